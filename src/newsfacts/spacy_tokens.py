"""The tokenizer of newsfacts for spaCy: words of the folded text, cut at the borders of every span."""

import itertools
from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from newsfacts.spacy_stages import Plan, Row, pairs
from newsfacts.text.words import word_borders


class Tokenizer:
    """Makes the tokens of a text: words of the folded text, cut further at the borders of newsfacts' spans.

    The Doc holds the text as given, blanks too; a token's `norm_` is its folded form. `names` are the rows of the
    user's names, so that a token ends where one of them does.
    """

    def __init__(self, vocab: Vocab, names: list[Row]) -> None:
        self.vocab = vocab
        self.names = pairs(names)

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text."""
        plan = Plan(values=True, names=self.names)
        folded = plan.folded(text)
        cuts = {0, len(text)}
        cuts.update(folded.origin(i, i + 1)[0] for i in word_borders(folded.text) if i < len(folded.text))
        for mention in plan.resolved(text)[0]:
            cuts.update(folded.origin(mention.start, mention.end))
        for i, char in enumerate(text):
            if char.isspace():
                cuts.update((i, i + 1))
        words: list[str] = []
        norms: list[str] = []
        spaces: list[bool] = []
        for start, end in itertools.pairwise(sorted(cuts)):
            if text[start:end] == " " and words and not words[-1].isspace() and not spaces[-1]:
                spaces[-1] = True
                continue
            words.append(text[start:end])
            norms.append(folded.long[start:end])
            spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for token, norm in zip(doc, norms, strict=True):
            token.norm_ = norm
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Return the tokenizer's state: all of it is in the pipeline's config."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "Tokenizer":
        """Return the tokenizer; the pipeline's config has made it what it was."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Write the tokenizer's state: all of it is in the pipeline's config."""

    def from_disk(self, _path: Any, **_: Any) -> "Tokenizer":
        """Return the tokenizer; the pipeline's config has made it what it was."""
        return self


@registry.tokenizers("newsfacts.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer(names: list[Row]) -> Callable[[Language], Tokenizer]:
    """Return what makes the tokenizer of a pipeline; named in its config as `@tokenizers`."""

    def tokenizer(nlp: Language) -> Tokenizer:
        return Tokenizer(nlp.vocab, names)

    return tokenizer
