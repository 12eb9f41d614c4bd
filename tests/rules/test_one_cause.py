"""One mistake is one finding: what follows from it is not reported as well."""

from __future__ import annotations

import textwrap

import pytest

from gatewright.rules.rule import Level
from harness.snippets import reports
from rules.http_writing import part, route, websocket_api
from rules.writing import authorizer, integration, method, nested

INVOKES = 'type = "AWS_PROXY"\nuri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:f/invocations"'
DOMAIN = """
Resources:
  Domain:
    Type: AWS::ApiGatewayV2::DomainName
    Properties:
      DomainName: api.example.com
      DomainNameConfigurations:
        - {CertificateArn: !Ref Certificate, EndpointType: KIND, SecurityPolicy: POLICY}
  Pets:
    Type: AWS::ApiGatewayV2::Api
    Properties: {Name: pets, ProtocolType: HTTP}
  First:
    Type: AWS::ApiGatewayV2::ApiMapping
    Properties: {ApiId: !Ref Pets, DomainName: !Ref Domain, Stage: !Ref Stage}
  Second:
    Type: AWS::ApiGatewayV2::ApiMapping
    Properties: {ApiId: !Ref Pets, DomainName: !Ref Domain, Stage: !Ref Stage, ApiMappingKey: old}
"""


def domain(kind: str, policy: str) -> str:
    return DOMAIN.replace("KIND", kind).replace("POLICY", policy)


def in_sam(properties: str, section: str = "") -> str:
    inside = textwrap.indent(textwrap.dedent(properties).strip("\n"), "      ")
    return f"Transform: AWS::Serverless-2016-10-31\n{section}Resources:\n  Api:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: v1\n{inside}\n"


TERRAFORM = {
    "a verb in small letters, which an integration takes over": (
        method('authorization = "AWS_IAM"', verb='"get"')
        + integration('type = "MOCK"\nrequest_templates = { "a/b" = "{statusCode: 200}" }', "", "aws_api_gateway_method.it.http_method"),
        ["wrong-value"],
    ),
    "a misspelled preflight": (method('authorization = "NONE"', verb='"OPTION"'), ["wrong-value"]),
    "a misspelled verb of a function": (integration(f'{INVOKES}\nintegration_http_method = "FETCH"'), ["wrong-value"]),
    "a function's type on a private address": (
        integration(
            'type = "AWS_PROXY"\nuri = "https://pets.example.com"\nintegration_http_method = "POST"\n'
            'connection_type = "VPC_LINK"\nconnection_id = aws_api_gateway_vpc_link.pets.id'
        ),
        ["vpc-link-on-aws-integration"],
    ),
    "a type of authorizer that there is not": (
        authorizer("LAMBDA").rstrip("}\n") + '\n  authorizer_uri = "a"\n  identity_source = "context.path, stageVariables.a"\n}\n',
        ["wrong-value"],
    ),
    "a required name, misspelled": ('resource "aws_api_gateway_rest_api" "pets" {\n  naem = "pets"\n}\n', ["missing-required-attribute"]),
    "a user pool on a route": (route('authorization_type = "COGNITO_USER_POOLS"'), ["wrong-value"]),
    "tokens on a WebSocket API": (
        part("authorizer", 'name = "a"\nauthorizer_type = "JWT"\nidentity_sources = ["route.request.header.Auth"]', websocket_api())
        + route(
            'authorization_type = "CUSTOM"\nauthorizer_id = aws_apigatewayv2_authorizer.it.id\ntarget = "integrations/a"', '"$connect"', ""
        ),
        ["jwt-on-websocket"],
    ),
    "scopes on a WebSocket API": (
        route('authorization_type = "AWS_IAM"\nauthorization_scopes = ["a"]\ntarget = "integrations/a"', '"$connect"', websocket_api()),
        ["attribute-of-other-protocol"],
    ),
    "scopes beside an authorizer that is not asked": (
        method(
            'authorization = "NONE"\nauthorizer_id = aws_api_gateway_authorizer.users.id\nauthorization_scopes = ["a"]',
            authorizer("COGNITO_USER_POOLS"),
        ),
        ["authorization-scopes-without-cognito"],
    ),
    "TLS that the provider does not take": (
        (
            'resource "aws_apigatewayv2_domain_name" "api" {\n  domain_name = "a.example.com"\n  domain_name_configuration {\n'
            '    certificate_arn = "a"\n    endpoint_type   = "REGIONAL"\n    security_policy = "TLS_1_0"\n  }\n}\n'
        ),
        ["wrong-value"],
    ),
}

TEMPLATES = {
    "a status of two digits": (
        nested('Type: AWS\nIntegrationHttpMethod: POST\nUri: !Ref X\nIntegrationResponses: [{StatusCode: "200"}]').rstrip("\n")
        + '\n      MethodResponses: [{StatusCode: "20"}]\n',
        ["malformed-value"],
    ),
    "an edge domain of HTTP APIs": (domain("EDGE", "TLS_1_2"), ["edge-domain-for-http-api"]),
    "old TLS where two mappings need more": (domain("REGIONAL", "TLS_1_0"), ["api-mapping-on-unsupported-domain"]),
    "a private SAM API over IPv4": (
        in_sam("EndpointConfiguration: {Type: PRIVATE, IpAddressType: ipv4}\nAuth: {ResourcePolicy: {IntrinsicVpceWhitelist: [vpce-1]}}"),
        ["private-api-on-ipv4"],
    ),
    "VPC endpoints of a public SAM API": (
        in_sam("EndpointConfiguration: {Type: REGIONAL, VPCEndpointIds: [vpce-1]}"),
        ["vpc-endpoint-ids-on-public-api"],
    ),
    "a document and its address": (
        in_sam("DefinitionUri: api.yaml\nDefinitionBody: {openapi: 3.0.1, info: {title: a, version: a}, paths: {}}"),
        ["conflicting-attributes"],
    ),
    "execution logs of an HTTP API in SAM": (
        in_sam("DefaultRouteSettings: {LoggingLevel: INFO}").replace("Serverless::Api", "Serverless::HttpApi"),
        ["attribute-refused-by-protocol"],
    ),
}

# What these snippets leave out on purpose.
BESIDE = (
    "cognito-authorizer-without-user-pool",
    "stage-without-access-logs",
    "deployment-without-methods",
    "method-without-integration",
    "route-without-target",
    "integration-without-response",
)


def errors(text: str, dialect: str) -> list[str]:
    return [one.rule for one in reports(text, dialect) if one.level in (Level.ERROR, Level.WARNING) and one.rule not in BESIDE]


@pytest.mark.parametrize(("text", "rules"), TERRAFORM.values(), ids=TERRAFORM)
def test_one_finding_in_terraform(text: str, rules: list[str]) -> None:
    assert errors(text, "terraform") == rules


@pytest.mark.parametrize(("text", "rules"), TEMPLATES.values(), ids=TEMPLATES)
def test_one_finding_in_templates(text: str, rules: list[str]) -> None:
    assert errors(text, "cloudformation") == rules
