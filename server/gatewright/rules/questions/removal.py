"""May a resource be taken out?"""

from gatewright.model import Block, Role
from gatewright.model.wish import Remove
from gatewright.rules.rule import Fix, RuleContext


def removal(block: Block, title: str, ctx: RuleContext) -> tuple[Fix, ...]:
    """The offer to take a resource out, unless something refers to it, which would then refer to nothing."""
    alone = block.parent is None and block.role is Role.RESOURCE and not any(ctx.project.references_to(block.address))
    return (Fix(title, (Remove(block),), certain=False),) if alone else ()
