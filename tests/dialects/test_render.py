"""Wishes written back: as the file's author would have typed them, and nothing else changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from gatewright.dialects import dialect_named
from gatewright.model import Block, Document
from gatewright.model.wish import AddBlock, Allow, Literal, Pointer, Remove, ReplaceValue, ReplaceWords, Repoint, SetParam, Wish
from gatewright.text import Span, TextEdit, apply_edits

Ask = Callable[[Block, Document], Wish]
URIS = {"tf": "file:///p/main.tf", "tf.json": "file:///p/main.tf.json", "yaml": "file:///p/t.yaml", "json": "file:///p/t.json"}


def stage_of(text: str, form: str) -> tuple[Document, Block]:
    """A document with one stage in it, and that stage."""
    dialect = dialect_named("terraform" if form.startswith("tf") else "cloudformation")
    document = Document(URIS[form], 1, text, dialect)
    return document, next(block for block in document.outline.blocks if block.kind == "rest.stage")


def rendered(text: str, form: str, ask: Ask) -> str:
    document, stage = stage_of(text, form)
    return apply_edits(text, document.dialect.render(document, [ask(stage, document)]))


def put(name: str, new: Literal) -> Ask:
    return lambda stage, _: SetParam(stage, name, new)


def add(name: str, **params: Literal) -> Ask:
    return lambda stage, _: AddBlock(stage, name, params)


def remove(name: str) -> Ask:
    def ask(stage: Block, _: Document) -> Wish:
        attribute = stage.get(name)
        return Remove(attribute if attribute else stage.nested(name)[0])

    return ask


def remove_inner(name: str, inner: str) -> Ask:
    def ask(stage: Block, _: Document) -> Wish:
        attribute = stage.nested(name)[0].get(inner)
        assert attribute is not None
        return Remove(attribute)

    return ask


def allow(word: str) -> Ask:
    return lambda _, document: Allow(document.text.index(word), "some-rule")


def repoint(attribute: str) -> Ask:
    return lambda stage, _: Repoint(stage.references[0], attribute)


SIZE, LOG = put("cache_cluster_size", "0.5"), add("access_log_settings", destination_arn=Pointer("aws_x.y", "arn"), format="{pad}")
METHOD = add("method_settings", http_method="*", resource_path="/*")

HEAD = 'resource "aws_api_gateway_stage" "live" {'
TERRAFORM: dict[str, tuple[str, Ask, str]] = {
    "an argument joins an aligned block": ("\n  rest_api_id = 1\n  stage_name  = 2\n}\n", put("variables", {"a": "${b}"}), '\n  rest_api_id = 1\n  stage_name  = 2\n  variables = {\n    "a" = "$${b}",\n  }\n}\n'),
    "an argument joins an unaligned block": ("\n  stage_name = 1 # why\n}\n", SIZE, '\n  stage_name = 1 # why\n  cache_cluster_size = "0.5"\n}\n'),
    "the first argument": ("\n}\n", SIZE, '\n  cache_cluster_size = "0.5"\n}\n'),
    "the first argument of braces": ("}\n", SIZE, '\n  cache_cluster_size = "0.5"\n}\n'),
    "a block on one line is opened up": (" stage_name = 1 }\n", SIZE, '\n  stage_name = 1\n  cache_cluster_size = "0.5"\n}\n'),
    "line ends of the file": ("\r\n  stage_name = 1\r\n}\r\n", LOG, '\r\n  stage_name = 1\r\n\r\n  access_log_settings {\r\n    destination_arn = aws_x.y.arn\r\n    format          = "{pad}"\r\n  }\r\n}\r\n'),
    "tabs": ("\n\tstage_name = 1\n}\n", LOG, '\n\tstage_name = 1\n\n\taccess_log_settings {\n\t\tdestination_arn = aws_x.y.arn\n\t\tformat          = "{pad}"\n\t}\n}\n'),
    "behind a heredoc": ("\n  description = <<-EOT\n    a\n  EOT\n}\n", SIZE, '\n  description = <<-EOT\n    a\n  EOT\n  cache_cluster_size = "0.5"\n}\n'),
    "arguments stand before blocks": ("\n  stage_name = 1\n\n  canary_settings {}\n}\n", SIZE, '\n  stage_name = 1\n  cache_cluster_size = "0.5"\n\n  canary_settings {}\n}\n'),
    "no line end at the end": ("\n  stage_name = 1\n}", SIZE, '\n  stage_name = 1\n  cache_cluster_size = "0.5"\n}'),
    "a block in an empty one": ("}\n", LOG, '\n  access_log_settings {\n    destination_arn = aws_x.y.arn\n    format          = "{pad}"\n  }\n}\n'),
    "a block in a block on one line": (" stage_name = 1 }\n", add("canary_settings"), "\n  stage_name = 1\n\n  canary_settings {\n  }\n}\n"),
    "another value": ('\n  stage_name = "a" # why\n}\n', put("stage_name", 'say "${x}" %{y} \n\b\f\\b'), '\n  stage_name = "say \\"$${x}\\" %%{y} \\n\\u0008\\u000c\\\\b" # why\n}\n'),
    "a value where none stands": ("\n  stage_name =\n}\n", put("stage_name", True), "\n  stage_name = true\n}\n"),
    "a heredoc's value": ("\n  description = <<-EOT\n    a\n  EOT\n  stage_name = 1\n}\n", put("description", 2.0), "\n  description = 2\n  stage_name = 1\n}\n"),
    "a small number": ("\n  stage_name = 1\n}\n", put("stage_name", 0.12345678), "\n  stage_name = 0.12345678\n}\n"),
    "a list": ("\n  stage_name = 1\n}\n", put("stage_name", ["a", Pointer("var.b")]), '\n  stage_name = [\n    "a",\n    var.b,\n  ]\n}\n'),
    "an argument goes with its line": ("\n  stage_name = 1\n  description = 2\n}\n", remove("stage_name"), "\n  description = 2\n}\n"),
    "a comment stays": ("\n  stage_name = 1 # why\n}\n", remove("stage_name"), "\n   # why\n}\n"),
    "an argument of a block on one line goes": (" stage_name = 1 }\n", remove("stage_name"), "  }\n"),
    "a block goes with the blank line above": ("\n  stage_name = 1\n\n  canary_settings {\n  }\n}\n", remove("canary_settings"), "\n  stage_name = 1\n}\n"),
    "a comment that allows": ("\n  stage_name = 1\n}\n", allow("stage_name"), "\n  # gatewright: allow some-rule\n  stage_name = 1\n}\n"),
    "a comment is no part of a text": ("\n  description = <<-EOT\n    a\n    WORD\n  EOT\n}\n", allow("WORD"), "\n  # gatewright: allow some-rule\n  description = <<-EOT\n    a\n    WORD\n  EOT\n}\n"),
    "another attribute": ("\n  stage_name = aws_x.y.arn\n}\n", repoint("id"), "\n  stage_name = aws_x.y.id\n}\n"),
}  # fmt: skip

RESOURCE = "Resources:\n  Live:\n    Type: AWS::ApiGateway::Stage\n"
YAML: dict[str, tuple[str, Ask, str]] = {
    "a property": ("    Properties:\n      StageName: live # why\n", SIZE, "    Properties:\n      StageName: live # why\n      CacheClusterSize: '0.5'\n"),
    "behind a value with a brace": ("    Properties:\n      StageName: !Sub '${A}' # why\n", SIZE, "    Properties:\n      StageName: !Sub '${A}' # why\n      CacheClusterSize: '0.5'\n"),
    "behind a list that starts the block": ("    Properties:\n      MethodSettings:\n      - HttpMethod: GET\n", SIZE, "    Properties:\n      MethodSettings:\n      - HttpMethod: GET\n      CacheClusterSize: '0.5'\n"),
    "behind a text of several lines": ("    Properties:\n      Description: |\n        a\n        b\n\n  Other:\n    Type: X\n", SIZE, "    Properties:\n      Description: |\n        a\n        b\n      CacheClusterSize: '0.5'\n\n  Other:\n    Type: X\n"),
    "an object": ("    Properties:\n      StageName: live\n", LOG, "    Properties:\n      StageName: live\n      AccessLogSetting:\n        DestinationArn: !GetAtt aws_x.y.arn\n        Format: '{pad}'\n"),
    "a list of objects": ("    Properties:\n      StageName: live\n", METHOD, "    Properties:\n      StageName: live\n      MethodSettings:\n        - HttpMethod: '*'\n          ResourcePath: '/*'\n"),
    "a list that is there": ("    Properties:\n      MethodSettings: []\n", METHOD, "    Properties:\n      MethodSettings: []\n"),
    "the first property": ("", SIZE, "    Properties:\n      CacheClusterSize: '0.5'\n"),
    "the first property before other settings": ("    DependsOn: Other\n", SIZE, "    Properties:\n      CacheClusterSize: '0.5'\n    DependsOn: Other\n"),
    "the first property where one is awaited": ("    Properties: # soon\n    DependsOn: Other\n", SIZE, "    Properties: # soon\n      CacheClusterSize: '0.5'\n    DependsOn: Other\n"),
    "what a function makes cannot be added to": ("    Properties: !If [A, {StageName: a}, {StageName: b}]\n", SIZE, "    Properties: !If [A, {StageName: a}, {StageName: b}]\n"),
    "braces": ("    Properties: {StageName: live}\n", SIZE, "    Properties: {StageName: live, CacheClusterSize: '0.5'}\n"),
    "braces on lines": ("    Properties: {\n      StageName: live,\n      Description: a\n    }\n", SIZE, "    Properties: {\n      StageName: live,\n      Description: a,\n      CacheClusterSize: '0.5'\n    }\n"),
    "braces with a comment": ("    Properties: {\n      StageName: live # why\n    }\n", SIZE, "    Properties: {\n      StageName: live # why\n    }\n"),
    "empty braces": ("    Properties: {}\n", SIZE, "    Properties: {CacheClusterSize: '0.5'}\n"),
    "line ends of the file": ("    Properties:\r\n      StageName: live\r\n", METHOD, "    Properties:\r\n      StageName: live\r\n      MethodSettings:\r\n        - HttpMethod: '*'\r\n          ResourcePath: '/*'\r\n"),
    "another value": ("    Properties:\n      StageName: live # why\n", put("stage_name", Pointer("Name")), "    Properties:\n      StageName: !Ref Name # why\n"),
    "a value in single quotes": ("    Properties:\n      StageName: 'live'\n", put("stage_name", "it's"), "    Properties:\n      StageName: 'it''s'\n"),
    "a value in double quotes": ('    Properties:\n      StageName: "live"\n', put("stage_name", 'a "b"'), '    Properties:\n      StageName: "a \\"b\\""\n'),
    "a value of two lines": ("    Properties:\n      StageName: 'live'\n", put("stage_name", "a\nb: c"), '    Properties:\n      StageName: "a\\nb: c"\n'),
    "a value that needs quotes": ("    Properties:\n      StageName: live\n", put("stage_name", "yes"), "    Properties:\n      StageName: 'yes'\n"),
    "a function's value": ("    Properties:\n      StageName: !Sub 'a'\n", put("stage_name", "b"), "    Properties:\n      StageName: b\n"),
    "a text of several lines": ("    Properties:\n      Description: |\n        a\n        b\n      StageName: live\n", put("description", "c"), "    Properties:\n      Description: c\n      StageName: live\n"),
    "a value where none stands": ("    Properties:\n      StageName:\n      Description: a\n", put("stage_name", "live"), "    Properties:\n      StageName: live\n      Description: a\n"),
    "a property goes with its line": ("    Properties:\n      StageName: live\n      Description: a\n", remove("stage_name"), "    Properties:\n      Description: a\n"),
    "the first between braces goes": ("    Properties: {StageName: live, Description: a}\n", remove("stage_name"), "    Properties: {Description: a}\n"),
    "the last between braces goes": ("    Properties: {Description: a, StageName: live}\n", remove("stage_name"), "    Properties: {Description: a}\n"),
    "one of several objects goes": ("    Properties:\n      MethodSettings:\n        - HttpMethod: GET\n          ResourcePath: /\n        - HttpMethod: PUT\n", remove("method_settings"), "    Properties:\n      MethodSettings:\n        - HttpMethod: PUT\n"),
    "the only object goes with its list": ("    Properties:\n      MethodSettings:\n      - HttpMethod: GET\n        ResourcePath: /\n      StageName: live\n", remove("method_settings"), "    Properties:\n      StageName: live\n"),
    "the only object goes with its brackets": ("    Properties: {MethodSettings: [{HttpMethod: GET}], StageName: live}\n", remove("method_settings"), "    Properties: {StageName: live}\n"),
    "an object beside a function goes alone": ("    Properties:\n      MethodSettings:\n        - HttpMethod: GET\n        - !If [A, {HttpMethod: PUT}, !Ref AWS::NoValue]\n", remove("method_settings"), "    Properties:\n      MethodSettings:\n        - !If [A, {HttpMethod: PUT}, !Ref AWS::NoValue]\n"),
    "the first key of an object goes": ("    Properties:\n      MethodSettings:\n        - HttpMethod: GET\n          ResourcePath: /\n", remove_inner("method_settings", "http_method"), "    Properties:\n      MethodSettings:\n        - ResourcePath: /\n"),
    "an object goes": ("    Properties:\n      AccessLogSetting:\n        Format: a\n      StageName: live\n", remove("access_log_settings"), "    Properties:\n      StageName: live\n"),
    "a comment that allows": ("    Properties:\n      StageName: live\n", allow("StageName"), "    Properties:\n      # gatewright: allow some-rule\n      StageName: live\n"),
    "a comment is no part of a text": ("    Properties:\n      Description: !Sub |\n        a${B}\n        WORD\n", allow("WORD"), "    Properties:\n      # gatewright: allow some-rule\n      Description: !Sub |\n        a${B}\n        WORD\n"),
    "another attribute": ("    Properties:\n      StageName: !GetAtt X.Arn\n", repoint("Id"), "    Properties:\n      StageName: !GetAtt X.Id\n"),
    "a reference without attribute stays": ("    Properties:\n      StageName: !Ref X\n", repoint("Id"), "    Properties:\n      StageName: !Ref X\n"),
}  # fmt: skip

PRETTY = '{\n  "Resources": {\n    "Live": {\n      "Type": "AWS::ApiGateway::Stage"%s\n    }\n  }\n}\n'
MINIFIED = '{"Resources":{"Live":{"Type":"AWS::ApiGateway::Stage"%s}}}'
TERRAFORM_JSON = '{"resource": {"aws_api_gateway_stage": {"live": %s}}}'
JSON: dict[str, tuple[str, str, Ask, str]] = {
    "a property on its line": (PRETTY, ',\n      "Properties": {\n        "StageName": "live"\n      }', SIZE, ',\n      "Properties": {\n        "StageName": "live",\n        "CacheClusterSize": "0.5"\n      }'),
    "behind a list": (PRETTY, ',\n      "Properties": {\n        "MethodSettings": [\n          {}\n        ]\n      }', SIZE, ',\n      "Properties": {\n        "MethodSettings": [\n          {}\n        ],\n        "CacheClusterSize": "0.5"\n      }'),
    "the first property": (PRETTY, "", SIZE, ',\n      "Properties": {"CacheClusterSize": "0.5"}'),
    "the first between braces": (PRETTY, ',\n      "Properties": {}', SIZE, ',\n      "Properties": {\n        "CacheClusterSize": "0.5"\n      }'),
    "an object": (PRETTY, ',\n      "Properties": {}', LOG, ',\n      "Properties": {\n        "AccessLogSetting": {"DestinationArn": {"Fn::GetAtt": ["aws_x.y", "arn"]}, "Format": "{pad}"}\n      }'),
    "the first goes": (PRETTY, ',\n      "Properties": {\n        "StageName": "live",\n        "Description": "a"\n      }', remove("stage_name"), ',\n      "Properties": {\n        "Description": "a"\n      }'),
    "the last goes": (PRETTY, ',\n      "Properties": {\n        "Description": "a",\n        "StageName": "live"\n      }', remove("stage_name"), ',\n      "Properties": {\n        "Description": "a"\n      }'),
    "the only one goes": (PRETTY, ',\n      "Properties": {"StageName": "live"}', remove("stage_name"), ',\n      "Properties": {}'),
    "the only object goes with its list": (PRETTY, ',\n      "Properties": {\n        "StageName": "live",\n        "MethodSettings": [\n          {\n            "HttpMethod": "GET"\n          }\n        ]\n      }', remove("method_settings"), ',\n      "Properties": {\n        "StageName": "live"\n      }'),
    "one of two objects goes": (PRETTY, ',\n      "Properties": {"MethodSettings": [{"HttpMethod": "GET"}, {"HttpMethod": "PUT"}]}', remove("method_settings"), ',\n      "Properties": {"MethodSettings": [{"HttpMethod": "PUT"}]}'),
    "on one line": (MINIFIED, ',"Properties":{"StageName":"live"}', SIZE, ',"Properties":{"StageName":"live", "CacheClusterSize": "0.5"}'),
    "the first property on one line": (MINIFIED, "", SIZE, ', "Properties": {"CacheClusterSize": "0.5"}'),
    "the first goes on one line": (MINIFIED, ',"Properties":{"StageName":"live","Description":"a"}', remove("stage_name"), ',"Properties":{"Description":"a"}'),
    "the last goes on one line": (MINIFIED, ',"Properties":{"Description":"a","StageName":"live"}', remove("stage_name"), ',"Properties":{"Description":"a"}'),
    "another value": (MINIFIED, ',"Properties":{"StageName":"live"}', put("stage_name", "a\nb"), ',"Properties":{"StageName":"a\\nb"}'),
    "no comment": (MINIFIED, ',"Properties":{"StageName":"live"}', allow("StageName"), ',"Properties":{"StageName":"live"}'),
    "another attribute": (MINIFIED, ',"Properties":{"StageName":{"Fn::GetAtt":["X","Arn"]}}', repoint("Id"), ',"Properties":{"StageName":{"Fn::GetAtt":["X","Id"]}}'),
    "an argument": (TERRAFORM_JSON, '{"stage_name": "live"}', put("description", "a ${b}"), '{"stage_name": "live", "description": "a $${b}"}'),
    "a reference": (TERRAFORM_JSON, '{"stage_name": "live"}', put("deployment_id", Pointer("aws_x.y", "id")), '{"stage_name": "live", "deployment_id": "${aws_x.y.id}"}'),
    "a block": (TERRAFORM_JSON, "{}", LOG, '{"access_log_settings": {"destination_arn": "${aws_x.y.arn}", "format": "{pad}"}}'),
    "an argument goes": (TERRAFORM_JSON, '{"stage_name": "live", "description": "a"}', remove("stage_name"), '{"description": "a"}'),
}  # fmt: skip


def cases() -> Iterator[tuple[str, str, str, Ask, str]]:
    """Every case: its name, the form, the text before, the wish, the text after."""
    yield from ((name, "tf", HEAD + before, ask, HEAD + after) for name, (before, ask, after) in TERRAFORM.items())
    for name, (before, ask, after) in YAML.items():
        head = RESOURCE.replace("\n", "\r\n") if "\r" in before else RESOURCE
        yield name, "yaml", head + before, ask, head + after
    for name, (frame, before, ask, after) in JSON.items():
        yield name, "tf.json" if frame is TERRAFORM_JSON else "json", frame % before, ask, frame % after


CASES = list(cases())


@pytest.mark.parametrize(("form", "before", "ask", "after"), [case[1:] for case in CASES], ids=[f"{case[1]}: {case[0]}" for case in CASES])
def test_wishes(form: str, before: str, ask: Ask, after: str) -> None:
    assert rendered(before, form, ask) == after
    document, _ = stage_of(after, form)
    assert list(document.problems) == []


def test_words_are_written_as_they_are() -> None:
    text = HEAD + "\n  stagename = 1\n}\n"
    at = text.index("stagename")
    assert rendered(text, "tf", lambda *_: ReplaceWords(TextEdit(Span(at, at + 9), "stage_name"))) == HEAD + "\n  stage_name = 1\n}\n"


def test_a_part_of_a_value_can_be_replaced() -> None:
    def ask(stage: Block, _: Document) -> Wish:
        name = stage.get("stage_name")
        assert name is not None
        return ReplaceValue(name.value, "prod")

    assert rendered(HEAD + "\n  stage_name = var.x ? 1 : 2\n}\n", "tf", ask) == HEAD + '\n  stage_name = "prod"\n}\n'


def test_wishes_of_one_fix_are_written_together() -> None:
    text = RESOURCE + "    Properties:\n      StageName: live\n      Description: a\n"
    document, stage = stage_of(text, "yaml")
    edits = document.dialect.render(document, [remove("stage_name")(stage, document), SIZE(stage, document)])
    assert apply_edits(text, edits) == RESOURCE + "    Properties:\n      Description: a\n      CacheClusterSize: '0.5'\n"


def meaning(document: Document) -> set[str]:
    """Everything that is set in the stage, one line each."""
    stage = next(block for block in document.outline.blocks if block.kind == "rest.stage")
    return {
        f"{block.spelled}.{attribute.name} = {attribute.value.span.of(document.text)}"
        for block in stage.family()
        for attribute in block.attributes
    }


INSERTIONS = {"an argument": SIZE, "a block": LOG, "a list": METHOD, "a map": put("variables", {"a": "b", "c d": ["e"]})}


@pytest.mark.parametrize("ask", INSERTIONS.values(), ids=INSERTIONS)
@pytest.mark.parametrize(("form", "before"), sorted({(case[1], case[2]) for case in CASES}))
def test_an_insertion_changes_nothing_else(form: str, before: str, ask: Ask) -> None:
    document, stage = stage_of(before, form)
    after, _ = stage_of(rendered(before, form, ask), form)
    assert len(after.problems) <= len(document.problems)
    if stage.get("variables") is None:
        assert meaning(document) <= meaning(after)
