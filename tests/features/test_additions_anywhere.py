"""What fixes add, to any block of real files: what was wished for is there, nothing else is gone, and it reads as well as before."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping as MappingABC
from pathlib import Path

import pytest

from features import corpus
from gatewright.model import Block, Document, Mapping, Project, Ref, Role, Sequence, Template, Text, Value
from gatewright.model.wish import AddEntry, AddResource, DependOn, Literal, Pointer, Wish, Words
from gatewright.text import apply_edits

_KIND, _NAMES = "rest.stage", ("stage_name", "description", "variables", "rest_api_id")


def literal(chance: random.Random, target: str) -> Literal:
    """Something to write; with references to `target`."""
    pointer = Pointer(target, "id")
    plain: list[Literal] = [
        "x",
        "yes",
        "a: b",
        'it\'s ${x} %{y} "q" # z',
        "l1\nl2",
        "",
        1,
        True,
        pointer,
        Words(("a/", pointer, "${", "x}, [y]")),
    ]
    return chance.choice([*plain, ["a", pointer], {"k": "v", "k 2": [{"z": 1}]}, [], {}])


def means(project: Project, value: Value | None, new: Literal) -> bool:
    """Whether a value says what was to be written."""
    match new:
        case Pointer():
            return isinstance(value, Ref) and (value.target, value.attribute) == (new.address, new.attribute)
        case Words():
            shown = (
                [part.text if isinstance(part, Text) else f"<{part.target}>" if isinstance(part, Ref) else "?" for part in value.parts]
                if isinstance(value, Template)
                else []
            )
            return "".join(shown) == "".join(part if isinstance(part, str) else f"<{part.address}>" for part in new.parts)
        case MappingABC():
            inside = {entry.key: entry.value for entry in value.entries} if isinstance(value, Mapping) else None
            return inside is not None and inside.keys() == new.keys() and all(means(project, inside[key], one) for key, one in new.items())
        case list():
            items = value.items if isinstance(value, Sequence) else None
            return (
                items is not None
                and len(items) == len(new)
                and all(means(project, item, one) for item, one in zip(items, new, strict=True))
            )
        case _:
            return value is not None and project.known(value) == new


def written(document: Document) -> Counter[tuple[str, str, str]]:
    """Every attribute with its words."""
    return Counter(
        (block.outermost.address, attribute.name, attribute.value.span.of(document.text))
        for block in document.blocks()
        for attribute in (*block.attributes, *block.contents.meta)
    )


def varied(text: str, path: Path, chance: random.Random) -> str:
    """The file as others would have saved it: with other line ends, with tabs."""
    if path.suffix == ".tf" and chance.random() < 0.3:
        text = "\n".join("\t" * ((len(line) - len(line.lstrip())) // 2) + line.lstrip() for line in text.split("\n"))
    return text.replace("\n", "\r\n") if "\r" not in text and chance.random() < 0.3 else text


@pytest.mark.parametrize("path", corpus.paths(), ids=corpus.named)
def test_what_is_added_is_there_and_nothing_else_is_gone(path: Path) -> None:
    chance = random.Random(corpus.named(path))
    document = corpus.again(path, varied(corpus.text_of(path), path, chance))
    terraform = document.dialect.name == "terraform"
    target, address = ("aws_lambda_function.f", "aws_api_gateway_stage.brand_new") if terraform else ("Fn", "BrandNew")
    resources = [block for block in document.outline.blocks if block.role is Role.RESOURCE and block.kind]
    for block in chance.sample(resources, min(3, len(resources))):
        params = {name: literal(chance, target) for name in _NAMES}
        resource = AddResource(block, _KIND, address, params, (target,))
        mappings = [attribute for attribute in block.attributes if attribute.param and isinstance(attribute.value, Mapping)]
        wishes: list[Wish] = [resource, DependOn(block, (target,))]
        entry = literal(chance, target)
        if mappings:
            wishes.append(AddEntry(block, (mappings[0].param or "").rpartition("/")[2], "brand new", entry))
        after = corpus.again(path, apply_edits(document.text, document.dialect.render(document, wishes)))
        _check(document, after, block, resource)
        if mappings:
            changed = Project((after,)).by_address[block.address].get((mappings[0].param or "").rpartition("/")[2])
            entries = changed.value.entries if changed and isinstance(changed.value, Mapping) else ()
            assert means(Project((after,)), next((one.value for one in entries if one.key == "brand new"), None), entry), entry


def _check(before: Document, after: Document, block: Block, resource: AddResource) -> None:
    project = Project((after,))
    assert len(after.problems) <= len(before.problems)
    made, waiting = project.by_address[resource.address], project.by_address[block.address]
    assert made.kind == _KIND
    for name, new in resource.params.items():
        attribute = made.get(name)
        assert means(project, attribute.value if attribute else None, new), (name, new)
    for one in (made, waiting):
        assert set(resource.depends_on) <= {ref.target for ref in one.references}
    # The mapping and the list of dependencies that grew are other words now.
    assert sum((written(before) - written(after)).values()) <= 2


@pytest.mark.parametrize("path", corpus.paths(), ids=corpus.named)
def test_a_cut_file_reads_no_worse(path: Path) -> None:
    text, chance = corpus.text_of(path), random.Random(corpus.named(path))
    for offset in sorted(chance.randrange(len(text) + 1) for _ in range(3)):
        document = corpus.again(path, text[:offset])
        target = "aws_x.y" if document.dialect.name == "terraform" else "X"
        for block in [block for block in document.blocks() if block.kind][-2:]:
            mappings = [attribute for attribute in block.attributes if attribute.param and isinstance(attribute.value, Mapping)]
            wishes: list[Wish] = [DependOn(block, (target,))]
            wishes += [AddEntry(block, (one.param or "").rpartition("/")[2], "brand new", 1) for one in mappings[:1]]
            edits = document.dialect.render(document, wishes)
            assert len(corpus.again(path, apply_edits(document.text, edits)).problems) <= len(document.problems)
