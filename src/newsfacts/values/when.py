"""What the words of a date say before context is known."""

import msgspec


class When(msgspec.Struct, frozen=True):
    """One date expression. What is None the words do not say.

    `year` counts from 1 CE; `year_shift` from the year of publication (去年 -1); `year_ref` from the year under
    discussion (当年 0, 上年 -1). `span` is the months of a quarter, half or run of months, 1 to 12. The shifts of
    month, quarter, week and day count from the publication day, or with `ref` from the date before; so does 当年, unlike 年内.
    """

    year: int | None = None
    year_shift: int | None = None
    year_ref: int | None = None
    year_end: int | None = None
    span: tuple[int, int] | None = None
    month: int | None = None
    day: int | None = None
    clock: str | None = None
    month_shift: int | None = None
    quarter_shift: int | None = None
    week_shift: int | None = None
    weekday: int | None = None
    day_shift: int | None = None
    ago: tuple[int, str] | None = None
    """So many days, weeks, months, years, hours or minutes before (negative) or after."""
    trading: int | None = None
    """So many trading days before (negative) the date at hand."""
    ref: bool = False
    week: tuple[int, int] | None = None
    """Which week of the year or month (-1 are its last), and how many of them."""
    same: str | None = None
    """期: the period before; 日, 月, 季: the day, month, quarter before."""
    lunar: tuple[int, int] | None = None
    """Month and day of the lunar calendar; day 0 is the whole month."""
    festival: str | None = None
    fiscal: bool = False
    mod: str | None = None
    open: str | None = None
    """from: open at its end (起); until: open at its beginning (前); after, before: the same, without the year or month named."""
    end: "When | None" = None
    """The end of a range that this is the beginning of."""
