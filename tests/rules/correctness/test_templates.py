"""What rules on mapping templates leave alone, say and change, beyond what `tests/velocity` shows of the templates themselves."""

import pytest

from harness.snippets import check, reports, settings_for
from rules.writing import dialect_of, integration, nested, offers, rewrites, shared, stays_quiet

PETS = 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}\n'


def template(words: str, kind: str = "AWS", lines: str = "") -> str:
    """A Terraform integration with one template in a heredoc."""
    return integration(f'type = "{kind}"\n{lines}\nrequest_templates = {{\n  "application/json" = <<EOT\n{words}\nEOT\n}}\n')


def response(words: str, kind: str = '"AWS"', status: str = '"200"') -> str:
    """A Terraform integration of a type, and a response of it with one template."""
    answer = integration(f'status_code = {status}\nresponse_templates = {{\n  "application/json" = <<EOT\n{words}\nEOT\n}}\n', "")
    return integration(f"type = {kind}") + answer.replace(
        '"aws_api_gateway_integration" "it"', '"aws_api_gateway_integration_response" "ok"'
    )


BROKEN = "#if($input.headers.a) \"$input.json('$')\" #set($context.stage = 1) $context.requestID #forEach($a in [1..5000])"
RULES = (
    "template-malformed",
    "template-member-unknown",
    "template-variable-unknown",
    "template-json-in-quotes",
    "template-context-not-settable",
    "template-directive-unknown",
)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "snippet",
    [
        template(BROKEN, "AWS_PROXY"),
        template(BROKEN, "HTTP_PROXY"),
        response(BROKEN, '"AWS_PROXY"'),
        integration('type = "AWS"\nrequest_templates = { "application/json" = file("add.vtl") }'),
        integration('type = "AWS"\nrequest_templates = { "application/json" = var.x }'),
        integration('type = "AWS"\nrequest_templates = var.x'),
        shared(f'integration_type = "AWS"\nrequest_templates = {{\n  "application/json" = <<EOT\n{BROKEN}\nEOT\n}}'),
    ],
    ids=["lambda proxy", "http proxy", "response of a proxy", "file", "variable", "all of them", "http api"],
)
def test_what_is_not_looked_at_or_not_known(rule: str, snippet: str) -> None:
    stays_quiet(rule, snippet)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("template-malformed", "${var.x}\n#end"),
        ("template-malformed", '#if($input.body == "a" ${var.x})1#end'),
        ("template-malformed", "#set($a = ${var.x})"),
        ("template-member-unknown", "$input.${var.x}"),
        ("template-member-unknown", "${var.x}\n$inputs.json('$')"),
        ("template-member-unknown", "#set($inputs = {})$inputs.a #macro(m $utils)$utils.b#end"),
        ("template-member-unknown", "#set($util = {})$util.toJson('a')"),
        ("template-member-unknown", "$a.b $name.first $pet.size()"),
        ("template-variable-unknown", "$context.${var.x} $context.authorizer.shop $context.authorizer.claims.nothing"),
        ("template-variable-unknown", "$context.identity $context.operationName $context.somethingNew.a"),
        ("template-variable-unknown", "$context.requestOverride.header.X-Any $context.integration.latency"),
        ("template-variable-unknown", "#set($context = {})$context.requestID"),
        ("template-variable-unknown", "## $context.requestID\n\\$context.requestID #[[$context.requestID]]#"),
        ("template-json-in-quotes", "\"$input.json('$.a').length()\" '$input.json('$.a')'"),
        ("template-json-in-quotes", '{"body": "{\\"a\\": \\"$input.json(\'$.a\')\\"}"}'),
        ("template-json-in-quotes", "#set($a = \"$input.json('$.a')\")"),
        ("template-context-not-settable", "#set($context.requestOverride.header['X-A'] = 1)#set($contexts.stage = 1)"),
        ("template-json-in-quotes", '{"age": {"N": "$input.json(\'$.age\')"}, "all": {"NS": ["$input.json(\'$.a\')"]}}'),
        ("template-variable-unknown", "$context.newlyAdded.sourceIp $context.newlyAdded.status"),
        ("template-context-not-settable", "#set($context.${var.x} = 1)"),
        ("override-set-twice", "#set($context.requestOverride.header.A = 1)#set($context.requestOverride.header.B = 1)"),
        (
            "override-set-twice",
            "#if($input.body)#set($context.requestOverride.path.a = 1)#stop#end#set($context.requestOverride.path.a = 2)",
        ),
        ("override-set-twice", "#foreach($i in [1..2])#set($context.requestOverride.path.a = 1)#end"),
        ("request-override-too-late", "#set($context.requestOverride.header.A = 1)"),
        ("template-loop-over-limit", "#foreach($i in [1..$input.params('n')])#end#foreach($i in [1..1000])#end"),
        ("template-directive-unknown", "# for all #each #1 #fff #include <x> #ending"),
        ("template-text-escaped-for-javascript", "$util.escapeJavaScript('a')"),
    ],
)
def test_stays_quiet(rule: str, words: str) -> None:
    stays_quiet(rule, template(words))


@pytest.mark.parametrize(
    ("rule", "words", "old", "new"),
    [
        ("template-malformed", '{"a": #if($input.body)1\n}', "}\n  EOT", "}#end\n  EOT"),
        ("template-malformed", '{"a": 1}#end', "#end", ""),
        ("template-directive-unknown", "#if($input.body)1#elsif($input.body)2#end", "#elsif", "#elseif"),
        ("template-member-unknown", "$input.parms('a')", "parms", "params"),
        ("template-member-unknown", "$utils.urlEncode('a')", "utils", "util"),
        ("template-variable-unknown", "$context.identity.sourceIP", "sourceIP", "sourceIp"),
        ("template-variable-unknown", "$context.sourceIp", "context.sourceIp", "context.identity.sourceIp"),
        ("template-json-in-quotes", '{"a": "$input.json(\'$.a\')"}', "\"$input.json('$.a')\"", "$input.json('$.a')"),
        ("template-context-not-settable", "#set($context.requestOverride.headers.A = 1)", "headers", "header"),
        (
            "template-text-escaped-for-javascript",
            '{"a": "$util.escapeJavaScript(\'a\')"}',
            "escapeJavaScript('a')",
            "escapeJavaScript('a').replaceAll(\"\\\\'\", \"'\")",
        ),
    ],
)
def test_fix_changes_one_thing(rule: str, words: str, old: str, new: str) -> None:
    rewrites(rule, template(words), old, new)


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (
            integration('type = "AWS"\nrequest_templates = { "application/json" = "{\\"a\\": \\"$input.json(\'$.a\')\\"}" }'),
            "\\\"$input.json('$.a')\\\"",
            "$input.json('$.a')",
        ),
        (
            nested("Type: AWS\nRequestTemplates:\n  application/json: '{\"a\": \"$input.json(''$.a'')\"}'"),
            "\"$input.json(''$.a'')\"",
            "$input.json(''$.a'')",
        ),
        (
            nested('Type: AWS\nRequestTemplates:\n  application/json: |\n    {\n      "a": "$input.json(\'$.a\')"\n    }'),
            "\"$input.json('$.a')\"",
            "$input.json('$.a')",
        ),
    ],
    ids=["quoted", "single quotes", "block"],
)
def test_quotes_are_taken_away_in_any_string(snippet: str, old: str, new: str) -> None:
    rewrites("template-json-in-quotes", snippet, old, new)


def test_a_text_in_single_quotes_gets_no_apostrophes() -> None:
    snippet = nested('Type: AWS\nRequestTemplates:\n  application/json: \'{"a": "$util.escapeJavaScript($input.body)"}\'')
    assert offers("template-text-escaped-for-javascript", snippet) == []


def test_json_that_is_encoded_again() -> None:
    snippet = """
        resource "aws_api_gateway_integration" "it" {
          type = "AWS"
          request_templates = {
            "application/json" = jsonencode({ pet = "$input.json('$.pet')", stage = "$context.stage" })
                                                     ^^^^^^^^^^^^^^^^^^^^ template-json-in-quotes
          }
        }
    """
    (report,) = check(snippet, "terraform", "template-json-in-quotes")
    assert report.finding.message == (
        "`jsonencode` puts quotes around `$input.json`, which is JSON and brings its own; write the template as text."
    )


@pytest.mark.parametrize("words", ['"#if($input.body)"', '"$input.body #end"'])
def test_a_piece_of_a_template_is_not_judged_alone(words: str) -> None:
    stays_quiet(
        "template-malformed", integration(f'type = "AWS"\nrequest_templates = {{ "application/json" = jsonencode({{ a = {words} }}) }}')
    )


def test_more_than_300_kb() -> None:
    large = template("x" * (300 * 1024 + 1))
    (report,) = check_all(large, "template-malformed")
    assert report == "The template has 301 KB; API Gateway takes up to 300 KB."
    assert check_all(template("x" * (300 * 1024 - 10)), "template-malformed") == []


def check_all(snippet: str, rule: str) -> list[str]:
    """What a rule says of a snippet."""
    return [report.finding.message for report in reports(snippet, dialect_of(snippet), settings_for(rule)) if report.rule == rule]


@pytest.mark.parametrize(
    ("rule", "words", "message"),
    [
        ("template-malformed", "#if($input.body)1", "`#if` has no `#end`; every call that needs this template answers 500."),
        (
            "template-malformed",
            "#if($input.body == null)1#end",
            "`null` is no value: a variable has a `$`, a text has quotes, and there is no `null`; every call that needs this template answers 500.",
        ),
        ("template-directive-unknown", "#parse('a')", "`#parse` reads a file, and API Gateway has none; write its words here."),
        ("template-directive-unknown", "#set $a = 1", "`#set` without parentheses is printed as text; write `#set(...)`."),
        (
            "template-member-unknown",
            "$input.headers.a",
            "`$input` has no property `headers`, and the reference is printed as it stands; use `$input.params().header`.",
        ),
        (
            "template-member-unknown",
            "$util.autoId()",
            "`$util` has no function `autoId`, and the reference is printed as it stands.",
        ),
        ("template-member-unknown", "$ctx.args", "`$ctx` is a variable of AppSync; here it is `$context`."),
        ("template-member-unknown", "$inputs.body", "`$inputs` is set nowhere; did you mean `$input`?"),
        (
            "template-member-unknown",
            "#set($a = 1)$a-b",
            "The hyphen belongs to the name `$a-b`, which is set nowhere; write `${a}-b`.",
        ),
        (
            "template-variable-unknown",
            "$context.error.message",
            "`$context.error.message` is known in gateway responses and access logs only; here it is printed as it stands.",
        ),
        (
            "template-variable-unknown",
            "$context.routeKey",
            "`$context.routeKey` is a variable of another kind of API; here it is printed as it stands.",
        ),
        (
            "template-context-not-settable",
            "#set($context.identity.user = 'a')",
            "`$context` has no `identity` that can be set; only `requestOverride` and `responseOverride` can be.",
        ),
        ("template-loop-over-limit", "#foreach($i in [1..5000])#end", "The loop has 5,000 rounds; API Gateway ends it after 1,000."),
    ],
)
def test_messages(rule: str, words: str, message: str) -> None:
    assert check_all(template(words), rule) == [message]


DECLARING = """
resource "aws_api_gateway_method" "list" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  resource_id   = aws_api_gateway_resource.pet.id
  http_method   = "GET"
  authorization = "AWS_IAM"

  request_parameters = PARAMETERS
}
"""


@pytest.mark.parametrize(
    ("parameters", "words", "found"),
    [
        ('{ "method.request.header.X-Tenant" = true }', "$input.params('x-tenant')", ["X-Tenant"]),
        ('{ "method.request.header.X-Tenant" = true }', "$input.params('X-Tenant')$input.params('other')", []),
        ('{ "method.request.header.X-Tenant" = true, "method.request.querystring.x-tenant" = true }', "$input.params('x-tenant')", []),
        ("var.x", "$input.params('x-tenant')", []),
        ("{}", "$input.params('x-tenant')", []),
    ],
)
def test_parameters_in_other_case(parameters: str, words: str, found: list[str]) -> None:
    snippet = DECLARING.replace("PARAMETERS", parameters) + template(words)
    assert check_all(snippet, "template-parameter-in-other-case") == [
        f"The method declares `{name}`, and names are compared letter by letter; `x-tenant` is an empty text." for name in found
    ]


DOCUMENT = """
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Body:
            openapi: 3.0.1
            info: {title: pets, version: "1"}
            paths:
              /pets:
                post:
                  responses:
                    "200": {description: ok}
                  x-amazon-apigateway-integration:
                    type: aws
                    httpMethod: POST
                    uri: arn:aws:apigateway:eu-west-1:sqs:path/1/q
                    requestTemplates:
                      application/json: $input.jsn('$')
"""


def test_templates_in_a_document() -> None:
    check(DOCUMENT + " " * 40 + "^^^^^^^^^^ template-member-unknown\n", "cloudformation", "template-member-unknown")
    check(DOCUMENT.replace("type: aws\n", "type: aws_proxy\n"), "cloudformation", "template-member-unknown")
