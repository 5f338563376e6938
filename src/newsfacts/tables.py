"""Tables for the eye (rich) and for a spreadsheet (CSV) of a document's facts."""

import csv
import io
from collections import defaultdict
from decimal import Decimal, InvalidOperation
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from newsfacts.document import Document, Fact


def render(parts: list[RenderableType], *, color: bool, width: int | None) -> str:
    """Return tables and texts as they are printed, `width` characters wide or as wide as the terminal."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, no_color=not color, highlight=False, soft_wrap=False)
    for part in parts:
        console.print(part)
    return out.getvalue()


def _visible(text: str | None) -> str:
    return (text or "").replace("\n", "⏎").replace("\r", "")


def grouped(value: str) -> str:
    """Return a decimal string with its digits grouped; a duration as it is.

    >>> grouped("106700000000"), grouped("P9M")
    ('106,700,000,000', 'P9M')
    """
    try:
        return format(Decimal(value), ",f")
    except InvalidOperation:
        return value


def _amount(fact: Fact) -> str:
    """Return value and unit with the digits grouped: 106,700,000,000 HKD."""
    value = grouped(fact.value) + (f" ~ {grouped(fact.upper)}" if fact.upper else "")
    return f"{value} {fact.unit or ''}".strip()


def text_tables(document: Document, *, color: bool = False, width: int | None = None) -> str:
    """Return a document's facts, spans by label and relations as tables for the eye."""
    facts = Table(
        title=f"{len(document.facts)} facts (published {document.published or 'unknown'})", title_justify="left"
    )
    for column in ("whose", "what", "part", "change", "how much", "when", "in the text"):
        facts.add_column(column, justify="right" if column == "how much" else "left", overflow="fold")
    for fact in document.facts:
        start, end = fact.evidence
        mod = f"{fact.mod} " if fact.mod else ""
        change = fact.change or ("forecast" if fact.forecast else "")
        evidence = _visible(document.text[start:end])
        row = (fact.entity, fact.concept, fact.part, change, mod + _amount(fact), fact.period, evidence)
        facts.add_row(*(Text(cell or "") for cell in row))
    spans = Table(title=f"{len(document.spans)} spans", title_justify="left")
    spans.add_column("label")
    spans.add_column("count", justify="right")
    spans.add_column("what", overflow="fold")
    by_label: dict[str, dict[str, None]] = defaultdict(dict)
    counts: dict[str, int] = defaultdict(int)
    for span in document.spans:
        counts[span.label] += 1
        shown = span.name or f"{_visible(span.text)}={span.value}"
        by_label[span.label][shown] = None
    for label, shown_all in by_label.items():
        spans.add_row(label, str(counts[label]), Text(", ".join(shown_all)))
    relations = Table(title=f"{len(document.relations)} relations", title_justify="left")
    for column in ("type", "head", "tail", "value"):
        relations.add_column(column, overflow="fold")
    for relation in document.relations:
        relations.add_row(relation.type, Text(relation.head), Text(relation.tail), Text(relation.value or ""))
    return render([facts, spans, relations], color=color, width=width)


COLUMNS = {
    "entity": ("string", "of whom or what the number is said"),
    "concept": ("string", "what is counted: a key of concepts.tsv, else the Chinese noun phrase"),
    "part": ("string", "the segment, region or product line; empty for the whole"),
    "change": ("string", "empty for a level, else what a change is measured against"),
    "value": ("string", "a decimal number in plain notation, or a duration (ISO 8601)"),
    "unit": ("string", "ISO 4217, %, pp, bp, or the measure word"),
    "upper": ("string", "the end of a range"),
    "mod": ("string", "APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS"),
    "period": ("string", "EDTF"),
    "forecast": ("boolean", "a target, plan or estimate"),
    "start": ("integer", "where the words of the value begin, in code points"),
    "end": ("integer", "where they end, exclusive"),
    "text": ("string", "the words"),
}
"""The columns of the CSV of facts: datatype and meaning of each."""


def csvw(url: str = "facts.csv") -> dict[str, Any]:
    """Return the W3C metadata (CSV on the Web) of the CSV of facts, which lies at `url`, relative to the metadata."""
    columns = [
        {"name": name, "titles": name, "datatype": datatype, "dc:description": meaning}
        for name, (datatype, meaning) in COLUMNS.items()
    ]
    return {"@context": "http://www.w3.org/ns/csvw", "url": url, "tableSchema": {"columns": columns}}


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; a number keeps its sign.

    >>> inert("=1+1"), inert("-12.5")
    ("'=1+1", '-12.5')
    """
    if cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
        try:
            Decimal(cell)
        except InvalidOperation:
            return f"'{cell}"
    return cell


def facts_csv(document: Document) -> str:
    """Return the facts as CSV, one a row; a cell that begins with = + - @ and is no number gets a quote before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(list(COLUMNS))
    for fact in document.facts:
        data = fact.to_dict()
        start, end = fact.evidence
        data.update(
            forecast="true" if fact.forecast else "false", start=str(start), end=str(end), text=document.text[start:end]
        )
        writer.writerow([inert("" if data[column] is None else str(data[column])) for column in COLUMNS])
    return out.getvalue()
