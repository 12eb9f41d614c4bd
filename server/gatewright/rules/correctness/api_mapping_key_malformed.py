"""API mapping has a key that is no path.

What it does
    Reports an `api_mapping_key` with a slash at its start or end or two in a row, with characters that a path there cannot have, and
    the word `(none)`.
Why it matters
    The service refuses the mapping. A key is one or more segments without a slash around them: `orders/v1`. The mapping for all
    that fits no other has no key at all.
Example
    ```terraform
    resource "aws_apigatewayv2_api_mapping" "orders" {
      api_id          = aws_apigatewayv2_api.orders.id
      domain_name     = aws_apigatewayv2_domain_name.shop.id
      stage           = aws_apigatewayv2_stage.live.name
      api_mapping_key = "/orders/v1"
                        ^^^^^^^^^^^^ api-mapping-key-malformed
    }
    ```
    ```cloudformation
    Resources:
      OrdersMapping:
        Type: AWS::ApiGatewayV2::ApiMapping
        Properties:
          ApiId: !Ref Orders
          DomainName: !Ref Shop
          Stage: !Ref Live
          ApiMappingKey: (none)
                         ^^^^^^ api-mapping-key-malformed
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api_mapping" "orders" {
      api_id          = aws_apigatewayv2_api.orders.id
      domain_name     = aws_apigatewayv2_domain_name.shop.id
      stage           = aws_apigatewayv2_stage.live.name
      api_mapping_key = "orders/v1"
    }
    ```
When it stays quiet
    When the key cannot be known.
"""

import re
from collections.abc import Iterator

from gatewright.model import Attribute, Block
from gatewright.model.wish import Remove, ReplaceValue
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="api-mapping-key-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.api_mapping",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html",),
)


_FOREIGN = re.compile(r"[^A-Za-z0-9$_.+!*'()/-]")


def check(mapping: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a known key that is no path."""
    attribute, key = mapping.get("api_mapping_key"), ctx.value(mapping, "api_mapping_key")
    if attribute is None or not isinstance(key, str) or not key:
        return
    foreign = _FOREIGN.search(key)
    path = "" if key == "(none)" else "/".join(segment for segment in key.split("/") if segment)
    if path != key:
        way = f"write `{path}`." if path else "for the root leave it out."
        yield Finding(attribute.value.span, f"`{attribute.name}` is `{key}`, which is no path; {way}", fixes=(_fix(attribute, path),))
    elif foreign:
        allowed = "it takes letters, digits, `$-_.+!*'()` and `/`."
        yield Finding(attribute.value.span, f"`{attribute.name}` has the character `{foreign[0]}`; {allowed}")


def _fix(attribute: Attribute, path: str) -> Fix:
    if path:
        return Fix(f"Change to `{path}`", (ReplaceValue(attribute.value, path),))
    return Fix(f"Remove `{attribute.name}`", (Remove(attribute),))
