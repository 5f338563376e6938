"""A document as HTML: the text with its spans coloured, and the table of its facts, each linked to its words.

The page of `to_html` and what a notebook shows (`to_fragment`) are the same; neither runs a script or asks the network,
and everything of the text is escaped.
"""

import hashlib
from collections import Counter
from functools import cache
from typing import Any

from newsfacts.document import ENTITY_LABELS, VALUE_LABELS, Document, Fact, Span
from newsfacts.tables import grouped


@cache
def templates() -> Any:
    """Return the templates of the package."""
    from jinja2 import Environment, PackageLoader

    return Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, loader=PackageLoader("newsfacts", "templates")
    )


def to_html(document: Document) -> str:
    """Return the page of a document, whole and self-contained.

    >>> "&lt;b&gt;" in to_html(Document(text="<b>12元"))
    True
    """
    return _render("document.html", document)


def to_fragment(document: Document) -> str:
    """Return the same without head and body, to stand in a notebook or another page, in the colours of that page."""
    return _render("fragment.html", document)


def _render(template: str, document: Document) -> str:
    facts: dict[int, int] = {}
    for number, fact in enumerate(document.facts):
        facts.setdefault(fact.evidence[0], number)
    counts: Counter[str] = Counter(span.label for span in document.spans)
    page = (
        templates()
        .get_template(template)
        .render(
            document=document,
            prefix=_prefix(document),
            labels=[(label, counts[label]) for label in (*ENTITY_LABELS, *VALUE_LABELS) if label in counts],
            pieces=_pieces(document, facts),
            rows=[_row(document, fact) for fact in document.facts],
        )
    )
    return str(page).encode("utf-8", "replace").decode("utf-8")


def _prefix(document: Document) -> str:
    """Return what the ids of a document's parts begin with, so that several may stand on one page."""
    digest = hashlib.blake2s(document.text.encode("utf-8", "backslashreplace"), digest_size=4)
    return f"nf-{digest.hexdigest()}-"


def _pieces(document: Document, facts: dict[int, int]) -> list[dict[str, Any]]:
    """Return the text in pieces, each within a span or between two; `facts` has the first fact of a span's start."""
    pieces: list[dict[str, Any]] = []
    last = 0
    for span in document.spans:
        pieces.append({"text": document.text[last : span.start], "span": None})
        pieces.append({"text": span.text, "span": span, "title": _title(span), "fact": facts.get(span.start)})
        last = span.end
    return [*pieces, {"text": document.text[last:], "span": None}]


def _title(span: Span) -> str:
    shown = span.name or " ".join(part for part in (span.value, span.upper, span.unit, span.mod) if part)
    return f"{span.label} {shown}"


def _row(document: Document, fact: Fact) -> dict[str, Any]:
    amount = grouped(fact.value) + (f" ~ {grouped(fact.upper)}" if fact.upper else "")
    start, end = fact.evidence
    return {"fact": fact, "amount": f"{fact.mod} {amount}" if fact.mod else amount, "text": document.text[start:end]}
