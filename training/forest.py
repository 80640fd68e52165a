"""Training a forest, and its form in the file of a model."""

import struct

import lightgbm
import numpy as np

LEAF = 0xFFFF

PARAMETERS = {
    "objective": "cross_entropy",
    "num_leaves": 31,
    "learning_rate": 0.1,
    "min_data_in_leaf": 100,
    "min_sum_hessian_in_leaf": 1e-3,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    # The same model twice.
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}


def train(sets, use, names, rounds, columns=None):
    """A booster trained on the known blocks of the documents for which `use(set)` holds."""
    rows, targets, weights = [], [], []
    for one in sets:
        chosen = use(one)[one.document_of_block] & one.is_known()
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
    return lightgbm.train(PARAMETERS, data, num_boost_round=rounds)


def encode(booster):
    """The forest as src/score/model.rs reads it."""
    trees = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
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
