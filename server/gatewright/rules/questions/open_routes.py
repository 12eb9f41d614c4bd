"""Does a route of an HTTP or WebSocket API let everybody through, and what could guard it?"""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import authorizers_of, id_of
from gatewright.rules.rule import Fix, RuleContext


def is_open(route: Block, ctx: RuleContext) -> bool:
    """Whether a route certainly asks nobody. An authorizer that is named and not asked has a rule of its own."""
    return ctx.effective(route, "authorization_type") == "NONE" and not route.sets("authorizer_id")


def said(route: Block, ctx: RuleContext) -> str:
    """What an open route says about its authorization, in words for a message."""
    name = ctx.spelled(route, "authorization_type")
    return f"`{name}` is `NONE`" if route.get("authorization_type") else f"`{name}` is not set, which means `NONE`"


def guards(route: Block, ctx: RuleContext) -> Iterator[Fix]:
    """The ways to close a route: each authorizer of its API, and signed requests."""
    for authorization, authorizers in authorizers_of(route, ctx).items():
        for authorizer in authorizers:
            use = (SetParam(route, "authorization_type", authorization), SetParam(route, "authorizer_id", id_of(authorizer, ctx)))
            yield Fix(f"Ask the authorizer `{authorizer.name}`", use, certain=False)
    yield Fix("Ask for signed requests, `AWS_IAM`", (SetParam(route, "authorization_type", "AWS_IAM"),), certain=False)
