"""Training a forest, and its form in the file of a model."""

import struct

import lightgbm
import numpy as np

LEAF = 0xFFFF

PARAMETERS = {
    "objective": "cross_entropy",
    "num_leaves": 31,
    # All trees are walked in step, so that the deepest of them sets the time.
    "max_depth": 7,
    "learning_rate": 0.12,
    "min_data_in_leaf": 100,
    "min_sum_hessian_in_leaf": 1e-3,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    # The same model twice.
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}


# A line of text has to be scored in a fraction of a microsecond.
TEXT_PARAMETERS = {"num_leaves": 15, "learning_rate": 0.09, "feature_fraction": 0.6}


def train(sets, use, names, rounds, special=None):
    """A booster trained on the known blocks of the documents for which `use(set)` holds."""
    rows, targets, weights = [], [], []
    for one in sets:
        chosen = use(one)[one.document_of_block] & one.is_known() & (one.sample_weight > 0)
        rows.append(one.features[chosen])
        targets.append(one.target()[chosen])
        weights.append(one.weights()[chosen])
    weights = np.concatenate(weights)
    data = lightgbm.Dataset(
        np.vstack(rows),
        np.concatenate(targets),
        weight=weights / weights.mean(),
        feature_name=list(names),
    )
    return lightgbm.train({**PARAMETERS, **(special or {})}, data, num_boost_round=rounds)


def train_page_types(sets, use, names, rounds, classes):
    """A booster with a forest for each page type, trained on the pages of known type."""
    rows, targets = [], []
    for one in sets:
        chosen = use(one) & (one.page_types() >= 0)
        rows.append(one.pages[chosen])
        targets.append(one.page_types()[chosen])
    data = lightgbm.Dataset(
        np.vstack(rows), np.concatenate(targets), feature_name=list(names)
    )
    special = {
        "objective": "multiclass",
        "num_class": classes,
        "num_leaves": 8,
        "min_data_in_leaf": 10,
    }
    return lightgbm.train({**PARAMETERS, **special}, data, num_boost_round=rounds)


def encode(booster, first=0, step=1):
    """Every `step`th tree as src/score/model.rs reads a forest."""
    trees = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]][first::step]
    lengths, nodes = [], []
    for tree in trees:
        before = len(nodes)
        encode_node(tree, nodes)
        lengths.append(len(nodes) - before)
    head = struct.pack("<III", booster.num_feature(), len(trees), len(nodes))
    return head + struct.pack(f"<{len(lengths)}H", *lengths) + b"".join(nodes)


def encode_node(node, nodes):
    """Appends a node and what is below it, the left side first."""
    if "leaf_value" in node:
        nodes.append(struct.pack("<fHH", node["leaf_value"], LEAF, 0))
        return
    assert node["decision_type"] == "<=" and node["missing_type"] == "None", node
    at = len(nodes)
    nodes.append(None)
    encode_node(node["left_child"], nodes)
    right = len(nodes) - at
    encode_node(node["right_child"], nodes)
    # Features are 32 bits wide: the largest such number that is not above the threshold divides
    # them the same.
    threshold = np.float32(node["threshold"])
    if float(threshold) > node["threshold"]:
        threshold = np.nextafter(threshold, np.float32(-np.inf))
    nodes[at] = struct.pack("<fHH", threshold, node["split_feature"], right)
