"""Runs a template as Velocity 1.7 does.

What a template prints of a reference without a value is the reference as it stands. A directive takes with it the rest of its
line where nothing but blanks stands there. Source: the Apache Velocity 1.7 user guide and reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gatewright.expressions.velocity import tree as velocity
from gatewright.expressions.velocity.running import java
from gatewright.expressions.velocity.running.loop import Break, Loop
from gatewright.expressions.velocity.running.operators import calculated, items_of
from gatewright.expressions.velocity.running.values import (
    UNKNOWN,
    Host,
    NoSuchMemberError,
    RefusedError,
    Value,
    alike,
    is_list,
    is_map,
    is_true,
    printed,
)
from gatewright.expressions.velocity.template import Template, read
from gatewright.text import Span

MOST_ROUNDS = 1_000
"""As often as API Gateway runs the body of one `#foreach`.

Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
"""

_LONGEST = 10_000_000
"""As many characters as a payload has bytes at most."""

_DEEPEST = 20
_DIRECTIVES = (velocity.Set, velocity.If, velocity.Foreach, velocity.Define, velocity.Macro, velocity.Stray)
_REST_OF_LINE = re.compile(r"[ \t]*(\r\n|\n|\r)")


class Note(NamedTuple):
    """What somebody should know of a stretch of the template after a run."""

    span: Span
    message: str


class TemplateError(Exception):
    """The service refuses the template, or stops at it. The message says why, `span` where."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.span = span


class _Stop(Exception):
    """`#stop`"""


@dataclass(frozen=True)
class _Piece:
    """What `#define` made of a variable: it runs where it is printed."""

    text: str
    body: tuple[velocity.Node, ...]


@dataclass
class Machine:
    """One run of a template.

    Attributes:
        names: the variables, by name; what the template sets is added.
        notes: what could not be told, in the order met.
    """

    names: dict[str, Value]
    notes: list[Note] = field(default_factory=list[Note])
    _macros: dict[str, tuple[str, velocity.Macro]] = field(default_factory=dict[str, tuple[str, velocity.Macro]])
    _loop: Loop | None = None
    _depth: int = 0
    _left: int = _LONGEST

    def run(self, template: Template) -> str:
        """What the template prints. Raises `TemplateError` where the service gives up."""
        for fault in template.faults:
            if fault.fault is not velocity.Fault.UNKNOWN_DIRECTIVE:
                raise TemplateError(f"The template cannot be read: {fault.fault.value}.", fault.span)
        out: list[str] = []
        try:
            self._nodes(template.text, template.nodes, out)
        except _Stop:
            pass
        except Break:
            pass
        except RecursionError:
            raise TemplateError("The template nests too deeply.", Span(0, len(template.text))) from None
        return "".join(out)

    def _nodes(self, text: str, nodes: Iterable[velocity.Node], out: list[str], *, behind: bool = False) -> None:
        """Runs some nodes. `behind` says that they stand behind the head of a directive, which takes the rest of its line with it."""
        for node in nodes:
            if behind and isinstance(node, velocity.Text):
                rest = _REST_OF_LINE.match(text, node.start, node.end)
                node = velocity.Text(rest.end(), node.end) if rest else node  # noqa: PLW2901
            self._node(text, node, out)
            behind = isinstance(node, _DIRECTIVES)

    def _print(self, words: str, span: Span, out: list[str]) -> None:
        self._left -= len(words)
        if self._left < 0:
            raise TemplateError("The template prints more than API Gateway sends.", span)
        out.append(words)

    def _node(self, text: str, node: velocity.Node, out: list[str]) -> None:
        match node:
            case velocity.Text():
                self._print(node.span.of(text).replace(velocity.HOLE, UNKNOWN.value), node.span, out)
            case velocity.Comment():
                return
            case velocity.Unparsed():
                out.append(node.span.of(text)[3:-3])
            case velocity.Escaped():
                self._escaped(text, node, out)
            case velocity.Reference():
                self._print(self._shown(text, node), node.span, out)
            case velocity.Set():
                self._set(text, node)
            case velocity.If():
                self._if(text, node, out)
            case velocity.Foreach():
                self._foreach(text, node, out)
            case velocity.Define():
                if node.variable:
                    self.names[node.variable.name] = _Piece(text, node.body)
            case velocity.Macro():
                if node.name:
                    self._macros[node.name.text] = (text, node)
            case velocity.Call():
                self._call(text, node, out)
            case velocity.Command():
                self._command(text, node, out)
            case velocity.Stray():
                return

    def _escaped(self, text: str, node: velocity.Escaped, out: list[str]) -> None:
        out.append("\\" * (node.backslashes // 2))
        if node.backslashes % 2 == 0:
            return
        if node.reference is None:
            out.append(node.span.of(text)[node.backslashes :])
        elif self._value(text, node.reference) is None:
            out.append("\\" + node.reference.span.of(text))
        else:
            out.append(node.reference.span.of(text))

    # References -------------------------------------------------------------------------------------------------------

    def _shown(self, text: str, reference: velocity.Reference) -> str:
        value = self._value(text, reference)
        if isinstance(value, _Piece):
            return self._ran(value, reference)
        if value is None:
            if reference.quiet:
                return ""
            words = reference.span.of(text)
            self.notes.append(Note(reference.span, f"`{words}` has no value, so it is printed as it stands."))
            return words
        if value is UNKNOWN:
            self.notes.append(Note(reference.span, f"`{reference.span.of(text)}` cannot be known here."))
        return printed(value)

    def _ran(self, piece: _Piece, reference: velocity.Reference) -> str:
        out: list[str] = []
        self._deeper(reference.span)
        self._nodes(piece.text, piece.body, out, behind=True)
        self._depth -= 1
        return "".join(out)

    def _value(self, text: str, reference: velocity.Reference, links: Sequence[velocity.Link] | None = None) -> Value:
        """The value of a reference; `None` where some part of its chain has none."""
        if velocity.HOLE in reference.name:
            return UNKNOWN
        value = self._named(reference.name)
        for link in reference.links if links is None else links:
            if value is None:
                return None
            try:
                value = self._follow(text, value, link)
            except NoSuchMemberError:
                return None
            except RefusedError as error:
                raise TemplateError(str(error), reference.span) from error
        return value

    def _named(self, name: str) -> Value:
        if name == "foreach":
            return self._loop
        if name == "velocityCount":
            return self._loop.count if self._loop else None
        return self.names.get(name)

    def _follow(self, text: str, value: Value, link: velocity.Link) -> Value:
        match link:
            case velocity.Property(name=name):
                return value.get(name) if isinstance(value, Host) else java.get(value, name)
            case velocity.Method(name=name, arguments=written):
                arguments = [self._expression(text, argument) for argument in written]
                return value.call(name, arguments) if isinstance(value, Host) else java.call(value, name, arguments)
            case velocity.Index(value=index):
                key = self._expression(text, index)
                return value.get(printed(key)) if isinstance(value, Host) else java.at(value, key)

    # Directives -------------------------------------------------------------------------------------------------------

    def _set(self, text: str, node: velocity.Set) -> None:
        target, value = node.target, self._expression(text, node.value)
        if target is None or value is None:
            return  # a variable keeps its value where null would be set
        if not target.links:
            self.names[target.name] = value
            return
        holder, last = self._value(text, target, target.links[:-1]), target.links[-1]
        key: Value = last.name if isinstance(last, velocity.Property) else None
        if isinstance(last, velocity.Index):
            key = self._expression(text, last.value)
        try:
            if isinstance(holder, Host):
                holder.put(printed(key), value)
            elif is_map(holder) or (is_list(holder) and isinstance(key, int)):
                holder[key] = value
            else:
                raise NoSuchMemberError(printed(key))
        except (NoSuchMemberError, IndexError):
            self.notes.append(Note(target.span, f"`{target.span.of(text)}` cannot be set."))

    def _if(self, text: str, node: velocity.If, out: list[str]) -> None:
        for branch in node.branches:
            value = True if branch.word.text.strip("{}") == "else" else self._expression(text, branch.condition)
            if value is UNKNOWN and branch.condition:
                self.notes.append(Note(branch.condition.span, "This condition cannot be known; it is taken as false."))
            elif is_true(value):
                self._nodes(text, branch.body, out, behind=True)
                return

    def _foreach(self, text: str, node: velocity.Foreach, out: list[str]) -> None:
        source = self._expression(text, node.source)
        if source is UNKNOWN and node.source:
            self.notes.append(Note(node.source.span, "What is gone through here cannot be known; the body is left out."))
        items = items_of(source)
        if node.variable is None or not items:
            return
        name, outer = node.variable.name, self._loop
        before = self.names.get(name)
        try:
            for count, item in enumerate(items, 1):
                if count > MOST_ROUNDS:
                    raise TemplateError(f"`#foreach` has more than {MOST_ROUNDS} rounds.", node.word.span)
                self._loop = Loop(count, len(items), outer)
                self.names[name] = item
                self._nodes(text, node.body, out, behind=True)
        except Break:
            pass
        finally:
            self._loop = outer
            if before is None:
                self.names.pop(name, None)
            else:
                self.names[name] = before

    def _call(self, text: str, node: velocity.Call, out: list[str]) -> None:
        found = self._macros.get(node.word.text.lstrip("@"))
        if found is None:
            out.append(node.span.of(text))
            return
        home, macro = found
        self._deeper(node.span)
        kept = dict(self.names)
        for parameter, argument in zip(macro.parameters, node.arguments, strict=False):
            value = self._expression(text, argument)
            if value is None:
                self.names.pop(parameter.name, None)
            else:
                self.names[parameter.name] = value
        if node.body:
            self.names["bodyContent"] = _Piece(text, node.body)
        self._nodes(home, macro.body, out, behind=True)
        for name in [*(parameter.name for parameter in macro.parameters), "bodyContent"]:
            if name in kept:
                self.names[name] = kept[name]
            else:
                self.names.pop(name, None)
        self._depth -= 1

    def _command(self, text: str, node: velocity.Command, out: list[str]) -> None:
        match node.word.text.strip("{}"):
            case "stop":
                raise _Stop
            case "break":
                raise Break
            case "evaluate":
                self._deeper(node.span)
                inner = printed(self._expression(text, node.arguments[0])) if node.arguments else ""
                template = read(inner)
                if template.faults:
                    raise TemplateError("The text that `#evaluate` runs cannot be read.", node.span)
                self._nodes(inner, template.nodes, out)
                self._depth -= 1
            case word:
                raise TemplateError(f"API Gateway has no files that `#{word}` could read.", node.span)

    def _deeper(self, span: Span) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise TemplateError("The template calls itself without an end.", span)

    # Expressions ------------------------------------------------------------------------------------------------------

    def _expression(self, text: str, expression: velocity.Expression | None) -> Value:
        match expression:
            case velocity.Reference():
                value = self._value(text, expression)
                return self._ran(value, expression) if isinstance(value, _Piece) else value
            case velocity.String(text=words):
                return UNKNOWN if velocity.HOLE in words else words
            case velocity.Interpolated(body=body):
                out: list[str] = []
                self._nodes(text, body, out)
                return "".join(out)
            case velocity.Number(text=digits):
                return float(digits) if "." in digits or "e" in digits.lower() else int(digits)
            case velocity.Boolean(value=value):
                return value
            case velocity.Hole():
                return UNKNOWN
            case velocity.Items(items=items):
                return [self._expression(text, item) for item in items]
            case velocity.Range():
                return self._range(text, expression)
            case velocity.Pairs(pairs=pairs):
                return {self._key(text, key): self._expression(text, value) for key, value in pairs}
            case velocity.Unary(operand=operand):
                value = self._expression(text, operand)
                return UNKNOWN if value is UNKNOWN else not is_true(value)
            case velocity.Binary():
                return self._binary(text, expression)
            case velocity.Bare() | None:
                return None

    def _key(self, text: str, key: velocity.Expression) -> Value:
        value = self._expression(text, key)
        return value if isinstance(value, str | int | float | bool) else printed(value)

    def _range(self, text: str, written: velocity.Range) -> Value:
        first, last = self._expression(text, written.first), self._expression(text, written.last)
        if UNKNOWN in (first, last):
            return UNKNOWN
        if not isinstance(first, int) or not isinstance(last, int):
            return None
        if abs(last - first) > _LONGEST // 10:
            raise TemplateError("The range is too long.", written.span)
        step = 1 if last >= first else -1
        return list(range(first, last + step, step))

    def _binary(self, text: str, written: velocity.Binary) -> Value:
        left, operator = self._expression(text, written.left), written.operator.text
        if operator in ("&&", "||"):
            decides = operator == "||"
            if left is not UNKNOWN and is_true(left) is decides:
                return decides
            right = self._expression(text, written.right)
            if right is not UNKNOWN and is_true(right) is decides:
                return decides
            return UNKNOWN if UNKNOWN in (left, right) else not decides
        right = self._expression(text, written.right)
        if left is UNKNOWN or right is UNKNOWN:
            return UNKNOWN
        if operator in ("==", "!="):
            return alike(left, right) is (operator == "==")
        return calculated(operator, left, right)
