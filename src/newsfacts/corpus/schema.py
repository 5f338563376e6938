"""The four tables: their columns, and the rows that a document makes in each."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from newsfacts.arrow import FACT, fact_rows, schema_of, value_cells
from newsfacts.corpus.articles import Article
from newsfacts.document import Document
from newsfacts.periods import bounds

KEY = {"id": "string", "source": "string", "record": "int64"}
VALUE = {
    "value": "string",
    "number": "decimal",
    "upper": "string",
    "upper_number": "decimal",
    "duration": "string",
    "unit": "string",
    "mod": "string",
}
TABLES: dict[str, dict[str, str]] = {
    "documents": {
        **KEY,
        "ok": "bool",
        "reason": "string",
        "detail": "string",
        "kind": "string",
        "encoding": "string",
        "published": "date",
        "published_edtf": "string",
        "published_source": "string",
        "title": "string",
        "text": "string",
        "characters": "int32",
        "spans": "int32",
        "facts": "int32",
        "relations": "int32",
    },
    "spans": {
        **KEY,
        "span": "int32",
        "start": "int32",
        "end": "int32",
        "text": "string",
        "label": "string",
        "name": "string",
        **VALUE,
        "date_edtf": "string",
        "date_first": "date",
        "date_last": "date",
    },
    "facts": {**KEY, **FACT},
    "relations": {
        **KEY,
        "relation": "int32",
        "type": "string",
        "head": "string",
        "tail": "string",
        "value": "string",
    },
}
Row = tuple[Any, ...]


@cache
def arrow_schema(table: str) -> Any:
    """Return the pyarrow schema of a table."""
    return schema_of(TABLES[table])


def document_rows(key: Row, document: Document) -> Iterator[tuple[str, Row]]:
    """Yield (table, row) for the spans, facts and relations of a document; `key` is its id, source and record."""
    for i, span in enumerate(document.spans):
        is_date = span.label == "DATE"
        cells = (span.value, None, span.upper, None, None) if is_date else value_cells(span.value, span.upper)
        edtf = span.value if is_date else None
        place = (*key, i, span.start, span.end, span.text, span.label, span.name)
        yield "spans", (*place, *cells, span.unit, span.mod, edtf, *bounds(edtf))
    for row in fact_rows(document):
        yield "facts", (*key, *row)
    for i, relation in enumerate(document.relations):
        yield "relations", (*key, i, relation.type, relation.head, relation.tail, relation.value)


def read_row(key: Row, article: Article, document: Document, *, kind: str, with_text: bool) -> Row:
    """Return the row of documents of an article that was read."""
    published = article.published
    edtf = published.isoformat() if published else document.published
    origin = article.published_source or ("text" if edtf else None)
    day = bounds(edtf)[0] if edtf and len(edtf) == len("2026-01-09") else None
    text = article.text if with_text else None
    counts = (len(article.text), len(document.spans), len(document.facts), len(document.relations))
    return (*key, True, None, article.note, kind, article.encoding, day, edtf, origin, article.title, text, *counts)


def failed_row(key: Row, reason: str, detail: str, kind: str) -> Row:
    """Return the row of documents of one that has failed."""
    return (*key, False, reason, detail or None, kind, None, None, None, None, None, None, None, None, None, None)
