"""Deployment is not made again when an integration changes.

What it does
    Reports a Terraform deployment whose `triggers` hash some resources of the API and leave out others: an integration, or any other
    resource of a type that the hash names already.
Why it matters
    A deployment is a snapshot, made again when the hash changes. A change to what the hash leaves out is applied and never
    reaches the stage.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_method" "list_pets" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_integration" "list_pets" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_rest_api.pets.root_resource_id
      http_method             = aws_api_gateway_method.list_pets.http_method
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/"
    }

    resource "aws_api_gateway_deployment" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      depends_on  = [aws_api_gateway_integration.list_pets]

      triggers = {
      ^^^^^^^^ deployment-triggers-incomplete
        redeployment = sha1(jsonencode([aws_api_gateway_method.list_pets]))
      }
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_deployment" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      depends_on  = [aws_api_gateway_integration.list_pets]

      triggers = {
        redeployment = sha1(jsonencode([aws_api_gateway_method.list_pets, aws_api_gateway_integration.list_pets]))
      }
    }
    ```
When it stays quiet
    When the hash covers more than can be seen: files (`filesha1`), variables, time stamps, whole modules. When an OpenAPI
    document defines the API, and when the API is not declared in the same module.
"""

from collections.abc import Iterator

from gatewright.model import Block, Call, Ref, Role, Sequence, Value, walk
from gatewright.model.graph import Api, Deployment, Node
from gatewright.model.wish import ReplaceWords
from gatewright.rules.phrases import listed
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit

RULE = Rule(
    name="deployment-triggers-incomplete",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.deployment",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_deployment",),
    errors=("Missing Authentication Token",),
)

_IN_FRONT = ("rest.resource", "rest.method")
_AROUND_METHODS = frozenset({"rest.resource", "rest.integration"})
_HASHES = frozenset(
    {"sha1", "sha256", "sha512", "md5", "base64sha256", "jsonencode", "join", "concat", "flatten", "tolist", "compact", "merge"}
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports `triggers` that name some parts of the API, and not those that belong beside them."""
    api = ctx.graph.node(block, of=Deployment).api
    triggers = block.get("triggers")
    named = _named(triggers.value, ctx) if triggers else None
    if not triggers or not named or not api or api.is_described:
        return
    missing = [one.address for one in _parts(api) if one.project is ctx.project and _belongs(one, named) and one.address not in named]
    if not missing:
        return
    missing = list(dict.fromkeys(missing))
    fixes = tuple(_fixes(triggers.value, missing, ctx))
    yield Finding(
        triggers.name_span,
        f"The hash leaves out {listed(missing)}; changes there do not reach the stage until something else is deployed.",
        fixes=fixes,
    )


def _named(value: Value, ctx: RuleContext) -> dict[str, Block] | None:
    """The resources that a hash is made of, by address; `None` where it may cover more than it names."""
    found: dict[str, Block] = {}
    for inner in walk(value):
        if isinstance(inner, Call) and inner.name not in _HASHES:
            return None
        if isinstance(inner, Ref):
            block = ctx.project.target(inner)
            if block is None or block.role is not Role.RESOURCE:
                return None
            found[block.address] = block
    return found


def _belongs(part: Node, named: dict[str, Block]) -> bool:
    """Whether a part of the API belongs into the hash: its like are in it, or what goes with it is."""
    kinds = {block.kind for block in named.values()}
    if part.kind == "rest.method" and kinds >= _AROUND_METHODS:
        return True
    return part.kind in kinds or (part.kind == "rest.integration" and not kinds.isdisjoint(_IN_FRONT))


def _parts(api: Api) -> Iterator[Node]:
    yield from (*api.resources, *api.methods, *api.integrations)
    for method in api.methods:
        yield from (*method.responses, *method.integration_responses)
    yield from (*api.authorizers, *api.models, *api.validators, *api.gateway_responses)


def _fixes(value: Value, missing: list[str], ctx: RuleContext) -> Iterator[Fix]:
    """More items behind the last of the list that is hashed, laid out as those before."""
    lists = [inner for inner in walk(value) if isinstance(inner, Sequence) and inner.items]
    if len(lists) != 1:
        return
    last = lists[0].items[-1].span
    line = ctx.document.line_span(ctx.document.lines.line_of(last.start))
    before = ctx.document.text[line.start : last.start]
    separator = ", " if before.strip() else ",\n" + before
    words = "".join(separator + name for name in missing)
    yield Fix(f"Hash {listed(missing)} too", (ReplaceWords(TextEdit(Span.at(last.end), words)),))
