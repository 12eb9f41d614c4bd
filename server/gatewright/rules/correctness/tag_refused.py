"""Tag is one that AWS refuses.

What it does
    Reports a tag whose key begins with `aws:`, is empty or has more than 128 characters, one whose value has more than 256, and more
    than 50 tags on one resource.
Why it matters
    The service refuses the whole resource; keys that begin with `aws:` are for AWS itself.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      tags = {
        "aws:team" = "pets"
         ^^^^^^^^ tag-refused
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          Tags:
            - Key: aws:team
                   ^^^^^^^^ tag-refused
              Value: pets
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      tags = {
        team = "pets"
      }
    }
    ```
When it stays quiet
    On keys and values that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block, Mapping
from gatewright.rules.questions.mappings import written_keys
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="tag-refused",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging.html",),
)

_MOST, _LONGEST_KEY, _LONGEST_VALUE = 50, 128, 256


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Looks at tags of both forms: a map, and the list of CloudFormation, of which generic rules know the lengths."""
    if block.kind is None or ctx.param(block, "tags") is None or block.kind.startswith("neighbor."):
        return
    for key, entry in written_keys(block, "tags"):
        value = ctx.known(entry.value)
        if key.lower().startswith("aws:"):
            yield Finding(entry.key_span, _reserved(key))
        elif not 1 <= len(key) <= _LONGEST_KEY:
            yield Finding(entry.key_span, f"The key of this tag has {len(key)} characters; 1 to {_LONGEST_KEY} are allowed.")
        if isinstance(value, str) and len(value) > _LONGEST_VALUE:
            yield Finding(entry.value.span, f"The value of this tag has {len(value)} characters; at most {_LONGEST_VALUE} are allowed.")
    for tag in block.nested("tags"):
        key, attribute = ctx.value(tag, "key"), tag.get("key")
        if attribute and isinstance(key, str) and key.lower().startswith("aws:"):
            yield Finding(attribute.value.span, _reserved(key))
    attribute = block.get("tags")
    count = len(attribute.value.entries) if attribute and isinstance(attribute.value, Mapping) else len(block.nested("tags"))
    if count > _MOST:
        place = attribute.name_span if attribute else block.nested("tags")[_MOST].span
        yield Finding(place, f"There are {count} tags; a resource has at most {_MOST}.")


def _reserved(key: str) -> str:
    return f"`{key}` begins with `aws:`, which only AWS itself may write."
