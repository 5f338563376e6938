"""Precision, recall and F1 of predictions against gold, and what was missed."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from newsfacts.document import ENTITY_LABELS, VALUE_LABELS
from newsfacts.gold.match import Names, Record, is_core, is_relation, is_strict, overlap, same_value, wrong_fields

CONTEXT = 12


class Count(msgspec.Struct):
    """How many there are in gold, how many were found, how many of these are right; `valued` have the right value."""

    gold: int = 0
    found: int = 0
    right: int = 0
    valued: int | None = None

    def add(self, other: "Count") -> None:
        """Add the counts of another document or label."""
        self.gold += other.gold
        self.found += other.found
        self.right += other.right
        if other.valued is not None:
            self.valued = (self.valued or 0) + other.valued

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found; 0 where gold has nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def accuracy(self) -> float | None:
        """The share of the right spans whose value (or name) is right too; None where there is none."""
        return None if self.valued is None or not self.right else self.valued / self.right


class Miss(msgspec.Struct, frozen=True):
    """Something that gold and prediction do not share: its kind ("DATE missed"), document, text and detail.

    `start` and `end` are its place in the text (of a fact, its evidence), None for a relation; `wrong` the fields that
    are wrong where something was found in its place.
    """

    kind: str
    document: str
    text: str
    detail: str
    start: int | None = None
    end: int | None = None
    wrong: tuple[str, ...] = ()


class Score(msgspec.Struct):
    """The counts by key: a label, ENTITIES, VALUES, "facts strict", "facts core", relations; and the misses."""

    counts: dict[str, Count] = {}
    misses: list[Miss] = []

    def to_dict(self) -> dict[str, dict[str, float | int | None]]:
        """Return the scores as plain data, rounded to four places."""
        return {
            key: {
                "precision": round(count.precision, 4),
                "recall": round(count.recall, 4),
                "f1": round(count.f1, 4),
                "gold": count.gold,
                "found": count.found,
                "right": count.right,
                "valued": count.valued,
                "value_accuracy": None if count.accuracy is None else round(count.accuracy, 4),
            }
            for key, count in self.counts.items()
        }


ORDER = [*ENTITY_LABELS, "ENTITIES", *VALUE_LABELS, "VALUES", "facts strict", "facts core", "relations"]


def score(gold: Record, found: Record) -> Score:
    """Return the score of one document's prediction, both in the format of the gold files.

    >>> text = {"id": "x", "text": "涨8%", "facts": [], "relations": []}
    >>> span = {"start": 1, "end": 3, "text": "8%", "label": "PERCENT", "value": "8", "unit": "%", "upper": None, "mod": None}
    >>> score({**text, "spans": [span]}, {**text, "spans": [span]}).counts["PERCENT"].f1
    1.0
    """
    names = Names(gold)
    result = Score({}, [])
    _spans(gold, found, names, result)
    _facts(gold, found, names, result)
    relations = lambda one, other: is_relation(one, other, names)  # noqa: E731
    pairs = _pairs(gold["relations"], found["relations"], relations)
    result.counts["relations"] = Count(len(gold["relations"]), len(found["relations"]), len(pairs))
    _unpaired(gold, gold["relations"], found["relations"], pairs, "relation", result)
    return result


def total(scores: Iterable[Score]) -> Score:
    """Return the pooled score of several documents."""
    result = Score({}, [])
    for one in scores:
        for key, count in one.counts.items():
            result.counts.setdefault(key, Count()).add(count)
        result.misses += one.misses
    result.counts = {key: result.counts[key] for key in ORDER if key in result.counts}
    return result


def _spans(gold: Record, found: Record, names: Names, result: Score) -> None:
    wanted = {(span["start"], span["end"], span["label"]): span for span in gold["spans"]}
    got = {(span["start"], span["end"], span["label"]): span for span in found["spans"]}
    counts: dict[str, Count] = {}
    for key, span in wanted.items():
        count = counts.setdefault(key[2], Count())
        count.gold += 1
        if key not in got:
            _note(result, f"{key[2]} missed", gold, span)
            continue
        count.right += 1
        other = got[key]
        right = same_value(span, other) if "value" in span else names.same(span.get("name"), other.get("name"))
        count.valued = (count.valued or 0) + right
        if not right:
            fields = ("value", "upper", "unit") if "value" in span else ("name",)
            wrong = tuple(field for field in fields if span.get(field) != other.get(field))
            detail = " ".join(f"{field}: {span.get(field)} / {other.get(field)}" for field in wrong)
            _note(result, f"{key[2]} value", gold, span, detail, wrong)
    for key, span in got.items():
        if key[2] not in ORDER:  # a label of another tool, which gold knows nothing of
            continue
        counts.setdefault(key[2], Count()).found += 1
        if key not in wanted:
            _note(result, f"{key[2]} spurious", gold, span)
    for pool, labels in (("ENTITIES", ENTITY_LABELS), ("VALUES", VALUE_LABELS)):
        pooled = Count()
        for label in labels:
            pooled.add(counts.get(label, Count()))
        counts[pool] = pooled
    result.counts.update({key: counts[key] for key in ORDER if key in counts})


def _note(result: Score, kind: str, gold: Record, span: Record, detail: str = "", wrong: tuple[str, ...] = ()) -> None:
    """Record a span that the two do not share, in its surroundings."""
    text, start, end = gold["text"], span["start"], span["end"]
    shown = f"{text[max(0, start - CONTEXT) : start]}⟦{text[start:end]}⟧{text[end : end + CONTEXT]}"
    meant = span.get("value") or span.get("name") or ""
    result.misses.append(Miss(kind, gold.get("id", ""), shown.replace("\n", "⏎"), detail or meant, start, end, wrong))


Test = Callable[[Record, Record], bool]


def _pairs(gold: list[Record], found: list[Record], test: Test) -> dict[int, int]:
    """Return which found record each gold one is paired with: the first that passes, each once."""
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            if j not in used and overlap(one, other) and test(one, other):
                used.add(j)
                pairs[i] = j
                break
    return pairs


def _facts(gold: Record, found: Record, names: Names, result: Score) -> None:
    strict: dict[int, int] = {}
    for key, test in (("facts core", is_core), ("facts strict", is_strict)):
        strict = _pairs(gold["facts"], found["facts"], lambda one, other, test=test: test(one, other, names))  # type: ignore[misc]
        result.counts[key] = Count(len(gold["facts"]), len(found["facts"]), len(strict))
    left = [fact for j, fact in enumerate(found["facts"]) if j not in strict.values()]
    near_gold = []
    for i, fact in enumerate(gold["facts"]):
        if i in strict:
            continue
        near = [other for other in left if fact.get("evidence") and other.get("evidence") and overlap(fact, other)]
        near_gold += near
        best = min(near, key=lambda other: len(wrong_fields(fact, other, names)), default=None)
        wrong = tuple(wrong_fields(fact, best, names)) if best else ()
        detail = f"{_fact(best)}  wrong: {', '.join(wrong)}" if best else "not found"
        result.misses.append(Miss("fact missed", gold.get("id", ""), _fact(fact), detail, *_evidence(fact), wrong))
    for fact in left:
        if fact not in near_gold:
            result.misses.append(Miss("fact spurious", gold.get("id", ""), _fact(fact), "", *_evidence(fact)))


def _evidence(fact: Record) -> tuple[int | None, int | None]:
    start, end = fact.get("evidence") or (None, None)
    return start, end


def _fact(fact: Record) -> str:
    value = f"{fact.get('value')}" + (f"~{fact['upper']}" if fact.get("upper") else "") + (fact.get("unit") or "")
    fields = [
        fact.get("entity"),
        fact.get("concept"),
        fact.get("part"),
        fact.get("change"),
        value,
        fact.get("mod"),
        fact.get("period"),
    ]
    return " | ".join(str(field) if field is not None else "–" for field in fields)


def _unpaired(
    gold: Record, wanted: list[Record], got: list[Record], pairs: dict[int, int], kind: str, result: Score
) -> None:
    for i, one in enumerate(wanted):
        if i not in pairs:
            result.misses.append(Miss(f"{kind} missed", gold.get("id", ""), _relation(one), ""))
    for j, other in enumerate(got):
        if j not in pairs.values():
            result.misses.append(Miss(f"{kind} spurious", gold.get("id", ""), _relation(other), ""))


def _relation(relation: dict[str, Any]) -> str:
    return " | ".join(str(relation.get(field)) for field in ("type", "head", "tail", "value"))
