"""Paragraphs, sentences and clauses of the folded text."""

from collections.abc import Iterator

import msgspec
import regex

SENTENCE_END = regex.compile(r"(?:[。!?…]+[”’)》]*)|\n")
CLAUSE_END = regex.compile(r"[,;:](?!\d{3}(?!\d))|[。!?…\n]")
"""A comma within a grouped number (7,596) ends no clause."""
LONGEST = 512
"""No sentence is longer, so that what is looked for all over a sentence costs no more as a text without an end grows."""


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """`text[start:end]`, its end mark inside; `paragraph` counts the lines of the text from 0."""

    start: int
    end: int
    paragraph: int


def sentences(text: str) -> Iterator[Sentence]:
    r"""Yield the sentences of a folded text, blank ones left out; a line break ends one.

    One of more than LONGEST characters, which news does not write, is cut after a clause, or where there is none, anywhere.

    >>> [text[s.start:s.end] for text in ["营收增长。利润下降!\n标题"] for s in sentences(text)]
    ['营收增长。', '利润下降!', '标题']
    """
    start = paragraph = 0
    for match in SENTENCE_END.finditer(text):
        is_break = match.group() == "\n"
        end = match.start() if is_break else match.end()
        yield from _no_longer(text, start, end, paragraph)
        start = match.end()
        paragraph += is_break
    yield from _no_longer(text, start, len(text), paragraph)


def _no_longer(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    while end - start > LONGEST:
        clauses = [match.end() for match in CLAUSE_END.finditer(text, start, start + LONGEST)]
        cut = clauses[-1] if clauses else start + LONGEST
        yield Sentence(start, cut, paragraph)
        start = cut
    if end > start:
        yield Sentence(start, end, paragraph)
