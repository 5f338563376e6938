"""The days off that a text tells of, which its numbers are of before it names them: 国庆长假盘点."""

import datetime as dt
from collections.abc import Iterable

import regex

from newsfacts.facts.when.periods import days_of, first_day, last_day
from newsfacts.mention import Mention
from newsfacts.values.calendar import festival

# 国庆长假, 五一假期, 春节黄金周: the days off that the head of a text names
HOLIDAY = regex.compile(
    r"(?P<which>国庆|十一|五一|元旦|春节|新春|清明|端午|中秋|黄金周)[”节]?(?:、?中秋)?(?:节|小)?(?:长假|假期|假日|黄金周|档|盘点|:|$)|(?P<which>黄金周)"
)
HEAD = 120
"""Characters at the beginning of a text in which it says of what it tells."""
BEGINS = {"国庆": (10, 1), "十一": (10, 1), "五一": (5, 1), "元旦": (1, 1)}
"""Days off that begin on a day of the calendar; others need the text to name theirs."""
LONGEST, SHORTEST = 10, 3
"""Days."""
RECENT = 14
"""Days after its end in which news tells of a holiday."""
# 7天里, 为期5天的假期: how many days it had
LASTED = regex.compile(r"(?<!\d)(?P<days>[3-9三五七八九])天(?:里|内|间|假期|长假|假日|下来|,)")
NUMERALS = {"三": 3, "五": 5, "七": 7, "八": 8, "九": 9}


def holiday_of(text: str, mentions: Iterable[Mention], published: str | None) -> str | None:
    r"""Return the days off, just over, that a text tells of by its head: those that it names, or so many from their first day.

    >>> holiday_of("国庆长假盘点\n7天里,全国出游7亿人次", [], "2024-10-08")
    '2024-10-01/2024-10-07'
    >>> holiday_of("7天里,全国出游7亿人次", [], "2024-10-08")
    """
    head = HOLIDAY.search(text, 0, HEAD)
    if head is None or published is None or len(published) < len("2024-10-08"):
        return None
    today = dt.date.fromisoformat(published[:10])
    mentions = [m for m in mentions if m.label == "DATE" and m.value and "/" in m.value]
    named = (m.value for m in mentions if m.value)
    told = [value for value in named if SHORTEST <= (days_of(value) or 0) <= LONGEST and _just_over(value, today, head["which"])]
    official = None if "档" in head.group() else _official(head["which"], today)  # 春节档: films run longer
    if official in told or (official and all(_runs_trains(text, m) for m in mentions if m.value in told)):
        return official
    return told[0] if told else _from_first_day(text, head["which"], today)


def _official(which: str, today: dt.date) -> str | None:
    """Return the mainland's official days off of that name, None where they are not just over."""
    value = festival(OFFICIAL.get(which, which), today.year)
    if value is None or (days_of(value) or 0) < SHORTEST:
        return None
    since = (today - dt.date.fromisoformat(last_day(value) or value)).days
    return value if 0 <= since <= RECENT else None


OFFICIAL = {"十一": "国庆", "新春": "春节"}
# 以9月29日至10月10日|为运输期: when trains run for the holiday, which is shorter
TRAINS = regex.compile(r"(?:定为|[为是的])?(?:假期|假日|小长假|黄金周)?(?:铁路)?(?:旅客)?运输|(?:的)?运力")


def _runs_trains(text: str, mention: Mention) -> bool:
    """Tell whether some days are those on which trains run for a holiday."""
    return TRAINS.match(text, mention.end) is not None or text.find("运输", max(0, mention.start - 12), mention.start) >= 0


def _just_over(value: str, today: dt.date, which: str) -> bool:
    """Tell whether some days are over, not long ago, and hold the first day of the holiday, where that is one of the calendar."""
    first, last = first_day(value), last_day(value)
    if first is None or last is None or not 0 <= (today - dt.date.fromisoformat(last)).days <= RECENT:
        return False
    month, day = BEGINS.get(which, (0, 0))
    begins = f"{last[:4]}-{month:02d}-{day:02d}"
    return month == 0 or first <= begins <= last


def _from_first_day(text: str, which: str, today: dt.date) -> str | None:
    """Return so many days from the first of a holiday, as many as the text says that it had; None where it is none of the calendar or not over."""
    lasted, begins = LASTED.search(text), BEGINS.get(which)
    if lasted is None or begins is None:
        return None
    first = dt.date(today.year, *begins)
    last = first + dt.timedelta(int(NUMERALS.get(lasted["days"], 0) or lasted["days"]) - 1)
    return f"{first}/{last}" if 0 <= (today - last).days <= RECENT else None


UNTIL = ("截至", "截止", "截止到", "截至到", "截至北京时间")
"""Behind these a day is the last of those that are counted."""


def counted_over(text: str, start: int, end: int, value: str, holiday: str | None) -> str:
    """Return the days off where a date at `start:end` only says that they were counted up to the last, 截至10月8日晚8点,票房累计16亿元; else the date.

    >>> counted_over("截至10月8日,票房18亿元", 2, 7, "2025-10-08", "2025-10-01/2025-10-08")
    '2025-10-01/2025-10-08'
    >>> counted_over("截至10月8日,市值18亿元", 2, 7, "2025-10-08", "2025-10-01/2025-10-08")
    '2025-10-08'
    >>> counted_over("10月8日票房2亿元", 0, 5, "2025-10-08", "2025-10-01/2025-10-08")
    '2025-10-08'
    """
    if holiday is None or value != holiday.partition("/")[2] or not text.endswith(UNTIL, 0, start) or SO_FAR.match(text, end):
        return value
    return holiday if COUNTED.match(text, end) else value


# 截至10月8日|晚8点,票房; but 截至10月8日|,市值90亿元: of the day alone
COUNTED = regex.compile(r"(?:(?!收[盘市]|市值|股价|员工|余额|资产|持[有股仓])[^。;\n]){0,30}?(?:票房|观影|场次|[旅游乘]客|客流|人[次流]|发送|出[行游]|接待|消费|快递|销售额|航班|门票)")
# 截至昨日,今年全国总票房440亿元: of the year
SO_FAR = regex.compile("[,晚间早时分]*(?:今年|年内|本年|全年)")
