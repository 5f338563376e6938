"""`extract_many`: many texts in, documents out, lazily and in order; one that fails is a record."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import msgspec
import regex

from newsfacts.arguments import need
from newsfacts.corpus.guard import WHOLE, Place, guarded
from newsfacts.document import Document
from newsfacts.entities.gazetteer import Names, user_names
from newsfacts.errors import CorpusError, WrongTypeError
from newsfacts.pipeline import extract, published_moment

CHUNK = 16
"""Texts that go to a worker at once; more would make a first answer late, fewer cost on short texts."""
AHEAD = 4
"""Chunks a process that may be under way or wait for an earlier one; this bounds what is held."""
YEAR_OR_MONTH = regex.compile(r"\d{4}(?:-\d\d)?")


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A text of `extract_many` that has no document: its place in the input, its id if it has one, and why.

    `reason` is time_limit, worker_killed or error; `detail` says more.
    """

    index: int
    id: str | None
    reason: str
    detail: str = ""


class Item(msgspec.Struct, frozen=True):
    """A text as a worker gets it."""

    text: Any
    published: Any
    id: str | None


def extract_many(
    texts: Iterable[str | Document | Mapping[str, Any]],
    published: str | dt.date | None = None,
    *,
    names: Names = None,
    processes: int = 1,
    time_limit: float = 300.0,
) -> Iterator[Document | Failure]:
    """Yield the document of each text, lazily and in order; for a text that fails, a Failure.

    A text is a str, a Document (read anew, its `published` and `id` kept) or a mapping with `text` and perhaps
    `published` and `id`; `published` is the day of those that have none. With one process texts are read here; with
    more, each by one of so many worker processes, which are gone when the iteration ends, however it ends: there a text
    that takes more than `time_limit` seconds, or kills its worker twice, is a Failure too. Not more than some 64
    texts a process are held.

    Raises at once WrongTypeError where `texts` is one text and no iterable of them, or an argument has the wrong type;
    InvalidPublishedError and LexiconError as `extract` does; CorpusError where `processes` is less than 1 or
    `time_limit` no positive number, and later where the workers do not start.

    >>> [one.spans[0].value for one in extract_many(["营收3亿元", {"text": "亏损2亿元", "id": "b"}])]
    ['300000000', '200000000']
    >>> [one.reason for one in extract_many([None])]
    ['error']
    """
    if isinstance(texts, str | bytes | Mapping | Document) or not isinstance(texts, Iterable):
        raise WrongTypeError(f"extract_many() takes an iterable of texts, not one {type(texts).__name__}; pass [text]")
    check_pool(processes, time_limit)
    published_moment(published)
    return _each(texts, published, user_names(names) or None, processes, time_limit)


def check_pool(processes: int, time_limit: float) -> None:
    """Raise WrongTypeError or CorpusError where one of the two is nothing that a pool of workers can have."""
    need("processes", processes, int, "a whole number of processes")
    need("time_limit", time_limit, (int, float), "a number of seconds")
    if processes < 1:
        raise CorpusError(f"processes={processes} is no number of processes; pass 1 or more")
    if not time_limit > 0:
        raise CorpusError(f"time_limit={time_limit} is no time to read a text in; pass seconds above 0")


def _each(
    texts: Iterable[Any], published: Any, names: dict[str, str] | None, processes: int, limit: float
) -> Iterator[Document | Failure]:
    items = (_item(one, published) for one in texts)
    if processes == 1:
        for index, item in enumerate(items):
            yield _read(index, item, names)
        return
    chunks = iter(lambda: tuple(islice(items, CHUNK)), ())
    tasks = ((number * CHUNK, chunk, names) for number, chunk in enumerate(chunks))
    early: dict[int, list[Document | Failure]] = {}
    wanted = 0
    pool = guarded(
        "newsfacts.corpus.many:read_chunk", tasks, processes=processes, time_limit=limit, window=AHEAD * processes
    )
    for number, found in pool:
        early[number] = found
        while wanted in early:
            yield from early.pop(wanted)
            wanted += 1


def read_chunk(
    task: tuple[int, tuple[Item, ...], dict[str, str] | None], blamed: Mapping[Place, str], at: Callable[[Place], None]
) -> list[Document | Failure]:
    """Return the documents of some texts: the task of a worker."""
    first, items, names = task
    found: list[Document | Failure] = []
    for i, item in enumerate(items):
        at((i, 0))
        reason = blamed.get((i, 0)) or blamed.get((i, WHOLE))
        found.append(
            Failure(index=first + i, id=item.id, reason=reason) if reason else _read(first + i, item, names)
        )  # fmt: skip
    return found


def _item(one: Any, published: Any) -> Item:
    if isinstance(one, Document):
        return Item(one.text, one.published or published, one.id)
    if isinstance(one, Mapping):
        own = one.get("id")
        return Item(one.get("text"), one.get("published") or published, None if own is None else str(own))
    return Item(one, published, None)


def _read(index: int, item: Item, names: dict[str, str] | None) -> Document | Failure:
    try:
        document = extract(item.text, _full_day(item.published), names=names)
    except Exception as error:  # wrong use of one text among many (no str, no day) is that text's failure
        return Failure(index=index, id=item.id, reason="error", detail=f"{type(error).__name__}: {error}")
    return document if item.id is None else msgspec.structs.replace(document, id=item.id)


def _full_day(published: Any) -> Any:
    """Return the day to pass on: a document read without one may have a month or a year as its own, which is none."""
    return None if isinstance(published, str) and YEAR_OR_MONTH.fullmatch(published) else published
