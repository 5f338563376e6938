"""What a headline's numbers are of: of what the body says at length, 北水扫货57亿 for 北向资金净流入57.3亿元."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from newsfacts.document import Fact
from newsfacts.facts.items import VALUES
from newsfacts.facts.when.periods import last_day
from newsfacts.facts.words import known_concepts
from newsfacts.mention import Mention, plain
from newsfacts.text.fold import Folded

SAME = Decimal("0.02")
"""A headline rounds: its number is that of the body up to this share of it."""
DIGITS = 3
"""A number of the body that has so many digits is the headline's by no chance."""
ROUNDED = {"MORE_THAN": (Decimal(1), Decimal("1.17")), "LESS_THAN": (Decimal("0.85"), Decimal(1)), "APPROX": (Decimal("0.95"), Decimal("1.05"))}
"""逾三成 is said of 31.9%, 逼近7万辆 of 69,852: how much of the headline's round number the body's is, by the word before it."""


def untold(folded: Folded, mentions: list[Mention], facts: list[Fact], end: int) -> Iterator[Fact]:
    """Yield what the numbers of a headline, which ends at the folded offset `end`, mean that state nothing there: what the body tells with them.

    曜川首破四万辆 names no measure; of 曜川 the body tells one alone that is about so much.
    """
    head = [mention for mention in mentions if mention.start < end]
    stated = {fact.evidence for fact in facts}
    unstated = [mention for mention in head if mention.label in VALUES and folded.origin(mention.start, mention.end) not in stated]
    behind = folded.origin(0, end)[1]
    body = [fact for fact in facts if fact.evidence is not None and fact.evidence[0] >= behind] if unstated else []
    for mention in unstated:
        name = next((other.name for other in reversed(head) if other.name and other.start < mention.start and other.label not in VALUES), None)
        if told := _told_below(mention, name, body):
            yield msgspec.structs.replace(told, evidence=folded.origin(mention.start, mention.end))


def _told_below(mention: Mention, name: str | None, body: list[Fact]) -> Fact | None:
    """Return the fact of the body, in a headline's number, that gives that number of `name`, whom the headline named last before it, or of anybody where no chance can give the same; None where none or several do."""
    like = [fact for fact in body if fact.unit == mention.unit and fact.upper is None and _rounds(mention, fact, name)]
    if not like or len({(fact.entity, fact.concept, fact.part, fact.change, fact.period) for fact in like}) > 1:
        return None
    told, value = like[0], mention.value
    if value and mention.label != "DURATION" and (told.value or "").startswith("-"):
        value = plain(-abs(Decimal(value)))
    return msgspec.structs.replace(told, value=value, mod=mention.mod)


def _rounds(mention: Mention, fact: Fact, name: str | None) -> bool:
    """Tell whether the number of a headline is that of a fact of the body: the same, or of the one named there about the same."""
    if fact.value is None or mention.value is None:
        return False
    if fact.value.strip("-") == mention.value:
        return fact.entity == name or (mention.label != "DURATION" and _digits(mention.value) >= DIGITS)
    if fact.entity != name or mention.label == "DURATION" or not (value := abs(Decimal(mention.value))):
        return False
    least, most = ROUNDED.get(mention.mod or "", (1 - SAME, 1 + SAME))
    return least <= abs(Decimal(fact.value)) / value <= most if fact.value[-1].isdigit() else False


def _digits(value: str) -> int:
    """Return how many digits tell a number from others, 3 of 1230000.

    >>> _digits("1230000"), _digits("-0.58")
    (3, 2)
    """
    return len(value.strip("-0.").replace(".", ""))


def with_body(facts: list[Fact], end: int, published: str | None = None) -> Iterator[Fact]:
    """Yield the facts in order; those of the headline, which ends at the offset `end`, get what only the body tells.

    A headline names no period as a rule, and a measure often by a word of its own; what it says is coming,
    料下半年票价回升, is not the time of what it tells before.
    """
    body = [fact for fact in facts if fact.evidence is not None and fact.evidence[0] >= end]
    before = None
    for fact in facts:
        if fact.evidence is None or fact.evidence[0] >= end:
            yield fact
            continue
        now = _of_now(fact, body, published)
        yield _dated(_named(now, body, goes_on=fact.concept == before), body)
        before = fact.concept


def _of_now(fact: Fact, body: list[Fact], published: str | None) -> Fact:
    """Return a fact whose period was not over when the text was published with that of the body's same number, which is told of the past."""
    last = last_day(fact.period) if fact.period and published and not fact.forecast else None
    if last is None or published is None or last <= published or len(fact.period or "") <= len("2025-07"):
        return fact
    same = (other for other in body if other.concept == fact.concept and _is_like(fact, other) and _is_near(fact, other))
    told = next((other.period for other in same if other.entity == fact.entity and (last_day(other.period or "") or "9999") <= published), None)
    return msgspec.structs.replace(fact, period=told) if told else fact


def _named(fact: Fact, body: list[Fact], *, goes_on: bool) -> Fact:
    """Return a fact of a measure that no list knows, or that only `goes_on` from the number before, as the one that the body tells with the same number, where it is one alone."""
    if fact.concept in known_concepts():
        return _same_number(fact, body) if goes_on else fact
    like = (other for other in body if other.concept in known_concepts() and _is_like(fact, other) and _is_near(fact, other))
    same = [other for other in like if _digits(other.value or "") >= DIGITS]
    if len({(other.entity, other.concept, other.part) for other in same}) != 1:
        return fact
    told = same[0]
    return msgspec.structs.replace(
        fact, entity=told.entity, concept=told.concept, part=told.part, period=fact.period or told.period
    )


def _same_number(fact: Fact, body: list[Fact]) -> Fact:
    """Return a fact as the one that the body tells with exactly its number, where it is one alone and the body gives nothing like it of the headline's measure: 息减至4.5仙."""
    if fact.mod or any(other.concept == fact.concept and other.unit == fact.unit and _is_near(fact, other) for other in body):
        return fact
    same = [other for other in body if other.concept in known_concepts() and _is_like(fact, other) and (other.value, other.upper) == (fact.value, fact.upper)]
    alone = len({(other.entity, other.concept, other.part, other.period) for other in same}) == 1
    if not alone or _digits(fact.value or "") < (DIGITS if fact.unit == "%" else DIGITS - 1):
        return fact
    return msgspec.structs.replace(same[0], mod=fact.mod, evidence=fact.evidence)


def _dated(fact: Fact, body: list[Fact]) -> Fact:
    """Return a fact without a period with that of the body's number of the same, else of the body's first of that measure."""
    if fact.period:
        return fact
    like = [other for other in body if other.concept == fact.concept and other.entity == fact.entity and other.unit == fact.unit]
    same = [other for other in like if _is_near(fact, other)] or [other for other in like if _is_like(fact, other)]
    period = next((other.period for other in same if other.period), None)
    return msgspec.structs.replace(fact, period=period) if period else fact


def _is_like(fact: Fact, other: Fact) -> bool:
    """Tell whether both are levels or both changes, in one unit."""
    return other.unit == fact.unit and bool(other.change) == bool(fact.change)


def _is_near(fact: Fact, other: Fact) -> bool:
    """Tell whether two facts give the same number, up to rounding."""
    try:
        one, two = abs(Decimal(fact.value or "")), abs(Decimal(other.value or ""))
    except ArithmeticError:
        return fact.value == other.value  # lengths of time
    return abs(one - two) <= SAME * two
