"""The same code in another notation: a template of CloudFormation in JSON, Terraform as `.tf.json`, and places that both have.

YAML is read by PyYAML and Terraform by python-hcl2, not by the parsers that are tested.
"""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any

import hcl2
import yaml

from gatewright.model import Attribute, Block, Document, Text, Value
from gatewright.model.value import children
from gatewright.text import Span

JSON_OF = {"terraform": "terraform-json", "cloudformation": "json"}
"""The notation in JSON of each dialect, as `snippets.document` calls it."""

_UNQUOTED = {'\\"': '"', "\\\\": "\\", "\\n": "\n", "\\t": "\t", "\\r": "\r"}
_HEREDOC = re.compile(r'"<<(?P<indented>-?)(?P<end>\w+)\n(?P<words>.*?)\n?[ ]*(?P=end)"', re.DOTALL)


def in_json(text: str, dialect: str) -> str:
    """The text of a `.tf` file or a YAML template, in JSON."""
    read = _terraform(text) if dialect == "terraform" else yaml.load(text, Templates)
    return json.dumps(read, indent=2, ensure_ascii=False) + "\n"


class Templates(yaml.SafeLoader):
    """YAML with the short forms of intrinsic functions, and dates that stay text."""


def _long_form(loader: Templates, suffix: str, node: yaml.Node) -> dict[str, Any]:
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    match node:
        case yaml.ScalarNode(value=words):
            value: Any = words.split(".", 1) if suffix == "GetAtt" else words
        case yaml.SequenceNode():
            value = loader.construct_sequence(node, deep=True)
        case _:
            assert isinstance(node, yaml.MappingNode)
            value = loader.construct_mapping(node, deep=True)
    return {name: value}


Templates.add_multi_constructor("!", _long_form)
Templates.add_constructor("tag:yaml.org,2002:timestamp", yaml.SafeLoader.construct_yaml_str)


def _terraform(text: str) -> dict[str, Any]:
    options = hcl2.SerializationOptions(with_comments=False, explicit_blocks=False)
    read = _plain(hcl2.loads(text, serialization_options=options))
    for keyword in ("resource", "data", "variable", "output", "module"):
        if keyword in read:
            read[keyword] = _merged(read[keyword])
    return read


def _merged(objects: list[dict[str, Any]]) -> dict[str, Any]:
    """Blocks by their labels; those that have the same labels are a list."""
    merged: dict[str, Any] = {}
    for one in objects:
        for label, inner in one.items():
            held = merged.get(label)
            if held is None:
                merged[label] = inner
            elif isinstance(held, dict) and not held.keys() & inner.keys():
                held |= inner
            else:
                merged[label] = [*(held if isinstance(held, list) else [held]), inner]
    return merged


def _plain(node: Any) -> Any:
    """What python-hcl2 read, as Terraform wants it in JSON: strings are templates without their quotes."""
    match node:
        case dict():
            return {_plain(key): _plain(value) for key, value in node.items() if not key.startswith("__")}
        case list():
            return [_plain(item) for item in node]
        case str() if heredoc := _HEREDOC.fullmatch(node):
            words = heredoc["words"] + "\n"
            return textwrap.dedent(words) if heredoc["indented"] else words
        case str() if node.startswith('"'):
            return _unquoted(node[1:-1])
        case _:
            return node


def _unquoted(words: str) -> str:
    """A quoted template without escapes; those in an interpolation belong to its own strings."""
    found, depth, place = "", 0, 0
    while place < len(words):
        pair = words[place : place + 2]
        if depth == 0 and pair in _UNQUOTED:
            found, place = found + _UNQUOTED[pair], place + 2
            continue
        if pair in ("${", "%{") and words[place - 1 : place] != pair[0]:
            depth += 1
        elif words[place] == "}" and depth:
            depth -= 1
        found, place = found + words[place], place + 1
    return found


Where = tuple[str | int, ...]


def where(document: Document, span: Span) -> Where:
    """A place by what stands there, which is the same in each notation: resource, block, attribute, position in its value, words."""
    for block in document.outline.blocks:
        if block.span.covers(span):
            return (block.address, *_inside(document, block, span))
    return ("", span.of(document.text))


def _inside(document: Document, block: Block, span: Span) -> Where:
    for attribute in (*block.attributes, *block.contents.meta):
        if attribute.span.covers(span):
            return (attribute.name, *_of(document, attribute, span))
    for order, child in enumerate(block.children):
        if child.span.covers(span):
            return (child.spelled, order, *_inside(document, child, span))
    return ()


def _of(document: Document, attribute: Attribute, span: Span) -> Where:
    return ("=", *_within(document, attribute.value, span)) if attribute.value.span.covers(span) else ()


def _within(document: Document, value: Value, span: Span) -> Where:
    for order, inner in enumerate(children(value)):
        if inner.span.covers(span) and inner.span != value.span:
            return (order, *_within(document, inner, span))
    if isinstance(value, Text) and value.inner.covers(span) and span != value.inner:
        return (span.of(document.text).strip('"'),)
    return ()
