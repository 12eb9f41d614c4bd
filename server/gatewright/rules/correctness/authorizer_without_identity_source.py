"""Authorizer does not say where the caller's identity stands.

What it does
    Reports an authorizer without `identity_source`: of the types `TOKEN` and `COGNITO_USER_POOLS` always, of the type `REQUEST`
    while its decisions are cached. Terraform fills in the `Authorization` header, CloudFormation nothing. Of an HTTP API it reports
    a Lambda authorizer with a time to live and without `identity_sources`.
Why it matters
    The service refuses it: "IdentitySource cannot be empty". A cached decision is filed under the identity, so a `REQUEST`
    authorizer can do without only when `authorizer_result_ttl_in_seconds` is 0; left out, it is 300.
Example
    ```cloudformation
    Resources:
      Keeper:
        Type: AWS::ApiGateway::Authorizer
        Properties:
          Name: keeper
          RestApiId: !Ref Pets
          Type: REQUEST
                ^^^^^^^ authorizer-without-identity-source
          AuthorizerUri: !Ref KeeperInvocation
    ```
    ```terraform
    resource "aws_api_gateway_authorizer" "keeper" {
      name            = "keeper"
      rest_api_id     = aws_api_gateway_rest_api.pets.id
      type            = "REQUEST"
      authorizer_uri  = aws_lambda_function.keeper.invoke_arn
      identity_source = ""
                        ^^ authorizer-without-identity-source
    }
    ```
Write instead
    ```cloudformation
    Resources:
      Keeper:
        Type: AWS::ApiGateway::Authorizer
        Properties:
          Name: keeper
          RestApiId: !Ref Pets
          Type: REQUEST
          AuthorizerUri: !Ref KeeperInvocation
          IdentitySource: method.request.header.Authorization
    ```
When it stays quiet
    When type, identity source or time to live cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.http_apis import is_http
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="authorizer-without-identity-source",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.authorizer", "http.authorizer"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html",),
    errors=("IdentitySource cannot be empty",),
)

_HEADER = "method.request.header.Authorization"
_SHARED_HEADER = "$request.header.Authorization"


def check(authorizer: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an authorizer that needs an identity source and has none."""
    if authorizer.kind == "http.authorizer":
        yield from _shared(authorizer, ctx)
        return
    kind, source = ctx.effective(authorizer, "type"), ctx.effective(authorizer, "identity_source")
    if source not in (ABSENT, "") or kind not in ("TOKEN", "COGNITO_USER_POOLS", "REQUEST"):
        return
    name, fixes = ctx.spelled(authorizer, "identity_source"), [(f"Take `{_HEADER}`", SetParam(authorizer, "identity_source", _HEADER))]
    why = f"a `{kind}` authorizer needs it"
    if kind == "REQUEST":
        ttl = ctx.effective(authorizer, "authorizer_result_ttl_in_seconds")
        if not isinstance(ttl, int | float) or ttl <= 0:
            return
        why = f"its decisions are cached for {ttl} seconds under what it yields"
        fixes.append(("Ask the function at every call", SetParam(authorizer, "authorizer_result_ttl_in_seconds", 0)))
    yield Finding(
        ctx.place(authorizer, "identity_source" if authorizer.get("identity_source") else "type"),
        f'`{name}` is {"empty" if source == "" else "not set"}, and {why}; the service refuses it with "IdentitySource cannot be empty".',
        fixes=tuple(Fix(title, (wish,), certain=False) for title, wish in fixes),
    )


def _shared(authorizer: Block, ctx: RuleContext) -> Iterator[Finding]:
    """The same of an HTTP API, which caches nothing unless it is told to. A JWT authorizer has a rule of its own."""
    ttl, named = ctx.value(authorizer, "authorizer_result_ttl_in_seconds"), ctx.value(authorizer, "identity_sources")
    if ctx.value(authorizer, "authorizer_type") != "REQUEST" or named not in (ABSENT, []) or not is_http(authorizer, ctx):
        return
    if isinstance(ttl, int | float) and ttl > 0:
        name = ctx.spelled(authorizer, "identity_sources")
        yield Finding(
            ctx.place(authorizer, "identity_sources" if authorizer.get("identity_sources") else "authorizer_result_ttl_in_seconds"),
            f"`{name}` is {'empty' if named == [] else 'not set'}, and decisions are cached for {ttl} seconds under what it yields; "
            "the service refuses that.",
            fixes=(
                Fix(f"Take `{_SHARED_HEADER}`", (SetParam(authorizer, "identity_sources", [_SHARED_HEADER]),), certain=False),
                Fix("Ask the function at every call", (SetParam(authorizer, "authorizer_result_ttl_in_seconds", 0),), certain=False),
            ),
        )
