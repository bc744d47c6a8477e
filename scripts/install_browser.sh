#!/bin/sh
# The browser tests drive the system's Chromium. Where none is found and Debian's packages can be
# installed, install it; anywhere else say what to do. Downloads no browser of its own.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
else
    echo "The browser tests need Chromium: install the package 'chromium', or set CHROMIUM to its path." >&2
fi
