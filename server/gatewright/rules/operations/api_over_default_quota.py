"""API has more parts than accounts start with.

What it does
    Reports an API with more resources, routes, stages or authorizers than the quota that accounts start with.
Why it matters
    Unless the quota was raised in this account and Region, the deployment stops half-way with "Maximum number of ... has
    been reached" or a limit error.
Example
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
              ^^^^^^^^^^^^^^^^^^^^^^^^ api-over-default-quota
        Properties:
          Name: pets
      Users1: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Pets, Name: users1, Type: COGNITO_USER_POOLS, ProviderARNs: [!Ref Pool], IdentitySource: method.request.header.Authorization}}
      Users2: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Pets, Name: users2, Type: COGNITO_USER_POOLS, ProviderARNs: [!Ref Pool], IdentitySource: method.request.header.Authorization}}
      Users3: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Pets, Name: users3, Type: COGNITO_USER_POOLS, ProviderARNs: [!Ref Pool], IdentitySource: method.request.header.Authorization}}
      Users4: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Pets, Name: users4, Type: COGNITO_USER_POOLS, ProviderARNs: [!Ref Pool], IdentitySource: method.request.header.Authorization}}
      Users5: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Pets, Name: users5, Type: COGNITO_USER_POOLS, ProviderARNs: [!Ref Pool], IdentitySource: method.request.header.Authorization}}
      Users6: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Pets, Name: users6, Type: COGNITO_USER_POOLS, ProviderARNs: [!Ref Pool], IdentitySource: method.request.header.Authorization}}
      Users7: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Pets, Name: users7, Type: COGNITO_USER_POOLS, ProviderARNs: [!Ref Pool], IdentitySource: method.request.header.Authorization}}
      Users8: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Pets, Name: users8, Type: COGNITO_USER_POOLS, ProviderARNs: [!Ref Pool], IdentitySource: method.request.header.Authorization}}
      Users9: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Pets, Name: users9, Type: COGNITO_USER_POOLS, ProviderARNs: [!Ref Pool], IdentitySource: method.request.header.Authorization}}
      Users10: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Pets, Name: users10, Type: COGNITO_USER_POOLS, ProviderARNs: [!Ref Pool], IdentitySource: method.request.header.Authorization}}
      Users11: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Pets, Name: users11, Type: COGNITO_USER_POOLS, ProviderARNs: [!Ref Pool], IdentitySource: method.request.header.Authorization}}
    ```
Write instead
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      Users: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Pets, Name: users, Type: COGNITO_USER_POOLS, ProviderARNs: [!Ref Pool], IdentitySource: method.request.header.Authorization}}
    ```
When it stays quiet
    Below the quota. Parts that may not be there, or several times (`count`, `for_each`, conditions), and parts of an
    OpenAPI document do not count.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="api-over-default-quota",
    level=Level.INFORMATION,
    category=Category.OPERATIONS,
    on=("http.api", "rest.api"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html",),
    errors=("Maximum number of … has been reached", "LimitExceededException"),
)

_PARTS = {
    "rest.api": {"rest.resource": "rest_api_id", "rest.stage": "rest_api_id", "rest.authorizer": "rest_api_id"},
    "http.api": {"http.route": "api_id", "http.stage": "api_id", "http.authorizer": "api_id"},
}


def check(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each kind of part of which there are certainly too many."""
    for kind, owner in _PARTS[api.kind or ""].items():
        known = ctx.index.kind(kind)
        quota = next((quota for quota in known.quotas if quota.scope == "API"), None) if known else None
        parts = sum(ctx.target(part, owner) is api and not part.conditional for part in ctx.of_kind(kind))
        if quota and parts > quota.limit:
            yield Finding(
                header(api),
                f"The API has {parts} {quota.unit}; accounts start with a quota of {quota.limit:,} for one API, which AWS raises on request.",
            )
