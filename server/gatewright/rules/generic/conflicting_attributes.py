"""Two attributes are set that exclude each other.

What it does
    Reports an attribute or block that cannot be set beside another one.
Why it matters
    Terraform stops with "Conflicting configuration arguments"; the service takes one and refuses or forgets the other.
Example
    ```terraform
    resource "aws_api_gateway_domain_name" "shop" {
      domain_name              = "api.shop.example"
      security_policy          = "TLS_1_2"
      certificate_arn          = aws_acm_certificate.global.arn
      regional_certificate_arn = aws_acm_certificate.regional.arn
      ^^^^^^^^^^^^^^^^^^^^^^^^ conflicting-attributes
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_domain_name" "shop" {
      domain_name              = "api.shop.example"
      security_policy          = "TLS_1_2"
      regional_certificate_arn = aws_acm_certificate.regional.arn

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }
    ```
When it stays quiet
    When one of the two is `null`, or set in a way that may turn out to be.
"""

from collections.abc import Iterator

from gatewright.model import Attribute, Block, Choice, Ref
from gatewright.model.wish import Remove
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext

RULE = Rule(
    name="conflicting-attributes",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    errors=("Conflicting configuration arguments", "BodyS3Location and Body cannot both be specified"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the later of the two, once for each pair."""
    for part in (*block.attributes, *block.children):
        param = ctx.index.param(part.param) if part.param else None
        for other_name in param.conflicts_with if param else ():
            other = block.get(other_name) or next(iter(block.nested(other_name)), None)
            if other and other.name_span < part.name_span and _certain(part, ctx) and _certain(other, ctx):
                fixes = tuple(Fix(f"Remove `{one.name}`", (Remove(one),), certain=False) for one in (part, other))
                related = (Related(block.uri, other.name_span, f"`{other.name}` is set here."),)
                yield Finding(part.name_span, f"`{part.name}` cannot be set beside `{other.name}`.", related, fixes)


def _certain(part: Attribute | Block, ctx: RuleContext) -> bool:
    """Whether the attribute is certainly set: a choice, or a variable that may be null, is not."""
    if isinstance(part, Block):
        return True
    value = part.value
    if isinstance(value, Choice) or (isinstance(value, Ref) and value.target.startswith(("var.", "local.", "each."))):
        return False
    return part.assigned and ctx.known(value) is not None
