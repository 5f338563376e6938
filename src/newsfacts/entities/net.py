"""The net of the tagger in numpy: two bidirectional GRU layers and the best path of tags.

Texts of a batch lie packed, without padding: sorted the longest first, all their first characters, then all their second
ones, and so on, so that the rows of a step are one slice and a text that has ended costs nothing. Each step is a handful
of array operations for both directions of all rows; the backward direction reads each text turned around (`flip`).
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
FORBIDDEN = np.float32(-1e4)


class Layer(msgspec.Struct, frozen=True):
    """One bidirectional GRU layer. `gates` and `state` are halved where a sigmoid is read off a tanh (see `layer_of`)."""

    inputs: Any
    """From the input, both directions side by side: input size × (2 directions · 3 · hidden size)."""
    bias: Any
    gates: Any
    """2 × hidden × (2 · hidden): update, then reset."""
    state: Any
    """2 × hidden × hidden: from the hidden state, as far as it is not reset, to the candidate."""


def layer_of(inputs: Array, bias: Array, gates: Array, state: Array) -> Layer:
    """Return a layer from its trained parameters, whose first axis is the direction.

    A sigmoid is (1 + tanh(x / 2)) / 2. Both halvings are put into the matrices once; halving is exact.
    """
    half = np.ones(inputs.shape[-1], np.float32)
    half[: gates.shape[-1]] = 0.5
    return Layer(
        inputs=np.concatenate([*(inputs * half)], 1),
        bias=np.concatenate([*(bias * half)]),
        gates=gates * np.float32(0.5),
        state=state * np.float32(0.5),
    )


class Weights(msgspec.Struct, frozen=True):
    """The tagger's parameters in single precision, and its characters and tags."""

    embedding: Any
    layers: tuple[Layer, Layer]
    emit: Any
    emit_bias: Any
    moves: Any
    """From tag × to tag."""
    rows: dict[str, int]
    unknown: int
    tags: tuple[str, ...]


class Packed(msgspec.Struct, frozen=True):
    """Where the characters of a batch lie when it is packed."""

    starts: list[int]
    """Where each step begins; one more than there are steps."""
    step: Any
    row: Any
    flip: Any
    """For each character, the place of the one that the backward direction reads at that step."""


def pack(lengths: Sequence[int]) -> Packed:
    """Return how texts of these lengths, the longest first, lie packed.

    >>> packed = pack([3, 1])
    >>> packed.starts, packed.row.tolist(), packed.flip.tolist()
    ([0, 2, 3, 4], [0, 1, 0, 0], [3, 1, 2, 0])
    """
    length = np.array(lengths)
    step, row = (np.arange(length[0])[:, None] < length).nonzero()
    starts = np.concatenate([[0], np.bincount(step).cumsum()])
    return Packed(starts.tolist(), step, row, starts[length[row] - 1 - step] + row)


def best_paths(weights: Weights, texts: Sequence[str]) -> list[list[int]]:
    """Return the best path of tags of each text; the texts are sorted, the longest first, and none is empty."""
    packed = pack([len(text) for text in texts])
    known, unknown = weights.rows, weights.unknown
    given = np.array([known.get(char, unknown) for text in texts for char in text])
    before = np.array([0, *(len(text) for text in texts)]).cumsum()
    # Each character is projected once, wherever it stands: a text has few different ones.
    kinds, where = np.unique(given[before[packed.row] + packed.step], return_inverse=True)
    first, second = weights.layers
    seen = _bigru(first, (weights.embedding[kinds] @ first.inputs + first.bias), where, packed)
    seen = _bigru(second, seen @ second.inputs + second.bias, None, packed)
    return _viterbi(seen @ weights.emit + weights.emit_bias, weights, packed, len(texts))


def _bigru(layer: Layer, projected: Array, where: NDArray[np.int64] | None, packed: Packed) -> Array:
    """Return a layer's output, characters × (2 · hidden size), from its projected input.

    `where` tells which row of `projected` each character has; None where they are one to one.
    """
    size = layer.state.shape[-1]
    forward, backward = projected[:, : 3 * size], projected[:, 3 * size :]
    turned = packed.flip if where is None else where[packed.flip]
    steps = np.stack([forward if where is None else forward[where], backward[turned]])
    out = np.empty((2, len(packed.step), size), np.float32)
    widest = packed.starts[1]
    all_gates, all_candidates = np.empty((2, widest, 2 * size), np.float32), np.empty((2, widest, size), np.float32)
    hidden = np.zeros((2, widest, size), np.float32)
    for begin, end in zip(packed.starts, packed.starts[1:], strict=False):
        count = end - begin
        hidden, after, step = hidden[:, :count], out[:, begin:end], steps[:, begin:end]
        gates, candidate = all_gates[:, :count], all_candidates[:, :count]
        update, reset = gates[..., :size], gates[..., size:]
        np.matmul(hidden, layer.gates, out=gates)
        gates += step[..., : 2 * size]
        np.tanh(gates, out=gates)
        gates += 1  # twice the gate: `state` is halved, and so is `update` below
        reset *= hidden
        np.matmul(reset, layer.state, out=candidate)
        candidate += step[..., 2 * size :]
        np.tanh(candidate, out=candidate)
        np.subtract(candidate, hidden, out=after)
        after *= update
        after *= 0.5
        after += hidden
        hidden = after
    return np.concatenate([out[0], out[1][packed.flip]], 1)


def _viterbi(scores: Array, weights: Weights, packed: Packed, count: int) -> list[list[int]]:
    """Return the best path of each text from the scores of the tags, characters × tags."""
    starts = packed.starts
    inside = np.array([tag.startswith("I-") for tag in weights.tags])
    total = scores.copy()  # the best score of a path that ends in this tag here
    total[: starts[1]] += np.where(inside, FORBIDDEN, np.float32(0))
    moves = weights.moves[:, None]
    for before, begin, end in zip(starts, starts[1:], starts[2:], strict=False):
        here = total[before : before + end - begin]
        total[begin:end] += (here.T[:, :, None] + moves).max(0)
    # Back from the end of each text: the tag before is the one whose path, with the move from it, is the best.
    towards = np.ascontiguousarray(weights.moves.T)
    tags = np.zeros(len(scores), np.int64)
    tag = np.zeros(0, np.int64)
    for i in range(len(starts) - 2, -1, -1):
        begin, end = starts[i], starts[i + 1]
        here = total[begin:end]
        best = here[: len(tag)] + towards[tag]
        tag = np.concatenate([best.argmax(1), here[len(tag) :].argmax(1)])
        tags[begin:end] = tag
    order = np.lexsort((packed.step, packed.row))
    ends = np.bincount(packed.row, minlength=count).cumsum()
    flat = tags[order].tolist()
    return [flat[begin:end] for begin, end in zip([0, *ends.tolist()], ends.tolist(), strict=False)]
