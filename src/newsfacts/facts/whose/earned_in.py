"""What a company earns in a region: the region is a part of the company, whatever name stands before the number."""

import regex

from newsfacts.entities.gazetteer import place_names, regions
from newsfacts.facts.reader import Reader
from newsfacts.facts.scene import TRADE_BLOCS
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.whose.goes_on import market_alone
from newsfacts.facts.whose.owners import lands

AT_HOME = "本港"
"""Where a firm of Hong Kong is at home."""
PLACES = frozenset(("GPE", "LOC"))
AND_OTHERS = regex.compile(r"[及和与]其[他它](?:地区|国家|市场)")
MARKETS = frozenset("亚太区 大中华区 大中华 美洲 欧美 北美区 欧洲区 东南亚区 日本区 海外地区 内地 中国内地 中国大陆".split())
"""What companies call where they sell, beyond the list of regions."""
EARNED = frozenset("revenue gross_profit gross_margin operating_profit operating_margin revenue_share stores 租金收入".split())
"""What a company has in a region; homes are sold and stand there, too, but a project may be meant by a place's name."""


def earned_in(mind: Reader, start: int, owner: str | None, topic: Topic) -> tuple[str | None, Topic]:
    """Return whose a number is and of what: 美洲|收入8亿元, in a text about one company, is the company's, of that part.

    Where a paragraph names no company, a region at the head of its clause reads like the owner; yet no region has a
    revenue or a margin, and in a text about one company those are the company's. 欧洲及其他地区 is one part. `start` is
    where the number stands.
    """
    if topic.concept == "外销订单" and owner and owner != "台湾" and (owner in TRADE_BLOCS or _is_place(mind, owner)):
        here = mind.owners.scene.said(owner, start)
        return "台湾", Topic(topic.concept, topic.part or (owner if here else None))  # 美国261亿美元: from where the orders of Taiwan come
    if (firm := mind.company or mind.state.company) and topic.part == AT_HOME and owner in lands():
        return firm, topic  # 集团上半年本港物业销售64亿元
    goes_on = mind.state.last is not None and (mind.state.last.entity, mind.state.last.concept) == (owner, topic.concept)
    if (topic.part is None or _is_place(mind, topic.part)) and goes_on and owner not in lands() and (market := market_alone(mind.scene, start)):
        return owner, Topic(topic.concept, market)  # 卖出61万辆。日本市场15万辆,英国9万辆
    region = (owner or "").removesuffix("地区")
    sold_in = topic.concept == "sales_amount" and (region in regions() or owner in MARKETS)  # but homes are sold in cities
    if owner is None or owner in (mind.company, mind.state.counted) or mind.company is None or not (topic.concept in EARNED or sold_in):
        return owner, topic
    if not _is_place(mind, owner) or not (owner in place_names() or region in regions() or owner in MARKETS):
        return owner, topic
    said = mind.owners.scene.said(owner, start)
    others = AND_OTHERS.match(mind.text, said[-1].end) if said else None
    if topic.concept == "stores" and topic.part and said and mind.text.startswith(topic.part, said[-1].end):
        return mind.company, Topic(topic.concept, f"{owner}{topic.part}")  # 台湾|药店增至40家
    of_place = owner if topic.part in regions() else topic.part or owner  # 拉美、欧洲|销售额依次为: each of its own
    return mind.company, Topic(topic.concept, f"{owner}{others.group()}" if others else of_place)


def _is_place(mind: Reader, name: str) -> bool:
    at = mind.owners.scene.by_name.get(name, [])
    return bool(at) and at[0].label in PLACES
