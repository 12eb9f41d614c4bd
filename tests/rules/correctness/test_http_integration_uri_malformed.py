"""HTTP integration has a URI that is no URL."""

import pytest

from rules.writing import integration, nested, offers, rewrites, says, stays_quiet

RULE = "http-integration-uri-malformed"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "${var.x}/pets"
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "http${var.x}://a.example"
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://${var.x}/a"
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://$${stageVariables.host}:8080/{id}?a=b"
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example:${var.x}/pets"
        """),
        integration("""
            type = var.x
            uri = "a.example"
        """),
        integration("""
            type = "HTTP"
            uri = module.pets.url
        """),
        nested("""
            Type: HTTP
            Uri: !Sub https://${X}/a
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "http://203.0.113.7/pets"
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            connection_type = "VPC_LINK"
            uri = "http://10.0.0.7/pets"
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            connection_type = var.x
            uri = "http://10.0.0.7/pets"
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "http://10.${var.x}/pets"
        """),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "$${stageVariables.url}/pets"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-integration-uri-malformed
        """),
            '`uri` is `${stageVariables.url}/pets`, which does not start with `http://` or `https://`; the call fails with "Invalid HTTP endpoint specified for URI".',
        ),
        (
            integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example/a b"
                  ^^^^^^^^^^^^^^^^^^^^^^^ http-integration-uri-malformed
        """),
            '`uri` is `https://a.example/a b`, with a blank in it; the call fails with "Invalid HTTP endpoint specified for URI".',
        ),
        (
            integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example:81/pets"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-integration-uri-malformed
        """),
            '`uri` is `https://a.example:81/pets`, with no host, or a port other than 80, 443 and 1024 to 65535; the call fails with "Invalid HTTP endpoint specified for URI".',
        ),
        (
            integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "http://172.20.0.7:8080/pets"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-integration-uri-malformed
        """),
            '`uri` is `http://172.20.0.7:8080/pets`, an address of a private network, which only a VPC link reaches; the call fails with "Invalid HTTP endpoint specified for URI".',
        ),
        (
            integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://"
                  ^^^^^^^^^^ http-integration-uri-malformed
        """),
            '`uri` is `https://`, with no host, or a port other than 80, 443 and 1024 to 65535; the call fails with "Invalid HTTP endpoint specified for URI".',
        ),
        (
            integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "/pets/${var.x}"
                  ^^^^^^^^^^^^^^^^ http-integration-uri-malformed
        """),
            '`uri` is `/pets/…`, which does not start with `http://` or `https://`; the call fails with "Invalid HTTP endpoint specified for URI".',
        ),
        (
            integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "arn:aws:apigateway:eu-west-1:sqs:path/a/b"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-integration-uri-malformed
        """),
            '`uri` is `arn:aws:apigateway:eu-west-1:sqs:path/a/b`, an ARN where a URL belongs; the call fails with "Invalid HTTP endpoint specified for URI".',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "a.example:8080/pets"
        """),
            '"a.example:8080/pets"',
            '"https://a.example:8080/pets"',
            0,
        ),
        (
            nested("""
            Type: HTTP
            Uri: 'a.example'
        """),
            "'a.example'",
            "'https://a.example'",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)


def test_a_stage_variable_gets_no_scheme_before_it() -> None:
    assert not offers(RULE, nested("Type: HTTP\nUri: ${stageVariables.url}"))
