"""How is a key or a value of a document typed: in JSON that stands in a text, in HCL, in YAML, in a file of JSON?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from gatewright.expressions.forms import Spot
from gatewright.features.completion.item import ItemKind
from gatewright.features.completion.snippets import quoted
from gatewright.features.languages.speaker import Offer
from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.inside import Strand
from gatewright.model import Mapping, Missing, Sequence, Text
from gatewright.text import Span

Opening: TypeAlias = Literal["text", "object", "list", "list of objects", "bare"]
"""How what stands behind a key begins; `bare` for a number or a word without quotes."""

_BRACKETS: Final[dict[Opening, tuple[str, str]]] = {
    "text": ('"', '"'),
    "object": ("{", "}"),
    "list": ("[", "]"),
    "list of objects": ("[{", "}]"),
    "bare": ("", ""),
}
_SIGN = re.compile(r"[ \t]*[:=]")
_PLAIN_KEY = re.compile(r"[A-Za-z_][\w-]*")


class Writing:
    """The hand that a document is written in, at one spot."""

    def __init__(self, spot: Spot, strand: Strand, place: Place) -> None:
        self._spot = spot
        self._source = strand.text if strand.tree is None else place.document.text
        self._style = Style.JSON if strand.tree is None else style_of(place.document)
        self._whole = self._with_quotes(spot.span)

    @property
    def takes_key(self) -> bool:
        """Whether a key can stand there: behind a bracket or a comma, or on a line of its own where that is enough."""
        before = self._source[: self._whole.start]
        line = before[before.rfind("\n") + 1 :].strip()
        if self._style is not Style.JSON and line in ("", "-"):
            return True
        return before.rstrip()[-1:] in ("{", ",")

    @property
    def takes_value(self) -> bool:
        """Whether a value can stand there: in the place of one, behind a sign, or in a list behind a bracket or a comma."""
        if not isinstance(self._spot.value, Missing):
            return True
        before = self._source[: self._whole.start]
        line = before[before.rfind("\n") + 1 :].strip()
        if not self._spot.inside:
            return True
        if isinstance(self._spot.around, Sequence):
            return before.rstrip()[-1:] in ("[", ",") or (self._style is Style.YAML and line.endswith("-"))
        return self._spot.entry is not None and before.rstrip()[-1:] in (":", "=")

    @property
    def takes_entries(self) -> bool:
        """Whether an object begins with its first key: behind the dash of a list in YAML."""
        return self._style is Style.YAML and self._source[: self._whole.start].rstrip(" ").endswith("-")

    def key(self, name: str, opening: Opening, detail: str, rank: int = 50, about: str | None = None) -> Offer:
        """To write a key, and the beginning of what stands behind it where nothing does yet."""
        if self._spot.entry is not None and _SIGN.match(self._source, self._whole.end):
            written = self._within_quotes(name) if self._whole != self._spot.span else self._key(name)
            return Offer(name, ItemKind.ATTRIBUTE, detail, written, self._spot.span, None, rank, about)
        sign = " = " if self._style is Style.HCL else ": "
        comma = "," if self._style is Style.JSON and self._source[self._whole.end :].lstrip()[:1] == '"' else ""
        opened, closed = self._brackets(opening)
        key = self._key(name)
        text, snippet = f"{key}{sign}{opened}{closed}{comma}", f"{_escaped(key)}{sign}{opened}$0{closed}{comma}"
        if "\n" in opened or self._style is Style.YAML:
            text, snippet = text.replace(": \n", ":\n"), snippet.replace(": \n", ":\n")
        return Offer(name, ItemKind.ATTRIBUTE, detail, text, self._whole, snippet, rank, about)

    def text(self, words: str, kind: ItemKind, detail: str, rank: int = 50, about: str | None = None) -> Offer:
        """To write a text as the value, or as an item."""
        if isinstance(self._spot.value, Text) and self._spot.value.quoted:
            inner = self._spot.value.inner
            return Offer(words, kind, detail, self._within_quotes(words), inner, None, rank, about)
        spelled = json.dumps(words, ensure_ascii=False) if self._style is not Style.YAML else quoted(words, Style.YAML)
        return Offer(words, kind, detail, f"{self._lead}{spelled}", self._spot.span, None, rank, about)

    def spelled(self, label: str, kind: ItemKind, detail: str, words: str, rank: int = 50) -> Offer:
        """To write a value, or what stands between its quotes, with references of the file in it."""
        span = self._spot.value.inner if isinstance(self._spot.value, Text) else self._spot.span
        lead = "" if isinstance(self._spot.value, Text) else self._lead
        return Offer(label, kind, detail, f"{lead}{words}", span, None, rank, refers=True)

    def literal(self, words: str, detail: str, rank: int = 50, about: str | None = None) -> Offer:
        """To write a number, `true` or `false`."""
        return Offer(words, ItemKind.VALUE, detail, f"{self._lead}{words}", self._whole, None, rank, about)

    def opened(self, opening: Opening, label: str, detail: str, rank: int = 50) -> Offer:
        """To open an object or a list as the value."""
        first, last = _BRACKETS[opening]
        return Offer(label, ItemKind.VALUE, detail, f"{self._lead}{first}{last}", self._whole, f"{self._lead}{first}$0{last}", rank)

    def encoded(self) -> Iterator[Offer]:
        """To begin the whole document where nothing is written yet, in a file of Terraform."""
        if self._style is Style.HCL:
            form = f"{self._lead}jsonencode({{STOP}})"
            text, snippet = form.replace("STOP", ""), form.replace("STOP", "\n    $0\n  ")
            yield Offer("jsonencode({})", ItemKind.FUNCTION, "written as values of Terraform", text, self._spot.span, snippet, 10)

    @property
    def _lead(self) -> str:
        return " " if self._source[self._whole.start - 1 : self._whole.start] == ":" else ""

    def _with_quotes(self, span: Span) -> Span:
        """The stretch with a quote on each side, where there is one; of a text that is opened and not closed, with that."""
        quote = self._source[span.start - 1 : span.start]
        if quote not in ('"', "'") or (isinstance(self._spot.value, Text) and not self._spot.is_key):
            return span
        return Span(span.start - 1, span.end + (self._source[span.end : span.end + 1] == quote))

    def _within_quotes(self, words: str) -> str:
        return json.dumps(words, ensure_ascii=False)[1:-1] if self._style is not Style.YAML else words

    def _key(self, name: str) -> str:
        plain = self._style is not Style.JSON and bool(_PLAIN_KEY.fullmatch(name))
        return name if plain or (self._style is Style.YAML and name.startswith("$")) else f'"{name}"'

    def _brackets(self, opening: Opening) -> tuple[str, str]:
        if self._style is not Style.YAML:
            return _BRACKETS[opening]
        flow = self._source[: self._whole.start].rstrip()[-1:] in ("{", ",")
        if flow or opening in ("text", "bare"):
            return _BRACKETS[opening] if opening != "text" else ("", "")
        start = self._whole.start
        indent = " " * (start - self._source.rfind("\n", 0, start) - 1)
        return {"object": f"\n{indent}  ", "list": f"\n{indent}  - ", "list of objects": f"\n{indent}  - "}[opening], ""


def written_keys(spot: Spot) -> set[str]:
    """The keys that the object around the cursor has already."""
    around = spot.around
    entries = around.entries if isinstance(around, Mapping) else ()
    return {entry.key for entry in entries if entry.key is not None and entry is not spot.entry}


def written_items(spot: Spot) -> set[str]:
    """The texts that the list around the cursor holds already."""
    around = spot.around
    items = around.items if isinstance(around, Sequence) else ()
    return {item.text for item in items if isinstance(item, Text) and item is not spot.value}


def _escaped(words: str) -> str:
    """Words for a snippet, in which `$` starts a tab stop."""
    return words.replace("$", "\\$")
