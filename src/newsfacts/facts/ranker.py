"""Weighs the candidates of a link (whose, when) by what is seen of each; the weights are learned (training/links.py)."""

import json
from functools import cache
from importlib import resources

import numpy as np

from newsfacts.errors import NewsfactsError

MARGIN = 1.0
"""By how much a score must be higher than that of what the rules chose; found by cross-validation (training/MODEL_CARD.md)."""


class Ranker:
    """A net with one hidden layer that gives every candidate of a choice a score."""

    def __init__(self, weights: dict[str, list[float] | list[list[float]] | list[str]]) -> None:
        self.features = weights["features"]
        self.inner = np.asarray(weights["inner"], np.float32)
        self.inner_bias = np.asarray(weights["inner_bias"], np.float32)
        self.outer = np.asarray(weights["outer"], np.float32)

    def best(self, candidates: list[list[float]], rule: int | None) -> int:
        """Return the index of the candidate with the highest score, the first of equals.

        `candidates` has a row of features each, in the order of `features`; that at `rule`, which the rules chose, stands
        unless another is better by `MARGIN`.
        """
        rows = np.asarray(candidates, np.float32)
        scores = np.round(
            np.maximum(rows @ self.inner + self.inner_bias, 0) @ self.outer, 4
        )  # the same on every machine
        best = int(scores.argmax())
        return rule if rule is not None and scores[best] - scores[rule] < MARGIN else best


@cache
def ranker(kind: str, features: tuple[str, ...]) -> Ranker:
    """Return the ranker of a kind of link ("owner", "period"), whose features must be those that the code gives it.

    Raises NewsfactsError where the weights were made for other features.
    """
    text = resources.files("newsfacts").joinpath("weights", f"{kind}.json").read_text(encoding="utf8")
    found = Ranker(json.loads(text))
    if tuple(found.features) != features:
        raise NewsfactsError(f"weights/{kind}.json was made for other features; run training/links.py")
    return found
