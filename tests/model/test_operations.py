"""Does an API show all that it answers to, whatever it is written in?"""

from gatewright.model import Project
from gatewright.model.graph import ApiGraph, implicit_operations
from harness.snippets import document


def graph(text: str, dialect: str = "cloudformation") -> ApiGraph:
    """The graph of one file."""
    return ApiGraph(Project((document(text, dialect),)))


def shown(text: str, dialect: str = "cloudformation") -> list[tuple[str, str | None, str]]:
    """The operations of the only API: label, function, and the words at their place."""
    found = graph(text, dialect)
    (api,) = found.apis
    return [(one.label, one.function.address if one.function else None, one.span.of(text)) for one in api.operations]


def function(name: str, events: str) -> str:
    """A function with its events."""
    return f"  {name}:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n{events}"


def event(name: str, kind: str, properties: str) -> str:
    """An event."""
    return f"        {name}:\n          Type: {kind}\n          Properties: {{{properties}}}\n"


def test_events_of_a_sam_api() -> None:
    text = (
        "Resources:\n  Pets:\n    Type: AWS::Serverless::Api\n    Properties: {StageName: prod}\n"
        + function("Get", event("One", "Api", "RestApiId: !Ref Pets, Path: '/pets/{id}', Method: get"))
        + function("All", event("Any", "Api", "RestApiId: !Ref Pets, Path: !Ref X, Method: any"))
        + function("Own", event("Else", "Api", "Path: /else, Method: get"))
    )
    assert shown(text) == [("GET /pets/{id}", "Get", "One"), ("Any", "All", "Any")]


def test_events_that_name_no_api() -> None:
    text = (
        "Resources:\n"
        + function("Get", event("One", "Api", "Path: /pets, Method: get") + event("Two", "HttpApi", "Path: /pets, Method: post"))
        + function("All", event("Rest", "HttpApi", ""))
    )
    found = implicit_operations(graph(text))
    labels = {name: [one.label for one in operations] for name, operations in found.items()}
    assert labels == {"ServerlessRestApi": ["GET /pets"], "ServerlessHttpApi": ["POST /pets", "$default"]}


def test_a_declared_implicit_api_has_its_events() -> None:
    text = "Resources:\n  ServerlessRestApi:\n    Type: AWS::Serverless::Api\n    Properties: {StageName: Prod}\n"
    text += function("Get", event("One", "Api", "Path: /pets, Method: get"))
    assert shown(text) == [("GET /pets", "Get", "One")]
    assert implicit_operations(graph(text)) == {}


def test_messages_of_a_websocket_api() -> None:
    text = (
        "Resources:\n  Chat:\n    Type: AWS::Serverless::WebSocketApi\n    Properties:\n      Routes:\n"
        "        $connect: {FunctionArn: !GetAtt Connect.Arn}\n        send: {FunctionArn: !GetAtt Send.Arn}\n"
        + function("Connect", "")
        + function("Send", "")
    )
    assert shown(text) == [("$connect", "Connect", "$connect"), ("send", "Send", "send")]


def test_a_document_in_terraform() -> None:
    text = """
resource "aws_apigatewayv2_api" "pets" {
  name          = "pets"
  protocol_type = "HTTP"
  body = jsonencode({
    paths = {
      "/pets" = {
        get                           = { x-amazon-apigateway-integration = { uri = aws_lambda_function.get.invoke_arn } }
        x-amazon-apigateway-any-method = {}
        parameters                    = []
      }
    }
  })
}
resource "aws_lambda_function" "get" {}
"""
    assert shown(text, "terraform") == [
        ("GET /pets", "aws_lambda_function.get", "get"),
        ("ANY /pets", None, "x-amazon-apigateway-any-method"),
    ]


def test_routes_and_quick_create() -> None:
    text = """
resource "aws_apigatewayv2_api" "pets" {
  protocol_type = "HTTP"
  target        = aws_lambda_function.get.arn
}
resource "aws_apigatewayv2_route" "get" {
  api_id    = aws_apigatewayv2_api.pets.id
  route_key = "GET /pets"
  target    = "integrations/${aws_apigatewayv2_integration.get.id}"
}
resource "aws_apigatewayv2_integration" "get" {
  api_id          = aws_apigatewayv2_api.pets.id
  integration_uri = aws_lambda_function.get.arn
}
resource "aws_lambda_function" "get" {}
"""
    assert [(label, called) for label, called, _ in shown(text, "terraform")] == [
        ("GET /pets", "aws_lambda_function.get"),
        ("$default", "aws_lambda_function.get"),
    ]


def test_an_event_for_a_documented_method_adds_none() -> None:
    text = (
        "Resources:\n  Pets:\n    Type: AWS::Serverless::Api\n    Properties:\n      DefinitionBody: {paths: {/pets: {get: {}}}}\n"
        + function("Get", event("One", "Api", "RestApiId: !Ref Pets, Path: /pets, Method: get"))
    )
    assert shown(text) == [("GET /pets", None, "get")]
