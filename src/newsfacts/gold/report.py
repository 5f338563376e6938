"""Gold and prediction side by side as one HTML page that needs no network and runs from a file."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from newsfacts.document import FIELDS
from newsfacts.gold.align import KINDS, LABELS, Pair, align
from newsfacts.gold.match import Record
from newsfacts.gold.pieces import Range, pieces, visible
from newsfacts.gold.scorer import Score

CELLS = ("entity", "concept", "part", "change", "value", "mod", "period")


def _source(name: str) -> str:
    return (files("newsfacts") / "templates" / name).read_text(encoding="utf-8")


@cache
def _template() -> Any:
    from jinja2 import Environment

    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_source("report.html"))


@cache
def _assets() -> dict[str, str]:
    """Return style and script with the digests by which the page's policy lets these two and nothing else run."""
    assets = {"style": _source("labels.css") + _source("report.css") + _filters(), "script": _source("report.js")}
    for name in ("style", "script"):
        digest = hashlib.sha256(assets[name].encode()).digest()
        assets[f"{name}_digest"] = f"sha256-{base64.b64encode(digest).decode()}"
    return assets


def _filters() -> str:
    """Return the rules by which a class on the page (off-ORG, off-missed) puts out the marks of a label or kind."""
    marks = ",".join(f".off-{name} mark.{name}" for name in (*LABELS, *KINDS))
    rows = ",".join(f".off-{kind} tr.{kind}" for kind in KINDS)
    plain = "background:none;outline:none;text-decoration:none;cursor:auto"
    return f":is({marks}){{{plain}}}:is({marks})::after{{content:none!important}}{rows}{{display:none!important}}"


def to_report(documents: Iterable[tuple[Record, Record]], score: Score) -> str:
    """Return the page for gold documents and what was found in each; `score` is the pooled one.

    Everything of the texts is escaped, invisible characters are spelled out, and the policy of the page lets
    nothing run or load besides its own style and script.

    >>> gold = {"id": "<a>", "text": "<b>", "spans": [], "facts": [], "relations": []}
    >>> page = to_report([(gold, gold)], Score())
    >>> "&lt;b&gt;" in page, "<b>" in page
    (True, False)
    """
    shown = [_document(number, gold, found) for number, (gold, found) in enumerate(documents)]
    present = {label for document in shown for label in document["labels"]}
    page = _template().render(
        documents=shown,
        labels=[label for label in LABELS if label in present],
        kinds=KINDS,
        cells=CELLS,
        counts=score.counts,
        **_assets(),
    )
    return str(page).encode("utf-8", "replace").decode("utf-8")


def _document(number: int, gold: Record, found: Record) -> dict[str, Any]:
    alignment = align(gold, found)
    text = gold["text"]
    both = [_evidence(i, pair) for i, pair in enumerate(alignment.facts)]
    evidence = [one for ranges in both for one in ranges]
    columns = []
    for side in ("gold", "found"):
        spans = []
        for i, pair in enumerate(alignment.spans):
            record = getattr(pair, side)
            if record is not None:
                spans += _range(record.get("start"), record.get("end"), i)
        columns.append(pieces(text, spans, evidence))
    kinds = Counter(pair.kind for pair in (*alignment.spans, *alignment.facts, *alignment.relations))
    return {
        "n": number,
        "id": visible(str(gold.get("id") or number)),
        "published": gold.get("published"),
        "errors": alignment.errors,
        "kinds": kinds,
        "labels": {str(pair.shown["label"]) for pair in alignment.spans},
        "other_text": found.get("text", text) != text,
        "rows": list(zip(*columns, strict=True)),
        "spans": [_mark(pair) for pair in alignment.spans],
        "facts": [_fact(pair, text) for pair in alignment.facts],
        "relations": [_relation(pair) for pair in alignment.relations],
    }


def _range(start: Any, end: Any, pair: int) -> list[Range]:
    """Return the range where it is one; predictions of other tools may hold anything."""
    return [Range(start, end, pair)] if isinstance(start, int) and isinstance(end, int) else []


def _evidence(number: int, pair: Pair) -> list[Range]:
    """Return where a fact's evidence lies, by either side; both are lit up in both columns."""
    places = {
        tuple(side["evidence"]) for side in (pair.gold, pair.found) if side and len(side.get("evidence") or ()) == 2
    }
    return [one for start, end in sorted(places, key=str) for one in _range(start, end, number)]


def _mark(pair: Pair) -> dict[str, Any]:
    label = str(pair.shown["label"])
    if pair.kind == "wrong":
        detail = (
            f"gold {_meaning(pair.gold, label)}; found {_meaning(pair.found, label)}; wrong: {', '.join(pair.wrong)}"
        )
    else:
        detail = {"right": "", "missed": "missed: ", "spurious": "spurious: "}[pair.kind] + _meaning(pair.shown, label)
    return {"label": label, "kind": pair.kind, "detail": visible(f"{label} · {detail}")}


def _meaning(span: Record | None, label: str) -> str:
    fields = FIELDS.get(label, ("name", "value", "unit", "upper", "mod"))
    return " ".join(str(span[field]) for field in fields if span and span.get(field) is not None) or "–"


def _cell(fact: Record | None, field: str) -> str:
    if fact is None:
        return ""
    if field == "value":
        upper = f" ~ {fact['upper']}" if fact.get("upper") else ""
        return visible(f"{_grouped(fact.get('value'))}{upper} {fact.get('unit') or ''}".strip())
    forecast = " forecast" if field == "mod" and fact.get("forecast") else ""
    return visible(f"{fact.get(field) or ''}{forecast}".strip())


def _grouped(value: Any) -> str:
    """Return a number with its thousands set apart by thin blanks; other values as they are."""
    whole, point, rest = str(value).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return (
        f"{sign}{int(digits):,}{point}{rest}"
        if digits.isascii() and digits.isdigit() and len(digits) < 40
        else str(value)
    )


def _fact(pair: Pair, text: str) -> dict[str, Any]:
    cells = {
        field: {
            "gold": _cell(pair.gold, field),
            "found": _cell(pair.found, field),
            "wrong": field in pair.wrong,
        }
        for field in CELLS
    }
    place = pair.shown.get("evidence") or [0, 0]
    words = text[place[0] : place[1]] if all(isinstance(border, int) for border in place) else ""
    return {"kind": pair.kind, "wrong": pair.wrong, "cells": cells, "words": visible(words)}


def _relation(pair: Pair) -> dict[str, Any]:
    values = [visible(str(pair.shown.get(field) or "–")) for field in ("type", "head", "tail", "value")]
    return {"kind": pair.kind, "cells": values}
