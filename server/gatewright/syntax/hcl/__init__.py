"""What does a Terraform file say, whole or half-typed?

`parse` cuts the text into regions (`regions`) and reads each one when it is first asked for (`parser`, on top of `expressions`,
`templates` and `lexer`, each of which adds one layer to the reader). Nothing here raises: what is not there yet is a `Hole`.
"""

from __future__ import annotations

from gatewright.syntax.hcl.expressions import lone_expression, lone_template
from gatewright.syntax.hcl.parser import read_region
from gatewright.syntax.hcl.recut import recut
from gatewright.syntax.hcl.regions import cut
from gatewright.syntax.hcl.tree import Expression, HclTree, Template
from gatewright.syntax.problem import Problem

__all__ = ["parse", "parse_expression", "parse_template"]


def parse(text: str, earlier: HclTree | None = None) -> HclTree:
    """The tree of a file; regions whose text `earlier` has read already are not read again."""
    return HclTree(text, recut(text, earlier, read_region) if earlier else cut(text, read_region, {}))


def parse_expression(text: str) -> tuple[Expression, tuple[Problem, ...]]:
    """One expression that stands alone, such as the inside of `${ }` in a `.tf.json` file."""
    return lone_expression(text)


def parse_template(text: str) -> Template:
    """The content of a string of a `.tf.json` file: templates count in it, escapes do not."""
    return lone_template(text)
