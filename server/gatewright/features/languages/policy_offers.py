"""What can be typed in a resource policy."""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.expressions.forms import Spot
from gatewright.expressions.policy import FORMS, STATEMENTS, key_named, operator_in
from gatewright.expressions.policy import KEYS as TYPES
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.documents import Writing, written_items, written_keys
from gatewright.features.languages.policy_resources import offered, resource_offers
from gatewright.features.languages.policy_words import ACTIONS, EFFECTS, ELEMENTS, KEYS, OPERATORS, PRINCIPALS
from gatewright.features.languages.speaker import Offer
from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.inside import Strand
from gatewright.model import Missing, Text

_OPPOSITES = {"Principal": "NotPrincipal", "Action": "NotAction", "Resource": "NotResource"}
_ADDRESS = ("IpAddress", "NotIpAddress")
_TRUTH = ("true", "false")


def keys(spot: Spot, writing: Writing) -> Iterator[Offer]:
    """Elements that are not there yet; operators; the keys that an operator can compare."""
    written = written_keys(spot)
    form = "statement" if spot.form in STATEMENTS else spot.form
    if form in ("policy", "statement"):
        excluded = {other for pair in _OPPOSITES.items() for one, other in (pair, pair[::-1]) if one in written}
        for name in FORMS[form].keys:
            if name not in written and name not in excluded:
                rank = 30 if name.startswith("Not") or name in ("Sid", "Id") else 20
                yield writing.key(name, ELEMENTS[name].opening, ELEMENTS[name].summary, rank, name)
    elif form == "principal":
        yield from (writing.key(name, "text", words, 20) for name, words in PRINCIPALS.items() if name not in written)
    elif form == "condition":
        yield from (writing.key(name, "object", words, 20, name) for name, words in OPERATORS.items() if name not in written)
    elif form == "tests":
        operator = operator_in(spot.inside[-1].key or "")
        for name, key in KEYS.items():
            fits = operator == "Null" or (TYPES[name] == "address") == (operator in _ADDRESS)
            if name not in written and fits:
                yield writing.key(name, "text", key.summary, 20, name)


def values(spot: Spot, at: int, writing: Writing, strand: Strand, place: Place) -> Iterator[Offer]:
    """Effects, actions, principals, resources; what keys are compared with."""
    taken, bare = written_items(spot), isinstance(spot.value, Missing)
    match spot.form:
        case "version":
            yield writing.text("2012-10-17", ItemKind.VALUE, "the version in use", 20)
        case "effect":
            yield from (writing.text(name, ItemKind.KEYWORD, words, 20, name) for name, words in EFFECTS.items())
        case "action":
            yield from (writing.text(name, ItemKind.VALUE, words, 20, name) for name, words in ACTIONS.items() if name not in taken)
        case "principal" | "principals" | "principal of a kind":
            yield writing.text("*", ItemKind.VALUE, "everybody", 20)
            if spot.form == "principal" and bare:
                yield writing.opened("object", "{}", "accounts, roles, services", 30)
        case "resource":
            yield from _resources(spot, at, writing, strand, place)
        case "condition values":
            yield from _compared(spot, writing, strand, place)
        case "policy" if bare and not spot.inside and strand.tree is not None:
            yield from writing.encoded()
        case "statement" if bare and writing.takes_entries:
            yield from keys(spot, writing)
        case "policy" | "statement" | "condition" | "tests" if bare:
            yield writing.opened("object", "{}", f"a {spot.form}", 20)
        case "statements" if bare:
            yield writing.opened("list of objects", "[{}]", "statements", 20)
        case _:
            return


def _resources(spot: Spot, at: int, writing: Writing, strand: Strand, place: Place) -> Iterator[Offer]:
    resource = spot.value if isinstance(spot.value, Text) else None
    for words, span, detail, rank in resource_offers(resource, spot.span, at, strand, place):
        in_part = resource is not None and span != resource.inner
        yield offered(words, span, detail, rank) if in_part else writing.text(words, ItemKind.VALUE, detail, rank)


def _compared(spot: Spot, writing: Writing, strand: Strand, place: Place) -> Iterator[Offer]:
    """`true` and `false`; the VPC endpoints of the project, where a reference can stand."""
    key = key_named(spot.key or "")
    if key == "aws:SecureTransport" or any(operator_in(outer.key or "") in ("Null", "Bool") for outer in spot.inside):
        yield from (writing.text(word, ItemKind.VALUE, "as text", 20) for word in _TRUTH)
    elif key == "aws:SourceVpce" and strand.tree is not None and isinstance(spot.value, Missing):
        form = {Style.HCL: "ADDRESS.id", Style.YAML: "!Ref ADDRESS", Style.JSON: '{"Ref": "ADDRESS"}'}[style_of(place.document)]
        for endpoint in place.project.of_kind("neighbor.vpc_endpoint"):
            words = form.replace("ADDRESS", endpoint.address)
            yield writing.spelled(words, ItemKind.REFERENCE, "VPC endpoint", words, 10)
