"""AWS service is called without a role.

What it does
    Reports an integration of the type `AWS` that calls a service other than Lambda and has no `credentials`.
Why it matters
    Only Lambda can let API Gateway in by a policy of its own. Every other service is called in the name of a role, and
    without one the integration is refused: "Role ARN must be specified for AWS integrations".
Example
    ```terraform
    resource "aws_api_gateway_integration" "add_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "POST"
      type                    = "AWS"
      integration_http_method = "POST"
      uri                     = "arn:aws:apigateway:eu-west-1:sqs:path/123456789012/pets"
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws-service-integration-without-credentials
    }
    ```
    ```cloudformation
    Resources:
      AddPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: POST
          AuthorizationType: AWS_IAM
          Integration:
            Type: AWS
            IntegrationHttpMethod: POST
            Uri: !Sub arn:aws:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/pets
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws-service-integration-without-credentials
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "add_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "POST"
      type                    = "AWS"
      integration_http_method = "POST"
      credentials             = aws_iam_role.queue.arn
      uri                     = "arn:aws:apigateway:eu-west-1:sqs:path/123456789012/pets"
    }
    ```
When it stays quiet
    Lambda, which may grant the permission itself, and services that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.credentials import only_role
from gatewright.rules.questions.integrations import parts_of, type_of
from gatewright.rules.questions.uris import service_of, uri_text
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="aws-service-integration-without-credentials",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html",),
    errors=("Role ARN must be specified for AWS integrations",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a known service other than Lambda where no role is written."""
    service = service_of(uri_text(integration, ctx))
    parts = parts_of(integration)
    if type_of(integration, ctx) != "AWS" or service in (None, "lambda") or integration.sets(parts.credentials):
        return
    name = ctx.spelled(integration, parts.credentials)
    yield Finding(
        ctx.place(integration, parts.uri),
        f'`{service}` is called without `{name}`; the call fails with "Role ARN must be specified for AWS integrations". '
        f"Name a role in `{name}` that `apigateway.amazonaws.com` can assume.",
        fixes=only_role(integration, ctx),
    )
