"""The part of a year that a report is of which a text names: 2020年|第一季度报告, 2020年|中报, 2019年初|至报告期末; 一季报 without a year."""

import regex

from newsfacts.values.calendar import last_of

# 三季报: of the first three quarters, as the exchanges of Shanghai and Shenzhen have it
REPORT = regex.compile(r"的?(?:(?P<nine>三季报)|第?(?P<quarter>[一二三四1-4])季度?报|(?P<half>半年度?报|中报|中期(?:报告|业绩)))")
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
# 2019年初|至报告期末: from the year's beginning to the end of what is reported on.
TO_REPORT = regex.compile(r"至本?报告期末?")
QUARTER = regex.compile(r"\d{4}-(?:04/\d{4}-06|07/\d{4}-09|10/\d{4}-12)")
REPORT_OF_QUARTER = regex.compile(r"的?(?:业绩|财务)?报告")
# 2025年第三季度报告,公司营收63亿元。其中,第三季度23亿元: the report is of three quarters
ALONE = regex.compile(r"(?:其中,?(?:公司)?|单)第?(?P<n>[二三四2-4])季度?|其中,?Q(?P<n>[2-4])")
SOON = 300
"""Characters behind a report in which it may tell of its quarter alone."""
FAR = 2000
"""Characters before a date in which the report that it speaks of is looked for."""


def of_report(value: str, text: str, start: int, end: int) -> str:
    """Return what part of its year a date is of, `text[start:end]`, by the report that is named behind it; else `value`.

    >>> of_report("2020", "2020年第一季度报告", 0, 5), of_report("2020", "2020年年报", 0, 5)
    ('2020-01/2020-03', '2020')
    >>> of_report("2020", "2020年第一季度报告:2020年初至报告期末", 12, 18)
    '2020-01/2020-03'
    """
    if TO_REPORT.match(text, end):
        return _to_report(value, text, start)
    quarter = QUARTER.fullmatch(value)
    if quarter and (told := REPORT_OF_QUARTER.match(text, end)):
        return _with_its_year(value, text, told.end())
    return _report(value, text, end)


def _with_its_year(quarter: str, text: str, end: int) -> str:
    """Return the months since January that the report of a quarter tells of, where it soon tells of the quarter alone; else the quarter.

    >>> text = "第三季度报告,公司营收63亿元。其中,第三季度23亿元"
    >>> _with_its_year("2025-07/2025-09", text, 6), _with_its_year("2025-07/2025-09", text[:15], 6)
    ('2025-01/2025-09', '2025-07/2025-09')
    """
    again = ALONE.search(text, end, min(len(text), end + SOON))
    last = quarter[-2:]
    return f"{quarter[:4]}-01/{quarter[:4]}-{last}" if again and int(last) == 3 * _number(again["n"]) else quarter


def _number(quarter: str) -> int:
    return QUARTERS.get(quarter) or int(quarter)


def _report(value: str, text: str, end: int) -> str:
    report = REPORT.match(text, end) if len(value) == 4 else None
    if report is None:
        return value
    if report.group("quarter"):
        quarter = _number(report.group("quarter"))
        return _with_its_year(f"{value}-{3 * quarter - 2:02d}/{value}-{3 * quarter:02d}", text, report.end())
    return f"{value}-01/{value}-09" if report.group("nine") else f"{value}-01/{value}-06"


def _to_report(value: str, text: str, start: int) -> str:
    """Return the year up to the end of the last report of that year that the text named before `start`."""
    year = value[:4]
    named = [match.end() for match in regex.finditer(rf"{year}年", text, pos=max(0, start - FAR), endpos=start)]
    reports = ((period, last_of(period)) for period in (_report(year, text, end) for end in reversed(named)))
    last = next((last for period, last in reports if period != year and last), None)
    return f"{year}-01/{last.isoformat()[:7]}" if last else value


# 把一季报挂了出来:营收…, 披露的半年报里,净利…: the report without its year; but 半年报问询函, 中报季, 预约披露年报
NAMED = regex.compile(
    r"""(?<![\d年第度])
    (?: (?P<q1>(?:首|第?一)季度?报) | (?P<q2>第?二季度?报) | (?P<half>(?<![上下])半年(?:度)?(?:报|成绩[单表]|答卷)|中报(?=[^纸])|中期(?:报告|业绩|账目)) | (?P<nine>第?三季度?报) | (?P<year>(?<![半])年报|年度(?:报告|成绩[单表]|答卷)|全年(?:业绩|成绩[单表])) )
    (?! 告?(?:\w询|预约|季|披露[日时期]|发布[日会]|会|期|行情|审计|工作|前|后) )""",
    regex.VERBOSE,
)
REPORT_MONTHS = {"q1": ("01", "03"), "q2": ("04", "06"), "half": ("01", "06"), "nine": ("01", "09")}


def report_named(text: str, start: int, end: int, published: str | None) -> tuple[str, int] | None:
    """Return the period of the report that `text[start:end]` names without a year, the last that was over when it was published, and where its name ends.

    >>> report_named("昨晚披露半年报,营收9亿元", 0, 13, "2025-08-30"), report_named("昨晚披露年报", 0, 6, "2025-03-30")
    (('2025-01/2025-06', 7), ('2024', 6))
    >>> report_named("预计半年报预约披露", 0, 9, "2025-08-30")
    """
    named = NAMED.search(text, start, end) if published and len(published) == len("2025-08-30") else None
    if named is None or published is None:
        return None
    year, kind = int(published[:4]), named.lastgroup or "year"
    if kind == "year":
        return f"{year - 1}", named.end()
    first, last = REPORT_MONTHS[kind]
    year -= published[5:7] <= last
    return f"{year}-{first}/{year}-{last}", named.end()
