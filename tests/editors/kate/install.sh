#!/bin/bash
# install.sh: Kate for `make test-editors`, with a screen that nobody sees and a hand that types; from Debian, installed on the machine.
set -euo pipefail

if ! type kate Xvfb openbox xdotool scrot dbus-run-session >/dev/null 2>&1; then
    apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 kate xvfb openbox xdotool scrot dbus-daemon >&2
fi
command -v kate
