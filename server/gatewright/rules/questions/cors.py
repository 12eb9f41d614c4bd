"""Which methods of a REST API are for the pages of other sites?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from gatewright.expressions.rest_mapping import FROM_RESPONSE, Fixed, read
from gatewright.model.evaluate import Known
from gatewright.model.graph import Method, OnMethod, PathResource

GUARDS = ("AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS")
"""Authorizations that no preflight passes: browsers send no credentials with it."""

_ALLOW_ORIGIN = "method.response.header.access-control-allow-origin"
_ANY = "'*'"


def allows_origins(method: Method) -> bool:
    """Whether some answer of a method has the header that lets other sites see it."""
    return any(True for _ in _origins((*method.responses, *method.integration_responses)))


def origin_of(method: Method) -> str:
    """The origin that a method lets see its answers, as a mapping writes it; any where that is not known."""
    found = (one for one in _origins(method.integration_responses) if isinstance(one, str))
    return next((one for one in found if isinstance(read(one, FROM_RESPONSE), Fixed)), _ANY)


def _origins(responses: tuple[OnMethod, ...]) -> Iterator[Known]:
    """What stands behind the header in each."""
    for response in responses:
        headers = response.value("response_parameters")
        if isinstance(headers, dict):
            yield from (value for key, value in cast("dict[str, Known]", headers).items() if key.lower() == _ALLOW_ORIGIN)


def on_same_path(method: Method) -> tuple[Method, ...] | None:
    """The methods on the path of one, itself too; `None` where there may be others."""
    api, resource, place = method.api, method.resource, (method.thing("resource_id"),)
    every = method.graph.by("rest.method", Method, "resource_id")
    if not api or api.is_described or api.is_handed_on or method.graph.may_make_more or every.maybe(place):
        return None
    return None if isinstance(resource, PathResource) and resource.is_passed_on else every.exactly(place)
