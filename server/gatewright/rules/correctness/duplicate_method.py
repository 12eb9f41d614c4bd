"""Method is declared twice.

What it does
    Reports a method of a REST API with the same path and verb as another, and an event of a SAM template that describes one again.
Why it matters
    The second one fails with "Method already exists for this resource", in SAM with "defined multiple times for path".
Example
    ```terraform
    resource "aws_api_gateway_method" "list_pets" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_method" "find_pets" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "GET"
                      ^^^^^ duplicate-method
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }
    ```
    ```cloudformation
    Resources:
      ListPets:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Api
          ResourceId: !Ref Pets
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration: {Type: MOCK}
      FindPets:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Api
          ResourceId: !Ref Pets
          HttpMethod: GET
                      ^^^ duplicate-method
          AuthorizationType: AWS_IAM
          Integration: {Type: MOCK}
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method" "list_pets" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_method" "add_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "POST"
      authorization = "AWS_IAM"
    }
    ```
When it stays quiet
    When a path or a verb cannot be known, and when a condition may leave one of the two out.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Event, Method
from gatewright.rules.questions.removal import removal
from gatewright.rules.questions.sam import settings_for
from gatewright.rules.questions.twins import also, earlier
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="duplicate-method",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.method", "sam.api_event", "sam.http_api_event"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-method-settings.html",),
    errors=("Method already exists for this resource", "defined multiple times for path"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the later of two methods on one path with one verb."""
    if block.kind != "rest.method":
        yield from _among_events(ctx.graph.node(block, of=Event), ctx)
        return
    method = ctx.graph.node(block, of=Method)
    first = earlier(method, method.twins, lambda _: True) if method.verb else None
    if first:
        yield Finding(
            ctx.place(block, "http_method"),
            f'`{first.top.name}` is `{method.label}` already; the call fails with "Method already exists for this resource".',
            also(first, f"`{first.top.name}` is the method."),
            removal(block, f"Remove `{block.name}`", ctx),
        )


def _among_events(event: Event, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the later of two events of one API with one path and verb. SAM compares the verbs in lower case."""
    fellows = event.fellows(event.kind)
    first = earlier(event, (one for one in fellows if isinstance(one, Event)), lambda other: _key(other) == _key(event))
    if first and None not in _key(event) and settings_for(event, ctx) is not None:
        verb, path = _key(event)
        yield Finding(
            ctx.place(event.block, "path"),
            f'`{first.name}` is `{verb} {path}` already; SAM stops with "API method \\"{str(verb).lower()}\\" defined multiple times for path '
            f'\\"{path}\\"".',
            also(first, f"`{first.name}` is the event."),
        )


def _key(event: Event) -> tuple[str | None, str | None]:
    return event.verb, event.path
