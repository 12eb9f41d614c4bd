"""Rules on what stands in resource policies: what each says, what it offers, and where it stays quiet."""

from __future__ import annotations

import pytest

from harness.snippets import reports
from rules.writing import PRIVATE, api, dialect_of, rewrites, stays_quiet

HEAD = (
    'resource "aws_api_gateway_rest_api_policy" "pets" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n  policy = jsonencode({\n'
    "    Statement = [{\n"
)
ALLOW = {"Effect": '"Allow"', "Principal": '"*"', "Action": '"execute-api:Invoke"', "Resource": '"execute-api:/*"'}
METHOD = """
resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
  path_part   = "{id}"
}
resource "aws_api_gateway_method" "get" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  resource_id   = aws_api_gateway_resource.pet.id
  http_method   = "GET"
  authorization = "NONE"
}
resource "aws_api_gateway_stage" "live" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = "live"
}
"""


def statement(before: str = "", **elements: str) -> str:
    """A policy of Terraform that allows every call, but for some elements."""
    said = {**ALLOW, **elements}
    lines = "".join(f"      {name} = {value}\n" for name, value in said.items() if value)
    return f"{before}{HEAD}{lines}    }}]\n  }})\n}}\n"


def condition(words: str, before: str = "") -> str:
    """A policy with a condition."""
    return statement(before, Condition=words)


def text(words: str) -> str:
    """An API of Terraform whose policy is text."""
    return f'resource "aws_api_gateway_rest_api" "pets" {{\n  name = "pets"\n  policy = <<-EOT\n    {words}\n  EOT\n}}\n'


def resource(words: str, before: str = "") -> str:
    """A policy for one resource."""
    return statement(before, Resource=f'"{words}"')


MALFORMED, SERVICE = "resource-policy-malformed", "resource-policy-for-other-service"
NEVER, NO_CALL = "policy-condition-never-true", "resource-policy-matches-no-call"
INVALID = 'it fails with "Invalid policy document"'


@pytest.mark.parametrize(
    ("rule", "snippet", "words", "message"),
    [
        (MALFORMED, text('{"Statement": [}'), "[", "`policy` is no JSON: this `[` is never closed; add `]`."),
        (MALFORMED, text("[]"), "[]", f"The policy is no object; {INVALID}."),
        (MALFORMED, text('{"Version": "2012-10-17"}'), "{", f"The policy has no `Statement`; {INVALID}."),
        (MALFORMED, statement(Principal=""), "{", f"The statement has no `Principal`; {INVALID}."),
        (MALFORMED, statement(Effect='"Permit"'), "Permit", f"`Permit` is no effect; {INVALID}."),
        (MALFORMED, statement(Conditions="{}"), "Conditions", f"`Conditions` is no element of a policy; {INVALID}; use `Condition`."),
        (
            MALFORMED,
            condition("{ StringEqual = {} }"),
            "StringEqual",
            f"`StringEqual` is no operator of conditions; {INVALID}; use `StringEquals`.",
        ),
        (
            MALFORMED,
            statement(Action='["execute-api:Invok"]'),
            "execute-api:Invok",
            f"`execute-api:Invok` is no action of `execute-api`; {INVALID}; use `execute-api:Invoke`.",
        ),
        (
            SERVICE,
            statement(Action='"lambda:InvokeFunction"'),
            "lambda:InvokeFunction",
            "`lambda:InvokeFunction` is no call of an API, so that the statement holds for none; use `execute-api:Invoke`.",
        ),
        (
            NEVER,
            condition('{ IpAddress = { "aws:sourcevpce" = "vpce-1" } }'),
            "aws:sourcevpce",
            "`IpAddress` compares addresses, and `aws:SourceVpce` is none; use `StringEquals`.",
        ),
        (
            NEVER,
            condition('{ "ForAnyValue:StringLike" = { "aws:SourceIp" = ["10.0.0.0/8"] } }'),
            "10.0.0.0/8",
            "`StringLike` takes `10.0.0.0/8` for a text, which no address equals; use `IpAddress`.",
        ),
        (
            NEVER,
            condition('{ StringEqualsIfExists = { "aws:SourceVpc" = "vpce-1" } }'),
            "vpce-1",
            "`vpce-1` is no value of `aws:SourceVpc`; use the key `aws:SourceVpce`.",
        ),
        (
            NEVER,
            condition('{ IpAddress = { "aws:SourceIp" = "10.0.0.0/8" } }', api(PRIVATE)),
            "aws:SourceIp",
            "Calls of a private API come through a VPC endpoint and have no `aws:SourceIp`; use `aws:VpcSourceIp`.",
        ),
        (NO_CALL, resource("execute-api:/GET/pets"), "GET", "`GET` stands where the stage belongs; write `*/GET`."),
        (NO_CALL, resource("execute-api:/live/get/pets"), "get", "No call has the verb `get`; use `GET`."),
        (
            NO_CALL,
            resource("arn:aws:execute-api:${var.x}:*:*/dev/GET/1", api() + METHOD),
            "dev",
            "`pets` has no stage `dev`, so that the statement holds for no call of it.",
        ),
        (
            NO_CALL,
            resource("${aws_api_gateway_rest_api.pets.execution_arn}/live/GET/pets/1", api() + METHOD),
            "pets/1",
            "`pets` has no method `GET /pets/1`, so that the statement holds for no call of it.",
        ),
        (
            NO_CALL,
            resource("execute-api:/*/POST/1", api() + METHOD),
            "1",
            "`pets` has no method `POST /1`, so that the statement holds for no call of it.",
        ),
    ],
)
def test_says_what_is_wrong(rule: str, snippet: str, words: str, message: str) -> None:
    (report,) = [report for report in reports(snippet, dialect_of(snippet)) if report.rule == rule]
    assert report.finding.span.of(snippet) == words
    assert report.finding.message == message


@pytest.mark.parametrize(
    ("rule", "snippet", "old", "new"),
    [
        (MALFORMED, statement(Effect='"Alow"'), "Alow", "Allow"),
        (MALFORMED, text('{"Statement": {"Efect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}}'), "Efect", "Effect"),
        (SERVICE, statement(Action='"apigateway:GET"'), "apigateway:GET", "execute-api:Invoke"),
        (NO_CALL, resource("execute-api:/*/ANY/pets"), "ANY", "*"),
        (NO_CALL, resource("execute-api:/GET/pets"), "/GET", "/*/GET"),
    ],
)
def test_changes_the_word(rule: str, snippet: str, old: str, new: str) -> None:
    rewrites(rule, snippet, old, new)


@pytest.mark.parametrize(
    ("rule", "snippet"),
    [
        (MALFORMED, statement()),
        (MALFORMED, text('{"Statement": [${var.x}]}')),
        (MALFORMED, text('{"statement": [{"effect": "Allow", "principal": "*", "action": "*", "resource": "*"}]}')),
        (MALFORMED, statement(Effect="var.effect", Action='["execute-api:*", "execute-api:${var.x}"]')),
        (MALFORMED, statement(Principal="", NotPrincipal='{ AWS = "1" }')),
        (MALFORMED, condition('{ "ForAllValues:StringLikeIfExists" = { "aws:username" = "a" } }')),
        (MALFORMED, 'resource "aws_api_gateway_rest_api" "pets" {\n  policy = data.aws_iam_policy_document.x.json\n}\n'),
        (MALFORMED, "Resources:\n  Pets:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Policy:\n        Statement: !Ref X\n"),
        (SERVICE, statement(Action='["*", "execute*:Invoke", "Execute-Api:Invoke"]')),
        (NEVER, condition('{ Null = { "aws:SourceVpce" = "true" } }')),
        (NEVER, condition('{ StringEquals = { "aws:SourceIp" = "10.0.0.1", "custom" = "vpc-1" } }')),
        (NEVER, condition('{ IpAddress = { "aws:SourceIp" = "10.0.0.0/8" } }', api())),
        (NO_CALL, resource("execute-api:/*", api() + METHOD)),
        (NO_CALL, resource("execute-api:/live/GET/1", api() + METHOD)),
        (NO_CALL, resource("execute-api:/*/GET/pe*", api() + METHOD)),
        (NO_CALL, resource("execute-api:/*/*/other", api() + METHOD)),
        (NO_CALL, resource("${var.prefix}/GET/pets", api() + METHOD)),
        (NO_CALL, resource("execute-api:/${var.stage}/POST/1", api() + METHOD)),
        (NO_CALL, resource("execute-api:/dev/POST/1", api())),
    ],
)
def test_stays_quiet(rule: str, snippet: str) -> None:
    stays_quiet(rule, snippet)
