"""Puts weights that follow from counts into the tables of phrases.

    cargo run --release --example phrase_counts -- corpora/dump_*.jsonl.gz > counts.tsv
    python3 training/phrase_weights.py counts.tsv

A weight is the log-odds of the documents that drop and that keep a short line with the phrase,
smoothed by four documents that are divided as the weight by hand says, between 0.5 and 4, where
there are at least 8 of them. The others stay as they were set by hand. The counts are written beside
the weight, and behind them the weight by hand, so that the script can run again.
"""

import math
import pathlib
import re
import sys

LEAST_DOCUMENTS = 8
SMOOTHING = 4
ENTRY = re.compile(r'    phrase\("((?:[^"\\]|\\.)*)", Label::(\w+), Scope::(\w+), ([\d.]+)\),(?: // .*, by hand ([\d.]+))?')


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
            phrase, label, scope, weight, by_hand = entry.groups()
            by_hand = by_hand or weight
            dropped, kept = counts.get((label.lower(), phrase), (0, 0))
            if dropped + kept < LEAST_DOCUMENTS:
                continue
            prior = 1 / (1 + math.exp(-float(by_hand)))
            odds = (dropped + SMOOTHING * prior) / (kept + SMOOTHING * (1 - prior))
            weight = min(4.0, max(0.5, math.log(odds)))
            entry = f'    phrase("{phrase}", Label::{label}, Scope::{scope}, {weight:.1f}),'
            lines[at] = f"{entry} // {dropped} dropped, {kept} kept, by hand {by_hand}"
        path.write_text("\n".join(lines), encoding="utf-8")


main()
