"""Gold files: JSON (an object or a list) or JSONL, single files or folders."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newsfacts.errors import InvalidDocumentError

FIELDS = ("text", "spans", "facts", "relations")


def read_gold(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Yield the documents of gold files; of a folder, of its .json and .jsonl files in order of their names.

    Raises InvalidDocumentError, naming file and place, where a file cannot be read or is no document.
    """
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.suffix in (".json", ".jsonl")) if path.is_dir() else [path]
        if not files:
            raise InvalidDocumentError(f"{path}: the folder holds no .json or .jsonl file")
        for file in files:
            yield from _documents(file)


def _documents(file: Path) -> Iterator[dict[str, Any]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidDocumentError(f"{file}: cannot be read as UTF-8 text: {error}") from None
    try:
        whole = json.loads(text)
        rows = [("", row) for row in whole] if isinstance(whole, list) else [("", whole)]
    except json.JSONDecodeError:
        rows = list(_lines(file, text))
    for place, row in rows:
        missing = [field for field in FIELDS if not isinstance(row, dict) or field not in row]
        if missing:
            raise InvalidDocumentError(f"{file}{place}: no document: {', '.join(missing)} missing")
        yield {"id": file.stem, **row}


def _lines(file: Path, text: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield f":{number}", json.loads(line)
            except json.JSONDecodeError as error:
                raise InvalidDocumentError(f"{file}:{number}: not JSON: {error}") from None
