"""Integration has no method to call its backend with.

What it does
    Reports an integration of the type `AWS`, `AWS_PROXY`, `HTTP` or `HTTP_PROXY` without `integration_http_method`, and one of
    the types `HTTP` and `HTTP_PROXY` without `integration_method` in an HTTP or WebSocket API.
Why it matters
    API Gateway does not derive the verb of the backend call from the verb of the client. Without it the service refuses the
    integration: "Enumeration value for HttpMethod must be non-empty".
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = "GET"
      type        = "AWS_PROXY"
                    ^^^^^^^^^^^ integration-without-http-method
      uri         = aws_lambda_function.get_pet.invoke_arn
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
                  ^^^^^^^^^ integration-without-http-method
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${GetPetFunction.Arn}/invocations
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
    `MOCK` integrations, which call nothing, and types that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import protocol_of, verb_of
from gatewright.rules.questions.integrations import parts_of, type_of
from gatewright.rules.questions.uris import AWS_TYPES, HTTP_TYPES, streams, uri_text
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="integration-without-http-method",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html",),
    errors=("Enumeration value for HttpMethod must be non-empty",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a type that calls a backend, where no verb for it is written."""
    kind, parts = type_of(integration, ctx), parts_of(integration)
    behind_method = integration.kind == "rest.integration"
    if kind not in ((*AWS_TYPES, *HTTP_TYPES) if behind_method else HTTP_TYPES) or integration.sets(parts.method):
        return
    answer = '; the call fails with "Enumeration value for HttpMethod must be non-empty".' if behind_method else "."
    yield Finding(
        ctx.place(integration, parts.type),
        f"`{kind}` needs `{ctx.spelled(integration, parts.method)}`, which is not set{answer}",
        fixes=tuple(_fixes(integration, kind, ctx)),
    )


def _fixes(integration: Block, kind: str, ctx: RuleContext) -> Iterator[Fix]:
    """Lambda and `action/` operations take `POST`; an HTTP backend most often takes the verb of the client."""
    if integration.kind == "http.integration":
        verb = {"HTTP": "ANY", "WEBSOCKET": "POST"}.get(protocol_of(integration, ctx.project) or "")
        if verb:
            title = "Repeat the verb of the client, `ANY`" if verb == "ANY" else f"Call the backend with `{verb}`"
            yield Fix(title, (SetParam(integration, "integration_method", verb),), certain=False)
        return
    text = uri_text(integration, ctx)
    verb = "POST" if kind in AWS_TYPES else verb_of(integration, ctx)
    certain = kind == "AWS_PROXY" or streams(text) is not None or (kind == "AWS" and ":action/" in text)
    if isinstance(verb, str):
        yield Fix(f"Call the backend with `{verb}`", (SetParam(integration, "integration_http_method", verb),), certain)
