"""The net of the tagger in numpy: a bidirectional GRU layer, convolutions over it, and the best path of tags.

For the GRU and for the path, texts of a batch lie packed, without padding: sorted the longest first, all their first characters, then all their second
ones, and so on, so that the rows of a step are one slice and a text that has ended costs nothing. Each step is a handful
of array operations for both directions of all rows; the backward direction reads each text turned around (`flip`).
For the convolutions they lie one behind the other with rows of zeros between them (`place`, `gaps`).
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from newsfacts.entities.dictionary import BITS, features

Array = NDArray[np.float32]
FORBIDDEN = np.float32(-1e4)
MASK = (1 << BITS) - 1


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


BLOCK = 16
"""Rows of characters that are projected together."""


class Characters:
    """The characters' rows, as the GRU layer takes them: projected from the embedding when first asked for.

    BLOCK rows are projected together, always the same ones, so that a row is the same whatever was read before; threads
    that ask for one block at a time write the same numbers.
    """

    def __init__(self, embedding: NDArray[np.int8], scale: Array, layer: Layer) -> None:
        self._embedding, self._scale, self._inputs = embedding, scale, layer.inputs
        self._rows = np.empty((len(embedding), layer.inputs.shape[1]), np.float32)
        self._ready = np.zeros(len(embedding) // BLOCK + 1, bool)

    def rows(self, index: NDArray[np.int64]) -> Array:
        """Return the rows of these numbers."""
        blocks = index // BLOCK
        for block in np.unique(blocks[~self._ready[blocks]]).tolist():
            part = slice(block * BLOCK, (block + 1) * BLOCK)
            self._rows[part] = (self._embedding[part] * self._scale[part]) @ self._inputs
            self._ready[block] = True
        found: Array = self._rows[index]
        return found


class Convolution(msgspec.Struct, frozen=True):
    """A character with those `reach` before and behind it, and ReLU. Its output is added to its input where `adds`."""

    taps: Any
    """Input size × (3 · output size): for the character before, the character, and the one behind."""
    bias: Any
    reach: int
    adds: bool


class Weights(msgspec.Struct, frozen=True):
    """The tagger's parameters in single precision, and its characters and tags."""

    characters: Characters
    words: Any
    """What is added to a character's row for its place in a word of the dictionary (`newsfacts.entities.dictionary`), projected."""
    senses: Any
    """What is added to it for the sense of the word: for each of its four numbers one of 256 rows."""
    table: Sequence[int]
    """The senses of words."""
    layer: Layer
    convolutions: tuple[Convolution, ...]
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
    place: Any
    """For each character, its row when the texts lie one behind the other, each with GAP rows of zeros before it."""
    gaps: Any
    """The rows of zeros, those behind the last text too."""


GAP = 4
"""No convolution reaches farther."""


def pack(lengths: Sequence[int]) -> Packed:
    """Return how texts of these lengths, the longest first, lie packed.

    >>> packed = pack([3, 1])
    >>> packed.starts, packed.row.tolist(), packed.flip.tolist()
    ([0, 2, 3, 4], [0, 1, 0, 0], [3, 1, 2, 0])
    >>> packed.place.tolist(), packed.gaps.tolist()
    ([4, 11, 5, 6], [0, 1, 2, 3, 7, 8, 9, 10, 12, 13, 14, 15])
    """
    length = np.array(lengths)
    step, row = (np.arange(length[0])[:, None] < length).nonzero()
    starts = np.concatenate([[0], np.bincount(step).cumsum()])
    ends = (length + GAP).cumsum()
    gaps = np.concatenate([[0], ends])[:, None] + np.arange(GAP)
    place = (ends - length)[row] + step
    return Packed(starts.tolist(), step, row, starts[length[row] - 1 - step] + row, place, gaps.ravel())


def best_paths(weights: Weights, texts: Sequence[str]) -> list[list[int]]:
    """Return the best path of tags of each text; the texts are sorted, the longest first, and none is empty."""
    packed = pack([len(text) for text in texts])
    known, unknown = weights.rows, weights.unknown
    char = np.array([known.get(char, unknown) for text in texts for char in text], np.int64)
    word = np.array([number for text in texts for number in features(text, weights.table)], np.int64)
    before = np.array([0, *(len(text) for text in texts)]).cumsum()
    # Each character is projected once in each place of a word, wherever it stands: a text has few different ones.
    given = (char << 5 * BITS | word)[before[packed.row] + packed.step]
    kinds, where = np.unique(given, return_inverse=True)
    projected = weights.characters.rows(kinds >> 5 * BITS) + weights.words[kinds & MASK]
    projected += _senses(weights, kinds >> BITS & (1 << 4 * BITS) - 1)
    seen = _bigru(weights.layer, projected, where, packed)
    for convolution in weights.convolutions:
        seen = _convolved(convolution, seen, packed.gaps)
    return _viterbi(seen[packed.place] @ weights.emit + weights.emit_bias, weights, packed, len(texts))


def _senses(weights: Weights, given: NDArray[np.int64]) -> Array:
    """Return what the senses of words add to the projected rows: each the sum of the rows of its four numbers."""
    senses, where = np.unique(given, return_inverse=True)
    four = (senses[:, None] >> BITS * np.arange(4)) & MASK
    found: Array = weights.senses[np.arange(4), four].sum(1)[where]
    return found


def _bigru(layer: Layer, projected: Array, where: NDArray[np.int64], packed: Packed) -> Array:
    """Return a layer's output, texts one behind the other × (2 · hidden size), from its projected input.

    `where` tells which row of `projected` each character has.
    """
    size, behind = layer.state.shape[-1], where[packed.flip]
    # What comes in, both directions: for the gates, and for the candidate.
    to_gates = np.stack([projected[where, : 2 * size], projected[behind, 3 * size : 5 * size]])
    to_candidates = np.stack([projected[where, 2 * size : 3 * size], projected[behind, 5 * size :]])
    out = np.empty((2, len(packed.step), size), np.float32)
    widest = packed.starts[1]
    all_gates, all_candidates = np.empty((2, widest, 2 * size), np.float32), np.empty((2, widest, size), np.float32)
    hidden = np.zeros((2, widest, size), np.float32)
    for begin, end in zip(packed.starts, packed.starts[1:], strict=False):
        count = end - begin
        hidden, after = hidden[:, :count], out[:, begin:end]
        gates, candidate = all_gates[:, :count], all_candidates[:, :count]
        update, reset = gates[..., :size], gates[..., size:]
        np.matmul(hidden, layer.gates, out=gates)
        gates += to_gates[:, begin:end]
        np.tanh(gates, out=gates)
        gates += 1  # twice the gate: `state` is halved, and so is `update` below
        reset *= hidden
        np.matmul(reset, layer.state, out=candidate)
        candidate += to_candidates[:, begin:end]
        np.tanh(candidate, out=candidate)
        np.subtract(candidate, hidden, out=after)
        after *= update
        after *= 0.5
        after += hidden
        hidden = after
    spread = np.zeros((len(packed.place) + len(packed.gaps), 2 * size), np.float32)
    spread[packed.place, :size] = out[0]
    spread[packed.place[packed.flip], size:] = out[1]
    return spread


def _convolved(layer: Convolution, seen: Array, gaps: NDArray[np.int64]) -> Array:
    reach, size = layer.reach, len(layer.bias)
    three = seen @ layer.taps
    out: Array = three[:, size : 2 * size] + layer.bias
    out[reach:] += three[:-reach, :size]
    out[:-reach] += three[reach:, 2 * size :]
    np.maximum(out, 0, out=out)
    if layer.adds:
        out += seen
    out[gaps] = 0
    return out


def _viterbi(scores: Array, weights: Weights, packed: Packed, count: int) -> list[list[int]]:
    """Return the best path of each text from the scores of the tags, characters × tags."""
    starts, kinds = packed.starts, len(weights.tags)
    inside = np.array([tag.startswith("I-") for tag in weights.tags])
    total = scores.copy()  # the best score of a path that ends in this tag here
    total[: starts[1]] += np.where(inside, FORBIDDEN, np.float32(0))
    moves = weights.moves[:, None]
    all_paths, all_best = np.empty((kinds, starts[1], kinds), np.float32), np.empty((starts[1], kinds), np.float32)
    for before, begin, end in zip(starts, starts[1:], starts[2:], strict=False):
        count_here = end - begin
        paths, best = all_paths[:, :count_here], all_best[:count_here]
        np.add(total[before : before + count_here].T[:, :, None], moves, out=paths)
        total[begin:end] += np.maximum.reduce(paths, 0, out=best)
    # Back from the end of each text: the tag before is the one whose path, with the move from it, is the best.
    towards = np.ascontiguousarray(weights.moves.T)
    tags = np.zeros(len(scores), np.int64)
    tag = np.zeros(0, np.int64)
    for i in range(len(starts) - 2, -1, -1):
        begin, end = starts[i], starts[i + 1]
        here, ended = total[begin:end], end - begin - len(tag)
        known = (here[: len(tag)] + towards[tag]).argmax(1)
        tag = np.concatenate([known, here[len(tag) :].argmax(1)]) if ended else known
        tags[begin:end] = tag
    order = np.lexsort((packed.step, packed.row))
    ends = np.bincount(packed.row, minlength=count).cumsum()
    flat = tags[order].tolist()
    return [flat[begin:end] for begin, end in zip([0, *ends.tolist()], ends.tolist(), strict=False)]
