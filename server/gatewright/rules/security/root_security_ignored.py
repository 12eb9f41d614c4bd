"""Security at the root of an OpenAPI document is ignored.

What it does
    Reports `security` at the top of the OpenAPI document of a REST API when operations there have none of their own.
Why it matters
    OpenAPI says that it holds for all operations. API Gateway reads `security` of operations only, so that methods which look guarded are
    open to everybody.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = jsonencode({
        openapi  = "3.0.1"
        info     = { title = "pets", version = "1" }
        security = [{ keeper = [] }]
        ^^^^^^^^ root-security-ignored
        paths = {
          "/pets" = {
            get = {
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
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Body:
            openapi: 3.0.1
            info: {title: pets, version: "1"}
            security: [{keeper: []}]
            ^^^^^^^^ root-security-ignored
            paths:
              /pets:
                get:
                  x-amazon-apigateway-integration: {type: mock}
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
              security = [{ keeper = [] }]
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
    When every operation but `OPTIONS` has its own `security`, when something is not known, and where SAM writes the security (`Auth`).
"""

from collections.abc import Iterator

from gatewright.model import Block, Sequence
from gatewright.model.graph.openapi import entry, is_whole
from gatewright.rules.phrases import listed
from gatewright.rules.questions.openapi import document_of
from gatewright.rules.questions.sam import settings_of
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="root-security-ignored",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=("rest.api", "rest.api_put", "sam.api"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html",),
)


def check(holder: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a requirement at the root that leaves operations open."""
    document = document_of(holder, ctx)
    security = entry(document.root, "security") if document else None
    if document is None or security is None or not isinstance(security.value, Sequence) or not security.value.items:
        return
    if any(block.sets("auth") for block in settings_of(holder, ctx)):
        return
    open_ones = [
        f"{one.verb} {one.path}"
        for one in document.operations
        if one.verb != "OPTIONS" and is_whole(one.contents) and not any(entry(one.contents, name) for name in _OWN)
    ]
    if open_ones:
        verb = "has" if len(open_ones) == 1 else "have"
        yield Finding(
            security.key_span,
            f"API Gateway ignores `security` at the root, and {listed(open_ones)} {verb} none; write it into each operation.",
        )


_OWN = ("security", "x-amazon-apigateway-auth")
