"""Media types, paths of method settings and names of stage variables in an editor."""

from __future__ import annotations

import pytest

from harness.typing import accepted, card, offers

FILE = """
resource "aws_api_gateway_rest_api" "it" {
  binary_media_types = ["image/png", "application/*"]
}
resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.it.id
  parent_id   = aws_api_gateway_rest_api.it.root_resource_id
  path_part   = "pets"
}
resource "aws_api_gateway_method" "add_pet" {
  rest_api_id    = aws_api_gateway_rest_api.it.id
  resource_id    = aws_api_gateway_resource.pets.id
  http_method    = "POST"
  request_models = { MODELS }
}
resource "aws_api_gateway_integration" "add_pet" {
  rest_api_id       = aws_api_gateway_rest_api.it.id
  resource_id       = aws_api_gateway_resource.pets.id
  http_method       = aws_api_gateway_method.add_pet.http_method
  uri               = "https://$${stageVariables.host}/$${stageVariables.path}"
  request_templates = { TEMPLATES }
}
resource "aws_api_gateway_stage" "live" {
  rest_api_id = aws_api_gateway_rest_api.it.id
  stage_name  = "live"
  variables   = { VARIABLES }
  canary_settings {
    stage_variable_overrides = { OVERRIDES }
  }
}
resource "aws_api_gateway_method_settings" "it" {
  rest_api_id = aws_api_gateway_rest_api.it.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "SETTINGS"
}
"""
WEBSOCKET = """
Resources:
  Chat:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      ProtocolType: WEBSOCKET
  Send:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Chat
      TemplateSelectionExpression: $request.body.kind
      RequestTemplates:
        KEY: '{}'
"""


def filled(**parts: str) -> str:
    text = FILE
    for name in ("MODELS", "TEMPLATES", "VARIABLES", "OVERRIDES", "SETTINGS"):
        text = text.replace(name, parts.get(name.lower(), ""))
    return text


@pytest.mark.parametrize(
    ("snippet", "said", "words"),
    [
        (
            filled(templates='"text/<|>xml" = ""'),
            (
                "**`text/xml`** media type\n\nThe template for requests whose `Content-Type` is `text/xml`.\n\n"
                "A request without a `Content-Type` counts as `application/json`. For what no template is for, `passthrough_behavior` decides."
            ),
            "text/xml",
        ),
        (
            filled(models='"application/<|>json" = "Pet"'),
            (
                "**`application/json`** media type\n\nThe model that bodies are checked against whose `Content-Type` is `application/json`.\n\n"
                "They are checked only where a request validator checks bodies."
            ),
            "application/json",
        ),
        (
            filled(models='"$def<|>ault" = "Pet"'),
            "**`$default`** media type\n\nEvery type that no other key names.",
            "$default",
        ),
        (
            filled(variables='ho<|>st = "a"'),
            "**`host`** stage variable\n\nUsed by `aws_api_gateway_integration.add_pet`.\n\n- `live` has `a`.",
            "host",
        ),
        (
            filled(variables='"ot<|>her" = "a"'),
            "**`other`** stage variable\n\nNothing in these files uses it.\n\n- `live` has `a`.",
            "other",
        ),
        (
            filled(settings="*<|>/*"),
            "**`*/*`** method settings\n\nEvery method of the stage that has no settings of its own.",
            "*/*",
        ),
        (
            filled(settings="pets/PO<|>ST"),
            "**`pets/POST`** method settings\n\nThe method `POST` on `/pets`.\n\nThat is `aws_api_gateway_method.add_pet`.",
            "pets/POST",
        ),
        (filled(settings="pets/G<|>ET"), "**`pets/GET`** method settings\n\nThe method `GET` on `/pets`.", "pets/GET"),
    ],
)
def test_a_name_has_a_card(snippet: str, said: str, words: str) -> None:
    assert card(snippet) == (said, words)


def test_a_binary_type_is_said_to_be_one() -> None:
    found = card(filled(templates='"image/p<|>ng" = ""'))
    assert found is not None
    assert found[0].endswith("**Beware:** The API takes this type for binary.")


def test_a_websocket_api_has_keys_of_the_selection_instead() -> None:
    assert card(WEBSOCKET.replace("KEY", "mo<|>ve"), "cloudformation") == (
        "**`move`** key of a template\n\nThe template for messages for which `$request.body.kind` yields this text.",
        "move",
    )
    assert offers(WEBSOCKET.replace("KEY", "$<|>"), "cloudformation") == ["$default"]


USUAL = [
    "application/json",
    "application/x-www-form-urlencoded",
    "text/plain",
    "application/xml",
    "text/xml",
    "text/html",
    "text/csv",
    "multipart/form-data",
    "application/octet-stream",
]


def test_types_that_have_a_model_come_first() -> None:
    assert offers(filled(models='"text/csv" = "Pet"', templates='"<|>" = ""')) == [
        "text/csv",
        "image/png",
        *(one for one in USUAL if one != "text/csv"),
    ]


def test_models_have_a_key_for_all_other_types() -> None:
    assert offers(filled(models="<|>")) == ["image/png", *USUAL, "$default"]
    assert accepted(filled(models="<|>"), "text/csv") == 'request_models = { "text/csv" }'


def test_a_type_that_is_there_is_not_offered_again() -> None:
    assert "text/csv" not in offers(filled(templates='"text/csv" = "", "<|>" = ""'))


def test_a_stage_is_offered_what_its_api_uses() -> None:
    assert offers(filled(variables="<|>")) == ["host", "path"]
    assert offers(filled(variables='host = "a", "<|>" = ""')) == ["path"]


def test_a_canary_is_offered_what_its_stage_defines() -> None:
    assert offers(filled(variables='host = "a", other = "b"', overrides='"<|>" = ""')) == ["host", "other"]


@pytest.mark.parametrize("typed", ["<|>", "*<|>", "pets/<|>"])
def test_settings_are_for_all_methods_or_for_one(typed: str) -> None:
    assert offers(filled(settings=typed)) == ["*/*", "pets/POST"]


def test_an_offer_takes_the_place_of_the_whole_path() -> None:
    assert accepted(filled(settings="pets/<|>GET"), "pets/POST") == 'method_path = "pets/POST"'
