"""The tree of an API: the same for every dialect, with what is possibly there marked and what is unknown shown as such."""

import textwrap
from pathlib import Path

import pytest

from features.graph.stories import CLOUDFORMATION, TERRAFORM, TREE
from gatewright.features.graph import as_text, sketches
from gatewright.model import Project
from gatewright.workspace.disk import Disk
from gatewright.workspace.projects import module_project
from harness.snippets import document

EXAMPLES = Path(__file__).parents[3] / "examples"
PETS = 'resource "aws_apigatewayv2_api" "pets" {\n  name          = "pets"\n  protocol_type = "%s"\n}\n'


def tree(text: str, dialect: str = "terraform") -> str:
    return as_text(sketches(Project((document(text, dialect),))))


def route(key: str, more: str = "", name: str = "it") -> str:
    return f'resource "aws_apigatewayv2_route" "{name}" {{\n  api_id    = aws_apigatewayv2_api.pets.id\n  route_key = {key}\n{more}}}\n'


@pytest.mark.parametrize(("text", "dialect"), [(TERRAFORM, "terraform"), (CLOUDFORMATION, "cloudformation")])
def test_every_dialect_gives_the_same_tree(text: str, dialect: str) -> None:
    assert tree(text, dialect) == TREE


def test_an_example() -> None:
    drawn = as_text(sketches(module_project(EXAMPLES / "terraform", {}, Disk())))
    assert drawn == textwrap.dedent("""\
        REST API pet-shelter
        ├─ /pets
        │  ├─ GET     → Lambda list-pets  [authorizer visitors]
        │  ├─ OPTIONS → mock              [open]
        │  ├─ POST    → Lambda add-pet    [AWS_IAM]
        │  └─ /{petId}
        │     ├─ GET → Lambda get-pet  [open]
        │     └─ /photo
        │        └─ PUT → HTTP https://photos.pet-shelter.example/{petId}  [AWS_IAM]
        ├─ /vets
        │  └─ GET → HTTP https://vets.internal/appointments  [AWS_IAM]
        ├─ authorizer visitors (COGNITO_USER_POOLS)
        ├─ deployment shelter
        ├─ stage live → deployment shelter
        ├─ stage rehearsal → deployment shelter
        ├─ domain api.pet-shelter.example/ → live
        └─ may call Lambda ? (possibly)""")


def test_an_http_api() -> None:
    integration = (
        'resource "aws_apigatewayv2_integration" "queue" {\n  api_id              = aws_apigatewayv2_api.pets.id\n'
        '  integration_type    = "AWS_PROXY"\n  integration_subtype = "SQS-SendMessage"\n}\n'
    )
    target = '  target = "integrations/${aws_apigatewayv2_integration.queue.id}"\n'
    stage = 'resource "aws_apigatewayv2_stage" "it" {\n  api_id      = aws_apigatewayv2_api.pets.id\n  name        = "$default"\n  auto_deploy = true\n}\n'
    text = (
        PETS % "HTTP"
        + integration
        + route('"POST /pets/{id}"', target, "add")
        + route('"GET /pets"', name="list")
        + route('"$default"')
        + stage
    )
    assert tree(text) == textwrap.dedent("""\
        HTTP API pets
        ├─ /pets
        │  ├─ GET → nothing  [open]
        │  └─ /{id}
        │     └─ POST → AWS SQS-SendMessage  [open]
        ├─ $default → nothing  [open]
        └─ stage $default → each change""")


def test_what_is_not_known() -> None:
    text = (
        'variable "x" {}\n'
        + PETS.replace('"%s"', "var.x")
        + route("var.x", "  target    = var.x\n  authorization_type = var.x\n  authorizer_id = var.x\n")
    )
    assert tree(text) == "? API pets\n└─ ? → ?  [authorizer ?]"


def test_what_belongs_to_an_api_that_is_not_here() -> None:
    text = 'variable "api" {}\n' + route('"GET /pets"').replace("aws_apigatewayv2_api.pets.id", "var.api")
    assert tree(text) == "API that is not in these files\n└─ /pets\n   └─ GET → nothing  [open]"


def test_an_api_made_from_a_document() -> None:
    drawn = tree('resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n  body = file("pets.yaml")\n}\n')
    assert drawn == "REST API pets\n└─ ? what its OpenAPI document, or whatever else it is made from, describes"


def test_what_there_may_be_more_of() -> None:
    text = 'variable "api" {}\n' + PETS % "HTTP" + route('"GET /pets"').replace("aws_apigatewayv2_api.pets.id", "var.api")
    assert tree(text).splitlines()[1] == "└─ ? perhaps more routes"


def test_paths_in_a_circle() -> None:
    resource = (
        'resource "aws_api_gateway_resource" "it" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n'
        '  parent_id   = aws_api_gateway_resource.it.id\n  path_part   = "pets"\n}\n'
    )
    assert "/pets/pets" in tree('resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}\n' + resource)


def test_a_module_that_is_called(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text('module "pets" {\n  source = "./pets"\n  name   = "pets"\n}\n', encoding="utf-8")
    (tmp_path / "pets").mkdir()
    inside = 'variable "name" {}\nresource "aws_api_gateway_rest_api" "this" {\n  name = var.name\n}\n'
    (tmp_path / "pets" / "main.tf").write_text(inside, encoding="utf-8")
    (sketch,) = sketches(module_project(tmp_path, {}, Disk()))
    assert sketch.place
    assert (sketch.name, sketch.place.address) == ("pets", "module.pets.aws_api_gateway_rest_api.this")
