"""Two request parameters of a method have one name."""

import pytest

from rules.writing import method, says, stays_quiet, template

RULE = "parameter-name-in-two-places"


@pytest.mark.parametrize(
    "snippet",
    [
        method('authorization = "NONE"\nrequest_parameters = var.x'),
        method('authorization = "NONE"\nrequest_parameters = { "method.request.path.id" = true, "method.request.header.Id" = true }'),
        method(
            'authorization = "NONE"\nrequest_parameters = { "method.request.header.id" = true, "method.request.multivalueheader.id" = true }'
        ),
        template("AuthorizationType: AWS_IAM\nRequestParameters: !If [A, !Ref X, !Ref AWS::NoValue]"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        template(f"""
            AuthorizationType: AWS_IAM
            RequestParameters:
              method.request.querystring.id: false
              method.request.header.version: false
              method.request.path.id: true
              {"^" * 22} {RULE}
        """),
        '`id` is a querystring parameter, too; rename one: "Parameter names must be unique across querystring, header and path".',
    )
