"""Status of a mock that none of its responses takes.

What it does
    Reports a `MOCK` integration whose template prints a `statusCode` that no `selection_pattern` matches, where no response is the
    default.
Why it matters
    It deploys, and then every call answers 500 "Internal server error".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_method" "ping" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.ping.id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_integration" "ping" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.ping.id
      http_method = "GET"
      type        = "MOCK"

      request_templates = {
        "application/json" = jsonencode({ statusCode = 200 })
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mock-status-without-response
      }
    }

    resource "aws_api_gateway_integration_response" "ping" {
      rest_api_id       = aws_api_gateway_rest_api.pets.id
      resource_id       = aws_api_gateway_resource.ping.id
      http_method       = "GET"
      status_code       = "204"
      selection_pattern = "204"
    }
    ```
    ```cloudformation
    Resources:
      Ping:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref PingPath
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: MOCK
            RequestTemplates:
              application/json: '{"statusCode": 200}'
                                ^^^^^^^^^^^^^^^^^^^^^ mock-status-without-response
            IntegrationResponses:
              - StatusCode: "204"
                SelectionPattern: "204"
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_method" "ping" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.ping.id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_integration" "ping" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.ping.id
      http_method = "GET"
      type        = "MOCK"

      request_templates = {
        "application/json" = jsonencode({ statusCode = 204 })
      }
    }

    resource "aws_api_gateway_method_response" "ping" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.ping.id
      http_method = "GET"
      status_code = "204"
    }

    resource "aws_api_gateway_integration_response" "ping" {
      rest_api_id       = aws_api_gateway_rest_api.pets.id
      resource_id       = aws_api_gateway_resource.ping.id
      http_method       = aws_api_gateway_integration.ping.http_method
      status_code       = aws_api_gateway_method_response.ping.status_code
      selection_pattern = "204"
    }
    ```
When it stays quiet
    When template or patterns cannot be known, when a response may be declared elsewhere, and with templates that compute the status.
"""

import json
import re
from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block, Mapping, Value
from gatewright.rules.questions.methods import offer_default_response, responses_of
from gatewright.rules.questions.patterns import compiled
from gatewright.rules.rule import Category, Finding, Fixable, Level, Related, Rule, RuleContext

RULE = Rule(
    name="mock-status-without-response",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html",),
    errors=("No match for output mapping and no default output mapping configured", "Internal server error"),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each template that is a plain object with a status that nothing takes."""
    templates = integration.get("request_templates")
    if ctx.value(integration, "type") != "MOCK" or templates is None or not isinstance(templates.value, Mapping):
        return
    responses = responses_of(integration, ctx)
    if responses is UNKNOWN or not responses:
        return
    for entry in templates.value.entries:
        status = _status(entry.value, ctx)
        if status is not None and not any(_may_take(response, status, ctx) for response in responses):
            yield Finding(
                entry.value.span,
                f"No `{ctx.spelled(responses[0], 'selection_pattern')}` of this mock's responses matches `{status}`, and none is the default; such calls answer 500.",
                related=tuple(Related(one.uri, ctx.place(one, "selection_pattern"), "takes other statuses") for one in responses),
                fixes=offer_default_response(integration, ctx),
            )


def _status(template: Value, ctx: RuleContext) -> str | None:
    """The status that a template prints, when it is plain JSON."""
    text = ctx.known(template)
    try:
        printed = json.loads(text) if isinstance(text, str) and not re.search(r"[$#]", text) else None
    except ValueError:
        return None
    match printed:
        case {"statusCode": int() as status}:
            return str(status)
        case _:
            return None


def _may_take(response: Block, status: str, ctx: RuleContext) -> bool:
    pattern = ctx.value(response, "selection_pattern")
    try:
        return not isinstance(pattern, str) or not pattern or compiled(pattern).fullmatch(status) is not None
    except re.error:
        return True
