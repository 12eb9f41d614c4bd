#!/bin/bash
# install.sh [SUITE]: a Neovim for the tests, unpacked from Debian's archive into a cache folder, with nothing installed on the machine.
#
# Debian testing (forky) carries a Neovim that has vim.lsp.config; stable does not. Its packages are resolved in an apt state of
# their own, against an empty list of installed packages, so the libc they need comes along and this machine's stays as it is.
# A Neovim that is there already is kept. Prints the path of the program: CACHE/gatewright-editors/neovim-SUITE/bin/nvim.
set -euo pipefail

suite=${1:-forky}
prefix=${XDG_CACHE_HOME:-$HOME/.cache}/gatewright-editors/neovim-$suite
if "$prefix/bin/nvim" --version >/dev/null 2>&1; then
    echo "$prefix/bin/nvim"
    exit
fi

state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$state/root"
: >"$state/status"
mirror=$(awk '/^URIs:/ { print $2; exit }' /etc/apt/sources.list.d/debian.sources 2>/dev/null || true)
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror:-http://deb.debian.org/debian} $suite main" >"$state/sources.list"
cat >"$state/apt.conf" <<CONF
Dir::Etc::sourcelist "$state/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State::lists "$state/lists";
Dir::State::status "$state/status";
Dir::Cache "$state/cache";
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "2";
Debug::NoLocking "1";
CONF
export APT_CONFIG=$state/apt.conf
apt-get -qq update >&2
apt-get -qq -y --download-only install neovim patchelf >&2
for package in "$state"/cache/archives/*.deb; do
    dpkg-deb -x "$package" "$state/root"
done

# The program gets the loader and the libraries of its own suite. Started through the loader instead, the screen would not
# work: Neovim starts itself again, and would start the loader. patchelf is run in that very way.
rm -rf "$prefix"
mkdir -p "$(dirname "$prefix")"
mv "$state/root" "$prefix"
loader=$(find "$prefix" -type f -name 'ld-linux-*' -print -quit)
folder=$(basename "$prefix"/usr/lib/*-linux-gnu)
libraries=$prefix/usr/lib/$folder:$prefix/lib/$folder
nvim=$(readlink -f "$prefix/usr/bin/nvim")
patchelf=("$loader" --library-path "$libraries" "$prefix/usr/bin/patchelf")
"${patchelf[@]}" --set-interpreter "$loader" "$nvim"
"${patchelf[@]}" --force-rpath --set-rpath "$libraries" "$nvim"

# Debian keeps the tree-sitter parsers apart from the runtime; the hover window needs the one for Markdown.
mkdir -p "$prefix/bin"
cat >"$prefix/bin/nvim" <<NVIM
#!/bin/sh
export VIMRUNTIME="$prefix/usr/share/nvim/runtime"
exec "$nvim" --cmd "set rtp+=$prefix/usr/lib/nvim" "\$@"
NVIM
chmod +x "$prefix/bin/nvim"
"$prefix/bin/nvim" --version >&2
echo "$prefix/bin/nvim"
