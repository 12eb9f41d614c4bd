"""Completion lists and tokens are written as pygls would write them, field by field."""

from __future__ import annotations

import json

import pytest
from lsprotocol import types
from pygls.protocol import default_converter

from gatewright.features.completion.complete import complete
from gatewright.lsp import to_proto
from gatewright.lsp.client import Client
from gatewright.lsp.converter import converter
from harness.snippets import place

PLACES = [
    'resource "aws_api_gateway_integration" "a" {\n  <|>\n}',
    'resource "aws_api_gateway_integration" "a" {\n  type = "<|>"\n}',
    'resource "aws_api_gateway_deployment" "a" {\n  <|>\n}',
    "<|>",
    "# <|>",
]


def test_every_list_is_written_as_pygls_would() -> None:
    for text in PLACES:
        for client in (Client(), Client(snippets=True, insert_modes=True, item_tags=True)):
            where = place(text)
            found = to_proto.completion(where.document, complete(where), client)
            assert json.dumps(converter().unstructure(found), sort_keys=True) == json.dumps(
                default_converter().unstructure(found), sort_keys=True
            )


@pytest.mark.parametrize("tokens", [types.SemanticTokens([]), types.SemanticTokens([0, 1, 2, 3, 0], "4")])
def test_tokens_are_written_as_pygls_would(tokens: types.SemanticTokens) -> None:
    assert converter().unstructure(tokens) == default_converter().unstructure(tokens)
