"""The small languages in an OpenAPI document that stands in a file, and in events of SAM."""

from __future__ import annotations

import pytest

from harness.typing import accepted, card, offers

TERRAFORM = """
resource "aws_api_gateway_rest_api" "pets" {
  name = "pets"
  body = jsonencode({
    paths = {
      "/pets/{id}" = {
        get = {
          parameters = [{ name = "limit", in = "query" }, { name = "Accept", in = "header" }, { name = "session", in = "cookie" }]
          x-amazon-apigateway-integration = {
            type              = "http"
            requestParameters = { REQUEST }
            requestTemplates  = { TEMPLATES }
            responses         = { default = { statusCode = "200", responseParameters = { RESPONSE } } }
          }
        }
      }
    }
  })
}
"""
YAML = """
Resources:
  Pets:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Body:
        paths:
          /pets/{id}:
            get:
              x-amazon-apigateway-integration:
                type: http_proxy
                requestParameters:
                  REQUEST
                responseParameters:
                  "200":
                    RESPONSE
"""
HEREDOC = """
resource "aws_apigatewayv2_api" "pets" {
  protocol_type = "HTTP"
  body          = <<EOT
{"paths": {"/pets/{id}": {"get": {"x-amazon-apigateway-integration": {"requestParameters": {REQUEST}}}}}}
EOT
}
"""
SAM = """
Transform: AWS::Serverless-2016-10-31
Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Read:
          Type: Api
          Properties:
            Path: /pets/{id}
            Method: get
            RequestParameters:
              - PARAMETER
"""


def rest(request: str = "", templates: str = "", response: str = "") -> str:
    return TERRAFORM.replace("REQUEST", request).replace("TEMPLATES", templates).replace("RESPONSE", response)


def http(request: str, response: str = "append:header.x: a") -> str:
    return YAML.replace("REQUEST", request).replace("RESPONSE", response)


@pytest.mark.parametrize(
    ("snippet", "dialect", "said", "words"),
    [
        (
            rest('"integration.request.path.id" = "method.request.pa<|>th.id"'),
            "terraform",
            (
                "**`method.request.path.id`** mapped\n\nThe path variable `id` of the request that a client sends.\n\n"
                "It goes to `integration.request.path.id`. `GET /pets/{id}` declares it."
            ),
            "method.request.path.id",
        ),
        (
            rest('"integration.request.header.x" = "method.request.header.<|>X"'),
            "terraform",
            (
                "**`method.request.header.X`** mapped\n\nThe header `X` of the request that a client sends.\n\n"
                "It goes to `integration.request.header.x`."
            ),
            "method.request.header.X",
        ),
        (
            rest(response='"method.response.header.X" = "integration.response.<|>header.Y"'),
            "terraform",
            (
                "**`integration.response.header.Y`** mapped\n\nThe header `Y` of the answer of the backend.\n\n"
                "It goes to `method.response.header.X`."
            ),
            "integration.response.header.Y",
        ),
        (
            rest(templates='"text/<|>xml" = ""'),
            "terraform",
            (
                "**`text/xml`** media type\n\nThe template for requests whose `Content-Type` is `text/xml`.\n\n"
                "A request without a `Content-Type` counts as `application/json`. For what no template is for, `passthroughBehavior` decides."
            ),
            "text/xml",
        ),
        (
            http("append:header.x: $request.pa<|>th.id"),
            "cloudformation",
            "**`$request.path.id`** variable\n\nThe path variable `id` of the request that a client sends.\n\nIt goes to `append:header.x`.",
            "$request.path.id",
        ),
        (
            http("a: b", 'overwrite:status<|>code: "404"'),
            "cloudformation",
            "**`statuscode`** changed\n\nThe status code of the answer that a client gets.\n\nIt becomes `404`.",
            "statuscode",
        ),
        (
            HEREDOC.replace("REQUEST", '"append:header.x": "\\u0061 ${<|>request.path.id}"').replace("${", "$${"),
            "terraform",
            "**`${request.path.id}`** variable\n\nThe path variable `id` of the request that a client sends.\n\nIt goes to `append:header.x`.",
            "$${request.path.id}",
        ),
        (
            SAM.replace("PARAMETER", "method.request.<|>header.X"),
            "cloudformation",
            "**`method.request.header.X`** declared\n\nThe header `X` of the request that a client sends.",
            "method.request.header.X",
        ),
        (
            SAM.replace("PARAMETER", "method.request.<|>header.X: {Required: true}"),
            "cloudformation",
            "**`method.request.header.X`** declared\n\nThe header `X` of the request that a client sends.",
            "method.request.header.X",
        ),
    ],
)
def test_a_piece_has_a_card(snippet: str, dialect: str, said: str, words: str) -> None:
    assert card(snippet, dialect) == (said, words)


@pytest.mark.parametrize("entry", ['"integration.request.path.id" = "<|>"', '"integration.request.path.id" = <|>'])
def test_what_the_operation_declares_comes_first(entry: str) -> None:
    assert offers(rest(entry))[:4] == [
        "method.request.querystring.limit",
        "method.request.header.Accept",
        "method.request.path.id",
        "method.request.path.",
    ]


def test_keys_follow_what_the_operation_declares() -> None:
    assert offers(rest("<|>"))[:3] == [
        "integration.request.querystring.limit",
        "integration.request.header.Accept",
        "integration.request.path.id",
    ]
    assert offers(rest(templates="<|>"))[0] == "application/json"


@pytest.mark.parametrize(
    ("snippet", "label", "line", "dialect"),
    [
        (rest("<|>"), "integration.request.path.id", 'requestParameters = { "integration.request.path.id" }', "terraform"),
        (http("append:header.x: <|>"), "$request.path.id", 'append:header.x: "$request.path.id"', "cloudformation"),
        (http("appe<|>: a"), "append:header.", "append:header.: a", "cloudformation"),
        (SAM.replace("PARAMETER", "<|>"), "method.request.path.id", '- "method.request.path.id"', "cloudformation"),
    ],
)
def test_an_offer_is_written_as_the_file_needs_it(snippet: str, label: str, line: str, dialect: str) -> None:
    assert " ".join(accepted(snippet, label, dialect).split()) == line


def test_what_a_document_says_elsewhere_has_no_language() -> None:
    text = rest().replace('type              = "http"', 'type = "<|>http"')
    found = card(text)
    assert found is not None
    assert found[0].startswith("**`body`** string")
