"""One speaker for each small language; `speaker_of` finds the one for a text."""

from __future__ import annotations

from gatewright.features.languages.gateway_template import GatewayTemplates
from gatewright.features.languages.log_format import LogFormats
from gatewright.features.languages.rest_mapping import RestMappings
from gatewright.features.languages.speaker import Speaker
from gatewright.features.languages.velocity import MappingTemplates
from gatewright.inside.languages import GatewayTemplate, Language, LogFormat, MappingTemplate, RestMapping

__all__ = ["SPEAKERS", "speaker_of"]

SPEAKERS: dict[type[Language], Speaker] = {
    RestMapping: RestMappings(),
    LogFormat: LogFormats(),
    GatewayTemplate: GatewayTemplates(),
    MappingTemplate: MappingTemplates(),
}
"""By language."""

_SILENT = Speaker()


def speaker_of(language: Language) -> Speaker:
    """Who knows a language; somebody who says nothing where nobody does."""
    return SPEAKERS.get(type(language), _SILENT)
