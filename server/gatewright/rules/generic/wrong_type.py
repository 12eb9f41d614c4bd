"""Value is of the wrong type.

What it does
    Reports a literal that cannot be turned into the type that the attribute takes: a list for a string, words for a number.
Why it matters
    Terraform stops with "Inappropriate value for attribute"; CloudFormation fails the resource.
Example
    ```terraform
    resource "aws_api_gateway_method" "list_pets" {
      rest_api_id      = aws_api_gateway_rest_api.shop.id
      resource_id      = aws_api_gateway_resource.pets.id
      http_method      = "GET"
      authorization    = "AWS_IAM"
      api_key_required = "sometimes"
                         ^^^^^^^^^^^ wrong-type
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          BinaryMediaTypes: image/png
                            ^^^^^^^^^ wrong-type
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method" "list_pets" {
      rest_api_id      = aws_api_gateway_rest_api.shop.id
      resource_id      = aws_api_gateway_resource.pets.id
      http_method      = "GET"
      authorization    = "AWS_IAM"
      api_key_required = true
    }
    ```
When it stays quiet
    On values that both tools convert by themselves: `"29000"` for a number, `200` for a string, `"true"` for a boolean.
"""

from collections.abc import Iterator

from gatewright.index import Param
from gatewright.model import Block, Bool, Mapping, Number, Sequence, Text, Value
from gatewright.model.wish import ReplaceValue
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="wrong-type",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    errors=(
        "Inappropriate value for attribute",
        "Incorrect attribute value type",
        "expected type: …, found:",
        "Value of property … must be",
    ),
)

_WORDS = {
    "string": "a string",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "map": "a map",
    "list": "a list",
    "set": "a list",
    "block": "a block",
    "blocks": "a block",
}


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Looks at literals only: what a reference brings is known to the tool, not to us."""
    for attribute in block.attributes:
        param = ctx.index.param(attribute.param) if attribute.param else None
        if param is None or not attribute.assigned:
            continue
        wanted = param.type_in(ctx.dialect)
        if not fits(attribute.value, wanted, ctx.dialect):
            yield Finding(
                attribute.value.span, _message(attribute.name, attribute.value, wanted, ctx), fixes=_fixes(attribute.value, wanted)
            )
        elif isinstance(attribute.value, Sequence) and wanted in ("list", "set"):
            yield from _elements(attribute.name, attribute.value, param, ctx)


def fits(value: Value, wanted: str, dialect: str) -> bool:
    """Whether a literal has the type, or is converted to it. Everything but literals fits: it cannot be known."""
    match wanted, value:
        case "string", Sequence() | Mapping():
            return False
        case (("number" | "integer"), Text(text=text)):
            return _is_number(text)
        case (("number" | "integer"), Bool() | Sequence() | Mapping()):
            return False
        case "integer", Number(value=number):
            return float(number).is_integer()
        case "boolean", Text(text=text):
            return text.lower() in ("true", "false")
        case "boolean", Number() | Sequence() | Mapping():
            return False
        case (("list" | "set"), Text() | Number() | Bool() | Mapping()):
            return False
        case "map", Text() | Number() | Bool() | Sequence():
            return False
        case (("block" | "blocks"), Text() | Number() | Bool()):
            return False
        case (("block" | "blocks"), Mapping() | Sequence()):
            return dialect != "terraform"
        case _:
            return True


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _message(name: str, value: Value, wanted: str, ctx: RuleContext) -> str:
    if wanted in ("block", "blocks") and ctx.dialect == "terraform":
        return f"`{name}` is a block: write `{name} {{ ... }}` without `=`."
    return f"`{name}` is {_shown(value)}; it takes {_WORDS.get(wanted, wanted)}."


def _shown(value: Value) -> str:
    match value:
        case Text(text=text) | Number(text=text):
            return f"`{text}`"
        case Sequence():
            return "a list"
        case Mapping():
            return "a map"
        case _:
            return "a boolean"


def _fixes(value: Value, wanted: str) -> tuple[Fix, ...]:
    """One value where a list belongs is the list of that value."""
    if wanted in ("list", "set") and isinstance(value, Text):
        return (Fix("Make it a list", (ReplaceValue(value, [value.text]),)),)
    return ()


def _elements(name: str, value: Sequence, param: Param, ctx: RuleContext) -> Iterator[Finding]:
    wanted = param.element_type(ctx.dialect)
    for item in value.items if wanted else ():
        if not fits(item, wanted or "", ctx.dialect):
            yield Finding(
                item.span, _message(f"an element of {name}", item, wanted or "", ctx).replace("`an element of", "An element of `")
            )
