"""The same thing in all the languages that name it: paths, mappings, URIs, templates, stages. Whichever word has the cursor, all that are marked are meant."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from features.naming.projects import after, cursors, read, renamed, shown
from gatewright.features.definition import references
from gatewright.features.naming import rename

_RESOURCES = """\
resource "aws_api_gateway_rest_api" "pets" {
  name = "pets"
}
resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
  path_part   = "{id}"
}
resource "aws_api_gateway_method" "get" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  resource_id   = aws_api_gateway_resource.pet.id
  http_method   = "GET"
  authorization = "NONE"
  request_parameters = {
    "method.request.path.id"           = true
    "method.request.querystring.limit" = false
    "method.request.header.Accept"     = false
  }
}
resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  deployment_id = "abc"
  stage_name    = "prod"
  variables     = { host = "example.com" }
  canary_settings {
    deployment_id            = "abd"
    percent_traffic          = 10
    stage_variable_overrides = { host = "next.example.com" }
  }
}
"""
_INTEGRATION = """\
resource "aws_api_gateway_integration" "get" {
  rest_api_id             = aws_api_gateway_rest_api.pets.id
  resource_id             = aws_api_gateway_resource.pet.id
  http_method             = aws_api_gateway_method.get.http_method
  type                    = "HTTP"
  integration_http_method = "POST"
  uri                     = "https://$${stageVariables.host}/pets/{pet}"
  request_parameters = {
    "integration.request.path.pet"      = "method.request.path.id"
    "integration.request.header.accept" = "method.request.multivalueheader.Accept"
    "integration.request.header.h"      = "stageVariables.host"
  }
  cache_key_parameters = ["method.request.path.id", "method.request.querystring.limit"]
  request_templates = {
    "application/json" = <<-EOT
      #set($limit = $input.params('limit'))
      {
        "id": "$input.params('id') $input.params().path.get('id') $stageVariables.host",
        "limit": $limit, "again": $limit
        "accept": "$input.params("Accept")"
      }
    EOT
    "text/plain" = "#set($limit = 1)$${limit} $stageVariables['host']"
  }
}
"""


def marked(*contexts: str) -> dict[str, str]:
    """The two files, with what stands in `[[...]]` marked wherever it has those surroundings."""
    files = {"api.tf": _RESOURCES, "backend.tf": _INTEGRATION}
    for context in contexts:
        plain = context.replace("[[", "").replace("]]", "")
        assert any(plain in text for text in files.values()), plain
        files = {name: text.replace(plain, context) for name, text in files.items()}
    return files


STORIES = {
    "path variable": marked('"{[[id]]}"', "method.request.path.[[id]]", "params('[[id]]')", "path.get('[[id]]')"),
    "query parameter": marked("querystring.[[limit]]", "params('[[limit]]')"),
    "header": marked("header.[[Accept]]", 'params("[[Accept]]")'),
    "stage variable": marked("[[host]] = ", "stageVariables.[[host]]", "stageVariables['[[host]]']"),
    "variable of the backend": marked("{[[pet]]}", "integration.request.path.[[pet]]"),
    "variable of a template": marked("$[[limit]] = $input", "$[[limit]],", "$[[limit]]\n"),
    "variable of another template": marked("$[[limit]] = 1", "${[[limit]]}"),
}


@pytest.mark.parametrize("files", STORIES.values(), ids=STORIES)
def test_in_all_languages(files: Mapping[str, str]) -> None:
    for around in cursors(files):
        place, meant = read(around)
        assert sorted(shown(place, references(place))) == sorted(shown(place, meant)), place.line_before
        assert after(place, rename(place, "other9")) == renamed(files, "other9")
