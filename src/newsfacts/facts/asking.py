"""What a number asks the choices of its owner and its period, with the answer that the rules have."""

import regex

from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.reader import Reader
from newsfacts.facts.state import Around
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.concepts import PRICES, Topic
from newsfacts.facts.what.moving import RATE
from newsfacts.facts.what.topics import FUTURES
from newsfacts.facts.when.choice import AskedWhen
from newsfacts.facts.when.new_york import US_INDEX, new_yorks_day
from newsfacts.facts.when.periods import days_of, is_day, is_month_end, trading_day, year_before
from newsfacts.facts.whose.agencies import counted_for, land_of
from newsfacts.facts.whose.asked import Asked
from newsfacts.facts.whose.owners import STATISTICIAN, TRADES, is_agency
from newsfacts.facts.whose.told import A_COMPANYS, FIRMS_ALONE, MACRO, economy_of
from newsfacts.facts.words import concept_kind, goods, known_concepts
from newsfacts.mention import Mention

REVISED = regex.compile(r"[^,;。]{0,4}(?:上修|下修|上调|下调|调升|调降|削|调高|调低)")
# 今年资本支出由原订的4亿元提高到: what the same year was to be
AS_PLANNED = regex.compile(r"(?:原[订定先本来]|此前|先前|早前)(?:预[估计期]|规划|计划)?的?(?:约|近|逾)?$")
# 2026年生猪均价约13元: an average is of all of the time that is named
AVERAGE = regex.compile(r"均价|平均")
# 仔猪销售均价: what a firm gets for what it sells
SELLS = regex.compile(r"销售(?:均价|平均价|单价|价格)|平均(?:销售)?售价")
WEIGHED = ("/吨", "/桶", "/公斤", "/千克", "/斤", "/克", "/盎司", "/TEU", "/FEU", "/箱", "/蒲式耳", "/立方米", "/百万英热单位", "/加仑", "/升")
"""What goods are sold by: a sum for so much of them, 每吨9万元, is their price."""
CENTRAL_BANKS = frozenset("美联储 联储局 欧洲央行 英国央行 日本央行 韩国央行 加拿大央行 澳洲联储 人民银行 央行".split())
"""What they foresee of an economy is the land's: 美联储料GDP增长2%."""
ASKED = regex.compile("^pmi$|信心指数$|景气指数$|通胀预期$")
WHO_ASK = {
    **dict.fromkeys(("财新", "财新网", "财新传媒", "标普全球"), ""),
    **dict.fromkeys(("供应管理协会", "美国供应管理协会", "密歇根大学", "密西根大学", "世界大型企业联合会", "世界大型企业研究会", "咨商会"), "美国"),
    **dict.fromkeys(("ZEW", "Ifo", "GfK"), "德国"),
    "Sentix": "欧元区",
}
"""Houses that ask a country's managers or consumers, and whose index is the country's, each with the one that it asks where none is named; "" is the text's own."""
TRADE_BODIES = ("协会", "商会", "联合会")
"""What a body of a country's trade counts is the country's: 佰国汽车商协会公布,产量减5%."""


def asked_whose(mind: Reader, mention: Mention, slot: Slot, around: Around, *, change: bool) -> Asked:
    """Return what the choice of the owner looks at."""
    state = mind.state
    concept = slot.topic.concept if slot.topic else ""
    priced = concept in ("price", "open_price", "close_price") or (not concept and (_goes_on_with_price(mind) or (mention.unit or "").endswith(WEIGHED)))
    own = SELLS.search(around.lead) is not None and mind.owners.is_company(slot.owner)
    sold = state.goods if priced and not slot.paired and not own else None
    spoken_of = concept or (state.recent[0][0].concept if state.recent else "")
    macro = spoken_of in MACRO
    rule = sold or slot.owner or state.place or mind.company
    if rule and not slot.paired and (STATISTICIAN.search(rule) or (rule.endswith(TRADE_BODIES) and land_of(rule)) or (concept in MACRO and rule.endswith("指数")) or (macro and (is_agency(rule) or rule in CENTRAL_BANKS))):
        rule = counted_for(mind.scene, rule, mention.start)  # 财政部公布出口374亿美元: the country's
    asked_there = _asked_there(mind, rule, mention.start) if rule in WHO_ASK and not slot.paired and ASKED.search(spoken_of) else None
    rule = asked_there or rule
    bank_of = land_of(slot.owner) if macro and slot.owner in CENTRAL_BANKS and not slot.paired else None  # 日本央行把CPI涨幅预估上调
    economy = bank_of or economy_of(mind.scene, rule, spoken_of, mention.start) if rule and not slot.paired else None
    rule = economy or rule
    firm = state.company or mind.company
    firms_alone = spoken_of in FIRMS_ALONE and firm is not None
    rule = firm if firms_alone and not slot.paired and _is_product_left(mind, rule, mention.start) else rule
    return Asked(
        start=mention.start,
        end=mention.end,
        rule=rule,
        paired=slot.paired,
        label=mention.label,
        unit=mention.unit,
        change=change,
        kind=concept_kind(concept) if concept else "",
        macro=macro,
        a_companys=concept in A_COMPANYS,
        inside=state.inside,
        part=slot.topic.part if slot.topic else None,
        lead_start=mention.start - len(around.free),
        place=state.place,
        sure=rule is not None
        and (
            (own and priced) or
            economy is not None
            or asked_there is not None
            or rule == state.sure
            or (slot.paired and _is_here(mind, rule, mention.start))
            or (rule == state.counted and not state.here)
            or _is_dealt_places(mind, slot, rule)
            or _is_goods_named(mind, mention, rule)
        ),
    )


def _asked_there(mind: Reader, house: str | None, start: int) -> str:
    """Return the country whose managers or consumers a house has asked."""
    return mind.scene.told_abroad(start) or WHO_ASK[house or ""] or mind.scene.nation


def _is_goods_named(mind: Reader, mention: Mention, rule: str) -> bool:
    """Tell whether a future that the clause speaks of is what its sentence has named last before a number: 期铜涨0.8%."""
    if rule != mind.state.goods or not rule.startswith("期") or mention.label not in ("MONEY", "PERCENT"):
        return False
    upto = mind.scene.before(mention.start)
    at = mind.scene.names[upto - 1] if upto else None
    return at is not None and at.name == rule and at.label == "GOODS" and at.sentence == mind.scene.sentence_of(mention.start)


def _is_product_left(mind: Reader, name: str | None, start: int) -> bool:
    """Tell whether a name is that of a product that an earlier clause than the number's told of: 新药岚达宁卖出6亿元,归母净利润8000万元."""
    if name is None or not mind.owners.is_product(name):
        return False
    clause = mind.scene.clause_of(start)
    return all(at.clause != clause for at in mind.scene.said(name, start))


def _is_here(mind: Reader, name: str, start: int) -> bool:
    """Tell whether the sentence of a number names somebody, or the place is one of those that it lists.

    Before a stock is listed brokers trade it, each at its own price: what they are named for is the stock's.
    """
    scene = mind.scene
    listed = name in (mind.state.place or "").split("、")
    return listed or (bool(scene.said(name, start)) and mind.text.find("暗盘") < 0)


def _is_dealt_places(mind: Reader, slot: Slot, rule: str) -> bool:
    """Tell whether a list deals its numbers to places that are parts of a company: 裁员900人,佰国与川国分别占500人和400人."""
    part = slot.topic.part if slot.sure and slot.topic else None
    at = mind.scene.by_name.get(part or "", [])[:1]
    return bool(at) and at[0].label in ("GPE", "LOC") and part != rule and mind.owners.is_company(rule)


def _goes_on_with_price(mind: Reader) -> bool:
    """Tell whether the number before was a price of the goods that the clause speaks of: 沪铜报7.5万元,(周涨)2%."""
    last = mind.state.last
    return last is not None and last.entity == mind.state.goods and (last.concept == "price" or last.concept in PRICES)


def asked_when(
    mind: Reader, mention: Mention, slot: Slot, topic: Topic, how: Approach, around: Around, *, change: bool
) -> AskedWhen:
    """Return what the choice of the period looks at."""
    state = mind.state
    return AskedWhen(
        start=mention.start,
        rule=_rule_period(mind, slot, topic, how, around),
        report=state.report,
        day=state.day,
        label=mention.label,
        unit=mention.unit,
        change=change,
        source=how.source,
        to=how.to,
        forecast=state.forecast,
        kind=period_kind(topic, slot),
        known=topic.concept in known_concepts(),
        inside=state.inside,
        paired=slot.period is not None,
        lead=len(around.lead),
        bases=tuple(state.bases),
        wholes=state.wholes,
    )


def _rule_period(mind: Reader, slot: Slot, topic: Topic, how: Approach, around: Around) -> str | None:
    """Return when: the date of the list's place, of the clause, else the period under report or the trading day."""
    state = mind.state
    if slot.period:
        return slot.period
    kind = period_kind(topic, slot)
    if how.source and state.aside is None and topic.concept in ("stake", "shares_held"):
        return None  # 6月末持股由3.2%增至4.6%: no year before
    if how.source and state.aside is None and not RATE.search(around.lead):
        if REVISED.match(around.tail) or AS_PLANNED.search(around.lead):
            return state.aside or state.period
        current = state.period or state.report
        days = days_of(current) if current else None
        dated = days is not None and (days > 1 or is_month_end(current or ""))  # a share's stake before a deal is that of no other year
        return year_before(current) if current and kind in ("flow", "stock") and dated else None
    if kind == "day":
        undated = state.period is None or state.period.endswith("/..")  # 纳指跌1%,创去年6月以来新低;标普500指数跌2%
        if slot.owner and (US_INDEX.search(slot.owner) or state.overnight) and undated and state.day:
            return new_yorks_day(mind, state.day)
        stated = state.aside or state.period
        day = stated if stated and (is_day(stated) or not state.day) else state.day
        if (
            stated
            and not is_day(stated)
            and (state.forecast or "ytd" not in state.bases)
            and (0 < (days_of(stated) or 0) < 300 or AVERAGE.search(around.lead))
        ):
            return stated
        return trading_day(day[:10]) if day and is_day(day) else day
    if kind == "event":
        return state.aside or state.period
    return state.aside or state.period or state.report


def period_kind(topic: Topic, slot: Slot) -> str:
    """Return what the period of a number is; the price of goods or of a future, and what an exchange has in stock, is that of a day."""
    sold = topic.concept in ("price", "溢价") and (slot.owner in goods() or FUTURES.search(slot.owner or ""))
    sold = sold or (topic.concept == "inventory" and TRADES.fullmatch(slot.owner or ""))  # LME铜库存: told each day
    return "day" if sold else concept_kind(topic.concept)
