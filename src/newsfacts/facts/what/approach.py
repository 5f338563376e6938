"""How a text comes to a number: 「同比增长约」8%, 「降至」3%, 「由」5%, and what follows it: 「的涨幅」, 「左右」."""

import re
from functools import cache
from typing import Any

import msgspec
import regex

from newsfacts.facts.words import words


class Approach(msgspec.Struct, frozen=True):
    """What stands right before a number.

    `sign` is that of the verb of change (0: none); `to` says that the number is where the change arrived (增至),
    `source` that it is where it set out (由). `start` is where all this begins in the lead.
    """

    start: int
    sign: int = 0
    to: bool = False
    source: bool = False
    verb: str = ""


# 失守8.9万美元, 冲上89.9元: the number is where the price arrived.
ARRIVES = frozenset(
    "失守 跌破 升破 突破 站上 站稳 冲上 攻上 重返 收复 升穿 涨破 挑战 上攻 上试 下试 上看 触及 下探 探低 高见 低见".split()
)
RATES = ("比例", "幅", "速", "率")
"""What the nouns of change end in: of 增速为7% the number is the change."""
# 使用时长76分钟, 溢价率6.5%: nouns that hold a word of change; 至少|亏82亿; 首付比例最低两成; 占全省的41%
NOUN = regex.compile(r"时长|全长|起降|升降|.?(?:溢价|流失|去化)率|.?去化周|.?溢价比|[损流丧缺]失率?|至少.|最[低高]|[播投排发释开]放量|.?去化(?:率|周期|速度|面积|套数|量)|均去化|(?:[全该我各外邻两三四五]|(?<!成)本)省")
# 去年亏掉6780万元, 花掉3亿元: that it is gone, not how far something fell
GONE = regex.compile(r"[亏赔蚀花用烧耗卖吃输]掉")
# What may stand between a verb and its number and changes nothing.
FILL = (
    r"(?:(?:仅仅|仅为|仅有|仅|只有|只是|只|约为|大约|大概|约|接近|将近|近|逾|超过了|超过|超|突破|突破了|不到|不足|至少|最多|最高|最低|高达|"
    r"多达|达到了|达到|可达|达|合计|累计|共计|共|总计|总额|分别|依次|各自|各|幅度|了|逾越|有余|已|仍|一度|曾|约莫|低于|高于|不低于|不超过|不高于|"
    r"不少于|大于|将|可|逼近|整整|均|都|出|得|额|上看|落在|则|也|还|略|微|又|再|反|有|的|计|比例|率)){0,6}+"
)


class Patterns(msgspec.Struct, frozen=True):
    """What stands before a number, in words of the lexicon."""

    look: Any
    """Finds any verb of change: the first look, which costs little."""
    move: Any
    """增长(约)8%, 降至3%, 扩大到6.8%: the verb, whether it arrives, then only what changes nothing."""
    source: Any
    """由|从 5.31%, 由2023年的 5%, 自年初的 19万元, 由盈利 4亿元: the number is where a change sets out."""


@cache
def _patterns() -> Patterns:
    moves = sorted((text for text, word in words().items() if word.sign), key=len, reverse=True)
    return Patterns(
        look=re.compile("|".join(map(re.escape, reversed(moves)))),
        move=regex.compile(rf"(?P<verb>\L<moves>)(?:[了咗]|幅度|率|速度)?(?P<to>至|到|为|成|抵)?{FILL}\+?$", moves=moves),
        source=regex.compile(rf"(?:由|从|自)(?:[^,;。:]{{0,12}}?的|现时|目前|当前|现行|现有|原来|原先|此前)?(?:净?(?:盈利|亏损?|盈余|获利|赚|蚀))?{FILL}$"),
    )


def approach(lead: str) -> Approach:
    """Return how `lead`, the text since the last number or mark, comes to the number after it.

    >>> approach("同比增长约"), approach("净利润降至").to, approach("毛利率由").source
    (Approach(start=2, sign=1, to=False, source=False, verb='增长'), True, True)
    >>> approach("净利润增速为").to
    False
    >>> approach("占全省的").sign, approach("电费省了").sign
    (0, -1)
    """
    patterns, near = _patterns(), lead[-24:]
    shift = len(lead) - len(near)
    if patterns.look.search(near) and (move := patterns.move.search(near)):  # the verb that begins first, the longest there
        verb = move.group("verb")
        if NOUN.match(near, max(0, move.start() - 1), move.end()) or (verb == "掉" and GONE.match(near, move.start() - 1)):
            return Approach(len(lead))
        is_to = (bool(move.group("to")) and not verb.endswith(RATES)) or verb[-1] in "至到" or verb in ARRIVES
        return Approach(shift + move.start(), words()[verb].sign, is_to, False, verb)
    source = patterns.source.search(near)
    return Approach(shift + source.start(), source=True) if source else Approach(len(lead))


LEFT_TO_DO = r"的?(?P<noun>下调|下行|下降|压降|调降|降息|降准|上调|上行)(?=空间|余地)"
"""How far a rate may still be moved: 30个基点|的下调空间."""
# 8%的涨幅, 12%的跌幅: the sign behind the number.
AFTER = regex.compile(
    rf"的(?P<noun>下降|下跌|下行|回落|下滑)(?=压力)|{LEFT_TO_DO}|的(?:同比|环比|高速)?(?P<noun>涨幅|升幅|增幅|增长|增速|跌幅|降幅|减幅|下滑|下跌|下降)|(?P<noun>涨幅|升幅|增幅|跌幅|降幅|减幅)"
)

# 2%的净利润增长: the measure stands between the number and the noun
AFTER_MEASURE = regex.compile(r"的(?P<what>\p{Han}{2,8}?)(?:同比|环比)?(?P<noun>增长|增幅|升幅|下滑|下降|跌幅|降幅)(?=[,;。)\n]|$)")


def sign_after(tail: str) -> int:
    """Return the sign of a noun of change right after a number, 0 where there is none.

    >>> sign_after("的跌幅居前"), sign_after("的股份"), sign_after("的下调空间"), sign_after("的净利润下滑"), sign_after("的用户增长")
    (-1, 0, -1, -1, 1)
    """
    match = AFTER.match(tail) or AFTER_MEASURE.match(tail)
    measure = words().get(match.groupdict().get("what") or "") if match else None
    if match is None or ("what" in match.groupdict() and (measure is None or measure.concept in (None, "-"))):
        return 0
    return words()[match.group("noun")].sign
