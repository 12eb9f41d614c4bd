"""Lambda authorizer does not say which function it asks.

What it does
    Reports an authorizer of the type `TOKEN` or `REQUEST` without `authorizer_uri`.
Why it matters
    The service refuses it: "AuthorizerUri is a required field in an Authorizer". Terraform notices it only while it applies.
Example
    ```terraform
    resource "aws_api_gateway_authorizer" "keeper" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^ lambda-authorizer-without-uri
      name        = "keeper"
      rest_api_id = aws_api_gateway_rest_api.pets.id
    }
    ```
    ```cloudformation
    Resources:
      Keeper:
        Type: AWS::ApiGateway::Authorizer
        Properties:
          Name: keeper
          RestApiId: !Ref Pets
          Type: REQUEST
                ^^^^^^^ lambda-authorizer-without-uri
          IdentitySource: method.request.header.Authorization
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_authorizer" "keeper" {
      name           = "keeper"
      rest_api_id    = aws_api_gateway_rest_api.pets.id
      authorizer_uri = aws_lambda_function.keeper.invoke_arn
    }
    ```
When it stays quiet
    When the type cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import only_one
from gatewright.rules.questions.functions import invocation_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="lambda-authorizer-without-uri",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.authorizer",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html",),
    errors=("AuthorizerUri is a required field in an Authorizer",),
)


def check(authorizer: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an authorizer that asks a function, and no function is written."""
    kind, name = ctx.effective(authorizer, "type"), ctx.spelled(authorizer, "authorizer_uri")
    if kind not in ("TOKEN", "REQUEST") or authorizer.sets("authorizer_uri"):
        return
    function, fixes = only_one(ctx.of_kind("neighbor.lambda_function")), tuple[Fix, ...]()
    if function:
        wish = SetParam(authorizer, "authorizer_uri", invocation_of(function, ctx))
        fixes = (Fix(f"Ask the function `{function.name}`", (wish,), certain=False),)
    yield Finding(
        ctx.place(authorizer, "type"),
        f'A `{kind}` authorizer asks a Lambda function, and `{name}` is not set; "AuthorizerUri is a required field in an Authorizer".',
        fixes=fixes,
    )
