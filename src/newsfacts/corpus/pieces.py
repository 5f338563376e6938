"""Files → pieces that can be read on their own: a small file whole, of a large one a range of bytes or rows."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from newsfacts.arguments import first_line
from newsfacts.corpus.decode import encoding_of
from newsfacts.corpus.failures import BadInputError
from newsfacts.corpus.inputs import Source
from newsfacts.corpus.records import Row, csv_rows, open_utf8, sniff_header
from newsfacts.corpus.streams import Line, compression, lines, open_bytes
from newsfacts.extras import require

Beat = Callable[[int], None]


class Piece(msgspec.Struct, frozen=True, omit_defaults=True):
    """A part of a file: bytes `start` to `stop` of what it unpacks to (jsonl, csv), or rows of a row group (parquet).

    `first` is the number of its first line or row. `failure` (reason, detail) stands for what cannot be read at all.
    """

    path: bytes
    source: str
    kind: str
    size: int
    records: int = 1
    start: int = 0
    stop: int = 0
    first: int = 1
    group: int = 0
    encoding: str | None = None
    header: tuple[str, ...] = ()
    delimiter: str = ","
    failure: tuple[str, str] | None = None


def cut(source: Source, target: int, limit: int, spool: Path, beat: Beat) -> list[Piece]:
    """Return the pieces of a file of about `target` bytes each; what is damaged or hostile in it is a piece that says so.

    `limit` is the most bytes that a record may have; `beat` is told how far the scan is.
    """
    whole = Piece(os.fsencode(source.path), source.name, source.kind, source.size)
    pieces: list[Piece] = []
    try:
        for piece in _CUTS[source.kind](whole, target, limit, spool, beat):
            pieces.append(piece)
    except BadInputError as error:
        pieces.append(_failed(whole, error, pieces))
    except OSError as error:
        pieces.append(_failed(whole, BadInputError("unreadable", error.strerror or str(error)), pieces))
    return pieces


def _failed(whole: Piece, error: BadInputError, before: list[Piece]) -> Piece:
    """Return the piece that says why the rest of a file is missing; its record is the one after those before."""
    first = before[-1].first + before[-1].records if before else 0
    return msgspec.structs.replace(whole, first=first, failure=(error.reason, error.detail))


def _whole(whole: Piece, target: int, limit: int, spool: Path, beat: Beat) -> Iterator[Piece]:
    yield whole


def _by_line(whole: Piece, target: int, limit: int, spool: Path, beat: Beat) -> Iterator[Piece]:
    path = Path(os.fsdecode(whole.path))
    encoding = _encoding(path)
    with open_utf8(path, encoding) as stream:
        yield from _by_record(whole, lines(stream, limit), 0, target, encoding, beat)


def _by_row(whole: Piece, target: int, limit: int, spool: Path, beat: Beat) -> Iterator[Piece]:
    path = Path(os.fsdecode(whole.path))
    encoding = _encoding(path)
    with open_utf8(path, encoding) as stream:
        head = next(lines(stream, limit), None)
        if head is None:
            raise BadInputError("empty")
        if head.data is None:
            raise BadInputError("too_large", "the first line")
        header, delimiter = sniff_header(head.data)
        whole = msgspec.structs.replace(whole, header=tuple(header), delimiter=delimiter)
        rows = csv_rows(stream, delimiter, limit, head.stop)
        yield from _by_record(whole, rows, head.stop, target, encoding, beat)


def _by_record(
    whole: Piece, records: Iterable[Line | Row], start: int, target: int, encoding: str | None, beat: Beat
) -> Iterator[Piece]:
    """Yield runs of records of about `target` bytes, the first of which begins at `start`; what was cut stands if one fails."""
    stop, first, number = start, 1, 0
    failure = None
    try:
        for record in records:
            number += 1
            stop = record.stop
            if stop - start >= target:
                beat(number)
                yield _range(whole, start, stop, first, number + 1 - first, encoding)
                start, first = stop, number + 1
    except BadInputError as error:
        failure = error
    if number >= first:
        yield _range(whole, start, stop, first, number + 1 - first, encoding)
    if failure:
        raise failure


def _by_group(whole: Piece, target: int, limit: int, spool: Path, beat: Beat) -> Iterator[Piece]:
    path = Path(os.fsdecode(whole.path))
    if compression(path):
        path = _unpacked(path, spool)
        whole = msgspec.structs.replace(whole, path=os.fsencode(path))
    parquet = require("pyarrow.parquet", "corpus")
    pyarrow = require("pyarrow", "corpus")
    try:
        metadata = parquet.read_metadata(path)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise BadInputError("damaged", first_line(error)) from error
    first = 1
    for group in range(metadata.num_row_groups):
        rows, size = metadata.row_group(group).num_rows, metadata.row_group(group).total_byte_size
        each = max(1, min(rows, rows * target // max(size, 1)))
        for start in range(0, rows, each):
            count = min(each, rows - start)
            yield msgspec.structs.replace(
                whole, group=group, start=start, stop=start + count, first=first, records=count,
                size=size * count // rows,
            )  # fmt: skip
            first += count
            beat(first)


def _unpacked(path: Path, spool: Path) -> Path:
    """Unpack a compressed Parquet file, which must be read at any place, beside the plan."""
    target = spool / f"{os.urandom(8).hex()}.parquet"
    spool.mkdir(parents=True, exist_ok=True)
    with open_bytes(path) as packed, target.open("wb") as file:
        shutil.copyfileobj(packed, file, 1 << 20)
    return target


def _encoding(path: Path) -> str | None:
    with open_bytes(path) as stream:
        try:
            return encoding_of(stream.read(1 << 16))
        except BadInputError:
            return None  # the scan will meet it where it stands


def _range(whole: Piece, start: int, stop: int, first: int, records: int, encoding: str | None) -> Piece:
    return msgspec.structs.replace(
        whole, start=start, stop=stop, first=first, records=records, size=stop - start, encoding=encoding
    )


_CUTS: dict[str, Any] = {"txt": _whole, "html": _whole, "jsonl": _by_line, "csv": _by_row, "parquet": _by_group}
