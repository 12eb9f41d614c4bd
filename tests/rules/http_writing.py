"""Short ways to write HTTP and WebSocket APIs in the snippets of rule tests."""

import textwrap

from rules.writing import VARIABLE

_HTTP = '  name          = "pets"\n  protocol_type = "HTTP"\n'
_WEBSOCKET = '  name                       = "pets"\n  protocol_type              = "WEBSOCKET"\n  route_selection_expression = "$request.body.action"\n'
_TEMPLATES = {
    "HTTP": "      ProtocolType: HTTP\n",
    "WEBSOCKET": "      ProtocolType: WEBSOCKET\n      RouteSelectionExpression: $request.body.action\n",
}


def http_api(lines: str = "") -> str:
    """An HTTP API in Terraform with `lines` of its own, and the variable."""
    return f'{VARIABLE}resource "aws_apigatewayv2_api" "pets" {{\n{_HTTP}{_indented(lines)}}}\n'


def websocket_api(lines: str = "") -> str:
    """A WebSocket API in Terraform with `lines` of its own, and the variable."""
    return f'{VARIABLE}resource "aws_apigatewayv2_api" "pets" {{\n{_WEBSOCKET}{_indented(lines)}}}\n'


def part(kind: str, lines: str, before: str | None = None, name: str = "it", meta: str = "") -> str:
    """A resource of the API in Terraform: `route`, `stage`, `authorizer`, `integration`."""
    before = http_api() if before is None else before
    return f'{before}resource "aws_apigatewayv2_{kind}" "{name}" {{\n{meta}  api_id = aws_apigatewayv2_api.pets.id\n{_indented(lines)}}}\n'


def route(lines: str = "", key: str = '"GET /pets"', before: str | None = None, name: str = "it", meta: str = "") -> str:
    """A route in Terraform."""
    return part("route", f"route_key = {key}\n{textwrap.dedent(lines).strip(chr(10))}", before, name, meta)


def template(kind: str, properties: str, protocol: str = "HTTP", before: str = "", meta: str = "") -> str:
    """A CloudFormation template with a parameter `X`, an API and one more resource of it: `Route`, `Stage`, `Authorizer`."""
    return (
        "Parameters:\n  X:\n    Type: String\nResources:\n  Pets:\n    Type: AWS::ApiGatewayV2::Api\n    Properties:\n      Name: pets\n"
        f"{_TEMPLATES[protocol]}{before}  It:\n    Type: AWS::ApiGatewayV2::{kind}\n{meta}    Properties:\n      ApiId: !Ref Pets\n"
        f"{_indented(properties, '      ')}"
    )


def _indented(lines: str, indent: str = "  ") -> str:
    written = textwrap.dedent(lines).strip("\n")
    return textwrap.indent(written, indent) + "\n" if written else ""


HTTP, WEBSOCKET = http_api(), websocket_api()
UNKNOWN_PROTOCOL = http_api().replace('"HTTP"', "var.x")
INTEGRATION = part("integration", 'integration_type = "AWS_PROXY"\nintegration_uri = "arn:aws:lambda:x"', before="", name="pets")
