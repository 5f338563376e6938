"""What kind of period a date is, as the net that chooses periods sees it."""

from functools import lru_cache

from newsfacts.facts.when.periods import days_of, first_day, is_day, last_day

FORMLESS = (0.0,) * 8
"""What is seen of the form of no date."""


@lru_cache(maxsize=1024)
def form_of(value: str, today: str | None) -> tuple[float, ...]:
    """Tell what kind of period an EDTF value is; `today` is the day of publication.

    >>> form_of("2025-04/2025-06", "2025-08-01")
    (0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    """
    days = days_of(value)
    first, last = first_day(value), last_day(value)
    seen = (
        is_day(value),
        days is not None and 28 <= days <= 31,
        days is not None and 89 <= days <= 92,
        days is not None and 92 < days < 365,
        days is not None and 365 <= days <= 366,
        ".." in value or "X" in value,
        bool(today and first and first > today),
        bool(today and last and last[:4] < today[:4] and int(today[:4]) - int(last[:4]) > 1),
    )
    return tuple(map(float, seen))
