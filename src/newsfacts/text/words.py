"""Words of a folded text: those of jieba, with numbers and Latin names whole."""

import logging
from functools import cache
from typing import Any

import regex

WHOLE = regex.compile(r"[A-Za-z][A-Za-z0-9.&'\-]*|\d+(?:[.,]\d+)*")


@cache
def _segmenter() -> Any:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    segmenter = jieba.Tokenizer()
    segmenter.initialize()
    return segmenter


def word_borders(text: str) -> set[int]:
    """Return where words begin in a folded text, and its length.

    >>> sorted(word_borders("公司增长3.5%"))
    [0, 2, 4, 7, 8]
    """
    borders = {0, len(text)}
    position = 0
    for word in _segmenter().cut(text, HMM=False):
        borders.add(position)
        position += len(word)
    for match in WHOLE.finditer(text):
        borders.difference_update(range(match.start() + 1, match.end()))
        borders.update(match.span())
    return borders
