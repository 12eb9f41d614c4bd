"""The text that a value makes, with a hole for each part that is no literal words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from gatewright.inside.strand import HOLE, Hole
from gatewright.model import Call, Missing, Sequence, Template, Text, Value
from gatewright.text import SourceMap, Span

_MARK = len("${")
_GAP = 8
"""As many marks and blanks as may stand between two parts."""


class Woven(NamedTuple):
    """A text, its way back to the file, and what stands in its holes."""

    text: str
    map: SourceMap
    holes: tuple[Hole, ...] = ()


def woven(value: Value) -> Woven | None:
    """The text of a literal, a template or words that are joined; `None` for a value that shows no words."""
    match value:
        case Text(text=text, map=places):
            return Woven(text, places)
        case Missing(span=span):
            return Woven("", SourceMap.identity(span.start, span.end))
        case Template(span=span, parts=parts):
            loom = _Loom(span.start)
            for number, part in enumerate(parts):
                # A name that `Fn::Sub` defines has its value elsewhere.
                loom.add(part, stands_here=all(part.span.start <= later.span.start for later in parts[number + 1 : number + 2]))
            return loom.cloth()
        case Call(name="join", span=span, arguments=(Text(text=separator), Sequence(items=items))):
            loom = _Loom(span.start)
            for number, item in enumerate(items):
                loom.separate(separator if number else "", item.span.start)
                loom.add(item)
            return loom.cloth()
        case _:
            return None


@dataclass
class _Loom:
    """Puts parts one behind the other. Places in the file never fall, wherever the value of a hole stands."""

    end: int
    """Where the last part ends in the file."""

    is_lost: bool = False
    """Whether the last part stands elsewhere, so that nobody knows where the next one starts."""

    text: str = ""
    runs: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    holes: list[Hole] = field(default_factory=list[Hole])

    def separate(self, words: str, start: int) -> None:
        """Words that stand nowhere, in front of a part that starts there."""
        if words:
            self.runs.append((len(self.text), self.end))
            self.text += words
        self.end = max(self.end, start)

    def add(self, part: Value, *, stands_here: bool = True) -> None:
        """One more part; of one that stands elsewhere the words do not count."""
        inner = woven(part) if stands_here and not isinstance(part, Missing) and not self._is_far(part) else None
        if inner is None:
            self._hole(part, stands_here)
            return
        behind = len(self.text)
        self.runs += [
            (behind + decoded, max(self.end, source)) for decoded, source in zip(inner.map.decoded, inner.map.source, strict=True)
        ]
        self.holes += [Hole(hole.span.shift(behind), hole.value) for hole in inner.holes]
        self.text += inner.text
        self.is_lost = False
        self.end = max(self.end, inner.map.end)

    def _hole(self, part: Value, stands_here: bool) -> None:
        stands_here = stands_here and not self._is_far(part)
        start = max(self.end, part.span.start - _MARK) if stands_here and not self.runs else self.end
        self.runs.append((len(self.text), start))
        self.holes.append(Hole(Span(len(self.text), len(self.text) + 1), part))
        self.text += HOLE
        self.end = part.span.end + 1 if stands_here else start
        self.is_lost = not stands_here

    def _is_far(self, part: Value) -> bool:
        """Whether a part does not stand behind those before it."""
        return bool(self.runs) and not self.is_lost and not 0 <= part.span.start - self.end <= _GAP

    def cloth(self) -> Woven:
        end = len(self.text)
        if self.holes and self.holes[-1].span.end == end:
            self.runs.append((end, self.end))  # A hole is longer in the file than in the text.
        return Woven(self.text, SourceMap.of(self.runs, self.end), tuple(self.holes))
