#!/bin/bash
# older.sh: what `make test-editors` does: the editors that take their time, then older versions of those that every run drives. All of it, also when a part fails.
cd "$(dirname "$0")/../.." || exit
pytest=${PYTEST:-pytest} editors=tests/editors
failed=0

# `tested EDITOR VARIABLE INSTALLER...`: fetches an older editor, and runs the tests of the editor with it.
tested() {
    local program
    echo "$1: ${*:3}"
    program=$("${@:3}" 2>/dev/null) && env "$2=$program" "$pytest" "$editors/test_$1.py" || failed=1
}

"$editors/kate/install.sh" >/dev/null 2>&1
"$pytest" -m slow_editor "$editors" || failed=1
tested neovim GATEWRIGHT_NVIM "$editors/neovim/install.sh" trixie
tested neovim GATEWRIGHT_NVIM "$editors/neovim/install.sh" bookworm
tested vscode GATEWRIGHT_CODE_SERVER "$editors/vscode/install.sh" older
exit $failed
