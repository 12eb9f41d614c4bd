"""The Velocity Template Language: what does a mapping template say?

`read` makes a `Template` of any text: the nodes that cover it, and what is wrong with it; `read_recent` remembers those of large texts. `walk`, `references` and `around` go
through them. `tree.py` says what there can be.
"""

from gatewright.expressions.velocity.recent import read_recent
from gatewright.expressions.velocity.template import Template, read
from gatewright.expressions.velocity.tree import HOLE, Fault, Malformed
from gatewright.expressions.velocity.walk import around, children, references, walk

__all__ = ["HOLE", "Fault", "Malformed", "Template", "around", "children", "read", "read_recent", "references", "walk"]
