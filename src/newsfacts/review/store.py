"""The gold files of a folder, document by document: read, and written back only where they are as they were read."""

import hashlib
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from newsfacts.errors import InvalidDocumentError, NewsfactsError
from newsfacts.gold.files import FIELDS, gold_files, gold_json, write_whole

Record = dict[str, Any]


class UnknownDocumentError(NewsfactsError, KeyError):
    """A document that the folder does not hold, or no longer."""

    __str__ = Exception.__str__  # a KeyError would show its message in quotes


class ChangedError(NewsfactsError):
    """A document that is no longer as it was when it was read; `current` is what it is now."""

    def __init__(self, current: "Version") -> None:
        super().__init__("the document was changed since it was opened here; open it again")
        self.current = current


class Version(msgspec.Struct, frozen=True):
    """A document and the digest of what it holds, by which two versions are told apart."""

    document: Record
    digest: str


def digest(data: Any) -> str:
    """Return the digest of plain data, however its file is laid out."""
    text = json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class Store:
    """A folder of gold files. A key is the file's path in it, with ":N" for the N-th document of a file with several."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._lock = threading.Lock()

    def versions(self) -> Iterator[tuple[str, Version | NewsfactsError]]:
        """Yield key and document of every document; the error instead where a file cannot be read."""
        for file in gold_files([self.folder]):
            name = file.relative_to(self.folder).as_posix()
            try:
                rows = _rows(file)
            except NewsfactsError as error:
                yield name, error
                continue
            for i, row in enumerate(rows):
                yield (
                    (name if file.suffix == ".json" and len(rows) == 1 else f"{name}:{i + 1}"),
                    Version(row, digest(row)),
                )

    def read(self, key: str) -> Version:
        """Return a document. Raises UnknownDocumentError, InvalidDocumentError."""
        file, i = self._place(key)
        rows = _rows(file)
        if not 0 <= i < len(rows):
            raise UnknownDocumentError(f"{key}: the file holds {len(rows)} documents; open the list anew")
        return Version(rows[i], digest(rows[i]))

    def write(self, key: str, document: Record, expected: str) -> Version:
        """Write a document whose digest is still `expected`; the file as it was is kept beside it, as NAME.bak.

        Both appear whole or not at all. Raises ChangedError where the document has changed since.
        """
        with self._lock:
            current = self.read(key)
            if current.digest != expected:
                raise ChangedError(current)
            new = {**current.document, **document}
            if new == current.document:
                return current  # so that the copy kept beside it stays the one before the last change
            file, i = self._place(key)
            before = file.read_bytes().decode("utf-8-sig")
            rows = _rows(file)
            rows[i] = new
            backup = file.with_name(f"{file.name}.bak")
            write_whole({backup: before, file: _laid_out(file, before, rows)})
            return Version(new, digest(new))

    def _place(self, key: str) -> tuple[Path, int]:
        """Return file and index of a key. The file is looked up among those there are, so no key leads elsewhere."""
        files = {file.relative_to(self.folder).as_posix(): file for file in gold_files([self.folder])}
        if key in files:
            return files[key].resolve(), 0
        name, _, number = key.rpartition(":")
        if name not in files or not (number.isascii() and number.isdigit()):
            raise UnknownDocumentError(f"{key}: there is no such document in {self.folder}; open the list anew")
        return files[name].resolve(), int(number) - 1


def _rows(file: Path) -> list[Record]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
        if file.suffix == ".jsonl":
            rows = [json.loads(line) for line in text.split("\n") if line.strip()]
        else:
            whole = json.loads(text)
            rows = whole if isinstance(whole, list) else [whole]
    except (OSError, ValueError, RecursionError) as error:
        raise InvalidDocumentError(f"{file.name}: cannot be read: {error}; see `newsfacts gold check`") from None
    for row in rows:
        lacking = [field for field in FIELDS if not isinstance(row, dict) or field not in row]
        if lacking:
            raise InvalidDocumentError(
                f"{file.name}: no document: {', '.join(lacking)} missing; see `newsfacts gold check`"
            )
    return rows


def _laid_out(file: Path, before: str, rows: list[Record]) -> str:
    """Return the documents in the form that their file has: one object, a list, or a document a line."""
    if file.suffix == ".jsonl":
        lines = (json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace").decode() for row in rows)
        return "".join(f"{line}\n" for line in lines)
    if before.lstrip().startswith("["):
        return "[\n" + ",\n".join(gold_json(row).rstrip("\n") for row in rows) + "\n]\n"
    return gold_json(rows[0])
