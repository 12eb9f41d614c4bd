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

from gatewright.model import Block, Ref, walk
from gatewright.model.graph import CALLERS, ROLES, Authorizer, Caller, Function, Permission
from gatewright.model.wish import AddResource, Literal, Pointer
from gatewright.rules.newcomers import new_address
from gatewright.rules.questions.source_arns import CALLS_AND_AUTHORIZERS, EVERY_AUTHORIZER, EVERY_CALL, source_arn_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="lambda-without-permission",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=tuple(CALLERS),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html",),
    errors=(
        "Invalid permissions on Lambda function",
        "The IAM role configured on the integration or API Gateway doesn't have permissions to call the integration",
    ),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the first caller of a function that has no permission for API Gateway."""
    caller = ctx.graph.node(block, of=Caller)
    function = caller.function.base if caller.function else None
    if not function or not caller.uri or _may_be_permitted(function, ctx) or _first(function, ctx) is not caller:
        return
    yield Finding(
        ctx.place(block, CALLERS[block.kind or ""]),
        f'Nothing lets API Gateway call `{function.top.name}`; every call fails with "Invalid permissions on Lambda function". '
        f"Add a Lambda permission for `apigateway.amazonaws.com`.",
        fixes=tuple(_fixes(function, ctx)),
    )


def _first(function: Function, ctx: RuleContext) -> Caller | None:
    """The first caller that needs a permission."""
    return ctx.once("first caller", function.top, lambda: next(iter(_by_permission(function)), None))


def _by_permission(function: Function) -> list[Caller]:
    """What calls the function by permission: with a role of its own it needs none."""
    return [one for one in function.callers if not any(one.sets(name) for name in ROLES)]


def _may_be_permitted(function: Function, ctx: RuleContext) -> bool:
    """Whether some permission is for it, or may be, or may be where nobody sees it."""
    if function.sets("events") or function.is_passed_on:
        return True
    unclear = (one for one in ctx.graph.all(Permission, "neighbor.lambda_permission") if not one.function)
    return any(one.is_for_api_gateway is not False for one in (*function.permissions, *unclear))


def _fixes(function: Function, ctx: RuleContext) -> Iterator[Fix]:
    """One permission, where one API makes all the calls, and calls one thing."""
    callers = _by_permission(function)
    apis, called = {one.api for one in callers}, {(one.function, _is_qualified(one)) for one in callers}
    api, (target, qualified) = apis.pop(), called.pop()
    if apis or called or not api or not target or not all(one.certain and one.project is ctx.project for one in (api, target, function)):
        return
    kinds = {isinstance(one, Authorizer) for one in callers}
    calls = CALLS_AND_AUTHORIZERS if len(kinds) == 2 else EVERY_AUTHORIZER if True in kinds else EVERY_CALL
    params = {
        "action": "lambda:InvokeFunction",
        **_named(target, function, ctx, qualified=qualified),
        "principal": "apigateway.amazonaws.com",
        "source_arn": source_arn_of(api.block, ctx, calls),
    }
    name = function.top.name if ctx.dialect == "terraform" else f"{function.top.name} permission"
    address = new_address(ctx, "neighbor.lambda_permission", name)
    permission = AddResource(function.block, "neighbor.lambda_permission", address, params)
    yield Fix(f"Let the API call `{function.top.name}`", (permission,), certain=False)


def _is_qualified(caller: Caller) -> bool:
    """Whether it calls the version that a function of Terraform has last published."""
    refs = (inner for inner in walk(caller.uri) if isinstance(inner, Ref)) if caller.uri else ()
    return any((ref.attribute or "").startswith("qualified_") for ref in refs)


def _named(target: Function, function: Function, ctx: RuleContext, *, qualified: bool) -> dict[str, Literal]:
    """What is called: in Terraform the function, with its alias or version apart."""
    if ctx.dialect != "terraform":
        return {"function_name": Pointer(target.address)}
    named: dict[str, Literal] = {"function_name": Pointer(function.address, "function_name")}
    if target is not function:
        return {**named, "qualifier": Pointer(target.address, "name")}
    return {**named, "qualifier": Pointer(function.address, "version")} if qualified else named
