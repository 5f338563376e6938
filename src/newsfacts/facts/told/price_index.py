"""Of which goods in a price index a number is, and against when: 食品环比涨1.2%。鲜菜贵了9.3%,猪肉则降了2%."""

import regex

from newsfacts.document import Fact
from newsfacts.facts.lists.basket import INDICES
from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.state import Around, State
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.concepts import Topic, clean_part
from newsfacts.facts.what.topics import growth_of
from newsfacts.facts.words import goods
from newsfacts.mention import Mention

OF_PRICES = frozenset((*INDICES, "price", "工业生产者购进价格"))
# What stands before a verb and is no part: why it moved, since when, against what.
NO_PART = regex.compile(
    r"[受因连由较比与仍创再按当至从在随]|(?:涨|跌|增|降|升)幅|.*(?:预期|预测|读数|数据|水平|涨势|跌势|拖累|影响|带动|推动|通胀|通缩)$"
)


def moves_prices(fact: Fact) -> bool:
    """Tell whether a fact is how far an index of prices, or prices, moved, in percent."""
    return fact.change is not None and fact.unit == "%" and fact.concept in OF_PRICES


def goes_on(state: State, topic: Topic, period: str | None) -> bool:
    """Tell whether a change of prices is against the same time as that before, where the paragraph tells of a price index."""
    last = state.prices_moved
    if last is None or last.period != period:
        return False
    return (topic.concept in INDICES and topic.part is not None) or (topic.concept == "price" and _index_told(state) is not None)


def of_index(
    state: State, mention: Mention, slot: Slot, around: Around, how: Approach, topic: Topic, *, change: bool, sign: int
) -> tuple[Topic, bool, int]:
    """Return the topic with the goods of the index, whether the number is how far they moved, and the sign: of an index a percentage is always a change.

    >>> around = Around(lead="鲜果贵了", free="鲜果贵了")
    >>> of_index(State(), Mention(4, 8, "PERCENT", value="3.1", unit="%"), Slot(), around, Approach(2, sign=1), Topic("cpi"), change=True, sign=1)
    (Topic(concept='cpi', part='鲜果'), True, 1)
    """
    if mention.unit == "pp" and change and topic.concept in INDICES:
        return Topic(growth_of(topic.concept), topic.part), change, sign  # 比4月收窄0.2个百分点
    if mention.unit == "%" and change and (kind := _paid(state, topic, around.free)):
        return kind, change, sign
    if mention.unit != "%" or topic.concept not in (*INDICES, "price"):
        return topic, change, sign
    if topic.concept in INDICES and not change:
        change, sign = True, 1  # CPI将升至0.7%, 农村为0.6%
    if slot.topic is None and how.sign and not how.to and slot.owner not in goods():
        index = topic.concept if topic.concept in INDICES else _index_told(state)
        part = clean_part(around.free[: max(0, how.start - len(around.lead) + len(around.free))])
        if index and part and NO_PART.match(part) is None and (topic.part or part).startswith(part):
            return Topic(index, part), change, sign
    return topic, change, sign


# 房租降0.3%, 学费涨2%: what households pay, which an index counts as it does goods, but not what a firm takes
PAID = regex.compile(r"(?:其中|而|但|另)?,?(?P<kind>房租|\p{Han}{0,6}(?:租金|学费|[^经公]费|票价))")


def _paid(state: State, topic: Topic, free: str) -> Topic | None:
    """Return the topic of what households pay right behind a number of their prices, None of any other.

    >>> _paid(State(recent=[(Topic("cpi"), "", "%")]), Topic("房租"), "房租下降")
    Topic(concept='cpi', part='房租')
    """
    index = state.recent[0][0].concept if state.recent else None
    paid = PAID.match(free) if index == "cpi" and topic.concept != index and not state.here else None
    return Topic("cpi", paid["kind"]) if paid and topic.concept.endswith(paid["kind"]) else None


def _index_told(state: State) -> str | None:
    """Return the price index that the numbers before were of, None where they were of none."""
    return next((one.concept for one, _, _ in state.recent if one.concept in INDICES), None)
