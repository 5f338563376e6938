"""Fine-tunes LAC-small into the character tagger of newsfacts and writes its weights.

    python training/train.py --news SENTENCES.jsonl --uner TRAIN.jsonl --gazetteers FOLDER --out src/newsfacts/weights

Needs torch (CPU suffices; minutes), jieba 0.42.1 and newsfacts itself. See MODEL_CARD.md for data, licences, scores.
"""

import argparse
import hashlib
import json
import time
from pathlib import Path

import numpy as np
import torch
from data import LABELS, Example, Names, epochs, read_articles, read_marked, read_news, read_uner
from lac import read_vocabulary, read_weights
from torch import Tensor, nn

HIDDEN = 128
TAGS = ["O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI")]
FORBIDDEN = -1e4


class Gru(nn.Module):
    """Both directions of a layer of Paddle's GRU, run in one loop: h = (1-u)·h + u·tanh(x + (r·h)W)."""

    def __init__(self, weights: dict[str, np.ndarray], forward: int, backward: int, size: int = HIDDEN) -> None:
        super().__init__()
        self.size = size
        if size != HIDDEN:  # a smaller layer begins at random
            self.inputs = nn.Parameter(torch.randn(2, 2 * HIDDEN, 3 * size) * (2 * HIDDEN) ** -0.5)
            self.bias = nn.Parameter(torch.zeros(2, 3 * size))
            self.gates = nn.Parameter(torch.randn(2, size, 2 * size) * size**-0.5)
            self.state = nn.Parameter(torch.randn(2, size, size) * size**-0.5)
            return
        both = (forward, backward)
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
        size = self.size
        hidden = x.new_zeros(2, batch, size)
        outputs = []
        for t in range(steps):
            step = projected[:, :, t]
            gates = torch.sigmoid(step[..., : 2 * size] + torch.bmm(hidden, self.gates))
            update, reset = gates[..., :size], gates[..., size:]
            candidate = torch.tanh(step[..., 2 * size :] + torch.bmm(reset * hidden, self.state))
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
    """Embedding, two bidirectional GRU layers, emissions, CRF transitions."""

    def __init__(self, weights: dict[str, np.ndarray], second: int = HIDDEN) -> None:
        super().__init__()
        self.embedding = nn.Embedding.from_pretrained(torch.tensor(weights["word_emb"]), freeze=False)
        self.layers = nn.ModuleList([Gru(weights, 0, 1), Gru(weights, 2, 3, second)])
        self.dropout = nn.Dropout(0.3)
        self.emit = nn.Linear(2 * second, len(TAGS))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.register_buffer("allowed", torch.tensor(transition_mask()))

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        x = self.dropout(self.embedding(ids))
        for layer in self.layers:
            x = self.dropout(layer(x, lengths))
        return self.emit(x)

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


def tensors(batch: list[Example], vocabulary: dict[str, int]) -> tuple[Tensor, Tensor, Tensor]:
    steps = max(len(example.text) for example in batch)
    ids = np.zeros((len(batch), steps), np.int64)
    masks = np.zeros((len(batch), steps, len(TAGS)), np.float32)
    for row, example in enumerate(batch):
        n = len(example.text)
        ids[row, :n] = [vocabulary.get(char, vocabulary["OOV"]) for char in example.text]
        masks[row, :n] = permitted(example)
    return torch.tensor(ids), torch.tensor([len(e.text) for e in batch]), torch.tensor(masks)


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
def evaluate(model: Tagger, examples: list[Example], vocabulary: dict[str, int]) -> dict[str, float]:
    """Return F1 on exact borders, over all labels and for each; a label counts as right where annotation permits it."""
    model.eval()
    moves = model.moves().numpy()
    hits: dict[str, list[int]] = {}
    for batch in batches(examples, 64):
        ids, lengths, _ = tensors(batch, vocabulary)
        scores = model(ids, lengths).numpy()
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


def export(model: Tagger, vocabulary: dict[str, int], out: Path) -> None:
    """Write the weights: the embedding in 8 bits with a scale a row, the rest in 16 bits; characters in order of rows."""
    out.mkdir(parents=True, exist_ok=True)
    state = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    embedding = state["embedding.weight"]
    scale = np.maximum(np.abs(embedding).max(1, keepdims=True), 1e-8) / 127
    arrays = {
        "embedding": np.round(embedding / scale).astype(np.int8),
        "scale": scale.astype(np.float16),
        "emit": state["emit.weight"].T.astype(np.float16),
        "emit_bias": state["emit.bias"].astype(np.float16),
        "moves": model.moves().detach().numpy().astype(np.float16),
    }
    for i in range(2):
        for part in ("inputs", "bias", "gates", "state"):
            arrays[f"{part}_{i}"] = state[f"layers.{i}.{part}"].astype(np.float16)
    characters = [""] * len(embedding)
    for word, row in vocabulary.items():
        characters[row] = word if len(word) == 1 else ""
    np.savez_compressed(out / "tagger.npz", **arrays)
    blob = (out / "tagger.npz").read_bytes()
    meta = {
        "sha256": hashlib.sha256(blob).hexdigest(),
        "tags": TAGS,
        "unknown": vocabulary["OOV"],
        "characters": characters,
    }
    (out / "tagger.json").write_text(json.dumps(meta, ensure_ascii=False), encoding="utf8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--uner", type=Path, nargs="+", required=True)
    parser.add_argument("--uner-test", type=Path)
    parser.add_argument("--marked", type=Path, nargs="*", default=[])
    parser.add_argument("--articles", type=Path, nargs="*", default=[])
    parser.add_argument("--second", type=int, default=HIDDEN, help="units of the second layer a direction")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--gazetteers", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    vocabulary = read_vocabulary()
    news, held = read_news(args.news)
    names = Names(args.gazetteers)
    places = set(names.lists["GPE"])
    uner = [example for path in args.uner for example in read_uner(path, places)]
    own = [example for path in args.marked for example in read_marked(path)]
    own += [example for path in args.articles for example in read_articles(path)]
    model = Tagger(read_weights(), args.second)
    slow = [model.embedding.weight, *model.layers.parameters()]
    fast = [*model.emit.parameters(), model.transitions]
    optimizer = torch.optim.Adam([{"params": slow, "lr": 8e-4}, {"params": fast, "lr": 4e-3}])
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda e: 1.0 if e < 4 else 0.82 ** (e - 3))
    examples = [*[*news, *own] * 3, *uner]
    print(len(news), "news sentences,", len(own), "of our own,", len(uner), "UNER")
    for number, epoch in zip(range(args.epochs), epochs(examples, names, 0.6, args.seed), strict=False):
        begin, total = time.time(), 0.0
        model.train()
        order = batches([example for example in epoch if len(example.text) <= 160], 48)
        for batch in [order[i] for i in torch.randperm(len(order))]:
            ids, lengths, mask = tensors(batch, vocabulary)
            scores = model(ids, lengths)
            loss = (model.log_sum(scores, lengths) - model.log_sum(scores + mask, lengths)).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            total += float(loss.detach())
        scheduler.step()
        scores = {"held-out": evaluate(model, held, vocabulary)}
        if args.uner_test:
            scores["uner"] = evaluate(model, read_uner(args.uner_test, places), vocabulary)
        print(number, round(total / len(order), 3), f"{time.time() - begin:.0f} s", scores, flush=True)
        export(model, vocabulary, args.out)


if __name__ == "__main__":
    main()
