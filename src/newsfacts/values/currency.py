"""Currencies by their names, and the one that a bare 元 means in a document."""

import re
from collections import Counter
from decimal import Decimal
from functools import cache

from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention


@cache
def currencies() -> dict[str, str]:
    """Return the ISO 4217 code of every name, symbol and code of a currency, simplified and half width.

    >>> currencies()["港元"], currencies()["NT$"], currencies()["瑞郎"]
    ('HKD', 'TWD', 'CHF')
    """
    return {row["word"]: row["iso"] for row in lexicon("currencies")}


@cache
def cents() -> dict[str, tuple[str, Decimal]]:
    """Return the currency of every name of a part of its unit, and which part it is.

    >>> cents()["便士"], cents()["分钱"]
    (('GBP', Decimal('0.01')), ('元', Decimal('0.01')))
    """
    return {row["word"]: (row["iso"], Decimal(row["factor"])) for row in lexicon("cents")}


CENT_NAMES = ("仙", "港仙")
"""Names of cents that say nothing of how the text writes the whole unit: 末期息9仙 beside 收入22亿元."""
HOME = "元"
"""The unit of a bare 元 before the document's own currency is known."""
TAIWAN = re.compile(
    r"台币|台股|台北|民国|台积|法说会|证交所加权|外资买超|立法院|行政院|金管会|上市柜|投信|新竹|高雄|主计|理监事|中经院|台经院|经济部|国发会|央行总裁|年增|月增|季增|(?<!每)[年月季]减(?=[\d约近逾])|(?<!经)营收|金控|殖利率|现金股利|\.TW"
)
HONG_KONG = re.compile(
    r"港元|恒指|恒生|香港|港交所|联交所|本港|港股|\.HK|末期息|中期息|按年|按季|孖展|暗盘|每手|公开发售|招股|蓝筹|港府|楼花|新盘|方呎|呎[价租]|港旅客|旅发局|差估|港铁|九龙|新界|港岛|港汇|拆息|楼价|\d点子|土地注册处|差饷物业|大行|\(0\d{3,4}\)|"
    r"按周|收市价|收报|现报|屋苑|本地生产总值|就业不足率|整体出口|\d伙|保荐人|聆讯后|配股集资|(?<!货)(?<!销售|回及|回与|回和)折让|\d厘|可换股|股东应占|"
    r"盈警|盈喜|纯利|派息|每股盈利|楼面地价|大市(?:全日)?成交|抽升|急升|溢利|[嘅佢咁喺冇嘢唔咗啲睇]|"
    r"强积金|积金[局易评]|打工仔|审裁处|会财局|保监局|消委会|(?<!新加坡)金管局|(?<![国中本])证监会|行政总裁|廉署|\d仙"
)
# 5亿元人民币: who writes so means another currency by a bare 元
MAINLAND = re.compile(r"(?<!元)人民币|沪指|A股|上交所|深交所|中国证监会|\.S[HZ]|同比|环比|国务院|北京|上海|归母|扣非|业绩快报|上年末|分产品|分地区|董秘")
# Words of the mainland's reports that others use too, 华南金控, 归属于母公司业主: two different ones speak for it; \w for a character that no string of the values may hold
REPORTED = re.compile(r"归属于|资产负债率|实际控制人|前五大客户|计提|华[东南北](?!金|银|\w昌|证|投信|期|产|科|厂)")


# 澳门11月赌收录得200亿澳门元: a text about the city's casinos writes 元 for its money, however often 港元 stands beside it
MACAO = re.compile("澳门")
CASINOS = re.compile(r"赌收|博彩毛收入|幸运博彩")
MACAO_HEAD = 160
"""Characters at the beginning of a text in which it says of what it tells."""


STATED_IN = ("港元", "港币", "新台币", "人民币", "美元")
# (人民币,下同), (人民币.下同), (货币单位:人民币.下同), (以下均为港元)
STATED = re.compile(
    rf"\((?:货币)?(?:单位)?[::]?(?:以下)?(?:均|皆|全)?(?:以|为)?(?P<name>{'|'.join(STATED_IN)})(?:计(?:算|价)?)?[,、.·‧・]?(?:下同|以下同|以下简称元)\)"
    rf"|\((?:以下|下文)(?:均|皆|全)?(?:以|为)(?P<named>{'|'.join(STATED_IN)})(?:计(?:算|价)?)?\)"
)


def home_currency(text: str, mentions: list[Mention], *, traditional: bool, mixed: bool = False) -> str:
    """Return the ISO code of the currency that a bare 元 means in a text, by where it speaks from.

    「元(港元,下同)」 decides at once; else words of the three places are counted, and traditional characters lean
    away from the mainland.

    >>> home_currency("收报4.86元(港元,下同)", [], traditional=True)
    'HKD'
    """
    stated = STATED.search(text)
    if stated:
        return currencies()[stated.group("name") or stated.group("named")]
    votes = spoken_from(text, traditional=traditional, mixed=mixed)
    sums = (m for m in mentions if m.label == "MONEY" and not text.endswith(CENT_NAMES, m.start, m.end))  # 仙 has no other currency
    units = Counter((m.unit or "").partition("/")[0] for m in sums)
    for code in ("HKD", "TWD"):
        if units[code] > units[HOME]:
            votes[code] = 0  # who writes 港元 throughout means another currency by 元
    return most_likely(votes)


def spoken_from(text: str, *, traditional: bool, mixed: bool = False) -> Counter[str]:
    """Return how many words of a text are those of the mainland, Hong Kong and Taiwan, by their currencies; a mixture of scripts leans to the mainland.

    >>> spoken_from("净利润1.1亿元", traditional=True, mixed=True)
    Counter({'CNY': 1, 'TWD': 0, 'HKD': 0})
    """
    if not traditional:
        return Counter({"CNY": 1})
    if text.find("澳门元") >= 0 and MACAO.search(text, 0, MACAO_HEAD) and CASINOS.search(text, 0, MACAO_HEAD):
        return Counter({"MOP": 1})
    votes = Counter(
        {"TWD": len(TAIWAN.findall(text)), "HKD": len(HONG_KONG.findall(text)), "CNY": len(MAINLAND.findall(text)) + mixed}
    )
    reported = REPORTED.findall(text)
    votes["CNY"] += len(reported) if len(set(reported)) > 1 else 0
    return (
        votes if votes.total() else Counter({"TWD": 1})
    )  # who writes 元 for the money of a place is most often in Taiwan


def most_likely(votes: Counter[str]) -> str:
    """Return the currency with the most votes, the mainland's where there are none.

    >>> most_likely(Counter({"TWD": 3, "CNY": 1})), most_likely(Counter())
    ('TWD', 'CNY')
    """
    best, count = max(votes.items(), key=lambda item: (item[1], item[0] == "CNY"), default=("CNY", 0))
    return best if count else "CNY"
