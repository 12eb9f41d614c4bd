"""The rules on API mappings, routing rules and mapped statuses."""

import pytest

from harness.snippets import check
from rules.writing import VARIABLE, rewrites, says, shared, shared_template, stays_quiet

KEY = "api-mapping-key-malformed"
CONDITIONS = "too-many-routing-conditions"
EDGE = "edge-domain-for-http-api"
STATUS = "mapped-status-out-of-range"


def mapping(key: str) -> str:
    """An API mapping with that key."""
    return f'{VARIABLE}resource "aws_apigatewayv2_api_mapping" "it" {{\n  stage           = "live"\n  api_mapping_key = {key}\n}}\n'


HEADERS = 'condition {\n  match_headers {\n    any_of {\n      header     = "a"\n      value_glob = "b"\n    }\n  }\n}\n'
PATHS = 'condition {\n  match_base_paths {\n    any_of = ["a"]\n  }\n}\n'


def rule(conditions: str) -> str:
    """A routing rule with those conditions."""
    return f'resource "aws_apigatewayv2_routing_rule" "it" {{\n{conditions}}}\n'


@pytest.mark.parametrize(
    ("name", "snippet"),
    [
        (KEY, mapping('""')),
        (KEY, mapping('"orders/v1"')),
        (KEY, mapping('"$-_.+!*\'()"')),
        (KEY, mapping("var.x")),
        (KEY, mapping('"/${var.x}"')),
        (KEY, mapping('var.x ? "/a" : "b"')),
        (CONDITIONS, rule(HEADERS * 2 + PATHS)),
        (CONDITIONS, rule(HEADERS * 2 + 'dynamic "condition" {\n  for_each = []\n  content {\n    match_headers {}\n  }\n}\n')),
        (STATUS, shared('response_parameters {\n  status_code = var.x\n  mappings    = { "overwrite:statuscode" = "404" }\n}')),
        (STATUS, shared('response_parameters {\n  status_code = 503\n  mappings    = { "overwrite:statuscode" = "404" }\n}')),
        (STATUS, shared_template('ResponseParameters:\n  "599":\n    ResponseParameters: []')),
        (STATUS, shared_template("ResponseParameters: !If [A, {}, {}]")),
        (STATUS, shared_template("ResponseParameters:\n  Fn::Transform: {Name: Macro}")),
    ],
)
def test_stays_quiet(name: str, snippet: str) -> None:
    stays_quiet(name, snippet)


@pytest.mark.parametrize(
    ("name", "snippet", "message"),
    [
        (
            KEY,
            mapping(f'"orders//v1"\n                    ^^^^^^^^^^^^ {KEY}'),
            "`api_mapping_key` is `orders//v1`, which is no path; write `orders/v1`.",
        ),
        (
            KEY,
            mapping(f'"/"\n                    ^^^ {KEY}'),
            "`api_mapping_key` is `/`, which is no path; for the root leave it out.",
        ),
        (
            KEY,
            mapping(f'"orders v1"\n                    ^^^^^^^^^^^ {KEY}'),
            "`api_mapping_key` has the character ` `; it takes letters, digits, `$-_.+!*'()` and `/`.",
        ),
        (
            STATUS,
            shared_template(f'ResponseParameters:\n  "100":\n   ^^^ {STATUS}\n    ResponseParameters: []'),
            '`100` is no status of an answer, 200 to 599; the call fails with "Status Code 100 is not valid".',
        ),
        (
            CONDITIONS,
            rule(HEADERS * 2 + HEADERS.replace("headers {\n", f"headers {{\n  ^^^^^^^^^^^^^ {CONDITIONS}\n")),
            "A routing rule takes two conditions on headers at most; write another rule with the same target.",
        ),
    ],
)
def test_says_what_is_wrong(name: str, snippet: str, message: str) -> None:
    says(name, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (mapping('"/orders/"'), '"/orders/"', '"orders"'),
        (mapping('"(none)"'), '  api_mapping_key = "(none)"\n', ""),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str) -> None:
    rewrites(KEY, snippet, old, new)


def domain(endpoint: str) -> str:
    """A template in JSON with a domain of that endpoint type."""
    configuration = f'"DomainNameConfigurations": [{{"EndpointType": {endpoint}}}]'
    return f'{{"Resources": {{"Shop": {{"Type": "AWS::ApiGatewayV2::DomainName", "Properties": {{\n{configuration}\n}}}}}}}}\n'


def test_domains_are_regional() -> None:
    rewrites(EDGE, domain('"EDGE"'), '"EDGE"', '"REGIONAL"')
    stays_quiet(EDGE, domain('{"Ref": "X"}'))
    stays_quiet(EDGE, 'resource "aws_apigatewayv2_domain_name" "a" {\n  domain_name_configuration {\n    endpoint_type = "EDGE"\n  }\n}\n')


@pytest.mark.parametrize("glob", ["a*b", "a b"])
def test_globs_have_stars_at_their_ends_only(glob: str) -> None:
    check(
        rule(HEADERS.replace('"b"', f'"{glob}"\n                   {"^" * (len(glob) + 2)} malformed-value')),
        "terraform",
        "malformed-value",
    )


@pytest.mark.parametrize(("key", "fits"), [("$default", True), (r"/2\\d\\d/", True), ("200", False), ("/200", False)])
def test_keys_of_integration_responses_are_patterns_between_slashes(key: str, fits: bool) -> None:
    mark = "" if fits else f"                             {'^' * (len(key) + 2)} malformed-value\n"
    snippet = f'resource "aws_apigatewayv2_integration_response" "it" {{\n  integration_response_key = "{key}"\n{mark}}}\n'
    check(snippet, "terraform", "malformed-value")
