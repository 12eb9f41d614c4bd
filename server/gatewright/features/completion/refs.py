"""References that fit: first what the parameter is made for, then variables and the rest of the project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gatewright.features.card import plain_text
from gatewright.features.completion.intrinsics import conditions, quotes_for
from gatewright.features.completion.item import MOST, About, Item, ItemKind, typed_of
from gatewright.features.completion.slot import Slot, in_interpolation, is_condition, words_before
from gatewright.features.cursor import OnValue
from gatewright.features.place import Place
from gatewright.features.references import titled, where
from gatewright.features.style import Style, style_of
from gatewright.index import Param
from gatewright.model import Block, Bool, Missing, Null, Number, Ref, Role, Text
from gatewright.text import Span, TextEdit

INVOCATION = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${%s.Arn}/invocations"
"""What a uri needs to call a function in CloudFormation, which has no attribute for it."""


def typed_references(param: Param, slot: Slot, place: Place) -> Iterator[Item]:
    """References to the kinds of resource that a parameter takes, best first."""
    wanted: list[str] = param.fact("refers", place.dialect) or []
    words = words_before(place)
    head = words.rpartition(".")[0]
    if head and head in place.project.by_address:
        return  # only the rest of the name is missing
    style, typed = style_of(place.document), typed_of(slot.span, place)
    for order, target in enumerate(wanted):
        spelled, _, attribute = target.partition(".")
        blocks = [block for block in place.project.blocks if block.spelled == spelled and block.role in (Role.RESOURCE, Role.DATA)]
        fitting = [(block, *_spell(block, attribute, style)) for block in blocks]
        if place.dialect == "terraform" and "." in words:
            fitting = [one for one in fitting if one[1].startswith(words)]
        if len(fitting) > MOST:
            fitting = [one for one in fitting if typed in one[1].lower()][:MOST]
        for block, label, text in fitting:
            yield Item(label, ItemKind.REFERENCE, _shown(block, place), slot.edit(text), None, 10 + order, _about(block, attribute, place))


def reference_items(found: OnValue, place: Place, slot: Slot, wanted: Param | None, fits: bool) -> Iterator[Item]:
    """Everything else that a reference at the cursor can name."""
    if place.dialect == "terraform":
        yield from _terraform(found, place, slot, wanted)
    else:
        yield from _cloudformation(found, place, slot, wanted, fits)


def _shown(block: Block, place: Place) -> str:
    return f"{titled(block, place)} ({where(block.uri, block.name_span, place.project)})"


def _spell(block: Block, attribute: str, style: Style) -> tuple[str, str]:
    """The label of a reference, and how it is written."""
    name = block.address
    if style is Style.HCL:
        return f"{name}.{attribute}", f"{name}.{attribute}"
    if block.role is Role.VARIABLE or block.spelled.startswith("AWS::"):
        if attribute == "invoke_arn":
            uri = INVOCATION % name
            return f"!Sub …{name}.Arn…", f"!Sub {uri}" if style is Style.YAML else f'{{"Fn::Sub": "{uri}"}}'
        if style is Style.YAML:
            text = f"!GetAtt {name}.{attribute}" if attribute else f"!Ref {name}"
            return text, text
        text = f'{{"Fn::GetAtt": ["{name}", "{attribute}"]}}' if attribute else f'{{"Ref": "{name}"}}'
        return (f"{name}.{attribute}" if attribute else name), text
    return f"{name}.{attribute}", f'"${{{name}.{attribute}}}"'


def _about(block: Block, attribute: str, place: Place) -> About:
    kind = place.index.kind(block.kind) if block.kind else None
    param = kind.find(place.dialect, attribute) if kind and attribute else None
    return About(param=param.id) if param else About(kind=block.kind)


def _terraform(found: OnValue, place: Place, slot: Slot, wanted: Param | None) -> Iterator[Item]:
    """After a dot, what follows; at the start of a word, the heads that exist in the module."""
    value = found.value
    in_json = style_of(place.document) is Style.JSON and not in_interpolation(place)
    if isinstance(value, (Number, Null)) or (isinstance(value, Text) and not (in_json and not value.text)):
        return
    if in_json:
        plain = found.attribute.name == "depends_on"
        quote = "" if place.document.text[slot.span.start - 1 : slot.span.start] == '"' else '"'
        for item in _heads(slot.span, place, found):
            yield Item(
                item.label,
                item.kind,
                item.detail,
                slot.edit(f"{quote}{item.label}{quote}" if plain else f"{quote}${{{item.label}}}{quote}"),
                None,
                item.rank,
                item.about,
            )
        return
    words = "" if isinstance(value, (Missing, Bool)) and not in_interpolation(place) else words_before(place)
    yield from _names(words, place, slot, found, wanted)


def _names(words: str, place: Place, slot: Slot, found: OnValue, wanted: Param | None) -> Iterator[Item]:
    """The continuations of a half-typed reference."""
    head, dot, last = words.rpartition(".")
    if not dot:
        yield from _heads(slot.span, place, found)
        return
    start = place.offset - len(last)
    tail = re.match(r"[\w-]*", place.line_after)
    typed = Span(start, place.offset + (tail.end() if tail else 0))
    block = place.project.by_address.get(head)
    if block:
        yield from _attributes(block, typed, place, wanted)
        return
    seen: set[str] = set()
    for candidate in place.project.blocks:
        if candidate.address.startswith(f"{head}.") and candidate.role is not Role.OUTPUT and candidate is not found.block.outermost:
            name = candidate.address[len(head) + 1 :].partition(".")[0]
            if name and name not in seen:
                seen.add(name)
                shown = f"{candidate.role.value} ({where(candidate.uri, candidate.name_span, place.project)})"
                yield Item(name, ItemKind.REFERENCE, shown, TextEdit(typed, name), None, 300, About(kind=candidate.kind))


def _heads(typed: Span, place: Place, found: OnValue) -> Iterator[Item]:
    """Variables, locals, modules, resources and data sources, but not the declaration that the cursor is in.

    In a very large module, the first of those that hold what is typed: nobody reads on, and more is typed soon.
    """
    own = found.block.outermost
    blocks = [block for block in place.project.blocks if block.name and block is not own]
    if len(blocks) > MOST:
        words = words_before(place).lower()
        blocks = sorted(
            (block for block in blocks if words in block.address),
            key=lambda block: (block.role in (Role.RESOURCE, Role.DATA), block.address),
        )[:MOST]
    for block in blocks:
        if block.role in (Role.VARIABLE, Role.LOCAL, Role.MODULE):
            if found.attribute.name != "depends_on" or block.role is Role.MODULE:
                shown = f"{block.role.value} ({where(block.uri, block.name_span, place.project)})"
                yield Item(block.address, ItemKind.VARIABLE, shown, TextEdit(typed, block.address), None, 600)
        elif block.role in (Role.RESOURCE, Role.DATA) and block.spelled:
            yield Item(
                block.address, ItemKind.REFERENCE, _shown(block, place), TextEdit(typed, block.address), None, 700, About(kind=block.kind)
            )


def _attributes(block: Block, typed: Span, place: Place, wanted: Param | None) -> Iterator[Item]:
    """What can be read of a resource: first what the parameter is made for, then its results."""
    if block.role is Role.MODULE:
        module = place.project.modules.get(block.address)
        for output in module.blocks if module else ():
            if output.role is Role.OUTPUT:
                shown = f"output ({where(output.uri, output.name_span, place.project)})"
                yield Item(output.name, ItemKind.REFERENCE, shown, TextEdit(typed, output.name), None, 300)
        return
    kind = place.index.kind(block.kind) if block.kind else None
    fitting: list[str] = (wanted.fact("refers", place.dialect) if wanted else None) or []
    for name, param in kind.spelled_in(place.dialect) if kind else ():
        rank = 10 if f"{block.spelled}.{name}" in fitting else 300 if param.computed_in(place.dialect) else 400
        yield Item(name, ItemKind.REFERENCE, plain_text(param.summary), TextEdit(typed, name), None, rank, About(param=param.id))


def _cloudformation(found: OnValue, place: Place, slot: Slot, wanted: Param | None, fits: bool) -> Iterator[Item]:
    """`DependsOn`, `Condition` and the first argument of `Fn::If`; for a whole value, parameters with their function."""
    style = style_of(place.document)
    if found.attribute.name == "DependsOn" and found.attribute.param is None:
        for block in place.project.blocks:
            if block.role is Role.RESOURCE and block is not found.block.outermost:
                text = f'"{block.name}"' if style is Style.JSON else block.name
                yield Item(block.name, ItemKind.REFERENCE, _shown(block, place), slot.edit(text), None, 300, About(kind=block.kind))
    elif is_condition(found, place) or (found.attribute.name == "Condition" and found.attribute.param is None):
        yield from conditions(place, slot.span, quotes_for(style))
    elif not isinstance(found.value, Ref) and (fits or wanted is None):
        settable = found.block.role in (Role.RESOURCE, Role.NESTED, Role.OUTPUT) and found.attribute not in found.block.contents.meta
        if not settable or (wanted is not None and wanted.is_block(place.dialect)):
            return
        roles = (Role.VARIABLE, Role.RESOURCE) if found.block.role is Role.OUTPUT else (Role.VARIABLE,)
        for block in place.project.blocks:
            if block.role in roles:
                what = "parameter" if block.role is Role.VARIABLE else titled(block, place)
                shown = f"{what} ({where(block.uri, block.name_span, place.project)})"
                label, text = _spell(block, "", style)
                yield Item(label, ItemKind.VARIABLE, shown, slot.edit(text), None, 600, About(kind=block.kind))
