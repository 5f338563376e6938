"""Reads the markup form of a gold document; `newsfacts.gold.markup` says what it looks like."""

from collections import defaultdict
from typing import Any

import regex

from newsfacts.arguments import need
from newsfacts.document import FIELDS
from newsfacts.errors import InvalidDocumentError
from newsfacts.gold.escapes import parts, plain, value

Record = dict[str, Any]
INHERITED = ("value", "unit", "upper", "mod")
PIECE = regex.compile(r"(?P<text>(?:[^\\⟦⟧]|\\.)++)|⟦(?P<mark>(?:[^\\⟦⟧]|\\.)*+)⟧", regex.DOTALL)
OFFSETS = regex.compile(r"@\[(\d+),\s*(\d+)\]")
NTH = regex.compile(r"#(\d+)$")
NAMED = ("part", "change", *INHERITED, "period")
ACCEPTED = ("entity", "concept", "part", "period")
RELATIONS = ("position", "ticker", "alias")


def from_markup(markup: str) -> Record:
    r"""Return the gold document that a text in the markup form describes.

    Raises InvalidDocumentError with the line where it cannot be read, WrongTypeError where it is no str. Whether what it says is sound is for
    `newsfacts.gold.check.check_document` to tell.

    >>> from_markup("published: 2026-01-09\n---\n涨⟦8%|PERCENT|8|%⟧\n---\n")["spans"]
    [{'start': 1, 'end': 3, 'text': '8%', 'label': 'PERCENT', 'value': '8', 'unit': '%', 'upper': None, 'mod': None}]
    """
    need("from_markup()", markup, str, "the markup as a str (read a file first)")
    lines = markup.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    rules = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if len(rules) != 2:
        raise InvalidDocumentError(
            f"line {(rules or [len(lines) - 1])[-1] + 1}: a document has two lines of --- alone, before and after its text; "
            r"write \--- for such a line of the text"
        )
    first, second = rules
    header = _header(lines[:first])
    text, spans = _body("\n".join(lines[first + 1 : second]), first + 2)
    facts: list[Record] = []
    relations: list[Record] = []
    anchors = _by_words(spans)
    for number, line in enumerate(lines[second + 1 :], second + 2):
        if not line.strip() or line.startswith("#"):
            continue
        kind, colon, rest = line.partition(":")
        try:
            if kind.strip() == "fact" and colon:
                facts.append(_fact(rest, spans, anchors))
            elif kind.strip() in RELATIONS and colon:
                relations.append(_relation(kind.strip(), rest))
            else:
                raise InvalidDocumentError(f"begin it with fact:, {':, '.join(RELATIONS)}: or # for a remark")
        except InvalidDocumentError as error:
            raise InvalidDocumentError(f"line {number}: {error}") from None
    return {**header, "text": text, "spans": spans, "facts": facts, "relations": relations}


def _header(lines: list[str]) -> Record:
    header: Record = {"published": None}
    for number, line in enumerate(lines, 1):
        key, colon, rest = line.partition(":")
        if not line.strip() or line.startswith("#"):
            continue
        if not colon or key.strip() not in ("id", "published"):
            raise InvalidDocumentError(f"line {number}: before the first --- stand id: and published: alone")
        header[key.strip()] = value(rest)
    return {key: header[key] for key in ("id", "published") if key in header}


def _body(raw: str, first_line: int) -> tuple[str, list[Record]]:
    text, spans, done = "", list[Record](), 0
    try:
        while done < len(raw):
            piece = PIECE.match(raw, done)
            if piece is None:
                what = {"⟦": "⟦ without its ⟧", "⟧": "⟧ without its ⟦"}.get(raw[done], "a backslash last")
                raise InvalidDocumentError(rf"{what}; write \{raw[done]} for the character itself")
            if piece["text"]:
                text += plain(piece["text"])
            else:
                spans.append(_span(parts(piece["mark"]), len(text)))
                text += spans[-1]["text"]
            done = piece.end()
    except InvalidDocumentError as error:
        line = first_line + raw.count("\n", 0, done)
        raise InvalidDocumentError(f"line {line}: {error}") from None
    return text, spans


def _span(fields: list[str], start: int) -> Record:
    words, label = plain(fields[0]), fields[1].strip() if len(fields) > 1 else ""
    if label not in FIELDS:
        raise InvalidDocumentError(f"⟦{words}|{label}⟧: no label {label!r}; take one of {', '.join(FIELDS)}")
    names = FIELDS[label]
    if len(fields) - 2 > len(names):
        raise InvalidDocumentError(f"⟦{words}|{label}|…⟧ has too many fields; those of {label} are {', '.join(names)}")
    given = [value(raw) for raw in fields[2:]] + [None] * len(names)
    span = {
        "start": start,
        "end": start + len(words),
        "text": words,
        "label": label,
        **dict(zip(names, given, strict=False)),
    }
    if "name" in span and span["name"] is None:
        span["name"] = words
    return span


def _by_words(spans: list[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for span in spans:
        found[span["text"]].append(span)
    return found


def _fact(raw: str, spans: list[Record], anchors: dict[str, list[Record]]) -> Record:
    items = [item.strip() for item in parts(raw)]
    if len(items) < 3:
        raise InvalidDocumentError("a fact has an entity, a concept and @ with the words of its value, with | between: 小满 | revenue | @3亿元")
    fact: Record = {"entity": value(items[0]), "concept": value(items[1]), "part": None, "change": None}
    fact |= dict.fromkeys((*INHERITED, "period"))
    named: Record = {}
    last: Record = {}
    for item in items[2:]:
        if item.startswith("@"):
            span, fact["evidence"] = _evidence(item, spans, anchors)
            fact |= {key: span.get(key) for key in INHERITED}
        else:
            _item(item, named, last)
    if "evidence" not in fact:
        raise InvalidDocumentError("the fact does not say where its value stands: add @ and the words of the span")
    return fact | named | last


def _item(item: str, named: Record, last: Record) -> None:
    """Take a field by its name; `last` holds those that stand after the evidence."""
    key, equals, raw = item.partition("=")
    key = key.strip()
    accepted = key.removeprefix("accept.")
    if key in NAMED and equals:
        named[key] = value(raw)
    elif key == "forecast" and raw.strip() in ("", "true", "false"):
        last["forecast"] = raw.strip() != "false"
    elif key == "accept" and not equals:
        last.setdefault("accept", {})
    elif accepted != key and accepted in ACCEPTED:
        answers = last.setdefault("accept", {}).setdefault(accepted, [])
        if equals:
            answers.append(value(raw))
    else:
        fields = ", ".join(f"{name}=" for name in NAMED)
        raise InvalidDocumentError(f"{item!r}: the fields of a fact are {fields}, forecast, accept.FIELD=, @words")


# An odd number of backslashes: the last one is of what follows, and not an escaped backslash itself.
ESCAPED_END = regex.compile(r"(?<!\\)(?:\\\\)*\\$")


def _evidence(item: str, spans: list[Record], anchors: dict[str, list[Record]]) -> tuple[Record, list[int]]:
    if offsets := OFFSETS.fullmatch(item):
        place = [int(offsets[1]), int(offsets[2])]
        return next((span for span in spans if [span["start"], span["end"]] == place), {}), place
    raw = item.removeprefix("@").strip()
    counted = NTH.search(raw)
    if counted and ESCAPED_END.search(raw, 0, counted.start()):
        counted = None
    words = plain(raw[: counted.start()] if counted else raw)
    nth = int(counted[1]) if counted else 1
    bearers = anchors.get(words, [])
    if not 1 <= nth <= len(bearers):
        raise InvalidDocumentError(f"{item}: {len(bearers)} spans have these words; mark the value in the text")
    span = bearers[nth - 1]
    return span, [span["start"], span["end"]]


def _relation(kind: str, raw: str) -> Record:
    fields = [value(item) for item in parts(raw)]
    if not 2 <= len(fields) <= 3 or fields[0] is None or fields[1] is None:
        raise InvalidDocumentError(
            f"{kind} has a head and a tail, with | between" + ", then a title" * (kind == "position")
        )
    return {"type": kind, "head": fields[0], "tail": fields[1], "value": fields[2] if len(fields) == 3 else None}
