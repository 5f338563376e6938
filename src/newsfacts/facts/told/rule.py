"""The shape of a construction that tells for certain of what a number is."""

from typing import Any

import msgspec

FILL = r"(?:了|为|达到?|高达|约|近|逾|超过?|共|合计|累计|分别|依次|各自|各|至多|最多|至少)*$"
"""What may stand between a construction and its number."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Words before a number of a kind, and the topic that they tell; `concept` and `part` may name groups of `before`."""

    label: str
    look: frozenset[str]
    """One of these characters stands before: the first look, which costs little; none is looked for where it is empty."""
    before: Any
    concept: str
    part: str = ""
    units: frozenset[str | None] = frozenset()
    """The number's unit is one of these; any where none is given."""
    behind: Any = None
    """What must stand right behind the number."""
    near: Any = None
    """What must stand somewhere around it."""
    moves: bool | None = None
    """Whether the number must be how far something changed; either where None."""
    small: bool = False
    """The sum must be one that a share can cost."""
