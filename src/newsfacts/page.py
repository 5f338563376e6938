"""A document as one self-contained HTML page: the text with its spans coloured, and the table of its facts."""

from functools import cache
from importlib.resources import files
from typing import Any

from newsfacts.document import Document


@cache
def _template() -> Any:
    from jinja2 import Environment

    source = (files("newsfacts") / "templates" / "document.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(source)


def to_html(document: Document) -> str:
    """Return the page of a document; it needs no network and runs no script, and everything of the text is escaped.

    >>> "&lt;b&gt;" in to_html(Document(text="<b>12元"))
    True
    """
    pieces: list[dict[str, Any]] = []
    last = 0
    for number, span in enumerate(document.spans):
        pieces.append({"text": document.text[last : span.start], "span": None})
        shown = span.name or " ".join(part for part in (span.value, span.upper, span.unit, span.mod) if part)
        pieces.append(
            {"text": span.text, "span": span, "id": f"s{span.start}", "title": f"{span.label} {shown}", "n": number}
        )
        last = span.end
    pieces.append({"text": document.text[last:], "span": None})
    page = _template().render(document=document, pieces=pieces)
    return str(page).encode("utf-8", "replace").decode("utf-8")
