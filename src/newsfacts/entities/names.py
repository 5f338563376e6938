"""One thing, one name: the canonical name of every mention."""

from newsfacts.mention import Mention
from newsfacts.text.fold import Folded


def resolve_names(folded: Folded, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with their canonical `name`."""
    return mentions
