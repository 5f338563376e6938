"""Times read whole against a moment: points, ranges (从一月十日到20日), what is before, after or since (三天前, 2018年以来)."""

import datetime as dt
from decimal import Decimal

import regex

from newsfacts.mention import Mention
from newsfacts.values.alone.amount import UNITS, Amount, read_amount
from newsfacts.values.alone.extent import Extent, days_extent, months_extent, year_extent
from newsfacts.values.alone.point import Point, read_point
from newsfacts.values.calendar import trading_day
from newsfacts.values.numerals import read_number

SPACE = regex.compile(r"(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z])")
JOIN = regex.compile(r"一?直?到|至|[-~—–]+")
BETWEEN = regex.compile(r"(?P<first>.+?)(?:和|与|跟|及|到|至)(?P<last>.+?)(?:之间|间)")
# 十五年以上,30年以下
WITHIN = regex.compile(r"(?P<first>.+?)以上,(?P<last>.+)以下")
FROM = regex.compile(r"^(?:从|自从|自|由|在|于)")
SINCE = regex.compile(r"(?:起|开始|以来|之后|以后|及以后|或之后|及之后|或以后|起至今|起到现在|至今|到现在|到目前|后)$")
UNTIL = regex.compile(r"(?:之前|以前|及以前|或之前|及之前|或以前|为止|前)$")
UP_TO_NOW = regex.compile(r"(?:起?至今|起?到现在|起?到目前)$")
# 两日, 15年, 100年 and 三个季度 are lengths; 二日 is a day, 08年 and 789年 are years.
LENGTH = regex.compile(r"两日|[一两二三四\d]个季度|[1-6]\d年|\d\d0年")
# 2018年以前 is before that year, not so many years ago.
CALENDAR_YEAR = regex.compile(r"(?:0\d|\d{4})年|[零〇一二三四五六七八九]{2,4}年")
AROUND = regex.compile(r"^(?:大约|大概|约)|(?:左右|前后|的时候)$")
# What the end of a range counts from now and not from its beginning: 前天到明天晚上.
FROM_NOW = regex.compile(r"[今昨明]|去年|[大]?[前后][年天日]|[本上下这]个?[年月周季星礼]")
UNIT = regex.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?P<unit>年|月|日|号|点|时)")
AGO = regex.compile(r"(?P<amount>.+?)(?P<way>之前|以前|之后|以后|过后|以来|以内|之内|前|后|内|来)(?P<open>起)?")
# 几十年之后: between twenty years and a hundred.
SOME_AGO = regex.compile(r"(?:好?几|数)(?P<scale>[十百千])多?(?P<unit>个?\p{Han}{1,2}?)(?P<way>之?[前后]|以[前后])")
TEN_TIMES = {"十": "一百", "百": "一千", "千": "一万"}
RECENT = regex.compile(r"(?P<way>过去|最近|近|之前|刚过去|未来|今后|接下来|之后|往后|再过|过)的?这?(?P<amount>.+)")
ALIGNED = regex.compile(r"(?P<way>上|前|下|后)(?P<amount>.+)")
STEPS = {"hours": 3600, "minutes": 60, "seconds": 1}


def read_moment(text: str, now: dt.datetime) -> Mention | None:
    """Return the time that a folded text is as a whole, read against `now`; None where it is none.

    A month or day without a year lies in the year of `now`; a weekday or clock time without a day is the next.

    >>> now = dt.datetime(2021, 6, 14, 1, 6, 40)
    >>> [read_moment(t, now).value for t in ["前年11月到去年3月", "今晚八点以后", "一个半小时后", "2月份第二周"]]
    ['2019-11/2020-03', '2021-06-14T20:00/..', '2021-06-14T02:36:40/2021-06-14T03:36:40', '2021-02-08/2021-02-14']
    """
    text = SPACE.sub("", text)
    around = AROUND.sub("", text)
    extent = _extent(around, now) if 0 < len(around) <= 40 and not LENGTH.fullmatch(around) else None
    if extent is None:
        return None
    return Mention(0, len(text), "DATE", extent.edtf(), mod="APPROX" if around != text else None)


def _extent(text: str, now: dt.datetime) -> Extent | None:
    if extent := _relative(text, now):
        return extent
    point = read_point(text, now)
    if point is not None:
        return point.extent
    stripped = FROM.sub("", text)
    if stripped == text:
        return _range(text, now) or _open(text, now)
    return _range(stripped, now) or _open(stripped, now) or _from(text, stripped, now)


def _from(text: str, stripped: str, now: dt.datetime) -> Extent | None:
    """Read a point behind a preposition; with 自从 it is the beginning of what goes on (自从2018年)."""
    extent = _point(stripped, now)
    return Extent(extent.start, None) if extent is not None and text.startswith("自从") else extent


def _point(text: str, now: dt.datetime) -> Extent | None:
    point = read_point(text, now)
    return point.extent if point else None


def _range(text: str, now: dt.datetime) -> Extent | None:
    """Read a range: what its beginning leaves out is that of its end's unit, and the other way round."""
    pairs = [(text[: m.start()], text[m.end() :]) for m in JOIN.finditer(text) if m.start() and m.end() < len(text)]
    if between := BETWEEN.fullmatch(text):
        pairs.insert(0, (between.group("first"), between.group("last")))
    for first, last in pairs:
        if UP_TO_NOW.fullmatch(f"到{last}"):
            continue
        unit = UNIT.match(last)
        left = read_point(first, now)
        if left is None or (unit and first[-1].isdigit()):
            left = (read_point(first + unit.group("unit"), now) if unit else None) or left
        if left is None or left.extent is None or left.extent.start is None:
            continue
        base = now if FROM_NOW.match(last) else left.extent.start
        right = read_point(last, base, left.part, follows=True)
        if right is not None and (extent := _joined(left, right)):
            return extent
    return None


def _joined(left: Point, right: Point) -> Extent | None:
    if left.extent is None or right.extent is None:
        return None
    start, end = left.extent.start, right.extent.end
    if start is None or end is None:
        return None
    if right.clock and end <= start and not right.dated:
        end += dt.timedelta(hours=12 if end + dt.timedelta(hours=12) > start and end.hour < 12 and left.part else 24)
    if end < start and right.year is None:
        try:
            end = end.replace(year=end.year + 1)
        except ValueError:
            return None
    return Extent(start, end) if end >= start else None


def _open(text: str, now: dt.datetime) -> Extent | None:
    """Read a time that is open at one side."""
    if match := SINCE.search(text):
        extent = _extent(text[: match.start()], now)
        if extent is None or extent.start is None:
            return None
        if UP_TO_NOW.search(text):
            return Extent(extent.start, now)
        after = "后" in match.group() and not match.group().startswith(("及", "或")) and not extent.instant
        return Extent(extent.end if after and _is_long(extent) else extent.start, None)
    if match := UNTIL.search(text):
        extent = _extent(text[: match.start()], now)
        if extent is None or extent.end is None:
            return None
        before = not match.group().startswith(("及", "或", "为")) and not extent.instant
        return Extent(None, extent.start if before and _is_long(extent) else extent.end)
    return None


def _is_long(extent: Extent) -> bool:
    """Tell a month or more, which 以前 leaves out whole (2018年以前), from a day."""
    return extent.start is not None and extent.end is not None and (extent.end - extent.start).days > 27


def _relative(text: str, now: dt.datetime) -> Extent | None:
    """Read a time by its distance: 三年前, 20天后, 90分钟以内, 未来7天, 前两周, 再过半个小时."""
    if match := SOME_AGO.fullmatch(text):
        return _some_ago(match, now)
    if match := AGO.fullmatch(text):
        calendar = CALENDAR_YEAR.fullmatch(match.group("amount"))
        amount = None if calendar else read_amount(match.group("amount"))
        if amount is not None:
            return _ago(amount, match.group("way"), now)
    if match := RECENT.fullmatch(text):
        amount = read_amount(match.group("amount")) or _bare_months(match.group("amount"))
        return None if amount is None else _recent(amount, match.group("way"), now)
    if match := ALIGNED.fullmatch(text):
        amount = read_amount(match.group("amount")) or _bare_months(match.group("amount"))
        if amount is None or text[:2] in ("前半", "后半", "上半", "下半"):
            return None
        sign = 1 if match.group("way") in "下后" else -1
        counted = match.group("way") in "前后" and set(amount.parts) <= {"years", "weeks", "days"}
        return _beside(amount, sign, now) if counted else _aligned(amount, sign, now)
    return None


def _bare_months(text: str) -> Amount | None:
    """Read 三月 of 近三月 as three months."""
    return read_amount(f"{text[:-1]}个月") if text.endswith("月") and read_number(text[:-1]) else None


def _ago(amount: Amount, way: str, now: dt.datetime) -> Extent | None:
    later = way in ("之后", "以后", "过后", "后")
    moved = _moved(amount, 1 if later else -1, now)
    if moved is None:
        return None
    if way in ("以来", "来"):
        return Extent(_floor(moved, amount), now)
    if way in ("以内", "之内", "内"):
        ahead = amount.added(now, 1)
        return None if ahead is None else Extent(now, ahead)
    around = _around(moved, amount)
    if way in ("前", "后"):
        return around
    if later:
        return None if around is None else Extent(around.start, None)
    if "months" in amount.parts and len(amount.parts) > 1:
        around = days_extent(moved.date())
    return None if around is None else Extent(None, around.end)


def _some_ago(match: regex.Match[str], now: dt.datetime) -> Extent | None:
    """Read what is some tens, hundreds or thousands of a unit away: from two of them to ten."""
    scale, unit = match.group("scale", "unit")
    near, far = read_amount(f"二{scale}{unit}"), read_amount(f"{TEN_TIMES[scale]}{unit}")
    if near is None or far is None:
        return None
    way = match.group("way")[-1]
    first, last = (_ago(amount, way, now) for amount in ((near, far) if way == "后" else (far, near)))
    return None if first is None or last is None else Extent(first.start, last.end)


def _moved(amount: Amount, sign: int, now: dt.datetime) -> dt.datetime | None:
    if not amount.trading:
        return amount.added(now, sign)
    day = trading_day(now.date(), sign * int(amount.parts.get("days", 0)), "CN")
    return dt.datetime.combine(day, now.time())


def _floor(moment: dt.datetime, amount: Amount) -> dt.datetime:
    """Return the beginning of the unit that an amount counts in, where it counts whole ones (3年多以来, 3个多月以来)."""
    if not amount.more:
        return moment
    if "years" in amount.parts:
        return dt.datetime(moment.year, 1, 1)
    return dt.datetime(moment.year, moment.month, 1) if "months" in amount.parts else moment


def _around(moment: dt.datetime, amount: Amount) -> Extent | None:
    """Return the year, month, day or hour in which a moment lies, by the largest unit of the amount."""
    parts = amount.parts
    if "years" in parts and len(parts) == 1:
        return year_extent(moment.year)
    if "months" in parts and len(parts) == 1:
        return months_extent(moment.year, moment.month)
    if "months" in parts:
        return days_extent(moment.date(), 31)
    if "weeks" in parts:
        return days_extent(moment.date(), 7)
    if "days" in parts or "years" in parts:
        return days_extent(moment.date())
    if "hours" in parts:
        return Extent(moment, moment + dt.timedelta(hours=1))
    return Extent(moment, moment, instant=True)


def _recent(amount: Amount, way: str, now: dt.datetime) -> Extent | None:
    if way in ("再过", "过"):
        moved = _moved(amount, 1, now)
        if moved is None:
            return None
        return Extent(moved if set(amount.parts) & set(STEPS) else dt.datetime.combine(moved.date(), dt.time()), None)
    ahead = way in ("未来", "今后", "接下来", "之后", "往后")
    moved = _moved(amount, 1 if ahead else -1, now)
    if moved is None:
        return None
    if set(amount.parts) <= {"years", "months"}:  # counted from day to day
        moved = dt.datetime.combine(moved.date(), dt.time())
    return Extent(now, moved) if ahead else Extent(moved, now)


def _beside(amount: Amount, sign: int, now: dt.datetime) -> Extent | None:
    """Return what reaches from today back, or from tomorrow on: 前1周, 后两年."""
    today = dt.datetime.combine(now.date(), dt.time())
    start = today + dt.timedelta(sign > 0)
    moved = _moved(amount, sign, start)
    if moved is None:
        return None
    return Extent(start, moved) if sign > 0 else Extent(moved, start)


def _aligned(amount: Amount, sign: int, now: dt.datetime) -> Extent | None:
    """Return the whole units before or after the one of `now`: 上两周, 下三个月, 前两小时."""
    if len(amount.parts) != 1 or amount.trading:
        return None
    unit, count = next(iter(amount.parts.items()))
    number = int(count)
    if unit == "years":
        return year_extent(now.year + 1 if sign > 0 else now.year - number, number)
    if unit == "months":
        return months_extent(now.year, now.month + 1 if sign > 0 else now.month - number, number)
    if unit == "weeks":
        monday = now.date() - dt.timedelta(now.weekday())
        return days_extent(monday + dt.timedelta(7 if sign > 0 else -7 * number), 7 * number)
    if unit == "days":
        return days_extent(now.date() + dt.timedelta(1 if sign > 0 else -number), number)
    step = STEPS[unit]
    seconds = (now - dt.datetime.combine(now.date(), dt.time())).seconds // step * step
    whole = dt.datetime.combine(now.date(), dt.time()) + dt.timedelta(seconds=seconds)
    length = dt.timedelta(seconds=step * number)
    return (
        Extent(whole + dt.timedelta(seconds=step), whole + dt.timedelta(seconds=step) + length)
        if sign > 0
        else Extent(whole - length, whole)
    )


def read_length(text: str) -> Mention | None:
    """Return the duration that a folded text is as a whole, or a range of them; None where it is none.

    >>> [(m.value, m.upper) for m in map(read_length, ["一个半小时", "30~90日", "十五年以上,30年以下", "大半天"])]
    [('PT1H30M', None), ('P30D', 'P90D'), ('P15Y', 'P30Y'), ('PT12H', 'PT21.6H')]
    """
    text = SPACE.sub("", text)
    if text.startswith("大半"):
        return _greater_half(text)
    if amount := read_amount(text):
        return Mention(0, len(text), "DURATION", amount.iso(), mod="MORE_THAN" if amount.more else None)
    between = WITHIN.fullmatch(text)
    joins = [(m.start(), m.end()) for m in JOIN.finditer(text)] if not between else []
    pairs = [(between.group("first"), between.group("last"))] if between else [(text[:a], text[b:]) for a, b in joins]
    for first, last in pairs:
        high = read_amount(last)
        if high is None:
            continue
        tail = next((last[i:] for i in range(len(last)) if last[i:].removeprefix("个") in UNITS), "")
        low = read_amount(first) or read_amount(first + tail)
        if low is not None:
            return Mention(0, len(text), "DURATION", low.iso(), high.iso())
    return None


def _greater_half(text: str) -> Mention | None:
    """Read 大半天 and 大半年: from the half of a unit to nine tenths of it."""
    half = read_amount(text.removeprefix("大"))
    if half is None or len(half.parts) != 1:
        return None
    most = Amount({unit: count * Decimal("1.8") for unit, count in half.parts.items()}, half.unit)
    return Mention(0, len(text), "DURATION", half.iso(), most.iso())
