"""VPC link is named but not used."""

import pytest

from rules.writing import LINK, VARIABLE, integration, nested, rewrites, says, stays_quiet

RULE = "connection-id-without-vpc-link"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_id = var.x
        """),
        integration(
            """
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_id = var.x
        """,
            before='variable "x" {\n  default = null\n}\n',
        ),
        integration(
            """
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_type = var.x
            connection_id = aws_api_gateway_vpc_link.pets.id
        """,
            before=LINK + VARIABLE,
        ),
        integration(
            """
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_type = "VPC_LINK"
            connection_id = aws_api_gateway_vpc_link.pets.id
        """,
            before=LINK,
        ),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            integration_target = "arn:aws:x"
            connection_id = "a1b2"
        """),
        nested("""
            Type: HTTP
            ConnectionId: !If [A, a1b2, !Ref AWS::NoValue]
        """),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            integration(
                """
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_id = aws_api_gateway_vpc_link.pets[0].id
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ connection-id-without-vpc-link
        """,
                before=LINK,
                meta="  count = 2\n",
            ),
            "`connection_type` is not set, which means `INTERNET`; the link in `connection_id` is not used.",
        ),
        (
            nested("""
            Type: HTTP
            ConnectionType: INTERNET
            ConnectionId: ${stageVariables.link}
                          ^^^^^^^^^^^^^^^^^^^^^^ connection-id-without-vpc-link
        """),
            "`ConnectionType` is `INTERNET`; the link in `ConnectionId` is not used.",
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
            uri = "https://a.example"
            connection_id = "a1b2"
        """),
            '"a1b2"\n',
            '"a1b2"\n  connection_type = "VPC_LINK"\n',
            0,
        ),
        (
            integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_id = "a1b2"
        """),
            '  connection_id = "a1b2"\n',
            "",
            1,
        ),
        (
            nested("""
            Type: AWS_PROXY
            ConnectionId: a1b2
            CacheNamespace: a
        """),
            "        ConnectionId: a1b2\n",
            "",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
