"""One speaker for each small language; `speaker_of` finds the one for a text."""

from __future__ import annotations

from gatewright.features.languages.json_schema import Schemas
from gatewright.features.languages.pattern import Patterns
from gatewright.features.languages.policy import Policies
from gatewright.features.languages.rest_mapping import RestMappings
from gatewright.features.languages.speaker import Speaker
from gatewright.inside.languages import Language, Pattern, Policy, RestMapping, Schema

__all__ = ["SPEAKERS", "speaker_of"]

SPEAKERS: dict[type[Language], Speaker] = {
    RestMapping: RestMappings(),
    Pattern: Patterns(),
    Policy: Policies(),
    Schema: Schemas(),
}
"""By language."""

_SILENT = Speaker()


def speaker_of(language: Language) -> Speaker:
    """Who knows a language; somebody who says nothing where nobody does."""
    return SPEAKERS.get(type(language), _SILENT)
