"""What a headline's numbers are of: of what the body says at length, 北水扫货57亿 for 北向资金净流入57.3亿元."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from newsfacts.document import Fact
from newsfacts.facts.when.periods import last_day
from newsfacts.facts.words import known_concepts

SAME = Decimal("0.02")
"""A headline rounds: its number is that of the body up to this share of it."""
DIGITS = 3
"""A number of the body that has so many digits is the headline's by no chance."""


def with_body(facts: list[Fact], end: int, published: str | None = None) -> Iterator[Fact]:
    """Yield the facts in order; those of the headline, which ends at the offset `end`, get what only the body tells.

    A headline names no period as a rule, and a measure often by a word of its own; what it says is coming,
    料下半年票价回升, is not the time of what it tells before.
    """
    body = [fact for fact in facts if fact.evidence is not None and fact.evidence[0] >= end]
    for fact in facts:
        in_head = fact.evidence is not None and fact.evidence[0] < end
        yield _dated(_named(_of_now(fact, body, published), body), body) if in_head else fact


def _of_now(fact: Fact, body: list[Fact], published: str | None) -> Fact:
    """Return a fact whose period was not over when the text was published with that of the body's same number, which is told of the past."""
    last = last_day(fact.period) if fact.period and published and not fact.forecast else None
    if last is None or published is None or last <= published or len(fact.period or "") <= len("2025-07"):
        return fact
    same = (other for other in body if other.concept == fact.concept and _is_like(fact, other) and _is_near(fact, other))
    told = next((other.period for other in same if other.entity == fact.entity and (last_day(other.period or "") or "9999") <= published), None)
    return msgspec.structs.replace(fact, period=told) if told else fact


def _named(fact: Fact, body: list[Fact]) -> Fact:
    """Return a fact of a measure that no list knows as the one that the body tells with the same number, where it is one alone."""
    if fact.concept in known_concepts():
        return fact
    like = (other for other in body if other.concept in known_concepts() and _is_like(fact, other) and _is_near(fact, other))
    same = [other for other in like if len((other.value or "").strip("-0.").replace(".", "")) >= DIGITS]
    if len({(other.entity, other.concept, other.part) for other in same}) != 1:
        return fact
    told = same[0]
    return msgspec.structs.replace(
        fact, entity=told.entity, concept=told.concept, part=told.part, period=fact.period or told.period
    )


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
