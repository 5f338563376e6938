"""When a number was: the dates that it may belong to, and what is seen of each."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache

import regex

from newsfacts.facts.ranker import Ranker, ranker
from newsfacts.facts.scene import Place, Scene
from newsfacts.facts.when.dates_at import DateAt
from newsfacts.facts.when.dating import OF
from newsfacts.facts.when.form import FORMLESS, form_of
from newsfacts.facts.when.periods import (
    COMPARED,
    COMPARED_AFTER,
    QUARTER,
    SET_OUT,
    days_of,
    first_day,
    is_dateline,
    is_day,
    is_so_far,
    last_day,
    session_before,
    year_before,
)
from newsfacts.facts.when.wording import wording
from newsfacts.values.fiscal import is_fiscal

NEAREST = 6
"""How many different dates before a number are asked about."""
FEATURES = (
    "rule none dated report day published session end_of_report year_before_report "
    "here_clause here_sentence clauses_between sentence_1 sentence_far same_paragraph after_clause after "
    "nearest compared set_out of_it announced inside until end_mark same_period heads_clause heads_sentence "
    "is_day is_month is_quarter is_long is_year is_open is_future far_back "
    "last last_here equals_report before_report equals_before_last dates_between "
    "main most_common paragraph_first last_head last_level last_change before_level "
    "money percent quantity points duration level change source to forecast "
    "day_kind stock_kind event_kind flow_kind known_kind in_bracket pairs lead_short "
    "base_yoy base_pop base_ytd base_dod"
).split()
UNSAID = (0.0,) * 10
"""What is seen of how a date is said that does not stand near."""
POP = frozenset(("pop", "qoq", "mom"))
ANNOUNCED = regex.compile(r"[^,。;]{0,10}?(?:公布|发布|披露|公告|宣布|表示|报道|通报|发自|召开|透露|讯|电)")
RELEASED = regex.compile(r"(?:放榜|公布业绩|派发?成绩[表单]|交出?成绩[表单])的?")
# 8月5日|公布的中期收入; 8月14日|午间,岚桐通信(02999)交出半年成绩单:营业收入
MADE_KNOWN = regex.compile(
    rf"{RELEASED.pattern}|(?:[早午晚]间?|[上下]午|盘[前后]|收[市盘]后)?,?[^,。;:()\d]{{0,14}}(?:\([^()\n]{{0,12}}\))?(?:公布|披露|发布|交出|端出|挂出|晒出)了?(?:的(?!\d)|[^,。;:\d]{{0,8}}(?:业绩|成绩[单表]|答卷|财报|[年季中]报|报告)(?:的|(?:显示)?[:,]))"
)
YEARS = regex.compile(r"\d{4}/\d{4}")
# 由去年(下降)0.9%转为增长
MOVED_THEN = regex.compile("的?(?:全年|同期|同比)*(?:下降|增长|下滑|减少|增加|上升|上涨|下跌|负增长|[增降升跌涨减])(?:了|约|近|逾)?")
# the times that 同比 and 环比 mean
ONE_BEFORE = regex.compile(r"[去上]年同(?:期|月|季度?)|[上前](?:一个|一|个)?(?:月|季度?)")
# 为今年2月以来|首次下跌, 2019年以来|最高: how long it has not been so
SINCE_WHEN = regex.compile(r"的?(?:同期)?(?:首[次度]|最[高低大小多少快慢强弱好差长短佳]|新[高低]|第[一二三四五六七八九十\d]+[次低高大])")
UNTIL = regex.compile(r"截至?[^,。;]{0,6}$")


@cache
def _ranker() -> Ranker:
    return ranker("period", tuple(FEATURES))


@dataclass
class AskedWhen:
    """A number that asks when it was."""

    start: int
    rule: str | None
    report: str | None
    day: str | None
    label: str
    unit: str | None
    change: bool
    source: bool
    to: bool
    forecast: bool
    kind: str
    known: bool
    inside: bool
    paired: bool
    lead: int
    bases: tuple[str, ...]
    wholes: dict[str, str]
    """Parts of a reported period that were told in passing, each with the whole."""


# 上年是7亿元,降幅, 去年同期为5万吨,下降
OF_BASE = regex.compile(r"(?:[上去]年|前一年)(?:同期|同月|同季)?(?:则|仅|只)*[是为有]?(?:约|近|逾)?\d[\d.,]*[万亿]*\p{Han}{1,3},(?:同比)?(?:[增减升降涨跌]幅|下[降滑跌]|增[长加]|上[升涨]|[增减升降涨跌])(?:了|为|达到?|约|近|逾|超过?)*$")
BASE_NEAR = 40
BEFORE_BASE = ("较", "比", "交易日(", "交易日（")
"""Behind these a day is what a price is held against, no day of a deal: 较上交易日(14日)收报折让5%."""


def _is_month_since(month: str, period: str) -> bool:
    """Tell whether a period is a month that came after another one of a quarter or more.

    >>> _is_month_since("2025-07", "2025-01/2025-06"), _is_month_since("2025-07", "2025-01/2025-07"), _is_month_since("2025-07", "2024-07")
    (True, False, False)
    """
    long = (days_of(period) or 0) >= QUARTER and len(month) == len("2025-07")
    return long and (first_day(month) or "") > (last_day(period) or "9999")


class Periods:
    """Chooses a period for each number of a text, in reading order."""

    def __init__(self, scene: Scene, published: str | None) -> None:
        self.scene = scene
        self.published = published if published and is_day(published) else None
        self.last: tuple[str | None, int] | None = None
        """The period of the number before, and its sentence."""
        self.said: dict[int, tuple[float, ...]] = {}
        """How the dates are said, by where they begin, once that was asked for."""
        self.bases: dict[int, bool] = {}
        """Which dates only name the base of a change, by where they begin, once that was asked for."""
        self.last_level: str | None = None
        self.last_change: str | None = None
        named = [at for at in scene.dates if at.mod is None and not is_day(at.value) and days_of(at.value) and not scene.text.endswith(("同期", "同月", "年前"), at.start, at.end)]
        spans = [at.value for at in named]
        past = [at.value for at in named if not published or (first_day(at.value) or "") <= published]
        headed = sum(at.end <= scene.text.find("\n") for at in named if at.value in past)
        if headed == 1 and len(past) > 1 and _is_month_since(past[0], past[1]):
            past = past[1:]  # 岚桐置地中期盈利跌,7月销售腰斩\n…截至6月30日止六个月: of the half
        self.main = scene.holiday or (past[0] if past else None)
        self.over = next((value for value in past if value != (published or "")[:4]), None)
        """The first period of the text that is not the year of publication."""
        self.fiscal = any(is_fiscal(value) for value in spans)
        """The text tells of a year that is not the calendar's."""
        self.most_common = Counter(past).most_common(1)[0][0] if past else None

    def whole(self, report: str | None, opened: str | None) -> str | None:
        """Return the period that a new paragraph is of: `report`, which was under report at the end of the one before.

        It is the text's main one again where `report` was only the last part of it, 四季度 of 2024年, or its last month in a
        paragraph that `opened` with the whole, or its first months; where it was told in passing with all months before it,
        前9月 in a paragraph that opened with 9月; or was of later months, 今年前两个月 in a paragraph that opened with the main one.
        """
        if report is None or self.main is None or report == self.main:
            return report
        if opened == self.main and (first_day(report) or "") > (last_day(self.main) or "9999"):
            return self.main  # 去年总保费…。今年前两个月则…: told in passing, beside what is reported
        if self._is_first_months(report):
            return self.main  # 一季度…。前两个月利润增3%。\n出口…: told in passing, as the last month's numbers were not out
        end = last_day(report)
        if end is None or end != last_day(self.main) or end > (self.published or end):
            return report
        is_part = QUARTER <= (days_of(report) or 0) < (days_of(self.main) or 0)
        in_passing = opened is not None and opened != report and (opened == self.main or is_so_far(report, self.main))
        return self.main if is_part or in_passing else report

    def _is_first_months(self, report: str) -> bool:
        """Tell whether a period is the months that the main one, a quarter or more that is over, begins with: 前两个月 of 一季度."""
        begin, end, over = first_day(report), last_day(report), last_day(self.main)
        if end is None or over is None or not end < over <= (self.published or over) or begin != first_day(self.main):
            return False
        return (days_of(self.main) or 0) >= QUARTER and not is_day(report)

    def choose(self, asked: AskedWhen) -> str | None:
        """Return the period of a number; what its place in a list says is not in doubt."""
        if asked.paired or (asked.change and asked.rule and self._turned_from(asked.rule, asked.start)):
            return asked.rule
        values, rows, words = self.weigh(asked)
        best = values[_ranker().best(rows, words)]
        if asked.kind == "day" and best and asked.rule and best != asked.rule and is_day(asked.rule) and self._only_written(best, asked.start):
            return asked.rule  # 岚州社6月12日电 周三夜盘,铜价涨2%: of the day of trade, not that of the report
        over = (last_day(best or "..") or "9999") <= (self.published or "9998")
        if asked.source and asked.kind == "flow" and asked.label != "DURATION" and over and not asked.forecast and best and asked.rule == year_before(best):
            return asked.rule  # 上半年净亏损从4亿元扩大到9亿元: it set out from a year before
        if best and asked.known and asked.kind in ("flow", "event") and is_day(best) and self._is_release(best, asked.start, RELEASED if asked.kind == "event" else MADE_KNOWN):
            whole = asked.report or self.main  # 昨午放榜的岚桐,盈利增至2亿元: not of the day
            return year_before(whole) if whole and asked.source and not is_day(whole) else whole
        if best and not (asked.kind == "flow" and asked.known) and YEARS.fullmatch(best) and not self._is_of_sentence(best, asked.start):
            return None  # 2021年至2023年收益分别为…。此次拟发售1亿股,每手500股: of no time that was told
        if best in asked.wholes and asked.kind == "flow" and not self._is_of_sentence(best, asked.start):
            return asked.wholes[best]  # 上半年净利润3亿元,仅二季度就赚2亿元。销售费用6亿元: of the half
        of_this_year = best is not None and best == (self.published or "")[:4]
        if of_this_year and best and self.over and asked.kind == "flow" and not asked.forecast and not self._is_of_sentence(best, asked.start) and self._said_behind(best, asked.start):
            return self.over  # 岚桐多赚5%,料今年派息增加: of the year under report
        return best

    def _turned_from(self, value: str, start: int) -> bool:
        """Tell whether a rate of change is that of another time, from which it turned: 由去年下降(0.9%)转为增长."""
        upto = self.scene.dates_before(start)
        at = self.scene.dates[upto - 1] if upto else None
        if at is None or at.value != value or not self.scene.text.endswith(("由", "从", "自"), 0, at.start):
            return False
        return MOVED_THEN.fullmatch(self.scene.text, at.end, start) is not None

    def told_before_base(self, start: int) -> str | None:
        """Return the period of what a change is of, where the level right before it only tells what that was a year ago: 票房9亿元,上年是7亿元,降幅|…; else None."""
        text = self.scene.text
        base = OF_BASE.search(text, max(self.scene.begin_of(start), start - BASE_NEAR), start)
        upto = self.scene.dates_before(start)
        if base is None or upto < 2 or self.scene.dates[upto - 1].start != base.start():
            return None
        before = self.scene.dates[upto - 2]
        return before.value if before.sentence == self.scene.sentence_of(start) and (first_day(before.value) or "") > (last_day(self.scene.dates[upto - 1].value) or "9999") else None

    def day_of_event(self, start: int) -> str | None:
        """Return the last day up to publication that the paragraph has named before `start`: 周三,证监会公布处罚决定。…罚款3亿元."""
        paragraph, upto = self.scene.plan[self.scene.sentence_of(start)][0].paragraph, self.scene.dates_before(start)
        named = (
            at.value
            for at in reversed(self.scene.dates[max(0, upto - 12) : upto])
            if at.paragraph == paragraph and at.mod is None and not self.scene.text.endswith(BEFORE_BASE, 0, at.start)
        )
        return next((value for value in named if is_day(value) and value <= (self.published or value)), None)

    def _is_release(self, day: str, start: int, made_known: regex.Pattern[str]) -> bool:
        """Tell whether a day is named in the sentence only as that on which a firm told of its results, in such words behind it."""
        index, upto = self.scene.sentence_of(start), self.scene.dates_before(start)
        said = [at for at in self.scene.dates[max(0, upto - NEAREST) : upto] if at.value == day and at.sentence == index]
        return bool(said) and all(made_known.match(self.scene.text, at.end) for at in said)

    def _only_written(self, day: str, start: int) -> bool:
        """Tell whether a day is named before a number only as that on which the text was written."""
        upto = self.scene.dates_before(start)
        said = [at for at in self.scene.dates[max(0, upto - NEAREST) : upto] if at.value == day]
        return bool(said) and all(is_dateline(self.scene.text, at.start, at.end) for at in said)

    def _said_behind(self, value: str, start: int) -> bool:
        """Tell whether the sentence of a number names a period behind it."""
        index, upto = self.scene.sentence_of(start), self.scene.dates_before(start)
        return any(at.value == value and at.sentence == index for at in self.scene.dates[upto : upto + 2])

    def _is_of_sentence(self, value: str, start: int) -> bool:
        """Tell whether the sentence of a number names a period before it."""
        index, upto = self.scene.sentence_of(start), self.scene.dates_before(start)
        return any(at.value == value and at.sentence == index for at in self.scene.dates[max(0, upto - NEAREST) : upto])

    def took(self, asked: AskedWhen, period: str | None) -> None:
        """Note which period the number got."""
        self.last = (period, self.scene.sentence_of(asked.start))
        if asked.change:
            self.last_change = period
        else:
            self.last_level = period

    def weigh(self, asked: AskedWhen) -> tuple[list[str | None], list[tuple[float, ...]], list[list[str]]]:
        """Return the candidates, a row of features for each, and how each is said."""
        scene = self.scene
        index, upto = scene.sentence_of(asked.start), scene.dates_before(asked.start)
        before = [at for at in scene.dates[max(0, upto - 24) : upto] if not self._is_base(at)]
        place = Place(index, scene.clause_of(asked.start), scene.plan[index][0].paragraph)
        near = _nearest(before)
        follows = {at.value: at for at in reversed(scene.dates[upto : upto + 2]) if at.sentence == index}
        derived, marks = self._derived(asked), self._marks(before, place)
        told = [value for value in (self.main, self.last_level, self.last_change, *derived) if value]
        values = list(dict.fromkeys([asked.rule, *near, *told, *follows, None]))
        nearest = next(iter(near), None)
        starts = [at.start for at in before[-6:]]
        shared = self._shared(asked)
        rows = []
        for value in values:
            said = near.get(value) if value else None
            rows.append(
                (
                    value == asked.rule,
                    value is None,
                    value in scene.dated,
                    *_which(value, derived),
                    *self._where(said, follows.get(value) if value else None, place),
                    value is not None and value == nearest,
                    *(self._said(said) if said else UNSAID),
                    *(form_of(value, self.published) if value else FORMLESS),
                    *self._beside(value, asked, index),
                    min(len(starts) - bisect_right(starts, said.start), 3) / 3 if said else 1.0,
                    *_which(value, marks),
                    *shared,
                )
            )
        return values, rows, wording(scene.text, asked.start, asked.unit, values, near, index)

    def _is_base(self, at: DateAt) -> bool:
        """Tell whether a date says no more than 同比 or 环比 does, 较上月, 与去年同期相比: no number was of that time."""
        if at.start not in self.bases:
            text = self.scene.text
            named = ONE_BEFORE.fullmatch(text, at.start, at.end)
            self.bases[at.start] = SINCE_WHEN.match(text, at.end) is not None if text.endswith("以来", at.start, at.end) else named is not None and COMPARED.search(text, max(0, at.start - 8), at.start) is not None and not OF.match(text, at.end)
        return self.bases[at.start]

    def _derived(self, asked: AskedWhen) -> tuple[str | None, ...]:
        """Return the periods that follow from what is under report and from the trading day."""
        return (
            asked.report,
            asked.day,
            self.published,
            session_before(asked.day) if asked.day else None,
            last_day(asked.report) if asked.report else None,
            year_before(asked.report) if asked.report else None,
        )

    def _marks(self, before: list[DateAt], place: Place) -> tuple[str | None, ...]:
        """Return the periods that stand out of the text: its main one, the first of the paragraph, those of the numbers before."""
        return (
            self.main,
            self.most_common,
            next((at.value for at in before if at.paragraph == place.paragraph), None),
            next((at.value for at in reversed(before) if at.heads_sentence), None),
            self.last_level,
            self.last_change,
            year_before(self.last_level) if self.last_level else None,
        )

    def _shared(self, asked: AskedWhen) -> list[float]:
        """Tell of the number what is the same for all candidates."""
        seen = (
            asked.label == "MONEY",
            asked.label == "PERCENT",
            asked.label == "QUANTITY",
            asked.unit == "点",
            asked.label == "DURATION",
            not asked.change,
            asked.change,
            asked.source,
            asked.to,
            asked.forecast,
            asked.kind == "day",
            asked.kind == "stock",
            asked.kind == "event",
            asked.kind == "flow",
            asked.known,
            asked.inside,
            asked.paired,
            asked.lead <= 6,
            "yoy" in asked.bases,
            not POP.isdisjoint(asked.bases),
            "ytd" in asked.bases,
            "dod" in asked.bases,
        )
        return list(map(float, seen))

    def _where(self, at: DateAt | None, follow: DateAt | None, place: Place) -> tuple[float, ...]:
        """Tell how far from the number a date stands that is said before it, or after it in its sentence."""
        follows = (follow is not None and follow.clause == place.clause, follow is not None)
        if at is None:
            return (0.0,) * 6 + follows
        back = place.sentence - at.sentence
        return (
            at.clause == place.clause,
            back == 0,
            min(place.clause - at.clause, 6) / 6 if back == 0 else 0.0,
            back == 1,
            back > 1,
            at.paragraph == place.paragraph,
            *follows,
        )

    def _said(self, at: DateAt) -> tuple[float, ...]:
        """Tell how a date is said where it stands."""
        if at.start not in self.said:
            text = self.scene.text
            before = text[max(0, at.start - 8) : at.start]
            seen = (
                COMPARED.search(before) is not None or COMPARED_AFTER.match(text, at.end) is not None,
                SET_OUT.search(before) is not None,
                text.startswith("的", at.end),
                ANNOUNCED.match(text, at.end) is not None,
                at.inside,
                UNTIL.search(before) is not None,
                at.mod == "END",
                "同期" in text[at.start : at.end] or "同月" in text[at.start : at.end],
                at.heads_clause,
                at.heads_sentence,
            )
            self.said[at.start] = tuple(map(float, seen))
        return self.said[at.start]

    def _beside(self, value: str | None, asked: AskedWhen, index: int) -> tuple[bool, ...]:
        """Tell how a candidate lies to the period of the number before and to the one under report."""
        last, here = self.last or (None, -1)
        is_last = self.last is not None and value == last
        return (
            is_last,
            is_last and here == index,
            value is not None and value == asked.report,
            value is not None and asked.report is not None and value == year_before(asked.report),
            value is not None and last is not None and value == year_before(last),
        )


def _nearest(before: list[DateAt]) -> dict[str, DateAt]:
    """Return the last few different dates before a number, the nearest first."""
    near: dict[str, DateAt] = {}
    for at in reversed(before):
        near.setdefault(at.value, at)
        if len(near) >= NEAREST:
            break
    return near


def _which(value: str | None, others: tuple[str | None, ...]) -> list[bool]:
    """Tell which of some periods a candidate is."""
    return [value is not None and value == other for other in others]
