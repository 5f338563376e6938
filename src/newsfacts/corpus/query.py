"""SQL over the tables of a run, through DuckDB; and whether ids stand more than once."""

import hashlib
from pathlib import Path
from typing import Any

from newsfacts.arrow import DIGITS, SCALE
from newsfacts.corpus.plan import is_done, load
from newsfacts.corpus.schema import TABLES
from newsfacts.corpus.writers import SUFFIX
from newsfacts.errors import CorpusError
from newsfacts.extras import require

DUCKDB_TYPES = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "bool": "BOOLEAN",
    "date": "DATE",
    "decimal": f"DECIMAL({DIGITS},{SCALE})",
}


def connect(folder: str | Path) -> Any:
    """Return a DuckDB connection in which documents, spans, facts and relations are the tables of a run.

    Raises CorpusError where the folder holds none, MissingExtraError without DuckDB.
    """
    duckdb = require("duckdb", "query")
    folder = Path(folder)
    connection = duckdb.connect()
    for table, columns in TABLES.items():
        form, files = _files(folder, table)
        types = {name: DUCKDB_TYPES[kind] for name, kind in columns.items()}
        if form == "parquet":
            relation = connection.read_parquet(files)
        elif form == "jsonl":
            relation = connection.read_json(files, columns=types, format="newline_delimited")
        else:
            relation = connection.read_csv(files, dtype=types, header=True, quotechar='"', escapechar='"', sep=",")
        relation.create_view(table)
    return connection


def _files(folder: Path, table: str) -> tuple[str, list[str]]:
    for form, suffix in SUFFIX.items():
        files = sorted(str(path) for path in (folder / table).glob(f"part-*{suffix}"))
        if files:
            return form, files
    raise CorpusError(f"{folder}: holds no table {table}; pass the folder that newsfacts batch has written")


def unfinished(folder: Path) -> int:
    """Return how many shards of the run that writes there are not done yet."""
    plan = load(folder)
    if plan is None:
        return 0
    return sum(not is_done(folder, number, plan.settings.form) for number in range(len(plan.shards)))


def repeated_ids(output: Path, form: str) -> int:
    """Return how many documents have the id of another. Eight bytes are held of each."""
    numpy = require("numpy", "corpus")
    dataset = require("pyarrow.dataset", "corpus")
    paths = sorted(str(path) for path in (output / "documents").glob(f"part-*{SUFFIX[form]}"))
    if not paths:
        return 0
    kind = {"jsonl": "json"}.get(form, form)
    blocks = []
    for path in paths:
        ids = dataset.dataset(path, format=kind).to_table(columns=["id"]).column("id").to_pylist()
        digests = b"".join(hashlib.blake2b(str(one).encode(), digest_size=8).digest() for one in ids)
        blocks.append(numpy.frombuffer(digests, dtype="u8"))
    every = numpy.concatenate(blocks)
    return int(len(every) - len(numpy.unique(every)))
