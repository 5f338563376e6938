"""Facts as a pyarrow table, from which pandas, Polars, DuckDB and Parquet take them. The extra `newsfacts[data]`."""

from decimal import Decimal, InvalidOperation
from typing import Any

from newsfacts.document import Document
from newsfacts.extras import require
from newsfacts.periods import bounds

DIGITS, SCALE = 38, 12
"""Of the decimals: 26 digits before the point and 12 after it, as wide as DuckDB and Spark have them."""
COLUMNS = {
    "id": "string",
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


def facts_table(document: Document) -> Any:
    """Return the facts of a document as a pyarrow Table, a row a fact, with the schema of `COLUMNS`."""
    pa = require("pyarrow", "data")
    types = {
        "string": pa.string(), "int32": pa.int32(), "bool": pa.bool_(), "date": pa.date32(),
        "decimal": pa.decimal128(DIGITS, SCALE),
    }  # fmt: skip
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    rows = [tuple(_row(document, number)) for number in range(len(document.facts))]
    columns = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )


def _row(document: Document, number: int) -> list[Any]:
    fact = document.facts[number]
    start, end = fact.evidence
    duration = fact.value if fact.value.startswith("P") else None
    return [
        document.id, number, fact.entity, fact.concept, fact.part, fact.change,
        fact.value, exact(fact.value), fact.upper, exact(fact.upper), duration, fact.unit, fact.mod,
        fact.period, *bounds(fact.period), fact.forecast, start, end, _storable(document.text[start:end]),
    ]  # fmt: skip


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
