"""What the readers of the sources outside make of what they read."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gatewright.index.facts import Upstream
from gatewright.index.upstream import registry, sam, service
from gatewright.index.upstream.terraform import read_provider


def test_a_provider(tmp_path: Path) -> None:
    stage = {
        "attributes": {
            "id": {"type": "string", "optional": True, "computed": True},
            "name": {"type": "string", "required": True},
            "arn": {"type": "string", "computed": True},
            "size": {"type": "number", "optional": True, "computed": True},
            "tracing": {"type": "bool", "optional": True},
            "zones": {"type": ["set", "string"], "optional": True},
            "tags": {"type": ["map", "string"], "optional": True},
            "rules": {"type": ["list", ["object", {"path": "string"}]], "optional": True},
            "timeouts": {"nested_type": {"nesting_mode": "single", "attributes": {"create": {"type": "string", "optional": True}}}},
        },
        "block_types": {
            "logs": {"nesting_mode": "list", "max_items": 1, "min_items": 1, "block": {"attributes": {"format": {"type": "string"}}}},
            "settings": {"nesting_mode": "set", "block": {}},
        },
    }
    schemas = {
        "resource_schemas": {
            "aws_api_gateway_stage": {"block": stage},
            "aws_lb": {"block": {"attributes": {}}},
            "aws_vpc": {"block": {"attributes": {}}},
        },
        "data_source_schemas": {"aws_api_gateway_sdk": {"block": {"attributes": {"body": {"type": "string", "computed": True}}}}},
    }
    path = tmp_path / "schema.json"
    path.write_text(json.dumps({"provider_schemas": {"registry.terraform.io/hashicorp/aws": schemas}}), encoding="utf-8")
    assert read_provider(path, frozenset({"aws_lb"})) == Upstream(
        "terraform",
        "provider of schema.json",
        {
            "aws_api_gateway_stage": {
                "id": {"read_only": True, "types": ["string"]},
                "name": {"required": True, "types": ["string"]},
                "arn": {"read_only": True, "types": ["string"]},
                "size": {"types": ["number", "integer"]},
                "tracing": {"types": ["boolean"]},
                "zones": {"types": ["set"]},
                "tags": {"types": ["map"]},
                "rules": {"types": ["list", "block", "blocks"]},
                "timeouts": {"types": ["block"], "inside": {"create": {"types": ["string"]}}},
                "logs": {"required": True, "types": ["block"], "inside": {"format": {"types": ["string"]}}},
                "settings": {"types": ["blocks"], "inside": {}},
            },
            "aws_lb": {},
            "data.aws_api_gateway_sdk": {"body": {"read_only": True, "types": ["string"]}},
        },
        frozenset({"required", "read_only"}),
    )


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"provider_schemas": {}}'])
def test_a_file_that_is_no_output_of_terraform(tmp_path: Path, text: str) -> None:
    path = tmp_path / "schema.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"schema\.json is no output of `terraform providers schema -json` with the AWS provider"):
        read_provider(path, frozenset())


def test_the_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    schema = {
        "required": ["Name"],
        "createOnlyProperties": ["/properties/Name", "/properties/Logs/Format"],
        "readOnlyProperties": ["/properties/Id"],
        "definitions": {
            "Logs": {"type": "object", "properties": {"Format": {"type": "string", "minLength": 1}, "Logs": {"$ref": "#/definitions/Logs"}}}
        },
        "properties": {
            "Name": {"type": "string", "enum": ["a", "b"]},
            "Id": {"type": "string"},
            "Body": {"type": ["object", "string"]},
            "Ttl": {"type": "integer", "maximum": 9},
            "Tags": {"type": "object"},
            "Zones": {"type": "array", "items": {"type": "string"}, "maxItems": 2},
            "Logs": {"type": "array", "items": {"$ref": "#/definitions/Logs"}},
        },
    }
    manager = SimpleNamespace(
        get_resource_types=lambda _: ["AWS::ApiGateway::Stage", "AWS::IAM::Role", "AWS::S3::Bucket", "AWS::Serverless::Api"],
        get_resource_schema=lambda _, name: SimpleNamespace(schema=schema if name == "AWS::ApiGateway::Stage" else {}),
    )
    monkeypatch.setattr(registry, "optional", {"cfnlint.schema": SimpleNamespace(PROVIDER_SCHEMA_MANAGER=manager)}.get)
    monkeypatch.setattr(registry, "version", lambda _: "7")
    read = registry.read_registry(frozenset({"AWS::IAM::Role", "AWS::Serverless::Api"}))
    assert read == Upstream(
        "cloudformation",
        "cfn-lint 7",
        {
            "AWS::ApiGateway::Stage": {
                "Name": {"required": True, "replace": True, "enum": ["a", "b"], "types": ["string"]},
                "Id": {"read_only": True, "types": ["string"]},
                "Body": {"types": ["json"]},
                "Ttl": {"max": 9, "types": ["integer"]},
                "Tags": {"types": ["map", "json"]},
                "Zones": {"max_items": 2, "types": ["list", "set"]},
                "Logs": {"types": ["blocks"], "inside": {"Format": {"min_length": 1, "replace": True, "types": ["string"]}, "Logs": {}}},
            },
            "AWS::IAM::Role": {},
        },
        frozenset({"required", "read_only", "replace"}),
    )


def test_sam(monkeypatch: pytest.MonkeyPatch) -> None:
    schema = {
        "required": ["StageName"],
        "properties": {
            "StageName": {"anyOf": [{"type": "object"}, {"type": "string"}]},
            "Cors": {"anyOf": [{"type": "string"}, {"$ref": "#/definitions/Cors"}]},
            "Authorizers": {
                "type": "object",
                "additionalProperties": {"anyOf": [{"$ref": "#/definitions/Cognito"}, {"$ref": "#/definitions/Lambda"}]},
            },
        },
        "definitions": {
            "Cors": {"properties": {"AllowOrigin": {"type": "string"}}, "required": ["AllowOrigin"]},
            "Cognito": {
                "properties": {"Name": {}, "Identity": {"properties": {"Header": {}}}, "Type": {"enum": ["TOKEN"]}},
                "required": ["Name"],
            },
            "Lambda": {
                "properties": {"Name": {}, "Identity": {"properties": {"Query": {}}}, "Type": {"enum": ["REQUEST"]}},
                "required": ["Name", "Type"],
            },
        },
    }
    model = SimpleNamespace(schema=lambda: schema)
    monkeypatch.setattr(
        sam,
        "optional",
        lambda _: SimpleNamespace(Properties=model, Globals=model, ApiEventProperties=model, HttpApiEventProperties=model),
    )
    monkeypatch.setattr(sam, "version", lambda _: "7")
    read = sam.read_sam()
    assert read is not None
    assert (read.source, read.dialect, read.version, read.states) == (
        "sam",
        "cloudformation",
        "aws-sam-translator 7",
        frozenset({"required"}),
    )
    assert read.resources["AWS::Serverless::Api"] == {
        "StageName": {"required": True},
        "Cors": {"inside": {"AllowOrigin": {"required": True}}},
        "Authorizers": {
            "inside": {
                "Name": {"required": True},
                "Identity": {"inside": {"Header": {}, "Query": {}}},
                "Type": {"enum": ["TOKEN", "REQUEST"]},
            }
        },
    }


def structure(**members: str) -> dict[str, Any]:
    return {"type": "structure", "members": {name: {"shape": shape} for name, shape in members.items()}}


def test_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = {
        "CreateRestApiRequest": structure(name="Name", mode="Mode"),
        "ImportRestApiRequest": structure(body="Blob"),
        "RestApi": structure(name="Name", id="String"),
        "CreatePortalRequest": structure(modes="Modes", settings="Settings"),
        "Account": structure(logs="Logs"),
        "Unknown": structure(logs="Logs"),
        "Logs": structure(format="String"),
        "Name": {"type": "string", "min": 1, "max": 9},
        "Mode": {"type": "string", "enum": ["A", "B"]},
        "Modes": {"type": "list", "member": {"shape": "Mode"}, "max": 2},
        "Settings": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "Logs"}},
        "String": {"type": "string"},
        "Blob": {"type": "blob"},
    }
    models = {"apigateway": shapes, "apigatewayv2": {}}
    loader = SimpleNamespace(load_service_model=lambda name, *_: {"shapes": models[name]})
    monkeypatch.setattr(service, "optional", {"botocore.loaders": SimpleNamespace(Loader=lambda: loader)}.get)
    monkeypatch.setattr(service, "version", lambda _: "7")
    assert service.read_service(frozenset({"rest.api", "rest.account"})) == Upstream(
        "api",
        "botocore 7",
        {
            "rest.account": {"logs": {"inside": {"format": {}}}},
            "rest.portal": {"modes": {"max_items": 2, "enum": ["A", "B"]}, "settings": {"inside": {"format": {}}}},
            "rest.api": {
                "body": {"aside": True},
                "name": {"min_length": 1, "max_length": 9},
                "id": {"aside": True},
                "mode": {"enum": ["A", "B"]},
            },
        },
        frozenset(),
    )


def test_what_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for reader in (registry, sam, service):
        monkeypatch.setattr(reader, "optional", {}.get)
    assert (registry.read_registry(frozenset()), sam.read_sam(), service.read_service(frozenset())) == (None, None, None)
