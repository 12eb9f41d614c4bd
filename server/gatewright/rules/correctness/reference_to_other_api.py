"""Reference leads into another API.

What it does
    Reports a method, route, stage or the like that names a resource, authorizer, integration or deployment of another API than its
    own.
Why it matters
    Ids hold inside one API. The service looks for the id in the API that is named beside it, does not find it there, and answers
    with "Invalid Resource identifier specified", "Invalid authorizer ID specified" or a NotFoundException.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_api" "orders" {
      name          = "orders"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_integration" "orders" {
      api_id             = aws_apigatewayv2_api.orders.id
      integration_type   = "HTTP_PROXY"
      integration_method = "GET"
      integration_uri    = "https://orders.example.com"
    }

    resource "aws_apigatewayv2_route" "list_pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets"
      authorization_type = "AWS_IAM"
      target             = "integrations/${aws_apigatewayv2_integration.orders.id}"
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reference-to-other-api
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
      Orders:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: orders
          ProtocolType: HTTP
      Release:
        Type: AWS::ApiGatewayV2::Deployment
        DependsOn: ListOrders
        Properties:
          ApiId: !Ref Orders
      Live:
        Type: AWS::ApiGatewayV2::Stage
        Properties:
          ApiId: !Ref Pets
          StageName: live
          DeploymentId: !Ref Release
                        ^^^^^^^^^^^^ reference-to-other-api
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_integration" "pets" {
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "AWS_PROXY"
      integration_uri        = aws_lambda_function.pets.invoke_arn
      payload_format_version = "2.0"
    }

    resource "aws_apigatewayv2_route" "list_pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets"
      authorization_type = "AWS_IAM"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
    }
    ```
When it stays quiet
    When one of the two APIs is given by anything but a reference to a resource.
"""

from collections.abc import Iterator

from gatewright.model import Block, Ref, Role, Value, walk
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.apis import only_one, owner
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext
from gatewright.text import TextEdit

RULE = Rule(
    name="reference-to-other-api",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(
        "rest.resource",
        "rest.method",
        "rest.integration",
        "rest.method_response",
        "rest.integration_response",
        "rest.stage",
        "http.route",
        "http.stage",
        "websocket.route_response",
        "websocket.integration_response",
    ),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-develop.html",),
    errors=(
        "Invalid Resource identifier specified",
        "Invalid authorizer ID specified",
        "Invalid Method identifier specified",
        "Deployment id does not exist",
    ),
)

_IDS = (
    "authorizer_id",
    "deployment_id",
    "integration_id",
    "parent_id",
    "request_validator_id",
    "resource_id",
    "route_id",
    "target",
)
"""The parameters that name something inside an API by its id. The name of a stage may well be the same in two APIs."""


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Compares the API of a block with that of each thing that it names."""
    api = owner(block, ctx)
    if api is None or api.role is not Role.RESOURCE:
        return
    for attribute in (found for name in _IDS if (found := block.get(name))):
        for ref in _refs(attribute.value):
            named = ctx.project.target(ref)
            other = owner(named, ctx) if named else None
            if named and other and other is not api and other.role is Role.RESOURCE and other.kind == api.kind:
                yield Finding(
                    ref.span,
                    f"`{attribute.name}` leads into the API `{other.name}`, and `{api.name}` is the API here; "
                    "the service will not find it.",
                    (Related(named.uri, named.name_span, f"It belongs to `{other.name}`."),),
                    tuple(_fixes(ref, named, api, ctx)),
                )


def _refs(value: Value) -> Iterator[Ref]:
    return (inner for inner in walk(value) if isinstance(inner, Ref))


def _fixes(ref: Ref, named: Block, api: Block, ctx: RuleContext) -> Iterator[Fix]:
    """The one of the same kind that the right API has, or the API itself for its root."""
    own = api if named.kind == api.kind else only_one([one for one in ctx.of_kind(named.kind or "") if owner(one, ctx) is api])
    if own and ref.exact:
        yield Fix(f"Use `{own.name}`", (ReplaceWords(TextEdit(ref.target_span, own.address)),), certain=False)
