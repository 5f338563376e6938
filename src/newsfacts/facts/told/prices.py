"""Prices of goods that no list of words has: 价格网的报价显示,软质滤芯均价42元/千克, 硬质滤芯40元/千克."""

import msgspec
import regex

from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.reader import Reader
from newsfacts.facts.scene import Scene
from newsfacts.facts.state import State
from newsfacts.facts.what.concepts import Topic, clean_phrase
from newsfacts.facts.when.bases import TRADED
from newsfacts.facts.whose.owners import TRADES, is_agency
from newsfacts.facts.words import concept_unit, goods, known_concepts
from newsfacts.mention import Mention

# 续约租金, 原料采购均价, 门票均价: what a company or a place takes or pays, no goods
OF_COMPANY = regex.compile(r"租|含税|采购|供应|授予|行权|成交|挂牌|认购|转让|发行|批发|出厂|^[进出]口$|票|产品|^民宿$|^酒店$|单|户|房|手|平均|逆|[^\p{Han}A-Za-z\d]")
# 川岳科技(Kawa)同日公布8月上旬报价: a house that asks what others pay
QUOTES = regex.compile(r"(?:\([^()\n]{1,16}\))?[^,;。]{0,10}(?:公布|发布|揭露|更新|统计|调查)[^,;。]{0,10}(?:报价|行情|合约价|现货价|均价)")
SPREADS = frozenset("升水 贴水 现货升水 现货贴水 基差 溢价".split())
"""By how much the price of goods differs from that of a future on them."""
NO_GOODS = ("GPE", "LOC", "INDEX")
"""What may be named beside goods that have a price of their own."""


def of_goods(mind: Reader, mention: Mention, slot: Slot, topic: Topic, lead: str) -> tuple[Slot, Topic]:
    """Return the slot and the topic of a price: that of goods is theirs, where the sentence tells it of nobody else.

    `lead` holds the words before the number that tell of no change.
    """
    state = mind.state
    if topic.concept == "price" and state.goods and not slot.paired and slot.owner not in goods() and _quotes(mind.scene, slot.owner, mention.start):
        slot = msgspec.structs.replace(slot, owner=state.goods)
    if (sold := _of_size(mind, mention, slot.owner, topic)) is not None:
        return msgspec.structs.replace(slot, owner=sold), Topic("price")
    if topic.concept in TRADED and slot.owner in goods():
        traders = (name for name in state.stated_of if name not in goods())
        owner = next(traders, None) or mind.company or mind.scene.place or mind.scene.nation  # 进口铁矿砂…;原油2亿吨: a country's, and no oil's
        return msgspec.structs.replace(slot, owner=owner), Topic(topic.concept, topic.part or slot.owner)
    if topic.concept in SPREADS and TRADES.fullmatch(slot.owner or "") and (sold := topic.part or state.goods):
        return msgspec.structs.replace(slot, owner=sold), Topic(topic.concept)  # LME铝库存8万吨,现货铝贴水40元/吨: no exchange's
    if slot.paired or mention.label not in ("MONEY", "PERCENT"):
        return slot, topic
    if state.priced and (sold := _goes_on(state, mention, topic, lead)):
        return _priced(state, slot, sold)
    part = topic.part
    if topic.concept != "price" or part is None or OF_COMPANY.search(part) or _is_told_of(mind.scene, slot.owner, mention.start):
        return slot, topic
    return _priced(state, slot, part)


# 65吋|电视面板: goods that are sold by their size
SIZE = regex.compile(r"\d+(?:\.\d+)?(?:吋|英?寸)")
OF_SIZE = regex.compile(rf"{SIZE.pattern}(?P<goods>\p{{Han}}+)")


def _of_size(mind: Reader, mention: Mention, owner: str | None, topic: Topic) -> str | None:
    """Return the goods of a price with the size that the words before it give them, 65吋电视面板, which what follows is of till another size is told: 55吋为124美元; else None."""
    state = mind.state
    begin = max(mind.begin, state.just_end)
    sizes = SIZE.findall(mind.text, begin, mention.start) if any(mind.text.find(unit, begin, mention.start) >= 0 for unit in "吋寸") else []
    size = sizes[-1] if sizes else None
    told = OF_SIZE.fullmatch(state.last.entity or "") if state.last and state.last.concept == "price" and begin > mind.begin else None
    if told is None:
        return f"{size}{owner}" if size and owner in goods() and topic.concept == "price" else None
    if size and (topic.concept == "price" or topic.concept not in known_concepts()) and (mention.label == "MONEY" or (mention.unit == "%" and topic.concept == "price")):
        return f"{size}{told['goods']}"
    return told.group() if topic.concept == "price" and size is None else None


def _priced(state: State, slot: Slot, sold: str) -> tuple[Slot, Topic]:
    state.priced = sold
    return msgspec.structs.replace(slot, owner=sold), Topic("price")


def _quotes(scene: Scene, owner: str | None, start: int) -> bool:
    """Tell whether the sentence names somebody only as the house that asks what others pay."""
    said = scene.said(owner, start)
    return bool(said) and QUOTES.match(scene.text, said[-1].end, start) is not None


def _is_told_of(scene: Scene, owner: str | None, start: int) -> bool:
    """Tell whether the sentence names an owner that has prices of its own: a company, no agency and no place."""
    said = scene.said(owner, start)
    if _quotes(scene, owner, start):
        return False  # 川岳科技公布8月报价,软质滤芯均价42元
    return bool(said) and not is_agency(owner or "") and said[-1].label not in NO_GOODS


def _goes_on(state: State, mention: Mention, topic: Topic, lead: str) -> str | None:
    """Return the goods of a number that goes on from a price of goods: of the same, 同比跌两成, or the next, 硬质滤芯40元/千克; else None."""
    last, phrase = state.last, clean_phrase(lead)
    if last is None or last.concept != "price" or last.entity != state.priced:
        return None
    if not phrase:
        return last.entity if topic.concept == "price" else None
    level = state.level
    alike = level is not None and mention.label == "MONEY" and mention.unit == level.unit and "/" in (mention.unit or "")
    is_new = topic.concept == phrase and topic.concept not in known_concepts() and not concept_unit(phrase)
    return phrase if alike and is_new else None


def same_home(mind: Reader, topic: Topic) -> Topic:
    """Return a price with the part that the sentence before gave it, which 其中 goes on with: 二手房价格环比降0.3%。其中,佰州涨0.2%."""
    moved = mind.state.moved
    goes_on = mind.state.goes_on and topic == Topic("price") and moved is not None and moved.concept == "price" and mind.state.goods is None
    return Topic("price", moved.part) if goes_on and moved else topic
