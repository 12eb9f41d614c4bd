"""Entries, items, resources and dependencies that a fix adds: as the file's author would have typed them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dialects.test_render import HEAD, MINIFIED, PRETTY, RESOURCE, TERRAFORM_JSON, stage_of
from gatewright.model import Block
from gatewright.model.wish import (
    AddBlock,
    AddEntry,
    AddItem,
    AddResource,
    Code,
    CreateBeforeDestroy,
    DependOn,
    Literal,
    Pointer,
    Remove,
    SetParam,
    Wish,
    Words,
)
from gatewright.text import apply_edits


class Ask:
    """Wishes for a stage that is not read yet."""

    def __init__(self, *wishes: tuple[type, tuple[object, ...]]) -> None:
        self.wishes = wishes

    def of(self, stage: Block) -> list[Wish]:
        return [kind(stage, *given) for kind, given in self.wishes]


def entry(key: str, new: Literal = "v") -> Ask:
    return Ask((AddEntry, ("variables", key, new)))


def value(new: Literal) -> Ask:
    return Ask((SetParam, ("description", new)))


def new(address: str, kind: str = "rest.method", depends_on: tuple[str, ...] = (), **params: Literal) -> tuple[type, tuple[object, ...]]:
    return AddResource, (kind, address, params, depends_on)


WORDS = value(Words(("a/", Pointer("aws_x.y", "id"))))
SUB = value(Words(("a/", Pointer("X"), "/", Pointer("Y", "Arn"))))
MARKS = value(Words(("$", Pointer("aws_x.y"), " ${", "a} %{b}")))
CODE = value(Code("sha1(jsonencode([\n  a.b,\n]))"))
WAIT, WAITS = Ask((DependOn, (("aws_x.y",),))), Ask((DependOn, (("X", "Z"),)))
OUTLIVE = Ask((CreateBeforeDestroy, ()))
GET = Ask(new("aws_api_gateway_method.get", rest_api_id=Pointer("aws_x.y", "id"), http_method="GET", request_parameters={"a": True}))
TWO = Ask(
    new("aws_api_gateway_stage.b", "rest.stage", ("aws_x.y",), access_log_settings={"format": "f"}),
    new("aws_api_gateway_method.get", http_method="GET"),
    new("aws_api_gateway_stage.b", "rest.stage"),
)
PUT = Ask(
    new("Put", "rest.method", ("X",), http_method="PUT", integration={"type": "MOCK", "integration_responses": [{"status_code": "200"}]})
)
NESTED = Ask(new("Answer", "rest.integration", http_method="GET"))

TERRAFORM: dict[str, tuple[str, Ask, str]] = {
    "text with a reference": ("\n}\n", WORDS, '\n  description = "a/${aws_x.y.id}"\n}\n'),
    "marks that are text": ("\n}\n", MARKS, '\n  description = "${"$"}${aws_x.y} $${a} %%{b}"\n}\n'),
    "code": ("\n}\n", CODE, "\n  description = sha1(jsonencode([\n    a.b,\n  ]))\n}\n"),
    "an entry on the line": ("\n  variables = { a = 1 } # why\n}\n", entry("b", ["x"]), '\n  variables = { a = 1, b = ["x"] } # why\n}\n'),
    "an entry behind a comma": ("\n  variables = { a = 1, }\n}\n", entry("b"), '\n  variables = { a = 1, b = "v", }\n}\n'),
    "an entry on its line": ("\n  variables = {\n    a   = 1 # why\n    bcd = 2 # so\n    # more\n  }\n}\n", entry("e"), '\n  variables = {\n    a   = 1 # why\n    bcd = 2 # so\n    e   = "v"\n    # more\n  }\n}\n'),
    "an entry with commas and quotes": ('\n  variables = {\n    "a" = 1,\n    "b" = 2\n  }\n}\n', entry("c"), '\n  variables = {\n    "a" = 1,\n    "b" = 2,\n    "c" = "v"\n  }\n}\n'),
    "an entry with colons": ("\n  variables = {\n    a : 1\n  }\n}\n", entry("c"), '\n  variables = {\n    a : 1\n    c: "v"\n  }\n}\n'),
    "an entry of an empty mapping": ("\n  variables = {}\n}\n", entry("c"), '\n  variables = { c = "v" }\n}\n'),
    "an entry of an empty mapping on lines": ("\n\tvariables = {\n\t\t# none\n\t}\n}\n", entry("c d"), '\n\tvariables = {\n\t\t# none\n\t\t"c d" = "v"\n\t}\n}\n'),
    "an entry that is there": ("\n  variables = { a = 1 }\n}\n", entry("a"), '\n  variables = { a = "v" }\n}\n'),
    "an entry of a mapping that is not there": ("\n}\n", Ask(*entry("a").wishes, *entry("b").wishes), '\n  variables = {\n    "a" = "v",\n    "b" = "v",\n  }\n}\n'),
    "no entry of what is no mapping": ("\n  variables = merge(var.a, { a = 1 })\n}\n", entry("a"), "\n  variables = merge(var.a, { a = 1 })\n}\n"),
    "no entry where somebody is typing": ("\n  variables = { a = 1\n}\n", entry("b"), "\n  variables = { a = 1\n}\n"),
    "a dependency": ("\n  stage_name = 1\n\n  canary_settings {}\n}\n", WAIT, "\n  stage_name = 1\n\n  canary_settings {}\n\n  depends_on = [aws_x.y]\n}\n"),
    "a dependency on the line": ("\n  depends_on = [a.b]\n}\n", WAIT, "\n  depends_on = [a.b, aws_x.y]\n}\n"),
    "a dependency on its line": ("\n    depends_on = [\n        a.b, # why\n    ]\n}\n", WAIT, "\n    depends_on = [\n        a.b, # why\n        aws_x.y,\n    ]\n}\n"),
    "a dependency that is there": ("\n  depends_on = [aws_x.y]\n}\n", WAIT, "\n  depends_on = [aws_x.y]\n}\n"),
    "a dependency of a block on one line": (" stage_name = 1 }\n", WAIT, "\n  stage_name = 1\n\n  depends_on = [aws_x.y]\n}\n"),
    "a dependency without an end": ("\n  stage_name = 1\n", WAIT, "\n  stage_name = 1\n"),
    "the new one first": ("\n  stage_name = 1\n}\n", OUTLIVE, "\n  stage_name = 1\n\n  lifecycle {\n    create_before_destroy = true\n  }\n}\n"),
    "the new one first, among others": ("\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n", OUTLIVE, "\n  lifecycle {\n    prevent_destroy = true\n    create_before_destroy = true\n  }\n}\n"),
    "the new one first after all": ("\n  lifecycle {\n    create_before_destroy = false\n  }\n}\n", OUTLIVE, "\n  lifecycle {\n    create_before_destroy = true\n  }\n}\n"),
    "a resource": ("\n  stage_name = 1\n} # why\n\n# other\n", GET, '\n  stage_name = 1\n} # why\n\nresource "aws_api_gateway_method" "get" {\n  rest_api_id = aws_x.y.id\n  http_method = "GET"\n  request_parameters = {\n    "a" = true,\n  }\n}\n\n# other\n'),
    "resources in order, each once": ("\r\n\tstage_name = 1\r\n}", TWO, '\r\n\tstage_name = 1\r\n}\r\n\r\nresource "aws_api_gateway_stage" "b" {\r\n\taccess_log_settings {\r\n\t\tformat = "f"\r\n\t}\r\n\r\n\tdepends_on = [aws_x.y]\r\n}\r\n\r\nresource "aws_api_gateway_method" "get" {\r\n\thttp_method = "GET"\r\n}'),
    "no resource by another type's address": ("\n}\n", Ask(new("aws_x.get")), "\n}\n"),
    "all or nothing": ("\n}\n", Ask(*WAIT.wishes, new("aws_x.get")), "\n}\n"),
    "two arguments of a block on one line": ("}\n", Ask((SetParam, ("stage_name", 1)), (SetParam, ("description", 2))), "\n  stage_name  = 1\n  description = 2\n}\n"),
}  # fmt: skip

YAML: dict[str, tuple[str, Ask, str]] = {
    "text with references": ("    Properties:\n      StageName: a\n", SUB, "    Properties:\n      StageName: a\n      Description: !Sub a/${X}/${Y.Arn}\n"),
    "text with references between braces": ("    Properties: {StageName: a}\n", SUB, "    Properties: {StageName: a, Description: !Sub 'a/${X}/${Y.Arn}'}\n"),
    "marks that are text": ("    Properties:\n      Description: a\n", value(Words(("${", "a} ", Pointer("X"), ": b"))), "    Properties:\n      Description: !Sub '${!a} ${X}: b'\n"),
    "no code": ("    Properties:\n      Description: a\n", CODE, "    Properties:\n      Description: a\n"),
    "an entry": ("    Properties:\n      Variables:\n          a: b # why\n      StageName: a\n", entry("c d", {"e": 1}), "    Properties:\n      Variables:\n          a: b # why\n          c d:\n            e: 1\n      StageName: a\n"),
    "an entry behind a text of several lines": ("    Properties:\n      Variables:\n        a: |\n          b\n\n      StageName: a\n", entry("c"), "    Properties:\n      Variables:\n        a: |\n          b\n        c: v\n\n      StageName: a\n"),
    "an entry between braces": ("    Properties:\n      Variables: {a: b,}\n", entry("c", "x: y"), "    Properties:\n      Variables: {a: b, c: 'x: y',}\n"),
    "an entry between braces on lines": ("    Properties:\n      Variables: {\n        a: b # why\n      }\n", entry("c"), "    Properties:\n      Variables: {\n        a: b, # why\n        c: v\n      }\n"),
    "an entry of an empty mapping": ("    Properties:\n      Variables: {}\n", entry("c"), "    Properties:\n      Variables: {c: v}\n"),
    "an entry that is there": ("    Properties:\n      Variables:\n        c: \"x\"\n", entry("c"), "    Properties:\n      Variables:\n        c: \"v\"\n"),
    "an entry where a mapping is awaited": ("    Properties:\n      Variables:\n", entry("c"), "    Properties:\n      Variables: {c: v}\n"),
    "no entry of a function": ("    Properties:\n      Variables: !If [A, {a: b}, {}]\n", entry("c"), "    Properties:\n      Variables: !If [A, {a: b}, {}]\n"),
    "no entry where somebody is typing": ("    Properties:\n      Variables: {a: b\n", entry("c"), "    Properties:\n      Variables: {a: b\n"),
    "an inner entry before an outer one": ("    Properties:\n      Variables:\n        a: b\n", Ask((DependOn, (("X",),)), new("Get"), (SetParam, ("stage_name", "s")), *entry("c").wishes), "    DependsOn: X\n    Properties:\n      Variables:\n        a: b\n        c: v\n      StageName: s\n  Get:\n    Type: AWS::ApiGateway::Method\n"),
    "dependencies": ("    Properties:\n      StageName: a\n", WAITS, "    DependsOn:\n      - X\n      - Z\n    Properties:\n      StageName: a\n"),
    "dependencies beside the only one": ("    DependsOn: A\n", WAITS, "    DependsOn: [A, X, Z]\n"),
    "dependencies beside others": ("    DependsOn:\n    - A # why\n    - X\n", WAITS, "    DependsOn:\n    - A # why\n    - X\n    - Z\n"),
    "dependencies beside others on the line": ("    DependsOn: [A]\n", WAITS, "    DependsOn: [A, X, Z]\n"),
    "a new one always comes first": ("    DependsOn: A\n", OUTLIVE, "    DependsOn: A\n"),
    "a resource": ("    Properties:\n      StageName: a\n\n  # other\n  Other:\n    Type: X\n", PUT, "    Properties:\n      StageName: a\n\n  Put:\n    Type: AWS::ApiGateway::Method\n    DependsOn: X\n    Properties:\n      HttpMethod: PUT\n      Integration:\n        Type: MOCK\n        IntegrationResponses:\n          - StatusCode: '200'\n\n  # other\n  Other:\n    Type: X\n"),
    "a resource, line ends of the file": ("    DependsOn: A\r\n", Ask(new("Get")), "    DependsOn: A\r\n  Get:\r\n    Type: AWS::ApiGateway::Method\r\n"),
    "no resource that stands inside another": ("    DependsOn: A\n", NESTED, "    DependsOn: A\n"),
}  # fmt: skip

VALUES = ',\n      "Properties": {\n        "Variables": {\n          "a": "b"%s\n        }\n      }'
JSON: dict[str, tuple[str, str, Ask, str]] = {
    "text with references": (MINIFIED, ',"Properties":{"Description":"a"}', SUB, ',"Properties":{"Description":{"Fn::Sub": "a/${X}/${Y.Arn}"}}'),
    "an entry on its line": (PRETTY, VALUES % "", entry("c"), VALUES % ',\n          "c": "v"'),
    "an entry on the line": (MINIFIED, ',"Properties":{"Variables":{"a":"b"}}', entry("c"), ',"Properties":{"Variables":{"a":"b", "c": "v"}}'),
    "dependencies": (PRETTY, "", WAITS, ',\n      "DependsOn": ["X", "Z"]'),
    "dependencies and properties": (PRETTY, "", Ask(*value("a").wishes, *WAITS.wishes), ',\n      "DependsOn": ["X", "Z"],\n      "Properties": {"Description": "a"}'),
    "dependencies beside the only one": (PRETTY, ',\n      "DependsOn": "A"', WAITS, ',\n      "DependsOn": ["A", "X", "Z"]'),
    "a resource": (PRETTY, "", Ask(new("Get", http_method="GET")), '\n    },\n    "Get": {\n      "Type": "AWS::ApiGateway::Method",\n      "Properties": {\n        "HttpMethod": "GET"\n      }'),
    "a resource on the line": (MINIFIED, "", Ask(new("Get")), '}, "Get": {"Type": "AWS::ApiGateway::Method"'),
    "text with a reference": (TERRAFORM_JSON, '{"description": "${aws_a.b.id}"}', WORDS, '{"description": "a/${aws_x.y.id}"}'),
    "marks that are text": (TERRAFORM_JSON, "{}", MARKS, '{"description": "${\\"$\\"}${aws_x.y} $${a} %%{b}"}'),
    "code": (TERRAFORM_JSON, "{}", value(Code("sha1(a)")), '{"description": "${sha1(a)}"}'),
    "an entry behind a reference": (TERRAFORM_JSON, '{"variables": {"a": "${join(\\"\\", [aws_a.b.id])}"}}', entry("c"), '{"variables": {"a": "${join(\\"\\", [aws_a.b.id])}", "c": "v"}}'),
    "an item": (TERRAFORM_JSON, '{"depends_on": ["aws_a.b"]}', WAIT, '{"depends_on": ["aws_a.b", "aws_x.y"]}'),
    "a dependency": (TERRAFORM_JSON, '{"stage_name": "a"}', WAIT, '{"stage_name": "a", "depends_on": ["aws_x.y"]}'),
    "the new one first": (TERRAFORM_JSON, '{"lifecycle": {}}', OUTLIVE, '{"lifecycle": {"create_before_destroy": true}}'),
    "resources of two types": (TERRAFORM_JSON, "{}", TWO, '{}, "b": {"access_log_settings": {"format": "f"}, "depends_on": ["aws_x.y"]}}, "aws_api_gateway_method": {"get": {"http_method": "GET"}'),
}  # fmt: skip


def cases() -> Iterator[tuple[str, str, str, Ask, str]]:
    yield from ((name, "tf", HEAD + before, ask, HEAD + after) for name, (before, ask, after) in TERRAFORM.items())
    for name, (before, ask, after) in YAML.items():
        head = RESOURCE.replace("\n", "\r\n") if "\r" in before else RESOURCE
        yield name, "yaml", head + before, ask, head + after
    for name, (frame, before, ask, after) in JSON.items():
        yield name, "tf.json" if frame is TERRAFORM_JSON else "json", frame % before, ask, frame % after


CASES = list(cases())


@pytest.mark.parametrize(("form", "before", "ask", "after"), [case[1:] for case in CASES], ids=[f"{case[1]}: {case[0]}" for case in CASES])
def test_additions(form: str, before: str, ask: Ask, after: str) -> None:
    document, stage = stage_of(before, form)
    assert apply_edits(before, document.dialect.render(document, ask.of(stage))) == after
    again, _ = stage_of(after, form)
    assert len(again.problems) == len(document.problems)


def test_an_item_joins_a_list_of_strings() -> None:
    before = "Resources:\n  Live:\n    Type: AWS::ApiGateway::Stage\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      BinaryMediaTypes:\n      - a/b\n"
    document, _ = stage_of(before, "yaml")
    wishes = [AddItem(document.outline.blocks[1], "binary_media_types", kind) for kind in ("a/b", "*/*")]
    assert apply_edits(before, document.dialect.render(document, wishes)) == before + "      - '*/*'\n"


@pytest.mark.parametrize(
    ("form", "text"),
    [("tf", HEAD + "\n  stage_name = 1\n  description = 2\n}\n"), ("json", MINIFIED % ',"Properties":{"StageName":"a","Description":"b"}')],
)
def test_one_goes_where_another_comes(form: str, text: str) -> None:
    document, stage = stage_of(text, form)
    gone = stage.get("description")
    assert gone
    after, changed = stage_of(
        apply_edits(text, document.dialect.render(document, [Remove(gone), SetParam(stage, "rest_api_id", "x")])), form
    )
    assert not after.problems
    assert [attribute.param for attribute in changed.attributes] == ["rest.stage/stage_name", "rest.stage/rest_api_id"]


def test_neighbors_between_braces_go_together() -> None:
    text = MINIFIED % ',"Properties":{"RestApiId":"x","StageName":"a","Description":"b"}'
    document, stage = stage_of(text, "json")
    wishes = [Remove(attribute) for attribute in stage.attributes[1:]]
    assert apply_edits(text, document.dialect.render(document, wishes)) == MINIFIED % ',"Properties":{"RestApiId":"x"}'


def test_wishes_that_contradict_each_other_change_nothing() -> None:
    document, stage = stage_of(HEAD + "\n  variables = { a = 1 }\n}\n", "tf")
    assert document.dialect.render(document, [SetParam(stage, "variables", 1), AddEntry(stage, "variables", "b", 2)]) == []


def test_a_block_that_a_template_has_already_is_not_added() -> None:
    document, stage = stage_of(RESOURCE + "    Properties:\n      AccessLogSetting:\n        Format: a\n", "yaml")
    assert document.dialect.render(document, [AddBlock(stage, "access_log_settings", {"format": "b"})]) == []


@pytest.mark.parametrize(
    ("form", "before", "after"),
    [
        (
            "yaml",
            "      - HttpMethod: GET  # all\n",
            "      - HttpMethod: GET  # all\n      - HttpMethod: PUT\n        CachingEnabled: true\n",
        ),
        ("yaml", "        [{HttpMethod: GET}]\n", "        [{HttpMethod: GET}, {HttpMethod: PUT, CachingEnabled: true}]\n"),
        ("yaml", "      - !If [A, {HttpMethod: GET}, !Ref AWS::NoValue]\n      - HttpMethod: GET\n", None),
        ("json", '[{"HttpMethod":"GET"}]', '[{"HttpMethod":"GET"}, {"HttpMethod": "PUT", "CachingEnabled": true}]'),
        (
            "json",
            '[\n    {\n      "HttpMethod": "GET"\n    }\n  ]',
            '[\n    {\n      "HttpMethod": "GET"\n    },\n    {\n      "HttpMethod": "PUT",\n      "CachingEnabled": true\n    }\n  ]',
        ),
        ("json", '[\n    {\n      "HttpMethod": "GET"\n    }\n  ', None),
    ],
)
def test_a_block_joins_those_that_a_template_has(form: str, before: str, after: str | None) -> None:
    frame = RESOURCE + "    Properties:\n      MethodSettings:\n%s" if form == "yaml" else MINIFIED % ',"Properties":{"MethodSettings":%s}'
    document, stage = stage_of(frame % before, form)
    new = AddBlock(stage, "method_settings", {"http_method": "PUT", "caching_enabled": True})
    assert apply_edits(frame % before, document.dialect.render(document, [new])) == frame % (before if after is None else after)
