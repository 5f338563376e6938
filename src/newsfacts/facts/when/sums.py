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
