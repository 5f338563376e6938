"""Named days: festivals, commemorations and solar terms, by the rules in lexicon/named_days.tsv."""

import datetime as dt
from functools import cache

import regex

from newsfacts.lexicon.loader import lexicon
from newsfacts.values.calendar import lunar_date, nth_weekday

RULE = regex.compile(r"(?P<kind>[a-z]+) ?(?P<rest>[-\d ]*)(?P<days>x\d+)?")


@cache
def named_days() -> dict[str, str]:
    """Return the rule of each name."""
    return {name: row["rule"] for row in lexicon("named_days") for name in row["names"].split()}


@cache
def names_pattern() -> str:
    """Return the names as alternatives of a pattern, longest first."""
    return "|".join(sorted(map(regex.escape, named_days()), key=len, reverse=True))


def named_day(name: str, year: int) -> tuple[dt.date, int] | None:
    """Return the first day of a named day or season in a year and how many days it lasts, None outside its calendar.

    >>> named_day("母亲节", 2021), named_day("除夕", 2026), named_day("大寒", 2017)
    ((datetime.date(2021, 5, 9), 1), (datetime.date(2027, 2, 5), 1), (datetime.date(2018, 1, 20), 1))
    """
    match = RULE.fullmatch(named_days()[name])
    if match is None:
        return None
    numbers = [int(number) for number in match.group("rest").split()]
    try:
        day = _day(match.group("kind"), numbers, year)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
    return None if day is None else (day, int((match.group("days") or "x1")[1:]))


def _day(kind: str, numbers: list[int], year: int) -> dt.date | None:
    if kind == "fixed":
        return dt.date(year, numbers[0], numbers[1])
    if kind == "lunar":
        value = lunar_date(year, numbers[0], numbers[1])
        return None if value is None else dt.date.fromisoformat(value)
    if kind == "nth":  # month, weekday (0 is Monday), which one (-1 is the last)
        return nth_weekday(year, *numbers)
    if kind == "term":
        return solar_term(numbers[0], year)
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    method = EASTER_ORTHODOX if kind == "orthodox" else EASTER_WESTERN
    sunday: dt.date = easter(year, method)
    return sunday + dt.timedelta(numbers[0])


TERMS = (
    "立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒"
).split()


def solar_term(index: int, year: int) -> dt.date:
    """Return the day of a solar term in the year that begins with 立春 (index 0): 小寒 and 大寒 fall in the next January."""
    from lunar_python import Lunar

    name, year = TERMS[index], year + (index >= 22)
    table = Lunar.fromYmd(year, 1, 1).getJieQiTable()
    solar = table[name]
    return dt.date(solar.getYear(), solar.getMonth(), solar.getDay())
