"""What a text has spoken of so far, for the dates that refer to it: 同期, 当年, 年内, 一年前."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property

from newsfacts.mention import Mention
from newsfacts.values.anchor import PAST_YEAR
from newsfacts.values.calendar import first_of, last_of
from newsfacts.values.reports import of_report, report_named
from newsfacts.values.when import When

MARKETS = {
    "HK": re.compile(r"恒指|恒生|港股|港元|港交所"),
    "TW": re.compile(r"台股|新台币|加权指数|法人|上市柜"),
    "US": re.compile(r"美股|纳指|道指|标普|纽约"),
    "CN": re.compile(r"沪指|A股|深成指|创业板|人民币|上证|央行|国债"),
}

LONGEST_SENTENCE = 600
"""Characters before 同期 in which its sentence is looked for."""


@dataclass
class Discourse:
    """The dates that stand before, for those that refer to them."""

    published: str | None
    text: str
    """The whole text, for the words that tell its market."""
    year: int | None = None
    """The year of the date before."""
    report: str | None = None
    """The last period under discussion."""
    main: str | None = None
    """The first one of the text, …"""
    opened: str | None = None
    """… and the first one of the paragraph."""
    whole: str | None = None
    """The period of which the sentence that begins with 其中 told a part: what the next paragraph is of."""
    aside: str | None = None
    """A period that the text only looks back to, 为2016年上市以来首次; its own sentence may still refer to it."""
    beside: str | None = None
    """A part of the period under report, or a month's end, whose value was told: what 同期 in its sentence means."""
    beside_end: int = -1
    ahead: str | None = None
    """A period that has long to run, beside a report of what is over: what 全年 and 上一年 in its sentence refer to."""
    ahead_end: int = -1
    fiscal: str | None = None
    """The company's year under report where it does not end in December."""
    ahead_of_name: int = 0
    """By how many years that year ends behind the one that it is called by: 2023财年(到2024年6月为止)."""
    known: bool = False
    """It is known by the firm's name alone."""
    quarter: tuple[int, dt.date] | None = None
    """A fiscal quarter whose last day the text told."""
    last_quarter: str | None = None
    """The quarter that 上季 meant last: what 前一季 in its sentence is before."""
    last_quarter_end: int = -1
    running: str | None = None
    """The one that runs now, once the text has spoken of it."""
    month: str | None = None
    day: str | None = None
    day_end: int = -1
    """Where the last day ended that the text named."""
    month_at: int = -1
    """Where the last date that states its month ended."""
    at: int = 0
    """Where the date at hand begins."""
    first_day: str | None = None
    """The first day that the text named, …"""
    told_day: str | None = None
    """… and the first that is not that of a byline, …"""
    same_day: str | None = None
    """… which 同日 means in a paragraph that has named no day yet."""
    said_end: int = -1
    """Where the last period ended that the text named."""
    open_day: str | None = None
    """The last day that the text named, where its year cannot be known: XXXX-10-25."""
    clock: str | None = None
    stated: int | None = None
    """A year written out in the same sentence."""
    stated_end: int = -1
    before: int | None = None
    """The year of the date just before, whatever it was for."""
    compares: bool = False
    """The date at hand is one that something is compared with."""
    future: bool = False
    moves: bool = False
    said_month: str | None = None
    """The last month that was said as one (8月, not 9月2日): what 当月 means."""
    contract: bool = False
    """The date at hand is the month of a contract, which is still to come."""
    announces: bool = False
    """The date at hand is the day on which something was made known: of the past, whatever month was spoken of."""
    past: bool = False
    """The words after the date at hand tell of what has happened."""

    @property
    def period(self) -> str | None:
        """The period that 年内 or 一年前 refers to: what the sentence is about, else the last one under discussion."""
        if self.ahead is not None and not SENTENCE.search(self.text, self.ahead_end, self.at):
            return self.ahead
        near = self.aside is not None and (self.stated is not None or self.report is None)
        return self.aside if near else self.report

    @property
    def same_period(self) -> str | None:
        """The period that 同期 refers to: also that of a report which the sentence names, 半年报里营收9亿元,上年同期."""
        begin = max(0, self.at - LONGEST_SENTENCE)
        sentence = max(self.text.rfind("。", begin, self.at) + 1, self.text.rfind("\n", begin, self.at) + 1, begin)
        if self.fiscal is None and self.said_end < sentence and self.text.find("报", sentence, self.at) > 0 and (named := report_named(self.text, sentence, self.at, self.published)):
            return named[0]
        near = self.beside is not None and not SENTENCE.search(self.text, self.beside_end, self.at)
        return self.beside if near else self.period

    def leave_paragraph(self) -> None:
        """Go back to the text's main period where the paragraph told all months up to its end in passing: 9月…,前9月累计…."""
        if self.report and self.main and self.report not in (self.main, self.opened) and self.report == f"{self.main[:4]}-01/{self.main[-7:]}":
            self.report = self.main
        self.report, self.whole = self.whole or self.report, None
        self.opened = None

    @cached_property
    def market(self) -> str:
        """The market whose trading days the text means."""
        counts = {market: len(pattern.findall(self.text)) for market, pattern in MARKETS.items()}
        counts["CN"] += 1
        return max(counts, key=lambda market: (counts[market], market == "CN"))


CONTRACT = re.compile(r"(?:[^,。;\n\d]{0,4}?)(?:(?<!买卖)(?<!房地)合约(?!销售|额|金额|价值|负债)|期货(?!公司|市场|行业|业|交易所)|交割|交货(?=的?(?:期|原油|轻|合约))|期权|期约|(?<![长短中定到])期[油金银铜铝](?![融行]))")
SENTENCE = re.compile(r"[。!?;】\n]")
# A date at the head of a sentence sets its time: 去年全市….
OPENS = re.compile(r"(?:^|[。;\n])[^,。;\n]{0,6}$")
# 2016年上市以来首次, 2011年时这个比例, 2017年高\w期: \w for a character that no string of the values may hold
SINCE = re.compile(r"[^,。;\n\d]{1,14}(?:以来|至今)|时(?=[这该]|[还只仅]|才|尚)|(?:的|历史){0,2}(?:高\w期|顶\w期|低谷|高位|谷底)")
FIRST_QUARTER = ("01", "02", "03")
PLANNED = re.compile(r"[^,。;\d]{0,8}?(?:指引|目标|预测|预算|计划|展望|预期|预估)")
# 上周公布的中期业绩: not the time that the report is of
PUBLISHED = re.compile(r"[早午晚]?刚?(?:公布|发布|披露|交出)了?的")
# 去年3月收购的支付业务, 去年9月开建的厂房: which one is meant, and not the time of its numbers
WHICH_ONE = re.compile(
    r"(?:初|底|末|中旬|[上下]旬)?(?:才|刚|已|新|正式)*(?:[收并]购|[购买]入|买下|入股|上市|推出|[成设]立|开业|投[产用运]|上线|签[订署下约]|[开动]工|[启发]动|启用|开[建售]|落[成地]|获批|批准|通过|发行|关停|剥离|分拆|裁撤)的"
)
# 2026年如何发力?; 明年的任务已经排定。: what a paragraph, and the text after it, is of
HEADS_PLAN = re.compile(r"[^,。;:?\d\n]{0,12}\?|[^,。;:?\d\n]{0,8}(?:目标|任务|打算|计划|安排|蓝图|怎么|如何)[^,。;:?\d\n]{0,8}[。?]")
# 上半年增长3.6%,一季度时增速为4.4%: the part of a period that is told beside it.
BESIDE = re.compile(r"(?:时|末|底)?[^,。;\d]{0,4}为")
# 上半年净利润9亿元,其中二季度4亿元
PART_OF = re.compile(r"其中,?$")
DAYS = len("2025-05-01/2025-05-05")


# 刘-刚 is a turn of speech (U+5219) that no string of this package may hold, as no value does
MONTH_BESIDE = re.compile(r"份?(?:[刘-刚]|却|还|尚|只|仅)(?!要)[^,。;\d]{0,6}\d")


def note(text: str, mention: Mention, when: When, value: str, talk: Discourse, *, explains: bool) -> None:
    """Note a date, of that value, for those after it; one that `explains` the date before it says nothing new."""
    first = first_of(value)
    which_one = when.month is not None and talk.report is not None and WHICH_ONE.match(text, mention.end)
    if first is None or which_one:
        return
    if when.year is not None and talk.published is None and PAST_YEAR.match(text, mention.end):
        return  # nothing else tells the year, and this one does not
    talk.before = first.year
    contract = when.month is not None and when.day is None and CONTRACT.match(text, mention.end)  # 9月合约: which one, not when
    if (when.month is not None or when.month_shift is not None) and not contract and not (talk.compares and when.day is None):  # 较8月回落。20日…: not of August
        talk.month_at, talk.month = mention.end, first.isoformat()[:7]
    year_told = not when.fiscal or (when.span is None and (talk.published is None or first.year <= int(talk.published[:4])))
    told_again = when.ref and when.same is None and talk.published is not None and f"{first.year}" < talk.published[:4]  # 当月8日形成,9月3日公开: of the year long told of
    if (when.year is not None or told_again) and not talk.compares and year_told:
        talk.stated, talk.stated_end = first.year, mention.end
    if when.clock:
        talk.clock = when.clock
    last_quarter = when.quarter_shift == -1 and not when.ref
    talk.last_quarter, talk.last_quarter_end = (value, mention.end) if last_quarter else (talk.last_quarter, talk.last_quarter_end)
    previous = talk.report is not None and (when.quarter_shift or 0) < 0  # 上季 beside the quarter under report
    backward = (_looks_back(text, mention, when, talk) or _is_year_beside(text, mention, when, value, talk)) and "/" not in value and when.day is None
    beside = not OPENS.search(text, max(0, mention.start - 10), mention.start)
    closed = when.mod == "END" and len(value) == 4 and value < (talk.report or "")[:4] and beside  # 较6月底及前年底, 2023年底为0.8倍
    if when.same is not None or talk.compares or explains or previous or backward or closed or _is_month_beside(text, mention, value, talk.report or ""):
        return
    if (talk.year is None or when.open is None) and year_told:  # 创2016年12月以来新低, 2026财年: not the year spoken of
        talk.year = first.year
    if contract:
        return
    if text.endswith(("以来", "至今"), mention.start, mention.end):
        return  # 今年5月9日以来的高点: not the day spoken of
    if len(value) == 10 or "T" in value:
        talk.day, talk.month, talk.same_day, talk.day_end = value[:10], value[:7], None, mention.end
        talk.first_day = talk.first_day or talk.day
        talk.told_day = talk.told_day or (None if _is_byline(text, mention, talk) else talk.day)
    elif heads_plan(text, mention.start, mention.end):
        talk.report = talk.opened = value
        talk.aside, talk.beside, talk.said_end = None, None, mention.end
    elif not when.open:
        _note_period(text, mention, when, value, talk)
    talk.said_month = _month_said(value, when) or talk.said_month


# 赚7亿元,2019年仅有5亿元: the year before that under report, in the sentence that has told of this one
YEAR_BESIDE = re.compile(r"(?:[刘-刚]|只|仅|同期|却|才){0,2}(?:[为是得有赚亏]|录得|约)[^,。;\d]{0,4}\d")


def _is_year_beside(text: str, mention: Mention, when: When, value: str, talk: Discourse) -> bool:
    """Tell whether a year written out only tells what was so before the year under report: 赚7亿元,2019年仅有5亿元."""
    if when.year is None or talk.report is None or len(value) != len("2023") or len(talk.report) != len(value) or not 1 <= int(talk.report) - int(value) <= 2:
        return False
    if SENTENCE.search(text, max(0, talk.said_end), mention.start) or OPENS.search(text, max(0, mention.start - 10), mention.start):
        return False
    return YEAR_BESIDE.match(text, mention.end) is not None


LONGEST_BYLINE = 40


def _is_byline(text: str, mention: Mention, talk: Discourse) -> bool:
    """Tell whether a day is that of publication in a line of its own, which tells who wrote the text and when: no 同日 means it."""
    if talk.day != talk.published:
        return False
    begin, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    return begin < end <= begin + LONGEST_BYLINE and text.find("。", begin, end) < 0


def _month_said(value: str, when: When) -> str | None:
    """Return the month that 当月 means behind a date: one said as such, or that of a run of days, 5月1日至5日; None of another date."""
    if len(value) == len("2025-05") and not when.ref:
        return value
    return value[:7] if len(value) == DAYS and value[:7] == value[11:18] else None


def _is_month_beside(text: str, mention: Mention, value: str, report: str) -> bool:
    """Tell whether a month is one before that under report, told for comparison: 4月2亿元,3月却只有1亿元 is still of April."""
    return len(value) == len("2025-08") == len(report) and value < report and MONTH_BESIDE.match(text, mention.end) is not None


def _note_period(text: str, mention: Mention, when: When, value: str, talk: Discourse) -> None:
    """Note a period: the one under report, or one that is named beside it."""
    if when.fiscal and when.span is None and talk.quarter is not None:
        return  # a year beside the quarter under report: what is planned for it
    begun = talk.published is not None and talk.published[:4] == value and talk.published[5:7] in FIRST_QUARTER
    if PUBLISHED.match(text, mention.end):
        return
    if when.year_shift == 0 and begun:
        talk.ahead, talk.ahead_end = value, mention.end
        return  # 今年资本开支再缩, said in March beside last year's results
    if when.year_ref == 0 and talk.report and PLANNED.match(text, mention.end):
        return  # 全年销售增长指引: beside what is reported
    told, talk.said_end = of_report(value, text, mention.start, mention.end), mention.end
    if talk.report and talk.published and is_unfinished(told, talk.report, talk.published):
        talk.ahead, talk.ahead_end = value, mention.end  # 下半年到期的债券: beside what is reported
        return
    first, today = first_of(told), first_of(talk.published) if talk.published else None
    if talk.report and talk.published and len(talk.published) > len("2025-08") and first and today and first > today:
        talk.ahead, talk.ahead_end = value, mention.end  # 最快下月开售: beside what is reported
        return
    derived = when.year_ref is not None and when.mod is not None  # 年末: of the year under report
    if when.mod is not None and (len(value) > 4 or (derived and talk.report)):
        if len(value) > 4:
            talk.beside, talk.beside_end = value, mention.end
        return
    if _is_looked_back_to(text, mention, int(value[:4]), talk):
        talk.aside = value
    elif _is_told_beside(text, mention, value, talk):
        talk.beside, talk.beside_end = value, mention.end
    else:
        talk.whole = talk.report if PART_OF.search(text, max(0, mention.start - 3), mention.start) and _lies_within(told, talk.report) else None
        talk.report, talk.main, talk.opened = told, talk.main or told, talk.opened or told
        talk.aside = talk.beside = None
    if len(value) == 7:
        talk.month = value


def heads_plan(text: str, start: int, end: int) -> bool:
    r"""Tell whether a period stands in a sentence without a number that begins a paragraph and asks or says what is planned.

    >>> heads_plan("…\n2027年如何发力?产值增长9%", 2, 7), heads_plan("…\n2026年GDP增长6%。", 2, 7)
    (True, False)
    """
    return HEADS_PLAN.match(text, end) is not None and NEW_PARAGRAPH.search(text, max(0, start - 8), start) is not None


NEW_PARAGRAPH = re.compile(r"\n\s*[^,。;\d\n]{0,6}$")
LONG = 80
"""Days: a quarter, a half or a year."""
SOON_OVER = 20
"""Days before its end in which news already sums a period up."""


def is_unfinished(value: str, report: str, published: str) -> bool:
    """Tell whether a quarter, half or year has long to run, beside a report of what is over.

    >>> is_unfinished("2025-07/2025-12", "2025-01/2025-06", "2025-08-20"), is_unfinished("2025", "2025-01/2025-09", "2025-12-29")
    (True, False)
    """
    first, last, end = first_of(value), last_of(value), last_of(report)
    if first is None or last is None or end is None or (last - first).days < LONG:
        return False
    today = first_of(published)
    return today is not None and len(published) >= len("2025-08-20") and end <= today and (last - today).days > SOON_OVER


def _looks_back(text: str, mention: Mention, when: When, talk: Discourse) -> bool:
    """Tell whether a date is one of before the period under report, by its words or by how it stands."""
    years_ago = when.ago is not None and when.ago[0] < 0 and when.ago[1] == "年"
    if when.year_ref == -1 or (when.quarter_shift or when.month_shift or 0) < 0 or when.trading is not None or years_ago:
        return True
    last_year = when.year_shift == -1 and when.month is None and when.span is None and when.mod is None
    if not last_year or talk.report is None or talk.published is None or talk.report[:4] != talk.published[:4]:
        return False
    return text.startswith("同", mention.end) or not OPENS.search(text, max(0, mention.start - 10), mention.start)


def _is_looked_back_to(text: str, mention: Mention, year: int, talk: Discourse) -> bool:
    """Tell whether a text only looks back to a year: 为2016年上市以来首次."""
    return talk.published is not None and year < int(talk.published[:4]) and SINCE.match(text, mention.end) is not None


def _is_told_beside(text: str, mention: Mention, value: str, talk: Discourse) -> bool:
    """Tell whether a date is a part of the period under report, of which a value is told in passing."""
    whole = talk.report
    part_of = len(value) > len("2025") and PART_OF.search(text, max(0, mention.start - 3), mention.start)
    if whole is None or value == whole or not (part_of or BESIDE.match(text, mention.end)):
        return False
    if OPENS.search(text, max(0, mention.start - 10), mention.start):
        return False
    return _lies_within(value, whole)


def _lies_within(value: str, whole: str | None) -> bool:
    """Tell whether a period is a part of another.

    >>> _lies_within("2024-07/2024-09", "2024-01/2024-09"), _lies_within("2024-07/2024-09", "2024")
    (True, True)
    """
    if whole is None:
        return False
    first, last, begin, end = first_of(value), last_of(value), first_of(whole), last_of(whole)
    return bool(first and last and begin and end and begin <= first and last <= end)
