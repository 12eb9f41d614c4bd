"""Does every dialect describe the same API, and does the graph say unknown where the files do not show it?"""

import textwrap
from pathlib import Path

import pytest

from gatewright.model import UNKNOWN, Project
from gatewright.model.graph import Api, ApiGraph, Method, Node
from gatewright.workspace.disk import Disk
from gatewright.workspace.projects import module_project
from harness.snippets import document

TERRAFORM = """
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
  authorization = "CUSTOM"
  authorizer_id = aws_api_gateway_authorizer.users.id
}
resource "aws_api_gateway_method_response" "ok" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_resource.pet.id
  http_method = aws_api_gateway_method.get_pet.http_method
  status_code = "200"
}
resource "aws_api_gateway_integration" "get_pet" {
  rest_api_id             = aws_api_gateway_rest_api.pets.id
  resource_id             = aws_api_gateway_method.get_pet.resource_id
  http_method             = aws_api_gateway_method.get_pet.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.pets.invoke_arn
}
resource "aws_lambda_function" "pets" {
  function_name = "pets"
}
resource "aws_lambda_permission" "pets" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.pets.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.pets.execution_arn}/*/*"
}
resource "aws_api_gateway_authorizer" "users" {
  name           = "users"
  rest_api_id    = aws_api_gateway_rest_api.pets.id
  authorizer_uri = aws_lambda_function.pets.invoke_arn
}
resource "aws_api_gateway_deployment" "pets" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  depends_on  = [aws_api_gateway_integration.get_pet]
}
resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  deployment_id = aws_api_gateway_deployment.pets.id
  stage_name    = "live"
}
resource "aws_api_gateway_usage_plan" "gold" {
  name = "gold"
  api_stages {
    api_id = aws_api_gateway_rest_api.pets.id
    stage  = "live"
  }
}
resource "aws_api_gateway_base_path_mapping" "pets" {
  api_id      = aws_api_gateway_rest_api.pets.id
  domain_name = "api.example.com"
  stage_name  = aws_api_gateway_stage.live.stage_name
}
"""

CLOUDFORMATION = """
Resources:
  Pets:
    Type: AWS::ApiGateway::RestApi
    Properties: {Name: pets}
  PetsPath:
    Type: AWS::ApiGateway::Resource
    Properties: {RestApiId: !Ref Pets, ParentId: !GetAtt Pets.RootResourceId, PathPart: pets}
  PetPath:
    Type: AWS::ApiGateway::Resource
    Properties: {RestApiId: !Ref Pets, ParentId: !Ref PetsPath, PathPart: '{id}'}
  GetPet:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Pets
      ResourceId: !Ref PetPath
      HttpMethod: GET
      AuthorizationType: CUSTOM
      AuthorizerId: !Ref Users
      MethodResponses:
        - StatusCode: "200"
      Integration:
        Type: AWS
        IntegrationHttpMethod: POST
        Uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations
  Function:
    Type: AWS::Lambda::Function
  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref Function
      Principal: apigateway.amazonaws.com
      SourceArn: !Sub arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Pets}/*/*
  Users:
    Type: AWS::ApiGateway::Authorizer
    Properties:
      RestApiId: !Ref Pets
      Name: users
      AuthorizerUri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations
  Release:
    Type: AWS::ApiGateway::Deployment
    DependsOn: GetPet
    Properties: {RestApiId: !Ref Pets}
  Live:
    Type: AWS::ApiGateway::Stage
    Properties: {RestApiId: !Ref Pets, DeploymentId: !Ref Release, StageName: live}
  Gold:
    Type: AWS::ApiGateway::UsagePlan
    Properties:
      ApiStages:
        - {ApiId: !Ref Pets, Stage: live}
  Mapping:
    Type: AWS::ApiGateway::BasePathMapping
    Properties: {RestApiId: !Ref Pets, DomainName: api.example.com, Stage: !Ref Live}
"""


def graph_of(text: str, dialect: str = "terraform") -> tuple[ApiGraph, Project]:
    """The graph of a text that stands alone, and its project, which must live as long."""
    project = Project((document(text, dialect),))
    return ApiGraph(project), project


def only_api(graph: ApiGraph) -> Api:
    (api,) = graph.apis
    return api


@pytest.mark.parametrize("dialect", ["terraform", "cloudformation"])
def test_every_dialect_describes_the_same_api(dialect: str) -> None:
    graph, _ = graph_of(TERRAFORM if dialect == "terraform" else CLOUDFORMATION, dialect)
    api = only_api(graph)
    assert (api.protocol, api.is_described, api.is_handed_on) == ("REST", False, False)
    assert [resource.path for resource in api.resources] == ["/pets", "/pets/{id}"]
    (method,) = api.methods
    assert (method.verb, method.path, method.api) == ("GET", "/pets/{id}", api)
    (integration,) = api.integrations
    assert (method.integration, integration.method) == (integration, method)
    (response,) = method.responses
    assert (response.value("status_code"), response.method) == ("200", method)
    (authorizer,) = api.authorizers
    assert method.authorizer is authorizer
    function = integration.function
    assert function is authorizer.function
    assert function is not None
    (permission,) = function.permissions
    assert (permission.function, permission.is_for_api_gateway, api.permissions) == (function, True, (permission,))
    (deployment,) = api.deployments
    (stage,) = api.stages
    assert method.address in deployment.waits_for
    assert (stage.name, stage.deployment, deployment.stages) == ("live", deployment, (stage,))
    (plan,) = api.usage_plans
    assert (plan.stages, stage.usage_plans) == ((stage,), (plan,))
    (mapping,) = api.mappings
    assert (mapping.stage, mapping.domain) == (stage, UNKNOWN)


def test_a_neighbour_that_is_not_written_is_none_and_one_that_may_be_is_unknown() -> None:
    method = 'resource "aws_api_gateway_method" "it" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n  resource_id = aws_api_gateway_rest_api.pets.root_resource_id\n  http_method = "GET"\n}\n'
    api = 'variable "x" {}\nresource "aws_api_gateway_rest_api" "pets" {}\n'
    somewhere = 'resource "aws_api_gateway_integration" "it" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n  resource_id = var.x\n  http_method = "GET"\n}\n'

    def integration(text: str) -> object:
        graph, _ = graph_of(text)
        (found,) = graph.all(Method, "rest.method")
        return found.integration

    assert integration(api + method) is None
    assert integration(api + method + somewhere) is UNKNOWN
    assert integration(api + method + somewhere.replace('"GET"', '"PUT"')) is None


def test_what_is_written_alike_is_the_same() -> None:
    text = """
    variable "api" {}
    resource "aws_api_gateway_method" "it" {
      rest_api_id = var.api
      resource_id = var.api
      http_method = "GET"
    }
    resource "aws_api_gateway_integration" "it" {
      rest_api_id = var.api
      resource_id = var.api
      http_method = "GET"
    }
    """
    graph, _ = graph_of(textwrap.dedent(text))
    (method,) = graph.all(Method, "rest.method")
    assert isinstance(method.integration, Node)
    assert method.api is UNKNOWN


def test_it_spans_the_modules_that_are_called(tmp_path: Path) -> None:
    (tmp_path / "path").mkdir()
    (tmp_path / "path" / "main.tf").write_text(
        'variable "api" {}\nvariable "parent" {}\nresource "aws_api_gateway_resource" "it" {\n  rest_api_id = var.api\n  parent_id = var.parent\n  path_part = "inside"\n}\n'
        'output "id" {\n  value = aws_api_gateway_resource.it.id\n}\n'
    )
    (tmp_path / "main.tf").write_text(
        'resource "aws_api_gateway_rest_api" "pets" {}\n'
        'module "path" {\n  source = "./path"\n  api    = aws_api_gateway_rest_api.pets.id\n  parent = aws_api_gateway_rest_api.pets.root_resource_id\n}\n'
        'module "inner" {\n  count  = 2\n  source = "./path"\n  api    = aws_api_gateway_rest_api.pets.id\n  parent = module.path.id\n}\n'
    )
    project = module_project(tmp_path, {}, Disk())
    graph = ApiGraph(project)
    api = only_api(graph)
    assert [(resource.path, resource.certain) for resource in api.resources] == [("/inside", True), ("/inside/inside", False)]
    assert not api.is_handed_on


@pytest.mark.parametrize(
    ("more", "handed_on"),
    [
        ('module "x" {\n  source = "registry/module"\n  api = aws_api_gateway_rest_api.pets.id\n}', True),
        ('output "x" {\n  value = aws_api_gateway_rest_api.pets.id\n}', True),
        ('output "x" {\n  value = "text"\n}', False),
    ],
)
def test_an_api_is_handed_on_to_what_nobody_sees(more: str, handed_on: bool) -> None:
    graph, _ = graph_of('resource "aws_api_gateway_rest_api" "pets" {}\n' + more + "\n")
    assert only_api(graph).is_handed_on is handed_on


def test_routes_lead_to_integrations() -> None:
    text = """
    resource "aws_apigatewayv2_api" "pets" {
      protocol_type = "HTTP"
    }
    resource "aws_apigatewayv2_route" "pets" {
      api_id    = aws_apigatewayv2_api.pets.id
      route_key = "GET /pets"
      target    = "integrations/${aws_apigatewayv2_integration.pets.id}"
    }
    resource "aws_apigatewayv2_integration" "pets" {
      api_id = aws_apigatewayv2_api.pets.id
    }
    """
    graph, _ = graph_of(textwrap.dedent(text))
    api = only_api(graph)
    (route,) = api.routes
    (integration,) = api.integrations
    assert (api.protocol, route.key, route.integration, integration.routes) == ("HTTP", "GET /pets", integration, (route,))


def test_parents_in_a_circle_have_no_path() -> None:
    text = 'resource "aws_api_gateway_resource" "a" {\n  parent_id = aws_api_gateway_resource.a.id\n  path_part = "a"\n}\n'
    graph, _ = graph_of(text)
    (resource,) = graph.all(Node, "rest.resource")
    assert getattr(resource, "path", "") is None


def test_a_response_that_takes_its_verb_from_the_integration_is_the_method_s() -> None:
    response = """
    resource "aws_api_gateway_integration_response" "ok" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = aws_api_gateway_integration.get_pet.http_method
      status_code = aws_api_gateway_method_response.ok.status_code
    }
    """
    graph, _ = graph_of(TERRAFORM + textwrap.dedent(response))
    (method,) = graph.all(Method, "rest.method")
    assert [one.block.name for one in method.integration_responses] == ["ok"]
    assert method.integration_responses[0].method is method
