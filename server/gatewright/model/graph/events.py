"""The events of a SAM template: methods and routes that stand in the function or state machine behind them."""

from __future__ import annotations

from gatewright.model.graph.functions import Function
from gatewright.model.graph.node import OfApi
from gatewright.model.value import Ref
from gatewright.text import Span

IN_FUNCTION = {
    "sam.api_event": "sam.function",
    "sam.http_api_event": "sam.function",
    "sam.state_machine_api_event": "sam.state_machine",
}
"""Events that belong to an API, by the kind of resource that they stand in."""

IMPLICIT = {"sam.api": "ServerlessRestApi", "sam.http_api": "ServerlessHttpApi"}
"""What SAM calls the API of events that name none, by its kind."""

_NOWHERE = Span.at(0)


class Event(OfApi):
    """An event of type `Api` or `HttpApi`. Those that name no API share one that SAM makes; they are fellows all the same."""

    @property
    def kind_of_api(self) -> str:
        """The kind of API that it can belong to."""
        return "sam.http_api" if self.kind == "sam.http_api_event" else "sam.api"

    @property
    def is_implicit(self) -> bool:
        """Whether it certainly names no API."""
        return not self.sets("api_id" if self.kind == "sam.http_api_event" else "rest_api_id")

    @property
    def owner(self) -> Ref | None:
        """What names the implicit API, for an event that belongs there."""
        return Ref(_NOWHERE, IMPLICIT[self.kind_of_api], _NOWHERE) if self.is_implicit else None

    @property
    def verb(self) -> str | None:
        """`GET`, `ANY`; `None` where it is not known."""
        verb = "any" if self.is_default else self.text("method")
        return verb.upper() if verb else None

    @property
    def path(self) -> str | None:
        """`/pets/{id}`, `$default`; `None` where it is not known."""
        return "$default" if self.is_default else self.text("path")

    @property
    def is_default(self) -> bool:
        """Whether it takes all that no other route takes: an `HttpApi` event without path and verb."""
        return self.kind == "sam.http_api_event" and not self.sets("path") and not self.sets("method")

    @property
    def name(self) -> str:
        """What its author calls it."""
        return self.said.parent.name if self.said.parent else self.said.name

    @property
    def function(self) -> Function | None:
        """The function that it calls."""
        return self.graph.member(self.top, 0, self.project, Function) if self.top.kind == "sam.function" else None
