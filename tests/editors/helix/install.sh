#!/bin/bash
# install.sh [SUITE]: a Helix for the tests, and the tmux that it runs in, in a cache folder; by default those of Debian testing (forky).
# A Helix that is there already is kept. Prints the path of the program; tmux stands beside it.
set -euo pipefail

suite=${1:-forky}
folder=${XDG_CACHE_HOME:-$HOME/.cache}/gatewright-editors/helix-$suite
if ! "$folder/bin/hx" --version >/dev/null 2>&1 || ! "$folder/bin/tmux" -V >/dev/null 2>&1; then
    "$(dirname "$0")/../debian.sh" "$suite" "$folder" usr/lib/hx/hx hx tmux
    mkdir -p "$folder/bin"
    cat >"$folder/bin/hx" <<HX
#!/bin/sh
export HELIX_RUNTIME="$folder/usr/lib/hx/runtime"
exec "$folder/usr/lib/hx/hx" "\$@"
HX
    # debian.sh prepares one program; tmux also runs when the loader is told where its libraries are.
    loader=$(find "$folder" -type f -name 'ld-linux-*' -print -quit)
    cat >"$folder/bin/tmux" <<TMUX
#!/bin/sh
exec $loader --library-path "$(echo "$folder"/usr/lib/*-linux-gnu)" "$folder/usr/bin/tmux" "\$@"
TMUX
    chmod +x "$folder/bin/hx" "$folder/bin/tmux"
    "$folder/bin/tmux" -V >&2
    "$folder/bin/hx" --version >&2
fi
echo "$folder/bin/hx"
