"""References that fit: first what the parameter is made for, then variables and the rest of the project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gatewright.features.completion.item import About, Item, ItemKind
from gatewright.features.cursor import OnValue
from gatewright.features.place import Place
from gatewright.features.references import where
from gatewright.features.style import Style, style_of
from gatewright.index import Param
from gatewright.model import Block, Missing, Ref, Role, Text
from gatewright.text import Span, TextEdit

_HCL_WORDS = re.compile(r"[\w.-]*$")
_FUNCTION = re.compile(r"""(?:!|["']?(?:Fn::)?)(?P<name>Ref|GetAtt|Sub|If|Condition)["']?\s*:?\s*[\["']*(?P<typed>[\w.:]*)$""")
_SUB = re.compile(r"\$\{(?P<typed>[\w.:]*)$")
PSEUDO = {
    "AWS::AccountId": "the account that the stack is in",
    "AWS::Region": "the region that the stack is in",
    "AWS::Partition": "aws, aws-cn or aws-us-gov",
    "AWS::URLSuffix": "the domain of the partition, mostly amazonaws.com",
    "AWS::StackName": "the name of the stack",
    "AWS::StackId": "the ARN of the stack",
    "AWS::NoValue": "leaves the property out",
}

INVOCATION = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${%s.Arn}/invocations"
"""What a uri needs to call a function in CloudFormation, which has no attribute for it."""


def naming(place: Place) -> bool:
    """Whether a name is being typed inside a reference already, so that nothing but its rest belongs there."""
    if place.dialect == "cloudformation":
        return bool(_SUB.search(place.line_before) or _FUNCTION.search(place.line_before))
    match = _HCL_WORDS.search(place.line_before)
    return bool(match) and match.group().rpartition(".")[0] in place.project.by_address


def typed_references(param: Param, typed: Span, place: Place) -> Iterator[Item]:
    """References to the kinds of resource that a parameter takes, best first."""
    wanted: list[str] = param.fact("refers", place.dialect) or []
    style = style_of(place.document)
    listed = param.type_in(place.dialect) in ("list", "set") and style is Style.HCL and "[" not in place.line_before
    for order, target in enumerate(wanted):
        spelled, _, attribute = target.partition(".")
        for block in place.project.blocks:
            if block.spelled == spelled and block.role in (Role.RESOURCE, Role.DATA):
                label, text = _spell(block, attribute, style)
                edit = TextEdit(typed, f"[{text}]" if listed else text)
                shown = f"{spelled.rpartition('::')[2]} {block.name} ({where(block.uri, block.name_span, place.project)})"
                yield Item(label, ItemKind.REFERENCE, shown, edit, None, 10 + order, _about(block, attribute, place))


def _spell(block: Block, attribute: str, style: Style) -> tuple[str, str]:
    """The label of a reference, and how it is written."""
    name = block.address
    if style is Style.HCL:
        return f"{name}.{attribute}", f"{name}.{attribute}"
    if block.spelled.startswith("AWS::"):
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


def reference_items(found: OnValue, place: Place, typed: Span, wanted: Param | None) -> Iterator[Item]:
    """Everything that a reference at the cursor can name."""
    if place.dialect == "terraform":
        yield from _terraform(found, place, wanted)
    else:
        yield from _cloudformation(found, place, typed)


def _terraform(found: OnValue, place: Place, wanted: Param | None) -> Iterator[Item]:
    """After a dot, what follows; at the start of a word, the heads that exist in the module."""
    value = found.value
    if isinstance(value, Text) and style_of(place.document) is Style.HCL:
        return
    match = _HCL_WORDS.search(place.line_before)
    words = match.group() if match and (isinstance(value, (Ref, Missing)) or "${" in place.line_before) else ""
    if isinstance(value, Text) and "${" not in place.line_before:
        return
    yield from terraform_names(words, place, wanted)


def terraform_names(words: str, place: Place, wanted: Param | None = None) -> Iterator[Item]:
    """The continuations of a half-typed reference."""
    head, dot, last = words.rpartition(".")
    start = place.offset - len(last)
    tail = re.match(r"[\w-]*", place.document.text[place.offset :])
    typed = Span(start, place.offset + (tail.end() if tail else 0))
    if not dot:
        yield from _heads(typed, place)
        return
    block = place.project.by_address.get(head)
    if block:
        yield from _attributes(block, typed, place, wanted)
        return
    seen: set[str] = set()
    for candidate in place.project.blocks:
        if candidate.address.startswith(f"{head}.") and candidate.role is not Role.OUTPUT:
            name = candidate.address[len(head) + 1 :].partition(".")[0]
            if name and name not in seen:
                seen.add(name)
                about = About(kind=candidate.kind)
                shown = f"{candidate.role.value} ({where(candidate.uri, candidate.name_span, place.project)})"
                yield Item(name, ItemKind.REFERENCE, shown, TextEdit(typed, name), None, 300, about)


def _heads(typed: Span, place: Place) -> Iterator[Item]:
    for block in place.project.blocks:
        if block.role in (Role.VARIABLE, Role.LOCAL, Role.MODULE) and block.name:
            shown = f"{block.role.value} ({where(block.uri, block.name_span, place.project)})"
            yield Item(block.address, ItemKind.VARIABLE, shown, TextEdit(typed, block.address), None, 600)
        elif block.role in (Role.RESOURCE, Role.DATA) and block.name and block.spelled:
            shown = f"({where(block.uri, block.name_span, place.project)})"
            yield Item(block.address, ItemKind.REFERENCE, shown, TextEdit(typed, block.address), None, 700, About(kind=block.kind))


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
        yield Item(name, ItemKind.REFERENCE, param.summary, TextEdit(typed, name), None, rank, About(param=param.id))


def _cloudformation(found: OnValue, place: Place, typed: Span) -> Iterator[Item]:
    """Inside `!Ref`, `!GetAtt`, `!Sub ${` and `DependsOn`: names; on an empty value, parameters in their whole form."""
    before = place.line_before
    sub, function = _SUB.search(before), _FUNCTION.search(before)
    if sub:
        yield from _names(place, Span(place.offset - len(sub["typed"]), place.offset), sub["typed"], dotted=True)
    elif function:
        words = function["typed"]
        span = Span(place.offset - len(words), place.offset + _rest(place))
        if function["name"] in ("If", "Condition"):
            yield from _conditions(place, span)
        elif function["name"] == "GetAtt":
            yield from _results(place, span, words)
        elif function["name"] == "Ref":
            yield from _names(place, span, words, dotted=False)
    elif found.attribute.name == "DependsOn":
        yield from _resources(found, place, typed)
    elif found.attribute.name == "Condition" and found.attribute.param is None:
        yield from _conditions(place, typed)
    elif style_of(place.document) is Style.YAML and not isinstance(found.value, Ref):
        for block in place.project.blocks:
            if block.role is Role.VARIABLE:
                shown = f"parameter ({where(block.uri, block.name_span, place.project)})"
                yield Item(f"!Ref {block.name}", ItemKind.VARIABLE, shown, TextEdit(typed, f"!Ref {block.name}"), None, 600)


def _rest(place: Place) -> int:
    """How many characters of the name stand behind the cursor."""
    match = re.match(r"[\w.:]*", place.line_after)
    return match.end() if match else 0


def _names(place: Place, span: Span, words: str, dotted: bool) -> Iterator[Item]:
    if dotted and "." in words:
        yield from _results(place, span, words)
        return
    for block in place.project.blocks:
        if block.role in (Role.RESOURCE, Role.VARIABLE):
            shown = f"{block.spelled} ({where(block.uri, block.name_span, place.project)})"
            kind = ItemKind.VARIABLE if block.role is Role.VARIABLE else ItemKind.REFERENCE
            yield Item(block.name, kind, shown, TextEdit(span, block.name), None, 300, About(kind=block.kind))
    for order, (name, meaning) in enumerate(PSEUDO.items()):
        yield Item(name, ItemKind.VARIABLE, meaning, TextEdit(span, name), None, 800 + order)


def _results(place: Place, span: Span, words: str) -> Iterator[Item]:
    """`Name.Attribute` of every resource whose results are known; after the dot, of that resource only."""
    target, dot, _ = words.partition(".")
    for block in place.project.blocks:
        kind = place.index.kind(block.kind) if block.kind and block.role is Role.RESOURCE else None
        if kind is None or (dot and block.name != target):
            continue
        for name, param in kind.spelled_in(place.dialect):
            if param.computed_in(place.dialect) or kind.partial:
                label = f"{block.name}.{name}"
                yield Item(label, ItemKind.REFERENCE, param.summary, TextEdit(span, label), None, 300, About(param=param.id))


def _resources(found: OnValue, place: Place, typed: Span) -> Iterator[Item]:
    style = style_of(place.document)
    for block in place.project.blocks:
        if block.role is Role.RESOURCE and block is not found.block.outermost:
            text = f'"{block.name}"' if style is Style.JSON else block.name
            shown = f"{block.spelled} ({where(block.uri, block.name_span, place.project)})"
            yield Item(block.name, ItemKind.REFERENCE, shown, TextEdit(typed, text), None, 300, About(kind=block.kind))


def _conditions(place: Place, span: Span) -> Iterator[Item]:
    for block in place.project.blocks:
        if block.role is Role.CONDITION:
            shown = f"condition ({where(block.uri, block.name_span, place.project)})"
            yield Item(block.name, ItemKind.VARIABLE, shown, TextEdit(span, block.name), None, 300)
