"""Media types as the keys of templates and models: for which messages is the one behind them?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.sight import api_of, declared, method_of, protocol_of, shown, written_keys
from gatewright.features.languages.speaker import Offer, Said, Speaker, Token, TokenKind
from gatewright.features.place import Place
from gatewright.inside import Strand
from gatewright.text import Span

_DEFAULT = "$default"
_USUAL = (
    "application/json",
    "application/x-www-form-urlencoded",
    "text/plain",
    "application/xml",
    "text/xml",
    "text/html",
    "text/csv",
    "multipart/form-data",
    "application/octet-stream",
)
_SELECTS = {
    "request_templates": "The template for requests whose `Content-Type` is `{}`.",
    "response_templates": "The template for answers of the type `{}`.",
    "request_models": "The model that bodies are checked against whose `Content-Type` is `{}`.",
    "response_models": "The model of answers of the type `{}`; nothing checks them.",
}
_NOTES = {
    "request_templates": "A request without a `Content-Type` counts as `application/json`. For what no template is for, `{}` decides.",
    "request_models": "They are checked only where a request validator checks bodies.",
}
_MODELS = {"request_templates": "request_models", "response_templates": "response_models"}


class MediaTypes(Speaker):
    """A content type; in a WebSocket API what the selection expression yields."""

    triggers = "/"

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """Which messages it selects."""
        name, whole = _name(strand), Span(0, len(strand.text))
        if name not in _SELECTS or not strand.text:
            return None
        if protocol_of(strand, place) == "WEBSOCKET":
            return Said(_selected_card(strand, place), whole)
        if strand.text == _DEFAULT:
            return Said(Card(_DEFAULT, "media type", "Every type that no other key names."), whole) if "models" in name else None
        passthrough = place.index.param("rest.integration/passthrough_behavior")
        dialect = "openapi" if (strand.block.kind or "").startswith("openapi.") else place.dialect
        spelled = passthrough.spell.get(dialect, passthrough.name) if passthrough else ""
        beware = ("The API takes this type for binary.",) if strand.text in _binary(strand, place) else ()
        card = Card(
            shown(strand.text), "media type", _SELECTS[name].format(shown(strand.text)), _NOTES.get(name, "").format(spelled), beware=beware
        )
        return Said(card, whole)

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """Types that have a model, those that the API takes for binary, the usual ones."""
        taken, whole = written_keys(strand), Span(0, len(strand.text))
        for text, detail, rank in _types(strand, place):
            if text not in taken:
                taken.add(text)
                yield Offer(text, ItemKind.VALUE, detail, text, whole, rank=rank)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """The whole of it."""
        if strand.text:
            yield Token(Span(0, len(strand.text)), TokenKind.STRING)


def _name(strand: Strand) -> str:
    return (strand.attribute.param or "").rpartition("/")[2]


def _selected_card(strand: Strand, place: Place) -> Card:
    attribute = strand.block.get("template_selection_expression")
    expression = place.project.known(attribute.value) if attribute else None
    if strand.text == _DEFAULT:
        return Card(_DEFAULT, "key of a template", "The template for messages that no other key is for.")
    yields = f"`{expression}` yields" if isinstance(expression, str) else "the selection expression yields"
    return Card(shown(strand.text), "key of a template", f"The template for messages for which {yields} this text.")


def _binary(strand: Strand, place: Place) -> list[str]:
    """The types that the API takes for binary."""
    api = api_of(strand, place)
    written = api.block.get("binary_media_types") if api else None
    known = place.project.known(written.value) if written else None
    return [one for one in known if isinstance(one, str)] if isinstance(known, list) else []  # pyright: ignore[reportUnknownVariableType]


def _types(strand: Strand, place: Place) -> Iterator[tuple[str, str, int]]:
    if protocol_of(strand, place) == "WEBSOCKET":
        yield _DEFAULT, "messages that no other key is for", 10
        return
    method, models = method_of(strand, place), _MODELS.get(_name(strand))
    for owner in (method, *method.responses) if method and models else ():
        yield from ((entry.key, "the method has a model for it", 10) for entry in declared(owner, models or "") if entry.key)
    yield from ((one, "binary type of the API", 20) for one in _binary(strand, place) if "*" not in one)
    yield from ((one, "media type", 30) for one in _USUAL)
    if _name(strand) == "request_models":
        yield _DEFAULT, "every type that no other key names", 40
