"""Training a forest of oblivious trees, and its form in the file of a model."""

import json
import struct
import tempfile
from pathlib import Path

import catboost
import numpy as np

PARAMETERS = {
    "loss_function": "CrossEntropy",
    "boosting_type": "Plain",
    "leaf_estimation_iterations": 1,
    "depth": 6,
    # More of them at lower rates are a little better still (500 at .075: .001 on WCXB and on the snippets), and each
    # hundred takes 1.5 to 3 % of the time.
    "iterations": 320,
    "learning_rate": 0.11,
    "l2_leaf_reg": 5,
    # Of columns at each choice of a question.
    "rsm": 0.5,
    "bootstrap_type": "Bernoulli",
    "subsample": 0.7,
    "border_count": 48,
    # The same model twice.
    "random_seed": 4,
    "thread_count": 2,
    "allow_writing_files": False,
    "verbose": False,
}

# Less is known of a line of text, and there are fewer of them. They are scored for each byte: 120 or 300
# trees at lower rates are no better and take twice and five times as long.
TEXT_PARAMETERS = {
    "iterations": 64,
    "learning_rate": 0.24,
    "l2_leaf_reg": 10,
    # More of the lines than of blocks: there are fewer, and trees of a part of them differ by chance.
    "subsample": 0.9,
}

PAGE_TYPE_PARAMETERS = {
    "loss_function": "MultiClass",
    "depth": 4,
    "iterations": 100,
    "learning_rate": 0.1,
    "rsm": 1.0,
}


def fit(rows, targets, weights=None, special=None):
    booster = catboost.CatBoost({**PARAMETERS, **(special or {})})
    booster.fit(catboost.Pool(rows, targets, weight=weights))
    return booster


def train(sets, use, special=None):
    """A booster trained on the known blocks of the documents for which `use(set)` holds."""
    rows, targets, weights = [], [], []
    for one in sets:
        weight = one.weights()
        chosen = use(one)[one.document_of_block] & one.is_known() & (weight > 0)
        rows.append(one.features[chosen])
        targets.append(one.target()[chosen])
        weights.append(weight[chosen])
    weights = np.concatenate(weights)
    targets = np.clip(np.concatenate(targets), 0, 1)
    return fit(np.vstack(rows), targets, weights / weights.mean(), special)


def train_page_types(sets, use, ignored):
    """A booster with values for each page type, trained on the pages of known type without some columns."""
    rows, targets, weights = [], [], []
    for one in sets:
        weight = one.page_weights()
        chosen = use(one) & (one.page_types() >= 0) & (weight > 0)
        rows.append(one.pages[chosen])
        targets.append(one.page_types()[chosen])
        weights.append(weight[chosen])
    targets, weights = np.concatenate(targets), np.concatenate(weights)
    special = {**PAGE_TYPE_PARAMETERS, "ignored_features": ignored}
    return fit(np.vstack(rows), targets, weights, special)


def probabilities(booster, rows):
    return 1 / (1 + np.exp(-booster.predict(rows, prediction_type="RawFormulaVal")))


def encode(booster, output=0, outputs=1):
    """The trees with one of their values as src/score/model.rs reads a forest."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        booster.save_model(str(path), format="json")
        model = json.loads(path.read_text(encoding="utf-8"))
    features = model["features_info"]["float_features"]
    column = {one["feature_index"]: one["flat_feature_index"] for one in features}
    depth = booster.get_all_params()["depth"]
    scale, bias = model["scale_and_bias"]
    columns, thresholds, leaves = [], [], []
    for tree in model["oblivious_trees"]:
        splits = tree["splits"] or []
        values = np.array(tree["leaf_values"], dtype=np.float64)[output::outputs] * scale
        # A tree of fewer questions asks on in vain.
        columns += [column[split["float_feature_index"]] for split in splits]
        columns += [0] * (depth - len(splits))
        thresholds += [split["border"] for split in splits]
        thresholds += [np.inf] * (depth - len(splits))
        leaves.append(np.concatenate([values, np.zeros(2**depth - len(values))]))
    trees = len(leaves)
    head = struct.pack("<IIIf", len(features), depth, trees, bias[output])
    asked = np.array(thresholds, "<f4").tobytes() + np.array(columns, "<u2").tobytes()
    return head + asked + np.concatenate(leaves).astype("<f4").tobytes()


def encode_page_types(booster, columns, types):
    """A forest for each page type; one that did not occur is never the likeliest."""
    known = list(booster.classes_)
    never = struct.pack("<IIIf", columns, 1, 0, -np.inf)
    of_type = lambda at: encode(booster, known.index(at), len(known)) if at in known else never
    return b"".join(of_type(at) for at in range(types))
