"""How is API Gateway spelled here? One package per dialect; none knows of another.

A dialect claims files, lowers a syntax tree to the model, finds the value behind a reference, and writes wishes back as edits.
Adding one is described in docs/architecture.md.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gatewright.dialects.claim import Claim, Family

if TYPE_CHECKING:  # a server imports the model with the first file, not at start-up
    from gatewright.model import Dialect

__all__ = ["Claim", "Family", "claim", "dialect_named", "families"]


def claim(name: str, text: str) -> Claim:
    """Which dialect reads a file, judged by its name and its words; `Claim.dialect` is `None` when none does."""
    for family in families():
        found = family.claims(name, text)
        if found.dialect:
            return found
    return Claim(None, "no dialect reads files of this name and content")


@cache
def families() -> tuple[Family, ...]:
    """Every kind of file that is read. Each imports its parser only when a file of its own comes along."""
    from gatewright.dialects.cloudformation.claims import CLOUDFORMATION_FILES
    from gatewright.dialects.terraform.claims import TERRAFORM_FILES
    from gatewright.dialects.velocity.claims import VELOCITY_FILES

    return (TERRAFORM_FILES, CLOUDFORMATION_FILES, VELOCITY_FILES)


@cache
def dialect_named(name: str) -> Dialect:
    """The dialect with that name: `terraform` and `cloudformation` as in the docs index, or `velocity`."""
    if name == "terraform":
        from gatewright.dialects.terraform import TERRAFORM

        return TERRAFORM
    if name == "velocity":
        from gatewright.dialects.velocity import VELOCITY

        return VELOCITY
    from gatewright.dialects.cloudformation import CLOUDFORMATION

    return CLOUDFORMATION
