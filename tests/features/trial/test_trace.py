"""A request on its way: what each station says."""

from __future__ import annotations

import pytest

from gatewright.features.trial.message import Answer, Headers, request_line
from gatewright.features.trial.steps import Step
from gatewright.features.trial.trace import Asked, traces
from gatewright.index import installed_index
from gatewright.model import Project
from harness.snippets import document

REST = """
resource "aws_api_gateway_rest_api" "pets" {
  name = "pets"
}
resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
  path_part   = "pets"
}
resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_resource.pets.id
  path_part   = "{id}"
}
resource "aws_api_gateway_method" "get_pet" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  resource_id   = aws_api_gateway_resource.pet.id
  http_method   = "GET"
  authorization = "NONE"
  request_parameters = {
    "method.request.path.id"           = true
    "method.request.querystring.limit" = true
  }
  #METHOD
}
resource "aws_api_gateway_request_validator" "all" {
  rest_api_id                 = aws_api_gateway_rest_api.pets.id
  name                        = "all"
  validate_request_parameters = true
}
resource "aws_api_gateway_integration" "get_pet" {
  rest_api_id             = aws_api_gateway_rest_api.pets.id
  resource_id             = aws_api_gateway_resource.pet.id
  http_method             = aws_api_gateway_method.get_pet.http_method
  integration_http_method = "POST"
  #INTEGRATION
}
resource "aws_api_gateway_method_response" "ok" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_resource.pet.id
  http_method = aws_api_gateway_method.get_pet.http_method
  status_code = "200"
}
resource "aws_api_gateway_integration_response" "ok" {
  rest_api_id         = aws_api_gateway_rest_api.pets.id
  resource_id         = aws_api_gateway_resource.pet.id
  http_method         = aws_api_gateway_method.get_pet.http_method
  status_code         = aws_api_gateway_method_response.ok.status_code
  response_parameters = { "method.response.header.ETag" = "integration.response.header.ETag" }
  response_templates  = { "application/json" = "{\\"pet\\": $input.json('$')}" }
}
resource "aws_api_gateway_integration_response" "gone" {
  rest_api_id       = aws_api_gateway_rest_api.pets.id
  resource_id       = aws_api_gateway_resource.pet.id
  http_method       = aws_api_gateway_method.get_pet.http_method
  status_code       = "404"
  selection_pattern = "4\\\\d{2}"
}
resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  deployment_id = aws_api_gateway_deployment.pets.id
  stage_name    = "live"
  variables     = { host = "pets.example.com" }
}
resource "aws_api_gateway_deployment" "pets" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
}
"""
HTTP_PROXY = 'type = "HTTP_PROXY"\n  uri = "https://$${stageVariables.host}/{id}"\n  request_parameters = { "integration.request.path.id" = "method.request.path.id" }'
DYNAMO = """type = "AWS"
  uri  = "arn:aws:apigateway:eu-west-1:dynamodb:action/GetItem"
  request_parameters = { "integration.request.header.X" = "'fixed'" }
  request_templates = {
    "application/json" = "{\\"id\\": \\"$input.params('id')\\", \\"stage\\": \\"$context.stage\\", \\"no\\": \\"$nope\\"}"
  }"""


def steps(text: str, line: str, dialect: str = "terraform", answer: Answer | None = None, body: str = "", **headers: str) -> list[Step]:
    project = Project((document(text, dialect),))
    request = request_line(line, {name.replace("_", "-"): value for name, value in headers.items()}, body)
    (found,) = traces(project, Asked(request, answer=answer), installed_index())
    return list(found.steps)


def rest(integration: str, method: str = "") -> str:
    return REST.replace("#INTEGRATION", integration).replace("#METHOD", method)


def said(found: list[Step]) -> list[tuple[str, str]]:
    return [(step.name, step.said) for step in found]


def test_a_proxy_gets_the_request_with_its_variables_filled_in() -> None:
    found = steps(rest(HTTP_PROXY), "GET /pets/42?limit=2")
    assert said(found) == [
        ("match", "GET /pets/{id}"),
        ("authorization", "Anybody may call."),
        ("integration", "POST https://pets.example.com/42 gets the request as it is."),
    ]
    assert found[0].lines == ("id = 42",)
    assert found[0].place == "main.tf:15"
    assert found[2].lines == ("path.id = 42",)


def test_a_template_makes_the_body_of_a_service_call() -> None:
    found = steps(rest(DYNAMO), "GET /pets/42")
    assert said(found)[2:] == [
        ("mapping", "Parameters are mapped."),
        ("template", "The template for `application/json` makes the body."),
        ("backend", "`dynamodb GetItem` receives:"),
    ]
    assert found[2].lines == ("header.X = fixed",)
    assert found[3].lines == ("application/json:1:65: `$nope` has no value, so it is printed as it stands.",)
    assert found[4].lines == ('  {"id": "42", "stage": "live", "no": "$nope"}',)


def test_the_answer_goes_back_through_the_response_that_fits() -> None:
    answer = Answer(200, Headers({"ETag": ("x1",)}), '{"name": "Rex"}')
    found = steps(rest(DYNAMO), "GET /pets/42", answer=answer)
    assert said(found)[5:] == [("integration response", "The default answers."), ("client", "200 with what the template makes.")]
    assert found[6].lines == ("ETag: x1", '  {"pet": {"name":"Rex"}}')
    gone = steps(rest(DYNAMO), "GET /pets/42", answer=Answer(404))
    assert said(gone)[5:] == [("integration response", "`4\\d{2}` fits."), ("client", "404 without a body.")]


@pytest.mark.parametrize(
    ("behavior", "words"),
    [
        ("", "No template is for `text/plain`; the body passes as it is."),
        ('passthrough_behavior = "WHEN_NO_TEMPLATES"', "No template is for `text/plain`, and passthrough is WHEN_NO_TEMPLATES: 415 Unsupported Media Type."),
        ('passthrough_behavior = "NEVER"', "No template is for `text/plain`, and passthrough is NEVER: 415 Unsupported Media Type."),
    ],
)  # fmt: skip
def test_passthrough_decides_where_no_template_is_for_the_content_type(behavior: str, words: str) -> None:
    found = steps(rest(f"{DYNAMO}\n  {behavior}"), "GET /pets/42", body="x", Content_Type="text/plain; charset=utf-8")
    assert ("template", words) in said(found)


def test_a_mock_answers_with_the_status_of_its_template() -> None:
    mock = 'type = "MOCK"\n  request_templates = { "application/json" = "{\\"statusCode\\": 200}" }'
    found = steps(rest(mock), "GET /pets/42")
    assert said(found)[4:] == [
        ("mock", "The template says 200, so the integration response for it answers."),
        ("integration response", "The default answers."),
        ("client", "200 with what the template makes."),
    ]
    broken = steps(rest(mock.replace("statusCode", "status")), "GET /pets/42")
    words = "Unable to parse statusCode: the template has to print an object with an integer `statusCode`; the client gets 500."
    assert said(broken)[-1] == ("mock", words)


def test_a_missing_parameter_ends_at_the_validator() -> None:
    text = rest(HTTP_PROXY, "request_validator_id = aws_api_gateway_request_validator.all.id")
    found = steps(text, "GET /pets/42")
    assert said(found)[-1] == ("validation", "Missing required request parameters: [limit]: 400 Bad Request.")
    assert said(steps(text, "GET /pets/42?limit=1"))[2] == ("validation", "The required parameters are there; the body is not looked at.")


def test_a_key_that_is_missing_ends_the_way() -> None:
    text = rest(HTTP_PROXY, "api_key_required = true")
    assert said(steps(text, "GET /pets/42"))[-1] == ("API key", "`x-api-key` is missing: 403 Forbidden.")
    assert said(steps(text, "GET /pets/42", x_api_key="k"))[2] == (
        "API key",
        "The key in `x-api-key` has to be in a usage plan of the stage.",
    )


def test_what_no_path_or_method_takes_is_refused_in_the_words_of_the_service() -> None:
    assert said(steps(rest(HTTP_PROXY), "GET /toys")) == [("match", 'No path fits: 403 {"message":"Missing Authentication Token"}.')]
    words = 'The path has no method for this verb: 403 {"message":"Missing Authentication Token"}.'
    assert said(steps(rest(HTTP_PROXY), "PUT /pets/1")) == [("match", words)]


def test_a_path_that_is_not_known_may_be_the_right_one() -> None:
    text = rest(HTTP_PROXY).replace('path_part   = "pets"', "path_part   = var.collection")
    words = "Nothing that is known in these files answers to it; the API has others whose path or verb is not known."
    assert said(steps(text, "GET /toys")) == [("match", words)]


HTTP = """
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: {Name: orders, ProtocolType: HTTP}
  Route:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref Api
      RouteKey: GET /orders/{id}
      AuthorizationType: JWT
      AuthorizerId: !Ref Authorizer
      Target: !Sub integrations/${Backend}
  Authorizer:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties:
      ApiId: !Ref Api
      Name: tokens
      AuthorizerType: JWT
      IdentitySource: ['$request.header.Authorization']
      JwtConfiguration: {Issuer: 'https://id.example.com', Audience: [orders]}
  Backend:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Api
      IntegrationType: HTTP_PROXY
      IntegrationMethod: ANY
      IntegrationUri: https://orders.example.com/{id}
      PayloadFormatVersion: "1.0"
      RequestParameters:
        append:header.x-id: order-${request.path.id}
        overwrite:path: /v2${request.path}
        remove:querystring.debug: ''
      ResponseParameters:
        "404":
          ResponseParameters:
            - {Destination: overwrite:statuscode, Source: "410"}
"""


def test_an_http_api_maps_and_calls() -> None:
    found = steps(HTTP, "GET /orders/7", "cloudformation", Authorization="Bearer x")
    assert said(found) == [
        ("match", "GET /orders/{id}"),
        ("authorization", "The authorizer `tokens` (JWT) decides."),
        ("integration", "GET https://orders.example.com/7 gets the request."),
    ]
    assert found[2].lines == ("header x-id gets order-7 as well", "path = /v2/orders/7", "querystring debug is removed")


def test_an_http_api_refuses_who_brings_no_token() -> None:
    words = "`$request.header.Authorization` is missing, so the authorizer `tokens` is not asked: 401 Unauthorized."
    assert said(steps(HTTP, "GET /orders/7", "cloudformation"))[-1] == ("authorization", words)
    assert said(steps(HTTP, "PUT /orders/7", "cloudformation")) == [("match", 'No route fits: 404 {"message":"Not Found"}.')]
