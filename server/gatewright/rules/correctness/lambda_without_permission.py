"""API Gateway may not call the Lambda function.

What it does
    Reports an integration or an authorizer that calls a Lambda function which nothing in the project lets API Gateway call.
Why it matters
    A function refuses callers that it has no permission for. Every call answers `500`, and the log says "Invalid permissions on
    Lambda function".
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
    When a role is named (`credentials`), which replaces the permission. When the function is not declared in the project, goes to
    a module that the files do not show, or is a SAM function with events, for which SAM writes the permission. When some
    permission may be for it, because its function or principal cannot be known. A function that several integrations call is
    reported at the first.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import CALLERS, ROLES, Caller, Function, Permission
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="lambda-without-permission",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=tuple(CALLERS),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the first caller of a function that has no permission for API Gateway."""
    caller = ctx.graph.node(block, of=Caller)
    function = caller.function.base if caller.function else None
    if not function or not caller.uri or _may_be_permitted(function, ctx) or _first(function, ctx) is not caller:
        return
    yield Finding(
        caller.uri.span,
        f'Nothing lets API Gateway call `{function.top.name}`; every call fails with "Invalid permissions on Lambda function". '
        f"Add a Lambda permission for `apigateway.amazonaws.com`.",
    )


def _first(function: Function, ctx: RuleContext) -> Caller | None:
    """The first caller that needs a permission: with a role of its own it needs none."""

    def answer() -> Caller | None:
        return next((one for one in function.callers if not any(one.sets(name) for name in ROLES)), None)

    return ctx.once("first caller", function.top, answer)


def _may_be_permitted(function: Function, ctx: RuleContext) -> bool:
    """Whether some permission is for it, or may be, or may be where nobody sees it."""
    if function.sets("events") or function.is_passed_on:
        return True
    unclear = (one for one in ctx.graph.all(Permission, "neighbor.lambda_permission") if not one.function)
    return any(one.is_for_api_gateway is not False for one in (*function.permissions, *unclear))
