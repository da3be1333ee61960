#!/usr/bin/env bash
# Installs the Debian packages of programs that tests run beside ours; does nothing where they are already there.
set -euo pipefail

# program:package
tools=(ssh-keygen:openssh-client age:age git:git)

missing=()
for tool in "${tools[@]}"; do
  command -v "${tool%%:*}" >/dev/null || missing+=("${tool#*:}")
done
[ ${#missing[@]} -eq 0 ] && exit 0
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  cat "$log" >&2
  echo "${missing[*]} could not be installed." >&2
  exit 1
fi
