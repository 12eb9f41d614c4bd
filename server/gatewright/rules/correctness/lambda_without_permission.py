"""API Gateway may not call the Lambda function.

What it does
    Reports an integration or an authorizer that calls a Lambda function which nothing in the project lets API Gateway call.
Why it matters
    A function refuses callers that it has no permission for. Every call answers `500`, and the log says "Invalid permissions on Lambda function".
Example
    ```terraform
    resource "aws_lambda_function" "pets" {
      function_name = "pets"
      role          = aws_iam_role.pets.arn
    }

    resource "aws_api_gateway_integration" "list_pets" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = aws_api_gateway_method.list_pets.http_method
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.pets.invoke_arn
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lambda-without-permission
    }
    ```
    ```cloudformation
    Resources:
      PetsFunction:
        Type: AWS::Lambda::Function
      PetsAuthorizer:
        Type: AWS::ApiGateway::Authorizer
        Properties:
          RestApiId: !Ref Pets
          Name: pets
          Type: TOKEN
          IdentitySource: method.request.header.Authorization
          AuthorizerUri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${PetsFunction.Arn}/invocations
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lambda-without-permission
    ```
Write instead
    ```terraform
    resource "aws_lambda_function" "pets" {
      function_name = "pets"
      role          = aws_iam_role.pets.arn
    }

    resource "aws_lambda_permission" "pets" {
      action        = "lambda:InvokeFunction"
      function_name = aws_lambda_function.pets.function_name
      principal     = "apigateway.amazonaws.com"
      source_arn    = "${aws_api_gateway_rest_api.pets.execution_arn}/*/*"
    }

    resource "aws_api_gateway_integration" "list_pets" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = aws_api_gateway_method.list_pets.http_method
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.pets.invoke_arn
    }
    ```
When it stays quiet
    When a role is named (`credentials`), which replaces the permission. When the function is not declared in the project, goes to a module that
    the files do not show, or is a SAM function with events, for which SAM writes the permission. When some permission may be for it,
    because its function or principal cannot be known. A function that several integrations call is reported at the first.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Authorizer, Function, Integration, Node, Permission
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="lambda-without-permission",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration", "rest.authorizer", "http.authorizer"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html",),
)

_URI = {
    "rest.integration": "uri",
    "http.integration": "integration_uri",
    "rest.authorizer": "authorizer_uri",
    "http.authorizer": "authorizer_uri",
}
_ROLES = ("credentials", "credentials_arn", "authorizer_credentials", "authorizer_credentials_arn")


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the first caller of a function that has no permission for API Gateway."""
    caller = ctx.graph.node(block)
    function = _called(caller)
    attribute = block.get(_URI[block.kind or ""])
    if not function or not attribute or _is_permitted(function, ctx) or _callers(function, ctx)[0] is not caller:
        return
    yield Finding(
        attribute.value.span,
        f'Nothing lets API Gateway call `{function.block.name}`; every call fails with "Invalid permissions on Lambda function". '
        f"Add a Lambda permission for `apigateway.amazonaws.com`.",
    )


def _called(caller: Node) -> Function | None:
    """The function that a caller needs a permission for; with a role of its own it needs none."""
    if not isinstance(caller, Integration | Authorizer) or any(caller.block.sets(name) for name in _ROLES):
        return None
    return caller.function.base if caller.function else None


def _callers(function: Function, ctx: RuleContext) -> list[Node]:
    callers = (
        *ctx.graph.all(Integration, "rest.integration", "http.integration"),
        *ctx.graph.all(Authorizer, "rest.authorizer", "http.authorizer"),
    )
    return [caller for caller in callers if _called(caller) is function]


def _is_permitted(function: Function, ctx: RuleContext) -> bool:
    """Whether some permission may be for it, or may be where nobody sees it."""
    if function.block.nested("events") or function.is_passed_on:
        return True
    permissions = ctx.graph.all(Permission, "neighbor.lambda_permission")
    return any(one.is_for_api_gateway is not False and _may_be_for(one, function) for one in permissions)


def _may_be_for(permission: Permission, function: Function) -> bool:
    named = permission.function
    return not named or named.base is function
