"""Logs that wait for no account settings, and logs without any."""

import pytest

from harness.snippets import reports, settings_for
from rules.graphs import api, logical, resource, template
from rules.writing import check_marked, rewrites, stays_quiet

EARLY = "logging-before-account-role"
NONE = "logging-without-account-role"

ACCOUNT = 'resource "aws_api_gateway_account" "this" {\n  cloudwatch_role_arn = var.x\n}\n'
GROUP = 'resource "aws_cloudwatch_log_group" "access" {\n  retention_in_days = 30\n}\n'
SETTINGS = 'method_path = "*/*"\nstage_name = aws_api_gateway_stage.live.stage_name\nsettings {\n  logging_level = "ERROR"\n}\n'


def settings(meta: str = "", level: str = '"ERROR"') -> str:
    return resource("method_settings", "all", SETTINGS.replace('"ERROR"', level), meta)


def stage(destination: str = "aws_cloudwatch_log_group.access.arn", meta: str = "") -> str:
    log = f'access_log_settings {{\n  destination_arn = {destination}\n  format = "$context.requestId"\n}}\n'
    return resource("stage", "live", f'deployment_id = var.x\nstage_name = "live"\n{log}', meta)


def websocket(protocol: str) -> str:
    lines = 'api_id = aws_apigatewayv2_api.chat.id\n  name = "live"\n  default_route_settings {\n    logging_level = "INFO"\n  }\n'
    head = f'resource "aws_apigatewayv2_api" "chat" {{\n  name = "chat"\n  protocol_type = "{protocol}"\n}}\n'
    return f'{head}resource "aws_apigatewayv2_stage" "live" {{\n  {lines}}}\n'


LIVE = "RestApiId: !Ref Pets\nDeploymentId: !Ref Release\nStageName: live\nMethodSettings:\n  - {ResourcePath: /*, HttpMethod: '*', LoggingLevel: INFO}"


SAYS = (
    'Nothing makes this wait for `aws_api_gateway_account.this`; made first, it fails with "CloudWatch Logs role ARN must be set in account '
    'settings to enable logging". Name it in `depends_on`.'
)
WAITS = "  depends_on = [aws_api_gateway_account.this]\n"


def test_early_says_what_the_service_says() -> None:
    check_marked(EARLY, api(ACCOUNT, settings()), '"ERROR"', SAYS)


def test_early_is_reported_once_for_a_stage_and_its_settings() -> None:
    check_marked(EARLY, api(ACCOUNT, GROUP, settings(), stage()), "aws_cloudwatch_log_group.access.arn", SAYS)


@pytest.mark.parametrize(
    "parts",
    [
        (ACCOUNT, settings(WAITS)),
        (
            ACCOUNT,
            settings(),
            resource("stage", "live", 'deployment_id = var.x\nstage_name = "live"\ndepends_on = [aws_api_gateway_account.this]'),
        ),
        (ACCOUNT, settings(level='"OFF"')),
        (ACCOUNT, settings(level="var.x")),
        (ACCOUNT.replace("{\n", "{\n  count = 1\n"), settings()),
        (ACCOUNT, stage('"arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-pets"')),
        (ACCOUNT, stage("var.x")),
        (ACCOUNT, websocket("HTTP")),
        (settings(),),
    ],
)
def test_early_is_quiet_where_it_waits_or_needs_no_role(parts: tuple[str, ...]) -> None:
    stays_quiet(EARLY, api(*parts))


def test_early_is_reported_for_websocket_apis() -> None:
    check_marked(EARLY, api(ACCOUNT, websocket("WEBSOCKET")), '"INFO"', SAYS)


def test_early_is_mended_by_waiting() -> None:
    account = logical("Account", "ApiGateway::Account", "CloudWatchRoleArn: !GetAtt Role.Arn")
    text = template(account, logical("Live", "ApiGateway::Stage", LIVE))
    rewrites(EARLY, text, "    Type: AWS::ApiGateway::Stage\n", "    Type: AWS::ApiGateway::Stage\n    DependsOn: Account\n")
    rewrites(EARLY, api(ACCOUNT, settings()), '"ERROR"\n  }\n', '"ERROR"\n  }\n\n' + WAITS)


NO_ROLE = (
    "No account settings are declared; without a role there, logging fails with "
    '"CloudWatch Logs role ARN must be set in account settings to enable logging".'
)


def test_without_is_reported_at_the_first_place_only() -> None:
    check_marked(NONE, api(GROUP, stage(), settings()), "aws_cloudwatch_log_group.access.arn", NO_ROLE)


@pytest.mark.parametrize(
    "more",
    [
        ACCOUNT,
        ACCOUNT.replace("{\n", "{\n  count = 1\n"),
        'module "account" {\n  source = "registry/account"\n}\n',
    ],
)
def test_without_is_quiet_where_settings_are_or_may_be(more: str) -> None:
    stays_quiet(NONE, api(GROUP, stage(), more))


def test_without_is_quiet_beside_a_nested_stack() -> None:
    live, stack = logical("Live", "ApiGateway::Stage", LIVE), logical("Base", "CloudFormation::Stack", "TemplateURL: base.yaml")
    check_marked(NONE, template(live), "INFO", NO_ROLE)
    stays_quiet(NONE, template(live, stack))


def test_both_see_the_settings_of_sam() -> None:
    words = "StageName: live\nMethodSettings:\n  - {ResourcePath: /*, HttpMethod: '*', LoggingLevel: INFO}"
    text = (
        "Transform: AWS::Serverless-2016-10-31\n" + template(logical("Pets2", "Serverless::Api", words)).partition("    Type: String\n")[2]
    )
    account = logical("Account", "ApiGateway::Account", "CloudWatchRoleArn: !GetAtt Role.Arn")
    assert [report.rule for report in reports(text, "cloudformation", settings_for(NONE)) if report.rule in (NONE, EARLY)] == [NONE]
    assert [report.rule for report in reports(text + account, "cloudformation", settings_for(NONE)) if report.rule in (NONE, EARLY)] == [
        EARLY
    ]
