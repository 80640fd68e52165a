#!/usr/bin/env python3
"""Trains the content score.

    train.py features --model model.bin             one model, trained on all sets
    train.py features --cross-validate models       a model for each fold, each without its sites
    train.py features --leave-one-set-out models    a model for each set, trained without it

`features` is what the example `describe` wrote, `features/plain` what it wrote of the copies that
`plain_pages.py` makes, `features/altered` of those of `grafted_pages.py`, `short_stories.py` and `long_texts.py`, and
`features/texts` of what `extracted_texts.py` makes; what is asked for can be asked for together. The last two write
models and `assignment.json`, which tells for each document the model that has not seen its site or set; `evaluate --models` runs each document with that one.
"""

import argparse
import json
import struct
from pathlib import Path

import numpy as np

import calibration
import class_words
import forest
import sets

SIGNATURE = b"dechaff2"


class Trainer:
    def __init__(self, folder):
        self.columns = json.loads((Path(folder) / "columns.json").read_text(encoding="utf-8"))
        load = lambda names: [sets.DescribedSet(folder, name, self.columns) for name in names]
        self.html, self.text = load(sets.HTML), load(sets.TEXT)
        # No word of a class stands in them that weights were learned of, so theirs stay at nothing.
        of_plain = lambda name: sets.PlainSet(Path(folder) / "plain", name, self.columns)
        self.plain = list(map(of_plain, sets.HTML))
        altered = lambda kind, names: [kind(Path(folder) / "altered", it, self.columns) for it in names]
        self.altered = altered(sets.AlteredSet, sets.GRAFTED) + altered(sets.ShortSet, sets.SHORT)
        self.altered_text = altered(sets.ShortTextSet, sets.SHORT_TEXT)
        self.altered_text += altered(sets.LongTextSet, sets.LONG_TEXT)
        of_texts = lambda name: sets.ExtractedSet(Path(folder) / "texts", name, self.columns)
        self.extracted = list(map(of_texts, sets.EXTRACTED))
        self.shares = {one.name: class_words.share_by_word(one) for one in self.html}

    def fill(self, use):
        """Learns the weights of class words from the documents for which `use(set)` holds and
        writes their columns; the weights and votes."""
        # A word's weight for a document must not come from the document itself.
        for fold in range(sets.FOLDS):
            others = lambda one: use(one) & (one.fold != fold)
            weights = class_words.learn(self.html, self.shares, others)
            votes = class_words.learn_votes(self.html, weights, others)
            for one in self.html + self.altered:
                class_words.fill(one, weights, self.columns, one.fold == fold)
                class_words.fill_votes(one, votes, self.columns, one.fold == fold)
        weights = class_words.learn(self.html, self.shares, use)
        votes = class_words.learn_votes(self.html, weights, use)
        for one in self.html + self.altered:
            class_words.fill(one, weights, self.columns, ~use(one))
            class_words.fill_votes(one, votes, self.columns, ~use(one))
        return weights, votes

    def train(self, use):
        """A model trained on the documents for which `use(set)` holds, still without calibration,
        and the probabilities that it gives to the blocks of all other HTML."""
        weights, votes = self.fill(use)
        html = forest.train(self.html + self.plain + self.altered, use)
        text = forest.train(self.text + self.extracted + self.altered_text, use, forest.TEXT_PARAMETERS)
        # What a page says outright is too rare to be learned of types, and is added to them by hand.
        of_page = self.columns["page"]
        outright = [at for at, name in enumerate(of_page) if name.startswith("outright.")]
        page_types = forest.train_page_types(self.html + self.plain + self.altered, use, outright)
        types = len(sets.PAGE_TYPES)
        words = sorted(weights)
        encoded = SIGNATURE + struct.pack("<I", len(words))
        encoded += struct.pack(f"<{len(words)}I", *words)
        encoded += struct.pack(f"<{len(words)}b", *(weights[word] for word in words))
        for word in words:
            encoded += struct.pack(f"<{types}b", *votes[word])
        encoded += forest.encode(html) + forest.encode(text) + struct.pack("<I", types)
        encoded += forest.encode_page_types(page_types, len(of_page), types)
        unseen = {}
        for one in self.html:
            rows = ~use(one)[one.document_of_block]
            unseen[one.name] = np.zeros(len(rows))
            if rows.any():
                unseen[one.name][rows] = forest.probabilities(html, one.features[rows])
        return encoded, unseen

    def cross_validate(self):
        """A model for each fold, trained without it, and the calibration of each: what it expects
        of the pages of its own fold is not looked at."""
        models, folds, expected, actual = [], [], [], []
        for fold in range(sets.FOLDS):
            model, unseen = self.train(lambda one: one.fold != fold)
            models.append(model)
            for one in self.html:
                documents = (one.fold == fold) & (one.gold_tokens > 0)
                both = calibration.choose(one, unseen[one.name])
                expected.append(both[0][documents])
                actual.append(both[1][documents])
                folds.append(np.full(documents.sum(), fold))
        folds, expected, actual = map(np.concatenate, (folds, expected, actual))
        fits = [
            encode_floats(calibration.fit(expected[folds != fold], actual[folds != fold]))
            for fold in range(sets.FOLDS)
        ]
        whole = encode_floats(calibration.fit(expected, actual))
        return [model + fit for model, fit in zip(models, fits)], whole


def encode_floats(values):
    return struct.pack(f"<I{len(values)}f", len(values), *values)


def everything(one):
    return np.ones(len(one.documents), dtype=bool)


def write_folds(to, trainer, models):
    of_site = trainer.html + trainer.altered + trainer.text + trainer.extracted + trainer.altered_text
    assign(to, of_site, lambda one: [f"fold_{fold}" for fold in one.fold])
    for fold, model in enumerate(models):
        (to / f"fold_{fold}.bin").write_bytes(model)


def leave_one_set_out(to, trainer):
    assign(to, trainer.html + trainer.text, lambda one: [f"without_{one.name}"] * len(one.documents))
    for left_out in trainer.html + trainer.text:
        model, _ = trainer.train(lambda one: everything(one) & (one.source() != left_out.name))
        (to / f"without_{left_out.name}.bin").write_bytes(model + encode_floats([0, 1]))


def assign(to, described, names):
    """Writes which model each document is for."""
    to.mkdir(parents=True, exist_ok=True)
    assignment = {}
    for one in described:
        ids = [json.dumps(document["id"], ensure_ascii=False) for document in one.documents]
        assignment[one.name] = dict(zip(ids, names(one)))
    (to / "assignment.json").write_text(json.dumps(assignment), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description="Trains the content score.")
    parser.add_argument("features", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--cross-validate", type=Path, metavar="MODELS")
    parser.add_argument("--leave-one-set-out", type=Path, metavar="MODELS")
    options = parser.parse_args()
    trainer = Trainer(options.features)
    if options.model or options.cross_validate:
        models, fit = trainer.cross_validate()
        if options.cross_validate:
            write_folds(options.cross_validate, trainer, models)
        if options.model:
            options.model.write_bytes(trainer.train(everything)[0] + fit)
    if options.leave_one_set_out:
        leave_one_set_out(options.leave_one_set_out, trainer)


if __name__ == "__main__":
    main()
