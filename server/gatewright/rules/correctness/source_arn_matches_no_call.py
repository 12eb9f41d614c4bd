"""Lambda permission has a source ARN that no call of the API matches.

What it does
    Reports a permission for API Gateway whose `source_arn` is the ARN for managing the API, ends before verb and path, lacks the
    stage or the verb, has two slashes in a row, or names `ANY` or a verb in small letters.
Why it matters
    The function is not called: clients get a 500 "Internal server error", and the log of a REST API says "Invalid permissions on
    Lambda function". The ARN of a call is `{execution_arn}/{stage}/{verb}/{path}`, and `*` stands for what is left open.
Example
    ```terraform
    resource "aws_lambda_permission" "pets" {
      action        = "lambda:InvokeFunction"
      function_name = aws_lambda_function.pets.function_name
      principal     = "apigateway.amazonaws.com"
      source_arn    = aws_api_gateway_rest_api.pets.arn
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source-arn-matches-no-call
    }

    resource "aws_lambda_permission" "orders" {
      action        = "lambda:InvokeFunction"
      function_name = aws_lambda_function.orders.function_name
      principal     = "apigateway.amazonaws.com"
      source_arn    = "${aws_apigatewayv2_api.orders.execution_arn}/*/ANY/orders"
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source-arn-matches-no-call
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      CallPets:
        Type: AWS::Lambda::Permission
        Properties:
          Action: lambda:InvokeFunction
          FunctionName: !Ref PetsFunction
          Principal: apigateway.amazonaws.com
          SourceArn: !Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Pets}
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source-arn-matches-no-call
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
    ```cloudformation
    Resources:
      CallPets:
        Type: AWS::Lambda::Permission
        Properties:
          Action: lambda:InvokeFunction
          FunctionName: !Ref PetsFunction
          Principal: apigateway.amazonaws.com
          SourceArn: !Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Pets}/*/GET/pets/*
    ```
When it stays quiet
    Behind the first part that cannot be known, on authorizers (`/authorizers/{id}`), and in WebSocket APIs on what stands behind the
    stage.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from gatewright.model import Block, Ref, Template, Text, Value
from gatewright.model.wish import ReplaceValue, ReplaceWords
from gatewright.rules.questions.source_arns import VERBS, Mismatch, api_in, mismatch, source_arn_of
from gatewright.rules.questions.uris import rendered, shown
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit

RULE = Rule(
    name="source-arn-matches-no-call",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("neighbor.lambda_permission",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html",),
    errors=(
        "Invalid permissions on Lambda function",
        "The IAM role configured on the integration or API Gateway doesn't have permissions to call the integration",
    ),
)


def check(permission: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a source ARN that matches nothing, whatever its unknown parts turn out to be."""
    attribute = permission.get("source_arn")
    if attribute is None or ctx.value(permission, "principal") != "apigateway.amazonaws.com":
        return
    api, text = api_in(attribute.value, ctx), rendered(attribute.value, ctx.project)
    why = mismatch(text, api.protocol if api else None)
    if why:
        yield Finding(
            attribute.value.span,
            f"`{attribute.name}` is `{shown(text)}`, which no call matches: {why.value}. "
            "A call is `{execution ARN}/{stage}/{verb}/{path}`, with `*` for any of it.",
            fixes=tuple(_fixes(attribute.value, why, api.block if api else None, ctx)),
        )


def _fixes(value: Value, why: Mismatch, api: Block | None, ctx: RuleContext) -> Iterator[Fix]:
    edit = _in_words(value, why)
    if edit:
        title = f"Change to `{edit.text}`" if edit.text else "Take one slash out"
        yield Fix(title, (ReplaceWords(edit),))
    if api:
        yield Fix(f"Let in every call of `{api.name}`", (ReplaceValue(value, source_arn_of(api, ctx)),), certain=False)


def _in_words(value: Value, why: Mismatch) -> TextEdit | None:
    """The edit of a few letters that mends it, where they stand in the file as they are."""
    parts = value.parts if isinstance(value, Template) else (value,)
    for part, following in zip_longest(parts, parts[1:]):
        stretch = _wrong(part.text, why, isinstance(following, Ref) and following.attribute == "path") if isinstance(part, Text) else None
        if stretch and isinstance(part, Text):
            new = {Mismatch.ANY: "*", Mismatch.SLASHES: ""}.get(why, stretch.of(part.text).upper())
            return TextEdit(part.map.span(stretch), new)
    return None


def _wrong(text: str, why: Mismatch, before_path: bool) -> Span | None:
    """The stretch of a literal part that is wrong. The path of a resource, which may follow, brings a slash of its own."""
    match why:
        case Mismatch.ANY:
            found = re.search(r"(?<=/)ANY(?=/|$)", text)
        case Mismatch.CASE:
            found = re.search(rf"(?<=/)({'|'.join((*VERBS, 'ANY'))})(?=/|$)", text, re.IGNORECASE)
        case Mismatch.SLASHES:
            found = re.search(r"(?<=/)/", text) or (re.search(r"/$", text) if before_path else None)
        case _:
            found = None
    return Span(*found.span()) if found else None
