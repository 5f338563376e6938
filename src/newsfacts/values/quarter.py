"""Which quarter 本季, 上季 or 当季 means: counted from publication, or from the quarter under report."""

import datetime as dt
import re

from newsfacts.values.calendar import first_of, last_of, month_of
from newsfacts.values.discourse import SENTENCE, Discourse
from newsfacts.values.when import When

UNKNOWN = "XXXX"
"""A year that nothing tells."""
QUARTER = re.compile(r"(\d{4})-(?:01/\1-03|04/\1-06|07/\1-09|10/\1-12)")


def _is_quarter(value: str, talk: Discourse) -> bool:
    """Tell whether a period is a quarter, of the company's own year where the text told when one ends.

    >>> own = Discourse(published=None, text="", quarter=(3, dt.date(2025, 10, 31)))
    >>> _is_quarter("2025-08/2025-10", own), _is_quarter("2025-07/2025-09", own), _is_quarter("2025-08/2025-09", own)
    (True, True, False)
    """
    if QUARTER.fullmatch(value):
        return True
    first, last = first_of(value), last_of(value)
    return talk.quarter is not None and first is not None and last is not None and len(value) == len("2025-08/2025-10") and (last - first).days in (88, 89, 90, 91)


def _quarter_meant(named: str | None, talk: Discourse) -> str | None:
    """Return the quarter that 当季 means behind one that was named: of the year under report, where that was only held against it; what there was at a quarter's end, where none was.

    >>> talk = Discourse(published="2025-11-20", text="", main="2025-07/2025-09")
    >>> _quarter_meant("2024-07/2024-09", talk), _quarter_meant("2025-04/2025-06", talk)
    ('2025-07/2025-09', '2025-04/2025-06')
    """
    if named is None:
        return talk.beside if talk.beside and _is_quarter(talk.beside, talk) else None
    last, main = last_of(named), last_of(talk.main) if talk.main else None
    held_against = last is not None and main is not None and (last.year + 1, last.month) == (main.year, main.month)
    return talk.main if held_against else named


# 本季度收入9亿元: of the quarter under report, but 预计本季度, 本季度有望
YET_TO_COME = re.compile(r"[预料估将盼]|有望|可望|指引|展望|目标|计划|力争|或|可能|以来|至今|迄今|开局")
CLAUSE = re.compile(r"[^,。;\n]{0,60}")
REPORTED_IN = 80
"""Days after its end in which a quarter is reported on."""


def _is_reported(talk: Discourse) -> bool:
    """Tell whether the sentence up to the clause of 本季度 tells what was, in a text of the results of the quarter just over."""
    word = talk.text[talk.at : talk.at + 3]
    last, today = last_of(talk.report) if talk.report else None, first_of(talk.published) if talk.published else None
    if word != "本季度" or last is None or today is None or not _is_quarter(talk.report or "", talk):
        return False
    begin, clause = max(talk.text.rfind(mark, 0, talk.at) for mark in "。;\n") + 1, CLAUSE.match(talk.text, talk.at)
    return 0 <= (today - last).days <= REPORTED_IN and YET_TO_COME.search(talk.text, begin, clause.end() if clause else talk.at) is None


def _told_of_quarter(talk: Discourse) -> bool:
    """Tell whether the sentence has told a number of a quarter that it names: 第3季每股赚0.45元,上季每股亏0.3元."""
    if talk.said_end < 0 or SENTENCE.search(talk.text, talk.said_end, talk.at) or "季" not in talk.text[talk.said_end - 2 : talk.said_end]:
        return False
    return DIGIT.search(talk.text, talk.said_end, talk.at) is not None


DIGIT = re.compile(r"\d")


def relative_quarter(when: When, talk: Discourse) -> str:
    """Return what 本季, 上季 or 前季 means: counted from publication, or from the quarter under report, the last one of a longer report."""
    published = dt.date.fromisoformat(talk.published) if talk.published and len(talk.published) == len("2025-11-20") else None
    quarter = talk.report if talk.report and _is_quarter(talk.report, talk) else None
    ahead = talk.period if talk.period and _is_quarter(talk.period, talk) else talk.report  # 第三季良率将从前季的91%回到
    beside = (talk.compares or _told_of_quarter(talk)) and (when.quarter_shift or 0) < 0  # 不及上季的6.59亿元: the one before that under report
    base = _quarter_meant(ahead, talk) if when.ref else quarter if beside or (when.quarter_shift == 0 and _is_reported(talk)) else None
    if when.ref and beside and talk.last_quarter and not SENTENCE.search(talk.text, talk.last_quarter_end, talk.at):
        base = talk.last_quarter  # 上季占六成,高于前一季的五成
    last = last_of(base) if base else published
    if last is None:
        return UNKNOWN
    ends = talk.quarter[1].month % 3 if base and talk.quarter else 0  # fiscal quarters may end in August, 上一财季 then in May
    month = last.month - (last.month - 1 - ends) % 3 + 3 * (when.quarter_shift or 0)
    return f"{month_of(last.year, month)}/{month_of(last.year, month + 2)}"
