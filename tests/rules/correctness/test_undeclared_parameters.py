"""Request parameters that somebody takes and nobody declares, or that nothing fills."""

import pytest

from gatewright.model import Project
from gatewright.model.wish import AddEntry
from gatewright.rules.engine import Engine
from gatewright.workspace.settings import Settings
from harness.snippets import document
from rules.graphs import api, logical, method, on, resource, template
from rules.writing import check_marked, offers, rewrites, stays_quiet

MAPPING = "mapping-from-undeclared-parameter"
KEY = "cache-key-not-declared"
PATH = "path-parameter-without-variable"
URI = "uri-variable-without-mapping"

PET = "aws_api_gateway_resource.pet.id"
RESOURCE = resource("resource", "pet", 'parent_id = aws_api_gateway_rest_api.pets.root_resource_id\npath_part = "{id}"')
LOGICAL = "RestApiId: !Ref Pets\nResourceId: !Ref Pet\nHttpMethod: GET\nAuthorizationType: AWS_IAM\n"
PATH_OF_PET = logical("Pet", "ApiGateway::Resource", 'RestApiId: !Ref Pets\nParentId: !GetAtt Pets.RootResourceId\nPathPart: "{id}"')


def declaring(*keys: str) -> str:
    inside = "".join(f'  "{key}" = true\n' for key in keys)
    return method(lines=f"request_parameters = {{\n{inside}}}" if keys else "", path=PET)


def mapping(source: str, key: str = "querystring.page", lines: str = "") -> str:
    words = f'type = "HTTP_PROXY"\nintegration_http_method = "GET"\nuri = "https://pets.example.com/"\n{lines}'
    return on("integration", "get", f'{words}\nrequest_parameters = {{\n  "integration.request.{key}" = {source}\n}}', path=PET)


def calling(uri: str, lines: str = "", type_: str = "HTTP_PROXY") -> str:
    return on("integration", "get", f'type = "{type_}"\nintegration_http_method = "GET"\nuri = {uri}\n{lines}', path=PET)


def it(properties: str, integration: str) -> str:
    """A template with a method on `/{id}` and its integration."""
    nested = "".join(f"  {line}\n" for line in integration.strip().splitlines())
    return template(PATH_OF_PET, logical("Get", "ApiGateway::Method", f"{LOGICAL}{properties}Integration:\n  Type: HTTP_PROXY\n{nested}"))


def test_mapping_says_what_the_service_says() -> None:
    check_marked(
        MAPPING,
        api(RESOURCE, declaring(), mapping('"method.request.querystring.page"')),
        '"method.request.querystring.page"',
        "`method.request.querystring.page` is not declared on `GET /{id}`; it fails with "
        '"Invalid mapping expression parameter specified". Declare it in `request_parameters`.',
    )


def test_mapping_knows_the_variables_of_the_path() -> None:
    text = api(RESOURCE, declaring(), mapping('"method.request.path.ids"', "path.x"))
    check_marked(
        MAPPING,
        text,
        '"method.request.path.ids"',
        "`method.request.path.ids` is not declared: the path is `/{id}`; it fails with "
        '"Invalid mapping expression parameter specified". Did you mean `method.request.path.id`?',
    )
    assert offers(MAPPING, text) == [("Change to `method.request.path.id`", False)]


@pytest.mark.parametrize(
    ("declared", "source", "titles"),
    [
        ((), "path.id", [("Declare `method.request.path.id` on the method", True)]),
        (
            ("method.request.querystring.pages",),
            "querystring.page",
            [
                ("Change to `method.request.querystring.pages`", False),
                ("Declare `method.request.querystring.page` on the method", False),
            ],
        ),
        # One name cannot be declared in two places.
        (("method.request.header.page",), "querystring.page", [("Change to `method.request.header.page`", False)]),
        ((), "multivalueheader.page", [("Declare `method.request.header.page` on the method", True)]),
    ],
)
def test_mapping_offers_what_the_service_takes(declared: tuple[str, ...], source: str, titles: list[tuple[str, bool]]) -> None:
    assert offers(MAPPING, api(RESOURCE, declaring(*declared), mapping(f'"method.request.{source}"'))) == titles


@pytest.mark.parametrize(
    "text",
    [
        api(RESOURCE, declaring("method.request.querystring.page"), mapping('"method.request.querystring.page"')),
        api(RESOURCE, declaring("method.request.header.page"), mapping('"method.request.multivalueheader.page"')),
        api(RESOURCE, declaring(), mapping('"method.request.body"')),
        api(RESOURCE, declaring(), mapping('"method.request.querystring.${var.x}"')),
        api(RESOURCE, declaring(), mapping('"context.requestId"')),
        api(RESOURCE, method(lines="request_parameters = var.x", path=PET), mapping('"method.request.querystring.page"')),
        api(RESOURCE, method(lines="request_parameters = { (var.x) = true }", path=PET), mapping('"method.request.querystring.page"')),
        api(RESOURCE, method(path="var.x"), mapping('"method.request.querystring.page"')),
        api(RESOURCE, mapping('"method.request.querystring.page"')),
        it("RequestParameters: !Ref X\n", "RequestParameters:\n  integration.request.header.a: method.request.header.a"),
        it("", "RequestParameters: !If [Some, {integration.request.header.a: method.request.header.a}, !Ref AWS::NoValue]"),
    ],
)
def test_mapping_stays_quiet(text: str) -> None:
    stays_quiet(MAPPING, text)


def test_mapping_is_declared_on_the_method() -> None:
    rewrites(
        MAPPING,
        it(
            "RequestParameters:\n  method.request.path.id: true\n",
            "RequestParameters:\n  integration.request.header.a: method.request.header.a",
        ),
        "        method.request.path.id: true\n",
        "        method.request.path.id: true\n        method.request.header.a: false\n",
    )


def test_mapping_is_declared_where_the_method_stands() -> None:
    here = document(api(RESOURCE, mapping('"method.request.path.id"')))
    there = type(here)("file:///project/methods.tf", 1, declaring(), here.dialect)
    found = Engine(Settings()).check(here, Project((here, there)))
    (report,) = [one for one in found if one.rule == MAPPING]
    (wish,) = report.finding.fixes[0].wishes
    assert isinstance(wish, AddEntry)
    assert (wish.block.uri, wish.key, wish.new) == (there.uri, "method.request.path.id", True)


def test_key_says_what_the_service_says() -> None:
    text = api(RESOURCE, declaring(), calling('"https://x"', 'cache_key_parameters = ["method.request.path.id"]'))
    check_marked(
        KEY,
        text,
        '"method.request.path.id"',
        '`method.request.path.id` is not declared on the method; it fails with "Invalid cache key parameter specified". Declare it there.',
    )
    assert offers(KEY, text) == [("Declare `method.request.path.id` on the method", True)]


@pytest.mark.parametrize(
    "text",
    [
        api(RESOURCE, declaring("method.request.path.id"), calling('"https://x"', 'cache_key_parameters = ["method.request.path.id"]')),
        api(RESOURCE, declaring(), calling('"https://x"', "cache_key_parameters = [var.x]")),
        api(RESOURCE, declaring(), calling('"https://x"', "cache_key_parameters = var.x")),
        api(RESOURCE, calling('"https://x"', 'cache_key_parameters = ["method.request.path.id"]')),
        # The mapping is reported.
        api(RESOURCE, declaring(), mapping('"method.request.header.a"', lines='cache_key_parameters = ["method.request.header.a"]')),
        api(RESOURCE, declaring(), mapping('"context.stage"', lines='cache_key_parameters = ["integration.request.querystring.page"]')),
    ],
)
def test_key_stays_quiet(text: str) -> None:
    stays_quiet(KEY, text)


def test_path_says_what_the_path_has() -> None:
    text = api(RESOURCE, declaring("method.request.path.petId"))
    check_marked(PATH, text, "method.request.path.petId", "The path `/{id}` never fills `petId`; its variables are `id`.")
    rewrites(PATH, text, "method.request.path.petId", "method.request.path.id")
    rewrites(PATH, it("RequestParameters:\n  method.request.path.petId: true\n", "Uri: https://x"), "path.petId", "path.id")


def test_path_knows_that_the_root_has_no_variables() -> None:
    text = api(method(lines='request_parameters = {\n  "method.request.path.id" = true\n}'))
    check_marked(PATH, text, "method.request.path.id", "The path `/` never fills `id`; it has no variables.")
    assert offers(PATH, text) == []


@pytest.mark.parametrize(
    "text",
    [
        api(RESOURCE, declaring("method.request.path.id", "method.request.header.other")),
        api(RESOURCE.replace('"{id}"', '"{id+}"'), declaring("method.request.path.id")),
        api(RESOURCE.replace('"{id}"', "var.x"), declaring("method.request.path.petId")),
        api(RESOURCE.replace('"{id}"', '"x{id}"'), declaring("method.request.path.petId")),
        api(declaring("method.request.path.petId")),
    ],
)
def test_path_stays_quiet(text: str) -> None:
    stays_quiet(PATH, text)


def test_uri_says_what_to_map() -> None:
    text = api(RESOURCE, declaring(), calling('"https://pets.example.com/{id}"'))
    check_marked(
        URI, text, "{id}", "Nothing fills `{id}`; the backend gets the braces. Map `integration.request.path.id` in `request_parameters`."
    )
    assert offers(URI, text) == [("Fill it from `method.request.path.id`", True)]
    assert offers(URI, text.replace("com/{id}", "com/{petId}")) == []


def test_uri_is_mapped_and_the_variable_declared() -> None:
    rewrites(
        URI,
        it("RequestParameters:\n  method.request.header.a: true\n", 'Uri: "https://pets.example.com/{id}"\nRequestParameters: {}')
        .replace("RequestParameters: {}\n", "RequestParameters:\n          integration.request.header.a: method.request.header.a\n")
        .replace("method.request.header.a: true", "method.request.path.id: true"),
        "method.request.header.a\n",
        "method.request.header.a\n          integration.request.path.id: method.request.path.id\n",
    )


def test_uri_has_no_plus_sign() -> None:
    text = api(calling('"https://pets.example.com/{id+}"'))
    check_marked(URI, text, "{id+}", "`{id+}` is no variable here, only in a path; use `{id}`.")


@pytest.mark.parametrize(
    "integration",
    [
        calling('"https://pets.example.com/{id}"', 'request_parameters = {\n  "integration.request.path.id" = "method.request.path.id"\n}'),
        calling('"https://pets.example.com/{id}"', "request_parameters = var.x"),
        calling('"https://pets.example.com/{id}"', "request_parameters = merge(var.x, {})"),
        calling('"https://$${stageVariables.host}/"'),
        calling('"https://pets.example.com/{id}"', type_="MOCK"),
        calling('"https://pets.example.com/${var.x}"'),
        calling('"https://x/{id}"', 'request_templates = {\n  "a/b" = "#set($context.requestOverride.path.id = 1)"\n}', "HTTP"),
        calling('"https://x/{id}"', 'request_templates = {\n  "a/b" = file("a.vtl")\n}', "HTTP"),
    ],
)
def test_uri_stays_quiet(integration: str) -> None:
    stays_quiet(URI, api(RESOURCE, declaring(), integration))
