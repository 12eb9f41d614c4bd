"""The names in texts of small languages: what is the same thing, where is it declared and used, and how is it renamed?"""

from gatewright.features.naming.find import Highlight, declarations, highlights, uses
from gatewright.features.naming.rename import Refused, renamable, rename

__all__ = ["Highlight", "Refused", "declarations", "highlights", "renamable", "rename", "uses"]
