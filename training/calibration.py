"""How far the F1 that a model expects of its choice can be relied on."""

import numpy as np

STEPS = 11


def logits(probabilities):
    probabilities = np.clip(probabilities, 1e-6, 1 - 1e-6)
    return np.log(probabilities / (1 - probabilities))


def choose(one, probabilities):
    """For each document the expected F1 of the best choice of blocks, and the F1 it has: the same
    as src/score/cut_off.rs does, over tokens in place of words."""
    expected, actual = np.zeros(len(one.documents)), np.zeros(len(one.documents))
    for at in range(len(one.documents)):
        blocks = slice(one.offsets[at], one.offsets[at + 1])
        order = np.argsort(-probabilities[blocks], kind="stable")
        tokens, matched = one.tokens[blocks][order], np.nan_to_num(one.matched[blocks])[order]
        right = np.cumsum(probabilities[blocks][order] * tokens)
        chosen = np.cumsum(tokens)
        if len(order) == 0 or chosen[-1] == 0:
            continue
        f1 = 2 * right / np.maximum(chosen + right[-1], 1e-9)
        expected[at] = f1.max()
        kept = probabilities[blocks][order] > expected[at] / 2
        both = tokens[kept].sum() + one.gold_tokens[at]
        actual[at] = 2 * matched[kept].sum() / both if both else 0
    return expected, actual


def fit(expected, actual):
    """The mean F1 at even steps of the expected F1: kernel means, made to rise."""
    steps = np.linspace(0, 1, STEPS)
    means = []
    for step in steps:
        weights = np.exp(-(((expected - step) / 0.08) ** 2)) + 1e-6
        means.append((weights * actual).sum() / weights.sum())
    return np.maximum.accumulate(means)
