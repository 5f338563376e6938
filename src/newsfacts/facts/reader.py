"""What the makers of a fact need of the walk over a text."""

from typing import Protocol

from newsfacts.facts.what.choice import Topics
from newsfacts.facts.what.topics import Mind
from newsfacts.facts.when.choice import Periods
from newsfacts.facts.whose.choice import Owners


class Reader(Mind, Protocol):
    """What a statement needs of the walk: what it holds in mind, and what chooses the links."""

    owners: Owners
    periods: Periods
    topics: Topics
    published: str | None
    begin: int
    """Where the sentence begins."""
    paragraph: int
