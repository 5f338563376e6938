"""Ties between names: who holds which position where, whose ticker, what else a thing is called."""

from collections.abc import Iterator

from newsfacts.document import Relation
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded


def find_relations(folded: Folded, mentions: list[Mention]) -> Iterator[Relation]:
    """Yield the relations that the text states between its resolved names, each once."""
    yield from ()
