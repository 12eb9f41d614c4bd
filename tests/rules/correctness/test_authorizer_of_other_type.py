"""Authorizer does not go with the authorization of its method or route."""

import pytest

from rules.http_writing import part, route, template
from rules.writing import authorizer, method, rewrites, says, stays_quiet

RULE = "authorizer-of-other-type"
USES = "\nauthorizer_id = aws_apigatewayv2_authorizer.users.id"


def http_authorizer(kind: str) -> str:
    return part("authorizer", f'name = "users"\nauthorizer_type = {kind}', name="users")


@pytest.mark.parametrize(
    "snippet",
    [
        route('authorization_type = "JWT"' + USES, before=http_authorizer('"JWT"')),
        route('authorization_type = "CUSTOM"' + USES, before=http_authorizer('"REQUEST"')),
        route('authorization_type = "JWT"' + USES, before=http_authorizer("var.x")),
        route("authorization_type = var.x" + USES, before=http_authorizer('"JWT"')),
        route('authorization_type = "NONE"' + USES, before=http_authorizer('"JWT"')),
        route('authorization_type = "JWT"\nauthorizer_id = var.x', before=http_authorizer('"REQUEST"')),
        method('authorization = "CUSTOM"\nauthorizer_id = aws_api_gateway_authorizer.users.id', before=authorizer("REQUEST")),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            route(f'authorization_type = "JWT"\n                     ^^^^^ {RULE}' + USES, before=http_authorizer('"REQUEST"')),
            (
                "`authorization_type` is `JWT`, and the authorizer `users` goes with `CUSTOM`; "
                'the call fails with "Setting the authorization type to JWT requires a valid JWT authorizer".'
            ),
        ),
        (
            method(
                f'authorization = "COGNITO_USER_POOLS"\n                ^^^^^^^^^^^^^^^^^^^^ {RULE}\n'
                "authorizer_id = aws_api_gateway_authorizer.users.id",
                before=authorizer("TOKEN"),
            ),
            (
                "`authorization` is `COGNITO_USER_POOLS`, and the authorizer `users` goes with `CUSTOM`; "
                'the call fails with "Invalid authorizer ID specified".'
            ),
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


KEEPER = "  Keeper:\n    Type: AWS::ApiGatewayV2::Authorizer\n    Properties: {ApiId: !Ref Pets, AuthorizerType: JWT}\n"


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (route('authorization_type = "JWT"' + USES, before=http_authorizer('"REQUEST"')), '"JWT"', '"CUSTOM"'),
        (template("Route", "RouteKey: $default\nAuthorizationType: CUSTOM\nAuthorizerId: !Ref Keeper", before=KEEPER), "CUSTOM", "JWT"),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str) -> None:
    rewrites(RULE, snippet, old, new)
