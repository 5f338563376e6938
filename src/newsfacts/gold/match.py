"""When a predicted span, fact or relation is as good as a gold one. Plain dicts, as gold files have them."""

import calendar
from decimal import Decimal, InvalidOperation
from typing import Any

import regex

Record = dict[str, Any]
SPACE = regex.compile(r"[\s·・,,、。的]+")
KEY = regex.compile(r"[a-z_0-9]+")


def tidy(name: str | None) -> str:
    """Return a name without blanks, interpuncts and case, as two names are compared.

    >>> tidy("海螺 AI") == tidy("海螺ai")
    True
    """
    return str(SPACE.sub("", name or "")).lower()


def number(text: str | None) -> Decimal | None:
    """Return a decimal string as a Decimal, None where it is none."""
    if text is None:
        return None
    try:
        value = Decimal(str(text))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def days(edtf: str) -> tuple[str | None, str | None]:
    """Return the first and the last day (or moment) of an EDTF string, None for an open side.

    >>> days("2025-01/2025-09")
    ('2025-01-01', '2025-09-30')
    """
    start, _, end = edtf.partition("/")
    return _first(start), _last(end or start)


def _first(part: str) -> str | None:
    if part in ("..", ""):
        return None
    return part + "-01-01"[len(part) - 4 :] if len(part) in (4, 7) else part


def _last(part: str) -> str | None:
    if part in ("..", ""):
        return None
    if len(part) == 4:
        return f"{part}-12-31"
    if len(part) == 7:
        return f"{part}-{calendar.monthrange(int(part[:4]), int(part[5:]))[1]:02d}"
    return part


def same_date(one: str | None, other: str | None) -> bool:
    """Tell whether two EDTF strings are the same days.

    >>> same_date("2025-01/2025-12", "2025")
    True
    """
    if one == other or one is None or other is None:
        return one == other
    try:
        return days(one) == days(other)
    except ValueError:
        return False


def same_unit(one: str | None, other: str | None) -> bool:
    """Tell whether two units are the same, blanks aside."""
    return bool(SPACE.sub("", one or "") == SPACE.sub("", other or ""))


def same_value(gold: Record, found: Record) -> bool:
    """Tell whether a found span has the value, upper and unit of the gold one."""
    if gold["label"] == "DATE":
        return same_date(gold["value"], found.get("value"))
    if gold["label"] == "DURATION":
        return gold["value"] == found.get("value") and (gold.get("upper") or None) == (found.get("upper") or None)
    same = number(gold["value"]) == number(found.get("value")) and number(gold.get("upper")) == number(
        found.get("upper")
    )
    return same and same_unit(gold.get("unit"), found.get("unit"))


class Names:
    """The names of one gold document: two that it joins by an alias relation count as equal.

    The aliases of one head are a group; a name that stands in two groups is equal to those of both, which does not
    make these equal to each other.
    """

    def __init__(self, document: Record) -> None:
        groups: dict[str, set[str]] = {}
        for relation in document["relations"]:
            if relation["type"] == "alias" and relation.get("tail"):
                head = tidy(relation["head"])
                groups.setdefault(head, {head}).add(tidy(relation["tail"]))
        self.equal: dict[str, set[str]] = {}
        for group in groups.values():
            for name in group:
                self.equal[name] = self.equal.get(name, set()) | group

    def same(self, one: str | None, other: str | None) -> bool:
        """Tell whether two names mean the same thing in this document."""
        return tidy(one) == tidy(other) or tidy(other) in self.equal.get(tidy(one), ())


def _candidates(gold: Record, field: str) -> list[str | None]:
    return [gold.get(field), *gold.get("accept", {}).get(field, [])]


def is_concept(gold: Record, found: Record) -> bool:
    """Tell whether the concept of a found fact is as good as the gold one."""
    concept = found.get("concept") or ""
    for candidate in _candidates(gold, "concept"):
        if candidate == concept:
            return True
        one, other = tidy(candidate), tidy(concept)
        phrases = not KEY.fullmatch(candidate or "") and not KEY.fullmatch(concept)
        if phrases and one and other and (one in other or other in one):
            return True
    return False


def is_part(gold: Record, found: Record) -> bool:
    """Tell whether the part of a found fact is as good as the gold one."""
    got = tidy(found.get("part"))
    wanted = [tidy(part) for part in _candidates(gold, "part")]
    return any(part == got or bool(part and got and (part in got or got in part)) for part in wanted)


def _period_ok(gold: Record, found: Record) -> bool:
    if gold.get("period") is None:
        return True
    return any(same_date(period, found.get("period")) for period in _candidates(gold, "period"))


def _number_ok(gold: Record, found: Record, *, signed: bool) -> bool:
    one, other = number(gold["value"]), number(found.get("value"))
    if one is None or other is None:
        return bool(gold["value"] == found.get("value"))
    if signed:
        return one == other and number(gold.get("upper")) == number(found.get("upper"))
    return abs(one) == abs(other)


def _change_ok(gold: Record, found: Record) -> bool:
    one, other = gold.get("change") or None, found.get("change") or None
    year_end = str(gold.get("period")).endswith("-12-31")  # then the year before and the year's start are one base
    return one == other or ({one, other} == {"yoy", "ytd"} and year_end)


def wrong_fields(gold: Record, found: Record, names: Names) -> list[str]:
    """Return the fields in which a found fact differs from the gold one, by the strict measure."""
    checks = {
        "entity": any(names.same(entity, found.get("entity")) for entity in _candidates(gold, "entity")),
        "concept": is_concept(gold, found),
        "part": is_part(gold, found),
        "change": _change_ok(gold, found),
        "value": _number_ok(gold, found, signed=True),
        "unit": same_unit(gold.get("unit"), found.get("unit")),
        "period": _period_ok(gold, found),
        "mod": gold.get("mod") is None or gold["mod"] == found.get("mod"),
    }
    return [field for field, right in checks.items() if not right]


def is_strict(gold: Record, found: Record, names: Names) -> bool:
    """Tell whether every field of a found fact is right."""
    return not wrong_fields(gold, found, names)


def is_core(gold: Record, found: Record, names: Names) -> bool:
    """Tell whether |value|, unit, entity and period of a found fact are right."""
    entity = any(names.same(candidate, found.get("entity")) for candidate in _candidates(gold, "entity"))
    same = _number_ok(gold, found, signed=False) and same_unit(gold.get("unit"), found.get("unit"))
    return entity and same and _period_ok(gold, found)


def is_relation(gold: Record, found: Record, names: Names) -> bool:
    """Tell whether a found relation is the gold one; of an alias either name may be the canonical one."""
    if gold["type"] != found.get("type"):
        return False
    head, tail = found.get("head"), found.get("tail")
    if gold["type"] == "alias":
        either = {tidy(gold["head"]), tidy(gold["tail"])} == {tidy(head), tidy(tail)}
        return either or (tidy(gold["tail"]) == tidy(tail) and names.same(gold["head"], head))
    same = names.same(gold["head"], head) and names.same(gold.get("tail"), tail)
    return same and tidy(gold.get("value")) == tidy(found.get("value"))


def overlap(gold: Record, found: Record) -> bool:
    """Tell whether the evidence of two facts overlaps; without evidence it may."""
    one, other = gold.get("evidence"), found.get("evidence")
    return not one or not other or (one[0] < other[1] and other[0] < one[1])
