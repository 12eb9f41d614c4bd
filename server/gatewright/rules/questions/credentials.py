"""Whose rights does an integration use when it names no role?"""

from gatewright.model import Block
from gatewright.model.wish import Pointer, SetParam
from gatewright.rules.questions.apis import only_one
from gatewright.rules.questions.integrations import parts_of
from gatewright.rules.rule import Fix, RuleContext


def only_role(integration: Block, ctx: RuleContext) -> tuple[Fix, ...]:
    """The offer to use the role that the project has, where it is the only one."""
    role = only_one(ctx.of_kind("neighbor.iam_role"))
    if role is None:
        return ()
    use = SetParam(integration, parts_of(integration).credentials, Pointer(role.address, ctx.spelled(role, "arn")))
    return (Fix(f"Use the role `{role.name}`", (use,), certain=False),)
