"""The net of the tagger in numpy: a bidirectional GRU layer, convolutions over it, and the best path of tags.

For the GRU and for the path, texts of a batch lie packed (`newsfacts.entities.packed`). Each step is a handful of array operations
for both directions of all rows; the backward direction reads each text turned around (`flip`). For the convolutions the texts
lie one behind the other with rows of zeros between them (`place`, `gaps`).
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from newsfacts.entities import paths
from newsfacts.entities.dictionary import BITS, features
from newsfacts.entities.packed import Packed, pack

Array = NDArray[np.float32]
MASK = (1 << BITS) - 1


LANES = 6
"""What a step of the GRU reads for each of its rows, each forward and backward: for the update gate, the reset gate, the candidate."""


class Layer(msgspec.Struct, frozen=True):
    """One bidirectional GRU layer. Its parameters are halved where a sigmoid is read off a tanh (see `layer_of`)."""

    inputs: Any
    """Input size × (LANES · hidden size)."""
    bias: Any
    gates: Any
    """(update, reset) × 2 directions × hidden × hidden."""
    state: Any
    """2 directions × hidden × hidden: from the hidden state, as far as it is not reset, to the candidate."""


def layer_of(inputs: Array, bias: Array, gates: Array, state: Array) -> Layer:
    """Return a layer from its trained parameters: direction × … × (update, reset, candidate).

    A sigmoid is (1 + tanh(x / 2)) / 2. Both halvings are put into the matrices once; halving is exact.
    """
    half = np.ones(inputs.shape[-1], np.float32)
    half[: gates.shape[-1]] = 0.5
    by_kind = np.stack(np.split(gates * np.float32(0.5), 2, axis=-1))
    return Layer(_by_lane(inputs * half), _by_lane((bias * half)[:, None])[0], by_kind, state * np.float32(0.5))


def _by_lane(parameters: Array) -> Array:
    """Return 2 directions × rows × (3 · hidden size) as rows × (LANES · hidden size)."""
    two, rows, wide = parameters.shape
    found: Array = parameters.reshape(two, rows, 3, wide // 3).transpose(1, 2, 0, 3).reshape(rows, two * wide)
    return found


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
    codes: Any
    """For each code point up to the last known one, the row of its character or of what is unknown; one more of that for the rest."""
    tags: paths.Tags


def best_paths(weights: Weights, texts: Sequence[str]) -> list[list[int]]:
    """Return the best path of tags of each text; the texts are sorted, the longest first, and none is empty."""
    packed = pack([len(text) for text in texts])
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    char = weights.codes[np.minimum(points, len(weights.codes) - 1)]
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
    return paths.best_paths(seen[packed.place] @ weights.emit + weights.emit_bias, weights.tags, packed)


def _senses(weights: Weights, given: NDArray[np.int64]) -> Array:
    """Return what the senses of words add to the projected rows: each the sum of the rows of its four numbers."""
    senses, where = np.unique(given, return_inverse=True)
    four = (senses[:, None] >> BITS * np.arange(4)) & MASK
    found: Array = weights.senses[np.arange(4), four].sum(1)[where]
    return found


ONE, HALF = np.float32(1), np.float32(0.5)


def _bigru(layer: Layer, projected: Array, where: NDArray[np.int64], packed: Packed) -> Array:
    """Return a layer's output, texts one behind the other × (2 · hidden size), from its projected input.

    `where` tells which row of `projected` each character has. What a step reads and writes is one stretch of memory, so that
    the operations on it are the cheapest there are.
    """
    size = layer.state.shape[-1]
    given = _in_steps(projected.reshape(-1, size), where, packed)
    out = np.empty(2 * len(where) * size, np.float32)
    hidden, count = np.zeros((2, packed.starts[1], size), np.float32), 0
    for begin, end in zip(packed.starts, packed.starts[1:], strict=False):
        if end - begin != count:
            count = end - begin
            hidden = np.ascontiguousarray(hidden[:, :count])
            gates, candidate = np.empty((2, *hidden.shape), np.float32), np.empty(hidden.shape, np.float32)
            (update, reset), (flat_gates, flat_candidate) = gates.reshape(2, -1), (gates.ravel(), candidate.ravel())
        at, some, flat_hidden = LANES * begin * size, 2 * count * size, hidden.ravel()
        np.matmul(hidden, layer.gates, out=gates)
        flat_gates += given[at : at + 2 * some]
        np.tanh(flat_gates, out=flat_gates)
        flat_gates += ONE  # twice the gate: `state` is halved, and so is `update` below
        reset *= flat_hidden
        np.matmul(reset.reshape(hidden.shape), layer.state, out=candidate)
        flat_candidate += given[at + 2 * some : at + 3 * some]
        np.tanh(flat_candidate, out=flat_candidate)
        flat_candidate -= flat_hidden
        flat_candidate *= update
        flat_candidate *= HALF
        after = out[2 * begin * size : 2 * end * size]
        np.add(flat_candidate, flat_hidden, out=after)
        hidden = after.reshape(hidden.shape)
    forward, backward = out.reshape(-1, size)[packed.lanes(2)]
    spread = np.zeros((len(packed.place) + len(packed.gaps), 2 * size), np.float32)
    spread[packed.place, :size] = forward
    spread[packed.place[packed.flip], size:] = backward
    return spread


def _in_steps(projected: Array, where: NDArray[np.int64], packed: Packed) -> Array:
    """Return what the steps read, one behind the other, each lane by lane; `projected` has LANES rows for each row of `where`."""
    rows = np.empty(LANES * len(where), np.int64)
    directions = np.stack([where, where[packed.flip]])
    rows[packed.lanes(LANES)] = np.concatenate([directions] * (LANES // 2)) * LANES + np.arange(LANES)[:, None]
    found: Array = projected[rows].ravel()
    return found


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
