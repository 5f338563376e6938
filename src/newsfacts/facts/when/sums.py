"""What is of more, or of less, than the period told of: 2021年期货累计成交额15万亿元, of the year and of no day; 前三季度增收,单季净利降两成."""

import regex

from newsfacts.facts.reader import Reader
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.when.periods import SHORTEST_MONTH, days_of

SUMMED = regex.compile("累计|全年|总(?:成交|交易)")
NEAR = 16
"""Characters before a sum of trade in which it is said to be of all days."""
FLOWS = frozenset("net_inflow net_outflow turnover trading_volume".split())
"""What of several days of trade is summed up."""


def months_summed(mind: Reader, start: int) -> str | None:
    """Return the months or the year that the sentence has named last, where the number at `start` is summed up over it, or says how that sum changed; else None."""
    upto = mind.scene.dates_before(start)
    at = mind.scene.dates[upto - 1] if upto else None
    if at is None or at.start < mind.begin or at.mod is not None or "/.." in at.value or (days_of(at.value) or 0) < SHORTEST_MONTH:
        return None
    last = mind.state.last
    goes_on = last is not None and last.concept in FLOWS and last.period == at.value and mind.state.just_end >= mind.begin
    return at.value if goes_on or SUMMED.search(mind.text, max(mind.begin, start - NEAR), start) else None


# 前三季度…,单季|净利; but 创单季|新高, 单季|最高
SINGLE = regex.compile(r"(?<!平均|[每各])单季度?(?!新|最|纪录|历史|[利盈]润?率?新)[^,。;:\n]{0,24}$")
ONE_QUARTER = 28
"""Characters before a number in which it is said to be of one quarter."""
# 单季净利9亿元,同比降8%,|环比增5%
CHANGE = regex.compile(r"[、和与及]|[,(](?:并|而|但|则|亦|也)?(?:环比|同比|按[年季]|[年季])?[^,。;:\d\n]{0,4}")
SO_FAR = regex.compile(r"(?P<year>\d{4})-01/(?P=year)-(?P<last>06|09|12)")


def single_quarter(mind: Reader, start: int, topic: Topic, period: str | None) -> str | None:
    """Return the last quarter of the months so far where the words before a number say that it is of one quarter alone, or that number's change follows; else the period."""
    quarter, last = last_quarter(period), mind.state.last
    if quarter is None:
        return period
    goes_on = last is not None and (last.period, last.concept) == (quarter, topic.concept) and CHANGE.fullmatch(mind.text, mind.state.just_end, start) is not None
    near = max(mind.begin, start - ONE_QUARTER)
    alone = mind.text.find("单季", near, start) >= 0 and SINGLE.search(mind.text, near, start) is not None
    return quarter if goes_on or alone else period


def last_quarter(period: str | None) -> str | None:
    """Return the last quarter of the months so far, None of another period.

    >>> last_quarter("2024-01/2024-09"), last_quarter("2024-07/2024-09")
    ('2024-07/2024-09', None)
    """
    so_far = SO_FAR.fullmatch(period or "")
    return f"{so_far['year']}-{int(so_far['last']) - 2:02d}/{so_far['year']}-{so_far['last']}" if so_far else None


# 三年九个月亏掉58亿, 两年半|累计亏损6.8亿元
LOST_OVER = regex.compile(
    r"(?<![\d第近上一二三四五六七八九十百])(?P<years>\d{1,2}|[一二两三四五六七八九十])年(?:零|又)?(?P<more>半|[一二两三四五六七八九\d]{1,2}个月)?(?:来|间|里|内)?(?:公司|集团|已|却|就|仍|还|合共|共计|累计|合计|总共|一共|共|净)*(?:亏掉|亏去|亏损|巨亏|烧掉|烧光|亏)(?:了|达|超过?|约|近|逾)*$"
)
LONGEST_LOST = 24
NUMERALS = {char: n for n, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
WHOLE_YEAR = len("2025")


def lost_over(mind: Reader, start: int) -> str | None:
    """Return the years that a loss is summed up over, by their number, where the text tells which they are: 三年亏掉9亿元。…2021年至2023年; else None."""
    near = max(mind.begin, start - LONGEST_LOST)
    found = LOST_OVER.search(mind.text, near, start) if mind.text.find("年", near, start) >= 0 else None
    if found is None:
        return None
    count = NUMERALS.get(found["years"]) or int(found["years"])
    if count == 1 and not found["more"]:
        return None  # 2024年一年亏损9亿元: its own date tells of which
    values = list(mind.scene.dated)
    for i, value in enumerate(values):
        first, _, last = value.partition("/")
        listed = values[i : i + count + bool(found["more"])]
        if last and len(first) == len(last) == WHOLE_YEAR and int(last) - int(first) + 1 == count and not found["more"]:
            return value
        if _year_by_year(listed[:count], count) and (not found["more"] or _part_of_next(listed)):
            return f"{value}/{listed[-1]}" if not found["more"] else f"{value}-01/{listed[-1].partition('/')[2]}"
    return None


def _year_by_year(values: list[str], count: int) -> bool:
    """Tell whether some dates are so many years, one after the other."""
    years = [int(value) for value in values if len(value) == WHOLE_YEAR and value.isdigit()]
    return len(years) == count and years == list(range(years[0], years[0] + count))


def _part_of_next(values: list[str]) -> bool:
    """Tell whether the last of some dates are the first months of the year after the others."""
    return len(values) > 1 and values[-1].startswith(f"{int(values[-2]) + 1}-01/")
