"""Whom one trades with, and the places that a number of them means: 对佰国、川国出口各增5%和7%, 两城外贸各为."""

import msgspec
import regex

from newsfacts.facts.lists.dealt_to import DISTRIBUTED
from newsfacts.facts.lists.list_years import COUNTS
from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.scene import Scene
from newsfacts.facts.told.siblings import VISITORS
from newsfacts.facts.what.concepts import Topic

TRADE = frozenset("exports imports 出口量 进口量 trade_total trade_surplus 出口占比 进口占比 出口额占比 出口增速 进口增速".split())
OF_PLACES = frozenset((*TRADE, "gdp", "retail_sales", "industrial_output", "fixed_asset_investment", "cpi"))
# 两城, 四省(合计), 三地: so many of the places named last
SO_MANY = regex.compile(r"(?<![前首第十])(?P<n>[两二三四五])(?:城|省|市(?![场值民])|地(?![产块铁方])|国(?![产]))")
NEAR = 12
"""So many names before a number are looked at."""


def with_partners(scene: Scene, slots: list[Slot], start: int, end: int) -> list[Slot]:
    """Return the places of a list of numbers with whom the trade is that each tells of, where `scene.text[start:end]` names them."""
    if not scene.partners:
        return slots
    named = [at.name for at in scene.names[scene.before(start) : scene.before(end)] if at.start in scene.partners]
    if len(slots) > 1 and len(named) != len(slots):
        return slots
    named = named if len(slots) > 1 else named[-1:]
    return [msgspec.structs.replace(slot, partner=name) for slot, name in zip(slots, named, strict=True)] if named else slots


# 佰国6万辆、川国5万辆: nothing but the partner's name stands between two numbers
NOTHING_ELSE = regex.compile(r"[,;、。\s]*(?:其次|随后|其后|以及|而|和|与)?[为是,]?")

ITS_MARKET = regex.compile(r"(?:市场)?(?:则|也|仅|只有|达|为|以|约|近|逾)*")


def of_row(scene: Scene, slot: Slot, told: Topic | None, start: int, end: int) -> Slot:
    """Return a place in a row of partners with the measure of trade `told` before, where the words between two numbers name nothing but the partner."""
    upto = scene.before(end)
    at = scene.names[upto - 1] if upto and slot.partner and slot.topic is None and told and told.concept in TRADE else None
    if at is None or told is None or at.start < start or at.name != slot.partner or ITS_MARKET.fullmatch(scene.text, at.end, end) is None or NOTHING_ELSE.fullmatch(scene.text, start, at.start) is None:
        return slot
    return msgspec.structs.replace(slot, topic=Topic(told.concept, slot.partner), sure=True)


def traded_with(scene: Scene, slot: Slot, topic: Topic, lead: str, last: str | None) -> Topic:
    """Return a topic of trade with the partner as its part, unless its own words before the number name another; a place that was only named before is no part.

    `last` is the part of the number before.
    """
    if topic.part is not None and SO_MANY.fullmatch(topic.part):
        return Topic(topic.concept)  # 两城|进口: whose, and no part
    partner = slot.partner is not None and any(at.start in scene.partners for at in scene.by_name.get(topic.part or "", ()))
    other = topic.part is not None and topic.part in lead and not partner and "、" not in topic.part
    if slot.partner and (topic.concept in TRADE or VISITORS.search(topic.concept)) and not other:
        return Topic(topic.concept, slot.partner)
    if topic.part is not None and ("前者" in lead or "后者" in lead):
        return topic
    named = scene.by_name.get(topic.part or "", []) if topic.concept in OF_PLACES and not other and (topic.part or "") not in (last or "") else []
    return Topic(topic.concept) if named and named[0].label == "GPE" else topic  # 湖北增6%,而全国为5%


def places_meant(scene: Scene, lead: str, start: int, n: int) -> tuple[str, ...]:
    """Return the `n` places named last before an offset where `lead` deals numbers to so many, 两城外贸各为, () where it does not."""
    match = SO_MANY.search(lead) if n > 1 and DISTRIBUTED.search(lead) else None
    if match is None or COUNTS[match["n"]] != n:
        return ()
    upto = scene.before(start)
    near = (at.name for at in reversed(scene.names[max(0, upto - NEAR) : upto]) if at.label == "GPE" and at.start not in scene.partners)
    names = tuple(dict.fromkeys(near))[:n]
    return names[::-1] if len(names) == n else ()
