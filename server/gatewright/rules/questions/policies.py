"""Whom does a resource policy let in?

A policy is written as JSON text, as `jsonencode`, as a mapping of CloudFormation, or as the data source `aws_iam_policy_document`. It is read only
as far as an answer is certain: what may be denied, or stands under a condition, is no open door.
"""

# A policy is whatever somebody wrote; each part is looked at before it counts.
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false, reportUnknownMemberType=false

from __future__ import annotations

import json
from typing import Any

from gatewright.model import UNKNOWN, Block, Call, Project, Ref, Template, Value
from gatewright.rules.questions.apis import api_of, endpoint_types
from gatewright.rules.questions.uris import rendered
from gatewright.rules.rule import RuleContext

_DATA_SOURCE = "aws_iam_policy_document"
_OWN_WORDS = frozenset({"statement", "policy_id", "version"})
"""What the data source takes that leaves all of the policy to its own statements."""
_UNCONDITIONAL = frozenset({"sid", "effect", "actions", "resources", "principals"})
_INVOKES = ("*", "execute-api:*", "execute-api:invoke")
_DEPTH = 5
"""References that are followed: a policy in a local in a local."""


def admits_everyone(policy: Value, project: Project) -> bool:
    """Whether a policy certainly lets everybody invoke without any condition, and denies nothing."""
    statements = _statements(_document(policy, project, _DEPTH))
    allowed = [statement for statement in statements if statement.get("Effect") == "Allow"]
    return len(allowed) == len(statements) and any(map(_is_open, allowed))


def guarded_types(block: Block, ctx: RuleContext) -> list[str]:
    """The kinds of endpoint of the API that a policy stands in or belongs to; none where they cannot be known."""
    api = block if block.kind == "rest.api" else api_of(block, ctx)
    return (endpoint_types(api, ctx) if api else UNKNOWN) or []


def _is_open(statement: dict[str, Any]) -> bool:
    if "Condition" in statement:
        return False
    principal = statement.get("Principal")
    everyone = "*" in _listed(principal.get("AWS") if isinstance(principal, dict) else principal)
    return everyone and any(action.lower() in _INVOKES for action in _listed(statement.get("Action")))


def _listed(value: Any) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _statements(document: Any) -> list[dict[str, Any]]:
    """The statements of a policy; none when one of them cannot be read."""
    found = document.get("Statement") if isinstance(document, dict) else None
    listed = found if isinstance(found, list) else [found]
    statements = [one for one in listed if isinstance(one, dict)]
    return statements if len(statements) == len(listed) else []


def _document(value: Value, project: Project, left: int) -> Any:
    """The policy as Python values, with `UNKNOWN` or marks of `uris` where something in it is not known."""
    known = project.known(value)
    match value:
        case _ if known is not UNKNOWN:
            return _from_json(known) if isinstance(known, str) else known
        case Call(name="jsonencode", arguments=(inner,)):
            return project.known(inner)
        case Template():
            return _from_json(rendered(value, project))
        case Ref(exact=True):
            block = project.target(value)
            if block and block.spelled == _DATA_SOURCE:
                return _from_data_source(block, project)
            found = project.find(value) if left else None
            return _document(found.value, found.project, left - 1) if found and not found.rest else UNKNOWN
        case _:
            return UNKNOWN


def _from_json(text: str) -> Any:
    try:
        return json.loads(text, strict=False)  # the marks for what is not known are control characters
    except (ValueError, RecursionError):
        return UNKNOWN


def _from_data_source(block: Block, project: Project) -> Any:
    """What the data source makes of its statements; `UNKNOWN` when it takes some from elsewhere."""
    said = _written(block, project)
    return {"Statement": [_statement(one) for one in _objects(said.get("statement"))]} if said.keys() <= _OWN_WORDS else UNKNOWN


def _statement(said: Any) -> Any:
    if not isinstance(said, dict):
        return UNKNOWN
    statement = {"Effect": said.get("effect", "Allow"), "Action": said.get("actions")}
    principals = _objects(said.get("principals"))
    if len(principals) == 1 and isinstance(principals[0], dict) and principals[0].get("type") in ("*", "AWS"):
        statement["Principal"] = principals[0].get("identifiers")
    return statement if said.keys() <= _UNCONDITIONAL else {**statement, "Condition": UNKNOWN}


def _written(block: Block, project: Project) -> dict[str, Any]:
    """What a block says, as the JSON form of Terraform writes it."""
    said = {attribute.name: project.known(attribute.value) for attribute in block.attributes}
    for child in block.children:
        said.setdefault(child.name, []).append(UNKNOWN if child.conditional else _written(child, project))
    return said


def _objects(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
