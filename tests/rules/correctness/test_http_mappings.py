"""The rules on keys and values of an HTTP API's parameter mappings."""

import pytest

from rules.writing import offers, rewrites, says, shared, shared_template, stays_quiet

KEY = "http-mapping-key-malformed"
VALUE = "http-mapping-value-malformed"
RESERVED = "reserved-header-mapped"


def mapped(entry: str, protocol: str = '"HTTP"', lines: str = "") -> str:
    """A Terraform integration with one request mapping, in an API of that protocol."""
    return shared(f"{lines}\nrequest_parameters = {{\n  {entry}\n}}", protocol)


def answered(lines: str) -> str:
    """A CloudFormation integration with one mapping of answers."""
    pair = "\n".join(f"        {line}" for line in lines.split("\n"))
    return shared_template(f'IntegrationType: HTTP_PROXY\nResponseParameters:\n  "403":\n    ResponseParameters:\n{pair}')


@pytest.mark.parametrize("rule", [KEY, VALUE, RESERVED])
@pytest.mark.parametrize(
    "snippet",
    [
        mapped('"overwrite:path" = "$request.path"'),
        mapped('"append:header.x-a" = "$${request.path}/a"'),
        mapped("(var.x) = var.x"),
        mapped('"overwrite:path" = var.x'),
        mapped('"overwrite:path" = "/${var.x}$request.path"'),
        mapped('"QueueUrl" = "context.requestId"', lines='integration_subtype = "SQS-SendMessage"'),
        mapped('"overwrite:path.x" = "\'a\'"', "var.x"),
        mapped('"integration.request.header.authorization" = "route.request.header.x"', '"WEBSOCKET"'),
        shared("request_parameters = var.x"),
        answered('- Destination: !Ref X\n  Source: "404"'),
        answered("- Destination: overwrite:statuscode\n  Source: !Ref X"),
        answered("- !If [A, {Destination: a, Source: b}, !Ref AWS::NoValue]"),
    ],
)
def test_stays_quiet(rule: str, snippet: str) -> None:
    stays_quiet(rule, snippet)


@pytest.mark.parametrize(
    ("rule", "snippet", "message"),
    [
        (
            KEY,
            """
            resource "aws_apigatewayv2_integration" "it" {
              response_parameters {
                status_code = "500"
                mappings = {
                  "overwrite:querystring.x" = "a"
                   ^^^^^^^^^^^^^^^^^^^^^^^ http-mapping-key-malformed
                }
              }
            }
            """,
            (
                '`overwrite:querystring.x`: the call fails with "Invalid Response Actioned Parameter". '
                "A key is `append:`, `overwrite:` or `remove:` with `header.x`, or `overwrite:statuscode`."
            ),
        ),
        (
            KEY,
            answered('- Destination: "append:statuscode"\n                ^^^^^^^^^^^^^^^^^ http-mapping-key-malformed\n  Source: "404"'),
            "`append:statuscode`: the status can only be overwritten as a whole, by `overwrite:statuscode`.",
        ),
        (
            RESERVED,
            mapped('"append:header.X-Forwarded-For" = "a"\n   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reserved-header-mapped'),
            "The header `X-Forwarded-For` is reserved, and no mapping can change it; take another name.",
        ),
        (
            VALUE,
            mapped(
                '"append:header.x-a" = "a $${request.cookie.a}"\n                                      ^^^^^^ http-mapping-value-malformed'
            ),
            (
                "`cookie` is nothing that can be read here; there are `$request.header`, `$request.querystring`, `$request.path`, "
                "`$request.body`, `$context` and `$stageVariables`."
            ),
        ),
    ],
)
def test_says_what_is_wrong(rule: str, snippet: str, message: str) -> None:
    says(rule, snippet, message)


@pytest.mark.parametrize(
    ("rule", "snippet", "old", "new"),
    [
        (KEY, mapped('"integration.request.header.x" = "a"'), "integration.request.header.x", "overwrite:header.x"),
        (KEY, answered('- {Destination: "overwrite:status", Source: "404"}'), "overwrite:status", "overwrite:statuscode"),
        (VALUE, mapped('"overwrite:path" = "/v2$request.path"'), "/v2$request.path", "/v2$${request.path}"),
        (VALUE, answered("- {Destination: append:header.x, Source: \"'a'\"}"), "\"'a'\"", '"a"'),
    ],
)
def test_fix_changes_one_thing(rule: str, snippet: str, old: str, new: str) -> None:
    rewrites(rule, snippet, old, new)


def test_offers_nothing_for_what_has_no_counterpart() -> None:
    assert offers(KEY, mapped('"integration.request.path.id" = "a"')) == []
    assert offers(VALUE, mapped('"append:header.x" = "$input.body"')) == []
