"""The stages in order: text → fold → find → settle → resolve → relate → Document."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

import msgspec

from newsfacts.arguments import need, shown
from newsfacts.document import FIELDS, Document, Span
from newsfacts.entities.find import find_entities
from newsfacts.entities.gazetteer import Names, user_names
from newsfacts.entities.names import resolve_names
from newsfacts.errors import InvalidPublishedError, WrongValueError
from newsfacts.facts.read import read_facts
from newsfacts.facts.relations import find_relations
from newsfacts.facts.words import Concepts, OwnWord, in_force, own_words
from newsfacts.mention import Mention, settle, wanted
from newsfacts.text.fold import Folded, fold
from newsfacts.text.furniture import find_furniture
from newsfacts.values.find import find_values
from newsfacts.values.parse import is_numeral, parse_value, values_alone
from newsfacts.values.resolve import resolve_values

Finder = Callable[[str], Iterable[Mention]]
"""A user's own extractor: from the text as the rules read it to the mentions in it."""
VALUES = frozenset(("MONEY", "PERCENT", "QUANTITY", "DATE", "DURATION"))


def extract(
    text: str,
    published: str | dt.date | None = None,
    *,
    names: Names = None,
    concepts: Concepts = None,
    finders: Iterable[Finder] = (),
) -> Document:
    """Return what a Chinese news text states: its spans, facts and relations.

    `published` is the day the text was published (a date, a datetime, or either as ISO 8601), against which 今年, 昨日 or 1月9日 are
    read; without it the text's own dates must tell, and what they leave open stays open. `names` maps further
    names to their labels ({"小满机器人": "ORG"}), `concepts` further words to the concepts that they name ({"订阅费": "revenue"});
    both may be TSV files (columns name, label; word, concept and, if wanted, unit, kind). Each of `finders` is called with the text as the rules read it
    (simplified, half width, without blanks and asides such as 据悉) and yields mentions in it, which stand where others overlap them.

    Raises, all under NewsfactsError: WrongTypeError (a TypeError) where `text` is not a str, or names, concepts or finders
    are nothing that can be one; InvalidPublishedError (a ValueError) where `published` is no day; LexiconError (a ValueError)
    where a list of names or concepts cannot be read; WrongValueError (a ValueError) where a finder yields what is no
    mention of the text. What a finder itself raises is not caught.

    >>> document = extract("小满机器人1月9日宣布完成3亿元B轮融资。", published="2026-01-10")
    >>> [(span.text, span.value) for span in document.spans if span.value]
    [('1月9日', '2026-01-09'), ('3亿元', '300000000')]
    """
    need("extract()", text, str, "the text as a str (decode bytes first)")
    moment, own = published_moment(published), own_words(concepts)
    folded = read(text)
    found = [*find_values(folded), *find_entities(folded, names)]
    own_found = settle(_found_by(finders, folded.text))
    if own_found:
        taken = {i for mention in own_found for i in range(mention.start, mention.end)}
        found = [*own_found, *(m for m in found if taken.isdisjoint(range(m.start, m.end)))]
    mentions, anchor = resolve(folded, found, moment)
    return to_document(folded, mentions, anchor, own)


def _found_by(finders: Iterable[Finder], text: str) -> Iterator[Mention]:
    """Yield what a user's finders find in a text; raises WrongTypeError and WrongValueError where they are none."""
    need("finders", finders, Iterable, "an iterable of functions, e.g. finders=[finder]")
    for finder in finders:
        need("finders", finder, Callable, "functions from a text to its mentions")  # type: ignore[arg-type]
        found = finder(text)
        need(f"a finder's result ({shown(finder)})", found, Iterable, "an iterable of Mention; yield each")
        for mention in found:
            right = wanted(mention, text)
            if right:
                raise WrongValueError(f"a finder yields {right}, not {mention!r}")
            yield mention


def resolve(
    folded: Folded, found: Iterable[Mention], published: dt.datetime | None
) -> tuple[list[Mention], str | None]:
    """Return the mentions that stand, with their final values and names, and the publication date used."""
    settled = settle(mention for mention in found if not _is_furniture(folded, mention))
    if not _is_name(folded, settled):
        settled = _with_values_alone(settled, values_alone(folded, published))
    valued, anchor = resolve_values(folded, settled, None if published is None else published.date().isoformat())
    return resolve_names(folded, valued), anchor


def to_document(
    folded: Folded, mentions: list[Mention], anchor: str | None, own: tuple[OwnWord, ...] = (), *, facts: bool = True
) -> Document:
    """Return the document of resolved mentions, with the facts and relations that they state where those are wanted."""
    with in_force(own):
        return Document(
            published=anchor,
            text=folded.source,
            spans=tuple(_span(folded, mention) for mention in mentions),
            facts=tuple(read_facts(folded, mentions, anchor)) if facts else (),
            relations=tuple(find_relations(folded, mentions)) if facts else (),
        )


def read(text: str) -> Folded:
    """Return the text as the rules read it, with what belongs to the page marked."""
    folded = fold(text)
    return msgspec.structs.replace(folded, furniture=tuple(find_furniture(folded.text)))


def published_moment(published: str | dt.date | None) -> dt.datetime | None:
    """Return the moment of publication (midnight where only the day is given); raises InvalidPublishedError.

    >>> published_moment(dt.date(2026, 1, 9))
    datetime.datetime(2026, 1, 9, 0, 0)
    >>> published_moment("2026-02-30")
    Traceback (most recent call last):
    newsfacts.errors.InvalidPublishedError: published='2026-02-30' is no day; pass a date or "YYYY-MM-DD", of the years 1000 to 8999
    """
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
    Raises WrongTypeError and InvalidPublishedError as `extract` does.

    >>> parse("三千五百万港元").to_dict()["value"], parse("去年9月", published="2026-01-09").value, parse("你好")
    ('35000000', '2025-09', None)
    """
    need("parse()", text, str, "the text as a str (decode bytes first)")
    folded = fold(text)
    mention = parse_value(folded, published_moment(published)) if folded.text else None
    if mention is None:
        return None
    return _span(folded, msgspec.structs.replace(mention, start=0, end=len(folded.text)))


def load(published: str | dt.date | None = None, *, names: Names = None, concepts: Concepts = None) -> Any:
    """Return a spaCy Language of newsfacts: `nlp(text)._.facts`, `.spans["newsfacts"]`, `.ents`, `span._.value`.

    Tokens are the words of jieba, with borders at those of every span; `token.norm_` is the folded form. The
    arguments are those of `extract` and become part of the pipeline's config; one text's own day of publication is
    given as `doc = nlp.make_doc(text); doc._.published = "2026-01-09"; nlp(doc)`. Raises as `extract` does.

    >>> doc = load()("营收12.5亿元")
    >>> [span._.value for span in doc.spans["newsfacts"]]
    ['1250000000']
    """
    from newsfacts.spacy_components import make_language

    moment = published_moment(published)
    rows = [{"name": name, "label": label} for name, label in user_names(names).items()]
    own = [{k: v for k, v in msgspec.structs.asdict(word).items() if v} for word in own_words(concepts)]
    return make_language(None if moment is None else moment.isoformat(), rows, own)
