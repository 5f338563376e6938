"""Pieces → raw documents, one at a time: what is cheap to find out; decoding and the rest wait until they are asked for."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from newsfacts.arguments import first_line
from newsfacts.corpus.failures import BadInputError, unreadable
from newsfacts.corpus.pieces import Piece
from newsfacts.corpus.records import csv_rows, open_utf8
from newsfacts.corpus.streams import lines
from newsfacts.extras import require


class Raw(msgspec.Struct, frozen=True):
    """A document before it is read: `data` is a JSON line, `row` a row of a table, neither for a file that is one document.

    `record` is its line or row, None for a whole file. `failure` (reason, detail) is what is known to be wrong with it.
    """

    piece: Piece
    record: int | None = None
    data: bytes | None = None
    row: Mapping[str, Any] | None = None
    failure: tuple[str, str] | None = None


def read_piece(piece: Piece, limit: int, columns: frozenset[str] = frozenset()) -> Iterator[Raw]:
    """Yield the raw documents of a piece. What is damaged on the way is one, with its failure, and the last.

    Of a Parquet file only `columns` are read, all where it has none of them.
    """
    record = piece.first
    if piece.failure:
        yield Raw(piece, record or None, failure=piece.failure)
        return
    try:
        read = _parquet(piece, columns) if piece.kind == "parquet" else _READERS[piece.kind](piece, limit)
        for raw in read:
            record = (raw.record or 0) + 1
            yield raw
    except BadInputError as error:
        yield Raw(piece, record, failure=(error.reason, error.detail))
    except OSError as error:
        failure = unreadable(error)
        yield Raw(piece, record, failure=(failure.reason, failure.detail))


def _file(piece: Piece, limit: int) -> Iterator[Raw]:
    yield Raw(piece)


def _too_large(piece: Piece, record: int, limit: int) -> Raw:
    return Raw(piece, record, failure=("too_large", f"more than {limit:,} bytes"))


def _json_lines(piece: Piece, limit: int) -> Iterator[Raw]:
    with open_utf8(Path(os.fsdecode(piece.path)), piece.encoding) as stream:
        _skip(stream, piece.start)
        for number, line in enumerate(lines(stream, limit, piece.start), piece.first):
            if line.data is None:
                yield _too_large(piece, number, limit)
            elif line.data.strip(b"\r\n\t \xef\xbb\xbf"):
                yield Raw(piece, number, data=line.data)
            if line.stop >= piece.stop:
                return


def _csv(piece: Piece, limit: int) -> Iterator[Raw]:
    with open_utf8(Path(os.fsdecode(piece.path)), piece.encoding) as stream:
        _skip(stream, piece.start)
        rows = csv_rows(stream, piece.delimiter, limit, piece.start)
        for number, row in enumerate(rows, piece.first):
            if row.cells is None:
                yield _too_large(piece, number, limit)
            else:
                yield Raw(piece, number, row=dict(zip(piece.header, row.cells, strict=False)))
            if row.stop >= piece.stop:
                return


def _skip(stream: Any, start: int) -> None:
    """Go to an offset of what a file unpacks to: by a jump where it is not compressed."""
    if stream.seekable():
        stream.seek(start)
        return
    while start:
        read = len(stream.read(min(start, 1 << 20)))
        if not read:
            raise BadInputError("damaged", "the file has become shorter")
        start -= read


def _parquet(piece: Piece, wanted: frozenset[str]) -> Iterator[Raw]:
    parquet, pyarrow = require("pyarrow.parquet", "corpus"), require("pyarrow", "corpus")
    try:
        # Without buffer_size a whole column of the row group would be held.
        with parquet.ParquetFile(os.fsdecode(piece.path), buffer_size=1 << 20, pre_buffer=False) as file:
            flat = [f.name for f in file.schema_arrow if not pyarrow.types.is_nested(f.type)]
            columns = [name for name in flat if name in wanted] or flat
            seen = 0
            for batch in file.iter_batches(64, row_groups=[piece.group], columns=columns, use_threads=False):
                low, high = max(piece.start - seen, 0), min(piece.stop - seen, batch.num_rows)
                for at, row in enumerate(batch.slice(low, max(high - low, 0)).to_pylist(), seen + low):
                    yield Raw(piece, piece.first + at - piece.start, row=row)
                seen += batch.num_rows
                if seen >= piece.stop:
                    return
    except (pyarrow.ArrowException, ValueError) as error:
        raise BadInputError("damaged", first_line(error)) from error


_READERS: dict[str, Any] = {"txt": _file, "html": _file, "jsonl": _json_lines, "csv": _csv}
