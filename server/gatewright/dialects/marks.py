"""How is text with references in it written: as a template of Terraform, as the text of `Fn::Sub`?"""

from __future__ import annotations

from collections.abc import Callable

from gatewright.model.wish import Pointer, Words


def dotted(pointer: Pointer) -> str:
    """A reference by its names alone: `aws_x.y.id`, `Pets.Arn`."""
    return f"{pointer.address}.{pointer.attribute}" if pointer.attribute else pointer.address


def template(words: Words, escape: Callable[[str], str]) -> str:
    """What stands in the quotes of Terraform's template, text as `escape` has it."""
    written = ""
    for part in words.joined:
        if isinstance(part, str):
            written += escape(part)
        else:
            # A dollar before the mark would escape it.
            written = f'{written[:-1]}${{"$"}}' if written.endswith("$") else written
            written += f"${{{dotted(part)}}}"
    return written


def without_marks(text: str) -> str:
    """Text with what Terraform would read as a template escaped."""
    return text.replace("${", "$${").replace("%{", "%%{")


def substituted(words: Words) -> str:
    """What `Fn::Sub` takes; a mark that is text is escaped."""
    return "".join(part.replace("${", "${!") if isinstance(part, str) else f"${{{dotted(part)}}}" for part in words.joined)
