"""Tables and batches of pandas, Polars, DuckDB or Arrow in, the four tables as Arrow out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from newsfacts.corpus.dates import day_in
from newsfacts.corpus.many import Failure, check_pool, extract_many
from newsfacts.corpus.schema import TABLES, Row, arrow_schema, document_rows, failed_row
from newsfacts.corpus.settings import ID, PUBLISHED, TEXT
from newsfacts.corpus.writers import record_batch
from newsfacts.document import Document
from newsfacts.errors import CorpusError, WrongTypeError
from newsfacts.extras import require

TABULAR = "a DataFrame, a pyarrow Table or RecordBatchReader, or an iterable of record batches"


class Tables(NamedTuple):
    """The four tables, as pyarrow tables: `pandas` and Polars take each (`.to_pandas()`, `polars.from_arrow`)."""

    documents: Any
    spans: Any
    facts: Any
    relations: Any


def extract_batches(
    data: Any,
    *,
    text: str | None = None,
    id: str | None = None,  # noqa: A002 - the column's name in the tables
    published: str | None = None,
    processes: int = 1,
    time_limit: float = 300.0,
) -> Iterator[Tables]:
    """Yield the four tables of each batch of `data`, lazily.

    `data` is whatever speaks Arrow's stream protocol (a pandas or Polars DataFrame, a DuckDB relation, a pyarrow Table or
    RecordBatchReader), or an iterable of record batches. `text`, `id` and `published` name its columns; where they
    are not given, those that `newsfacts batch` would take are. The tables have the columns of a batch run; `record` is the row
    (from 1), and the id too where there is no column of ids. Raises CorpusError where no column holds the text,
    WrongTypeError where `data` is none of these, and as `extract_many` does.
    """
    pa = require("pyarrow", "corpus")
    batches = pa.RecordBatchReader.from_stream(data) if hasattr(data, "__arrow_c_stream__") else data
    if isinstance(batches, str | Mapping) or not isinstance(batches, Iterable):
        raise WrongTypeError(f"data is {TABULAR}, not {type(data).__name__}")
    check_pool(processes, time_limit)
    rows = 0
    for batch in batches:
        if not hasattr(batch, "schema"):
            raise WrongTypeError(f"data is {TABULAR}, not an iterable of {type(batch).__name__}")
        names = batch.schema.names
        column = _column(text, TEXT, names)
        if column is None:
            raise CorpusError(f"no column of text among {', '.join(names)}; name it with text=")
        columns = [column, _column(id, ID, names), _column(published, PUBLISHED, names)]
        cells = [batch.column(name).to_pylist() if name else [None] * batch.num_rows for name in columns]
        items = [
            {"text": one, "id": str(row if own is None else own), "published": _day(day)}
            for row, (one, own, day) in enumerate(zip(*cells, strict=True), rows + 1)
        ]
        found = extract_many(items, processes=processes, time_limit=time_limit)
        yield _tables(items, found, rows)
        rows += batch.num_rows


def extract_table(data: Any, **options: Any) -> Tables:
    """Return the four tables of `data` as one each; parameters as those of `extract_batches`.

    >>> import pyarrow
    >>> extract_table(pyarrow.table({"text": ["营收3亿元"], "id": ["a"]})).facts.column("id").to_pylist()
    ['a']
    """
    pa = require("pyarrow", "corpus")
    every = list(extract_batches(data, **options))
    if not every:
        return Tables(*(arrow_schema(table).empty_table() for table in TABLES))
    return Tables(*(pa.concat_tables([getattr(one, table) for one in every]) for table in TABLES))


def _column(given: str | None, usual: Iterable[str], names: list[str]) -> str | None:
    if given is not None:
        if given not in names:
            raise CorpusError(f"there is no column {given!r} among {', '.join(names)}; name one of these")
        return given
    return next((name for name in usual if name in names), None)


def _day(cell: Any) -> Any:
    return None if cell is None else day_in(cell)


def _tables(items: list[dict[str, Any]], found: Iterable[Document | Failure], before: int) -> Tables:
    pa = require("pyarrow", "corpus")
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for number, (item, one) in enumerate(zip(items, found, strict=True), before + 1):
        key = (item["id"], None, number)
        if isinstance(one, Failure):
            rows["documents"].append(failed_row(key, one.reason, one.detail, "arrow"))
            continue
        day = item["published"]
        counts = (len(one.text), len(one.spans), len(one.facts), len(one.relations))
        origin = "column" if day else "text" if one.published else None
        rows["documents"].append(
            (*key, True, None, None, "arrow", None, day, one.published, origin, None, one.text, *counts)
        )
        for table, row in document_rows(key, one):
            rows[table].append(row)
    return Tables(*(pa.Table.from_batches([record_batch(rows[table], arrow_schema(table))]) for table in TABLES))
