"""What a gold document must mean besides having the right shape: offsets, overlaps, dates, codes, names, evidence."""

import itertools
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import regex
from iso4217 import Currency

from newsfacts.document import ENTITY_LABELS
from newsfacts.entities.gazetteer import place_names
from newsfacts.gold.edtf import FORM, edtf_fault
from newsfacts.gold.finding import Finding
from newsfacts.gold.match import number, same_unit, tidy
from newsfacts.gold.schema import BOUNDS
from newsfacts.text.fold import fold, simplified

Record = dict[str, Any]
TICKER = regex.compile(r"[A-Z0-9][A-Z0-9.\-]*\.[A-Z]{1,4}")
UNSEEN = regex.compile(r"[\s\p{Cc}\p{Cf}\p{Zs}]")
CURRENCIES = {currency.code for currency in Currency}


def rule_findings(document: Record) -> Iterator[Finding]:
    """Yield what is wrong with a document whose shape is right."""
    if fault := edtf_fault(document["published"]) if document["published"] else None:
        yield Finding(("published",), fault, FORM)
    for i, span in enumerate(document["spans"]):
        yield from _place(document["text"], i, span)
        yield from _meaning(i, span)
    yield from _order(document["spans"])
    yield from _facts(document)
    yield from _relations(document)


def _place(text: str, i: int, span: Record) -> Iterator[Finding]:
    start, end = span["start"], span["end"]
    if not start < end <= len(text):
        fault = f"{start}-{end} is no stretch of the text, which has {len(text)} characters"
        yield Finding(("spans", i, "start"), fault, _nearest(text, span))
    elif text[start:end] != span["text"]:
        fault = f"text[{start}:{end}] is {text[start:end]!r}, not {span['text']!r}"
        yield Finding(("spans", i, "text"), fault, _nearest(text, span))
    elif UNSEEN.match(span["text"][0]) or UNSEEN.match(span["text"][-1]):
        trimmed = regex.sub(rf"^{UNSEEN.pattern}+|{UNSEEN.pattern}+$", "", span["text"])
        yield Finding(("spans", i, "text"), "begins or ends with a blank", f"mark {trimmed!r} alone")


def _nearest(text: str, span: Record) -> str:
    """Say where the span's words stand that are nearest to where it claims to be."""
    starts = [match.start() for match in regex.finditer(regex.escape(span["text"]), text)]
    if not starts:
        return f"{span['text']!r} stands nowhere in the text: correct or delete the span"
    start = min(starts, key=lambda place: abs(place - span["start"]))
    return f'write "start": {start}, "end": {start + len(span["text"])}'


def _meaning(i: int, span: Record) -> Iterator[Finding]:
    label = span["label"]
    if label in ENTITY_LABELS:
        yield from _simplified(("spans", i, "name"), span["name"])
    if label == "TICKER" and not TICKER.fullmatch(span["name"]):
        yield Finding(("spans", i, "name"), f"{span['name']!r} is not CODE.MARKET", 'write e.g. "00100.HK", "NVDA.US"')
    if label == "DATE" and (fault := edtf_fault(span["value"])):
        yield Finding(("spans", i, "value"), fault, FORM)
    if label == "MONEY":
        yield from _currency(("spans", i, "unit"), span["unit"])
    if label == "QUANTITY" and span["unit"]:
        yield from _simplified(("spans", i, "unit"), span["unit"])
    if span.get("mod") in ("START", "MID", "END") and label != "DATE":
        yield Finding(("spans", i, "mod"), f"{span['mod']} is for dates", f"take one of {', '.join(BOUNDS)}, null")
    upper = number(span.get("upper")) if label != "DURATION" else None
    if upper is not None and upper <= (number(span["value"]) or Decimal(0)):
        fault = f"{span['upper']} is not above the value {span['value']}"
        yield Finding(("spans", i, "upper"), fault, "write the lower end as value, the higher as upper, or null")


def _simplified(place: tuple[str | int, ...], name: str) -> Iterator[Finding]:
    if any("\ud800" <= char <= "\udfff" for char in name):
        return  # a lone surrogate, which the converter does not take
    # A rare character whose simplified form lies beyond the Basic Multilingual Plane is printed unsimplified (蟳埔).
    plain = "".join(one if ord(other) > 0xFFFF else other for one, other in zip(name, simplified(name), strict=False))
    if plain != name:
        yield Finding(place, f"{name!r} is not in simplified characters", f'write "{plain}"')


def _currency(place: tuple[str | int, ...], unit: str) -> Iterator[Finding]:
    code = unit.partition("/")[0]
    if code not in CURRENCIES:
        yield Finding(place, f"{code!r} is no ISO 4217 code", "take the code of the currency: CNY, HKD, TWD, USD, JPY")


def _order(spans: list[Record]) -> Iterator[Finding]:
    for i, (one, other) in enumerate(itertools.pairwise(spans), 1):
        if other["start"] < one["start"]:
            yield Finding(("spans", i, "start"), f"stands after spans[{i - 1}], which starts later", "sort by start")
    ordered = sorted(enumerate(spans), key=lambda pair: (pair[1]["start"], pair[1]["end"]))
    for (i, one), (j, other) in itertools.pairwise(ordered):
        if other["start"] < one["end"]:
            fault = f"{other['text']!r} overlaps spans[{i}] {one['text']!r}"
            yield Finding(("spans", j, "start"), fault, "shorten or delete one of the two")


def _facts(document: Record) -> Iterator[Finding]:
    by_place = {(span["start"], span["end"]): span for span in document["spans"] if "value" in span}
    names = {tidy(span["name"]) for span in document["spans"] if "name" in span}
    names |= {tidy(relation["tail"]) for relation in document["relations"] if relation["type"] == "alias"}
    # A group or a product by phrase (三家银行, 30年期国债 of 「10年期、30年期国债」) is an entity that no span bears: of
    # that, every character must stand in the text. Statistics are of a country that the text need not name.
    known = set(tidy(fold(document["text"]).text)) | set(tidy(document["text"]))
    places = place_names()
    for i, fact in enumerate(document["facts"]):
        start, end = fact["evidence"]
        span = by_place.get((start, end))
        if span is None:
            fault = f"the value {document['text'][start:end]!r} at {start}-{end} has no span"
            yield Finding(("facts", i, "evidence"), fault, "mark the value as a span, or point to the span it is")
        else:
            yield from _as_span(i, fact, span)
        entity = fact["entity"]
        if entity is not None:
            yield from _simplified(("facts", i, "entity"), entity)
            if tidy(entity) not in names and entity not in places and not set(tidy(entity)) <= known:
                yield Finding(("facts", i, "entity"), f"no span bears the name {entity!r}", "take the name of a span")
        for period in (fact["period"], *fact.get("accept", {}).get("period", [])):
            if period is not None and (wrong := edtf_fault(period)):
                yield Finding(("facts", i, "period"), wrong, FORM)
        unknown = sorted(set(fact.get("accept", {})) - {"entity", "concept", "part", "period"})
        if unknown:
            fault = f"{unknown[0]!r} is no field that accepts other answers"
            yield Finding(("facts", i, "accept"), fault, "take entity, concept, part, period")


def _as_span(i: int, fact: Record, span: Record) -> Iterator[Finding]:
    """Yield where a fact's number is not that of its span; the sign is the fact's own."""
    if span["label"] == "DATE":
        yield Finding(("facts", i, "evidence"), f"{span['text']!r} is a date, not a value", "point to the value")
        return
    for field in ("value", "upper"):
        one, other = fact[field], span.get(field)
        if (one or "").lstrip("-") != (other or "").lstrip("-"):
            sign = "-" if fact["value"].startswith("-") else ""
            fix = (
                f'write "{sign}{other.lstrip("-")}", or correct the span'
                if other
                else "write null, or correct the span"
            )
            yield Finding(("facts", i, field), f"{one!r} is not the {field} of its span {span['text']!r}", fix)
    if not same_unit(fact["unit"], span.get("unit")):
        fault = f"{fact['unit']!r} is not the unit of its span {span['text']!r}"
        yield Finding(("facts", i, "unit"), fault, f"write {span.get('unit')!r}, or correct the span")


def _relations(document: Record) -> Iterator[Finding]:
    bearers: dict[str, set[str]] = {}
    for span in document["spans"]:
        if "name" in span:
            bearers.setdefault(tidy(span["name"]), set()).add(span["label"])
    text = tidy(fold(document["text"]).text) + tidy(document["text"])
    seen: set[tuple[str | None, ...]] = set()
    for i, relation in enumerate(document["relations"]):
        kind, head, tail, value = (relation[field] for field in ("type", "head", "tail", "value"))
        ends = [("head", head)] if kind == "alias" else [("head", head), ("tail", tail)]
        for field, name in ends:
            if tidy(name) not in bearers:
                fix = "take the name of a span, or mark one"
                yield Finding(("relations", i, field), f"no span bears the name {name!r}", fix)
        if tidy(tail) in bearers and kind == "ticker" and "TICKER" not in bearers[tidy(tail)]:
            yield Finding(("relations", i, "tail"), f"{tail!r} is the name of no TICKER", "take a ticker's name")
        if kind == "position" and tidy(head) in bearers and "PERSON" not in bearers[tidy(head)]:
            yield Finding(("relations", i, "head"), f"{head!r} is the name of no PERSON", "take a person's name")
        if kind == "alias" and tidy(tail) not in text:
            yield Finding(("relations", i, "tail"), f"{tail!r} stands nowhere in the text", "take a name as written")
        if kind == "position" and not value:
            yield Finding(("relations", i, "value"), "a position has no title", 'write the title: "董事"')
        if kind != "position" and value is not None:
            yield Finding(("relations", i, "value"), f"{kind} has the value {value!r}", "write null")
        if (kind, head, tail, value) in seen:
            yield Finding(("relations", i), "stands twice", "delete it")
        seen.add((kind, head, tail, value))
