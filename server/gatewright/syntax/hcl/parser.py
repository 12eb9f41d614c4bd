"""Which arguments and blocks does one region hold?

Braces decide where a block ends, as they do for Terraform. Only when they do not match is the region read a second time, and then
indentation decides: a line that is no further in than a block's header ends that block.
"""

from __future__ import annotations

from gatewright.syntax.hcl.collections import Opened
from gatewright.syntax.hcl.expressions import Expressions
from gatewright.syntax.hcl.lexer import LINES_COUNT
from gatewright.syntax.hcl.tree import Attribute, Block, Body, Content, Expression, Hole, Label
from gatewright.syntax.problem import Problem
from gatewright.text import Span

_NESTING = 80
_ENDS = ("newline", "end", "}")


def read_region(text: str) -> Content:
    """What the region's `text` says."""
    reader = Bodies(text)
    body = reader.region()
    if reader.torn:
        again = Bodies(text)
        again.by_indent = True
        body_again = again.region()
        if again.torn <= reader.torn + 1:
            reader, body = again, body_again
    elif not reader.problems:
        reader.problems += reader.repeated
    return Content(body, _one_a_line(text, reader.problems), tuple(reader.comments))


def _one_a_line(text: str, problems: list[Problem]) -> tuple[Problem, ...]:
    """The first fault of each line: what follows on the same line is mostly its consequence."""
    kept: list[Problem] = []
    line_end = -1
    for problem in sorted(problems):
        if problem.span.start > line_end:
            kept.append(problem)
            line_end = text.find("\n", problem.span.start)
            line_end = len(text) if line_end < 0 else line_end
    return tuple(kept)


class Bodies(Expressions):
    """A reader of arguments and blocks."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.repeated: list[Problem] = []
        """Arguments that are set twice; told only when nothing else is wrong, since faults tear bodies apart."""
        self._block_line = -1
        """The line on which the innermost block opens, -1 outside all blocks."""
        self._one_line = False
        """Whether the innermost block has its items on that line."""

    def region(self) -> Body:
        """All of the text as one body."""
        self.advance()
        items: list[Attribute | Block] = []
        while True:
            items += self._items(None)
            if self.kind == "end":
                break
            self.report_stray_brace()
            self.advance()
        self._note_repeated(items)
        return Body(Span(0, len(self.text)), tuple(items))

    def _items(self, header: Opened | None, after_fault: bool = False) -> list[Attribute | Block]:
        """The items up to the brace that closes the block of `header`, or up to where it must have ended.

        Lines that hold no item are reported unless they come `after_fault`, which mostly is what broke them.
        """
        items: list[Attribute | Block] = []
        inner = -1
        while self.kind != "end":
            if self.kind == "newline":
                self.advance()
                continue
            if header and self.by_indent and self.line != header.line:
                indent = self.indent(self.line)
                if self.line + indent == self.start:
                    inner = indent if inner < 0 and self.kind != "}" else inner
                    if self.kind == "}" and self.drop_stray_brace(header.line):
                        continue
                    if self.ends_by_indent(header.line, inner):
                        break
            if self.kind == "}":
                break
            if self.kind == "name":
                faults = len(self.problems)
                items.append(self._item())
                after_fault = len(self.problems) > faults
            else:
                if not after_fault:
                    self.report(self.start, self.end, "Only arguments and blocks stand here, and both start with a name; write one.")
                after_fault = True
                self.skip_line()
        return items

    def _item(self) -> Attribute | Block:
        """The argument or block that starts with the current word."""
        start, end, line = self.start, self.end, self.line
        name, span = self.text[start:end], Span(start, end)
        self.advance()
        if self.kind == "=":
            return self._attribute_of(name, span)
        if self.kind in ("{", "string", "quote", "name"):
            return self._block(name, span, line)
        if self.by_indent and self.kind == "newline" and self._is_body_of(line):
            return self._block(name, span, line)
        if self.kind == ":":
            self.report(self.start, self.end, "An argument is set by `=`; write that in place of `:`.")
            return self._attribute_of(name, span)
        self.report(start, end, f"`{name}` does nothing by itself; add `= value`, or `{{ }}` for a block.")
        hole = Hole(Span.at(end))
        if self.kind not in _ENDS:
            self.skip_line()
        return Attribute(span, name, span, None, hole)

    def _attribute_of(self, name: str, name_span: Span) -> Attribute:
        """The argument whose `=` is the current token."""
        equals, line = Span(self.start, self.end), self.line
        self.advance()
        faults = len(self.problems)
        value: Expression
        if self.kind == "newline" and self.by_indent and self._is_body_of(line):
            self.report(*name_span, f"`{name}` has no value; add one.")
            self.advance()
            value = self.object_body(Opened(self.before, line, LINES_COUNT))
        elif self.kind in _ENDS:
            value = Hole(self.gap())
            self.report(*name_span, f"`{name}` has no value; add one.")
        else:
            value = self.expression()
        attribute = Attribute(Span(name_span.start, max(equals.end, value.span.end)), name, name_span, equals, value)
        if self.kind not in _ENDS:
            if faults == len(self.problems):
                self.report(self.start, self.end, "These words stand behind the end of the value; remove them, or start a new line.")
            self.skip_line()
        elif self.kind == "}" and self._block_line not in (-1, self.line) and not self._one_line:
            self.report(self.start, self.end, "The brace follows a value; put it on a line of its own.")
        return attribute

    def _block(self, type_: str, type_span: Span, line: int) -> Block:
        """The block whose header goes on at the current token."""
        labels = self._labels()
        opened = Opened(self.start, line, LINES_COUNT)
        end = self.before
        open_span = close = None
        items: list[Attribute | Block] = []
        if self.kind == "{" and self.depth >= _NESTING:
            self.report(self.start, self.end, "Blocks are nested too deep here to be read; remove some.")
            self.advance()
            self._skip_body()
        elif self.kind == "{":
            open_span = Span(self.start, self.end)
            self.depth += 1
            items, close = self._braced(opened)
            self.depth -= 1
        else:
            self.report(type_span.start, end, f"The `{type_}` block has no body; add `{{`.")
            if self.kind != "newline":
                self.skip_line()
            if self.kind == "newline" and self.depth < _NESTING and self._is_body_of(line):
                self.depth += 1
                items, close = self._unbraced(opened)
                self.depth -= 1
        body_start = open_span.end if open_span else end
        stop = close.start if close else max(body_start, items[-1].span.end if items else 0)
        whole = Span(type_span.start, close.end if close else stop)
        self._note_repeated(items)
        return Block(whole, type_, type_span, labels, Body(Span(body_start, stop), tuple(items)), open_span, close)

    def _labels(self) -> tuple[Label, ...]:
        labels: list[Label] = []
        while self.kind in ("name", "string", "quote"):
            start, end = self.start, self.end
            if self.kind == "name":
                labels.append(Label(Span(start, end), self.text[start:end], quoted=False))
                self.advance()
            elif self.kind == "string":
                labels.append(Label(Span(start, end), self.text[start + 1 : end - 1], quoted=True))
                self.advance()
            else:
                template = self.quoted()
                literal = template.literal
                if literal is None:
                    self.report(start, template.span.end, "A label is plain text; nothing is inserted into it.")
                words = template.content.of(self.text) if literal is None else literal
                labels.append(Label(template.span, words, quoted=True, closed=template.closed))
        return tuple(labels)

    def _braced(self, opened: Opened) -> tuple[list[Attribute | Block], Span | None]:
        """The items of a block from its opening brace on, and its closing one. Checks what one line may hold."""
        outer = self._block_line, self._one_line
        self._block_line = self.line
        self.advance()
        self._one_line = self.kind not in _ENDS
        items = self._items(opened)
        if self._one_line and (len(items) != 1 or isinstance(items[0], Block) or (self.kind == "}" and self._broken_behind(items[0]))):
            self.report(opened.start, opened.start + 1, "A block on one line holds one argument; put each item on a line of its own.")
        self._block_line, self._one_line = outer
        return items, self._close(opened)

    def _unbraced(self, opened: Opened) -> tuple[list[Attribute | Block], Span | None]:
        """The items of a block whose opening brace is missing: all lines further in, and the brace behind them."""
        by_indent, self.by_indent = self.by_indent, True
        items = self._items(opened, after_fault=True)
        self.by_indent = by_indent
        if self.kind != "}" or self.indent(self.line) != self.indent(opened.line):
            return items, None
        close = Span(self.start, self.end)
        self.advance()
        return items, close

    def _close(self, opened: Opened) -> Span | None:
        if self.kind != "}" or (self.by_indent and self._closes_less(opened.line)):
            self.torn += 1
            self.report_unclosed(opened.start, "}")
            return None
        close = Span(self.start, self.end)
        self.advance()
        if self.kind not in _ENDS:
            self.report(self.start, self.end, "These words stand behind the end of the block; start a new line.")
            if self.kind != "name":
                self.skip_line()
        return close

    def _closes_less(self, line: int) -> bool:
        """Whether the brace at the current token stands first on a line that is further out than `line`."""
        indent = self.indent(self.line)
        return self.line != line and self.line + indent == self.start and indent < self.indent(line)

    def _broken_behind(self, item: Attribute | Block) -> bool:
        return "\n" in self.text[item.span.end : self.start]

    def _is_body_of(self, line: int) -> bool:
        """Whether the next line, behind the line end at the current token, is further in than `line`."""
        following = self.end
        while following < len(self.text) and not self.text[following : self.line_end(following)].strip():
            following = self.line_end(following) + 1
        return following < len(self.text) and self.indent(following) > self.indent(line)

    def _skip_body(self) -> None:
        """Go behind the brace that closes the current body."""
        depth = 1
        while depth and self.kind != "end":
            depth += (self.kind == "{") - (self.kind == "}")
            self.advance()

    def _note_repeated(self, items: list[Attribute | Block]) -> None:
        names: set[str] = set()
        for item in items:
            if isinstance(item, Attribute):
                if item.name in names:
                    self.repeated.append(Problem(item.name_span, f"`{item.name}` is set twice in this block; remove one."))
                names.add(item.name)
