"""Gold files: JSON (an object or a list) or JSONL, single files or folders."""

import errno
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from newsfacts.arguments import read_utf8
from newsfacts.errors import InvalidDocumentError, WrongTypeError

FIELDS = ("text", "spans", "facts", "relations")
LISTS = ("spans", "facts", "relations")


def gold_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that paths name; of a folder, its .json and .jsonl files in order of their names.

    Raises InvalidDocumentError where a path does not exist or a folder holds none, WrongTypeError where `paths` is one.
    """
    if isinstance(paths, str | Path) or not isinstance(paths, Iterable):
        raise WrongTypeError(f"gold is named by an iterable of paths, not one {type(paths).__name__}; pass [path]")
    for path in map(Path, paths):
        files = sorted(p for p in path.rglob("*") if p.suffix in (".json", ".jsonl")) if path.is_dir() else [path]
        if not files:
            raise InvalidDocumentError(f"{path}: the folder holds no .json or .jsonl file; gold draft writes some")
        if not files[0].is_file():
            raise InvalidDocumentError(f"{path}: there is no such file or folder; name one that there is")
        yield from files


def read_gold(paths: Iterable[Path], fields: tuple[str, ...] = FIELDS) -> Iterator[dict[str, Any]]:
    """Yield the documents of gold files, each with its id (of a file without one: the file's name).

    Raises InvalidDocumentError, naming file and place, where a file cannot be read, is no document, lacks one of
    `fields`, or has the id of an earlier one.
    """
    seen: dict[str, Path] = {}
    for file in gold_files(paths):
        for document in _documents(file, fields):
            name = document["id"]
            if name in seen:
                raise InvalidDocumentError(f"{file}: the id {name!r} is that of a document in {seen[name]} too; rename one")
            seen[name] = file
            yield document


def _documents(file: Path, fields: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    text = read_utf8(file, InvalidDocumentError)
    if not text.strip() and file.suffix != ".jsonl":  # of JSON Lines, none are a sound file
        raise InvalidDocumentError(f"{file}: is empty; a gold file holds a document as JSON, which gold draft writes")
    try:
        whole = json.loads(text)
        rows = [("", row) for row in whole] if isinstance(whole, list) else [("", whole)]
    except (ValueError, RecursionError):
        rows = list(_lines(file, text))
    for place, row in rows:
        missing = [field for field in fields if not isinstance(row, dict) or field not in row]
        if missing or not isinstance(row, dict):
            raise InvalidDocumentError(
                f"{file}{place}: no document: {', '.join(missing) or 'an object'} missing; see `newsfacts gold check`"
            )
        document = {"id": file.stem, **row}
        if not isinstance(document["id"], str) or not is_unicode(document["id"]):
            raise InvalidDocumentError(f"{file}{place}: the id {document['id']!r} is no string of characters; write one in quotes")
        yield document


def is_unicode(text: str) -> bool:
    """Tell whether a text holds no lone surrogate, which neither a file nor its name can carry."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def _lines(file: Path, text: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield f":{number}", json.loads(line)
            except (ValueError, RecursionError) as error:
                raise InvalidDocumentError(f"{file}:{number}: not JSON: {error}; see `newsfacts gold check`") from None


def gold_json(document: Mapping[str, Any]) -> str:
    """Return a document as a gold file is laid out: a span, a fact, a relation a line, so that a diff shows each.

    >>> print(gold_json({"id": "x", "published": None, "text": "", "spans": [{"start": 0}], "facts": []}), end="")
    {
    "id": "x",
    "published": null,
    "text": "",
    "spans": [
      {"start": 0}
    ],
    "facts": []
    }
    """
    parts = []
    for field, value in document.items():
        if field in LISTS and value:
            rows = ",\n".join(f"  {_json(row)}" for row in value)
            parts.append(f"{_json(field)}: [\n{rows}\n]")
        else:
            parts.append(f"{_json(field)}: {_json(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: Any) -> str:
    """Return JSON on one line; a lone surrogate, which UTF-8 cannot carry, as its escape."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")


def json_by_line(data: Any, indent: str = "") -> str:
    """Return JSON with what is flat (a score, a miss) on one line, so that a diff shows each.

    >>> print(json_by_line({"total": {"DATE": {"f1": 1.0}}, "misses": []}))
    {
     "total": {
      "DATE": {"f1": 1.0}
     },
     "misses": []
    }
    """
    inside = list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else []
    if not any(
        isinstance(value, dict) or (isinstance(value, list) and value and isinstance(value[0], dict))
        for value in inside
    ):
        return _json(data)
    deeper = f"{indent} "
    if isinstance(data, dict):
        rows = [f"{deeper}{_json(key)}: {json_by_line(value, deeper)}" for key, value in data.items()]
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}"
    return "[\n" + ",\n".join(deeper + json_by_line(value, deeper) for value in data) + f"\n{indent}]"


def write_whole(texts: Mapping[Path, str]) -> None:
    """Write several files so that all appear or none: each is written aside first, and takes its name at the end.

    Raises OSError where one cannot be written; what was there before then still is.
    """
    ready: list[tuple[str, Path]] = []
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            ready.append((temporary, path))
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            Path(temporary).chmod(0o644)
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a folder; name a file", str(path))
        while ready:
            temporary, path = ready[0]
            Path(temporary).replace(path)
            ready.pop(0)
    finally:
        for temporary, _ in ready:
            Path(temporary).unlink(missing_ok=True)
