"""Method settings are for a method that the API does not have."""

import pytest

from rules.graphs import api, logical, method, resource, template
from rules.writing import check_marked, rewrites, stays_quiet

RULE = "method-settings-of-unknown-method"

PATH = resource("resource", "pets", 'parent_id = aws_api_gateway_rest_api.pets.root_resource_id\npath_part = "pets"')
PET = resource("resource", "pet", 'parent_id = aws_api_gateway_resource.pets.id\npath_part = "{id}"')
GET = method(path="aws_api_gateway_resource.pet.id")


def settings(path: str) -> str:
    words = f"stage_name = aws_api_gateway_stage.live.stage_name\nmethod_path = {path}"
    return resource("method_settings", "it", f"{words}\nsettings {{\n  metrics_enabled = true\n}}")


def stage(path: str, verb: str = "GET") -> str:
    words = f"MethodSettings:\n  - ResourcePath: {path}\n    HttpMethod: {verb}\n    MetricsEnabled: true"
    return logical("Live", "ApiGateway::Stage", f"RestApiId: !Ref Pets\nDeploymentId: !Ref Release\nStageName: live\n{words}")


RESOURCE = logical("Path", "ApiGateway::Resource", "RestApiId: !Ref Pets\nParentId: !GetAtt Pets.RootResourceId\nPathPart: pets")
LIST = logical("List", "ApiGateway::Method", "RestApiId: !Ref Pets\nResourceId: !Ref Path\nHttpMethod: GET\nIntegration: {Type: MOCK}")


def test_it_names_the_nearest_method() -> None:
    check_marked(
        RULE,
        api(PATH, PET, GET, settings('"pets/{pet}/GET"')),
        '"pets/{pet}/GET"',
        "`pets` has no method `GET /pets/{pet}`, so the settings have no effect. Did you mean `GET /pets/{id}`?",
    )


@pytest.mark.parametrize(
    "parts",
    [
        (GET, settings('"pets/{id}/GET"')),
        (GET, settings('"pets~1{id}/GET"')),
        (GET, settings('"~1pets~1{id}/GET"')),
        (GET, settings('"*/*"')),
        (GET, settings('"pets/*"')),
        (GET, settings('"/pet/GET"')),
        (GET, settings('"pet/get"')),
        (GET, settings("var.x")),
        (method(path="aws_api_gateway_resource.pet.id", verb='"ANY"'), settings('"pets/{id}/GET"')),
        (method(), settings('"~1/GET"')),
        (GET, method("more", path="var.x", verb='"PUT"'), settings('"pet/GET"')),
        (GET, method("more", verb="var.x"), settings('"pet/GET"')),
        (settings('"pet/GET"'),),
    ],
)
def test_it_stays_quiet_where_the_method_is_or_may_be(parts: tuple[str, ...]) -> None:
    stays_quiet(RULE, api(PATH, PET, *parts))


def test_it_stays_quiet_where_a_document_may_have_the_method() -> None:
    text = api(PATH, PET, GET, settings('"pet/GET"'))
    stays_quiet(RULE, text.replace('  name = "pets"\n', '  name = "pets"\n  body = file("pets.json")\n', 1))


@pytest.mark.parametrize("path", ["/pets", "/~1pets", "'/*'", "!Ref X"])
def test_it_stays_quiet_in_a_template(path: str) -> None:
    stays_quiet(RULE, template(RESOURCE, LIST, stage(path)))


def test_the_nearest_method_is_offered() -> None:
    rewrites(RULE, api(PATH, PET, GET, settings('"pets/{pet}/GET"')), '"pets/{pet}/GET"', '"pets/{id}/GET"')
    rewrites(RULE, template(RESOURCE, LIST, stage("/~1pet")), "ResourcePath: /~1pet\n", "ResourcePath: '/~1pets'\n")
