"""Rows → files, whole or not at all: written under another name, flushed to the disk, then renamed."""

import contextlib
import csv
import datetime as dt
import json
import os
import shutil
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from newsfacts.corpus.schema import TABLES, Row, arrow_schema
from newsfacts.extras import require
from newsfacts.tables import inert

HELD = 4096
"""Rows of a table that are held before they are written; a row group of Parquet."""
SUFFIX = {"parquet": ".parquet", "jsonl": ".jsonl", "csv": ".csv"}
STATE = "_newsfacts"
"""The folder of an output that holds its plan, its marks and what is half done; readers of tables pass it over."""


def part(output: Path, table: str, number: int, form: str) -> Path:
    """Return the file of a shard in a table."""
    return output / table / f"part-{number:06d}{SUFFIX[form]}"


def mark(output: Path, number: int) -> Path:
    """Return the file that says that a shard is done, and counts what it holds."""
    return output / STATE / "done" / f"{number:06d}.json"


class ShardWriter:
    """The four files of a shard. They appear when the block ends well; a block that ends badly leaves nothing."""

    def __init__(self, output: Path, number: int, form: str) -> None:
        self.output, self.number, self.form = output, number, form
        self.folder = output / STATE / "half" / f"{number:06d}-{os.getpid()}-{os.urandom(4).hex()}"

    def __enter__(self) -> "ShardWriter":
        self.folder.mkdir(parents=True)
        self.tables = {table: _TABLES[self.form](table, self._half(table)) for table in TABLES}
        return self

    def _half(self, table: str) -> Path:
        return self.folder / f"{table}{SUFFIX[self.form]}"

    def add(self, table: str, row: Row) -> None:
        """Add a row to a table."""
        self.tables[table].add(row)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            for table in self.tables.values():
                table.close()
            if error is None:
                self._publish()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _publish(self) -> None:
        """Rename the files, documents last, for they say what the others hold."""
        for table in sorted(TABLES, key=lambda table: table == "documents"):
            replace(self._half(table), part(self.output, table, self.number, self.form))


def replace(temporary: Path, target: Path) -> None:
    """Give a file that is written its name, for good: a power cut leaves the old or the new."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary.replace(target)
    with contextlib.suppress(OSError, AttributeError):  # Windows opens no folders
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def write_whole(data: bytes, target: Path) -> None:
    """Write a small file whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        temporary.write_bytes(data)
        replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


class _Parquet:
    def __init__(self, table: str, path: Path) -> None:
        self.schema = arrow_schema(table)
        self.writer = require("pyarrow.parquet", "corpus").ParquetWriter(str(path), self.schema, compression="zstd")
        self.rows: list[Row] = []

    def add(self, row: Row) -> None:
        self.rows.append(row)
        if len(self.rows) >= HELD:
            self._flush()

    def _flush(self) -> None:
        if self.rows:
            self.writer.write_batch(record_batch(self.rows, self.schema))
            self.rows = []

    def close(self) -> None:
        self._flush()
        self.writer.close()


def record_batch(rows: list[Row], schema: Any) -> Any:
    """Return rows as a pyarrow record batch."""
    pa = require("pyarrow", "corpus")
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.record_batch(arrays, schema=schema)


def plain(value: Any) -> Any:
    """Return a cell as JSON has it: decimals and days as strings.

    >>> plain(Decimal("1E+3")), plain(dt.date(2026, 1, 9))
    ('1000', '2026-01-09')
    """
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, dt.date) else value


class _Text:
    def __init__(self, table: str, path: Path) -> None:
        self.columns = tuple(TABLES[table])
        self.file: IO[str] = path.open("w", encoding="utf-8", newline="")

    def close(self) -> None:
        self.file.close()


class _JsonLines(_Text):
    def add(self, row: Row) -> None:
        cells = dict(zip(self.columns, map(plain, row), strict=True))
        self.file.write(json.dumps(cells, ensure_ascii=False) + "\n")


class _Csv(_Text):
    def __init__(self, table: str, path: Path) -> None:
        super().__init__(table, path)
        self.writer = csv.writer(self.file, lineterminator="\n")
        self.writer.writerow(self.columns)

    def add(self, row: Row) -> None:
        self.writer.writerow([csv_cell(value) for value in row])


def csv_cell(value: Any) -> str:
    """Return a cell for a spreadsheet, which takes none for a formula.

    >>> csv_cell("=1+1"), csv_cell(True), csv_cell(Decimal("-3")), csv_cell(None)
    ("'=1+1", 'true', '-3', '')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else inert(str(plain(value)))


_TABLES: dict[str, Any] = {"parquet": _Parquet, "jsonl": _JsonLines, "csv": _Csv}
