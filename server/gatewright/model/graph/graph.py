"""The APIs that a project describes, the same for every dialect: who belongs to whom, across files and called modules.

Nodes are made when asked for. Whatever the graph looks at it asks the project for, which notes it (`model/watch.py`): what a rule
found by the graph holds until something that it asked for changes.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Generic, cast

from gatewright.model.block import Block, Role
from gatewright.model.evaluate import UNKNOWN, Unknown
from gatewright.model.graph.api import APIS, Api
from gatewright.model.graph.events import IN_FUNCTION, Event
from gatewright.model.graph.functions import FUNCTIONS, Function, Permission
from gatewright.model.graph.methods import IN_METHOD, Authorizer, Integration, Method, OnMethod, PathResource, Route
from gatewright.model.graph.node import AnyNode, Identity, Node, OfApi
from gatewright.model.graph.register import Answer as Names
from gatewright.model.graph.register import Listing, Registers, Things
from gatewright.model.graph.stages import STAGES, Deployment, Mapping, OnStage, Setting, Stage, UsagePlan
from gatewright.model.graph.things import Resource, Thing, thing
from gatewright.model.project import Project
from gatewright.model.value import Value
from gatewright.model.watch import Answer, Memo

CLASSES: dict[str, type[Node]] = {
    **dict.fromkeys(APIS, Api),
    **dict.fromkeys(FUNCTIONS, Function),
    **dict.fromkeys(IN_FUNCTION, Event),
    **dict.fromkeys(STAGES, Stage),
    "http.api_mapping": Mapping,
    "http.authorizer": Authorizer,
    "http.deployment": Deployment,
    "http.integration": Integration,
    "http.route": Route,
    "http.stage.route_settings": Setting,
    "neighbor.lambda_permission": Permission,
    "rest.api_policy": OfApi,
    "rest.api_put": OfApi,
    "rest.authorizer": Authorizer,
    "rest.base_path_mapping": Mapping,
    "rest.deployment": Deployment,
    "rest.gateway_response": OfApi,
    "rest.integration": Integration,
    "rest.integration_response": OnMethod,
    "rest.method": Method,
    "rest.method_response": OnMethod,
    "rest.method_settings": Setting,
    "rest.method_settings.settings": Setting,
    "rest.model": OfApi,
    "rest.private_base_path_mapping": Mapping,
    "rest.request_validator": OfApi,
    "rest.resource": PathResource,
    "rest.usage_plan": UsagePlan,
    "rest.usage_plan.api_stages": OnStage,
    "websocket.model": OfApi,
}
"""What a block of each kind is in the graph; any other is a plain node."""

_AROUND = {**dict.fromkeys(IN_METHOD, "rest.method"), **IN_FUNCTION}
"""What is found inside a resource of another kind."""


_STACKS = ("AWS::CloudFormation::Stack", "AWS::Serverless::Application")


class ApiGraph:
    """What a project describes. Nodes must not outlive it: they ask it for their neighbours."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.registers = Registers()
        self._memo = Memo(project.watch)
        self._nodes: dict[tuple[int, int, int], Node] = {}

    @property
    def apis(self) -> tuple[Api, ...]:
        """Every API."""
        return self.all(Api, *APIS)

    def all(self, of: type[AnyNode], *kinds: str) -> tuple[AnyNode, ...]:
        """The nodes of some kinds, those of called modules too."""
        return tuple(node for kind in kinds for node in self._of_kind(kind, of))

    def node(self, block: Block, project: Project | None = None, of: type[AnyNode] = Node) -> AnyNode:
        """The node of a block, by default of the graph's own project; `of` is what the caller knows it to be."""
        top = block.outermost
        position = 0 if top is block else next((at for at, one in enumerate(top.family()) if one is block), 0)
        return self.member(top, position, project or self.project, of)

    def member(self, top: Block, position: int, project: Project, of: type[AnyNode]) -> AnyNode:
        """The node of a declaration, or of the block nested in it at a position of its family."""
        key = (id(project), id(top), position)
        held = self._nodes.get(key)
        if held is None:
            made = CLASSES.get(top.said.member(position).kind or "", of)
            held = self._nodes[key] = made(top, position, project, weakref.proxy(self))
        return cast("AnyNode", held)

    def nested(self, node: Node, kinds: Iterable[str], of: type[AnyNode]) -> Iterator[AnyNode]:
        """The nodes of the blocks of some kinds inside a declaration."""
        wanted = frozenset(kinds)  # which blocks are nested is part of the shape
        for position, block in enumerate(node.shape.family()):
            if block.kind in wanted and position:
                yield self.member(node.top, position, node.project, of)

    def named(self, value: Value | None, project: Project, of: type[AnyNode]) -> AnyNode | Unknown:
        """The node that a value names."""
        found = thing(value, project)
        if isinstance(found, Resource) and issubclass(CLASSES.get(found.block.kind or "", Node), of):
            return self.member(found.block, 0, found.project, of)
        return UNKNOWN

    def api_of(self, node: Node) -> Api | Unknown | None:
        """The API that something belongs to; `None` where it names none."""
        owner = _owner(node)
        return self.named(owner, node.project, Api) if owner is not None else None

    def of_api(self, api: Api, of: type[AnyNode], *kinds: str) -> tuple[AnyNode, ...]:
        """The nodes of some kinds that certainly belong to an API."""
        return self._owned_by(api.itself, of, *kinds)

    def fellows(self, node: Node, of: type[AnyNode], *kinds: str) -> tuple[AnyNode, ...]:
        """The nodes of some kinds that certainly belong to the same API as another, wherever that is."""
        return self._owned_by(thing(_owner(node), node.project), of, *kinds)

    def _owned_by(self, owner: Thing, of: type[AnyNode], *kinds: str) -> tuple[AnyNode, ...]:
        return tuple(node for kind in kinds for node in self.register(_by_api(kind), of).exactly((owner,)))

    def may_be_of(self, api: Api, *kinds: str) -> bool:
        """Whether something of a kind may belong to an API besides what certainly does."""
        return self.may_make_more or any(self.register(_by_api(kind), Node).maybe((api.itself,)) for kind in kinds)

    @property
    def may_make_more(self) -> bool:
        """Whether resources are made that only a deployment knows: `Fn::ForEach` in a template."""
        return any(project.of_role(Role.LOOP) for project in self._projects())

    @property
    def is_whole(self) -> bool:
        """Whether all that is deployed together is seen: nobody calls the project, and it calls no module and no stack that the files do not show."""
        unseen = (
            block
            for project in self._projects()
            for block in (*project.of_role(Role.MODULE), *project.of_role(Role.RESOURCE))
            if (block.address not in project.modules if block.role is Role.MODULE else block.spelled in _STACKS)
        )
        return self.project.caller is None and not self.may_make_more and not any(unseen)

    def by(self, kind: str, of: type[AnyNode], name: str) -> Lookup[AnyNode]:
        """The nodes of a kind by what one of their parameters names."""
        return self.register(_by(kind, name), of)

    def register(self, listing: Listing, of: type[AnyNode]) -> Lookup[AnyNode]:
        """Nodes by what they are found by."""
        return Lookup(self, listing, of)

    def answer(self, listing: Listing, things: Things, is_open: bool) -> Names:
        """What a register says. What module calls pass counts in what they make, so that is noted."""
        for _ in self._projects():
            pass
        return self.registers.ask(listing, tuple(one.key for one in things), is_open, self)

    def identified(self, identity: Identity, of: type[AnyNode]) -> AnyNode:
        """The node of that identity, which there must be."""
        project = self._by_place[identity.place]
        return self.member(project.block_called(identity.block), identity.position, project, of)

    @cached_property
    def _by_place(self) -> dict[str, Project]:
        return {project.place: project for project, _ in self._calls}

    def once(self, question: str, about: object, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question about a node, worked out once. It holds nodes, but not the graph."""
        return self._memo.once(question, about, answer)

    def _of_kind(self, kind: str, of: type[AnyNode]) -> tuple[AnyNode, ...]:
        return self.once(kind, self.project, lambda: tuple(self._found(kind, of)))

    def _found(self, kind: str, of: type[AnyNode]) -> Iterator[AnyNode]:
        """The resources of a kind; of what CloudFormation nests in a method, and SAM in a function, also those."""
        yield from self.apart(kind, of)
        for around in self.apart(_AROUND[kind], Node) if kind in _AROUND else ():
            yield from self.nested(around, (kind,), of)

    def apart(self, kind: str, of: type[AnyNode]) -> Iterator[AnyNode]:
        """The nodes of a kind that are nested in no other."""
        for project in self._projects():
            yield from (self.member(block, 0, project, of) for block in project.shaped(kind) if block.role is Role.RESOURCE)

    def _projects(self) -> Iterator[Project]:
        """The project and the modules that it calls. What a call passes counts, so that is noted."""
        for project, call in self._calls:
            if call:
                self.project.watch.note(call.address)
            yield project

    @cached_property
    def _calls(self) -> tuple[tuple[Project, Block | None], ...]:
        """The project and the modules that it calls, however deep, each with its call."""
        found: list[tuple[Project, Block | None]] = [(self.project, None)]
        for project, _ in found:
            found += [(module, project.by_address.get(address)) for address, module in project.modules.items()]
        return tuple(found)

    def call_of(self, module: Project, caller: Project) -> str | None:
        """The address of the call in `caller` that leads to a module, also over other modules."""
        while module.caller is not None:
            call = next(call for one, call in self._calls if one is module)
            if module.caller is caller:
                return call.address if call else None
            module = module.caller
        return None

    def is_certain(self, top: Block, project: Project) -> bool:
        """Whether a declaration is there exactly once: neither it nor a call of its module has a `count` or `for_each`."""
        if top.said.conditional:
            return False
        if project is self.project:
            return True
        call = next(call for module, call in self._calls if module is project)
        return call is None or project.caller is None or self.is_certain(call, project.caller)


class Lookup(Generic[AnyNode]):
    """Nodes of one class by what they name."""

    def __init__(self, graph: ApiGraph, listing: Listing, of: type[AnyNode]) -> None:
        self._graph = graph
        self._listing = listing
        self._of = of

    def exactly(self, things: Things) -> tuple[AnyNode, ...]:
        """The nodes that name just these."""
        found = self._graph.answer(self._listing, things, False)
        return tuple(self._graph.identified(identity, self._of) for identity in found) if isinstance(found, tuple) else ()

    def maybe(self, things: Things) -> bool:
        """Whether there are nodes that may name these: nothing speaks against it, and something is not known."""
        return bool(self._graph.answer(self._listing, things, True))


@cache
def _by(kind: str, name: str) -> Listing:
    return Listing(f"{kind} {name}", lambda graph: ((one, (one.thing(name),)) for one in graph.all(Node, kind)))


@cache
def _by_api(kind: str) -> Listing:
    return Listing(f"api of {kind}", lambda graph: ((one, (thing(_owner(one), one.project),)) for one in graph.all(Node, kind)))


_OWNERS = ("rest_api_id", "api_id")


def _owner(node: Node) -> Value | None:
    """The value that names the API of a node: its own, or that of the resource around it; the implicit API of an event without any."""
    found = (around.get(name) for around in (node.shape, node.top.said) for name in _OWNERS)
    named = next((attribute.value for attribute in found if attribute), None)
    return named or (node.owner if isinstance(node, Event) else None)
