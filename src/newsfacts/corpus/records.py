"""Lines and CSV rows as bytes, before any is decoded.

Line ends, quotes and commas are the same bytes in every encoding that is read: UTF-16 is made UTF-8 first, and the second
bytes of GB18030 and Big5 are never one of these.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from newsfacts.corpus.failures import BadInputError
from newsfacts.corpus.streams import lines, open_bytes


def open_utf8(path: Path, encoding: str | None) -> IO[bytes]:
    """Return the unpacked bytes of a file, those of UTF-16 as UTF-8."""
    stream = open_bytes(path)
    if encoding and encoding.startswith("utf-16"):
        return io.BufferedReader(_Utf8(stream, encoding), 1 << 16)
    return stream


class _Utf8(io.RawIOBase):
    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        self.stream, self.decoder = stream, codecs.getincrementaldecoder(encoding)()
        self.waiting = b""
        self.ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self.waiting and not self.ended:
            block = self.stream.read(1 << 15)
            self.ended = not block
            try:
                self.waiting = self.decoder.decode(block, final=self.ended).encode("utf-8")
            except UnicodeError as error:
                raise BadInputError("undecodable", f"UTF-16: {error}") from None
        view = memoryview(buffer)
        part, self.waiting = self.waiting[: len(view)], self.waiting[len(view) :]
        view[: len(part)] = part
        return len(part)

    def close(self) -> None:
        if not self.closed:
            self.stream.close()
        super().close()


class Row(NamedTuple):
    """The cells of a CSV record as bytes written one to a character; None where it is over the limit."""

    cells: list[str] | None
    stop: int


class _Feed:
    """Lines for csv.reader that remembers how far it has read; it goes on after a line that is too long."""

    def __init__(self, stream: IO[bytes], limit: int, offset: int) -> None:
        self.lines, self.stop = lines(stream, limit, offset), offset

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.stop = line.stop
        if line.data is None:
            raise csv.Error("line over the limit")
        return line.data.decode("latin-1")


def csv_rows(stream: IO[bytes], delimiter: str, limit: int, offset: int) -> Iterator[Row]:
    """Yield the rows of CSV from where the stream stands; blank lines are none.

    A quote that is never closed swallows lines up to the limit; that is one row over the limit, and reading goes on after it.
    """
    csv.field_size_limit(limit)
    feed = _Feed(stream, limit, offset)
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(None, feed.stop)
            continue
        if cells:
            yield Row(cells, feed.stop)


def sniff_header(line: bytes) -> tuple[list[str], str]:
    """Return the columns that a header line names, and the delimiter, whichever of , ; tab stands there most often.

    >>> sniff_header(b"id;text" + bytes([13, 10]))
    (['id', 'text'], ';')
    """
    text = line.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    delimiter = max(",;\t", key=text.count)
    return next(csv.reader([text], delimiter=delimiter), []), delimiter
