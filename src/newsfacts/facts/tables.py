"""Tables that were pasted as text: what each number is of, by the heading of its column and the name of its row.

Either tells a measure, a time, an owner, a change of the measure beside it, or a part: 分部 收入 同比 毛利率, 项目 川岳 岚嘉, 年度 收入 毛利.
"""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

import msgspec
import regex

from newsfacts.document import Fact
from newsfacts.entities.columns import is_kind
from newsfacts.entities.filters import is_generic
from newsfacts.facts.what.concepts import is_noun
from newsfacts.facts.when.bases import is_balance
from newsfacts.facts.when.periods import closing_day
from newsfacts.facts.words import share_of, words
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded
from newsfacts.text.grid import Cell, Grid, grids
from newsfacts.text.words import is_word

NUMBERS = frozenset(("MONEY", "PERCENT", "QUANTITY"))
NAMES = frozenset(("ORG", "PRODUCT", "INDEX"))
# 收入(百万元), 期末不良率(%)
BRACKET = regex.compile(r"\([^()]*\)?$")
# 同比, 收入同比, 同比增幅(%), 较上年末变动
CHANGE = regex.compile(
    r"(?P<of>.*?)(?:(?P<yoy>同比|按年|较上年同期|年增率?)|(?P<qoq>环比|按季|季增率?)|(?P<mom>按月|月增率?)|(?P<ytd>较?(?:年初|上年末|期初))|(?P<chg>较?(?:上|前)一?[周日月期](?:五|末)?|较?前一?(?:交易)?日|较?昨日|周环比|周度?|日度?|单[周日]))?"
    r"(?:(?<=同比|环比|按.|年初|上年末|期初|同期|年增|月增|季增|率|较.{2,5})|[涨升]跌(?:幅度?|额)?|变动|变化|[增升跌降涨]幅|增速|增长率?|增减|[增升降跌涨]幅度?)*"
)
MOVES = regex.compile(r"同比|环比|按[年月季]|变动|变化|幅|增速|增长|增减|[涨升]跌|[年月季]增|较(?:年初|上年|期初|[上前]一?(?:周|日|月|期|交易日)|昨日)")
SHARE = regex.compile(r"(?P<of>.*?)(?:占比|比重|占收入比例|占营收比例?)")
MONTH = regex.compile(r"\d{4}-\d\d")
# 合计, 集团总计: the whole, which is no part
WHOLE = regex.compile(r"(?:集团|公司|全部)?(?:合计|总计|小计|总额|整体|总体)|集团|公司")
SUMMED = regex.compile(r"(?<=\p{Han}{2})(?:合计|总计)$")
OTHERS = regex.compile("其[他它余](?:厂商|公司|企业|品牌)?")
# 表一 禾川银行主要指标(2024年1-6月), 业绩如下: what stands above a table and tells of it
TITLE = regex.compile(r"^表|^附|如下|[情状]况|数据|指标|一览|明细|构成|摘要|对比|报价|行情|均价|排名|排行|榜|前[三五十]|出货|销量|交付|票房|单位:")
# 厂商, 影片, 姓名: whose the numbers of a row are, by the heading over their names; 品种, where these are prices
WHOSE = regex.compile(r"(?:厂商|厂家|公司|企业|品牌|车企|药企|房企|券商|银行|机构|航司|航空公司|平台|姓名|人物|富豪|企业家|创始人|掌门人|片名|影片|电影|指数|基金|股票|证券|金控|寿险|[县城都省]市|地区)(?:名称|简称|别)?")
GOODS = regex.compile(r"(?:品种|品类|商品|货品|产品|航线|规格|名称)(?:名称)?")
SHARE_OF_MARKET = frozenset("份额 市占 市占率 市场占有率 占有率".split())
"""Headings of the share that each row has of the market, where its numbers are percentages."""


class Told(msgspec.Struct, frozen=True):
    """What a heading or the name of a row tells of its numbers."""

    concept: str | None = None
    change: str | None = None
    share: bool = False
    period: str | None = None
    owner: str | None = None
    part: str | None = None


class Entry(msgspec.Struct, frozen=True):
    """A number of a table with all that is told of it."""

    mention: Mention
    concept: str
    part: str | None
    change: str | None
    period: str | None
    owner: str | None
    less: bool
    """It stands in brackets, which make it less than nothing."""


def read_tables(folded: Folded, mentions: list[Mention]) -> dict[int, list[Entry]]:
    """Return the numbers of every table row of the text, by the offset in the folded text at which the row begins; those of headings are none."""
    rows: dict[int, list[Entry]] = {}
    for grid in grids(folded):
        rows.update(_rows(folded.text, grid, mentions))
    return rows


def _rows(text: str, grid: Grid, mentions: list[Mention]) -> Iterator[tuple[int, list[Entry]]]:
    heads = [_told(cell, mentions) or Told() for cell in grid.header[1:]]
    if not any(heads):
        return
    yield _line_start(text, grid.start), []
    heads = [Told("market_share") if _is_share(cell, k, grid) else head for k, (cell, head) in enumerate(zip(grid.header[1:], heads, strict=True), 1)]
    above = _of_caption(text, grid, mentions)
    if above.concept and not any(_measure(_plain(row[0])) for row in grid.rows):
        heads = [msgspec.structs.replace(head, concept=above.concept) if head.period and not (head.concept or head.change or head.share) else head for head in heads]
    heads = [_summed_up(cell, head, above.period) for cell, head in zip(grid.header[1:], heads, strict=True)]
    of_columns = any(head.concept for head in heads)
    over, priced = _plain(grid.header[0]), any(head.concept == "price" for head in heads)
    whose = of_columns and bool(WHOSE.fullmatch(over) or (priced and GOODS.fullmatch(over)))
    dated = [head.period for head in heads if head.period]
    measure: str | None = None
    for row in grid.rows:
        name = _owner(row[0], mentions, of_goods=GOODS.fullmatch(over) is not None) if whose else _named(row[0], mentions, of_columns=of_columns)
        measure, of_row = name.concept or measure, msgspec.structs.replace(name, concept=measure) if name.change and name.concept is None else name
        left = Told()  # the column before that has a measure, of which a change is told
        entries = []
        for head, cell in zip(heads, row[1:], strict=True):
            mention = next((m for m in _within(mentions, cell) if m.label in NUMBERS), None)
            one = _both(of_row, head, left, above, dated)
            left = head if head.concept and not head.change and not head.share and not (left.concept and head.concept == "market_share") else left
            if mention and one.concept:
                entries.append(_entry(text, cell, mention, one))
        yield _line_start(text, row[0].start), entries


def _summed_up(cell: Cell, head: Told, period: str | None) -> Told:
    """Return a heading that says so as that of the months up to the one that the table is of: 累计获利."""
    so_far = cell.text.startswith("累计") and head.period is None and MONTH.fullmatch(period or "")
    return msgspec.structs.replace(head, period=f"{period[:4]}-01/{period}") if so_far and period else head


def _line_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1


def _both(row: Told, head: Told, left: Told, above: Told, dated: list[str]) -> Told:
    """Return what row, column and caption tell together of a number; `dated`: the times that columns are of, the first the one that changes are told of."""
    if head.concept and row.concept and not head.change:
        return Told()  # two measures: no table of this kind
    beside = head.change or head.share
    concept = head.concept or row.concept or (left.concept if beside else None)
    concept = share_of(concept) if head.share and concept else concept
    change = head.change or row.change
    of_dates = dated[:1] if (head.change and row.concept) or (len(dated) == 1 and above.period is None) else []
    period = head.period or (left.period if beside else None) or row.period or next(iter(of_dates), above.period)
    if change == "qoq" and MONTH.fullmatch(period or ""):
        change = "mom"
    elif change == "week":
        change = "chg"  # against the week or the day before, as its heading says
    elif concept and change == "chg":
        change = "ytd" if is_balance(concept) and dated[1:] and dated[1].endswith("-12-31") else "yoy"
    return Told(concept, change, False, period, head.owner or row.owner or above.owner, row.part)


def _entry(text: str, cell: Cell, mention: Mention, told: Told) -> Entry:
    less = cell.text.startswith(("(", "-")) and text.startswith(("(", "-"), mention.start - 1)
    return Entry(mention, told.concept or "", told.part, told.change, told.period, told.owner, less)


LOSSES = frozenset(("net_loss", "adjusted_net_loss"))
"""What is told as a loss has no sign."""


def stated(entry: Entry, folded: Folded, company: str | None, report: str | None) -> Fact:
    """Return the fact that a number of a table states, of the company and the period under report where the table names none."""
    mention, period = entry.mention, entry.period or report
    value = mention.value or "0"
    less = entry.less and entry.concept not in LOSSES and not value.startswith("-")
    return Fact(
        entity=entry.owner or company,
        concept=entry.concept,
        part=entry.part,
        change=entry.change,  # type: ignore[arg-type]
        value=f"-{value}" if less else value,
        unit=mention.unit,
        period=(closing_day(period) or period) if is_balance(entry.concept) else period,
        evidence=folded.origin(mention.start, mention.end),
    )


def _within(mentions: list[Mention], cell: Cell) -> Iterator[Mention]:
    """Yield the mentions, which are in order, that lie in a cell."""
    yield from _between(mentions, cell.start, cell.end)


def _between(mentions: list[Mention], start: int, end: int) -> Iterator[Mention]:
    """Yield the mentions that begin between two offsets, without a look at all the others."""
    for i in range(bisect_left(mentions, start, key=attrgetter("start")), len(mentions)):
        if mentions[i].start >= end:
            return
        yield mentions[i]


def _told(cell: Cell, mentions: list[Mention]) -> Told | None:
    """Return what a heading or a row's name tells, None where it is the name of a part or tells nothing."""
    inside = [m for m in _within(mentions, cell) if m.label not in NUMBERS]
    period = next((m.value for m in inside if m.label == "DATE"), None)
    owner = next((m.name for m in inside if m.label in NAMES and m.start == cell.start), None)
    name = _plain(cell)
    moved = _measure(name)
    if (period is None and owner is None) or (moved and moved.change):
        return moved  # 较上周: no time of its own
    dated = next((m for m in inside if m.label == "DATE"), None)
    rest = _measure(name[dated.end - cell.start :]) if dated and dated.start == cell.start else None
    return msgspec.structs.replace(rest or Told(), period=period, owner=owner)


def _measure(name: str) -> Told | None:
    """Return the measure, the change or the share that a heading tells; None where it tells none.

    >>> _measure("营业收入"), _measure("收入同比").change, _measure("占比").share, _measure("饮料")
    (Told(concept='revenue', change=None, share=False, period=None, owner=None, part=None), 'yoy', True, None)
    """
    word = words().get(name) or words().get(str(AROUND.sub("", name)))
    if word and word.concept and word.concept != "-":
        return Told(word.concept)
    moved = CHANGE.fullmatch(name) if MOVES.search(name) else None
    if moved and moved["of"] != name:
        base = next((base for base in ("yoy", "qoq", "mom", "ytd") if moved[base]), "week" if moved["chg"] else "chg")
        of = _measure(moved["of"])
        return Told(of.concept if of else None, base) if of or moved["of"] in ("", "累计") else None
    if share := SHARE.fullmatch(name):
        of = _measure(share["of"])
        return Told(of.concept if of else None, share=True)
    return Told(name) if is_noun(name) and not name.endswith(("业务", "项目", "机构")) else None


# 期末|不良率, 归母|净资产, 累计|销量
AROUND = regex.compile(r"^(?:期末|年末|本期|累计|归母|归属于母公司(?:股东|所有者)?的?)")


def _plain(cell: Cell) -> str:
    return str(BRACKET.sub("", cell.text))


def _named(cell: Cell, mentions: list[Mention], *, of_columns: bool) -> Told:
    """Return what the name of a row tells: of a table whose columns tell the measures, a time, an owner or a part, else a measure."""
    name = _plain(cell)
    return (_told(cell, mentions) or _part(cell)) if of_columns else (_measure(name) or Told(name))


def _is_share(head: Cell, column: int, grid: Grid) -> bool:
    """Tell whether a column is of shares of the market, 份额, and of no units of a fund: its numbers are percentages."""
    return _plain(head) in SHARE_OF_MARKET and ("%" in head.text or any(row[column].text.endswith("%") for row in grid.rows))


def _owner(cell: Cell, mentions: list[Mention], *, of_goods: bool) -> Told:
    """Return the name of a row as the owner of its numbers; that of 合计 is none, 其他 a part, as are kinds of firms, 民营企业; 2024年 is a time."""
    name = _plain(cell).strip(":、")
    if OTHERS.fullmatch(name):
        return Told(part=name)
    first = next((m for m in _within(mentions, cell) if m.start == cell.start), None)
    if first is not None and first.label == "DATE":
        return _named(cell, mentions, of_columns=True)
    owner = first.name if first is not None else None
    if owner is None and not of_goods and (is_generic(name, "ORG") or is_word(name) or is_kind(name)):
        return _part(cell)
    return Told(owner=None if WHOLE.fullmatch(name) else owner or SUMMED.sub("", name))


def _part(cell: Cell) -> Told:
    name = _plain(cell).removeprefix("其中").strip(":、")
    return Told(part=None if WHOLE.fullmatch(name) else name)


def _of_caption(text: str, grid: Grid, mentions: list[Mention]) -> Told:
    """Return whose, when and of what the words above a table say that it is."""
    caption = text[grid.caption : grid.start]
    if TITLE.search(caption) is None:
        return Told()
    end = min(grid.start, grid.caption + caption.find("\n"))
    inside = [m for m in _between(mentions, grid.caption, end) if m.end <= end]
    period = next((m.value for m in inside if m.label == "DATE"), None)
    return Told(_measure_of(caption), period=period, owner=next((m.name for m in inside if m.label == "ORG"), None))


# 表一 金控10月(自结)获利|一览(单位:亿元)
ENDS = regex.compile(r"(?:一览表?|统计表?|排[名行]榜?|情[况形]|表现|比较|概况|汇总)?(?:\([^()]*\))?\s*$")
LONGEST_WORD = 8


def _measure_of(caption: str) -> str | None:
    """Return the measure that the words above a table end in, None where they end in none.

    >>> _measure_of("附表 2025年8月金控盈余(单位:亿元)"), _measure_of("表1 川岳科技主要指标")
    ('net_profit', None)
    """
    title = ENDS.sub("", caption)
    found = (words().get(title[-k:]) for k in range(min(LONGEST_WORD, len(title)), 1, -1))
    return next((word.concept for word in found if word and word.concept not in (None, "-")), None)
