"""Name is taken in this API.

What it does
    Reports an authorizer, a model or a stage with the name of another one of the same API.
Why it matters
    Names are unique inside an API. The second one fails with "Authorizer name must be unique", "Model name already exists for
    this REST API" or "Stage already exists".
Example
    ```terraform
    resource "aws_api_gateway_authorizer" "users" {
      name           = "users"
      rest_api_id    = aws_api_gateway_rest_api.pets.id
      authorizer_uri = aws_lambda_function.users.invoke_arn
    }

    resource "aws_api_gateway_authorizer" "admins" {
      name           = "users"
                       ^^^^^^^ duplicate-name
      rest_api_id    = aws_api_gateway_rest_api.pets.id
      authorizer_uri = aws_lambda_function.admins.invoke_arn
    }

    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Release
          StageName: live
      Rehearsal:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Release
          StageName: live
                     ^^^^ duplicate-name
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_authorizer" "users" {
      name           = "users"
      rest_api_id    = aws_api_gateway_rest_api.pets.id
      authorizer_uri = aws_lambda_function.users.invoke_arn
    }

    resource "aws_api_gateway_authorizer" "admins" {
      name           = "admins"
      rest_api_id    = aws_api_gateway_rest_api.pets.id
      authorizer_uri = aws_lambda_function.admins.invoke_arn
    }
    ```
When it stays quiet
    When a name or the API cannot be known, and when a condition may leave one of the two out.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Node, OfApi
from gatewright.rules.questions.twins import also, earlier
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="duplicate-name",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.authorizer", "rest.model", "rest.stage", "http.authorizer", "http.stage", "websocket.model", "rest.deployment"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-basic-concept.html",),
    errors=("Authorizer name must be unique", "Model name already exists for this REST API", "Stage already exists"),
)

_REFUSED = {
    "authorizer": "Authorizer name must be unique",
    "model": "Model name already exists for this REST API",
    "stage": "Stage already exists",
}


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the later of two of a kind with one name."""
    node = ctx.graph.node(block, of=OfApi)
    what = "stage" if block.kind == "rest.deployment" else (block.kind or "").rpartition(".")[2]
    parameter = "stage_name" if block.kind in ("rest.stage", "rest.deployment") else "name"
    name = node.text(parameter)
    first = earlier(node, _alike(node), lambda other: _name_of(other) == name) if name else None
    if first:
        yield Finding(
            ctx.place(block, parameter),
            f'`{first.top.name}` has the name `{name}` in this API; the call fails with "{_REFUSED[what]}". Choose another name.',
            also(first, f"`{first.top.name}` has the name."),
        )


def _alike(node: OfApi) -> tuple[Node, ...]:
    """What may not have its name: those of its kind in the API; a deployment that names a stage makes it."""
    kind = node.kind
    kinds = ("rest.stage", "rest.deployment") if kind in ("rest.stage", "rest.deployment") else (kind,)
    return tuple(other for other in node.fellows(*kinds) if not (kind == other.kind == "rest.deployment"))


def _name_of(node: Node) -> str | None:
    return node.text("stage_name") if node.kind in ("rest.stage", "rest.deployment") else node.text("name")
