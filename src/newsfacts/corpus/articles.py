"""Raw documents → articles: id, text, headline and publication date, each with where it came from."""

import datetime as dt
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import regex

from newsfacts.corpus.dates import day_in, day_in_name
from newsfacts.corpus.decode import decode
from newsfacts.corpus.failures import BadInputError
from newsfacts.corpus.readers import Raw
from newsfacts.corpus.settings import Settings
from newsfacts.corpus.streams import read_all

SURROGATES = regex.compile(r"[\ud800-\udfff]")


class Article(msgspec.Struct, frozen=True):
    """A text to extract from. `published_source` is column, page, file name or argument; `note` what was odd about it."""

    id: str
    text: str
    title: str | None
    published: dt.date | None
    published_source: str | None
    encoding: str | None
    note: str | None


def id_of(raw: Raw) -> str:
    """Return the id of a document that has none of its own: the file, and in it the line or row."""
    return raw.piece.source if raw.record is None else f"{raw.piece.source}#{raw.record}"


def read_article(raw: Raw, settings: Settings) -> Article:
    """Return the article of a raw document; raises BadInputError, which says why there is none."""
    if raw.failure:
        raise BadInputError(*raw.failure)
    kind = raw.piece.kind
    page_day, title = None, None
    if raw.row is not None or raw.data is not None:
        row, encoding = _columns(raw)
        text, title = _text(row, settings), _one(row, settings.title)
    else:
        row = {}
        data = read_all(Path(os.fsdecode(raw.piece.path)), settings.max_bytes)
        if not data:
            raise BadInputError("empty")
        if kind == "html":
            from newsfacts.corpus.html import read_page

            text, title, page_day, encoding = read_page(data)
        else:
            text, encoding = decode(data)
    if not text.strip():
        raise BadInputError("empty")
    if len(text) > settings.max_characters:
        raise BadInputError("too_large", f"{len(text):,} characters")
    day, origin, note = _published(row, page_day, raw.piece.source, settings)
    own = _one(row, settings.id)
    return Article(
        id=_sound(str(own)) if own is not None and str(own) else id_of(raw),
        text=_sound(text),
        title=None if title is None else _sound(str(title)),
        published=day,
        published_source=origin,
        encoding=encoding,
        note=note,
    )


def _sound(text: str) -> str:
    """Put U+FFFD for each lone surrogate, which no table can hold; offsets stay."""
    sound: str = SURROGATES.sub("\ufffd", text)
    return sound


def _columns(raw: Raw) -> tuple[Mapping[str, Any], str | None]:
    """Return a record's columns and its encoding: of JSON its object, of CSV its cells, decoded."""
    if raw.data is not None:
        text, encoding = decode(raw.data, raw.piece.encoding)
        encoding = _of_file(raw, encoding)
        try:
            value = json.loads(text)
        except (json.JSONDecodeError, RecursionError, ValueError) as error:
            raise BadInputError("damaged", f"not JSON: {error}") from None
        if isinstance(value, str):
            return {"text": value}, encoding
        if not isinstance(value, dict):
            raise BadInputError("no_text", "the line is no object")
        return value, encoding
    row = raw.row or {}
    if raw.piece.kind != "csv":
        return row, None
    cells = [cell.encode("latin-1") for pair in row.items() for cell in pair]
    hint = raw.piece.encoding
    if hint not in ("utf-8", "gb18030", "big5", "big5hkscs"):
        hint = None
    joined = decode(b"\n\x1f\n".join(cells), hint)  # as one, so that short cells are judged by long ones
    texts = joined.text.split("\n\x1f\n")
    if len(texts) != len(cells):
        raise BadInputError("damaged", "a cell holds a unit separator")
    return dict(zip(texts[::2], texts[1::2], strict=True)), _of_file(raw, joined.encoding)


def _of_file(raw: Raw, encoding: str) -> str:
    """Return the encoding of the file: one in UTF-16 comes as UTF-8."""
    whole = raw.piece.encoding or ""
    return whole if whole.startswith("utf-16") else encoding


def _one(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((row[name] for name in names if row.get(name) is not None), None)


def _text(row: Mapping[str, Any], settings: Settings) -> str:
    text: object = _one(row, settings.text)
    if text is None:
        raise BadInputError("no_text", f"no column {' or '.join(settings.text)} among {', '.join(map(str, row))[:200]}")
    if isinstance(text, bytes):
        return decode(text).text
    if isinstance(text, str):
        return text
    raise BadInputError("no_text", f"the text is a {type(text).__name__}, no string")


def _published(
    row: Mapping[str, Any], page: dt.date | None, source: str, settings: Settings
) -> tuple[dt.date | None, str | None, str | None]:
    """Return the day of publication, where it stands, and a note on a column that names none."""
    cell = _one(row, settings.published_columns)
    note = None
    if cell is not None and str(cell).strip():
        day = day_in(cell)
        if day:
            return day, "column", None
        note = f"published {_sound(str(cell))[:50]!r} is no day"
    if page:
        return page, "page", note
    named = day_in_name(source)
    if named:
        return named, "file name", note
    if settings.published:
        return settings.published, "argument", note
    return None, None, note
