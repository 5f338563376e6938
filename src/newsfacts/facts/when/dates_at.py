"""Where the dates of a text stand, and how."""

from collections.abc import Iterable

import msgspec

from newsfacts.facts.when.periods import date_value, is_no_time
from newsfacts.facts.whose.names_at import Laid


class DateAt(msgspec.Struct, frozen=True, gc=False):
    """A date where it stands; `value` is a day for a moment, the last day for an end (年底)."""

    start: int
    end: int
    value: str
    mod: str | None
    sentence: int
    clause: int
    paragraph: int
    heads_clause: bool
    heads_sentence: bool
    inside: bool


def dates_of(scene: Laid) -> Iterable[DateAt]:
    """Yield where the dates of a text stand that can tell when a number was."""
    for index, (sentence, items) in enumerate(scene.plan):
        depth = 0
        for item in items:
            if item.kind == "mark":
                depth += (item.text == "(") - (item.text == ")" and depth > 0)
            mention = item.mention
            value = date_value(mention, scene.text) if item.kind == "date" and mention else None
            if mention is None or value is None or is_no_time(scene.text, item.start, item.end):
                continue
            clause = scene.clause_of(item.start)
            begin = max(scene.clause_starts[clause], sentence.start)
            heads = item.start - begin <= 4
            yield DateAt(
                item.start,
                item.end,
                value,
                mention.mod,
                index,
                clause,
                sentence.paragraph,
                heads_clause=heads,
                heads_sentence=heads and begin == sentence.start,
                inside=depth > 0,
            )
