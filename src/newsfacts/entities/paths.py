"""The best path of tags through a text (Viterbi), of all texts of a batch together."""

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from newsfacts.entities.packed import Packed

Array = NDArray[np.float32]
FORBIDDEN = np.float32(-1e4)
OUT = 0
"""The number of O. That of a B- is odd, that of its I- the next one."""


class Tags(msgspec.Struct, frozen=True):
    """The tags, O and then B- and I- of each label, and how well one follows another."""

    names: tuple[str, ...]
    moves: Any
    """From tag × to tag; FORBIDDEN from anything else than its own label to an I-."""
    inside: Any
    """Tell which tags are I-."""


def tags_of(names: Sequence[str], moves: Array) -> Tags:
    """Return the tags of these names. Raises ValueError where they are not O and pairs of B- and I-."""
    labels = [name[2:] for name in names[1::2]]
    if list(names) != ["O", *(f"{part}-{label}" for label in labels for part in "BI")]:
        raise ValueError(f"tags={list(names)!r} are not O and a B- and an I- for each label")
    return Tags(tuple(names), moves, np.array([name.startswith("I-") for name in names]))


def best_paths(scores: Array, tags: Tags, packed: Packed) -> list[list[int]]:
    """Return the best path of each text, numbers of tags, from the scores of the tags, characters × tags, packed.

    >>> from newsfacts.entities.packed import pack
    >>> tags = tags_of(["O", "B-ORG", "I-ORG"], np.array([[0, 0, FORBIDDEN], [0, 0, 0], [0, 0, 0]], np.float32))
    >>> scores = np.array([[0, 2, 9], [3, 0, 0], [0, 1, 3]], np.float32)
    >>> best_paths(scores, tags, pack([2, 1]))
    [[1, 2], [0]]
    """
    return _back(_forward(scores, tags, packed.starts), tags, packed)


def _forward(scores: Array, tags: Tags, starts: list[int]) -> Array:
    """Return the best score of a path that ends in this tag here."""
    kinds = len(tags.names)
    total = scores.copy()
    total[: starts[1], tags.inside] += FORBIDDEN
    moves = tags.moves[:, None]
    all_paths, all_best = np.empty((kinds, starts[1], kinds), np.float32), np.empty((starts[1], kinds), np.float32)
    for before, begin, end in zip(starts, starts[1:], starts[2:], strict=False):
        count = end - begin
        paths, best = all_paths[:, :count], all_best[:count]
        np.add(total[before : before + count].T[:, :, None], moves, out=paths)
        total[begin:end] += np.maximum.reduce(paths, 0, out=best)
    return total


def _back(total: Array, tags: Tags, packed: Packed) -> list[list[int]]:
    """Return the paths, back from the end of each text: the tag before is the one whose path, with the move from it, is the best.

    Before most characters it is asked for O, which is answered for all at once, as is whether a name has begun just before:
    before an I- stand its own B- or I- only. A B- is asked for where one stands.
    """
    moves, starts = tags.moves, packed.starts
    before_out = (total + moves[:, OUT]).argmax(1).tolist()
    begun = total[:, 1::2] + moves[1::2, 2::2].diagonal() >= total[:, 2::2] + moves[2::2, 2::2].diagonal()
    before_inside = (np.arange(2, len(tags.names), 2) - begun).tolist()
    length = np.bincount(packed.row)
    last = np.array(starts)[length - 1] + np.arange(len(length))
    paths = []
    for row, (steps, tag) in enumerate(zip(length.tolist(), total[last].argmax(1).tolist(), strict=True)):
        path = [tag]
        for start in reversed(starts[: steps - 1]):
            i = start + row
            if tag == OUT:
                tag = before_out[i]
            elif tag % 2 == 0:
                tag = before_inside[i][tag // 2 - 1]
            else:
                tag = int((total[i] + moves[:, tag]).argmax())
            path.append(tag)
        paths.append(path[::-1])
    return paths
