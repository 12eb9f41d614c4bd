"""Which calls can an API get: on which stages, with which verb, of which path?"""

from __future__ import annotations

import re

from gatewright.inside import Strand
from gatewright.model import Block, Ref, Template, Text, Value, walk
from gatewright.model.graph import Api, OfApi
from gatewright.rules.rule import RuleContext


def api_guarded(block: Block, ctx: RuleContext) -> Api | None:
    """The API that a policy is for: the one that it stands in, or that its resource names."""
    if block.kind == "rest.api":
        return ctx.graph.node(block, of=Api)
    api = ctx.graph.node(block, of=OfApi).api
    return api if isinstance(api, Api) else None


def begins_with_arn(resource: Text, strand: Strand) -> bool:
    """Whether the hole in front of a resource is the ARN of an API, so that the stage follows."""
    if strand.tree is None:
        start = resource.map.start
        return any(hole.span.start == start and _is_arn(hole.value) for hole in strand.holes)
    templates = (one for one in walk(strand.tree) if isinstance(one, Template) and one.span == resource.span)
    return any(_is_arn(template.parts[0]) for template in templates)


def _is_arn(value: Value) -> bool:
    return isinstance(value, Ref) and value.attribute == "execution_arn"


def has_stage(api: Api, name: str) -> bool:
    """Whether an API has a stage of that name, or may have one that the files do not show."""
    if api.may_have_more_stages or api.is_handed_on or not api.stages:
        return True
    return any(stage.name == name for stage in api.stages)


def has_method(api: Api, verb: str, path: str) -> bool:
    """Whether an API answers to a verb and a path with `*` in it, or may do so."""
    if api.is_described or api.is_handed_on or api.may_have("rest.method") or not api.operations:
        return True
    if any(operation.verb is None or operation.path is None for operation in api.operations):
        return True
    return bool(methods_matching(api, verb, path))


def methods_matching(api: Api, verb: str, path: str) -> list[str]:
    """The methods of an API, as far as they are known, that a verb and a path with `*` in them match."""
    known = ((one.verb, one.path, one.label) for one in api.operations)
    return [label for own, where, label in known if own and where and (verb == "*" or own in (verb, "ANY")) and _may_be(where, path)]


def _may_be(path: str, wanted: str) -> bool:
    """Whether a call of a path with variables can match; of what stands behind a `*` anything may."""
    start, star, _ = wanted.partition("*")
    if not star:
        return re.fullmatch("".join(map(_variable, re.split(r"(\{[^}]*\})", path))), wanted) is not None
    own, known = path.split("/"), start.split("/")[:-1]
    alike = all(mine.startswith("{") or mine == one for mine, one in zip(own, known, strict=False))
    return "+}" in path or (len(own) >= len(known) and alike)


def _variable(part: str) -> str:
    if part.startswith("{"):
        return ".+" if part.endswith("+}") else "[^/]+"
    return re.escape(part)
