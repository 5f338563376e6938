"""The facts of a text, read from its resolved mentions, left to right, with a little held in mind."""

from collections.abc import Iterator

from newsfacts.document import Fact
from newsfacts.facts.items import read_items
from newsfacts.facts.tables import read_tables
from newsfacts.facts.walk import Walk
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded
from newsfacts.text.segment import sentences


def read_facts(folded: Folded, mentions: list[Mention], published: str | None) -> Iterator[Fact]:
    """Yield the facts of a text in reading order.

    `mentions` are the resolved ones of the whole text in order; `published` is the day (or month or year) that
    resolution used. A number whose owner or period the text does not tell has None there.
    """
    article = [m for m in mentions if not folded.in_furniture(m.start, m.end)]
    walk = Walk(folded, article, published)
    rows = read_tables(folded, article)
    i = 0
    for sentence in sentences(folded.text):
        inside = []
        while i < len(article) and article[i].start < sentence.end:
            if article[i].start >= sentence.start:
                inside.append(article[i])
            i += 1
        if sentence.start in rows:
            yield from walk.row(rows[sentence.start])
        elif inside or sentence.end - sentence.start > 1:
            yield from walk.sentence(sentence, read_items(folded.text, inside, sentence.start, sentence.end))
