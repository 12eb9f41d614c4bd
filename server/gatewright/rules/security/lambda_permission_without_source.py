"""Lambda permission lets every API call the function.

What it does
    Reports a permission for API Gateway without `source_arn` and without `source_account`, and one for everybody, `*`, without any
    condition.
Why it matters
    The principal is the service, not your API: with it alone, an API of any other account may call the function, as soon as somebody
    knows its ARN.
Example
    ```terraform
    resource "aws_lambda_permission" "pets" {
      action        = "lambda:InvokeFunction"
      function_name = aws_lambda_function.pets.function_name
      principal     = "apigateway.amazonaws.com"
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ lambda-permission-without-source
    }
    ```
    ```cloudformation
    Resources:
      CallPets:
        Type: AWS::Lambda::Permission
        Properties:
          Action: lambda:InvokeFunction
          FunctionName: !Ref PetsFunction
          Principal: "*"
                     ^^^ lambda-permission-without-source
    ```
Write instead
    ```terraform
    resource "aws_lambda_permission" "pets" {
      action        = "lambda:InvokeFunction"
      function_name = aws_lambda_function.pets.function_name
      principal     = "apigateway.amazonaws.com"
      source_arn    = "${aws_api_gateway_rest_api.pets.execution_arn}/*/*"
    }
    ```
When it stays quiet
    On permissions for other services, for function URLs and for an organization, and when a source is set in any way.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import only_one
from gatewright.rules.questions.source_arns import source_arn_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="lambda-permission-without-source",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=("neighbor.lambda_permission",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",),
)


_CONDITIONS = (
    "source_arn",
    "source_account",
    "principal_org_id",
    "event_source_token",
    "function_url_auth_type",
    "invoked_via_function_url",
)
_WHO = {"apigateway.amazonaws.com": "an API of any account", "*": "everybody"}


def check(permission: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a principal that stands for more than one's own APIs, where nothing narrows it down."""
    principal = ctx.value(permission, "principal")
    who = _WHO.get(principal) if isinstance(principal, str) else None
    if who is None or any(permission.sets(name) for name in _CONDITIONS):
        return
    name, fixes = ctx.spelled(permission, "source_arn"), list[Fix]()
    api = only_one([*ctx.of_kind("rest.api"), *ctx.of_kind("http.api")])
    if api:
        fixes.append(
            Fix(f"Let in calls of `{api.name}` only", (SetParam(permission, "source_arn", source_arn_of(api, ctx)),), certain=False)
        )
    yield Finding(
        ctx.place(permission, "principal"),
        f"`{name}` is not set, so {who} may call the function; name the API there, as `{{execution ARN}}/*/*`.",
        fixes=tuple(fixes),
    )
