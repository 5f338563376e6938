"""Two runs on the same gold side by side: every span, fact and relation gained and lost, and the figures that fell."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from newsfacts.gold.run import DocumentRun, Run
from newsfacts.gold.scorer import Miss, total

LOST, GAINED, NEW_SPURIOUS, NO_LONGER = "lost", "gained", "new spurious", "no longer spurious"
BETTER = (GAINED, NO_LONGER)
RANK = {"": 0, "value": 1, "missed": 2}
"""How wrong a span is: right, with a wrong value, missed."""


class Change(msgspec.Struct, frozen=True):
    """What a later run does otherwise.

    `kind` is lost, gained, new spurious or no longer spurious; `what` a label, "fact" or "relation"; `text` the words in
    their surroundings, or the fact; `detail` what was meant or found.
    """

    kind: str
    what: str
    document: str
    text: str
    detail: str = ""

    def __str__(self) -> str:
        """Return the change on one line, with - for the worse and + for the better."""
        sign = "+" if self.kind in BETTER else "-"
        return f"{sign} {self.what} {self.kind}  {self.document}  {self.text}  {self.detail}".rstrip()


class Comparison(msgspec.Struct, frozen=True):
    """The changes; the figures that fell, "facts strict F1 0.8000 -> 0.7000"; the documents not compared, with why."""

    changes: list[Change]
    fallen: list[str]
    left_out: dict[str, str]

    def count(self, kind: str) -> int:
        """Return how many changes are of a kind."""
        return sum(change.kind == kind for change in self.changes)


def compare(before: Run, now: Run, tolerance: float = 0.0) -> Comparison:
    """Return what a run gained and lost against an earlier one, over the documents whose gold is the same in both.

    `tolerance` is how far a pooled F1 or value accuracy may be below the earlier one and not count as fallen.
    """
    left_out = dict(_left_out(before, now))
    shared = [name for name in now.documents if name not in left_out]
    changes = [change for name in shared for change in _changes(name, before.documents[name], now.documents[name])]
    old, new = (total(one.documents[name].score for name in shared).counts for one in (before, now))
    fallen = []
    for key, count in new.items():
        earlier = old.get(key)
        pairs = [("F1", earlier.f1, count.f1), ("accuracy", earlier.accuracy, count.accuracy)] if earlier else []
        for figure, was, is_now in pairs:
            if was is not None and is_now is not None and is_now < was - tolerance - 1e-9:
                fallen.append(f"{key} {figure} {was:.4f} -> {is_now:.4f}")
    return Comparison(changes, fallen, left_out)


def _left_out(before: Run, now: Run) -> Iterator[tuple[str, str]]:
    for name, document in now.documents.items():
        if name not in before.documents:
            yield name, "not in the earlier run"
        elif before.documents[name].digest != document.digest:
            yield name, "its gold has changed"
    for name in before.documents:
        if name not in now.documents:
            yield name, "not in this run"


def _changes(name: str, before: DocumentRun, now: DocumentRun) -> Iterator[Change]:
    yield from _span_changes(name, _gold_spans(before), _gold_spans(now))
    old, new = (Counter(map(_identity, _others(one))) for one in (before, now))
    by_identity = {_identity(miss): miss for one in (before, now) for miss in _others(one)}
    for identity, miss in by_identity.items():
        what, _, state = miss.kind.rpartition(" ")
        spurious = state == "spurious"
        for _ in range(new[identity] - old[identity]):
            yield Change(NEW_SPURIOUS if spurious else LOST, what, name, miss.text, miss.detail)
        for _ in range(old[identity] - new[identity]):
            yield Change(NO_LONGER if spurious else GAINED, what, name, miss.text)


def _gold_spans(document: DocumentRun) -> dict[tuple[str, int | None], Miss]:
    """Return the gold spans that were not found right, by label and place."""
    kinds = (*(miss for miss in document.score.misses if miss.kind.endswith((" missed", " value"))),)
    return {(miss.kind.rpartition(" ")[0], miss.start): miss for miss in kinds if not _is_record(miss)}


def _others(document: DocumentRun) -> Iterable[Miss]:
    """Return the misses that are there or not there, and nothing between: facts, relations and spurious spans."""
    return [miss for miss in document.score.misses if _is_record(miss) or miss.kind.endswith(" spurious")]


def _is_record(miss: Miss) -> bool:
    return miss.kind.startswith(("fact ", "relation "))


def _identity(miss: Miss) -> tuple[str, int | None, int | None, str]:
    return miss.kind, miss.start, miss.end, miss.text


def _span_changes(
    name: str, old: dict[tuple[str, int | None], Miss], new: dict[tuple[str, int | None], Miss]
) -> Iterator[Change]:
    for key in [*old, *(key for key in new if key not in old)]:
        was, now = old.get(key), new.get(key)
        before, after = (RANK[miss.kind.rpartition(" ")[2]] if miss else 0 for miss in (was, now))
        if now and after > before:
            what = key[0] + (" value" if after == 1 else "")
            yield Change(LOST, what, name, now.text, now.detail)
        elif was and before > after:
            what = key[0] + (" value" if before == 1 else "")
            yield Change(GAINED, what, name, was.text, now.detail if now else "")
