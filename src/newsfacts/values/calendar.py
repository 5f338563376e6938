"""Days, months, quarters, lunar dates and trading days. All in the proleptic Gregorian calendar; no clock is read."""

import calendar
import datetime as dt
from functools import cache
from typing import Any

DAY = dt.timedelta(1)


def month_of(year: int, month: int) -> str:
    """Return a month in EDTF, months beyond a year's end carried over.

    >>> month_of(2025, 13), month_of(2025, 0)
    ('2026-01', '2024-12')
    """
    index = year * 12 + month - 1
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def months_of(year: int, first: int, last: int) -> str:
    """Return a run of months in EDTF; a whole year is the year, one month the month.

    >>> months_of(2025, 1, 9), months_of(2025, 1, 12), months_of(2025, 1, 1)
    ('2025-01/2025-09', '2025', '2025-01')
    """
    if (first, last) == (1, 12):
        return f"{year:04d}"
    start, end = month_of(year, first), month_of(year, last)
    return start if start == end else f"{start}/{end}"


def day_of(year: int, month: int, day: int) -> str | None:
    """Return a day in EDTF, None where the month has no such day."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def first_of(edtf: str) -> dt.date | None:
    """Return the first day of an EDTF date or interval, None where it is open or unknown.

    >>> first_of("2025-09"), first_of("../2025")
    (datetime.date(2025, 9, 1), None)
    """
    start = edtf.partition("/")[0][:10]
    if not start or "X" in start or ".." in start or start.startswith("0000"):
        return None
    parts = [int(part) for part in start.split("-")]
    return dt.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_of(edtf: str) -> dt.date | None:
    """Return the last day of an EDTF date or interval, None where it is open or unknown.

    >>> last_of("2025-01/2025-09")
    datetime.date(2025, 9, 30)
    """
    start, slash, end = edtf.partition("/")
    end = (end if slash else start)[:10]
    if not end or "X" in end or ".." in end:
        return None
    parts = [int(part) for part in end.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1]
    return dt.date(parts[0], month, day)


def shift_years(edtf: str, years: int) -> str:
    """Return an EDTF date or interval so many years later; 29 February becomes the 28th.

    >>> shift_years("2025-01/2025-09", -1), shift_years("2024-02-29", -1)
    ('2024-01/2024-09', '2023-02-28')
    """
    return "/".join(_shift(part, years) for part in edtf.split("/"))


def _shift(part: str, years: int) -> str:
    if not part[:4].isdigit():
        return part
    moved = f"{int(part[:4]) + years:04d}{part[4:]}"
    return moved[:8] + "28" + moved[10:] if moved[4:10] == "-02-29" and not calendar.isleap(int(moved[:4])) else moved


def nth_weekday(year: int, month: int, weekday: int, which: int) -> dt.date | None:
    """Return the n-th weekday of a month (0 is Monday; which -1 is the last), None where there are fewer."""
    length = calendar.monthrange(year, month)[1]
    days = [day for day in range(1, length + 1) if dt.date(year, month, day).weekday() == weekday]
    index = which - 1 if which > 0 else which
    return dt.date(year, month, days[index]) if -len(days) <= index < len(days) else None


def weeks_of(year: int, month: int | None, which: int, count: int = 1) -> tuple[dt.date, int] | None:
    """Return the first day of a week of a year or month and how many days `count` weeks have; `which` -1 are the last.

    Weeks begin on Monday. The first is that of the first Monday; the last of a year ends in it, that of a month begins in it.

    >>> weeks_of(2021, None, 1), weeks_of(2019, None, -1, 3)
    ((datetime.date(2021, 1, 4), 7), (datetime.date(2019, 12, 9), 21))
    """
    if which > 0:
        monday = nth_weekday(year, month or 1, 0, 1 if month is None else which)
        return None if monday is None else (monday + 7 * (which - 1) * DAY if month is None else monday, 7 * count)
    if month is None:
        sunday = nth_weekday(year, 12, 6, -1)
        return None if sunday is None else (sunday - (7 * count - 1) * DAY, 7 * count)
    monday = nth_weekday(year, month, 0, -1)
    return None if monday is None else (monday - 7 * (count - 1) * DAY, 7 * count)


@cache
def _holidays(market: str) -> Any:
    import holidays

    country = {"HK": "HK", "TW": "TW", "US": "US"}.get(market, "CN")
    return holidays.financial_holidays("NYSE") if country == "US" else holidays.country_holidays(country)


def trading_day(day: dt.date, shift: int, market: str) -> dt.date:
    """Return the trading day `shift` before (negative) or after `day` on a market: CN, HK, TW or US.

    Weekdays that are no public holiday of the place, by the package holidays.

    >>> trading_day(dt.date(2024, 7, 22), -1, "CN")
    datetime.date(2024, 7, 19)
    """
    closed = _holidays(market)
    step = DAY if shift > 0 else -DAY
    while shift:
        day += step
        if day.weekday() < 5 and day not in closed:
            shift += -1 if step > dt.timedelta(0) else 1
    return day


@cache
def lunar_date(year: int, month: int, day: int) -> str | None:
    """Return a day of the lunar calendar in EDTF; day 0 is the whole month, day -1 its last.

    `year` is the lunar year, which begins in January or February; 1900 to 2100.

    >>> lunar_date(2026, 1, 3), lunar_date(2025, 12, 0)
    ('2026-02-19', '2026-01-19/2026-02-16')
    """
    from lunar_python import LunarMonth

    whole = LunarMonth.fromYm(year, month)
    if whole is None:
        return None
    first = _lunar_first(year, month)
    length = whole.getDayCount()
    if day == 0:
        return f"{first.isoformat()}/{(first + dt.timedelta(length - 1)).isoformat()}"
    offset = length - 1 if day < 0 else day - 1
    return (first + dt.timedelta(offset)).isoformat() if offset < length else None


def _lunar_first(year: int, month: int) -> dt.date:
    from lunar_python import Lunar

    solar = Lunar.fromYmd(year, month, 1).getSolar()
    return dt.date(solar.getYear(), solar.getMonth(), solar.getDay())


FESTIVALS = {
    "春节": "春节",
    "国庆": "国庆节",
    "中秋": "中秋节",
    "端午": "端午节",
    "清明": "清明节",
    "五一": "劳动节",
    "元旦": "元旦节",
}
JOINED = {"国庆节": "国庆中秋", "中秋节": "国庆中秋"}
"""The days off of two festivals in one."""


@cache
def festival(name: str, year: int) -> str | None:
    """Return the mainland's official holiday of a festival in EDTF, by the package lunar-python; None if unknown.

    >>> festival("春节", 2025)
    '2025-01-28/2025-02-04'
    >>> festival("国庆", 2025)  # with 中秋 in one, which bears a name of its own
    '2025-10-01/2025-10-08'
    """
    from lunar_python.util import HolidayUtil

    official = next((full for short, full in FESTIVALS.items() if name.startswith(short)), None)
    days = sorted(
        holiday.getDay()
        for holiday in (*HolidayUtil.getHolidays(year - 1), *HolidayUtil.getHolidays(year))
        # The last days of a year may belong to the next one's 元旦.
        if holiday.getName() in (official, JOINED.get(official or "")) and not holiday.isWork() and holiday.getTarget().startswith(f"{year}-")
    )
    if not days:
        return None
    return days[0] if len(days) == 1 else f"{days[0]}/{days[-1]}"
