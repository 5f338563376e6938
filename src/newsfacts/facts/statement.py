"""One number and what the reader holds in mind become a fact."""

from decimal import Decimal
from typing import Protocol

import msgspec
import regex

from newsfacts.document import Fact
from newsfacts.facts.approach import Approach, approach, sign_after
from newsfacts.facts.concepts import Topic, counted_noun, fits
from newsfacts.facts.items import Item
from newsfacts.facts.lists import Slot
from newsfacts.facts.periods import (
    change_base,
    days_of,
    is_day,
    period_for,
    session_before,
    trading_day,
    year_before,
)
from newsfacts.facts.state import State
from newsfacts.facts.words import concept_kind, concept_unit, words
from newsfacts.mention import Mention, plain
from newsfacts.text.fold import Folded


class Mind(Protocol):
    """What a statement needs of the walk."""

    folded: Folded
    text: str
    published: str | None
    state: State
    company: str | None


RATE = regex.compile(r"增幅|升幅|涨幅|增速|增长率|跌幅|降幅|减幅")
SHARE = regex.compile(r"(?P<part>[^,;。:]{0,14}?)占(?:了)?(?P<whole>[^,;。:占]{0,12}?)(?:的?(?:比例|比重|比率|比|份额))?(?:为|约|近|超过?|逾|达到?|已|高达|的|升至|降至|至|到)*$")
PRICE_VERB = regex.compile(r"涨|跌|挫|升|扬|飙|回调|弹|封板")
REVISED = regex.compile(r"[^,;。]{0,4}(?:上修|下修|上调|下调|调升|调降|削|调高|调低)")
US_INDEX = regex.compile(r"道指|道琼斯|标普|纳指|纳斯达克|费城半导体|中概")
SPREAD = regex.compile(r"利差|息差|价差|之差|差距|倒挂|距")


def state_fact(mind: Mind, mention: Mention, slot: Slot, lead: str, tail: str) -> Fact | None:
    """Return the fact that `mention` states, None where it states none."""
    state = mind.state
    how = approach(lead)
    rate = RATE.search(lead[: how.start] if how.sign else lead)
    sign = how.sign or sign_after(tail)
    topic = _topic(mind, mention, slot, lead, tail, how)
    if topic is None:
        return None
    change = bool(sign) and not how.to
    if rate and mention.unit == "%":
        sign = words()[rate.group()].sign if rate.group() in words() else 1
        change = True
    elif not sign and mention.label == "PERCENT" and (state.bases or state.compared or slot.base):
        change = not fits(topic.concept, mention.label, False) or mention.unit in ("pp", "bp")
        sign = 1
    elif rate and change and mention.unit == "pp":
        topic = Topic(_growth_of(topic.concept), topic.part)
    if not change and not fits(topic.concept, mention.label, False) and mention.unit != "bp":
        if mention.label == "PERCENT" and sign == 0 and concept_unit(topic.concept) in ("money", "quantity"):
            topic = Topic(_share_of(topic.concept), topic.part)
    state.topic = topic
    period = _period(mind, mention, slot, topic, how, lead, tail)
    base = _base(mind, slot, topic, how, period) if change else None
    first, last = mind.folded.origin(mention.start, mention.end)
    return Fact(
        entity=slot.owner or _place_owner(mind, topic),
        concept=topic.concept,
        part=topic.part,
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


def _place_owner(mind: Mind, topic: Topic) -> str | None:
    return mind.state.place if mind.state.place and topic.part != mind.state.place else mind.company


def _growth_of(concept: str) -> str:
    return concept if concept.endswith("增速") else f"{concept}增速"


def _share_of(concept: str) -> str:
    return {"revenue": "revenue_share", "net_profit": "利润占比", "sales_volume": "出货占比"}.get(concept, concept)


def _topic(mind: Mind, mention: Mention, slot: Slot, lead: str, tail: str, how: Approach) -> Topic | None:
    """Return of what the number is said: by the words before it, after it, or those that still hold."""
    state = mind.state
    changes = bool(how.sign)
    if mention.unit == "%" and not changes and (share := SHARE.search(lead)):
        return _share(state, slot, share)
    named = slot.topic
    if named and fits(named.concept, mention.label, changes):
        return _refined(mind, mention, _with_place(state, named))
    noun = counted_noun(tail)
    if noun and mention.label != "DURATION" and mention.unit not in ("点",) and not (changes and state.topic):
        word = next((words()[noun[k:]] for k in range(len(noun) - 1) if noun[k:] in words() and words()[noun[k:]].concept), None)
        if word and word.concept and word.concept != "-" and fits(word.concept, mention.label, changes):
            return _refined(mind, mention, Topic(word.concept))
        if mention.label == "QUANTITY" and mention.unit not in ("倍", "岁") and not _is_small(mind, mention):
            return Topic(noun)
        if mention.label in ("MONEY", "PERCENT") and tail.startswith("的"):
            return Topic(noun)
    held = _default(mind, mention, slot, how)
    if held:
        return held
    if state.topic and mention.label != "DURATION" and fits(state.topic.concept, mention.label, changes or mention.unit in ("pp", "bp")):
        return state.topic
    if named and mention.label != "DURATION":
        return named
    if mention.label in ("DURATION", "QUANTITY"):
        return None
    return state.topic


def _is_small(mind: Mind, mention: Mention) -> bool:
    """Tell whether a quantity is a small count in words, which tells of no fact: 三条原则, 两种路径."""
    surface = mind.text[mention.start : mention.end]
    return not surface[0].isdigit() and mention.value is not None and abs(Decimal(mention.value)) <= 10


def _with_place(state: State, topic: Topic) -> Topic:
    if topic.part is None and state.place and state.company:
        return Topic(topic.concept, state.place)
    return topic


def _refined(mind: Mind, mention: Mention, topic: Topic) -> Topic:
    """Return a subscription multiple with its tranche."""
    if topic.concept != "subscription_multiple" or mention.unit != "倍":
        return topic
    before = mind.text[max(0, mention.start - 40) : mention.start]
    public, placing = max(before.rfind("公开发售"), before.rfind("公开认购")), max(before.rfind("国际发售"), before.rfind("国际配售"))
    if max(public, placing) < 0:
        return topic
    return Topic("public_subscription_multiple" if public > placing else "international_subscription_multiple")


def _share(state: State, slot: Slot, share: regex.Match[str]) -> Topic:
    """Return the topic of 「A占B的63%」."""
    from newsfacts.facts.concepts import clean_part, clean_phrase  # noqa: PLC0415

    part = clean_part(share.group("part")) or state.place
    whole = clean_phrase(share.group("whole"))
    word = words().get(whole)
    if (word and word.concept == "revenue") or (not whole and (state.topic is None or state.topic.concept == "revenue")):
        return Topic("revenue_share", part)
    if whole in ("比", ""):
        return Topic(_share_of(state.topic.concept) if state.topic else "占比", part)
    return Topic(f"占{whole}比例", part)


def _default(mind: Mind, mention: Mention, slot: Slot, how: Approach) -> Topic | None:
    """Return what a number of this unit said of this owner is where no word names it: the market's talk."""
    owner = slot.owner or ""
    is_index = owner.endswith(("指数", "指", "50", "300", "500")) or "指数" in owner
    held = mind.state.topic
    if is_index and (mention.unit == "点" or (mention.unit == "%" and how.sign)):
        return Topic("index_level")
    if how.sign and not how.to and mention.unit == "%" and PRICE_VERB.search(how.verb):
        if held is None or concept_kind(held.concept) == "day":
            return Topic("share_price")
    if how.sign and mention.label == "MONEY" and held and held.concept in ("close_price", "share_price"):
        return Topic("share_price")
    return None


def _period(mind: Mind, mention: Mention, slot: Slot, topic: Topic, how: Approach, lead: str, tail: str) -> str | None:
    """Return when: the date of the list's place, of the clause, else the period under report or the trading day."""
    state = mind.state
    if slot.period:
        return period_for(topic.concept, slot.period)
    kind = concept_kind(topic.concept)
    if how.source and not (state.periods and regex.search(r"[由从自]$|的", lead)):
        if REVISED.match(tail):
            return state.period
        current = state.period or state.report
        return year_before(current) if current and kind in ("flow", "stock") and days_of(current) else None
    if kind == "day":
        if slot.owner and US_INDEX.search(slot.owner) and state.period is None and state.day:
            return session_before(state.day)
        day = state.period if state.period and (is_day(state.period) or (days_of(state.period) or 0) > 1) else state.day
        return trading_day(day) if day and is_day(day) and len(day) == 10 else (day[:10] if day and is_day(day) else day)
    if kind == "event":
        return state.period
    period = state.period or state.report
    return period_for(topic.concept, period) if period else None


def _base(mind: Mind, slot: Slot, topic: Topic, how: Approach, period: str | None) -> str:
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
    if concept_kind(topic.concept) == "day":
        return "dod"
    if concept_kind(topic.concept) in ("flow", "stock") and period and not is_day(period):
        return "yoy"
    return "chg"
