"""Learns the weights by which newsfacts chooses whose a number is, when and what it was, from gold documents.

    python training/links.py GOLD.json… [--read GOLD.json…] [--cases CASES.tsv…] --out src/newsfacts/weights
    python training/links.py GOLD.json… [--read GOLD.json…] [--cases CASES.tsv…] --folds 5     how well it does on what it did not learn from

Every document is read by the library itself; for each of its facts that gold has too, the candidates with their features are
an example, those that gold names are right. The second round reads with the weights of the first, so that what a choice makes of
the choices before it is learned as it will be. The short texts of CASES (those of tests/facts) are documents too, as far as the library
reads them as the case says. What stands behind --read, and the cases, weigh half: rules were written with them in view, whose choice is right
there more often than elsewhere. See MODEL_CARD.md for data and scores.
"""

import argparse
import csv
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

import newsfacts
from newsfacts.facts import owner_choice, period_choice, topic_choice, walk
from newsfacts.facts.ranker import MARGIN
from newsfacts.facts.topics import growth_of
from newsfacts.gold.match import Names, is_concept, is_part, same_date
from newsfacts.gold.scorer import score
from newsfacts.pipeline import read

Array = NDArray[np.float32]
HIDDEN = 24
SEEDS = (7, 8, 9)
"""What ships is the mean of so many nets, which is steadier than each of them."""
ROUNDS, EPOCHS, BATCH = 2, 30, 16
RATE, DECAY = 4e-3, 3e-2
"""The step of AdamW, which falls to nearly nothing by the last epoch, and its decay of weights."""
HALF = 0.5
"""What examples of documents weigh that rules were written with in view."""
UNTOLD = 0.3
"""What a period weighs that gold leaves open: any answer counts as right there, null is the honest one."""
KINDS = {"owner": owner_choice.FEATURES, "period": period_choice.FEATURES, "topic": topic_choice.FEATURES}


class Example(msgspec.Struct):
    """A choice: the features of the candidates, which of them are right, the rule's choice, and how much it weighs."""

    rows: np.ndarray
    right: np.ndarray
    rule: int
    weight: float = 1.0


class Net:
    """One hidden layer over the features of a candidate: the mean of `len(outer) / HIDDEN` nets, side by side."""

    def __init__(self, inner: Array, bias: Array, outer: Array) -> None:
        self.inner, self.bias, self.outer = inner, bias, outer

    def __call__(self, rows: Array) -> Array:
        found: Array = np.maximum(rows @ self.inner + self.bias, 0) @ self.outer
        return found


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
            scores = net(np.asarray(rows, np.float32))
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


def train(examples: list[Example]) -> Net:
    """Return the mean of nets learned from the examples, one from each of SEEDS."""
    nets = [_train(examples, np.random.default_rng(seed)) for seed in SEEDS]
    return Net(
        np.concatenate([net.inner for net in nets], axis=1),
        np.concatenate([net.bias for net in nets]),
        np.concatenate([net.outer for net in nets]) / np.float32(len(nets)),
    )


def _train(examples: list[Example], rng: np.random.Generator) -> Net:
    features = examples[0].rows.shape[1]
    near, far = features**-0.5, HIDDEN**-0.5
    shapes = ((features, HIDDEN), near), ((HIDDEN,), near), ((HIDDEN,), far)
    weights = [rng.uniform(-bound, bound, shape).astype(np.float32) for shape, bound in shapes]
    net, step = Net(*weights), AdamW(weights)
    for epoch in range(EPOCHS):
        order = rng.permutation(len(examples))
        for begin in range(0, len(order), BATCH):
            batch = [examples[at] for at in order[begin : begin + BATCH]]
            step(gradients(net, batch, rng), RATE * (1 - epoch / EPOCHS) + 1e-4)
    return net


def gradients(net: Net, batch: list[Example], rng: np.random.Generator) -> list[Array]:
    """Return the gradients of the loss: minus the logarithm of what share of the softmax the right candidates of a choice have."""
    rows = np.concatenate([example.rows for example in batch])
    right = np.concatenate([example.right for example in batch])
    counts = np.array([len(example.rows) for example in batch])
    starts, of = counts.cumsum() - counts, np.repeat(np.arange(len(batch)), counts)
    hidden = rng.random(rows.shape, np.float32) < 0.05  # no feature is always there to lean on, …
    hidden[:, 0] |= rng.random(len(rows)) < 0.4  # … least of all the rule
    rows[hidden] = 0
    inner = rows @ net.inner + net.bias
    seen = np.maximum(inner, 0)
    scores = seen @ net.outer

    def softmax(among: NDArray[np.bool_]) -> NDArray[np.float64]:
        able = np.where(among, scores.astype(float), -np.inf)
        parts = np.exp(able - np.maximum.reduceat(able, starts)[of])
        shares: NDArray[np.float64] = parts / np.add.reduceat(parts, starts)[of]
        return shares

    weigh = np.array([example.weight for example in batch])[of] / BATCH
    of_scores = ((softmax(np.ones_like(right)) - softmax(right)) * weigh).astype(np.float32)
    of_seen = np.outer(of_scores, net.outer)
    of_seen[inner <= 0] = 0
    return [rows.T @ of_seen, of_seen.sum(0), seen.T @ of_scores]


class AdamW:
    """Steps of Adam with decoupled decay (Loshchilov and Hutter, 2019), on the arrays that it is given."""

    def __init__(self, weights: list[Array]) -> None:
        self.weights, self.steps = weights, 0
        self.mean, self.square = ([np.zeros_like(one) for one in weights] for _ in range(2))

    def __call__(self, gradients: list[Array], rate: float) -> None:
        self.steps += 1
        first, second = 1 - 0.9**self.steps, 1 - 0.999**self.steps
        for weights, gradient, mean, square in zip(self.weights, gradients, self.mean, self.square, strict=True):
            mean += np.float32(0.1) * (gradient - mean)
            square += np.float32(0.001) * (gradient * gradient - square)
            weights *= np.float32(1 - rate * DECAY)
            weights -= np.float32(rate) * (mean / first / (np.sqrt(square / second) + 1e-8)).astype(np.float32)


def accuracy(net: Net, examples: list[Example]) -> float:
    """Return how often the highest score is that of a right candidate, where gold tells one."""
    told = [example for example in examples if example.weight in (1.0, HALF)]
    return sum(bool(example.right[int(net(example.rows).argmax())]) for example in told) / max(1, len(told))


def export(net: Net, features: list[str], path: Path) -> None:
    rounded = {
        name: np.round(part.astype(float), 4).tolist()
        for name, part in (("inner", net.inner), ("inner_bias", net.bias), ("outer", net.outer))
    }
    path.write_text(json.dumps({"features": features} | rounded) + "\n", encoding="utf8")


def learn(documents: list[dict[str, Any]]) -> None:
    """Fill NETS with weights learned from the documents, in rounds."""
    NETS.update(dict.fromkeys(KINDS))
    collected: dict[str, list[Example]] = {kind: [] for kind in KINDS}
    for number in range(ROUNDS):
        for document in documents:
            for kind, found in examples_of(document).items():
                for example in found:
                    example.weight *= document.get("weight", 1.0)
                collected[kind] += found  # what every round saw stays: the choices after right ones and after wrong ones
        NETS.update({kind: train(examples) for kind, examples in collected.items()})
        scores = {kind: round(accuracy(net, collected[kind]), 4) for kind, net in NETS.items() if net}
        print(f"round {number}, right on what it learned from:", scores, flush=True)


def short_cases(path: Path) -> list[dict[str, Any]]:
    """Return the texts of a table of cases as documents, those that the library reads as the table says."""
    documents = []
    with path.open(encoding="utf8", newline="") as file:
        for case in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            document = newsfacts.extract(case["text"].replace("\\n", "\n"), published=case["published"])
            if [shown(fact) for fact in document.facts] == [one for one in (case["facts"] or "").split(" ; ") if one]:
                documents.append(document.to_dict() | {"published": case["published"], "weight": HALF})
    return documents


def shown(fact: newsfacts.Fact) -> str:
    """Return a fact as the tables of cases have it."""
    fields = (fact.entity, fact.concept, fact.part, fact.change, fact.value, fact.unit, fact.period)
    return "|".join(field if field is not None else "-" for field in fields)


def cross_validate(documents: dict[Path, dict[str, Any]], always: list[dict[str, Any]], folds: int) -> None:
    """Print the facts' scores of each document, read with weights learned from the others and those of `always`."""
    paths = sorted(documents)
    random.Random(1).shuffle(paths)
    total = np.zeros(4)
    for fold in range(folds):
        test = paths[fold::folds]
        learn([*always, *(documents[path] for path in paths if path not in test)])
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
    parser.add_argument("--read", type=Path, nargs="*", default=[])
    parser.add_argument("--cases", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    documents = {path: json.loads(path.read_text(encoding="utf8")) for path in args.gold}
    documents |= {path: json.loads(path.read_text(encoding="utf8")) | {"weight": HALF} for path in args.read}
    cases = [document for path in args.cases for document in short_cases(path)]
    walk.Owners = chooser("owner", owner_choice.Owners)  # type: ignore[misc]
    walk.Periods = chooser("period", period_choice.Periods)  # type: ignore[misc]
    walk.Topics = chooser("topic", topic_choice.Topics)  # type: ignore[misc]
    if args.folds:
        cross_validate(documents, cases, args.folds)
    if args.out:
        learn([*documents.values(), *cases])
        for kind, net in NETS.items():
            assert net is not None
            export(net, KINDS[kind], args.out / f"{kind}.json")


if __name__ == "__main__":
    main()
