"""Integration does not say what to call.

What it does
    Reports an integration of the type `AWS`, `AWS_PROXY`, `HTTP` or `HTTP_PROXY` without `uri`, in HTTP and WebSocket APIs
    `integration_uri`.
Why it matters
    Every type but `MOCK` calls a backend, and `uri` is its address; the service refuses an integration without one. A VPC
    link does not replace it: there `uri` sets the Host header and the name checked in TLS.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
                                ^^^^^^^^^^^ integration-without-uri
      integration_http_method = "POST"
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
                  ^^^^^^^^^^ integration-without-uri
            IntegrationHttpMethod: GET
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
    `MOCK` integrations, those of HTTP APIs that name the action of a service in `integration_subtype`, and types that cannot
    be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import only_one
from gatewright.rules.questions.functions import invocation_of
from gatewright.rules.questions.integrations import parts_of, type_of
from gatewright.rules.questions.uris import AWS_TYPES, HTTP_TYPES
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="integration-without-uri",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a type that calls a backend, where no address is written."""
    kind, parts = type_of(integration, ctx), parts_of(integration)
    if kind not in (*AWS_TYPES, *HTTP_TYPES) or integration.sets(parts.uri) or integration.sets("integration_subtype"):
        return
    name, fixes = ctx.spelled(integration, parts.uri), tuple[Fix, ...]()
    function = only_one(ctx.of_kind("neighbor.lambda_function")) if kind == "AWS_PROXY" else None
    if function:
        fixes = (
            Fix(f"Call the function `{function.name}`", (SetParam(integration, parts.uri, invocation_of(function, ctx)),), certain=False),
        )
    yield Finding(
        ctx.place(integration, parts.type),
        f"`{kind}` calls a backend, and `{name}` is not set; it takes {_address(integration, kind, ctx)}.",
        fixes=fixes,
    )


def _address(integration: Block, kind: str, ctx: RuleContext) -> str:
    shared = integration.kind == "http.integration"
    match kind:
        case "HTTP_PROXY" if shared and ctx.value(integration, "connection_type") == "VPC_LINK":
            return "the ARN of a listener or of a Cloud Map service"
        case "HTTP" | "HTTP_PROXY":
            return "an `http://` or `https://` URL"
        case "AWS_PROXY" if shared:
            return "the ARN of a Lambda function"
        case _:
            return "an ARN of the form `arn:aws:apigateway:...`"
