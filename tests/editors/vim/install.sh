#!/bin/bash
# install.sh [SUITE]: a Vim and its plugin ALE for the tests, in a cache folder; by default those of Debian testing (forky).
# A Vim that is there already is kept. Prints the path of the program.
set -euo pipefail

suite=${1:-forky}
folder=${XDG_CACHE_HOME:-$HOME/.cache}/gatewright-editors/vim-$suite
if ! "$folder/bin/vim" --version >/dev/null 2>&1; then
    "$(dirname "$0")/../debian.sh" "$suite" "$folder" usr/bin/vim.basic vim vim-ale
    mkdir -p "$folder/bin"
    cat >"$folder/bin/vim" <<VIM
#!/bin/sh
export VIMRUNTIME="$(echo "$folder"/usr/share/vim/vim[0-9]*)"
exec "$folder/usr/bin/vim.basic" --cmd "set runtimepath^=$folder/usr/share/vim-ale" "\$@"
VIM
    chmod +x "$folder/bin/vim"
    "$folder/bin/vim" --version >&2
fi
echo "$folder/bin/vim"
