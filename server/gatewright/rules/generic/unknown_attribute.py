"""Attribute or block does not exist.

What it does
    Reports an attribute or nested block that the resource does not have.
Why it matters
    Terraform stops with "Unsupported argument" or "Unsupported block type", CloudFormation with "extraneous key is not permitted".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name        = "pets"
      descriptoin = "Everything about pets"
      ^^^^^^^^^^^ unknown-attribute
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          Descripton: Everything about pets
          ^^^^^^^^^^ unknown-attribute
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name        = "pets"
      description = "Everything about pets"
    }
    ```
When it stays quiet
    While the name is still being typed, on a required name that is misspelled (`missing-required-attribute` speaks of that), and on
    resources of which Gatewright knows only a part. It is a warning, not an error, because a provider newer than the docs index may
    know more.
"""

from collections.abc import Iterator

from gatewright.index import Kind
from gatewright.model import Block
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.misspelled import misspelled
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit, nearest

RULE = Rule(
    name="unknown-attribute",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=(),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    errors=(
        "Unsupported argument",
        "Unsupported block type",
        "extraneous key [ … ] is not permitted",
        "Encountered unsupported property",
        "An argument named … is not expected here",
        "Blocks of type … are not expected here",
    ),
)

_EVERYWHERE = frozenset({"lifecycle", "provisioner", "connection", "timeouts", "dynamic"})
"""Blocks that every Terraform resource can have."""


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports names that the kind does not have in this dialect."""
    kind = ctx.index.kind(block.kind or "")
    if kind is None or kind.partial:
        return
    required = [attribute.name_span for attribute in misspelled(block, ctx).values()]
    for attribute in block.attributes:
        if attribute.param is None and attribute.assigned and attribute.name and attribute.name_span not in required:
            yield _finding(attribute.name, attribute.name_span, block, kind, ctx)
    for child in block.children:
        if child.param is None and child.name not in _EVERYWHERE:
            yield _finding(child.name, child.name_span, block, kind, ctx)


def _finding(name: str, span: Span, block: Block, kind: Kind, ctx: RuleContext) -> Finding:
    free = [spelled for spelled, param in kind.settable_in(ctx.dialect) if not block.sets(param.name)]
    close = nearest(name, free) or nearest(name, (spelled for spelled, _ in kind.settable_in(ctx.dialect)))
    elsewhere = next(
        (param.spell[ctx.dialect] for param in kind.params.values() if name in param.spell.values() and ctx.dialect in param.spell), None
    )
    meant = elsewhere or close
    message = f"`{block.spelled}` has no `{name}`"
    if meant is None:
        return Finding(span, f"{message}.")
    fix = Fix(f"Change to `{meant}`", (ReplaceWords(TextEdit(span, meant)),), certain=meant in free)
    return Finding(span, f"{message}; did you mean `{meant}`?", fixes=(fix,))
