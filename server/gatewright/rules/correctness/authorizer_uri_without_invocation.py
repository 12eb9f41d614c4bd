"""Authorizer URI is not the invocation ARN of a function.

What it does
    Reports an `authorizer_uri` of a `TOKEN` or `REQUEST` authorizer that is the function's own ARN, a URL or anything else that
    invokes no function.
Why it matters
    The service refuses it: "Invalid Authorizer URI ... Authorizer URI should be a valid API Gateway ARN that represents a Lambda
    function invocation".
Example
    ```terraform
    resource "aws_api_gateway_authorizer" "keeper" {
      name           = "keeper"
      rest_api_id    = aws_api_gateway_rest_api.pets.id
      authorizer_uri = aws_lambda_function.keeper.arn
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ authorizer-uri-without-invocation
    }
    ```
    ```cloudformation
    Resources:
      KeeperFunction:
        Type: AWS::Lambda::Function
        Properties:
          Role: !GetAtt Role.Arn
          Code: {ZipFile: "..."}
      Keeper:
        Type: AWS::ApiGateway::Authorizer
        Properties:
          Name: keeper
          RestApiId: !Ref Pets
          Type: TOKEN
          IdentitySource: method.request.header.Authorization
          AuthorizerUri: !GetAtt KeeperFunction.Arn
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ authorizer-uri-without-invocation
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
    When the URI or the type cannot be known, and for every path of the Lambda service, such as the old one with two slashes.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.functions import to_invocation
from gatewright.rules.questions.uris import Target, read, rendered, shown
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="authorizer-uri-without-invocation",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.authorizer", "http.authorizer"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html",),
    errors=("Invalid Authorizer URI", "Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation"),
)


def check(authorizer: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a uri that certainly invokes no function."""
    uri = authorizer.get("authorizer_uri")
    kind = ctx.effective(authorizer, "authorizer_type" if authorizer.kind == "http.authorizer" else "type")
    if uri is None or kind not in ("TOKEN", "REQUEST"):
        return
    text, fixes = rendered(uri.value, ctx.project), tuple[Fix, ...]()
    match read(text):
        case Target.LAMBDA_ARN:
            what, fixes = "the ARN of a function, not of its invocation", tuple(to_invocation(uri.value, ctx))
        case Target.HTTP | Target.SERVICE | Target.MALFORMED if text and ":lambda:path/" not in text:
            what = f"`{shown(text)}`, which invokes no function"
        case _:
            return
    yield Finding(uri.value.span, f'`{uri.name}` is {what}; the service refuses it with "Invalid Authorizer URI".', fixes=fixes)
