"""The periods of facts (EDTF) as first and last days."""

import datetime as dt
from functools import lru_cache

import regex

from newsfacts.arguments import need

DAY = regex.compile(r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)(?:T.*)?)?)?")


def bounds(edtf: str | None) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of an EDTF date or interval, None where it is open, unknown or no date.

    Raises WrongTypeError where it is neither a str nor None.

    >>> bounds("2025-02"), bounds("2024/.."), bounds("XXXX-01-09")
    ((datetime.date(2025, 2, 1), datetime.date(2025, 2, 28)), (datetime.date(2024, 1, 1), None), (None, None))
    """
    need("bounds()", edtf, (str, type(None)), "an EDTF date as a str, or None")
    return _bounds(edtf)


@lru_cache(4096)
def _bounds(edtf: str | None) -> tuple[dt.date | None, dt.date | None]:
    first, slash, last = (edtf or "").partition("/")
    return _edge(first, last=False), _edge(last if slash else first, last=True)


def _edge(text: str, *, last: bool) -> dt.date | None:
    match = DAY.fullmatch(text)
    if match is None:
        return None
    try:
        year, month = int(match["y"]), int(match["m"] or (12 if last else 1))
        if match["d"] or not last:
            return dt.date(year, month, int(match["d"] or 1))
        first = dt.date(year, month, 1)
        return (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)
    except ValueError:  # no day of the calendar, or one after the year 9999
        return None
