"""Funds by name: the name of the house and what the fund buys, 禾川成长领航混合, or whatever a manager is told to manage."""

from functools import lru_cache

import regex

from newsfacts.entities.gazetteer import name_words
from newsfacts.entities.overlaps import Found
from newsfacts.lexicon.any_of import any_of
from newsfacts.text.words import is_word

# Only a text on funds names them so.
OF_FUNDS = regex.compile(r"净值|基金经理|[一二三四]季报|仓位|重仓|申购")
HOUSE = regex.compile(r"(?<!\p{Han})(?P<stem>\p{Han}{2,4}?)基金(?![会业经投总份净合单季])|(?<=[,。;、在由和与据])(?P<stem>\p{Han}{2,3})基金(?![会业经投总份净合单季])")
# 祁远掌舵的|禾川成长领航混合
MANAGED = r"(?:管理|掌舵|执掌|掌管|操盘|打理|主理|操刀|在管|代表作|旗下)的?"
# The kind of a fund, or what its name says of how it buys.
KIND = any_of(name_words("fund end"))
# What a fund buys, 医药: so a firm may be called, too, where others than the house have its name.
THEME = any_of((*name_words("fund end"), *name_words("fund theme")))
NO_HOUSE = r"(?!基金|[银证保信])"
# What is told of a fund right behind its name.
BEHIND = r"(?=(?:基金)?(?:的|[A-E]类|期末|最新|单位|累计|净值|份额|规模|单季|季末|年内|今年|去年|上?半年|[前第]?[一二三四]季度|前三季度|全年|成立|持有|股票仓位|前十大|近[一二三六]|[,、。;(和]|则|以|在|由|从|也|为例|[仍至]?[赚亏]|大?[赚涨跌亏]了?|净|收|回报|单日|限购|暂停|首日|$))"


# 禾原量化选股混合, 岚山医药创新股票: a house that nobody has named, what its fund looks for, and the kind that closes the name
STYLE = any_of((*name_words("fund end"), *name_words("fund theme"), *name_words("fund style")))
CLOSED = regex.compile(rf"(?<=[,。;、(\n“《]|[以和与及的由对]|其中|例如)(?P<name>(?P<house>(?![以和与及的由对])\p{{Han}}{{2,3}}?)\p{{Han}}{{0,12}}?{STYLE}(?:混合|股票|债券)(?:发起式?|型)?[AC]?){BEHIND}")
NO_FUND = regex.compile("基金|公司|[一二三四五六七八九十多几]只|持有|重仓|[买卖]出?入?|投资|配置|主动|被动|偏[股债]|国[内外]|海外|港股|小盘|大盘|中盘|高[成股分]|全市场|行业|概念|相关|其[他它]|该|这|部分|多数|不少")


# 全国社保基金一〇六组合, 基本养老保险基金八〇七组合: what stands in the lists of holders
OF_PENSIONS = regex.compile(r"(?:(?:全国)?社保基金|(?:全国)?社会保障基金|基本养老保险(?:基金)?)[〇零一二三四五六七八九\d]{3,6}组合")


# 岚禾强积金恒指基金, 岚禾健康护理基金: the funds of a trustee of Hong Kong, in a text on its pension scheme
SCHEME = "强积金"
HELD_IN = r"健康护理|(?:香港|中国|大中华|美国|欧洲|日本|亚洲|亚太|环球)(?:股票|债券)|恒指|恒生|增长|均衡|平稳|稳定|保守|保证|债券|货币市场|股票"
OF_TRUSTEE = regex.compile(
    rf"(?<=[,。;:、(\n“]|[的是为由])(?P<name>(?P<house>(?![是为由与和的]|\p{{Han}}{{0,3}}的)\p{{Han}}{{2,5}}?)(?:{SCHEME}\p{{Han}}{{0,10}}?|(?:{HELD_IN})\p{{Han}}{{0,4}}?)基金)(?![会经])"
)


def _of_trustees(text: str) -> list[Found]:
    """Return the funds of trustees by name, in a text on Hong Kong's pension scheme.

    >>> text = "强积金上月回报2%,最好的是岚禾强积金增长基金,包尾的岚源健康护理基金则亏3%,环球股票基金升2%"
    >>> [text[start:end] for start, end, _ in _of_trustees(text)]
    ['岚禾强积金增长基金', '岚源健康护理基金']
    """
    if text.find(SCHEME) < 0:
        return []
    found = (match for match in OF_TRUSTEE.finditer(text) if NO_TRUSTEE.match(match["name"]) is None and not is_word(match["house"]))
    return [(*match.span("name"), "PRODUCT") for match in found]


# 环球|股票基金, 跑赢|混合资产基金: classes of funds, and what is done
NO_TRUSTEE = regex.compile(rf"{SCHEME}|环球|全球|亚洲|亚太|香港|本港|中国|内地|大中华|美国|北美|欧洲|日本|新兴|印度|人民币|港元|其中|而|但|当中|至于|动态|混合|目标|跑[赢输]|买入|投资|转[入出]|流[入出]|核心")


def _closed(text: str) -> list[Found]:
    """Return the funds of a house that stands nowhere else, by the kind that their names end in.

    >>> text = "其中,禾原量化选股混合赚了三成,高成长股票、偏股混合型产品跌了"
    >>> [text[start:end] for start, end, _ in _closed(text)]
    ['禾原量化选股混合']
    """
    found = (match for match in CLOSED.finditer(text) if NO_FUND.search(match["name"]) is None and not is_word(match["house"]))
    return [(*match.span("name"), "PRODUCT") for match in found]


def funds(text: str) -> list[Found]:
    """Return the funds that a text on funds names by their house, or behind the word for who manages them.

    >>> text = "禾川基金祁远掌舵的禾川稳健添利债券规模升至9亿元,单位净值1.2元"
    >>> [text[start:end] for start, end, _ in funds(text)]
    ['禾川稳健添利债券']
    """
    of_pensions = [(*match.span(), "PRODUCT") for match in OF_PENSIONS.finditer(text)] if text.find("组合") >= 0 else []
    of_pensions += _of_trustees(text)
    if text.find("基金") < 0 or OF_FUNDS.search(text) is None:
        return of_pensions
    stems = {match["stem"] for match in HOUSE.finditer(text)} | {house for house in name_words("fund house") if house in text}
    shared = {house for house in name_words("fund house and others") if house in text} - stems
    named = _named(tuple(sorted(stems)), tuple(sorted(shared))) if stems or shared else None
    of_houses = [(match.start("name"), match.end("name"), "PRODUCT") for match in named.finditer(text)] if named else []
    return [*of_pensions, *of_houses, *(fund for fund in _closed(text) if fund not in of_houses)]


@lru_cache(maxsize=64)
def _named(stems: tuple[str, ...], shared: tuple[str, ...]) -> regex.Pattern[str]:
    """Return the pattern of the funds of these houses: any kind of fund, and what else a manager manages; of `shared` names that others have, too, only the former."""
    funds_of = [rf"(?P<name>{any_of(houses)}{NO_HOUSE}\p{{Han}}{{0,8}}?(?:{kind})(?:[AC]|型)?){BEHIND}" for houses, kind in ((stems, THEME), (shared, KIND)) if houses]
    return regex.compile("|".join([*funds_of, rf"{MANAGED}(?P<name>{any_of(stems + shared)}{NO_HOUSE}\p{{Han}}{{2,8}}?){BEHIND}"]))
