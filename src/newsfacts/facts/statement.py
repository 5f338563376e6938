"""One number and what the reader holds in mind become a fact."""

from decimal import Decimal

import msgspec
import regex

from newsfacts.document import Fact
from newsfacts.facts.approach import Approach, approach, sign_after
from newsfacts.facts.bases import SEASON, change_of, is_balance
from newsfacts.facts.breakdown import new_things, of_what_grew, part_of_count
from newsfacts.facts.concepts import PRICES, Topic, fits
from newsfacts.facts.dealers import dealer
from newsfacts.facts.earned_in import earned_in
from newsfacts.facts.flashes import is_before, is_rate
from newsfacts.facts.gaps import gap_of, pull_of
from newsfacts.facts.growth import grown
from newsfacts.facts.items import Item
from newsfacts.facts.lists import Slot
from newsfacts.facts.outlook import is_expected
from newsfacts.facts.owner_choice import Asked
from newsfacts.facts.owner_told import A_COMPANYS, MACRO, economy_of
from newsfacts.facts.owners import STATISTICIAN, is_agency
from newsfacts.facts.partners import traded_with
from newsfacts.facts.parts import picked_part, plain_part, plain_topic
from newsfacts.facts.period_choice import AskedWhen
from newsfacts.facts.periods import (
    closing_day,
    days_of,
    is_day,
    is_month_end,
    trading_day,
    year_before,
)
from newsfacts.facts.points import in_points
from newsfacts.facts.price_index import of_index
from newsfacts.facts.prices import of_goods, same_home
from newsfacts.facts.quotes import of_currency, quoted_topic
from newsfacts.facts.ratios import growth_a_year, ratio_of
from newsfacts.facts.reader import Reader
from newsfacts.facts.settled import is_unlike, of_line, of_segment, settled
from newsfacts.facts.state import Around
from newsfacts.facts.statistics import SUMS_LENT
from newsfacts.facts.told import NO_CHANGES, is_small, told_topic
from newsfacts.facts.topic_choice import AskedWhat
from newsfacts.facts.topics import FUTURES, WHOLE_MARKETS, growth_of, held_topic, is_index
from newsfacts.facts.when_told import as_told, new_yorks_day, period_told
from newsfacts.facts.words import concept_kind, concept_unit, goods, known_concepts, words
from newsfacts.mention import Mention, plain
from newsfacts.text.fold import Folded

RATE = regex.compile(r"增长(?=预测|目标|预期|指引|率|(?:会|将|料|或|有所)*(?:放缓|放慢|减速|加快|提速|加速))|增幅|升幅|涨幅|增速|增长率|成长率|[年月季]增率|跌幅|降幅|减幅")
REVISED = regex.compile(r"[^,;。]{0,4}(?:上修|下修|上调|下调|调升|调降|削|调高|调低)")
US_INDEX = regex.compile(r"道指|道琼|标普|标指|纳指|纳斯达克|那指|那斯达克|费城半导体|费半|中概")
# 营收均衰退,合计1250亿元
IN_ALL = regex.compile(r"(?:合计|总计|合共)(?:约|近|逾|超过?|达)*$")
# 今年上半年再多83%, 还少三成: a change without a base named.
MORE_YET = regex.compile(r"(?:再|还|又|反而|却|则|各|分别|依次)(?:多|少|高|低)")
# 客流12万人次,多9%: of what was just told
BARE_MORE = regex.compile(r"(?:[多少][了出]?)(?:约|近|逾|超过?)?")
# 较化疗组低近7个百分点: a difference, named as a change.
MORE_THAN = regex.compile(r"(?:较|(?<![占])比(?![例重率值]))[^,;。]{1,16}(?:高|低|多|少)")
# 较招股价3.5元低12%: a difference from the number before.
LEVEL_BEFORE = regex.compile(r"(?:较|比)[^,;。]{2,22}(?:高|低|多|少)(?:出|了|约|近|逾|超过?)*$")
# 基本每股收益亏损0.62元至0.81元: a profit of less than nothing
LOST_A_SHARE = regex.compile(r"每股(?:收益|盈利)(?:为)?亏损[^,;。\d]{0,4}$")
# 该产品三季度出货4.1万台: the part that was spoken of last.
THIS_LINE = regex.compile(r"(?:该|这一|这项|这块|此)(?:产品|业务|板块|品类|系列|品牌|分部|部门|产品线|渠道|机型|车型|药物)(?!公司)")


class Reading(msgspec.Struct, frozen=True):
    """What a number is of, as far as the words tell it, before it is told whose that is and when."""

    topic: Topic | None
    slot: Slot
    how: Approach
    sign: int
    still: bool = False
    """The words name a ratio or a count, which is no change whatever verb stands beside it."""
    mod: str | None = None


def state_fact(mind: Reader, mention: Mention, slot: Slot, around: Around) -> Fact | None:
    """Return the fact that `mention` states, None where it states none."""
    state = mind.state
    how = _approached(mind, mention, slot, around)
    rate = RATE.search(around.lead[: how.start] if how.sign else around.lead)
    sign = how.sign or sign_after(around.tail)
    asked = _asked(mind, mention, slot, around, change=bool(sign) and not how.to)
    chosen = mind.owners.choose(asked)
    reading = _read(mind, mention, msgspec.structs.replace(slot, owner=chosen), around, how, rate, sign)
    topic = _settled(mind, mention, reading.slot.owner, around, reading.topic)
    if not topic.concept or is_unlike(mention, topic.concept):
        return None
    how = reading.how
    slot, topic = _whose(mind, mention, reading.slot, topic, around)
    topic, change, sign = _moved(mind, mention, slot, around, topic, reading, rate)
    slot, topic = of_goods(mind, mention, slot, topic, around.lead[: how.start] if how.sign else around.lead)
    topic = same_home(mind, of_currency(slot.owner, topic, worth=how.verb in ("升值", "贬值")))
    topic = traded_with(mind.scene, slot, topic, around.lead, state.recent[0][0].part if state.recent else None)
    state.topic = topic
    when = slot.period or period_told(mind, mention, topic, how, around) or as_told(mind, mention, slot.owner, topic)
    slot = msgspec.structs.replace(slot, period=when)
    asked_when = _asked_when(mind, mention, slot, topic, how, around, change=change)
    period = mind.periods.choose(asked_when)
    mind.periods.took(asked_when, period)
    base = change_of(mind, mention, slot, topic, how, period, kind=_kind(topic, slot)) if change else None
    period = _told_for(mind, topic, period)
    topic = _bare(topic, slot.owner, bounded=mention.mod is not None)
    topic = topic if topic.part else Topic(topic.concept, picked_part(mind.text, mind.begin, mention.start))
    owner = (state.speaker or slot.owner) if topic.concept == "年龄" else slot.owner
    mind.owners.took(asked, owner, chosen)
    said = mind.text[mind.owners.scene.begin_of(mention.start) : mention.start]
    signed = sign if change or topic.concept == "eps" or topic.concept in SUMS_LENT else 1
    return Fact(
        entity=owner,
        concept=topic.concept,
        part=None if topic.concept == "price" and topic.part == state.goods else plain_part(topic.part),
        change=base,  # type: ignore[arg-type]
        value=_signed(mention.value or "0", signed, mention.label),
        unit=mention.unit,
        upper=_signed(mention.upper, signed, mention.label) if mention.upper else None,
        mod=mention.mod or reading.mod,  # type: ignore[arg-type]
        period=period,
        forecast=is_expected(said, topic.concept, around.tail, cued=state.forecast, source=how.source),
        evidence=mind.folded.origin(mention.start, mention.end),
    )


def _read(mind: Reader, mention: Mention, slot: Slot, around: Around, how: Approach, rate: regex.Match[str] | None, sign: int) -> Reading:
    """Return what a number is of: by the turns that tell it as a ratio, a count or a share of the number before, else by the choice of a topic."""
    level = Approach(len(around.lead))
    gap = gap_of(mind, mention)
    ratio = gap or pull_of(mind, mention) or ratio_of(mind, mention) or growth_a_year(mind, mention)
    if (one := _one_of_whole(mind, mention, around)) and (whole := mind.state.whole) and (whole.entity or one.part != slot.owner):
        owner = whole.entity  # 六都共1.7万栋,其中新北市3千栋: of nobody is no part, but the place's own
        return Reading(one, msgspec.structs.replace(slot, owner=owner), how, sign, bool(ratio), ratio.mod if ratio else None)
    if newly := new_things(mention, around):
        return Reading(newly, slot, level, 0, True, ratio.mod if ratio else None)
    if ratio:
        slot = slot if slot.period else msgspec.structs.replace(slot, period=ratio.period)
        slot = msgspec.structs.replace(slot, owner=mind.state.last.entity) if gap and mind.state.last and not slot.paired else slot
        return Reading(ratio.topic, slot, level, 0, True, ratio.mod)
    if beside := _beside_change(mind, mention, slot, around, sign):
        return Reading(Topic(beside.concept, beside.part), msgspec.structs.replace(slot, base=beside.change), how, 1)
    of_last = _rate_of_last(mind, mention, slot, around, how, rated=rate is not None)
    return Reading(of_last or _chosen(mind, AskedWhat(mind, mention, slot, around, how, rate is not None)), slot, how, sign)


def _whose(mind: Reader, mention: Mention, slot: Slot, topic: Topic, around: Around) -> tuple[Slot, Topic]:
    """Return the place of a number with the owner that its topic has, and the topic as it is for that owner."""
    state = mind.state
    topic = _quoted(mind, mention, slot, of_segment(mind, mention, slot.owner, topic, around.lead))
    if topic.concept == "revenue_share" and slot.owner == state.holder and slot.owner and state.back:
        topic, slot = Topic("revenue_share", slot.owner), msgspec.structs.replace(slot, owner=state.back[0])  # 第一大客户岚桐汽车贡献了28%
    slot, topic = in_points(mind, mention, slot, topic)
    owner = _counted_in(mind, dealer(mind, mention, slot.owner, topic), topic, mention, around)
    owner, topic = earned_in(mind, mention.start, owner, topic)
    if state.line and (this := THIS_LINE.search(around.lead)) and this.group().endswith(topic.part or ""):
        topic = Topic(topic.concept, state.line)
    return msgspec.structs.replace(slot, owner=owner), topic


def _moved(
    mind: Reader, mention: Mention, slot: Slot, around: Around, topic: Topic, reading: Reading, rate: regex.Match[str] | None
) -> tuple[Topic, bool, int]:
    """Return the topic, whether the number says how far it moved, and which way; the sign of a level is that of a loss."""
    how = reading.how
    topic, change, sign = (topic, False, 0) if reading.still else _changes(mind, mention, slot, around, topic, how, rate, reading.sign)
    topic, change, sign = of_index(mind.state, mention, slot, around, how, topic, change=change, sign=sign)
    change, sign = grown(mind, mention, topic, how, rate.group() if rate else "", change=change, sign=sign)
    topic = of_line(mind, mention, topic, sure=slot.sure)
    if topic.concept == "eps" and not change:
        sign = -1 if LOST_A_SHARE.search(around.lead) else 1
    return topic, change, sign


def _told_for(mind: Reader, topic: Topic, period: str | None) -> str | None:
    """Return the period that a number of this topic has: the closing day of a balance, none of a price that somebody expects some day."""
    if topic.concept in ("target_price", "年龄"):
        return None
    if not is_balance(topic.concept) or SEASON.fullmatch(period or ""):
        return period
    day, today = closing_day(period), mind.published
    if day is None or today is None or day <= today:
        return day or period
    told = closing_day(mind.state.report) or ""
    if period == today[:4] and is_day(told) and told <= today and not mind.state.forecast:
        return told  # 上半年…不良率较年初降至0.9%: of the report, not of the year that is not over
    return period  # 较年初增长2.7%, without a report


def _bare(topic: Topic, owner: str | None, *, bounded: bool) -> Topic:
    """Return a topic without the owner's name and other words that name nothing; `bounded`: the number is a bound."""
    if owner and topic.concept.startswith(owner) and len(topic.concept) > len(owner) + 1:
        topic = Topic(topic.concept.removeprefix(owner), topic.part)  # 佰州|二手房挂牌量
    topic = plain_topic(topic, bounded=bounded)
    return Topic("gdp", topic.part) if topic.concept == "经济" else topic  # 中国|经济增长5%


def _quoted(mind: Reader, mention: Mention, slot: Slot, topic: Topic) -> Topic:
    """Return a quotation as that of a share that is told of behind an index or goods, a price that is named as that of no share."""
    if topic.concept == "share_price" and slot.topic is not None and slot.topic.concept == "price":
        return Topic("price", topic.part)  # 产品销售价格上涨4%
    if mention.unit != "%" or slot.topic or not mind.owners.is_company(slot.owner):
        return topic
    last = mind.state.last
    of_goods = topic.concept == "price" and last is not None and last.entity in goods()
    if (slot.owner or "").endswith(("所", "交易中心")):
        return topic  # 上期所沪铜期货收跌2%: where it is traded
    is_share = topic.concept == "index_level" or (of_goods and slot.owner not in goods())
    return Topic("share_price", topic.part) if is_share else topic  # 恒指弹381点,川岳国际急插逾14%


def _chosen(mind: Reader, asked: AskedWhat) -> Topic | None:
    """Return the likeliest topic of a number; how long a streak lasts is of its verb."""
    streak = STREAK.search(asked.around.lead) if asked.mention.label == "DURATION" else None
    return Topic(streak["verb"]) if streak else mind.topics.choose(asked)


# 该基金规模: of a fund by name, in a text about funds
FUND_SIZE = regex.compile(r"(?:\p{Han}{0,2}(?:该|本|这只)?(?:基金|产品))?(?:的|总|最新|资产)*规模")


def _settled(mind: Reader, mention: Mention, owner: str | None, around: Around, topic: Topic | None) -> Topic:
    """Return the topic as it is called of this owner, a currency, an index or goods, and in this place; that of "" where none is named."""
    named = mind.scene.by_name.get(owner or "", [])[:1]
    if topic and topic.concept.strip("、和及与") == owner:
        topic = held_topic(mind.state, mention, changes=False) or topic  # 新北市3900栋、|台南市1500栋: of what was counted before
    topic = quoted_topic(owner, mention, around.lead, topic, is_index=owner in WHOLE_MARKETS or (bool(named) and named[0].label == "INDEX"))
    topic = settled(mind, mention, topic or Topic(""))
    of_fund = mention.label == "MONEY" and FUND_SIZE.fullmatch(topic.concept) and bool(named) and named[0].label == "PRODUCT" and "基金" in mind.text
    topic = Topic("fund_size", topic.part) if of_fund else topic
    return Topic("price", topic.part) if topic.concept == "share_price" and owner in goods() else topic  # 比特币现报9.6万美元


# 出口增3.1%,远低于4月的6.4%; 环比增0.7%,一季度时仅为0.3%; 增4.8%,高于机构预测的4.3%: only what tells another rate of the same growth
BESIDE_CHANGE = regex.compile(
    r"(?:但|而|虽|也|亦|仍|还|均|远|大幅|大大|略|稍|明显|显著)*"
    r"(?:(?:高|低|逊|快|慢|好|优|强|弱|差|大|小)于|不及|超过|超出|胜过|弱过|高过)?"
    r"(?:市场|机构|分析师|经济学家|普遍|此前|早前|路透|彭博|调查|受访)*(?:预期|预测|预估|预计|估计|共识|前期?(?=值))?(?:的?(?:值|中值|中位数|均值))?(?:的|中的)?"
    r"(?:(?:同比|环比)?(?:[增降跌涨升减]幅|增速))?(?P<copula>(?:时|则|还|仅|只|便|就|可|曾)*(?:[为是有达到]|摸到))?(?:了|约|近)?"
)


def _beside_change(mind: Reader, mention: Mention, slot: Slot, around: Around, sign: int) -> Fact | None:
    """Return the change just stated where the number tells its rate at another time, or what was expected of it; else None."""
    state = mind.state
    last = state.changed
    if last is None or last.unit != "%" or mention.unit != "%" or sign or slot.paired or state.changed_at < mind.begin:
        return None
    if slot.topic and slot.topic.concept in known_concepts():
        return None
    match = BESIDE_CHANGE.fullmatch(around.lead) if around.lead else None
    if match is None or last is not state.last:
        return None
    dated = mind.periods.scene.dates_before(mention.start) > mind.periods.scene.dates_before(state.changed_at)
    return last if dated or "预" in around.lead or "共识" in around.lead or is_before(around.lead) else None


def _one_of_whole(mind: Reader, mention: Mention, around: Around) -> Topic | None:
    """Return the topic of a number that 其中 lists as a part of the count before it; None of any other number."""
    state = mind.state
    at = mind.text.rfind("其中", max(mind.begin, mention.start - OF_WHOLE), mention.start)
    dated = at >= 0 and mind.scene.dates_before(mention.start) > mind.scene.dates_before(at)
    if at < 0 or dated or LIST_ENDS.search(mind.text, at, mention.start) or told_topic(mind.text, mention, moves=False):
        return None  # of another time it is no part
    if at != state.whole_at:
        told_before = COUNTED.search(mind.text, state.just_end, at) is None if 0 <= state.just_end <= at else False
        state.whole, state.whole_at = state.level if told_before else None, at
    after = mind.text[mention.end : mention.end + BEHIND]
    return part_of_count(mention, around, after, state.whole) if state.whole else None


# 其中隔离管控发现9例、筛查发现6例;|治愈88例; (其中许昌市39例)|、郑州市; 境外39例(北岛22例),含|转为确诊4例: where the list ends
LIST_ENDS = regex.compile(r"[;。\n]|^[^(]*\)|另有|此外|另外|,另|\),含")
COUNTED = regex.compile(r"\d|[一二两三四五六七八九十百千万亿][例人家名位个宗起]")
"""A number between the whole and 其中: that one is the whole, of which no fact is told."""
OF_WHOLE = 200
"""Characters before a number in which 其中 may stand that lists it."""
BEHIND = 14
"""Characters behind a number in which its part may be named."""


def _rate_of_last(mind: Reader, mention: Mention, slot: Slot, around: Around, how: Approach, *, rated: bool) -> Topic | None:
    """Return the topic of the sum just told where a bare noun of change says how it grew, 收入28亿元,增幅从(24%)降到(19%); else None."""
    last = mind.state.last
    named = slot.topic is not None and not slot.topic.concept.endswith(("年增率", "月增率", "季增率"))  # which say nothing of what grows
    if last is None or named or slot.paired or mention.unit != "%" or not (how.source or how.to):
        return None
    if rated and not last.change and BARE_RATE.fullmatch(around.lead) and mind.text.startswith(",", mind.state.just_end):
        return Topic(last.concept, last.part) if last.unit not in RATED else None
    return Topic(last.concept, last.part) if how.to and mind.state.rate and last.change and BARE_STEP.fullmatch(around.lead) else None


RATED = frozenset(("%", "pp", "bp", "点", None))
"""What is told in these may be a rate itself."""
# 增幅从(二季度的)24%|降到19%
BARE_RATE = regex.compile(r"(?:而|但)?(?:同比)?(?:增幅|增速|增长率|成长率|[年月季]增率|升幅|涨幅|跌幅|降幅)(?:则|已|也)?(?:由|从)[^,;。]{0,8}")
BARE_STEP = regex.compile(r"(?:急|骤|大幅|进一步|再|又|已)*(?:降|升|放缓|回落|收窄|扩大|提升|下滑|滑|加快|收|缩)(?:至|到)(?:了|约|近)?")


def _counted_in(mind: Reader, owner: str | None, topic: Topic, mention: Mention, around: Around) -> str | None:
    """Return of which market shares that rose or fell are counted: no index, unless they are those that it is made of."""
    if mind.scene.market is None:
        return owner
    if topic.concept == "turnover" and mind.state.stated and mind.state.last and mind.state.last.concept == "index_level":
        is_company = mind.scene.by_name.get(owner or "", [])[:1]
        return mind.scene.market if is_company and is_company[0].label == "ORG" else owner  # 加权指数收18560点,成交值2740亿元
    if topic.concept in BREADTH and WHOLE_MARKET.search(mind.text, max(mind.begin, mention.start - 80), mention.start):
        return "A股" if mind.scene.nation == "中国" else mind.scene.market
    if topic.concept not in BREADTH:
        return owner
    at = mind.scene.by_name.get(owner or "", [])
    is_index = at != [] and at[0].label == "INDEX" and "成" not in around.lead and "蓝筹" not in around.lead
    return mind.scene.market if is_index else owner


BREADTH = frozenset("上涨个股 下跌个股 涨停个股 跌停个股".split())
WHOLE_MARKET = regex.compile("全市场|沪深京|沪深北")


# 销量连降六个月, 房价已连跌19个月
STREAK = regex.compile(r"(?P<verb>连(?:[跌降涨升增减亏衰缩]|下[跌降滑]|上[涨升]))(?:势|势头)?(?:了|已达?|达|约|近|逾|超过?)*$")


def _approached(mind: Reader, mention: Mention, slot: Slot, around: Around) -> Approach:
    """Return how the words before come to the number; of 高达7.13% the verb is no change, of 高出7.13个百分点 it is."""
    how = approach(around.lead)
    if mention.label == "DURATION" and STREAK.search(around.lead):
        return Approach(len(around.lead))  # how long, not how far
    if mention.label == "MONEY" and how.verb in ("衰退", "成长", "下滑", "增长") and IN_ALL.search(around.lead):
        return Approach(len(around.lead))  # 营收均衰退,合计1250亿元: the sum of them
    bare = mention.unit == "%" and mind.state.stated and BARE_MORE.fullmatch(around.lead) is not None
    plain = not bare and how.verb in ("高", "低", "多", "少") and not MORE_YET.search(around.lead) and not MORE_THAN.search(around.lead)
    compared = mind.state.bases or mind.state.compared or slot.base
    return Approach(len(around.lead)) if plain and not compared and not LEVEL_BEFORE.search(mind.text, max(0, mention.start - 30), mention.start) else how


def _changes(
    mind: Reader, mention: Mention, slot: Slot, around: Around, topic: Topic, how: Approach, rate: regex.Match[str] | None, sign: int
) -> tuple[Topic, bool, int]:
    """Return the topic, whether the number says how far it changed, and the change's sign."""
    state = mind.state
    if topic.concept in NO_CHANGES or (how.verb == "溢价" and not how.to and not state.bases and topic.concept.endswith(("溢价", "溢价率"))):
        return topic, False, 0
    if topic.concept in SUMS_LENT and mention.label == "MONEY" and how.verb in ("增加", "减少") and not (state.bases or state.compared or slot.base):
        return topic, False, how.sign  # 贷款增加5亿元: so much was lent, and no more or less than before
    change = bool(sign) and not how.to
    topic = of_what_grew(topic, state) if change and mention.unit == "%" else topic
    if not sign and state.last and state.last.change and mention.start and mind.text.startswith("或", mention.start - 1):
        sign, change = -1 if state.last.value and state.last.value.startswith("-") else 1, True  # 下跌125点或0.56%
    if rate and (mention.unit == "%" or how.to):
        sign = words()[rate.group()].sign if rate.group() in words() else 1
        change, state.rate = True, sign
    elif state.rate and how.to:
        sign, change = state.rate, True
    elif rate and mention.unit == "%" and not change and topic.concept in PRICES:
        topic, change, sign = Topic("share_price", topic.part), True, words()[rate.group()].sign
    elif not sign and mention.label == "PERCENT" and is_rate(around.lead, topic.concept):
        change, sign = True, 1
    elif not sign and mention.label == "PERCENT" and (state.bases or state.compared or slot.base):
        change = not (fits(topic.concept, mention, is_change=False) or topic.concept in DIFFUSION) or mention.unit in ("pp", "bp")
        sign = 1
    elif sign and slot.base and not how.sign:
        change = True
    elif change and topic.concept in QUOTES:
        sold = "price" if state.goods or slot.owner in goods() else "share_price"
        topic = Topic("index_level" if is_index(slot.owner) else sold, topic.part)  # 收在12元,软0.7%
    elif change and mention.unit == "pp" and (rate or _grows(topic.concept)):
        topic = Topic(growth_of(topic.concept), topic.part)  # 增速4%,比一季度回落0.2个百分点
    counts_other = _grows(topic.concept)
    if mention.unit == "%" and not change and (not sign or how.to) and counts_other:
        change, sign = True, 1  # GDP今年目标6%: of what is no percentage a percentage is the growth
    return topic, change, sign


QUOTES = frozenset("close_price high_price low_price".split())
"""What a share was quoted at: how far it moved is the share's move."""


def _grows(concept: str) -> bool:
    """Tell whether a concept is no percentage itself, so that points are of its growth."""
    counted = concept_unit(concept).partition(" ")[0] in ("money", "quantity")
    return concept in ("gdp", "industrial_output") or (counted and concept not in DIFFUSION)


DIFFUSION = frozenset(("pmi",))
"""Indices that are told in points or in percent, 制造业PMI为49.8%: the number is where they stand."""


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
    mind: Reader, mention: Mention, slot: Slot, topic: Topic, how: Approach, around: Around, *, change: bool
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
        quote=mention.label == "MONEY" and is_small(mention),
    )


def _asked(mind: Reader, mention: Mention, slot: Slot, around: Around, *, change: bool) -> Asked:
    """Return what the choice of the owner looks at."""
    state = mind.state
    concept = slot.topic.concept if slot.topic else ""
    priced = concept in ("price", "open_price", "close_price") or (not concept and _goes_on_with_price(mind))
    sold = state.goods if priced and not slot.paired else None
    macro = (concept or (state.recent[0][0].concept if state.recent else "")) in MACRO
    rule = sold or slot.owner or state.place or mind.company
    if (
        rule
        and not slot.paired
        and (STATISTICIAN.search(rule) or (macro and (rule.endswith("指数") or is_agency(rule))))
    ):
        rule = mind.owners.scene.counted_for(rule)  # 财政部公布出口374亿美元: the country's
    economy = economy_of(mind.owners.scene, rule, concept or (state.recent[0][0].concept if state.recent else ""), mention.start) if rule and not slot.paired else None
    rule = economy or rule
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
            economy is not None
            or rule == state.sure
            or (slot.paired and _is_here(mind, rule, mention.start))
            or (rule == state.counted and not state.here)
        ),
    )


def _is_here(mind: Reader, name: str, start: int) -> bool:
    """Tell whether the sentence of a number names somebody, or the place is one of those that it lists.

    Before a stock is listed brokers trade it, each at its own price: what they are named for is the stock's.
    """
    scene = mind.owners.scene
    listed = name in (mind.state.place or "").split("、")
    return listed or (bool(scene.said(name, start)) and mind.text.find("暗盘") < 0)


def _goes_on_with_price(mind: Reader) -> bool:
    """Tell whether the number before was a price of the goods that the clause speaks of: 沪铜报7.5万元,(周涨)2%."""
    last = mind.state.last
    return last is not None and last.entity == mind.state.goods and (last.concept == "price" or last.concept in PRICES)


def _period(mind: Reader, slot: Slot, topic: Topic, how: Approach, around: Around) -> str | None:
    """Return when: the date of the list's place, of the clause, else the period under report or the trading day."""
    state = mind.state
    if slot.period:
        return slot.period
    kind = _kind(topic, slot)
    if how.source and state.aside is None and topic.concept in ("stake", "shares_held"):
        return None  # 6月末持股由3.2%增至4.6%: no year before
    if how.source and state.aside is None and not RATE.search(around.lead):
        if REVISED.match(around.tail):
            return state.aside or state.period
        current = state.period or state.report
        days = days_of(current) if current else None
        dated = days is not None and (days > 1 or is_month_end(current or ""))  # a share's stake before a deal is that of no other year
        return year_before(current) if current and kind in ("flow", "stock") and dated else None
    if kind == "day":
        if slot.owner and (US_INDEX.search(slot.owner) or state.overnight) and state.period is None and state.day:
            return new_yorks_day(mind, state.day)
        stated = state.aside or state.period
        day = stated if stated and (is_day(stated) or not state.day) else state.day
        if (
            stated
            and not is_day(stated)
            and (state.forecast or "ytd" not in state.bases)
            and 0 < (days_of(stated) or 0) < 300
        ):
            return stated
        return trading_day(day[:10]) if day and is_day(day) else day
    if kind == "event":
        return state.aside or state.period
    return state.aside or state.period or state.report
