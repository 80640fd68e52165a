"""Puts weights that follow from counts into the tables of phrases.

    cargo run --release --example phrase_counts -- corpora/dump_*.jsonl.gz > counts.tsv
    python3 training/phrase_weights.py counts.tsv

A weight is the smoothed log-odds ln((dropped + 0.5) / (kept + 0.5)) of the documents that drop and
that keep a short line with the phrase, between 0.5 and 4, where there are at least 8 of them. The
others stay as they were set by hand. The counts are written beside the weight.
"""

import math
import pathlib
import re
import sys

LEAST_DOCUMENTS = 8
ENTRY = re.compile(r'    phrase\("((?:[^"\\]|\\.)*)", Label::(\w+), Scope::(\w+), [\d.]+\),(?: // .*)?')


def main():
    counts = {}
    for line in open(sys.argv[1], encoding="utf-8"):
        label, dropped, kept, _, _, phrase = line.rstrip("\n").split("\t")
        counts[label.replace("_", ""), phrase] = int(dropped), int(kept)
    for path in sorted((pathlib.Path(__file__).parent.parent / "src" / "phrases").glob("??.rs")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for at, line in enumerate(lines):
            entry = ENTRY.fullmatch(line)
            if not entry:
                continue
            phrase, label, scope = entry.groups()
            dropped, kept = counts.get((label.lower(), phrase), (0, 0))
            if dropped + kept < LEAST_DOCUMENTS:
                continue
            weight = min(4.0, max(0.5, math.log((dropped + 0.5) / (kept + 0.5))))
            entry = f'    phrase("{phrase}", Label::{label}, Scope::{scope}, {weight:.1f}),'
            lines[at] = f"{entry} // {dropped} dropped, {kept} kept"
        path.write_text("\n".join(lines), encoding="utf-8")


main()
