"""Years that end in another month than December: 截至3月31日止年度, 2026财年, 上一财年."""

import datetime as dt
import re
from functools import cache

from newsfacts.lexicon.any_of import any_of
from newsfacts.lexicon.loader import lexicon
from newsfacts.values.calendar import first_of, last_of, month_of, shift_years

SAID = ("年度", "财年", "财政年度", "全年", "整年")
"""What a date ends in that means the company's year."""
CURRENT = ("本财", "今财", "本个", "今个", "新财", "下财", "下一", "下个")

# \w for a character that no string of the values may hold, as no value does.
# 财年结束于|10月26日, 年结日为|6月30日, 2025财年(截至|3月31日)
# \w stands for a character that no string of the values may hold, as no value does.
ENDS_ON = re.compile(
    r"(?:财年|财政年度|会计年度)(?:将|都|也)*(?:结\w于|止于|终于|结\w日[为是]|\((?:即|为)?截至)(?:每年)?$|年结日?(?:同样|也|均|都)?(?:定|设)?[为是于在:](?:每年)?$"
)
# 2025/26财年将于|今年6月30日|结束
RUNS_TO = re.compile(r"(?:财年|财政年度|会计年度)(?:将|会|已)*[于在到](?:每年)?$")
OVER = re.compile(r"(?:年?结\w|完结|终结|为?止|届满|年结)")


TWO_YEARS = re.compile(r"\d{4}/\d{4}")


def ends_year(text: str, start: int, end: int) -> bool:
    """Tell whether the date `text[start:end]` is said to be the last day of the company's year.

    >>> ends_year("年结日为6月30日", 4, 9), ends_year("财年将于3月31日届满", 4, 9), ends_year("财年将于3月31日公布", 4, 9)
    (True, True, False)
    """
    near = max(0, start - 14)
    if text[start - 1 : start] not in ("于", "为", "是", "在", "到", "至", ":", "年"):
        return False
    return ENDS_ON.search(text, near, start) is not None or (OVER.match(text, end) is not None and RUNS_TO.search(text, near, start) is not None)


# 2023财年(截至|2024年6月)
NAMED_FOR = re.compile(r"(?P<year>20\d\d)(?:财年|财政年度|会计年度|年度)\((?:即|为)?截[至止]$")


def years_ahead(text: str, start: int, last_year: int) -> int:
    """Return by how many years the company's year ends behind the one that it is called by, where the date at `start` tells that.

    >>> years_ahead("2023财年(截至2024年6月)", 9, 2024), years_ahead("2023财年(截至2023年6月)", 9, 2023)
    (1, 0)
    """
    named = NAMED_FOR.search(text, max(0, start - 14), start)
    return int(last_year == int(named["year"]) + 1) if named else 0


def is_fiscal(period: str) -> bool:
    """Tell whether a period is a year that does not end in December.

    >>> is_fiscal("2024-04/2025-03"), is_fiscal("2024-01/2024-09"), is_fiscal("2024")
    (True, False, False)
    """
    first, last = first_of(period), last_of(period)
    return first is not None and last is not None and first.month == last.month % 12 + 1 and last.year == first.year + 1


def year_of_half(period: str) -> str | None:
    """Return the company's year whose first half a period is, None where it is no half, or one of the calendar's year.

    >>> year_of_half("2025-04/2025-09"), year_of_half("2025-01/2025-06"), year_of_half("2025-07/2025-09")
    ('2025-04/2026-03', None, None)
    """
    first, last = first_of(period), last_of(period)
    if first is None or last is None or first.month == 1 or (last.year - first.year) * 12 + last.month - first.month != HALF - 1:
        return None
    year, month = divmod(last.month - 1 + HALF, 12)
    return f"{period[:7]}/{last.year + year}-{month + 1:02d}"


HALF = 6
"""Months of half a year."""


def fiscal_year(said: str, value: str, spoken_of: str, year: str, published: str | None, *, ahead: int = 0) -> str:
    """Return the year that `said` means where the company reports on `year`; `value`, the calendar's, where it means none.

    2026财年 and 2025/26财年 are the year that ends in 2026, or in 2027 of a company whose years end `ahead` of their name, 上年度 the one before the year `spoken_of`, 本财年 the one that is running.

    >>> year = "2024-04/2025-03"
    >>> fiscal_year("上年度", "2024", year, year, "2025-06-25"), fiscal_year("本财年", "2025", year, year, "2025-06-25")
    ('2023-04/2024-03', '2025-04/2026-03')
    >>> fiscal_year("去年", "2024", year, year, "2025-06-25"), fiscal_year("之前一年", "2024", year, year, "2025-06-25")
    ('2024', '2023-04/2024-03')
    """
    last = last_of(year)
    if said in ("年内", "年末", "年终") and value == spoken_of[:4]:
        return spoken_of  # of the year under report, not that of a share
    if last is not None and TWO_YEARS.fullmatch(value) and said.endswith(SAID):
        return shift_years(year, int(value[5:]) - last.year)  # 2025/26财年
    if (said.endswith(("前一年", "上一年")) or said == "上年") and last is not None:
        return shift_years(spoken_of, -1)
    if last is None or len(value) != 4 or not value.isdigit() or not said.endswith(SAID):
        return value
    if said[0].isdigit() or said[0] in "二一":
        return shift_years(year, int(value) + ahead - last.year)
    if said[0] in "上去":
        return shift_years(spoken_of, -1)
    if said.startswith(CURRENT):
        runs = published is not None and published[:7] <= last.isoformat()[:7]
        return shift_years(year, 0 if runs and said[0] != "下" else 1)
    return year


def half_beside(said: str, report: str | None) -> str | None:
    """Return the second half of a fiscal year, behind the six months that an interim report is of; None where no such months are under report.

    >>> half_beside("下半财年", "2025-04/2025-09"), half_beside("下半财年", "2024-04/2025-03")
    ('2025-10/2026-03', None)
    """
    end = last_of(report) if report and said.startswith("下半") else None
    return months_to(months_on(end, HALF), HALF) if end and months_to(end, HALF) == report else None


def months_on(end: dt.date, months: int) -> dt.date:
    """Return the last day of the month so many months after that of `end`."""
    return last_of(month_of(end.year, end.month + months)) or end


def within(fiscal: str, year: int, last: int, count: int) -> str | None:
    """Return so many months of the fiscal year that ends in `year`, up to its `last`-th; `fiscal` is another such year."""
    end = last_of(fiscal)
    closing = last_of(month_of(year, end.month - 12 + last)) if end else None
    return months_to(closing, count) if closing else None


def months_to(end: dt.date, count: int) -> str:
    """Return so many months up to that of a day.

    >>> months_to(dt.date(2026, 1, 31), 3), months_to(dt.date(2025, 12, 31), 12)
    ('2025-11/2026-01', '2025')
    """
    start = month_of(end.year, end.month - count + 1)
    last = month_of(end.year, end.month)
    return f"{end.year:04d}" if start == f"{end.year:04d}-01" and end.month == 12 else f"{start}/{last}"


HEAD = 160
"""Characters at the beginning of a text that name whose results it tells."""


# 苹果|代工厂, 微软|供应商, 日产|5万桶: whose year it is not
NOT_ITSELF = r"(?!的?(?:供应|代工|产业链|概念|链|客户|经销|代理|前|对手|合作|期货|股东)|集成|量|能|原油|[约近逾超达]*\d[\d.]*[万亿])"


@cache
def _known_firms() -> tuple[re.Pattern[str], dict[str, int]]:
    ends = {row["name"]: int(row["month"]) for row in lexicon("fiscal_years")}
    return re.compile(rf"(?P<firm>{any_of(ends)}){NOT_ITSELF}"), ends


def known_year(text: str, published: str | None) -> str | None:
    """Return the last year that is over of the one firm that the head of a text names and whose year is known to end before December, where it tells of such a year.

    >>> known_year("英伟达第三财季营收570亿美元", "2025-11-20"), known_year("思科与英伟达第三财季营收", "2025-11-20"), known_year("英伟达营收570亿美元", "2025-11-20")
    ('2024-02/2025-01', None, None)
    >>> known_year("苹果代工厂昱岳第三财季营收2亿元", "2025-11-20"), known_year("油田日产5万桶,第三财季增长", "2025-11-20")
    (None, None)
    """
    if published is None or len(published) < len("2025-11-20") or ("财季" not in text and "财年" not in text):
        return None
    firms, ends = _known_firms()
    months = {ends[match["firm"]] for match in firms.finditer(text, 0, HEAD)}
    closing = dt.date.fromisoformat(published[:10])
    end = last_of(month_of(closing.year, months.pop())) if len(months) == 1 else None
    if end is None:
        return None
    return shift_years(months_to(end, 2 * HALF), 0 if end < closing else -1)
