"""Publication dates as sources write them, and EDTF as first and last days."""

import datetime as dt
import email.utils
from typing import Any

import regex

NUMERIC = regex.compile(r"(?P<y>\d{4})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})(?!\d)")
COMPACT = regex.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:\d{6})?")
IN_NAME = regex.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<between>[-_./年]?)(?P<m>\d{1,2})(?:(?P=between)|月)(?P<d>\d{1,2})(?!\d)"
)


def _day(match: Any) -> dt.date | None:
    try:
        return dt.date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    except ValueError:
        return None


def day_in(value: Any) -> dt.date | None:
    """Return the day that a cell states: a date or datetime, ISO 8601, 2026/1/9, 20260109, 2026年1月9日, an RFC 5322 date.

    >>> day_in("2026年1月9日 10:30"), day_in(20260109), day_in("Fri, 09 Jan 2026 10:00:00 +0800"), day_in("昨天")
    (datetime.date(2026, 1, 9), datetime.date(2026, 1, 9), datetime.date(2026, 1, 9), None)
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = str(value).strip()
    day = _day(NUMERIC.match(text)) or _day(COMPACT.fullmatch(text))
    if day is None and "," in text:
        try:
            day = email.utils.parsedate_to_datetime(text).date()
        except ValueError:
            day = None
    return day


def day_in_name(path: str) -> dt.date | None:
    """Return the day that the name of a file states, or else its folders.

    >>> day_in_name("news/2026-01-09_kuaixun.txt"), day_in_name("2026/01/09/a.html"), day_in_name("20260230.txt")
    (datetime.date(2026, 1, 9), datetime.date(2026, 1, 9), None)
    """
    folder, _, name = path.rpartition("/")
    return _last(name) or _last(folder)


def _last(text: str) -> dt.date | None:
    days = [day for match in IN_NAME.finditer(text) if (day := _day(match)) is not None]
    return days[-1] if days else None
