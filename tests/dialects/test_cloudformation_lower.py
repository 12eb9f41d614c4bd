"""What a template declares, every intrinsic function in its short and long form, and where each word stands."""

from __future__ import annotations

import json

import pytest

from gatewright.model import UNKNOWN, Block, Null, Opaque, Project, Ref, Role, Template, Text, Value, walk
from gatewright.model.evaluate import Known
from gatewright.text import Span
from harness.snippets import document, read

TEMPLATE = """
    AWSTemplateFormatVersion: '2010-09-09'
    Parameters:
      Stage:
        Type: String
        Default: live
    Conditions:
      IsProd: !Equals [!Ref Stage, prod]
    Mappings:
      Sizes:
        live:
          Cache: '0.5'
    Resources:
      Api:
        Type: AWS::ApiGateway::RestApi
        Condition: IsProd
        DependsOn: [Role, Other]
        DeletionPolicy: Retain
        Properties:
          Name: pets
          EndpointConfiguration:
            Types: [REGIONAL]
      Role:
        Type: "AWS::IAM::Role"
      Bare:
    Outputs:
      Url:
        Value: !Ref Api
"""


def resource(body: str, dialect: str = "cloudformation") -> tuple[str, Block]:
    """A text with one resource `X`, and that resource."""
    text = read(body).text
    found = next(block for block in document(text, dialect).outline.blocks if block.address == "X")
    return text, found


def test_every_declaration_with_its_places() -> None:
    text = read(TEMPLATE).text
    shown = [
        (block.role, block.kind, block.spelled, block.address, block.type_span.of(text), block.name_span.of(text))
        for block in document(text, "cloudformation").outline.blocks
    ]
    assert shown == [
        (Role.VARIABLE, None, "Parameter", "Stage", "Stage", "Stage"),
        (Role.CONDITION, None, "Condition", "Conditions.IsProd", "IsProd", "IsProd"),
        (Role.MAPPING, None, "Mapping", "Mappings.Sizes", "Sizes", "Sizes"),
        (Role.RESOURCE, "rest.api", "AWS::ApiGateway::RestApi", "Api", "AWS::ApiGateway::RestApi", "Api"),
        (Role.RESOURCE, "neighbor.iam_role", "AWS::IAM::Role", "Role", "AWS::IAM::Role", "Role"),
        (Role.RESOURCE, None, "", "Bare", "Bare", "Bare"),
        (Role.OUTPUT, None, "Output", "Outputs.Url", "Url", "Url"),
    ]


def test_what_stands_inside_a_resource() -> None:
    text = read(TEMPLATE).text
    api = document(text, "cloudformation").outline.blocks[3]
    assert [(attribute.name, attribute.param, attribute.value.span.of(text)) for attribute in api.attributes] == [
        ("Name", "rest.api/name", "pets")
    ]
    assert [(child.spelled, child.kind, child.param) for child in api.children] == [
        ("EndpointConfiguration", "rest.api.endpoint_configuration", "rest.api/endpoint_configuration")
    ]
    assert [attribute.name for attribute in api.contents.meta] == ["Condition", "DependsOn", "DeletionPolicy"]
    assert sorted((ref.target, ref.span.of(text)) for ref in api.references) == [
        ("Conditions.IsProd", "IsProd"),
        ("Other", "Other"),
        ("Role", "Role"),
    ]
    assert api.conditional
    assert text[api.body.start :].startswith("Name: pets")


def test_names_of_different_sections_may_be_the_same() -> None:
    text = "Mappings:\n  Api: {}\nConditions:\n  Api: !Equals [a, b]\nResources:\n  Api:\n    Type: AWS::X\nOutputs:\n  Api:\n    Value: !Ref Api\n"
    project = Project((document(text, "cloudformation"),))
    assert sorted(project.by_address) == ["Api", "Conditions.Api", "Mappings.Api", "Outputs.Api"]
    assert project.by_address["Api"].role is Role.RESOURCE


SHORT_AND_LONG: list[tuple[str, object]] = [
    ("!Ref Api", {"Ref": "Api"}),
    ("!Ref AWS::NoValue", {"Ref": "AWS::NoValue"}),
    ("!GetAtt Api.RootResourceId", {"Fn::GetAtt": "Api.RootResourceId"}),
    ("!GetAtt [Api, RootResourceId]", {"Fn::GetAtt": ["Api", "RootResourceId"]}),
    ("!GetAtt [Stack, Outputs, Url]", {"Fn::GetAtt": ["Stack", "Outputs", "Url"]}),
    ("!GetAtt [Api, !Ref Name]", {"Fn::GetAtt": ["Api", {"Ref": "Name"}]}),
    ('!Sub "a-${Api}-${Fn.Arn}-${!x}"', {"Fn::Sub": "a-${Api}-${Fn.Arn}-${!x}"}),
    ('!Sub ["${A}-${Api}", {A: !Ref Role}]', {"Fn::Sub": ["${A}-${Api}", {"A": {"Ref": "Role"}}]}),
    ("!Join ['-', [a, !Ref Api]]", {"Fn::Join": ["-", ["a", {"Ref": "Api"}]]}),
    ("!Select [1, [a, !Ref Api]]", {"Fn::Select": [1, ["a", {"Ref": "Api"}]]}),
    ("!Split [',', !Ref Api]", {"Fn::Split": [",", {"Ref": "Api"}]}),
    ("!If [IsProd, !Ref Api, b]", {"Fn::If": ["IsProd", {"Ref": "Api"}, "b"]}),
    ("!FindInMap [Sizes, live, Cache]", {"Fn::FindInMap": ["Sizes", "live", "Cache"]}),
    ("!FindInMap [Sizes, !Ref Stage, Cache]", {"Fn::FindInMap": ["Sizes", {"Ref": "Stage"}, "Cache"]}),
    ("!Base64 text", {"Fn::Base64": "text"}),
    ("!ImportValue name", {"Fn::ImportValue": "name"}),
    ("!ImportValue {Fn::Sub: '${Api}-x'}", {"Fn::ImportValue": {"Fn::Sub": "${Api}-x"}}),
    ("!Cidr [!Ref Block, 4, 8]", {"Fn::Cidr": [{"Ref": "Block"}, 4, 8]}),
    ("!GetAZs ''", {"Fn::GetAZs": ""}),
    ("!Transform {Name: AWS::Include, Parameters: {Location: !Ref Where}}",
     {"Fn::Transform": {"Name": "AWS::Include", "Parameters": {"Location": {"Ref": "Where"}}}}),
    ("!Condition IsProd", {"Condition": "IsProd"}),
    ("!And [!Condition A, !Condition B, !Condition C]", {"Fn::And": [{"Condition": "A"}, {"Condition": "B"}, {"Condition": "C"}]}),
    ("!Or [!Condition A, !Condition B]", {"Fn::Or": [{"Condition": "A"}, {"Condition": "B"}]}),
    ("!Not [!Condition A]", {"Fn::Not": [{"Condition": "A"}]}),
    ("!Equals [!Ref Stage, prod]", {"Fn::Equals": [{"Ref": "Stage"}, "prod"]}),
    ("!Length [a, !Ref Api]", {"Fn::Length": ["a", {"Ref": "Api"}]}),
    ("!ToJsonString {a: [1, !Ref Api]}", {"Fn::ToJsonString": {"a": [1, {"Ref": "Api"}]}}),
    ("!ToJsonString [1, 2]", {"Fn::ToJsonString": [1, 2]}),
]  # fmt: skip


def value_of(text: str, dialect: str) -> Value:
    return document(text, dialect).outline.blocks[0].attributes[0].value


def shape(value: Value) -> object:
    """The values in a value with what they say, without places."""
    return [(type(inner).__name__, getattr(inner, "target", None), getattr(inner, "attribute", None), getattr(inner, "name", None),
             getattr(inner, "text", getattr(inner, "value", None))) for inner in walk(value)]  # fmt: skip


def long_forms(value: object) -> tuple[str, str]:
    """The long form as a template in YAML and one in JSON."""
    written = json.dumps(value)
    return f"Resources:\n  X:\n    Type: AWS::X\n    Properties:\n      A: {written}\n", json.dumps(
        {"Resources": {"X": {"Type": "AWS::X", "Properties": {"A": value}}}}, indent=1
    )


@pytest.mark.parametrize(("short", "long"), SHORT_AND_LONG, ids=[short for short, _ in SHORT_AND_LONG])
def test_short_and_long_forms_are_one(short: str, long: object) -> None:
    text = f"Resources:\n  X:\n    Type: AWS::X\n    Properties:\n      A: {short}\n"
    in_yaml, in_json = long_forms(long)
    wanted = shape(value_of(text, "cloudformation"))
    assert shape(value_of(in_yaml, "cloudformation")) == wanted
    assert shape(value_of(in_json, "json")) == wanted
    assert value_of(text, "cloudformation").span.of(text) == short


@pytest.mark.parametrize(
    ("short", "found"),
    [
        ("!Ref Api", [("Api", None, "!Ref Api", "Api")]),
        ("!Ref 'Api'", [("Api", None, "!Ref 'Api'", "Api")]),
        ("!GetAtt Api.RootResourceId", [("Api", "RootResourceId", "!GetAtt Api.RootResourceId", "Api")]),
        ("!GetAtt Api", [("Api", None, "!GetAtt Api", "Api")]),
        ("!GetAtt [Stack, Outputs, Url]", [("Stack", "Outputs.Url", "!GetAtt [Stack, Outputs, Url]", "Stack")]),
        ("!GetAtt [Api, !Ref Name]", [("Api", None, "!GetAtt [Api, !Ref Name]", "Api"), ("Name", None, "!Ref Name", "Name")]),
        ("{Fn::GetAtt: [Api, Arn]}", [("Api", "Arn", "{Fn::GetAtt: [Api, Arn]}", "Api")]),
        ("!Condition IsProd", [("Conditions.IsProd", None, "!Condition IsProd", "IsProd")]),
        ("!If [IsProd, 1, 2]", [("Conditions.IsProd", None, "IsProd", "IsProd")]),
        ("!FindInMap [Sizes, live, Cache]", [("Mappings.Sizes", "live.Cache", "!FindInMap [Sizes, live, Cache]", "Sizes")]),
        ("!FindInMap [Sizes, !Ref Stage, Cache]", [("Mappings.Sizes", None, "Sizes", "Sizes"), ("Stage", None, "!Ref Stage", "Stage")]),
        ("!Ref AWS::Region", [("AWS::Region", None, "!Ref AWS::Region", "AWS::Region")]),
        ("!Sub '${A}'", [("A", None, "A", "A")]),
        ("!Sub '${ A.B }'", [("A", "B", "A.B", "A")]),
        ("!Sub ['${B}${B}', {B: !Ref C}]", [("C", None, "!Ref C", "C")]),
        ("!Transform {Name: x, Parameters: {Y: !Ref Z}}", [("Z", None, "!Ref Z", "Z")]),
    ],
)
def test_references(short: str, found: list[tuple[str, str | None, str, str]]) -> None:
    text, block = resource(f"Resources:\n  X:\n    Type: AWS::X\n    Properties:\n      A: {short}\n")
    assert [(ref.target, ref.attribute, ref.span.of(text), ref.target_span.of(text)) for ref in block.references] == found


SUBS = {
    "plain": "A: !Sub arn:${Name}/x",
    "double": 'A: !Sub "\\u00e9\\"${Name}\\n"',
    "single": "A: !Sub 'it''s ${Name}'",
    "literal": "A: !Sub |\n        one\n          ${Name} two",
    "folded": "A: !Sub >-\n        one\n        ${Name}\n        two",
    "plain on two lines": "A: !Sub one\n        ${Name} two",
    "long": "A:\n        Fn::Sub: 'x${Name}'",
    "flow": "A: {Fn::Sub: ['x${Name}${B}', {B: c}]}",
    "emoji": "A: !Sub '😀${Name}'",
}


@pytest.mark.parametrize("written", SUBS.values(), ids=SUBS)
def test_places_in_sub_are_exact(written: str) -> None:
    text, block = resource(f"Resources:\n  X:\n    Type: AWS::X\n    Properties:\n      {written}\n")
    (ref,) = block.references
    assert (ref.span.of(text), ref.target_span.of(text), text[ref.span.start - 2 : ref.span.end + 1]) == ("Name", "Name", "${Name}")


def test_places_in_sub_are_exact_in_json_escapes() -> None:
    text = '{"Resources": {"X": {"Type": "AWS::X", "Properties": {"A": {"Fn::Sub": "\\"\\u00e9\\/${Name.Arn}\\n"}}}}}'
    ref = document(text, "json").outline.blocks[0].references[0]
    assert (ref.span.of(text), ref.target_span.of(text), [step.span.of(text) for step in ref.path]) == ("Name.Arn", "Name", ["Arn"])


def test_the_parts_of_a_sub() -> None:
    text, block = resource("Resources:\n  X:\n    Type: AWS::X\n    Properties:\n      A: !Sub 'a${B}c${!d}e${'\n")
    value = block.attributes[0].value
    assert isinstance(value, Template)
    shown = [(type(part).__name__, getattr(part, "text", None), part.span.of(text)) for part in value.parts]
    assert shown == [
        ("Text", "a", "a"),
        ("Ref", None, "B"),
        ("Text", "c", "c"),
        ("Text", "${d}", "${!d}"),
        ("Text", "e", "e"),
        ("Missing", None, ""),
    ]
    literal = value.parts[3]
    assert isinstance(literal, Text)
    assert literal.map.span(Span(2, 3)).of(text) == "d"


MODULE = """
    Parameters:
      Stage: {Type: String, Default: live}
      Count: {Type: Number, Default: 3}
      Names: {Type: CommaDelimitedList, Default: "a, b,c"}
      Nets: {Type: "List<AWS::EC2::Subnet::Id>", Default: s-1}
      Secret: {Type: "AWS::SSM::Parameter::Value<String>", Default: /path}
      Open: {Type: String}
    Mappings:
      Sizes:
        live: {Cache: '0.5', List: [a, b]}
    Resources:
      X:
        Type: AWS::X
        Properties:
          A: VALUE
"""


@pytest.mark.parametrize(
    ("value", "known"),
    [
        ("!Ref Stage", "live"),
        ("!Ref Count", 3),
        ("!Ref Names", ["a", "b", "c"]),
        ("!Ref Nets", ["s-1"]),
        ("!Ref Secret", UNKNOWN),
        ("!Ref Open", UNKNOWN),
        ("!Ref AWS::NoValue", None),
        ("!Ref AWS::Region", UNKNOWN),
        ("!Ref X", UNKNOWN),
        ("!GetAtt X.Arn", UNKNOWN),
        ("!Sub '/${Stage}/${!x}/${Count}'", "/live/${x}/3"),
        ("!Sub ['${A}-${Stage}', {A: !Ref Count}]", "3-live"),
        ("!Sub '${AWS::Region}'", UNKNOWN),
        ("!Sub '${Names}'", UNKNOWN),
        ("!Join ['-', [a, !Ref Stage]]", "a-live"),
        ("!Join ['-', !Ref Names]", "a-b-c"),
        ("!Join ['-', !Ref Stage]", UNKNOWN),
        ("!Select [1, !Ref Names]", "b"),
        ("!Select ['0', [a, b]]", "a"),
        ("!Split ['-', 'a-b']", ["a", "b"]),
        ("!FindInMap [Sizes, live, Cache]", "0.5"),
        ("!FindInMap [Sizes, live, List]", ["a", "b"]),
        ("!FindInMap [Sizes, prod, Cache]", UNKNOWN),
        ("!FindInMap [Sizes, !Ref Stage, Cache]", UNKNOWN),
        ("!Base64 a", "YQ=="),
        ("!If [C, 1, 2]", UNKNOWN),
        ("!If [C, 1, 1]", 1),
        ("!If [C, x, !Ref AWS::NoValue]", UNKNOWN),
        ("!Equals [!Ref Stage, live]", True),
        ("!And [!Equals [a, a], !Equals [b, b], !Equals [c, d]]", False),
        ("!Or [!Equals [a, b], !Equals [b, b]]", True),
        ("!Not [!Equals [a, b]]", True),
        ("{Fn::Length: !Ref Names}", 3),
        ("!Length [a, b]", 2),
        ("!ToJsonString {b: 1, a: [!Ref Stage]}", '{"a":["live"],"b":1}'),
        ("!ToJsonString [1]", "[1]"),
        ("!Cidr [a, 4]", UNKNOWN),
        ("!ImportValue x", UNKNOWN),
        ("!GetAZs ''", UNKNOWN),
        ("!Transform {Name: x}", UNKNOWN),
        ("!Sub", UNKNOWN),
        ("!!str 5", "5"),
        ("5", 5),
        ("'5'", "5"),
        ("5.5", 5.5),
        ("true", True),
        ("~", None),
        ("yes", "yes"),
        ("&a text", "text"),
        ("*a", UNKNOWN),
    ],
)
def test_what_is_known(value: str, known: Known) -> None:
    file = document(read(MODULE).text.replace("VALUE", value), "cloudformation")
    project = Project((file,))
    assert project.known(project.by_address["X"].attributes[0].value) == known


def test_a_value_says_where_it_came_from() -> None:
    file = document(read(MODULE).text, "cloudformation")
    project = Project((file,))
    at = Span(0, 0)
    stage = project.find(Ref(at, "Stage", at))
    assert stage is not None
    assert (stage.origin.what, stage.origin.uri, stage.origin.span.of(file.text)) == ("default", file.uri, "live")
    names = project.find(Ref(at, "Names", at))
    assert names is not None
    assert [inner.span.of(file.text) for inner in walk(names.value)] == ['"a, b,c"', "a", "b", "c"]


UNCERTAIN = [
    ("a whole object", "EndpointConfiguration: !If [C, {Types: [EDGE]}, !Ref AWS::NoValue]", {"endpoint_configuration"}, [], False),
    ("a plain object", "EndpointConfiguration: {Types: [REGIONAL]}", set[str](), ["endpoint_configuration"], False),
    ("everything", "Fn::If: [C, {Name: a}, {Name: !Ref B}]", set[str](), [], True),
    ("an include", "Name: a\n      Fn::Transform: {Name: AWS::Include, Parameters: {Location: !Ref B}}", set[str](), [], True),
    ("a merge", "Name: a\n      <<: *more", set[str](), [], True),
]


@pytest.mark.parametrize(
    ("properties", "uncertain", "nested", "open_ended"), [case[1:] for case in UNCERTAIN], ids=[case[0] for case in UNCERTAIN]
)
def test_what_a_function_makes_is_uncertain(properties: str, uncertain: set[str], nested: list[str], open_ended: bool) -> None:
    _, api = resource(f"Resources:\n  X:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      {properties}\n")
    assert (set(api.contents.uncertain), [child.param for child in api.children], api.contents.open_ended) == (
        uncertain,
        [f"rest.api/{name}" for name in nested],
        open_ended,
    )
    assert api.sets("endpoint_configuration") is (bool(uncertain) or bool(nested) or open_ended)
    assert [ref.target for ref in api.references if ref.target == "B"] == (["B"] if "Ref B" in properties else [])


def test_functions_among_the_objects_of_a_list() -> None:
    text, key = resource("""
        Resources:
          X:
            Type: AWS::ApiGateway::ApiKey
            Properties:
              StageKeys:
                - RestApiId: !Ref Api
                  StageName: live
                - !If [C, {RestApiId: !Ref Other}, !Ref AWS::NoValue]
    """)
    assert key.contents.uncertain == {"stage_keys"}
    assert [[attribute.name for attribute in child.attributes] for child in key.children] == [["RestApiId", "StageName"]]
    assert [ref.target_span.of(text) for ref in key.references] == ["C", "Other", "Api"]


def test_for_each_makes_resources_that_nobody_knows() -> None:
    text = "Resources:\n  Fn::ForEach::Apis:\n    - Name\n    - [a, b]\n    - Api${Name}:\n        Type: AWS::ApiGateway::RestApi\n"
    (block,) = document(text, "cloudformation").outline.blocks
    assert (block.role, block.kind, block.attributes, block.children) == (Role.LOOP, None, (), ())


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Resources:\n  X", []),
        ("Resources:\n  X:\n", ["X"]),
        ("Resources:\n  X:\n    Type:\n", ["X"]),
        ("Resources:\n  X:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n", ["X"]),
        ("Resources:\n  X:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Na", ["X"]),
        ("Resources:\n  X:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Name: !Ref\n  Y:\n    Type: AWS::Y\n", ["X", "Y"]),
        ("Resources:\n  X:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Name: \"a\n  Y:\n    Type: AWS::Y\n", ["X", "Y"]),
        ('{"Resources": {"X": {"Type": "AWS::X", "Properties": {"A": ', ["X"]),
        ("", []),
        ("Resources: []\n", []),
    ],
)  # fmt: skip
def test_half_typed_templates_have_an_outline(text: str, addresses: list[str]) -> None:
    blocks = document(text, "json" if text.startswith("{") else "cloudformation").outline.blocks
    assert [block.address for block in blocks] == addresses
    assert [block.contents.attributes for block in blocks if block.address == "Y"] == [()] * addresses.count("Y")


@pytest.mark.parametrize(("written", "kind"), [("!Ref", "Missing"), ("!GetAtt", "Missing"), ("!Sub", "Opaque"), ("", "Missing")])
def test_a_function_without_its_argument(written: str, kind: str) -> None:
    _, block = resource(f"Resources:\n  X:\n    Type: AWS::X\n    Properties:\n      A: {written}\n      B: 1\n")
    assert [type(attribute.value).__name__ for attribute in block.attributes] == [kind, "Number"]


def test_no_value_is_null() -> None:
    text, block = resource("Resources:\n  X:\n    Type: AWS::X\n    Properties:\n      A: !Ref AWS::NoValue\n")
    assert block.attributes[0].value == Null(Span(text.index("!Ref"), len(text) - 1))


def test_a_transform_keeps_its_references() -> None:
    _, block = resource("Resources:\n  X:\n    Type: AWS::X\n    Properties:\n      A: !Transform {Name: !Ref B}\n")
    assert isinstance(block.attributes[0].value, Opaque)
    assert [ref.target for ref in block.references] == ["B"]


def test_a_function_of_an_alias_is_not_known() -> None:
    read_as = document("Resources:\n  A:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Name: !Sub *name\n", "cloudformation")
    value = read_as.outline.blocks[0].attributes[0].value
    assert isinstance(value, Opaque)


SECTIONS = """\
Description: Pets
Parameters:
  Env:
    Type: String
Mappings:
  Sizes:
    live: {Cache: '0.5'}
Conditions:
  IsLive: !Equals [!Ref Env, live]
Rules:
  Known:
    Assertions:
      - Assert: !Equals [!Ref Env, live]
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: pets
  Default:
    Type: AWS::S3::Bucket
Outputs:
  Id:
    Value: !Ref Api
"""
_SECTIONS_IN_JSON = """\
{
  "Description": "Pets",
  "Parameters": {
    "Env": {
      "Type": "String"
    }
  },
  "Mappings": {
    "Sizes": {
      "live": {"Cache": "0.5"}
    }
  },
  "Conditions": {
    "IsLive": {"Fn::Equals": [{"Ref": "Env"}, "live"]}
  },
  "Resources": {
    "Api": {
      "Type": "AWS::ApiGateway::RestApi",
      "Properties": {"Name": "pets"}
    },
    "Default": {
      "Type": "AWS::S3::Bucket"
    }
  },
  "Outputs": {
    "Id": {"Value": {"Ref": "Api"}}
  }
}
"""
DECLARED = [
    ("Env", Role.VARIABLE, None),
    ("Mappings.Sizes", Role.MAPPING, None),
    ("Conditions.IsLive", Role.CONDITION, None),
    ("Api", Role.RESOURCE, "rest.api"),
    ("Default", Role.RESOURCE, None),
    ("Outputs.Id", Role.OUTPUT, None),
]


@pytest.mark.parametrize("text", [SECTIONS, _SECTIONS_IN_JSON], ids=["YAML", "JSON"])
@pytest.mark.parametrize("section", ["Parameters", "Mappings", "Conditions", "Resources", "Outputs"])
def test_what_stands_in_a_section_is_known_while_its_name_is_typed(text: str, section: str) -> None:
    line = next(line for line in text.splitlines() if line.strip(' "').startswith(f"{section}"))
    cuts = [line[:end] for end in range(line.index(section), len(line.rstrip(' :{"')) + 1)]
    if section == "Resources":
        cuts.append("")  # the whole line is gone: what it held tells
    for cut in cuts:
        outline = document(text.replace(line, cut), "cloudformation").outline
        found = [(block.address, block.role, block.kind) for block in outline.blocks]
        assert [one for one in found if one in DECLARED] == DECLARED, cut


def test_what_looks_like_a_resource_in_the_metadata_is_none() -> None:
    found = document(SECTIONS.replace("Description: Pets", "Metadata:\n  Old: {Type: AWS::S3::Bucket}"), "cloudformation").outline
    assert [block.address for block in found.blocks] == [address for address, _, _ in DECLARED]


def told(block: Block) -> tuple[object, ...]:
    """All that a block says, with its places, all the way down."""
    inside = (block.contents.body, block.contents.attributes, block.contents.meta)
    return block.role, block.kind, block.address, block.span, block.type_span, block.name_span, inside, *map(told, block.children)


_PET = "  Pet:\n    Type: AWS::ApiGateway::Method\n    Properties:\n      Integration:\n        Type: MOCK\n      Ope\n"
_PETS = (
    "Resources:\n" + _PET * 2 + "".join(_PET.replace("Pet", f"Pet{number}") for number in range(20)) + "Outputs:\n  Url:\n    Value: 1\n"
)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Pet7:", "Pet77:"),
        ("Resources", "Nothings"),
        ("Resources:", "Resour"),
        ("Outputs", "Mappings"),
        ("      Ope\n", "\n"),
        ("Value: 1", "a"),
    ],
)
def test_an_edited_template_declares_what_a_new_one_does(was: str, now: str) -> None:
    before = document(_PETS, "cloudformation")
    assert len(before.outline.blocks) == 23
    edited = before.edited(_PETS.replace(was, now), 2)
    fresh = document(edited.text, "cloudformation")
    assert [told(block) for block in edited.outline.blocks] == [told(block) for block in fresh.outline.blocks]
