"""Terraform expressions to values of the model."""

from __future__ import annotations

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
from gatewright.syntax.hcl import tree as hcl
from gatewright.text import SourceMap, Span

_HEADS = {"var": 2, "local": 2, "module": 2, "data": 3, "each": 2, "count": 2, "path": 2, "terraform": 2, "self": 1, "ephemeral": 3}
"""How many words of a reference name its target; two for a resource."""

NO_NAMES: frozenset[str] = frozenset()


def lower_expression(expression: hcl.Expression, base: int, bound: frozenset[str] = NO_NAMES) -> Value:
    """The value of an expression whose places count from `base`. `bound` are the names that a `for` around it gives."""
    match expression:
        case hcl.Template():
            return _template(expression, base, bound)
        case hcl.Number(span=span, value=number):
            return Number(span.shift(base), number, str(number))
        case hcl.Keyword(span=span, value=value):
            return Null(span.shift(base)) if value is None else Bool(span.shift(base), value)
        case hcl.Name() | hcl.GetAttr() | hcl.Index() | hcl.Splat():
            return _reference(expression, base, bound)
        case hcl.TupleCons(span=span, items=items):
            return Sequence(span.shift(base), tuple(lower_expression(item, base, bound) for item in items))
        case hcl.ObjectCons(span=span, items=items):
            return Mapping(span.shift(base), tuple(_entry(item, base, bound) for item in items))
        case hcl.Call(span=span, name=name, arguments=arguments):
            return Call(span.shift(base), name, tuple(lower_expression(argument, base, bound) for argument in arguments))
        case hcl.Conditional(span=span, condition=condition, then=then, otherwise=otherwise):
            parts = [lower_expression(part, base, bound) for part in (condition, then, otherwise)]
            return Choice(span.shift(base), *parts)
        case hcl.Binary(span=span, operator=operator, left=left, right=right):
            return Call(span.shift(base), operator, (lower_expression(left, base, bound), lower_expression(right, base, bound)))
        case hcl.Unary(span=span, operator=operator, operand=operand):
            return _signed(Call(span.shift(base), operator, (lower_expression(operand, base, bound),)))
        case hcl.Parens(inner=inner):
            return lower_expression(inner, base, bound)
        case hcl.For(span=span, names=names, source=source, results=results, condition=condition):
            inside = bound | set(names)
            values = [lower_expression(result, base, inside) for result in (*results, *([condition] if condition else []))]
            return Opaque(span.shift(base), (lower_expression(source, base, bound), *values))
        case hcl.Hole(span=span):
            return Missing(span.shift(base))


def _signed(call: Call) -> Value:
    """`-1` is a number, not a call."""
    match call:
        case Call(name="-", arguments=(Number(value=value, text=text),)):
            return Number(call.span, -value, f"-{text}")
        case _:
            return call


def _template(template: hcl.Template, base: int, bound: frozenset[str]) -> Value:
    span = template.span.shift(base)
    match template.parts:
        case ():
            content = template.content.shift(base)
            return Text(span, "", SourceMap.identity(content.start, content.end))
        case (hcl.Piece(text=text, map=places),):
            return Text(span, text, places.shift(base))
        case (hcl.Interpolation(value=value),):
            return lower_expression(value, base, bound)
        case parts:
            return Template(span, tuple(_part(part, base, bound) for part in parts))


def _part(part: hcl.Piece | hcl.Interpolation | hcl.Directive, base: int, bound: frozenset[str]) -> Value:
    match part:
        case hcl.Piece(span=span, text=text, map=places):
            return Text(span.shift(base), text, places.shift(base), quoted=False)
        case hcl.Interpolation(value=value):
            return lower_expression(value, base, bound)
        case hcl.Directive(span=span, value=value):
            return Opaque(span.shift(base), (lower_expression(value, base, bound),) if value else ())


def _entry(item: hcl.ObjectItem, base: int, bound: frozenset[str]) -> MapEntry:
    key_span = item.key.span.shift(base)
    value = lower_expression(item.value, base, bound)
    match item.key:
        case hcl.Name(name=name):
            return MapEntry(name, key_span, value)
        case hcl.Number(value=number):
            return MapEntry(str(number), key_span, value)
        case hcl.Template(literal=str(text), content=content):
            return MapEntry(text, content.shift(base), value)
        case key:
            # The key is computed: its references count, its words do not.
            return MapEntry(None, key_span, Opaque(value.span, (lower_expression(key, base, bound), value)))


def _reference(expression: hcl.Expression, base: int, bound: frozenset[str]) -> Value:
    """A chain of names and indexes as one reference; what is no plain reference keeps its inner references only."""
    span = expression.span.shift(base)
    steps: list[PathStep] = []
    inside: list[Value] = []
    exact = True
    while not isinstance(expression, hcl.Name):
        match expression:
            case hcl.GetAttr(object=inner, name=name, name_span=name_span):
                steps.append(PathStep(name, name_span.shift(base)))
            case hcl.Index(object=inner, key=hcl.Template(literal=str())) if _names_instances(inner):
                exact = False
            case hcl.Index(object=inner, key=hcl.Template(literal=str(text), content=content)):
                steps.append(PathStep(text, content.shift(base)))
            case hcl.Index(object=inner, key=key):
                exact = False
                inside.append(lower_expression(key, base, bound))
            case hcl.Splat(object=inner):
                exact = False
            case other:
                return Opaque(span, (lower_expression(other, base, bound), *inside))
        expression = inner
    steps.append(PathStep(expression.name, expression.span.shift(base)))
    steps.reverse()
    if expression.name in bound:
        return Opaque(span, tuple(inside))
    ref = _ref(span, steps, exact)
    return Opaque(span, (ref, *inside)) if any(not isinstance(value, (Text, Number)) for value in inside) else ref


def _names_instances(expression: hcl.Expression) -> bool:
    """Whether `expression` is a whole resource or module, so that a key behind it picks one made by `for_each`."""
    words: list[str] = []
    while isinstance(expression, hcl.GetAttr):
        words.append(expression.name)
        expression = expression.object
    if not isinstance(expression, hcl.Name) or expression.name in ("var", "local", "each", "count", "path", "terraform", "self"):
        return False
    return len(words) + 1 == _HEADS.get(expression.name, 2)


def _ref(span: Span, steps: list[PathStep], exact: bool) -> Ref:
    words = min(_HEADS.get(steps[0].name, 2), len(steps))
    target = ".".join(step.name for step in steps[:words])
    return Ref(span, target, Span(steps[0].span.start, steps[words - 1].span.end), tuple(steps[words:]), exact)
