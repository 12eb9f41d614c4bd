"""Where do resources name a stage, and what is known of the name?"""

from __future__ import annotations

from gatewright.model import Block, Text
from gatewright.model.graph import OnStage, Stage
from gatewright.model.wish import Pointer
from gatewright.rules.rule import RuleContext

NAMES = {
    "rest.usage_plan.api_stages": "stage",
    "rest.base_path_mapping": "stage_name",
    "rest.private_base_path_mapping": "stage",
    "rest.method_settings": "stage_name",
    "http.api_mapping": "stage",
}
"""What names a stage of an API, and the parameter that does."""

REFUSED = {
    "rest.usage_plan.api_stages": "API Stage not found",
    "rest.base_path_mapping": "Invalid stage identifier specified",
}
"""What the service says when the stage is not there."""


def plain_name(block: Block) -> Text | None:
    """The name of the stage where it is written as plain text."""
    attribute = block.get(NAMES[block.kind or ""])
    return attribute.value if attribute and isinstance(attribute.value, Text) and attribute.value.text else None


def name_of(stage: Stage) -> Text | None:
    """The same of the stage itself."""
    value = stage.written(_own_name(stage))
    return value if isinstance(value, Text) else None


def named_by(block: Block, ctx: RuleContext) -> OnStage:
    """The block as one that names a stage."""
    return ctx.graph.node(block, of=OnStage)


def reference_to_name(stage: Stage, ctx: RuleContext) -> Pointer:
    """A reference to the name of a stage of the project."""
    return Pointer(stage.address, _own_name(stage) if ctx.dialect == "terraform" else None)


def refusal(block: Block) -> str:
    """What happens when the stage is not there, in the service's words where they are known."""
    words = REFUSED.get(block.kind or "")
    return f'fails with "{words}"' if words else "is refused"


def _own_name(stage: Stage) -> str:
    return "name" if stage.kind == "http.stage" else "stage_name"
