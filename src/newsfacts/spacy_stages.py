"""What the components for spaCy share: which stages have read a Doc, and what newsfacts puts on it.

All of it that stays on the Doc is plain data (`doc.user_data`), so that a Doc travels between processes and to disk.
"""

import datetime as dt
import warnings
from functools import lru_cache
from typing import Any

import msgspec
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from newsfacts import document as ours
from newsfacts.document import ENTITY_LABELS, Document
from newsfacts.entities.find import find_entities
from newsfacts.entities.gazetteer import user_names
from newsfacts.mention import Mention
from newsfacts.pipeline import read, resolve
from newsfacts.text.fold import Folded
from newsfacts.values.find import find_values

KEY = "newsfacts"
PLAN = "newsfacts_plan"
Row = dict[str, str]
Pairs = tuple[tuple[str, str], ...]
KEPT = 8
"""How many of the latest texts are held: a stage finds what the tokenizer or an earlier stage has read already."""


def pairs(names: list[Row]) -> Pairs:
    """Return rows of names as pairs of name and label; raises LexiconError for a label that no entity can have."""
    return tuple(user_names({row["name"]: row["label"] for row in names}).items())


@lru_cache(KEPT)
def _folded(text: str) -> Folded:
    return read(text)


@lru_cache(KEPT)
def _values(text: str) -> tuple[Mention, ...]:
    return tuple(find_values(_folded(text)))


@lru_cache(KEPT)
def _entities(text: str, names: Pairs) -> tuple[Mention, ...]:
    return tuple(find_entities(_folded(text), dict(names)))


class Plan(msgspec.Struct, frozen=True):
    """What has been looked for in a Doc so far: the values; entities of our own (`names` not None) or `given` ones.

    Overlaps are settled among everything that was found, so a later stage settles anew what an earlier one found:
    that is why stages one by one give what all of them at once give.
    """

    values: bool = False
    names: Pairs | None = None
    given: tuple[tuple[int, int, str], ...] = ()
    published: str | None = None
    overwrite_ents: bool = True

    def folded(self, text: str) -> Folded:
        """Return the text as the rules read it."""
        return _folded(text)

    def resolved(self, text: str) -> tuple[list[Mention], str | None]:
        """Return the mentions that stand, resolved, and the publication date used."""
        found: list[Mention] = [*_values(text)] if self.values else []
        if self.names is not None:
            found += _entities(text, self.names)
        for start, end, label in self.given:
            first, last = _folded(text).within(start, end)
            if first < last:
                found.append(Mention(first, last, label))
        published = None if self.published is None else dt.datetime.fromisoformat(self.published)
        return resolve(_folded(text), found, published)


def plan_of(doc: Doc) -> Plan:
    """Return what earlier stages have looked for in a Doc."""
    return msgspec.convert(doc.user_data.get(PLAN, {}), Plan)


def put(doc: Doc, plan: Plan, document: Document, *, alignment: str) -> list[Span]:
    """Put a document on its Doc: `doc._.newsfacts`, `doc.spans["newsfacts"]`; return these spans.

    A span whose borders lie inside tokens is put on the tokens that `alignment` chooses (as in `Doc.char_span`); its
    `id_` keeps the true borders.
    """
    doc.user_data[PLAN] = msgspec.to_builtins(plan)
    doc.user_data[KEY] = document.to_json()
    spans = []
    for found in document.spans:
        name = f"{found.start}-{found.end}"
        span = doc.char_span(found.start, found.end, label=found.label, alignment_mode=alignment, span_id=name)
        if span is not None:
            spans.append(span)
    doc.spans[KEY] = spans
    return spans


def others(doc: Doc) -> list[Span]:
    """Return the entities of a Doc that an earlier stage of ours did not put there."""
    data = doc.user_data.get(KEY)
    own = _document(data)[1] if data else {}
    return [ent for ent in doc.ents if ent.id_ not in own]


def put_ents(doc: Doc, spans: list[Span], earlier: list[Span], *, overwrite: bool) -> None:
    """Put the entities among `spans` into `doc.ents`, beside those of others that stood there.

    Where two overlap ours stand if `overwrite`, else the others. Among ours the longer stands: tokens that hold the
    borders of two may make them overlap.
    """
    own = filter_spans([span for span in spans if span.label_ in ENTITY_LABELS])
    first, second = (own, earlier) if overwrite else (earlier, own)
    taken = {token.i for span in first for token in span}
    doc.ents = [*first, *(span for span in second if taken.isdisjoint(range(span.start, span.end)))]


@lru_cache(KEPT)
def _document(data: str) -> tuple[Document, dict[str, ours.Span]]:
    document = Document.from_json(data)
    return document, {f"{span.start}-{span.end}": span for span in document.spans}


def _of_doc(doc: Doc) -> Document | None:
    data = doc.user_data.get(KEY)
    return _document(data)[0] if data else None


def _of_span(span: Span) -> ours.Span | None:
    data = span.doc.user_data.get(KEY)
    if not data:
        return None
    return _document(data)[1].get(span.id_ or f"{span.start_char}-{span.end_char}")


def _getter(field: str) -> Any:
    def get(span: Span) -> Any:
        return getattr(_of_span(span), field, None)

    return get


def register() -> None:
    """Register our extensions of Doc and Span; one that another package has registered stays, with a warning."""
    of_doc: dict[str, Any] = {
        KEY: {"getter": _of_doc},
        "facts": {"getter": lambda doc: getattr(_of_doc(doc), "facts", ())},
        "relations": {"getter": lambda doc: getattr(_of_doc(doc), "relations", ())},
        "published": {"default": None},
    }
    of_span: dict[str, Any] = {
        field: {"getter": _getter(field)} for field in ("name", "value", "unit", "upper", "mod", "number")
    }
    for kind, extensions in ((Doc, of_doc), (Span, of_span)):
        for name, extension in extensions.items():
            if kind.has_extension(name):
                warnings.warn(f"{kind.__name__}._.{name} is another package's; newsfacts leaves it so", stacklevel=2)
            else:
                kind.set_extension(name, **extension)


register()
