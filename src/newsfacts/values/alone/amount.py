"""Lengths of time read whole: 一个半小时, 8天20小时, 两个半月, 十三分半, 3年多, 三天三夜, 35,000个钟头."""

import datetime as dt
from decimal import Decimal

import msgspec
import regex

from newsfacts.mention import plain
from newsfacts.values.numerals import NUMERAL, read_number

# What a unit counts in, how many of it, and what half of it adds.
UNITS = {
    "世纪": ("years", 100), "年": ("years", 1), "周年": ("years", 1), "载": ("years", 1), "季度": ("months", 3), "月": ("months", 1),
    "星期": ("weeks", 1), "礼拜": ("weeks", 1), "周": ("weeks", 1), "天": ("days", 1), "日": ("days", 1), "昼夜": ("days", 1),
    "工作日": ("days", 1), "交易日": ("days", 1), "小时": ("hours", 1), "钟头": ("hours", 1), "钟": ("hours", 1), "刻钟": ("minutes", 15),
    "字": ("minutes", 5), "分钟": ("minutes", 1), "分": ("minutes", 1), "秒钟": ("seconds", 1), "秒": ("seconds", 1),
}  # fmt: skip
HALF: dict[str, tuple[str, Decimal | int]] = {
    "years": ("months", 6), "months": ("days", 15), "weeks": ("hours", 84), "days": ("hours", 12), "hours": ("minutes", 30),
    "minutes": ("seconds", 30), "seconds": ("seconds", Decimal("0.5")),
}  # fmt: skip
ORDER = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
LETTERS = dict(zip(ORDER, "YMWDHMS", strict=True))
DAYS = {"years": 365, "months": 30, "weeks": 7, "days": 1}
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
PART = regex.compile(
    rf"""
    (?P<number>{NUMERAL}|[俩仨])? (?P<more>多)? (?P<half>半)? (?:个)? (?P<more>多)? (?P<half>半)? 的?
    (?P<unit>{_UNIT}) (?P<more>多)? (?P<half>半)? (?P<clock>钟)?
    """,
    regex.VERBOSE,
)
NIGHTS = regex.compile(
    r"(?P<days>.{1,3})天(?P=days)夜|(?P<days>.{1,3})个?日夜|(?P<years>.{1,4}?)(?:载春秋|个?春秋|个?寒暑)"
)
PAIRS = str.maketrans({"俩": "两", "仨": "三"})


class Amount(msgspec.Struct, frozen=True):
    """A length of time by its units; `more` where the words say 多 or 几, `unit` the smallest of them."""

    parts: dict[str, Decimal]
    unit: str
    more: bool = False
    trading: bool = False

    def iso(self) -> str:
        """Return the length in ISO 8601.

        >>> read_amount("一年半").iso(), read_amount("8天20小时").iso()
        ('P1Y6M', 'P8DT20H')
        """
        dates = "".join(f"{plain(self.parts[u])}{LETTERS[u]}" for u in ORDER[:4] if self.parts.get(u))
        clock = "".join(f"{plain(self.parts[u])}{LETTERS[u]}" for u in ORDER[4:] if self.parts.get(u))
        return f"P{dates}T{clock}" if clock else f"P{dates}"

    def days(self) -> Decimal:
        """Return the length in days, a year as 365 and a month as 30."""
        parts = self.parts
        dates = sum((parts.get(unit, Decimal(0)) * days for unit, days in DAYS.items()), Decimal(0))
        seconds = parts.get("hours", 0) * 3600 + parts.get("minutes", 0) * 60 + parts.get("seconds", 0)
        return dates + Decimal(seconds) / 86400

    def added(self, moment: dt.datetime, sign: int) -> dt.datetime | None:
        """Return `moment` so much later (sign 1) or earlier (-1), None beyond the calendar's years."""
        parts = self.parts
        months = int(parts.get("years", 0) * 12 + parts.get("months", 0)) * sign
        index = moment.year * 12 + moment.month - 1 + months
        try:
            moved = _in_month(moment, index // 12, index % 12 + 1)
            rest = dt.timedelta(
                weeks=float(parts.get("weeks", 0)),
                days=float(parts.get("days", 0)),
                hours=float(parts.get("hours", 0)),
                minutes=float(parts.get("minutes", 0)),
                seconds=float(parts.get("seconds", 0)),
            )
            return moved + sign * rest
        except (ValueError, OverflowError):
            return None


def _in_month(moment: dt.datetime, year: int, month: int) -> dt.datetime:
    for day in range(moment.day, 27, -1):
        try:
            return moment.replace(year=year, month=month, day=day)
        except ValueError:
            if day == 28:
                raise
    return moment.replace(year=year, month=month)


def read_amount(text: str) -> Amount | None:
    """Return the length of time that a text is, None where it is none.

    >>> [read_amount(t).iso() for t in ["一个半小时", "两个半月", "十三分半", "一个星期又三天", "三天三夜"]]
    ['PT1H30M', 'P2M15D', 'PT13M30S', 'P1W3D', 'P3D']
    """
    if nights := NIGHTS.fullmatch(text):
        number = read_number(nights.group("days") or nights.group("years"))
        unit = "days" if nights.group("days") else "years"
        return Amount({unit: number.value}, unit) if number else None
    parts: dict[str, Decimal] = {}
    at, unit, more = 0, "", False
    while at < len(text):
        match = PART.match(text, at)
        if match is None or (match.group("number") is None and not match.group("half")):
            return None
        name = match.group("unit")
        unit, factor = UNITS[name]
        if parts and ORDER.index(unit) <= max(ORDER.index(u) for u in parts):
            return None
        added = _part(match, unit, factor)
        if added is None:
            return None
        more = more or bool(match.group("more")) or added[1]
        for key, value in added[0].items():
            parts[key] = parts.get(key, Decimal(0)) + value
        at = match.end()
        if at < len(text) and text[at] in "又零":
            at += 1
    return Amount(parts, unit, more, "交易日" in text or "工作日" in text) if parts else None


def _part(match: regex.Match[str], unit: str, factor: int) -> tuple[dict[str, Decimal], bool] | None:
    """Return what one number with its unit adds, and whether it says 多."""
    words = (match.group("number") or "").translate(PAIRS)
    number = read_number(words) if words else None
    if words and (number is None or number.upper is not None):
        return None
    parts: dict[str, Decimal] = {}
    leading = match.start("half") >= 0 and match.start("half") < match.start("unit")
    whole = number.value if number else Decimal(0 if leading else 1)
    if whole:
        parts[unit] = whole * factor
    if match.group("half"):
        small, half = HALF[unit]
        parts[small] = parts.get(small, Decimal(0)) + Decimal(half) * factor
    return (parts, bool(number and number.mod)) if parts else None
