"""What is a resource called that a fix adds?"""

from __future__ import annotations

import pytest

from gatewright.index import installed_index
from gatewright.model import Project
from gatewright.rules.newcomers import new_address
from gatewright.rules.rule import RuleContext
from harness.snippets import document

_TERRAFORM = 'resource "aws_lambda_permission" "list_pets" {}\nresource "aws_lambda_permission" "list_pets_2" {}\n'
_TEMPLATE = "Parameters:\n  ListPets:\n    Type: String\n"


@pytest.mark.parametrize(
    ("text", "dialect", "name", "address"),
    [
        ("", "terraform", "ListPets", "aws_lambda_permission.list_pets"),
        ("", "terraform", "GET /pets/{petId}", "aws_lambda_permission.get_pets_pet_id"),
        ("", "terraform", "2nd", "aws_lambda_permission._2_nd"),
        ("", "terraform", "v2API", "aws_lambda_permission.v2_api"),
        ("", "terraform", "$default", "aws_lambda_permission.default"),
        ("", "terraform", "*", "aws_lambda_permission.new"),
        (_TERRAFORM, "terraform", "list pets", "aws_lambda_permission.list_pets_3"),
        ("", "cloudformation", "list_pets", "ListPets"),
        ("", "cloudformation", "HTTPApi2 stage", "HttpApi2Stage"),
        (_TEMPLATE, "cloudformation", "list_pets", "ListPets2"),
    ],
)
def test_a_new_address(text: str, dialect: str, name: str, address: str) -> None:
    read = document(text, dialect)
    assert new_address(RuleContext(Project((read,)), read, installed_index()), "neighbor.lambda_permission", name) == address
