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
        sys.stderr.write(
            f"Gatewright needs Python {OLDEST[0]}.{OLDEST[1]} or newer; {sys.executable} is {sys.version_info[0]}.{sys.version_info[1]}.\n"
        )
        return TOO_OLD
    find_libraries()
    from gatewright.cli import main as gatewright

    return gatewright()


def find_libraries() -> None:
    """Puts what travels along before what this Python has, but for what works better when it is compiled."""
    # The PyYAML that travels along is pure Python; a compiled one reads five times as fast.
    sys.path[:0] = [str(HERE / "libs")] + [str(HERE / "pure")] * (not has_compiled_yaml())
    sys.path.append(str(HERE / "stand_ins"))


def has_compiled_yaml() -> bool:
    """Whether this Python has a PyYAML 6 with its compiled part, found without importing it."""
    found = find_spec("yaml")
    if found is None or found.origin is None:
        return False
    folder = Path(found.origin).parent
    return any(folder.glob("_yaml.*")) and any(folder.parent.glob("[Pp]y[Yy][Aa][Mm][Ll]-6.*"))


if __name__ == "__main__":
    sys.exit(main())
