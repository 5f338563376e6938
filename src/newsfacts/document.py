"""Document, Span, Fact and Relation: what `extract` returns. Frozen, typed, plain data both ways."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Literal, get_args

import msgspec
import regex

from newsfacts.arguments import need, shown
from newsfacts.errors import InvalidDocumentError

EntityLabel = Literal["PERSON", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "LAW", "INDEX", "TICKER"]
ValueLabel = Literal["MONEY", "PERCENT", "QUANTITY", "DATE", "DURATION"]
Label = EntityLabel | ValueLabel
Mod = Literal["APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "START", "MID", "END"]
Change = Literal["yoy", "qoq", "mom", "dod", "ytd", "chg"]
RelationType = Literal["position", "ticker", "alias"]

ENTITY_LABELS: tuple[str, ...] = get_args(EntityLabel)
VALUE_LABELS: tuple[str, ...] = get_args(ValueLabel)

# The fields that a span of each label carries besides start, end, text and label.
FIELDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(ENTITY_LABELS, ("name",)),
    "MONEY": ("value", "unit", "upper", "mod"),
    "PERCENT": ("value", "unit", "upper", "mod"),
    "QUANTITY": ("value", "unit", "upper", "mod"),
    "DATE": ("value", "mod"),
    "DURATION": ("value", "upper", "mod"),
}


NUMBER = regex.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def is_decimal(text: str) -> bool:
    """Tell whether a text is a decimal number in plain notation, as values have it.

    >>> is_decimal("-12.5"), is_decimal("1e9"), is_decimal("NaN")
    (True, False, False)
    """
    return NUMBER.fullmatch(text) is not None


class Span(msgspec.Struct, frozen=True, gc=False):
    """A mention in the text: `document.text[span.start:span.end] == span.text`.

    `start` and `end` count Unicode code points, end exclusive. Entities have a `name`, the canonical one of
    the document. Values have a `value`: a decimal string ("106700000000"), EDTF for a DATE ("2025-01/2025-09"),
    ISO 8601 for a DURATION ("P9M"), with `upper` where the text gives a range, `unit` (ISO 4217 for MONEY, "%",
    "pp" or "bp" for PERCENT, the measure word for QUANTITY) and `mod` (APPROX, MORE_THAN, ...).
    """

    start: int
    end: int
    text: str
    label: Label
    name: str | None = None
    value: str | None = None
    unit: str | None = None
    upper: str | None = None
    mod: Mod | None = None

    @property
    def number(self) -> Decimal | None:
        """The value as a Decimal; None for entities, dates and durations.

        >>> Span(0, 4, "12亿元", "MONEY", value="1200000000", unit="CNY").number
        Decimal('1200000000')
        """
        is_number = self.label in ("MONEY", "PERCENT", "QUANTITY") and self.value is not None
        return Decimal(self.value) if is_number and self.value is not None else None

    def to_dict(self) -> dict[str, Any]:
        """Return the span as plain data, with the fields of its label."""
        shown = ("start", "end", "text", "label", *FIELDS[self.label])
        return {field: getattr(self, field) for field in shown}


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A number that the text states of something: whose, of what, how much, when.

    `value`, `upper` are decimal strings (an ISO 8601 duration where the fact is one), signed for a change.
    `period` is EDTF, None where the text does not state it. `evidence` is the span of the value in the text.
    """

    entity: str | None
    concept: str
    part: str | None = None
    change: Change | None = None
    value: str
    unit: str | None = None
    upper: str | None = None
    mod: Mod | None = None
    period: str | None = None
    forecast: bool = False
    evidence: tuple[int, int]

    def to_dict(self) -> dict[str, Any]:
        """Return the fact as plain data; `forecast` only where it is true."""
        data = {field: getattr(self, field) for field in self.__struct_fields__}
        data["evidence"] = list(self.evidence)
        if not self.forecast:
            del data["forecast"]
        return data


class Relation(msgspec.Struct, frozen=True):
    """A tie between two names: position (PERSON, ORG, title), ticker (ORG, code), alias (name, other name)."""

    type: RelationType
    head: str
    tail: str
    value: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the relation as plain data."""
        return msgspec.structs.asdict(self)


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text and what it states.

    `published` is the day (YYYY-MM-DD) against which relative dates were read: the one given, else the one
    inferred from the text's own dates (the precision may then be a month or a year), else None.
    """

    id: str | None = None
    published: str | None = None
    text: str
    spans: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()
    relations: tuple[Relation, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the document as plain data, in the format of the gold files.

        >>> Document(text="12元", spans=(Span(0, 3, "12元", "MONEY", value="12", unit="CNY"),)).to_dict()["spans"]
        [{'start': 0, 'end': 3, 'text': '12元', 'label': 'MONEY', 'value': '12', 'unit': 'CNY', 'upper': None,
        'mod': None}]
        """
        return {
            **({} if self.id is None else {"id": self.id}),
            "published": self.published,
            "text": self.text,
            "spans": [span.to_dict() for span in self.spans],
            "facts": [fact.to_dict() for fact in self.facts],
            "relations": [relation.to_dict() for relation in self.relations],
        }

    def to_json(self, indent: int = 0) -> str:
        r"""Return the document as JSON, on one line unless `indent` asks for more.

        A lone surrogate of the text, which UTF-8 cannot carry, is written as its JSON escape; two of them that
        stand side by side as a pair does are read back as the character of that pair. Raises WrongTypeError where
        `indent` is no whole number.

        >>> Document.from_json(Document(text="\ud800 1元").to_json()).text == "\ud800 1元"
        True
        """
        import json

        need("to_json(indent)", indent, int, "how many blanks to indent by, as an int")
        text = json.dumps(self.to_dict(), ensure_ascii=False, indent=indent or None)
        return text.encode("utf-8", "backslashreplace").decode("utf-8")

    def to_html(self) -> str:
        """Return the document as one self-contained HTML page: coloured text, then the table of facts."""
        from newsfacts.page import to_html

        return to_html(self)

    def to_chart(self, concepts: Sequence[str] | None = None) -> str:
        """Return a chart of the facts over time as SVG: amounts by period and entity, a panel a concept.

        `concepts` chooses the panels. Needs the extra `newsfacts[chart]`. Raises MissingExtraError,
        NothingToDrawError where no fact states a level with its owner and its period, and WrongTypeError where
        `concepts` is no sequence of keys.
        """
        from newsfacts.chart import to_chart

        return to_chart(self, concepts)

    def facts_table(self) -> Any:
        """Return the facts as a pyarrow Table, a row a fact; `.to_pandas()` and `polars.from_arrow` go on from there.

        Columns: id, fact (its number), entity, concept, part, change; value and upper as text, number and
        upper_number as exact decimals (null where 26 digits and 12 after the point do not hold them), duration (ISO
        8601), unit, mod; period_edtf with its first and last day; forecast; start, end and text of the words. Needs the
        extra `newsfacts[data]`; raises MissingExtraError.
        """
        from newsfacts.arrow import facts_table

        return facts_table(self)

    def to_xbrl(self) -> str:
        """Return the facts that have an owner, a closed period and a concept of the lexicon as xBRL-JSON 1.0.

        Percentages are fractions there, and a change is a concept of its own (revenue_change). The taxonomy that it
        names, newsfacts.xsd, is what `newsfacts.xbrl.taxonomy()` returns and `newsfacts schema --format xbrl` prints.
        """
        from newsfacts.xbrl import to_xbrl

        return to_xbrl(self)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the same as `to_html`, in the notebook's colours."""
        from newsfacts.page import to_fragment

        return to_fragment(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Document":
        """Return the document that `data` describes; further keys, as gold files have them, are left out.

        Raises InvalidDocumentError where a field is missing, of the wrong type, a span's offsets do not slice to its
        text, a fact's evidence lies outside of it, or what must be a number is none.
        """
        try:
            document = msgspec.convert(data, cls)
        except (msgspec.ValidationError, UnicodeEncodeError, RecursionError) as error:
            raise InvalidDocumentError(f"not a document: {error}; `newsfacts schema` prints what one has") from None
        for fault in _faults(document):
            raise InvalidDocumentError(fault)
        return document

    @classmethod
    def from_json(cls, text: str | bytes) -> "Document":
        """Return the document that a JSON text describes.

        Raises InvalidDocumentError where it is no JSON or no document, WrongTypeError where it is no text.
        """
        import json

        need("from_json()", text, (str, bytes, bytearray), "JSON as str or bytes (read a file first)")
        try:
            data = json.loads(text)
        except (
            ValueError,
            RecursionError,
        ) as error:  # no JSON, no UTF-8, a number of thousands of digits, nested too deep
            raise InvalidDocumentError(f"not JSON: {error}; pass what to_json returned, whole") from None
        return cls.from_dict(data)


def _faults(document: Document) -> Iterator[str]:
    """Yield what the types of a document leave open and yet is wrong: places in the text, and numbers."""
    text = document.text
    for i, span in enumerate(document.spans):
        found = text[max(span.start, 0) : span.end]
        if span.start < 0 or span.text != found:
            yield (
                f"spans[{i}]: text[{span.start}:{span.end}] is {shown(found)}, not {shown(span.text)}; "
                "offsets count code points of the very text"
            )
        if span.label in ("MONEY", "PERCENT", "QUANTITY"):
            yield from _no_numbers(f"spans[{i}]", span.value, span.upper)
    for i, fact in enumerate(document.facts):
        start, end = fact.evidence
        if not 0 <= start <= end <= len(text):
            yield f"facts[{i}].evidence: [{start}, {end}] lies outside of the text, which has {len(text)} characters"
        if not fact.value.startswith("P"):
            yield from _no_numbers(f"facts[{i}]", fact.value, fact.upper)


def _no_numbers(place: str, value: str | None, upper: str | None) -> Iterator[str]:
    for field, text in (("value", value), ("upper", upper)):
        if text is not None and not is_decimal(text):
            yield f'{place}.{field}: {shown(text)} is no decimal number in plain notation; write e.g. "106700000000"'
