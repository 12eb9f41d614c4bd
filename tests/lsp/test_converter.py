"""A completion list is written as pygls would write it, field by field."""

from __future__ import annotations

import json

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
