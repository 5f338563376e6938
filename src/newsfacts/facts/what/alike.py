"""What is counted of the next one in the same words: 佰州有12名院士,岚州有9名."""

import regex

from newsfacts.facts.state import Around, State
from newsfacts.facts.what.concepts import Topic
from newsfacts.mention import Mention

# 岚州(则有)9名, 反超岚州(的)9名, 岚州、沛州(分别是)9名和7名
ONLY_SO_MANY = regex.compile(r"(?:则|也|仅|只|还|共|分别|依次|各|拥|的|有|为|是|达到?|约|近|逾|超过?|以)*")


# 岚禾大学|以215亿元(紧随其后), 以9亿元(排名第三): in the row that the paragraph has begun
COMES_NEXT = regex.compile(r"(?:的?(?:规模|成绩|总额|预算|收入))?(?:紧[随跟]其后|位[列居]第?|排[名在]?第|居第|次之|居次|列第|名列第)")


def of_row_begun(state: State, mention: Mention, owner: str | None, around: Around, topic: Topic | None) -> Topic | None:
    """Return the measure that the paragraph began with, where the next one in the order of that is told with no word of what: 岚嘉大学预算386亿元,其中拨款83亿元。岚禾大学以215亿元紧随其后."""
    first = state.first
    if first is None or first.change or first.entity == owner or not around.free.endswith("以") or COMES_NEXT.match(around.tail) is None:
        return topic
    held = topic is None or (topic.concept != first.concept and any(one.concept == topic.concept for one, _, _ in state.recent))
    fitting = first.unit == mention.unit and mention.label in ("MONEY", "QUANTITY")
    return Topic(first.concept, first.part) if held and fitting else topic


def counted_alike(state: State, mention: Mention, owner: str | None, around: Around, begin: int) -> Topic | None:
    """Return what the sentence, which begins at `begin`, has counted of another one in the unit of a number that stands right behind its owner's name; None where it has not."""
    level = state.level_at
    if level is None or level[1] < begin or mention.label != "QUANTITY" or level[0].unit != mention.unit:
        return None
    if level[0].part or state.inside or level[0].entity == owner or ONLY_SO_MANY.fullmatch(around.free) is None or around.free == around.lead:
        return None
    return Topic(level[0].concept, level[0].part)
