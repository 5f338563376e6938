"""Shares dealt out to the parts that the clause before has told one after the other: 其中白酒12亿元、啤酒9亿元,分别占40%和30%."""

import regex

from newsfacts.facts.state import State
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.words import share_of

# 分别占, 依次占总收入的, 各占总支出的比例为
DEALS_SHARES = regex.compile(r"(?:则|也|并)?(?:分别|依次|各自?)(?:约|大约|已)?占(?:比|到|了|去)?(?:同期|公司|学校|集团|全部|全市|全年)?(?:总?\p{Han}{0,6}?)(?:的?(?:比例|比重))?(?:为|的)?(?:约|近|逾)?")


def shares_of_told(state: State, lead: str, n: int) -> list[Topic]:
    """Return of what `n` shares are that are dealt to so many parts or measures of one owner told right before; [] where they are not.

    >>> told = State(just=[Topic("revenue", "啤酒"), Topic("revenue", "白酒")], told=2, row=("岚禾", "岚禾"))
    >>> [topic.part for topic in shares_of_told(told, "分别占", 2)]
    ['白酒', '啤酒']
    """
    told = state.just[:n][::-1]
    if len(told) < n or state.told < n or len(set(state.row[-n:])) != 1 or DEALS_SHARES.fullmatch(lead) is None:
        return []
    parts, concepts = {topic.part for topic in told}, {topic.concept for topic in told}
    if len(concepts) == 1 and len(parts) == n and None not in parts:
        return [Topic(share_of(topic.concept), topic.part) for topic in told]
    if len(concepts) == n and parts == {None}:
        return [Topic(share_of(topic.concept)) for topic in told]
    return []
