"""Two path variables side by side.

What it does
    Reports a path variable beside another one below the same parent: `/pets/{id}` and `/pets/{name}`, or `{id}` and `{proxy+}`. Paths of
    OpenAPI documents and of events in a SAM template count as well.
Why it matters
    The service could not tell which one a request means. The second fails with "A sibling ({id}) of this resource already has a
    variable path part -- only one is allowed".
Example
    ```terraform
    resource "aws_api_gateway_resource" "pet" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "{id}"
    }

    resource "aws_api_gateway_resource" "by_name" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "{name}"
                    ^^^^^^^^ sibling-path-variables
    }

    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }
    ```
    ```cloudformation
    Resources:
      Pet:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Api
          ParentId: !Ref Pets
          PathPart: "{id}"
      Rest:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Api
          ParentId: !Ref Pets
          PathPart: "{proxy+}"
                    ^^^^^^^^^^ sibling-path-variables
      Pets:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Api
          ParentId: !GetAtt Api.RootResourceId
          PathPart: pets
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_resource" "pet" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "{id}"
    }

    resource "aws_api_gateway_resource" "by_name" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "by-name"
    }
    ```
When it stays quiet
    When a parent or a path part cannot be known, and when a condition may leave one of the two out.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Event, PathResource
from gatewright.model.graph.events import IN_FUNCTION
from gatewright.rules.questions.openapi import document_of
from gatewright.rules.questions.sam import settings_for
from gatewright.rules.questions.twins import also, earlier
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="sibling-path-variables",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.resource", "rest.api", "rest.api_put", "sam.api", "sam.api_event", "sam.state_machine_api_event"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html",),
    errors=("A sibling ( … ) of this resource already has a variable path part -- only one is allowed",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the later of two siblings that are both variables; two of one name have a rule of their own."""
    if block.kind != "rest.resource":
        yield from (_in_event if block.kind in IN_FUNCTION else _in_document)(block, ctx)
        return
    resource = ctx.graph.node(block, of=PathResource)
    part = resource.part
    if not _is_variable(part):
        return
    first = earlier(resource, resource.siblings, lambda other: _is_variable(other.part) and other.part != part)
    if first:
        yield Finding(ctx.place(block, "path_part"), _message(first.part, part), also(first, f"`{first.part}` is the other variable."))


def _in_document(holder: Block, ctx: RuleContext) -> Iterator[Finding]:
    """The paths of a document, in the order written."""
    document = document_of(holder, ctx)
    seen: dict[str, str] = {}
    for path in document.paths.entries if document and document.paths else ():
        clash = _clash(path.key, seen) if path.key else None
        if clash:
            yield Finding(path.key_span, _message(*clash))


def _in_event(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """The path of an event, beside those of the events before it."""
    event = ctx.graph.node(block, of=Event)
    fellows = [one for one in event.fellows("sam.api_event", "sam.state_machine_api_event") if isinstance(one, Event)]

    def clash(other: Event) -> tuple[str, str] | None:
        seen: dict[str, str] = {}
        _clash(other.path or "", seen)
        return _clash(event.path or "", seen)

    first = earlier(event, fellows, lambda other: clash(other) is not None)
    found = clash(first) if first else None
    if first and found and settings_for(event, ctx) is not None:
        yield Finding(ctx.place(block, "path"), _message(*found), also(first, f"`{first.name}` has the other variable."))


def _clash(path: str, seen: dict[str, str]) -> tuple[str, str] | None:
    """The variable that stands already where a path has another one; `seen` are the variables by the path above them."""
    above = ""
    for part in filter(None, path.split("/")):
        if _is_variable(part) and seen.setdefault(above, part) != part:
            return seen[above], part
        above = f"{above}/{part}"
    return None


def _message(first: str | None, part: str | None) -> str:
    return (
        f'`{first}` stands beside `{part}`; the call fails with "A sibling ({first}) of this resource already has a variable '
        'path part -- only one is allowed". Use one variable for both.'
    )


def _is_variable(part: str | None) -> bool:
    return part is not None and part.startswith("{") and part.endswith("}")
