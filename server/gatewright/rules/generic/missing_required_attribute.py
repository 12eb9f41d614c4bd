"""Required attribute or block is missing.

What it does
    Reports a resource or nested block that lacks something which its dialect demands.
Why it matters
    Terraform stops with "Missing required argument"; CloudFormation fails the resource with "required key is not found".
Example
    ```terraform
    resource "aws_api_gateway_resource" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^ missing-required-attribute
      rest_api_id = aws_api_gateway_rest_api.shop.id
      parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::Resource
              ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-required-attribute
        Properties:
          RestApiId: !Ref Shop
          ParentId: !GetAtt Shop.RootResourceId
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_resource" "pets" {
      rest_api_id = aws_api_gateway_rest_api.shop.id
      parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
      path_part   = "pets"
    }
    ```
When it stays quiet
    When the attribute may come from a `dynamic` block, a condition or a transform.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import AddBlock, ReplaceWords, SetParam, Wish
from gatewright.rules.questions.misspelled import misspelled
from gatewright.rules.questions.sam import may_inherit
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header
from gatewright.text import TextEdit

RULE = Rule(
    name="missing-required-attribute",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    errors=(
        "Missing required argument",
        "Insufficient … blocks",
        "required key [ … ] not found",
        "required key … is not permitted to be absent",
        "Model name must be non-empty",
        "failed validation constraint for keyword [required]",
    ),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports everything that is missing in one finding, so that one edit mends it."""
    kind = ctx.index.kind(block.kind or "")
    if kind is None or kind.partial or block.outermost.role.name == "DATA":
        return
    required = [(spelled, param) for spelled, param in kind.required_in(ctx.dialect) if not block.sets(param.name)]
    missing = [(spelled, param) for spelled, param in required if not may_inherit(block, param.name, ctx)]
    slips = misspelled(block, ctx)
    for spelled, attribute in slips.items():
        fix = Fix(f"Change to `{spelled}`", (ReplaceWords(TextEdit(attribute.name_span, spelled)),))
        message = f"`{block.spelled}` has no `{attribute.name}`, and lacks `{spelled}`, which is required; did you mean that?"
        yield Finding(attribute.name_span, message, fixes=(fix,))
    missing = [(spelled, param) for spelled, param in missing if spelled not in slips]
    if not missing:
        return
    names = [f"`{spelled}`" for spelled, _ in missing]
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    wishes: list[Wish] = []
    for _, param in missing:
        if param.is_block(ctx.dialect):
            wishes.append(AddBlock(block, param.name, {}))
        else:
            wishes.append(
                SetParam(block, param.name, param.placeholder or param.fact("default", ctx.dialect) or next(iter(param.values), ""))
            )
    fix = Fix(f"Add {listed}", tuple(wishes), certain=False)
    verb = "is" if len(names) == 1 else "are"
    yield Finding(header(block), f"`{block.spelled}` lacks {listed}, which {verb} required.", fixes=(fix,))
