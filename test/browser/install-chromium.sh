#!/usr/bin/env bash
# Installs Debian's Chromium for the tests of pages; does nothing where it is already there.
set -euo pipefail
[ -x /usr/bin/chromium ] && exit 0
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { apt-get update && apt-get install -y --no-install-recommends chromium fonts-liberation; } >"$log" 2>&1; then
  cat "$log" >&2
  echo 'Chromium could not be installed.' >&2
  exit 1
fi
