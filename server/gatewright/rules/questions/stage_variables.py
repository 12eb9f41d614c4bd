"""Which stage variables does an API use, and where?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gatewright.model import Mapping, Project, Ref, Role, Sequence, Text, Value, walk
from gatewright.model.graph import Api, Node, OfApi
from gatewright.rules.questions.uris import rendered

_USING = (
    "uri",
    "integration_uri",
    "authorizer_uri",
    "connection_id",
    "credentials",
    "credentials_arn",
    "authorizer_credentials",
    "authorizer_credentials_arn",
    "request_parameters",
    "request_templates",
    "response_parameters",
    "response_templates",
)
"""Where stage variables can be named."""

_USE = re.compile(r"""(?<![\w.])(?<!\$!)(?<!\$!\{)stageVariables(?:\.|\[['"])(?P<name>\w+)\b(?!\()""")

_UNREAD = re.compile(r"##[^\n]*|#\*.*?\*#|#\[\[.*?\]\]#|\\\$\{?\w+", re.DOTALL)
"""What Velocity does not look at in a template: comments, literal text, escaped references."""


def users_of_stage_variables(api: Api) -> dict[str, list[Node]]:
    """By name, the parts of an API that name a stage variable."""
    found: dict[str, list[Node]] = {}
    for part in (*api.integrations, *api.authorizers, *api.gateway_responses, *api.graph.of_api(api, OfApi, "rest.integration_response")):
        for name in _named_by(part) if part.certain else ():
            found.setdefault(name, []).append(part)
    return found


def _named_by(part: Node) -> Iterable[str]:
    """The variables that a part names. Where its words alone say so, they are kept with it."""
    key, said = f"stage variables {part.position}", part.said
    held = part.top.held.get(key)
    if held is None:
        values = [attribute.value for block in said.family() for name in _USING if (attribute := block.get(name))]
        names = dict.fromkeys(name for value in values for text in _texts(value, part.project) for name in _in_text(text))
        if any(_is_text_from_elsewhere(inner, part.project) for value in values for inner in walk(value)):
            return names
        held = part.top.held[key] = " ".join(names)
    return held.split()


def _in_text(text: str) -> Iterator[str]:
    if not text.startswith("'") and "#if" not in text:
        yield from (use["name"] for use in _USE.finditer(_UNREAD.sub("", text)))


def _is_text_from_elsewhere(value: Value, project: Project) -> bool:
    """Whether a value is a reference to what holds text: a variable, a local, an output."""
    return isinstance(value, Ref) and not _is_of_resource(value, project) and project.find(value) is not None


def _is_of_resource(ref: Ref, project: Project) -> bool:
    """Whether a reference is to an attribute of a resource, which is no text of the file."""
    block = project.thing(ref)
    return block is not None and block.role is Role.RESOURCE


def _texts(value: Value, project: Project) -> Iterator[str]:
    """The texts in a value, one by one."""
    match value:
        case Mapping(entries=entries):
            for entry in entries:
                yield from _texts(entry.value, project)
        case Sequence(items=items):
            for item in items:
                yield from _texts(item, project)
        case Text(text=text):
            yield text
        case Ref() if _is_of_resource(value, project):
            return
        case _:
            yield rendered(value, project)
