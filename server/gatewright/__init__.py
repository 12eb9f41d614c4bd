"""Gatewright: a language server and checker for AWS API Gateway written as code."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gatewright.api import Finding, ReadingError, UnknownNameError, check_paths, check_text, explain

__all__ = ["Finding", "ReadingError", "UnknownNameError", "__version__", "check_paths", "check_text", "explain"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """The public names, imported when one is first asked for: `gatewright --version` waits for none of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from gatewright import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
