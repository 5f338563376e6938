r"""The markup form of a gold document: what a person can type, read and compare line by line.

    id: example
    published: 2026-01-09
    ---
    ⟦明岳科技|ORG⟧⟦去年|DATE|2025⟧营收⟦12.5亿元|MONEY|1250000000|CNY⟧。
    ---
    fact: 明岳科技 | revenue | period=2025 | @12.5亿元
    position: 林岳 | 明岳科技 | 董事

A mark holds the words, the label, and the fields of the label in the order of `newsfacts.document.FIELDS`; what is empty
is null, a name that is not given is the words themselves. A fact has its entity, its concept, then fields by name;
`@` names the span of its value (`@8%#2` the second with these words), whose value, unit, upper and mod it has unless
it says otherwise. The escapes are those of `newsfacts.gold.escapes`.
"""

from collections import Counter
from typing import Any

from newsfacts.document import FIELDS
from newsfacts.errors import InvalidDocumentError
from newsfacts.gold.check_shape import shape_findings
from newsfacts.gold.escapes import body, escaped, field
from newsfacts.gold.markup_reader import INHERITED, from_markup

Record = dict[str, Any]
MARKS = "⟦⟧|"


def to_markup(document: Record) -> str:
    """Return a gold document in the markup form. `from_markup` gives the same document back.

    Raises InvalidDocumentError where the document has not the shape of one, or its spans overlap, are out of order or
    do not have the words of the text.

    >>> span = {"start": 1, "end": 3, "text": "8%", "label": "PERCENT", "value": "8", "unit": "%", "upper": None, "mod": None}
    >>> print(to_markup({"id": "x", "published": None, "text": "涨8%", "spans": [span], "facts": [], "relations": []}), end="")
    id: x
    ---
    涨⟦8%|PERCENT|8|%⟧
    ---
    """
    for finding in shape_findings(document):
        raise InvalidDocumentError(str(finding))
    header = [f"{key}: {field(document[key])}" for key in ("id", "published") if document.get(key) is not None]
    anchors = _anchors(document["spans"])
    statements = [_fact(fact, *anchors.get(tuple(fact["evidence"]), ("", {}))) for fact in document["facts"]]
    statements += [_relation(relation) for relation in document["relations"]]
    lines = [*header, "---", _text(document["text"], document["spans"]), "---", *statements]
    markup = "\n".join(lines) + "\n"
    if from_markup(markup) != document:
        raise InvalidDocumentError("the document cannot be written in the markup form: see `newsfacts gold check`")
    return markup


def _text(text: str, spans: list[Record]) -> str:
    pieces, done = [], 0
    for i, span in enumerate(spans):
        start, end = span["start"], span["end"]
        if start < done or start >= end or text[start:end] != span["text"]:
            raise InvalidDocumentError(
                f"spans[{i}]: {span['text']!r} overlaps, is out of order, or is not text[{start}:{end}]"
            )
        pieces += [escaped(text[done:start], "⟦⟧"), _mark(span)]
        done = end
    return body("".join([*pieces, escaped(text[done:], "⟦⟧")]))


def _mark(span: Record) -> str:
    shown = [None if name == "name" and span[name] == span["text"] else span[name] for name in FIELDS[span["label"]]]
    while shown and shown[-1] is None:
        shown.pop()
    return "⟦" + "|".join([escaped(span["text"], MARKS), span["label"], *map(field, shown)]) + "⟧"


def _anchors(spans: list[Record]) -> dict[tuple[int, ...], tuple[str, Record]]:
    """Return by its place how each span is named: by its words, and which of those with the same words it is."""
    seen: Counter[str] = Counter()
    anchors: dict[tuple[int, ...], tuple[str, Record]] = {}
    for span in spans:
        words = span["text"]
        seen[words] += 1
        nth = f"#{seen[words]}" if seen[words] > 1 else ""
        anchors[span["start"], span["end"]] = (f"@{field(words, '|⟦⟧#[')}{nth}", span)
    return anchors


def _fact(fact: Record, anchor: str, span: Record) -> str:
    items = [field(fact["entity"]), field(fact["concept"])]
    items += [f"{key}={field(fact[key])}" for key in ("part", "change") if fact[key] is not None]
    items += [f"{key}={field(fact[key])}" for key in INHERITED if fact[key] != span.get(key)]
    if fact["period"] is not None:
        items.append(f"period={field(fact['period'])}")
    if "forecast" in fact:
        items.append("forecast" if fact["forecast"] else "forecast=false")
    start, end = fact["evidence"]
    return "fact: " + " | ".join([*items, anchor or f"@[{start},{end}]", *_accept(fact)])


def _accept(fact: Record) -> list[str]:
    if "accept" not in fact:
        return []
    items = []
    for key, answers in fact["accept"].items():
        items += [f"accept.{key}={field(answer)}" for answer in answers] or [f"accept.{key}"]
    return items or ["accept"]


def _relation(relation: Record) -> str:
    items = [field(relation["head"]), field(relation["tail"])]
    return f"{relation['type']}: " + " | ".join(items + [field(relation["value"])] * (relation["value"] is not None))
