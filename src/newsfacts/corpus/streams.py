"""Files, compressed or not, as streams of bytes that end where a bomb would begin."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from newsfacts.corpus.failures import BadInputError, unreadable
from newsfacts.extras import require

FREE = 64 << 20
"""What any compressed file may unpack to."""
RATIO = 200
"""How many times its size a larger one may; news shrinks to a third or a fifth, lines all alike to a hundredth."""
XZ_MEMORY = 256 << 20
"""The dictionary that an xz file may ask for: `xz -9` needs 65 MB."""
MAGIC = {b"\x1f\x8b": "gz", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz", b"\x28\xb5\x2f\xfd": "zst"}
SUFFIXES = {".gz": "gz", ".bz2": "bz2", ".xz": "xz", ".zst": "zst"}


def compression(path: Path) -> str | None:
    """Return how a file is compressed, by its first bytes: gz, bz2, xz, zst or None. Raises BadInputError."""
    try:
        with path.open("rb") as file:
            head = file.read(6)
    except OSError as error:
        raise unreadable(error) from error
    found = next((name for magic, name in MAGIC.items() if head.startswith(magic)), None)
    named = SUFFIXES.get(path.suffix.lower())
    if named and not found:
        raise BadInputError("damaged", f"is not compressed as its name {path.suffix} says")
    return found


def open_bytes(path: Path) -> IO[bytes]:
    """Return the unpacked bytes of a file as a stream; opening and reading raise BadInputError."""
    how = compression(path)
    try:
        if how is None:
            return path.open("rb", buffering=1 << 18)
        limit = FREE + RATIO * path.stat().st_size
        return io.BufferedReader(_Bounded(_unpacked(path, how), limit), 1 << 18)
    except OSError as error:
        raise unreadable(error) from error


def _unpacked(path: Path, how: str) -> IO[bytes]:
    if how == "gz":
        return gzip.open(path, "rb")  # type: ignore[return-value]
    if how == "bz2":
        return bz2.open(path, "rb")
    if how == "xz":
        return _Xz(path)  # type: ignore[return-value]
    pyarrow = require("pyarrow", "corpus")
    stream: IO[bytes] = pyarrow.CompressedInputStream(pyarrow.OSFile(str(path)), "zstd")
    return stream


class _Xz:
    """An xz stream with a bound on the dictionary, which `lzma.open` has not."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("rb")
        self.unpacker = lzma.LZMADecompressor(memlimit=XZ_MEMORY)

    def read(self, size: int) -> bytes:
        while True:
            packed = self.file.read(1 << 16) if self.unpacker.needs_input or self.unpacker.eof else b""
            if self.unpacker.eof:
                packed = (self.unpacker.unused_data + packed).lstrip(b"\0")
                if not packed:
                    return b""
                self.unpacker = lzma.LZMADecompressor(memlimit=XZ_MEMORY)  # a further stream, as pixz and cat make them
            elif not packed and self.unpacker.needs_input:
                raise EOFError("the stream ends before its end mark")
            data = self.unpacker.decompress(packed, size)
            if data:
                return data

    def close(self) -> None:
        self.file.close()


class _Bounded(io.RawIOBase):
    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self.stream, self.left = stream, limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        try:
            data = self.stream.read(len(view))
        except OSError as error:
            if error.errno:
                raise unreadable(error) from error
            raise BadInputError("damaged", f"compressed stream: {error}") from error
        except (EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
            raise BadInputError("damaged", f"compressed stream: {error}") from error
        self.left -= len(data)
        if self.left < 0:
            raise BadInputError("expands", f"unpacks to more than {RATIO} times its size")
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self.stream.close()
        super().close()


class Line(NamedTuple):
    """A line with its end; `data` is None where it is over the limit. `stop` is the offset after it."""

    data: bytes | None
    stop: int


def lines(stream: IO[bytes], limit: int, offset: int = 0) -> Iterator[Line]:
    """Yield the lines of a stream; one longer than `limit` is passed over and not held."""
    while data := stream.readline(limit + 1):
        offset += len(data)
        if len(data) <= limit or data.endswith(b"\n"):
            yield Line(data, offset)
            continue
        while data and not data.endswith(b"\n"):
            data = stream.readline(1 << 16)
            offset += len(data)
        yield Line(None, offset)


def read_all(path: Path, limit: int) -> bytes:
    """Return the unpacked bytes of a file. Raises BadInputError, also where there are more than `limit`."""
    with open_bytes(path) as stream:
        try:
            data = stream.read(limit + 1)
        except OSError as error:
            raise unreadable(error) from error
    if len(data) > limit:
        raise BadInputError("too_large", f"more than {limit:,} bytes")
    return data
