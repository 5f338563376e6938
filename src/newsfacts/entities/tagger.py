"""The character tagger: names that no list knows, by a small net (GRU, convolutions, CRF) in numpy.

Its characters and its GRU are those of Baidu LAC-small, trained further for the nine labels of newsfacts
(training/MODEL_CARD.md). It reads
folded text in pieces of whole clauses, those of a text together (`newsfacts.entities.net`).
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import regex
from threadpoolctl import ThreadpoolController

from newsfacts.entities.net import Characters, Convolution, Weights, best_paths, layer_of
from newsfacts.entities.paths import OUT, Tags, tags_of
from newsfacts.errors import WeightsError

LONGEST = 64
"""Sentences are read in pieces of at most so many characters."""
TOGETHER = 4096
"""Characters that go through the net in one batch: as many as stay in the processor's cache."""


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

    stored = dict(np.load(io.BytesIO(blob), allow_pickle=False).items())
    arrays = {name: array.astype(np.float32) for name, array in stored.items() if name not in ("embedding", "table")}
    convolutions = [
        Convolution(np.concatenate([*arrays[f"taps_{i}"]], 1), arrays[f"bias_{i}"], reach, adds=i > 0)
        for i, reach in enumerate(meta["reach"])
    ]
    layer = layer_of(*(arrays[part] for part in ("inputs", "bias", "gates", "state")))
    return Weights(
        characters=Characters(stored["embedding"], arrays["scale"], layer),
        words=arrays["words"] @ layer.inputs + layer.bias,
        senses=arrays["senses"] @ layer.inputs,
        table=memoryview(stored["table"]),
        layer=layer,
        convolutions=tuple(convolutions),
        emit=arrays["emit"],
        emit_bias=arrays["emit_bias"],
        codes=_codes(meta["characters"], meta["unknown"]),
        tags=tags_of(meta["tags"], arrays["moves"]),
    )


def _codes(characters: list[str], unknown: int) -> Any:
    """Return for each code point the number of its character, up to one behind the last that has one."""
    known = {ord(char): i for i, char in enumerate(characters) if char}
    codes = np.full(max(known) + 2, unknown, np.int64)
    codes[list(known)] = list(known.values())
    return codes


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
    whole = clauses(LONGEST)
    pieces = [[(match.start(), match.group()) for match in whole.finditer(sentence)] for sentence in sentences]
    # What stands in the text twice is read once.
    different = sorted({text: None for found in pieces for _, text in found}, key=len, reverse=True)
    spans: dict[str, list[Tagged]] = {}
    for batch in _batches(different):
        with _one_thread():
            paths = best_paths(weights, batch)
        spans.update((text, _spans(path, weights.tags)) for text, path in zip(batch, paths, strict=True))
    return [[(at + s, at + e, label) for at, text in found for s, e, label in spans[text]] for found in pieces]


@cache
def clauses(longest: int) -> regex.Pattern[str]:
    """Return what a sentence's pieces of whole clauses match, as many clauses as fit: the fewer steps, the faster."""
    return regex.compile(rf"(?:[^\n]{{1,{longest}}}[,;:。!?](?!\d)|[^\n]{{1,{longest}}})", regex.DOTALL)


def _batches(pieces: list[str]) -> Iterator[list[str]]:
    """Yield the pieces in batches of at most TOGETHER characters, a longer piece alone."""
    batch: list[str] = []
    size = 0
    for piece in pieces:
        if batch and size + len(piece) > TOGETHER:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece)
    if batch:
        yield batch


def _spans(path: list[int], tags: Tags) -> list[Tagged]:
    """Return the names on a path."""
    spans: list[Tagged] = []
    start, label = -1, ""
    for i, tag in enumerate([*path, OUT]):
        if start >= 0 and not tags.inside[tag]:
            spans.append((start, i, label))
            start = -1
        if tag != OUT and not tags.inside[tag]:
            start, label = i, tags.names[tag][2:]
    return spans
