"""News with invented names in every form, and what the tests do with runs."""

import json
import os
import sys
from pathlib import Path

TEXT = "禾川医药(688001.SH)公布，2024年实现营业收入12.6亿元，同比增长8.5%。"
ROOT = Path(__file__).parents[2]


def news(i: int) -> str:
    return f"禾川医药第{i}号公告：2024年实现营业收入{i + 1}.5亿元，同比下降{i % 9 + 1}%。"


def json_lines(path: Path, count: int) -> Path:
    rows = ({"id": f"n{i}", "text": news(i), "published": "2025-04-10"} for i in range(count))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def tables(output: Path) -> dict[str, bytes]:
    """Return every file of the four tables, by name: two runs are equal where these are, byte for byte."""
    names = ("documents", "spans", "facts", "relations")
    return {str(f.relative_to(output)): f.read_bytes() for name in names for f in sorted((output / name).iterdir())}


def documents(output: Path) -> list[dict]:
    """Return the rows of the table of documents."""
    import pyarrow.parquet as pq

    return [row for file in sorted((output / "documents").iterdir()) for row in pq.read_table(file).to_pylist()]


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "newsfacts.cli", *map(str, arguments)]


def no_worker_left(output: Path) -> bool:
    """Tell whether nothing half done is left of a run that ended by itself."""
    half = output / "_newsfacts" / "half"
    return not half.exists() or not os.listdir(half)
