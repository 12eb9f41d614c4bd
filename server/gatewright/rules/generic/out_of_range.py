"""Value is outside its bounds.

What it does
    Reports a number that is too small or too large, a text that is too short or too long, and a list with too few or too many elements.
Why it matters
    Terraform stops at plan time where its provider knows the bound; otherwise the service refuses the request at deploy time.
Example
    ```terraform
    resource "aws_api_gateway_authorizer" "tokens" {
      name                             = "tokens"
      rest_api_id                      = aws_api_gateway_rest_api.shop.id
      authorizer_uri                   = aws_lambda_function.authorize.invoke_arn
      authorizer_result_ttl_in_seconds = 7200
                                         ^^^^ out-of-range
    }
    ```
    ```cloudformation
    Resources:
      Key:
        Type: AWS::ApiGateway::Authorizer
        Properties:
          Name: tokens
          Type: TOKEN
          RestApiId: !Ref Shop
          IdentitySource: method.request.header.Authorization
          AuthorizerUri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Authorize.Arn}/invocations
          AuthorizerResultTtlInSeconds: 7200
                                        ^^^^ out-of-range
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_authorizer" "tokens" {
      name                             = "tokens"
      rest_api_id                      = aws_api_gateway_rest_api.shop.id
      authorizer_uri                   = aws_lambda_function.authorize.invoke_arn
      authorizer_result_ttl_in_seconds = 3600
    }
    ```
When it stays quiet
    On values that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block, Sequence
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.values import Judged, judged_values
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="out-of-range",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    errors=(
        "expected … to be in the range ( … )",
        "Authorizer result TTL outside allowable range",
        "TTL must be between 0 and 3600 seconds",
        "Timeout should be between 50 ms and …",
        "Usage Plan quota limit must be a non-negative numeric",
        "failed validation constraint for keyword [minimum]",
        "failed validation constraint for keyword [maximum]",
        "API Key value should be at least 20 characters",
        "exceeds maximum size of 128 characters",
        "Member must have length less than or equal to",
        "Member must have length greater than or equal to",
        "failed validation constraint for keyword [minLength]",
        "failed validation constraint for keyword [maxLength]",
        "is not less or equal to",
        "is not greater or equal to",
        "Invalid minimum compression size",
    ),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Bounds of numbers, of lengths of texts, and of numbers of elements."""
    for judged in judged_values(block, ctx):
        if _is_number(judged, ctx):
            yield from _number(judged, ctx)
        elif isinstance(judged.known, str) and not judged.param.values:
            yield from _length(judged, len(judged.known), "characters", ("min_length", "max_length"), ctx)
    for attribute in block.attributes:
        param = ctx.index.param(attribute.param) if attribute.param else None
        if param and isinstance(attribute.value, Sequence):
            judged = Judged(attribute, param, attribute.value, None, ctx.project)
            yield from _length(judged, len(attribute.value.items), "elements", ("min_items", "max_items"), ctx)


def _is_number(judged: Judged, ctx: RuleContext) -> bool:
    """Whether bounds of numbers hold; Terraform writes a few numbers as text."""
    bounds = (judged.param.fact("min", ctx.dialect), judged.param.fact("max", ctx.dialect))
    return judged.param.type_in(ctx.dialect) in ("number", "integer") or bounds != (None, None)


def _number(judged: Judged, ctx: RuleContext) -> Iterator[Finding]:
    try:
        number = float(judged.known)
    except ValueError:
        return
    low, high = judged.param.fact("min", ctx.dialect), judged.param.fact("max", ctx.dialect)
    if (low is None or number >= low) and (high is None or number <= high):
        return
    bound = low if low is not None and number < low else high
    fixes = () if judged.related else (Fix(f"Change to `{bound}`", (ReplaceValue(judged.value, bound),), certain=False),)
    yield Finding(judged.value.span, f"`{judged.attribute.name}` is {judged.known}; {_range(low, high)}.", judged.related, fixes)


def _length(judged: Judged, length: int, unit: str, facts: tuple[str, str], ctx: RuleContext) -> Iterator[Finding]:
    low, high = (judged.param.fact(fact, ctx.dialect) for fact in facts)
    if (low is not None and length < low) or (high is not None and length > high):
        message = f"`{judged.attribute.name}` has {length} {unit}; {_range(low, high)}."
        yield Finding(judged.value.span, message, judged.related)


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return f"at most {high} are allowed"
    if high is None:
        return f"at least {low} are needed"
    return f"exactly {low} is allowed" if low == high else f"{low} to {high} are allowed"
