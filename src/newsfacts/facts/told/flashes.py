"""Indicators as wires flash them: 「11月CPI环比初值0.3%,预期0.2%,前值0.5%」."""

import datetime as dt

import regex

from newsfacts.facts.when.periods import days_of, first_day

# 环比初值, 年率终值: the number right behind says how far the indicator moved, though no verb does.
MOVED = regex.compile(r"(?:同比|环比|按[年月季]|[年月季]率)(?:季调后?|未季调)?(?:初值|终值|修正值|初步数据)?(?:为|是|录得|报)?$")
RATES = frozenset("cpi ppi industrial_output".split())
"""Percentages of which a rate against another time is the growth."""
# 前值: what the indicator was the time before
BEFORE = regex.compile(r"(?:前值|前期值|上期值|前一期|上一期)(?:修正|上修|下修)?(?:为|是|由|从)?$")
WEEK = 7
"""Days."""
# 8月至10月: of the rates of those without work
THREE_MONTHS = regex.compile(r"\d{4}-(?P<since>\d\d)/\d{4}-(?P<until>\d\d)")
THIRD = 2
"""So many months behind the first comes the last of three."""
PERIODS = {1: regex.compile(r"\d{4}-\d\d"), 3: regex.compile(r"(\d{4})-(?:01/\1-03|04/\1-06|07/\1-09|10/\1-12)")}
"""Periods of a month and of a quarter, by their months."""


def is_rate(lead: str, concept: str) -> bool:
    """Tell whether the number behind `lead` is how far an indicator moved.

    >>> is_rate("CPI环比初值", "cpi"), is_rate("CPI", "cpi"), is_rate("毛利率环比", "gross_margin")
    (True, False, False)
    """
    return concept in RATES and MOVED.search(lead) is not None


def is_before(lead: str) -> bool:
    """Tell whether a number is what the indicator was the time before.

    >>> is_before("前值"), is_before("提前")
    (True, False)
    """
    return (lead.rfind("值") >= 0 or lead.rfind("一期") >= 0) and BEFORE.search(lead) is not None


def period_before(period: str | None) -> str | None:
    """Return the month before a month, the quarter before a quarter, the week before a week, of three months that make no quarter those a month earlier; None for any other period.

    >>> period_before("2022-01"), period_before("2022-04/2022-06"), period_before("2022-03-05")
    ('2021-12', '2022-01/2022-03', None)
    >>> period_before("2022-03-06/2022-03-12")
    '2022-02-27/2022-03-05'
    >>> period_before("2022-02/2022-04")
    '2022-01/2022-03'
    """
    if period and days_of(period) == WEEK and len(period) == len("2022-03-06/2022-03-12"):
        week_before = dt.date.fromisoformat(period[:10]) - dt.timedelta(WEEK)
        return f"{week_before.isoformat()}/{(week_before + dt.timedelta(WEEK - 1)).isoformat()}"
    rolls = THREE_MONTHS.fullmatch(period) if period else None
    months = next((n for n, form in PERIODS.items() if period and form.fullmatch(period)), None)
    first = first_day(period) if period else None
    rolls = rolls if months is None and rolls and (int(rolls["until"]) - int(rolls["since"])) % 12 == THIRD else None
    if first is None or (months is None and rolls is None):
        return None
    months, back = (months, months) if months else (3, 1)
    begin = int(first[:4]) * 12 + int(first[5:7]) - 1 - back
    named = [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in (begin, begin + months - 1)]
    return named[0] if months == 1 else "/".join(named)
