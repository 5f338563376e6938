"""The items that the reader of facts walks: mentions, steering words and marks, in the order of the text."""

from collections.abc import Iterator

import msgspec
import regex

from newsfacts.facts.words import Word, word_pattern, words
from newsfacts.mention import Mention

VALUES = frozenset({"MONEY", "PERCENT", "QUANTITY", "DURATION"})
MARKS = regex.compile(r"[,;:。!?…、()\[\]〔〕【】“”《》|\n①-⑳●■◆▲—]")


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


def _between(text: str, start: int, end: int) -> Iterator[Item]:
    """Yield the words and marks of `text[start:end]`, which holds no mention."""
    for match in TENOR.finditer(text, start, end):
        yield Item(match.start(), match.end(), "word", match.group(), word=Word(match.group(), owner=match.group()))
        start = match.end()
    for match in word_pattern().finditer(text, start, end):
        yield Item(match.start(), match.end(), "word", match.group(), word=words()[match.group()])
    for match in MARKS.finditer(text, start, end):
        yield Item(match.start(), match.end(), "mark", match.group())


def read_items(text: str, mentions: list[Mention], start: int, end: int) -> list[Item]:
    """Return the items of `text[start:end]` in order; `mentions` are those of that stretch.

    >>> [item.text for item in read_items("营收12亿元,同比长8%", [Mention(2, 6, "MONEY")], 0, 14)]
    ['营收', '12亿元', ',', '同比']
    """
    items: list[Item] = []
    last = start
    for mention in mentions:
        if mention.label == "DURATION" and text.startswith("期", mention.end):
            continue  # 10年期: of what kind, not how long
        items += sorted(_between(text, last, mention.start), key=lambda item: item.start)
        items.append(_of_mention(text, mention))
        last = mention.end
    return [*items, *sorted(_between(text, last, end), key=lambda item: item.start)]
