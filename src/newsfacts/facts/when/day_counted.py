"""The day for which a list of the rich counts: 以8月29日收盘价计算."""

import regex

from newsfacts.facts.when.dates_at import DateAt
from newsfacts.facts.whose.rich_list import is_rich_list

# 以8月29日收盘价计算, 截止日期为8月31日, 财富按9月1日的股价计
COUNTED_TO = regex.compile(r"(?:以|按照?|截[至止]|(?:截止|计算|统计)(?:日期?|时间)?(?:则?[为是])?)$")
COUNTED_AS = regex.compile(r"(?:的)?(?:收盘|股价|汇率|止|为|收市|,|。|当[日天]|计)")
NEAR = 8


def day_counted(text: str, dates: list[DateAt]) -> str | None:
    """Return the day for which a list of the rich counts, None where none is told or the text is of no such list."""
    if not is_rich_list(text):
        return None
    counted = (at.value for at in dates if COUNTED_TO.search(text, max(0, at.start - NEAR), at.start) and COUNTED_AS.match(text, at.end))
    return next(counted, None)
