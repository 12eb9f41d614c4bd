"""OpenAPI documents as values: in Terraform and templates, as objects, JSON and YAML."""

import pytest

from rules.writing import VARIABLE, offers, rewrites, says, stays_quiet

MALFORMED = "openapi-document-malformed"
VERSION = "openapi-version-unsupported"
PATH = "path-malformed"
SIBLING = "sibling-path-variables"
BARE = "operation-without-integration"
ROOT = "root-security-ignored"
POST = "lambda-integration-not-post"
ARN = "lambda-integration-with-function-arn"
VALUE = "wrong-value"
NAME = "unknown-attribute"

INVOCATION = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:p/invocations"
FUNCTION = 'resource "aws_lambda_function" "p" {\n  function_name = "p"\n  role          = "arn:aws:iam::123456789012:role/p"\n}\n'


def body(value: str, kind: str = "aws_api_gateway_rest_api", before: str = VARIABLE) -> str:
    """An API in Terraform with a document."""
    return f'{before}resource "{kind}" "pets" {{\n  name = "pets"\n  body = {value}\n}}\n'


def encoded(lines: str, **more: str) -> str:
    """The same with an object."""
    return body(f'jsonencode({{\n    openapi = "3.0.1"\n{lines}\n  }})', **more)


def operation(lines: str, before: str = VARIABLE) -> str:
    """The same with one operation and its integration."""
    return encoded(f'    paths = {{ "/pets" = {{ get = {{ x-amazon-apigateway-integration = {{\n{lines}\n    }} }} }} }}', before=before)


def template(lines: str, kind: str = "ApiGateway::RestApi", name: str = "Body") -> str:
    """A template whose API has a document."""
    inside = "".join(f"        {line}\n" for line in lines.strip("\n").split("\n"))
    return f"Resources:\n  Pets:\n    Type: AWS::{kind}\n    Properties:\n      {name}:\n{inside}"


TEXT = body(f'<<-EOT\n    {{"openapi": "3.0.1", "paths": {{"/pets": {{"get": {{"x-amazon-apigateway-integration":\n'
            f'      {{"type": "aws_proxy", "httpMethod": "GET", "uri": "{INVOCATION}"}}}}}}}}}}\n  EOT')  # fmt: skip
YAML = body(
    "<<-EOT\n    openapi: 3.0.1\n    paths:\n      /pets:\n        get:\n          x-amazon-apigateway-integration:\n"
    f"            type: aws_proxy\n            httpMethod: GET\n            uri: {INVOCATION}\n  EOT"
)


@pytest.mark.parametrize(
    "snippet",
    [
        body('templatefile("pets.yaml", {})'),
        body('file("pets.yaml")'),
        body("var.x"),
        body("jsonencode(var.x)"),
        body("jsonencode(merge({}, var.x))"),
        body("jsonencode({ (var.x) = 1 })"),
        body('"${var.x}"'),
        template("Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://a/b}}"),
        template("Fn::If: [A, {}, {}]"),
        template("swagger: '2.0'"),
        template("Fn::Transform: {Name: AWS::Include}", "Serverless::Api", "DefinitionBody"),
        YAML,
        TEXT,
    ],
)
def test_a_document_may_be_right(snippet: str) -> None:
    stays_quiet(MALFORMED, snippet)


def test_a_text_is_no_document() -> None:
    says(
        MALFORMED,
        body(f'"pets"\n          ^^^^ {MALFORMED}'),
        '`body` is no OpenAPI document: it is no object; the import fails with "Invalid OpenAPI input.".',
    )


def test_a_document_does_not_say_what_it_is() -> None:
    in_json = '{"Resources": {"Pets": {"Type": "AWS::ApiGateway::RestApi", "Properties": {\n  "Body": {"paths": {}}}}}}'
    says(
        MALFORMED,
        in_json.replace("}}}}}}", f"}}}}}}}}}}}}\n   ^^^^ {MALFORMED}"),
        '`Body` has neither `openapi` nor `swagger`; the import fails with "Invalid OpenAPI input.".',
    )


@pytest.mark.parametrize(
    "snippet",
    [
        body('jsonencode({ openapi = "3.0.3" })'),
        body('jsonencode({ openapi = "3.0" })'),
        body('jsonencode({ swagger = "2.0" })'),
        body("jsonencode({ openapi = var.x })"),
        template("swagger: 2.0"),
        template("openapi: 3.0.1", "Serverless::HttpApi", "DefinitionBody"),
        "Resources:\n  Pets:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: a\n      OpenApiVersion: '2.0'\n",
    ],
)
def test_versions_that_are_imported(snippet: str) -> None:
    stays_quiet(VERSION, snippet)


def test_fix_goes_back_to_the_version_before() -> None:
    snippet = body('jsonencode({ openapi = "3.1.0" })')
    rewrites(VERSION, snippet, '"3.1.0"', '"3.0.1"')
    assert offers(VERSION, snippet) == [("Change to `3.0.1`", False)]
    rewrites(VERSION, template("openapi: 3.1.0"), "3.1.0", "'3.0.1'")


def test_version_of_sam() -> None:
    says(
        VERSION,
        f'Resources: {{}}\nGlobals:\n  Api:\n    OpenApiVersion: "3.1"\n                    ^^^^^ {VERSION}\n',
        "`OpenApiVersion` is `3.1`; API Gateway imports 2.0 and 3.0 only.",
    )


@pytest.mark.parametrize("path", ["/", "/pets/{id}", "/{proxy+}", "/pets/", "/a.b-c_d:e,f$", "x-note"])
def test_paths_that_are_imported(path: str) -> None:
    stays_quiet(PATH, encoded(f'    paths = {{ "{path}" = {{}} }}'))


def test_paths_of_http_apis_are_read_as_route_keys() -> None:
    stays_quiet(PATH, template("openapi: 3.0.1\npaths:\n  /a~b: {}\n  $default: {}", "Serverless::HttpApi", "DefinitionBody"))
    says(
        PATH,
        template(f"openapi: 3.0.1\npaths:\n  pets: {{}}\n  ^^^^ {PATH}", "Serverless::HttpApi", "DefinitionBody"),
        "The path is `pets`; a path starts with `/`.",
    )


def test_a_path_in_a_text() -> None:
    says(
        PATH,
        body(f'<<-EOT\n    openapi: 3.0.1\n    paths:\n      "/pets/{{id}}.json": {{}}\n             ^^^^^^^^^ {PATH}\n  EOT'),
        "The path is `/pets/{id}.json`; a variable fills a whole segment, as in `/{petId}`.",
    )


def test_variables_of_a_document_side_by_side() -> None:
    says(
        SIBLING,
        template(f"openapi: 3.0.1\npaths:\n  /pets/{{id}}: {{}}\n  /pets/{{name}}/toys: {{}}\n  ^^^^^^^^^^^^^^^^^ {SIBLING}"),
        '`{id}` stands beside `{name}`; the call fails with "A sibling ({id}) of this resource already has a variable path part -- only one '
        'is allowed". Use one variable for both.',
    )
    stays_quiet(SIBLING, template("openapi: 3.0.1\npaths:\n  /{id}: {}\n  /{name}: {}", "Serverless::HttpApi", "DefinitionBody"))


INTEGRATION = (
    'resource "aws_api_gateway_integration" "get" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n  resource_id = var.x\n'
    '  http_method = "GET"\n  type        = "MOCK"\n}\n'
)
BARE_PATHS = 'paths = { "/pets" = { get = {} } }'


@pytest.mark.parametrize(
    "snippet",
    [
        encoded('    paths = { "/pets" = { get = var.x } }'),
        encoded('    paths = { "/pets" = { get = { (var.x) = {} } } }'),
        encoded('    paths = { "/pets" = { parameters = [] } }'),
        encoded(f"    {BARE_PATHS}") + INTEGRATION,
        encoded(f"    {BARE_PATHS}", kind="aws_apigatewayv2_api"),
        template("openapi: 3.0.1\npaths: {/pets: {get: {}}}", "Serverless::HttpApi", "DefinitionBody"),
        template("openapi: 3.0.1\npaths: {/pets: {get: {}}}", "Serverless::Api", "DefinitionBody") + "      MergeDefinitions: true\n",
        template("openapi: 3.0.1\npaths:\n  /pets:\n    get:\n      Fn::Transform: {Name: AWS::Include}"),
    ],
)
def test_an_integration_may_be_there(snippet: str) -> None:
    stays_quiet(BARE, snippet)


def test_an_operation_of_sam_has_no_integration() -> None:
    says(
        BARE,
        template(f"openapi: 3.0.1\npaths:\n  /pets:\n    get: {{}}\n    ^^^ {BARE}", "Serverless::Api", "DefinitionBody"),
        '`GET /pets` has no `x-amazon-apigateway-integration`; the deployment fails with "No integration defined for method".',
    )


SECURED = "openapi: 3.0.1\nsecurity: [{keeper: []}]\npaths:\n  /pets:\n    get: {security: []}\n    options: {}"


@pytest.mark.parametrize(
    "snippet",
    [
        template(SECURED),
        template(SECURED.replace("security: []}", "Fn::If: [A, {}, {}]}")),
        template(SECURED.replace("security: [{keeper: []}]", "security: []").replace("{security: []}", "{}")),
        template(SECURED.replace("{security: []}", "{}"), "Serverless::Api", "DefinitionBody")
        + "      Auth: {DefaultAuthorizer: AWS_IAM}\n",
        template(SECURED.replace("{security: []}", "{}"), "Serverless::HttpApi", "DefinitionBody"),
    ],
)
def test_every_operation_may_be_secured(snippet: str) -> None:
    stays_quiet(ROOT, snippet)


def test_security_at_the_root() -> None:
    says(
        ROOT,
        template(SECURED.replace("{security: []}", "{}").replace("}]\n", f"}}]\n^^^^^^^^ {ROOT}\n", 1)),
        "API Gateway ignores `security` at the root, and `GET /pets` has none; write it into each operation.",
    )


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (TEXT, '"GET"', '"POST"'),
        (YAML, "httpMethod: GET", 'httpMethod: "POST"'),
        (
            template(
                "openapi: 3.0.1\npaths: {/pets: {get: {x-amazon-apigateway-integration: {type: AWS_PROXY, httpMethod: GET, "
                f"uri: '{INVOCATION}'}}}}}}}}"
            ),
            "httpMethod: GET",
            "httpMethod: POST",
        ),
        (
            operation('      type = "aws_proxy"\n      httpMethod = "GET"\n      uri = aws_lambda_function.p.invoke_arn', FUNCTION),
            '"GET"',
            '"POST"',
        ),
    ],
)
def test_lambda_wants_post_in_documents_too(snippet: str, old: str, new: str) -> None:
    rewrites(POST, snippet, old, new)


def test_the_arn_of_a_function_in_a_document() -> None:
    called = '      type = "aws_proxy"\n      httpMethod = "POST"\n      uri = aws_lambda_function.p.arn'
    rewrites(ARN, operation(called, FUNCTION), "lambda_function.p.arn", "lambda_function.p.invoke_arn")


def test_values_and_names_in_a_document() -> None:
    misspelled = (
        '      type = "http_prox"\n      uri = "https://pets.example.com/"\n      httpMethod = "GET"\n      conectionType = "INTERNET"'
    )
    rewrites(VALUE, operation(misspelled), '"http_prox"', '"http_proxy"')
    rewrites(NAME, operation(misspelled), "conectionType", "connectionType")


@pytest.mark.parametrize(
    "lines",
    [
        '      type = "HTTP_PROXY"\n      passthroughBehavior = "WHEN_NO_MATCH"\n      connectionType = "vpc_link"',
        '      type = var.x\n      httpMethod = "get"',
        '      "$ref" = "#/components/x-amazon-apigateway-integrations/pets"',
    ],
)
def test_values_in_either_case_and_unknown_ones(lines: str) -> None:
    for rule in (VALUE, NAME, "missing-required-attribute", POST):
        stays_quiet(rule, operation(lines))
