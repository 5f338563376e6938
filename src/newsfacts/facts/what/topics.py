"""Topics by themselves: those that still hold, those of a place, an index, a market, a growth."""

from decimal import Decimal
from functools import cache
from typing import Protocol

import regex

from newsfacts.entities.gazetteer import known_by_name
from newsfacts.facts.scene import Scene
from newsfacts.facts.state import State
from newsfacts.facts.what.concepts import Topic, fits
from newsfacts.facts.words import chinese_name, concept_unit
from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded


class Mind(Protocol):
    """What a statement needs of the walk."""

    folded: Folded
    text: str
    published: str | None
    state: State
    company: str | None
    scene: Scene


MOST_A_TICKET = 10**7
AGGREGATES = frozenset("revenue net_profit net_loss gross_profit operating_profit turnover market_cap cash exports imports retail_sales capex".split())
LEAST = 10**4
PARCELS = frozenset(("件", "票"))
"""Units by which couriers count the same."""
OWN_UNITS = frozenset("辆 伙 标箱 头".split())
"""Units in which a text counts one kind of things."""


def held_topic(state: State, mention: Mention, *, changes: bool) -> Topic | None:
    """Return the topic of the numbers before that this one can be of."""
    if mention.label == "DURATION":
        return state.recent[0][0] if state.recent and state.recent[0][1] in ("DURATION", "") else None
    for topic in reversed(state.topics):  # 收入端一路狂奔,2023年增长121.5%
        if fits(topic.concept, mention, is_change=changes):
            return topic
    for topic, label, unit in state.recent:
        if mention.label == "QUANTITY" and not changes and unit != mention.unit and not {unit, mention.unit} <= PARCELS and not _counts_people(topic, unit, mention):
            continue
        if topic.concept.endswith("价") and is_sum(mention):
            continue  # 平均票价36元,《…》以4亿元居首
        known = bool(concept_unit(topic.concept)) or label in ("", mention.label) or changes
        if known and not _is_too_little(topic, mention) and fits(topic.concept, mention, is_change=changes):
            return topic
    if mention.label == "QUANTITY" and not changes:
        return state.by_unit.get(counted_as(mention.unit))
    return state.recent[0][0] if state.recent and mention.label in ("MONEY", "PERCENT") else None


def _counts_people(topic: Topic, unit: str | None, mention: Mention) -> bool:
    """Tell whether both numbers count people, the one without a word for it: 初请失业金人数21.8万,低于预期的|22.1万人."""
    return {unit, mention.unit} <= PEOPLE and abs(Decimal(mention.value or "0")) >= A_CROWD and OF_PEOPLE.search(topic.concept) is not None


PEOPLE = frozenset((None, "人"))
A_CROWD = 100
OF_PEOPLE = regex.compile(r"(?:人[数口员]|就业)$")


def counted_as(unit: str | None) -> str:
    """Return the unit by which things are known again, one for those by which couriers count the same; "" for one that counts anything.

    >>> counted_as("票"), counted_as("辆"), counted_as("家")
    ('件', '辆', '')
    """
    return "件" if unit in PARCELS else unit if unit in OWN_UNITS else ""


def is_sum(mention: Mention) -> bool:
    """Tell whether a sum is more than any ticket or meal costs."""
    return mention.label == "MONEY" and abs(Decimal(mention.value or "0")) >= MOST_A_TICKET


def _is_too_little(topic: Topic, mention: Mention) -> bool:
    """Tell whether a sum is too little for what a company earns or an exchange turns over: 营收12亿元,…每瓶15元."""
    return topic.concept in AGGREGATES and mention.label == "MONEY" and 0 < abs(Decimal(mention.value or "0")) < LEAST


def with_place(state: State, topic: Topic | None) -> Topic | None:
    """Return a topic without a part with the place that a company's numbers are spoken of in."""
    if topic is not None and topic.part is None and state.place and state.company and state.owners != (state.place,):
        return Topic(topic.concept, state.place)
    return topic


FUTURES = regex.compile(r"期货|合约|\d年期|期[铜金油铝锌镍]|^(?:沪|郑|连)?\p{Han}{1,4}2\d(?:0[1-9]|1[0-2])$")  # 沪铜2601: of a month
WHOLE_MARKETS = frozenset("A股 港股 台股 美股 日股 韩股 大盘".split())
"""Markets that are spoken of for their index: 台股下跌136点."""


def is_index(owner: str | None) -> bool:
    """Tell whether a name is that of an index.

    >>> is_index("沪深300"), is_index("道琼"), is_index("禾川医药")
    (True, True, False)
    """
    return owner is not None and ((owner, "INDEX") in known_by_name() or owner.endswith(("指数", "指", "夜期", "台指期", "50", "300", "500")) or "指数" in owner)


def growth_of(concept: str) -> str:
    """Return the concept of the growth of a concept, in Chinese also where that has a key.

    >>> growth_of("同店销售"), growth_of("retail_sales")
    ('同店销售增速', '社会消费品零售总额增速')
    """
    return concept if concept.endswith("增速") else f"{chinese_name(concept)}增速"


@cache
def _grown() -> dict[str, str]:
    """Return the concepts that have a key by the names of their growth."""
    return {growth_of(row["key"]): row["key"] for row in lexicon("concepts")}


def of_growth(growth: str) -> str:
    """Return the concept of whose growth a concept tells.

    >>> of_growth("GDP增速"), of_growth("同店销售增速")
    ('gdp', '同店销售')
    """
    return _grown().get(growth) or growth.removesuffix("增速")
