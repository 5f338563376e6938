"""Numbers that are of what was told right before: its rate at another time, a part of its count, how it grew."""

import msgspec
import regex

from newsfacts.document import Fact
from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.reader import Reader
from newsfacts.facts.state import Around
from newsfacts.facts.told.flashes import is_before
from newsfacts.facts.told.told import told_topic
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.breakdown import part_named
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.what.counts import part_of_count
from newsfacts.facts.whose.told import MACRO, held_against
from newsfacts.facts.words import known_concepts
from newsfacts.mention import Mention

# 出口增3.1%,远低于4月的6.4%; 环比增0.7%,一季度时仅为0.3%; 增4.8%,高于机构预测的4.3%: only what tells another rate of the same growth
BESIDE_CHANGE = regex.compile(
    r"(?:但|而|虽|也|亦|仍|还|均|远|大幅|大大|略|稍|明显|显著)*"
    r"(?:(?:高|低|逊|快|慢|好|优|强|弱|差|大|小)于|不及|超过|超出|胜过|弱过|高过)?"
    r"(?:市场|机构|分析师|经济学家|普遍|此前|早前|路透|彭博|调查|受访)*(?:预期|预测|预估|预计|估计|共识|前期?(?=值))?(?:的?(?:值|中值|中位数|均值))?(?:的|中的)?"
    r"(?:(?:同比|环比)?(?:[增降跌涨升减]幅|增速))?(?:(?:时|则|还|仅|只|便|就|可|曾)*(?:[为是有达到]|摸到))?(?:了|约|近)?"
)
# 其中隔离管控发现9例、筛查发现6例;|治愈88例; (其中许昌市39例)|、郑州市; 境外39例(北岛22例),含|转为确诊4例: where the list ends
LIST_ENDS = regex.compile(r"[;。\n]|^[^(]*\)|另有|此外|另外|,另|\),含")
COUNTED = regex.compile(r"\d|[一二两三四五六七八九十百千万亿][例人家名位个宗起]")
"""A number between the whole and 其中: that one is the whole, of which no fact is told."""
OF_WHOLE = 200
"""Characters before a number in which 其中 may stand that lists it."""
BEHIND = 14
"""Characters behind a number in which its part may be named."""
RATED = frozenset(("%", "pp", "bp", "点", None))
"""What is told in these may be a rate itself."""
# 增幅从(二季度的)24%|降到19%
BARE_RATE = regex.compile(r"(?:而|但)?(?:同比)?(?:增幅|增速|增长率|成长率|[年月季]增率|升幅|涨幅|跌幅|降幅)(?:则|已|也)?(?:由|从)[^,;。]{0,8}")
BARE_STEP = regex.compile(r"(?:急|骤|大幅|进一步|再|又|已)*(?:降|升|放缓|回落|收窄|扩大|提升|下滑|滑|加快|收|缩)(?:至|到)(?:了|约|近)?")


def beside_change(mind: Reader, mention: Mention, slot: Slot, around: Around, sign: int) -> Fact | None:
    """Return the change just stated where the number tells its rate at another time, or what was expected of it; else None."""
    state = mind.state
    last = state.changed
    if last is None or last.unit != "%" or mention.unit != "%" or sign or slot.paired or state.changed_at < mind.begin:
        return None
    if slot.topic and slot.topic.concept in known_concepts():
        return None
    if last is state.last and last.concept in MACRO and held_against(mind.scene, mention.start):
        return last  # 由5.2%下修至4.6%,比主计总处的4.9%保守
    match = BESIDE_CHANGE.fullmatch(around.lead) if around.lead else None
    if match is None or last is not state.last:
        return None
    dated = mind.scene.dates_before(mention.start) > mind.scene.dates_before(state.changed_at)
    return last if dated or "预" in around.lead or "共识" in around.lead or is_before(around.lead) else None


# 房贷利率3.1%,低(25个基点): held against the time that the rate before in the sentence was held against
BARE_GAP = regex.compile(r"(?:则|也|同样|分别|各)*(?P<way>[高低多少])[了出]?(?:约|近|逾)?")


def step_beside(mind: Reader, mention: Mention, around: Around) -> tuple[Fact, int] | None:
    """Return the change told before in the sentence that this number of points tells once more of the rate right before it, and its sign; else None."""
    changed, last = mind.state.changed, mind.state.last
    if mention.unit not in ("pp", "bp") or changed is None or last is None or last.change or last.unit != "%":
        return None
    same = changed.unit == mention.unit and changed.concept == last.concept and changed.entity == last.entity and mind.state.changed_at >= mind.begin
    gap = BARE_GAP.fullmatch(around.lead) if same else None
    return (changed, -1 if gap["way"] in "低少" else 1) if gap else None


# 收益包括来自珠宝业务的约7000万元(2019年:1.1亿元)及来自放贷业务的(约1200万元)
SOURCE = regex.compile(r"来自(?:于|提供|销售)?(?P<part>(?:(?!收[入益]|的)[\p{Han}A-Za-z0-9]){2,14}?)(?:的|则|分别|依次|各)*(?:收[入益])?(?:则|再|已)?(?:[由自从]|增至|升至|降至|跌至|减至)?(?:为|达|有|约|近|逾|超过?)*$")
EARNED_FROM = frozenset(("revenue", "gross_profit", "operating_profit", "net_profit", "sales_amount"))
"""What is told by where it comes from."""


def earned_from(mind: Reader, mention: Mention, slot: Slot, around: Around, sign: int) -> Topic | None:
    """Return the part of a sum that the words right before a number tell by where it comes from, of the sum named or told before; else None."""
    if mention.label != "MONEY" or sign or slot.paired or around.lead.find("来自") < 0:
        return None
    source = SOURCE.search(around.lead)
    told = slot.topic if slot.topic else mind.state.recent[0][0] if mind.state.recent else None
    return Topic(told.concept, source["part"]) if source and told and told.concept in EARNED_FROM else None


# 家电涨8%,数码产品也有(一成七): another part that grew by so much
ALSO = regex.compile(r"[,而]*(?P<part>[\p{Han}A-Za-z][\p{Han}A-Za-z、]{1,13}?)(?:也|亦|则|更|却|仍|只|仅)+(?:有|在|达到?|是|录得?)?(?:约|近|逾|超过?)*")


def also_beside(mind: Reader, mention: Mention, around: Around, sign: int) -> tuple[Fact, str] | None:
    """Return the change told right before where the number tells that of another part, and the part; else None."""
    last = mind.state.last
    if mention.unit != "%" or sign or last is None or not last.change or last.unit != "%" or mind.state.changed_at < mind.begin:
        return None
    also = ALSO.fullmatch(around.lead)
    part = part_named(also["part"]) if also else None
    return (last, part) if part and last.part else None


def one_of_whole(mind: Reader, mention: Mention, around: Around) -> Topic | None:
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
    whole = state.whole
    if whole and mention.label == "QUANTITY" and whole.unit != mention.unit:  # 成交4216万吨,成交额23亿元;其中挂牌交易968万吨
        counted = next((topic for topic, label, unit in state.recent if (label, unit) == (mention.label, mention.unit) and topic.part is None), None)
        whole = msgspec.structs.replace(whole, concept=counted.concept, unit=mention.unit) if counted else whole
    one = part_of_count(mention, around, after, whole) if whole else None
    return _in_turn(one, mind.text, at, mention.start) if one else None


# 其中佰省、川省分别为|3800万头和|3500万头
DEALT = regex.compile(r"(?:分别|依次|各)(?P<told>[^,;。]*)$")
JOINS = regex.compile(r"[、和与及]")


def _in_turn(one: Topic, text: str, begin: int, start: int) -> Topic:
    """Return a topic whose part is a list that numbers are dealt to with the one of the number at `start`, by how many numbers stand before it.

    >>> _in_turn(Topic("存栏", "佰省、川省"), "其中佰省、川省分别为3万头和2万头", 0, 14)
    Topic(concept='存栏', part='川省')
    """
    dealt = DEALT.search(text, begin, start) if one.part and "、" in one.part else None
    if dealt is None or one.part is None:
        return one
    parts, n = JOINS.split(one.part), len(JOINS.findall(dealt["told"]))
    return Topic(one.concept, parts[n]) if n < len(parts) else one


def rate_of_last(mind: Reader, mention: Mention, slot: Slot, around: Around, how: Approach, *, rated: bool) -> Topic | None:
    """Return the topic of the sum just told where a bare noun of change says how it grew, 收入28亿元,增幅从(24%)降到(19%); else None."""
    last = mind.state.last
    named = slot.topic is not None and not slot.topic.concept.endswith(("年增率", "月增率", "季增率"))  # which say nothing of what grows
    if last is None or named or slot.paired or mention.unit != "%" or not (how.source or how.to):
        return None
    if rated and not last.change and BARE_RATE.fullmatch(around.lead) and mind.text.startswith(",", mind.state.just_end):
        return Topic(last.concept, last.part) if last.unit not in RATED else None
    return Topic(last.concept, last.part) if how.to and mind.state.rate and last.change and BARE_STEP.fullmatch(around.lead) else None
