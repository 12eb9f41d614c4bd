"""Which calls of an API does the source ARN of a Lambda permission let in?

It is matched with the ARN of each call, `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{verb}/{path}`, in which `*` stands for
any words, slashes too. What cannot match anything is a `Mismatch`.
"""

from __future__ import annotations

import re
from enum import Enum

from gatewright.model import Block, Ref, Value, walk
from gatewright.model.graph.api import APIS, Api
from gatewright.model.wish import Pointer, Words
from gatewright.rules.questions.uris import ANYTHING
from gatewright.rules.rule import RuleContext

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")


class Mismatch(Enum):
    """Why no call can match."""

    MANAGEMENT = "it is an ARN for managing the API, not for calling it"
    BARE = "it ends before the verb and the path, and has no `*` in their place"
    NO_STAGE = "a verb stands where the stage belongs"
    NO_VERB = "no verb stands between stage and path"
    ANY = "`ANY` is the word of a method, not a verb that is called"
    CASE = "verbs are written in capitals"
    SLASHES = "two slashes stand in a row"


_ARN = re.compile(r"arn:[^:]*:(?P<service>execute-api|apigateway):[^:]*:[^:]*:(?P<rest>.*)", re.DOTALL)


def mismatch(text: str, protocol: str | None) -> Mismatch | None:
    """Why a source ARN (as rendered text, with marks) matches no call of an API of that protocol; `None` where one may match."""
    found = _ARN.match(text)
    if not found:
        return None
    if found["service"] == "apigateway":
        return Mismatch.MANAGEMENT
    # What stands before the first mark is certain, up to the last slash there.
    known, mark, _ = found["rest"].partition(ANYTHING)
    parts = known.split("/")
    whole = parts[:-1] if mark else parts
    if not whole or parts[1:2] == ["authorizers"]:
        return None
    if not mark and len(parts) < 3:
        return None if _is_open(parts[-1]) else Mismatch.BARE
    return Mismatch.SLASHES if "//" in known and protocol != "WEBSOCKET" else _in_path(whole, protocol)


def _in_path(parts: list[str], protocol: str | None) -> Mismatch | None:
    """The same for an ARN of which the API, the stage and perhaps more is known."""
    if protocol == "WEBSOCKET" or len(parts) < 2:
        return None
    if parts[1] in (*VERBS, "ANY"):
        return Mismatch.NO_STAGE
    # A WebSocket API has its route's key there, which may be any word.
    if len(parts) < 3 or (protocol is None and len(parts) < 4):
        return None
    verb = parts[2]
    if verb == "ANY":
        return Mismatch.ANY
    if verb not in VERBS and verb.upper() in (*VERBS, "ANY"):
        return Mismatch.CASE
    plain = re.fullmatch(r"[\w-]+", verb)
    return Mismatch.NO_VERB if plain and verb not in VERBS and not _is_open(parts[1]) else None


def _is_open(part: str) -> bool:
    return "*" in part or "?" in part


def api_in(value: Value, ctx: RuleContext) -> Api | None:
    """The API of the project that a source ARN names, by itself or by its stage."""
    for inner in walk(value):
        block = ctx.project.target(inner) if isinstance(inner, Ref) else None
        if block and block.kind in APIS:
            return ctx.graph.node(block, of=Api)
        if block and block.kind in ("rest.stage", "http.stage"):
            api = ctx.graph.api_of(ctx.graph.node(block))
            return api if isinstance(api, Api) else None
    return None


EVERY_CALL = "/*/*"
EVERY_AUTHORIZER = "/authorizers/*"
CALLS_AND_AUTHORIZERS = "/*"


def source_arn_of(api: Block, ctx: RuleContext, calls: str = EVERY_CALL) -> Words:
    """The source ARN that lets in calls of an API, by default all that come by a method or route, to write."""
    if ctx.dialect == "terraform":
        return Words((Pointer(api.address, "execution_arn"), calls))
    words = ("arn:", "AWS::Partition", ":execute-api:", "AWS::Region", ":", "AWS::AccountId", ":")
    pieces = (Pointer(word) if word.startswith("AWS::") else word for word in words)
    return Words((*pieces, Pointer(api.address), calls))
