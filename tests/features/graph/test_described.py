"""What SAM's events, OpenAPI documents and quick create make is drawn, too."""

import textwrap

from gatewright.features.graph import as_text, sketches
from gatewright.model import Project
from harness.snippets import document

SAM = """
Transform: AWS::Serverless-2016-10-31
Globals:
  Function: {Runtime: python3.12}
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties: {StageName: live, Name: pets}
  List:
    Type: AWS::Serverless::Function
    Properties:
      Handler: list.handler
      Events:
        Own:
          Type: Api
          Properties: {Path: /pets, Method: get, RestApiId: !Ref Api}
        Implicit:
          Type: HttpApi
          Properties: {Path: /cats, Method: post}
"""

DOCUMENT = """
resource "aws_apigatewayv2_api" "pets" {
  name          = "pets"
  protocol_type = "HTTP"
  body = jsonencode({
    openapi = "3.0.1"
    paths = {
      "/pets" = {
        get = {
          x-amazon-apigateway-integration = { type = "HTTP_PROXY", httpMethod = "GET", uri = "https://pets.example.com/" }
        }
      }
    }
  })
}
"""


def drawn(text: str, dialect: str) -> str:
    return as_text(sketches(Project((document(textwrap.dedent(text), dialect),))))


def test_events_of_sam() -> None:
    assert drawn(SAM, "cloudformation").splitlines() == [
        "REST API pets",
        "├─ /pets",
        "│  └─ GET → Lambda List  [?]",
        "└─ ? what its OpenAPI document, or whatever else it is made from, describes",
        "",
        "HTTP API ServerlessHttpApi",
        "├─ /cats",
        "│  └─ POST → Lambda List  [?]",
        "└─ ? what its OpenAPI document, or whatever else it is made from, describes",
    ]


def test_operations_of_a_document() -> None:
    assert drawn(DOCUMENT, "terraform").splitlines() == [
        "HTTP API pets",
        "├─ /pets",
        "│  └─ GET → HTTP https://pets.example.com/  [?]",
        "└─ ? what its OpenAPI document, or whatever else it is made from, describes",
    ]
