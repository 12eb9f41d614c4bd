"""Fixed value of a mapping is not in single quotes.

What it does
    Reports a value of a parameter mapping that is no expression and does not stand in single quotes inside the string. SAM writes such
    mappings from `Cors` and `GatewayResponses` of a REST API.
Why it matters
    A mapping reads every value as an expression; fixed text is one only in single quotes. The service refuses anything else with
    "Invalid mapping expression specified". CORS headers are where it happens most: `"*"` has to be `"'*'"`.
Example
    ```terraform
    resource "aws_api_gateway_integration_response" "preflight" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = "OPTIONS"
      status_code = "200"
      response_parameters = {
        "method.response.header.Access-Control-Allow-Origin" = "*"
                                                               ^^^ static-value-without-quotes
      }
    }
    ```
    ```cloudformation
    Resources:
      Denied:
        Type: AWS::ApiGateway::GatewayResponse
        Properties:
          RestApiId: !Ref Pets
          ResponseType: ACCESS_DENIED
          ResponseParameters:
            gatewayresponse.header.Access-Control-Allow-Origin: '*'
                                                                ^^^ static-value-without-quotes
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration_response" "preflight" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = "OPTIONS"
      status_code = "200"
      response_parameters = {
        "method.response.header.Access-Control-Allow-Origin" = "'*'"
      }
    }
    ```
    ```cloudformation
    Resources:
      Denied:
        Type: AWS::ApiGateway::GatewayResponse
        Properties:
          RestApiId: !Ref Pets
          ResponseType: ACCESS_DENIED
          ResponseParameters:
            gatewayresponse.header.Access-Control-Allow-Origin: "'*'"
    ```
When it stays quiet
    When the value cannot be known: `"${var.origin}"` may hold the quotes.
"""

import re
from collections.abc import Iterator

from gatewright.expressions.rest_mapping import Fault, Malformed, looks_like_expression
from gatewright.model import Block, Text
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.mappings import fix_of, sources
from gatewright.rules.questions.sam import HEADER_HOLDERS, header_values
from gatewright.rules.questions.uris import shown
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="static-value-without-quotes",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "rest.integration_response", "rest.gateway_response", *HEADER_HOLDERS),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html",),
    errors=("Invalid mapping expression specified",),
)

_NAME = re.compile(r"[\w.-]+")
"""A single word may be meant as the name of a parameter as well as as a fixed value."""


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports plain text."""
    if block.kind in HEADER_HOLDERS:
        yield from _in_sam(block, ctx)
        return
    for entry, text, read in sources(block, ctx):
        if isinstance(read, Malformed) and read.fault is Fault.UNQUOTED:
            yield Finding(entry.value.span, _message(shown(text)), fixes=fix_of(entry.value, read, certain=not _NAME.fullmatch(text)))


def _in_sam(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """What SAM writes into the mappings of a preflight, or of a gateway response."""
    for value in header_values(block):
        text = ctx.known(value)
        if isinstance(text, str) and text and not text.startswith("'") and not looks_like_expression(text):
            fixes = (Fix(f"Change to `'{text}'`", (ReplaceValue(value, f"'{text}'"),)),) if isinstance(value, Text) else ()
            yield Finding(value.span, _message(text), fixes=fixes)


def _message(words: str) -> str:
    return f"`{words}` is not in single quotes; it fails with \"Invalid mapping expression specified\". Write `'{words}'`."
