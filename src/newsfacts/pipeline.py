"""The stages in order: text → fold → find → settle → resolve → relate → Document."""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from newsfacts.document import FIELDS, Document, Span
from newsfacts.entities.find import find_entities
from newsfacts.entities.names import resolve_names
from newsfacts.errors import InvalidPublishedError
from newsfacts.facts.read import read_facts
from newsfacts.facts.relations import find_relations
from newsfacts.mention import Mention, settle
from newsfacts.text.fold import Folded, fold
from newsfacts.text.furniture import find_furniture
from newsfacts.values.find import find_values
from newsfacts.values.parse import is_numeral, parse_value, values_alone
from newsfacts.values.resolve import resolve_values

VALUES = frozenset(("MONEY", "PERCENT", "QUANTITY", "DATE", "DURATION"))


def extract(
    text: str,
    published: str | dt.date | None = None,
    *,
    names: Mapping[str, str] | str | Path | None = None,
) -> Document:
    """Return what a Chinese news text states: its spans, facts and relations.

    `published` is the day the text was published (a date, a datetime, or either as ISO 8601), against which 今年, 昨日 or 1月9日 are
    read; without it the text's own dates must tell, and what they leave open stays open. `names` maps further
    names to their labels ({"小满机器人": "ORG"}).

    Raises TypeError where `text` is not a str, InvalidPublishedError (a ValueError) where `published` is no day.

    >>> document = extract("小满机器人1月9日宣布完成3亿元B轮融资。", published="2026-01-10")
    >>> [(span.text, span.value) for span in document.spans if span.value]
    [('1月9日', '2026-01-09'), ('3亿元', '300000000')]
    """
    if not isinstance(text, str):
        raise TypeError(f"extract() takes the text as a str, not {type(text).__name__}; decode bytes first")
    day = published_day(published)
    folded = read(text)
    found = [*find_values(folded), *find_entities(folded, names)]
    settled = settle(mention for mention in found if not _is_furniture(folded, mention))
    if not _is_name(folded, settled):
        settled = _with_values_alone(settled, values_alone(folded, published_moment(published)))
    valued, anchor = resolve_values(folded, settled, day)
    resolved = resolve_names(folded, valued)
    return Document(
        published=anchor,
        text=text,
        spans=tuple(_span(folded, mention) for mention in resolved),
        facts=tuple(read_facts(folded, resolved, anchor)),
        relations=tuple(find_relations(folded, resolved)),
    )


def read(text: str) -> Folded:
    """Return the text as the rules read it, with what belongs to the page marked."""
    folded = fold(text)
    return msgspec.structs.replace(folded, furniture=tuple(find_furniture(folded.text)))


def published_day(published: str | dt.date | None) -> str | None:
    """Return the publication day as "YYYY-MM-DD"; raises InvalidPublishedError where it is none.

    >>> published_day(dt.date(2026, 1, 9))
    '2026-01-09'
    >>> published_day("2026-02-30")
    Traceback (most recent call last):
    newsfacts.errors.InvalidPublishedError: published='2026-02-30' is no day; pass a date or "YYYY-MM-DD", of the years 1000 to 8999
    """
    moment = published_moment(published)
    return None if moment is None else moment.date().isoformat()


def published_moment(published: str | dt.date | None) -> dt.datetime | None:
    """Return the moment of publication (midnight where only the day is given); raises InvalidPublishedError."""
    if published is None:
        return None
    moment = None
    if isinstance(published, dt.datetime):
        moment = published
    elif isinstance(published, dt.date):
        moment = dt.datetime.combine(published, dt.time())
    elif isinstance(published, str) and len(published) >= 10 and published[4:5] == "-":
        with suppress(ValueError):
            moment = dt.datetime.fromisoformat(published)
    if (
        moment is None or not 1000 <= moment.year < 9000
    ):  # far from the ends of the calendar, so that 去年 and 下月 exist
        raise InvalidPublishedError(
            f'published={published!r} is no day; pass a date or "YYYY-MM-DD", of the years 1000 to 8999'
        )
    return moment.replace(tzinfo=None)


def _is_name(folded: Folded, mentions: list[Mention]) -> bool:
    """Tell whether a text is one name as a whole (百度) and no numeral."""
    whole = any((m.start, m.end) == (0, len(folded.text)) and m.label not in VALUES for m in mentions)
    return whole and not is_numeral(folded.text)


def _with_values_alone(mentions: list[Mention], alone: list[Mention]) -> list[Mention]:
    """Return the values of a text that is nothing but values: as running text reads them where it reads them whole."""
    if not alone:
        return mentions
    read = {(m.start, m.end): m for m in mentions if m.label in VALUES}
    return [read.get((m.start, m.end), m) for m in alone]


def _is_furniture(folded: Folded, mention: Mention) -> bool:
    return mention.label not in VALUES and folded.in_furniture(mention.start, mention.end)


def _span(folded: Folded, mention: Mention) -> Span:
    start, end = folded.origin(mention.start, mention.end)
    fields = {field: getattr(mention, field) for field in FIELDS[mention.label]}
    return Span(start, end, folded.source[start:end], mention.label, **fields)  # type: ignore[arg-type]


def parse(text: str, published: str | dt.date | None = None) -> Span | None:
    """Return the value that `text` is, read whole: money, percentage, quantity, number, date or duration; or None.

    Relative times are read against `published`, a moment or a day: 1月9日 lies in its year, 周三 and 下午三点 are the next.
    Raises TypeError and InvalidPublishedError as `extract` does.

    >>> parse("三千五百万港元").to_dict()["value"], parse("去年9月", published="2026-01-09").value, parse("你好")
    ('35000000', '2025-09', None)
    """
    if not isinstance(text, str):
        raise TypeError(f"parse() takes the text as a str, not {type(text).__name__}; decode bytes first")
    folded = fold(text)
    mention = parse_value(folded, published_moment(published)) if folded.text else None
    if mention is None:
        return None
    return _span(folded, msgspec.structs.replace(mention, start=0, end=len(folded.text)))


@cache
def load() -> Any:
    """Return the spaCy Language behind newsfacts, made once: `nlp(text)._.facts`, `.spans["newsfacts"]`, `.ents`.

    Tokens are the words of jieba, with borders at those of every span; `token.norm_` is the folded form.
    """
    from newsfacts.spacy_components import make_language

    return make_language()
