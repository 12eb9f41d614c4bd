"""What does it take to answer the preflights on a path? An open `OPTIONS` method with a mock behind it that sends three headers."""

from __future__ import annotations

from gatewright.model import Block
from gatewright.model.graph import Method, PathResource
from gatewright.model.wish import AddResource, Code, Literal, Pointer
from gatewright.rules.newcomers import new_address
from gatewright.rules.questions.cors import origin_of
from gatewright.rules.questions.places import same_place
from gatewright.rules.rule import Fix, RuleContext

_STATUS = "200"
_EVERY_VERB = "'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'"
_HEADER = "method.response.header.Access-Control-Allow-"
_ALLOWED = "'Content-Type,Authorization,X-Api-Key,X-Amz-Date,X-Amz-Security-Token'"


def answer_preflights(method: Method, on_path: tuple[Method, ...], ctx: RuleContext) -> tuple[Fix, ...]:
    """To answer the preflights for the methods on the path of one; nothing where its place cannot be written again."""
    place = same_place(method.block, ("rest_api_id", "resource_id"), ctx)
    if place is None:
        return ()
    verbs = sorted({"OPTIONS", *(one.verb for one in on_path if one.verb)})
    headers: dict[str, Literal] = {
        f"{_HEADER}Origin": origin_of(method),
        f"{_HEADER}Methods": _EVERY_VERB if "ANY" in verbs else f"'{','.join(verbs)}'",
        f"{_HEADER}Headers": _ALLOWED,
    }
    name = f"{method.resource.block.name if isinstance(method.resource, PathResource) else method.block.name} preflight"
    written = _four if ctx.dialect == "terraform" else _one
    return (Fix("Answer preflights with an `OPTIONS` method", written(method.block, name, place, headers, ctx), certain=False),)


def _four(after: Block, name: str, place: dict[str, Literal], headers: dict[str, Literal], ctx: RuleContext) -> tuple[AddResource, ...]:
    """Terraform's four resources, each made after what it belongs to."""
    kinds = ("rest.method", "rest.integration", "rest.method_response", "rest.integration_response")
    method, integration, declared, _ = addresses = [new_address(ctx, kind, name) for kind in kinds]
    verb = Pointer(method, "http_method")
    params: tuple[dict[str, Literal], ...] = (
        {"http_method": "OPTIONS", "authorization": "NONE"},
        {"http_method": verb, "type": "MOCK", "request_templates": {"application/json": Code("jsonencode({ statusCode = 200 })")}},
        {"http_method": verb, "status_code": _STATUS, "response_parameters": dict.fromkeys(headers, True)},
        {
            "http_method": Pointer(integration, "http_method"),
            "status_code": Pointer(declared, "status_code"),
            "response_parameters": headers,
        },
    )
    return tuple(AddResource(after, kind, address, {**place, **more}) for kind, address, more in zip(kinds, addresses, params, strict=True))


def _one(after: Block, name: str, place: dict[str, Literal], headers: dict[str, Literal], ctx: RuleContext) -> tuple[AddResource, ...]:
    """CloudFormation's one resource with all of it."""
    params: dict[str, Literal] = {
        **place,
        "http_method": "OPTIONS",
        "authorization": "NONE",
        "integration": {
            "type": "MOCK",
            "request_templates": {"application/json": '{"statusCode": 200}'},
            "integration_responses": [{"status_code": _STATUS, "response_parameters": headers}],
        },
        "method_responses": [{"status_code": _STATUS, "response_parameters": dict.fromkeys(headers, True)}],
    }
    return (AddResource(after, "rest.method", new_address(ctx, "rest.method", name), params),)
