"""When: which date a number belongs to, and against which one a change is measured."""

import calendar
import datetime as dt
from functools import lru_cache
from itertools import zip_longest

import regex

from newsfacts.mention import Mention
from newsfacts.values.fiscal import ends_year, is_fiscal
from newsfacts.values.numerals import read_numeral
from newsfacts.values.reports import of_report

# The date after these is what something is compared with, not when it was.
COMPARED = regex.compile(r"(?:较|持平于|比|相较|相比|相较于|超越|高于|低于|与|距|不及|[只仅才]及|好于|对比|较之|同)(?:(?:疫情?前|高峰期?|历史高位|纪录)的?|截至)?$")
# 与10月相比, 同2019年比
COMPARED_AFTER = regex.compile(r"相?比")
# 由2023年的5%: the date after these is that of the number that a change sets out from.
SET_OUT = regex.compile(r"(?:由|从|自)$")
# 达到2019年的97%, 相当于去年同期的八成: a date that a share is of.
OF_THAT = regex.compile(r"(?:(?P<sure>达到?|相当于|[恢回]复[至到]了?|[为是])|不[到及足]|只有|约为)[约近]?$")
IS_OF_THAT = regex.compile(r"(?:同期|全年|全日|全天|水平)?的?[约近]?(?:(?P<percent>\d+(?:\.\d+)?%)|\d+(?:\.\d+)?倍|[一二两三四五六七八九十]+(?:成|倍|分之)|一半)(?!以来)")
# 6月合约, 7月原油期货: the month is the contract's.
CONTRACT = regex.compile(r"\p{Han}{0,4}?(?:(?<!买卖|房地)合约(?!销售|额|金额|价值|负债)|期货(?!公司|经纪|交易所|市场|行业|业)|交割|期权|期约|交[货付]的\p{Han}{0,6}(?:期[货油金银铜]|原油|轻油|合约))|份?期[油金银铜铝锌](?![货融])|(?:份|到期的)?(?:轻质|美国|纽约|伦敦|布伦特|布兰特|西德州|COMEX|WTI)\p{Han}{0,6}(?<![长中短定到])期(?:货(?![公币])|[油银铜]|金(?!融))")
# 成立于1998年,现有员工500名
FOUNDED = regex.compile(r"(?:成立|创立|创办|创建|始建|始创|诞生|出生|组建|毕业|(?<![产发滋派])生)(?:于|日期为|时间为)$")
# 8月13日上市的岚嘉ETF从7亿元增至31亿元: of a thing, and not of its numbers
# 1983年出生的董事长持股两成, 1983年生于佰州: of the man
# 去年同期还排名第一的嘉川汽车只卖了7千辆: of what it was then, and not of what it is now
OF_A_THING = regex.compile(r"(?:刚|才|正式)?(?:收购|并购|买下|入股|上市|挂牌|成立|开业|推出|上线|发行|签署|生效|建成|投产|上映|出生)的(?!\d|婴|宝宝|孩|新生|人口)|(?:\d{1,2}月)?(?:生于|生,|出生(?=[,于在]))|(?:还|仍|曾|尚)[^,;。\d]{2,10}的(?=[^,;。\d]{2,20}(?:\([^()\n]{4,20}\))?[^,;。\d]{0,6}\d)")
# 由前季的零增长变为(下跌3%), 由上年同期的亏损转为(盈利3亿元): how it was then, without a number
OF_STATE = regex.compile(r"的?(?:持平|零增长|[正负]增长|下[降跌滑]|上[升涨]|增长|亏损|盈利|逆差|顺差|净流[入出])(?:状态|态势)?,?(?:转为|转|变为|变成|改为|转成)")
# 因2019年基数偏低,(游客增三成), 受上年同期高基数影响: what a change is measured against, and not when it was
BASE_OF = regex.compile(r"(?:同期)?的?(?:高|低)?基[数期](?!为|\d)")
DAY = regex.compile(r"\d{4}-\d\d-\d\d")
QUARTER = 89
"""So many days a quarter has at least."""
_remembered = lru_cache(maxsize=1024)
"""A text has few different dates, and asks for each again and again."""


@_remembered
def first_day(edtf: str) -> str | None:
    """Return the first day of an EDTF date or interval, None where it is open.

    >>> first_day("2025-09"), first_day("../2025")
    ('2025-09-01', None)
    """
    start = edtf.partition("/")[0]
    return (
        None
        if start in ("..", "") or "X" in start
        else (start + "-01-01"[len(start) - 4 :] if len(start) < 10 else start[:10])
    )


@_remembered
def last_day(edtf: str) -> str | None:
    """Return the last day of an EDTF date or interval, None where it is open.

    >>> last_day("2025-01/2025-09"), last_day("2024"), last_day("2025-05/..")
    ('2025-09-30', '2024-12-31', None)
    """
    start, slash, end = edtf.partition("/")
    end = end if slash else start
    if end in ("..", "") or "X" in end:
        return None
    if len(end) == 4:
        return f"{end}-12-31"
    if len(end) == 7:
        return f"{end}-{calendar.monthrange(int(end[:4]), int(end[5:]))[1]:02d}"
    return end[:10]


def year_of(edtf: str) -> int | None:
    """Return the year in which an EDTF value begins, None where it is open.

    >>> year_of("2025-01/2025-09"), year_of("XXXX-09"), year_of("../2025")
    (2025, None, None)
    """
    return int(edtf[:4]) if edtf[:4].isdigit() else None


@_remembered
def is_day(edtf: str) -> bool:
    """Tell whether an EDTF value is a single day (or a moment of one)."""
    return "/" not in edtf and DAY.match(edtf) is not None


@_remembered
def days_of(edtf: str) -> int | None:
    """Return how many days an EDTF value spans, None where a side is open."""
    first, last = first_day(edtf), last_day(edtf)
    if first is None or last is None:
        return None
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days + 1


@_remembered
def year_before(edtf: str) -> str | None:
    """Return the same period a year earlier, None where it is open.

    >>> year_before("2025-01/2025-09")
    '2024-01/2024-09'
    """
    if ".." in edtf or "X" in edtf:
        return None
    return "/".join(f"{int(part[:4]) - 1:04d}{part[4:]}" for part in edtf.split("/"))


def is_so_far(period: str, part: str) -> bool:
    """Tell whether a period is all months since January up to the end of another one, which it holds.

    >>> is_so_far("2025-01/2025-09", "2025-09"), is_so_far("2025-01/2025-09", "2025-07/2025-09"), is_so_far("2025-01/2025-08", "2025-09")
    (True, True, False)
    """
    return period != part and period == f"{part[:4]}-01/{part[-7:]}"


RUNS = (("mom", 28, 31), ("qoq", 89, 92), ("yoy", 365, 366))
"""The period right before one: its name where it is of one of these lengths, in days."""


def is_month_end(day: str) -> bool:
    """Tell whether an EDTF day is the last of its month."""
    return (dt.date.fromisoformat(day[:10]) + dt.timedelta(1)).day == 1


def change_base(compared: Mention, current: str | None) -> str:
    """Return the base of a change that is measured against the date `compared`, for a number of `current`.

    >>> change_base(Mention(0, 4, "DATE", value="2022"), "2023")
    'yoy'
    """
    value = compared.value or ""
    if compared.mod == "START":
        return "ytd"
    if compared.mod == "END" and len(value) == 4:
        return "ytd"
    if compared.mod == "END" and current is not None and (closing := closing_day(current)):
        value, current = last_day(value) or value, closing  # balances: 9月末 or 前三季度, 较6月末
    if current is None:
        return "dod" if is_day(value) else "chg"
    if year_before(current) == value or (is_day(current) and len(value) == 4) or is_year_before(value, current):
        return "yoy"
    if is_day(value) and is_day(current):
        gap = days_between(value, current)
        if is_month_end(value) and is_month_end(current):
            return {1: "mom", 3: "qoq", 12: "yoy"}.get(round(gap / 30.44), "chg")
        return "dod" if 0 < gap <= 4 else "chg"
    days, before = days_of(value), last_day(value)
    start = first_day(current)
    if days and before and start and dt.date.fromisoformat(before) + dt.timedelta(1) == dt.date.fromisoformat(start):
        return next((base for base, shortest, longest in RUNS if shortest <= days <= longest), "chg")
    this, that = year_of(current), year_of(value)
    other_month = is_day(current) and len(value) > len("2024")  # a share's price, 较去年3月的价位
    return "yoy" if this is not None and that == this - 1 and not other_month else "chg"


def is_year_before(year: str, current: str) -> bool:
    """Tell whether a bare year names a company's year before the one `current` that ends in March or June: of 2024-04/2025-03 it is 2024.

    >>> is_year_before("2024", "2024-04/2025-03"), is_year_before("2024", "2025-01/2025-06"), is_year_before("2023", "2024-04/2025-03")
    (True, False, False)
    """
    return len(year) == len("2024") and is_fiscal(current) and str(int(current[-7:-3]) - 1) == year


def day_of_moment(edtf: str) -> str:
    """Return an EDTF value with a single moment as its day: news dates its numbers by the day.

    >>> day_of_moment("2026-05-12T09:20"), day_of_moment("2025-01/2025-09")
    ('2026-05-12', '2025-01/2025-09')
    """
    return edtf[:10] if "/" not in edtf and "T" in edtf else edtf


DIGIT = regex.compile(r"\d")


def date_value(mention: Mention, text: str) -> str | None:
    """Return what a date says of a number: a day for a moment, the last day for an end (年底), but not for ten days (9月下旬); None without a value.

    A year is that part of it which the report named behind it in `text` is of (`newsfacts.values.reports`).

    >>> date_value(Mention(0, 3, "DATE", value="2025", mod="END"), "今年底")
    '2025-12-31'
    >>> date_value(Mention(1, 6, "DATE", value="2019"), "自2019年上市以来")
    '2019/..'
    """
    if mention.value is None or not DIGIT.search(mention.value):
        return None  # 同日, of an unknown day
    value = day_of_moment(mention.value)
    if "/" not in value and is_since(text, mention.start, mention.end):
        return f"{value}/.."
    if mention.mod == "END" and not is_day(value) and not text.endswith("下旬", mention.start, mention.end):
        return last_day(value) or value
    return of_report(value, text, mention.start, mention.end)


# 自2019年(上市以来), 自去年3月(启动至今)
SINCE_DONE = regex.compile(r"[^,。;:\d以至]{1,10}(?:以来|至今)")


def is_since(text: str, start: int, end: int) -> bool:
    """Tell whether a date is that since when it has been so, with what was done then behind it.

    >>> is_since("自2019年上市以来", 1, 6), is_since("自2019年的3%升至5%", 1, 6)
    (True, False)
    """
    return start > 0 and text.startswith("自", start - 1) and SINCE_DONE.match(text, end) is not None


def closing_day(period: str | None) -> str | None:
    """Return the last day of a period of a month or more; other periods as they are.

    >>> closing_day("2025-01/2025-06"), closing_day("2025-06-12"), closing_day("2025-05/..")
    ('2025-06-30', '2025-06-12', '2025-05/..')
    """
    days = days_of(period) if period else None
    return last_day(period) if period and days and days >= SHORTEST_MONTH else period


SHORTEST_MONTH = 28


# 年内最后一次, 今年首次, 年内第三次, 年内高位: which one of the year's, and not when
WHICH_ONE = regex.compile(r"(?:以来)?的?(?:最后一?[次场批只个期轮]|首[次个家只场批宗]|第[一二三四五六七八九十\d]+[次个家只场批轮]|最[高低大小]|[新次][高低]|[高低][位点])")


# 上周公布的中期业绩显示: when a report was made known
PUBLISHED = regex.compile(r"[早午晚]?(?:刚刚?|已)?(?:公布|发布|披露|交出|晒出|亮出|端出)了?的(?:截至|\d{2,4}(?:/\d{2,4})?财?年度?|\p{Han}{0,4}(?:业绩|财报|年报|中报|季报))|(?:[抢率]?先|早先|刚)?出炉的\p{Han}{0,6}(?:订单|指数|报告|数据|统计|营收|财报)")


# 订单已排到|明年6月: how long there is work, and not when
BOOKED_TO = regex.compile("(?:排|排期|排产|锁定)[到至]了?$")


def is_no_time(text: str, start: int, end: int) -> bool:
    """Tell whether the date `text[start:end]` tells which contract, what a share is of or since when somebody is there, and not when.

    >>> is_no_time("6月合约", 0, 2), is_no_time("客运量达到2019年的97%", 5, 10), is_no_time("达到2019年的最高", 2, 7)
    (True, True, False)
    >>> is_no_time("从9月的下跌变为持平", 1, 3), is_no_time("从9月的3%变为持平", 1, 3)
    (True, False)
    """
    if text.startswith(("年内", "今年"), start) and end - start == 2 and WHICH_ONE.match(text, end):
        return True
    if SET_OUT.search(text, max(0, start - 1), start) and OF_STATE.match(text, end):
        return True
    if BASE_OF.match(text, end) or BOOKED_TO.search(text, max(0, start - 4), start):
        return True
    contract = CONTRACT.match(text, end) and not text.endswith("年", start, end)  # 2021年期货成交额: no contract is named by its year alone
    if PUBLISHED.match(text, end) or contract or OF_A_THING.match(text, end) or FOUNDED.search(text, max(0, start - 6), start):
        return True
    if ends_year(text, start, end):
        return True  # 年结日为6月30日的川岳地产
    part = IS_OF_THAT.match(text, end)
    of_that = OF_THAT.search(text, max(0, start - 4), start) if part else None
    return part is not None and of_that is not None and bool(of_that["sure"] or not part["percent"])  # 不及3月的6.4%: its level


HEAD = 300
"""Characters at the head of a text in which a dateline stands, and the day whose trade it tells of."""
# 2025-06-17 02:35/记者, 8月13日电, 1月6日讯, 2024年8月13日 06:40 at the end of its line: when it was written
DATELINE = regex.compile(r"\s*(?:[/|]|,(?:作者|编辑|责编|来源)[:/]|来源|记者|编辑|作者|\(?记者|$|\n|(?:上午|下午|晚间?|早间|午间|凌晨)?(?:电|讯|消息)(?!\p{Han}))")


def is_dateline(text: str, start: int, end: int) -> bool:
    """Tell whether the date `text[start:end]` says when the text was written, or a story of it was told: 05:20 铜价跌2%.

    >>> is_dateline("佰州社10月12日电", 3, 9), is_dateline("10月12日收盘,铜价跌2%", 0, 6)
    (True, False)
    """
    told_at = text[max(0, start - 1) : start] in ("", "\n") and CLOCK.fullmatch(text, start, end) is not None
    return told_at or (start < HEAD and DATELINE.match(text, end) is not None)


CLOCK = regex.compile(r"\d{1,2}:\d\d")


# 2025-06-17 00:35: written in the night, and so of no trade of that day
NIGHT = regex.compile(r"T0[0-5]:")
# 昨(17)日法说会前,买盘…: a day that trade is told of, up to the next date
TRADE = regex.compile(r"[^。;\n]{0,24}?(?:[收开早午尾买卖终夜]盘|盘[中前后初]|开[高低平]走|[高低平]开|复牌|成交|[大股][市指盘]|[涨跌挫升]\d|期货|汇[市价率])")


# 道指周二升0.4%,…港股昨日…: a day of trade elsewhere, in a text that does not set out with that market
ABROAD = regex.compile(r"(?:道指|道琼斯?|纳指|标普|标指|费半|美股|美债|华尔街|欧股|外围|隔夜|日经|日股)[^,;。\n]{0,6}$")

# 能源局昨|印发方案, 证监会昨|召开座谈会: what moves the trade told of behind it, and no day of trade
NOTICE = r"(?:联合|正式|集中)?(?:印发|出台|下发|发文|签发|批[复准]|召开|约谈|(?:公布|发布)[^,。;]{0,6}(?:新政|措施|政策|方案|规划|意见|办法|通知|名单|细则|草案))"
NOTICED = regex.compile(NOTICE)
# 公司昨晚|公告, 昨晚|发盈警: the trade told of goes on being today's, that of a statistic is of the day on which it was made known
TOLD_SINCE = regex.compile(rf"(?:晚间|盘后|收[盘市]后|晚)?(?:{NOTICE}|公告|披露|宣布|刊发|发出?盈[利警喜]|(?:公布|发布|派发?)[^,。;]{{0,6}}(?:业绩|[纯净]利|盈利|财报|[中年季]报|成绩[表单]))")


REFERS = ("同日", "当日", "即日", "当天", "同一天")
"""These mean a day that is told elsewhere."""


# 大宗周评, 一周行情: the title of what sums up a week that is over
WEEKLY = regex.compile("周[评报刊记]|周度|[一每]周|周观察")


def main_day(mentions: list[Mention], published: str | None, text: str) -> str | None:
    """Return the day whose trade a text tells of: one that its head tells trade of, else the first that it names.

    It is the day of publication or one of the four before.
    """
    if published is None or not is_day(published):
        return None
    named = elsewhere = written = None
    dates = [mention for mention in mentions if mention.label == "DATE"]
    title = text.find("\n")
    weekly = title > 0 and WEEKLY.search(text, 0, title) is not None
    for mention, after in zip_longest(dates, dates[1:]):
        day = day_of_moment(mention.value or "")
        if not is_day(day) or "X" in day or not 0 <= days_between(day, published) <= 4:
            continue
        if mention.start > title > 0 and ABROAD.search(text, max(0, mention.start - 12), mention.start):
            elsewhere = elsewhere or day
            continue
        if text[mention.start : mention.end] in REFERS:
            continue  # 两家同日公布: the day that is yet to be told
        if day < published and NOTICED.match(text, mention.end):
            continue  # 证监会昨召开座谈会,券商股走强: of the day after
        if COMPARED.search(text, max(0, mention.start - 7), mention.start) or (mention.start < HEAD and NIGHT.search(mention.value or "")):
            continue  # 较昨日上涨1.8%: the day before that of which the text tells; 06-17 00:35: when it was written
        if weekly and is_dateline(text, mention.start, mention.end):
            written = written or day  # 大宗周评, written on a Monday: of the week before
            continue
        named = named or day
        if mention.start > HEAD:
            break
        upto = after.start if after else len(text)
        if not is_dateline(text, mention.start, mention.end) and TRADE.match(text, mention.end, upto):
            return trading_day(day)
    return trading_day(named or elsewhere or written or published)


def days_between(first: str, second: str) -> int:
    """Return how many days the EDTF day `second` is after `first`."""
    return (dt.date.fromisoformat(second[:10]) - dt.date.fromisoformat(first[:10])).days


@_remembered
def trading_day(day: str) -> str:
    """Return `day`, or the Friday before where it falls on a weekend."""
    date = dt.date.fromisoformat(day)
    return (date - dt.timedelta(max(0, date.weekday() - 4))).isoformat()


@_remembered
def session_before(day: str) -> str:
    """Return the weekday before `day`: the session that an Asian evening text calls the last one of New York."""
    date = dt.date.fromisoformat(day) - dt.timedelta(1)
    return trading_day(date.isoformat())


# 连6日加码合计9.2万张, 五日合计净流入412亿元: the days of trade that a sum is of
SESSIONS = regex.compile(r"(?<![\d月])(?P<n>\d{1,2}|[两二三四五六七八九十]{1,2})(?:个交易)?[日天](?!\d)[^,;。\d]{0,8}?(?:合计|累计|合共|共|总共)[^,;。\d]{0,8}$")


def sessions_summed(before: str, day: str | None) -> str | None:
    """Return the weekdays up to `day` that the words before a number sum up; None where they sum up no days.

    >>> sessions_summed("外资连6日加码合计", "2025-09-09"), sessions_summed("外资买超", "2025-09-09")
    ('2025-09-02/2025-09-09', None)
    """
    summed = SESSIONS.search(before) if day else None
    count = read_numeral(summed["n"]) if summed else None
    if day is None or count is None or count < 2:
        return None
    first = day[:10]
    for _ in range(int(count) - 1):
        first = session_before(first)
    return f"{first}/{day[:10]}"
