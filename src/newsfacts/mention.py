"""What the stages between the text and the Document hand on: mentions, in offsets of the folded text."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the folded text that means something: `folded.text[start:end]`.

    A finder makes it, a resolver replaces it by one whose `value` and `name` are final. Numbers are
    decimal strings in plain notation (see `plain`), dates EDTF, durations ISO 8601, as in a `Span`.
    """

    start: int
    end: int
    label: str
    value: str | None = None
    upper: str | None = None
    unit: str | None = None
    mod: str | None = None
    name: str | None = None
    meaning: Any = None
    """What the words say before context is known, for the resolver of the same kind; None where nothing is open."""


def plain(number: Decimal) -> str:
    """Return a decimal in plain notation without trailing zeros.

    >>> plain(Decimal("1.0670E+11")), plain(Decimal("0.50")), plain(Decimal("-0"))
    ('106700000000', '0.5', '0')
    """
    if not number:
        return "0"
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


ORDER = ("TICKER", "DATE", "DURATION", "MONEY", "PERCENT", "QUANTITY")
"""Which label wins where two mentions of the same length overlap; the others follow, in the order given."""


def settle(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that stand when no two may overlap: the longest wins, ties by `ORDER`.

    >>> date, number = Mention(0, 6, "DATE"), Mention(0, 4, "QUANTITY")
    >>> settle([number, date]) == [date]
    True
    """
    rank = {label: i for i, label in enumerate(ORDER)}
    order = sorted(mentions, key=lambda m: (m.start - m.end, rank.get(m.label, len(rank)), m.start))
    taken: set[int] = set()
    kept = []
    for mention in order:
        # Every shorter mention that overlaps a kept one has its first or last character inside it.
        if mention.start not in taken and mention.end - 1 not in taken:
            taken.update(range(mention.start, mention.end))
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)
