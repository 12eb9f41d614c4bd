"""Version of the OpenAPI document is not supported.

What it does
    Reports an OpenAPI document in a version that API Gateway does not import: anything but 3.0 for HTTP APIs, anything but 3.0 and
    Swagger 2.0 for REST APIs. It also looks at `OpenApiVersion` of a SAM template.
Why it matters
    The import fails, or leaves out what the newer version says in another way.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = jsonencode({
        openapi = "3.1.0"
                  ^^^^^^^ openapi-version-unsupported
        info    = { title = "pets", version = "1" }
        paths   = {}
      })
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Body:
            swagger: "2.0"
                     ^^^^^ openapi-version-unsupported
            info: {title: pets, version: "1"}
            paths: {}
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = jsonencode({
        openapi = "3.0.1"
        info    = { title = "pets", version = "1" }
        paths   = {}
      })
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Body:
            openapi: 3.0.1
            info: {title: pets, version: "1"}
            paths: {}
    ```
When it stays quiet
    When the version cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block, Value
from gatewright.model.evaluate import as_text
from gatewright.model.graph.openapi import entry
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.openapi import HOLDERS, document_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="openapi-version-unsupported",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(*HOLDERS, "sam.globals.api"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=(
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html",
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html",
    ),
)


def check(holder: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a version that is written and not among those that are imported."""
    wished = holder.get("open_api_version")
    if wished:
        yield from _judged(wished.name, wished.value, ctx, ("2.0", "3.0"), "2.0 and 3.0")
    document, is_http = document_of(holder, ctx), holder.kind in ("http.api", "sam.http_api")
    openapi, swagger = (entry(document.root if document else None, name) for name in ("openapi", "swagger"))
    if openapi:
        yield from _judged("openapi", openapi.value, ctx, ("3.0",), "3.0")
    if swagger and is_http:
        yield Finding(swagger.value.span, "HTTP APIs import OpenAPI 3.0 only; `swagger` is the version before, which a REST API takes.")
    elif swagger:
        yield from _judged("swagger", swagger.value, ctx, ("2.0", "2"), "2.0")


def _judged(name: str, value: Value, ctx: RuleContext, supported: tuple[str, ...], only: str) -> Iterator[Finding]:
    version = as_text(ctx.known(value))
    if not isinstance(version, str) or not version or any(version == one or version.startswith(f"{one}.") for one in supported):
        return
    fixes = (Fix("Change to `3.0.1`", (ReplaceValue(value, "3.0.1"),), certain=False),) if version.startswith("3") else ()
    yield Finding(value.span, f"`{name}` is `{version}`; API Gateway imports {only} only.", fixes=fixes)
