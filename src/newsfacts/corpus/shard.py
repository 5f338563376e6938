"""One shard, from its files to its four tables: the function that the local pool and Spark both call."""

import datetime as dt
import json
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from newsfacts.corpus.articles import id_of, read_article
from newsfacts.corpus.failures import BadInputError
from newsfacts.corpus.guard import WHOLE, Place
from newsfacts.corpus.pieces import Piece
from newsfacts.corpus.readers import Raw, read_piece
from newsfacts.corpus.schema import document_rows, failed_row, read_row
from newsfacts.corpus.settings import Settings
from newsfacts.corpus.writers import ShardWriter, mark, write_whole
from newsfacts.document import Document
from newsfacts.facts.words import OwnWord
from newsfacts.pipeline import extract

Extract = Callable[..., Document]


class Shard(msgspec.Struct, frozen=True):
    """A task: the pieces of a shard, where its tables go, and how."""

    number: int
    pieces: tuple[Piece, ...]
    output: str
    settings: Settings


def write_shard(
    shard: Shard, blamed: Mapping[Place, str], at: Callable[[Place], None], extract: Extract = extract
) -> dict[str, int]:
    """Write the tables of a shard and its mark; return what it counts: ok, spans, facts, relations, failed:reason.

    `blamed` are documents (number of the piece, of the document in it) that must not be read, and why; `at` is told
    of each before it is read. Raises OSError where the output cannot be written; then nothing of the shard is there.
    """
    settings, output = shard.settings, Path(shard.output)
    read = partial(extract, names=settings.names, concepts=tuple(OwnWord(*row) for row in settings.concepts))
    counts: Counter[str] = Counter()
    with ShardWriter(output, shard.number, settings.form) as writer:
        for p, piece in enumerate(shard.pieces):
            at((p, 0))
            whole = blamed.get((p, WHOLE))
            if whole:
                piece = msgspec.structs.replace(piece, failure=(whole, "the rest of the file"))
            raws = read_piece(piece, settings.max_bytes, settings.columns)
            r = 0
            while (raw := next(raws, None)) is not None:
                for table, row in _rows(raw, settings, blamed.get((p, r)), read):
                    writer.add(table, row)
                    if table != "documents":
                        counts[table] += 1
                    else:
                        counts["ok" if row[3] else f"failed:{row[4]}"] += 1
                r += 1
                at((p, r))
        at((len(shard.pieces), 0))  # what happens from here on is no document's fault
    write_whole(json.dumps(dict(sorted(counts.items()))).encode(), mark(output, shard.number))
    return dict(counts)


def _rows(raw: Raw, settings: Settings, blamed: str | None, read: Extract) -> list[tuple[str, tuple[Any, ...]]]:
    """Return the rows of one document, in whichever table; of one that fails, its row of documents."""
    kind = raw.piece.kind
    name = raw.piece.source
    identity = id_of(raw)
    try:
        if blamed:
            raise BadInputError(blamed, f"over {settings.time_limit:g} s" if blamed == "time_limit" else "")
        article = read_article(raw, settings)
        identity = article.id
        document = read(article.text, published=_day(article.published))
    except BadInputError as error:
        return [("documents", failed_row((identity, name, raw.record), error.reason, error.detail, kind))]
    except Exception as error:
        # The text is bad in a way nobody thought of (a MemoryError too); the run goes on, and the row says where to look.
        at = traceback.extract_tb(error.__traceback__)[-1]
        detail = f"{type(error).__name__}: {error} ({Path(at.filename).name}:{at.lineno})"
        detail = detail.encode("utf-8", "backslashreplace").decode()
        return [("documents", failed_row((identity, name, raw.record), "error", detail, kind))]
    key = (identity, name, raw.record)
    row = read_row(key, article, document, kind=kind, with_text=settings.with_text)
    return [*document_rows(key, document), ("documents", row)]


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
