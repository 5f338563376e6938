"""One number and what the reader holds in mind become a fact."""

from decimal import Decimal

import msgspec
import regex

from newsfacts.document import Fact
from newsfacts.facts.asking import asked_when, asked_whose, period_kind
from newsfacts.facts.items import Item
from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.reader import Reader
from newsfacts.facts.state import Around
from newsfacts.facts.told.fastest import rate_ahead
from newsfacts.facts.told.lending import SUMS_LENT
from newsfacts.facts.told.prices import of_goods, same_home
from newsfacts.facts.told.quotes import of_currency
from newsfacts.facts.told.returns import half_year, is_return
from newsfacts.facts.what.approach import sign_after
from newsfacts.facts.what.bands import band_of, without
from newsfacts.facts.what.calling import bare, called, whose
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.what.moving import RATE, SIGNED, approached, far_rate, moved
from newsfacts.facts.what.of_what import read_number
from newsfacts.facts.what.parts import OF_LINE, headed_part, led_part, picked_part, plain_part
from newsfacts.facts.what.settled import is_unlike
from newsfacts.facts.when.bases import SEASON, change_of, is_balance
from newsfacts.facts.when.choice import AskedWhen
from newsfacts.facts.when.outlook import is_expected, looks_back, over_since
from newsfacts.facts.when.penalties import day_of_news, day_of_penalty
from newsfacts.facts.when.periods import closing_day, days_of, first_day, is_day, last_day
from newsfacts.facts.when.sums import single_quarter
from newsfacts.facts.when.told import as_told, period_told
from newsfacts.facts.whose.partners import traded_with
from newsfacts.facts.whose.told import is_change_of_it
from newsfacts.facts.words import concept_kind
from newsfacts.mention import Mention, plain
from newsfacts.text.fold import Folded

# 收入21亿元,超过2023年的19亿元,增长8%: the change is not of what it is held against
HELD_UP = regex.compile(r"(?:超[过越]|[高低多少]于|[较比从由自]|不及|同期|[去上前]年)[^,;。]{0,10}$")
HELD_NEAR = 14
MONTH = regex.compile(r"\d{4}-\d\d")
ISSUED = frozenset("proceeds issue_price shares_issued 募资用途占比 入场费 一手股数 每手股数".split())
"""What the terms of an issue are, on whatever day it is listed."""
# 发行公司债15亿元,票面利率2%: what is paid for as long as it runs
# but not 11月票面利率降至2.1%, 平均票面利率2.6%
COUPON = regex.compile(r"(?<!平均|加权)(?:票面|票息|息票|年息)(?:(?![增减升降涨跌回])[^,;。\d]){0,6}$")
# 上市后市值介乎149亿至176亿元: on no day yet
LISTED_THEN = regex.compile(r"(?:上市|挂牌)(?:后|时)[^,;。\d]{0,6}$")
# 卖出价480万元, 帐面获利200万元, 升值七成: what is told of a home when it is sold again
SOLD_AGAIN = regex.compile(r"price$|(?<!买入)价$|盈利|获利|亏损|蚀|升值|贬值")
OFFERED = frozenset("cornerstone_subscription cornerstone_investors subscription_multiple public_subscription_multiple international_subscription_multiple".split())
"""What is told of an offer that runs for some days, and was on none of them."""


def state_fact(mind: Reader, mention: Mention, slot: Slot, around: Around) -> Fact | None:
    """Return the fact that `mention` states, None where it states none."""
    state = mind.state
    _leave_plan(mind, mention)
    how = approached(mind, mention, slot, around)
    rate = RATE.search(around.lead[: how.start] if how.sign else around.lead) or far_rate(mind, mention)
    if rate is None and not how.sign and not how.to:
        rate = RATE.search(rate_ahead(mind.text, mind.begin, mention, around.lead))  # 服装降幅最大,为5%
    sign = how.sign or sign_after(around.tail)
    asked = asked_whose(mind, mention, slot, around, change=bool(sign) and not how.to)
    chosen = mind.owners.choose(asked)
    reading = read_number(mind, mention, msgspec.structs.replace(slot, owner=chosen), around, how, rate, sign)
    topic = called(mind, mention, reading.slot.owner, around, reading.topic)
    if not topic.concept or is_unlike(mention, topic.concept):
        return None
    how = reading.how
    slot, topic = whose(mind, mention, reading.slot, topic, around)
    topic, change, sign = moved(mind, mention, slot, around, topic, reading, rate)
    slot, topic = of_goods(mind, mention, slot, topic, around.lead[: how.start] if how.sign else around.lead)
    topic = same_home(mind, of_currency(slot.owner, topic, worth=how.verb in ("升值", "贬值")))
    topic = traded_with(mind.scene, slot, topic, around.lead, state.recent[0][0].part if state.recent else None)
    state.topic = topic
    of_base = mind.periods.told_before_base(mention.start) if how.sign or rate else None
    of_half = half_year([at.value for at in mind.scene.dates[: mind.scene.dates_before(mention.start)]], mind.text, mention.start, mention.end) if is_return(topic, slot.owner) else None
    when = of_half or slot.period or of_base or period_told(mind, mention, topic, how, around) or as_told(mind, mention, slot.owner, topic)
    slot = msgspec.structs.replace(slot, period=when)
    asks_when = asked_when(mind, mention, slot, topic, how, around, change=change)
    of_level = change and mention.unit in ("%", "pp") and how.sign and not slot.period and _is_of_level(mind, mention, slot.owner)
    period = state.last.period if of_level and state.last else _chosen_period(mind, mention, topic, asks_when)
    mind.periods.took(asks_when, period)
    base = change_of(mind, mention, slot, topic, how, period, kind=period_kind(topic, slot)) if change else None
    lent = change and mention.label == "MONEY" and not (state.bases or state.compared or slot.base) and MONTH.fullmatch(period or "")
    near = max(mind.begin, mention.start - TITLE)
    undated = (topic.concept == "interest_rate" and COUPON.search(mind.text, near, mention.start)) or (topic.concept == "market_cap" and LISTED_THEN.search(mind.text, near, mention.start))
    period = period if lent else None if undated else _told_for(mind, topic, period)  # 当月存款增加5亿元: in the month, and not at its end
    topic = _with_named_part(mind, mention, _of_kind_of_homes(slot, bare(topic, slot.owner, bounded=mention.mod is not None)), slot.owner)
    owner = _of_age(mind, mention, slot.owner) if topic.concept == "年龄" else slot.owner
    mind.owners.took(asked, owner, chosen)
    signed = sign if change or topic.concept in SIGNED or topic.concept in SUMS_LENT or is_return(topic, slot.owner) else 1
    return Fact(
        entity=owner,
        concept=topic.concept,
        part=None if topic.concept == "price" and topic.part == state.goods == owner else plain_part(topic.part),
        change=base,  # type: ignore[arg-type]
        value=_signed(mention.value or "0", signed, mention.label),
        unit=mention.unit,
        upper=_signed(mention.upper, signed, mention.label) if mention.upper else None,
        mod=mention.mod or reading.mod,  # type: ignore[arg-type]
        period=period,
        forecast=_is_foreseen(mind, mention, topic, around, period, change=bool(change), source=how.source),
        evidence=mind.folded.origin(mention.start, mention.end),
    )


def _is_foreseen(mind: Reader, mention: Mention, topic: Topic, around: Around, period: str | None, *, change: bool, source: bool) -> bool:
    """Tell whether a number is a forecast, by the words around it and by those that it goes on with."""
    state = mind.state
    if change and _of_expected(mind, mention, topic):
        return True
    if _is_quoted(mind, topic, period):
        return False
    if topic.concept == "budget" and not change and "执行" not in around.lead:
        return True
    said = mind.text[max(state.over, mind.scene.begin_of(mention.start)) : mention.start]
    ranges_on = mention.upper is not None and state.last is not None and bool(state.last.forecast) and state.just_end >= mind.begin  # 预计净利润9亿元至11亿元;扣非净利润8亿元至10亿元
    beside = topic.concept.startswith("adjusted_net") and state.last is not None and bool(state.last.forecast) and state.last.period == period and state.just_end >= mind.begin  # 预计净利润9亿元;扣非净利润8亿元
    kept = KEPT_AT.search(around.lead) is not None and _runs_on(topic, period, mind.published)
    ahead = (first_day(period or "") or "") > (mind.published or "9") and ALREADY.search(said) is None  # 2026年预算赤字50亿元, 明年交付2万台
    cued = (state.forecast and not looks_back(mind, mention)) or ranges_on or beside or kept or ahead
    return is_expected(said, topic.concept, around.tail, cued=cued, source=source)


def _chosen_period(mind: Reader, mention: Mention, topic: Topic, asked: AskedWhen) -> str | None:
    """Return the likeliest period of a number, of an event without one the day that the paragraph has named."""
    period = single_quarter(mind, mention.start, topic, mind.periods.choose(asked))
    if topic.concept == "fine" and not asked.forecast:
        return _fined_then(mind, mention, period)
    if period is None and asked.kind == "event" and not asked.forecast and topic.concept not in OFFERED:
        return mind.periods.day_of_event(mention.start)
    return period


def _fined_then(mind: Reader, mention: Mention, period: str | None) -> str | None:
    """Return when a fine was set: on the day that its sentence or paragraph names where the likeliest period is none, begins only then or is a whole year."""
    if mind.state.aside and mind.text.find("同期", mind.begin, mention.start) >= 0:
        return mind.state.aside  # 罚款共7亿元,去年同期4亿元
    if mind.published is None or not is_day(mind.published) or (period and not period.endswith("..") and len(period) > len("2025")):
        return period
    told = day_of_penalty(mind.scene, mention.start, mind.published)
    if told or (period and not period.endswith("..")):
        return told or period
    return mind.periods.day_of_event(mention.start) or (None if mind.scene.stories else day_of_news(mind.scene, mind.published))


def _leave_plan(mind: Reader, mention: Mention) -> None:
    """Let go of what the sentence foresaw, where the clause of a number opens with a time that is over: 拟募资4亿元,前三季度营收8亿元."""
    planned = mind.state.forecast or mind.text.find("拟", mind.begin, mention.start) >= 0
    over = over_since(mind, mention) if planned else None
    if over is not None:
        mind.state.over, mind.state.forecast = over, False


# 明年(到期)债务9亿元, 2026年的订单(已)签9亿元: what there is of a time to come
ALREADY = regex.compile("到期|已|提前|锁定")
HOMES = "二手房 新房 一手房 二手住宅 新建住宅 新建商品住宅 新建商品房 商品住宅 一手住宅 保障房 写字楼 首套房 二套房 首套 二套".split()
"""Kinds of homes, which are told apart wherever a market of homes is told of."""


OF_FUNDS = regex.compile(r"fund_size|规模|份额|基金|产品|[只数]$")
"""What is told of the funds that a house runs; what it earns is of all of them."""


def _of_kind_of_homes(slot: Slot, topic: Topic) -> Topic:
    """Return a topic with the kind of homes that stands right before its word: 佰州二手房|挂牌量.

    >>> _of_kind_of_homes(Slot(owner="佰州", topic=Topic("挂牌量", "佰州二手房")), Topic("挂牌量"))
    Topic(concept='挂牌量', part='二手房')
    """
    named = slot.topic.part if slot.topic and slot.topic.part and topic == Topic(slot.topic.concept) and topic.concept != "price" else ""
    kind = next((home for home in HOMES if named.endswith(home) and (slot.owner or "").startswith(named.removesuffix(home))), None)
    return Topic(topic.concept, kind) if kind else topic


def _with_named_part(mind: Reader, mention: Mention, topic: Topic, owner: str | None) -> Topic:
    """Return a topic with the part that its sentence picks out, 唯一扭亏的是冷库业务, or the class by a bound that its clause names, 20万元以上车型."""
    if band := band_of(mind.text, mind.begin, mention.start):
        return Topic(topic.concept, band)
    if topic.part is None and OF_FUNDS.search(topic.concept) and (rest := without(mind.text, mind.begin, mention.start)):
        return Topic("fund_size" if topic.concept.endswith("规模") else topic.concept, rest)  # 剔除货币基金后规模
    named = plain_part(topic.part)
    picked = None if named else picked_part(mind.text, mind.begin, mention.start)
    if picked is None and named is None and topic.concept in OF_LINE:
        picked = led_part(mind.text, mind.begin, mention.start) or headed_part(mind.text, mind.begin, mention.start, owner)
        mind.state.section = picked or mind.state.section
    if picked is None or mind.owners.is_company(picked):
        return topic
    earns = topic.concept in PROFITS and INCOME.search(mind.text, mind.begin, mention.start)
    return Topic("revenue" if earns else topic.concept, picked)


# 全年资本开支维持在75亿美元, of a year that is not over
KEPT_AT = regex.compile(r"(?:维持|保持|控制)在?(?:约|近|大约)?$")
PROFITS = frozenset(("net_profit", "gross_profit", "operating_profit"))
# 增值服务是头号收入来源,贡献8亿元: of the revenue, and not of the profit told of before
INCOME = regex.compile(r"(?:收入|营收)(?:的)?\p{Han}{0,3}(?:来源|支柱|主力|大头|引擎),[^。;利盈溢]*$")


# …增长4.8%|,比二季度回落|0.4个百分点
HELD_TO = regex.compile(r",(?:增[速幅]|[涨跌升降]幅)?[比较](?:前)?(?:上|[一二三四1-4])?(?:个)?(?:季度?|月|\d{1,2}月|上年|去年|同期|\d{4}年)(?:同期|末)?(?:的?增[速幅])?\p{Han}{1,4}(?:约|近|了)?")


def _is_of_level(mind: Reader, mention: Mention, owner: str | None) -> bool:
    """Tell whether a number says no more than how far the level right before it has changed, whose period is its own: 明年资本支出18亿元,比今年多五成."""
    last, level = mind.state.last, mind.state.level_at
    if last is None or last.period is None or last.entity != owner:
        return False
    if last.change:  # 其中第三季度增长4.8%,比二季度回落0.4个百分点
        return last.unit == "%" and mention.unit == "pp" and HELD_TO.fullmatch(mind.text, mind.state.just_end, mention.start) is not None
    if level is None or level[0] is not last:
        return False
    if not is_change_of_it(mind.scene, mind.state.just_end, mention.start):
        return False
    return HELD_UP.search(mind.text, max(mind.begin, level[1] - HELD_NEAR), level[1]) is None


def _is_quoted(mind: Reader, topic: Topic, period: str | None) -> bool:
    """Tell whether a price was paid on a day that is over, whatever is planned beside: 拟配息3.8元,以今日收盘价92元换算."""
    return topic.concept == "close_price" and period is not None and is_day(period) and period <= (mind.published or "")


def _runs_on(topic: Topic, period: str | None, published: str | None) -> bool:
    """Tell whether a period of some months is not over yet, of which something is told that adds up over it: no headcount, and no rate that is set for a month.

    >>> _runs_on(Topic("capex"), "2025", "2025-11-20"), _runs_on(Topic("interest_rate"), "2025-11", "2025-11-20"), _runs_on(Topic("employees"), "2025", "2025-11-20")
    (True, False, False)
    """
    if concept_kind(topic.concept) in ("stock", "day") or (days_of(period or "") or 0) <= LONGEST_MONTH:
        return False
    return (last_day(period or "") or "") > (published or "9")


LONGEST_MONTH = 31


def _of_expected(mind: Reader, mention: Mention, topic: Topic) -> bool:
    """Tell whether a change is of the level right before it, which is expected: 料全年纯利5亿元,按年增长至少60%."""
    last = mind.state.last
    if last is None or not last.forecast or last.change or last.concept != topic.concept:
        return False
    return is_change_of_it(mind.scene, mind.state.just_end, mention.start)


def _of_age(mind: Reader, mention: Mention, owner: str | None) -> str | None:
    """Return whose an age is: the person's who is named behind it or speaks, nobody's where it is an average of many."""
    if mind.text.find("平均", max(mind.begin, mention.start - AVERAGED), mention.start) < 0:
        return _aged(mind, mention.end) or mind.state.speaker or owner
    return mind.scene.list_maker if owner in mind.scene.employers or mind.scene.list_maker else owner


AVERAGED = 10
"""Characters before an age in which it is called an average."""


def _aged(mind: Reader, end: int) -> str | None:
    """Return the person named right behind an age that ends at `end`: 45岁的(董事长)祁远; None where none is."""
    upto = mind.scene.before(end)
    at = mind.scene.names[upto] if mind.text.startswith("的", end) and upto < len(mind.scene.names) else None
    return at.name if at and at.label == "PERSON" and at.start <= end + TITLE and not CLAUSE.search(mind.text, end, at.start) else None


TITLE = 12
"""Characters of the title that stands between an age and a name, at most."""
CLAUSE = regex.compile(r"[,。;:\n]")


def _told_for(mind: Reader, topic: Topic, period: str | None) -> str | None:
    """Return the period that a number of this topic has: the closing day of a balance, none of a price that somebody expects some day."""
    if topic.concept in ("target_price", "年龄"):
        return None
    if topic.concept in ISSUED and period is not None and is_day(period) and period > (mind.published or period):
        return None  # 预计12月2日挂牌,集资8亿元: on the day of no deal
    if _ends_report(mind, topic, period):
        return mind.state.report
    if SOLD_AGAIN.search(topic.concept) and any(one.concept == "买入价" for one in mind.state.just[:3]) and (period or "")[:4] < (mind.published or "")[:4]:
        return None  # 业主2012年以280万元买入,帐面获利200万元: made when it was sold
    if not is_balance(topic.concept) or SEASON.fullmatch(period or ""):
        return period
    day, today = closing_day(period), mind.published
    if day is None or today is None or day <= today:
        return day or period
    told = closing_day(mind.state.report) or ""
    if period == today[:4] and is_day(told) and told <= today and not mind.state.forecast:
        return told  # 上半年…不良率较年初降至0.9%: of the report, not of the year that is not over
    return period  # 较年初增长2.7%, without a report


def _ends_report(mind: Reader, topic: Topic, period: str | None) -> bool:
    """Tell whether what came in or went out in a period is dated by the day that ends the one under report: 截至2019年12月31日,…经营现金流3300万元."""
    report = mind.state.report
    if period is None or report is None or not is_day(period) or closing_day(report) != period or topic.concept not in EARNED_OR_SPENT:
        return False
    return period in mind.scene.closing_days


EARNED_OR_SPENT = frozenset(
    "revenue operating_cost gross_profit operating_profit net_profit adjusted_net_profit net_loss adjusted_net_loss ebitda eps rd_expense selling_expense admin_expense "
    "capex operating_cash_flow".split()
)
"""What no day has, but the months up to it."""


def restated(folded: Folded, last: Fact, item: Item) -> Fact | None:
    """Return the fact `last` once more in the currency or unit of `item`, None where that is no restatement."""
    mention = item.mention
    if mention is None or mention.label not in ("MONEY", "QUANTITY") or last.unit is None or mention.unit == last.unit:
        return None
    if mention.label == "MONEY" and (len(last.unit.split("/")[0]) != 3 or ("/" in last.unit) != ("/" in (mention.unit or ""))):
        return None  # 估值70亿元,合每股6元: no sum of the same kind
    start, end = folded.origin(mention.start, mention.end)
    return msgspec.structs.replace(
        last, value=mention.value, upper=mention.upper, unit=mention.unit, mod=mention.mod, evidence=(start, end)
    )


def _signed(value: str, sign: int, label: str) -> str:
    if sign >= 0 or label == "DURATION":
        return value
    return plain(-abs(Decimal(value)))
