"""Parts of a whole, one after the other: 「其中仓储贡献9.8亿元;海外6.7亿元,增速22.5%;其余为零售」."""

import regex

from newsfacts.facts.approach import Approach
from newsfacts.facts.concepts import GENERIC_PART, NOUN_END, VERB_END, VERBAL, Topic, clean_phrase
from newsfacts.facts.state import Around, State
from newsfacts.facts.words import concept_unit, words
from newsfacts.mention import Mention

# 仓储服务贡献(9.83亿元), 注塑机传动件卖了(13.9亿元): the part, and that it earned.
EARNS = regex.compile(
    r"(?P<part>[\p{Han}A-Za-z0-9]{2,12}?)(?:共|合计|一共|则|也|只|仅)?(?P<verb>贡献|带来|卖了|卖出|卖掉|售出|卖|进账|入账)(?:了)?(?:约|近|逾|超过?|达)*$"
)
# (当月)生产新能源汽车, 出口铝材, 交付飞机: what was made or sold stands behind the verb.
MAKES = regex.compile(
    r"(?P<verb>生产|产出|出口|进口|销售|售出|卖出|卖掉|交付|出货)(?:了|各类)?(?P<part>[\p{Han}A-Za-z0-9]{2,8}?)(?:共|合计|约|近|逾|超过?|达)*$"
)
MADE = {"生产": "output", "产出": "output", "出口": "exports", "进口": "imports"}
# 剩下17%为亚太及其他
REST = regex.compile(r"(?:剩下|余下|其余|剩余|其它|其他)的?(?:约|近)?$")
REST_IS = regex.compile(r"(?:则|才|分别)?(?:为|是|来自|属于?|归)(?P<part>[\p{Han}A-Za-z0-9]{2,10}?)(?=[,;。、(]|$)")
EARNED = frozenset(
    "revenue net_profit gross_profit operating_profit sales_amount retail_sales contracted_sales order_amount proceeds".split()
)
NO_PART = regex.compile(
    r".*(?:[其该此这那上下前后]|较|比|同期|一度|总|合共|累计|方面|目前|现在|约|至|到|达|为|是|有|报|收|称|拟|将|可|占)$"
    r"|人民币|[港美日欧澳]元|.*货币|(?:较|比|同比|环比|增|减|升|降|涨|跌|仅|约|近|逾|达|至|到|为|由|从|在|以|按|对|向|共|总|全).*"
)


def breakdown_topic(mention: Mention, around: Around, how: Approach, state: State) -> Topic | None:
    """Return the topic of a number that one part of what was spoken of has; None where the words name no part.

    The concept is that of the numbers before, the part is named by the words around the number.
    """
    if mention.unit in ("pp", "bp", "倍", "点") or mention.label == "DURATION":
        return None
    level = not (how.sign and not how.to)
    if level and mention.label != "PERCENT" and (made := _made(mention, around.lead)):
        return made
    if level and mention.label == "MONEY" and (earns := EARNS.search(around.lead)):
        part = _part(earns.group("part"))
        return Topic(_earned(state) or "revenue", part) if part else None
    last = state.recent[0][0] if state.recent else None
    if mention.label == "PERCENT" and REST.search(around.lead) and last and (rest := REST_IS.match(around.tail)):
        return Topic(last.concept, rest.group("part"))
    lead = around.free[: max(0, how.start - (len(around.lead) - len(around.free)))] if how.sign else around.free
    part, whole = _part(lead), state.broken
    if part and level and (one := _one_of(mention, around.lead, state)):
        return Topic(one, part)
    if part is None or whole is None or part == whole.part:
        return None
    if level:
        return Topic(whole.concept, part) if _holds(whole, mention) else None
    base = next((topic for topic, _, _ in state.recent if concept_unit(topic.concept) not in ("percent", "")), whole)
    return Topic(base.concept, part)


def _one_of(mention: Mention, lead: str, state: State) -> str | None:
    """Return the measure of the number before where this one is a part of it: 销量12.5万辆,其中(新能源车)5.2万辆."""
    if not state.recent or not OF_THEM.match(lead):
        return None
    topic, label, unit = state.recent[0]
    alike = label == mention.label and unit == mention.unit
    return topic.concept if alike and topic.part is None and concept_unit(topic.concept) else None


OF_THEM = regex.compile(r"其中(?:,|,?包括|有)?")


def _holds(topic: Topic, mention: Mention) -> bool:
    """Tell whether a level of this kind can be one of the topic's."""
    unit = concept_unit(topic.concept).partition(" ")[0]
    return not unit or unit == mention.label.lower()


def _made(mention: Mention, lead: str) -> Topic | None:
    makes = MAKES.search(lead)
    part = _part(makes.group("part")) if makes and mention.label == "QUANTITY" else None
    return Topic(MADE.get(makes.group("verb"), "sales_volume"), part) if makes and part else None


def _earned(state: State) -> str | None:
    """Return the last measure of money earned that was spoken of."""
    return next((topic.concept for topic, _, _ in state.recent if topic.concept in EARNED), None)


def _part(text: str) -> str | None:
    """Return the part that a stretch of words names; None where it is no plain noun phrase.

    >>> _part("新能源车齿轮"), _part("净利润"), _part("增长")
    ('新能源车齿轮', None, None)
    """
    piece = clean_phrase(text).strip("、和及与的也 ")
    word = words().get(piece)
    known = (word and word.concept) or NOUN_END.search(piece)
    if not 2 <= len(piece) <= 12 or known or VERBAL.search(piece) or VERB_END.search(piece):
        return None
    return None if GENERIC_PART.fullmatch(piece) or NO_PART.fullmatch(piece) else piece
