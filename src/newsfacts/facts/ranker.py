"""Weighs the candidates of a link (whose, when, what) by what is seen of each; the weights are learned (training/links.py)."""

import json
import struct
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from newsfacts.errors import NewsfactsError

STEPS = 10_000
"""Scores are told apart by so many steps to 1."""
Wording = Sequence[Sequence[str]]
"""Of each candidate how it is said, as short strings, after=将在; each that training met often has a weight of its own."""


class Ranker:
    """Gives every candidate of a choice a score: that of a net with one hidden layer, and the weights of its wording."""

    def __init__(self, weights: dict[str, Any], features: tuple[str, ...] | None = None) -> None:
        """Take the weights as training wrote them, for rows of `features` in that order; as the weights name them without."""
        self.features = features or tuple(weights["features"])
        order = [weights["features"].index(feature) for feature in self.features]
        self.inner = np.asarray(weights["inner"], np.float32)[order]
        self.inner_bias = np.asarray(weights["inner_bias"], np.float32)
        self.outer = np.asarray(weights["outer"], np.float32) * np.float32(STEPS)
        self.words: dict[str, int] = {word: round(weight * STEPS) for word, weight in weights["words"].items()}
        self.row = struct.Struct(f"{len(order)}f")

    def best(self, candidates: Sequence[Sequence[float]], wording: Wording) -> int:
        """Return the index of the candidate with the highest score, the first of equals.

        `candidates` has a row of features each, in the order of `features`, and `wording` its strings.
        """
        if len(candidates) == 1:
            return 0
        packed = b"".join([self.row.pack(*candidate) for candidate in candidates])  # numpy takes lists half as fast
        rows = np.frombuffer(packed, np.float32).reshape(len(candidates), -1)
        hidden = rows.dot(self.inner)
        hidden += self.inner_bias
        np.maximum(hidden, 0, out=hidden)
        known = self.words.get
        told = [sum([known(word, 0) for word in words]) for words in wording]
        seen = np.rint(hidden.dot(self.outer)).tolist()  # rounded, the same on every machine
        scores = [one + other for one, other in zip(seen, told, strict=True)]
        return scores.index(max(scores))


@cache
def ranker(kind: str, features: tuple[str, ...]) -> Ranker:
    """Return the ranker of a kind of link ("owner", "period", "topic") for rows of these features.

    Raises NewsfactsError where the weights were made for other features.
    """
    text = resources.files("newsfacts").joinpath("weights", f"{kind}.json").read_text(encoding="utf8")
    weights = json.loads(text)
    if sorted(weights["features"]) != sorted(features):
        raise NewsfactsError(f"weights/{kind}.json was made for other features; run training/links.py")
    return Ranker(weights, features)
