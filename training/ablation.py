#!/usr/bin/env python3
"""What each family of features adds: the F1 of the sets of HTML without it.

    ablation.py features

`features` is what the example `describe` wrote. Forests are cross-validated by site and have 125
trees, fewer than the model. The F1 is that of the blocks that the forest chooses, before the rules have
their say, so that it is a little below that of `evaluate`.
"""

import sys

import numpy as np

import calibration
import forest
import sets
from train import Trainer

# By what the names of their columns begin with; what none of them names is the text of the block.
FAMILIES = {
    "address": ("address.",),
    "candidates": ("in_scored", "score_share", "in_dense", "in_run", "from_run_"),
    "class words": ("tokens_", "page.votes_"),
    "elements around": ("element_", "article_"),
    "evidence of the rules": ("says_", "against_"),
    "kinds of elements": ("hint_", "in_", "depth"),
    "neighbours": ("previous", "next"),
    "page": ("page.",),
    "place": (
        "blocks_",
        "from_heading",
        "from_title",
        "heading_",
        "place_",
        "prose_",
        "words_before",
    ),
    "repetition": ("repetition.",),
    "what the page says of its type": ("outright.",),
    "the page's own story": ("from_lead", "heading_in_title", "lead.", "scored.", "summary.", "title."),
}


def family(column):
    """The family with the longest of the beginnings that fit."""
    fits = [
        (len(start), name)
        for name, starts in FAMILIES.items()
        for start in starts
        if column.startswith(start)
    ]
    return max(fits)[1] if fits else "text of the block"


def main():
    trainer = Trainer(sys.argv[1])
    columns = [family(name) for name in trainer.columns["block"] + trainer.columns["page"]]
    scored = [one for one in trainer.html if (one.gold_tokens > 0).any()]
    sums = {}
    for fold in range(sets.FOLDS):
        use = lambda one: one.fold != fold
        trainer.fill(use)
        for left_out in ["nothing"] + sorted(set(columns)):
            ignored = [at for at, name in enumerate(columns) if name == left_out]
            special = {"iterations": 125, "learning_rate": 0.2, "ignored_features": ignored}
            booster = forest.train(trainer.html, use, special)
            for one in scored:
                probabilities = np.zeros(len(one.features))
                rows = (one.fold == fold)[one.document_of_block]
                if rows.any():
                    probabilities[rows] = forest.probabilities(booster, one.features[rows])
                documents = (one.fold == fold) & (one.gold_tokens > 0)
                f1 = calibration.choose(one, probabilities)[1][documents]
                sums.setdefault((left_out, one.name), []).append(f1)
    print("| without |" + "".join(f" {one.name} |" for one in scored))
    print("|---|" + "---|" * len(scored))
    for left_out in ["nothing"] + sorted(set(columns)):
        means = [np.concatenate(sums[left_out, one.name]).mean() for one in scored]
        print(f"| {left_out} |" + "".join(f" {mean:.3f} |" for mean in means), flush=True)


if __name__ == "__main__":
    main()
