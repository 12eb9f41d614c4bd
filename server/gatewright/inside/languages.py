"""Which language is a parameter written in?

A parameter that is a map may have one language for its keys and one for its values. What the file alone does not say (which kind of API
the parameter belongs to) is for whoever reads the text to find out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from gatewright.expressions.http_mapping import REQUEST, RESPONSE, Side
from gatewright.expressions.rest_mapping import (
    FROM_REQUEST,
    FROM_RESPONSE,
    GATEWAY_RESPONSE,
    IDENTITY,
    INTEGRATION_REQUEST,
    METHOD_REQUEST,
    METHOD_RESPONSE,
    Slot,
)


@dataclass(frozen=True, slots=True)
class RestMapping:
    """A key or a value of a parameter mapping of a REST API: `method.request.path.petId`."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class HttpMappingKey:
    """What an entry of a parameter mapping changes, `append:header.x-tenant`; in a WebSocket API `integration.request.header.x`."""

    side: Side


@dataclass(frozen=True, slots=True)
class HttpMappingValue:
    """What an entry of a parameter mapping puts there: `$request.path`, `route.request.body.id`."""

    side: Side


@dataclass(frozen=True, slots=True)
class ServiceParameter:
    """The name of a parameter of a service action: `QueueUrl`."""


@dataclass(frozen=True, slots=True)
class MediaType:
    """A content type: `application/json`."""


@dataclass(frozen=True, slots=True)
class MappingTemplate:
    """A mapping template in Velocity, for a `request` or a `response`; empty where that is not known."""

    message: str


@dataclass(frozen=True, slots=True)
class GatewayTemplate:
    """The body of a gateway response: text with `$context` variables in it, and no Velocity."""


@dataclass(frozen=True, slots=True)
class LogFormat:
    """The format of an access log."""


@dataclass(frozen=True, slots=True)
class Uri:
    """What an integration or an authorizer calls: an ARN of a service's operation, a URL."""


@dataclass(frozen=True, slots=True)
class PathPart:
    """One segment of a path: `{petId}`."""


@dataclass(frozen=True, slots=True)
class Path:
    """A whole path: `/pets/{petId}`."""


@dataclass(frozen=True, slots=True)
class RouteKey:
    """The key of a route: `GET /pets/{petId}`, `$connect`."""


@dataclass(frozen=True, slots=True)
class SettingsPath:
    """The path and verb that method settings are for: `pets/GET`, `*/*`."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The JSON Schema of a model."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A resource policy: IAM's JSON."""


@dataclass(frozen=True, slots=True)
class IdentitySource:
    """What identifies a caller: `method.request.header.Authorization`, several with commas, or one of a list."""

    slot: Slot = IDENTITY


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection expression: `$request.body.action`."""


@dataclass(frozen=True, slots=True)
class StageVariableName:
    """The name of a stage variable, where a stage defines it."""


Language: TypeAlias = (
    RestMapping
    | HttpMappingKey
    | HttpMappingValue
    | ServiceParameter
    | MediaType
    | MappingTemplate
    | GatewayTemplate
    | LogFormat
    | Uri
    | PathPart
    | Path
    | RouteKey
    | SettingsPath
    | Pattern
    | Schema
    | Policy
    | IdentitySource
    | Selection
    | StageVariableName
)

DOCUMENTS: Final = (Schema, Policy)
"""The languages whose texts are JSON: a file may write them out as values, too."""


class Written(NamedTuple):
    """The languages of a parameter: of the value, or of each element of a list; of the keys and the values where it is a map."""

    value: Language | None = None
    keys: Language | None = None
    values: Language | None = None


_REQUEST_TEMPLATES = Written(keys=MediaType(), values=MappingTemplate("request"))
_RESPONSE_TEMPLATES = Written(keys=MediaType(), values=MappingTemplate("response"))
_STAGE_VARIABLES = Written(keys=StageVariableName())
_MODELS = Written(keys=MediaType())

LANGUAGES: Final[dict[str, Written]] = {
    "rest.method/request_parameters": Written(keys=RestMapping(METHOD_REQUEST)),
    "rest.method/request_models": _MODELS,
    "rest.method_response/response_parameters": Written(keys=RestMapping(METHOD_RESPONSE)),
    "rest.method_response/response_models": _MODELS,
    "rest.integration/request_parameters": Written(keys=RestMapping(INTEGRATION_REQUEST), values=RestMapping(FROM_REQUEST)),
    "rest.integration/cache_key_parameters": Written(RestMapping(METHOD_REQUEST)),
    "rest.integration/request_templates": _REQUEST_TEMPLATES,
    "rest.integration/uri": Written(Uri()),
    "rest.integration_response/response_parameters": Written(keys=RestMapping(METHOD_RESPONSE), values=RestMapping(FROM_RESPONSE)),
    "rest.integration_response/response_templates": _RESPONSE_TEMPLATES,
    "rest.integration_response/selection_pattern": Written(Pattern()),
    "rest.gateway_response/response_parameters": Written(keys=RestMapping(GATEWAY_RESPONSE), values=RestMapping(FROM_REQUEST)),
    "rest.gateway_response/response_templates": Written(keys=MediaType(), values=GatewayTemplate()),
    "rest.authorizer/identity_source": Written(IdentitySource()),
    "rest.authorizer/identity_validation_expression": Written(Pattern()),
    "rest.authorizer/authorizer_uri": Written(Uri()),
    "rest.resource/path_part": Written(PathPart()),
    "rest.method_settings/method_path": Written(SettingsPath()),
    "rest.model/schema": Written(Schema()),
    "rest.api/policy": Written(Policy()),
    "rest.api_policy/policy": Written(Policy()),
    "rest.domain_name/policy": Written(Policy()),
    "rest.private_domain_name/policy": Written(Policy()),
    "rest.stage/variables": _STAGE_VARIABLES,
    "rest.deployment/variables": _STAGE_VARIABLES,
    "rest.stage.access_log_settings/format": Written(LogFormat()),
    "rest.stage.canary_settings/stage_variable_overrides": _STAGE_VARIABLES,
    "http.stage/stage_variables": _STAGE_VARIABLES,
    "http.stage.access_log_settings/format": Written(LogFormat()),
    "http.api/route_key": Written(RouteKey()),
    "http.api/route_selection_expression": Written(Selection()),
    "http.api/api_key_selection_expression": Written(Selection()),
    "http.route/route_key": Written(RouteKey()),
    "http.route/model_selection_expression": Written(Selection()),
    "http.route/route_response_selection_expression": Written(Selection()),
    "http.integration/integration_uri": Written(Uri()),
    "http.integration/request_parameters": Written(keys=HttpMappingKey(REQUEST), values=HttpMappingValue(REQUEST)),
    "http.integration/request_templates": _REQUEST_TEMPLATES,
    "http.integration/template_selection_expression": Written(Selection()),
    "http.integration.response_parameters/mappings": Written(keys=HttpMappingKey(RESPONSE), values=HttpMappingValue(RESPONSE)),
    "http.integration.response_parameters.mappings/destination": Written(HttpMappingKey(RESPONSE)),
    "http.integration.response_parameters.mappings/source": Written(HttpMappingValue(RESPONSE)),
    "http.authorizer/authorizer_uri": Written(Uri()),
    "http.authorizer/identity_sources": Written(IdentitySource()),
    "http.authorizer/identity_validation_expression": Written(Pattern()),
    "http.domain_name/api_mapping_selection_expression": Written(Selection()),
    "velocity.template/text": Written(MappingTemplate("")),
    "websocket.integration_response/integration_response_key": Written(Pattern()),
    "websocket.integration_response/response_parameters": Written(keys=HttpMappingKey(RESPONSE), values=HttpMappingValue(RESPONSE)),
    "websocket.integration_response/response_templates": _RESPONSE_TEMPLATES,
    "websocket.integration_response/template_selection_expression": Written(Selection()),
    "websocket.route_response/model_selection_expression": Written(Selection()),
    "websocket.model/schema": Written(Schema()),
    "openapi.integration/request_templates": _REQUEST_TEMPLATES,
    "sam.api/variables": _STAGE_VARIABLES,
    "sam.http_api/stage_variables": _STAGE_VARIABLES,
    "sam.websocket_api/stage_variables": _STAGE_VARIABLES,
    "sam.websocket_api/route_selection_expression": Written(Selection()),
    "sam.websocket_api/api_key_selection_expression": Written(Selection()),
    "sam.api_event/request_parameters": Written(RestMapping(METHOD_REQUEST), keys=RestMapping(METHOD_REQUEST)),
    "sam.api_event/path": Written(Path()),
    "sam.http_api_event/path": Written(Path()),
    "sam.state_machine_api_event/path": Written(Path()),
}
"""By canonical id, what is written in a language of its own."""
