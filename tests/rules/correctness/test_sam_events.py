"""Where events of SAM belong, what they describe twice, and what SAM cannot write."""

import pytest

from rules.sam_writing import api, event, marked, route, template
from rules.writing import rewrites, says, stays_quiet

OTHER = "event-for-other-api"
NONE = "event-without-api"
TWICE = "duplicate-method"
SIBLING = "sibling-path-variables"
PATH = "path-malformed"
BESIDE = "setting-beside-definition-uri"
ZONE = "record-without-hosted-zone"
PLAIN = "Path: /pets\nMethod: get"
REST = "  Pets:\n    Type: AWS::ApiGateway::RestApi\n    Properties: {Name: pets}\n"


def test_an_http_event_for_a_rest_api() -> None:
    says(
        OTHER,
        template(api(), event(marked("ApiId: !Ref ", "Pets", OTHER) + f"\n{PLAIN}", "HttpApi")),
        '`Pets` is a REST API, and an event of type `HttpApi` is for an HTTP API; SAM stops with "Invalid OpenApi document".',
    )


@pytest.mark.parametrize(
    "snippet",
    [template(REST, route()), template(api(), route()), template(route()), template(api(), route().replace("!Ref Pets", "!If [A, a, b]"))],
)
def test_the_api_fits(snippet: str) -> None:
    stays_quiet(OTHER, snippet)


@pytest.mark.parametrize(
    "snippet",
    [
        template(event(PLAIN)),
        template(api(kind="HttpApi"), event(PLAIN)),
        template(api(meta="    Condition: Own\n"), event(PLAIN)),
        template(api(name="ServerlessRestApi"), event(PLAIN)),
        template(api(), event(f"{PLAIN}\nFn::Transform: {{Name: AWS::Include}}")),
    ],
)
def test_the_implicit_api_is_meant(snippet: str) -> None:
    stays_quiet(NONE, snippet)


def test_a_second_api_comes_about() -> None:
    says(
        NONE,
        template(api(kind="HttpApi"), event(f"Path: /pets\n^^^^ {NONE}\nMethod: get", "HttpApi")),
        "The event has no `ApiId`, so SAM makes a second API for it, `ServerlessHttpApi`, beside `Pets`.",
    )


def test_fix_adds_the_event_to_the_api() -> None:
    rewrites(NONE, template(api(), event(PLAIN)), "Method: get\n", "Method: get\n            RestApiId: !Ref Pets\n")


def test_an_event_describes_a_method_again() -> None:
    says(
        TWICE,
        template(api(), route(), route(path=f"/pets\n{' ' * 6}^^^^^ {TWICE}", verb="GET", name="Again", function="Other")),
        '`Get` is `GET /pets` already; SAM stops with "API method \\"get\\" defined multiple times for path \\"/pets\\"".',
    )
    implicit = event("Path: /pets\nMethod: get", "HttpApi")
    twin = event(f"Path: /pets\n{' ' * 6}^^^^^ {TWICE}\nMethod: get", "HttpApi", function="Other")
    says(
        TWICE,
        template(implicit, twin),
        '`Get` is `GET /pets` already; SAM stops with "API method \\"get\\" defined multiple times for path \\"/pets\\"".',
    )


@pytest.mark.parametrize(
    "twin",
    [
        route(verb="post", function="Other"),
        route(verb="any", function="Other"),
        route(path="!Ref X", function="Other"),
        route(function="Other", meta="    Condition: Own\n"),
        event(PLAIN, function="Other"),
        event(PLAIN, "HttpApi", function="Other"),
    ],
)
def test_an_event_is_one_of_its_own(twin: str) -> None:
    stays_quiet(TWICE, template(api(), route(), twin))


def test_a_document_makes_events_mere_permissions() -> None:
    described = api("DefinitionBody: {openapi: 3.0.1, paths: {}}")
    stays_quiet(TWICE, template(described, route(), route(function="Other")))
    stays_quiet(SIBLING, template(described, route(path="/{a}"), route(path="/{b}", function="Other")))


def test_variables_of_events_side_by_side() -> None:
    says(
        SIBLING,
        template(api(), route(path="/pets/{id}/toys"), route(path=f"/pets/{{name}}\n{' ' * 6}^^^^^^^^^^^^ {SIBLING}", function="Other")),
        '`{id}` stands beside `{name}`; the call fails with "A sibling ({id}) of this resource already has a variable path part -- only one '
        'is allowed". Use one variable for both.',
    )
    stays_quiet(SIBLING, template(api(), route(path="/pets/{id}"), route(path="/pets/{id}/toys", function="Other")))
    stays_quiet(SIBLING, template(api(), route(path="/pets/{id}"), route(path="/toys/{name}", function="Other")))


@pytest.mark.parametrize("path", ["/", "/pets/{id}", "/{proxy+}", "/a.b_c-d:e", "pets", "!Ref X", "/pets/"])
def test_paths_of_events(path: str) -> None:
    stays_quiet(PATH, template(api(), route(path=path)))


def test_http_events_may_have_other_characters() -> None:
    stays_quiet(
        PATH, template(event("Path: /a~b\nMethod: get", "HttpApi"), event("Path: $default\nMethod: any", "HttpApi", function="Other"))
    )


@pytest.mark.parametrize(
    "lines",
    [
        "DefinitionUri: s3://a/b",
        "DefinitionUri: !If [A, s3://a/b, !Ref AWS::NoValue]\nCors: a",
        "DefinitionUri: s3://a/b\nAuth: {}",
        "Cors: a",
    ],
)
def test_nothing_to_write_into_a_file(lines: str) -> None:
    stays_quiet(BESIDE, template(api(lines)))


def test_what_sam_cannot_write() -> None:
    says(
        BESIDE,
        template(api(f"DefinitionUri: s3://a/b\nTags: {{a: b}}\n^^^^ {BESIDE}", kind="HttpApi")),
        "SAM writes `Tags` into the document, which it cannot do beside `DefinitionUri`; use `DefinitionBody`.",
    )
    stays_quiet(BESIDE, template(api("DefinitionUri: s3://a/b\nTags: {a: b}")))


RECORD = "Domain:\n  DomainName: a.example\n  CertificateArn: !Ref X\n  Route53:\n    IpV6: true"


def test_globals_may_name_the_zone() -> None:
    stays_quiet(ZONE, template(api(RECORD), globals_="Api:\n  Domain:\n    Route53:\n      HostedZoneId: Z1"))
    stays_quiet(ZONE, template(globals_=f"Api:\n  {RECORD}".replace("\n", "\n  ")))


def test_fix_asks_for_the_zone() -> None:
    rewrites(ZONE, template(api(RECORD, kind="HttpApi")), "IpV6: true\n", "IpV6: true\n          HostedZoneName: example.com.\n")
