"""Learns the weights by which newsfacts chooses whose a number is and when it was, from gold documents.

    python training/links.py GOLD.json… --out src/newsfacts/weights [--rounds 3]
    python training/links.py GOLD.json… --folds 5        how well it does on documents that it did not learn from

Needs torch. Every document is read by the library itself; for each of its facts that gold has too, the candidates with
their features are an example, those that gold names are right. The later rounds read with the weights of the round before,
so that what a choice makes of the choices before it is learned as it will be. See MODEL_CARD.md for data and scores.
"""

import argparse
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from torch import nn

import newsfacts
from newsfacts.facts import walk
from newsfacts.facts.ranker import MARGIN
from newsfacts.facts.what import choice as topic_choice
from newsfacts.facts.what.topics import growth_of
from newsfacts.facts.when import choice as period_choice
from newsfacts.facts.whose import choice as owner_choice
from newsfacts.gold.match import Names, is_concept, is_part, same_date
from newsfacts.gold.scorer import score
from newsfacts.pipeline import read

HIDDEN = 24
UNTOLD = 0.3
"""What a period weighs that gold leaves open: any answer counts as right there, null is the honest one."""
KINDS = {"owner": owner_choice.FEATURES, "period": period_choice.FEATURES, "topic": topic_choice.FEATURES}


class Example(msgspec.Struct):
    """A choice: the features of the candidates, which of them are right, the rule's choice, and how much it weighs."""

    rows: np.ndarray
    right: np.ndarray
    rule: int
    weight: float = 1.0


class Net(nn.Module):
    """One hidden layer over the features of a candidate."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.inner = nn.Linear(features, HIDDEN)
        self.outer = nn.Linear(HIDDEN, 1, bias=False)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.outer(torch.relu(self.inner(rows))).squeeze(-1)


NETS: dict[str, Net | None] = dict.fromkeys(KINDS)
SEEN: dict[str, list[tuple[int, list[Any], list[list[float]], Any]]] = {kind: [] for kind in KINDS}


def chooser(kind: str, base: type) -> type:
    """Return `base` (Owners, Periods or Topics) with a `choose` that keeps what it was asked; without a net the rule chooses."""

    class Recorder(base):  # type: ignore[misc]
        def choose(self, asked: Any) -> Any:
            if kind == "period" and asked.paired:
                return asked.rule
            if kind == "topic" and asked.sure:
                return super().choose(asked)
            candidates, rows = self.weigh(asked)
            assert all(len(row) == len(KINDS[kind]) for row in rows), (kind, len(rows[0]), len(KINDS[kind]))
            rule = (candidates[0] if candidates else None) if kind == "topic" else asked.rule
            SEEN[kind].append((asked.mention.start if kind == "topic" else asked.start, candidates, rows, rule))
            net = NETS[kind]
            if net is None or not candidates:
                return rule
            with torch.no_grad():
                scores = net(torch.tensor(rows, dtype=torch.float32))
            best, at = int(scores.argmax()), candidates.index(rule) if rule in candidates else None
            return candidates[best if at is None or scores[best] - scores[at] >= MARGIN else at]

    return Recorder


def examples_of(document: dict[str, Any]) -> dict[str, list[Example]]:
    """Return an example of each kind for each number that gold and the library state a fact of."""
    for seen in SEEN.values():
        seen.clear()
    newsfacts.extract(document["text"], published=document["published"])
    folded, names = read(document["text"]), Names(document)
    gold: dict[int, list[dict[str, Any]]] = {}
    for fact in document["facts"]:
        gold.setdefault(fact["evidence"][0], []).append(fact)
    same: dict[str, Callable[[str | None, str | None], bool]] = {
        "owner": lambda one, other: names.same(one, other) or begins(one, other),
        "period": same_date,
    }
    examples: dict[str, list[Example]] = {kind: [] for kind in KINDS}
    for start, candidates, rows, _ in SEEN["topic"]:
        facts = gold.get(folded.origin(start, start + 1)[0], [])
        right = np.array([any(is_topic(fact, topic) for fact in facts) for topic in candidates])
        if right.any():
            examples["topic"].append(Example(np.asarray(rows, np.float32), right, 0))
    for kind, field in (("owner", "entity"), ("period", "period")):
        for start, candidates, rows, rule in SEEN[kind]:
            facts = gold.get(folded.origin(start, start + 1)[0], [])
            wanted = [w for fact in facts for w in (fact[field], *fact.get("accept", {}).get(field, []))]
            if not wanted or not candidates:
                continue
            right = np.array([any(same[kind](w, c) for w in wanted) for c in candidates])
            if right.any():
                at = candidates.index(rule) if rule in candidates else 0
                weight = UNTOLD if wanted[0] is None else 1.0
                examples[kind].append(Example(np.asarray(rows, np.float32), right, at, weight))
    return examples


def begins(one: str | None, other: str | None) -> bool:
    """Tell whether one name is the beginning of the other: gold may have a fuller form than the text."""
    return bool(one and other and min(len(one), len(other)) > 1 and (one.startswith(other) or other.startswith(one)))


def is_topic(fact: dict[str, Any], topic: Any) -> bool:
    """Tell whether a topic is the concept and part of a gold fact; the growth of a concept counts as the concept."""
    concepts = (topic.concept, growth_of(topic.concept))
    return any(is_concept(fact, {"concept": one}) for one in concepts) and is_part(fact, {"part": topic.part})


def train(examples: list[Example], seed: int, epochs: int = 30) -> Net:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net = Net(examples[0].rows.shape[1])
    optimizer = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=3e-2)
    for epoch in range(epochs):
        for group in optimizer.param_groups:
            group["lr"] = 4e-3 * (1 - epoch / epochs) + 1e-4
        order = rng.sample(examples, len(examples))
        for begin in range(0, len(order), 16):
            batch = order[begin : begin + 16]
            rows = torch.tensor(np.concatenate([example.rows for example in batch]))
            hidden = torch.rand(rows.shape) < 0.05  # no feature is always there to lean on, …
            hidden[:, 0] |= torch.rand(len(rows)) < 0.4  # … least of all the rule
            scores = net(torch.where(hidden, 0.0, rows)).split([len(example.rows) for example in batch])
            losses = [
                example.weight * (torch.logsumexp(score, 0) - torch.logsumexp(score[torch.tensor(example.right)], 0))
                for score, example in zip(scores, batch, strict=True)
            ]
            optimizer.zero_grad()
            (torch.stack(losses).sum() / 16).backward()
            optimizer.step()
    return net


def accuracy(net: Net | None, examples: list[Example]) -> float:
    """Return how often the highest score is that of a right candidate, where gold tells one."""
    hits = 0
    examples = [example for example in examples if example.weight == 1.0]
    for example in examples:
        with torch.no_grad():
            best = example.rule if net is None else int(net(torch.tensor(example.rows)).argmax())
        hits += bool(example.right[best])
    return hits / max(1, len(examples))


def export(net: Net, features: list[str], path: Path) -> None:
    weights = {
        "features": features,
        "inner": np.round(net.inner.weight.detach().numpy().T.astype(float), 4).tolist(),
        "inner_bias": np.round(net.inner.bias.detach().numpy().astype(float), 4).tolist(),
        "outer": np.round(net.outer.weight.detach().numpy()[0].astype(float), 4).tolist(),
    }
    path.write_text(json.dumps(weights) + "\n", encoding="utf8")


def learn(documents: list[dict[str, Any]], rounds: int) -> None:
    """Fill NETS with weights learned from the documents, in rounds."""
    NETS.update(dict.fromkeys(KINDS))
    collected: dict[str, list[Example]] = {kind: [] for kind in KINDS}
    for number in range(rounds):
        for document in documents:
            for kind, found in examples_of(document).items():
                collected[kind] += (
                    found  # what every round saw stays: the choices after right ones and after wrong ones
                )
        trained = {kind: train(examples, seed=7) for kind, examples in collected.items()}
        NETS.update(trained)
        scores = {kind: round(accuracy(trained[kind], collected[kind]), 4) for kind in KINDS}
        print(f"round {number}, right on what it learned from:", scores, flush=True)


def cross_validate(documents: dict[Path, dict[str, Any]], folds: int, rounds: int) -> None:
    """Print the facts' scores of each document, read with weights learned from the others."""
    paths = sorted(documents)
    random.Random(1).shuffle(paths)
    total = np.zeros(4)
    for fold in range(folds):
        test = paths[fold::folds]
        learn([documents[path] for path in paths if path not in test], rounds)
        for path in test:
            document = documents[path]
            found = newsfacts.extract(document["text"], published=document["published"]).to_dict()
            counts = score(document, found).counts
            strict, core = counts["facts strict"], counts["facts core"]
            numbers = np.array([strict.right, core.right, core.gold, core.found])
            total += numbers
            print(path.stem, "strict {:.3f} core {:.3f}".format(*(2 * numbers[:2] / numbers[2:].sum())), flush=True)
    print("held out: facts strict {:.4f}, core {:.4f}".format(*(2 * total[:2] / total[2:].sum())))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    torch.set_num_threads(1)
    walk.Owners = chooser("owner", owner_choice.Owners)  # type: ignore[misc]
    walk.Periods = chooser("period", period_choice.Periods)  # type: ignore[misc]
    walk.Topics = chooser("topic", topic_choice.Topics)  # type: ignore[misc]
    documents = {path: json.loads(path.read_text(encoding="utf8")) for path in args.gold}
    if args.folds:
        cross_validate(documents, args.folds, args.rounds)
    if args.out:
        learn(list(documents.values()), args.rounds)
        for kind, net in NETS.items():
            assert net is not None
            export(net, KINDS[kind], args.out / f"{kind}.json")


if __name__ == "__main__":
    main()
