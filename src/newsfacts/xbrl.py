"""Facts as xBRL-JSON (the XBRL Open Information Model, 1.0), and the small taxonomy that defines their concepts.

Exported are the facts that have an owner, a closed period and a concept of the lexicon. The key of each is
`f<number>_<start>_<end>`: the place of its words in the text.
"""

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

import regex

from newsfacts.document import Document, Fact
from newsfacts.lexicon.loader import lexicon
from newsfacts.page import templates
from newsfacts.periods import bounds

NAMESPACE = "urn:newsfacts:concepts:1"
TAXONOMY = "newsfacts.xsd"
DIMENSIONS = ("part", "base", "bound", "forecast", "mod")
CURRENCY = regex.compile(r"[A-Z]{3}")
NOT_IN_NAME = regex.compile(r"[^\p{L}\p{N}_]")
TYPES = {
    "money": "xbrli:monetaryItemType",
    "money/股": "num:perShareItemType",
    "percent": "num:percentItemType",
    "duration": "xbrli:durationItemType",
    "quantity 股": "xbrli:sharesItemType",
}
"""The item type of a concept by its unit in concepts.tsv; what is counted in anything else is a decimal."""


class Item(NamedTuple):
    """A concept of the taxonomy."""

    name: str
    type: str
    period: str
    label: str


@cache
def items() -> dict[str, Item]:
    """Return the concepts of the taxonomy: each of the lexicon, and its changes in percent, in points, in its own unit."""
    kinds = {row["concept"]: row["kind"] for row in lexicon("concept_kinds")}
    found = {}
    for row in lexicon("concepts"):
        key, label = row["key"], row["zh"].split(" ")[0]
        level = TYPES.get(row["unit"], "xbrli:decimalItemType")
        period = "instant" if kinds.get(key) in ("stock", "day") else "duration"
        for item in (
            Item(key, level, period, label),
            Item(f"{key}_change", "num:percentItemType", period, f"{label}变动率"),
            Item(f"{key}_change_points", "xbrli:decimalItemType", period, f"{label}变动百分点"),
            Item(f"{key}_change_amount", level, period, f"{label}变动额"),
        ):
            found[item.name] = item
    return found


def taxonomy() -> str:
    """Return the taxonomy as an XML Schema; it is looked for as newsfacts.xsd beside the xBRL-JSON."""
    page = templates().get_template("taxonomy.xsd")
    return str(page.render(namespace=NAMESPACE, dimensions=DIMENSIONS, items=items().values()))


def to_xbrl(document: Document) -> str:
    """Return the facts that have an owner, a closed period and a concept of the lexicon, as xBRL-JSON."""
    facts = {}
    for number, fact in enumerate(document.facts):
        start, end = fact.evidence
        for suffix, data in _facts(fact):
            facts[f"f{number}_{start}_{end}{suffix}"] = data
    info = {
        "documentType": "https://xbrl.org/2021/xbrl-json",
        "namespaces": {
            "nf": NAMESPACE, "name": "urn:newsfacts:name", "unit": "urn:newsfacts:unit",
            "iso4217": "http://www.xbrl.org/2003/iso4217", "xbrli": "http://www.xbrl.org/2003/instance",
        },
        "taxonomy": [TAXONOMY],
    }  # fmt: skip
    text = json.dumps({"documentInfo": info, "facts": facts}, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _facts(fact: Fact) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the xBRL fact of a fact, two of them for a range, none where it cannot be one."""
    item = items().get(fact.concept + _change(fact))
    period = None if item is None else _period(fact, item)
    if item is None or period is None or not fact.entity:
        return
    dimensions = {"concept": f"nf:{item.name}", "entity": f"name:{fact.entity}", "period": period}
    for name, value in (("part", fact.part), ("base", fact.change), ("mod", fact.mod)):
        if value:
            dimensions[f"nf:{name}"] = value
    if fact.forecast:
        dimensions["nf:forecast"] = "true"
    unit = _unit(fact, item)
    if unit is None:
        return
    if unit:
        dimensions["unit"] = unit
    bounds_of = [("", fact.value)] if not fact.upper else [("_lower", fact.value), ("_upper", fact.upper)]
    for suffix, value in bounds_of:
        own = {**dimensions, "nf:bound": suffix[1:]} if suffix else dimensions
        yield suffix, {"value": _value(value, fact, item), "dimensions": own}


def _change(fact: Fact) -> str:
    if fact.change is None:
        return ""
    if fact.unit in ("%", "倍"):
        return "_change"
    return "_change_points" if fact.unit in ("pp", "bp") else "_change_amount"


def _value(value: str, fact: Fact, item: Item) -> str:
    """Return the value as the taxonomy has it: a percentage as a fraction, basis points as points."""
    if item.type == "xbrli:durationItemType":
        return value
    number = Decimal(value)
    if (item.type == "num:percentItemType" and fact.unit == "%") or fact.unit == "bp":
        number = number.scaleb(-2)
    return format(number, "f")


def _unit(fact: Fact, item: Item) -> str | None:
    """Return the unit, "" for none (a pure number), None where the fact's unit does not go with the concept's type."""
    unit, _, per = (fact.unit or "").partition("/")
    is_money = CURRENCY.fullmatch(unit) is not None
    if item.type == "xbrli:durationItemType":
        return "" if fact.value.startswith("P") else None
    if fact.value.startswith("P"):
        return None
    if item.type == "num:percentItemType" or unit in ("%", "pp", "bp"):
        return (
            ""
            if unit in ("%", "倍", "pp", "bp") and item.type in ("num:percentItemType", "xbrli:decimalItemType")
            else None
        )
    if item.type == "xbrli:monetaryItemType":
        return f"iso4217:{unit}" if is_money and not per else None
    if item.type == "num:perShareItemType":
        return f"iso4217:{unit}/xbrli:shares" if is_money and per in ("", "股") else None
    if item.type == "xbrli:sharesItemType":
        return "xbrli:shares" if unit == "股" else None
    measure = f"iso4217:{unit}" if is_money else _measure(unit)
    return f"{measure or 'xbrli:pure'}/{_measure(per)}" if per else measure


def _measure(unit: str) -> str:
    return f"unit:{NOT_IN_NAME.sub('_', unit)}" if unit else ""


def _period(fact: Fact, item: Item) -> str | None:
    """Return the period: an instant, or an interval from midnight to midnight; None where it is not closed."""
    first, last = bounds(fact.period)
    if first is None or last is None or last.year == dt.MAXYEAR:
        return None
    end = f"{last + dt.timedelta(1)}T00:00:00"  # the end of a day is the first moment of the next
    return end if item.period == "instant" else f"{first}T00:00:00/{end}"
