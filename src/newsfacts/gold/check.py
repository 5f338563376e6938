"""`gold check`: whether gold files are what they must be, with file, line and a fix for each fault."""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from json_source_map import calculate

from newsfacts.errors import InvalidDocumentError
from newsfacts.gold.check_rules import rule_findings
from newsfacts.gold.check_shape import shape_findings
from newsfacts.gold.files import gold_files
from newsfacts.gold.finding import Finding, Place

FIX_JSON = "a comma or a quote is missing, or one is too many"


def check_document(document: Any) -> list[Finding]:
    """Return the faults of one gold document, in the order of the document's fields; an empty list: it is sound.

    What a field means is looked at once its shape is right: first the schema, then offsets, overlaps, EDTF, ISO codes,
    names that no span bears, facts whose value has no span.

    >>> document = {"id": "x", "published": "2026-01-09", "text": "涨8%", "facts": [], "relations": []}
    >>> span = {"start": 0, "end": 2, "text": "8%", "label": "PERCENT", "value": "8", "unit": "%", "upper": None, "mod": None}
    >>> for finding in check_document({**document, "spans": [span]}):
    ...     print(finding)
    spans[0].text: text[0:2] is '涨8', not '8%'; write "start": 1, "end": 3
    """
    return list(shape_findings(document)) or list(rule_findings(document))


def check_files(paths: Iterable[Path]) -> tuple[int, list[Finding]]:
    """Return how many documents gold files and folders hold, and their faults with file and line.

    Raises InvalidDocumentError where a path does not exist or a folder holds no gold file.
    """
    count, findings = 0, list[Finding]()
    ids: dict[str, str] = {}
    for file in gold_files(paths):
        for text, first_line, top, document in _documents(file, findings):
            count += 1
            found = check_document(document)
            name = str(document.get("id", file.stem)) if isinstance(document, dict) else file.stem
            if name in ids:
                found.insert(0, Finding(("id",), f"{name!r} is the id of a document in {ids[name]} too", "rename one"))
            ids.setdefault(name, str(file))
            findings += _located(file, text, first_line, top, found)
    return count, findings


def _documents(file: Path, findings: list[Finding]) -> Iterator[tuple[str, int, Place, Any]]:
    """Yield the JSON text that holds each document, its first line, where in it the document is, and the document."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InvalidDocumentError(f"{file}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        findings.append(Finding((), f"not UTF-8 (byte {error.start})", "convert it to UTF-8", str(file), 1))
        return
    if file.suffix == ".jsonl":
        rows = [(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    else:
        rows = [(text, 1)]
    for row, number in rows:
        repeated: list[str] = []
        try:
            whole = json.loads(row, object_pairs_hook=partial(_unique, repeated=repeated))
        except json.JSONDecodeError as error:
            fault = Finding(
                (), f"not JSON: {error.msg}, column {error.colno}", FIX_JSON, str(file), number + error.lineno - 1
            )
            findings.append(fault)
            continue
        except (RecursionError, ValueError) as error:  # ValueError: a number of thousands of digits
            what = "nested too deep" if isinstance(error, RecursionError) else "a number is too long"
            findings.append(Finding((), f"not a document: {what}", "write a document", str(file), number))
            continue
        findings += [
            Finding((), f"the field {key!r} stands twice", "delete one", str(file), number) for key in repeated
        ]
        if isinstance(whole, list):
            yield from ((row, number, (i,), one) for i, one in enumerate(whole))
        else:
            yield row, number, (), whole


def _unique(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    """Return the object of these pairs, noting each key that comes a second time."""
    data: dict[str, Any] = {}
    for key, value in pairs:
        if key in data:
            repeated.append(key)
        data[key] = value
    return data


def _located(file: Path, text: str, first_line: int, top: Place, found: list[Finding]) -> Iterator[Finding]:
    """Give each finding its file and line: that of its place, or of the nearest thing around it that is there."""
    if not found:
        return
    lines = {pointer: entry.value_start.line for pointer, entry in calculate(text).items()}
    for finding in found:
        place = (*top, *finding.place)
        while place and _pointer(place) not in lines:
            place = place[:-1]
        yield msgspec.structs.replace(finding, file=str(file), line=first_line + lines[_pointer(place)])


def _pointer(place: Place) -> str:
    return "".join(f"/{part}" for part in place)
