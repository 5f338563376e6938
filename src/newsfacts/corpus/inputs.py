"""What was named on the command line → the files to read, each once, in one order."""

import glob
import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsfacts.corpus.streams import SUFFIXES
from newsfacts.errors import CorpusError

KINDS = {
    **dict.fromkeys((".txt", ".text"), "txt"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
}


class Source(NamedTuple):
    """A file to read: its path, the name that the tables give it, its kind, size in bytes and time of change."""

    path: str
    name: str
    kind: str
    size: int
    changed: int


def kind_of(path: Path) -> str | None:
    """Return the kind of a file by its name, without the suffix of its compression.

    >>> kind_of(Path("a.jsonl.gz")), kind_of(Path("b.HTM")), kind_of(Path("c.pdf"))
    ('jsonl', 'html', None)
    """
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in SUFFIXES:
        suffixes.pop()
    return KINDS.get(suffixes[-1]) if suffixes else None


def find_sources(
    inputs: Iterable[str | Path], *, kind: str | None = None, without: Path | None = None
) -> tuple[list[Source], Counter[str]]:
    """Return the files of files, folders and globs, ordered by name, and by suffix the count of those left aside.

    Folders are walked without following links to folders; of files in them those are read whose suffix is known.
    `kind` overrules the suffix of files that are named; `without` is a folder left out, the output's own.
    Raises CorpusError where an input does not exist or is a file of no known kind.
    """
    found: dict[str, Source] = {}
    aside: Counter[str] = Counter()
    for one in inputs:
        paths = [str(one)] if os.path.lexists(one) else sorted(glob.glob(str(one), recursive=True))
        if not paths:
            raise CorpusError(f"{one}: there is no such file or folder, and no file that the pattern fits")
        for path in paths:
            if os.path.isdir(path):
                for file in _walk(path, without):
                    known = kind_of(Path(file))
                    if known:
                        _add(found, file, known)
                    else:
                        aside[Path(file).suffix.lower() or "no suffix"] += 1
            else:
                known = kind or kind_of(Path(path))
                if known is None:
                    raise CorpusError(f"{path}: no kind is known by this name; say which with --input-format")
                _add(found, path, known)
    return sorted(found.values(), key=lambda source: source.name), aside


def _walk(folder: str, without: Path | None) -> Iterator[str]:
    """Yield the regular files under a folder, hidden ones and what lies in `without` left out."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and Path(root, name).resolve() != without
        )
        yield from (os.path.join(root, name) for name in sorted(files) if not name.startswith("."))


def _add(found: dict[str, Source], path: str, kind: str) -> None:
    try:
        state = os.stat(path)
        size, changed = state.st_size, state.st_mtime_ns
        if not os.path.isfile(path):
            return  # a pipe or a device is no document
    except OSError:
        size, changed = 0, 0  # a dead link; its row of documents will say so
    path = os.path.abspath(path) if not os.path.isabs(path) else path
    shown = os.path.relpath(path) if path.startswith(os.getcwd() + os.sep) else path
    name = os.fsencode(shown).decode("utf-8", "backslashreplace").replace(os.sep, "/")
    found.setdefault(os.path.realpath(path), Source(path, name, kind, size, changed))


def fingerprint(sources: Iterable[Source]) -> str:
    """Return a digest of which files there are, how large, and when they were changed."""
    digest = hashlib.blake2b(digest_size=16)
    for source in sources:
        line = "\0".join((os.fsencode(source.path).hex(), source.kind, str(source.size), str(source.changed)))
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def spool_stdin(folder: Path, kind: str) -> Source:
    """Copy standard input to a file, so that its parts can be read by many and again; its digest is its time of change."""
    digest, size = hashlib.blake2b(digest_size=7), 0
    target, temporary = folder / f"stdin.{kind}", folder / f"stdin.{os.getpid()}.tmp"
    folder.mkdir(parents=True, exist_ok=True)
    with temporary.open("wb") as file:
        while block := sys.stdin.buffer.read(1 << 20):
            digest.update(block)
            size += len(block)
            file.write(block)
    temporary.replace(target)
    return Source(str(target), "stdin", kind, size, int.from_bytes(digest.digest(), "big"))
