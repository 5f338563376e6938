"""When a text was published, as far as its own dates tell: from its dateline, and from the years that it speaks of as its own."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import regex

from newsfacts.mention import Mention
from newsfacts.values.calendar import day_of
from newsfacts.values.date_words import WEEKDAYS
from newsfacts.values.when import When

Dated = tuple[Mention, When]

FUTURE = regex.compile(
    r"将|拟|可[在于望](?=年|\d|[今明下])|预计|(?<![于及超合])预期(?!信[贷用])|预测|预估|(?<![硅原塑饮资面肥饲废坯])料|计划|有望|目标|展望|或于|届时|到期|届满|生效|最快|力争|可能|恐|顺延|延至|订于|定于|召开|派付|判断是|至少[降加]|发售|除息|除净|举行|开播|开幕"
)
# 2020-22年每股盈利预测: of years ahead too; 延期至2021年
FORECAST = regex.compile(r"[^,。;]{0,16}(?:预测|预期|展望|规划)")
LISTED = frozenset("、和及")
PUT_OFF = regex.compile(r"(?:延期|延长|推迟|顺延|提前)[至到]?$")
# A date after one of these is compared with: 比2021年, 与2021年春节相比, 创2016年12月以来新高.
COMPARED = regex.compile(r"(?:较|比|与|同|距|超越|高于|低于|相较|相对|不及|相当于|[恢回]复[至到])(?:于)?$")
SAME_TIME = regex.compile(r"(?:假[日期])?同期")
# 2019年年报显示: published in the year after.
ANNUAL = regex.compile(r"年?(?:年报|年度报告)")
# 2013年成立, 自2016年11月以来: a year that a text looks back to.
PAST_YEAR = regex.compile(
    r"(?:年)?[^,。;\d]{0,4}(?:顶部|底部|[高低][位点]|新[高低]|以来|至今|成立|创立|创办|设立|出任|加入|毕业|出生|入职|获批|落户)|[^。;\n]{0,60}?(?:参加工作|历任|曾任)"
)
# 创立于2013年, 始建于1993年
LOOKED_BACK = regex.compile(r"(?:成立|创立|创办|创建|设立|组建|建|注册|诞生|出生|生|毕业|源|始|成立日期|成立时间|早在)(?:于|为|:|是)?$|早在$")
DATELINE = regex.compile(r"(?:上午|下午|晚间?|早间|午间|凌晨)?(?:讯|电|消息)(?!\p{Han})")
# 10月13日晚间发布公告称; 格隆汇6月26日丨
ANNOUNCED = regex.compile(
    r"(?:上午|下午|晚间?|早间|午间|盘后)?,?(?:\||(?:在\p{Han}{0,6})?(?:发布|刊发)?(?:公告|宣布|公布|披露|通报))"
)
# 1月25日,国新办举行发布会; 【题】京基智能1月5日回应: the day that a text or its body begins with.
OPENS = regex.compile(r"(?:^|[】|\n])\s*[^,。;:【】\n]{0,12}$")
TODAY = regex.compile(r"(?:今日|今天|今)\($")
# What is said of a year when it is over: 2021年度业绩快报, 2021年完成投资7576亿元.
OVER = regex.compile(
    r"(?:度)?[^,。;]{0,30}?(?:比上年|较上年|同比|增长|下降|实现|完成|达到?|创(?:下|出|历史)|突破|销量|业绩|运行|年报|综述|成绩单)"
)
WEEKDAY_TOLD = regex.compile(
    r"(?:周|星期)(?P<w>[一二三四五六日天])\((?P<m>\d{1,2})月(?P<d>\d{1,2})日\)|(?<![\d年])(?P<m>\d{1,2})月(?P<d>\d{1,2})日\(?(?:周|星期)(?P<w>[一二三四五六日天])\)?"
)
YEARS_AHEAD = 6
"""A weekday comes back to a day of the year after five or six years, or eleven."""
NEAREST = 120
"""A full date tells the year of a dateline at most so many days away."""
HEAD = 200
"""A year that a text names once, further on, is a matter of its past."""
HALF_YEAR = 6
"""A month of the year that is so much later than that of the dateline is of the year before it."""
FIRST_MONTHS = 4
"""Until April a year's results are those of the year before."""


def infer_published(text: str, mentions: list[Mention]) -> str | None:
    """Return when a text was published as far as its own dates tell: a day (its dateline), a year, or None.

    A full date with a clock time, or at the head of the text, is the dateline, or tells the year of the dateline without
    one (9月27日讯); else the latest year that the text speaks of as its own tells it. No year is taken from what is only
    looked back to (创立于2013年), compared with (比2021年) or expected (预计2022年).
    """
    dates = [(m, m.meaning) for m in mentions if m.label == "DATE" and isinstance(m.meaning, When)]
    return _by_weekday(text, dates, _by_dates(text, dates))


def _by_weekday(text: str, dates: list[Dated], published: str | None) -> str | None:
    """Return a day whose weekday the text tells in the year that has it so: 周四(1月6日), beside 2019年, is of 2022.

    `published` is what the dates tell; it stands where its year has that weekday, or where no year has. The last year
    named may be one that the text looks ahead to.
    """
    told = WEEKDAY_TOLD.search(text, 0, HEAD)
    named = [when.year for _, when in dates if when.year]
    if told is None or not named:
        return published
    month, day, weekday = int(told.group("m")), int(told.group("d")), WEEKDAYS[told.group("w")]
    years = [int(published[:4])] if published else []
    last = max(named)
    ahead = all(_looks_ahead(text, mention) for mention, when in dates if when.year == last)
    for year in [*years, last, *([last - 1] if ahead else []), *range(last + 1, last + YEARS_AHEAD)]:
        value = day_of(year, month, day)
        if value is not None and dt.date.fromisoformat(value).weekday() == weekday:
            return published if published and year == int(published[:4]) else value
    return published


def _by_dates(text: str, dates: list[Dated]) -> str | None:
    opening = next(_openings(text, dates), None)
    for mention, when in dates:
        full = when.year and when.month and when.day and not when.end and not when.open
        day = day_of(when.year or 1, when.month or 1, when.day or 1) if full else None
        if day is None or not (mention.start < 160 or when.clock) or _looks_back(text, mention):
            continue
        if opening is None or when.clock:
            if when.clock or not _looks_ahead(text, mention):
                return day
        elif near := _nearest(opening, dt.date.fromisoformat(day), put_off=_is_put_off(text, mention)):
            return near
    year = _own_year(text, dates, opening)
    if year is None or opening is None:
        return None if year is None else str(year)
    return day_of(year, opening.month or 1, opening.day or 1) or str(year)


def _openings(text: str, dates: list[Dated]) -> Iterator[When]:
    """Yield the days without a year that stand where a dateline does."""
    for mention, when in dates:
        if not when.month or not when.day or when.year or when.year_shift is not None or when.end or when.open:
            continue
        before = max(0, mention.start - 20)
        if (
            DATELINE.match(text, mention.end)
            or ANNOUNCED.match(text, mention.end)
            or TODAY.search(text, before, mention.start)
            or (OPENS.search(text, before, mention.start) and not text.startswith("前", mention.end))
        ):
            yield when


def _nearest(opening: When, day: dt.date, *, put_off: bool) -> str | None:
    """Return the opening day in the year that puts it nearest to a full date, None where it is far from it.

    What is `put_off` to the full date comes within a year after the opening day.
    """
    days = [day_of(year, opening.month or 1, opening.day or 1) for year in (day.year - 1, day.year, day.year + 1)]
    far = {value: (day - dt.date.fromisoformat(value)).days for value in days if value}
    if put_off:
        return min((value for value in far if far[value] > 0), key=lambda value: far[value], default=None)
    nearest = min(far, key=lambda value: abs(far[value]), default=None)
    return nearest if nearest is not None and abs(far[nearest]) <= NEAREST else None


def _own_year(text: str, dates: list[Dated], opening: When | None) -> int | None:
    """Return the year in which a text speaks, None where nothing tells it."""
    own = [
        (_last_year(when) + (ANNUAL.match(text, mention.end) is not None), mention, when)
        for mention, when in dates
        if when.year and not when.open and not _is_aside(text, mention)
    ]
    said = Counter(one for one, _, _ in own)
    own = [
        (one, mention, when)
        for one, mention, when in own
        if mention.start < HEAD or said[one] > 1 or not _is_whole(when) or ANNUAL.match(text, mention.end)
    ]
    if not own:
        return None
    year = max(one for one, _, _ in own)
    whole = [mention for _, mention, when in own if when.year == year and _is_whole(when)]
    months = [_last_month(when) for one, _, when in own if one == year and not _is_whole(when)]
    expected = max((_last_year(when) for m, when in dates if when.year and _looks_ahead(text, m)), default=year)
    over = not months and any(_is_over(text, mention) for mention in whole)
    days = [when.month for _, when in dates if when.month and when.day and not when.year and when.year_shift is None]
    if over and days and max(days) <= FIRST_MONTHS:
        return year + 1
    if months and opening is not None and max(months) - (opening.month or 12) >= HALF_YEAR:
        return year + 1  # 1月21日, of a text that tells of 2021年12月末
    whole_year = any(text.endswith("全年", m.start, m.end) for m in whole)
    if over and opening is None and "去年" in text and (whole_year or "今年" not in text):
        return year + 1
    if expected > year and not months and not over:
        return None  # 2022年料好于2021年: said in either
    return year


def _is_over(text: str, mention: Mention) -> bool:
    """Tell whether a year is spoken of as one that has passed: 2021年全年, 2021年完成投资7576亿元."""
    said = OVER.match(text, mention.end)
    if said is not None:
        return FUTURE.search(said.group()) is None
    return text.endswith(("全年", "年度"), mention.start, mention.end)


def _is_aside(text: str, mention: Mention) -> bool:
    """Tell whether a year is looked back to, expected or compared with."""
    return (
        _looks_back(text, mention)
        or _looks_ahead(text, mention)
        or COMPARED.search(text, max(0, mention.start - 5), mention.start) is not None
        or SAME_TIME.match(text, mention.end) is not None
    )


def _is_whole(when: When) -> bool:
    return when == When(year=when.year, year_end=when.year_end, fiscal=when.fiscal)


def _last_month(when: When) -> int:
    if when.end is not None:
        return _last_month(when.end)
    return when.month or (when.span[1] if when.span else 1)


def _last_year(when: When) -> int:
    return max(year for year in (when.year, when.end.year if when.end else None, when.year_end, 0) if year is not None)


def _looks_back(text: str, mention: Mention) -> bool:
    back = PAST_YEAR.match(text, mention.end) or LOOKED_BACK.search(text, max(0, mention.start - 8), mention.start)
    return back is not None


def _looks_ahead(text: str, mention: Mention) -> bool:
    when = mention.meaning
    ahead = FUTURE.search(text, max(0, mention.start - 10), mention.end + 4)
    several = isinstance(when, When) and (
        when.year_end or text[mention.start - 1 : mention.start] in LISTED or text[mention.end : mention.end + 1] in LISTED
    )
    return (
        ahead is not None
        or _is_put_off(text, mention)
        or (bool(several) and FORECAST.match(text, mention.end) is not None)
    )


def _is_put_off(text: str, mention: Mention) -> bool:
    return PUT_OFF.search(text, max(0, mention.start - 4), mention.start) is not None
