"""Facts as a pyarrow table, from which pandas, Polars, DuckDB and Parquet take them. The extra `newsfacts[data]`."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from newsfacts.document import Document
from newsfacts.extras import require
from newsfacts.periods import bounds

DIGITS, SCALE = 38, 12
"""Of the decimals: 26 digits before the point and 12 after it, as wide as DuckDB and Spark have them."""
FACT = {
    "fact": "int32",
    "entity": "string",
    "concept": "string",
    "part": "string",
    "change": "string",
    "value": "string",
    "number": "decimal",
    "upper": "string",
    "upper_number": "decimal",
    "duration": "string",
    "unit": "string",
    "mod": "string",
    "period_edtf": "string",
    "period_first": "date",
    "period_last": "date",
    "forecast": "bool",
    "start": "int32",
    "end": "int32",
    "text": "string",
}
COLUMNS = {"id": "string", **FACT}


def schema_of(columns: Mapping[str, str]) -> Any:
    """Return the pyarrow schema of columns by name and kind."""
    pa = require("pyarrow", "data")
    types = {
        "string": pa.string(), "int32": pa.int32(), "int64": pa.int64(), "bool": pa.bool_(), "date": pa.date32(),
        "decimal": pa.decimal128(DIGITS, SCALE),
    }  # fmt: skip
    return pa.schema([(name, types[kind]) for name, kind in columns.items()])


def facts_table(document: Document) -> Any:
    """Return the facts of a document as a pyarrow Table, a row a fact, with the schema of `COLUMNS`."""
    pa = require("pyarrow", "data")
    schema = schema_of(COLUMNS)
    rows = [(document.id, *row) for row in fact_rows(document)]
    columns = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )


def fact_rows(document: Document) -> Iterator[tuple[Any, ...]]:
    """Yield the values of the columns `FACT` for each fact."""
    for number, fact in enumerate(document.facts):
        start, end = fact.evidence
        yield (
            number, fact.entity, fact.concept, fact.part, fact.change, *value_cells(fact.value, fact.upper),
            fact.unit, fact.mod, fact.period, *bounds(fact.period), fact.forecast, start, end,
            _storable(document.text[start:end]),
        )  # fmt: skip


def value_cells(value: str | None, upper: str | None) -> tuple[Any, ...]:
    """Return the cells value, number, upper, upper_number and duration of a value that is no date."""
    duration = value if value and value.startswith("P") else None
    return value, exact(value), upper, exact(upper), duration


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates have no UTF-8


def exact(value: str | None) -> Decimal | None:
    """Return a value as the decimal that the table holds; None where it is no number or does not fit without rounding.

    >>> exact("12.50"), exact("P9M"), exact("0.0000000000001"), exact("1" + 26 * "0")
    (Decimal('12.50'), None, None, None)
    """
    try:
        number = Decimal(value or "")
        exponent = number.normalize().as_tuple().exponent
    except InvalidOperation:
        return None
    fits = number.adjusted() < DIGITS - SCALE and isinstance(exponent, int) and exponent >= -SCALE
    return number if fits or not number else None
