#!/bin/sh
# Make the README's pictures: the report of the sample articles and the terminal, as Chromium shows them. Needs `make report` and Chromium.
set -e
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

picture() { # name, width, height, page
    chromium --headless --no-sandbox --disable-gpu --disable-quic --disable-background-networking --no-first-run --hide-scrollbars \
        --user-data-dir="$work/profile" --window-size="$2,$3" --screenshot="$PWD/docs/pictures/$1.png" "file://$4" >/dev/null 2>&1
    ls -l "docs/pictures/$1.png"
}

.venv/bin/factcheck report seeds -o "$work/report" >/dev/null 2>&1
picture report 1280 1500 "$work/report/report.html"
.venv/bin/python docs/pictures/terminal.py factcheck check seeds/vote seeds/results >"$work/terminal.html"
picture terminal 1280 820 "$work/terminal.html"
