"""Running a mapping template as API Gateway would."""

from gatewright.expressions.velocity.running.gateway import Context, Input, NoJsonError, Overrides, StageVariables, Util
from gatewright.expressions.velocity.running.machine import Machine, Note, TemplateError
from gatewright.expressions.velocity.running.values import UNKNOWN, Value, printed

__all__ = [
    "UNKNOWN",
    "Context",
    "Input",
    "Machine",
    "NoJsonError",
    "Note",
    "Overrides",
    "StageVariables",
    "TemplateError",
    "Util",
    "Value",
    "printed",
]
