"""Numbers of the period under report, or of the day on which it set out, beside other times that were named: a year's dividend behind a quarter."""

import regex

from newsfacts.facts.reader import Reader
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.when.bases import is_balance
from newsfacts.facts.when.periods import QUARTER, days_of, first_day, is_day, is_month_end, last_day
from newsfacts.facts.words import concept_kind, known_concepts
from newsfacts.mention import Mention

DIVIDENDS = frozenset(("每10股派息", "dividend_per_share", "dividend_total"))
COUNTED = frozenset("人 名 位 家 户 间".split())
"""What there is on a day is counted so, but for those that came or went."""
CAME = ("新增", "新开", "净增", "关闭", "裁员", "流失", "退出")
# 比年初|的计划200家
PLANNED_THEN = regex.compile("的?(?:[原既]定|最初|当时)?的?(?:计划|目标|预[算期测计]|指引|规划|估[计算])")
LONGEST_QUARTER = 98
"""Days."""


def of_report(mind: Reader, mention: Mention, topic: Topic, how: Approach) -> str | None:
    """Return the year that a dividend is of, or the period that ends on the day of the balance told before; else None."""
    return _years_dividend(mind, mention, topic) or _behind_balance(mind, mention, topic, how)


def _dated_since(mind: Reader, mention: Mention, begin: int) -> bool:
    return mind.scene.dates_before(mention.start) > mind.scene.dates_before(begin)


def _years_dividend(mind: Reader, mention: Mention, topic: Topic) -> str | None:
    """Return the year that a dividend is of whose sentence names no time, behind the quarter that came after that year; else None."""
    year, report = mind.periods.main, mind.state.report
    if topic.concept not in DIVIDENDS or year is None or len(year) != len("2024") or report is None or _dated_since(mind, mention, mind.begin):
        return None
    after = (first_day(report) or "") > (last_day(year) or "9999")
    return year if after and QUARTER <= (days_of(report) or 0) < LONGEST_QUARTER else None


def at_years_start(mind: Reader, mention: Mention, topic: Topic) -> str | None:
    """Return the last day of the year before, of which a stock is that others are held against, 员工5万人,比年初的6万人少了两成; else None."""
    against = mind.state.against
    if against is None or PLANNED_THEN.match(mind.text, against.end) or against.mod != "START" or against.value is None or len(against.value) != len("2024"):
        return None
    in_stock = is_balance(topic.concept) or concept_kind(topic.concept) == "stock" or (mention.unit in COUNTED and not topic.concept.startswith(CAME))
    return f"{int(against.value) - 1}-12-31" if in_stock else None


def _behind_balance(mind: Reader, mention: Mention, topic: Topic, how: Approach) -> str | None:
    """Return the period under report for what was earned in it, behind a semicolon that parts it from what there was on its last day, 6月末员工5万人;收入6亿元; else None."""
    state = mind.state
    report, day = state.report, state.period
    if report is None or day is None or not is_day(day) or not is_month_end(day) or last_day(report) != day or is_day(report):
        return None
    clause = mind.text.rfind(";", mind.begin, mention.start)
    if clause < 0 or _dated_since(mind, mention, clause) or state.aside or how.source:
        return None
    is_flow = topic.concept in known_concepts() and concept_kind(topic.concept) == "flow" and not is_balance(topic.concept)
    per_head = topic.concept.startswith(("人均", "月人均", "户均", "单店"))
    return report if mention.label in ("MONEY", "PERCENT") and (is_flow or per_head) else None
