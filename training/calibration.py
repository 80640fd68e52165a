"""How far the F1 that a model expects of its choice can be relied on."""

import numpy as np

STEPS = 11

# The same as in src/score/agreement.rs.
TO_ALIKE = 0.5
FEW_WORDS = 5

FEW_PAGES = 3


def logits(probabilities):
    probabilities = np.clip(probabilities, 1e-6, 1 - 1e-6)
    return np.log(probabilities / (1 - probabilities))


def reconcile(probabilities, tokens, alike):
    """What becomes of the probabilities of the blocks of a document when each gives way to those of
    blocks like it: the same as src/score/agreement.rs does, which has sections of products do so
    too."""
    log_odds, tokens = logits(probabilities), np.maximum(tokens, 1)
    own = tokens * log_odds
    words = np.bincount(alike, tokens)[alike] - tokens
    mean = (np.bincount(alike, own)[alike] - own) / np.maximum(words, 1)
    share = TO_ALIKE * words / (words + FEW_WORDS)
    return 1 / (1 + np.exp(-(log_odds + share * (mean - log_odds))))


def choose(one, probabilities):
    """For each document the expected F1 of the best choice of blocks, and the F1 it has: as
    src/score/cut_off.rs chooses, over tokens in place of words, and without taking blocks of about
    the same log-odds for one. Blocks that are not scored are not chosen."""
    expected, actual = np.zeros(len(one.documents)), np.zeros(len(one.documents))
    for at in range(len(one.documents)):
        blocks = np.arange(one.offsets[at], one.offsets[at + 1])
        blocks = blocks[one.is_scored[blocks]]
        likely = reconcile(probabilities[blocks], one.tokens[blocks], one.alike[at])
        order = np.argsort(-likely, kind="stable")
        tokens, matched = one.tokens[blocks][order], np.nan_to_num(one.matched[blocks])[order]
        likely = likely[order]
        right = np.cumsum(likely * tokens)
        chosen = np.cumsum(tokens)
        if len(order) == 0 or chosen[-1] == 0:
            continue
        f1 = 2 * right / np.maximum(chosen + right[-1], 1e-9)
        expected[at] = f1.max()
        kept = likely > expected[at] / 2
        both = tokens[kept].sum() + one.gold_tokens[at]
        actual[at] = 2 * matched[kept].sum() / both if both else 0
    return expected, actual


def fit(expected, actual):
    """The mean F1 at even steps of the expected F1: kernel means, made to rise. Where there are few
    pages, what is expected counts as well, as if it had come true for some."""
    means, weights = [], []
    for step in np.linspace(0, 1, STEPS):
        near = np.exp(-(((expected - step) / 0.08) ** 2))
        weights.append(near.sum() + FEW_PAGES)
        means.append(((near * actual).sum() + FEW_PAGES * step) / weights[-1])
    return rising(means, weights)


def rising(means, weights):
    """The nearest values that rise: neighbours that fall share their weighted mean."""
    runs = []
    for mean, weight in zip(means, weights):
        runs.append((mean, weight, 1))
        while len(runs) > 1 and runs[-2][0] > runs[-1][0]:
            (one, first, count), (two, second, more) = runs[-2:]
            both = first + second
            runs[-2:] = [((one * first + two * second) / both, both, count + more)]
    return np.concatenate([np.full(count, mean) for mean, _, count in runs])
