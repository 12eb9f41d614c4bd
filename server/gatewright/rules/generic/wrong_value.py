"""Value is not one of those that exist.

What it does
    Reports a value outside the list that a parameter accepts, and a bare word where Terraform wants it in quotes.
Why it matters
    Terraform stops with "expected ... to be one of"; CloudFormation fails the resource with a validation error.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.shop.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = aws_api_gateway_method.get_pet.http_method
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
      content_handling        = "CONVERT_TO_JSON"
                                ^^^^^^^^^^^^^^^^^ wrong-value
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          ApiKeySourceType: HEADERS
                            ^^^^^^^ wrong-value
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.shop.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = aws_api_gateway_method.get_pet.http_method
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
      content_handling        = "CONVERT_TO_TEXT"
    }
    ```
When it stays quiet
    On values that cannot be known, and on values that the service has although this dialect does not list them yet.
"""

from collections.abc import Iterator

from gatewright.model import Block, Ref
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.values import Judged, judged_values, possible, words_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import SLIP, nearest

RULE = Rule(
    name="wrong-value",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    errors=(
        "expected … to be one of",
        "Invalid Usage Plan quota period specified",
        "is not a valid enum value",
        "Member must satisfy enum value set",
        "failed validation constraint for keyword [enum]",
        "Unsupported PayloadFormatVersion",
        "Operation: … is not supported",
    ),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Compares with the dialect's own list; a value that only another dialect or a newer API knows is let through."""
    for judged in judged_values(block, ctx):
        accepted = judged.param.accepted_values(ctx.dialect)
        words, never = words_of(judged), judged.param.fact("refused", ctx.dialect) or ()
        known = (*accepted, *(value for value in judged.param.values if value not in never))
        # OpenAPI documents spell enumerations in either case.
        written = (words, words.upper()) if ctx.dialect == "openapi" else (words,)
        if accepted and not any(word in known for word in written):
            yield _wrong(judged, accepted)
    if ctx.dialect == "terraform":
        yield from _bare_words(block, ctx)


def _wrong(judged: Judged, accepted: tuple[str, ...]) -> Finding:
    close = nearest(words_of(judged), accepted)
    ways = f"use `{close}`" if close and len(accepted) > 4 else _listed(accepted)
    slip = close is not None and nearest(words_of(judged), accepted, SLIP) == close
    fix = (Fix(f"Change to `{close}`", (ReplaceValue(judged.value, close),), certain=slip),) if close and not judged.related else ()
    others = () if judged.related or len(accepted) > 4 else tuple(value for value in accepted if value != close)
    fixes = (*fix, *(Fix(f"Change to `{value}`", (ReplaceValue(judged.value, value),), certain=False) for value in others))
    return Finding(judged.value.span, f"`{judged.attribute.name}` is `{judged.known}`; {ways}.", judged.related, fixes)


def _listed(accepted: tuple[str, ...]) -> str:
    names = [f"`{value}`" for value in accepted]
    if len(names) > 8:
        return f"it is one of {len(names)} values, such as {', '.join(names[:4])}"
    return f"use {', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else f"use {names[0]}"


def _bare_words(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """`type = MOCK` is a reference to nothing."""
    for attribute in block.attributes:
        param = ctx.index.param(attribute.param) if attribute.param else None
        for value in possible(attribute.value) if param else ():
            if isinstance(value, Ref) and not value.path and "." not in value.target and param and value.target in param.values:
                fix = Fix("Put it in quotes", (ReplaceValue(value, value.target),))
                yield Finding(value.span, f'`{value.target}` is a bare word; Terraform wants `"{value.target}"`.', fixes=(fix,))
