"""A text cut for a page: into paragraphs, and these where a span or the evidence of a fact begins or ends."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
import regex

PARAGRAPH = 2000
"""A longer line is cut after the next full stop (or at twice the length), so that a browser lays out what it shows."""

INVISIBLE = regex.compile(r"[\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cf}\p{Cs}\p{Cc}--[\t\n]]", regex.V1)


class Range(msgspec.Struct, frozen=True):
    """A stretch of the text, in code points, and what it is of: the number of a pair."""

    start: int
    end: int
    pair: int


class Piece(msgspec.Struct, frozen=True):
    """A stretch that no border cuts, with the span that covers it and the facts whose evidence it is part of."""

    text: str
    span: int | None
    facts: tuple[int, ...]


def visible(text: str) -> str:
    r"""Return a text with its invisible characters spelled out, so that none can turn or hide what stands beside it.

    >>> visible("甲\u202e乙")
    '甲‹U+202E›乙'
    """
    return str(INVISIBLE.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield start and end of the lines that are not blank, the long ones cut.

    >>> list(paragraphs("一二\n\n三"))
    [(0, 2), (4, 5)]
    """
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while end - start > PARAGRAPH:
            stop = text.find("。", start + PARAGRAPH, min(start + 2 * PARAGRAPH, end)) + 1
            cut = stop or min(start + 2 * PARAGRAPH, end)
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end
        start = end + 1


def pieces(text: str, spans: Sequence[Range], evidence: Sequence[Range]) -> Iterator[list[Piece]]:
    """Yield the pieces of every paragraph. What lies outside the text is left out; of two spans the first one counts.

    >>> [[piece.text for piece in row] for row in pieces("涨8%。", [Range(1, 3, 0)], [])]
    [['涨', '8%', '。']]
    """
    marks = [
        sorted((r for r in rs if 0 <= r.start < r.end <= len(text)), key=lambda r: r.start) for rs in (spans, evidence)
    ]
    borders = sorted({border for ranges in marks for r in ranges for border in (r.start, r.end)})
    open_: list[list[Range]] = [[], []]
    waiting = [0, 0]
    for start, end in paragraphs(text):
        cuts = [start, *borders[bisect_right(borders, start) : bisect_left(borders, end)], end]
        row = []
        for left, right in pairwise(cuts):
            for side in (0, 1):
                while waiting[side] < len(marks[side]) and marks[side][waiting[side]].start <= left:
                    open_[side].append(marks[side][waiting[side]])
                    waiting[side] += 1
                open_[side] = [r for r in open_[side] if r.end > left]
            covering, facts = open_
            row.append(
                Piece(visible(text[left:right]), covering[0].pair if covering else None, tuple(r.pair for r in facts))
            )
        yield row
