"""What a sentence says beside what it states: 据悉,… 从数据看,… (见图), as the same facts stand there with it and without."""

import re

from newsfacts.lexicon.any_of import any_of
from newsfacts.lexicon.loader import lexicon

# 据悉,公司…; 5月,记者获悉,公司…: a clause of its own; none is 官网数据显示, which tells who says it
# 营收12亿元(下同), (见附表2): where to look, and no more
ASIDE = re.compile(
    rf"""
      (?<![^。,;!?\n]) \ * {any_of(row["word"] for row in lexicon("asides"))} [,:] \ *
    | \( (?: 下同 | [见如](?:上|下|左|右|附)?[图表]\d{{0,2}} | [图表]\d{{0,2}} | 详?见(?:附|下|上|后)(?:表|图|文)\d{{0,2}} | (?:上|下|左|右)图 | 图源?:[^()\n]{{1,12}} ) \)
    """,
    re.VERBOSE,
)


def without_asides(text: str) -> str:
    """Return a text, simplified and half width, with blanks for its asides.

    >>> without_asides("据悉,营收12亿元(见附表)。官网数据显示,订单8亿元。")
    '   营收12亿元     。官网数据显示,订单8亿元。'
    """
    return ASIDE.sub(lambda match: " " * len(match.group()), text)
