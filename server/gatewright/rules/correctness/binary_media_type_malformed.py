"""Binary media type is none.

What it does
    Reports an entry of the binary media types that has no slash between type and subtype, and in Terraform one with `~1` in the
    place of the slash.
Why it matters
    Such an entry matches no `Content-Type` and no `Accept` header: bodies that are meant as binary are read as text and damaged.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name               = "pets"
      binary_media_types = ["image~1png"]
                            ^^^^^^^^^^^^ binary-media-type-malformed
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          BinaryMediaTypes:
            - png
              ^^^ binary-media-type-malformed
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name               = "pets"
      binary_media_types = ["image/png"]
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          BinaryMediaTypes:
            - image/png
            - application~1pdf
    ```
When it stays quiet
    On entries that cannot be known, and on `~1` in CloudFormation and SAM, where it stands for the slash.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.values import possible
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="binary-media-type-malformed",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.api", "sam.api", "sam.globals.api"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html",),
)

_TYPE = re.compile(r"[^\s/;]+/[^\s/;]+(\s*;.*)?")


def check(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Looks at each entry that is known."""
    attribute = api.get("binary_media_types")
    for value in possible(attribute.value, sure=True) if attribute else ():
        text = ctx.known(value)
        meant = text.replace("~1", "/") if isinstance(text, str) else ""
        if not isinstance(text, str) or _TYPE.fullmatch(text if ctx.dialect == "terraform" else meant):
            continue
        fixes = (Fix(f"Change to `{meant}`", (ReplaceValue(value, meant),)),) if _TYPE.fullmatch(meant) else ()
        yield Finding(value.span, f"`{text}` matches no media type; write it as `image/png`, or `*/*` for all.", fixes=fixes)
