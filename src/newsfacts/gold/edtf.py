"""Whether a date is valid EDTF, of the part of ISO 8601-2 that gold uses.

Own code, because the kept libraries check something else: both `edtf` and `edtf-validate` take 2023-02-29 for a day
and refuse a clock time without seconds.
"""

import calendar

import regex

MOMENT = regex.compile(
    r"(?P<year>\d{4}|XXXX)(-(?P<month>\d\d|XX)(-(?P<day>\d\d|XX)(T(?P<hour>\d\d):(?P<minute>\d\d)(:(?P<second>\d\d))?)?)?)?"
)
FORM = "write 2026-01-09, 2026-01, 2026, 2025-01/2025-09, 2025-05/.., ../2025-05-07 or 2026-01-09T10:30"


def edtf_fault(text: str) -> str | None:
    """Return what is wrong with a date, None where it is valid.

    Valid are a year, a month, a day, a day with a clock time, an interval of two of these of which one may be open
    (".."), and X for the digits of a year, month or day that is not known.

    >>> edtf_fault("2025-01/2025-09") is None
    True
    >>> edtf_fault("2023-02-29"), edtf_fault("2025-09/2025-01")
    ('2023-02 has no day 29', 'the interval ends before it starts')
    """
    sides = text.split("/")
    if len(sides) > 2 or (len(sides) == 2 and sides.count("..") == 2):
        return f"{text!r} is no EDTF date"
    for side in sides:
        fault = None if side == ".." and len(sides) == 2 else _fault(side)
        if fault:
            return fault
    if len(sides) == 2 and ".." not in sides and "X" not in text:
        start, end = sides
        shared = min(len(start), len(end))
        if start[:shared] > end[:shared]:
            return "the interval ends before it starts"
    return None


def _fault(moment: str) -> str | None:
    match = MOMENT.fullmatch(moment)
    if not match or not moment.isascii():
        return f"{moment!r} is no EDTF date"
    year, month, day = match["year"], match["month"], match["day"]
    if year == "0000":
        return "there is no year 0000"
    if month and month != "XX" and not 1 <= int(month) <= 12:
        return f"there is no month {month}"
    if day and day != "XX":
        if month == "XX":
            return "a day stands without its month"
        leap = 2024 if year == "XXXX" else int(year)
        if not 1 <= int(day) <= calendar.monthrange(leap, int(month))[1]:
            return f"{year}-{month} has no day {day}"
    return _clock_fault(moment.partition("T")[2])


def _clock_fault(time: str) -> str | None:
    """Midnight may be written as the day's end, 24:00."""
    fields = [int(field) for field in time.split(":")] if time else [0]
    hour, rest = fields[0], fields[1:]
    return (
        None
        if (hour < 24 and all(field < 60 for field in rest)) or (hour == 24 and not any(rest))
        else f"there is no time {time}"
    )
