"""By what do others find a resource? By the values that name other things, by what is nested in it, and by whether it may be left out.

An edit elsewhere in a block leaves its shape alone: whoever only looked for the block need not look again.
"""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.model.block import Attribute, Block

_CONDITIONS = ("count", "for_each", "Condition")


def shape(block: Block, text: str) -> str:
    """The words of a block that others find it by. They are kept with the block, and stay where it only moves."""
    held: str | None = block.held.get("shape")
    if held is None:
        held = block.held["shape"] = "\n".join(_parts(block, text))
    return held


def targets(block: Block) -> str:
    """The addresses that a block refers to, in the order written. They are kept with it, too."""
    held = block.held.get("targets")
    if held is None:
        held = block.held["targets"] = " ".join(dict.fromkeys(ref.target for ref in block.references))
    return held


def _parts(block: Block, text: str) -> Iterator[str]:
    for inner in block.family():
        yield inner.kind or inner.name
        naming = (attribute for attribute in inner.attributes if _names_another(attribute))
        conditions = (attribute for attribute in inner.contents.meta if attribute.name in _CONDITIONS)
        yield from (attribute.span.of(text) for attribute in (*naming, *conditions))


def _names_another(attribute: Attribute) -> bool:
    """Whether a parameter says what a resource belongs to."""
    return attribute.param is not None and attribute.param.endswith(("_id", "/http_method"))
