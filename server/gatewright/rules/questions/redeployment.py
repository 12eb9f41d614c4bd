"""What makes a deployment of Terraform's again when its API changes?"""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.model import Block, Call, walk
from gatewright.model.graph import Api, Node
from gatewright.model.wish import Code, CreateBeforeDestroy, SetParam, Wish
from gatewright.rules.rule import RuleContext

_REPLACING = ("stage_description", "variables", "stage_name")
"""What makes a new deployment when it changes; people put hashes and times there."""


def redeploying(block: Block, api: Api, ctx: RuleContext) -> tuple[Wish, ...]:
    """What to write, so that a deployment without `triggers` is made again, and after all that the API is made of."""
    return (SetParam(block, "triggers", _hash(api, ctx)), CreateBeforeDestroy(block))


def is_replaced(block: Block) -> bool:
    """Whether something else than `triggers` makes a deployment of Terraform's again."""
    computed = (attribute.value for name in _REPLACING if (attribute := block.get(name)))
    lifecycle = (child for child in block.children if child.name == "lifecycle" and child.written("replace_triggered_by"))
    return any(isinstance(inner, Call) for value in computed for inner in walk(value)) or any(lifecycle)


def _hash(api: Api, ctx: RuleContext) -> dict[str, Code]:
    """The hash of the API's document, or of all that it is made of."""
    if api.sets("body"):
        return {"redeployment": Code(f"sha1({api.address}.body)")}
    parts: tuple[Node, ...] = (*api.resources, *api.methods, *api.integrations, *_responses(api), *api.authorizers, *api.models)
    parts = (*parts, *api.validators, *api.gateway_responses, *api.policies)
    names = dict.fromkeys(address for one in parts if (address := one.address_in(ctx.project)))
    inside = "".join(f"\n  {name}," for name in names)
    return {"redeployment": Code(f"sha1(jsonencode([{inside}\n]))")}


def _responses(api: Api) -> Iterator[Node]:
    for method in api.methods:
        yield from (*method.responses, *method.integration_responses)
