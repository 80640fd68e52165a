#!/usr/bin/env bash
# Writes what a model is trained on: the features of a folder of sets, and of their plain copies.
set -euo pipefail
corpora="$(realpath "${1:?the folder with the sets}")"
features="$(realpath -m "${2:?the folder for the features}")"
cd "$(dirname "$0")/.."
plain="$(mktemp -d)"
trap 'rm -rf "$plain"' EXIT
python3 training/plain_pages.py "$corpora" "$plain"
mkdir -p "$features/plain"
describe() { cargo run --release --features training --example describe -- "$@"; }
describe "$corpora" "$features"
describe "$plain" "$features/plain"
