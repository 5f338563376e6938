"""What the stages between the text and the Document hand on: mentions, in offsets of the folded text."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, get_args

import msgspec

from newsfacts.arguments import need
from newsfacts.document import FIELDS, Mod, is_decimal


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


def wanted(mention: Any, text: str) -> str | None:
    """Return what a user's finder should have yielded for this; None where it is a mention of the text.

    >>> wanted(Mention(0, 3, "DATE", value="yesterday"), "12马赫")
    'an EDTF date as the value of DATE'
    """
    from newsfacts.gold.edtf import edtf_fault

    if not isinstance(mention, Mention) or not isinstance(mention.label, str) or mention.label not in FIELDS:
        return f"a Mention with a label of {', '.join(FIELDS)}"
    start, end, label, value = mention.start, mention.end, mention.label, mention.value
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        return f"offsets within the text (0 to {len(text)})"
    for field in ("value", "upper", "unit", "name"):
        if not isinstance(getattr(mention, field), str | None):
            return f"{field} as a str or None"
    if mention.mod is not None and mention.mod not in get_args(Mod):
        return f"a mod of {', '.join(get_args(Mod))}, or None"
    if label in ("MONEY", "PERCENT", "QUANTITY") and not all(is_decimal(one) for one in (value, mention.upper) if one):
        return f"decimal numbers in plain notation (106700000000) as value and upper of {label}"
    if label == "DATE" and value and edtf_fault(value):
        return "an EDTF date as the value of DATE"
    return None


def plain(number: Decimal) -> str:
    """Return a decimal in plain notation without trailing zeros. Raises WrongTypeError where it is no Decimal.

    >>> plain(Decimal("1.0670E+11")), plain(Decimal("0.50")), plain(Decimal("-0"))
    ('106700000000', '0.5', '0')
    """
    need("plain()", number, Decimal, "a Decimal")
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
