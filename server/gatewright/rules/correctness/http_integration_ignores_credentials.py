"""Role on an HTTP integration has no effect.

What it does
    Marks `credentials` on an integration of the type `HTTP` or `HTTP_PROXY`.
Why it matters
    The role is for calls to AWS services. An HTTP backend gets no signature from it and cannot tell that it is there.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets/1"
      credentials             = "arn:aws:iam::123456789012:role/pets"
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-integration-ignores-credentials
    }
    ```
    ```cloudformation
    Resources:
      GetPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: HTTP_PROXY
            IntegrationHttpMethod: GET
            Uri: https://pets.example.com/pets/1
            Credentials: arn:aws:iam::123456789012:role/pets
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-integration-ignores-credentials
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets/1"
    }
    ```
When it stays quiet
    When the type cannot be known, or the role comes from a variable that may be null.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.given import given
from gatewright.rules.questions.uris import HTTP_TYPES
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, Tag

RULE = Rule(
    name="http-integration-ignores-credentials",
    level=Level.HINT,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Marks a role that is there for certain and never assumed."""
    kind, role = ctx.value(integration, "type"), given(integration, "credentials", ctx)
    if kind not in HTTP_TYPES or role is None:
        return
    yield Finding(
        role.span,
        f"`{role.name}` has no effect; `{kind}` calls its backend without a role.",
        fixes=(Fix(f"Remove `{role.name}`", (Remove(role),)),),
        tags=(Tag.UNNECESSARY,),
    )
