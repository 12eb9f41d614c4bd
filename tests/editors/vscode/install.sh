#!/bin/bash
# install.sh [FOLDER]: a VS Code for the tests, code-server from npm in a cache folder, and Debian's Chromium to look at it.
#
# package.json, here or in FOLDER, pins the versions; another version is another place, and one that is there already is kept.
# No script of a package is run: what they would build (log files, Kerberos, passwords) is not missed here.
# Prints the path of the program: CACHE/gatewright-editors/vscode-VERSION/bin/code-server.
set -euo pipefail
cd "$(dirname "$0")"

pins=${1:-.}/package.json
version=$(node -p 'require(process.argv[1]).dependencies["code-server"]' "./$pins")
prefix=${XDG_CACHE_HOME:-$HOME/.cache}/gatewright-editors/vscode-$version
if ! command -v chromium >/dev/null; then
    apt-get -qq -o DPkg::Lock::Timeout=300 update >&2
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 install --no-install-recommends chromium >&2
fi
if [ -x "$prefix/bin/code-server" ]; then
    echo "$prefix/bin/code-server"
    exit
fi

# Made beside its place and moved there, so that what is found is complete.
mkdir -p "$(dirname "$prefix")"
made=$(mktemp -d "$prefix.XXXXXX")
trap 'rm -rf "$made"' EXIT
cp "$pins" .npmrc "$made"
export npm_config_loglevel=error npm_config_ignore_scripts=true npm_config_engine_strict=false npm_config_fetch_retries=3
code=$made/node_modules/code-server
npm install --omit=dev --prefix "$made" >&2
npm install --omit=dev --prefix "$code/lib/vscode" >&2

# Newer versions bring their hash of passwords along; older ones would compile it. There is no password here.
hash=$made/node_modules/argon2
[ -d "$hash/prebuilds" ] || echo '"use strict";' >"$hash/argon2.js"

mkdir "$made/bin"
cat >"$made/bin/code-server" <<'PROGRAM'
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")/..
exec "$here"/node_modules/node-linux-*/bin/node "$here/node_modules/code-server/out/node/entry.js" "$@"
PROGRAM
chmod +x "$made/bin/code-server"
"$made"/node_modules/node-linux-*/bin/node --version >&2
rm -rf "$prefix"
mv "$made" "$prefix"
echo "$prefix/bin/code-server"
