"""Starts the server that travels inside the extension: `python -I start.py --stdio`, with any Python 3.11 or newer and no packages."""

import sys
from importlib.util import find_spec
from pathlib import Path

OLDEST = (3, 11)
TOO_OLD = 3
"""The exit code of a Python that is too old."""
HERE = Path(__file__).resolve().parent


def main() -> int:
    """Serves, or says why not."""
    if sys.version_info < OLDEST:
        sys.stderr.write("Gatewright needs Python %d.%d or newer; %s is %d.%d.\n" % (*OLDEST, sys.executable, *sys.version_info[:2]))  # noqa: UP031 (an old Python reads this, too)
        return TOO_OLD
    own = [str(HERE / "libs")]
    # The PyYAML that travels along is pure Python. One that belongs to this Python and is compiled reads four times as fast.
    if not has_compiled_yaml():
        own.append(str(HERE / "pure"))
    sys.path[:0] = own
    # Behind everything else: a compiled `regex` is the better one.
    sys.path.append(str(HERE / "stand_ins"))
    from gatewright.cli import main as gatewright

    return gatewright()


def has_compiled_yaml() -> bool:
    """Whether this Python has a PyYAML 6 with its compiled part, found without importing it."""
    found = find_spec("yaml")
    if found is None or found.origin is None:
        return False
    folder = Path(found.origin).parent
    return any(folder.glob("_yaml.*")) and any(folder.parent.glob("[Pp]y[Yy][Aa][Mm][Ll]-6.*"))


if __name__ == "__main__":
    sys.exit(main())
