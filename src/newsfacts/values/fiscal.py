"""Years that end in another month than December: 截至3月31日止年度, 2026财年, 上一财年."""

from newsfacts.values.calendar import first_of, last_of, shift_years

SAID = ("年度", "财年", "财政年度", "全年", "整年")
"""What a date ends in that means the company's year."""
CURRENT = ("本财", "今财", "新财", "下财", "下一", "下个")


def is_fiscal(period: str) -> bool:
    """Tell whether a period is a year that does not end in December.

    >>> is_fiscal("2024-04/2025-03"), is_fiscal("2024-01/2024-09"), is_fiscal("2024")
    (True, False, False)
    """
    first, last = first_of(period), last_of(period)
    return first is not None and last is not None and first.month == last.month % 12 + 1 and last.year == first.year + 1


def fiscal_year(said: str, value: str, spoken_of: str, year: str, published: str | None) -> str:
    """Return the year that `said` means where the company reports on `year`; `value`, the calendar's, where it means none.

    2026财年 is the year that ends in 2026, 上年度 the one before the year `spoken_of`, 本财年 the one that is running.

    >>> year = "2024-04/2025-03"
    >>> fiscal_year("上年度", "2024", year, year, "2025-06-25"), fiscal_year("本财年", "2025", year, year, "2025-06-25")
    ('2023-04/2024-03', '2025-04/2026-03')
    >>> fiscal_year("去年", "2024", year, year, "2025-06-25")
    '2024'
    """
    last = last_of(year)
    if said == "年内" and value == spoken_of[:4]:
        return spoken_of  # of the year under report, not that of a share
    if last is None or len(value) != 4 or not value.isdigit() or not said.endswith(SAID):
        return value
    if said[0].isdigit() or said[0] in "二一":
        return shift_years(year, int(value) - last.year)
    if said[0] in "上去":
        return shift_years(spoken_of, -1)
    if said.startswith(CURRENT):
        runs = published is not None and published[:7] <= last.isoformat()[:7]
        return shift_years(year, 0 if runs and said[0] != "下" else 1)
    return year
