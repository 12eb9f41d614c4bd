#!/bin/bash
# debian.sh SUITE FOLDER PROGRAM PACKAGE...: unpacks packages of a Debian suite, and all that they need, into a folder, with nothing installed on the machine.
#
# PROGRAM is a file in FOLDER, without its first slash. It is made to use the loader and the libraries of its own suite, so that a program of testing runs
# on stable. The packages are resolved in an apt state of their own, against an empty list of installed packages: the libc that they need comes along, and
# this machine's stays as it is. No script of a package is run.
set -euo pipefail

suite=$1 folder=$2 program=$3
shift 3

state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$state/root"
: >"$state/status"
mirror=$(awk '/^URIs:/ { print $2; exit }' /etc/apt/sources.list.d/debian.sources 2>/dev/null || true)
signed="[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror:-http://deb.debian.org/debian}"
echo "deb $signed $suite main" >"$state/sources.list"
# Backports hold little, and lean on the suite that they are made for.
case $suite in *-backports) echo "deb $signed ${suite%-backports} main" >>"$state/sources.list" ;; esac
cat >"$state/apt.conf" <<CONF
Dir::Etc::sourcelist "$state/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State::lists "$state/lists";
Dir::State::status "$state/status";
Dir::Cache "$state/cache";
APT::Default-Release "$suite";
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "2";
Debug::NoLocking "1";
CONF
export APT_CONFIG=$state/apt.conf
apt-get -qq update >&2
apt-get -qq -y --download-only install "$@" patchelf >&2
for package in "$state"/cache/archives/*.deb; do
    dpkg-deb -x "$package" "$state/root"
done

rm -rf "$folder"
mkdir -p "$(dirname "$folder")"
mv "$state/root" "$folder"

# Started through the loader instead, a program that starts itself again would start the loader. patchelf is run in that very way.
loader=$(find "$folder" -type f -name 'ld-linux-*' -print -quit)
architecture=$(basename "$folder"/usr/lib/*-linux-gnu)
libraries=$folder/usr/lib/$architecture:$folder/lib/$architecture
patchelf=("$loader" --library-path "$libraries" "$folder/usr/bin/patchelf")
target=$(readlink -f "$folder/$program")
"${patchelf[@]}" --set-interpreter "$loader" "$target"
"${patchelf[@]}" --force-rpath --set-rpath "$libraries" "$target"
