"""Whose file is this? By its name, or by what it says."""

from __future__ import annotations

import pytest

from gatewright.dialects import claim, dialect_named

TEMPLATE = "Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n"
PRETTY = '{\n  "Resources": {\n    "Api": {\n      "Type": "AWS::ApiGateway::RestApi"\n    }\n  }\n}\n'
MINIFIED = '{"Description":"x","Resources":{"Api":{"Type":"AWS::ApiGateway::RestApi"}}}'


@pytest.mark.parametrize(
    ("name", "text", "dialect"),
    [
        ("main.tf", "", "terraform"),
        ("main.tofu", "", "terraform"),
        ("main.tf.json", "{}", "terraform"),
        ("main.tofu.json", "{}", "terraform"),
        ("main.tf", "\0\0", None),
        ("prod.tfvars", "a = 1", None),
        ("template.yaml", TEMPLATE, "cloudformation"),
        ("template.yml", TEMPLATE, "cloudformation"),
        ("api.template", TEMPLATE, "cloudformation"),
        ("api.template", PRETTY, "cloudformation"),
        ("template.json", PRETTY, "cloudformation"),
        ("template.json", MINIFIED, "cloudformation"),
        ("template.json", MINIFIED.replace("Resources", "Conditions"), None),
        ("template.json", '{"Description":"x","AWSTemplateFormatVersion":"2010-09-09"}', "cloudformation"),
        ("template.yaml", "\ufeff" + TEMPLATE, "cloudformation"),
        ("template.yaml", TEMPLATE.replace("\n", "\r\n"), "cloudformation"),
        ("template.yaml", "AWSTemplateFormatVersion: '2010-09-09'\n", "cloudformation"),
        ("template.yaml", "# hello\n'AWSTemplateFormatVersion' : x\n", "cloudformation"),
        ("template.yaml", "Resources:\n  Api:\n    Type: Other\n", None),
        ("template.yaml", "Type: AWS::ApiGateway::RestApi\n", None),
        ("values.yaml", "replicas: 2\n", None),
        ("package.json", '{"name": "pets"}', None),
        ("notes.txt", TEMPLATE, None),
        ("get.vtl", "", "velocity"),
        ("get.vtl", '{"statusCode": 200}', "velocity"),
        ("get.vtl", "#set($context.responseOverride.status = 404)$input.body", "velocity"),
        ("get.vm", "$!{input.json('$')}", "velocity"),
        ("get.vm", "$stageVariables.a", "velocity"),
        ("mail.vm", "Dear $name,", None),
        ("mail.vm", "", None),
        ("mail.vm", '$context.locale #parse("head.vm") $input.name', None),
        ("Query.pets.req.vtl", '{"version": "2018-05-29", "id": "$input.a"}', None),
        ("Query.pets.req.vtl", '{ "version" : "2017-02-28" }', None),
        ("Query.pets.res.vtl", "$util.toJson($ctx.result)", None),
        ("Query.pets.res.vtl", "$util.toJson($context.result)", None),
        ("Query.pets.res.vtl", "#if($context.arguments.id)#end", None),
        ("Query.pets.res.vtl", "$!{util.qr($a.put('b', 1))}", None),
        ("Query.pets.res.vtl", "#return", None),
        ("", "", None),
    ],
)
def test_claims(name: str, text: str, dialect: str | None) -> None:
    found = claim(name, text)
    assert found.dialect == dialect
    assert found.reason


@pytest.mark.parametrize("name", ["terraform", "cloudformation", "velocity"])
def test_dialects_by_name(name: str) -> None:
    assert dialect_named(name).name == name
