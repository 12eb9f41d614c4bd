"""How does a file say "call this Lambda function"?

API Gateway calls a function by its invocation ARN, a path of the Lambda service with the function's own ARN inside. Terraform has an
attribute for it, in CloudFormation it is put together.
"""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.model import Block, Ref, Text, Value
from gatewright.model.wish import Literal, Pointer, ReplaceValue, ReplaceWords, Repoint, Words
from gatewright.rules.rule import Fix, RuleContext
from gatewright.text import TextEdit

_INVOKE = {"arn": "invoke_arn", "qualified_arn": "qualified_invoke_arn"}


def to_invocation(value: Value, ctx: RuleContext, streaming: bool = False) -> Iterator[Fix]:
    """Fixes that put the invocation ARN of a function in the place of its own: another attribute, or the ARN put into a path."""
    language = ctx.document.dialect.name  # an OpenAPI document refers to things in the words of the file around it
    match value:
        case Ref(path=(step,), target=target) if language == "terraform" and not (streaming and "_alias." in target):
            attribute = "response_streaming_invoke_arn" if streaming else _INVOKE.get(step.name)
            if attribute:
                yield Fix(f"Change to `{attribute}`", (Repoint(value, attribute),))
        case Ref() if language == "cloudformation" and not streaming:
            words = f"{value.target}.{value.attribute}" if value.path else value.target
            uri = _invocation("${AWS::Partition}", "${AWS::Region}", f"${{{words}}}")
            in_json = ctx.document.text.lstrip("\ufeff \t\r\n").startswith("{")
            written = f'{{"Fn::Sub": "{uri}"}}' if in_json else f'!Sub "{uri}"'
            yield Fix("Change to the invocation ARN", (ReplaceWords(TextEdit(value.span, written)),))
        case Text(text=text) if not streaming:
            # The function may be in another Region than the API, whose Region stands first.
            _, partition, _, region, _ = text.split(":", 4)
            yield Fix("Change to the invocation ARN", (ReplaceValue(value, _invocation(partition, region, text)),), certain=False)
        case _:
            return


def invocation_of(function: Block, ctx: RuleContext) -> Literal:
    """The invocation ARN of a function, to be written as a value."""
    if ctx.dialect == "terraform":
        return Pointer(function.address, "invoke_arn")
    before = ("arn:", Pointer("AWS::Partition"), ":apigateway:", Pointer("AWS::Region"), ":lambda:path/2015-03-31/functions/")
    return Words((*before, Pointer(function.address, "Arn"), "/invocations"))


def _invocation(partition: str, region: str, function: str) -> str:
    return f"arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{function}/invocations"
