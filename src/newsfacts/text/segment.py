"""Paragraphs, sentences and clauses of the folded text."""

from collections.abc import Iterator

import msgspec
import regex

SENTENCE_END = regex.compile(r"(?:[。!?…]+[”’)》]*)|\n")
CLAUSE_END = regex.compile(r"[,;:](?!\d{3}(?!\d))|[。!?…\n]")
"""A comma within a grouped number (7,596) ends no clause."""


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """`text[start:end]`, its end mark inside; `paragraph` counts the lines of the text from 0."""

    start: int
    end: int
    paragraph: int


def sentences(text: str) -> Iterator[Sentence]:
    r"""Yield the sentences of a folded text, blank ones left out; a line break ends one.

    >>> [text[s.start:s.end] for text in ["营收增长。利润下降!\n标题"] for s in sentences(text)]
    ['营收增长。', '利润下降!', '标题']
    """
    start = paragraph = 0
    for match in SENTENCE_END.finditer(text):
        is_break = match.group() == "\n"
        end = match.start() if is_break else match.end()
        if end > start:
            yield Sentence(start, end, paragraph)
        start = match.end()
        paragraph += is_break
    if start < len(text):
        yield Sentence(start, len(text), paragraph)
