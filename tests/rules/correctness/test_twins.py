"""Paths, methods and names that are there twice."""

import pytest

from rules.graphs import ROOT, api, logical, method, resource, template
from rules.writing import check_marked, stays_quiet


def path(name: str, part: str, parent: str = ROOT, meta: str = "") -> str:
    return resource("resource", name, f"parent_id = {parent}\npath_part = {part}", meta)


def test_the_later_path_is_reported() -> None:
    check_marked(
        "duplicate-path",
        api(path("a", '"pets"'), path("b", '"pets"')),
        '"pets"',
        '`a` is `/pets` already; the call fails with "Another resource with the same parent already has this name". Use that one.',
    )


@pytest.mark.parametrize("rule", ["duplicate-path", "sibling-path-variables"])
@pytest.mark.parametrize(
    "other",
    [
        path("b", "var.x"),
        path("b", '"{id}"', "var.x"),
        path("b", '"{id}"', meta="  count = 1\n"),
        path("b", '"{id}"', "aws_api_gateway_resource.a.id"),
    ],
)
def test_paths_that_may_differ_are_no_twins(rule: str, other: str) -> None:
    stays_quiet(rule, api(path("a", '"{id}"'), other))


def test_a_variable_beside_another_is_reported_with_the_words_of_the_service() -> None:
    check_marked(
        "sibling-path-variables",
        api(path("a", '"{id}"'), path("b", '"{proxy+}"')),
        '"{proxy+}"',
        '`{id}` stands beside `{proxy+}`; the call fails with "A sibling ({id}) of this resource already has a variable path part -- only one is '
        'allowed". Use one variable for both.',
    )


def test_two_variables_of_one_name_are_one_finding() -> None:
    stays_quiet("sibling-path-variables", api(path("a", '"{id}"'), path("b", '"{id}"')))


def test_nothing_stands_below_a_greedy_variable() -> None:
    below = path("b", '"x"', "aws_api_gateway_resource.a.id")
    check_marked(
        "path-below-greedy-variable",
        api(path("a", '"{proxy+}"'), below),
        "aws_api_gateway_resource.a.id",
        '`{proxy+}` takes all that is left of a path, so nothing can stand below it; the call fails with "Cannot create a child of a resource with a '
        'greedy path variable".',
    )
    stays_quiet("path-below-greedy-variable", api(path("a", '"{proxy}"'), below))
    stays_quiet("path-below-greedy-variable", api(path("a", "var.x"), below))


def test_the_later_method_is_reported() -> None:
    check_marked(
        "duplicate-method",
        api(method("a"), method("b")),
        '"GET"',
        '`a` is `GET /` already; the call fails with "Method already exists for this resource".',
    )


@pytest.mark.parametrize(
    "other", [method("b", verb='"PUT"'), method("b", verb="var.x"), method("b", path="var.x"), method("b", meta="  count = 1\n")]
)
def test_methods_that_may_differ_are_no_twins(other: str) -> None:
    stays_quiet("duplicate-method", api(method("a"), other))


def test_a_condition_may_leave_one_of_two_methods_out() -> None:
    lines = "RestApiId: !Ref Pets\nResourceId: !Ref X\nHttpMethod: GET\nAuthorizationType: AWS_IAM\nIntegration: {Type: MOCK}\n"
    both = logical("A", "ApiGateway::Method", lines), logical("B", "ApiGateway::Method", lines, "    Condition: Some\n")
    stays_quiet("duplicate-method", template(*both))


@pytest.mark.parametrize(
    ("kind", "parameter", "refused"),
    [
        ("authorizer", "name", "Authorizer name must be unique"),
        ("model", "name", "Model name already exists for this REST API"),
        ("stage", "stage_name", "Stage already exists"),
    ],
)
def test_a_name_is_taken_once(kind: str, parameter: str, refused: str) -> None:
    both = resource(kind, "a", f'{parameter} = "it"'), resource(kind, "b", f'{parameter} = "it"')
    message = f'`a` has the name `it` in this API; the call fails with "{refused}". Choose another name.'
    check_marked("duplicate-name", api(*both), '"it"', message)
    stays_quiet("duplicate-name", api(both[0], both[1].replace("aws_api_gateway_rest_api.pets.id", "var.x")))


def test_a_deployment_that_names_a_stage_makes_it() -> None:
    both = resource("stage", "a", 'stage_name = "it"'), resource("deployment", "b", 'stage_name = "it"')
    message = '`a` has the name `it` in this API; the call fails with "Stage already exists". Choose another name.'
    check_marked("duplicate-name", api(*both), '"it"', message)
    twice = resource("deployment", "a", 'stage_name = "it"'), resource("deployment", "b", 'stage_name = "it"')
    stays_quiet("duplicate-name", api(*twice))
