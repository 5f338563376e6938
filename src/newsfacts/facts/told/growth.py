"""What a percentage or points say of growth: 销量增长2.7%,明年回升到4.1%; 降幅扩大2个百分点."""

import regex

from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.concepts import Topic, fits
from newsfacts.facts.when.bases import LEAST_TALK, RAISED, REVISION
from newsfacts.facts.when.dating import Told
from newsfacts.mention import Mention

FALLS = ("跌幅", "降幅", "减幅")
SUMS = ("量", "额", "值")


def grown(mind: Told, mention: Mention, topic: Topic, how: Approach, rate: str, *, change: bool, sign: int) -> tuple[bool, int]:
    """Return whether a number says how far something changed, and the sign; `rate` is the noun of change before it."""
    if revised := _revised(mind, mention, how):
        return True, revised
    if topic.concept == "interest_rate" and mention.unit in ("bp", "pp", "%") and not how.sign and RAISED.search(mind.text, max(0, mention.start - RAISED_NEAR), mention.start):
        return True, 1  # 加息25个基点
    if not change and mention.unit == "pp" and EATEN.search(mind.text, max(mind.begin, mention.start - EATEN_NEAR), mention.start):
        return True, -1
    if not change and how.to and mention.unit == "%" and _goes_on(mind, mention, topic):
        change, sign = True, 1
    last = mind.state.changed
    if change and not rate and how.to and how.verb in ON_THE_WAY and last is not None and last.concept == topic.concept and mind.state.changed_at >= mind.begin:
        return True, -1 if (last.value or "").startswith("-") else 1
    narrows = change and rate in FALLS and mention.unit == "pp" and topic.concept.endswith("增速")
    return change, -sign if narrows else sign  # 降幅扩大2个百分点: the growth is so much lower


def _revised(mind: Told, mention: Mention, how: Approach) -> int:
    """Return the sign of how far a house moves what it expects, 下调收入预测5%, 调低其溢利预测3%; 0 of any other number."""
    if mention.unit != "%" or how.sign or how.to:
        return 0
    found = REVISION.search(mind.text, max(mind.begin, mention.start - LEAST_TALK), mention.start)
    aim = found is not None and "目标" in found.group() and "目标价" not in found.group()  # a target is reached, a price expected is moved
    return 0 if found is None or aim else 1 if UPWARD.search(found.group()) else -1


# 毛利率会被吃掉约0.6个百分点: that it falls
EATEN = regex.compile(r"(?:吃掉|咬掉|啃掉|侵蚀|拖累|压低|少掉)(?:了|约|近|逾|掉)*$")
ON_THE_WAY = frozenset("收窄 收敛 缩小 缩窄 缩减 扩大".split())
"""Verbs of a move that goes on the way it went: 一度跌15%,午后收窄至8%."""
EATEN_NEAR = 8
"""Characters before a number in which such a verb stands."""
RAISED_NEAR = 8
"""Characters before a number in which 加息 stands that tells by how much."""
UPWARD = regex.compile(r"上[调修]|调[高升]")


def _goes_on(mind: Told, mention: Mention, topic: Topic) -> bool:
    """Tell whether a percentage is the growth of what just grew, and is no percentage itself."""
    last = mind.state.changed
    grew = last is not None and last.unit == "%" and last.concept == topic.concept and mind.state.changed_at >= mind.begin
    return grew and (topic.concept.endswith(SUMS) or not fits(topic.concept, mention, is_change=False))
