"""Method does not name its authorizer."""

import pytest

from harness.snippets import check
from rules.http_writing import part, route
from rules.writing import authorizer, method, offers, rewrites, says, stays_quiet, template

RULE = "authorizer-id-missing"


@pytest.mark.parametrize(
    "snippet",
    [
        method("authorization = var.x"),
        method("""
            authorization = "CUSTOM"
            authorizer_id = var.x
        """),
        method('authorization = "AWS_IAM"'),
        template("""
            AuthorizationType: CUSTOM
            AuthorizerId: !If [A, !Ref X, !Ref AWS::NoValue]
        """),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            method(
                """
            authorization = "CUSTOM"
                            ^^^^^^^^ authorizer-id-missing
        """,
                meta='  for_each = toset(["a"])\n',
            ),
            '`CUSTOM` needs `authorizer_id`, which is not set; the call fails with "Invalid authorizer ID specified".',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            method('authorization = "CUSTOM"', before=authorizer("REQUEST")),
            '"CUSTOM"\n',
            '"CUSTOM"\n  authorizer_id = aws_api_gateway_authorizer.users.id\n',
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)


def test_an_authorizer_of_another_type_is_not_offered() -> None:
    assert not offers(RULE, method('authorization = "CUSTOM"', authorizer("COGNITO_USER_POOLS")))


def test_a_method_with_jwt_takes_the_jwt_authorizer() -> None:
    text = """
        Resources:
          Login:
            Type: AWS::ApiGateway::Authorizer
            Properties: {Name: login, RestApiId: !Ref Api, Type: JWT}
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: {Name: pets}
          Get:
            Type: AWS::ApiGateway::Method
            Properties:
              RestApiId: !Ref Api
              ResourceId: !GetAtt Api.RootResourceId
              HttpMethod: GET
              AuthorizationType: JWT
                                 ^^^ authorizer-id-missing
        """
    (report,) = check(text, "cloudformation", RULE)
    assert [fix.title for fix in report.finding.fixes] == ["Use the authorizer `Login`"]


def test_route_names_its_authorizer() -> None:
    users = part("authorizer", 'name = "users"\nauthorizer_type = "JWT"', name="users")
    snippet = route('authorization_type = "JWT"', before=users)
    message = '`JWT` needs `authorizer_id`, which is not set; the call fails with "Invalid authorizer ID specified".'
    says(RULE, route(f'authorization_type = "JWT"\n                     ^^^^^ {RULE}', before=users), message)
    assert offers(RULE, snippet) == [("Use the authorizer `users`", False)]


def test_route_with_authorizer_is_fine() -> None:
    stays_quiet(RULE, route('authorization_type = "JWT"\nauthorizer_id = var.x'))
    stays_quiet(RULE, route('authorization_type = "AWS_IAM"'))
