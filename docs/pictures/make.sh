#!/bin/sh
# Make the README's picture: the report of the sample articles, as Chromium shows it. Run from the checkout after `make report`.
set -e
cd "$(dirname "$0")/../.."
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
chromium --headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run --hide-scrollbars --user-data-dir="$profile" \
    --window-size=1100,1180 --screenshot="$PWD/docs/pictures/report.png" "file://$PWD/reports/report.html" >/dev/null 2>&1
ls -l docs/pictures/report.png
