"""The rules on what an HTTP API or a WebSocket API takes of an integration."""

import pytest

from rules.writing import offers, rewrites, says, shared, shared_template, stays_quiet

WEBSOCKET = '"WEBSOCKET"'
PROXY = "non-proxy-integration-on-http-api"
MISSING = "payload-format-version-missing"
IMPLICIT = "implicit-payload-format-version"
UNSUPPORTED = "payload-format-version-unsupported"
TIMEOUT = "websocket-integration-timeout-too-long"


@pytest.mark.parametrize(
    ("rule", "snippet"),
    [
        (PROXY, shared('integration_type = "MOCK"', WEBSOCKET)),
        (PROXY, shared('integration_type = "AWS"', "var.x")),
        (PROXY, shared("integration_type = var.x")),
        (PROXY, shared_template("IntegrationType: !If [A, AWS, AWS_PROXY]")),
        (MISSING, shared('integration_type = "AWS_PROXY"')),
        (MISSING, shared_template("IntegrationType: AWS_PROXY", "WEBSOCKET")),
        (MISSING, shared_template("IntegrationType: AWS_PROXY", "!Ref X")),
        (MISSING, shared_template("IntegrationType: AWS_PROXY\nPayloadFormatVersion: !Ref X")),
        (MISSING, shared_template("IntegrationType: AWS_PROXY\nFn::Transform: {Name: Macro}")),
        (IMPLICIT, shared_template("IntegrationType: AWS_PROXY")),
        (IMPLICIT, shared('integration_type = "AWS_PROXY"', WEBSOCKET)),
        (IMPLICIT, shared('integration_type = "AWS_PROXY"\nintegration_subtype = "SQS-PurgeQueue"')),
        (IMPLICIT, shared('integration_type = "AWS_PROXY"\npayload_format_version = var.x')),
        (UNSUPPORTED, shared('integration_type = "AWS_PROXY"\npayload_format_version = "2.0"')),
        (UNSUPPORTED, shared('integration_type = "AWS_PROXY"\npayload_format_version = "2.0"', "var.x")),
        (UNSUPPORTED, shared('integration_type = "HTTP_PROXY"\npayload_format_version = var.x')),
        (UNSUPPORTED, shared('integration_type = "HTTP_PROXY"\npayload_format_version = "1.0"')),
        (TIMEOUT, shared("timeout_milliseconds = 30000")),
        (TIMEOUT, shared("timeout_milliseconds = 29000", WEBSOCKET)),
        (TIMEOUT, shared("timeout_milliseconds = 30000", "var.x")),
        (TIMEOUT, shared("timeout_milliseconds = var.x", WEBSOCKET)),
        (TIMEOUT, shared("timeout_milliseconds = 40000", WEBSOCKET)),
    ],
)
def test_stays_quiet(rule: str, snippet: str) -> None:
    stays_quiet(rule, snippet)


@pytest.mark.parametrize(
    ("rule", "snippet", "message"),
    [
        (
            PROXY,
            shared(
                """
                integration_type = "AWS"
                                   ^^^^^ non-proxy-integration-on-http-api
            """,
                meta="  count = 2\n",
            ),
            (
                '`AWS` is for WebSocket APIs; an HTTP API "may only be associated with proxy integrations (AWS_PROXY, HTTP_PROXY)": '
                "use `AWS_PROXY`."
            ),
        ),
        (
            MISSING,
            shared_template("""
                IntegrationType: AWS_PROXY
                                 ^^^^^^^^^ payload-format-version-missing
                IntegrationSubtype: SQS-PurgeQueue
            """),
            "`PayloadFormatVersion` is not set, and an HTTP API needs it for `AWS_PROXY`; choose `1.0`.",
        ),
        (
            IMPLICIT,
            shared("""
                integration_type = "AWS_PROXY"
                                   ^^^^^^^^^^^ implicit-payload-format-version
            """),
            "`payload_format_version` is not set, which means `1.0`; a function written for `2.0` does not understand that event.",
        ),
        (
            UNSUPPORTED,
            shared_template("""
                IntegrationType: HTTP_PROXY
                PayloadFormatVersion: 2.0
                                      ^^^ payload-format-version-unsupported
            """),
            (
                '`PayloadFormatVersion` is `2.0`; the call fails with "PayloadFormatVersion 2.0 is not supported for integration of type '
                'HTTP_PROXY". Use `1.0`.'
            ),
        ),
        (
            UNSUPPORTED,
            shared("""
                integration_type = "AWS_PROXY"
                integration_subtype = "SQS-PurgeQueue"
                payload_format_version = "2.0"
                                         ^^^^^ payload-format-version-unsupported
            """),
            "`payload_format_version` is `2.0`; the actions of services take one format only. Use `1.0`.",
        ),
        (
            TIMEOUT,
            shared_template(
                """
                TimeoutInMillis: 29500
                                 ^^^^^ websocket-integration-timeout-too-long
            """,
                "WEBSOCKET",
            ),
            "`TimeoutInMillis` is 29500; a WebSocket API waits at most 29,000 ms.",
        ),
    ],
)
def test_says_what_is_wrong(rule: str, snippet: str, message: str) -> None:
    says(rule, snippet, message)


@pytest.mark.parametrize(
    ("rule", "snippet", "old", "new"),
    [
        (PROXY, shared_template("IntegrationType: HTTP"), "IntegrationType: HTTP\n", "IntegrationType: HTTP_PROXY\n"),
        (
            MISSING,
            shared_template("IntegrationType: AWS_PROXY"),
            "AWS_PROXY\n",
            "AWS_PROXY\n      PayloadFormatVersion: '2.0'\n",
        ),
        (
            IMPLICIT,
            shared('integration_type = "AWS_PROXY"'),
            '"AWS_PROXY"\n',
            '"AWS_PROXY"\n  payload_format_version = "2.0"\n',
        ),
        (UNSUPPORTED, shared('integration_type = "HTTP_PROXY"\npayload_format_version = "2.0"'), "2.0", "1.0"),
        (TIMEOUT, shared("timeout_milliseconds = 30000", WEBSOCKET), "30000", "29000"),
    ],
)
def test_fix_changes_one_thing(rule: str, snippet: str, old: str, new: str) -> None:
    rewrites(rule, snippet, old, new)


def test_fixes_leave_what_only_the_function_can_say_to_the_user() -> None:
    assert offers(MISSING, shared_template("IntegrationType: AWS_PROXY")) == [
        ("Set `PayloadFormatVersion` to `2.0`", False),
        ("Set `PayloadFormatVersion` to `1.0`", False),
    ]
    assert offers(MISSING, shared_template("IntegrationType: AWS_PROXY\nIntegrationSubtype: SQS-PurgeQueue")) == [
        ("Set `PayloadFormatVersion` to `1.0`", True)
    ]
    assert offers(PROXY, shared('integration_type = "MOCK"')) == []
