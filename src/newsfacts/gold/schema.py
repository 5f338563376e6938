"""The JSON Schema of a document: a gold file and a prediction are both of this form."""

from typing import Any

from newsfacts.document import ENTITY_LABELS, FIELDS

DECIMAL = r"^-?(0|[1-9]\d*)(\.\d*[1-9])?$"
_YEAR = r"(\d{4}|XXXX)(-(\d{2}|XX)(-(\d{2}|XX)(T\d{2}:\d{2}(:\d{2})?)?)?)?"
EDTF = rf"^({_YEAR}|{_YEAR}/{_YEAR}|{_YEAR}/\.\.|\.\./{_YEAR})$"
DURATION = r"^P(?=.)([\d.]+Y)?([\d.]+M)?([\d.]+W)?([\d.]+D)?(T(?=.)([\d.]+H)?([\d.]+M)?([\d.]+S)?)?$"
BOUNDS = ["APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"]
MODS = [*BOUNDS, "START", "MID", "END", None]


def _nullable(pattern: str) -> dict[str, Any]:
    return {"type": ["string", "null"], "pattern": pattern}


def _span(labels: list[str], fields: dict[str, Any]) -> dict[str, Any]:
    common = {
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
        "text": {"type": "string", "minLength": 1},
        "label": {"enum": labels},
    }
    properties = {**common, **fields}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _spans() -> list[dict[str, Any]]:
    number = {"value": {"type": "string", "pattern": DECIMAL}, "upper": _nullable(DECIMAL)}
    mod = {"mod": {"enum": MODS}}
    unit = {"type": ["string", "null"]}
    of_label: dict[str, dict[str, Any]] = {
        "MONEY": {**number, **mod, "unit": {"type": "string", "pattern": r"^[A-Z]{3}(/.+)?$"}},
        "PERCENT": {**number, **mod, "unit": {"enum": ["%", "pp", "bp"]}},
        "QUANTITY": {**number, **mod, "unit": unit},
        "DATE": {"value": {"type": "string", "pattern": EDTF}, **mod},
        "DURATION": {"value": {"type": "string", "pattern": DURATION}, "upper": _nullable(DURATION), **mod},
    }
    assert all(set(fields) == set(FIELDS[label]) for label, fields in of_label.items())
    names = _span(list(ENTITY_LABELS), {"name": {"type": "string", "minLength": 1}})
    return [names, *(_span([label], fields) for label, fields in of_label.items())]


def span_schema(label: str) -> dict[str, Any]:
    """Return the JSON Schema of a span with this label, one of ENTITY_LABELS or VALUE_LABELS."""
    return next(schema for schema in _spans() if label in schema["properties"]["label"]["enum"])


def fact_schema() -> dict[str, Any]:
    """Return the JSON Schema of a fact."""
    text, answer = {"type": ["string", "null"]}, {"type": "array", "items": {"type": ["string", "null"]}}
    value = {"type": "string", "anyOf": [{"pattern": DECIMAL}, {"pattern": DURATION}]}
    properties = {
        "entity": text,
        "concept": {"type": "string", "minLength": 1},
        "part": text,
        "change": {"enum": ["yoy", "qoq", "mom", "dod", "ytd", "chg", None]},
        "value": value,
        "unit": text,
        "upper": {"anyOf": [value, {"type": "null"}]},
        "mod": {"enum": MODS},
        "period": _nullable(EDTF),
        "forecast": {"type": "boolean"},
        "evidence": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
        "accept": {"type": "object", "additionalProperties": answer},
    }
    required = [field for field in properties if field not in ("forecast", "accept")]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def relation_schema() -> dict[str, Any]:
    """Return the JSON Schema of a relation."""
    return {
        "type": "object",
        "properties": {
            "type": {"enum": ["position", "ticker", "alias"]},
            "head": {"type": "string"},
            "tail": {"type": "string"},
            "value": {"type": ["string", "null"]},
        },
        "required": ["type", "head", "tail", "value"],
        "additionalProperties": False,
    }


def document_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a document.

    `accept` of a fact, other answers that are as good, stands in gold only.

    >>> document_schema()["required"]
    ['published', 'text', 'spans', 'facts', 'relations']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newsfacts document",
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "published": _nullable(EDTF),
            "text": {"type": "string"},
            "spans": {"type": "array", "items": {"oneOf": _spans()}},
            "facts": {"type": "array", "items": fact_schema()},
            "relations": {"type": "array", "items": relation_schema()},
        },
        "required": ["published", "text", "spans", "facts", "relations"],
        "additionalProperties": False,
    }
