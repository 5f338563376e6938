"""Learns the weights by which newsfacts chooses whose a number is, when and of what, from gold documents and cases of tests.

    python training/links.py GOLD.json… CASES.tsv… --out src/newsfacts/weights [--rounds 2] [--seeds 6]
    python training/links.py GOLD.json… CASES.tsv… --apart GOLD.json…     how well it does on documents that it did not learn from

Needs torch. Every document is read by the library itself; for each of its facts that gold has too, the candidates with
their features and wording are an example, those that gold names are right. The later rounds read with weights of the
round before, so that what a choice makes of the choices before it is learned as it will be. See MODEL_CARD.md for data and scores.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from itertools import chain
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from torch import nn

import newsfacts
from newsfacts.facts import walk
from newsfacts.facts.ranker import Ranker
from newsfacts.facts.what import choice as topic_choice
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.what.topics import growth_of
from newsfacts.facts.when import choice as period_choice
from newsfacts.facts.whose import choice as owner_choice
from newsfacts.gold.match import Names, is_concept, is_part, same_date
from newsfacts.gold.scorer import score, total
from newsfacts.pipeline import read

HIDDEN = 24
BATCH = 32
RATE = 4e-3
HIDES, HIDES_RULE = 0.05, 0.4
"""How often a feature and the rule's choice are not shown: none is always there to lean on, least of all the rule."""


class Course(msgspec.Struct):
    """How a kind of choice is learned: how many times it is shown all, how fast words are learned and how often one is hidden."""

    epochs: int
    rate_of_words: float
    hides_word: float


COURSES = {"owner": Course(6, 8e-3, 0.5), "period": Course(6, 8e-3, 0.5), "topic": Course(10, 2e-2, 0.3)}
"""Owner and period lean on those of the numbers before: learned longer they trust in them too much."""
OFTEN = 3
"""In so many documents a word must stand to have a weight."""
LEAST = 0.02
"""A weight of a word that is less is left out."""
REPAIRS = 2
"""How often the cases are read with what was learned, those that it reads wrongly being shown more often then."""
REPEATED = 4.0
"""What the choices of such a case weigh when they are shown again."""
UNTOLD = 0.3
"""What a period weighs that gold leaves open: any answer counts as right there, null is the honest one."""
CHOICES = {
    "owner": (owner_choice, "Owners"),
    "period": (period_choice, "Periods"),
    "topic": (topic_choice, "Topics"),
}


class Example(msgspec.Struct):
    """A choice: features and wording of the candidates, which of them are right, how much it weighs, and whether a right one was chosen."""

    rows: np.ndarray
    wording: list[list[str]]
    right: np.ndarray
    weight: float = 1.0
    was_right: bool = True


class Asked(msgspec.Struct):
    """What was asked for the number at an offset of the folded text."""

    start: int
    candidates: list[Any]
    rows: list[Any]
    wording: list[list[str]]
    chosen: Any = None


Examples = dict[str, list[Example]]
SEEN: dict[str, list[Asked]] = {kind: [] for kind in CHOICES}


def recorder(kind: str, base: type) -> type:
    """Return `base` (Owners, Periods or Topics) with a `weigh` that keeps what it was asked, and a `choose` that keeps its answer."""

    class Recorder(base):  # type: ignore[misc]
        def weigh(self, asked: Any) -> Any:
            candidates, rows, wording = super().weigh(asked)
            if candidates:
                start = asked.mention.start if kind == "topic" else asked.start
                SEEN[kind].append(Asked(start, candidates, rows, wording))
            return candidates, rows, wording

        def choose(self, asked: Any) -> Any:
            so_far = len(SEEN[kind])
            chosen = super().choose(asked)
            if len(SEEN[kind]) > so_far:
                SEEN[kind][-1].chosen = chosen
            return chosen

    return Recorder


def use(weights: dict[str, dict[str, Any]]) -> None:
    """Let the library choose by these weights, and keep what it is asked."""
    for kind, (module, name) in CHOICES.items():
        learned = Ranker(weights[kind], tuple(module.FEATURES))
        module._ranker = lambda learned=learned: learned  # type: ignore[attr-defined]
        setattr(walk, name, recorder(kind, getattr(module, name)))


def untaught() -> dict[str, dict[str, Any]]:
    """Return weights that let the choice of the rules stand."""
    return {
        kind: {
            "features": list(module.FEATURES),
            "inner": [[0.0]] * len(module.FEATURES),
            "inner_bias": [0.0],
            "outer": [0.0],
            "words": {},
        }
        for kind, (module, _) in CHOICES.items()
    }


def documents_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the gold document of a JSON file, or the cases of a TSV file."""
    if path.suffix == ".json":
        yield json.loads(path.read_text(encoding="utf8"))
        return
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not row.get("xfail"):
                yield {"text": row["text"].replace("\\n", "\n"), "published": row["published"] or None, "entities": [], "relations": [], "shown": row["facts"] or ""}


def examples_of(document: dict[str, Any], weights: dict[str, dict[str, Any]]) -> Examples:
    """Return an example of each kind for each number that gold and the library state a fact of."""
    use(weights)
    for seen in SEEN.values():
        seen.clear()
    found = newsfacts.extract(document["text"], published=document["published"])
    folded = read(document["text"])
    facts = document["facts"] if "facts" in document else told_by(document, found)
    names = Names(document)
    gold: dict[int, list[dict[str, Any]]] = {}
    for fact in facts:
        gold.setdefault(fact["evidence"][0], []).append(fact)
    told: dict[int, list[dict[str, Any]]] = {}
    for fact in found.to_dict()["facts"]:
        told.setdefault(fact["evidence"][0], []).append(fact)
    same: dict[str, Callable[[Any, Any], bool]] = {
        "owner": lambda fact, name: any(names.same(one, name) or begins(one, name) for one in accepted(fact, "entity")),
        "period": lambda fact, value: any(same_date(one, value) for one in accepted(fact, "period")),
        "topic": is_topic,
    }
    answers: dict[str, Callable[[dict[str, Any]], Any]] = {
        "owner": lambda fact: fact["entity"],
        "period": lambda fact: fact["period"],
        "topic": lambda fact: Topic(fact["concept"], fact["part"]),
    }
    examples: Examples = {kind: [] for kind in CHOICES}
    for kind, is_same in same.items():
        for asked in SEEN[kind]:
            start = folded.origin(asked.start, asked.start + 1)[0]
            here = gold.get(start, [])
            right = np.array([any(is_same(fact, one) for fact in here) for one in asked.candidates])
            goods = [kind == "topic" and any(is_goods(fact, one) for fact in here) for one in asked.candidates]
            right = np.array(goods) if any(goods) else right
            if asked.chosen in asked.candidates and any(is_same(fact, answers[kind](ours)) for fact in here for ours in told.get(start, [])):
                right[asked.candidates.index(asked.chosen)] = True  # what was made of it afterwards is right
            if right.any():
                weight = UNTOLD if kind == "period" and here[0]["period"] is None else 1.0
                was_right = asked.chosen in asked.candidates and bool(right[asked.candidates.index(asked.chosen)])
                examples[kind].append(Example(np.asarray(asked.rows, np.float32), asked.wording, right, weight, was_right))
    return examples


def accepted(fact: dict[str, Any], field: str) -> list[Any]:
    """Return what gold accepts in a field of a fact."""
    return [fact[field], *fact.get("accept", {}).get(field, [])]


def told_by(case: dict[str, Any], found: Any) -> list[dict[str, Any]]:
    """Return the facts that a case expects, each with the place of that which was found of the same value."""
    columns = ("entity", "concept", "part", "change", "value", "unit", "period")
    expected = [dict(zip(columns, (None if cell == "-" else cell for cell in one.split("|")), strict=True)) for one in case["shown"].split(" ; ") if one]
    ours = [(fact.value, fact.unit, fact.change) for fact in found.facts]
    theirs = [(fact["value"], fact["unit"], fact["change"]) for fact in expected]
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return [{**expected[b + i], "evidence": found.facts[a + i].evidence} for a, b, n in blocks for i in range(n)]


def begins(one: str | None, other: str | None) -> bool:
    """Tell whether one name is the beginning of the other: gold may have a fuller form than the text."""
    return bool(one and other and min(len(one), len(other)) > 1 and (one.startswith(other) or other.startswith(one)))


def is_topic(fact: dict[str, Any], topic: Any) -> bool:
    """Tell whether a topic is the concept and part of a gold fact; the growth of a concept counts as the concept."""
    concepts = (topic.concept, growth_of(topic.concept))
    return any(is_concept(fact, {"concept": one}) for one in concepts) and is_part(fact, {"part": topic.part})


def is_goods(fact: dict[str, Any], topic: Any) -> bool:
    """Tell whether a topic has for its part what the fact is of, the goods of a price: the reader makes them the owner."""
    return topic.concept == "price" and topic.part is not None and topic.part == fact["entity"] and is_concept(fact, {"concept": "price"})


class Net(nn.Module):
    """One hidden layer over the features of a candidate, and a weight for each word of its wording."""

    def __init__(self, features: int, words: int) -> None:
        super().__init__()
        self.inner = nn.Linear(features, HIDDEN)
        self.outer = nn.Linear(HIDDEN, 1, bias=False)
        self.words = nn.Parameter(torch.zeros(words))


class Batches:
    """The examples of a kind as flat arrays: candidates one after the other, and the known words of each."""

    def __init__(self, examples: list[Example], vocabulary: dict[str, int]) -> None:
        self.rows = torch.tensor(np.concatenate([one.rows for one in examples]))
        self.right = torch.tensor(np.concatenate([one.right for one in examples]))
        self.weight = torch.tensor([one.weight for one in examples])
        self.sizes = np.array([len(one.rows) for one in examples])
        self.begins = np.concatenate([[0], np.cumsum(self.sizes)])
        known = [[vocabulary[word] for word in words if word in vocabulary] for one in examples for words in one.wording]
        self.words = np.fromiter(chain.from_iterable(known), int)
        self.word_begins = np.concatenate([[0], np.cumsum([len(words) for words in known])])

    def take(self, which: np.ndarray) -> tuple[torch.Tensor, ...]:
        """Return rows, rights, the place of each candidate in a table of examples, words and whose each of these is."""
        candidates = np.concatenate([np.arange(self.begins[i], self.begins[i + 1]) for i in which])
        sizes = self.sizes[which]
        example, place = np.repeat(np.arange(len(which)), sizes), np.concatenate([np.arange(size) for size in sizes])
        words = np.concatenate([self.words[self.word_begins[self.begins[i]] : self.word_begins[self.begins[i + 1]]] for i in which])
        counts = self.word_begins[candidates + 1] - self.word_begins[candidates]
        whose = np.repeat(np.arange(len(candidates)), counts)
        return (self.rows[candidates], self.right[candidates], *map(torch.tensor, (example, place, words, whose)))


def train(examples: list[Example], vocabulary: dict[str, int], course: Course, seed: int) -> Net:
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    data = Batches(examples, vocabulary)
    net = Net(data.rows.shape[1], len(vocabulary))
    groups = [
        {"params": [*net.inner.parameters(), *net.outer.parameters()], "weight_decay": 3e-2, "first": RATE},
        {"params": [net.words], "weight_decay": 0.0, "first": course.rate_of_words},
    ]
    optimizer = torch.optim.AdamW(groups, lr=RATE)
    steps = course.epochs * (len(examples) // BATCH)
    done = 0
    for _ in range(course.epochs):
        shuffled = order.permutation(len(examples))
        for begin in range(0, len(shuffled) - BATCH + 1, BATCH):
            for group in optimizer.param_groups:
                group["lr"] = group["first"] * (1 - done / steps) + 1e-4
            done += 1
            loss = loss_of(net, data, shuffled[begin : begin + BATCH], course.hides_word)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return net


def loss_of(net: Net, data: Batches, which: np.ndarray, hides_word: float) -> torch.Tensor:
    rows, right, example, place, words, whose = data.take(which)
    hidden = torch.rand(rows.shape) < HIDES
    hidden[:, 0] |= torch.rand(len(rows)) < HIDES_RULE
    shown = torch.rand(len(words)) >= hides_word
    told = torch.zeros(len(rows)).index_add(0, whose[shown], net.words[words[shown]])
    scores = net.outer(torch.relu(net.inner(torch.where(hidden, 0.0, rows)))).squeeze(-1) + told
    table = torch.full((len(which), int(place.max()) + 1), -1e9)
    of_all, of_right = table.clone(), table.clone()
    of_all[example, place] = scores
    of_right[example, place] = torch.where(right, scores, torch.tensor(-1e9))
    return (data.weight[which] * (torch.logsumexp(of_all, 1) - torch.logsumexp(of_right, 1))).mean()


def weights_of(nets: list[Net], features: list[str], vocabulary: dict[str, int], hides_word: float) -> dict[str, Any]:
    """Return the mean of some nets as one net: their hidden layers beside each other."""
    inner = np.concatenate([net.inner.weight.detach().numpy().T for net in nets], 1)
    bias = np.concatenate([net.inner.bias.detach().numpy() for net in nets])
    outer = np.concatenate([net.outer.weight.detach().numpy()[0] for net in nets]) / len(nets)
    words = np.mean([net.words.detach().numpy() for net in nets], 0) * (1 - hides_word)
    return {
        "features": list(features),
        "inner": inner.astype(float).round(3).tolist(),
        "inner_bias": bias.astype(float).round(3).tolist(),
        "outer": outer.astype(float).round(4).tolist(),
        "words": {word: round(float(words[i]), 2) for word, i in sorted(vocabulary.items()) if abs(words[i]) >= LEAST},
    }


def vocabulary_of(documents: Iterable[list[Example]]) -> dict[str, int]:
    """Return a number for each word that stands in documents enough."""
    counts = Counter(chain.from_iterable({word for one in examples for words in one.wording for word in words} for examples in documents))
    return {word: i for i, word in enumerate(sorted(word for word, count in counts.items() if count >= OFTEN))}


def fit(examples: list[list[Example]], kind: str, seeds: int) -> dict[str, Any]:
    """Return the weights of a kind of choice, the mean of nets from several seeds; `examples` are those of each document."""
    torch.set_num_threads(1)
    vocabulary = vocabulary_of(examples)
    flat = list(chain.from_iterable(examples))
    course = COURSES[kind]
    nets = [train(flat, vocabulary, course, seed) for seed in range(7, 7 + seeds)]
    return weights_of(nets, CHOICES[kind][0].FEATURES, vocabulary, course.hides_word)


def learn(documents: list[dict[str, Any]], rounds: int, seeds: int) -> dict[str, dict[str, Any]]:
    """Return weights learned from the documents, in rounds.

    The first round reads as the rules choose, each later one every document with weights learned from the other half of them:
    what a choice makes of wrong choices before it is learned as new texts will have them.
    """
    halves = [range(half, len(documents), 2) for half in (0, 1)]
    weights = [untaught(), untaught()]
    collected: list[Examples] = [{kind: [] for kind in CHOICES} for _ in documents]
    with Pool() as pool:
        for number in range(rounds):
            asked = [(documents[i], weights[i % 2]) for i in range(len(documents))]
            found = pool.starmap(examples_of, asked, chunksize=8)
            for so_far, examples in zip(collected, found, strict=True):
                for kind in CHOICES:
                    so_far[kind] += examples[kind]  # what every round saw stays
            print(f"round {number}:", {kind: sum(len(one[kind]) for one in found) for kind in CHOICES}, "examples", flush=True)
            if number < rounds - 1:
                fitted = pool.starmap(fit, [([collected[i][kind] for i in half], kind, 1) for half in reversed(halves) for kind in CHOICES], chunksize=1)
                weights = [dict(zip(CHOICES, fitted[:3], strict=True)), dict(zip(CHOICES, fitted[3:], strict=True))]
        for number in range(REPAIRS + 1):
            last = number == REPAIRS
            fitted = pool.starmap(fit, [([one[kind] for one in collected], kind, seeds if last else 2) for kind in CHOICES], chunksize=1)
            learned = dict(zip(CHOICES, fitted, strict=True))
            if not last:
                repeat(documents, collected, pool.starmap(examples_of, [(one, learned) for one in documents if "shown" in one], chunksize=8))
    return learned


def repeat(documents: list[dict[str, Any]], collected: list[Examples], found: list[Examples]) -> None:
    """Add what was `found` in the cases to what was collected, where a choice was wrong."""
    cases = [so_far for one, so_far in zip(documents, collected, strict=True) if "shown" in one]
    wrong = 0
    for so_far, examples in zip(cases, found, strict=True):
        if all(one.was_right for kind in CHOICES for one in examples[kind]):
            continue
        wrong += 1
        for kind in CHOICES:
            so_far[kind] += [msgspec.structs.replace(one, weight=one.weight * REPEATED) for one in examples[kind]]
    print(wrong, "cases are read wrongly", flush=True)


def show_apart(documents: list[dict[str, Any]], weights: dict[str, dict[str, Any]]) -> None:
    """Print the facts' scores of documents read with the weights."""
    use(weights)
    counts = total([score(one, newsfacts.extract(one["text"], published=one["published"]).to_dict()) for one in documents]).counts
    print("apart: facts strict {:.4f}, core {:.4f}".format(counts["facts strict"].f1, counts["facts core"].f1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--apart", type=Path, nargs="+", default=[])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--seeds", type=int, default=6)
    args = parser.parse_args()
    torch.set_num_threads(1)
    weights = learn([one for path in args.gold for one in documents_of(path)], args.rounds, args.seeds)
    if args.apart:
        show_apart([one for path in args.apart for one in documents_of(path)], weights)
    if args.out:
        for kind, learned in weights.items():
            (args.out / f"{kind}.json").write_text(json.dumps(learned, ensure_ascii=False) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
