"""Integration responses: what the method declares for them, and what they wait for."""

import pytest

from rules.graphs import api, integration, logical, method, on, template
from rules.writing import check_marked, offers, rewrites, stays_quiet

MISSING = "integration-response-without-method-response"
HEADER = "response-header-not-declared"
EARLY = "integration-response-too-early"

KEY = "method.response.header.ETag"
SOURCE = "integration.response.header.ETag"
LOGICAL = "RestApiId: !Ref Pets\nResourceId: !Ref X\nHttpMethod: GET\nAuthorizationType: AWS_IAM\n"


def answer(status: str = '"200"', lines: str = "", verb: str = '"GET"', meta: str = "") -> str:
    """An integration response."""
    return on("integration_response", "ok", f"status_code = {status}\n{lines}", verb, meta=meta)


def declared(status: str = '"200"', lines: str = "", meta: str = "") -> str:
    """A method response."""
    return on("method_response", "ok", f"status_code = {status}\n{lines}", meta=meta)


def mapped(key: str = KEY) -> str:
    return f'response_parameters = {{\n  "{key}" = "{SOURCE}"\n}}'


def declaring(key: str) -> str:
    return f'response_parameters = {{\n  "{key}" = true\n}}'


def nested(responses: str, method_responses: str, type_: str = "HTTP") -> str:
    """A template with a method and the responses of its integration."""
    words = f"{LOGICAL}Integration:\n  Type: {type_}\n  IntegrationResponses:\n{responses}{method_responses}"
    return template(logical("Get", "ApiGateway::Method", words))


def test_missing_says_what_the_service_says() -> None:
    check_marked(
        MISSING,
        api(method(), answer('"404"'), declared()),
        '"404"',
        '`GET /` declares no response `404`; this fails with "Invalid Response status code specified". '
        "Declare it in an `aws_api_gateway_method_response`.",
    )


def test_missing_is_declared_with_its_headers_and_referred_to() -> None:
    response, named = answer('"404"', mapped()), answer("aws_api_gateway_method_response.ok.status_code", mapped())
    new = on("method_response", "ok", f'status_code = "404"\nresponse_parameters = {{\n  "{KEY}" = true,\n}}')
    assert offers(MISSING, api(method(), response)) == [("Declare the response 404 on the method", True)]
    rewrites(MISSING, api(method(), response), method() + response, f"{method()}\n{new}{named}")


def test_missing_stands_beside_the_others_in_a_template() -> None:
    rewrites(
        MISSING,
        nested('    - StatusCode: "404"\n', 'MethodResponses:\n  - StatusCode: "200"\n'),
        '        - StatusCode: "200"\n',
        "        - StatusCode: \"200\"\n        - StatusCode: '404'\n",
    )


def test_missing_is_the_first_in_a_template() -> None:
    last = '          - StatusCode: "404"\n'
    rewrites(MISSING, nested('    - StatusCode: "404"\n', ""), last, f"{last}      MethodResponses:\n        - StatusCode: '404'\n")


def test_missing_has_no_fix_where_a_loop_makes_it() -> None:
    assert offers(MISSING, api(method(), answer('"404"', meta="  count = 2\n"))) == []


@pytest.mark.parametrize(
    "parts",
    [
        (method(), answer("aws_api_gateway_method_response.ok.status_code"), declared()),
        (method(), answer('"200"'), declared("200")),
        (method(), answer("var.x"), declared()),
        (method(), answer('"404"'), declared("var.x")),
        (method(), answer('"404"'), declared('"404"', meta="  count = var.x\n")),
        (method(), answer('"404"'), declared("each.value", meta='  for_each = toset(["404"])\n')),
        (method(), answer('"404"'), on("method_response", "ok", 'status_code = "404"', "var.x")),
        (method(), answer('"404"'), 'module "x" {\n  source = "registry/x"\n  verb   = aws_api_gateway_method.get.http_method\n}\n'),
        (method(), answer('"404"'), integration()),
        (answer('"404"'),),
    ],
)
def test_missing_stays_quiet(parts: tuple[str, ...]) -> None:
    stays_quiet(MISSING, api(*parts))


@pytest.mark.parametrize(
    "text",
    [
        nested('    - StatusCode: "404"\n', "MethodResponses: !Ref X\n"),
        nested('    - StatusCode: "404"\n', 'MethodResponses:\n  - !If [Some, {StatusCode: "404"}, !Ref AWS::NoValue]\n'),
        nested('    - StatusCode: "404"\n', "Fn::Transform: {Name: X}\n"),
        nested('    - StatusCode: "404"\n', "", "AWS_PROXY"),
        nested("    - StatusCode: !Ref X\n", ""),
    ],
)
def test_missing_stays_quiet_in_templates(text: str) -> None:
    stays_quiet(MISSING, text)


def test_missing_is_no_fault_of_an_api_that_a_document_describes() -> None:
    stays_quiet(MISSING, api(method(), answer()).replace('  name = "pets"\n', '  name = "pets"\n  body = file("pets.json")\n', 1))


def test_header_says_what_the_service_says() -> None:
    check_marked(
        HEADER,
        api(method(), declared(), answer(lines=mapped())),
        KEY,
        f"`{KEY}` is not declared on the method response; it fails with "
        '"Invalid mapping expression parameter specified". Declare it in `response_parameters`.',
    )


def test_header_is_declared() -> None:
    text = api(method(), answer(lines=mapped()), declared(lines=declaring("method.response.header.A")))
    rewrites(HEADER, text, '"method.response.header.A" = true\n', f'"method.response.header.A" = true\n    "{KEY}" = true\n')


def test_header_is_written_as_it_is_declared() -> None:
    other = KEY.replace("ETag", "Etag")
    text = nested(
        f'    - StatusCode: "200"\n      ResponseParameters:\n        {KEY}: {SOURCE}\n',
        f'MethodResponses:\n  - StatusCode: "200"\n    ResponseParameters:\n      {other}: true\n',
    )
    assert offers(HEADER, text) == [(f"Change to `{other}`", False), (f"Declare `{KEY}`", False)]
    rewrites(HEADER, text, f"{KEY}:", f"{other}:")


@pytest.mark.parametrize(
    "parts",
    [
        (method(), declared(lines=declaring(KEY)), answer(lines=mapped())),
        (method(), declared(lines=declaring(KEY).replace("true", "false")), answer(lines=mapped())),
        (method(), declared(lines="response_parameters = var.x"), answer(lines=mapped())),
        (method(), declared('"404"'), answer(lines=mapped())),
        (method(), declared("var.x"), answer(lines=mapped())),
        (method(), answer(lines=mapped())),
        (method(), declared(), answer(lines=mapped("method.response.body"))),
        (method(), declared(), answer(lines=mapped().replace(f'"{KEY}"', "(var.x)"))),
        (method(), declared(), answer(lines=mapped()), integration()),
        (method(), method("twin"), declared(), answer(lines=mapped())),
    ],
)
def test_header_stays_quiet(parts: tuple[str, ...]) -> None:
    stays_quiet(HEADER, api(*parts))


def test_header_looks_at_the_response_that_is_named_where_loops_make_both() -> None:
    loop = '  for_each = toset(["200", "404"])\n'
    named = answer("aws_api_gateway_method_response.ok[each.key].status_code", mapped(), meta=loop)
    stays_quiet(HEADER, api(method(), declared("each.value", declaring(KEY), loop), named))


CUSTOM = integration().replace("HTTP_PROXY", "HTTP")


def test_early_says_what_to_wait_for() -> None:
    text = api(method(), CUSTOM, declared(), answer())
    early = "`aws_api_gateway_integration.get` and `aws_api_gateway_method_response.ok`"
    check_marked(
        EARLY,
        text,
        'resource "aws_api_gateway_integration_response"',
        f"The integration response may be made before {early} and then fail; name what it waits for in `depends_on`.",
    )
    assert offers(EARLY, text) == [(f"Wait for {early}", True)]


def test_early_is_made_to_wait() -> None:
    response = answer("aws_api_gateway_method_response.ok.status_code")
    rewrites(
        EARLY,
        api(method(), CUSTOM, declared(), response),
        response,
        response.replace("status_code\n}", "status_code\n\n  depends_on = [aws_api_gateway_integration.get]\n}"),
    )


@pytest.mark.parametrize(
    "response",
    [
        answer("aws_api_gateway_method_response.ok.status_code", verb="aws_api_gateway_integration.get.http_method"),
        answer("aws_api_gateway_method_response.ok.status_code", "depends_on = [aws_api_gateway_integration.get]"),
        answer(lines="depends_on = [aws_api_gateway_integration.get, aws_api_gateway_method_response.ok]"),
        answer(verb="var.x"),
    ],
)
def test_early_stays_quiet(response: str) -> None:
    stays_quiet(EARLY, api(method(), CUSTOM, declared(), response))


def test_early_has_no_place_in_templates() -> None:
    stays_quiet(EARLY, nested('    - StatusCode: "200"\n', 'MethodResponses:\n  - StatusCode: "200"\n'))
