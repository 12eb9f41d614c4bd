"""Stands in for `regex`, which has compiled parts and does not travel along.

python-hcl2 takes texts apart with one pattern that contains itself; it is written out here, to a depth that no text has.
What else asks for `regex` gets along with what `re` can do.
"""

import re
import sys
from re import *  # noqa: F403

DEPTH = 8
ITSELF = "(?R)"

regex = sys.modules[__name__]


def compile(pattern: str, flags: int = 0) -> "re.Pattern[str]":  # noqa: A001
    """The pattern, with the whole in place of each `(?R)`."""
    inner = pattern.replace("(", "(?:", 1) if re.match(r"\((?!\?)", pattern) else pattern
    written = "(?!)"
    for _ in range(DEPTH):
        written = inner.replace(ITSELF, written)
    return re.compile(pattern.replace(ITSELF, written), flags)
