"""Lists: 「三家银行净息差依次为1.78%、1.88%和1.37%」 pairs what was listed with the numbers that follow."""

from itertools import pairwise

import msgspec
import regex

from newsfacts.facts.items import Item
from newsfacts.facts.lists.basket import INDICES, kinds_priced
from newsfacts.facts.lists.dealt_to import (
    DISTRIBUTED,
    SHARE,
    made_and_sold,
    on_lines,
    parts_of_country,
    shares_dealt,
    sizes_of_firms,
    told_in_row,
)
from newsfacts.facts.lists.list_quarters import quarters_of
from newsfacts.facts.lists.list_years import deal_years, named_years, years_of
from newsfacts.facts.lists.shares_told import shares_of_told
from newsfacts.facts.lists.terms import terms_of
from newsfacts.facts.state import Around, State
from newsfacts.facts.told.fastest import in_row
from newsfacts.facts.told.lending import lent_in_turn
from newsfacts.facts.told.mix import mix_dealt
from newsfacts.facts.what.approach import approach
from newsfacts.facts.what.branches import three_branches
from newsfacts.facts.what.breakdown import dealt_parts, pieces_of
from newsfacts.facts.what.concepts import Topic, clean_part, clean_phrase, lead_topic
from newsfacts.facts.words import concept_unit, goods, share_of, words

RATES_DEALT = regex.compile(r"(?:而|但|同比|环比)*(?:增幅|增速|升幅|涨幅|跌幅|降幅|减幅|增长率)(?:则|也)?(?:分别|依次|依序|各)")
# Between the numbers of a list.
JOIN = regex.compile(
    r"(?:附近|左右|上下|以上|以下|以内|余|多)?[、和及与,/]*(?:以及|并)?(?:约|近|逾|超|超过|大约|人民币|美元)?"
)
UNIT_AS_BELOW = regex.compile(r"\([^()\n]{0,8}下同\)")
EACH = regex.compile(r"(?<![日月周年平人户场])均(?!价|线)|(?<![成首])都(?!市)|各|皆|双双|分别|并列|同[为是]")
# 四名高管各罚50万元: each of those, and not of whom the sentence told before
PEOPLE_EACH = regex.compile(r"(?:高管|高级管理人员|董监高|董事|监事|会计师|责任人员?|当事人|负责人|代表人|保代|员工|股东|投资者)(?:将|被|拟|分别|也|则)*各")
LISTED_BEFORE = regex.compile(r"(?:为|是|包括|分为|有)(?P<list>[^,。;:为是]+),?$")
# 青州、沛州和佰州名列三甲,|产量依次为: the list is a clause of its own
RANKED = regex.compile(
    r"(?:^|[,;。])(?P<list>[\p{Han}A-Za-z]+[、和与及][^,;。()\d]+?)(?:三者|则|继续|仍)*(?:位列|分列|位居|稳居|居|排名|排在|名列|跻身|包揽|占据)(?:了)?(?:前[二两三四五六七八九十]|三甲|前列|榜首)(?:位|名)?,$"
)
OF_THOSE = regex.compile(r"占.{0,8}(?:比例|比重|比).{0,4}(?:分别|依次)")
EARNED = frozenset("revenue net_profit gross_profit operating_profit gross_margin revenue_share sales_volume stores".split())
"""What a company has in several places, and places have not."""
# 营收5亿元,净利润1亿元,同比增速8%和9%; …,同比增长8%、9%,环比则为-2%、3%: as many as were just told
BARE_GROWTH = regex.compile(r"(?:同比|按年|环比|按季)(?:则|也|却|更)*(?:增速|增幅|增长|下降|下滑|减少|增加|升|跌|多|少|[上下]滑|回落)?(?:了|约|近|达|为|是)*")
# 工业增加值上,青州、沛州依次增长: the measure of all that the clause lists
HEADING = regex.compile(r"(?:上|方面|来看),$")


class Slot(msgspec.Struct, frozen=True):
    """What a number of a list gets from its place in it; None where the list says nothing."""

    owner: str | None = None
    topic: Topic | None = None
    period: str | None = None
    base: str | None = None
    compared: int | None = None
    sure: bool = False
    """The topic is that of the number's place in the list, and so not in doubt."""
    paired: bool = False
    """The owner is that of the number's place in the list, and so not in doubt."""
    partner: str | None = None
    """The place that the number's trade is with: 对佰国、川国出口各增."""


DEALT_OUT = 14
"""Characters before a list in which 分别 may stand."""
# 分别增长2%、(下降)1%和(上涨)3%: how each of a list moved
OWN_VERB = regex.compile(r"[、和及与,](?:同比|环比)?(?P<verb>\p{Han}{1,4}?)(?:了|约|近|逾)?")


def value_group(text: str, items: list[Item], i: int) -> list[Item]:
    """Return the values that `items[i]` begins a list of, itself the first."""
    if mixed := _of_several_kinds(text, items, i):
        return mixed
    group = [items[i]]
    after = group[-1].end
    for item in items[i + 1 :]:
        if item.start < after or (item.kind == "mark" and item.text in "、,") or (item.kind == "word" and _same_base(text, group[0].start, item.text)):
            continue
        if bracket := UNIT_AS_BELOW.match(text, group[-1].end):  # 8亿元(人民币,下同)、14亿元及21亿元
            after = bracket.end()
            if item.start < after:
                continue
        between = text[after : item.start]
        plain = JOIN.fullmatch(between) is not None
        verb = "" if plain else own_verb(between)
        dealt = DISTRIBUTED.search(text, max(0, group[0].start - DEALT_OUT), group[0].start) is not None
        joins = plain or (verb != "" and (dealt or _same_base(text, group[0].start, verb)))
        if item.kind != "value" or not between or not joins or not _alike(group[-1], item, priced=dealt):
            break
        group.append(item)
        after = item.end
    return group


# 营收、毛利率分别为|9亿元、31%: what is dealt to several measures
DEALT_AT_ONCE = regex.compile(r"(?:分别|依次)(?:则|约|就|也)?(?:为|是|达到?|录得|有|报|实现)?(?:约|近|逾|超过?)?$")
BETWEEN_KINDS = regex.compile(r"(?:[、和及与]|以及)(?:约|近|逾|超过?)?")


def _of_several_kinds(text: str, items: list[Item], i: int) -> list[Item]:
    """Return the values of several kinds that a clause deals out, as many as measures that it names or as were told last; [] where it deals none."""
    first = items[i]
    if DEALT_AT_ONCE.search(text, max(0, first.start - DEALT_OUT), first.start) is None:
        return []
    group = [first]
    for item in items[i + 1 :]:
        if item.start < group[-1].end or (item.kind == "mark" and item.text == "、"):
            continue
        if item.kind != "value" or BETWEEN_KINDS.fullmatch(text, group[-1].end, item.start) is None:
            break
        group.append(item)
    if len({item.mention.label for item in group if item.mention}) < 2:
        return []
    begin = max(text.rfind(mark, 0, first.start) for mark in ",;。\n")
    kinds = [concept_unit(item.word.concept).partition(" ")[0] for item in items[:i] if item.start > begin and item.word and item.word.concept not in (None, "-")]
    fitting = len(kinds) == len(group) and all(kind in ("", item.mention.label.lower()) for kind, item in zip(kinds, group, strict=True) if item.mention)
    return group if fitting or not kinds else []


def _same_base(text: str, start: int, verb: str) -> bool:
    """Tell whether the verb of one more change names the base that the first one of the list has, which no one firm has twice: 月减2%、月增3%.

    >>> _same_base("月减2%、月增3%", 2, "月增"), _same_base("月减2%、年增3%", 2, "年增")
    (True, False)
    """
    return verb[0] in "年季月" and text.startswith(verb[0], start - 2)


def own_verb(between: str) -> str:
    """Return the verb of change that a number of a list has of its own, "" where it has none.

    >>> own_verb("、同比下降"), own_verb("和")
    ('下降', '')
    """
    match = OWN_VERB.fullmatch(between)
    word = words().get(match["verb"]) if match else None
    return word.text if word and word.sign else ""


def own_around(text: str, group: list[Item], item: Item, around: Around) -> Around:
    """Return the words around a number of a list: those of the whole list, but its own verb where it has one."""
    before = next((other for other in reversed(group) if other.end <= item.start), None)
    verb = own_verb(text[before.end : item.start]) if before else ""
    return Around(verb, around.tail, verb) if verb else around


def _alike(one: Item, other: Item, *, priced: bool) -> bool:
    """Tell whether two numbers are of one unit; `priced`: of one currency will do, each good has its own measure, 910元/克和11000元/千克, or 8%和下降0.3个百分点."""
    a, b = one.mention, other.mention
    if a is None or b is None or a.label != b.label:
        return False
    if priced and {a.unit, b.unit} == {"%", "pp"}:
        return True
    return a.unit == b.unit or (priced and a.label == "MONEY" and (a.unit or "").partition("/")[0] == (b.unit or "").partition("/")[0])


def pair(
    state: State, group: list[Item], lead: str, inside: list[Item], bounds: tuple[int, int], text: str, begin: int
) -> list[tuple[Slot, Item]]:
    """Return each number of `group` with what its place in the list gives it.

    `lead` is the text before the group, `bounds` its offsets, `inside` the items in it. All is read before the first
    fact is stated, so that what is said of one number is not yet known to the next.
    """
    n, topic = len(group), lead_topic(text, bounds, inside)
    if topic is None and n > 1 and state.topics and HEADING.search(text, max(begin, bounds[0] - 3), bounds[0]):
        topic = state.topics[-1]
    if group[0].mention and group[0].mention.unit in ("%", "bp") and (terms := terms_of(text, group[0].start, group[-1].end, n, lead)):
        single = state.owners[0] if state.owners else None
        slots = [Slot(owner=single, topic=Topic("interest_rate", term), sure=True) for term in terms]
        return list(zip(slots, group if n > 1 else group * len(terms), strict=True))
    whose, kinds = kinds_priced(state, topic, lead, n) if group[0].mention and group[0].mention.unit == "%" else (None, [])
    if kinds:
        state.topic_group = kinds
        return [(Slot(owner=whose, topic=one, sure=True, paired=True), item) for one, item in zip(kinds, group, strict=True)]
    if n == 1:
        return [(slot, group[0]) for slot in _single(state, group[0], topic, lead, inside, text)]
    near = text[max(begin, bounds[0] - 2) : bounds[1]]
    if topic is None and DISTRIBUTED.match(lead.lstrip(",")) and (fastest := in_row(text, begin, bounds[0])):
        lead = f"{fastest[0]}的{fastest[1]}{lead}"
    told = (
        _mixed(state, text[begin : bounds[0]] + lead, lead, group)
        or _named_parts(state, text[begin : bounds[0]], topic, lead, n)
        or _picked_years(state, topic, named_years(state, text, begin, bounds[0], n, lead) or quarters_of(state, n, lead, text[begin : bounds[1]]))
        or _by_own_words(state, group, topic, lead, inside, near)
    )
    if told:
        return list(zip(told, group, strict=True))
    measures = sum(item.word is not None and item.word.concept not in (None, "-") for item in inside)
    if len(state.topics) > measures == n and DISTRIBUTED.search(lead):
        state.topics = state.topics[-measures:]  # 净利润波动,毛利率和净利率分别为: those of the clause alone
    slots = _slots(state, n, topic, lead, begin)
    state.dealt_to = tuple(slot.owner for slot in slots if slot.paired and slot.owner) or state.dealt_to
    return list(zip(slots, group, strict=True))


def _single(state: State, item: Item, topic: Topic | None, lead: str, inside: list[Item], text: str) -> list[Slot]:
    """Return the places of one number: as many as the owners that each have it."""
    each = (EACH.search(lead) is not None and PEOPLE_EACH.search(lead) is None) or _moved_together(item, inside, text)
    several = state.owners if len(state.owners) > 1 else state.stated_of if len(state.stated_of) > 1 else ()
    owners = several if each and several else state.owners[:1] or (None,)
    return [Slot(owner=owner, topic=topic, paired=len(owners) > 1) for owner in owners]


def _named_parts(state: State, before: str, topic: Topic | None, lead: str, n: int) -> list[Slot]:
    """Return the places of a list behind that of what it is of: 主营业务为甲、乙、丙,占营收比例分别为; 甲、乙、丙位列前三,产量依次为."""
    ranked = RANKED.search(before) if len(state.owners) != n and DISTRIBUTED.search(lead) else None
    named = ranked or (LISTED_BEFORE.search(before) if OF_THOSE.search(lead) else None)
    parts = pieces_of(ranked["list"], n) if ranked else named.group("list").split("、") if named else []
    if len(parts) != n or parts[0][:1].isdigit():
        return []
    owner = (None if ranked else state.company) or (state.owners[0] if state.owners else None)
    return [Slot(owner=owner, topic=Topic(topic.concept if topic else "占比", clean_part(part) if ranked else part), sure=True) for part in parts]


def _mixed(state: State, before: str, lead: str, group: list[Item]) -> list[Slot]:
    """Return the places of a list of the shares that lines of business have in a company's revenue."""
    if any(item.mention is None or item.mention.unit != "%" for item in group):
        return []
    owner = state.owners[0] if state.owners else None
    if told := shares_of_told(state, lead, len(group)):
        return [Slot(owner=owner, topic=one, sure=True, paired=True) for one in told]
    return [Slot(owner=owner, topic=one, sure=True) for one in mix_dealt(state, before, len(group))]


def _picked_years(state: State, topic: Topic | None, years: list[str]) -> list[Slot]:
    """Return the places of a list over some of the years listed before: 后两年各为."""
    single = state.owners[0] if state.owners else None
    return [Slot(owner=single, topic=topic, period=period) for period in years]


def _by_own_words(state: State, group: list[Item], topic: Topic | None, lead: str, inside: list[Item], near: str) -> list[Slot]:
    """Return the places of a list whose words deal it to parts of the country, to what was made and sold, or to parts spoken of."""
    n, single = len(group), state.owners[0] if state.owners else None
    if topic and (regions := parts_of_country(lead, n)):
        owner = state.last.entity if state.last else "中国"
        measure = share_of(topic.concept) if SHARE.search(lead) else topic.concept
        return [Slot(owner=owner, topic=Topic(measure, region), sure=True, paired=True) for region in regions]
    if shares := shares_dealt(lead, n):
        state.topic_group = shares
        among = single in [one.part for one in shares]  # 川国、佰国产能占比: whose plants stand there
        owner = (state.company or (state.last.entity if state.last else None)) if among else single
        return [Slot(owner=owner, topic=one, sure=True) for one in shares]
    if both := made_and_sold(lead, group) or three_branches(near, n) or lent_in_turn(lead, n, state.recent) or sizes_of_firms(lead, n, state):
        state.topic_group = both
        return [Slot(owner=single, topic=one, sure=True) for one in both]
    first = group[0].mention
    named = any(_names_owner(item, of_company=state.here or state.company is not None) for item in inside)
    if topic is None and first and not named and (dealt := dealt_parts(first, lead, state, n)):
        state.topic_group = dealt  # 玩具和文具分别增长
        if single in [one.part for one in dealt] and state.last:
            single = state.last.entity  # 裁员900人,佰国与川国分别占500人和400人
        return [Slot(owner=single, topic=one, sure=True) for one in dealt]
    return []


def _names_owner(item: Item, *, of_company: bool) -> bool:
    """Tell whether an item names whose numbers may follow; a place is one of a company's markets where the text is of one."""
    if item.kind == "entity" and item.mention:
        return not of_company or item.mention.label not in ("GPE", "LOC")
    return item.word is not None and item.word.owner is not None


# 川岳科技、禾川医药(盘中)跌超3%: between a list of names and how far all of them moved
TOGETHER_MOVE = regex.compile(r"(?:\([^()]{0,12}\))?(?:等|股价|盘中|盘初|盘前|盘后|早盘|午后|尾盘|开盘|收盘|一度|也|则|齐步?|同步|双双|一同|同样|跟着|跟(?=[涨跌])|随之|携手|联袂|纷纷|集体|至[少多]|最[多少])*")
TRADED = frozenset(("ORG", "INDEX", "PRODUCT"))
# prices rise and fall so; of sales it is 增长 and 下降
QUOTED = regex.compile("[涨跌挫升扬]|走[高低强弱扬]")


OWNED = regex.compile(r"母公司|旗下|控股的?|子公司|所属|股东")


def _moved_together(value: Item, inside: list[Item], text: str) -> bool:
    """Tell whether a number says how far each of the names or goods right before it moved: 川岳科技、禾川医药跌超3%."""
    named = [item for item in inside if (item.mention and item.mention.label in TRADED) or (item.word and item.word.goods)]
    if value.mention is None or value.mention.unit != "%" or len(named) < 2:
        return False
    if any(OWNED.search(text[one.end : other.start]) for one, other in pairwise(named)):
        return False  # 川岳母公司禾岳集团跌3%: of the second alone
    between = text[named[-1].end : value.start]
    quiet = TOGETHER_MOVE.match(between)
    how = approach(between)
    return quiet is not None and bool(how.sign) and not how.to and quiet.end() == how.start and QUOTED.search(how.verb) is not None


def _dealt_to(state: State, n: int, lead: str) -> tuple[str, ...]:
    """Return the owners told before a list of `n` numbers that these are dealt to, () where there are not so many."""
    single, row = state.owners[0] if state.owners else None, state.row[-n:]
    owners: tuple[str, ...] = ()
    if len(set(row)) == n and single == row[-1] and all(row) and DISTRIBUTED.search(lead):
        owners = tuple(one for one in row if one)  # 川岳12元、禾岳8元,分别增加3%和5%
    of_those = len(state.stated_of) == n or (len(state.stated_of) > n and state.told == n)
    if not owners and n > 1 and of_those and RATES_DEALT.match(lead):
        owners = state.stated_of[-n:]  # 甲5亿元、乙7亿元,增幅依次为5%和7%
    if not owners and len(state.group) == n and DISTRIBUTED.search(lead):
        owners = state.group
    if not owners and len(state.dealt_to) == n and len(state.owners) < 2:
        owners = state.dealt_to  # 甲、乙分别为5亿元和7亿元,(增速)5%和7%
    return owners


OF_GOODS = frozenset((*INDICES, "imports", "exports"))
"""What a land has of goods, which own no such numbers: 原油、大豆进口量分别为4亿吨和8千万吨,分别增长3%和6%."""
# 月、年增各为8%与14%; 季、年分别减少: one verb for the two that it is measured against
TWO_BASES = regex.compile(r"(?P<first>[周月季])(?:[增减])?[、与和及](?P<second>[月季年])(?:均|都|则|各|分别|依序)*[增减成衰]")
BASES = {"周": "chg", "月": "mom", "季": "qoq", "年": "yoy"}


def _slots(state: State, n: int, topic: Topic | None, lead: str, begin: int) -> list[Slot]:
    """Return the places of a list of `n` numbers, in a sentence from `begin` on: by the first reading that has just as many."""
    single = state.owners[0] if state.owners else None
    by_year = state.group_start < begin and state.period is not None and bool(deal_years([state.period], n))  # 2022年至2024年…依次为
    owners = state.owners if len(state.owners) == n and not by_year else ()
    dated = len(state.periods) == n > 1
    parted = len(state.topics) == n or (topic is not None and topic.part is not None and topic.part.count("、") == n - 1)
    owners = owners if owners or dated or parted or by_year else _dealt_to(state, n, lead)
    if DISTRIBUTED.search(lead) and (among := _among_places(state, owners, n, topic)):
        return among
    if len(state.owners) == n and topic and topic.concept in ("price", "close_price") and all(owner in goods() for owner in state.owners):
        return [Slot(owner=owner, topic=Topic("price"), paired=True) for owner in state.owners]  # 汽、柴油价格分别下调
    if sure := told_in_row(state, n, topic, lead):
        return [Slot(owner=single, topic=one, sure=True) for one in sure]
    if against := _against_each(state, n, topic, lead):
        return against
    if owners and state.last and state.last.concept in OF_GOODS and topic in (None, Topic(state.last.concept)) and all(owner in goods() for owner in owners) and state.last.entity not in owners:
        return [Slot(owner=state.last.entity, topic=Topic(state.last.concept, owner), sure=True, paired=True) for owner in owners]  # 鲜菜涨5%,鸡蛋与鲜果跌了
    if owners:  # 三家银行净息差依次为
        return [Slot(owner=owner, topic=topic, paired=True) for owner in owners]
    if periods := years_of(state, n, lead):  # 2023年、2024年净亏损分别为
        return [Slot(owner=single, topic=topic, period=period) for period in periods]
    if len(state.topics) == n:  # 毛利率、净利率分别为
        state.topic_group = state.topics
        return [Slot(owner=single, topic=one) for one in state.topics]
    if lines := on_lines(state, n, topic, lead):
        return [Slot(owner=single, topic=one, sure=True) for one in lines]
    if told := _told_before(state, n, topic, lead):
        return [Slot(owner=single, topic=one, sure=sure) for one, sure in told]
    return [Slot(owner=single, topic=topic)] * n


def _against_each(state: State, n: int, topic: Topic | None, lead: str) -> list[Slot]:
    """Return the places of a list of `n` numbers that one measure is set against as many bases: 同比、环比分别下降."""
    single = state.owners[0] if state.owners else None
    if n == 2 and (two := TWO_BASES.search(lead)):  # 月、年增各为
        return [Slot(owner=single, topic=topic and Topic(topic.concept), base=BASES[two[k]]) for k in ("first", "second")]
    if len(state.bases) == n:
        return [Slot(owner=single, topic=topic, base=base) for base in state.bases]
    if len(state.compared) == n:  # 较前季及去年同期分别提升
        return [Slot(owner=single, topic=topic, compared=k) for k in range(n)]
    if n == 2 and len(state.bases) == len(state.compared) == 1:  # 同比、较上季度分别增长
        both = [Slot(owner=single, topic=topic, base=state.bases[0]), Slot(owner=single, topic=topic, compared=0)]
        return both if state.base_at < state.compared[0].start else both[::-1]
    return []


def _told_before(state: State, n: int, topic: Topic | None, lead: str) -> list[tuple[Topic, bool]]:
    """Return the measures of the numbers before that a list without one deals to, and whether that is sure: 旅客5万人次、货物3万吨,增长5%和2%."""
    if topic is not None:
        return []
    just = list(reversed(state.just[:n])) if len(set(state.just[:n])) == n else []
    if just and not state.topics and state.told in (0, n) and BARE_GROWTH.fullmatch(lead.lstrip(",")):
        return [(one, True) for one in just]
    how = approach(lead)
    in_turn = state.told == n and bool(how.sign) and not how.to and not clean_phrase(lead[: how.start])
    dealt = DISTRIBUTED.search(lead) if not state.topics else None
    if not dealt and not (in_turn and just):
        return []
    bare = in_turn or not clean_phrase(lead[: dealt.start()] if dealt else lead)  # 受理案件3.2万件,审结2.9万件,同比分别增长5%和8%
    recent = [*dict.fromkeys(state.just if bare else (one for one, _, _ in state.recent))][:n]  # 贷款5亿元,同比少1亿元;社融9亿元,预期分别为
    return [(one, bare) for one in reversed(recent)] if len(recent) == n else []


def _among_places(state: State, owners: tuple[str, ...], n: int, topic: Topic | None) -> list[Slot]:
    """Return the places of a list of `n` numbers that a paragraph without a company deals to as many places: 南京、苏州房价分别下跌."""
    places = state.place.split("、") if state.place and not state.here else []
    spoken_of = topic or next((one for one, _, _ in state.recent), None)
    if len(places) != n or owners not in ((), tuple(places)) or spoken_of is None or spoken_of.concept in EARNED:
        return []
    part = (spoken_of.part or "").rpartition("、")[2].removeprefix(places[-1]) if topic else ""
    one = Topic(spoken_of.concept, part or None)
    return [Slot(owner=place, topic=one, paired=True) for place in places]
