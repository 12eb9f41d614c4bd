"""Private integration does not name its VPC link."""

import pytest

from rules.writing import LINK, integration, nested, rewrites, says, stays_quiet

RULE = "vpc-link-without-connection-id"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_type = "VPC_LINK"
            connection_id = var.x
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_type = "VPC_LINK"
            connection_id = "$${stageVariables.link}"
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_type = "VPC_LINK"
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_type = var.x
        """),
        nested("""
            Type: HTTP
            ConnectionType: VPC_LINK
            ConnectionId: !If [A, !Ref X, !Ref AWS::NoValue]
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
            uri = "https://a.example"
            connection_type = "VPC_LINK"
                              ^^^^^^^^^^ vpc-link-without-connection-id
        """),
            '`connection_type` is `VPC_LINK` and `connection_id` is not set; the call fails with "ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK".',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            integration(
                """
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_type = "VPC_LINK"
        """,
                before=LINK,
            ),
            '"VPC_LINK"\n',
            '"VPC_LINK"\n  connection_id   = aws_api_gateway_vpc_link.pets.id\n',
            0,
        ),
        (
            integration(
                """
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_type = "VPC_LINK"
        """,
                before='resource "aws_apigatewayv2_vpc_link" "pets" {\n}\n',
            ),
            '"VPC_LINK"\n',
            '"VPC_LINK"\n  connection_id   = aws_apigatewayv2_vpc_link.pets.id\n',
            0,
        ),
        (
            nested(
                """
            Type: HTTP
            Uri: https://a.example
            ConnectionType: VPC_LINK
        """,
                before="  Road:\n    Type: AWS::ApiGateway::VpcLink\n",
            ),
            "VPC_LINK\n",
            "VPC_LINK\n        ConnectionId: !Ref Road\n",
            0,
        ),
        (
            integration(
                """
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_type = "VPC_LINK"
        """,
                before=LINK.replace("name", "count = 2\n  name"),
            ),
            '"VPC_LINK"\n',
            '"VPC_LINK"\n  connection_id   = "VPC_LINK_ID"\n',
            0,
        ),
        (
            integration(
                """
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
            connection_type = "VPC_LINK"
        """,
                before=LINK + LINK.replace("pets", "other"),
            ),
            '"VPC_LINK"\n',
            '"VPC_LINK"\n  connection_id   = "VPC_LINK_ID"\n',
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
