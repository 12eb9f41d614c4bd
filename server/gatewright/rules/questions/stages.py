"""Which settings hold for the methods of a stage, and what is it of?

Terraform gives each entry of method settings a resource of its own, CloudFormation lists them in the stage. Only an entry that could be
nowhere else counts as missing: a module, a condition or a computed name may hold one.
"""

from __future__ import annotations

from collections.abc import Mapping

from gatewright.model import UNKNOWN, Attribute, Block, Unknown
from gatewright.model.evaluate import Known
from gatewright.model.wish import AddBlock, AddResource, Literal, Pointer, SetParam, Wish
from gatewright.rules.questions.apis import api_of, endpoint_types
from gatewright.rules.rule import ABSENT, RuleContext

EVERY_METHOD = "*/*"


def methods_of(settings: Block, ctx: RuleContext) -> str | Unknown:
    """The methods that an entry is for, in one spelling: `*/*`, `pets/{id}/GET`."""
    outer = settings.parent
    if outer and outer.kind == "rest.method_settings":
        path: Known = ctx.value(outer, "method_path")
    else:
        place, verb = ctx.value(settings, "resource_path"), ctx.value(settings, "http_method")
        path = f"{place}/{verb}" if isinstance(place, str) and isinstance(verb, str) else UNKNOWN
    return path.replace("~1", "/").lstrip("/") if isinstance(path, str) else UNKNOWN


def sets_nothing(settings: Block, but: Attribute | None = None) -> bool:
    """Whether an entry certainly says which methods it is for and, apart from one attribute, nothing else."""
    contents, where = settings.contents, {f"{settings.kind}/{name}" for name in ("http_method", "resource_path")}
    rest = [one for one in contents.attributes if one is not but and one.param not in where]
    return not (rest or contents.open_ended or contents.uncertain or contents.children)


def stage_of(settings: Block, ctx: RuleContext) -> Block | None:
    """The stage that an entry of method settings is for, when it is declared in the project."""
    outer = settings.parent
    stage = ctx.target(outer, "stage_name") if outer and outer.kind == "rest.method_settings" else outer
    return stage if stage and stage.kind in ("rest.stage", "sam.api") else None


def settings_of(stage: Block, ctx: RuleContext) -> list[Block] | Unknown:
    """The entries of method settings of a stage; `UNKNOWN` where there may be more."""
    if ctx.dialect != "terraform":
        entries = list(stage.nested("method_settings"))
        return entries if entries or not stage.sets("method_settings") else UNKNOWN
    found: list[Block] = []
    for settings in ctx.of_kind("rest.method_settings"):
        named = ctx.target(settings, "stage_name")
        if named is stage:
            if "settings" in settings.contents.uncertain:
                return UNKNOWN
            found += settings.nested("settings")
        elif (named is None or named.kind != stage.kind) and _may_be_for(settings, stage, ctx):
            return UNKNOWN
    return found


def _may_be_for(settings: Block, stage: Block, ctx: RuleContext) -> bool:
    """Whether settings that name no stage of the project may be for this one all the same."""
    theirs, ours = api_of(settings, ctx), api_of(stage, ctx)
    names = ctx.value(settings, "stage_name"), ctx.value(stage, "stage_name")
    return (theirs is None or ours is None or theirs is ours) and (UNKNOWN in names or names[0] == names[1])


def for_every_method(stage: Block, name: str, ctx: RuleContext) -> Known:
    """What the entry for all methods sets a parameter to; `ABSENT` when it does not, or when there is no such entry."""
    entries = settings_of(stage, ctx)
    if entries is UNKNOWN:
        return UNKNOWN
    for entry in entries:
        methods = methods_of(entry, ctx)
        if methods is UNKNOWN:
            return UNKNOWN
        if methods == EVERY_METHOD:
            return ctx.value(entry, name)
    return ABSENT


def set_for_every_method(stage: Block, params: Mapping[str, Literal], ctx: RuleContext) -> tuple[Wish, ...]:
    """What to wish for, so that all methods of a stage have those settings."""
    entries = settings_of(stage, ctx)
    for entry in entries or ():
        if methods_of(entry, ctx) == EVERY_METHOD:
            return tuple(SetParam(entry, name, value) for name, value in params.items())
    if ctx.dialect != "terraform":
        return () if entries else (AddBlock(stage, "method_settings", {"resource_path": "/*", "http_method": "*", **params}),)
    whole: Mapping[str, Literal] = {
        "rest_api_id": Pointer(stage.address, "rest_api_id"),
        "stage_name": Pointer(stage.address, "stage_name"),
        "method_path": EVERY_METHOD,
        "settings": params,
    }
    address = f"aws_api_gateway_method_settings.{stage.name}"
    taken = any(block.address == address for block in ctx.of_kind("rest.method_settings"))
    return () if taken or stage.conditional else (AddResource(stage, "rest.method_settings", address, whole),)


def for_all(stage: Block, name: str, ctx: RuleContext) -> Known:
    """What a stage of either generation sets a parameter to for all methods or routes; `ABSENT` when it does not."""
    if stage.kind == "rest.stage":
        return for_every_method(stage, name, ctx)
    for settings in stage.nested("default_route_settings"):
        return ctx.value(settings, name)
    return UNKNOWN if stage.sets("default_route_settings") else ABSENT


def set_for_all(stage: Block, params: Mapping[str, Literal], ctx: RuleContext) -> tuple[Wish, ...]:
    """What to wish for, so that all methods or routes of a stage have those settings.

    Terraform takes limits that a block for routes leaves out for zero, so none is begun without them.
    """
    if stage.kind == "rest.stage":
        return set_for_every_method(stage, params, ctx)
    for settings in stage.nested("default_route_settings"):
        return tuple(SetParam(settings, name, value) for name, value in params.items())
    complete = ctx.dialect != "terraform" or "throttling_rate_limit" in params
    return (AddBlock(stage, "default_route_settings", params),) if complete else ()


def spelled_setting(stage: Block, name: str, ctx: RuleContext) -> str:
    """What the dialect calls a setting of methods or routes."""
    kind = "rest.method_settings.settings" if stage.kind == "rest.stage" else "http.stage.default_route_settings"
    param = ctx.index.param(f"{kind}/{name}")
    return param.spell.get(ctx.dialect, name) if param else name


def is_certainly_public(stage: Block, ctx: RuleContext) -> bool:
    """Whether the internet reaches the API of a stage, as far as its endpoint goes."""
    api = api_of(stage, ctx)
    types = endpoint_types(api, ctx) if api else UNKNOWN
    return types is not UNKNOWN and "PRIVATE" not in types
