"""Are the editors that `install.sh` fetched found again? Of the first three at least one has to be."""

from __future__ import annotations

import pytest

from editors.emacs.find import find as emacs
from editors.neovim.find import find as neovim
from editors.presence import REQUIRED
from editors.vscode.find import find as vscode

GATING = {"Neovim": neovim, "Emacs": emacs, "VS Code": vscode}
"""The editors that count in different units: utf-8, utf-32 and utf-16."""


@pytest.mark.skipif(not REQUIRED, reason="tests/editors/install.sh was not run before these tests")
def test_one_of_the_first_three_is_there() -> None:
    assert [name for name, find in GATING.items() if find()] != []
