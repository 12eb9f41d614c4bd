"""One kind of mistake: where it can be made, how it is made, and what is to be reported where.

A mistake is made by wishes (`model/wish.py`), in canonical names, so that one entry makes it in every dialect. Its place is where a
person would look: an attribute, a nested block, or the header of a block (the name `HEADER`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from gatewright.model import Attribute, Block, MapEntry, Ref, Role, Text, Value, walk
from gatewright.model import value as written
from gatewright.model.wish import AddBlock, AddEntry, Literal, Remove, ReplaceValue, ReplaceWords, SetParam, Wish
from gatewright.rules.rule import RuleContext
from gatewright.text import Span, TextEdit

HEADER: Final = ""
"""In the place of a parameter's name: the type and the name of a block."""

DEPLOY, RUN, SECURITY = "refused at deployment", "fails at run time", "insecure"


@dataclass(frozen=True)
class Place:
    """Where to look: parameters (canonical names) of a block, or of the block with an address that the mistake brings.

    A name behind `=` is meant as the file has it. With `near`, only those lines of them that have these words: a parameter may hold a whole document.
    """

    block: Block | str
    names: tuple[str, ...]
    near: str = ""


@dataclass(frozen=True)
class In:
    """A wish for a file that it does not name itself."""

    uri: str
    wish: Wish


@dataclass(frozen=True)
class Mistake:
    """One mistake at one place of a project. A wish that names no file is for that of the block."""

    wishes: tuple[Wish | In, ...]
    places: tuple[Place, ...]


Make: TypeAlias = Callable[[Block, RuleContext], Mistake | None]
"""Makes the mistake in a block; `None` where it cannot be made, or would be none."""

Test: TypeAlias = Callable[[Block, RuleContext], bool]


@dataclass(frozen=True)
class Mutation:
    """A kind of mistake.

    Attributes:
        name: what is done, in a few words.
        covers: the entries of `catalogue.py` that it is an example of.
        on: the kinds of block that it is made in.
        rules: what may report it; one of them is enough, and only one is to speak.
        category: what comes of it.
        dialects: where it can be made; all, when it is empty.
        along: rules that rightly speak as well, since what is done is wrong twice.
    """

    name: str
    covers: tuple[str, ...]
    category: str
    on: tuple[str, ...]
    make: Make
    rules: tuple[str, ...]
    dialects: tuple[str, ...] = ()
    along: tuple[str, ...] = ()


# How a mistake is made ----------------------------------------------------------------------------------------------


def sets(
    name: str, new: Literal | Callable[[Block, RuleContext], Literal | None], *also: str, when: Test | None = None, fresh: bool = False
) -> Make:
    """Another value for a parameter that is written; with `fresh`, also for one that is not. `also` are other right places."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        value = new(block, ctx) if callable(new) else new
        if value is None or not (fresh or block.get(name)) or (when and not when(block, ctx)) or ctx.value(block, name) == value:
            return None
        if not knows(block, name, ctx):
            return None
        return Mistake((SetParam(block, name, value),), (Place(block, (name, *also)),))

    return make


def adds(name: str, new: Literal | Callable[[Block, RuleContext], Literal | None], *also: str, when: Test | None = None) -> Make:
    """A parameter that is not written."""
    make = sets(name, new, *also, when=when, fresh=True)
    return lambda block, ctx: None if block.sets(name) else make(block, ctx)


def drops(name: str, *at: str, when: Test | None = None) -> Make:
    """A parameter is forgotten. One looks at `at`, or at the head of the block."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        if when and not when(block, ctx):
            return None
        targets = [block.get(name), *block.nested(name)]
        wishes = tuple(Remove(target) for target in targets if target)
        return Mistake(wishes, (Place(block, at or (HEADER,)),)) if wishes else None

    return make


def enters(name: str, key: str, new: Literal, *also: str, when: Test | None = None, fresh: bool = False) -> Make:
    """An entry more in a mapping."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        if not (fresh or block.get(name)) or (when and not when(block, ctx)) or not knows(block, name, ctx):
            return None
        return Mistake((AddEntry(block, name, key, new),), (Place(block, (name, *also)),))

    return make


def rekeys(name: str, change: Callable[[str], str | None], *also: str) -> Make:
    """Another key for the first entry of a mapping for which `change` gives one."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        for entry in entries_of(block, name):
            new = change(entry.key) if entry.key else None
            if new:
                return Mistake((ReplaceWords(TextEdit(entry.key_span, new)),), (Place(block, (name, *also)),))
        return None

    return make


def revalues(name: str, change: Callable[[MapEntry], Literal | None], *also: str) -> Make:
    """Another value for the first entry of a mapping for which `change` gives one."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        for entry in entries_of(block, name):
            new = change(entry)
            if new is not None:
                return Mistake((ReplaceValue(entry.value, new),), (Place(block, (name, *also)),))
        return None

    return make


def rewords(name: str, change: Callable[[str], str], *also: str, when: Test | None = None) -> Make:
    """Other words in a text, also in one with references in it."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        attribute = block.get(name)
        if attribute is None or (when and not when(block, ctx)):
            return None
        wishes = tuple(ReplaceWords(TextEdit(span, new)) for span, old, new in _reworded(attribute.value, change, ctx))
        return Mistake(wishes, (Place(block, (name, *also)),)) if wishes else None

    return make


def _reworded(value: Value, change: Callable[[str], str], ctx: RuleContext) -> Iterator[tuple[Span, str, str]]:
    for inner in walk(value):
        if isinstance(inner, Text):
            span = inner.inner
            old = span.of(ctx.document.text)
            new = change(old)
            if new != old:
                yield span, old, new
                return


def points(
    name: str, kind: str, attribute: str | Mapping[str, str], *also: str, when: Callable[[Block, Block, RuleContext], bool] | None = None
) -> Make:
    """A reference to another block of a kind, the first that `when` accepts."""
    from gatewright.model.wish import Pointer

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        if not block.get(name):
            return None
        of = attribute if isinstance(attribute, str) else attribute.get(ctx.dialect, "")
        held = ctx.target(block, name)
        for other in ctx.of_kind(kind):
            if other is not held and other.role is Role.RESOURCE and not other.conditional and (not when or when(block, other, ctx)):
                new = Pointer(other.address, of or None)
                return Mistake((SetParam(block, name, new),), (Place(block, (name, *also)),))
        return None

    return make


def nests(name: str, params: Mapping[str, Literal], *also: str, when: Test | None = None) -> Make:
    """A nested block that is not written."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        if block.sets(name) or (when and not when(block, ctx)):
            return None
        return Mistake((AddBlock(block, name, params),), (Place(block, (name, *also)),))

    return make


def repeats(
    *names: str,
    without: tuple[str, ...] = (),
    change: Callable[[Block, RuleContext], Sequence[tuple[Span, str]]] | None = None,
    when: Test | None = None,
) -> Make:
    """The whole resource a second time, under another name. One looks at `names` (or the head) of either."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        if block.parent or block.conditional or (when and not when(block, ctx)):
            return None
        text, span = ctx.document.text, block.span
        changes = [(block.name_span, f"{block.name}_too" if ctx.dialect == "terraform" else f"{block.name}Too")]
        changes += change(block, ctx) if change else ()
        for name in without:
            changes += [(_lines(ctx, one.span), "") for one in (block.get(name),) if one]
        if any(not span.covers(place) for place, _ in changes) or ctx.document.uri.endswith(".tf.json"):
            return None
        copy = span.of(text)
        for place, new in sorted(changes, reverse=True):
            copy = copy[: place.start - span.start] + new + copy[place.end - span.start :]
        start = span.start - (text[span.start - 1] == '"') if ctx.document.uri.endswith(".json") else span.start
        line = text[ctx.document.lines.start_of(ctx.document.lines.line_of(start)) : start]
        comma = "," if ctx.document.uri.endswith(".json") else ""
        if line.strip():
            return None
        whole = (text[start : span.start] + copy).rstrip() + comma + "\n" + line
        name = changes[0][1]
        listed = _listed_too(block, name, ctx)
        if listed is None:
            return None
        sought, address = names or (HEADER,), f"{block.spelled}.{name}" if ctx.dialect == "terraform" else name
        return Mistake((ReplaceWords(TextEdit(Span.at(start), whole)), *listed), (Place(block, sought), Place(address, sought)))

    return make


def _listed_too(block: Block, name: str, ctx: RuleContext) -> list[In] | None:
    """A copy stands in every list that its original stands in; `None` where that cannot be written."""
    wishes: list[In] = []
    for user, ref in ctx.project.references_to(block.address):
        depends = user.meta("depends_on") or user.meta("DependsOn")
        if depends and depends.value == ref:
            return None
        held = next((one for value in user.values for one in walk(value) if isinstance(one, written.Sequence) and ref in one.items), None)
        if held is None and user.kind in ("rest.deployment", "http.deployment"):
            return None
        document = ctx.project.document(user.uri)
        if held and document:
            at = held.items.index(ref)
            near = held.items[at - 1 : at + 1] if at else held.items[:2]
            between = Span(near[0].span.end, near[1].span.start).of(document.text) if len(near) == 2 else ", "
            words = ref.span.of(document.text).replace(block.name, name)
            if len(near) < 2 and not document.text[held.span.start : held.span.end].startswith("["):
                return None
            wishes.append(In(user.uri, ReplaceWords(TextEdit(Span.at(ref.span.end), between + words))))
    return wishes


def _lines(ctx: RuleContext, span: Span) -> Span:
    lines = ctx.document.lines
    return Span(lines.start_of(lines.line_of(span.start)), ctx.document.line_span(lines.line_of(span.end)).end + 1)


def removes(kind: str, at: str, *names: str, when: Test | None = None) -> Make:
    """The block itself is forgotten. One looks at the block that its parameter `at` names."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        other = ctx.target(block, at)
        if other is None or block.conditional or other.conditional or (when and not when(block, ctx)):
            return None
        wishes = forgotten(block, ctx)
        return Mistake(wishes, (Place(other, names or (HEADER,)),)) if wishes else None

    return make


def forgotten(block: Block, ctx: RuleContext) -> tuple[Wish | In, ...] | None:
    """A top-level block goes, and with it what names it in lists: `depends_on`, hashed triggers. `None` where it is named elsewhere."""
    wishes: list[Wish | In] = [Remove(block)]
    lone: set[Span] = set()
    for user, ref in ctx.project.references_to(block.address):
        if user is block:
            continue
        depends = user.meta("depends_on") or user.meta("DependsOn")
        held = next((one for value in user.values for one in walk(value) if isinstance(one, written.Sequence) and ref in one.items), None)
        if depends and (
            depends.value == ref
            or (held is depends.value and held and all(isinstance(one, Ref) and one.target == ref.target for one in held.items))
        ):
            if depends.span not in lone:
                wishes.append(In(user.uri, Remove(depends)))
            lone.add(depends.span)
        elif held and len(held.items) > 1:
            wishes.append(In(user.uri, without(held, ref)))
        else:
            return None
    return tuple(wishes)


def without(held: written.Sequence, item: Value) -> Wish:
    """A list without one of its several items."""
    at = held.items.index(item)
    last = at == len(held.items) - 1
    return ReplaceWords(
        TextEdit(Span(held.items[at - 1].span.end, item.span.end) if last else Span(item.span.start, held.items[at + 1].span.start), "")
    )


def gone(wishes: tuple[Wish | In, ...] | None, places: tuple[Place, ...]) -> Mistake | None:
    """The mistake, when something can go."""
    return Mistake(wishes, places) if wishes else None


def together(*makes: Make) -> Make:
    """Several changes that are one mistake. One looks where the first one points."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        made = [one(block, ctx) for one in makes]
        mistakes = [one for one in made if one]
        if len(mistakes) < len(makes):
            return None
        return Mistake(tuple(wish for one in mistakes for wish in one.wishes), mistakes[0].places)

    return make


def either(*makes: Make) -> Make:
    """The first of them that can be made."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        return next((made for one in makes if (made := one(block, ctx))), None)

    return make


def seen(make: Make, *places: Callable[[Block, RuleContext], Place | None]) -> Make:
    """The same mistake, where one may look elsewhere, too."""

    def wider(block: Block, ctx: RuleContext) -> Mistake | None:
        made = make(block, ctx)
        more = [place for one in places if (place := one(block, ctx))]
        return replace(made, places=(*made.places, *more)) if made else None

    return wider


def only(when: Test, make: Make) -> Make:
    """Where `when` holds."""
    return lambda block, ctx: make(block, ctx) if when(block, ctx) else None


# What a place is like ------------------------------------------------------------------------------------------------


def is_(name: str, *values: object) -> Test:
    """A parameter is known to be one of these."""
    return lambda block, ctx: ctx.value(block, name) in values


def lacks(*names: str) -> Test:
    """None of these parameters is written."""
    return lambda block, ctx: not any(block.sets(name) for name in names)


def has(*names: str) -> Test:
    """All of these parameters are written."""
    return lambda block, ctx: all(block.get(name) or block.nested(name) for name in names)


def all_of(*tests: Test) -> Test:
    return lambda block, ctx: all(test(block, ctx) for test in tests)


def not_(test: Test) -> Test:
    return lambda block, ctx: not test(block, ctx)


def knows(block: Block, name: str, ctx: RuleContext) -> bool:
    """Whether there is no condition around the parameter, so that a mistake in it is certain."""
    return name not in block.contents.uncertain


def entries_of(block: Block, name: str) -> Sequence[MapEntry]:
    attribute = block.get(name)
    return attribute.value.entries if attribute and isinstance(attribute.value, written.Mapping) else ()


def dropped(block: Block, name: str, entry: MapEntry, ctx: RuleContext) -> Wish:
    """An entry of a mapping goes; the last one takes the mapping with it."""
    whole = block.get(name)
    if whole and len(entries_of(block, name)) == 1:
        return Remove(whole)
    start = entry.key_span.start
    start -= ctx.document.text[start - 1] in "\"'"
    span = Span(start, entry.value.span.end)
    return Remove(Attribute(entry.key or "", entry.key_span, entry.value, span))
