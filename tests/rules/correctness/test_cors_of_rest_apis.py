"""CORS of REST APIs: preflights that nobody answers or that cannot pass, and errors that pages cannot see."""

import pytest

from harness.snippets import fixed, reports, settings_for
from rules.graphs import api, logical, method, on, resource, template
from rules.writing import check_marked, offers, rewrites, stays_quiet

NONE = "cors-without-preflight"
GUARDED = "preflight-behind-authorization"
OMITS = "preflight-omits-verb"
ERRORS = "errors-without-cors-headers"

ORIGIN = "method.response.header.Access-Control-Allow-Origin"
LOGICAL = "RestApiId: !Ref Pets\nResourceId: !GetAtt Pets.RootResourceId\n"
SHOWN = f'MethodResponses:\n  - StatusCode: "200"\n    ResponseParameters:\n      {ORIGIN}: true\n'


def shown(verb: str = "GET") -> str:
    """An answer that other sites may see."""
    words = f'status_code = "200"\nresponse_parameters = {{\n  "{ORIGIN}" = true\n}}'
    return on("method_response", verb.lower(), words, f'"{verb}"')


def sent(value: str, verb: str = "GET") -> str:
    words = f'status_code = "200"\nresponse_parameters = {{\n  "{ORIGIN}" = {value}\n}}'
    return on("integration_response", verb.lower(), words, f'"{verb}"')


def open_method(verb: str = "GET", lines: str = "", meta: str = "") -> str:
    return method(verb.lower(), lines, f'"{verb}"', meta=meta).replace("AWS_IAM", "NONE")


def errors(lines: str) -> str:
    return resource("gateway_response", "errors", f'response_type = "DEFAULT_4XX"\n{lines}')


def test_none_says_what_browsers_do() -> None:
    check_marked(
        NONE,
        api(open_method(), open_method("PUT"), shown(), shown("PUT")),
        'resource "aws_api_gateway_method" "put"',
        "Browsers ask with `OPTIONS` before they send `PUT /`, and the path has no such method; the page gets a CORS error.",
    )


@pytest.mark.parametrize(
    "parts",
    [
        (open_method(), shown()),
        (open_method("PUT"),),
        (open_method("PUT"), shown("PUT"), open_method("OPTIONS")),
        (open_method("PUT"), shown("PUT"), method("any", verb='"ANY"')),
        (open_method("PUT"), shown("PUT"), method("x", verb="var.x")),
        (open_method("PUT"), shown("PUT"), method("x", verb='"OPTIONS"', path="var.x")),
        (open_method("PUT"), shown("PUT"), 'module "cors" {\n  source = "registry/x"\n  api    = aws_api_gateway_rest_api.pets.id\n}\n'),
        (open_method("PUT"), shown("PUT"), resource("rest_api_put", "x", 'body = "{}"')),
    ],
)
def test_none_stays_quiet(parts: tuple[str, ...]) -> None:
    stays_quiet(NONE, api(*parts))


@pytest.mark.parametrize("lines", ['authorization = "AWS_IAM"', 'authorization = "NONE"\napi_key_required = true'])
def test_none_counts_a_get_that_needs_credentials(lines: str) -> None:
    text = api(on("method", "get", lines), shown())
    assert offers(NONE, text) == [("Answer preflights with an `OPTIONS` method", False)]


@pytest.mark.parametrize(
    "text",
    [
        api(open_method("PUT"), shown("PUT"), sent("\"'https://pets.example.com'\"", "PUT")),
        template(
            logical(
                "Put",
                "ApiGateway::Method",
                f"{LOGICAL}HttpMethod: PUT\nAuthorizationType: NONE\nIntegration:\n  Type: HTTP\n  IntegrationHttpMethod: PUT\n"
                f'  Uri: https://pets.example.com/\n  IntegrationResponses:\n    - StatusCode: "200"\n      ResponseParameters:\n'
                f"        {ORIGIN}: \"'https://pets.example.com'\"\n{SHOWN}",
            )
        ),
    ],
)
def test_none_is_answered_by_all_that_a_preflight_takes(text: str) -> None:
    dialect = "terraform" if text.startswith("variable") else "cloudformation"
    (report,) = [one for one in reports(text, dialect) if one.rule == NONE]
    after = fixed(text, report, dialect)
    assert {one.rule for one in reports(after, dialect)} == {one.rule for one in reports(text, dialect)} - {NONE}
    assert after.count("'https://pets.example.com'") == 2
    assert "'OPTIONS,PUT'" in after
    assert "MOCK" in after


def test_guarded_says_what_preflights_get() -> None:
    check_marked(
        GUARDED,
        api(method(verb='"OPTIONS"')),
        '"AWS_IAM"',
        "`OPTIONS /` takes the preflights of browsers, which carry no credentials, and answers them with 401 or 403; leave it open.",
    )


def test_guarded_is_opened() -> None:
    rewrites(GUARDED, api(method(verb='"OPTIONS"')), '"AWS_IAM"', '"NONE"')
    rewrites(
        GUARDED,
        template(
            logical(
                "Get",
                "ApiGateway::Method",
                f"{LOGICAL}HttpMethod: OPTIONS\nAuthorizationType: CUSTOM\nAuthorizerId: !Ref X\nApiKeyRequired: true",
            )
        ),
        "AuthorizationType: CUSTOM\n      AuthorizerId: !Ref X\n      ApiKeyRequired: true\n",
        "AuthorizationType: NONE\n      ApiKeyRequired: false\n",
    )


def test_guarded_any_gets_an_open_method_beside_it() -> None:
    text = api(method(verb='"ANY"'), shown("ANY"))
    check_marked(
        GUARDED,
        text,
        '"AWS_IAM"',
        "`ANY /` takes the preflights of browsers, which carry no credentials, and answers them with 401 or 403; "
        "add an `OPTIONS` method without authorization.",
    )
    assert offers(GUARDED, text) == [("Answer preflights with an `OPTIONS` method", False)]


@pytest.mark.parametrize(
    "parts",
    [
        (open_method("OPTIONS"),),
        (method(verb='"OPTIONS"').replace('"AWS_IAM"', "var.x"),),
        (open_method("OPTIONS", "api_key_required = var.x"),),
        (method(verb='"ANY"'),),
        (method(verb='"ANY"'), shown("ANY"), open_method("OPTIONS")),
        (method(verb='"ANY"'), shown("ANY"), method("x", verb="var.x")),
        (method(),),
    ],
)
def test_guarded_stays_quiet(parts: tuple[str, ...]) -> None:
    stays_quiet(GUARDED, api(*parts))


def allowing(value: str) -> str:
    """The answer to preflights, with the verbs that it allows."""
    words = f'status_code = "200"\nresponse_parameters = {{\n  "method.response.header.Access-Control-Allow-Methods" = {value}\n}}'
    return on("integration_response", "options", words, '"OPTIONS"')


PUT = api(open_method("PUT"), shown("PUT"), open_method("OPTIONS"))


def test_omits_says_what_browsers_do() -> None:
    text = PUT + allowing("\"'GET, OPTIONS'\"")
    check_marked(
        OMITS,
        text,
        "\"'GET, OPTIONS'\"",
        "Browsers may not send `PUT` from other sites, although the path has a method for it; add it to the list.",
    )
    rewrites(OMITS, text, "'GET, OPTIONS'", "'GET,OPTIONS,PUT'")


@pytest.mark.parametrize(
    "text",
    [
        PUT + allowing("\"'GET,PUT'\""),
        PUT + allowing("\"'*'\""),
        PUT + allowing("\"'${var.x}'\""),
        PUT + allowing("var.x"),
        PUT + allowing("\"'GET'\"") + method("x", path="var.x"),
        api(open_method("PUT"), open_method("OPTIONS"), allowing("\"'GET'\"")),
        api(open_method("POST"), shown("POST"), open_method("OPTIONS"), allowing("\"'GET'\"")),
    ],
)
def test_omits_stays_quiet(text: str) -> None:
    stays_quiet(OMITS, text)


def test_errors_says_what_pages_see() -> None:
    check_marked(
        ERRORS,
        api(open_method("OPTIONS"), shown("OPTIONS")),
        'resource "aws_api_gateway_rest_api" "pets"',
        "The API answers preflights, but what it answers by itself, such as 401 or 429, has no `Access-Control-Allow-Origin`; "
        "pages see a CORS error instead. Add it to the gateway responses `DEFAULT_4XX` and `DEFAULT_5XX`.",
    )


def test_errors_get_the_header_on_what_is_there_and_with_what_is_not() -> None:
    text = api(open_method("OPTIONS"), shown("OPTIONS"), errors('status_code = "400"'))
    (report,) = [one for one in reports(text, settings=settings_for(ERRORS)) if one.rule == ERRORS]
    after = fixed(text, report)
    assert after.count('"gatewayresponse.header.Access-Control-Allow-Origin" = "\'*\'"') == 2
    assert 'resource "aws_api_gateway_gateway_response" "pets_server_errors"' in after
    assert "pets_client_errors" not in after
    stays_quiet(ERRORS, after)


@pytest.mark.parametrize(
    "parts",
    [
        (open_method("OPTIONS"),),
        (open_method("PUT"), shown("PUT")),
        (open_method("OPTIONS"), shown("OPTIONS"), errors("response_parameters = var.x")),
        (
            open_method("OPTIONS"),
            shown("OPTIONS"),
            errors('response_parameters = {\n  "gatewayresponse.header.access-control-allow-origin" = "\'*\'"\n}'),
        ),
        (open_method("OPTIONS"), shown("OPTIONS"), errors("").replace("aws_api_gateway_rest_api.pets.id", "var.x")),
        (open_method("OPTIONS"), shown("OPTIONS"), 'output "api" {\n  value = aws_api_gateway_rest_api.pets.id\n}\n'),
    ],
)
def test_errors_stays_quiet(parts: tuple[str, ...]) -> None:
    stays_quiet(ERRORS, api(*parts))
