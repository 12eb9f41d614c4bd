"""`gatewright trace`: a request followed on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gatewright.cli import main

Capture = pytest.CaptureFixture[str]
TEMPLATE = """
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: {Name: orders}
  Orders:
    Type: AWS::ApiGateway::Resource
    Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders}
  Post:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Orders
      HttpMethod: POST
      AuthorizationType: AWS_IAM
      Integration:
        Type: MOCK
        RequestTemplates:
          application/json: '{"statusCode": 202, "tenant": "$input.params("X-Tenant")"}'
        IntegrationResponses:
          - {StatusCode: "202"}
      MethodResponses:
        - {StatusCode: "202"}
"""


@pytest.fixture
def template(tmp_path: Path) -> str:
    path = tmp_path / "template.yaml"
    path.write_text(TEMPLATE, encoding="utf-8")
    return str(path)


def traced(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    code = main(["trace", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_way_of_a_request(capsys: Capture, template: str) -> None:
    code, out, err = traced(capsys, "POST /orders", template, "--header", "X-Tenant: acme", "--body", "{}")
    assert (code, err) == (0, "")
    assert (
        out
        == """\
orders
  match                 POST /orders  (template.yaml:10)
  authorization         The caller has to sign with IAM credentials that may do execute-api:Invoke.
  mapping               No parameter is mapped.  (template.yaml:16)
  template              The template for `application/json` makes the body.  (template.yaml:16)
  mock                  The template says 202, so the integration response for it answers.
                            {"statusCode": 202, "tenant": "acme"}
  integration response  The default answers.  (template.yaml:20)
  client                202 without a body.
"""
    )


def test_the_same_as_json(capsys: Capture, template: str) -> None:
    code, out, _ = traced(capsys, "GET /orders", template, "--format", "json")
    assert code == 0
    assert json.loads(out) == {
        "version": 1,
        "request": "GET /orders",
        "traces": [
            {
                "api": "orders",
                "steps": [
                    {
                        "name": "match",
                        "said": 'The path has no method for this verb: 403 {"message":"Missing Authentication Token"}.',
                        "lines": [],
                        "place": "",
                        "ends": True,
                    }
                ],
            }
        ],
    }


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("GET orders",), "`GET orders` is no request; write a verb and a path, like `GET /pets/42?limit=2`"),
        (("GET /", "--header", "x"), "`x` is no header; write a name, a colon and a value, like `Accept: text/plain`"),
        (("GET /", "--body", "@nowhere"), "nowhere cannot be read: No such file or directory"),
        (("GET /", "--response", "nowhere"), "nowhere cannot be read: No such file or directory"),
    ],
)
def test_a_wrong_argument_is_named(capsys: Capture, template: str, arguments: tuple[str, ...], words: str) -> None:
    request, *options = arguments
    assert traced(capsys, request, template, *options) == (2, "", f"gatewright: {words}\n")


def test_files_without_an_api(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text("locals {\n  x = 1\n}\n", encoding="utf-8")
    assert traced(capsys, "GET /", str(tmp_path)) == (2, "", "gatewright: there is no REST or HTTP API in these files\n")
