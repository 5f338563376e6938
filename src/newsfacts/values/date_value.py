"""What one date means: its words counted from publication, from the dates before it, and from the period under report."""

import calendar
import datetime as dt
import re

from newsfacts.values.anchor import FIRST_MONTHS
from newsfacts.values.calendar import (
    DAY,
    FESTIVALS,
    day_of,
    festival,
    first_of,
    last_of,
    lunar_date,
    month_of,
    months_of,
    nth_weekday,
    shift_years,
    trading_day,
    weeks_of,
)
from newsfacts.values.discourse import SENTENCE, Discourse
from newsfacts.values.quarter import UNKNOWN, relative_quarter
from newsfacts.values.when import When


def _published(talk: Discourse) -> tuple[int | None, dt.date | None]:
    """Return the year and the day of publication as far as they are known."""
    if talk.published is None:
        return None, None
    return int(talk.published[:4]), dt.date.fromisoformat(talk.published) if len(talk.published) == 10 else None


def _year(when: When, talk: Discourse) -> int | None:
    """Return the year that the words state or refer to, None where they leave it out (or it cannot be known)."""
    year, _ = _published(talk)
    if when.year is not None:
        return when.year
    if when.year_shift is not None:
        return None if year is None else year + when.year_shift
    if when.year_ref is not None:
        if when.year_ref == 0 and talk.moves and year is not None:
            return year  # 年内累计跌12%: of the share's year
        if year and talk.stated is None and int((talk.published or "")[5:7] or 1) > FIRST_MONTHS and SO_FAR.match(talk.text, talk.at) and "\n" in talk.text[max(0, talk.said_end) : talk.at]:
            return year
        if year and (talk.report is None or (talk.report[:4] in (str(year - 1), str(year)) and _opens_clause(talk.text, talk.at))) and int((talk.published or "")[5:7] or 12) <= FIRST_MONTHS and OF_ALL_YEAR.match(talk.text, talk.at) and not talk.text.endswith(FORESEEN, 0, talk.at):
            return year - 1  # 全年多赚7%, told in March, but not 料全年多赚7%
        if year and _is_year_before(talk, year):
            return year - 1
        period = talk.aside if when.ref and talk.aside else talk.period
        known = period and period[:4].isdigit() and (year is None or int(period[:4]) <= year)
        base = int(period[:4]) if known and period else talk.year or year
        if when.year_ref == 0 and not when.ref and base is not None and year is not None:
            base = min(base, year)  # 明年放慢到4%,年内再开两条地铁: 年内 and 全年 are never of a year that was only looked ahead to
        if talk.future and when.year_ref == 0 and when.mod != "START" and talk.stated != base:
            base = year or base  # 年底将扩至3.2万片: of this year, whatever was reported
        return None if base is None else base + when.year_ref
    return None


# 年内已有97家: of the year that runs, whatever year the paragraph before told of
SO_FAR = re.compile("年内(?:已|共有|累计已)")
# 全年业绩, 全年少赚6%, 全年派息: what a firm tells when the year is over; \w for a character that no string of the values may hold
OF_ALL_YEAR = re.compile(r"全年(?:业绩|[多少大倒]?[赚蚀亏]|净利|\w利|营收|营业|收入|派息|新签|实现|完成|累计实现|\w{0,2}预[亏增减])(?!目标|预|指引|[料望将或])")
# 会上通报,|全年营收; but 估计今年增长放慢,|全年派息
OUTLOOK = re.compile("今年|明年|预[计料测期]|估计|将|目标|有望")
LONGEST_CLAUSE = 60


def _opens_clause(text: str, at: int) -> bool:
    """Tell whether 全年 opens a clause, and no outlook goes on: of the year that is over, though the text has looked ahead to the one that runs.

    >>> _opens_clause("会上通报,全年营收12亿元", 5), _opens_clause("估计今年增长放慢,全年派息2元", 9)
    (True, False)
    """
    if text[at - 1 : at] in ("。", ";", ":"):
        return True
    near = max(0, at - LONGEST_CLAUSE)
    begin = max(text.rfind("。", near, at), near)
    return text[at - 1 : at] == "," and OUTLOOK.search(text, begin, at) is None
FORESEEN = ("料", "预计", "预期", "预测", "预估", "估计", "有望", "力争")


# 全年目标, 全年预计: what is planned for the year that runs
PLANNED = re.compile(r"全年(?:的|\w{0,4})?(?:目标|预|指引|计划|任务|展望|规划|有望|[料望将拟或估争])")


def _is_year_before(talk: Discourse, year: int) -> bool:
    """Tell whether 全年 is of the year before, whose results are told until April beside those of the first quarter: 占全年净利润的六成.

    >>> text = "一季度收入1亿元。派息2亿元,合全年纯利的六成"
    >>> _is_year_before(Discourse("2024-04-26", text, report="2024-01/2024-03", at=16), 2024)
    True
    """
    early = int((talk.published or "")[5:7] or 12) <= FIRST_MONTHS and talk.report == f"{year}-01/{year}-03"
    told = not talk.future and not talk.text.endswith((*FORESEEN, "估", "盼"), 0, talk.at)
    return early and told and talk.text.startswith("全年", talk.at) and PLANNED.match(talk.text, talk.at) is None


def date_value(when: When, talk: Discourse, *, future: bool) -> str:
    """Return the EDTF value of one date; what neither its words nor the text tell is X. `future`: the words look ahead.

    >>> talk = Discourse(published="2024-04-26", text="")
    >>> date_value(When(month=8), talk, future=False), date_value(When(year_shift=-1, span=(7, 9)), talk, future=False)
    ('2024-08', '2023-07/2023-09')
    """
    states_year = when.year is not None or when.year_shift is not None or when.year_ref is not None
    year = _year(when, talk)
    if when.same:
        return _same(when, year, talk)
    if when.festival or when.lunar:
        return _lunar(when, talk) if when.lunar else _festival(when, year)
    if when.year_end is not None:
        return f"{when.year:04d}/{when.year_end:04d}"
    if when.week:
        return _week(when, year, talk, future=future)
    if (
        when.trading is not None
        or when.day_shift is not None
        or when.ago
        or when.week_shift is not None
        or when.weekday is not None
    ):
        return _relative_day(when, talk)
    if when.month_shift is not None:
        return _relative_month(when, talk)
    if when.quarter_shift is not None:
        return relative_quarter(when, talk)
    if when.month is None and when.span is None and when.day is None:
        if not states_year:
            here = talk.day_end >= 0 and not SENTENCE.search(talk.text, talk.day_end, talk.at)  # 昨日开售,至晚上9时
            day = talk.published if talk.published and len(talk.published) == 10 and not here else talk.day
            return day or talk.open_day or "XXXX-XX-XX"
        return UNKNOWN if year is None else f"{year:04d}"
    if when.month is None and when.span is None:
        return _bare_day(when, talk)
    if year is None and not states_year:
        year = _elided_year(when, talk, future=future)
        if year is not None and (when.month, when.day) == (2, 29):
            year = next(leap for leap in range(year + 1, year - 8, -1) if calendar.isleap(leap))
    return _in_year(when, year)


WEEK = 7
"""Days."""
# 11月第三周(17日至23日): the days are told
WITH_DAYS = re.compile(r"[^,。;\n(]{2,8}周\(\d")


def _week(when: When, year: int | None, talk: Discourse, *, future: bool) -> str:
    """Return the days of 2021年第一周, 8月的最后一周, or the one of 8月的最后一个星期一."""
    which, count = when.week or (1, 1)
    month = when.month
    if when.month_shift is not None:
        base = _relative_month(when, talk)
        year, month = (int(base[:4]), int(base[5:])) if base[:4].isdigit() else (None, None)
    elif year is None and month is not None:
        year = _elided_year(when, talk, future=future)
    weeks = None
    if year is not None and when.weekday is not None and month is not None:
        day = nth_weekday(year, month, when.weekday, which)
        weeks = None if day is None else (day, 1)
    elif year is not None:
        weeks = weeks_of(year, month, which, count)
    if weeks is None:
        return UNKNOWN
    first, days = weeks
    last = first + dt.timedelta(days - 1)
    if days == WEEK and talk.published and len(talk.published) == len("2025-07-23") and not future and not WITH_DAYS.match(talk.text, talk.at) and first <= dt.date.fromisoformat(talk.published) <= last:
        first, last = first - dt.timedelta(WEEK), first - dt.timedelta(1)  # 5月第2周,大豆跌至3元, told on 5月14日: the week before, for prices are told of one that is over
    return first.isoformat() if days == 1 else f"{first.isoformat()}/{last.isoformat()}"


def _in_year(when: When, year: int | None) -> str:
    if when.span:
        first, last = when.span
        return f"{UNKNOWN}-{first:02d}/{UNKNOWN}-{last:02d}" if year is None else months_of(year, first, last)
    month = when.month or 1
    if when.day is None:
        return f"{UNKNOWN}-{month:02d}" if year is None else month_of(year, month)
    if year is None:
        return f"{UNKNOWN}-{month:02d}-{when.day:02d}"
    return day_of(year, month, when.day) or month_of(year, month)


def _elided_year(when: When, talk: Discourse, *, future: bool) -> int | None:
    """Return the year of 9月 or 三季度: that of the sentence, else the one that puts it nearest before publication."""
    now = int(talk.published[:4]) if talk.published else None
    long_ago = (
        talk.stated is not None and now is not None and talk.stated < now - 1 and talk.at - talk.stated_end > NEAR // 4
    )
    ahead_of = future and talk.stated is not None and now is not None and talk.stated < now and when.span != LAST_QUARTER
    if talk.stated is not None and not long_ago and not ahead_of:
        return talk.stated
    again = when.day is not None and when.month is not None and (talk.month or "").endswith(f"-{when.month:02d}")
    if again and 0 <= talk.at - talk.month_at <= NEAR // 3 and not any(mark in talk.text[talk.month_at : talk.at] for mark in "。\n"):
        return int((talk.month or "")[:4])  # 当年7月上旬见面;7月11日买入
    year, day = _published(talk)
    if when.span and talk.report and talk.text.endswith(("其中", "其中,"), 0, talk.at) and _has_months(talk.report, when.span):
        return int(talk.report[:4])  # 前三季度亏损3000万元,其中一季度亏损7000万元
    if year and day and when.span == LAST_QUARTER and day.month < LAST_QUARTER[0] // 2 and (talk.report or "")[:4] == f"{year - 1:04d}":
        return year - 1  # 2025年预计盈利8亿元,第四季度预计盈利2亿元, told in January
    if year is None or day is None:
        late = (when.month or 12) > FIRST_MONTHS
        ended = late and year is not None and talk.report == f"{year - 1:04d}"  # 2021年全年增长, 12月份
        return year - 1 if year is not None and ended else year
    if when.span and not future and _is_told_early(when.span, talk, year, day):
        return year - 1
    month = when.month if when.month else (when.span or (1, 12))[0]
    ahead = month - day.month
    if talk.contract:
        return year + (ahead < 0)
    over = not future and talk.report in (f"{year - 1:04d}", f"{year - 1:04d}-07/{year - 1:04d}-12")  # 去年盈利8亿元;下半年息差2.1%, told in March of the year under report
    if when.span == (7, 12) and day.month <= 6:
        return year if future or (day.month > 2 and not over) else year - 1
    if over and (talk.compares or when.mod == "END") and when.day is None and ahead > 0:
        return year - 1  # 不良率1.9%,较6月底的1.7%; 6月底为1.7%
    if when.month and when.day:
        candidate = day_of(year, when.month, when.day)
        if candidate and (day - dt.date.fromisoformat(candidate)).days > LONG_AGO and not talk.past:
            return year + 1  # 1月4日 at the end of December
        ahead_at_most = 300 if future else 31 if talk.past else 180
        return year if candidate and dt.date.fromisoformat(candidate) <= day + dt.timedelta(ahead_at_most) else year - 1
    if when.span and when.span[1] - when.span[0] >= 2 and not future:
        running = when.span[1] - when.span[0] > 2 and when.span[0] == 1 and day.month < when.span[1]
        near = when.span[1] - when.span[0] == 2 and 0 < ahead <= 3 and not talk.past  # 三季度 in June: the coming one
        return year if near or (ahead <= 0 and not running) else year - 1  # 前三季度 in January: of the year before
    return year if future or ahead <= (1 if talk.past or when.span else AHEAD) else year - 1


# 一季度|增长9%, but not 一季度|将增长9%, 一季度|料增长9%
TOLD = re.compile(r"(?:末|底)?[^,。;\d预料将或拟计望目盼估测可会有]{0,10}\d")
SPAN_MONTHS = 2


def _is_told_early(span: tuple[int, int], talk: Discourse, year: int, day: dt.date) -> bool:
    """Tell whether a quarter that is not over has its number told beside last year's, and so is of that year: 2021年增长8%,其中一季度增长9%."""
    is_quarter = span[1] - span[0] == SPAN_MONTHS
    if not is_quarter or span[1] < day.month or not (talk.report or "").startswith(f"{year - 1:04d}"):
        return False
    last = talk.text.find("度", talk.at, talk.at + LONGEST_QUARTER)
    return last > 0 and TOLD.match(talk.text, last + 1) is not None


LONGEST_QUARTER = 5
"""Characters of 第一季度."""


def _has_months(report: str, span: tuple[int, int]) -> bool:
    """Tell whether a period has such months of its year.

    >>> _has_months("2024-01/2024-09", (1, 3)), _has_months("2024-04/2024-06", (1, 3))
    (True, False)
    """
    first, last = first_of(report), last_of(report)
    return first is not None and last is not None and first.year == last.year and first.month <= span[0] and span[1] <= last.month


LAST_QUARTER = (10, 12)
"""Before the spring it is that of the year on which companies report, also where they only expect what it brought."""

AHEAD = 5
"""A month without a year is one of the next so many, else of those that passed: the nearer of the two."""

LONG_AGO = 330
"""A day without a year that passed so many days ago is the coming one."""

NEAR = 60
"""A day without its month is of the month that was stated at most so many characters before."""


def _bare_day(when: When, talk: Discourse) -> str:
    """Return the date of 20日: in the month under discussion, else the nearest before publication."""
    _, published = _published(talk)
    day = when.day or 1
    near = talk.month is not None and 0 <= talk.at - talk.month_at <= NEAR and "\n" not in talk.text[talk.month_at : talk.at]
    if talk.month and near and not (published and talk.announces):
        return day_of(int(talk.month[:4]), int(talk.month[5:7]), day) or talk.month
    if published:
        same = day_of(published.year, published.month, day)
        ahead = 0 if talk.announces else 20 if talk.future else 10
        if same and dt.date.fromisoformat(same) <= published + dt.timedelta(ahead):
            return same
        for back in (1, 2):  # no two months in a row lack a day
            before = month_of(published.year, published.month - back)
            found = day_of(int(before[:4]), int(before[5:]), day)
            if found:
                return found
    if talk.month:
        return day_of(int(talk.month[:4]), int(talk.month[5:7]), day) or talk.month
    return f"XXXX-XX-{day:02d}"


def _same(when: When, year: int | None, talk: Discourse) -> str:
    """Return what 同期, 去年同期 or 2019年同期 means: the period before, in its own or another year."""
    if when.same != "月" and (days := _same_holiday(when, talk)):
        return days
    before = (talk.said_month if when.same == "月" else None) or talk.same_period or talk.day
    if before is None:
        return UNKNOWN if year is None else f"{year:04d}"
    first = first_of(before)
    if first is None:
        return before
    if when.year_ref is not None:
        return shift_years(before, when.year_ref)
    if when.year_shift is not None and when.year_shift < 0:
        base, _ = _published(talk)
        return shift_years(
            before, (base or first.year) + when.year_shift - first.year if base == first.year else when.year_shift
        )
    return before if year is None else shift_years(before, year - first.year)


# “五一”假期, 春节\w: the days off that a paragraph speaks of; \w for a character that no string of the values may hold
HOLIDAY = re.compile(rf"(?P<which>{'|'.join(FESTIVALS)})[”节]?(?:[、和]?[“]?中秋[”节]?)?(?:期间|假期|假日|小?长假|黄金周|\w(?=[票期,]))")


def _same_holiday(when: When, talk: Discourse) -> str | None:
    """Return what 去年同期 means where the paragraph has spoken of days off last: those of that year; None elsewhere.

    >>> text = "“五一”假期游客9万人次,去年同期7万人次"
    >>> _same_holiday(When(same="期", year_shift=-1), Discourse("2025-05-06", text, at=text.find("去年")))
    '2024-05-01/2024-05-05'
    """
    year, published = _published(talk)
    begin = talk.text.rfind("\n", 0, talk.at) + 1
    named = list(HOLIDAY.finditer(talk.text, max(begin, talk.said_end), talk.at)) if published and when.year_shift else []
    if not named or published is None or year is None or when.year_shift is None:
        return None
    if talk.same_period and SENTENCE.search(talk.text, named[-1].end(), talk.at):
        return None  # 前三季收入12亿元,国庆期间客流多。净利润2亿元,去年同期1亿元
    now = festival(named[-1]["which"], year)
    over = now is not None and (first_of(now) or published) <= published
    return festival(named[-1]["which"], year + when.year_shift - (0 if over else 1))


def _festival(when: When, year: int | None) -> str:
    return UNKNOWN if year is None else festival(when.festival or "", year) or f"{year:04d}"


def _lunar(when: When, talk: Discourse) -> str:
    year, published = _published(talk)
    if year is None or when.lunar is None:
        return UNKNOWN
    month, day = when.lunar
    found = [lunar_date(y, month, day) for y in (year - 1, year, year + 1)]
    limit = (published or dt.date(year, 12, 31)) + dt.timedelta(20)
    past = [value for value in found if value and (first_of(value) or limit) <= limit]
    return past[-1] if past else found[0] or UNKNOWN


def _anchor(when: When, talk: Discourse) -> dt.date | None:
    """Return the day from which a relative day counts: the last one named, with `ref`, else publication."""
    _, published = _published(talk)
    if when.ref and (day := talk.same_day or talk.day):
        return dt.date.fromisoformat(day)
    return published


def _relative_day(when: When, talk: Discourse) -> str:
    anchor = _anchor(when, talk)
    if when.ago:
        return _ago(when, talk)
    if anchor is None:
        same = when.ref and when.day_shift == 0  # 10月25日晚间公告,公司当日收到
        return (talk.open_day if same else None) or "XXXX-XX-XX"
    if when.trading is not None:
        base = dt.date.fromisoformat(talk.day) if talk.day and not talk.day > anchor.isoformat() else anchor
        return trading_day(base, when.trading, talk.market).isoformat()
    if when.day_shift is not None:
        day = anchor + dt.timedelta(when.day_shift)
        if when.day is not None and day.day != when.day:
            return _bare_day(When(day=when.day), talk)
        return day.isoformat()
    monday = anchor - dt.timedelta(anchor.weekday())
    if when.week_shift in (-1, -2) and when.weekday is None and talk.compares and (week := _week_before(talk.report, monday)):
        return week
    if when.week_shift is not None:
        monday += dt.timedelta(7 * when.week_shift)
        if when.weekday is None:
            return f"{monday.isoformat()}/{(monday + dt.timedelta(6)).isoformat()}"
        return (monday + dt.timedelta(when.weekday)).isoformat()
    day = monday + dt.timedelta(when.weekday or 0)
    return (day if day <= anchor + dt.timedelta(3) else day - dt.timedelta(7)).isoformat()  # the nearer one


def _week_before(report: str | None, monday: dt.date) -> str | None:
    """Return the seven days before the week under report, where that is the last whole one: 10月28日至11月3日…, 较前一周."""
    first, last = (first_of(report), last_of(report)) if report else (None, None)
    if first is None or last is None or (last - first).days != 6 or monday - first > dt.timedelta(13):
        return None
    return f"{(first - dt.timedelta(7)).isoformat()}/{(first - DAY).isoformat()}"


def _ago(when: When, talk: Discourse) -> str:
    n, unit = when.ago or (0, "")
    _, published = _published(talk)
    base = dt.date.fromisoformat(talk.day) if talk.day and when.ref else published
    if base is None:
        return UNKNOWN
    if unit in ("天", "日"):
        return (base + dt.timedelta(n)).isoformat()
    if unit in ("周", "星期"):
        return (base + dt.timedelta(7 * n)).isoformat()
    if unit == "月":
        if talk.compares and talk.period and len(talk.period) == 7:
            return month_of(int(talk.period[:4]), int(talk.period[5:]) + n)
        return month_of(base.year, base.month + n)
    if unit == "季度":
        return month_of(base.year, base.month + 3 * n)
    if unit == "年":
        if talk.period and YEAR_OR_SPAN.fullmatch(talk.period) and talk.compares:
            return shift_years(talk.period, n)  # 三季度约为4.8%,比一年前提高: the same quarter
        return f"{base.year + n:04d}"
    if talk.clock and unit in ("小时", "分钟"):
        moment = dt.datetime.fromisoformat(f"{base.isoformat()}T{talk.clock.replace('24:', '00:')}")
        return (moment + dt.timedelta(minutes=n * (60 if unit == "小时" else 1))).isoformat(timespec="minutes")
    return base.isoformat()


def _relative_month(when: When, talk: Discourse) -> str:
    _, published = _published(talk)
    month = talk.said_month if when.month_shift == 0 and talk.said_month else talk.month
    if when.mod and (when.open == "until" or talk.future):
        month = None  # 月底前, 月底将检讨: of the month that is running
    # 10月交付3.1万辆,比上月: the one before that
    compares = when.month_shift == -1 and talk.compares
    before_it = next((said for said in (talk.said_month, talk.opened, talk.report) if _just_ended(said, published)), None) if compares else None
    base = month if when.ref and month else before_it
    if base is None and published is not None:
        base = published.isoformat()[:7]
    if base is None:
        return "XXXX-XX" if when.day is None else f"XXXX-XX-{when.day:02d}"
    month = month_of(int(base[:4]), int(base[5:7]) + (when.month_shift or 0))
    if when.day is None:
        return month
    return day_of(int(month[:4]), int(month[5:]), when.day) or month


def _just_ended(month: str | None, published: dt.date | None) -> bool:
    """Tell whether a month is the last one that ended before publication."""
    return published is not None and month == month_of(published.year, published.month - 1)


YEAR_OR_SPAN = re.compile(r"\d{4}|\d.*/\d.*")
