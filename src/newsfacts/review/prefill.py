"""What a stretch of text that a person marks probably means: a first guess at the fields of its span."""

from functools import lru_cache
from typing import Any

from newsfacts.document import FIELDS, VALUE_LABELS, Document
from newsfacts.errors import NewsfactsError
from newsfacts.gold.run import known_day
from newsfacts.pipeline import extract, parse
from newsfacts.text.fold import simplified

Record = dict[str, Any]


@lru_cache(maxsize=8)
def _read(text: str, published: str | None) -> Document:
    return extract(text, published=published)


def prefill(document: Record, start: int, end: int, label: str | None) -> Record:
    """Return label and fields of a span at this place; without a label, of the likeliest one.

    It is what extraction reads at this very place; else what `parse` makes of the words alone; of a name, the one
    that another mention with the same words has, or the words in simplified characters.
    """
    text = document["text"]
    words = text[start:end]
    for span in _spans(text, known_day(document.get("published"))):
        if (span["start"], span["end"]) == (start, end) and label in (None, span["label"]):
            return _fields(span, span["label"])
    if label is None or label in VALUE_LABELS:
        value = _parsed(words, known_day(document.get("published")))
        if value and label in (None, value["label"]):
            return _fields(value, value["label"])
        if label is not None:
            return _fields({**(value or {}), "unit": (value or {}).get("unit")}, label)
    same = next(
        (s for s in document["spans"] if s.get("text") == words and s.get("name") and label in (None, s["label"])), None
    )
    return _fields(same or {"name": simplified(words)}, label or (same or {}).get("label", "ORG"))


def _spans(text: str, published: str | None) -> list[Record]:
    try:
        return [span.to_dict() for span in _read(text, published).spans]
    except NewsfactsError:
        return []


def _parsed(words: str, published: str | None) -> Record | None:
    try:
        span = parse(words, published=published)
    except NewsfactsError:
        return None
    return span.to_dict() if span else None


def _fields(span: Record, label: str) -> Record:
    return {"label": label, **{field: span.get(field) for field in FIELDS[label]}}
