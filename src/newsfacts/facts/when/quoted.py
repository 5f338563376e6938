"""The day of trade of what a share is quoted at, in a sentence that is of a month or a quarter: 8月销量增三成,股价(升5%)."""

import regex

from newsfacts.facts.reader import Reader
from newsfacts.facts.state import Around
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.when.new_york import new_yorks_day
from newsfacts.facts.when.periods import SHORTEST_MONTH, days_of, is_day, trading_day
from newsfacts.facts.words import concept_kind
from newsfacts.mention import Mention

QUOTES = frozenset("share_price close_price open_price high_price low_price market_cap".split())
"""What a share's day of trade is told by, …"""
OF_TRADE = QUOTES | {"turnover", "trading_volume"}
"""… and what is told beside it of that day."""
BASES = frozenset(("ytd", "yoy", "qoq", "mom"))
"""Against what no day's move is told."""
# 受上半年业绩带动, 三季度转盈的消息刺激: why a share moves that day
CAUSES = regex.compile(r"带动|激励|刺激|推动|提振|拖累|支撑|影响|消息|加持|利[好多空淡]")


# 股价攻上, 收报, 也涨: as a day's trade is told; but 跌幅收窄到
AS_QUOTED = regex.compile(r"股价|[收报]|[涨跌升挫扬弹](?!幅)")
HELD_AGAINST = regex.compile(r"[较比](?:\p{Han}{1,6}的)?$")


def day_of_quote(mind: Reader, mention: Mention, topic: Topic, how: Approach, around: Around) -> str | None:
    """Return the day of trade of a share's quote or move, where the month or longer that its sentence is of is that of results told before it.

    The quotes after it in the sentence, and what was dealt, are of that day, too. None of any other number, and of a move over a month or the year.
    """
    state = mind.state
    if topic.concept not in OF_TRADE or state.forecast or how.source or not BASES.isdisjoint(state.bases) or HELD_AGAINST.search(around.lead):
        return None
    last, undated = state.last, state.just_end >= mind.begin and mind.scene.dates_before(mention.start) == mind.scene.dates_before(state.just_end)
    if last is not None and undated and last.concept in QUOTES and last.period and is_day(last.period):
        return last.period  # 股价应声跌8%,收3.2元,市值缩至21亿元
    said = state.aside or state.period
    if topic.concept not in QUOTES or said is None or state.day is None or not is_day(state.day) or (days_of(said) or 0) < SHORTEST_MONTH:
        return None
    told = last is not None and undated and last.period == said and concept_kind(last.concept) == "flow"
    caused = state.date_end > mind.begin and CAUSES.search(mind.text, state.date_end, mention.start) is not None
    if not (told or caused) or AS_QUOTED.search(around.lead) is None:
        return None
    return new_yorks_day(mind, state.day) if state.overnight else trading_day(state.day[:10])
