"""Trains the character tagger of newsfacts, from characters and a GRU layer of LAC-small, and writes its weights.

    python training/senses.py --out senses.npz
    python training/train.py --news SENTENCES.jsonl --uner TRAIN.jsonl --senses senses.npz --gazetteers FOLDER --out src/newsfacts/weights

Needs torch (CPU suffices; minutes), jieba 0.42.1 and newsfacts itself. See MODEL_CARD.md for data, licences, scores.
"""

import argparse
import hashlib
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from data import LABELS, Example, Names, epochs, read_articles, read_marked, read_news, read_uner
from lac import read_vocabulary, read_weights
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from newsfacts.entities.dictionary import BITS, COUNT, UNKNOWN, features

HIDDEN = 128
REACH = (1, 2)
"""How far each convolution reaches to both sides."""
TAGS = ["O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI")]
FORBIDDEN = -1e4
MASK = (1 << BITS) - 1
KEPT = 0.9995
"""How much of the running mean of the weights, which is what is written, a step keeps."""


class Gru(nn.Module):
    """The first layer of Paddle's GRU, both directions in one loop: h = (1-u)·h + u·tanh(x + (r·h)W)."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        super().__init__()
        both = (0, 1)
        self.inputs = nn.Parameter(torch.stack([torch.tensor(weights[f"fc_{i}.w_0"]) for i in both]))
        bias = [weights[f"fc_{i}.b_0"] + weights[f"gru_{i}.b_0"][0] for i in both]
        self.bias = nn.Parameter(torch.tensor(np.stack(bias)))
        flat = [weights[f"gru_{i}.w_0"].reshape(-1) for i in both]
        gates = [f[: 2 * HIDDEN * HIDDEN].reshape(HIDDEN, 2 * HIDDEN) for f in flat]
        state = [f[2 * HIDDEN * HIDDEN :].reshape(HIDDEN, HIDDEN) for f in flat]
        self.gates = nn.Parameter(torch.tensor(np.stack(gates)))
        self.state = nn.Parameter(torch.tensor(np.stack(state)))

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        batch, steps, _ = x.shape
        flipped = flip(x, lengths)
        projected = torch.einsum("dbti,dio->dbto", torch.stack([x, flipped]), self.inputs) + self.bias[:, None, None]
        hidden = x.new_zeros(2, batch, HIDDEN)
        outputs = []
        for t in range(steps):
            step = projected[:, :, t]
            gates = torch.sigmoid(step[..., : 2 * HIDDEN] + torch.bmm(hidden, self.gates))
            update, reset = gates[..., :HIDDEN], gates[..., HIDDEN:]
            candidate = torch.tanh(step[..., 2 * HIDDEN :] + torch.bmm(reset * hidden, self.state))
            hidden = (1 - update) * hidden + update * candidate
            outputs.append(hidden)
        both = torch.stack(outputs, 2)
        return torch.cat([both[0], flip(both[1], lengths)], -1)


def flip(x: Tensor, lengths: Tensor) -> Tensor:
    """Reverse each row up to its length."""
    steps = torch.arange(x.shape[1])[None]
    index = torch.where(steps < lengths[:, None], lengths[:, None] - 1 - steps, steps)
    return x.gather(1, index[..., None].expand_as(x))


class Tagger(nn.Module):
    """Characters, kinds and senses of their words, a bidirectional GRU layer, convolutions, emissions, CRF transitions."""

    def __init__(self, weights: dict[str, np.ndarray], characters: np.ndarray) -> None:
        super().__init__()
        self.embedding = nn.Embedding.from_pretrained(torch.tensor(weights["word_emb"]), freeze=False)
        self.characters = nn.Embedding.from_pretrained(torch.tensor(characters))
        self.seen = nn.Linear(characters.shape[1], HIDDEN, bias=False)
        nn.init.normal_(self.seen.weight, std=0.02)
        self.words = nn.Embedding(COUNT, HIDDEN, padding_idx=UNKNOWN)
        self.senses = nn.ModuleList(nn.Embedding(1 << BITS, HIDDEN, padding_idx=0) for _ in range(4))
        for table in (self.words, *self.senses):
            nn.init.normal_(table.weight, std=0.02)
        self.gru = Gru(weights)
        sizes = [2 * HIDDEN, *[HIDDEN] * len(REACH)]
        self.convolutions = nn.ModuleList(
            nn.Conv1d(before, after, 3, padding=reach, dilation=reach)
            for before, after, reach in zip(sizes, sizes[1:], REACH, strict=False)
        )
        self.norms = nn.ModuleList(nn.BatchNorm1d(HIDDEN) for _ in REACH)
        self.dropout = nn.Dropout(0.3)
        self.emit = nn.Linear(HIDDEN, len(TAGS))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.register_buffer("allowed", torch.tensor(transition_mask()))

    def forward(self, ids: Tensor, words: Tensor, lengths: Tensor) -> Tensor:
        inside = (torch.arange(ids.shape[1])[None] < lengths[:, None]).float()[:, None]
        senses = [table(words >> BITS * (i + 1) & MASK) for i, table in enumerate(self.senses)]
        x = self.dropout(self.embedding(ids) + self.seen(self.characters(ids)) + self.words(words & MASK) + sum(senses))
        x = self.gru(x, lengths).transpose(1, 2) * inside
        for i, (convolution, norm) in enumerate(zip(self.convolutions, self.norms, strict=True)):
            seen = torch.relu(norm(convolution(self.dropout(x)))) * inside
            x = x + seen if i else seen
        return self.emit(self.dropout(x.transpose(1, 2)))

    def moves(self) -> Tensor:
        return self.transitions + self.allowed

    def log_sum(self, scores: Tensor, lengths: Tensor) -> Tensor:
        """Return the log of the sum over all paths; paths that `scores` forbid count nothing."""
        total = scores[:, 0]
        moves = self.moves()
        for t in range(1, scores.shape[1]):
            step = torch.logsumexp(total[:, :, None] + moves[None], 1) + scores[:, t]
            total = torch.where((t < lengths)[:, None], step, total)
        return torch.logsumexp(total, 1)


def transition_mask() -> np.ndarray:
    """Return 0 where a tag may follow another and a large negative number where it may not (O or B-x before I-y)."""
    mask = np.zeros((len(TAGS), len(TAGS)), np.float32)
    for j, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            for i, before in enumerate(TAGS):
                if before[2:] != tag[2:] or before == "O":
                    mask[i, j] = FORBIDDEN
    return mask


def permitted(example: Example) -> np.ndarray:
    """Return, per character, 0 for the tags that the annotation permits."""
    n = len(example.text)
    mask = np.full((n, len(TAGS)), FORBIDDEN, np.float32)
    unknown = [i for i, tag in enumerate(TAGS) if tag == "O" or tag[2:] not in example.known]
    mask[:, unknown] = 0
    for start, end, labels in example.entities:
        mask[start:end] = FORBIDDEN
        for label in labels:
            mask[start, TAGS.index(f"B-{label}")] = 0
            mask[start + 1 : end, TAGS.index(f"I-{label}")] = 0
    return mask


def batches(examples: list[Example], size: int) -> list[list[Example]]:
    """Return batches of like length (within pools that keep the order random)."""
    out = []
    for i in range(0, len(examples), size * 16):
        pool = sorted(examples[i : i + size * 16], key=lambda example: len(example.text))
        out += [pool[j : j + size] for j in range(0, len(pool), size)]
    return out


def tensors(batch: list[Example], vocabulary: dict[str, int], senses: Sequence[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return characters, what the dictionary says of them (`features`), lengths, and the mask of permitted tags."""
    steps = max(len(example.text) for example in batch)
    ids, words = np.zeros((2, len(batch), steps), np.int64)
    masks = np.zeros((len(batch), steps, len(TAGS)), np.float32)
    for row, example in enumerate(batch):
        n = len(example.text)
        ids[row, :n] = [vocabulary.get(char, vocabulary["OOV"]) for char in example.text]
        words[row, :n] = features(example.text, senses)
        masks[row, :n] = permitted(example)
    lengths = torch.tensor([len(example.text) for example in batch])
    return torch.tensor(ids), torch.tensor(words), lengths, torch.tensor(masks)


def decode(scores: np.ndarray, moves: np.ndarray) -> list[int]:
    best, back = scores[0] + np.where([tag.startswith("I-") for tag in TAGS], FORBIDDEN, 0), []
    for row in scores[1:]:
        table = best[:, None] + moves
        back.append(table.argmax(0))
        best = table.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def spans_of(path: list[int]) -> set[tuple[int, int, str]]:
    spans, start, label = set(), None, ""
    for i, tag in enumerate([*(TAGS[t] for t in path), "O"]):
        if start is not None and not tag.startswith("I-"):
            spans.add((start, i, label))
            start = None
        if tag.startswith("B-"):
            start, label = i, tag[2:]
    return spans


@torch.no_grad()
def evaluate(model: Tagger, examples: list[Example], vocabulary: dict[str, int], senses: Sequence[int]) -> dict[str, float]:
    """Return F1 on exact borders, over all labels and for each; a label counts as right where annotation permits it."""
    model.eval()
    moves = model.moves().numpy()
    hits: dict[str, list[int]] = {}
    for batch in batches(examples, 64):
        ids, words, lengths, _ = tensors(batch, vocabulary, senses)
        scores = model(ids, words, lengths).numpy()
        for row, example in enumerate(batch):
            found = {s for s in spans_of(decode(scores[row, : len(example.text)], moves)) if s[2] in example.known}
            gold = {(start, end): labels for start, end, labels in example.entities}
            for labels in gold.values():
                hits.setdefault(labels[0], [0, 0, 0])[2] += 1
            for start, end, label in found:
                right = label in gold.get((start, end), ())
                key = gold[(start, end)][0] if right else label
                hits.setdefault(key, [0, 0, 0])[0] += right
                hits[key][1] += 1
    total = [sum(column) for column in zip(*hits.values(), strict=True)]
    return {label: round(2 * tp / max(1, p + g), 4) for label, (tp, p, g) in [("all", total), *sorted(hits.items())]}


def folded_convolution(state: dict[str, np.ndarray], i: int) -> tuple[np.ndarray, np.ndarray]:
    """Return a convolution's taps (3 × input × output) and bias with its norm (as it is in use) folded in."""
    mean, variance, gain, bias = (
        state[f"norms.{i}.{part}"] for part in ("running_mean", "running_var", "weight", "bias")
    )
    scale = gain / np.sqrt(variance + 1e-5)
    taps = state[f"convolutions.{i}.weight"].transpose(2, 1, 0) * scale
    return taps, (state[f"convolutions.{i}.bias"] - mean) * scale + bias


def export(model: Tagger, vocabulary: dict[str, int], senses: Sequence[int], out: Path) -> None:
    """Write the weights: the embedding in 8 bits with a scale a row, the rest in 16 bits; characters in order of rows."""
    out.mkdir(parents=True, exist_ok=True)
    state = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    embedding = state["embedding.weight"] + state["characters.weight"] @ state["seen.weight"].T
    scale = np.maximum(np.abs(embedding).max(1, keepdims=True), 1e-8) / 127
    arrays = {
        "embedding": np.round(embedding / scale).astype(np.int8),
        "scale": scale.astype(np.float16),
        "words": state["words.weight"].astype(np.float16),
        "senses": np.stack([state[f"senses.{i}.weight"] for i in range(4)]).astype(np.float16),
        "table": np.asarray(senses),
        "emit": state["emit.weight"].T.astype(np.float16),
        "emit_bias": state["emit.bias"].astype(np.float16),
        "moves": model.moves().detach().numpy().astype(np.float16),
    }
    for part in ("inputs", "bias", "gates", "state"):
        arrays[part] = state[f"gru.{part}"].astype(np.float16)
    for i in range(len(REACH)):
        weight, bias = folded_convolution(state, i)
        arrays |= {f"taps_{i}": weight.astype(np.float16), f"bias_{i}": bias.astype(np.float16)}
    characters = [""] * len(embedding)
    for word, row in vocabulary.items():
        characters[row] = word if len(word) == 1 else ""
    np.savez_compressed(out / "tagger.npz", **arrays)
    blob = (out / "tagger.npz").read_bytes()
    meta = {
        "sha256": hashlib.sha256(blob).hexdigest(),
        "tags": TAGS,
        "reach": REACH,
        "unknown": vocabulary["OOV"],
        "characters": characters,
    }
    (out / "tagger.json").write_text(json.dumps(meta, ensure_ascii=False), encoding="utf8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--uner", type=Path, nargs="+", required=True)
    parser.add_argument("--uner-test", type=Path)
    parser.add_argument("--marked", type=Path, nargs="*", default=[])
    parser.add_argument("--articles", type=Path, nargs="*", default=[])
    parser.add_argument("--senses", type=Path, required=True, help="what training/senses.py writes")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--gazetteers", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def main() -> None:
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    vocabulary = read_vocabulary()
    language = np.load(args.senses)
    senses = memoryview(language["table"])
    news, held = read_news(args.news)
    names = Names(args.gazetteers)
    places = set(names.lists["GPE"])
    uner = [example for path in args.uner for example in read_uner(path, places)]
    own = [example for path in args.marked for example in read_marked(path)]
    own += [example for path in args.articles for example in read_articles(path)]
    model = Tagger(read_weights(), language["characters"])
    slow = [model.embedding.weight, *model.gru.parameters()]
    fast = [one for one in model.parameters() if one.requires_grad and all(one is not other for other in slow)]
    optimizer = torch.optim.Adam([{"params": slow, "lr": 8e-4}, {"params": fast, "lr": 2.5e-3}])
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(KEPT), use_buffers=True)
    steady = 0.35 * args.epochs  # then down to 8 %
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda epoch: 0.08 ** (max(0.0, epoch - steady) / (args.epochs - steady))
    )
    examples = [*news * 3, *own, *uner]
    print(len(news), "news sentences,", len(own), "of our own,", len(uner), "UNER")
    for number, epoch in zip(range(args.epochs), epochs(examples, names, 0.6, args.seed), strict=False):
        begin, total = time.time(), 0.0
        model.train()
        order = batches([example for example in epoch if len(example.text) <= 160], 48)
        for batch in [order[i] for i in torch.randperm(len(order))]:
            ids, words, lengths, mask = tensors(batch, vocabulary, senses)
            ids = torch.where(torch.rand(ids.shape) < 0.03, vocabulary["OOV"], ids)  # characters that nobody has seen
            words = torch.where(torch.rand(ids.shape) < 0.1, words & MASK, words)  # and words
            scores = model(ids, words, lengths)
            paths = model.log_sum(torch.cat([scores, scores + mask]), torch.cat([lengths, lengths]))
            loss = (paths[: len(batch)] - paths[len(batch) :]).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            mean.update_parameters(model)
            total += float(loss.detach())
        scheduler.step()
        scores = {"held-out": evaluate(mean.module, held, vocabulary, senses)}
        if args.uner_test:
            scores["uner"] = evaluate(mean.module, read_uner(args.uner_test, places), vocabulary, senses)
        print(number, round(total / len(order), 3), f"{time.time() - begin:.0f} s", scores, flush=True)
        export(mean.module, vocabulary, senses, args.out)


if __name__ == "__main__":
    main()
