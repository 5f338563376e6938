"""What is told of the first half year by the name of its report alone: 中期纯利3亿元, 中期亏损扩大至2亿元."""

import regex

from newsfacts.facts.reader import Reader
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.when.periods import days_of, last_day
from newsfacts.facts.words import concept_kind
from newsfacts.mention import Mention

INTERIM = regex.compile(r"中期(?!票据|借贷|贷款|国库|国债|目标|规划|合约|来看|而言|趋势)(?:核心|经调整|综合|未经审[核计]|股东应?占|的)*(?:业绩|纯利|[盈溢]利|净?利润?|净?亏损|收[入益]|营[业收]额?|[多少]?[赚蚀]|派?息|股息|分派|多派|少派)[^。;\n]*$")
HALF = range(181, 185)
"""Days of half a year."""
REPORTED_IN = range(7, 11)
"""The months in which firms whose year is the calendar's tell of its first half."""


def interim_told(mind: Reader, mention: Mention, topic: Topic) -> str | None:
    """Return the half year of a number whose sentence says no more than 中期, None of any other."""
    text, begin = mind.text, mind.scene.begin_of(mention.start)
    if text.find("中期", begin, mention.start) < 0 or concept_kind(topic.concept) != "flow" or INTERIM.search(text, begin, mention.start) is None:
        return None
    upto, here = mind.scene.dates_before(mention.start), mind.scene.sentence_of(mention.start)
    if upto and mind.scene.dates[upto - 1].sentence == here:
        return None
    main, published = mind.periods.main, mind.published or ""
    if main and days_of(main) in HALF and (last_day(main) or published) < published:
        return main
    return f"{published[:4]}-01/{published[:4]}-06" if published[5:7].isdigit() and int(published[5:7]) in REPORTED_IN else None
