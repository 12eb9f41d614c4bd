"""The path of method settings: which methods are they for?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.speaker import Offer, Said, Speaker, Token, TokenKind
from gatewright.features.place import Place
from gatewright.inside import Strand
from gatewright.model.graph import Method, Setting
from gatewright.rules.questions.stages import EVERY_METHOD
from gatewright.text import Span


class SettingsPaths(Speaker):
    """A path without its first slash, a slash, a verb: `pets/GET`; or all methods."""

    triggers = "*/"

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """The method that is meant."""
        path, slash, verb = strand.text.rpartition("/")
        whole = Span(0, len(strand.text))
        if strand.text == EVERY_METHOD:
            words = "Every method of the stage that has no settings of its own."
            return Said(Card(EVERY_METHOD, "method settings", words), whole)
        if not slash or not path:
            return None
        method = next((one for one in _methods(strand, place) if _spelled(one) == strand.text), None)
        note = f"That is `{method.top.address}`." if method else ""
        return Said(Card(strand.text, "method settings", f"The method `{verb}` on `/{path}`.", note), whole)

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """All methods at once, and each that the API has and that has no settings yet."""
        setting, whole = place.graph.node(strand.block, of=Setting), Span(0, len(strand.text))
        api = setting.api
        taken = [one.path for one in (api.settings if api else ()) if one.block is not strand.block and one.stage is setting.stage]
        if EVERY_METHOD not in taken:
            yield Offer(EVERY_METHOD, ItemKind.VALUE, "every method of the stage", EVERY_METHOD, whole, rank=10)
        for method in _methods(strand, place):
            text = _spelled(method)
            if text and text not in taken:
                yield Offer(text, ItemKind.VALUE, method.label, text, whole, rank=20)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """The verb."""
        start = strand.text.rfind("/") + 1
        if 0 < start < len(strand.text):
            yield Token(Span(start, len(strand.text)), TokenKind.KEYWORD)


def _methods(strand: Strand, place: Place) -> Iterator[Method]:
    api = place.graph.node(strand.block, of=Setting).api
    yield from api.methods if api else ()


def _spelled(method: Method) -> str | None:
    """How settings name a method; `None` where its path or verb is not known, and on the root."""
    return f"{method.path.lstrip('/')}/{method.verb}" if method.path and method.verb and method.path != "/" else None
