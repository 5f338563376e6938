"""The shape of a gold document: fields that are missing or unknown, types, forms of numbers and dates."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from newsfacts.document import ENTITY_LABELS, VALUE_LABELS
from newsfacts.gold.edtf import FORM
from newsfacts.gold.finding import Finding, Place
from newsfacts.gold.schema import document_schema, fact_schema, relation_schema, span_schema

LABELS = (*ENTITY_LABELS, *VALUE_LABELS)
ARTICLE = {"array": "a list", "object": "an object", "integer": "a whole number"}
NUMBER_FORM = 'write a decimal string without grouping and trailing zeros: "106700000000", "0.5", "-12"'
DURATION_FORM = 'write an ISO 8601 duration: "P4Y", "P9M", "P20D", "PT3H"'
FORMS = {  # by field, where a pattern is not met
    "value": NUMBER_FORM,
    "upper": NUMBER_FORM,
    "unit": 'write the ISO 4217 code, or CODE/per: "HKD", "USD/桶"',
    "period": FORM,
    "published": FORM,
}


@cache
def _validator(of: str) -> Draft202012Validator:
    schemas = {"fact": fact_schema, "relation": relation_schema}
    if of == "document":
        schema = document_schema()
        schema["properties"].update({field: {"type": "array"} for field in ("spans", "facts", "relations")})
        return Draft202012Validator(schema)
    return Draft202012Validator(schemas[of]() if of in schemas else span_schema(of))


def shape_findings(document: Any) -> Iterator[Finding]:
    """Yield what keeps a document from the schema, by the schema of each span's own label."""
    yield from _findings("document", document, ())
    if not isinstance(document, dict):
        return
    for field, of in (("spans", None), ("facts", "fact"), ("relations", "relation")):
        records = document.get(field)
        for i, record in enumerate(records if isinstance(records, list) else []):
            label = of or (record.get("label") if isinstance(record, dict) else "DATE")
            if label in (*LABELS, "fact", "relation"):
                yield from _findings(str(label), record, (field, i))
            else:
                yield Finding((field, i, "label"), f"{label!r} is no label", f"take one of {', '.join(LABELS)}")


def _findings(of: str, record: Any, place: Place) -> Iterator[Finding]:
    for error in sorted(_validator(of).iter_errors(record), key=lambda error: list(map(str, error.path))):
        yield _finding(of, error, (*place, *error.path))


def _finding(of: str, error: ValidationError, place: Place) -> Finding:
    """Say in a sentence what the schema has to say."""
    value: Any = error.instance
    expected: Any = error.validator_value
    schema: Any = error.schema
    if error.validator == "required":
        missing = [field for field in expected if field not in value]
        empty = "[]" if missing[0] in ("spans", "facts", "relations") else "null, or what the text says"
        return Finding(place, f"{', '.join(missing)} missing", f'add "{missing[0]}": {empty}')
    if error.validator == "additionalProperties":
        unknown = sorted(set(value) - set(schema["properties"]))
        return Finding((*place, unknown[0]), f"{', '.join(unknown)}: no such field", "take it out, or correct its name")
    if error.validator == "enum":
        return Finding(place, f"{value!r} is none of the values of this field", f"take one of {_listed(expected)}")
    if error.validator == "type":
        kinds = [expected] if isinstance(expected, str) else expected
        wanted = " or ".join(ARTICLE.get(kind, f"a {kind}").replace("a null", "null") for kind in kinds)
        quoted = (
            f'write "{value}" in quotes' if isinstance(value, int | float) and "string" in kinds else f"write {wanted}"
        )
        return Finding(place, f"{_short(value)} is not {wanted}", quoted)
    if error.validator in ("pattern", "anyOf"):
        form = DURATION_FORM if of == "DURATION" else FORM if of == "DATE" else FORMS.get(str(place[-1]), "correct it")
        return Finding(place, f"{_short(value)} has not the form of this field", form)
    return Finding(place, error.message, "correct it")


def _listed(values: list[str | None]) -> str:
    return ", ".join("null" if value is None else value for value in values)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
