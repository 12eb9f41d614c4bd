"""How is something put into Markdown, so that every code host shows the same?"""

from __future__ import annotations

import re

from gatewright.features.card import listed

_CODE = re.compile(r"```.*?```|`[^`\n]*`|(?P<bare><)", re.DOTALL)
_BEFORE_LIST = re.compile(r"```.*?```|^(?![-*] |  )(?P<words>[^\n]*\S[^\n]*\n)(?=[-*] )", re.MULTILINE | re.DOTALL)
_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")


def page(*parts: str) -> str:
    """Paragraphs, lists and tables as one file; what is empty is left out."""
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def table(header: list[str], rows: list[list[str]]) -> str:
    """A table without the columns that are empty in every row."""
    kept = [column for column in range(len(header)) if any(row[column] for row in rows)]
    lines = [[header[column] for column in kept], ["---"] * len(kept), *([_cell(row[column]) for column in kept] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) if rows else ""


def bullets(lines: list[str]) -> str:
    """A list of what there is to say."""
    return "\n".join(f"- {line}" for line in lines if line)


def beware(lines: list[str]) -> str:
    """Warnings, one behind the word, several as a list below it."""
    return listed("Beware", tuple(lines))


def limits(lines: list[str]) -> str:
    """The service's limits in the same form."""
    return listed("Limits", tuple(lines))


def code(text: str) -> str:
    """A name or a value."""
    return f"`{text}`"


def prose(text: str) -> str:
    """Sentences in which no bracket is taken for HTML, and a list begins behind an empty line; code stays as it is."""
    spaced = _BEFORE_LIST.sub(lambda found: f"{found['words']}\n" if found["words"] else found.group(), text.strip())
    return _CODE.sub(lambda found: "\\<" if found["bare"] else found.group(), spaced)


def see(links: list[tuple[str, str]]) -> str:
    """Where to read more."""
    return f"See {', '.join(f'[{words}]({address})' for words, address in links)}." if links else ""


def anchor(heading: str) -> str:
    """The anchor that code hosts give a heading."""
    return _NOT_IN_ANCHORS.sub("", heading.lower()).replace(" ", "-")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
