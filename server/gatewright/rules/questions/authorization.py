"""How can a method ask who calls?"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import authorizers_of, id_of
from gatewright.rules.rule import Fix, RuleContext


def ways_to_authorize(method: Block, ctx: RuleContext) -> Iterator[Fix]:
    """A fix for each authorizer of the API, then one for signed requests; which of them is meant, only the author knows."""
    for authorization, authorizers in authorizers_of(method, ctx).items():
        for authorizer in authorizers:
            use = (SetParam(method, "authorization", authorization), SetParam(method, "authorizer_id", id_of(authorizer, ctx)))
            yield Fix(f"Ask the authorizer `{authorizer.name}`", use, certain=False)
    yield Fix("Ask for signed requests, `AWS_IAM`", (SetParam(method, "authorization", "AWS_IAM"),), certain=False)
