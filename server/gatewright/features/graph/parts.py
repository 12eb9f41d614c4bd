"""What a sketch of an API is made of: plain words, the same for every dialect."""

from __future__ import annotations

from dataclasses import dataclass

UNKNOWN = "?"
"""What the files do not say. What certainly is not there is `None`, or missing in its list."""


@dataclass(frozen=True)
class Place:
    """Where something is written.

    Attributes:
        address: what references call it, behind the call of the module that it is in.
        at: file and line.
        certain: whether it is there exactly once, whatever variables and conditions say.
    """

    address: str
    at: str
    certain: bool


@dataclass(frozen=True)
class Part:
    """Something that belongs to an API. Its name is its own where it has one that is known, else that of its block."""

    name: str
    place: Place


@dataclass(frozen=True)
class Called:
    """What stands behind a method or route.

    Attributes:
        kind: `lambda`, `http`, `service`, `mock` or `unknown`.
        name: the function, the URL, or the service or its action; `None` for a mock.
        through: the VPC link on the way.
    """

    kind: str
    name: str | None = None
    through: str | None = None


@dataclass(frozen=True)
class Operation(Part):
    """A method or a route; its name is the verb, or the key of a route that has no path.

    Attributes:
        calls: more than one where conditions choose; none where nothing stands behind it.
        authorization: `NONE`, `AWS_IAM`, `CUSTOM` and so on.
        authorizer: the one that is asked.
        key: whether an API key is asked for.
    """

    calls: tuple[Called, ...]
    authorization: str
    authorizer: str | None
    key: bool


@dataclass(frozen=True)
class Path:
    """A path with what answers on it."""

    path: str
    certain: bool
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Authorizer(Part):
    """Who decides on callers; `calls` is the function that is asked."""

    type: str
    calls: str | None


@dataclass(frozen=True)
class Stage(Part):
    """Where an API is served; `deployment` is what it serves, `auto` whether each change is deployed by itself."""

    deployment: str | None
    auto: bool


@dataclass(frozen=True)
class Mapping(Part):
    """A path of a custom domain, which its name is."""

    path: str
    stage: str | None


@dataclass(frozen=True)
class Plan(Part):
    """A usage plan, with the stages of the API that it covers and the number of keys that are attached to it."""

    stages: tuple[str, ...]
    keys: int


@dataclass(frozen=True)
class Sketch:
    """An API with all that belongs to it.

    Attributes:
        name: as for a part; `UNKNOWN` for what belongs to an API that is not in the files, which has no place.
        protocol: `REST`, `HTTP`, `WEBSOCKET`.
        described: whether an OpenAPI document, a copy of another API or events of SAM may add to what is listed.
        more: of what there may be more, since an id cannot be followed.
        routes: those that have no path: `$default`, and all of a WebSocket API.
        permissions: the functions that it may call.
    """

    name: str
    protocol: str
    place: Place | None
    described: bool
    more: tuple[str, ...]
    paths: tuple[Path, ...]
    routes: tuple[Operation, ...]
    authorizers: tuple[Authorizer, ...]
    deployments: tuple[Part, ...]
    stages: tuple[Stage, ...]
    mappings: tuple[Mapping, ...]
    plans: tuple[Plan, ...]
    permissions: tuple[Part, ...]
