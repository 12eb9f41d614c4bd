"""The door to other programs: three functions, which `gatewright` itself offers. docs/api.md shows them at work."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from gatewright.batch.findings import Finding, findings
from gatewright.batch.reading import ReadingError, reading, reading_of_text
from gatewright.features.explain import UnknownNameError, explained
from gatewright.index import installed_index

__all__ = ["Finding", "ReadingError", "UnknownNameError", "check_paths", "check_text", "explain"]


def check_text(text: str, *, filename: str | os.PathLike[str], profile: str | None = None) -> list[Finding]:
    """What is wrong in a text, if the file `filename` held it: what `gatewright check --stdin-filename` finds.

    The name says which language it is (`.tf`, `.yaml`, `.json`, `.vtl`), and need not exist. The files of its folder count as they do for a Terraform
    module, and so does the nearest `gatewright.toml` in the folder or above it; an empty or missing folder leaves the text by itself.

    Args:
        text: the whole text, with any line ends. It may be broken anywhere.
        filename: a path, from the working folder where it is relative.
        profile: `default`, `strict`, `security` or `correctness`; `None` for that of `gatewright.toml`, else `default`.

    Returns:
        The findings in the order of their places; none for a text that holds no API Gateway.

    Raises:
        ReadingError: there is no such profile, or `gatewright.toml` is wrong.
    """
    return findings(reading_of_text(text, Path(filename), profile))


def check_paths(paths: Iterable[str | os.PathLike[str]], *, profile: str | None = None) -> list[Finding]:
    """What is wrong in files and folders: what `gatewright check` finds. Nothing is written, and no other process started.

    Args:
        paths: files, and folders to walk. The nearest `gatewright.toml` in or above the first one counts.
        profile: `default`, `strict`, `security` or `correctness`; `None` for that of `gatewright.toml`, else `default`.

    Returns:
        The findings of each file in the order of their places, each file once. What cannot be read below a folder is left out.

    Raises:
        ReadingError: a path is not there, a file that is named cannot be read, there is no such profile, or `gatewright.toml` is wrong.
    """
    return findings(reading([Path(path) for path in paths], profile))


def explain(name: str) -> str:
    """What is known of a name: what `gatewright explain` prints, as Markdown.

    Args:
        name: a rule (`wrong-value`), a resource (`aws_api_gateway_stage`), a parameter with or without its resource (`connection_type`,
            `AWS::ApiGateway::Method.Integration.Uri`), a value (`VPC_LINK`) or a variable (`$context.requestId`).

    Returns:
        A page or card, or several with `---` between them where the name belongs to several things.

    Raises:
        UnknownNameError: nothing is known of it; the text of the error has the nearest name.
    """
    return explained(name, installed_index())
