"""Resource policies: who may call what under which condition, and what can be said of it here."""

from __future__ import annotations

from collections.abc import Iterable

from gatewright.expressions.forms import Piece, Spot
from gatewright.expressions.policy import FORMS, STATEMENTS, key_named, operator_in
from gatewright.features.card import Card
from gatewright.features.languages.documents import Writing
from gatewright.features.languages.policy_offers import keys, values
from gatewright.features.languages.policy_resources import resource_card
from gatewright.features.languages.policy_words import ACTIONS, EFFECTS, ELEMENTS, KEYS, OPERATORS, PRINCIPALS
from gatewright.features.languages.speaker import Offer, Said, Speaker, Token, TokenKind
from gatewright.features.languages.spots import spot_in
from gatewright.features.languages.tokens_of_json import folds_of, tokens_of
from gatewright.features.place import Place
from gatewright.index import Index
from gatewright.inside import Strand
from gatewright.model import Text
from gatewright.text import Span


class Policies(Speaker):
    """The policy of an API or of a domain."""

    triggers = '":/'

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """An element, an action, an operator, a key of conditions; a part of a resource."""
        spot = spot_in(strand, at, place, "policy", FORMS)
        if spot.is_key:
            card = _card_of_key(spot) if spot.entry else None
            return Said(card, spot.span) if card else None
        if not isinstance(spot.value, Text) or not spot.value.inner.touches(at):
            return None
        if spot.form == "resource":
            return resource_card(spot.value, at, strand, place)
        card = _card_of_text(spot.form, spot.value.text)
        return Said(card, spot.value.inner) if card else None

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """Elements that the statement lacks; actions, operators, keys; stages, verbs and paths of the API."""
        spot = spot_in(strand, at, place, "policy", FORMS)
        writing = Writing(spot, strand, place)
        if spot.is_key:
            return keys(spot, writing) if writing.takes_key else ()
        return values(spot, at, writing, strand, place) if writing.takes_value else ()

    def documentation(self, about: str, index: Index) -> Card | None:
        """The card of a word."""
        return _word_card(about)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """Elements, operators and keys, texts."""
        return tokens_of(strand, "policy", FORMS, _kind_of_key, _kind_of_text)

    def folds(self, strand: Strand) -> Iterable[Span]:
        """Statements and lists over several lines."""
        return folds_of(strand)


def _kind_of_key(piece: Piece) -> TokenKind:
    match piece.around:
        case "condition":
            return TokenKind.OPERATOR
        case "tests":
            return TokenKind.VARIABLE
        case _:
            return TokenKind.KEYWORD if piece.form else TokenKind.PROPERTY


def _kind_of_text(piece: Piece) -> TokenKind:
    return TokenKind.FUNCTION if piece.form == "action" else TokenKind.STRING


def _card_of_key(spot: Spot) -> Card | None:
    key = (spot.entry.key if spot.entry else None) or ""
    match spot.form:
        case "policy":
            return _word_card(key) if key in FORMS["policy"].keys else None
        case "condition":
            return _operator_card(key)
        case "tests":
            return _key_card(key)
        case "principal":
            return Card(key, "kind of principal", PRINCIPALS[key]) if key in PRINCIPALS else None
        case form if form in STATEMENTS:
            return _word_card(key) if key in FORMS["statement"].keys else None
        case _:
            return None


def _card_of_text(form: str | None, text: str) -> Card | None:
    match form:
        case "effect" if text in EFFECTS:
            return Card(text, "effect", EFFECTS[text])
        case "action" if text in ACTIONS:
            return Card(text, "action", ACTIONS[text])
        case "action" | "principal" | "principals" | "principal of a kind" if text == "*":
            return Card(
                "*", "everybody" if form != "action" else "every action", _EVERYBODY if form != "action" else ACTIONS["execute-api:*"]
            )
        case "version":
            return _word_card("Version")
        case _:
            return None


_EVERYBODY = (
    "Every caller, also one who does not sign the request. What keeps callers out is the condition, another statement, or an authorizer."
)


def _word_card(word: str) -> Card | None:
    if word in ELEMENTS:
        said = ELEMENTS[word]
        whose = "element of a policy" if word in FORMS["policy"].keys else "element of a statement"
        return Card(word, whose, said.summary, f"For example `{said.example}`.", beware=(said.beware,) if said.beware else ())
    if word in ACTIONS:
        return Card(word, "action", ACTIONS[word])
    if word in EFFECTS:
        return Card(word, "effect", EFFECTS[word])
    return _key_card(word) or _operator_card(word)


def _operator_card(word: str) -> Card | None:
    operator = operator_in(word)
    summary = OPERATORS.get(operator)
    if summary is None:
        return None
    notes: list[str] = []
    if word.startswith("ForAnyValue:"):
        notes.append("`ForAnyValue:`: true when one of the key's values passes.")
    if word.startswith("ForAllValues:"):
        notes.append("`ForAllValues:`: true when all of the key's values pass, also when it has none.")
    if word.endswith("IfExists"):
        notes.append("`IfExists`: true, too, when the call does not have the key.")
    return Card(word, "operator", summary, " ".join(notes))


def _key_card(word: str) -> Card | None:
    name = key_named(word)
    if name is None:
        return None
    key = KEYS[name]
    return Card(word, "key of conditions", key.summary, f"For example `{key.example}`.", beware=(key.beware,) if key.beware else ())
