#!/bin/bash
# install.sh [SUITE]: an Emacs for the tests with lsp-mode beside it, in a cache folder. Debian 13 (trixie) carries Emacs 30.
# An Emacs that is there already is kept. Prints the path of the program.
set -euo pipefail

suite=${1:-trixie}
folder=${XDG_CACHE_HOME:-$HOME/.cache}/gatewright-editors/emacs-$suite
if ! "$folder/bin/emacs" --version >/dev/null 2>&1; then
    "$(dirname "$0")/../debian.sh" "$suite" "$folder" usr/bin/emacs-nox emacs-nox elpa-lsp-mode
    share=$(echo "$folder"/usr/share/emacs/[0-9]*)
    libexec=$(echo "$folder"/usr/libexec/emacs/[0-9]*/*-linux-gnu)
    mkdir -p "$folder/bin"
    # Emacs would compile what it loads to machine code, with a compiler that it looks for outside of the folder.
    cat >"$folder/bin/emacs" <<EMACS
#!/bin/sh
export EMACSLOADPATH="$share/lisp" EMACSDATA="$share/etc" EMACSDOC="$share/etc" EMACSPATH="$libexec"
exec "$folder/usr/bin/emacs-nox" --dump-file="$(echo "$libexec"/*.pdmp)" --eval "(setq native-comp-jit-compilation nil native-comp-enable-subr-trampolines nil)" "\$@"
EMACS
    chmod +x "$folder/bin/emacs"
    # Debian compiles lsp-mode when it is installed; what nobody needs here is left as it is, and its warnings are none of ours.
    cd "$folder/usr/share/emacs/site-lisp/elpa-src"
    paths=(); for package in */; do paths+=(-L "$PWD/$package"); done
    ls lsp-mode-*/*.el >/dev/null
    "$folder/bin/emacs" -Q --batch "${paths[@]}" -f batch-byte-compile {dash,f,ht,lv,s,spinner}-[0-9]*/*.el lsp-mode-*/lsp-{protocol,mode,completion,diagnostics}.el >/dev/null 2>&1
    "$folder/bin/emacs" --version >&2
fi
echo "$folder/bin/emacs"
