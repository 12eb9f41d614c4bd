"""CloudFormation nodes and intrinsic functions, short and long, to values of the model."""

from __future__ import annotations

import re

from gatewright.dialects.cloudformation.sub import lower_sub
from gatewright.model.value import (
    Bool,
    Call,
    Choice,
    MapEntry,
    Mapping,
    Missing,
    Null,
    Number,
    Opaque,
    PathStep,
    Ref,
    Sequence,
    Template,
    Text,
    Value,
)
from gatewright.syntax import data
from gatewright.text import Span

_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?")
_CALLS = {
    "Join": "join",
    "Select": "select",
    "Split": "split",
    "Base64": "base64encode",
    "Equals": "==",
    "Not": "!",
    "And": "&&",
    "Or": "||",
    "Length": "length",
    "ToJsonString": "jsonencode",
}
"""Intrinsic functions with the Terraform function that does the same."""

_FUNCTIONS = frozenset({*_CALLS, "Ref", "Condition", "GetAtt", "Sub", "If", "FindInMap", "ImportValue", "GetAZs", "Cidr", "Transform"})


def intrinsic(node: data.Node) -> tuple[str, data.Node, Span] | None:
    """The function that a node applies, without `Fn::`, with its argument and the place of its name; `None` for plain data."""
    tag = node.tag
    if tag is not None and tag.text[1:] in _FUNCTIONS:
        return tag.text[1:], node, tag.span
    if isinstance(node, data.Mapping) and len(node.entries) == 1:
        entry = node.entries[0]
        name = entry.key.text.removeprefix("Fn::")
        if name in _FUNCTIONS and (name != entry.key.text or name in ("Ref", "Condition")):
            return name, entry.value, entry.key.span
    return None


def lower_node(node: data.Node, base: int) -> Value:
    """The value of a node whose places count from `base`."""
    applied = intrinsic(node)
    if applied:
        return _apply(applied[0], _untagged(applied[1]) if applied[1] is node else applied[1], _whole(node, base), base)
    span = node.span.shift(base)
    match node:
        case data.Scalar():
            return _scalar(node, base)
        case data.Missing():
            return Missing(span)
        case data.Alias():
            return Opaque(span)
        case data.Sequence(items=items):
            return Sequence(span, tuple(lower_node(item, base) for item in items))
        case data.Mapping(entries=entries):
            return Mapping(span, tuple(_entry(entry, base) for entry in entries))


def inner_span(scalar: data.Scalar, base: int) -> Span:
    """Where the words of a scalar stand, without quotes."""
    return Span(scalar.map.start + base, scalar.map.end + base)


def _whole(node: data.Node, base: int) -> Span:
    """The node with its tag."""
    return Span(node.tag.span.start if node.tag else node.span.start, node.span.end).shift(base)


def _untagged(node: data.Node) -> data.Node:
    match node:
        case data.Scalar(span=span, text=text, style=style, map=places, closed=closed):
            return data.Scalar(span, text, style, places, None, closed)
        case data.Mapping(span=span, entries=entries, flow=flow):
            return data.Mapping(span, entries, flow)
        case data.Sequence(span=span, items=items, flow=flow):
            return data.Sequence(span, items, flow)
        case data.Missing(span=span):
            return data.Missing(span)
        case data.Alias(span=span, name=name):
            return data.Alias(span, name)


def _entry(entry: data.Entry, base: int) -> MapEntry:
    key = None if entry.key.text.startswith("Fn::") else entry.key.text
    return MapEntry(key, inner_span(entry.key, base), lower_node(entry.value, base))


def _scalar(node: data.Scalar, base: int) -> Value:
    span = node.span.shift(base)
    if node.style == "plain" and node.tag is None:
        if node.text in ("true", "false", "True", "False", "TRUE", "FALSE"):
            return Bool(span, node.text.lower() == "true")
        if node.text in ("null", "Null", "NULL", "~"):
            return Null(span)
        if _NUMBER.fullmatch(node.text) and len(node.text) < 40:
            value = float(node.text) if any(mark in node.text for mark in ".eE") else int(node.text)
            return Number(span, value, node.text)
    return Text(span, node.text, node.map.shift(base), node.quoted)


def _apply(name: str, argument: data.Node, span: Span, base: int) -> Value:
    match name, argument:
        case _, data.Missing():
            return (
                Opaque(span, (Missing(argument.span.shift(base)),)) if name not in ("Ref", "GetAtt") else Missing(argument.span.shift(base))
            )
        case "Ref", data.Scalar(text="AWS::NoValue"):
            return Null(span)
        case "Ref", data.Scalar(text=text):
            return Ref(span, text, inner_span(argument, base))
        case "Condition", data.Scalar(text=text):
            return Ref(span, f"Conditions.{text}", inner_span(argument, base))
        case "GetAtt", data.Scalar(text=text):
            return _attribute_of(text, inner_span(argument, base), span)
        case "GetAtt", data.Sequence(items=(data.Scalar(text=target) as first, *rest)):
            steps = [PathStep(item.text, inner_span(item, base)) for item in rest if isinstance(item, data.Scalar) and not item.tag]
            ref = Ref(span, target, inner_span(first, base), _joined(steps) if len(steps) == len(rest) else ())
            # The name of the attribute may itself be a parameter's value.
            return ref if len(steps) == len(rest) else Opaque(span, (ref, *(lower_node(item, base) for item in rest)))
        case "Sub", data.Scalar(text=text):
            return lower_sub(span, text, argument.map.shift(base), {})
        case "Sub", data.Sequence(items=(data.Scalar(text=text) as template, data.Mapping(entries=entries))):
            given = {entry.key.text: lower_node(entry.value, base) for entry in entries}
            return lower_sub(span, text, template.map.shift(base), given)
        case "If", data.Sequence(items=(data.Scalar(text=text) as condition, then, otherwise)):
            question = Ref(inner_span(condition, base), f"Conditions.{text}", inner_span(condition, base))
            return Choice(span, question, lower_node(then, base), lower_node(otherwise, base))
        case "FindInMap", data.Sequence(items=(data.Scalar(text=text) as mapping, *keys)):
            return _in_map(span, Ref(inner_span(mapping, base), f"Mappings.{text}", inner_span(mapping, base)), keys, base)
        case "Transform", _:
            return Opaque(span, (lower_node(argument, base),))
        case _:
            return _called(name, lower_node(argument, base), span)


def _attribute_of(text: str, words: Span, span: Span) -> Ref:
    target, dot, attribute = text.partition(".")
    step = PathStep(attribute, Span(words.start + len(target) + len(dot), words.end))
    return Ref(span, target, Span(words.start, words.start + len(target)), (step,) if dot else ())


def _joined(steps: list[PathStep]) -> tuple[PathStep, ...]:
    """`[Stack, Outputs, Url]` names one attribute, `Outputs.Url`."""
    if not steps:
        return ()
    return (PathStep(".".join(step.name for step in steps), Span(steps[0].span.start, steps[-1].span.end)),)


def _in_map(span: Span, mapping: Ref, keys: list[data.Node], base: int) -> Value:
    values = tuple(lower_node(key, base) for key in keys)
    if len(values) == 2 and all(isinstance(value, Text) for value in values):
        steps = tuple(PathStep(value.text, value.inner) for value in values if isinstance(value, Text))
        return Ref(span, mapping.target, mapping.target_span, steps)
    return Opaque(span, (mapping, *values))


def _called(name: str, argument: Value, span: Span) -> Value:
    function = _CALLS.get(name)
    arguments = argument.items if isinstance(argument, Sequence) and name not in ("Length", "ToJsonString") else (argument,)
    if function == "select" and len(arguments) == 2:
        return Call(span, "element", (arguments[1], arguments[0]))
    if function is None or any(isinstance(value, Template) and not value.parts for value in arguments):
        return Opaque(span, arguments)
    return Call(span, function, arguments)
