"""Floors: scores that must be reached. They live in a TOML file of their own or in pyproject.toml.

    digest = "9f86d0…"          # SHA-256 of the gold that they were measured on
    [total]                     # of all documents together
    VALUES = 0.985
    "facts strict precision" = 0.7
    [each]                      # of every document that has something to find by this key
    VALUES = 0.9
    [documents.a02]             # of one document
    "VALUES accuracy" = 1.0

A key is a label, ENTITIES, VALUES, "facts strict", "facts core" or relations, for its F1, with " precision", " recall" or
" accuracy" (of values) after it for these. In pyproject.toml the same stands under [tool.newsfacts.floors].
"""

import math
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import tomlkit

from newsfacts.arguments import read_utf8
from newsfacts.document import ENTITY_LABELS, VALUE_LABELS
from newsfacts.errors import FloorsError
from newsfacts.gold.run import Run
from newsfacts.gold.scorer import ORDER, Miss, Score

DEFAULT_KEYS = ("ENTITIES", "VALUES", "VALUES accuracy", "facts strict", "facts core", "relations")
FIGURES = {"precision": "precision", "recall": "recall", "accuracy": "accuracy"}
UNVALUED = ("facts strict", "facts core", "relations")
TABLE = ("tool", "newsfacts", "floors")


class Floors(msgspec.Struct, frozen=True):
    """The least that all documents together, each document, and single documents by id must reach."""

    total: dict[str, float] = {}
    each: dict[str, float] = {}
    documents: dict[str, dict[str, float]] = {}
    digest: str | None = None

    def of(self, document: str) -> dict[str, float]:
        """Return the floors of one document: those of each, and its own before them."""
        return {**self.each, **self.documents.get(document, {})}


class Breach(msgspec.Struct, frozen=True):
    """A floor that was not reached, by the document of this id or by all together ("")."""

    document: str
    key: str
    reached: float
    floor: float

    def __str__(self) -> str:
        """Return the breach as it is shown."""
        return f"{self.document or 'total'}: {self.key} {self.reached:.4f} < {self.floor}"


def figure(scores: Score, key: str) -> float | None:
    """Return the score that a key names; None where there was nothing to find by it. Raises FloorsError at no key.

    >>> from newsfacts.gold.scorer import Count
    >>> figure(Score({"DATE": Count(gold=4, found=5, right=4)}, []), "DATE precision")
    0.8
    """
    name, _, what = key.rpartition(" ")
    metric, attribute = (name, FIGURES[what]) if what in FIGURES and name else (key, "f1")
    if metric not in ORDER or (attribute == "accuracy" and metric in UNVALUED):
        keys = ", ".join(ORDER)
        raise FloorsError(
            f"no score is called {key!r}; the keys are {keys}; ' precision', ' recall' or, of spans, ' accuracy' may follow"
        )
    count = scores.counts.get(metric)
    if count is None or not count.gold:
        return None
    return float(getattr(count, attribute) or 0.0)


def read_floors(path: Path) -> Floors:
    """Return the floors of a TOML file, or of [tool.newsfacts.floors] where it has that. Raises FloorsError."""
    try:
        data = tomllib.loads(read_utf8(path, FloorsError))
    except FloorsError:
        raise
    except (ValueError, RecursionError) as error:  # no TOML, a number too long, nested too deep
        raise FloorsError(f"{path}: floors cannot be read: {error}; --update-floors writes a file of floors anew") from None
    return to_floors(_table(data, path), str(path))


def _table(data: Any, path: Path) -> Any:
    """Return the table that holds floors: the whole file, or in a pyproject.toml the one of ours."""
    if path.name != "pyproject.toml" and "tool" not in data:
        return data
    for i, name in enumerate(TABLE):
        if not isinstance(data, dict):
            raise FloorsError(f"{path}: {'.'.join(TABLE[:i])} is {data!r}, no table; write [{'.'.join(TABLE)}]")
        data = data.get(name, {})
    return data


def to_floors(data: dict[str, Any], where: str) -> Floors:
    """Return the floors that a table describes. Raises FloorsError, naming `where`, at a key or a value that is none."""
    try:
        floors = msgspec.convert(data, Floors)
        unknown = set(data) - set(Floors.__struct_fields__)
        if unknown:
            raise FloorsError(f"no table {sorted(unknown)[0]!r}: write total, each or documents")
        for table in (floors.total, floors.each, *floors.documents.values()):
            for key, floor in table.items():
                figure(Score({}, []), key)
                if math.isnan(floor):
                    raise FloorsError(f"{key!r}: nan is no floor; write a number from 0 to 1")
    except msgspec.ValidationError as error:
        raise FloorsError(f"{where}: {error}; write e.g. [total], and under it VALUES = 0.95") from None
    except FloorsError as error:
        raise FloorsError(f"{where}: {error}") from None
    return floors


def counts_for(key: str, miss: Miss) -> bool:
    """Tell whether a miss is one of those that lower a score.

    >>> counts_for("VALUES", Miss("DATE missed", "x", "", "")), counts_for("facts core", Miss("DATE missed", "x", "", ""))
    (True, False)
    """
    of = miss.kind.rpartition(" ")[0]
    metric = next(one for one in ORDER if key == one or key.rpartition(" ")[0] == one)
    groups = {"ENTITIES": ENTITY_LABELS, "VALUES": VALUE_LABELS, "relations": ("relation",)}
    return of in groups.get(metric, ("fact",) if metric.startswith("facts") else (metric,))


def breaches(floors: Floors, run: Run) -> list[Breach]:
    """Return the floors that a run does not reach; a document that is not in the run breaks none.

    Raises FloorsError where the gold has nothing that a floor of all together could be measured on.
    """
    pooled = run.total
    for key in floors.total:
        if figure(pooled, key) is None:
            raise FloorsError(f"the gold has nothing to measure {key!r} on; it has {', '.join(pooled.counts)}")
    found = _below("", floors.total, pooled)
    for name, document in run.documents.items():
        found += below(floors, name, document.score)
    return found


def below(floors: Floors, name: str, scores: Score) -> list[Breach]:
    """Return the floors that one document does not reach."""
    return _below(name, floors.of(name), scores)


def _below(name: str, floors: dict[str, float], scores: Score) -> list[Breach]:
    reached = {key: figure(scores, key) for key in floors}
    return [
        Breach(name, key, got, floors[key]) for key, got in reached.items() if got is not None and got < floors[key]
    ]


def update_floors(path: Path, run: Run, *, allow_lower: bool = False, slack: float = 0.0) -> tuple[str, list[str]]:
    """Return the text of a floors file with floors raised to what a run reached, and what was changed.

    A floor is set `slack` below the figure, rounded down to four places, and lowered only with `allow_lower`. A file that
    does not exist yet gets floors of all documents together for DEFAULT_KEYS; else the floors that the file has are
    set anew, comments and layout kept. The digest becomes that of the run's gold. Raises FloorsError.
    """
    if path.exists():
        read_floors(path)
    file = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    table: Any = file
    if path.name == "pyproject.toml" or "tool" in file:
        for name in TABLE:
            table = table.setdefault(name, tomlkit.table(is_super_table=name != TABLE[-1]))
    changed = []
    if table.get("digest") != run.digest:
        changed.append(f"digest {run.digest}")
        table["digest"] = run.digest
    if not any(name in table for name in ("total", "each", "documents")):
        table["total"] = tomlkit.table()
        table["total"].update(dict.fromkeys(DEFAULT_KEYS, 0.0))
    scores = [document.score for document in run.documents.values()]
    places = [("total", table.get("total", {}), [run.total]), ("each", table.get("each", {}), scores)]
    places += [
        (name, own, [run.documents[name].score] if name in run.documents else [])
        for name, own in table.get("documents", {}).items()
    ]
    for name, floors, of in places:
        for key, old in list(floors.items()):
            reached = [got for got in (figure(one, key) for one in of) if got is not None]
            if not reached:
                continue
            new = math.floor(max(min(reached) - slack, 0) * 10000 + 1e-6) / 10000
            if new > old or (new < old and allow_lower):
                changed.append(f"{name} {key} {float(old)} -> {new}")
                floors[key] = new
    return tomlkit.dumps(file), changed
