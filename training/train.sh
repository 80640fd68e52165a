#!/usr/bin/env bash
# Trains the model anew from a folder of sets and puts it in its place.
set -euo pipefail
corpora="$(realpath "${1:?the folder with the sets}")"
cd "$(dirname "$0")/.."
features="$(mktemp -d)"
trap 'rm -rf "$features"' EXIT
training/describe.sh "$corpora" "$features"
python3 training/train.py "$features" --model src/score/model.bin
