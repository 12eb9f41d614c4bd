"""What is wrong in a resource policy that stands in a file, and where? The data source `aws_iam_policy_document` writes its own."""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.expressions import json_value
from gatewright.expressions.forms import Piece, pieces
from gatewright.expressions.policy import FORMS, Fault, Trouble, faults
from gatewright.inside import Strand, document_of, strands_of
from gatewright.model import Block
from gatewright.rules.rule import RuleContext
from gatewright.text import Span

OF_APIS = ("rest.api", "rest.api_policy")
"""The kinds of block that hold the policy of an API."""

HOLDERS = (*OF_APIS, "rest.domain_name", "rest.private_domain_name")
"""The kinds of block that hold a policy."""


def policies_in(block: Block) -> Iterator[Strand]:
    """The policies written in a block that are no broken JSON."""
    attribute = block.get("policy")
    for strand in strands_of(block, attribute) if attribute else ():
        if strand.tree is not None or (strand.text.strip() and not json_value.read(strand.text).problems):
            yield strand


def policy_faults(block: Block, ctx: RuleContext, *troubles: Trouble) -> Iterator[tuple[Fault, Span]]:
    """The faults of some kinds in the policies of a block, each with its place in the file."""
    found = ctx.once("policy faults", block, lambda: tuple(_faults(block)))
    return ((fault, span) for fault, span in found if fault.trouble in troubles)


def _faults(block: Block) -> Iterator[tuple[Fault, Span]]:
    for strand in policies_in(block):
        for fault in faults(document_of(strand)):
            yield fault, strand.in_file(fault.span)


def policy_pieces(block: Block) -> Iterator[tuple[Piece, Strand]]:
    """Every piece of the policies of a block."""
    for strand in policies_in(block):
        for piece in pieces(document_of(strand), "policy", FORMS):
            yield piece, strand
