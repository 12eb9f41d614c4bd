"""Parameter mapping is for a status that no answer has.

What it does
    Reports a status in `response_parameters` of an integration that is no number from 200 to 599.
Why it matters
    The service refuses it: "Status Code ... is not valid". A status is matched exactly; patterns such as `5xx` and `default` are
    for other kinds of APIs.
Example
    ```terraform
    resource "aws_apigatewayv2_integration" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      integration_type   = "HTTP_PROXY"
      integration_method = "ANY"
      integration_uri    = "https://pets.example.com"

      response_parameters {
        status_code = "5xx"
                      ^^^^^ mapped-status-out-of-range
        mappings    = { "overwrite:statuscode" = "502" }
      }
    }
    ```
    ```cloudformation
    Resources:
      PetsIntegration:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Pets
          IntegrationType: HTTP_PROXY
          IntegrationMethod: ANY
          IntegrationUri: https://pets.example.com
          PayloadFormatVersion: "1.0"
          ResponseParameters:
            default:
            ^^^^^^^ mapped-status-out-of-range
              ResponseParameters:
                - Destination: overwrite:statuscode
                  Source: "502"
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_integration" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      integration_type   = "HTTP_PROXY"
      integration_method = "ANY"
      integration_uri    = "https://pets.example.com"

      response_parameters {
        status_code = "500"
        mappings    = { "overwrite:statuscode" = "502" }
      }

      response_parameters {
        status_code = "503"
        mappings    = { "overwrite:statuscode" = "502" }
      }
    }
    ```
When it stays quiet
    When the status cannot be known.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block, Mapping
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext
from gatewright.text import Span

RULE = Rule(
    name="mapped-status-out-of-range",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html",),
    errors=("Status Code … is not valid",),
)


_STATUS = re.compile(r"[2-5]\d\d")


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each known status that is out of range."""
    for status, span in _statuses(integration, ctx):
        if not _STATUS.fullmatch(status):
            yield Finding(
                span, f'`{status}` is no status of an answer, 200 to 599; the call fails with "Status Code {status} is not valid".'
            )


def _statuses(integration: Block, ctx: RuleContext) -> Iterator[tuple[str, Span]]:
    """The statuses that are mapped: one in each block, or the keys of a map."""
    for answer in integration.nested("response_parameters"):
        attribute, status = answer.get("status_code"), ctx.value(answer, "status_code")
        if attribute and isinstance(status, (str, int)):
            yield str(status), attribute.value.span
    by_status = integration.get("response_parameters")
    if by_status and isinstance(by_status.value, Mapping):
        for entry in by_status.value.entries:
            if entry.key is not None and not entry.key.startswith("Fn::"):
                yield entry.key, entry.key_span
