"""What is offered in CloudFormation, at which column, in which function, and what does accepting it write?"""

from __future__ import annotations

import pytest

from features.test_completion_terraform import accepted, labels
from gatewright.features.completion.complete import complete
from gatewright.features.place import Place
from harness.snippets import place

_AROUND = """\
Parameters:
  Stage:
    Type: String
Conditions:
  IsProd: !Equals [!Ref Stage, live]
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: pets
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Handler: a.b
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
%s
Outputs:
  Url:
    Value: x
"""
_JSON = """\
{
  "Parameters": {"Stage": {"Type": "String"}},
  "Conditions": {"IsProd": {"Fn::Equals": ["a", "b"]}},
  "Resources": {
    "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "pets"}},
    "Fn": {"Type": "AWS::Lambda::Function", "Properties": {}},
    "Get": {
      "Type": "AWS::ApiGateway::Method",
      "Properties": {
        "RestApiId": {"Ref": "Api"},
%s
      }
    }
  }
}
"""
_TYPES = ["AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK"]
_METHOD = ["HttpMethod", "ResourceId", "ApiKeyRequired"]
_RESOURCE = ["DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy", "Metadata"]
_URI = "!Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations"


def method(lines: str) -> Place:
    return place(_AROUND.replace("%s", lines), "cloudformation")


def in_json(lines: str) -> Place:
    return place(_JSON.replace("%s", lines), "json")


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        ("      <|>", _METHOD),
        ("      Auth<|>", _METHOD),
        ("    <|>", _RESOURCE),
        ("    Dep<|>", _RESOURCE),
        ("  <|>", []),
        ("        <|>", []),
        ("\t<|>", []),
        ("<|>", ["AWSTemplateFormatVersion", "Description", "Mappings"]),
        ("      Integration:\n        <|>", ["Type", "CacheKeyParameters", "CacheNamespace"]),
        ("      Integration:\n        Ty<|>", ["Type", "CacheKeyParameters", "CacheNamespace"]),
        ("      Integration:\n        Type: MOCK\n        <|>", ["CacheNamespace", "ConnectionId", "ConnectionType"]),
        ("      Integration: {<|>}", ["Type", "CacheKeyParameters", "CacheNamespace"]),
        ("      Integration: {Type: MOCK, <|>}", ["CacheNamespace", "ConnectionId", "ConnectionType"]),
        (
            "      Integration:\n        Type: AWS\n        IntegrationResponses:\n          - <|>",
            ["StatusCode", "ContentHandling", "ResponseParameters"],
        ),
        ("      MethodResponses:\n        - <|>", ["StatusCode", "ResponseModels", "ResponseParameters"]),
        ("      MethodResponses:\n        - Sta<|>", ["StatusCode", "ResponseModels", "ResponseParameters"]),
        ("      MethodResponses:\n      - <|>", ["StatusCode", "ResponseModels", "ResponseParameters"]),
        ("      MethodResponses:\n        - StatusCode: 200\n        - <|>", ["StatusCode", "ResponseModels", "ResponseParameters"]),
        ("      MethodResponses:\n        - StatusCode: 200\n          <|>", ["ResponseModels", "ResponseParameters"]),
        ("      MethodResponses:\n        <|>", []),
        ("  Live:\n    <|>", ["Type", "Properties", "DependsOn"]),
        ("  Live:\n    Type: AWS::ApiGateway::Stage\n    <|>", ["Properties", "DependsOn", "Condition"]),
        ("  Live:\n    Type: AWS::ApiGateway::Stage\n    Properties:\n      <|>", ["RestApiId", "AccessLogSetting", "CacheClusterEnabled"]),
        ("  Live:\n    Type: AWS::ApiGateway::Stage\n    Properties:\n    <|>", _RESOURCE[:3]),
        ("      # Auth<|>", []),
        ("      AuthorizationType: NONE # CU<|>", []),
        ("      OperationName: |\n        hello <|>", []),
        ("      OperationName: it's # CU<|>", []),
        ("      OperationName: " + "it's " * 60 + "# CU<|>", []),
    ],
)
def test_keys_by_column(lines: str, first: list[str]) -> None:
    assert labels(method(lines))[: max(len(first), 1)] == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("<|>", ["Resources", "AWSTemplateFormatVersion"]),
        ("Res<|>", ["Resources", "AWSTemplateFormatVersion"]),
        ("Resources:\n  <|>", []),
        ("Resources:\n  Api:\n    <|>", ["Type", "Properties"]),
        ("Resources:\n  Api:\n    Type: <|>", ["AWS::ApiGateway::Account", "AWS::ApiGateway::ApiKey"]),
        ("Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      <|>", ["ApiKeySourceType", "BinaryMediaTypes"]),
        (
            "Resources:\r\n  Api:\r\n    Type: AWS::ApiGateway::RestApi\r\n    Properties:\r\n      <|>\r\n",
            ["ApiKeySourceType", "BinaryMediaTypes"],
        ),
        (
            "\ufeffResources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      <|>\n",
            ["ApiKeySourceType", "BinaryMediaTypes"],
        ),
        ("Parameters:\n  Stage:\n    Type: <|>\nResources: {}\n", []),
    ],
)
def test_half_a_file(text: str, first: list[str]) -> None:
    assert labels(place(text, "cloudformation"))[: max(len(first), 1)] == first


@pytest.mark.parametrize(
    ("lines", "label", "written"),
    [
        ("AuthorizationType: <|>", "CUSTOM", "AuthorizationType: CUSTOM"),
        ("AuthorizationType:<|>", "CUSTOM", "AuthorizationType: CUSTOM"),
        ("AuthorizationType: CU<|>", "CUSTOM", "AuthorizationType: CUSTOM"),
        ("AuthorizationType: CU<|>STO", "CUSTOM", "AuthorizationType: CUSTOM"),
        ('AuthorizationType: "CU<|>"', "CUSTOM", "AuthorizationType: CUSTOM"),
        ('AuthorizationType: "CU<|>', "CUSTOM", "AuthorizationType: CUSTOM"),
        ("AuthorizationType: '<|>'", "CUSTOM", "AuthorizationType: CUSTOM"),
        ('AuthorizationType: "🎉<|>"', "CUSTOM", "AuthorizationType: CUSTOM"),
        ("ApiKeyRequired: <|>", "true", "ApiKeyRequired: true"),
        ("Integration: {Type: <|>}", "MOCK", "Integration: {Type: MOCK}"),
        ("Integration: {Type: MOCK, <|>}", "CacheKeyParameters", "Integration: {Type: MOCK, CacheKeyParameters: []}"),
        ("MethodResponses:\n        - StatusCode: <|>", "404", '- StatusCode: "404"'),
        ("AuthorizationType: !If [IsProd, <|>, NONE]", "AWS_IAM", "AuthorizationType: !If [IsProd, AWS_IAM, NONE]"),
        ("AuthorizationType: !If [IsProd, AWS_IAM, <|>]", "NONE", "AuthorizationType: !If [IsProd, AWS_IAM, NONE]"),
        ("AuthorizationType: !If [IsProd, CU<|>, NONE]", "CUSTOM", "AuthorizationType: !If [IsProd, CUSTOM, NONE]"),
        ("AuthorizationType: !If\n        - IsProd\n        - <|>", "CUSTOM", "- CUSTOM"),
        ("AuthorizationType:\n        Fn::If:\n          - IsProd\n          - AWS<|>\n          - NONE", "CUSTOM", "- CUSTOM"),
        ("AuthorizationType: !If [<|>]", "IsProd", "AuthorizationType: !If [IsProd]"),
        ("AuthorizationType: !If\n        - <|>\n        - NONE\n        - AWS_IAM", "IsProd", "- IsProd"),
        ("ResourceId: <|>", "!GetAtt Api.RootResourceId", "ResourceId: !GetAtt Api.RootResourceId"),
        ("ResourceId: <|>", "!Ref Stage", "ResourceId: !Ref Stage"),
        ("ResourceId: !Ref <|>", "Stage", "ResourceId: !Ref Stage"),
        ("ResourceId: !Ref St<|>ag", "Stage", "ResourceId: !Ref Stage"),
        ("ResourceId: !GetAtt <|>", "Api.RootResourceId", "ResourceId: !GetAtt Api.RootResourceId"),
        ("ResourceId: !GetAtt Api.<|>", "Api.RootResourceId", "ResourceId: !GetAtt Api.RootResourceId"),
        ("ResourceId: !GetAtt [<|>]", "Api", "ResourceId: !GetAtt [Api]"),
        ("ResourceId: !GetAtt [Api, <|>]", "RootResourceId", "ResourceId: !GetAtt [Api, RootResourceId]"),
        ("ResourceId:\n        Fn::GetAtt: [Api, <|>", "RootResourceId", "Fn::GetAtt: [Api, RootResourceId"),
        ("ResourceId:\n        Fn::GetAtt: Api.<|>", "Api.RootResourceId", "Fn::GetAtt: Api.RootResourceId"),
        ("ResourceId:\n        Fn::GetAtt:\n          - <|>", "Api", "- Api"),
        ("ResourceId:\n        Fn::GetAtt:\n          - Api\n          - <|>", "RootResourceId", "- RootResourceId"),
        ("ResourceId:\n        Ref: <|>", "Stage", "Ref: Stage"),
        ("Integration:\n        Uri: <|>", "!Sub …Fn.Arn…", f"Uri: {_URI}"),
        ('OperationName: !Sub "${<|>}"', "Stage", 'OperationName: !Sub "${Stage}"'),
        ('OperationName: !Sub "x-${AWS::Re<|>gi}"', "AWS::Region", 'OperationName: !Sub "x-${AWS::Region}"'),
        ("OperationName: !Sub x-${Fn.<|>}", "Fn.Arn", "OperationName: !Sub x-${Fn.Arn}"),
        ('OperationName:\n        Fn::Sub: "x-${Fn.<|>', "Fn.Arn", 'Fn::Sub: "x-${Fn.Arn'),
        ("HttpMethod: <|>", "OPTIONS", "HttpMethod: OPTIONS"),
    ],
)
def test_values(lines: str, label: str, written: str) -> None:
    assert accepted(method(f"      {lines}"), label) == written


@pytest.mark.parametrize(
    ("lines", "label", "written"),
    [
        ("    DependsOn: <|>", "Fn", "DependsOn: Fn"),
        ("    DependsOn: [Api, <|>]", "Fn", "DependsOn: [Api, Fn]"),
        ("    DependsOn:\n      - <|>", "Fn", "- Fn"),
        ("    Condition: <|>", "IsProd", "Condition: IsProd"),
        ("    DeletionPolicy: <|>", "Retain", "DeletionPolicy: Retain"),
        ("  Live:\n    Type: AWS::ApiGateway::St<|>", "AWS::ApiGateway::Stage", "Type: AWS::ApiGateway::Stage"),
        ("  Live:\n    Type:<|>", "AWS::ApiGateway::Stage", "Type: AWS::ApiGateway::Stage"),
    ],
)
def test_settings_of_a_resource(lines: str, label: str, written: str) -> None:
    assert accepted(method(lines), label) == written


@pytest.mark.parametrize(
    ("types", "offered", "written"),
    [
        ("Types: [<|>]", ["REGIONAL", "EDGE", "PRIVATE", "!Ref Stage"], "Types: [EDGE]"),
        ("Types: <|>", ["REGIONAL", "EDGE", "PRIVATE", "!Ref Stage"], "Types: [EDGE]"),
        ("Types:\n          - RE<|>", ["REGIONAL", "EDGE", "PRIVATE", "!Ref Stage"], "- EDGE"),
        ("Types:\n        - <|>", ["REGIONAL", "EDGE", "PRIVATE", "!Ref Stage"], "- EDGE"),
        ("Types:\n          - REGIONAL\n          - <|>", ["EDGE", "PRIVATE", "!Ref Stage"], "- EDGE"),
        ("Types: [REGIONAL, <|>]", ["EDGE", "PRIVATE", "!Ref Stage"], "Types: [REGIONAL, EDGE]"),
    ],
)
def test_lists(types: str, offered: list[str], written: str) -> None:
    where = method(f"  Other:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      EndpointConfiguration:\n        {types}")
    assert labels(where) == offered
    assert accepted(where, "EDGE") == written


def test_what_a_parameter_is_made_for_comes_first() -> None:
    where = place(_AROUND.replace("RestApiId: !Ref Api\n%s", "RestApiId: !Ref <|>"), "cloudformation")
    assert [(item.label, item.detail) for item in complete(where)][:3] == [
        ("Api", "REST API (template.yaml:7)"),
        ("Stage", "parameter (template.yaml:2)"),
        ("Fn", "Lambda function (template.yaml:11)"),
    ]


def test_resource_types_come_with_what_they_require() -> None:
    where = method("  Get2:\n    Type: <|>")
    item = next(item for item in complete(where) if item.label == "AWS::ApiGateway::Stage")
    assert item.snippet == "AWS::ApiGateway::Stage\n    Properties:\n      RestApiId: ${2}"


@pytest.mark.parametrize(
    ("lines", "label", "written"),
    [
        ("<|>", "HttpMethod", '"HttpMethod": ""'),
        ('"Htt<|>"', "HttpMethod", '"HttpMethod": ""'),
        ('"Htt<|>', "HttpMethod", '"HttpMethod": ""'),
        ("Htt<|>", "HttpMethod", '"HttpMethod": ""'),
        ('"Htt<|>": "GET"', "HttpMethod", '"HttpMethod": "GET"'),
        ('<|>\n"HttpMethod": "GET"', "ResourceId", '"ResourceId": "",'),
        ('"AuthorizationType": <|>', "CUSTOM", '"AuthorizationType": "CUSTOM"'),
        ('"AuthorizationType": "<|>"', "CUSTOM", '"AuthorizationType": "CUSTOM"'),
        ('"AuthorizationType": "CU<|>', "CUSTOM", '"AuthorizationType": "CUSTOM"'),
        ('"AuthorizationType": CU<|>', "CUSTOM", '"AuthorizationType": "CUSTOM"'),
        (
            '"AuthorizationType": {"Fn::If": ["IsProd", "<|>", "NONE"]}',
            "CUSTOM",
            '"AuthorizationType": {"Fn::If": ["IsProd", "CUSTOM", "NONE"]}',
        ),
        (
            '"AuthorizationType": {"Fn::If": ["<|>", "CUSTOM", "NONE"]}',
            "IsProd",
            '"AuthorizationType": {"Fn::If": ["IsProd", "CUSTOM", "NONE"]}',
        ),
        ('"ResourceId": <|>', "Api.RootResourceId", '"ResourceId": {"Fn::GetAtt": ["Api", "RootResourceId"]}'),
        ('"ResourceId": <|>', "Stage", '"ResourceId": {"Ref": "Stage"}'),
        ('"ResourceId": {"Ref": "<|>"}', "Stage", '"ResourceId": {"Ref": "Stage"}'),
        ('"ResourceId": {"Ref": <|>}', "Stage", '"ResourceId": {"Ref": "Stage"}'),
        ('"ResourceId": {"Fn::GetAtt": ["<|>"]}', "Api", '"ResourceId": {"Fn::GetAtt": ["Api"]}'),
        ('"ResourceId": {"Fn::GetAtt": ["Api", "<|>"]}', "RootResourceId", '"ResourceId": {"Fn::GetAtt": ["Api", "RootResourceId"]}'),
        ('"ResourceId": {"Fn::GetAtt": ["Api", <|>]}', "RootResourceId", '"ResourceId": {"Fn::GetAtt": ["Api", "RootResourceId"]}'),
        (
            '        "ResourceId": {"Fn::GetAtt": [\n          "A<|>\n          "RootResourceId"\n        ]}',
            "Api",
            '"Api"',
        ),
        ('        "ResourceId": <|>\n          "Ref": "Api"\n        }', "Stage", '"ResourceId": {"Ref": "Stage"}'),
        ('"OperationName": {"Fn::Sub": "x-${<|>}"}', "Stage", '"OperationName": {"Fn::Sub": "x-${Stage}"}'),
        ('"Integration": {<|>}', "Type", '"Integration": {"Type": ""}'),
        ('"Integration": {"Type": "MOCK", "<|>"}', "CacheKeyParameters", '"Integration": {"Type": "MOCK", "CacheKeyParameters": []}'),
        (
            '"MethodResponses": [{"StatusCode": "200"}, {<|>}]',
            "StatusCode",
            '"MethodResponses": [{"StatusCode": "200"}, {"StatusCode": ""}]',
        ),
    ],
)
def test_json(lines: str, label: str, written: str) -> None:
    assert accepted(in_json(lines), label) == written


@pytest.mark.parametrize(
    ("text", "label", "written"),
    [
        ("{<|>}", "Resources", '{"Resources": {}}'),
        ('{"<|>"}', "Resources", '{"Resources": {}}'),
        ('{"Resources": {"A": {<|>}}}', "Type", '{"Resources": {"A": {"Type": ""}}}'),
        ('{"Resources": {"A": {"<|>": 1}}}', "Type", '{"Resources": {"A": {"Type": 1}}}'),
        ('{"Resources": {"A": {"Type": "<|>"}}}', "AWS::ApiGateway::Stage", '{"Resources": {"A": {"Type": "AWS::ApiGateway::Stage"}}}'),
        ('{"Resources": {"A": {"Type": <|>}}}', "AWS::ApiGateway::Stage", '{"Resources": {"A": {"Type": "AWS::ApiGateway::Stage"}}}'),
        ('{"Resources": {"A": {"DependsOn": "<|>"}, "B": {}}}', "B", '{"Resources": {"A": {"DependsOn": "B"}, "B": {}}}'),
    ],
)
def test_json_around_properties(text: str, label: str, written: str) -> None:
    assert accepted(place(text, "json"), label) == written


def test_json_behind_a_resource_whose_bracket_is_gone() -> None:
    text = """\
{
  "Resources": {
    "Api": {
      "Type": "AWS::ApiGateway::RestApi",
      "Properties": {"Name": "pets"}
    <|>
    "Other": {"Type": "AWS::S3::Bucket"}
  }
}
"""
    assert labels(place(text, "json")) == ["DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy", "Metadata"]
    assert labels(place(text.replace("<|>", "},\n    <|>"), "json")) == []


@pytest.mark.parametrize("text", ['{"Resources": {"<|>"}}', '{"Resources": {<|>}}', '{"Resources": {"A": <|>}}'])
def test_logical_ids_are_the_authors_to_choose(text: str) -> None:
    assert labels(place(text, "json")) == []


@pytest.mark.parametrize("side", ["<<<<<<< HEAD\n      AuthorizationType: <|>\n=======\n      AuthorizationType: NONE\n>>>>>>> main"])
def test_values_between_the_markers_of_a_merge(side: str) -> None:
    assert labels(method(side))[:2] == ["NONE", "AWS_IAM"]


def test_integration_types() -> None:
    assert labels(method("      Integration:\n        Type: <|>"))[:5] == _TYPES
