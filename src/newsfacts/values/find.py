"""All values of a text, before context."""

from collections.abc import Iterator

from newsfacts.mention import Mention
from newsfacts.text.fold import Folded


def find_values(folded: Folded) -> Iterator[Mention]:
    """Yield what may be a value, overlaps not yet settled."""
    yield from ()
