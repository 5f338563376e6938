"""When the reader is told of: what a date that it meets means for the numbers after it."""

from typing import Protocol

import regex

from newsfacts.facts.items import Item
from newsfacts.facts.lists.list_years import deal_interval, each_year
from newsfacts.facts.scene import Scene
from newsfacts.facts.state import State
from newsfacts.facts.when.holiday import counted_over
from newsfacts.facts.when.periods import (
    CLOCK,
    COMPARED,
    COMPARED_AFTER,
    QUARTER,
    SET_OUT,
    TOLD_SINCE,
    date_value,
    days_of,
    first_day,
    is_day,
    is_no_time,
    is_since,
    last_day,
    trading_day,
)
from newsfacts.values.discourse import heads_plan, is_unfinished

SAME_TIME = regex.compile(r"[去上前]年.{0,3}同期")
BACKWARD = regex.compile(r"去年|上年|前年|上一年|上月|上季|前季|\d{4}年同期")
SINCE_YEAR = regex.compile(r"年内|今年以来|年初至今|今年至今|年初以来")
# 2012年9月创办学院: what is told after that sentence is of now
SET_UP = regex.compile(r"[^,。;\d]{0,8}?(?:(?<!已)成立|创立|创办|开办|设立|组建|创建|始建|登陆|进军|动工|落成|奠基|通车|启用|面世|问世)")
DATE_JOIN = regex.compile(r"(?:[、和及与,/]|以及|至|到|截至)*")
# 较去年的1351元, 较上年同期7841666元, 较7月5日收盘价9.4港元
OF = regex.compile(r"的[^,;。]{0,4}\d|的?(?:历史)?(?:峰值|高点|高位|低点|低谷|谷底|最高值?|纪录)(?:的|为|约)*\d|(?:的|该股|每股|平均)*(?:收[盘市])?(?:均|市|股)?价(?:每股)?(?:为|约)*\d|-?\d[\d,.]*[万亿]*(?:\p{Han}?元|股|吨|台|辆|家|人)")
# 和三季度的2.1亿元相比,减少8%
HELD_WITH = regex.compile(r"的[^,;。]{1,16}相?比(?!例|重|率)")
GOES_ON = regex.compile(r"[及和与、]|以及")
# 前三季度净利润9亿元,其中第三季度4亿元; 仅三季度就赚4亿元; 若以半年计,下半年2.1%; 单计第四季3亿元: a part of what is reported, and no report of its own
PART_OF = regex.compile(r"其中,?(?:在|仅)?$|[以按](?:半年|季度?|单季)[计看],$|单计$|(?:^|[,;。])(?:仅|光是?|单是)$")
# …,其中第三季度4亿元;净利润1亿元: of the whole again, where the clause before the semicolon only told of the part in passing
PART_WITHIN = regex.compile(r",其中,?(?:在|仅)?$|,(?:仅|光是?|单是)$")
# A day on which something was made known is no period of the numbers that it made known.
ANNOUNCED = regex.compile(
    r"(?:晚间|上午|下午|早间|午间|收盘后|盘后|晚|早|凌晨|在[^,;。]{0,8})?(?:联合|正式|集中)?(?:印发|出台|下发|发文|签发|公布|发布|刊发|发出?盈[利警喜]|披露|公告|宣布|表示|报道|通报|发自|召开|透露|综合报道|讯|放榜|派发?成绩[表单]|交出?(?:业绩|财报|成绩[表单]))"
)
# 公布上月业绩, 披露去年营收: the period that the numbers after it are of.
RESULTS = regex.compile(r"的?(?:合并|自结|主要)?(?:业绩|营收|营运|财报|成绩单|经营数据|产销数据|销售数据|报告)")
# 今年预算, 今年目标: the year that is planned is not the one under report.
PLANNED = regex.compile(r"预算|计划|目标|预计|预期|指引|展望|料|将|拟|有望|估|力争|望")


class Told(Protocol):
    """What a date needs of the walk: the text and its names, where its sentence begins, and what is held in mind."""

    text: str
    scene: Scene
    published: str | None
    begin: int
    state: State


def take_report(mind: Told, period: str) -> None:
    """Take the period of a report that the sentence names, 昨晚披露的半年报里: what is told behind it is of that, unless the sentence has named a time of its own."""
    state = mind.state
    if state.period is None or is_day(state.period):
        state.aside, state.period, state.named = None, period, period
        state.report, state.opened = period, state.opened or period


# 自3月12日至9月3日期间: no time that a change sets out from
BOTH_ENDS = regex.compile("[至到~—-]")


def take_date(mind: Told, item: Item) -> None:
    """Take a date as the time of the numbers after it, of the next one alone, or as what one is compared with."""
    state, mention, text = mind.state, item.mention, mind.text
    value = date_value(mention, mind.text) if mention else None
    if mention is None or value is None:
        return
    if is_no_time(text, item.start, item.end) or (state.overnight and CLOCK.fullmatch(item.text) and item.start == mind.begin):
        return  # 07:15 【金价回稳】: when the night's trade was told of
    value = counted_over(text, item.start, item.end, value, mind.scene.holiday)
    state.bases += _since(item.text, value, mind.published)
    before = text[max(mind.begin, item.start - 6) : item.start]
    goes_on = bool(state.compared) and GOES_ON.fullmatch(text[state.compared[-1].end : item.start])
    held_with = before.endswith(("和", "跟")) and HELD_WITH.match(text, item.end) is not None
    if held_with or COMPARED.search(before) or goes_on or COMPARED_AFTER.match(text, item.end):
        if OF.match(text, item.end):
            state.aside, state.against = value, mention  # 较去年的1351元: the date of the number alone
        else:
            state.compared.append(mention)
        return
    if SET_OUT.search(before) and not is_since(text, item.start, item.end) and not (before.endswith("自") and BOTH_ENDS.search(item.text)):
        state.around_aside, state.aside = state.aside, value  # 由2023年的5%: the date of the number that a change sets out from
        _list_date(mind, item, value)
        return
    known = state.day if is_day(value) else state.period or state.report
    earlier = known is not None and (last_day(value) or "9999") < (last_day(known) or "")
    same_time = SAME_TIME.search(item.text) is not None and (earlier or known is None)  # 而上年同期亏损1亿元: no more than that number
    if earlier and state.stated and not same_time and text.startswith(";", item.start - 1) and text.startswith(",", item.end):
        # 三年投入5亿元,占收入的三成;9月末,员工400人,研发人员占六成: of all up to the next semicolon
        state.part_of, state.part_within = (value, item.end), state.period or state.report
        state.aside, state.period = None, value
        _list_date(mind, item, value)
        return
    if same_time or (earlier and state.stated and not _is_of_day(value, known)):
        state.aside = value
        _list_date(mind, item, value)
        return
    if is_day(value):
        announced = ANNOUNCED.match(text, item.end) is not None
        told_since = state.day is not None and value[:10] < state.day and TOLD_SINCE.match(text, item.end) is not None
        to_come = mind.published is not None and value[:10] > mind.published  # 料春节前降准。铜价跌3%: no trade is told of before its day
        if before[-2:] != "截至" and trading_day(value[:10]) == value[:10] and not told_since and not to_come:
            state.day = value[:10]
        if announced:
            return
    _list_date(mind, item, value)
    state.aside, state.period = None, value
    _take_report(mind, item, value, known, earlier=earlier)


def _is_of_day(value: str, known: str | None) -> bool:
    """Tell whether a period of more than a day comes behind a day: 截至10月7日,回款5亿元,上半年营收9亿元,亏损2亿元: both are of the half."""
    return known is not None and is_day(known) and not is_day(value) and value[:4] == known[:4] and (days_of(value) or 0) >= QUARTER


def end_part(state: State) -> None:
    """Go back, at a semicolon, from a part of what is under report that 其中 told of within the clauses before: 前三季度营收9亿元,其中第三季度4亿元;净利润1亿元.

    >>> state = State(period="2025-07/2025-09", report="2025-01/2025-09", part_of=("2025-07/2025-09", 20), part_within="2025-01/2025-09")
    >>> end_part(state)
    >>> state.period
    '2025-01/2025-09'
    """
    if state.part_within and state.part_of and state.period == state.part_of[0]:
        state.period, state.part_of = state.part_within, None
    state.part_within = None


def _take_report(mind: Told, item: Item, value: str, known: str | None, *, earlier: bool) -> None:
    """Take a period as the one under report, unless it is only named in passing; `earlier`: it ends before `known`, the one before."""
    state, text = mind.state, mind.text
    if heads_plan(text, item.start, item.end):
        state.report, state.opened = value, state.opened or value
        return
    before = text[max(mind.begin, item.start - 6) : item.start]
    backward = earlier and not RESULTS.match(text, item.end) and (BACKWARD.match(item.text) or before.endswith("("))
    looks_ahead = PLANNED.search(text, max(mind.begin, item.start - 10), item.end + 12) is not None
    summed = state.stated and state.report is not None and value == f"{state.report[:4]}-01/{state.report}"  # 9月出口…,前9月合计…
    set_up = SET_UP.match(text, item.end) is not None or _is_long_ago(mind, value)
    whole = state.report or (known if state.stated else None)
    is_part = whole is not None and PART_OF.search(before) is not None and _lies_in(value, whole)
    state.part_of = (value, item.end) if is_part else None
    state.part_within = whole if is_part and PART_WITHIN.search(before) else None
    if is_part and whole:
        state.wholes[value] = whole
    passing = summed or set_up or backward or looks_ahead or is_part or _sums_up_week(mind, value)
    if not is_day(value) and days_of(value) and not passing and not _is_future(mind, value) and not _has_begun(mind, value) and not _is_unfinished(mind, value):
        state.report, state.opened = value, state.opened or value


def _sums_up_week(mind: Told, value: str) -> bool:
    """Tell whether a period is the week of the day whose trade the paragraph tells of: 恒指收跌1%。总计本周,恒指涨2%."""
    first = mind.state.first
    day = first.period if first is not None and first.period and is_day(first.period) else None
    return day is not None and 1 < (days_of(value) or 0) <= WEEK and (first_day(value) or day) <= day[:10] <= (last_day(value) or day)


WEEK = 7
"""Days."""


def _is_long_ago(mind: Told, value: str) -> bool:
    """Tell whether a period was over two years before publication, beside a later one under report: 2019年的高位."""
    report, today = mind.state.report, mind.published
    if report is None or today is None or not report[:4].isdigit() or int(report[:4]) < int(today[:4]) - 1:
        return False
    return int((last_day(value) or "9999")[:4]) < int(today[:4]) - 2


def _since(said: str, value: str, published: str | None) -> list[str]:
    """Return the base of changes that a date tells since when: the year's start, 今年以来, or another day, 8月13日以来; else none."""
    if SINCE_YEAR.fullmatch(said):
        return ["ytd"]
    if not value.endswith("/..") or not said.endswith(("以来", "至今")):
        return []
    years_start = value[4:] in ("/..", "-01-01/..") and published is not None and value[:4] == published[:4]
    return ["ytd" if years_start else "chg"]


def _list_date(mind: Told, item: Item, value: str) -> None:
    """Put a date on the list that it goes on, or begin a new one."""
    state = mind.state
    goes_on = state.date_end >= mind.begin and DATE_JOIN.fullmatch(mind.text[state.date_end : item.start])
    state.periods = [*state.periods, value] if goes_on else [value]
    if len(set(years := each_year(state.periods))) > 1:  # 一年前|同期 is one date
        if len(years) < len(state.listed) and set(years) < set(state.listed):
            state.years = state.listed  # 2022年、2023年和2024年营收…,后两年即2023年和2024年各增长: the whole list still holds for what follows
        state.listed = years
    state.years = deal_interval(value) or state.years
    state.date_end = item.end


def _has_begun(mind: Told, value: str) -> bool:
    """Tell whether a whole year has just begun: in its first quarter news reports on the year before, and plans this one."""
    return len(value) == len("2025") and mind.published is not None and mind.published[:4] == value and mind.published[5:7] <= "03"


def _lies_in(part: str, whole: str) -> bool:
    """Tell whether a period is a part of another.

    >>> _lies_in("2025-04/2025-06", "2025-01/2025-06"), _lies_in("2025-07/2025-09", "2025-01/2025-06")
    (True, False)
    """
    first, last = first_day(whole), last_day(whole)
    return part != whole and first is not None and last is not None and first <= (first_day(part) or "") and (last_day(part) or "9999") <= last


def _is_unfinished(mind: Told, value: str) -> bool:
    """Tell whether a period has long to run, 下半年到期, beside a report of what is over: no number behind its sentence is of it."""
    report, today = mind.state.report, mind.published
    return report is not None and today is not None and is_unfinished(value, report, today)


def _is_future(mind: Told, value: str) -> bool:
    return mind.published is not None and (first_day(value) or "") > mind.published
