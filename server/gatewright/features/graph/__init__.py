"""What APIs does a project describe? `sketch.py` says it in plain words; one module a format draws the words."""

from gatewright.features.graph.as_json import as_json
from gatewright.features.graph.dot import as_dot
from gatewright.features.graph.mermaid import as_mermaid
from gatewright.features.graph.parts import Sketch
from gatewright.features.graph.sketch import sketches
from gatewright.features.graph.text import as_text

__all__ = ["Sketch", "as_dot", "as_json", "as_mermaid", "as_text", "sketches"]
