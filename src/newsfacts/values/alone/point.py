"""One point in time read whole against a moment: 大后天上午10点, 2023年三月的第二周, 去年中秋节, 下个星期一, 3:15pm."""

import calendar
import datetime as dt
from collections.abc import Callable

import msgspec
import regex

from newsfacts.values.alone import point_words as words
from newsfacts.values.alone.extent import Extent, days_extent, months_extent, year_extent
from newsfacts.values.alone.named_days import named_day, solar_term
from newsfacts.values.calendar import lunar_date, nth_weekday, weeks_of
from newsfacts.values.numerals import read_numeral

# 星期天,二月十号
WEEKDAY_BEFORE = regex.compile(r"(?:周|星期|礼拜)[一二三四五六日天],(?=.)")
OF = regex.compile("的")
WEEKDAY_AGAIN = regex.compile(r"[,(]?(?:周|星期|礼拜)[一二三四五六日天]\)?")
TENTHS = {"上": (1, 11), "中": (11, 21), "下": (21, None), "上中": (1, 21), "中上": (1, 21), "中下": (11, None)}


class Point(msgspec.Struct):
    """A point as far as it has been read: `at` is the position behind it, `base` the moment that fills what it leaves out."""

    text: str
    base: dt.datetime
    follows: bool = False
    """It ends a range: what it leaves out is that of the beginning, and it leans nowhere."""
    at: int = 0
    extent: Extent | None = None
    year: int | None = None
    lunar: bool = False
    part: str | None = None
    clock: bool = False
    dated: bool = False

    def take(self, pattern: regex.Pattern[str]) -> regex.Match[str] | None:
        """Match at the position and go behind it."""
        match = pattern.match(self.text, self.at)
        if match is not None and match.end() > self.at:
            self.at = match.end()
            return match
        return None


def read_point(text: str, base: dt.datetime, part: str | None = None, *, follows: bool = False) -> Point | None:
    """Return the point that a text is as a whole, None where it is none.

    `part` is the part of the day of a range's beginning (下午 in 下午1点到3点), which its end shares.

    >>> read_point("大后天上午10点", dt.datetime(2021, 6, 14)).extent.edtf()
    '2021-06-17T10:00'
    >>> read_point("今年三月第三周", dt.datetime(2021, 6, 14)).extent.edtf()
    '2021-03-15/2021-03-21'
    """
    point = Point(text, base, follows)
    _read_date(point)
    if point.at < len(text):
        _read_clock(point, part)
    return point if point.extent is not None and point.at == len(text) else None


def _read_date(point: Point) -> None:
    """Read what names a year, month, week or day."""
    point.take(WEEKDAY_BEFORE)
    if any(_try(point, reader) for reader in (_named_now, _numeric, _decade, _relative_day)):
        return
    start = point.at
    point.lunar = point.take(words.LUNAR) is not None
    _year(point)
    point.take(OF)
    point.lunar = point.lunar or point.take(words.LUNAR) is not None
    if any(_try(point, reader) for reader in (_named, _month, _year_part, _lone_day)):
        return
    if point.year is not None:
        point.extent, point.dated = year_extent(point.year), True
        if point.text.startswith("全年", point.at):
            point.at += 2
    elif point.lunar:
        point.at = start


def _try(point: Point, reader: Callable[[Point], bool]) -> bool:
    """Read with `reader`; where it fails, leave the point as it was."""
    at, lunar = point.at, point.lunar
    if reader(point):
        point.dated = True
        _skip_weekday(point)
        return True
    point.at, point.lunar, point.extent = at, lunar, None
    return False


def _skip_weekday(point: Point) -> None:
    """Go over a weekday that repeats what the date says: 6月1日周六."""
    point.take(WEEKDAY_AGAIN)


def _number(text: str | None) -> int | None:
    if not text:
        return None
    number = read_numeral(text)
    return None if number is None else int(number)


def full_year(short: int, base: int) -> int:
    """Return the year that two digits mean: the one nearest to `base`, the past rather than twenty years ahead.

    >>> full_year(58, 1970), full_year(3, 2021), full_year(70, 2021)
    (1958, 2003, 1970)
    """
    years = [base // 100 * 100 + century + short for century in (-100, 0, 100)]
    return min((year for year in years if year <= base + 20), key=lambda year: abs(year - base))


def _year(point: Point) -> None:
    match = point.take(words.YEAR)
    if match is None:
        return
    base = point.base.year
    if match.group("era"):
        number = 1 if match.group("era_year") == "元" else _number(match.group("era_year"))
        point.year = None if number is None else words.ERAS[match.group("era")] + number
    elif match.group("word"):
        point.year = base + words.YEAR_WORDS[match.group("word")]
    else:
        digits = match.group("year")
        number = _number(digits)
        point.year = full_year(number, base) if number is not None and number < 100 and len(digits) == 2 else number


def _named_now(point: Point) -> bool:
    if match := point.take(words.TWO_YEARS):
        first = point.base.year - (match.group("words") == "去今")
        if match.group().endswith("年"):
            point.extent = year_extent(first, 2)
        else:
            day = point.base.date() - dt.timedelta(match.group("words") == "昨今")
            point.extent = days_extent(day, 2)
        return True
    match = words.NOW.fullmatch(point.text)
    if match is None or match.group() == "今":
        return False
    point.at = match.end()
    point.extent = Extent(point.base, point.base, instant=point.base.time() != dt.time())
    if not point.extent.instant:
        point.extent = days_extent(point.base.date())
    return True


def _numeric(point: Point) -> bool:
    match = point.take(words.NUMERIC)
    if match is None:
        return False
    written = match.group("y")
    year, month = _number(written) if written else point.base.year, _number(match.group("m"))
    if year is not None and written and len(written) == 2:
        year = full_year(year, point.base.year)
    if year is None or month is None or not 1 <= month <= 12:
        return False
    point.extent = _day(year, month, _number(match.group("d"))) if match.group("d") else months_extent(year, month)
    return point.extent is not None


def _day(year: int, month: int, day: int | None) -> Extent | None:
    try:
        return days_extent(dt.date(year, month, day or 1))
    except ValueError:
        return None


def _decade(point: Point) -> bool:
    match = point.take(words.DECADE)
    if match is None:
        return False
    century = _number(match.group("century"))
    if match.group("last"):
        century = point.base.year // 100
    elif match.group("this"):
        century = point.base.year // 100 + 1
    tens = match.group("tens")
    if tens is None:
        point.extent = None if century is None else year_extent((century - 1) * 100, 100)
        return point.extent is not None
    number = _number(tens) or 0
    first = (century - 1) * 100 + number if century else full_year(number, point.base.year)
    point.extent = year_extent(first, 10)
    return point.extent is not None


def _relative_day(point: Point) -> bool:
    today = point.base.date()
    if match := point.take(words.DAY_NAME):
        if match.group("fused"):
            shift, point.part = words.FUSED_DAYS[match.group("fused")]
            point.extent = days_extent(today + dt.timedelta(shift))
            if point.at == len(point.text):
                point.extent = _part_of(point.extent, point.part)
        else:
            point.extent = days_extent(today + dt.timedelta(words.DAY_WORDS.get(match.group("word") or "", 0)))
        return True
    if match := point.take(words.WEEK):
        monday = today - dt.timedelta(today.weekday()) + dt.timedelta(7 * words.WEEK_WORDS[match.group("word")])
    elif match := point.take(words.WEEKDAY):
        monday = today - dt.timedelta(today.weekday())
        if match.group("day") and words.WEEKDAYS[match.group("day")] <= today.weekday() and not point.follows:
            monday += dt.timedelta(7)
    else:
        return False
    if match.group("end"):
        point.extent = days_extent(monday + dt.timedelta(5), 2)
    elif match.group("day"):
        point.extent = days_extent(monday + dt.timedelta(words.WEEKDAYS[match.group("day")]))
    else:
        point.extent = days_extent(monday, 7)
    return not point.text.startswith(",", point.at)


def _named(point: Point) -> bool:
    match = point.take(words.NAMED)
    if match is None:
        return False
    year = point.year if point.year is not None else point.base.year
    if match.group("new_year"):
        value = lunar_date(year, 1, "一二三四五六七八九十".index(match.group("new_year")[1]) + 1)
        point.extent = None if value is None else days_extent(dt.date.fromisoformat(value))
        return point.extent is not None
    found = named_day(match.group("name"), year)
    if found is None:
        return False
    if point.year is None and not point.follows and found[0] < point.base.date() and point.text.startswith("下", 0):
        found = named_day(match.group("name"), year + 1) or found
    point.extent = days_extent(*found)
    return True


def _month(point: Point) -> bool:
    match = point.take(words.MONTH)
    if match is None:
        return False
    year = point.year if point.year is not None else point.base.year
    if match.group("word"):
        month = point.base.month + words.MONTH_WORDS[match.group("word")]
    else:
        month = (
            1
            if match.group("first")
            else _number(match.group("n")) or words.LUNAR_MONTHS.get(match.group("lunar") or "", 0)
        )
        if not 1 <= month <= 12:
            return False
    leap = match.group("leap") is not None
    point.lunar = point.lunar or bool(match.group("lunar")) or leap
    point.extent = months_extent(year, month)
    point.take(OF)
    day = point.take(words.DAY)
    spelled = day.group("lunar") if day else None
    if day and spelled and spelled[0] in "初廿" and not day.group("unit"):
        point.lunar = True
    if point.lunar:
        return _lunar(point, year, -month if leap else month, spelled or (day and day.group("n")))
    if day is None:
        return point.extent is not None
    first = point.extent.start if point.extent else None
    point.extent = _day_of_month(first.year, first.month, day) if first else None
    return point.extent is not None


def _lunar(point: Point, year: int, month: int, spelled: str | None) -> bool:
    number = 0 if spelled is None else _number(spelled.lstrip("初").replace("廿", "二十"))
    value = None if number is None else lunar_date(year, month, number)
    if value is None:
        return False
    first, _, last = value.partition("/")
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
    point.extent = days_extent(start, (end - start).days + 1)
    return True


def _day_of_month(year: int, month: int, match: regex.Match[str]) -> Extent | None:
    """Return a day, tenth, week or weekday of a month."""
    length = calendar.monthrange(year, month)[1]
    if match.group("tenth"):
        first, after = TENTHS[match.group("tenth")]
        return days_extent(dt.date(year, month, first), (after or length + 1) - first)
    if match.group("first"):
        return days_extent(dt.date(year, month, 1), min(length, _number(match.group("first")) or 1))
    if match.group("week") or match.group("last"):
        which = -1 if match.group("last") else _number(match.group("week")) or 1
        weekday = match.group("weekday")
        if weekday is None:
            weeks = weeks_of(year, month, which)
            return None if weeks is None else days_extent(*weeks)
        day = nth_weekday(year, month, words.WEEKDAYS[weekday], which)
        return None if day is None else days_extent(day)
    return _day(
        year, month, _number(match.group("n") or (match.group("lunar") or "").lstrip("初").replace("廿", "二十"))
    )


def _year_part(point: Point) -> bool:
    match = point.take(words.PART)
    year = point.year if point.year is not None else point.base.year
    if match is None:
        quarter = point.take(words.QUARTER)
        if quarter is None or point.year is not None:
            return False
        shift = words.QUARTER_WORDS[quarter.group()]
        point.extent = months_extent(year, (point.base.month - 1) // 3 * 3 + 1 + 3 * shift, 3)
        return point.extent is not None
    point.extent = _part_of_year(year, match)
    return point.extent is not None


def _part_of_year(year: int, match: regex.Match[str]) -> Extent | None:
    group = match.groupdict()
    if group["quarter"]:
        number = {"首": 1, "末": 4}.get(group["quarter"]) or _number(group["quarter"]) or 1
        return months_extent(year, 3 * number - 2, 3)
    if group["half"]:
        return months_extent(year, 1 if group["half"] in "上前" else 7, 6)
    for name, unit in (("quarters", 3), ("months", 1)):
        if group[name]:
            return months_extent(year, 1, unit * (_number(group[name]) or 1))
        if group[f"last_{name}"]:
            count = unit * (_number(group[f"last_{name}"]) or 1)
            return months_extent(year, 13 - count, count) if count <= 12 else None
    if group["season"]:
        index = words.SEASONS[group["season"]]
        start, after = solar_term(index, year), solar_term((index + 6) % 24, year + (index == 18))
        return days_extent(start, (after - start).days)
    if group["week"] or group["last_weeks"]:
        which = _number(group["week"]) or 1 if group["week"] else -1
        weeks = weeks_of(year, None, which, _number(group["last_weeks"]) or 1)
        return None if weeks is None else days_extent(*weeks)
    return year_extent(year)


def _lone_day(point: Point) -> bool:
    """Read a day without a month, of the month at hand: 12号, 初三, 下旬."""
    match = point.take(words.DAY) if point.year is None else None
    if match is None or match.group("week") or match.group("first") or match.group("last"):
        return False
    if not (match.group("unit") or match.group().endswith(("日", "号", "旬")) or match.group().startswith("初")):
        return False
    if match.group().startswith("初"):
        return False
    point.extent = _day_of_month(point.base.year, point.base.month, match)
    return point.extent is not None


def _read_clock(point: Point, shared: str | None) -> None:
    """Read a part of the day and a clock time."""
    match = point.take(words.DAY_PART)
    if match:
        point.part = match.group("part")
    point.take(OF)
    clock = point.take(words.CLOCK)
    if clock and words.DECIMAL.fullmatch(point.text):
        return
    day = point.extent or days_extent(point.base.date())
    if clock is None:
        if match and point.part:
            point.extent = _part_of(day, point.part)
        return
    point.clock = True
    point.extent = _clock(point, clock, day, point.part or shared)


def _part_of(day: Extent, part: str) -> Extent | None:
    if day.start is None:
        return None
    first, last = words.DAY_PARTS[part]
    return Extent(day.start + dt.timedelta(hours=first), day.start + dt.timedelta(hours=last))


def _clock(point: Point, match: regex.Match[str], day: Extent, part: str | None) -> Extent | None:
    hour, minute, second = _number(match.group("hour")), _number(match.group("minute")), _number(match.group("second"))
    if hour is None and match.group("hour"):
        hour = 0  # 零点
    if match.group("half"):
        minute = 30
    elif match.group("quarters"):
        minute = 15 * (_number(match.group("quarters")) or 1)
    elif match.group("fives"):
        minute = 5 * (_number(match.group("fives")) or 1)
    if hour is None or hour > 24 or (minute or 0) > 59 or (second or 0) > 59 or day.start is None:
        return None
    meridiem = (match.group("meridiem") or "").lower()
    if (meridiem == "p" or (part in words.LATE and hour < 12) or (part == "中午" and hour < 4)) and hour < 12:
        hour += 12
    elif (meridiem == "a" and hour == 12) or (part in ("凌晨", "半夜", "午夜") and hour == 12):
        hour = 0
    elif hour == 12 and part in words.LATE and part not in ("下午", "午后", "晏昼", "下昼"):
        hour = 24
    start = day.start.replace(hour=0, minute=0, second=0) + dt.timedelta(
        hours=hour, minutes=minute or 0, seconds=second or 0
    )
    if not point.dated and not point.follows:
        start = _next(
            start, point.base, open_half=part is None and not meridiem and "点" in match.group() and hour <= 12
        )
    return Extent(start, start, instant=True)


def _next(moment: dt.datetime, base: dt.datetime, *, open_half: bool) -> dt.datetime:
    """Return the time of the day that is still to come: 三点 said at half past four in the morning is 15:00."""
    if base.time() == dt.time() or moment >= base:
        return moment
    if open_half and moment + dt.timedelta(hours=12) >= base:
        return moment + dt.timedelta(hours=12)
    return moment + dt.timedelta(1)
