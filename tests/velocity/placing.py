"""Templates where they stand: in Terraform, YAML and JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from gatewright.rules.engine import Report
from gatewright.text import LineIndex
from harness.snippets import reports

_TERRAFORM = {
    "request": (
        'resource "aws_api_gateway_integration" "it" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n'
        '  resource_id = aws_api_gateway_resource.pet.id\n  http_method = "POST"\n  type        = "AWS"\n'
        '  integration_http_method = "POST"\n  uri = var.uri\n  request_templates'
    ),
    "response": (
        'resource "aws_api_gateway_integration_response" "it" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n'
        '  resource_id = aws_api_gateway_resource.pet.id\n  http_method = "POST"\n  status_code = "200"\n  response_templates'
    ),
    "gateway": (
        'resource "aws_api_gateway_gateway_response" "it" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n'
        '  response_type = "ACCESS_DENIED"\n  response_templates'
    ),
    "websocket": (
        'resource "aws_apigatewayv2_integration" "it" {\n  api_id = aws_apigatewayv2_api.chat.id\n  integration_type = "AWS"\n'
        "  integration_uri = var.uri\n  request_templates"
    ),
}
_YAML = {
    "request": "Type: AWS::ApiGateway::Method\nProperties:\n  RestApiId: !Ref Pets\n  ResourceId: !Ref Pet\n  HttpMethod: POST\n  AuthorizationType: AWS_IAM\n"
    "  Integration:\n    Type: AWS\n    IntegrationHttpMethod: POST\n    Uri: !Ref Uri\n    RequestTemplates",
    "response": "Type: AWS::ApiGateway::Method\nProperties:\n  RestApiId: !Ref Pets\n  ResourceId: !Ref Pet\n  HttpMethod: POST\n  AuthorizationType: AWS_IAM\n"
    "  Integration:\n    Type: AWS\n    IntegrationHttpMethod: POST\n    Uri: !Ref Uri\n    IntegrationResponses:\n      - StatusCode: 200\n        ResponseTemplates",
    "gateway": "Type: AWS::ApiGateway::GatewayResponse\nProperties:\n  RestApiId: !Ref Pets\n  ResponseType: ACCESS_DENIED\n  ResponseTemplates",
    "websocket": "Type: AWS::ApiGatewayV2::Integration\nProperties:\n  ApiId: !Ref Chat\n  IntegrationType: AWS\n  IntegrationUri: !Ref Uri\n  RequestTemplates",
}
KINDS = tuple(_TERRAFORM)
"""What a template can be for."""


def in_terraform(kind: str, template: str) -> str:
    """In a heredoc, with the marks of Terraform escaped."""
    words = template.replace("${", "$${").replace("%{", "%%{")
    return f'{_TERRAFORM[kind]} = {{\n    "application/json" = <<EOT\n{words.rstrip(chr(10))}\nEOT\n  }}\n}}\n'


def in_yaml(kind: str, template: str) -> str:
    """In a literal block."""
    head = textwrap.indent(_YAML[kind], "    ")
    depth = len(head) - len(head.rpartition("\n")[2].lstrip()) - head.rindex("\n") - 1
    return f"Resources:\n  It:\n{head}:\n{' ' * (depth + 2)}application/json: |2-\n{textwrap.indent(template, ' ' * (depth + 4), lambda _: True)}\n"


def in_quotes(kind: str, template: str) -> str:
    """In a string with escapes."""
    head = textwrap.indent(_YAML[kind], "    ")
    depth = len(head) - len(head.rpartition("\n")[2].lstrip()) - head.rindex("\n") - 1
    return f"Resources:\n  It:\n{head}:\n{' ' * (depth + 2)}application/json: {json.dumps(template)}\n"


def findings(kind: str, template: str) -> Iterator[tuple[Report, int, str]]:
    """What is found in a template in a heredoc: each with its line in the template, from 0, and its words as the template has them."""
    text = in_terraform(kind, template)
    start = text.index("<<EOT\n") + len("<<EOT\n")
    lines = LineIndex(text)
    first = lines.position(start).line
    for report in reports(text):
        if report.finding.span.start >= start:
            words = report.finding.span.of(text).replace("$${", "${").replace("%%{", "%{")
            yield report, lines.position(report.finding.span.start).line - first, words
