"""The facts of a text, read from its resolved mentions."""

from collections.abc import Iterator

from newsfacts.document import Fact
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded


def read_facts(folded: Folded, mentions: list[Mention], published: str | None) -> Iterator[Fact]:
    """Yield the facts of a text in reading order."""
    yield from ()
