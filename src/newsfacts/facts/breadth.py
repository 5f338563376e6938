"""How many shares rose and fell: 3900余只上涨,其中87只涨停; 下跌家数3366家."""

import regex

from newsfacts.facts.state import Around
from newsfacts.mention import Mention

SHARES = frozenset("只家股个支档")
"""What shares are counted in."""
# 2819只|收红, 43只个股|下跌, 6股|封板
BEHIND = regex.compile(
    r"(?:个股|股票|公司|A股)?(?:收盘|盘中|最终)?"
    r"(?:(?P<up>上涨|收涨|收红|飘红|翻红|收高|走高|收升)|(?P<down>下跌|收跌|飘绿|收绿|翻绿|收低|走低|收黑)|(?P<limit_up>涨停|封板|封住?涨停)|(?P<limit_down>跌停|封住?跌停))(?!\p{Han}*[幅率]|\d)"
)
# 下跌家数|3366家, 涨停|79只, 下跌的却有|870档
BEFORE = regex.compile(
    r"(?:(?P<up>上涨|收涨|收红|飘红|翻红)|(?P<down>下跌|收跌|飘绿|收绿|翻绿)|(?P<limit_up>涨停|封板)|(?P<limit_down>跌停))"
    r"(?:的)?(?:个股|家数|股票|公司|数)?(?:却|则|也|还|仅|只|共|达到?|为|有|超过?|约|近|逾|多达)*$"
)
NAMES = {"up": "上涨个股", "down": "下跌个股", "limit_up": "涨停个股", "limit_down": "跌停个股"}


def breadth_of(mention: Mention, around: Around) -> str | None:
    """Return the concept of a number of shares that rose, fell or hit their limit, None where it is no such number.

    >>> breadth_of(Mention(0, 7, "QUANTITY", unit="只"), Around(tail="上涨"))
    '上涨个股'
    """
    if mention.label != "QUANTITY" or mention.unit not in SHARES:
        return None
    match = BEHIND.match(around.tail) or BEFORE.search(around.lead)
    return NAMES[str(match.lastgroup)] if match else None
