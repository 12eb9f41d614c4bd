"""Where is a place in a file?

Everything inside Gatewright counts in offsets: code points from the start of the file. Lines and columns exist only at the
doors (`lsp/`, `cli/`), and `LineIndex` is the only place that converts between the two.
"""

from gatewright.text.edit import TextEdit, apply_edits
from gatewright.text.lines import Encoding, LineIndex, Position
from gatewright.text.nearest import SLIP, nearest
from gatewright.text.source_map import SourceMap
from gatewright.text.span import Span

__all__ = ["SLIP", "Encoding", "LineIndex", "Position", "SourceMap", "Span", "TextEdit", "apply_edits", "nearest"]
