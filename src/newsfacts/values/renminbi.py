"""Sums in renminbi that say 元 alone in a text of Hong Kong: 收入人民币23亿元(下同),亏损3亿元; 亏损人民币8亿元,去年蚀6亿元."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from operator import itemgetter

from newsfacts.mention import Mention
from newsfacts.text.fold import Folded

BELOW = re.compile(r"\((?:下同|以下同)\)")
# 岚桐集团(02999): the next firm of which a text tells
NEXT_FIRM = re.compile(r"\n[^\n]{0,40}?\((?:\d{4,5}|\d{4,5}\.HK)\)")
SENTENCE = re.compile(r"[。!?\n]")
# 人民币2亿元(折合2.2亿元), 市值约150亿元, 集资6亿元: what is restated, and what is quoted and raised in Hong Kong
NOT_SO = re.compile(r"(?:[折约相]?[合当]于?|[=(]|[收现开]?报|收[于在]|市[价值]|股价|目标价|招股价|发售价|定价|入场费|集资额?|集资净额|套现|配售|配股|回购|斥资|孖展|成交额?)(?:每股)?(?:最多|至少|约|为|达|至|[^,;。]乎|近|逾|超过?|于)*$")
LEAST = 10**6
"""What a firm earns and spends is no less; a share costs less."""


def told_in_renminbi(folded: Folded, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Return the stretches of a text in which a bare 元 is renminbi: to the end of a sentence that has said so, or of all that is told of a firm.

    >>> from newsfacts.text.fold import fold
    >>> sums = [Mention(2, 7, "MONEY", "500000000", unit="CNY")]
    >>> told_in_renminbi(fold("收入人民币5亿,去年4亿元。市值9亿元。"), sums), told_in_renminbi(fold("收入人民币5亿(下同)。去年4亿元。"), sums)
    ([(7, 13)], [(7, 14)])
    """
    return list(_stretches(folded, mentions))


def _stretches(folded: Folded, mentions: list[Mention]) -> Iterator[tuple[int, int]]:
    marks = {folded.within(*mark.span())[0] for mark in BELOW.finditer(folded.long)}  # (下同) is no longer in the text that is read
    done = 0
    for mention in mentions:
        if mention.label != "MONEY" or mention.unit != "CNY" or mention.end <= done:
            continue
        ends = (NEXT_FIRM if mention.end in marks else SENTENCE).search(folded.text, mention.end)
        done = ends.start() if ends else len(folded.text)
        yield mention.end, done


def is_renminbi(text: str, mention: Mention, stretches: list[tuple[int, int]]) -> bool:
    """Tell whether a sum in a bare 元 stands in one of the stretches, and is neither restated nor of the market.

    >>> text = "收入人民币5亿元(折合5.5亿元),去年4亿元"
    >>> [is_renminbi(text, m, [(8, 24)]) for m in (Mention(11, 16, "MONEY", "550000000"), Mention(20, 23, "MONEY", "400000000"))]
    [False, True]
    """
    at = bisect_right(stretches, mention.start, key=itemgetter(0)) - 1
    if at < 0 or mention.start >= stretches[at][1] or abs(Decimal(mention.value or "0")) < LEAST:
        return False
    return NOT_SO.search(text, max(0, mention.start - 12), mention.start) is None
