"""Gold and prediction of one document side by side: which span, fact, relation of one answers to which of the other."""

from collections.abc import Callable, Iterable

import msgspec

from newsfacts.document import ENTITY_LABELS, VALUE_LABELS
from newsfacts.gold.match import Names, Record, is_relation, overlap, same_unit, same_value, wrong_fields

LABELS = (*ENTITY_LABELS, *VALUE_LABELS)
KINDS = ("right", "wrong", "missed", "spurious")


class Pair(msgspec.Struct, frozen=True):
    """What gold says and what was found: `right`, `wrong` in the fields named, `missed` or `spurious`."""

    kind: str
    gold: Record | None
    found: Record | None
    wrong: list[str] = []

    @property
    def shown(self) -> Record:
        """The gold record, or what was found where gold has none."""
        record = self.gold if self.gold is not None else self.found
        assert record is not None, "a pair has one side at least"
        return record


class Alignment(msgspec.Struct, frozen=True):
    """The pairs of one document, in the order of the text."""

    spans: list[Pair]
    facts: list[Pair]
    relations: list[Pair]

    @property
    def errors(self) -> int:
        """How many spans, facts and relations are not right."""
        return sum(pair.kind != "right" for pair in (*self.spans, *self.facts, *self.relations))


def align(gold: Record, found: Record) -> Alignment:
    """Return gold and prediction paired as `score` counts them: what it counts as right is right here.

    A span whose place and label are right and whose value is not is `wrong`, as is a fact that is read from the
    same words with another field.

    >>> text = {"id": "x", "text": "涨8%", "facts": [], "relations": []}
    >>> span = {"start": 1, "end": 3, "text": "8%", "label": "PERCENT", "value": "8", "unit": "%", "upper": None, "mod": None}
    >>> align({**text, "spans": [span]}, {**text, "spans": [{**span, "value": "80"}]}).spans[0].wrong
    ['value']
    """
    names = Names(gold)
    relations = lambda one, other: is_relation(one, other, names)  # noqa: E731
    return Alignment(
        _ordered(_spans(gold["spans"], found["spans"], names), "start"),
        _ordered(_facts(gold["facts"], found["facts"], names), "evidence"),
        _paired(gold["relations"], found["relations"], relations),
    )


def _ordered(pairs: Iterable[Pair], field: str) -> list[Pair]:
    def place(pair: Pair) -> int:
        value = pair.shown.get(field)
        value = value[0] if isinstance(value, list) and value else value
        return value if isinstance(value, int) else -1

    return sorted(pairs, key=place)


def _spans(gold: list[Record], found: list[Record], names: Names) -> Iterable[Pair]:
    wanted = {(span["start"], span["end"], span["label"]): span for span in gold}
    got = {(span["start"], span["end"], span["label"]): span for span in found}
    for key, span in wanted.items():
        if key in got:
            wrong = _wrong_in_span(span, got[key], names)
            yield Pair("wrong" if wrong else "right", span, got[key], wrong)
        else:
            yield Pair("missed", span, None)
    for key, span in got.items():
        if key not in wanted and key[2] in LABELS:  # of a label of another tool gold knows nothing
            yield Pair("spurious", None, span)


def _wrong_in_span(gold: Record, found: Record, names: Names) -> list[str]:
    if "value" not in gold:
        return [] if names.same(gold.get("name"), found.get("name")) else ["name"]
    if same_value(gold, found):
        return []
    # The dates are known to differ by now, the units only perhaps; mod is not part of a span's value.
    differ = [field for field in ("value", "upper") if (gold.get(field) or None) != (found.get(field) or None)]
    units = [] if same_unit(gold.get("unit"), found.get("unit")) else ["unit"]
    return [*differ, *units] or ["value"]


def _facts(gold: list[Record], found: list[Record], names: Names) -> list[Pair]:
    """Pair what is right first; of the rest, facts of the same words, the most alike first."""
    strict = _paired(gold, found, lambda one, other: not wrong_fields(one, other, names))
    right = [pair for pair in strict if pair.kind == "right"]
    missed = [pair.gold for pair in strict if pair.gold is not None and pair.kind == "missed"]
    spurious = [pair.found for pair in strict if pair.found is not None and pair.kind == "spurious"]
    near = [
        (len(wrong := wrong_fields(one, other, names)), i, j, wrong)
        for i, one in enumerate(missed)
        for j, other in enumerate(spurious)
        if one.get("evidence") and other.get("evidence") and overlap(one, other)
    ]
    gold_of: dict[int, tuple[int, list[str]]] = {}
    taken: set[int] = set()
    for _, i, j, wrong in sorted(near):
        if i not in gold_of and j not in taken:
            gold_of[i] = (j, wrong)
            taken.add(j)
    for i, one in enumerate(missed):
        if i in gold_of:
            j, wrong = gold_of[i]
            right.append(Pair("wrong", one, spurious[j], wrong))
        else:
            right.append(Pair("missed", one, None))
    return right + [Pair("spurious", None, other) for j, other in enumerate(spurious) if j not in taken]


def _paired(gold: list[Record], found: list[Record], test: Callable[[Record, Record], bool]) -> list[Pair]:
    """Pair each gold record with the first found one that passes and is free."""
    pairs: list[Pair] = []
    used: set[int] = set()
    for one in gold:
        passing = (j for j, other in enumerate(found) if j not in used and overlap(one, other) and test(one, other))
        match = next(passing, None)
        if match is None:
            pairs.append(Pair("missed", one, None))
        else:
            used.add(match)
            pairs.append(Pair("right", one, found[match]))
    return pairs + [Pair("spurious", None, other) for j, other in enumerate(found) if j not in used]
