#!/bin/bash
# install.sh: a VS Code for the tests, code-server from npm in a cache folder, and Debian's Chromium to look at it.
#
# package.json pins the versions; another version is another folder, and one that is there already is kept.
# No script of a package is run: what they would build (log files, Kerberos) is not missed here.
# Prints the path of the program: CACHE/gatewright-editors/vscode-VERSION/bin/code-server.
set -euo pipefail
cd "$(dirname "$0")"

version=$(node -p 'require("./package.json").dependencies["code-server"]')
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
cp package.json .npmrc "$made"
export npm_config_loglevel=error npm_config_ignore_scripts=true npm_config_engine_strict=false npm_config_fetch_retries=3
npm install --omit=dev --prefix "$made" >&2
npm install --omit=dev --prefix "$made/node_modules/code-server/lib/vscode" >&2
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
