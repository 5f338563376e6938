"""The character tagger: names that no list knows, by a small BiGRU-CRF in numpy.

The net is that of Baidu LAC-small, fine-tuned for the nine labels of newsfacts (training/MODEL_CARD.md). It reads
folded text, a sentence at a time; sentences of like length go through it together.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import numpy as np
import regex
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from newsfacts.errors import WeightsError

LONGEST = 64
"""Sentences are read in pieces of at most so many characters."""
TOGETHER = 4096
"""Characters that go through the net in one batch, blanks at the ends included."""
FORBIDDEN = np.float32(-1e4)

Array = NDArray[np.float32]


class Layer(msgspec.Struct, frozen=True):
    """One bidirectional GRU layer; the first axis of each is the direction."""

    inputs: Any
    bias: Any
    gates: Any
    state: Any


class Weights(msgspec.Struct, frozen=True):
    """The tagger's parameters in single precision, and its characters and tags."""

    embedding: Any
    layers: tuple[Layer, Layer]
    emit: Any
    emit_bias: Any
    moves: Any
    rows: dict[str, int]
    unknown: int
    tags: tuple[str, ...]


@cache
def load_weights() -> Weights:
    """Return the shipped weights. Raises WeightsError where the file is not the one that was shipped."""
    folder = files("newsfacts") / "weights"
    meta = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
    blob = (folder / "tagger.npz").read_bytes()
    found = hashlib.sha256(blob).hexdigest()
    if found != meta["sha256"]:
        raise WeightsError(f"weights/tagger.npz has SHA-256 {found}, not {meta['sha256']}; reinstall newsfacts")
    import io

    arrays = {name: array.astype(np.float32) for name, array in np.load(io.BytesIO(blob), allow_pickle=False).items()}
    layers = [Layer(*(arrays[f"{part}_{i}"] for part in ("inputs", "bias", "gates", "state"))) for i in (0, 1)]
    return Weights(
        embedding=arrays["embedding"] * arrays["scale"],
        layers=(layers[0], layers[1]),
        emit=arrays["emit"],
        emit_bias=arrays["emit_bias"],
        moves=arrays["moves"],
        rows={char: i for i, char in enumerate(meta["characters"]) if char},
        unknown=meta["unknown"],
        tags=tuple(meta["tags"]),
    )


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def _one_thread() -> Any:
    """Keep the matrix products on one thread: they are small, and more threads only burn time."""
    return _threads().limit(limits=1)


Tagged = tuple[int, int, str]


def tag(sentences: Sequence[str]) -> list[list[Tagged]]:
    """Return the names in each sentence of folded text: start, end and label, in order.

    >>> [[sentence[s:e] for s, e, _ in found] for sentence in ["北京市市长王建国表示"] for found in tag([sentence])]
    [['北京市', '王建国']]
    """
    weights = load_weights()
    found: list[list[Tagged]] = [[] for _ in sentences]
    pieces = [(i, start, piece) for i, sentence in enumerate(sentences) for start, piece in _pieces(sentence)]
    pieces.sort(key=lambda piece: len(piece[2]))
    for batch in _batches(pieces):
        with _one_thread():
            paths = _paths(weights, [text for _, _, text in batch])
        for (i, start, _), path in zip(batch, paths, strict=True):
            found[i] += [(start + s, start + e, label) for s, e, label in _spans(path, weights.tags)]
    return [sorted(spans) for spans in found]


Piece = tuple[int, int, str]
CLAUSES = regex.compile(rf"(?:[^\n]{{1,{LONGEST}}}[,;:。!?](?!\d)|[^\n]{{1,{LONGEST}}})", regex.DOTALL)


def _pieces(sentence: str) -> Iterator[tuple[int, str]]:
    """Yield a sentence in pieces of whole clauses, as many as fit, with their offsets: the fewer steps, the faster.

    >>> [piece for _, piece in _pieces("一" * 40 + "," + "二" * 40 + "。")] == ["一" * 40 + ",", "二" * 40 + "。"]
    True
    """
    for match in CLAUSES.finditer(sentence):
        yield match.start(), match.group()


def _batches(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the pieces, sorted by length, in batches that hold about TOGETHER characters each."""
    batches: list[list[Piece]] = []
    for piece in pieces:
        if not piece[2]:
            continue
        if batches and (len(batches[-1]) + 1) * len(piece[2]) <= TOGETHER:
            batches[-1].append(piece)
        else:
            batches.append([piece])
    return batches


def _paths(weights: Weights, texts: list[str]) -> list[list[int]]:
    """Return the best path of tags of each text; the texts are sorted by length."""
    lengths = [len(text) for text in texts]
    ids = np.full((len(texts), lengths[-1]), weights.unknown, np.int64)
    for row, text in enumerate(texts):
        ids[row, : len(text)] = [weights.rows.get(char, weights.unknown) for char in text]
    flip = np.array([[n - 1 - t if t < n else t for t in range(lengths[-1])] for n in lengths])
    rows = np.arange(len(texts))[:, None]
    first, second = weights.layers
    # Each character is projected once, wherever it stands: a text has few different ones.
    kinds, where = np.unique(ids, return_inverse=True)
    table = weights.embedding[kinds] @ np.concatenate([*first.inputs], 1) + np.concatenate([*first.bias])
    table, where = table.reshape(len(kinds), 2, -1), where.reshape(ids.shape)
    x = _bigru(first, np.stack([table[where.T, 0], table[where[rows, flip].T, 1]], 1), flip, rows)
    projected = np.empty((x.shape[1], 2, len(texts), second.inputs.shape[-1]), np.float32)
    for direction, seen in enumerate((x, x[rows, flip])):
        projected[:, direction] = (seen @ second.inputs[direction] + second.bias[direction]).transpose(1, 0, 2)
    scores = _bigru(second, projected, flip, rows) @ weights.emit + weights.emit_bias
    return _viterbi(scores, lengths, weights)


def _bigru(layer: Layer, projected: Array, flip: NDArray[np.int64], rows: NDArray[np.int64]) -> Array:
    """Return a layer's output from its projected input: steps, direction, row, gates and candidate.

    Both directions run in one loop, the second over each row turned around.
    """
    steps, _, batch, _ = projected.shape
    size = layer.state.shape[-1]
    out = np.empty((steps + 1, 2, batch, size), np.float32)
    out[0] = 0
    gates, candidate = np.empty((2, batch, 2 * size), np.float32), np.empty((2, batch, size), np.float32)
    update, reset = gates[..., :size], gates[..., size:]
    for t in range(steps):
        hidden, after, step = out[t], out[t + 1], projected[t]
        np.matmul(hidden, layer.gates, out=gates)
        gates += step[..., : 2 * size]
        gates *= 0.5  # the sigmoid by tanh, which neither overflows nor copies
        np.tanh(gates, out=gates)
        gates += 1
        gates *= 0.5
        reset *= hidden
        np.matmul(reset, layer.state, out=candidate)
        candidate += step[..., 2 * size :]
        np.tanh(candidate, out=candidate)
        np.subtract(candidate, hidden, out=after)
        after *= update
        after += hidden
    forward = out[1:, 0].transpose(1, 0, 2)
    backward = out[1:, 1].transpose(1, 0, 2)[rows, flip]
    return np.concatenate([forward, backward], -1)


def _viterbi(scores: Array, lengths: list[int], weights: Weights) -> list[list[int]]:
    batch, steps, count = scores.shape
    inside = np.array([tag.startswith("I-") for tag in weights.tags])
    best = scores[:, 0] + np.where(inside, FORBIDDEN, np.float32(0))
    back = np.empty((steps, batch, count), np.int8)
    ends = np.empty((batch, count), np.float32)
    ends[:] = best
    length = np.array(lengths)
    for t in range(1, steps):
        table = best[:, :, None] + weights.moves[None]
        back[t] = table.argmax(1)
        best = table.max(1) + scores[:, t]
        going = (length > t)[:, None]
        ends = np.where(going, best, ends)
    paths = []
    for row, n in enumerate(lengths):
        path = [int(ends[row].argmax())]
        for t in range(n - 1, 0, -1):
            path.append(int(back[t, row, path[-1]]))
        paths.append(path[::-1])
    return paths


def _spans(path: list[int], tags: tuple[str, ...]) -> list[Tagged]:
    spans: list[Tagged] = []
    start, label = -1, ""
    for i, index in enumerate([*path, 0]):
        name = tags[index]
        if start >= 0 and not name.startswith("I-"):
            spans.append((start, i, label))
            start = -1
        if name.startswith("B-"):
            start, label = i, name[2:]
    return spans
