"""One speaker for each small language; `speaker_of` finds the one for a text."""

from __future__ import annotations

from gatewright.features.languages.gateway_template import GatewayTemplates
from gatewright.features.languages.http_mapping import HttpMappingKeys, HttpMappingValues
from gatewright.features.languages.identity_source import IdentitySources
from gatewright.features.languages.log_format import LogFormats
from gatewright.features.languages.media_type import MediaTypes
from gatewright.features.languages.path import PathParts, Paths
from gatewright.features.languages.rest_mapping import RestMappings
from gatewright.features.languages.route_key import RouteKeys
from gatewright.features.languages.selection import Selections
from gatewright.features.languages.settings_path import SettingsPaths
from gatewright.features.languages.speaker import Speaker
from gatewright.features.languages.stage_variable_name import StageVariableNames
from gatewright.features.languages.uri import Uris
from gatewright.features.languages.velocity import MappingTemplates
from gatewright.inside.languages import (
    GatewayTemplate,
    HttpMappingKey,
    HttpMappingValue,
    IdentitySource,
    Language,
    LogFormat,
    MappingTemplate,
    MediaType,
    Path,
    PathPart,
    RestMapping,
    RouteKey,
    Selection,
    SettingsPath,
    StageVariableName,
    Uri,
)

__all__ = ["SPEAKERS", "speaker_of"]

SPEAKERS: dict[type[Language], Speaker] = {
    GatewayTemplate: GatewayTemplates(),
    HttpMappingKey: HttpMappingKeys(),
    HttpMappingValue: HttpMappingValues(),
    IdentitySource: IdentitySources(),
    LogFormat: LogFormats(),
    MappingTemplate: MappingTemplates(),
    MediaType: MediaTypes(),
    Path: Paths(),
    PathPart: PathParts(),
    RestMapping: RestMappings(),
    RouteKey: RouteKeys(),
    Selection: Selections(),
    SettingsPath: SettingsPaths(),
    StageVariableName: StageVariableNames(),
    Uri: Uris(),
}
"""By language."""

_SILENT = Speaker()


def speaker_of(language: Language) -> Speaker:
    """Who knows a language; somebody who says nothing where nobody does."""
    return SPEAKERS.get(type(language), _SILENT)
