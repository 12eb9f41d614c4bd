"""The `Resource` of a policy: which part of a call a piece of it narrows down, and what the API of the policy has there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gatewright.expressions.policy import Level, Part, parts_of
from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.sight import api_of
from gatewright.features.languages.speaker import Offer, Said
from gatewright.features.place import Place
from gatewright.inside import Strand
from gatewright.model import Text
from gatewright.model.graph import Api
from gatewright.rules.questions.calls import methods_matching
from gatewright.text import Span

_EVERY = {
    Level.REGION: "Every Region.",
    Level.ACCOUNT: "Every account.",
    Level.API: "Every API; the policy holds for its own only.",
    Level.STAGE: "Every stage. A `*` stands for slashes, too: at the end it means every verb and path as well.",
    Level.VERB: "Every verb. A `*` stands for slashes, too: at the end it means every path as well.",
    Level.PATH: "Every path.",
}
_VERBS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")


def guarded_api(strand: Strand, place: Place) -> Api | None:
    """The API that the policy is for, where it is known."""
    return place.graph.node(strand.block, of=Api) if strand.block.kind == "rest.api" else api_of(strand, place)


def resource_card(resource: Text, at: int, strand: Strand, place: Place) -> Said | None:
    """The card for the part of a resource that the cursor is on."""
    if resource.text == "*":
        return Said(Card("*", "every call", "Every call of the API that the policy belongs to."), resource.inner)
    parts = parts_of(resource.text)
    inside = resource.map.to_decoded(at)
    part = next((one for one in parts if one.span.touches(inside)), None)
    if part is None or "\0" in part.text or not part.text:
        return None
    return Said(Card(part.text, part.level.value, _meaning(part, parts, guarded_api(strand, place))), resource.map.span(part.span))


def _meaning(part: Part, parts: tuple[Part, ...], api: Api | None) -> str:
    if part.text == "*":
        return _EVERY[part.level]
    match part.level:
        case Level.SERVICE if part.text == "execute-api":
            return "This API: Region, account and id are filled in when the policy is saved."
        case Level.SERVICE:
            return "The ARN of calls: Region, account, API, stage, verb and path follow."
        case Level.STAGE:
            known = api is not None and any(stage.name == part.text for stage in api.stages)
            return f"A stage of `{api.block.name}`." if known and api else "A stage; these files have none of that name."
        case Level.VERB | Level.PATH:
            return _methods(parts, api)
        case level:
            return f"One {level.value}."


def _methods(parts: tuple[Part, ...], api: Api | None) -> str:
    """The methods that the verb and the path of a resource match."""
    said = {part.level: part.text for part in parts}
    found = methods_matching(api, said.get(Level.VERB, "*"), "/" + said.get(Level.PATH, "*")) if api else []
    if not found:
        return "No method in these files matches."
    shown = ", ".join(f"`{label}`" for label in found[:5])
    return f"It matches {shown}{' and others' if len(found) > 5 else ''}."


def resource_offers(resource: Text | None, span: Span, at: int, strand: Strand, place: Place) -> Iterator[tuple[str, Span, str, int]]:
    """What can stand in a resource: words, the stretch that they replace, what they are, and their rank. A part, once there are some."""
    api = guarded_api(strand, place)
    parts = parts_of(resource.text) if resource else ()
    inside = resource.map.to_decoded(at) if resource else 0
    part = next((one for one in parts if one.span.touches(inside) and one.level in (Level.STAGE, Level.VERB, Level.PATH)), None)
    if resource and part:
        for words, detail in _of_level(part.level, parts, api):
            yield words, resource.map.span(part.span), detail, 10 if words != "*" else 20
    else:
        yield "execute-api:/*", span, "every call of this API", 10
        for stage in [stage.name for stage in api.stages if stage.name] if api else ():
            yield f"execute-api:/{stage}/*", span, "every call of a stage", 20
        for verb, path in sorted(_calls(api)):
            yield f"execute-api:/*/{verb}{path}", span, "calls of a method", 30
        yield "*", span, "every call", 40


def _of_level(level: Level, parts: tuple[Part, ...], api: Api | None) -> Iterator[tuple[str, str]]:
    if level is Level.STAGE:
        yield from ((stage.name, "stage") for stage in (api.stages if api else ()) if stage.name)
        yield "*", "every stage"
    elif level is Level.VERB:
        used = {verb for verb, _ in _calls(api)} - {"*"}
        yield from ((verb, "verb of a method") for verb in sorted(used))
        yield from ((verb, "verb") for verb in _VERBS if verb not in used)
        yield "*", "every verb"
    else:
        verb = next((part.text for part in parts if part.level is Level.VERB), "*")
        paths = {path for own, path in _calls(api) if verb == "*" or own in ("*", verb)}
        yield from ((path.removeprefix("/"), "path of a method") for path in sorted(paths - {"/", "/*"}))
        yield "*", "every path"


def _calls(api: Api | None) -> set[tuple[str, str]]:
    """The verbs and paths of an API, with `*` for what varies."""
    known = ((one.verb, one.path) for one in api.operations) if api else ()
    return {("*" if verb == "ANY" else verb, re.sub(r"\{[^}]*\}", "*", path)) for verb, path in known if verb and path}


def offered(words: str, span: Span, detail: str, rank: int) -> Offer:
    """One of these as an offer."""
    return Offer(words, ItemKind.VALUE, detail, words, span, None, rank)
