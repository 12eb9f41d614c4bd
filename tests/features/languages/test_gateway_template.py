"""Bodies of gateway responses in an editor."""

from __future__ import annotations

import pytest

from features.languages.trying import accepted, card, labels
from gatewright.features.languages import speaker_of
from gatewright.features.languages.speaker import Means, Name, TokenKind
from gatewright.inside import Strand, strands
from gatewright.inside.languages import GatewayTemplate
from gatewright.text import Span
from harness.snippets import document

NO_TEMPLATE = "The body of a gateway response is no mapping template: there is no `$input`, no `$util` and no directive."


def response(value: str) -> str:
    return f"""resource "aws_api_gateway_rest_api" "pets" {{
  name = "pets"
}}
resource "aws_api_gateway_stage" "live" {{
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = "live"
  variables = {{
    shop = "berlin"
  }}
}}
resource "aws_api_gateway_gateway_response" "denied" {{
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  response_type = "ACCESS_DENIED"
  response_templates = {{
    "application/json" = {value}
  }}
}}
"""


def template(value: str) -> str:
    return f"""Resources:
  Denied:
    Type: AWS::ApiGateway::GatewayResponse
    Properties:
      ResponseTemplates:
        application/json: {value}
"""


def in_json(value: str) -> str:
    properties = f'{{"ResponseTemplates": {{"application/json": {value}}}}}'
    return f'{{"Resources": {{"Denied": {{"Type": "AWS::ApiGateway::GatewayResponse", "Properties": {properties}}}}}}}'


@pytest.mark.parametrize(
    ("snippet", "dialect"),
    [
        (response('"{\\"message\\": $context.error.message<|>String}"'), "terraform"),
        (response('<<-EOT\n    {\n      "🙂": $context.error.message<|>String\n    }\n    EOT'), "terraform"),
        (response('jsonencode({ message = "$context.error.message<|>String" })'), "terraform"),
        (template("'{\"message\": $context.error.message<|>String}'"), "cloudformation"),
        (template('|\n          {\n            "message": $context.error.message<|>String\n          }'), "cloudformation"),
        (template("!Sub '{\"${X}\": $context.error.message<|>String}'"), "cloudformation"),
        (in_json('"{\\"message\\": $context.error.message<|>String}"'), "json"),
    ],
)
def test_a_variable_has_its_card_in_every_container(snippet: str, dialect: str) -> None:
    found = card(snippet, dialect)
    assert found is not None
    assert found[1] == "$context.error.messageString"
    assert found[0].startswith("**`$context.error.messageString`** string, in access logs (")
    assert "no value" not in found[0]


@pytest.mark.parametrize(
    ("value", "text", "words"),
    [
        (
            '"$stageVariables.sh<|>op"',
            "**`$stageVariables.shop`** stage variable\n\nThe text that the stage defines.\n\n- `live` has `berlin`.",
            "$stageVariables.shop",
        ),
        (
            '"$method.request.header.X-A<|>pi-Key!"',
            "**`$method.request.header.X-Api-Key`** filled in\n\nThe header `X-Api-Key` of the request that a client sent.",
            "$method.request.header.X-Api-Key",
        ),
        (
            '"a $inp<|>ut.body"',
            f"**`$input.body`** sent as it stands\n\n{NO_TEMPLATE}",
            "$input.body",
        ),
    ],
)
def test_says_what_is_filled_in(value: str, text: str, words: str) -> None:
    assert card(response(value)) == (text, words)


def test_what_only_logs_have_is_empty_here() -> None:
    found = card(response('"$context.respon<|>seLatency"'))
    assert found is not None
    assert "**Beware:** It has no value in a gateway response." in found[0] or "- It has no value in a gateway response." in found[0]


def test_offers_errors_first_and_nothing_of_templates() -> None:
    found = labels(response('"$<|>"'))
    assert found[:5] == [
        "$context.error.messageString",
        "$context.error.message",
        "$context.error.responseType",
        "$context.error.validationErrorString",
        "$context.requestId",
    ]
    assert found[-4:] == ["$stageVariables.shop", "$method.request.header.", "$method.request.querystring.", "$method.request.path."]
    assert not [one for one in found if "Override" in one or one.startswith(("$input", "$util", "#"))]
    assert "$context.responseLatency" not in found


def test_offers_bodies_where_nothing_is_written() -> None:
    assert labels(response('"<|>"'))[:4] == ["message", "message and type", "validation error", "$context.error.messageString"]
    assert labels(response('"$<|>"'))[0] == "$context.error.messageString"


@pytest.mark.parametrize(
    ("snippet", "label", "dialect", "written"),
    [
        (response('"<|>"'), "message", "terraform", response('"{\\"message\\":$context.error.messageString}"')),
        (response("<|>"), "message", "terraform", response('"{\\"message\\":$context.error.messageString}"')),
        (template("<|>"), "message", "cloudformation", template("'{\"message\":$context.error.messageString}'")),
        (in_json('"<|>"'), "message", "json", in_json('"{\\"message\\":$context.error.messageString}"')),
        (response('"$stage<|>"'), "$stageVariables.shop", "terraform", response('"$stageVariables.shop"')),
        (response('"a$context.err<|>or.x b"'), "$context.error.message", "terraform", response('"a$context.error.message b"')),
    ],
)
def test_writes_what_is_picked(snippet: str, label: str, dialect: str, written: str) -> None:
    assert accepted(snippet, label, dialect) == written


def body(text: str) -> Strand:
    (found,) = (
        strand
        for block in document(response(f'"{text}"')).blocks()
        for strand in strands(block)
        if isinstance(strand.language, GatewayTemplate)
    )
    return found


def test_knows_the_names_of_the_request_and_the_stage() -> None:
    strand = body("$stageVariables.shop $method.request.header.X-A $method.request.path.id $method.response.header.b $context.stage")
    assert list(speaker_of(strand.language).names(strand)) == [
        Name(Means.STAGE_VARIABLE, "shop", Span(16, 20)),
        Name(Means.HEADER, "X-A", Span(44, 47)),
        Name(Means.PATH, "id", Span(69, 71)),
    ]


def test_colors_what_is_filled_in() -> None:
    strand = body("$stageVariables.shop $context.stage $input.body")
    assert [(token.kind, token.span.of(strand.text), token.is_fixed) for token in speaker_of(strand.language).tokens(strand)] == [
        (TokenKind.NAMESPACE, "$stageVariables", False),
        (TokenKind.VARIABLE, "shop", False),
        (TokenKind.NAMESPACE, "$context", False),
        (TokenKind.PROPERTY, "stage", True),
    ]
