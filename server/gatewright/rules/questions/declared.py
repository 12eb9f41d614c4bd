"""What does a method of a REST API declare of its requests and answers, as far as that is certain?"""

from __future__ import annotations

from collections.abc import Iterable

from gatewright.expressions.resource_path import variables
from gatewright.expressions.rest_mapping import METHOD_REQUEST, Part, read
from gatewright.model import ABSENT, UNKNOWN, Unknown
from gatewright.model.graph import Method, Node, OnMethod
from gatewright.model.graph.node import only
from gatewright.rules.questions.uris import PROXY_TYPES
from gatewright.text import nearest

_REQUEST = METHOD_REQUEST.message


def declared_keys(node: Node, name: str) -> frozenset[str] | Unknown:
    """The keys of a map parameter (canonical name); none where it is not written."""
    known = node.value(name)
    if known is ABSENT:
        return frozenset()
    return frozenset(known) if isinstance(known, dict) else UNKNOWN  # pyright: ignore[reportUnknownArgumentType]


def request_keys(node: OnMethod) -> frozenset[str] | Unknown:
    """What the method behind an integration declares of its requests."""
    method = node.method
    return declared_keys(method, "request_parameters") if method else UNKNOWN


def path_variables(method: Method) -> tuple[str, ...] | None:
    """The variables of a method's path; `None` where some part of the path is not known or cannot be read."""
    resource = method.resource
    path = None if resource and resource.api is not method.api else method.path
    found = variables(path) if path is not None else ()
    return None if path is None or len(found) != path.count("{") else found


def declaration_of(text: str) -> str | None:
    """The declaration that a request parameter needs; `None` for what is no parameter: all values of a header need that header."""
    part = read(text, METHOD_REQUEST)
    return f"{_REQUEST}.{part.location.text.removeprefix('multivalue')}.{_name(part)}" if isinstance(part, Part) else None


def is_declared(text: str, declared: frozenset[str]) -> bool:
    """Whether a request parameter is among those declared."""
    return text in declared or declaration_of(text) in declared


def meant(declaration: str, candidates: Iterable[str]) -> str | None:
    """The one of some declarations that was probably meant: the same name in another place, or a similar one in the same."""
    names = {key: key.rpartition(".") for key in candidates}
    head, _, name = declaration.rpartition(".")
    same = next((key for key, (_, _, other) in names.items() if other == name), None)
    alike = nearest(name, [other for place, _, other in names.values() if place == head])
    return same or (f"{head}.{alike}" if alike else None)


def status_of(node: Node) -> str | None:
    """The status of a response; `None` where it is not known. A template may write it as a number."""
    status = node.value("status_code")
    return str(status) if isinstance(status, str | int) else None


def declared_response(response: OnMethod) -> OnMethod | Unknown | None:
    """The method response that an integration response leads to; `None` where the method certainly has none of that status."""
    method, named = response.method, response.named("status_code", OnMethod)
    if not method:
        return UNKNOWN
    if isinstance(named, OnMethod) and named in method.responses:
        return named
    wanted, statuses = status_of(response), [status_of(one) for one in method.responses]
    if wanted is None or None in statuses:
        return UNKNOWN
    found = tuple(one for one, status in zip(method.responses, statuses, strict=True) if status == wanted)
    return only(found, lambda: _may_have_more(response, method))


def is_behind_proxy(response: OnMethod) -> bool:
    """Whether a proxy integration stands before an integration response, which then means nothing."""
    method = response.method
    return bool(method) and any(one.value("type") in PROXY_TYPES for one in method.integrations)


def _may_have_more(response: OnMethod, method: Method) -> bool:
    """Whether the method may have responses that nobody sees. What a template nests in it is all that it has."""
    if method.may_have("rest.method_response"):
        return True
    api = method.api
    return response.block.parent is None and (not api or api.is_described or method.is_passed_on)


def _name(part: Part) -> str:
    return part.name.text if part.name else ""
