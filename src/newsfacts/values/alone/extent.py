"""A stretch of time with its precision, and its EDTF."""

import calendar
import datetime as dt

import msgspec

MIDNIGHT = dt.time()


class Extent(msgspec.Struct, frozen=True):
    """From `start` up to, and without, `end`; None is an open side. `instant` is a clock time."""

    start: dt.datetime | None
    end: dt.datetime | None
    instant: bool = False
    mod: str | None = None

    def edtf(self) -> str:
        """Return the stretch in EDTF, as a year, month or day where it is one.

        >>> Extent(dt.datetime(2025, 9, 1), dt.datetime(2025, 10, 1)).edtf()
        '2025-09'
        >>> Extent(dt.datetime(2025, 9, 1), None).edtf()
        '2025-09-01/..'
        """
        if self.start is None and self.end is None:
            return "../.."
        if self.instant and self.start is not None:
            return clock_text(self.start)
        if self.start is None or self.end is None:
            first = ".." if self.start is None else _side(self.start)
            last = ".." if self.end is None else _last(self.end)
            return f"{first}/{last}"
        return self._closed(self.start, self.end)

    def _closed(self, start: dt.datetime, end: dt.datetime) -> str:
        if start.time() != MIDNIGHT or end.time() != MIDNIGHT:
            return f"{clock_text(start)}/{clock_text(end)}"
        first, last = start.date(), end.date() - dt.timedelta(1)
        whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
        if whole_months and first.month == 1 and last.month == 12:
            return _pair(f"{first.year:04d}", f"{last.year:04d}")
        if whole_months:
            return _pair(f"{first.year:04d}-{first.month:02d}", f"{last.year:04d}-{last.month:02d}")
        return _pair(first.isoformat(), last.isoformat())


def _pair(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _side(moment: dt.datetime) -> str:
    return moment.date().isoformat() if moment.time() == MIDNIGHT else clock_text(moment)


def _last(end: dt.datetime) -> str:
    """Return the last day before an end at midnight, in the coarsest form that says the same."""
    if end.time() != MIDNIGHT:
        return clock_text(end)
    if (end.month, end.day) == (1, 1):
        return f"{end.year - 1:04d}"
    last = end.date() - dt.timedelta(1)
    return f"{last.year:04d}-{last.month:02d}" if end.day == 1 else last.isoformat()


def clock_text(moment: dt.datetime) -> str:
    """Return a moment to the minute, to the second where it has seconds."""
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def year_extent(year: int, years: int = 1) -> Extent | None:
    """Return so many years from `year`, None outside the calendar."""
    if not 1 <= year <= 9999 - years:
        return None
    return Extent(dt.datetime(year, 1, 1), dt.datetime(year + years, 1, 1))


def months_extent(year: int, first: int, count: int = 1) -> Extent | None:
    """Return `count` months from month `first` of a year; months beyond the year's end are carried over.

    >>> months_extent(2025, 13).edtf(), months_extent(2025, 1, 9).edtf()
    ('2026-01', '2025-01/2025-09')
    """
    index = year * 12 + first - 1
    if not 12 <= index < 9998 * 12:
        return None
    after = index + count
    return Extent(dt.datetime(index // 12, index % 12 + 1, 1), dt.datetime(after // 12, after % 12 + 1, 1))


def days_extent(day: dt.date, days: int = 1) -> Extent:
    """Return so many days from `day`."""
    start = dt.datetime.combine(day, MIDNIGHT)
    return Extent(start, start + dt.timedelta(days))
