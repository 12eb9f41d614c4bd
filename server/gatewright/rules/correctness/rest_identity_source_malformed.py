"""Authorizer of a REST API looks for the caller in a place that does not exist.

What it does
    Reports an identity source that is not of the form `method.request.header.NAME`, which is the only one of `TOKEN` and
    `COGNITO_USER_POOLS` authorizers; those of the type `REQUEST` take a list, separated by commas, and also
    `method.request.querystring.NAME`, `context.NAME` and `stageVariables.NAME`.
Why it matters
    The service refuses the authorizer with "Invalid request identity source expression" or "Invalid mapping expression specified".
    The spelling with a dollar sign belongs to HTTP APIs.
Example
    ```terraform
    resource "aws_api_gateway_authorizer" "visitors" {
      name            = "visitors"
      rest_api_id     = aws_api_gateway_rest_api.pets.id
      type            = "REQUEST"
      authorizer_uri  = aws_lambda_function.authorize.invoke_arn
      identity_source = "$request.header.Authorization, method.request.querystring.key"
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rest-identity-source-malformed
    }
    ```
    ```cloudformation
    Resources:
      Visitors:
        Type: AWS::ApiGateway::Authorizer
        Properties:
          Name: visitors
          RestApiId: !Ref Pets
          Type: COGNITO_USER_POOLS
          ProviderARNs:
            - !GetAtt Users.Arn
          IdentitySource: method.request.headers.Authorization
                                         ^^^^^^^ rest-identity-source-malformed
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_authorizer" "visitors" {
      name            = "visitors"
      rest_api_id     = aws_api_gateway_rest_api.pets.id
      type            = "REQUEST"
      authorizer_uri  = aws_lambda_function.authorize.invoke_arn
      identity_source = "method.request.header.Authorization, method.request.querystring.key"
    }
    ```
    ```cloudformation
    Resources:
      Visitors:
        Type: AWS::ApiGateway::Authorizer
        Properties:
          Name: visitors
          RestApiId: !Ref Pets
          Type: COGNITO_USER_POOLS
          ProviderARNs:
            - !GetAtt Users.Arn
          IdentitySource: method.request.header.Authorization
    ```
When it stays quiet
    When the source or the type of the authorizer cannot be known.
"""

from collections.abc import Iterator

from gatewright.expressions.identity_source import listed_sources
from gatewright.expressions.rest_mapping import IDENTITY, TOKEN, Malformed, Slot, read
from gatewright.model import Block, Text
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.mappings import stretch
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import TextEdit

RULE = Rule(
    name="rest-identity-source-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.authorizer",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html",),
    errors=("Invalid request identity source expression", "Invalid mapping expression specified"),
)

_KINDS = ("TOKEN", "REQUEST", "COGNITO_USER_POOLS")


def check(authorizer: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each source that cannot stand there."""
    source, kind = ctx.value(authorizer, "identity_source"), ctx.effective(authorizer, "type")
    attribute = authorizer.get("identity_source")
    if not isinstance(source, str) or kind not in _KINDS or attribute is None:
        return
    slot = IDENTITY if kind == "REQUEST" else TOKEN
    for found in listed_sources(source):
        one = found.of(source)
        wrong = read(one, slot)
        if isinstance(wrong, Malformed):
            fixes: tuple[Fix, ...] = ()
            if wrong.meant and isinstance(attribute.value, Text):
                edit = TextEdit(attribute.value.map.span(found), wrong.meant)
                fixes = (Fix(f"Change to `{wrong.meant}`", (ReplaceWords(edit),)),)
            place = stretch(attribute.value, wrong.span.shift(found.start))
            yield Finding(place, _message(attribute.name, one, str(kind), slot), fixes=fixes)
    if slot is TOKEN and "," in source:
        name = attribute.name
        yield Finding(attribute.value.span, f"`{name}` lists several sources; only a `REQUEST` authorizer has more than one.")


def _message(name: str, source: str, kind: str, slot: Slot) -> str:
    if slot is TOKEN:
        return f"`{name}` is `{source}`; a `{kind}` authorizer finds its token only in `method.request.header.NAME`."
    return (
        f'`{source}` fails with "Invalid request identity source expression"; '
        "use `method.request.{header|querystring}.NAME`, `context.NAME` or `stageVariables.NAME`."
    )
