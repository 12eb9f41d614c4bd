"""Values of REST APIs that the service refuses by themselves: facts of the docs index are enough, whatever the dialect."""

import textwrap

import pytest

from harness.snippets import reports


def terraform(kind: str, path: str, value: str) -> str:
    """A resource with one argument; a path leads through nested blocks."""
    *blocks, name = path.split(".")
    body = f"{name} = {value}"
    for block in reversed(blocks):
        body = f"{block} {{\n{textwrap.indent(body, '  ')}\n}}"
    return f'resource "{kind}" "it" {{\n{textwrap.indent(body, "  ")}\n}}\n'


def cloudformation(kind: str, path: str, value: str) -> str:
    """A resource with one property; a path leads through objects, and `[]` is a list of one."""
    *outer, name = path.split(".")
    body = f"{name}: {value}"
    for step in reversed(outer):
        one = f"- {textwrap.indent(body, '  ').lstrip()}" if step.endswith("[]") else body
        body = f"{step.removesuffix('[]')}:\n{textwrap.indent(one, '  ')}"
    return f"Resources:\n  It:\n    Type: {kind}\n    Properties:\n{textwrap.indent(body, '      ')}\n"


API, METHOD, STAGE = "AWS::ApiGateway::RestApi", "AWS::ApiGateway::Method", "AWS::ApiGateway::Stage"
INTEGRATION = "aws_api_gateway_integration"

TERRAFORM = {
    "rest-endpoint-type-enum": ("aws_api_gateway_rest_api", "endpoint_configuration.types", '["GLOBAL"]', "wrong-value"),
    "rest-endpoint-type-single": ("aws_api_gateway_rest_api", "endpoint_configuration.types", '["EDGE", "REGIONAL"]', "out-of-range"),
    "rest-endpoint-type-single, none": ("aws_api_gateway_rest_api", "endpoint_configuration.types", "[]", "out-of-range"),
    "rest-endpoint-type-enum, domain": ("aws_api_gateway_domain_name", "endpoint_configuration.types", '["GLOBAL"]', "wrong-value"),
    "rest-api-key-source-enum": ("aws_api_gateway_rest_api", "api_key_source", '"QUERY"', "wrong-value"),
    "rest-minimum-compression-size-range": ("aws_api_gateway_rest_api", "minimum_compression_size", "10485761", "out-of-range"),
    "rest-import-mode-enum": ("aws_api_gateway_rest_api", "put_rest_api_mode", '"replace"', "wrong-value"),
    "security-policy-enum": ("aws_api_gateway_domain_name", "security_policy", '"TLS_1_3"', "wrong-value"),
    "security-policy-enum, api": ("aws_api_gateway_rest_api", "security_policy", '"TLS_1_3"', "wrong-value"),
    "ip-address-type-enum": ("aws_api_gateway_rest_api", "endpoint_configuration.ip_address_type", '"ipv6"', "wrong-value"),
    "api-name-length": ("aws_api_gateway_rest_api", "name", '""', "out-of-range"),
    "method-http-method-enum": ("aws_api_gateway_method", "http_method", '"get"', "wrong-value"),
    "method-http-method-enum, integration": (INTEGRATION, "integration_http_method", '"TRACE"', "wrong-value"),
    "method-authorization-type-enum": ("aws_api_gateway_method", "authorization", '"JWTS"', "wrong-value"),
    "status-code-format": ("aws_api_gateway_method_response", "status_code", '"2xx"', "malformed-value"),
    "status-code-format, integration": ("aws_api_gateway_integration_response", "status_code", '"600"', "malformed-value"),
    "status-code-format, gateway": ("aws_api_gateway_gateway_response", "status_code", '"99"', "malformed-value"),
    "integration-type-enum": (INTEGRATION, "type", '"LAMBDA"', "wrong-value"),
    "integration-connection-type-enum": (INTEGRATION, "connection_type", '"VPC"', "wrong-value"),
    "integration-passthrough-enum": (INTEGRATION, "passthrough_behavior", '"ALWAYS"', "wrong-value"),
    "content-handling-enum": (INTEGRATION, "content_handling", '"CONVERT"', "wrong-value"),
    "content-handling-enum, response": ("aws_api_gateway_integration_response", "content_handling", '"CONVERT"', "wrong-value"),
    "integration-timeout-range": (INTEGRATION, "timeout_milliseconds", "49", "out-of-range"),
    "response-transfer-mode-enum": (INTEGRATION, "response_transfer_mode", '"STREAMED"', "wrong-value"),
    "authorizer-type-enum": ("aws_api_gateway_authorizer", "type", '"COGNITO"', "wrong-value"),
    "authorizer-ttl-range": ("aws_api_gateway_authorizer", "authorizer_result_ttl_in_seconds", "3601", "out-of-range"),
    "model-name-alphanumeric": ("aws_api_gateway_model", "name", '"new-pet"', "malformed-value"),
    "model-name-alphanumeric, websocket": ("aws_apigatewayv2_model", "name", '"new-pet"', "malformed-value"),
    "gateway-response-type-enum": ("aws_api_gateway_gateway_response", "response_type", '"4XX"', "wrong-value"),
    "stage-name-charset": ("aws_api_gateway_stage", "stage_name", '"v1.0"', "malformed-value"),
    "stage-name-charset, length": ("aws_api_gateway_stage", "stage_name", f'"{"v" * 129}"', "out-of-range"),
    "stage-name-charset, http": ("aws_apigatewayv2_stage", "name", '"v1.0"', "malformed-value"),
    "stage-cache-size-enum": ("aws_api_gateway_stage", "cache_cluster_size", '"1"', "wrong-value"),
    "access-log-format-content, length": ("aws_api_gateway_stage", "access_log_settings.format", f'"{"x" * 3073}"', "out-of-range"),
    "canary-percent-range": ("aws_api_gateway_stage", "canary_settings.percent_traffic", "101", "out-of-range"),
    "logging-level-enum": ("aws_api_gateway_method_settings", "settings.logging_level", '"DEBUG"', "wrong-value"),
    "method-settings-cache-ttl-range": ("aws_api_gateway_method_settings", "settings.cache_ttl_in_seconds", "3601", "out-of-range"),
    "unauthorized-cache-strategy-enum": (
        "aws_api_gateway_method_settings",
        "settings.unauthorized_cache_control_header_strategy",
        '"FAIL"',
        "wrong-value",
    ),
    "throttle-limit-range": ("aws_api_gateway_method_settings", "settings.throttling_burst_limit", "-2", "out-of-range"),
    "throttle-limit-range, rate": ("aws_api_gateway_method_settings", "settings.throttling_rate_limit", "-2", "out-of-range"),
    "throttle-limit-range, plan": ("aws_api_gateway_usage_plan", "throttle_settings.burst_limit", "-1", "out-of-range"),
    "usage-plan-period-enum": ("aws_api_gateway_usage_plan", "quota_settings.period", '"YEAR"', "wrong-value"),
    "usage-plan-key-type-enum": ("aws_api_gateway_usage_plan_key", "key_type", '"KEY"', "wrong-value"),
    "api-key-value-length": ("aws_api_gateway_api_key", "value", '"too-short"', "out-of-range"),
    "vpc-link-v1-target-single-nlb": ("aws_api_gateway_vpc_link", "target_arns", "[aws_lb.a.arn, aws_lb.b.arn]", "out-of-range"),
    "truststore-uri-s3": (
        "aws_api_gateway_domain_name",
        "mutual_tls_authentication.truststore_uri",
        '"https://shop.s3.amazonaws.com/ca.pem"',
        "malformed-value",
    ),
    "truststore-uri-s3, http": (
        "aws_apigatewayv2_domain_name",
        "mutual_tls_authentication.truststore_uri",
        '"s3://shop"',
        "malformed-value",
    ),
    "routing-mode-enum": ("aws_api_gateway_domain_name", "routing_mode", '"API_MAPPING_ONLY"', "wrong-value"),
    "documentation-part-type-enum": ("aws_api_gateway_documentation_part", "location.type", '"PATH"', "wrong-value"),
    "account-role-arn": ("aws_api_gateway_account", "cloudwatch_role_arn", '"api-gateway-logs"', "malformed-value"),
}
"""By entry of the catalogue: the resource, the path to the argument, its value, and the rule that speaks of it."""

CLOUDFORMATION = {
    "rest-endpoint-type-enum": (API, "EndpointConfiguration.Types", "[GLOBAL]", "wrong-value"),
    "rest-endpoint-type-single": (API, "EndpointConfiguration.Types", "[EDGE, REGIONAL]", "out-of-range"),
    "rest-endpoint-type-single, none": (API, "EndpointConfiguration.Types", "[]", "out-of-range"),
    "rest-endpoint-type-enum, domain": ("AWS::ApiGateway::DomainName", "EndpointConfiguration.Types", "[GLOBAL]", "wrong-value"),
    "rest-api-key-source-enum": (API, "ApiKeySourceType", "QUERY", "wrong-value"),
    "rest-minimum-compression-size-range": (API, "MinimumCompressionSize", "10485761", "out-of-range"),
    "rest-import-mode-enum": (API, "Mode", "replace", "wrong-value"),
    "security-policy-enum": ("AWS::ApiGateway::DomainName", "SecurityPolicy", "TLS_1_3", "wrong-value"),
    "security-policy-enum, api": (API, "SecurityPolicy", "TLS_1_3", "wrong-value"),
    "ip-address-type-enum": (API, "EndpointConfiguration.IpAddressType", "ipv6", "wrong-value"),
    "api-name-length": (API, "Name", "''", "out-of-range"),
    "rest-description-not-empty": (API, "Description", "''", "out-of-range"),
    "method-http-method-enum": (METHOD, "HttpMethod", "get", "wrong-value"),
    "method-http-method-enum, integration": (METHOD, "Integration.IntegrationHttpMethod", "TRACE", "wrong-value"),
    "method-authorization-type-enum": (METHOD, "AuthorizationType", "JWTS", "wrong-value"),
    "status-code-format": (METHOD, "MethodResponses[].StatusCode", "2xx", "malformed-value"),
    "status-code-format, integration": (METHOD, "Integration.IntegrationResponses[].StatusCode", "600", "malformed-value"),
    "status-code-format, gateway": ("AWS::ApiGateway::GatewayResponse", "StatusCode", "99", "malformed-value"),
    "integration-type-enum": (METHOD, "Integration.Type", "LAMBDA", "wrong-value"),
    "integration-connection-type-enum": (METHOD, "Integration.ConnectionType", "VPC", "wrong-value"),
    "integration-passthrough-enum": (METHOD, "Integration.PassthroughBehavior", "ALWAYS", "wrong-value"),
    "content-handling-enum": (METHOD, "Integration.ContentHandling", "CONVERT", "wrong-value"),
    "content-handling-enum, response": (METHOD, "Integration.IntegrationResponses[].ContentHandling", "CONVERT", "wrong-value"),
    "integration-timeout-range": (METHOD, "Integration.TimeoutInMillis", "49", "out-of-range"),
    "response-transfer-mode-enum": (METHOD, "Integration.ResponseTransferMode", "STREAMED", "wrong-value"),
    "authorizer-type-enum": ("AWS::ApiGateway::Authorizer", "Type", "COGNITO", "wrong-value"),
    "authorizer-ttl-range": ("AWS::ApiGateway::Authorizer", "AuthorizerResultTtlInSeconds", "3601", "out-of-range"),
    "model-name-alphanumeric": ("AWS::ApiGateway::Model", "Name", "new-pet", "malformed-value"),
    "model-name-alphanumeric, websocket": ("AWS::ApiGatewayV2::Model", "Name", "new-pet", "malformed-value"),
    "gateway-response-type-enum": ("AWS::ApiGateway::GatewayResponse", "ResponseType", "4XX", "wrong-value"),
    "stage-name-charset": (STAGE, "StageName", "v1.0", "malformed-value"),
    "stage-name-charset, length": (STAGE, "StageName", "v" * 129, "out-of-range"),
    "stage-name-charset, deployment": ("AWS::ApiGateway::Deployment", "StageName", "v1.0", "malformed-value"),
    "stage-name-charset, http": ("AWS::ApiGatewayV2::Stage", "StageName", "v1.0", "malformed-value"),
    "stage-cache-size-enum": (STAGE, "CacheClusterSize", "'1'", "wrong-value"),
    "stage-cache-size-enum, deployment": ("AWS::ApiGateway::Deployment", "StageDescription.CacheClusterSize", "'1'", "wrong-value"),
    "access-log-format-content, length": (STAGE, "AccessLogSetting.Format", "x" * 3073, "out-of-range"),
    "canary-percent-range": (STAGE, "CanarySetting.PercentTraffic", "101", "out-of-range"),
    "canary-percent-range, deployment": (
        "AWS::ApiGateway::Deployment",
        "DeploymentCanarySettings.PercentTraffic",
        "101",
        "out-of-range",
    ),
    "logging-level-enum": (STAGE, "MethodSettings[].LoggingLevel", "DEBUG", "wrong-value"),
    "method-settings-cache-ttl-range": (STAGE, "MethodSettings[].CacheTtlInSeconds", "3601", "out-of-range"),
    "method-settings-path-format": (STAGE, "MethodSettings[].ResourcePath", "pets", "malformed-value"),
    "throttle-limit-range": (STAGE, "MethodSettings[].ThrottlingBurstLimit", "-2", "out-of-range"),
    "throttle-limit-range, rate": (STAGE, "MethodSettings[].ThrottlingRateLimit", "-2", "out-of-range"),
    "throttle-limit-range, plan": ("AWS::ApiGateway::UsagePlan", "Throttle.BurstLimit", "-1", "out-of-range"),
    "usage-plan-period-enum": ("AWS::ApiGateway::UsagePlan", "Quota.Period", "YEAR", "wrong-value"),
    "usage-plan-key-type-enum": ("AWS::ApiGateway::UsagePlanKey", "KeyType", "KEY", "wrong-value"),
    "api-key-value-length": ("AWS::ApiGateway::ApiKey", "Value", "too-short", "out-of-range"),
    "vpc-link-v1-target-single-nlb": ("AWS::ApiGateway::VpcLink", "TargetArns", "[!Ref A, !Ref B]", "out-of-range"),
    "truststore-uri-s3": (
        "AWS::ApiGateway::DomainName",
        "MutualTlsAuthentication.TruststoreUri",
        "https://shop.s3.amazonaws.com/ca.pem",
        "malformed-value",
    ),
    "truststore-uri-s3, http": ("AWS::ApiGatewayV2::DomainName", "MutualTlsAuthentication.TruststoreUri", "s3://shop", "malformed-value"),
    "routing-mode-enum": ("AWS::ApiGateway::DomainName", "RoutingMode", "API_MAPPING_ONLY", "wrong-value"),
    "documentation-part-type-enum": ("AWS::ApiGateway::DocumentationPart", "Location.Type", "PATH", "wrong-value"),
    "account-role-arn": ("AWS::ApiGateway::Account", "CloudWatchRoleArn", "api-gateway-logs", "malformed-value"),
    "tag-limits, key": (API, "Tags[].Key", "k" * 129, "out-of-range"),
    "tag-limits, value": (API, "Tags[].Value", "v" * 257, "out-of-range"),
}
"""The same in CloudFormation."""


@pytest.mark.parametrize(("kind", "path", "value", "rule"), TERRAFORM.values(), ids=TERRAFORM)
def test_terraform_value_is_reported(kind: str, path: str, value: str, rule: str) -> None:
    assert rule in said_of(terraform(kind, path, value), "terraform", value)


@pytest.mark.parametrize(("kind", "path", "value", "rule"), CLOUDFORMATION.values(), ids=CLOUDFORMATION)
def test_cloudformation_value_is_reported(kind: str, path: str, value: str, rule: str) -> None:
    assert rule in said_of(cloudformation(kind, path, value), "cloudformation", value)


def said_of(text: str, dialect: str, value: str) -> list[str]:
    """The rules that speak of the value, or of something in it."""
    start = text.rindex(value)
    return [report.rule for report in reports(text, dialect) if start <= report.finding.span.start < start + len(value)]


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        (
            "Parameters:\n  Note: {Type: String, Default: ''}\nConditions:\n  HasNote: !Not [!Equals [!Ref Note, '']]\n"
            + cloudformation(API, "Description", "!If [HasNote, !Ref Note, !Ref AWS::NoValue]"),
            "cloudformation",
        ),
        (
            'variable "name" {\n  default = ""\n}\n' + terraform("aws_api_gateway_rest_api", "name", 'var.name == "" ? "pets" : var.name'),
            "terraform",
        ),
        (terraform("aws_api_gateway_rest_api", "minimum_compression_size", '""'), "terraform"),
    ],
)
def test_a_condition_may_ask_for_what_a_reference_holds(text: str, dialect: str) -> None:
    assert not [report for report in reports(text, dialect) if report.rule == "out-of-range"]
