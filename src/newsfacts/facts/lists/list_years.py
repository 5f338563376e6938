"""Lists of numbers over years: 2022年、2023年和2024年营收分别为, 过去三个年度净亏损依次为, 从4%滑到3%、再到2%."""

import regex

from newsfacts.facts.lists.dealt_to import DISTRIBUTED
from newsfacts.facts.state import State

COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
YEARS = regex.compile(r"\d{4}/\d{4}(?:-\d\d)?")
# 后两年增幅各为, 后两期同比各增: of the years or terms that were listed
SOME_YEARS = regex.compile(r"(?<![以之])[前后](?=[两二三四](?:年|期))")
# 过去三个年度(净亏损依次为)3亿元、2亿元和1亿元
PAST_YEARS = regex.compile(r"(?:过去|最近|近)(?P<n>[两二三四])个?(?:财政|财务|完整)?(?:年度?|财年)[^,。;]{0,2}$")
PAST = 12
"""Characters before the words of a list in which that stands."""
# 2021年、2022年和2023年销量各为…;净利润则为1亿元、2亿元和3亿元: as many again
COPULA = regex.compile(r"[为是]$")
# 明后两年净利润5亿元、7亿元,市盈率分别为|14倍和10倍: the years of the sums that it goes with
GOES_WITH = regex.compile(r"[,、]?(?:分别)?(?:对应|相当于|折合|每股)")
LONG = 3
"""Numbers of a list that is as long as that of the dates by no chance."""


def named_years(state: State, text: str, begin: int, end: int, n: int, lead: str = "") -> list[str]:
    """Return the periods of `n` numbers that the words before `end`, or the `lead` behind it, pick of those listed, [] where they pick none."""
    past = PAST_YEARS.search(text, max(begin, end - PAST), end)
    if past and COUNTS[past["n"]] == n <= len(state.listed):
        return state.listed[-n:]
    if n == 2 and lead.endswith(("由", "从")):
        three = next((dates for dates in (state.periods, state.listed, deal_interval(state.period)) if len(dates) == LONG), [])
        return three[:n]  # 2022至2024年营收由2亿元、3亿元增至5亿元
    years = SOME_YEARS.search(text, max(begin, end - 4), end) or SOME_YEARS.match(lead.lstrip(","))
    if years is None or len(state.listed) <= n:
        return []
    return state.listed[-n:] if years.group() == "后" else state.listed[:n]


def years_of(state: State, n: int, lead: str) -> list[str]:
    """Return the periods of a list of `n` numbers: as many dates as it has, or the years of one interval.

    The dates of an earlier list count where the numbers are dealt out (往绩记录期内…分别为).
    """
    if dealt := deal_years(state.periods, n):
        return dealt
    in_row = (n >= LONG and (COPULA.search(lead) or len(state.topics) < n)) or GOES_WITH.match(lead)
    if not DISTRIBUTED.search(lead) and not in_row:
        return []
    return deal_years(state.listed, n) or deal_years([state.period] if state.period else [], n) or (state.years if len(state.years) == n >= LONG else [])


def deal_years(dates: list[str], n: int) -> list[str]:
    """Return `n` periods from the dates before a list, [] where they are not as many.

    >>> deal_years(["2022/2024"], 3)
    ['2022', '2023', '2024']
    >>> deal_years(["2023/2024", "2025-01/2025-06"], 3)
    ['2023', '2024', '2025-01/2025-06']
    """
    if len(dates) == n:
        return dates
    one_by_one = each_year(dates)
    return one_by_one if len(one_by_one) == n else []


def each_year(dates: list[str]) -> list[str]:
    """Return dates with each year of an interval for itself."""
    return [one for date in dates for one in deal_interval(date) or [date]]


YEAR = 4
MOST_YEARS = 20
"""No text tells the numbers of more years one by one."""


def deal_interval(period: str | None) -> list[str]:
    """Return the years of an interval of some, the last one's months where it is not whole, [] of another period.

    >>> deal_interval("2022/2024"), deal_interval("2024"), deal_interval("2023/2025-06")
    (['2022', '2023', '2024'], [], ['2023', '2024', '2025-01/2025-06'])
    """
    if period is None or not YEARS.fullmatch(period):
        return []
    first, last = int(period[:4]), int(period[5:9])
    if last - first >= MOST_YEARS:
        return []
    years = [str(year) for year in range(first, last + 1)]
    return years if len(period) == len("2022/2024") else [*years[:-1], f"{last}-01/{period[5:]}"]


# 从4%滑到3%、再到2%: one more step follows
STEP = regex.compile(r"[、,]?(?:然后|随后)?[再又]\p{Han}{0,4}?[至到]")


def year_in_chain(state: State, *, source: bool, to: bool, tail: str, undated: str | None) -> str | None:
    """Return the year of a number that a change over several years sets out from, passes or arrives at; else None.

    `state.period` is the years' interval, 2021年至2023年毛利率从4%滑到3%、再到2%; or they were listed one by one. `undated`: the sentence up to the number, where it has no date.
    """
    years = deal_interval(state.period) or [year for year in state.periods if len(year) == YEAR] or ([] if undated is None or NEWS.search(undated) else _years_gone_on(state))
    if len(years) < 2 or not (source or to):
        return None
    state.step = 0 if source else state.step + 1
    if source:
        return years[0]
    return years[min(state.step, len(years) - 1)] if STEP.match(tail) else years[-1]


# 公司日前将价格由20元下调至18元, 本次发行后持股由30%降至25%: of now
NEWS = regex.compile("日前|近日|近期|目前|今[日天晨早]|昨[日天晚]|刚刚|宣布|公告|拟|将(?!军)|[本此]次|发行[前后]|持股|股权|股价|收盘")


def _years_gone_on(state: State) -> list[str]:
    """Return the years whose numbers the text goes on with in a sentence without a date: 2021年至2023年营收由…增至…。毛利率从41%降到29%."""
    last, years = state.last, state.years
    goes_on = last is not None and state.period is None and len(years) > 1 and closing_years(last.period) in ((years[0],), (years[-1],), (years[0], years[-1]))
    return years if goes_on else []


def closing_years(period: str | None) -> tuple[str, ...]:
    """Return the year or the years that a period or a year's last day is of.

    >>> closing_years("2023"), closing_years("2021/2023"), closing_years("2023-12-31"), closing_years("2023-06")
    (('2023',), ('2021', '2023'), ('2023',), ())
    """
    parts = tuple((period or "").removesuffix("-12-31").split("/"))
    return parts if all(len(part) == YEAR and part.isdigit() for part in parts) else ()


# 四年下来,推广费用合计3亿元; 两年半算下来,推广费用一共3亿元
TOGETHER = regex.compile(
    r"(?<!\d)(?P<n>[两二三四五])年(?P<half>半)?(?:(?:下来|以来|间|里|来|内)?,?[^,。;]{0,12}(?:合计|累计|总共|总计)|(?:相加|加起来|加总|合计|算下来),?[^,。;]{0,12}?)[^,。;]{0,6}$"
)


# 净亏损依次为2亿元、3亿元和1亿元,合计(6亿元)
SUMMED_UP = regex.compile(r",?(?:三年|两年半|三年半|期内|报告期内|往绩期内)?(?:合计|累计|合共|总计|共计|加起来)(?:净?亏损?|净?亏掉|达|为|约|近|逾|超过?)*")


def years_together(state: State, before: str, between: str = "") -> str | None:
    """Return the years listed before as one interval where the words before a number say that it is of all: 三年下来…合计.

    `between` is what stands between the number before and this one: right behind a list over the years it sums them up.
    """
    last = state.last
    if last is not None and len(state.listed) > 1 and state.told >= len(state.listed) and last.period == state.listed[-1] and SUMMED_UP.fullmatch(between):
        return _as_one(state.listed)
    match = TOGETHER.search(before)
    if match and match["half"]:
        told = [*state.years, state.report or ""] if state.listed == state.years else state.listed  # 2022年至2024年…;2025年上半年…
        return _as_one(told) if len(told) == COUNTS[match["n"]] + 1 and told[-1].endswith("-06") else None
    if match is None or len(state.listed) != COUNTS[match["n"]] or any(len(year) != YEAR for year in state.listed):
        return None
    return f"{state.listed[0]}/{state.listed[-1]}"


def _as_one(periods: list[str]) -> str | None:
    """Return years one after the other, the last one perhaps its first months, as one interval; None of others.

    >>> _as_one(["2022", "2023", "2024"]), _as_one(["2023", "2024", "2025-01/2025-06"]), _as_one(["2023", "2025"])
    ('2022/2024', '2023-01/2025-06', None)
    """
    first, last = periods[0], periods[-1]
    whole = all(len(period) == YEAR for period in periods[:-1]) and (len(last) == YEAR or last[YEAR : YEAR + 4] == "-01/")
    if not whole or [int(period[:YEAR]) for period in periods] != [*range(int(first), int(first) + len(periods))]:
        return None
    return f"{first}/{last}" if len(last) == YEAR else f"{first}-01/{last.partition('/')[2]}"
