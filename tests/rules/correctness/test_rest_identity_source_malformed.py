"""Authorizer of a REST API looks for the caller in a place that does not exist."""

import pytest

from rules.writing import VARIABLE, rewrites, says, stays_quiet

RULE = "rest-identity-source-malformed"


def authorizer(lines: str) -> str:
    """An authorizer in Terraform."""
    return f'{VARIABLE}resource "aws_api_gateway_authorizer" "it" {{\n{lines}\n}}\n'


def template(lines: str) -> str:
    """An authorizer in CloudFormation."""
    return f"Resources:\n  It:\n    Type: AWS::ApiGateway::Authorizer\n    Properties:\n{lines}\n"


@pytest.mark.parametrize(
    "snippet",
    [
        authorizer('type = "REQUEST"\nidentity_source = "method.request.header.A, context.identity.sourceIp,stageVariables.b"'),
        authorizer("identity_source = var.x"),
        authorizer('type = var.x\nidentity_source = "Authorization"'),
        authorizer('identity_source = "method.request.header.${var.x}"'),
        authorizer('identity_source = ""'),
        template("      Type: REQUEST\n      IdentitySource: !Join [',', [method.request.header.A, context.stage]]"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            authorizer(
                '  identity_source = "method.request.querystring.token"\n'
                "                                    ^^^^^^^^^^^ rest-identity-source-malformed"
            ),
            "`identity_source` is `method.request.querystring.token`; a `TOKEN` authorizer finds its token only in `method.request.header.NAME`.",
        ),
        (
            template(
                "      Type: REQUEST\n"
                "      IdentitySource: method.request.header.A, method.request.path.id\n"
                "                                                              ^^^^ rest-identity-source-malformed"
            ),
            (
                '`method.request.path.id` fails with "Invalid request identity source expression"; '
                "use `method.request.{header|querystring}.NAME`, `context.NAME` or `stageVariables.NAME`."
            ),
        ),
        (
            template(
                "      Type: TOKEN\n"
                "      IdentitySource: method.request.header.A,method.request.header.B\n"
                "                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rest-identity-source-malformed"
            ),
            "`IdentitySource` lists several sources; only a `REQUEST` authorizer has more than one.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        authorizer('type = "REQUEST"\nidentity_source = "context.stage, $request.header.Key"'),
        template("      Type: REQUEST\n      IdentitySource: $request.header.Key,context.stage"),
    ],
)
def test_fix_changes_one_source(snippet: str) -> None:
    rewrites(RULE, snippet, "$request.header.Key", "method.request.header.Key")
