"""Messages of the service lead to rules, from whole logs of Terraform and CloudFormation too, and every rule's page and its messages agree."""

from __future__ import annotations

import re

import pytest

from gatewright.index import Message, installed_index
from gatewright.rules.messages import ANYTHING, behind, near
from gatewright.rules.registry import pages
from gatewright.rules.rule import Page

TERRAFORM = """\
aws_api_gateway_deployment.this: Creating...
\x1b[31m╷\x1b[0m
\x1b[31m│\x1b[0m \x1b[1m\x1b[31mError: \x1b[0m\x1b[1mcreating API Gateway Deployment: operation error API Gateway: CreateDeployment, https response error StatusCode: 400,
\x1b[31m│\x1b[0m RequestID: 2f6c1b7e-5a6f-4c53-9a6b-0b6b3b7c1d2e, BadRequestException: No integration
\x1b[31m│\x1b[0m defined for method
\x1b[31m│\x1b[0m
\x1b[31m│\x1b[0m   with aws_api_gateway_deployment.this,
\x1b[31m│\x1b[0m   on stage.tf line 1, in resource "aws_api_gateway_deployment" "this":
\x1b[31m╵\x1b[0m
"""
PLAN = """\
╷
│ Error: expected authorization to be one of ["NONE" "AWS_IAM" "CUSTOM" "COGNITO_USER_POOLS"], got JWT
│
│   with aws_api_gateway_method.get_pet,
│   on pets.tf line 14, in resource "aws_api_gateway_method" "get_pet":
│   14:   authorization = "JWT"
╵
╷
│ Error: Unsupported argument
│
│   on pets.tf line 15, in resource "aws_api_gateway_method" "get_pet":
│   15:   authorisation_scopes = []
│
│ An argument named "authorisation_scopes" is not expected here.
╵
"""
CLOUDFORMATION = """\
2026-02-11 09:14:31 UTC+0100  CREATE_FAILED  AWS::ApiGatewayV2::Route  PetsRoute  Resource handler returned message: "The provided route key \
is not formatted properly for HTTP protocol. Format should be \\"<HTTP METHOD> /<RESOURCE PATH>\\" or \\"$default\\" (Service: AmazonApiGatewayV2; \
Status Code: 400; Error Code: BadRequestException; Request ID: 6a1b2c3d; Proxy: null)" (RequestToken: 0f, HandlerErrorCode: InvalidRequest)
2026-02-11 09:14:32 UTC+0100  CREATE_FAILED  AWS::ApiGatewayV2::Stage  PetsStage  Resource creation cancelled
"""
TABLE = """\
-------------------------------------------------------------------------------------------------------------
ResourceStatus          ResourceType                   LogicalResourceId     ResourceStatusReason
-------------------------------------------------------------------------------------------------------------
CREATE_FAILED           AWS::ApiGateway::Deployment    Release               Resource handler returned message:
                                                                             "The REST API doesn't contain any
                                                                             methods (Service: ApiGateway, Status
                                                                             Code: 400, Request ID: 6a1b2c3d)"
ROLLBACK_IN_PROGRESS    AWS::CloudFormation::Stack     shelter               -
"""
PROPERTIES = "Properties validation failed for resource GetPet with message: #: required key [ResourceId] not found #: extraneous key [Verb] is not permitted"


def everything_behind(text: str) -> list[str]:
    return [match.name for match in behind(text, installed_index())]


def rules_behind(text: str) -> list[str]:
    return [match.name for match in behind(text, installed_index()) if isinstance(match.cause, Page)]


def known(text: str) -> list[str]:
    return [match.name for match in behind(text, installed_index()) if isinstance(match.cause, Message)]


@pytest.mark.parametrize(
    ("log", "rules"),
    [
        (TERRAFORM, ["deployment-before-integrations", "method-without-integration"]),
        (PLAN, ["unknown-attribute", "wrong-value"]),
        (CLOUDFORMATION, ["route-key-malformed"]),
        (TABLE, ["deployment-before-integrations", "deployment-without-methods"]),
        (PROPERTIES, ["unknown-attribute", "missing-required-attribute"]),
    ],
    ids=["apply", "plan", "stack", "table", "properties"],
)
def test_logs(log: str, rules: list[str]) -> None:
    assert rules_behind(log)[: len(rules)] == rules


@pytest.mark.parametrize(
    ("message", "rule"),
    [
        ("Enumeration value for HttpMethod must be non-empty", "integration-without-http-method"),
        ("AWS ARN for integration must contain path or action", "aws-integration-uri-malformed"),
        (
            "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
            "aws-proxy-to-other-service",
        ),
        ("Invalid HTTP endpoint specified for URI: pets.example.com", "http-integration-uri-malformed"),
        ("Timeout should be between 50 ms and 30000 ms", "out-of-range"),
        ("ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK", "vpc-link-without-connection-id"),
        ("errors : [Invalid mapping expression specified: *]", "static-value-without-quotes"),
        ("Status Code 700 is not valid", "mapped-status-out-of-range"),
        ("Operation: SQS-Send is not supported.", "wrong-value"),
        ("Unsupported PayloadFormatVersion: 3.0", "wrong-value"),
        ("ApiKeyRequired is not currently supported for HTTP APIs.", "attribute-refused-by-protocol"),
        ("allow-credentials is not supported if 'allow-origin' is *", "cors-credentials-with-wildcard"),
        ("ConflictException: Unable to find Route by key GET /pets within the provided RouteSettings", "route-settings-of-unknown-route"),
        ("Stage name only allows a-zA-Z0-9_", "malformed-value"),
        ("Invalid stage variable name: my-url. Please use names with only word characters.", "stage-variable-malformed"),
        ("A sibling ({id}) of this resource already has a variable path part -- only one is allowed", "sibling-path-variables"),
        ("Cannot create a child of a resource with a greedy path variable: {proxy+}", "path-below-greedy-variable"),
        ("Active stages pointing to this deployment must be moved or deleted", "deployment-without-create-before-destroy"),
        ("Model name must be alphanumeric: pet-model", "malformed-value"),
        ("Invalid method setting path: /pets/GET/logging/loglevel", "method-settings-path-malformed"),
    ],
)
def test_messages_of_the_service(message: str, rule: str) -> None:
    assert rule in rules_behind(f"BadRequestException: {message}")


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("TooManyRequestsException: Too Many Requests", "control-plane-throttled"),
        (
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: apigateway:POST on resource: x",
            "deployer-without-permission",
        ),
        ('{"message":"Forbidden"}', "call-forbidden"),
    ],
)
def test_causes_that_no_rule_can_look_for(message: str, name: str) -> None:
    assert name in known(message)


def test_the_most_specific_comes_first() -> None:
    message = "Invalid mapping expression specified: Validation Result: errors : [Invalid mapping expression parameter specified: method.request.path.id]"
    weights = [match.weight for match in behind(message, installed_index())]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > weights[-1]


def test_case_and_blanks_and_quotes_do_not_matter() -> None:
    assert rules_behind("the  rest api\ndoesn’t CONTAIN any methods") == rules_behind("The REST API doesn't contain any methods") != []


def test_a_part_of_a_message_is_enough() -> None:
    assert rules_behind("contain any methods") == rules_behind("The REST API doesn't contain any methods")


def test_a_name_stands_for_one_message_only() -> None:
    far = "Operation: " + "x" * 500 + " is not supported"
    assert rules_behind(far) == []


def test_nothing_is_found_and_something_is_near() -> None:
    index = installed_index()
    assert behind("No integation defned for method", index) == []
    assert near("Error: No integation defned for method", index) == ["No integration defined for method"]


@pytest.mark.parametrize("text", ["", "ok", "│", "connect: no route to host\nretrying in 5s"])
def test_nothing_is_near(text: str) -> None:
    assert behind(text, installed_index()) == []
    assert near(text, installed_index()) == []


def every_words() -> list[tuple[str, str]]:
    """Each cause with its words."""
    of_rules = [(page.rule.name, words) for page in pages().values() for words in page.rule.errors]
    return of_rules + [(message.name, words) for message in installed_index().messages for words in message.says]


@pytest.mark.parametrize(("name", "words"), every_words())
def test_words_can_be_searched_for(name: str, words: str) -> None:
    assert name in everything_behind(words.replace(ANYTHING, "x1"))
    assert not words.startswith(ANYTHING)
    assert words == words.strip().removesuffix(".")
    assert len(words.replace(ANYTHING, "").strip()) >= 10


_QUOTED = re.compile(
    r'(?:with|says|say|it|method|fails|Until then|or): "(?P<one>[^"`]{12,})"|(?:fails|refuses it|refuses the \w+|stops) with "(?P<two>[^"`]{12,})"'
)


@pytest.mark.parametrize("name", sorted(name for name, page in pages().items() if _QUOTED.search(" ".join(page.text.split()))))
def test_what_a_page_quotes_leads_to_its_rule(name: str) -> None:
    for quoted in _QUOTED.finditer(" ".join(pages()[name].text.partition("\nExample\n")[0].split())):
        assert name in rules_behind((quoted["one"] or quoted["two"]).strip(" .")), quoted.group()


def test_what_messages_mean_is_said_briefly() -> None:
    for message in installed_index().messages:
        assert message.says, message.name
        assert message.means.endswith("."), message.name
        assert len(message.means) <= 300, message.name
        assert message.name not in pages()
