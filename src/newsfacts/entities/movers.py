"""Shares that no list knows, in a row of those that it does: 川岳科技涨3%,岚禾头条跌2%,禾原汽车涨1%."""

import regex

from newsfacts.entities.columns import is_kind
from newsfacts.entities.gazetteer import name_words
from newsfacts.entities.overlaps import Found, Overlaps
from newsfacts.text.words import is_word

# 岚禾头条|也跌超2%: what begins a clause, and how far it moved
MOVER = regex.compile(
    r"""
    (?<= ^ | [,;。:\n、和] ) (?P<name> (?=[^\d])(?! 其中|今年|昨日|今日|累计|一度|盘中|盘前|盘后|股价|此前 ) [\p{Han}A-Za-z0-9]{2,8}? )
    (?: 也|则|均|仍|至[少多]|最[多少]|盘[前后初中]|开盘|收盘?|早盘|午后|一度|曾 )*
    (?: [上大微小]?涨 | [下大微小]?跌 | 收[高低] ) (?: 幅? (?:超过?|约|近|逾|将近|达|了) )* \d[\d.]*%
    """,
    regex.VERBOSE,
)
# 岚地升1.2%,报38.5元: what moved and is quoted at a price is a share, known or not
QUOTED = regex.compile(
    r"""
    (?<= ^ | [;:。\n、] | [%元仙面], ) (?P<name> (?! [^升涨跌挫,]{0,3}[收开停复早午尾全该其倒最先后再曾逆今昨累度股盘] ) [\p{Han}]{2,4}? )
    (?: 也|则|均|亦|再|续|逆市|早段|午后|尾盘|收市 )* (?: [急大微小上下收飙重劲暴狂倒抽] | 反弹 )? [升涨跌挫插弹] (?:约|近|逾|超过?)? \d[\d.]*%
    (?: ,?(?: 现?报 | 收(?:报|于)? | 见 | 至 ) \d[\d.,]* (?:港元|美元|元|仙) (?! /|每) )
    """,
    regex.VERBOSE,
)
SENTENCE = regex.compile(r"[^。\n]+")
# Where sectors or goods are told of, what moves may be one of them: 板块方面,煤炭涨3%
NO_SHARES = regex.compile(r"板块|概念|行业|类股|期货|合约|同比|环比|价格|现货|债")
# 川岳|股价, 某|公司: the name with a word behind it that is no part of it; 煤炭|股: a sector
GENERIC_END = regex.compile(r"(?:股[价份]?|公司|集团股|ADR|系|业|类|方面|市场|[价费率值额量租薪票]|币|油|金|铜|指数?|红利|ETF)$")
# 半导体ETF|跌超2%, 能源业ETF|跌幅最小
FUND_MOVES = regex.compile(r"(?<=^|[,;。:\n、])(?P<name>(?!\d)[\p{Han}A-Za-z0-9]{2,12}ETF)(?=(?:\(\d{6}\)|也|则|收盘?|盘[前后中])*(?:涨|跌)(?:幅|超过?|约|近|逾)*(?:最[大小]|\d))")
NAMED = ("ORG", "PRODUCT", "INDEX", "GPE")
LEAST = 3
"""So many shares that are known make a row of shares."""


def movers(text: str, known: list[Found]) -> list[Found]:
    """Return the funds that moved, the shares that moved and are quoted at a price, and the names in a row of shares that moved where most others are `known` as companies.

    >>> text = "川岳科技涨3%,岚禾汽车跌2%,澜小站涨超4%,禾原医药涨1%"
    >>> [text[s:e] for s, e, _ in movers(text, [(0, 4, "ORG"), (8, 12, "ORG"), (24, 28, "ORG")])]
    ['澜小站']
    >>> movers("煤气涨1%,报7.1港元", []), movers("煤气涨1%,报3.1元/立方米", [])
    ([(0, 2, 'ORG')], [])
    """
    found = [(match.start(), match.end(), "PRODUCT") for match in FUND_MOVES.finditer(text)] if text.find("ETF") >= 0 else []
    if text.find("%") < 0:
        return found
    over = Overlaps([span for span in known if span[2] in NAMED])
    quoted = [match.span("name") for match in QUOTED.finditer(text)]
    found += [(*span, "ORG") for span in quoted if not over.of(*span) and _may_be_share(text, span, over)]
    if text.count("%") <= LEAST or (text.find("涨") < 0 and text.find("跌") < 0):
        return found
    for sentence in SENTENCE.finditer(text):
        rows = list(MOVER.finditer(text, *sentence.span()))
        if len(rows) > LEAST and NO_SHARES.search(text, *sentence.span()) is None:
            found += _unknown(text, [row.span("name") for row in rows], over)
    return found


def _unknown(text: str, names: list[tuple[int, int]], over: Overlaps) -> list[Found]:
    """Return those of a row that nobody knows, where three and most of the row are companies."""
    companies = sum(any(end == b and label == "ORG" for _, b, label in over.of(start, end)) for start, end in names)
    if companies < LEAST or 2 * companies < len(names):
        return []
    return [(start, end, "ORG") for start, end in names if _may_be_share(text, (start, end), over)]


def _may_be_share(text: str, span: tuple[int, int], over: Overlaps) -> bool:
    """Tell whether a stretch that moved may be the name of a share that nobody knows: no word, no sector, nothing that is known."""
    start, end = span
    known = any(b == end or (a, b) == span for a, b, _ in over.of(start, end))
    name = text[start:end]
    is_common = (is_word(name) and name not in name_words("share nickname")) or is_kind(name)  # 客运班次
    return not known and not is_common and GENERIC_END.search(text, start, end) is None
