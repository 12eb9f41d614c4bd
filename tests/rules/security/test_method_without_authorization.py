"""Method can be called without authorization."""

import pytest

from rules.writing import PRIVATE, REGIONAL, api, authorizer, method, rewrites, says, stays_quiet, template

RULE = "method-without-authorization"
POLICY = 'resource "aws_api_gateway_rest_api_policy" "pets" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n  policy      = "{}"\n}\n'
ABSENT = template("OperationName: a").replace("Method\n", "Method\n          ^^^^^^^^^^^^^^^^^^^^^^^ method-without-authorization\n")


@pytest.mark.parametrize(
    "snippet",
    [
        method("authorization = var.x"),
        method('authorization = "NONE"', verb='"OPTIONS"'),
        method('authorization = "NONE"', verb="var.x"),
        method("""
            authorization = "NONE"
            api_key_required = true
        """),
        method("""
            authorization = "NONE"
            api_key_required = var.x
        """),
        method('authorization = "NONE"', before=api('policy = "{}"\n' + PRIVATE)),
        method('authorization = "NONE"', before=api(REGIONAL.replace('"REGIONAL"', "var.x"))),
        template("AuthorizationType: !Ref X"),
        template("ApiKeyRequired: true"),
        method('authorization = "NONE"', before=api(PRIVATE) + POLICY),
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
            authorization = "NONE"
                            ^^^^^^ method-without-authorization
        """,
                meta='  for_each = toset(["a"])\n',
            ),
            "`authorization` is `NONE` and no API key is required; anyone who learns the URL can call the method.",
        ),
        (
            method(
                """
            authorization = "NONE"
                            ^^^^^^ method-without-authorization
        """,
                verb='"ANY"',
                before=api(),
            ),
            "`authorization` is `NONE` and no API key is required; anyone who learns the URL can call the method.",
        ),
        (
            ABSENT,
            "`AuthorizationType` is not set, which means `NONE` and no API key is required; anyone who learns the URL can call the method.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (method('authorization = "NONE"'), '"NONE"', '"AWS_IAM"', 0),
        (
            method('authorization = "NONE"', before=authorizer("TOKEN")),
            '"NONE"\n',
            '"CUSTOM"\n  authorizer_id = aws_api_gateway_authorizer.users.id\n',
            0,
        ),
        (template("OperationName: a"), "OperationName: a\n", "OperationName: a\n      AuthorizationType: AWS_IAM\n", 0),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
