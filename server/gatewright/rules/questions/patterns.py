"""What does a regular expression in a file mean?"""

from __future__ import annotations

import re
from warnings import catch_warnings


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as somebody wrote it. Raises `re.error` where it is none.

    What may mean something else in a later Python is no fault of theirs, and no word to print.
    """
    with catch_warnings(action="ignore"):
        return re.compile(pattern)
