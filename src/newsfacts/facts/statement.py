"""One number and what the reader holds in mind become a fact."""

from decimal import Decimal
from typing import Protocol

import msgspec
import regex

from newsfacts.document import Fact
from newsfacts.facts.approach import Approach, approach, sign_after
from newsfacts.facts.concepts import PRICES, Topic, fits
from newsfacts.facts.items import Item
from newsfacts.facts.lists import Slot
from newsfacts.facts.outlook import is_expected
from newsfacts.facts.owner_choice import Asked, Owners
from newsfacts.facts.owners import STATISTICIAN, is_agency
from newsfacts.facts.period_choice import AskedWhen, Periods
from newsfacts.facts.periods import (
    change_base,
    closing_day,
    days_of,
    is_day,
    session_before,
    trading_day,
    year_before,
)
from newsfacts.facts.settled import settled
from newsfacts.facts.state import Around
from newsfacts.facts.told import NO_CHANGES
from newsfacts.facts.topic_choice import AskedWhat, Topics
from newsfacts.facts.topics import FUTURES, Mind, growth_of, is_index
from newsfacts.facts.words import concept_kind, concept_unit, goods, known_concepts, words
from newsfacts.mention import Mention, plain
from newsfacts.text.fold import Folded
from newsfacts.values.fiscal import is_fiscal

RATE = regex.compile(r"增长(?=预测|目标|预期|率)|增幅|升幅|涨幅|增速|增长率|跌幅|降幅|减幅")
REVISED = regex.compile(r"[^,;。]{0,4}(?:上修|下修|上调|下调|调升|调降|削|调高|调低)")
US_INDEX = regex.compile(r"道指|道琼斯|标普|纳指|纳斯达克|费城半导体|中概")


# 今年上半年再多83%, 还少三成: a change without a base named.
MORE_YET = regex.compile(r"(?:再|还|又|反而|却|则|各)(?:多|少|高|低)")
# 较化疗组低近7个百分点: a difference, named as a change.
MORE_THAN = regex.compile(r"(?:较|比)[^,;。]{1,16}(?:高|低|多|少)")
# 较招股价3.5元低12%: a difference from the number before.
LEVEL_BEFORE = regex.compile(r"(?:较|比)[^,;。]{2,22}(?:高|低|多|少)(?:出|了|约|近|逾|超过?)*$")
# A period that reports are of: a year, a month, a quarter, a half, the months since January.
REPORTED = regex.compile(
    r"\d{4}(?:-\d\d)?|(\d{4})-01/\1-\d\d|(\d{4})-(?:04/\2-06|07/\2-09|10/\2-12|07/\2-12)|\d{4}-12-31|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d"
)
# 该产品三季度出货4.1万台: the part that was spoken of last.
THIS_LINE = regex.compile(r"(?:该|这一|这项|这块|此)(?:产品|业务|板块|品类|系列|品牌|分部|部门|产品线|渠道|机型|车型|药物)(?!公司)")
# 较上日, 比一个月前, 较上季末: the words themselves name the base, whatever day they mean.
THE_ONE_BEFORE = regex.compile(
    r"(?P<dod>[上前](?:一个|一|个)?(?:交易)?日|昨[日天])|(?P<mom>[上前](?:一个|一|个)?月(?:末|底)?|一个?月前)"
    r"|(?P<qoq>[上前](?:一个|一|个)?季度?(?:末|底)?)|(?P<yoy>一年(?:以)?前|[去上]年(?:同期|同月|同日))"
)
# 较发行价20元上涨1.6倍
AGAINST_PRICE = regex.compile(r"[较比][^,;。]{0,8}价[^,;。]{1,16}$")
LEAST_TALK = 30
FIRST_DAY = regex.compile(r"首日|首个交易日|首挂|开市即|上市后")


class Reader(Mind, Protocol):
    """What a statement needs of the walk: what it holds in mind, and what chooses the links."""

    owners: Owners
    periods: Periods
    topics: Topics


def state_fact(mind: Reader, mention: Mention, slot: Slot, around: Around) -> Fact | None:
    """Return the fact that `mention` states, None where it states none."""
    state = mind.state
    how = _approached(mind, slot, around, mention.start)
    rate = RATE.search(around.lead[: how.start] if how.sign else around.lead)
    sign = how.sign or sign_after(around.tail)
    asked = _asked(mind, mention, slot, around, change=bool(sign) and not how.to)
    slot = msgspec.structs.replace(slot, owner=mind.owners.choose(asked))
    topic = mind.topics.choose(AskedWhat(mind, mention, slot, around, how, rate is not None))
    topic = settled(mind, mention, topic or Topic(""))
    if not topic.concept:
        return None
    if topic.concept == "share_price" and slot.owner in goods():
        topic = Topic("price", topic.part)  # 比特币现报9.6万美元
    slot = msgspec.structs.replace(slot, owner=_dealer(mind, mention, slot.owner, topic))
    if state.line and (this := THIS_LINE.search(around.lead)) and this.group().endswith(topic.part or ""):
        topic = Topic(topic.concept, state.line)
    topic, change, sign = _changes(mind, mention, slot, topic, how, rate, sign)
    state.topic = topic
    asked_when = _asked_when(mind, mention, slot, topic, how, around, change=change)
    period = mind.periods.choose(asked_when)
    mind.periods.took(asked_when, period)
    base = _base(mind, mention, slot, topic, how, period) if change else None
    if topic.concept in BALANCES or BALANCE.fullmatch(topic.concept):
        period = closing_day(period)
    if topic.concept == "target_price":
        period = None  # a price that somebody expects some day
    if slot.owner and topic.concept.startswith(slot.owner) and len(topic.concept) > len(slot.owner) + 1:
        topic = Topic(topic.concept.removeprefix(slot.owner), topic.part)  # 佰州|二手房挂牌量
    if topic.concept == "经济":
        topic = Topic("gdp", topic.part)  # 中国|经济增长5%
    owner = (state.speaker or slot.owner) if topic.concept == "年龄" else slot.owner
    mind.owners.took(asked, owner)
    said = mind.text[mind.owners.scene.begin_of(mention.start) : mention.start]
    return Fact(
        entity=owner,
        concept=topic.concept,
        part=None if topic.concept == "price" and topic.part == state.goods else topic.part,
        change=base,  # type: ignore[arg-type]
        value=_signed(mention.value or "0", sign if change else 1, mention.label),
        unit=mention.unit,
        upper=_signed(mention.upper, sign if change else 1, mention.label) if mention.upper else None,
        mod=mention.mod,  # type: ignore[arg-type]
        period=period,
        forecast=is_expected(said, topic.concept, cued=state.forecast, source=how.source),
        evidence=mind.folded.origin(mention.start, mention.end),
    )


def _dealer(mind: Reader, mention: Mention, owner: str | None, topic: Topic) -> str | None:
    """Return who deals in shares: by whom they are sold, who buys them back; of other topics the owner."""
    scene = mind.owners.scene
    if topic.concept.startswith(("增持", "减持")):
        return scene.agent(mention.start) or owner
    if topic.concept.startswith(("回购", "buyback")) and scene.is_bought_from(owner, mention.start):
        return mind.company or mind.state.company or owner
    return owner


def _approached(mind: Reader, slot: Slot, around: Around, start: int) -> Approach:
    """Return how the words before come to the number; of 高达7.13% the verb is no change, of 高出7.13个百分点 it is."""
    how = approach(around.lead)
    plain = how.verb in ("高", "低", "多", "少") and not MORE_YET.search(around.lead) and not MORE_THAN.search(around.lead)
    compared = mind.state.bases or mind.state.compared or slot.base
    return Approach(len(around.lead)) if plain and not compared and not LEVEL_BEFORE.search(mind.text, max(0, start - 30), start) else how


def _changes(
    mind: Reader, mention: Mention, slot: Slot, topic: Topic, how: Approach, rate: regex.Match[str] | None, sign: int
) -> tuple[Topic, bool, int]:
    """Return the topic, whether the number says how far it changed, and the change's sign."""
    state = mind.state
    if topic.concept in NO_CHANGES:
        return topic, False, 0
    change = bool(sign) and not how.to
    if not sign and state.last and state.last.change and mention.start and mind.text.startswith("或", mention.start - 1):
        sign, change = -1 if state.last.value and state.last.value.startswith("-") else 1, True  # 下跌125点或0.56%
    if rate and (mention.unit == "%" or how.to):
        sign = words()[rate.group()].sign if rate.group() in words() else 1
        change, state.rate = True, sign
    elif state.rate and how.to:
        sign, change = state.rate, True
    elif rate and mention.unit == "%" and not change and topic.concept in PRICES:
        topic, change, sign = Topic("share_price", topic.part), True, words()[rate.group()].sign
    elif not sign and mention.label == "PERCENT" and (state.bases or state.compared or slot.base):
        change = not fits(topic.concept, mention, is_change=False) or mention.unit in ("pp", "bp")
        sign = 1
    elif change and topic.concept in QUOTES:
        sold = "price" if state.goods or slot.owner in goods() else "share_price"
        topic = Topic("index_level" if is_index(slot.owner) else sold, topic.part)  # 收在12元,软0.7%
    elif change and mention.unit == "pp" and (rate or _grows(topic.concept)):
        topic = Topic(growth_of(topic.concept), topic.part)  # 增速4%,比一季度回落0.2个百分点
    counts_other = concept_unit(topic.concept).partition(" ")[0] in ("money", "quantity")
    if mention.unit == "%" and not change and not sign and counts_other:
        change, sign = True, 1  # GDP今年目标6%: of what is no percentage a percentage is the growth
    return topic, change, sign


QUOTES = frozenset("close_price high_price low_price".split())
"""What a share was quoted at: how far it moved is the share's move."""
BALANCES = frozenset("total_assets net_assets total_liabilities debt_ratio cash npl_ratio".split())
"""What a balance sheet tells: of a day, the last one of the period."""
BALANCE = regex.compile(r"(?!日均|平均|月均).*(?:余额|负债|负债比?率|覆盖率|充足率|存货|(?:贷款|存款)总额)")


def _grows(concept: str) -> bool:
    """Tell whether a concept is no percentage itself, so that points are of its growth."""
    return concept in ("gdp", "industrial_output") or concept_unit(concept).partition(" ")[0] in ("money", "quantity")


def restated(folded: Folded, last: Fact, item: Item) -> Fact | None:
    """Return the fact `last` once more in the currency or unit of `item`, None where that is no restatement."""
    mention = item.mention
    if mention is None or mention.label not in ("MONEY", "QUANTITY") or last.unit is None or mention.unit == last.unit:
        return None
    if mention.label == "MONEY" and len(last.unit.split("/")[0]) != 3:
        return None
    start, end = folded.origin(mention.start, mention.end)
    return msgspec.structs.replace(
        last, value=mention.value, upper=mention.upper, unit=mention.unit, mod=mention.mod, evidence=(start, end)
    )


def _signed(value: str, sign: int, label: str) -> str:
    if sign >= 0 or label == "DURATION":
        return value
    return plain(-abs(Decimal(value)))


def _kind(topic: Topic, slot: Slot) -> str:
    """Return what the period of a number is; the price of goods or of a future is that of a day."""
    sold = topic.concept == "price" and (slot.owner in goods() or FUTURES.search(slot.owner or ""))
    return "day" if sold else concept_kind(topic.concept)


def _asked_when(
    mind: Mind, mention: Mention, slot: Slot, topic: Topic, how: Approach, around: Around, *, change: bool
) -> AskedWhen:
    """Return what the choice of the period looks at."""
    state = mind.state
    return AskedWhen(
        start=mention.start,
        rule=_period(mind, slot, topic, how, around),
        report=state.report,
        day=state.day,
        label=mention.label,
        unit=mention.unit,
        change=change,
        source=how.source,
        to=how.to,
        forecast=state.forecast,
        kind=_kind(topic, slot),
        known=topic.concept in known_concepts(),
        inside=state.inside,
        paired=slot.period is not None,
        lead=len(around.lead),
        bases=tuple(state.bases),
    )


MACRO = frozenset(
    "gdp cpi ppi pmi retail_sales industrial_output fixed_asset_investment exports imports trade_total trade_surplus fdi m2 new_loans "
    "social_financing unemployment_rate".split()
)
"""What statistics count of a whole country or place."""
A_COMPANYS = frozenset(
    "gross_profit gross_margin operating_margin net_profit adjusted_net_profit net_margin net_loss adjusted_net_loss ebitda eps "
    "dividend_per_share dividend_total selling_expense admin_expense debt_ratio operating_cash_flow roe valuation share_price "
    "open_price close_price issue_price target_price shares_issued shares_held stake cornerstone_subscription cornerstone_investors "
    "subscription_multiple public_subscription_multiple order_amount acquisition_price buyback_amount revenue_share company_age "
    "市盈率 市净率 市销率 股息率".split()
)
"""What no country has: where nobody is named, the owner is not known."""


def _asked(mind: Reader, mention: Mention, slot: Slot, around: Around, *, change: bool) -> Asked:
    """Return what the choice of the owner looks at."""
    state = mind.state
    concept = slot.topic.concept if slot.topic else ""
    sold = state.goods if concept in ("price", "open_price", "close_price") and not slot.paired else None
    macro = (concept or (state.recent[0][0].concept if state.recent else "")) in MACRO
    rule = sold or slot.owner or state.place or mind.company
    if (
        rule
        and not slot.paired
        and (STATISTICIAN.search(rule) or (macro and (rule.endswith("指数") or is_agency(rule))))
    ):
        rule = mind.owners.scene.counted_for(rule)  # 财政部公布出口374亿美元: the country's
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
    )


def _period(mind: Mind, slot: Slot, topic: Topic, how: Approach, around: Around) -> str | None:
    """Return when: the date of the list's place, of the clause, else the period under report or the trading day."""
    state = mind.state
    if slot.period:
        return slot.period
    kind = _kind(topic, slot)
    if how.source and state.aside is None and not RATE.search(around.lead):
        if REVISED.match(around.tail):
            return state.aside or state.period
        current = state.period or state.report
        return year_before(current) if current and kind in ("flow", "stock") and days_of(current) else None
    if kind == "day":
        if slot.owner and (US_INDEX.search(slot.owner) or state.overnight) and state.period is None and state.day:
            return session_before(state.day)
        stated = state.aside or state.period
        day = stated if stated and (is_day(stated) or not state.day) else state.day
        if (
            stated
            and not is_day(stated)
            and (state.forecast or "ytd" not in state.bases)
            and (days_of(stated) or 0) < 300
        ):
            return stated
        return trading_day(day[:10]) if day and is_day(day) else day
    if kind == "event":
        return state.aside or state.period
    return state.aside or state.period or state.report


def _base(mind: Mind, mention: Mention, slot: Slot, topic: Topic, how: Approach, period: str | None) -> str:
    """Return what a change is measured against."""
    state = mind.state
    verb = words().get(how.verb)
    base = slot.base or (verb.base if verb else None) or (state.bases[-1] if state.bases else None)
    compared = state.compared[slot.compared] if slot.compared is not None else None
    if compared is None and base is None and state.compared:
        compared = state.compared[-1]
    if compared is not None:
        before = THE_ONE_BEFORE.fullmatch(mind.text, compared.start, compared.end)
        base = str(before.lastgroup) if before else change_base(compared, period)
    if base == "pop":
        days = days_of(period) if period else None
        return "qoq" if days is not None and 80 <= days <= 92 else "mom"
    if base:
        return base
    if _kind(topic, slot) == "day" and period is not None and not is_day(period.replace("XXXX", "2000")):
        return "chg"
    if _kind(topic, slot) == "day":
        begin = mind.text.rfind("。", 0, mention.start) + 1
        from_price = AGAINST_PRICE.search(mind.text, max(begin, mention.start - LEAST_TALK), mention.start)
        return "chg" if state.aside or from_price or FIRST_DAY.search(mind.text, begin, mention.start) else "dod"
    if concept_kind(topic.concept) in ("flow", "stock") and period and (REPORTED.fullmatch(period) or is_fiscal(period)):
        return "yoy"
    return "chg"
