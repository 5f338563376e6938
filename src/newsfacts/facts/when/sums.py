"""Sums of trade that are of many days: 2021年期货累计成交额15万亿元, of the year and of no day."""

import regex

from newsfacts.facts.reader import Reader
from newsfacts.facts.when.periods import SHORTEST_MONTH, days_of

SUMMED = regex.compile("累计|全年|总(?:成交|交易)")
NEAR = 16
"""Characters before a sum of trade in which it is said to be of all days."""
FLOWS = frozenset("net_inflow net_outflow turnover trading_volume".split())
"""What of several days of trade is summed up."""


def months_summed(mind: Reader, start: int) -> str | None:
    """Return the months or the year that the sentence has named last, where the number at `start` is summed up over it, or says how that sum changed; else None."""
    upto = mind.scene.dates_before(start)
    at = mind.scene.dates[upto - 1] if upto else None
    if at is None or at.start < mind.begin or at.mod is not None or "/.." in at.value or (days_of(at.value) or 0) < SHORTEST_MONTH:
        return None
    last = mind.state.last
    goes_on = last is not None and last.concept in FLOWS and last.period == at.value and mind.state.just_end >= mind.begin
    return at.value if goes_on or SUMMED.search(mind.text, max(mind.begin, start - NEAR), start) else None
