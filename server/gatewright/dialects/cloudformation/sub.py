"""The text of `Fn::Sub`: words with `${Name}`, `${Name.Attribute}` and the literal `${!...}` in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gatewright.model.value import Missing, PathStep, Ref, Template, Text, Value
from gatewright.text import SourceMap, Span

_MARK = re.compile(r"\$\{(?P<literal>!)?(?P<name>[^}\n]*)(?P<close>\})?")


def lower_sub(span: Span, text: str, places: SourceMap, given: Mapping[str, Value]) -> Value:
    """The template that the decoded `text` of a string at `span` makes. `given` are the names that `Fn::Sub` itself defines."""
    return Template(span, tuple(_parts(text, places, given)))


def _parts(text: str, places: SourceMap, given: Mapping[str, Value]) -> Iterator[Value]:
    done = 0
    for mark in _MARK.finditer(text):
        if mark.start() > done:
            yield _words(text, Span(done, mark.start()), places)
        done = mark.end()
        if mark["literal"]:
            # `${!x}` prints `${x}`: its words map to the name and the brace, the mark itself to its start.
            literal = "${" + mark["name"] + (mark["close"] or "")
            starts = SourceMap((0, 2), (places.to_source(mark.start()), places.to_source(mark.start("name"))), places.to_source(mark.end()))
            yield Text(places.span(Span(*mark.span())), literal, starts, quoted=False)
        else:
            yield _name(mark, places, given)
    if done < len(text):
        yield _words(text, Span(done, len(text)), places)


def _words(text: str, span: Span, places: SourceMap) -> Text:
    return Text(places.span(span), span.of(text), places.cut(span), quoted=False)


def _name(mark: re.Match[str], places: SourceMap, given: Mapping[str, Value]) -> Value:
    name = mark["name"].strip()
    if name in given:
        return given[name]
    start = mark.start("name") + len(mark["name"]) - len(mark["name"].lstrip())
    if not name:
        return Missing(places.span(Span.at(start)))
    target, dot, attribute = name.partition(".")
    target_span = places.span(Span(start, start + len(target)))
    step = PathStep(attribute, places.span(Span(start + len(target) + 1, start + len(name))))
    return Ref(places.span(Span(start, start + len(name))), target, target_span, (step,) if dot else ())
