#!/bin/bash
# install.sh [SUITE]: a Neovim for the tests, in a cache folder. Debian testing (forky) carries one that has vim.lsp.config; stable does not.
# A Neovim that is there already is kept. Prints the path of the program.
set -euo pipefail

suite=${1:-forky}
folder=${XDG_CACHE_HOME:-$HOME/.cache}/gatewright-editors/neovim-$suite
if ! "$folder/bin/nvim" --version >/dev/null 2>&1; then
    "$(dirname "$0")/../debian.sh" "$suite" "$folder" usr/bin/nvim neovim
    # Debian keeps the tree-sitter parsers apart from the runtime; the hover window needs the one for Markdown.
    mkdir -p "$folder/bin"
    cat >"$folder/bin/nvim" <<NVIM
#!/bin/sh
export VIMRUNTIME="$folder/usr/share/nvim/runtime"
exec "$(readlink -f "$folder/usr/bin/nvim")" --cmd "set rtp+=$folder/usr/lib/nvim" "\$@"
NVIM
    chmod +x "$folder/bin/nvim"
    "$folder/bin/nvim" --version >&2
fi
echo "$folder/bin/nvim"
