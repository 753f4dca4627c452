#!/usr/bin/env bash
# Installs the registries that the tests push to, and `oras`, each built from its sources. What
# cannot be downloaded in time is left out; its tests are then shown as skipped.
set -u
cd "$(dirname "$0")"
tools="${PACTO_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/nx-pacto-tools}"
mkdir -p "$tools/bin"
export GOBIN="$tools/bin" CGO_ENABLED=0 GOFLAGS=-trimpath GOWORK=off
limit="${PACTO_TOOLS_SECONDS:-600}"

leave_out() { echo "$1 could not be installed; its tests are skipped."; }

if ! command -v docker-registry >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { timeout "$limit" apt-get update && timeout "$limit" apt-get install -y docker-registry; } >/dev/null 2>&1 ||
    leave_out docker-registry
fi

if ! command -v go >/dev/null; then
  for name in registry gcr-registry oras; do
    [ -x "$tools/bin/$name" ] || leave_out "$name"
  done
  exit 0
fi

[ -x "$tools/bin/registry" ] ||
  timeout "$limit" go install github.com/distribution/distribution/v3/cmd/registry@v3.1.2 2>/dev/null ||
  leave_out registry
[ -x "$tools/bin/oras" ] ||
  timeout "$limit" go install oras.land/oras/cmd/oras@v1.3.6 2>/dev/null ||
  leave_out oras
if [ ! -x "$tools/bin/gcr-registry" ]; then
  source="$(mktemp -d)"
  cp main.go "$source"
  (
    cd "$source" &&
      go mod init gcr-registry &&
      timeout "$limit" go get github.com/google/go-containerregistry@v0.22.1 &&
      timeout "$limit" go build -o "$tools/bin/gcr-registry" .
  ) >/dev/null 2>&1 || leave_out gcr-registry
  rm -rf "$source"
fi
exit 0
