"""Integration response of a proxy integration has no effect.

What it does
    Marks integration responses whose integration is of the type `AWS_PROXY` or `HTTP_PROXY`.
Why it matters
    What a proxy's backend answers is what the client gets: status, headers and body. Patterns, templates and headers that are
    mapped here, CORS headers among them, never reach anyone.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
    }

    resource "aws_api_gateway_integration_response" "ok" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ integration-response-on-proxy
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = aws_api_gateway_integration.get_pet.http_method
      status_code = "200"
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
            Type: AWS_PROXY
            IntegrationHttpMethod: POST
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${GetPetFunction.Arn}/invocations
            IntegrationResponses:
            ^^^^^^^^^^^^^^^^^^^^ integration-response-on-proxy
              - StatusCode: "200"
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
    }
    ```
When it stays quiet
    When the integration is not found for certain: in Terraform it is the one that `http_method` refers to, or the only one
    with the same resource and verb.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import OnMethod
from gatewright.model.wish import Remove
from gatewright.rules.questions.twins import also
from gatewright.rules.questions.uris import PROXY_TYPES
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, Tag, header

RULE = Rule(
    name="integration-response-on-proxy",
    level=Level.HINT,
    category=Category.CORRECTNESS,
    on=("rest.integration_response",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Marks a response, or a whole list of them, that no answer passes through."""
    response = ctx.graph.node(block, of=OnMethod)
    integration = response.integrations[0] if len(response.integrations) == 1 else None
    kind = integration.value("type") if integration else None
    if integration is None or kind not in PROXY_TYPES or (block.parent and response is not response.siblings[0]):
        return
    fixes: tuple[Fix, ...] = ()
    if block.parent is None and not any(ctx.project.references_to(block.address)):
        fixes = (Fix("Remove the integration response", (Remove(block),), certain=False),)
    yield Finding(
        header(block),
        f"Integration responses have no effect on `{kind}`; the client gets what the backend answers.",
        related=also(integration, "the integration"),
        fixes=fixes,
        tags=(Tag.UNNECESSARY,),
    )
