"""Path parts and paths in an editor."""

from __future__ import annotations

import pytest

from harness.typing import accepted, card, offers

FILE = """
resource "aws_api_gateway_rest_api" "it" {
  name = "it"
}
resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.it.id
  parent_id   = aws_api_gateway_rest_api.it.root_resource_id
  path_part   = "TOP"
}
resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.it.id
  parent_id   = aws_api_gateway_resource.pets.id
  path_part   = "PART"
}
resource "aws_api_gateway_resource" "toy" {
  rest_api_id = aws_api_gateway_rest_api.it.id
  parent_id   = aws_api_gateway_resource.pets.id
  path_part   = "SIBLING"
}
resource "aws_api_gateway_method" "get_pet" {
  rest_api_id        = aws_api_gateway_rest_api.it.id
  resource_id        = aws_api_gateway_resource.pet.id
  http_method        = "GET"
  request_parameters = { "method.request.path.name" = true }
}
resource "aws_api_gateway_integration" "get_pet" {
  rest_api_id        = aws_api_gateway_rest_api.it.id
  resource_id        = aws_api_gateway_resource.pet.id
  http_method        = aws_api_gateway_method.get_pet.http_method
  request_parameters = { "integration.request.path.pet" = "method.request.path.name" }
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
          Type: TYPE
          Properties:
            Path: PATH
            Method: VERB
        Write:
          Type: TYPE
          Properties:
            Path: /pets/{id}
            Method: post
"""


def part(words: str, top: str = "pets", sibling: str = "toys") -> str:
    return FILE.replace("PART", words).replace("TOP", top).replace("SIBLING", sibling)


def event(path: str, verb: str = "get", kind: str = "Api") -> str:
    return SAM.replace("PATH", path).replace("VERB", verb).replace("TYPE", kind)


@pytest.mark.parametrize(
    ("snippet", "said", "words"),
    [
        (
            part("{na<|>me}"),
            (
                "**`{name}`** path variable\n\nTakes any text up to the next slash.\n\nThe whole path is `/pets/{name}`. "
                "`GET /pets/{name}` declares it. It is mapped for `GET /pets/{name}`."
            ),
            "{name}",
        ),
        (
            part("{re<|>st+}"),
            (
                "**`{rest+}`** path variable\n\nTakes all that follows, slashes too. Its name is `rest`, without the plus sign.\n\n"
                "The whole path is `/pets/{rest+}`. No method declares it."
            ),
            "{rest+}",
        ),
        (
            part("mi<|>ne"),
            (
                "**`mine`** part of a path\n\nMatches `mine` alone, with its capitals.\n\n"
                "The whole path is `/pets/mine`. Its methods are `GET`."
            ),
            "mine",
        ),
    ],
)
def test_a_part_has_a_card(snippet: str, said: str, words: str) -> None:
    assert card(snippet) == (said, words)


def test_a_part_that_is_none_has_the_card_of_the_parameter() -> None:
    found = card(part("pets/{i<|>d}"))
    assert found is not None
    assert found[0].startswith("**`path_part`** string")


@pytest.mark.parametrize("typed", ["<|>", "{<|>", "{na<|>me}"])
def test_what_a_method_declares_comes_first(typed: str) -> None:
    assert offers(part(typed)) == ["{name}", "{petId}", "{id}", "{proxy+}"]


def test_a_variable_has_no_name_twice_in_a_path() -> None:
    assert offers(part("<|>", top="{id}")) == ["{name}", "{proxy+}"]


def test_beside_a_variable_there_is_no_other() -> None:
    assert offers(part("<|>", sibling="{toy}")) == []


def test_an_offer_takes_the_place_of_the_part() -> None:
    assert accepted(part("{na<|>"), "{petId}") == 'path_part   = "{petId}"'


def test_a_path_of_an_event_is_read_by_segments() -> None:
    assert card(event("/pets/{i<|>d}"), "cloudformation") == (
        "**`{id}`** path variable\n\nTakes any text up to the next slash.\n\nThe whole path is `/pets/{id}`.",
        "{id}",
    )


def test_an_event_is_offered_the_paths_of_its_fellows() -> None:
    assert offers(event("<|>"), "cloudformation") == ["/pets/{id}", "/{proxy+}"]
    assert offers(event("/<|>", "post"), "cloudformation") == ["/{proxy+}"]
    assert offers(event("/<|>", kind="HttpApi"), "cloudformation") == ["/pets/{id}", "$default", "/{proxy+}"]
    assert accepted(event("/p<|>"), "/pets/{id}", "cloudformation") == "Path: /pets/{id}"
