"""What one number or a list of them states, and what is kept of it for the numbers after it."""

from collections.abc import Iterator

import msgspec
import regex

from newsfacts.document import Fact
from newsfacts.facts.around import words_around
from newsfacts.facts.items import Item
from newsfacts.facts.lists.lists import Slot, own_around, pair
from newsfacts.facts.reader import Reader
from newsfacts.facts.state import Around, State
from newsfacts.facts.statement import restated, state_fact
from newsfacts.facts.told.kinds import is_daily
from newsfacts.facts.told.price_index import moves_prices
from newsfacts.facts.told.statistics import TRADED
from newsfacts.facts.what.asked import tells_none
from newsfacts.facts.what.calling import SEALED
from newsfacts.facts.what.concepts import Topic, is_noun, section_of
from newsfacts.facts.what.no_number import is_one_of, is_per, names_class, says_when
from newsfacts.facts.what.settled import SPENT_FROM
from newsfacts.facts.what.topics import counted_as
from newsfacts.facts.what.unsaid import is_unsaid
from newsfacts.facts.when.told import note_told
from newsfacts.facts.whose.partners import of_row, places_meant, with_partners
from newsfacts.facts.whose.subjects import refers
from newsfacts.facts.whose.told import FIRMS_ALONE
from newsfacts.facts.whose.world import world_line
from newsfacts.facts.words import concept_unit, words
from newsfacts.mention import Mention

EARNED = frozenset(("revenue", "net_profit"))
"""What a round-up tells of one firm after the other."""
SHARES_OF_TRADE = frozenset((*TRADED.values(), "零售额占比"))
"""What part of its trade a country has with one partner: of these no number after them is."""
MEASURES = ("GMV", "ARPU", "ARPPU", "EBITDA", "AUM", "ARR")
"""What names of measures end in that are no Chinese nouns: 单店日均GMV."""
LAST_TOLD = 8
"""So many numbers before are looked at for whom 两者 means."""
FAR = 120
"""So many characters before a number the business that it is of is named at most."""
# 1.85亿美元(约13.06亿元), 100万桶,约合13.6万吨: after a comma, or of another measure, the words must say so.
RESTATED = regex.compile(
    r"(?:(?P<word>[(,](?:约合|约折合|折合|相当于|等值|合|折))|\((?:约)?)(?:人民币|港币)?(?:约|近|逾)?$"
)
# 较一季度的4%|放缓1个百分点, 比4月的1.1%|高0.3个百分点
GOES_FURTHER = regex.compile(r"(?:[^,;。、()\d\n]{2,8}|[高低快慢多少升降])\d")
# 环比增长1.8%,高于预期的|0.4%,(同比增长0.8%): what comes behind is no forecast, as what stood before was none
WAS_EXPECTED = regex.compile(r"(?:市场|机构|(?:[高低好差强弱优逊多少大小]于|胜过|不及|不如|超过?|符合)[^,;。\d]{0,8})(?:此前|先前|普遍|一致)?的?(?:预期|预测|预估|预计|估计)(?:值|中值|均值|中位数)?(?:的|为|是)?(?:增长|下降|上升|增加|减少)?(?:约)?$")
# 净利润分别不低于|3亿元、4亿元: what bounds the first of a list that is dealt out bounds them all
ALL_BOUND = regex.compile(r"(?:分别|依次|各|均)(?:[为达在]|将|须|需|应)*(?:不[低少高]于|不超过|至少|最多|超过?|逾|[低高]于|约|近)$")
OF_SOURCE = regex.compile(r"(?:由|从|自)[^,;。]{0,6}$")


def state_values(mind: Reader, items: list[Item], i: int, group: list[Item]) -> Iterator[Fact]:
    """Yield the facts of one number or of a list of them."""
    start, inside, around = words_around(mind, items, i, group)
    if _is_skipped(mind, group, around):
        return
    state, first = mind.state, group[0]
    if section := section_of(mind.text, _clause_before(mind, first.start), first.start):
        state.section = section
    if again := _restates(mind, group):
        yield again
        return
    before, told = state.topic_group, state.last if state.stated else None
    facts = _each(mind, group, around, _slots(mind, group, around.lead, inside, start))
    if state.topic_group is not before:
        state.dealt = first.start
    if facts:
        _close(mind, group, around)
        beside = told is not None and not told.forecast and facts[0].forecast and WAS_EXPECTED.search(around.lead)
        state.forecast = state.forecast and not beside
    yield from facts


def _is_skipped(mind: Reader, group: list[Item], around: Around) -> bool:
    """Tell whether numbers state nothing; what they mean instead is taken."""
    first, end = group[0], group[-1].end
    of_class = names_class(mind.text, end)
    if of_class:
        mind.state.topics = []  # 持股5%以上股东|减持…: what the class holds is told of nothing
    return (
        is_per(first, around.lead)
        or refers(mind, group, around.lead, around.tail)
        or of_class
        or is_one_of(mind.text, end)
        or says_when(mind.text, mind.begin, first)
        or is_unsaid(mind.text, mind.begin, first.start, first.end)
    )


def _restates(mind: Reader, group: list[Item]) -> Fact | None:
    """Return the fact before once more, where a single number tells it in another currency or unit: 1.85亿美元(约13.06亿元)."""
    first, last = group[0], mind.state.outside or mind.state.last
    again = RESTATED.search(mind.text[max(0, first.start - 8) : first.start]) if len(group) == 1 else None
    is_sum = first.mention is not None and first.mention.label == "MONEY"
    return restated(mind.folded, last, first) if again and last and mind.state.last and (is_sum or again.group("word")) else None


def _each(mind: Reader, group: list[Item], around: Around, slots: list[tuple[Slot, Item]]) -> list[Fact]:
    """Return the facts of the numbers of a list, each kept in mind for the next."""
    spent = SPENT_FROM.match(mind.text, group[-1].end)  # 资本开支5亿元,2亿元|投向一个项目: what the last one is for is told behind it
    alike = len(group) > 1 and len({(slot.topic, slot.partner) for slot, _ in slots}) == 1 and not spent
    several = len({item.mention.label for item in group if item.mention}) > 1
    facts: list[Fact] = []
    for slot, item in slots:
        if item.mention is None:
            continue
        if alike and facts and not slot.sure:  # 前三年营收分别为3亿元、4亿元、5亿元: each is of what the first is of
            slot = msgspec.structs.replace(slot, topic=Topic(facts[0].concept, facts[0].part), sure=True)
        if several and mind.state.aside and slot.period is None:  # 上年同期则是3千万和8%: both are of then
            slot = msgspec.structs.replace(slot, period=mind.state.aside)
        fact = state_fact(mind, item.mention, slot, own_around(mind.text, group, item, around))
        if fact and facts and fact.mod is None and ALL_BOUND.search(around.lead):
            fact = msgspec.structs.replace(fact, mod=facts[0].mod)
        if fact:
            _remember(mind, fact, item.mention)
            facts.append(fact)
    return facts


def _close(mind: Reader, group: list[Item], around: Around) -> None:
    """Let go of what was named for numbers that have been stated."""
    state, first = mind.state, group[0]
    runs_on = state.last is not None and state.last.concept.startswith("连") and first.mention is not None and first.mention.label == "DURATION"
    state.bases, state.compared, state.periods = [], [], []
    state.topics = state.topics if runs_on else []  # 营收连三个月站稳8亿元: the sum is of it, too
    if state.against:
        # 低于3月的2.3%,: no level that the next is measured against, but 较一季度的4%|放缓1个百分点
        rate = state.last is not None and state.last.change is not None and not GOES_FURTHER.match(mind.text, group[-1].end)
        state.aside, state.compared, state.against = None, [] if rate else [state.against], None
    if OF_SOURCE.search(around.lead, max(0, len(around.lead) - 8)):
        state.set_out = state.last
        state.aside, state.around_aside = state.around_aside, None


def _slots(mind: Reader, group: list[Item], lead: str, inside: list[Item], start: int) -> list[tuple[Slot, Item]]:
    """Return the numbers of a list, each with its place in it; `start` is where the words begin that they stand behind."""
    if meant := places_meant(mind.scene, lead, start, len(group)):
        mind.state.owners, mind.state.group, mind.state.group_start, mind.state.place = meant, meant, start, "、".join(meant)
    paired = pair(mind.state, group, lead, inside, (start, group[0].start), mind.text, mind.begin)
    named = max((item.end for item in inside if item.kind in ("entity", "date")), default=start)
    free = mind.text[named : group[0].start]
    slots = with_partners(mind.scene, [_announced(mind.state, slot, free) for slot, _ in paired], start, group[0].start)
    told = mind.state.recent[0][0] if mind.state.recent else None
    slots = [of_row(mind.scene, slot, told, start, group[0].start) for slot in slots] if len(slots) == 1 else slots
    return [(slot, item) for slot, (_, item) in zip(slots, paired, strict=True)]


def _announced(state: State, slot: Slot, free: str) -> Slot:
    """Return a place with the topic that the paragraph announced, where its own words, those behind the name, tell none and no number was of another.

    >>> _announced(State(announced=Topic("新业务价值")), Slot(owner="禾川人寿"), "去年分别录得").topic
    Topic(concept='新业务价值', part=None)
    """
    told = state.announced
    if told is None or slot.topic or state.topics or (state.first and state.last and state.last.concept != told.concept):
        return slot
    return msgspec.structs.replace(slot, topic=told, sure=True) if tells_none(free) else slot


def _clause_before(mind: Reader, position: int) -> int:
    """Return where the sentence begins, of a long one the clause that is not FAR from `position`, which a clause without end is."""
    if position - mind.begin <= FAR:
        return mind.begin
    begin = int(mind.scene.clause_starts[mind.scene.clause_of(position - FAR)])
    return begin if position - begin <= 2 * FAR else position


def _go_back(mind: Reader, fact: Fact) -> None:
    """Take the firm for the subject again behind what its product or its customer was named for: 新药岚达宁卖出6亿元,归母净利润8000万元; 川岳汽车占12%."""
    state = mind.state
    if fact.entity is None or not state.owners or fact.entity in state.owners:
        return
    of_firm = fact.concept in FIRMS_ALONE and fact.entity == (state.company or mind.company) and mind.owners.is_product(state.owners[0])
    of_customer = fact.concept == "revenue_share" and fact.part in state.owners and mind.company in (None, fact.entity)
    if of_firm or of_customer:
        state.owners, state.company, state.sure = (fact.entity,), fact.entity, None


def _remember(mind: Reader, fact: Fact, mention: Mention) -> None:
    """Keep a fact's topic for the numbers after it that name none, where it is one that numbers have."""
    state = mind.state
    state.last, state.first = fact, state.first or fact
    _go_back(mind, fact)
    note_told(mind, fact, mention)
    if fact.concept in EARNED and not fact.change:
        state.earned = fact.concept
    state.fined = fact.entity if fact.concept == "fine" and not fact.change and mind.owners.is_company(fact.entity) else state.fined
    if (line := world_line(fact)) and line not in state.lines:
        state.lines = (*state.lines, line)
    state.prices_moved = fact if moves_prices(fact) else state.prices_moved
    state.forecast = state.forecast and (bool(fact.forecast) or not fact.concept.endswith("完成率"))  # 完成预算的102%,增长3.6%: what is told on is past
    if (fact.concept.startswith("连") and mention.label == "DURATION") or is_daily(fact.concept, state.recent) or "相当于" in fact.concept or fact.concept.endswith(("之差", "差距", "预算完成率", "任务完成率", "计划完成率")) or fact.concept in SHARES_OF_TRADE or (fact.concept in SEALED and fact.unit != "%"):
        return  # 连降六个月, 是去年同期的1.8倍: no measure that numbers after it are of
    state.just, state.just_end = [Topic(fact.concept, fact.part), *state.just[:5]], mention.end
    if fact.entity and fact.entity not in state.stated_of:
        state.stated_of = (*state.stated_of, fact.entity)
    if fact.entity:
        state.told_of = (*state.told_of, (fact.entity, fact.concept))[-LAST_TOLD:]
    state.line = fact.part or state.line
    if fact.change:
        state.changed, state.changed_at = fact, mention.start
        state.moved = state.moved if fact.concept.endswith("增速") else fact
    elif not fact.forecast and mention.label != "DURATION":
        state.level_at = fact, mention.start
    state.told = 0 if fact.change else state.told + 1
    state.row = state.row if fact.change else (*state.row, fact.entity or "")
    shares = fact.unit == "%" and state.level is not None and state.level.unit != "%" and fact.concept.endswith(("比例", "占比", "share"))
    state.level = state.level if fact.change or shares else fact  # 裁员236人,占员工总数的两成,其中研发70人
    if not fact.change or fact.part:
        state.broken = Topic(fact.concept, fact.part) if fact.part else None
    if fact.concept.endswith("目标完成率") and fact.period and fact.period.startswith(f"{state.period}-"):
        state.period = fact.period  # 为全年目标8亿元的七成,回款率96%: of what was reached
    if fact.concept.endswith("完成率"):
        return  # 目标完成七成。其他房企销售额…,降幅9%: of no other number
    if mention.label == "QUANTITY" and not fact.change and (unit := counted_as(fact.unit)) and fact.concept in words():
        state.by_unit[unit] = Topic(fact.concept)
    if concept_unit(fact.concept) or is_noun(fact.concept) or fact.concept in words() or fact.concept.isascii() or fact.concept.endswith(MEASURES):
        label = "" if fact.change else mention.label
        state.recent = [(Topic(fact.concept, fact.part), label, fact.unit), *state.recent[:5]]
