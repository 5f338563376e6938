"""Sums in renminbi that say 元 alone in a text of Hong Kong: 收入人民币23亿元(下同),亏损3亿元; 亏损人民币8亿元,去年蚀6亿元."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from operator import itemgetter

from newsfacts.mention import Mention
from newsfacts.text.fold import Folded
from newsfacts.values.currency import HOME

BELOW = re.compile(r"\((?:下同|以下同)\)")
# 岚桐集团(02999): the next firm of which a text tells
NEXT_FIRM = re.compile(r"\n[^\n]{0,40}?\((?:\d{4,5}|\d{4,5}\.HK)\)")
SENTENCE = re.compile(r"[。!?\n]")
# 人民币2亿元(折合2.2亿元), 市值约150亿元, 集资6亿元: what is restated, and what is quoted, traded and raised in Hong Kong
RESTATED = r"[折约相][合当]于?|[=(]"
OF_MARKET = (
    r"[收现开]?报|收[于在]|股价|目标价|招股价|发售价|定价|入场费|(?:集资|募资|融资)(?:净额|总额|额)?|套现|配售(?:所得)?|配股|回购|斥资|孖展|冻资|沽空(?:金额|额)?|成交额?|总?代价|贷款予|净(?:流入|流出|买入|卖出|沽出)"
    r"|(?:北水|南\w资金|大股东|主席)[^,;。\d]{0,4}(?:买入|沽出|卖出|增持|减持|净买)"
)
HOW_MUCH = r"(?:每股)?(?:最多|至少|约|为|达|至|[^,;。]乎|近|逾|超过?|于)*$"
NOT_SO = re.compile(rf"(?:{RESTATED}|{OF_MARKET}){HOW_MUCH}|(?:每股|[派股]息|末期息|中期息|市值)[^,;。\d]{{0,6}}$")
# 政府发行人民币50亿元债券,今年发债200亿元; 以8000万元买入本港物业: the city's own money stands in the same sentence
OF_CITY = re.compile(r"本港|港府|政府|财政司|金管局|库务局|中环|九龙|新界|港岛|存款")
LEAST = 10**6
"""What a firm earns and spends is no less; a share costs less. But a home on the mainland is sold by the square metre."""
AREA = ("/平方米", "/吨")


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
    text, done = folded.text, 0
    for i, mention in enumerate(mentions):
        if mention.label != "MONEY" or mention.unit != "CNY" or mention.end <= done:
            continue
        below = mention.end in marks
        ends = (NEXT_FIRM if below else SENTENCE).search(text, mention.end)
        done = ends.start() if ends else len(text)
        if below:
            yield mention.end, done
        elif OF_CITY.search(text, max(text.rfind(mark, 0, mention.start) for mark in "。!?\n") + 1, done) is None:
            yield mention.end, _until_another(text, mentions, i + 1, done)


def _until_another(text: str, mentions: list[Mention], i: int, end: int) -> int:
    """Return where the first sum in another currency stands that restates none: 借入20亿元人民币及|30亿港元,共52亿元."""
    for mention in itertools.takewhile(lambda mention: mention.start < end, itertools.islice(mentions, i, None)):
        named = mention.label == "MONEY" and not (mention.unit or "").startswith(("CNY", HOME))
        if named and NOT_SO.search(text, max(0, mention.start - 12), mention.start) is None:
            return mention.start
    return end


def is_renminbi(text: str, mention: Mention, stretches: list[tuple[int, int]]) -> bool:
    """Tell whether a sum in a bare 元 stands in one of the stretches, and is neither restated nor of the market.

    >>> text = "收入人民币5亿元(折合5.5亿元),去年4亿元"
    >>> [is_renminbi(text, m, [(8, 24)]) for m in (Mention(11, 16, "MONEY", "550000000"), Mention(20, 23, "MONEY", "400000000"))]
    [False, True]
    """
    at = bisect_right(stretches, mention.start, key=itemgetter(0)) - 1
    if at < 0 or mention.start >= stretches[at][1]:
        return False
    if abs(Decimal(mention.value or "0")) < LEAST and not (mention.unit or "").endswith(AREA):
        return False
    return NOT_SO.search(text, max(0, mention.start - 12), mention.start) is None
