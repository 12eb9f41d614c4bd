"""Operation of an OpenAPI document has no integration.

What it does
    Reports an operation in the OpenAPI document of a REST API that has no `x-amazon-apigateway-integration`.
Why it matters
    The import succeeds, and the deployment fails with "No integration defined for method".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = jsonencode({
        openapi = "3.0.1"
        info    = { title = "pets", version = "1" }
        paths = {
          "/pets" = {
            get = {
            ^^^ operation-without-integration
              responses = { "200" = { description = "All pets" } }
            }
          }
        }
      })
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Body:
            openapi: 3.0.1
            info: {title: pets, version: "1"}
            paths:
              /pets:
                get:
                ^^^ operation-without-integration
                  responses:
                    "200": {description: All pets}
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = jsonencode({
        openapi = "3.0.1"
        info    = { title = "pets", version = "1" }
        paths = {
          "/pets" = {
            get = {
              responses = { "200" = { description = "All pets" } }
              x-amazon-apigateway-integration = {
                type       = "http_proxy"
                httpMethod = "GET"
                uri        = "https://pets.example.com/"
              }
            }
          }
        }
      })
    }
    ```
When it stays quiet
    When something in the operation is not known, when integrations may be added by resources of their own, and when SAM adds those of
    events (`MergeDefinitions`). HTTP APIs get a route without a backend instead.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import INTEGRATION, Api, Node, OfApi
from gatewright.model.graph.openapi import entry, is_whole
from gatewright.rules.questions.openapi import document_of, is_kept
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="operation-without-integration",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.api", "rest.api_put", "sam.api"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html",),
    errors=("No integration defined for method",),
)


def check(holder: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the verbs behind which no integration can be."""
    document = document_of(holder, ctx)
    if document is None or not is_kept(holder) or _is_completed(ctx.graph.node(holder)):
        return
    for operation in document.operations:
        if is_whole(operation.contents) and not entry(operation.contents, INTEGRATION):
            label = f"{operation.verb} {operation.path}"
            yield Finding(
                operation.verb_span,
                f'`{label}` has no `{INTEGRATION}`; the deployment fails with "No integration defined for method".',
            )


def _is_completed(holder: Node) -> bool:
    """Whether resources may add integrations to what the document describes."""
    api = holder.api if isinstance(holder, OfApi) else holder
    return not isinstance(api, Api) or bool(api.integrations) or api.may_have("rest.integration") or api.is_handed_on
