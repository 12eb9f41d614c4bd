"""Lambda permission is for the function, and the API calls an alias or version of it.

What it does
    Reports a permission for API Gateway that names the bare function, where every integration and authorizer that calls the
    function calls an alias or a version.
Why it matters
    A permission covers what it names and nothing else. The function is not called: clients get a 500, and the log of a REST API says
    "Invalid permissions on Lambda function".
Example
    ```terraform
    resource "aws_lambda_function" "pets" {
      function_name = "pets"
      role          = aws_iam_role.pets.arn
    }

    resource "aws_lambda_alias" "live" {
      name             = "live"
      function_name    = aws_lambda_function.pets.function_name
      function_version = "7"
    }

    resource "aws_apigatewayv2_integration" "pets" {
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "AWS_PROXY"
      integration_uri        = aws_lambda_alias.live.invoke_arn
      payload_format_version = "2.0"
    }

    resource "aws_lambda_permission" "pets" {
      action        = "lambda:InvokeFunction"
      function_name = aws_lambda_function.pets.function_name
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lambda-permission-without-qualifier
      principal     = "apigateway.amazonaws.com"
      source_arn    = "${aws_apigatewayv2_api.pets.execution_arn}/*/*"
    }
    ```
    ```cloudformation
    Resources:
      PetsFunction:
        Type: AWS::Lambda::Function
        Properties:
          Role: !GetAtt PetsRole.Arn
          Code:
            S3Bucket: pets-code
            S3Key: pets.zip
          Runtime: python3.13
          Handler: index.handler
      Live:
        Type: AWS::Lambda::Alias
        Properties:
          Name: live
          FunctionName: !Ref PetsFunction
          FunctionVersion: "7"
      PetsIntegration:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Pets
          IntegrationType: AWS_PROXY
          IntegrationUri: !Ref Live
          PayloadFormatVersion: "2.0"
      CallPets:
        Type: AWS::Lambda::Permission
        Properties:
          Action: lambda:InvokeFunction
          FunctionName: !Ref PetsFunction
                        ^^^^^^^^^^^^^^^^^ lambda-permission-without-qualifier
          Principal: apigateway.amazonaws.com
          SourceArn: !Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Pets}/*/*
    ```
Write instead
    ```terraform
    resource "aws_lambda_permission" "pets" {
      action        = "lambda:InvokeFunction"
      function_name = aws_lambda_function.pets.function_name
      qualifier     = aws_lambda_alias.live.name
      principal     = "apigateway.amazonaws.com"
      source_arn    = "${aws_apigatewayv2_api.pets.execution_arn}/*/*"
    }
    ```
When it stays quiet
    Where anything calls the bare function or may do so, where another permission is for the alias or version, and where the
    integration has a role.
"""

from collections.abc import Iterator

from gatewright.model import Block, Ref, Unknown, Value, walk
from gatewright.model.graph import CALLERS, ROLES, Authorizer, Caller, Function, Permission
from gatewright.model.wish import ReplaceValue, SetParam, Wish
from gatewright.rules.questions.apis import reference_to
from gatewright.rules.questions.integrations import type_of
from gatewright.rules.questions.uris import Target, target_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext

RULE = Rule(
    name="lambda-permission-without-qualifier",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("neighbor.lambda_permission",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html",),
    errors=("Invalid permissions on Lambda function",),
)

_NO_FUNCTION = ("HTTP", "HTTP_PROXY", "MOCK")
_BARE = ("neighbor.lambda_function", "sam.function")
_CALLING = (*CALLERS, "rest.method")
_QUALIFIED = ("neighbor.lambda_alias", "neighbor.lambda_version")
_NAMES_OF_BARE = (None, "function_name", "arn", "id", "Arn")


def check(permission: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a permission for a function of which everybody calls an alias or version."""
    named = permission.get("function_name")
    if named is None or not _is_plain(named.value) or permission.sets("qualifier"):
        return
    node = ctx.graph.node(permission, of=Permission)
    function = _function_of(node)
    if not isinstance(function, Function) or not _is_bare(function) or not node.is_for_api_gateway:
        return
    if _is_called_bare(function):
        return
    callers = _callers(function)
    qualified = [called for caller in callers if (called := _qualified(caller))]
    if not callers or len(qualified) != len(callers) or _may_call_bare(function, callers, ctx) or _is_covered(function, ctx):
        return
    place = _uri(callers[0])
    yield Finding(
        named.value.span,
        f"This covers the bare function `{function.block.name}`, and what calls it calls an alias or version; every call fails.",
        related=(Related(callers[0].block.uri, place.span, "This calls an alias or version."),) if place else (),
        fixes=tuple(_fixes(permission, set(qualified), ctx)),
    )


def _is_called_bare(function: Function) -> bool:
    """Whether something refers to the function itself where it calls one; asked first, since it takes a look at nothing else."""
    users = function.project.references_to(function.address)
    return any(block.kind in _CALLING and not (ref.attribute or "").startswith("qualified_") for block, ref in users)


def _function_of(permission: Permission) -> Function | Unknown | None:
    """What a permission is for. An alias has the name of its function, too, without its own."""
    function, named = permission.function, permission.written("function_name")
    is_name = isinstance(named, Ref) and named.attribute == "function_name"
    return function.base if is_name and isinstance(function, Function) else function


def _is_bare(function: Function) -> bool:
    return function.kind in _BARE


def _is_plain(value: Value | None) -> bool:
    """Whether a value is a reference to the bare name or ARN of a function, with nothing behind it."""
    return isinstance(value, Ref) and value.attribute in _NAMES_OF_BARE


def _callers(function: Function) -> list[Caller]:
    """What calls the function, or an alias or version of it, by permission, and not by a role."""
    return [one for one in function.callers if not any(one.sets(role) for role in ROLES)]


def _is_unclear(caller: Caller, ctx: RuleContext) -> bool:
    """Whether it may call any function by permission: by a literal ARN, a stage variable, something that cannot be followed."""
    if caller.function or any(caller.sets(role) for role in ROLES):
        return False
    if isinstance(caller, Authorizer):
        return caller.sets("authorizer_uri")
    return type_of(caller.block, ctx) not in _NO_FUNCTION and target_of(caller.block, ctx) in (
        Target.LAMBDA,
        Target.LAMBDA_ARN,
        Target.UNKNOWN,
    )


def _uri(caller: Caller) -> Ref | None:
    """The reference by which it calls."""
    value = caller.uri
    return (
        next((inner for inner in walk(value) if isinstance(inner, Ref) and not inner.target.startswith("AWS::")), None) if value else None
    )


def _qualified(caller: Caller) -> Function | None:
    """The alias or version that it calls; for a version of Terraform's the function itself."""
    called, ref = caller.function, _uri(caller)
    if called is None or ref is None:
        return None
    return called if not _is_bare(called) or (ref.attribute or "").startswith("qualified_") else None


def _may_call_bare(function: Function, callers: list[Caller], ctx: RuleContext) -> bool:
    """Whether something else may call the function: what cannot be followed, an OpenAPI document, a module, a local."""
    if any(_is_unclear(one, ctx) for one in ctx.graph.all(Caller, *CALLERS)):
        return True
    known = (*_BARE, *_QUALIFIED, "neighbor.lambda_permission")
    own = [caller.top for caller in callers]
    users = (block for block, _ in function.project.references_to(function.address))
    return any(user.kind not in known and all(user is not one for one in own) for user in users)


def _is_covered(function: Function, ctx: RuleContext) -> bool:
    """Whether some permission is for an alias or version of the function."""
    for other in ctx.graph.all(Permission, "neighbor.lambda_permission"):
        called = _function_of(other)
        if not isinstance(called, Function):
            return True
        plain = _is_bare(called) and _is_plain(other.written("function_name")) and not other.block.sets("qualifier")
        if called.base is function and not plain:
            return True
    return False


def _fixes(permission: Block, called: set[Function], ctx: RuleContext) -> Iterator[Fix]:
    """All of them call one alias or version that can be named here."""
    named, one = permission.get("function_name"), next(iter(called))
    if len(called) != 1 or named is None or one.project is not ctx.project:
        return
    wish: Wish = ReplaceValue(named.value, reference_to(one.block, "arn", ctx))
    if ctx.dialect == "terraform":
        wish = SetParam(permission, "qualifier", reference_to(one.block, "version" if _is_bare(one) else "name", ctx))
    yield Fix(f"Let in calls of `{one.block.name}`", (wish,), certain=False)
