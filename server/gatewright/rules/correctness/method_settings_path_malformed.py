"""Method settings are for a path that no method has.

What it does
    Reports a `method_path` that starts with a slash, or that does not end in a method in capitals or `*`.
Why it matters
    The path is that of the resource without its first slash, then a slash, then the method: `pets/{petId}/GET`; `*/*` stands for all.
    In any other form the settings concern no method, so logging, throttling or caching stay as they were.
Example
    ```terraform
    resource "aws_api_gateway_method_settings" "add_pet" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "/pets/POST"
                     ^ method-settings-path-malformed

      settings {
        metrics_enabled = true
      }
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method_settings" "add_pet" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "pets/POST"

      settings {
        metrics_enabled = true
      }
    }
    ```
When it stays quiet
    When the part in question cannot be known, and on the root resource. CloudFormation writes path and method apart; there
    `malformed-value` speaks of the path.
"""

from collections.abc import Iterator

from gatewright.model import Block, Ref, Template, Value
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.mappings import MARKS, stretch
from gatewright.rules.questions.uris import rendered, shown
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span

RULE = Rule(
    name="method-settings-path-malformed",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.method_settings",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method_settings",),
    errors=("Invalid method setting path",),
)

_METHODS = ("*", "ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Looks at both ends of the path."""
    attribute = settings.get("method_path")
    if attribute is None or not attribute.assigned:
        return
    name, value, text = attribute.name, attribute.value, rendered(attribute.value, ctx.project)
    known = not MARKS.search(text)
    path, slash, method = text.rpartition("/")
    if path.startswith("/") or _is_whole_path(value, ctx):
        meant = text.lstrip("/")
        fix = Fix(f"Change to `{meant}`", (ReplaceValue(value, meant),)) if known and meant.rpartition("/")[2] in _METHODS else None
        place = stretch(value, Span(0, 1)) if path.startswith("/") else value.span
        yield Finding(place, f"`{name}` starts with a slash, so the settings concern no method; leave it out.", fixes=(fix,) if fix else ())
    elif text and (method not in _METHODS or not slash) and not MARKS.search(method if slash else text):
        meant = f"{path}/{method.upper()}"
        fix = Fix(f"Change to `{meant}`", (ReplaceValue(value, meant),)) if known and slash and method.upper() in _METHODS else None
        message = f"`{name}` is `{shown(text)}`, which ends in no method; write the path, a slash and the method, as in `pets/GET`."
        yield Finding(value.span, message, fixes=(fix,) if fix else ())


def _is_whole_path(value: Value, ctx: RuleContext) -> bool:
    """Whether it begins with the `path` of a resource, which begins with a slash."""
    match value:
        case Template(parts=(Ref() as first, *_)):
            resource = ctx.project.target(first)
            return resource is not None and resource.kind == "rest.resource" and first.attribute == "path"
        case _:
            return False
