"""The items that the reader of facts walks: mentions, steering words and marks, in the order of the text."""

import re
from bisect import bisect_left
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import msgspec
import regex

from newsfacts.facts.words import Word, word_at, word_places
from newsfacts.mention import Mention

VALUES = frozenset({"MONEY", "PERCENT", "QUANTITY", "DURATION"})
MARKS = re.compile(r"[,;:。!?…、()\[\]〔〕【】“”《》|\n①-⑳●■◆▲—]")


# 10年期国债, 5年期以上LPR, 30年期主力合约: a rate or paper of a term, that numbers are said of.
TENOR = regex.compile(
    r"(?:\d{1,2}|[一二三五七十]{1,2})年期(?:以上)?"
    r"(?:国债期货主力合约|国债期货|主力合约|国债活跃券|国债|国开债|美债|LPR|贷款市场报价利率|国股存单|存单|超长期特别国债|特别国债|地方债)?"
)


class Item(msgspec.Struct, frozen=True, gc=False):
    """One thing that the reader meets: `kind` is value, date, entity, word or mark."""

    start: int
    end: int
    kind: str
    text: str
    mention: Mention | None = None
    word: Word | None = None


def _of_mention(text: str, mention: Mention) -> Item:
    if mention.label in VALUES:
        kind = "value"
    elif mention.label == "DATE":
        kind = "date"
    else:
        kind = "entity"
    return Item(mention.start, mention.end, kind, text[mention.start : mention.end], mention)


class Signs(msgspec.Struct, frozen=True):
    """What a text holds besides its mentions, looked for once: where words may begin, and the marks."""

    words: list[int]
    marks: list[Item]


def signs_of(text: str) -> Signs:
    """Return the signs of a text."""
    marks = [Item(match.start(), match.end(), "mark", match.group()) for match in MARKS.finditer(text)]
    return Signs(word_places(text), marks)


def _between(text: str, signs: Signs, start: int, end: int) -> list[Item]:
    """Return the words and marks of `text[start:end]`, which holds no mention, in order."""
    items: list[Item] = []
    if text.find("年期", start, end) >= 0:
        for match in TENOR.finditer(text, start, end):
            begin, start = match.span()
            items.append(Item(begin, start, "word", match.group(), word=Word(match.group(), owner=match.group())))
    after = start
    for place in _from_to(signs.words, start, end):
        if place >= after and (word := word_at(text, place, end)):
            after = place + len(word.text)
            items.append(Item(place, after, "word", word.text, word=word))
    items += _from_to(signs.marks, start, end, key=_start)
    return sorted(items, key=_start)


_start = attrgetter("start")


def _from_to(signs: list[Any], start: int, end: int, key: Callable[[Any], int] | None = None) -> list[Any]:
    """Return those of the signs, which are in order, that lie in `start:end`."""
    first = bisect_left(signs, start, key=key)
    return signs[first : bisect_left(signs, end, first, key=key)]


def read_items(text: str, signs: Signs, mentions: list[Mention], start: int, end: int) -> list[Item]:
    """Return the items of `text[start:end]` in order; `mentions` are those of that stretch.

    >>> text = "营收12亿元,同比长8%"
    >>> [item.text for item in read_items(text, signs_of(text), [Mention(2, 6, "MONEY")], 0, 14)]
    ['营收', '12亿元', ',', '同比']
    """
    items: list[Item] = []
    last = start
    for mention in mentions:
        if mention.label == "DURATION" and text.startswith("期", mention.end):
            continue  # 10年期: of what kind, not how long
        items += _between(text, signs, last, mention.start)
        items.append(_of_mention(text, mention))
        last = mention.end
    return [*items, *_between(text, signs, last, end)]
