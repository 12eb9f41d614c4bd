"""Which small language stands inside a value? The text of it, with a way back to the places in the file."""

from gatewright.inside.strand import Hole, Strand
from gatewright.inside.strands import entries, new_element, new_key, strands, strands_of

__all__ = ["Hole", "Strand", "entries", "new_element", "new_key", "strands", "strands_of"]
