#!/usr/bin/env python3
"""Learns which line of a plain text is its title, and writes src/score/title_weights.rs.

    title_lines.py features

`features` is what `describe.sh` wrote. Each text is learned from twice: as a crawler hands it over, with
its address, and without. Printed is how often the likeliest line is the title on sites that were not
learned from.
"""

import argparse
import json
from pathlib import Path

import numpy as np

import sets

TABLE = Path(__file__).parent.parent / "src" / "score" / "title_weights.rs"

# What texts are made in; Markdown has headings.
NAMES = [name for name in sets.EXTRACTED if not name.endswith("markdown")]

FOLDS = 4
STEPS = 400
RATE = 0.1
# Of squared weights.
DECAY = 1e-3

HEAD = """\
//! What the features of a line say of whether it is the title, in log-odds, in the order in which they
//! are counted. Written by `training/title_lines.py`.

#[rustfmt::skip] // One entry a line.
pub(super) static WEIGHTS: &[(&str, f32)] = &[
"""


class Texts:
    """The lines that may be the titles of texts, one text behind the other."""

    def __init__(self, folder, columns):
        rows, labels, counts, self.names, folds = [], [], [], [], []
        of_address = [at for at, name in enumerate(columns) if "the address" in name]
        for name in NAMES:
            lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
            documents = [one for one in map(json.loads, lines) if one["titles"]]
            features = np.fromfile(folder / f"{name}.titles", "<f4").reshape(-1, len(columns))
            without = features.copy()
            without[:, of_address] = 0
            for way, these in (("without address", without), ("with address", features)):
                rows.append(these)
                labels += [label for one in documents for label in one["titles"]]
                counts += [len(one["titles"]) for one in documents]
                self.names += [(name, one["type"], way) for one in documents]
                folds += [sets.fold(one, FOLDS) for one in documents]
        self.rows = np.vstack(rows).astype(float)
        self.labels = np.array(labels, dtype=float)
        self.starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        self.text = np.repeat(np.arange(len(counts)), counts)
        self.fold = np.array(folds)

    def shares(self, weights):
        """How likely each line is the title, and that none is."""
        sums = self.rows @ weights[:-1]
        most = np.maximum(np.maximum.reduceat(sums, self.starts), weights[-1])
        lines, none = np.exp(sums - most[self.text]), np.exp(weights[-1] - most)
        all = np.add.reduceat(lines, self.starts) + none
        return lines / all[self.text], none / all


def learn(texts, use):
    """The weights of a softmax over the lines of each text and “none of them”, by Adam."""
    titles = np.add.reduceat(texts.labels, texts.starts)
    wanted = texts.labels / np.maximum(titles, 1)[texts.text]
    wanted_none = (titles == 0).astype(float)
    weights = np.zeros(texts.rows.shape[1] + 1)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        lines, none = texts.shares(weights)
        lines = (lines - wanted) * use[texts.text]
        none = (none - wanted_none) * use
        slope = np.append(texts.rows.T @ lines, none.sum()) / use.sum() + DECAY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights -= RATE * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def print_accuracy(texts):
    given, right = np.zeros(len(texts.names), bool), np.zeros(len(texts.names), bool)
    for fold in range(FOLDS):
        weights = learn(texts, (texts.fold != fold).astype(float))
        lines, none = texts.shares(weights)
        for at in np.flatnonzero(texts.fold == fold):
            of_text = slice(texts.starts[at], (*texts.starts[1:], len(lines))[at])
            best = lines[of_text].argmax()
            given[at] = lines[of_text][best] > none[at]
            right[at] = given[at] and texts.labels[of_text][best] > 0
    titles = np.add.reduceat(texts.labels, texts.starts) > 0
    for name in sorted(set(texts.names)):
        of_name = np.array([one == name for one in texts.names])
        counts = [int((of_name & one).sum()) for one in (of_name, titles, given, right)]
        print(*name, "{} texts, {} have the title, given {}, right {}".format(*counts), sep="  ")


def main():
    parser = argparse.ArgumentParser(description="Learns which line of a text is its title.")
    parser.add_argument("features", type=Path)
    folder = parser.parse_args().features
    columns = json.loads((folder / "columns.json").read_text(encoding="utf-8"))["title"]
    texts = Texts(folder / "texts", columns)
    print_accuracy(texts)
    *weights, none = learn(texts, np.ones(len(texts.names)))
    table = "".join(f'    ("{name}", {weight:.3f}),\n' for name, weight in zip(columns, weights))
    TABLE.write_text(
        f"{HEAD}{table}];\n\n"
        "/// What says that none of the lines is the title.\n"
        f"pub(super) const NONE: f32 = {none:.3f};\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
