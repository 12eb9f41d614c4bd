"""What is a parameter set to? Nothing written is not the same as not known."""

from __future__ import annotations

from enum import Enum
from typing import Literal

from gatewright.model.block import Block
from gatewright.model.evaluate import UNKNOWN, Known
from gatewright.model.project import Project


class Absent(Enum):
    """The type of `ABSENT`."""

    ABSENT = "absent"

    def __bool__(self) -> Literal[False]:
        return False


ABSENT = Absent.ABSENT
"""Nothing is written, which is not the same as not being known."""


def value_of(block: Block, name: str, project: Project) -> Known:
    """What a parameter (canonical name) is set to: a Python value, `UNKNOWN`, or `ABSENT` when it is not written or null."""
    attribute = block.get(name)
    if attribute is None:
        return UNKNOWN if block.sets(name) else ABSENT
    known = project.known(attribute.value)
    return ABSENT if known is None else known
