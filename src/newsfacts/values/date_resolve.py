"""What dates mean: read against the day of publication, and against the dates before them in the text."""

import dataclasses
import datetime as dt
import re
from itertools import pairwise

import msgspec

from newsfacts.mention import Mention
from newsfacts.values.anchor import FUTURE, infer_published
from newsfacts.values.calendar import (
    day_of,
    first_of,
    last_of,
    month_of,
)
from newsfacts.values.date_value import date_value
from newsfacts.values.discourse import CONTRACT, SENTENCE, Discourse, note
from newsfacts.values.fiscal import (
    CURRENT,
    SAID,
    ends_year,
    fiscal_year,
    half_beside,
    is_fiscal,
    known_year,
    months_on,
    months_to,
    within,
    year_of_half,
    years_ahead,
)
from newsfacts.values.when import When

# A date after one of these is compared with: it is not what 同期 or 当月 refers to afterwards.
# \w情前, 高\w期: \w for a character that no string of the values may hold.
COMPARED = re.compile(r"(?:较|比|与|同|距|超越|高于|低于|相较|不及|[多少好强]于|[高低胜]过)(?:(?:\w情?前|高\w期?|历史高位|纪录)的?|截至)?$")
SET_OUT = frozenset("由从自")
# 由10月|的0.3%, 环比由上月|持平转为上涨, 从8月|增长0.4%转为下降
SO_THEN = re.compile(r"的|持平|(?:同比|环比)?(?:上[涨升]|下[降跌]|增长|[涨跌升降增减])(?=\d)")
# 因2023年基数偏低,大增八成: what a change is measured against, and not the year spoken of
BASE_YEAR = re.compile(r"(?:同期)?的?[高低]?基[数期](?!为\d)")
# PPI下降2.7%,上月为下降2.5%; 而一年前为净亏损2亿元: what is told of a time before for comparison.
LEVEL_BEFORE = re.compile(r"[还则却尚]净?(?:亏损?|赚|盈利)|[还只仅则却尚]?(?:[为是]|只有|仅有|还有)(?:下[降跌]|上[升涨]|增长|负|-|净?亏损?|净?盈利|净流[入出]|[顺逆]差|[\d一二三四五六七八九十百千两])")
# 8月出口增长4.8%,上月增速为7%; 8月销量2万辆,而上月卖出1.8万辆: the same measure of the month before, beside that of a month that the sentence has named
SAME_BEFORE = re.compile(r"(?:则|还|只|仅|曾|同比|环比)*[一-龥]{0,6}?(?:[为是达出到]|只有|仅有|还有|下[降跌滑]|上[升涨]|增长|[涨跌升降增减])(?:了|约|近)?-?[\d一二三四五六七八九十百千两]")
MOVES = re.compile(r"以来|累计?(?:涨|跌|升|降|上涨|下跌|涨幅|跌幅|升幅)|(?:已)?(?:涨|跌|升|上涨|下跌)|跑[^,。;]大盘|(?:[新最][高低](?:点|位|价)?|[高低]点)(?=[,。;、为不]|$)")
# What has happened: 9月完成收购, 11月曾涨, 9月推出了.
PAST = re.compile(r"了|已|曾|完成|以来|为止|同比|获批|通过|录得|公布的|实现|达到|当时")
# 四季度铜价预测由6万元上调: of a time to come
REVISED = re.compile(r"[^,。;\d]{0,10}(?:预测|预估|展望)(?:值)?(?:均价)?(?:由|从|至|[上下]调|调[升降高低]|维持)")
# 9月再降息的机率已升至六成; \w for a character that no string of the values may hold
ODDS = re.compile(r"[^,。;\d]{0,8}(?:\d+个?基点|[一半]码)?\w{0,4}(?:概率|机会率|机率|几率|可能\w)")
# 16日公布的8月报告
ANNOUNCED = re.compile(r"(?:[上下]午|早间|晚间?|盘后)?(?:在[^,。;]{0,8})?(?:公布|发布|披露|公告|通报)")
# 已于12月31日前完成: no deadline to come.
DONE = re.compile(r"[已曾了]")
# 截至…止(九个月), 截至…止(全年): the period that the day ends.
PERIOD_ENDED = re.compile(
    r"(?:为?止)?(?:的)?(?:(?P<n>十[一二]|[一二三四五六七八九]|\d{1,2})个月(?!前|后)|(?P<year>全年|年度|(?:财政年度|财年)(?!的?(?:第?[一二三四1-4]季|[上下首]半年))|一年)|(?P<half>半年|中期(?![借票贷流国]))|(?P<weeks>[一两二三四])周|(?:(?<=止)|(?<=止的))(?P<quarter>(?:单|一|第[一二三四])?季度?)(?![末初底报节]))"
)
EXPLAINS = re.compile(r"[^。;\n\d]{0,6}\(")
UP_TO = re.compile(r"截至(?:[^,。;]{0,16}(?:及|和|与))?$")


def resolve_dates(text: str, mentions: list[Mention], published: str | None) -> tuple[list[Mention], str | None]:
    """Return the mentions with the dates resolved to EDTF, and the publication date used.

    `mentions` are all of a document, in order. `published` is a day; without it the document's own explicit dates
    may tell the day or year, and what they leave open stays open ("XXXX-01-09"). Today's date plays no part.
    """
    anchor = published or infer_published(text, mentions)
    known = known_year(text, anchor)
    first = Discourse(published=anchor, text=text, fiscal=known, known=known is not None)
    resolved, year = _read_dates(text, mentions, first)
    if year:  # 截至3月31日止年度: the headline's 全年 meant that year too, unless it still runs
        runs = anchor is not None and (last_of(year) or dt.date.min).isoformat() > anchor
        talk = Discourse(published=anchor, text=text, report=None if runs else year, fiscal=year, known=known is not None, ahead_of_name=first.ahead_of_name)
        resolved, _ = _read_dates(text, mentions, talk)
    return _with_periods(text, resolved), anchor


def _read_dates(text: str, mentions: list[Mention], talk: Discourse) -> tuple[list[Mention], str | None]:
    """Return the mentions with the dates resolved one after the other, and the first fiscal year that one of them ends."""
    resolved = []
    year = None
    last = -1
    for i, mention in enumerate(mentions):
        if mention.label != "DATE" or not isinstance(mention.meaning, When):
            resolved.append(mention)
            continue
        if talk.stated_end >= 0 and SENTENCE.search(text, talk.stated_end, mention.start):
            talk.stated, talk.stated_end = None, -1
        if last >= 0 and "\n" in text[last : mention.start]:
            talk.day, talk.same_day = talk.first_day, talk.told_day
            talk.leave_paragraph()
        explains = (
            last >= 0 and mention.meaning.year is None and EXPLAINS.fullmatch(text[last : mention.start]) is not None
        )
        by_weekday = i > 0 and isinstance(mentions[i - 1].meaning, When) and mentions[i - 1].meaning.weekday is not None
        if explains and talk.before and talk.stated is None and not by_weekday:  # 周二(12月28日), told in January: the bracket tells which
            talk.stated, talk.stated_end = talk.before, mention.start  # 去年同一档期(1月28日至2月4日)
        last = mention.end
        if explains and resolved[-1].label == "DATE" and _same_day(mention.meaning, resolved[-1].value):
            resolved.append(msgspec.structs.replace(mention, value=resolved[-1].value, meaning=None))
            continue  # 下周二(11日): the day that was just named
        value, mod = _resolve(text, mention, mention.meaning, talk, explains=bool(explains))
        if mention.meaning.span and (mention.meaning.fiscal or _is_beside_fiscal(text, mention, mention.meaning, talk)):
            told = _end_told_behind(text, mentions[i : i + 2], talk) if not talk.quarter else None
            value, year = _part_of_fiscal_year(text, mention, value, resolved, talk, told), year or talk.fiscal
        if explains and resolved[-1].value == "XXXX-XX-XX" and OPEN_DAY.fullmatch(value):
            resolved[-1] = msgspec.structs.replace(resolved[-1], value=value)  # 周二(12月28日)
        elif explains and _is_that_weekday(mentions[i - 1].meaning, value):
            resolved[-1] = msgspec.structs.replace(resolved[-1], value=value)  # 周五(5月24日), the coming one
        ended = _period_ended(text, mentions, i, value)
        if ended != value and not talk.compares:
            talk.report, talk.aside, talk.beside, mod = ended, None, None, None
            own = ended if is_fiscal(ended) else year_of_half(ended) if talk.main in (None, ended, ended[:4]) else None  # 截至9月底止中期
            year, talk.fiscal = year or own, own or talk.fiscal
        elif (last_day := last_of(value)) and ends_year(text, mention.start, mention.end):
            talk.fiscal = months_to(last_day, 12)  # 财年结束于10月26日
            talk.ahead_of_name = talk.ahead_of_name or years_ahead(text, mention.start, last_day.year)
            year = year or (talk.fiscal if is_fiscal(talk.fiscal) else None)
        elif talk.fiscal and ended == value:  # but 较截至2019年3月31日止年度减少两成: that year, and not the one under report
            said = text[mention.start : mention.end]
            runs = talk.fiscal[-7:] >= (talk.published or "9999")[:7] and not talk.future
            untold = runs and said in ("全年", "整年", "上年度", "上一年度", "去年度")  # 截至9月底止中期…。岚桐全年派息2元: of who knows whose year
            ended = value if untold else fiscal_year(said, value, talk.running or talk.fiscal, talk.fiscal, talk.published, ahead=talk.ahead_of_name)
            talk.running = ended if said.startswith(CURRENT) else None if ended != value else talk.running
        resolved.append(msgspec.structs.replace(mention, value=ended, mod=mod, meaning=None))
    return resolved, year


def _is_that_weekday(said: object, value: str) -> bool:
    """Tell whether a date said by its weekday alone is the day `value`, which has that weekday.

    >>> _is_that_weekday(When(weekday=4), "2024-05-24"), _is_that_weekday(When(weekday=4), "2024-05-25")
    (True, False)
    """
    if not isinstance(said, When) or said.weekday is None or said.week_shift is not None or said.week:
        return False
    return DAY_OF_YEAR.fullmatch(value) is not None and dt.date.fromisoformat(value).weekday() == said.weekday


def _same_day(when: When, value: str | None) -> bool:
    """Tell whether 11日 or 11月11日 is the day `value` said otherwise."""
    return (
        when.day is not None
        and value is not None
        and value[8:] == f"{when.day:02d}"
        and (when.month is None or value[5:7] == f"{when.month:02d}")
        and when.open is None
    )


def _with_periods(text: str, mentions: list[Mention]) -> list[Mention]:
    """Give 9月30日 of 「截至9月30日的2023年第三季度」 the period that it ends and that is named after it.

    The week of 「截至1月15日当周」 is the seven days that the day ends, and so is the day; that of 1月15日当周 the week that
    the day lies in, that of 1月12-18日当周 those days.
    """
    resolved = list(mentions)
    for i, (one, other) in enumerate(pairwise(mentions)):
        if one.label != "DATE" or other.label != "DATE" or not one.value or not other.value:
            continue
        weekly = text.endswith("至", 0, one.start) and text.startswith("当周", other.start)  # 至11月8日当周初请失业金人数
        named = ENDS.fullmatch(text[one.end : other.start]) and (weekly or UP_TO.search(text, max(0, one.start - 24), one.start))
        if named and "/" in other.value and last_of(one.value) == last_of(other.value):
            resolved[i] = msgspec.structs.replace(one, value=other.value)
        elif named and text.endswith("当周", 0, other.end) and other.end - other.start == 2 and len(one.value) == 10:
            last = last_of(one.value)
            week = f"{(last - dt.timedelta(6)).isoformat()}/{one.value}" if last else one.value
            resolved[i : i + 2] = [msgspec.structs.replace(day, value=week) for day in (one, other)]
        elif one.end == other.start and len(one.value) >= 10 and text[other.start : other.end] == "当周" and (last := last_of(one.value)):
            monday = last - dt.timedelta(last.weekday())
            week = one.value if DAYS.fullmatch(one.value) else f"{monday.isoformat()}/{(monday + dt.timedelta(6)).isoformat()}"
            resolved[i + 1] = msgspec.structs.replace(other, value=week)
    return resolved


# 达|全年|目标90亿元的八成: what was aimed at in the year told of
REACHES = re.compile("(?:达到?|完成|占|相当于|兑现)了?$")
AIMS = re.compile("的?(?:目标|计划|任务|预算)[^,。;]{0,12}的")


def _is_reached(text: str, mention: Mention) -> bool:
    """Tell whether a date is that of an aim of which a part was reached, and so no time ahead."""
    return AIMS.match(text, mention.end) is not None and REACHES.search(text, max(0, mention.start - 4), mention.start) is not None


ENDS = re.compile(r"(?:为?止)?的?")
DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")


def _resolve(
    text: str, mention: Mention, when: When, talk: Discourse, *, explains: bool = False
) -> tuple[str, str | None]:
    """Return the EDTF value and the mod of one date, and note it for the dates after."""
    talk.at = mention.start
    talk.past = PAST.search(text, mention.end, min(len(text), mention.end + 12)) is not None
    talk.contract = when.month is not None and when.day is None and CONTRACT.match(text, mention.end) is not None
    talk.announces = ANNOUNCED.match(text, mention.end) is not None
    deadline = when.open == "until" and not DONE.search(text, max(0, mention.start - 6), mention.end + 6)
    begin = max(0, mention.start - 12, text.rfind("。", max(0, mention.start - 12), mention.start))
    ahead = deadline or REVISED.match(text, mention.end) is not None or ODDS.match(text, mention.end) is not None
    future = ahead or (FUTURE.search(text, begin, min(len(text), mention.end + 8)) is not None and not _is_reached(text, mention))
    talk.future = future
    talk.moves = MOVES.match(text, mention.end) is not None
    # 由去年全年的1.72%收窄: where a change sets out from
    sets_out = text[mention.start - 1 : mention.start] in SET_OUT and SO_THEN.match(text, mention.end) is not None
    backward = (when.month_shift or when.quarter_shift or (when.ago or (0,))[0] or 0) < 0
    backward = backward or (when.year_ref == -1 and when.span is not None)  # 每股派1元,上年中期为2元
    before = backward and (LEVEL_BEFORE.match(text, mention.end) is not None or _goes_back(text, mention))
    of_base = BASE_YEAR.match(text, mention.end) is not None
    before = before or (when.month is not None and when.day is None and _was_then(text, mention, when.month, talk))
    talk.compares = before or sets_out or of_base or COMPARED.search(text, max(0, mention.start - 7), mention.start) is not None
    try:
        value = date_value(when, talk, future=future)
    except OverflowError:  # the day before the first of the calendar, or after its last
        value = "XXXX-XX-XX"
    mod = when.mod
    if when.end is not None:
        value = _range(value, when, when.end, talk)
        mod = None
    note(text, mention, when, value, talk, explains=explains)
    if when.day is not None and OPEN_DAY.match(value):
        talk.open_day = value[:10]
    if when.clock:
        first, slash, rest = value.partition("/")
        value = f"{first}T{when.clock}{slash}{rest}" if len(first) == 10 else value
    if when.open:
        value = _opened(value, when.open)
    return value, mod


def _goes_back(text: str, mention: Mention) -> bool:
    """Tell whether 上月, 上季 at the head of a clause tells what the month or quarter before the one that its sentence has named was like.

    >>> _goes_back("8月出口增长4.8%,上月增速为7%", Mention(11, 13, "DATE")), _goes_back("岚桐汽车公布,上月销量为2万辆", Mention(7, 9, "DATE"))
    (True, False)
    """
    if text[max(0, mention.start - 1) : mention.start] not in tuple(",;而") or SAME_BEFORE.match(text, mention.end) is None:
        return False
    near = max(0, mention.start - IN_SENTENCE)
    begin = max(near, *(text.rfind(end, near, mention.start) + 1 for end in "。\n"))
    return SAID_BEFORE.search(text, begin, mention.start) is not None


def _was_then(text: str, mention: Mention, month: int, talk: Discourse) -> bool:
    """Tell whether the month before the one that the text tells of, or before the last one that is over, is only named with what something was then.

    >>> talk = Discourse(published="2024-09-09", text="", month="2024-08")
    >>> _was_then("涨0.3%,7月这一数字为0.4%", Mention(6, 8, "DATE"), 7, talk), _was_then("涨0.3%,9月为0.4%", Mention(6, 8, "DATE"), 9, talk)
    (True, False)
    """
    over = int(talk.published[5:7]) - 1 if talk.published and talk.published[5:7].isdigit() else 0
    if month + 1 not in (over, int(talk.month[5:7]) if talk.month and talk.month[5:7].isdigit() else 0):
        return False
    return text[max(0, mention.start - 1) : mention.start] in tuple(",;而") and WAS.match(text, mention.end) is not None


WAS = re.compile(r"(?:份)?(?:这一|该|上述)?(?:数字|数值|数据|指标|读数|增速|[涨跌升降增]幅)?(?:还|只|仅|则|曾)?(?:[为是]|只有|仅有)(?:下[降跌]|上[升涨]|增长|负|-|[\d一二三四五六七八九十百千两])")
IN_SENTENCE = 200
"""Characters of a sentence before a month in which the one that it tells of is sought."""
SAID_BEFORE = re.compile(r"\d月|\d季|[一二三四]季")


def _opened(value: str, side: str) -> str:
    """Return a date as the beginning or the end of an open interval; a day belongs to it in any case.

    >>> _opened("2018", "from"), _opened("2018", "after"), _opened("2018-01", "before"), _opened("2018-01-05", "before")
    ('2018/..', '2019/..', '../2017-12', '../2018-01-05')
    """
    first, last = value.partition("/")[0], value.rpartition("/")[2]
    shift = {"after": 1, "before": -1}.get(side, 0)
    if side in ("from", "after"):
        return f"{_shifted(last, shift) if shift else first}/.."
    return f"../{_shifted(first, shift) if shift else last}"


OPEN_DAY = re.compile(r"XXXX-(?:\d\d|XX)-\d\d")
DAY_OF_YEAR = re.compile(r"\d{4}-\d\d-\d\d")
YEARLESS = re.compile(r"XXXX-\d\d-\d\d")
YEAR_OR_MONTH = re.compile(r"\d{4}(?:-\d\d)?")


def _shifted(value: str, shift: int) -> str:
    """Return the year or month so many after `value`; a day stays."""
    if not YEAR_OR_MONTH.fullmatch(value):
        return value
    if len(value) == 4:
        return f"{int(value) + shift:04d}"
    return month_of(int(value[:4]), int(value[5:]) + shift) or value


def _range(start: str, when: When, end: When, talk: Discourse) -> str:
    """Return the interval from `start` to the date that `end` says; what `end` leaves out is that of the start."""
    first = first_of(start)
    only_clock = len(start) == 10 and msgspec.structs.replace(end, clock=None) == When()  # 1月1日0-24时
    last: str | None
    if only_clock and YEARLESS.match(start):
        last = start
    elif only_clock and first:
        last = (first + dt.timedelta((end.clock or "") < (when.clock or ""))).isoformat()
    elif end.day is not None and end.month is None and YEARLESS.fullmatch(start):
        last = f"{start[:8]}{end.day:02d}"  # 2月10日至20日
    elif end.day is not None and end.month is None and first and len(start) >= 10:
        last = day_of(first.year, first.month, end.day)
    elif end.year is None and end.year_shift is None and first and (end.month or end.span):
        month = end.month or (end.span or (1, 12))[1]
        year = first.year + ((month, end.day or 31) < (first.month, first.day if len(start) >= 10 else 1))
        last = day_of(year, month, end.day) if end.day else month_of(year, month)
    else:
        last = date_value(end, talk, future=False).rpartition("/")[2]
    if end.clock and last and len(last) == 10:
        last = f"{last}T{end.clock}"
    return f"{start.partition('/')[0]}/{last}" if last else start


def _period_ended(text: str, mentions: list[Mention], i: int, value: str) -> str:
    """Return the period that a date ends where 截至…止 is followed by its length; the date itself elsewhere."""
    mention = mentions[i]
    ended = PERIOD_ENDED.match(text, mention.end)
    said = ended is not None and ended.group().startswith(("止", "为止"))  # 9月底止半年盈利
    if not said and not UP_TO.search(text, max(0, mention.start - 24), mention.start):
        return value
    end = last_of(value)
    if ended is None and i + 1 < len(mentions):  # 截至2024年及2025年9月30日止九个月: both
        other = mentions[i + 1]
        if (
            other.label == "DATE"
            and text[mention.end : other.start] in ("及", "和", "与")
            and isinstance(other.meaning, When)
        ):
            ended = PERIOD_ENDED.match(text, other.end)
            month = other.meaning.month
            end = last_of(month_of(int(value[:4]), month)) if ended and month and value[:4].isdigit() else None
    if ended is None and end and (year := _year_named(text, mentions[i : i + 2])):  # 截至6月底止|2025年度
        return months_to(dt.date(year, end.month, 1), 12)
    if ended is None or end is None:
        return value
    if ended["weeks"]:
        return f"{(end - dt.timedelta(7 * _count(ended['weeks']) - 1)).isoformat()}/{end.isoformat()}"
    count = 12 if ended["year"] else 6 if ended["half"] else 3 if ended["quarter"] else _count(ended["n"])
    return months_to(end, count)


def _year_named(text: str, two: list[Mention]) -> int | None:
    """Return the year that the date right behind another one names as the company's: 截至6月底止|2025年度, |2024/25年度; None where none does."""
    if len(two) < 2 or not isinstance(two[1].meaning, When) or not ENDS.fullmatch(text, two[0].end, two[1].start):
        return None
    when = two[1].meaning
    return (when.year_end or when.year) if text.endswith(SAID[:3], two[1].start, two[1].end) and when.span is None else None


def _part_of_fiscal_year(
    text: str, mention: Mention, value: str, resolved: list[Mention], talk: Discourse, told: dt.date | None
) -> str:
    """Return the months of a fiscal quarter or half: by the day that it ends, or by what was told before.

    The day stands before it (截至8月31日的第一财季, 9月至11月的第二财季), or is `told` behind it.
    """
    first, last = mention.meaning.span or (1, 3)
    count = last - first + 1
    before = resolved[-1] if resolved else None
    if before is not None and before.value and before.label == "DATE" and ENDS.fullmatch(text[before.end : mention.start]):
        end = last_of(before.value)
        if end and UP_TO.search(text, max(0, before.start - 24), before.start):
            told, resolved[-1] = end, msgspec.structs.replace(before, value=months_to(end, count))
        elif end and months_to(end, count) == before.value:
            told = end
    if told:
        talk.quarter = (last // 3, told)
        value = months_to(told, count)
    elif beside := half_beside(text[mention.start : mention.end], talk.report):
        return beside
    elif talk.quarter:
        number, end = talk.quarter
        months = last - 3 * number
        value = months_to(months_on(end, months + 12 if months < 0 and talk.future else months), count)  # 第四财季…,预计第一财季: the next one
    elif talk.fiscal:
        value = within(talk.fiscal, mention.meaning.year or _running(text, mention, talk, last, count), last, count) or value
        closing = last_of(value)
        if talk.known and count == QUARTER and closing is not None:
            talk.quarter = (last // QUARTER, closing)
    if talk.quarter:
        number, end = talk.quarter
        year = months_to(months_on(end, 3 * (4 - number)), 12)
        talk.fiscal = year if is_fiscal(year) else None
        talk.report = value
    return value


QUARTER = 3
"""Months of a quarter."""


def _is_beside_fiscal(text: str, mention: Mention, when: When, talk: Discourse) -> bool:
    """Tell whether a quarter is one of the company's year by what its sentence has named before: 上半财年跌8%,首季跌10%."""
    first, last = when.span or (0, 0)
    if not talk.fiscal or when.year or when.year_shift is not None or last - first != 2:
        return False
    begin = max(text.rfind("。", 0, mention.start), text.rfind("\n", 0, mention.start)) + 1
    return text.find("财年", begin, mention.start) > 0


# 第一财季业绩:截至8月31日的三个月, 第三财季(截至4月30日), 第二财季(9月至11月)
TOLD_BEHIND = re.compile(r"[^,。;\n\d]{0,6}[(:,](?:即|指|为)?(?P<to>截至|至)?")


def _end_told_behind(text: str, two: list[Mention], talk: Discourse) -> dt.date | None:
    """Return the day that a fiscal quarter ends where the date right behind it tells that; `two` are the quarter and that date."""
    if len(two) < 2 or not isinstance(two[1].meaning, When):
        return None
    other, when = two[1], two[1].meaning
    between = TOLD_BEHIND.fullmatch(text, two[0].end, other.start)
    if between is None or (when.month is None and when.span is None) or text.endswith(("季", "季度"), other.start, other.end):
        return None  # 上半财年跌8%,首季跌10%: one quarter beside the half
    months = when.span or (when.month, when.end.month if when.end else when.month)
    if between["to"] is None and (None in months or (months[1] or 0) - (months[0] or 0) not in (2, -10)):
        return None  # a date that says no more than when
    value, _ = _resolve(text, other, when, dataclasses.replace(talk))
    return last_of(value)


def _running(text: str, mention: Mention, talk: Discourse, last: int, count: int) -> int:
    """Return the fiscal year whose quarter or half is meant where it is not named: 本财年首半年, 下半财年 of the one that runs, 第四财季 of the last one that has such a quarter behind it."""
    year = int((talk.fiscal or "")[-7:-3])
    said = text[mention.start : mention.end]
    if said.startswith(CURRENT):
        return year + (fiscal_year(said[: said.index("年") + 1], f"{year}", talk.fiscal or "", talk.fiscal or "", talk.published) != talk.fiscal)
    if talk.fiscal and talk.published and talk.fiscal[-7:] >= talk.published[:7]:
        return year
    months = ((y, within(talk.fiscal or "", y, last, count)) for y in (year + 1, year, year - 1))
    return next((y for y, value in months if value and talk.published and (last_of(value) or dt.date.max).isoformat() <= talk.published), year)


def _count(text: str) -> int:
    from newsfacts.values.numerals import read_numeral

    return int(read_numeral(text) or 12)
