"""A run: the scores and misses of the documents of some gold, which can be kept and compared with a later one."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import regex

from newsfacts import __version__
from newsfacts.arguments import read_utf8
from newsfacts.errors import InvalidDocumentError
from newsfacts.gold.files import LISTS, read_gold
from newsfacts.gold.scorer import Count, Miss, Score, score, total

Record = dict[str, Any]
YEAR_OR_MONTH = regex.compile(r"\d{4}(?:-\d\d)?")
EMPTY: Record = {"spans": [], "facts": [], "relations": []}


def known_day(published: Any) -> str | None:
    """Return the publication day of a document; None where it is none, or a year or month that the text itself told.

    >>> known_day("2026-01-09"), known_day("2026")
    ('2026-01-09', None)
    """
    return None if isinstance(published, str) and YEAR_OR_MONTH.fullmatch(published) else published


def predict(document: Record) -> Record:
    """Return what extraction reads in the text of a gold document; raises as `extract` does."""
    from newsfacts.pipeline import extract

    return extract(document["text"], published=known_day(document.get("published"))).to_dict()


class DocumentRun(msgspec.Struct, frozen=True):
    """One document's scores, with the digest of the gold that they were measured on."""

    digest: str
    score: Score


class Run(msgspec.Struct, frozen=True):
    """The scores of documents by id."""

    documents: dict[str, DocumentRun]

    @property
    def total(self) -> Score:
        """The pooled scores of all documents."""
        return total(document.score for document in self.documents.values())

    @property
    def digest(self) -> str:
        """The SHA-256 of the gold, whatever the order and the layout of its files."""
        lines = sorted(f"{name}\0{document.digest}" for name, document in self.documents.items())
        return _sha256("\n".join(lines))

    def to_dict(self) -> Record:
        """Return the run as plain data: what `--format json` prints and `--baseline` reads."""
        pooled = self.total
        return {
            "newsfacts": __version__,
            "gold": self.digest,
            "total": pooled.to_dict(),
            "wrong_fields": wrong_fields(pooled.misses),
            "documents": {
                name: {
                    "gold": document.digest,
                    "scores": document.score.to_dict(),
                    "misses": [_plain(miss) for miss in document.score.misses],
                }
                for name, document in self.documents.items()
            },
        }


def run(gold: Iterable[Record], found: Mapping[str, Record]) -> Run:
    """Return the scores of predictions, by id, against gold documents. What is not predicted counts as missed.

    Raises InvalidDocumentError where a document is not of a form that can be scored.
    """
    documents = {}
    for document in gold:
        name = document["id"]
        try:
            documents[name] = DocumentRun(digest(document), score(document, found.get(name, EMPTY)))
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            fault = f"{name}: gold or prediction has not the form of a document ({type(error).__name__}: {error})"
            raise InvalidDocumentError(f"{fault}; see `newsfacts gold check`") from None
    return Run(documents)


def read_run(path: Path) -> Run:
    """Return the run that was kept in a file. Raises InvalidDocumentError where it holds none."""
    try:
        data = json.loads(read_utf8(path, InvalidDocumentError))
        return Run({name: _document_run(name, row) for name, row in data["documents"].items()})
    except InvalidDocumentError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InvalidDocumentError(
            f"{path}: no earlier run, as `newsfacts evaluate --save` writes it: {type(error).__name__}: {error}"
        ) from None


def _document_run(name: str, row: Record) -> DocumentRun:
    counts = {key: Count(one["gold"], one["found"], one["right"], one["valued"]) for key, one in row["scores"].items()}
    misses = [msgspec.convert({"detail": "", "document": name, **miss}, Miss) for miss in row["misses"]]
    return DocumentRun(row["gold"], Score(counts, misses))


def _plain(miss: Miss) -> Record:
    data = msgspec.structs.asdict(miss)
    del data["document"]
    return {
        field: list(value) if field == "wrong" else value
        for field, value in data.items()
        if value not in (None, (), "")
    }


def digest(document: Record) -> str:
    """Return the SHA-256 of what a gold document says."""
    return _sha256(json.dumps(document, sort_keys=True))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def wrong_fields(misses: Iterable[Miss]) -> dict[str, int]:
    """Return in how many of the missed facts each field was wrong; "not found" where nothing was read from the words.

    >>> wrong_fields([Miss("fact missed", "x", "", "", wrong=("period", "unit")), Miss("fact missed", "x", "", "")])
    {'period': 1, 'unit': 1, 'not found': 1}
    """
    facts = [miss for miss in misses if miss.kind == "fact missed"]
    return dict(Counter(field for miss in facts for field in miss.wrong or ("not found",)).most_common())


def read_predictions(path: Path) -> dict[str, Record]:
    """Return predictions by id, of this or any other tool; what a document leaves out, it does not predict.

    Raises InvalidDocumentError where spans, facts or relations are not of a form that can be scored.
    """
    found = {}
    for document in read_gold([path], fields=()):
        row = {**document, **{field: document.get(field) or [] for field in LISTS}}
        for field in LISTS:
            if not isinstance(row[field], list):
                raise InvalidDocumentError(f"{path}: {document['id']}: {field}: {row[field]!r} is no list; write a list")
            for i, record in enumerate(row[field]):
                if not isinstance(record, dict) or not _is_scorable(field, record):
                    raise InvalidDocumentError(f"{path}: {document['id']}: {field}[{i}]: {SCORABLE[field]}")
        found[document["id"]] = row
    return found


SCORABLE = {
    "spans": "a span has whole numbers start and end and a label",
    "facts": "evidence of a fact is two whole numbers",
    "relations": "a relation is an object",
}


def _is_scorable(field: str, record: Record) -> bool:
    if field == "spans":
        return (
            type(record.get("start")) is int and type(record.get("end")) is int and isinstance(record.get("label"), str)
        )
    evidence = record.get("evidence")
    return not evidence or (isinstance(evidence, list) and [type(place) for place in evidence] == [int, int])


def bad_offsets(gold: Iterable[Record], found: Mapping[str, Record]) -> int:
    """Return how many predicted spans do not have the words that stand at their offsets in the gold text."""
    return sum(
        document["text"][span["start"] : span["end"]] != span.get("text", document["text"][span["start"] : span["end"]])
        for document in gold
        for span in found.get(document["id"], EMPTY)["spans"]
    )
