"""One number and what the reader holds in mind become a fact."""

from decimal import Decimal
from typing import Protocol

import msgspec
import regex

from newsfacts.document import Fact
from newsfacts.facts.approach import Approach, approach, sign_after
from newsfacts.facts.concepts import NOUN_END, Topic, clean_part, clean_phrase, counted_noun, fits, loose_topic
from newsfacts.facts.items import Item
from newsfacts.facts.lists import Slot
from newsfacts.facts.owner_choice import Asked, Owners
from newsfacts.facts.period_choice import AskedWhen, Periods
from newsfacts.facts.periods import (
    change_base,
    days_of,
    is_day,
    session_before,
    trading_day,
    year_before,
)
from newsfacts.facts.state import Around, State
from newsfacts.facts.words import concept_kind, concept_unit, known_concepts, word_pattern, words
from newsfacts.mention import Mention, plain
from newsfacts.text.fold import Folded


class Mind(Protocol):
    """What a statement needs of the walk."""

    folded: Folded
    text: str
    published: str | None
    state: State
    company: str | None
    owners: Owners
    periods: Periods


RATE = regex.compile(r"增长(?=预测|目标|预期|率)|增幅|升幅|涨幅|增速|增长率|跌幅|降幅|减幅")
# 礼盒占销售比重, 占归母净利润的, 海外市场占比为, AI占比拼
SHARE = regex.compile(
    r"(?P<part>[^,;。:]{0,14}?)占(?:了)?(?:比(?![例重率])|(?P<whole>[^,;。:占年由从]{0,12}?)(?:的?(?:比例|比重|比率|份额))?)"
    r"(?:为|约|近|超过?|逾|达到?|已|高达|遂|由|从|的|升至|降至|至|到|拼|上看|仅|将|则|也|有|大概|则为)*$"
    r"|(?P<part>[^,;。:]{1,14}?)(?:则|共|合计|约|已)?贡献(?:了)?(?P<whole>[^,;。:]{0,10}?)的?(?:约|近|逾|超过?|达)*$"
    r"|(?P<part>)(?:接近|吃掉|耗去|吞掉|相当于|约为?|达|超过)(?P<whole>营收|总营收|收入|营业收入|净利润|总资产|净资产)的(?:约|近|逾)?$"
)
PRICE_VERB = regex.compile(r"涨|跌|挫|升|扬|飙|回调|弹|封板")
REVISED = regex.compile(r"[^,;。]{0,4}(?:上修|下修|上调|下调|调升|调降|削|调高|调低)")
US_INDEX = regex.compile(r"道指|道琼斯|标普|纳指|纳斯达克|费城半导体|中概")
SPREAD = regex.compile(r"利差|息差|价差|之差|差距|倒挂|距")


# 以2亿美元(约合14.4亿元)收购…: what the sum was paid for stands behind it.
BOUGHT = regex.compile(
    r"(?:\([^()]{0,30}\))?(?:的(?:价格|对价|代价|总价))?(?:收购|并购|购入|买下|购得|出售|售出|转让|受让)"
)
PRICES = frozenset({"open_price", "close_price", "high_price", "low_price", "issue_price"})
# 完成年度计划的128%, 为年度任务的112.1%, 占全年预算的六成
TASK = regex.compile(r"(?:完成|达到?|占|为|是|实现|相当于)(?:了)?(?:全年|年度|年初|今年|上半年)?(?P<task>[^,;。的]{0,4}(?:计划|任务|目标|预算|序时进度))的?(?:约|近|逾|超过?)*$")
DIVIDEND = regex.compile(r"每股(?!收益|盈利|纯益|盈余)[^,;。每]{0,6}(?:派|配|分|发放|股息|股利)[^,;。每]{0,4}$")
# 放量2812亿, 缩量一成: the turnover changes by so much.
AMOUNT_TRADED = regex.compile(r"(?:放量|缩量|放大|萎缩)")
APPROXIMATE = regex.compile(r"^(?:左右|上下|以上|以下|以内|多|余)")
# 今年上半年再多83%, 还少三成: a change without a base named.
MORE_YET = regex.compile(r"(?:再|还|又|反而|却|则|各)(?:多|少|高|低)")
# A period that reports are of: a year, a month, a quarter, a half, the months since January.
REPORTED = regex.compile(
    r"\d{4}(?:-\d\d)?|(\d{4})-01/\1-\d\d|(\d{4})-(?:04/\2-06|07/\2-09|10/\2-12|07/\2-12)|\d{4}-12-31|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d"
)
# 恢复到2019年同期的93.6%
RECOVERED = regex.compile(r"恢复(?:到|至)(?:了)?[^,;。]{0,12}$")
# 略胜市场预期的6.5亿元: the number is of what was spoken of before.
EXPECTED = regex.compile(r"(?:预期|预测|预估|估计)的?$")
# 液冷产品比重拉高至38%
WEIGHT = regex.compile(
    r"(?P<part>[^,;。:]{1,14}?)(?P<whole>)(?:比重|占比)(?:已|进一步|大幅|由|从)?(?:拉高|提升|提高|上升|升|增|下降|降低|降|回升|扩大)?(?:至|到|为|达|约|近|逾)*$"
)
FIRST_DAY = regex.compile(r"首日|首个交易日|首挂|开市即|上市后")
QUOTED = regex.compile(r"[报收]$|现报$|收[于在]$")
PER_SHARES = regex.compile(r"每\d{1,3}股(?:拟|将)?派(?:发现金红利|发|现|息)?(?:人民币)?$")


def state_fact(mind: Mind, mention: Mention, slot: Slot, around: Around) -> Fact | None:
    """Return the fact that `mention` states, None where it states none."""
    state = mind.state
    how = approach(around.lead)
    plain_verb = how.verb in ("高", "低", "多", "少") and not MORE_YET.search(around.lead)
    if plain_verb and not (state.bases or state.compared or slot.base):
        how = Approach(len(around.lead))  # 高达7.13%, not 高出
    rate = RATE.search(around.lead[: how.start] if how.sign else around.lead)
    sign = how.sign or sign_after(around.tail)
    asked = _asked(mind, mention, slot, around, change=bool(sign) and not how.to)
    slot = msgspec.structs.replace(slot, owner=mind.owners.choose(asked))
    topic = _topic(mind, mention, slot, around, how)
    if topic is None:
        return None
    change = bool(sign) and not how.to
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
    elif rate and change and mention.unit == "pp":
        topic = Topic(_growth_of(topic.concept), topic.part)
    counts_other = concept_unit(topic.concept).partition(" ")[0] in ("money", "quantity")
    if mention.unit == "%" and not change and not sign and counts_other:
        change, sign = True, 1  # GDP今年目标6%: of what is no percentage a percentage is the growth
    state.topic = topic
    asked_when = _asked_when(mind, mention, slot, topic, how, around, change=change)
    period = mind.periods.choose(asked_when)
    base = _base(mind, mention, slot, topic, how, period) if change else None
    first, last = mind.folded.origin(mention.start, mention.end)
    owner = (state.speaker or slot.owner) if topic.concept == "年龄" else slot.owner
    mind.owners.took(asked, owner)
    mind.periods.took(asked_when, period)
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
        forecast=state.forecast,
        evidence=(first, last),
    )


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
        kind=concept_kind(topic.concept),
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


def _asked(mind: Mind, mention: Mention, slot: Slot, around: Around, *, change: bool) -> Asked:
    """Return what the choice of the owner looks at."""
    state = mind.state
    concept = slot.topic.concept if slot.topic else ""
    goods = state.goods if concept in ("price", "open_price", "close_price") and not slot.paired else None
    return Asked(
        start=mention.start,
        end=mention.end,
        rule=goods or slot.owner or state.place or mind.company,
        paired=slot.paired,
        label=mention.label,
        unit=mention.unit,
        change=change,
        kind=concept_kind(concept) if concept else "",
        macro=(concept or (state.recent[0][0].concept if state.recent else "")) in MACRO,
        inside=state.inside,
        part=slot.topic.part if slot.topic else None,
        lead_start=mention.start - len(around.free),
        place=state.place,
    )


def _growth_of(concept: str) -> str:
    return concept if concept.endswith("增速") else f"{concept}增速"


def _share_of(concept: str) -> str:
    known = {"revenue": "revenue_share", "net_profit": "利润占比", "sales_volume": "出货占比", "capex": "资本开支占比"}
    return known.get(concept) or (concept if concept.endswith(("占比", "比例", "share")) else f"{concept}占比")


def _topic(mind: Mind, mention: Mention, slot: Slot, around: Around, how: Approach) -> Topic | None:
    """Return of what the number is said: by the words before it, after it, or those that still hold."""
    state, named, lead = mind.state, slot.topic, around.lead
    if mention.unit == "岁":
        return Topic("年龄")
    if mention.unit == "%" and (task := TASK.search(lead)):
        base = _held(state, mention, changes=True)
        return Topic(f"{base.concept if base and not concept_unit(base.concept) else ''}{task.group('task')}完成率")
    if mention.label == "MONEY" and (mention.unit or "").partition("/")[0] and DIVIDEND.search(lead):
        return Topic("dividend_per_share")
    changes = bool(how.sign and not how.to) or mention.unit in ("pp", "bp")
    if named == Topic("revenue_share") and state.topic and state.topic.concept in RATIOS:
        return Topic(RATIOS[state.topic.concept])
    if named and not changes and fits(named.concept, mention, is_change=False) and concept_unit(named.concept):
        return _refined(mind, mention, _with_place(state, named) or named)
    if mention.unit == "%" and RECOVERED.search(lead) and (base := _held(state, mention, changes=True)):
        return Topic(f"{base.concept}恢复比例" if not concept_unit(base.concept) else "恢复比例")
    if mention.unit == "%" and (not how.sign or how.to) and (share := SHARE.search(lead) or WEIGHT.search(lead)):
        return _share(state, slot, share)
    if named and fits(named.concept, mention, is_change=changes or mention.unit == "%"):
        return _refined(mind, mention, _with_place(state, named) or named)
    if mention.label == "MONEY" and BOUGHT.match(mind.text, mention.end):
        return Topic("acquisition_price")
    counted = None if changes and state.topic else _counted(mind, mention, around.tail)
    held = counted or _default(mind, mention, slot, how)
    expected = EXPECTED.search(lead)
    if held is None and mention.label == "MONEY" and not changes and not how.to and not expected:
        held = loose_topic(around.free)
    if held is None and (how.sign or how.source):
        held = _held(state, mention, changes=changes)
    if (
        held is None
        and mention.label == "QUANTITY"
        and not changes
        and mention.unit != "倍"
        and not _is_small(mind, mention)
    ):
        held = loose_topic(around.free)
    return _with_place(state, held or _held(state, mention, changes=changes))


def _counted(mind: Mind, mention: Mention, tail: str) -> Topic | None:
    """Return the topic that the noun after a number names: 14名(基石投资者), 8%(的年单利)."""
    tail = APPROXIMATE.sub("", tail)
    word = word_pattern().match(tail.removeprefix("的"))
    known = words()[word.group()].concept if word else None
    if known and known != "-" and fits(known, mention, is_change=False):
        return _refined(mind, mention, Topic(known))
    noun = counted_noun(tail)
    if not noun or mention.label == "DURATION" or mention.unit == "点":
        return None
    for k in range(len(noun) - 1):
        word = words().get(noun[k:])
        if word and word.concept and word.concept != "-" and fits(word.concept, mention, is_change=False):
            return _refined(mind, mention, Topic(word.concept))
    if mention.label == "QUANTITY" and mention.unit not in ("倍", "岁") and not _is_small(mind, mention):
        return Topic(noun)
    named = mention.label in ("MONEY", "PERCENT") and tail.startswith("的") and NOUN_END.search(noun)
    return Topic(noun) if named else None


def _held(state: State, mention: Mention, *, changes: bool) -> Topic | None:
    """Return the topic of the numbers before that this one can be of."""
    if mention.label == "DURATION":
        return state.recent[0][0] if changes and state.recent and state.recent[0][1] == "DURATION" else None
    for topic in reversed(state.topics):  # 收入端一路狂奔,2023年增长121.5%
        if fits(topic.concept, mention, is_change=changes):
            return topic
    for topic, label, unit in state.recent:
        if mention.label == "QUANTITY" and not changes and unit != mention.unit:
            continue
        known = bool(concept_unit(topic.concept)) or label in ("", mention.label) or changes
        if known and fits(topic.concept, mention, is_change=changes):
            return topic
    return state.recent[0][0] if state.recent and mention.label in ("MONEY", "PERCENT") else None


def _is_small(mind: Mind, mention: Mention) -> bool:
    """Tell whether a quantity is a small count in words, which tells of no fact: 三条原则, 两种路径."""
    surface = mind.text[mention.start : mention.end]
    return not surface[0].isdigit() and mention.value is not None and abs(Decimal(mention.value)) <= 10


def _with_place(state: State, topic: Topic | None) -> Topic | None:
    if topic is None:
        return None
    if topic.part is None and state.place and state.company:
        return Topic(topic.concept, state.place)
    return topic


def _refined(mind: Mind, mention: Mention, topic: Topic) -> Topic:
    """Return a subscription multiple with its tranche."""
    if topic.concept != "subscription_multiple" or mention.unit != "倍":
        return topic
    before = mind.text[max(0, mention.start - 40) : mention.start]
    public, placing = (
        max(before.rfind("公开发售"), before.rfind("公开认购")),
        max(before.rfind("国际发售"), before.rfind("国际配售")),
    )
    if max(public, placing) < 0:
        return topic
    return Topic("public_subscription_multiple" if public > placing else "international_subscription_multiple")


RATIOS = {"rd_expense": "rd_expense_ratio", "selling_expense": "销售费用率", "admin_expense": "管理费用率"}
"""What a cost's share of revenue is called: 研发投入48.6亿元,占营收的一成."""


def _share(state: State, slot: Slot, share: regex.Match[str]) -> Topic:
    """Return the topic of 「A占B的63%」."""
    part = clean_part(share.group("part")) or state.place or state.goods
    whole = clean_phrase(share.group("whole") or "")
    word = words().get(whole)
    if (word and word.concept == "revenue") or whole in ("销售", "营业额"):
        cost = state.topic.concept if state.topic and part is None else ""
        return Topic(RATIOS.get(cost, "revenue_share"), part)
    if whole:
        return Topic(f"占{whole}比例", part)
    base = state.topic or (state.topics[-1] if state.topics else None)
    if base is None:
        return Topic(f"{part or ''}占比", None)
    return Topic("revenue_share" if base.concept in ("revenue", "gross_margin") else _share_of(base.concept), part)


def _default(mind: Mind, mention: Mention, slot: Slot, how: Approach) -> Topic | None:
    """Return what a number of this unit said of this owner is where no word names it: the market's talk."""
    owner, state = slot.owner or "", mind.state
    is_index = owner.endswith(("指数", "指", "50", "300", "500")) or "指数" in owner
    if is_index and (mention.unit == "点" or (mention.unit == "%" and how.sign)):
        return Topic("index_level")
    open_ = (
        state.topic is None or concept_kind(state.topic.concept) == "day" or state.topic.concept not in known_concepts()
    )
    if owner.endswith("人民币") and (mention.unit in (None, "bp", "点")):
        return Topic("exchange_rate")
    if PER_SHARES.search(mind.text[max(0, mention.start - 12) : mention.start]):
        return Topic("每10股派息")
    if mention.label == "MONEY" and QUOTED.search(mind.text[max(0, mention.start - 3) : mention.start]) and open_:
        return Topic("close_price")
    if mention.unit and mention.unit.endswith("/股") and "发行" in mind.text[mention.start - 30 : mention.end + 12]:
        return Topic("issue_price")
    moves = how.sign and not how.to and open_ and PRICE_VERB.search(how.verb)
    if moves and (mention.unit == "%" or (mention.label == "MONEY" and state.topic)):
        return Topic("share_price")
    return None


def _period(mind: Mind, slot: Slot, topic: Topic, how: Approach, around: Around) -> str | None:
    """Return when: the date of the list's place, of the clause, else the period under report or the trading day."""
    state = mind.state
    if slot.period:
        return slot.period
    kind = concept_kind(topic.concept)
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
    if slot.compared is not None:
        base = change_base(state.compared[slot.compared], period)
    elif base is None and state.compared:
        base = change_base(state.compared[-1], period)
    if base == "pop":
        days = days_of(period) if period else None
        return "qoq" if days is not None and 80 <= days <= 92 and "月环比" not in mind.text[:0] else "mom"
    if base:
        return base
    if concept_kind(topic.concept) == "day" and period is not None and not is_day(period):
        return "chg"
    if concept_kind(topic.concept) == "day":
        begin = mind.text.rfind("。", 0, mention.start) + 1
        return "chg" if state.aside or FIRST_DAY.search(mind.text, begin, mention.start) else "dod"
    if concept_kind(topic.concept) in ("flow", "stock") and period and REPORTED.fullmatch(period):
        return "yoy"
    return "chg"
