#!/usr/bin/env bash
# Writes what a model is trained on: the features of a folder of sets, of plain copies of their pages,
# of their articles with teasers or comments or cut short, of texts as long as books, and of their pages as text.
set -euo pipefail
corpora="$(realpath "${1:?the folder with the sets}")"
features="$(realpath -m "${2:?the folder for the features}")"
cd "$(dirname "$0")/.."
made="$(mktemp -d)"
trap 'rm -rf "$made"' EXIT
python3 training/plain_pages.py "$corpora" "$made/plain"
python3 training/grafted_pages.py "$corpora" "$made/altered"
python3 training/short_stories.py "$corpora" "$made/altered"
python3 training/long_texts.py "$corpora" "$made/altered"
python3 training/extracted_texts.py "$corpora" "$made/texts"
describe() { cargo run --release --features training --example describe -- "$@"; }
describe "$corpora" "$features"
describe "$made/plain" "$features/plain"
describe "$made/altered" "$features/altered"
describe "$made/texts" "$features/texts"
