"""Do the numbers of semantic tokens keep to the protocol, in any file, at any edit, in every unit of columns?

An editor that is sent a negative distance, or a token that reaches over its line, may hang.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from features import corpus
from gatewright.features.languages.speaker import TokenKind
from gatewright.features.tokens import colored
from gatewright.lsp.names import TOKEN_KINDS, TOKEN_MARKS
from gatewright.lsp.painter import Painter, difference
from gatewright.model import Document
from gatewright.text import Encoding, Position, Span
from harness.snippets import document
from harness.talkative import talk_of_everything

SEED = 5
_BITS = "aé🙂\"'\\\n\r ${}%:#|>-&*[]\t"


class Shown(NamedTuple):
    """A token as a client understands it."""

    line: int
    column: int
    length: int
    kind: str
    marks: int


def shown(numbers: Sequence[int]) -> Iterator[Shown]:
    """Numbers, read as the protocol says."""
    assert len(numbers) % 5 == 0
    assert all(number >= 0 for number in numbers)
    line = column = 0
    for at in range(0, len(numbers), 5):
        lines, columns, length, kind, marks = numbers[at : at + 5]
        line, column = line + lines, columns if lines else column + columns
        yield Shown(line, column, length, TOKEN_KINDS[kind], marks)


def width(text: str, encoding: Encoding) -> int:
    """Columns of a text, counted by writing it."""
    return (
        len(text.encode(f"{encoding.value}-le" if encoding is not Encoding.UTF8 else "utf-8", "surrogatepass"))
        // {
            Encoding.UTF8: 1,
            Encoding.UTF16: 2,
            Encoding.UTF32: 4,
        }[encoding]
    )


def check(read: Document, painter: Painter) -> None:
    """Every token is inside its line, behind the one before, and says the words that are meant."""
    meant = [token.span.shift(start).of(read.text) for start, told in colored(read) for token in told.tokens]
    numbers = painter.all(read)
    assert numbers == Painter(painter.encoding).all(Document(read.uri, 1, read.text, read.dialect))
    found, ends = list(shown(numbers)), (0, 0)
    assert len(found) == len(meant)
    for token, words in zip(found, meant, strict=True):
        assert ends <= (token.line, token.column)
        ends = token.line, token.column + token.length
        assert token.length == width(words, painter.encoding) > 0
        assert ends[1] <= width(read.lines.line(token.line), painter.encoding)
        start = read.lines.offset(Position(token.line, token.column), painter.encoding)
        assert read.text[start : start + len(words)] == words


def edited(read: Document, chance: random.Random) -> Document:
    """The document after an edit somewhere: a few characters go, a few come."""
    start = chance.randrange(len(read.text) + 1)
    end = min(len(read.text), start + chance.choice((0, 0, 1, 3, 40)))
    new = "".join(chance.choice(_BITS) for _ in range(chance.randrange(4)))
    return read.edited(read.text[:start] + new + read.text[end:], (read.version or 0) + 1)


@pytest.mark.parametrize("path", corpus.paths(), ids=corpus.named)
def test_tokens_of_real_files_under_edits_are_inside_their_lines(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(f"{SEED} {corpus.named(path)}")
    talk_of_everything(monkeypatch, chance.choice((r"\S+", r".+", r"[^\n]+", r".{1,7}", r".")))
    painter = Painter(chance.choice(tuple(Encoding)))
    read = corpus.reader(path)
    check(read, painter)
    for _ in range(6):
        read = edited(read, chance)
        check(read, painter)


LINES = """\
resource "aws_api_gateway_integration" "é" { # 🙂
  request_templates = {
    "🙂" = "é🙂 ${var.a} b"
    "c"  = <<-EOT
      🙂 é
        d
    EOT
  }
}
"""


@pytest.mark.parametrize(
    ("encoding", "columns"),
    [
        (Encoding.UTF8, [(2, 5, 4), (2, 14, 6), (2, 30, 1), (3, 5, 1), (4, 6, 4), (4, 11, 2), (5, 8, 1)]),
        (Encoding.UTF16, [(2, 5, 2), (2, 12, 3), (2, 25, 1), (3, 5, 1), (4, 6, 2), (4, 9, 1), (5, 8, 1)]),
        (Encoding.UTF32, [(2, 5, 1), (2, 11, 2), (2, 23, 1), (3, 5, 1), (4, 6, 1), (4, 8, 1), (5, 8, 1)]),
    ],
)
def test_columns_and_lengths_in_each_unit(monkeypatch: pytest.MonkeyPatch, encoding: Encoding, columns: list[tuple[int, int, int]]) -> None:
    talk_of_everything(monkeypatch)
    found = list(shown(Painter(encoding).all(document(LINES))))
    assert [(token.line, token.column, token.length) for token in found] == columns


def test_a_part_has_the_tokens_that_touch_it(monkeypatch: pytest.MonkeyPatch) -> None:
    talk_of_everything(monkeypatch)
    read, painter = document(f"{LINES}\n{LINES}"), Painter(Encoding.UTF16)
    everything = list(shown(painter.all(read)))
    for start, end in ((0, len(read.text)), (0, 0), (60, 90), (LINES.index('b"'), len(LINES) + 100), (len(LINES), len(LINES) + 2)):
        lines = read.lines.line_of(start), read.lines.line_of(end)
        part = list(shown(painter.part(read, Span(start, end))))
        assert part == [token for token in everything if token in part]
        assert {token for token in everything if lines[0] < token.line < lines[1]} <= set(part)
        assert all(lines[0] <= token.line <= lines[1] for token in part)


def test_a_difference_makes_the_new_numbers_of_the_old_ones() -> None:
    chance = random.Random(SEED)
    for _ in range(300):
        old = [chance.randrange(2) for _ in range(5 * chance.randrange(8))]
        new = [chance.randrange(2) for _ in range(5 * chance.randrange(8))] if chance.random() < 0.3 else [*old]
        if new and chance.random() < 0.8:
            at = 5 * chance.randrange(len(new) // 5)
            new[at : at + 5 * chance.randrange(3)] = [chance.randrange(2) for _ in range(5 * chance.randrange(3))]
        change = difference(old, new)
        if change is None:
            assert old == new
        else:
            assert old[: change.start] + list(change.numbers) + old[change.start + change.removed :] == new
            assert change.start % 5 == change.removed % 5 == len(change.numbers) % 5 == 0


def test_a_small_edit_is_a_small_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    talk_of_everything(monkeypatch)
    painter = Painter(Encoding.UTF16)
    before = document("".join(LINES.replace('"é"', f'"a{number}"') for number in range(20)))
    after = before.edited(before.text.replace('"c" ', '"cc" ', 11).replace('"cc" ', '"c" ', 10), 2)
    assert difference(painter.all(before), painter.all(after)) == (5 * (7 * 10 + 3), 5, [1, 5, 2, 0, 3])


def test_a_painting_is_known_by_its_name_until_the_next() -> None:
    painter, read = Painter(Encoding.UTF8), document(LINES)
    first = painter.paint(read)
    assert painter.last(read.uri, first.name) is first
    second = painter.paint(read)
    assert painter.last(read.uri, first.name) is None
    assert painter.last(read.uri, second.name) is second
    painter.forget(read.uri)
    assert painter.last(read.uri, second.name) is None


def test_the_legend_has_every_kind_that_a_speaker_can_say() -> None:
    assert tuple(kind.value for kind in TokenKind) == TOKEN_KINDS
    assert TOKEN_MARKS == ("declaration", "readonly")
