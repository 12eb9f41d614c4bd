"""Path part of a resource is not one segment.

What it does
    Reports a path part that holds a slash, a character that no segment can have, or braces that do not stand around the whole of it.
Why it matters
    Each resource of a REST API is one segment of the path. The service refuses others with "Resource's path part only allow
    a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end".
Example
    ```terraform
    resource "aws_api_gateway_resource" "pets" {
      rest_api_id = aws_api_gateway_rest_api.shop.id
      parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
      path_part   = "/pets"
                     ^ path-part-malformed
    }
    ```
    ```cloudformation
    Resources:
      Pet:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Shop
          ParentId: !GetAtt Shop.RootResourceId
          PathPart: pet-{petId}
                    ^^^^^^^^^^^ path-part-malformed
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_resource" "pets" {
      rest_api_id = aws_api_gateway_rest_api.shop.id
      parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
      path_part   = "pets"
    }

    resource "aws_api_gateway_resource" "pet" {
      rest_api_id = aws_api_gateway_rest_api.shop.id
      parent_id   = aws_api_gateway_resource.pets.id
      path_part   = "{petId}"
    }
    ```
When it stays quiet
    On what cannot be known of a path part; what is known of it is looked at.
"""

from collections.abc import Iterator

from gatewright.expressions.resource_path import Fault, Malformed, Segment, read_segment
from gatewright.model import Block
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.mappings import MARKS, stretch
from gatewright.rules.questions.uris import rendered, shown
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="path-part-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.resource",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_CreateResource.html",),
    errors=("Resource's path part only allow a-zA-Z0-9._-",),
)

_WAYS = {
    Fault.EMPTY: "the root resource of an API is there already",
    Fault.SLASH: "a resource is one segment, so make one resource for each",
    Fault.BRACES: "braces stand around the whole part or not at all, as in `{petId}`",
    Fault.PLUS: "a plus sign stands only before the closing brace, as in `{proxy+}`",
    Fault.CHARACTER: "a path part has letters, digits and `.` `_` `-` `:` `,` `$` only",
}


def check(resource: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a path part that is no segment, whatever its unknown parts turn out to be."""
    attribute = resource.get("path_part")
    if attribute is None or not attribute.assigned or ctx.value(resource, "path_part") is None:
        return
    text = rendered(attribute.value, ctx.project)
    wrong = read_segment(MARKS.sub("x", text))
    if not isinstance(wrong, Malformed) or (MARKS.search(text) and wrong.fault not in (Fault.SLASH, Fault.CHARACTER)):
        return
    words, meant = f"`{shown(text)}`" if text else "empty", text.strip("/")
    slips = wrong.fault is Fault.SLASH and isinstance(read_segment(meant), Segment)
    fixes = (Fix(f"Change to `{meant}`", (ReplaceValue(attribute.value, meant),)),) if slips else ()
    yield Finding(stretch(attribute.value, wrong.span), f"`{attribute.name}` is {words}; {_WAYS[wrong.fault]}.", fixes=fixes)
