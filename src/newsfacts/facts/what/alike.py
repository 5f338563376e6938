"""What is counted of the next one in the same words: 佰州有12名院士,岚州有9名."""

import regex

from newsfacts.facts.state import Around, State
from newsfacts.facts.what.concepts import Topic
from newsfacts.mention import Mention

# 岚州(则有)9名, 反超岚州(的)9名, 岚州、沛州(分别是)9名和7名
ONLY_SO_MANY = regex.compile(r"(?:则|也|仅|只|还|共|分别|依次|各|拥|的|有|为|是|达到?|约|近|逾|超过?|以)*")


def counted_alike(state: State, mention: Mention, owner: str | None, around: Around, begin: int) -> Topic | None:
    """Return what the sentence, which begins at `begin`, has counted of another one in the unit of a number that stands right behind its owner's name; None where it has not."""
    level = state.level_at
    if level is None or level[1] < begin or mention.label != "QUANTITY" or level[0].unit != mention.unit:
        return None
    if level[0].part or state.inside or level[0].entity == owner or ONLY_SO_MANY.fullmatch(around.free) is None or around.free == around.lead:
        return None
    return Topic(level[0].concept, level[0].part)
