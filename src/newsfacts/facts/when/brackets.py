"""When numbers were that are only set against others: in a bracket, 毛利率31%(2019年:28%), or behind 同比."""

import regex

from newsfacts.document import Fact
from newsfacts.facts.reader import Reader
from newsfacts.facts.state import Around
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.when.bases import is_balance
from newsfacts.facts.when.periods import is_day, is_year_before, year_before
from newsfacts.facts.words import concept_kind
from newsfacts.mention import Mention

# (2019年:, (截至2019年9月30日止六个月:, (于2019年12月31日:
BRACKET = regex.compile(r"\((?:截至|于)?")
SAYS = regex.compile(r"(?:[^()\n:;,。\d]{0,6}|止[^()\n:;,。]{0,8})[:为](?:约|近|逾)?(?=\d|净?[亏盈溢]|\p{Sc}|人民币)")
AT_ONCE = len("年:约")
"""So many characters stand between the date in such a bracket and its number, at most."""


def beside_bracket(mind: Reader, mention: Mention, topic: Topic) -> str | None:
    """Return the period of a number with such a bracket behind it, the one under report, or of one in it that a bare year dates; else None."""
    report = mind.state.report
    if report is None or is_day(report):
        return None
    if mind.text.startswith("(", mention.end):
        return report if not mind.state.aside and _is_told_before(mind, mention, report) else None
    return _of_year(mind, mention, topic, report)


def _is_told_before(mind: Reader, mention: Mention, report: str) -> bool:
    """Tell whether the bracket behind a number tells what it was at another date, and the sentence names no time but that under report."""
    dates, upto = mind.scene.dates, mind.scene.dates_before(mention.start)
    bracket = BRACKET.match(mind.text, mention.end)
    at = dates[upto] if upto < len(dates) else None
    if bracket is None or at is None or at.start != bracket.end() or not SAYS.match(mind.text, at.end):
        return False
    said = next((one.value for one in reversed(dates[:upto]) if one.start >= mind.begin and not one.inside), None)
    return said in (None, report)


def _of_year(mind: Reader, mention: Mention, topic: Topic, report: str) -> str | None:
    """Return the company's year that a bare year in a bracket means, where that under report does not end in December; else None."""
    upto = mind.scene.dates_before(mention.start)
    at = mind.scene.dates[upto - 1] if upto else None
    if at is None or not at.inside or not mind.text.endswith("(", 0, at.start) or at.end < mention.start - AT_ONCE:
        return None
    is_flow = concept_kind(topic.concept) == "flow" and not is_balance(topic.concept)
    return year_before(report) if is_flow and is_year_before(at.value, report) else None


# 净利润12万元,同比(31万元): what it was then, where nothing says that it rose or fell
AGAINST = regex.compile(r"[,;(]?(?:(?:上|去)年)?同比(?:为|是)?")


def against_which(last: Fact | None, mention: Mention, how: Approach, around: Around) -> str | None:
    """Return the period a year before that of the sum just told, where the next one is only set against it; else None."""
    if last is None or last.change or how.sign or mention.unit != last.unit or mention.label != "MONEY" or not around.lead.endswith(("同比", "为", "是")):
        return None
    return year_before(last.period) if last.period and AGAINST.fullmatch(around.lead) else None
