"""newsfacts as spaCy: a tokenizer that cuts at the borders of every span, and the component `newsfacts`."""

import itertools
from typing import Any

from spacy import blank
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from newsfacts.document import ENTITY_LABELS, Document
from newsfacts.pipeline import extract, read
from newsfacts.text.words import word_borders

KEY = "newsfacts"
FIELDS = ("name", "value", "unit", "upper", "mod")


def _register() -> None:
    """Register the extensions of Doc and Span, once a process."""
    if Doc.has_extension(KEY):
        return
    Doc.set_extension(KEY, default=None)
    Doc.set_extension("facts", getter=lambda doc: doc._.newsfacts.facts if doc._.newsfacts else ())
    Doc.set_extension("relations", getter=lambda doc: doc._.newsfacts.relations if doc._.newsfacts else ())
    for field in FIELDS:
        Span.set_extension(field, default=None)


class Tokenizer:
    """Makes the tokens of a text: words of the folded text, cut further at the borders of newsfacts' spans.

    The Doc holds the text as given, blanks too; a token's `norm_` is its folded form.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text, with newsfacts' Document of it in `doc._.newsfacts`."""
        document = extract(text)
        folded = read(text)
        cuts = {0, len(text)}
        borders = word_borders(folded.text)
        cuts.update(folded.origin(i, i + 1)[0] for i in borders if i < len(folded.text))
        cuts.update(border for span in document.spans for border in (span.start, span.end))
        cuts.update(i for i, char in enumerate(text) if char.isspace())
        cuts.update(i + 1 for i, char in enumerate(text) if char.isspace())
        order = sorted(cuts)
        words: list[str] = []
        norms: list[str] = []
        spaces: list[bool] = []
        for start, end in itertools.pairwise(order):
            if text[start:end] == " " and words and not words[-1].isspace() and not spaces[-1]:
                spaces[-1] = True
                continue
            words.append(text[start:end])
            norms.append(folded.long[start:end])
            spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for token, norm in zip(doc, norms, strict=True):
            token.norm_ = norm
        doc._.newsfacts = document
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Return the tokenizer's state: it has none."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "Tokenizer":
        """Return the tokenizer; it has no state."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Write the tokenizer's state: it has none."""

    def from_disk(self, _path: Any, **_: Any) -> "Tokenizer":
        """Return the tokenizer; it has no state."""
        return self


@Language.factory(KEY, assigns=["doc.ents", "doc.spans", "doc._.facts", "doc._.relations"])
def make_newsfacts(nlp: Language, name: str) -> Any:
    """Return the component that puts newsfacts' spans, facts and relations on a Doc."""
    _register()
    return add_facts


def add_facts(doc: Doc) -> Doc:
    """Put newsfacts' spans into `doc.ents` and `doc.spans["newsfacts"]`, with `span._.value` and the like."""
    document: Document = doc._.newsfacts or extract(doc.text)
    doc._.newsfacts = document
    spans = []
    for found in document.spans:
        span = doc.char_span(found.start, found.end, label=found.label, alignment_mode="expand")
        if span is None:
            continue
        for field in FIELDS:
            setattr(span._, field, getattr(found, field))
        spans.append(span)
    doc.spans[KEY] = spans
    doc.set_ents([span for span in spans if span.label_ in ENTITY_LABELS], default="unmodified")
    return doc


def make_language() -> Language:
    """Return a Chinese pipeline of newsfacts' tokenizer and component."""
    _register()
    nlp = blank("zh")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.add_pipe(KEY)
    return nlp
