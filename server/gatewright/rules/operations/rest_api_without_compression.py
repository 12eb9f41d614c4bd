"""API does not compress its answers.

What it does
    Reports a REST API without `minimum_compression_size`.
Why it matters
    Large JSON answers shrink to a fraction when they are compressed, for clients that ask for it with `Accept-Encoding`.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^ rest-api-without-compression
      name = "pets"
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
              ^^^^^^^^^^^^^^^^^^^^^^^^ rest-api-without-compression
        Properties:
          Name: pets
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name                     = "pets"
      minimum_compression_size = "1024"
    }
    ```
When it stays quiet
    APIs from an OpenAPI document, which may set it, and values that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import described_elsewhere
from gatewright.rules.questions.sam import may_inherit
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="rest-api-without-compression",
    level=Level.OFF,
    category=Category.OPERATIONS,
    on=("rest.api", "sam.api"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html",),
    strict=Level.HINT,
)


def check(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an API that certainly sends everything as it is."""
    size = ctx.value(api, "minimum_compression_size")
    if size in (-1, "-1") or (size is ABSENT and not described_elsewhere(api) and not may_inherit(api, "minimum_compression_size", ctx)):
        name, least = ctx.spelled(api, "minimum_compression_size"), "1024" if ctx.dialect == "terraform" else 1024
        yield Finding(
            ctx.place(api, "minimum_compression_size"),
            f"`{name}` is not set; answers of any size are sent uncompressed.",
            fixes=(Fix("Compress from 1,024 bytes", (SetParam(api, "minimum_compression_size", least),), certain=False),),
        )
