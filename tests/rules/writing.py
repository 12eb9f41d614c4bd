"""Short ways to write the snippets of rule tests, and to say what a fix makes of them."""

import textwrap

from harness.snippets import check, fixed, read, reports, settings_for

VARIABLE = 'variable "x" {}\n'
"""A variable of which nothing is known."""

REGIONAL = 'endpoint_configuration {\n  types = ["REGIONAL"]\n}'
PRIVATE = REGIONAL.replace("REGIONAL", "PRIVATE")
LINK = 'resource "aws_api_gateway_vpc_link" "pets" {\n  name        = "pets"\n  target_arns = ["arn:aws:x"]\n}\n'


def api(lines: str = "") -> str:
    """A REST API in Terraform with `lines` of its own, and the variable."""
    return f'{VARIABLE}resource "aws_api_gateway_rest_api" "pets" {{\n  name = "pets"\n{textwrap.indent(lines, "  ")}\n}}\n'


def authorizer(kind: str) -> str:
    """The API with an authorizer of that type."""
    words = f'  name        = "users"\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n  type        = "{kind}"\n'
    return f'{api()}resource "aws_api_gateway_authorizer" "users" {{\n{words}}}\n'


def integration(lines: str, before: str = VARIABLE, verb: str = '"GET"', meta: str = "") -> str:
    """An integration in Terraform with `lines` of its own."""
    return _resource("integration", lines, before, verb, meta)


def method(lines: str, before: str = VARIABLE, verb: str = '"GET"', meta: str = "") -> str:
    """A method in Terraform with `lines` of its own."""
    return _resource("method", lines, before, verb, meta)


def _resource(kind: str, lines: str, before: str, verb: str, meta: str) -> str:
    head = (
        f'{before}resource "aws_api_gateway_{kind}" "it" {{\n{meta}  rest_api_id = aws_api_gateway_rest_api.pets.id\n'
        f"  resource_id = aws_api_gateway_resource.pet.id\n  http_method = {verb}\n"
    )
    return head + textwrap.indent(textwrap.dedent(lines).strip("\n"), "  ") + "\n}\n"


def template(properties: str, before: str = "", verb: str = "GET", meta: str = "") -> str:
    """A CloudFormation template with a parameter `X` and a method with `properties` of its own."""
    head = (
        f"Parameters:\n  X:\n    Type: String\nResources:\n{before}  It:\n    Type: AWS::ApiGateway::Method\n{meta}    Properties:\n"
        f"      RestApiId: !Ref Pets\n      ResourceId: !Ref Pet\n      HttpMethod: {verb}\n"
    )
    return head + textwrap.indent(textwrap.dedent(properties).strip("\n"), "      ") + "\n"


def nested(lines: str, before: str = "", verb: str = "GET") -> str:
    """A CloudFormation template whose method has an integration with `lines` of its own."""
    return template("AuthorizationType: AWS_IAM\nIntegration:\n" + textwrap.indent(textwrap.dedent(lines).strip("\n"), "  "), before, verb)


def shared(lines: str, protocol: str = '"HTTP"', before: str = VARIABLE, meta: str = "") -> str:
    """An integration in Terraform with `lines` of its own, in an API of that protocol."""
    head = f'{before}resource "aws_apigatewayv2_api" "pets" {{\n  name          = "pets"\n  protocol_type = {protocol}\n}}\n'
    head += f'resource "aws_apigatewayv2_integration" "it" {{\n{meta}  api_id = aws_apigatewayv2_api.pets.id\n'
    return head + textwrap.indent(textwrap.dedent(lines).strip("\n"), "  ") + "\n}\n"


def shared_template(lines: str, protocol: str = "HTTP", before: str = "", meta: str = "") -> str:
    """A CloudFormation template with a parameter `X`, and an integration in an API of that protocol."""
    head = (
        "Parameters:\n  X:\n    Type: String\nResources:\n  Pets:\n    Type: AWS::ApiGatewayV2::Api\n    Properties:\n      Name: pets\n"
        f"      ProtocolType: {protocol}\n{before}  It:\n    Type: AWS::ApiGatewayV2::Integration\n{meta}    Properties:\n      ApiId: !Ref Pets\n"
    )
    return head + textwrap.indent(textwrap.dedent(lines).strip("\n"), "      ") + "\n"


def dialect_of(snippet: str) -> str:
    """The dialect that a snippet is written in, by its first words."""
    words = snippet.lstrip()
    return "json" if words.startswith("{") else "cloudformation" if words.startswith(("Parameters:", "Resources:")) else "terraform"


def stays_quiet(rule: str, snippet: str) -> None:
    """Asserts that the rule reports nothing."""
    check(snippet, dialect_of(snippet), rule)


def says(rule: str, snippet: str, message: str) -> None:
    """Asserts that the rule reports the marked place, once, and in these words."""
    (report,) = check(snippet, dialect_of(snippet), rule)
    assert report.finding.message == message


def rewrites(rule: str, snippet: str, old: str, new: str, fix: int = 0) -> None:
    """Asserts that a fix puts `new` in the place of `old`, changes nothing else, and takes the finding away."""
    text, dialect = read(snippet).text, dialect_of(snippet)
    (report,) = [report for report in reports(text, dialect, settings_for(rule)) if report.rule == rule]
    assert text.count(old) == 1, "the words to be replaced stand once in the snippet"
    after = fixed(text, report, dialect, fix)
    assert after == text.replace(old, new)
    assert not [one.finding.message for one in reports(after, dialect, settings_for(rule)) if one.rule in (rule, "syntax-error")]


def offers(rule: str, snippet: str) -> list[tuple[str, bool]]:
    """The titles of the fixes of the only finding, each with whether it is certain."""
    (report,) = [report for report in reports(read(snippet).text, dialect_of(snippet), settings_for(rule)) if report.rule == rule]
    return [(fix.title, fix.certain) for fix in report.finding.fixes]


def check_marked(rule: str, snippet: str, words: str, message: str) -> None:
    """Asserts that the rule reports one place, which lies in the last occurrence of `words`, in these words."""
    dialect = dialect_of(snippet)
    (report,) = [report for report in reports(snippet, dialect, settings_for(rule)) if report.rule == rule]
    start = snippet.rindex(words)
    assert start <= report.finding.span.start
    assert report.finding.span.end <= start + len(words)
    assert report.finding.message == message
