"""Groups that numbers are said of as of one: 百强房企, 一线城市, 样本钢厂, 白酒概念股; they are found by the noun that they end in."""

import re
from collections.abc import Iterator
from functools import cache

import regex

from newsfacts.facts.words import goods
from newsfacts.lexicon.any_of import any_of
from newsfacts.lexicon.loader import lexicon

ENDS = re.compile(
    r"城市|城(?=新房|新建|二手|住宅|房价|楼市|商品)|百强(?=销售|前?\d{1,2}(?:个月|月)|[上下]半年|[今去]年|全年|单月)|房企|钢厂|焦企|油厂|矿山|电厂|私募|航司|车企|药企|险企|券商|银行|港口|概念股?|类股|族群|板块|行业"
    # 内房股|逆势走强3%: shares of a kind, where they move
    r"|(?<![个该此港美台日韩欧陆持参控配送转每各只新两多权重筹成分ABHa-z\d])股(?![份票价东权息本市指民])(?=[^,;。\d]{0,8}(?:[涨跌挫升扬滑弹]|走[强弱高低]))"
)
# What stands right before the noun makes a group of it: how many, of what rank, by whom they are watched.
RANK = r"TOP\ ?\d{2,3}|百强|十强|前\d{2,3}强?|千亿|百亿级?|重点|样本|典型|头部|上市|境?内|国内|主流|中小|受访|出险|独立|中资"
RANKED = {
    "城市": regex.compile(r"(?:(?:[一二三四]{1,2}|新一)线|热点|核心|重点(?:监测|跟踪)?|样本|监测)$"),
    "城": regex.compile(r"(?:[百五六七八十]|(?<!\d)\d{2,3}|重点\d{1,3})$"),
    # 百强11月销售额: the developers, of whom the text tells
    "百强": regex.compile(r"(?<=^|[,;。、\n 是月年])$"),
    # 247家|钢厂, 523家炼焦煤|矿山: those that a house asks each week
    **dict.fromkeys(("钢厂", "焦企", "油厂", "矿山", "电厂"), regex.compile(rf"(?:{RANK}|(?<!\d)\d{{2,4}}[家座](?:样本|独立|主要|重点|全国|重点监测)?(?:炼焦煤|焦煤|动力煤|铁精粉|燃煤|压榨|大豆)?)$")),
    "港口": regex.compile(r"(?:主要|样本|重点监测)$"),
    "银行": regex.compile(r"(?:A股上市|上市|全国性|(?:全国性)?股份制(?:商业)?|城市商业|农村商业|民营|本国|(?:国有)?大型商业)$"),
    "": regex.compile(rf"(?:{RANK})$"),
}
# 上市险|企业: the firm spelt out, 上市险企|业绩 is none
ENTERPRISES = re.compile(r"企业(?![绩务界])")
FIRMS = frozenset("房企 私募 航司 车企 药企 险企 券商".split())
# 白酒概念, 航运类股: a sector, of which only a market tells, …
SECTOR = regex.compile(r"(?<=^|[,;:。、\n(】和与及看]|其中|方面)(?!其中|\p{Han}*(?:分列|位居|居于|为))[\p{Han}A-Za-z0-9]{2,7}$")
# … and tells how it moved.
MOVES = regex.compile(
    r"(?:指数)?(?:\p{Han}{2,6},(?=(?:板块)?[整集]体))?(?:[整全集板块逆收午早今昨本周分各均亦也则跟领再续飙急劲重回下上收大小微反强随幅线体势市盘后日天别合计单平独稍就只仅还一度卖压沉遭获更]*)"
    r"(?:[涨跌挫升扬滑弹吐泻]|走[强弱高低]|下[滑行]|(?:主力资?金?)?净流[入出]|吸金|占|霸屏|异动|领[涨跌]|掀|(?:活跃|爆发|回暖|回调|承压)(?![^。;\n]{0,24}(?:收入|营收|销|毛利|净利|利润|订单)))"
)
# Of cities of a rank only the housing market tells; elsewhere they are where somebody's shops are.
HOUSING = re.compile(r"楼市|房价|新房|二手房|商品住宅|百强房企|新建住宅|房企")
OF_SHARES = 5
"""内房股, 半导体股: so long is what stands before 股, with the mark before it."""
LONGEST = 12
"""No group has a longer name before its noun."""
# 已进入百余个重点城市, 服务上市银行: not whose, but where and whom it reaches; 重点城市|门店: a part.
REACHED = regex.compile(r"(?:覆盖|进入|布局|服务|进驻|深耕|聚焦|面向|位于|来自|辐射|拓展至?|合作|跑赢|优于|高于|低于|在|对|向|与|给|为|个|家|的)(?:[了]|全国|国内)*$")


def groups(text: str) -> list[tuple[int, int, str]]:
    """Return where the groups of a text stand, in order, with their names.

    >>> [name for _, _, name in groups("百强房企销售额下降,一线城市新房涨价,白酒概念大涨;板块方面,银行、煤炭领涨,")]
    ['百强房企', '一线城市', '白酒概念', '银行板块', '煤炭板块']
    """
    ranked = list(_ranked_sectors(text)) if text.find("板块") >= 0 else []
    told = [sector for sector in _told_sectors(text) if sector not in ranked]
    taken = {i for start, end in (*ranked, *told) for i in range(start, end)}
    named = [(start, end, text[start:end]) for start, end in _by_noun(text) if taken.isdisjoint(range(start, end))]
    return sorted([*named, *_kinds_of_funds(text), *((start, end, _sector_called(text[start:end])) for start, end in told), *((start, end, text[start:end].removesuffix("股").removesuffix("板块") + "板块") for start, end in ranked)])


# 银行、煤炭涨幅居前, 电子、传媒分列其后: sectors that are told by their rank alone, in a text that speaks of 板块
RANKED_SECTORS = regex.compile(
    r"""
    (?<= ^ | [,;:。\n] | 方面 | 其中 | 看 )
    (?P<list> [\p{Han}]{2,6}(?<!方面|其中) (?: 、 \p{Han}{2,6}? ){0,6} (?: [和及与] \p{Han}{2,6}? )? )
    (?: 等? (?:板块|行业|概念股?)? )
    (?: (?:分列|位列|紧随)其后 | [涨跌升降]幅(?:均)?(?:居前|靠前|居首|最大|领先) | 领[涨跌] | 逆势走[强高] | 表现(?:居前|靠前|落后|较弱|较差|强势) )
    (?= , | [^,;。\d]{0,6}\d )
    """,
    regex.VERBOSE,
)
SECTORS_APART = regex.compile(r"[、和及与]")


def _ranked_sectors(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sectors of lists that are told by their rank."""
    for ranked in RANKED_SECTORS.finditer(text):
        start, end = ranked.span("list")
        for mark in SECTORS_APART.finditer(text, start, end):
            yield start, mark.start()
            start = mark.end()
        yield start, end


# 股票型基金增长3%;混合型|报3万亿元;债券型|则由8万亿元: kinds of funds, where another one is called so in full
KIND_OF_FUNDS = regex.compile(r"(?<=^|[,;。:、\n]|其中|而)(?P<kind>(?:偏股混合|股票|混合|债券|货币|指数|商品|权益|另类)[型类])(?!基金)(?=[^,;。、\d]{0,5}(?:规模|报|由|从|受|为|达|[涨跌增减升降缩扩]|净[流申赎]|吸金))")


def _kinds_of_funds(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the kinds of funds that are called no funds, with their whole names, in a text that calls one so.

    >>> list(_kinds_of_funds("股票型基金增长3%;混合型微增1%")), list(_kinds_of_funds("混合型微增1%"))
    ([(10, 13, '混合型基金')], [])
    """
    if text.find("型基金") < 0 and text.find("类基金") < 0:
        return
    for kind in KIND_OF_FUNDS.finditer(text):
        yield (*kind.span("kind"), f"{kind['kind'][:-1]}型基金")


# 申万一级行业中,电力设备涨2%; 电子、通信两个行业吸金9亿元
OF_FIRST_LEVEL = re.compile(r"一级行业|(?:申万|中信)\S{0,2}行业|个行业|行业(?:板块|指数|方面|里|中)|行业,|板块(?:方面|中|上|里)")


# 建材行业增加值下降: of shares only a market tells
OF_MARKET = re.compile("申万|沪指|上证|深成指|两市|涨停|个股|北向资金|主力资金")


@cache
def _sectors() -> regex.Pattern[str]:
    """Return the pattern of a list of sectors at the head of a clause, which the clause tells of."""
    one = any_of(row["word"] for row in lexicon("sectors"))
    return regex.compile(
        rf"""
        (?<= [,;:。\n中里看面] ) (?P<list> {one} (?: [、和及与] {one} )* ) (?:[两二三四五六七八九十\d]+[大个])? (?:行业|板块)?
        (?= (?: 以 [\d.]+ % | 分别 | 依次 | 各 | 双双 | 均 | 齐 | 亦 | 也 | 仍 | 独占 | 占去 | 则 | 逆势 | 领 | 垫底 | 居 | 位 | 排 | 吸金 | 净流 | 获 | 遭 | 被 | [收大小微下上重]?[涨跌挫升扬] | 走[高低强弱] ) )
        """,
        regex.VERBOSE,
    )


def _told_sectors(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sectors that a paragraph which speaks of sectors as such tells of, one by one."""
    if OF_FIRST_LEVEL.search(text) is None or OF_MARKET.search(text) is None:
        return
    for paragraph in PARAGRAPH.finditer(text):
        spoken = OF_FIRST_LEVEL.search(text, paragraph.start(), paragraph.end())  # the first look costs little
        if spoken is None:
            continue
        begin = max(paragraph.start(), text.rfind("。", 0, spoken.start()))
        for told in _sectors().finditer(text, begin, paragraph.end()):
            start, end = told.span("list")
            for mark in SECTORS_APART.finditer(text, start, end):
                yield start, mark.start()
                start = mark.end()
            yield start, end


def _sector_called(name: str) -> str:
    """Return what a sector is called: by its name, with 板块 where the name is that of goods, which have prices of their own.

    >>> _sector_called("通信"), _sector_called("煤炭")
    ('通信', '煤炭板块')
    """
    return f"{name}板块" if name in goods() else name


PARAGRAPH = re.compile(r"[^\n]+")


def _by_noun(text: str) -> Iterator[tuple[int, int]]:
    """Yield the groups that their noun tells."""
    is_local: bool | None = None
    for noun in ENDS.finditer(text):
        near = max(0, noun.start() - LONGEST)
        kind = noun.group()
        if kind in ("概念", "概念股", "类股", "族群", "板块", "行业", "股"):
            before = SECTOR.search(text, near if kind != "股" else max(0, noun.start() - OF_SHARES), noun.start())
            if before and kind in ("板块", "行业") and MOVES.match(text, noun.end()) is None:
                continue
            if before and MOVES.match(text, noun.end()):
                yield before.start(), noun.end()
            continue
        before = RANKED["" if kind in FIRMS else kind].search(text, near, noun.start())
        if before and kind in ("城市", "城", "百强"):
            is_local = HOUSING.search(text) is not None if is_local is None else is_local
            before = before if is_local else None
        if before and REACHED.search(text, max(0, before.start() - 6), before.start()) is None:
            yield before.start(), noun.end() + (ENTERPRISES.match(text, noun.end() - 1) is not None)
