"""What the makers of a fact need of the walk over a text."""

from typing import Protocol

from newsfacts.facts.owner_choice import Owners
from newsfacts.facts.period_choice import Periods
from newsfacts.facts.topic_choice import Topics
from newsfacts.facts.topics import Mind


class Reader(Mind, Protocol):
    """What a statement needs of the walk: what it holds in mind, and what chooses the links."""

    owners: Owners
    periods: Periods
    topics: Topics
    published: str | None
    begin: int
    """Where the sentence begins."""
    paragraph: int
