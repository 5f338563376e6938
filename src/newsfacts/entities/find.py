"""All names of a text."""

from collections.abc import Iterator, Mapping

from newsfacts.mention import Mention
from newsfacts.text.fold import Folded


def find_entities(folded: Folded, names: Mapping[str, str] | None = None) -> Iterator[Mention]:
    """Yield what may be a name, overlaps not yet settled; `names` maps names of the user to their labels."""
    yield from ()
