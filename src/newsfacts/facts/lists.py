"""Lists: 「三家银行净息差依次为1.78%、1.88%和1.37%」 pairs what was listed with the numbers that follow."""

import msgspec
import regex

from newsfacts.facts.approach import approach
from newsfacts.facts.breakdown import dealt_parts, pieces_of, three_branches
from newsfacts.facts.concepts import Topic, clean_part, clean_phrase, is_noun, lead_topic
from newsfacts.facts.items import Item
from newsfacts.facts.state import Around, State
from newsfacts.facts.words import concept_unit, goods, share_of, words

RATES_DEALT = regex.compile(r"(?:而|但|同比|环比)*(?:增幅|增速|升幅|涨幅|跌幅|降幅|减幅|增长率)(?:则|也)?(?:分别|依次|依序|各)")
# Between the numbers of a list.
JOIN = regex.compile(
    r"(?:附近|左右|上下|以上|以下|以内|余|多)?[、和及与,/]*(?:以及|并)?(?:约|近|逾|超|超过|大约|人民币|美元)?"
)


COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
UNIT_AS_BELOW = regex.compile(r"\([^()\n]{0,8}下同\)")
DISTRIBUTED = regex.compile(r"分别|依次|依序|各自|各")
EACH = regex.compile(r"(?<![日月周年平人户场])均(?!价|线)|(?<![成首])都(?!市)|各|皆|双双|分别|并列|同[为是]")
LISTED_BEFORE = regex.compile(r"(?:为|是|包括|分为|有)(?P<list>[^,。;:为是]+),?$")
OF_THOSE = regex.compile(r"占.{0,8}(?:比例|比重|比).{0,4}(?:分别|依次)")
EARNED = frozenset("revenue net_profit gross_profit operating_profit gross_margin revenue_share sales_volume stores".split())
"""What a company has in several places, and places have not."""
YEARS = regex.compile(r"\d{4}/\d{4}(?:-\d\d)?")
# 后两年增幅各为, 前两年各为: of the years that were listed
SOME_YEARS = regex.compile(r"(?<![以之])[前后](?=[两二三四]年)")
# 工业增加值上,青州、沛州依次增长: the measure of all that the clause lists
HEADING = regex.compile(r"(?:上|方面|来看),$")
# 过去三个年度(净亏损依次为)3亿元、2亿元和1亿元
PAST_YEARS = regex.compile(r"(?:过去|最近|近)(?P<n>[两二三四])个?(?:财政|财务|完整)?(?:年度?|财年)[^,。;]{0,2}$")
PAST = 12
"""Characters before the words of a list in which that stands."""
# 2021年、2022年和2023年销量各为…;净利润则为1亿元、2亿元和3亿元: as many again
COPULA = regex.compile(r"[为是]$")
LONG_MEASURE = 6
"""A phrase that is longer may be that of two measures."""
LONG = 3
"""Numbers of a list that is as long as that of the dates by no chance."""


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


def value_group(text: str, items: list[Item], i: int) -> list[Item]:
    """Return the values that `items[i]` begins a list of, itself the first."""
    group = [items[i]]
    after = group[-1].end
    for item in items[i + 1 :]:
        if item.start < after or (item.kind == "mark" and item.text in "、,"):
            continue
        if bracket := UNIT_AS_BELOW.match(text, group[-1].end):  # 8亿元(人民币,下同)、14亿元及21亿元
            after = bracket.end()
            if item.start < after:
                continue
        between = text[after : item.start]
        joins = JOIN.fullmatch(between) is not None or (own_verb(between) != "" and DISTRIBUTED.search(text, group[0].start - DEALT_OUT, group[0].start))
        if item.kind != "value" or not between or not joins or not _alike(group[-1], item):
            break
        group.append(item)
        after = item.end
    return group


DEALT_OUT = 14
"""Characters before a list in which 分别 may stand."""
# 分别增长2%、(下降)1%和(上涨)3%: how each of a list moved
OWN_VERB = regex.compile(r"[、和及与,](?:同比|环比)?(?P<verb>\p{Han}{1,4}?)(?:了|约|近|逾)?")


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


def _alike(one: Item, other: Item) -> bool:
    a, b = one.mention, other.mention
    return a is not None and b is not None and a.label == b.label and a.unit == b.unit


def pair(
    state: State, group: list[Item], lead: str, inside: list[Item], bounds: tuple[int, int], text: str, begin: int
) -> list[tuple[Slot, Item]]:
    """Return each number of `group` with what its place in the list gives it.

    `lead` is the text before the group, `bounds` its offsets, `inside` the items in it. All is read before the first
    fact is stated, so that what is said of one number is not yet known to the next.
    """
    topic = lead_topic(text, bounds, inside)
    if topic is None and len(group) > 1 and state.topics and HEADING.search(text, max(begin, bounds[0] - 3), bounds[0]):
        topic = state.topics[-1]
    if len(group) == 1:
        each = EACH.search(lead) is not None or _moved_together(group[0], inside, text)
        several = state.owners if len(state.owners) > 1 else state.stated_of if len(state.stated_of) > 1 else ()
        owners = several if each and several else state.owners[:1] or (None,)
        return [(Slot(owner=owner, topic=topic, paired=len(owners) > 1), group[0]) for owner in owners]
    named = LISTED_BEFORE.search(text, begin, bounds[0]) if OF_THOSE.search(lead) else None
    parts = named.group("list").split("、") if named else []
    if len(parts) == len(group) and not parts[0][:1].isdigit():  # 主营业务为甲、乙、丙,占营收比例分别为
        owner = state.company or (state.owners[0] if state.owners else None)
        concept = topic.concept if topic else "占比"
        return [
            (Slot(owner=owner, topic=Topic(concept, part), sure=True), item)
            for part, item in zip(parts, group, strict=True)
        ]
    single = state.owners[0] if state.owners else None
    if (past := PAST_YEARS.search(text, max(begin, bounds[0] - PAST), bounds[0])) and COUNTS[past["n"]] == len(group) <= len(state.listed):
        return [(Slot(owner=single, topic=topic, period=period), item) for period, item in zip(state.listed[-len(group) :], group, strict=True)]
    years = SOME_YEARS.search(text, max(begin, bounds[0] - 4), bounds[0])
    if years and len(state.listed) > len(group):
        periods = state.listed[-len(group) :] if years.group() == "后" else state.listed[: len(group)]
        return [(Slot(owner=single, topic=topic, period=period), item) for period, item in zip(periods, group, strict=True)]
    if topic and (regions := parts_of_country(lead, len(group))):
        owner = state.last.entity if state.last else "中国"
        return [(Slot(owner=owner, topic=Topic(topic.concept, region), sure=True, paired=True), item) for region, item in zip(regions, group, strict=True)]
    if both := made_and_sold(lead, group) or three_branches(text[max(begin, bounds[0] - 2) : bounds[1]], len(group)):
        state.topic_group = both
        return [(Slot(owner=single, topic=one, sure=True), item) for one, item in zip(both, group, strict=True)]
    first = group[0].mention
    named = any(_names_owner(item, of_company=state.here or state.company is not None) for item in inside)
    if topic is None and first and not named and (dealt := dealt_parts(first, lead, state, len(group))):
        state.topic_group = dealt  # 玩具和文具分别增长
        return [(Slot(owner=single, topic=one, sure=True), item) for one, item in zip(dealt, group, strict=True)]
    measures = sum(item.word is not None and item.word.concept not in (None, "-") for item in inside)
    if len(state.topics) > measures == len(group) and DISTRIBUTED.search(lead):
        state.topics = state.topics[-measures:]  # 净利润波动,毛利率和净利率分别为: those of the clause alone
    slots = _slots(state, len(group), topic, lead)
    state.dealt_to = tuple(slot.owner for slot in slots if slot.paired and slot.owner) or state.dealt_to
    return list(zip(slots, group, strict=True))


# 东部、中部、西部和东北地区投资分别增长: the parts of the country by which China counts
REGION = "(?:东部|中部|西部|东北|[东中西])(?:地区)?"
REGIONS = regex.compile(rf"(?<!\p{{Han}})(?P<list>{REGION}(?:[、和]{REGION}){{1,3}})(?!\p{{Han}}*(?:集团|公司))")


def parts_of_country(lead: str, n: int) -> list[str]:
    """Return the `n` regions that a list of numbers is dealt to, [] where the words name not so many.

    >>> parts_of_country("东、中、西部地区快递业务量比重分别为", 3)
    ['东部', '中部', '西部地区']
    """
    match = REGIONS.search(lead) if "西" in lead else None
    names = regex.split("[、和]", match["list"]) if match else []
    return [f"{name}部" if len(name) == 1 else name for name in names] if len(names) == n else []


# 汽车产销分别完成28万辆和26万辆, 产销累计完成: what was made, and what of it was sold
MADE_AND_SOLD = regex.compile(r"(?:^|[,;。:月日国省市])?(?P<part>[\p{Han}A-Za-z]{0,12}?)(?:产销|产量、?和?销量)量?(?:也|均|累计|分别|依次|各|共|双双)*(?:完成|实现|达到?|为)(?:了|约|近)*$")


def made_and_sold(lead: str, group: list[Item]) -> list[Topic]:
    """Return what two numbers behind 产销 are of, [] where no such word stands before them.

    >>> from newsfacts.mention import Mention
    >>> two = [Item(0, 1, "value", "28万辆", mention=Mention(0, 1, "QUANTITY"))] * 2
    >>> made_and_sold("新能源汽车产销分别完成", two)
    [Topic(concept='output', part='新能源汽车'), Topic(concept='sales_volume', part='新能源汽车')]
    """
    counted = len(group) == 2 and group[0].mention is not None and group[0].mention.label == "QUANTITY"
    match = MADE_AND_SOLD.search(lead) if counted and "产" in lead else None
    if match is None:
        return []
    part = clean_part(match["part"])
    return [Topic("output", part), Topic("sales_volume", part)]


def _names_owner(item: Item, *, of_company: bool) -> bool:
    """Tell whether an item names whose numbers may follow; a place is one of a company's markets where the text is of one."""
    if item.kind == "entity" and item.mention:
        return not of_company or item.mention.label not in ("GPE", "LOC")
    return item.word is not None and item.word.owner is not None


# 川岳科技、禾川医药(盘中)跌超3%: between a list of names and how far all of them moved
TOGETHER_MOVE = regex.compile(r"(?:\([^()]{0,12}\))?(?:等|股价|盘中|盘初|盘前|盘后|早盘|午后|尾盘|开盘|收盘|一度|也|则|齐|一同|同样|跟着)*")
TRADED = frozenset(("ORG", "INDEX", "PRODUCT"))


def _moved_together(value: Item, inside: list[Item], text: str) -> bool:
    """Tell whether a number says how far each of the names or goods right before it moved: 川岳科技、禾川医药跌超3%."""
    named = [item for item in inside if (item.mention and item.mention.label in TRADED) or (item.word and item.word.goods)]
    if value.mention is None or value.mention.unit != "%" or len(named) < 2:
        return False
    between = text[named[-1].end : value.start]
    quiet = TOGETHER_MOVE.match(between)
    how = approach(between)
    return quiet is not None and bool(how.sign) and not how.to and quiet.end() == how.start and QUOTED.search(how.verb) is not None


# prices rise and fall so; of sales it is 增长 and 下降
QUOTED = regex.compile("[涨跌挫升扬]")


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


def _slots(state: State, n: int, topic: Topic | None, lead: str) -> list[Slot]:
    """Return the places of a list of `n` numbers: by the first reading that has just as many."""
    single = state.owners[0] if state.owners else None
    owners = state.owners if len(state.owners) == n else ()
    dated = len(state.periods) == n > 1
    parted = len(state.topics) == n or (topic is not None and topic.part is not None and topic.part.count("、") == n - 1)
    owners = owners if owners or dated or parted else _dealt_to(state, n, lead)
    if DISTRIBUTED.search(lead) and (among := _among_places(state, owners, n, topic)):
        return among
    if len(state.owners) == n and topic and topic.concept == "price" and all(owner in goods() for owner in state.owners):
        return [Slot(owner=owner, topic=Topic(topic.concept), paired=True) for owner in state.owners]  # 汽、柴油价格分别下调
    if sure := _told_in_row(state, n, topic, lead):
        return [Slot(owner=single, topic=one, sure=True) for one in sure]
    if len(state.bases) == n:  # 同比、环比分别下降
        return [Slot(owner=single, topic=topic, base=base) for base in state.bases]
    if len(state.compared) == n:  # 较前季及去年同期分别提升
        return [Slot(owner=single, topic=topic, compared=k) for k in range(n)]
    if owners:  # 三家银行净息差依次为
        return [Slot(owner=owner, topic=topic, paired=True) for owner in owners]
    if periods := _periods(state, n, lead):  # 2023年、2024年净亏损分别为
        return [Slot(owner=single, topic=topic, period=period) for period in periods]
    if len(state.topics) == n:  # 毛利率、净利率分别为
        state.topic_group = state.topics
        return [Slot(owner=single, topic=one) for one in state.topics]
    if lines := _on_lines(state, n, topic, lead):
        return [Slot(owner=single, topic=one, sure=True) for one in lines]
    dealt = DISTRIBUTED.search(lead) if topic is None and not state.topics else None
    if dealt:
        bare = not clean_phrase(lead[: dealt.start()])  # 受理案件3.2万件,审结2.9万件,同比分别增长5%和8%
        recent = state.just[:n] if bare else [one for one, _, _ in state.recent[:n]]
        if len(recent) == n:
            return [Slot(owner=single, topic=one, sure=bare) for one in reversed(recent)]
    return [Slot(owner=single, topic=topic)] * n


SHARE = regex.compile(r"占比|比重")
# 分产品看,扫地机、洗碗机、净水器产量分别增长: other lines than those before
OWN_LIST = regex.compile(r"\p{Han}{2}、\p{Han}{2}[^,;。]*$")


def _on_lines(state: State, n: int, topic: Topic | None, lead: str) -> list[Topic]:
    """Return the topics of a list that goes on with what the sentence has just dealt `n` numbers to; [] where it does not.

    糕点、坚果营收分别为5亿元、3亿元,毛利率分别为31%、28%; 毛利率、净利率分别为31%、12%,同比上升2个、1个百分点.
    """
    just = [*reversed(state.just[:n])]
    if len(just) < n or len(set(just)) < n or not state.stated:
        return []
    if topic is None and just == state.topic_group and not SHARE.search(lead):
        return just if approach(lead).sign else []
    of_lines = all(one.part for one in just) and len({one.concept for one in just}) == 1
    if not of_lines or not DISTRIBUTED.search(lead) or OWN_LIST.search(lead):
        return []
    if topic is None and SHARE.search(lead):
        share = share_of("revenue" if concept_unit(just[0].concept) == "percent" else just[0].concept)
        return [Topic(share, one.part) for one in just]
    return [Topic(topic.concept, one.part) for one in just] if topic and topic.part is None else []


def _told_in_row(state: State, n: int, topic: Topic | None, lead: str) -> list[Topic]:
    """Return the topics of a list of `n` numbers whose parts or measures its own words name in a row, [] where they do not."""
    if topic is None:
        return state.referred if len(state.referred) == n else []  # 前两项各升
    if topic.part and n == 2 and (sold := SALES_AND.search(lead)) and topic.part.endswith(sold["word"]) and topic.part != sold["word"]:
        line = topic.part.removesuffix(sold["word"])  # 面类销售及盈利分别增加28%及91%
        return [Topic("revenue", line), Topic(topic.concept, line)]
    if topic.part and len(parts := topic.part.split("、")) == n:  # 城镇、农村人均住房面积依次为
        state.topic_group = [Topic(topic.concept, part) for part in parts]
        return state.topic_group
    dealt = DISTRIBUTED.search(lead) and n not in (len(state.periods), len(state.owners), len(state.bases), len(state.compared))
    if dealt and topic.part and (both := pieces_of(topic.part, n)):  # 锂电池和钠电池的出货量分别为
        state.topic_group = [Topic(topic.concept, part) for part in both]
        return state.topic_group
    if dealt and topic.part is None and (row := own_lines(topic, n, lead)):
        state.topic_group = row
        return row
    long = topic.part is None and len(topic.concept) > LONG_MEASURE and DISTRIBUTED.search(lead)
    if long and (row := _measures_in_phrase(topic.concept, n)):
        state.topic_group = row
        return row
    if n == 2 and (first := shared_head(topic, state, lead)):  # 销售、管理费用各为
        state.topic_group = [Topic(first), Topic(topic.concept)]
        return state.topic_group
    return []


SALES_AND = regex.compile(r"(?<=\p{Han}{2})(?P<word>销售额?|收入|营收|营业额|收益)(?:、|和|与|及|以及)\p{Han}{2,6}(?:同比|按年)?(?:均|分别|各)?(?:[增减上下升降])")


def own_lines(topic: Topic, n: int, lead: str) -> list[Topic]:
    """Return the topics of `n` numbers dealt to lines of business that stand right before their measure, [] where not so many are listed.

    >>> [one.part for one in own_lines(Topic("output"), 2, "分产品看,扫地机、洗碗机产量分别增长")]
    ['扫地机', '洗碗机']
    """
    dealt = DEALT_TO.search(lead)
    pieces = pieces_of(dealt["lines"], n) if dealt else []
    last = pieces[-1] if pieces else ""
    named = (words().get(last[k:]) for k in range(2, len(last) - 1))
    measure = next((word for word in named if word and word.concept == topic.concept), None)
    if measure is None:
        return []
    parts = [clean_part(piece) for piece in (*pieces[:-1], last.removesuffix(measure.text))]
    return [Topic(topic.concept, part) for part in parts] if all(parts) else []


DEALT_TO = regex.compile(r"(?P<lines>\p{Han}[^,;。()\d]*、[^,;。()\d]*?)(?:同比|环比|按年)?(?:分别|依次|各)")


def _measures_in_phrase(phrase: str, n: int) -> list[Topic]:
    """Return the `n` measures, or parts of one measure, that a phrase lists, [] where it lists not so many.

    >>> [one.concept for one in _measures_in_phrase("新增病例数和新增床位数", 2)]
    ['新增病例数', '新增床位数']
    >>> _measures_in_phrase("木浆和废纸的采购成本", 2)[1]
    Topic(concept='采购成本', part='废纸')
    """
    parts, _, measure = phrase.rpartition("的")
    if parts and is_noun(measure):
        return [Topic(measure, part) for part in pieces_of(parts, n)]
    named = pieces_of(phrase, n)
    return [Topic(one) for one in named] if all(is_noun(one) for one in named) else []


def _among_places(state: State, owners: tuple[str, ...], n: int, topic: Topic | None) -> list[Slot]:
    """Return the places of a list of `n` numbers that a paragraph without a company deals to as many places: 南京、苏州房价分别下跌."""
    places = state.place.split("、") if state.place and not state.here else []
    spoken_of = topic or next((one for one, _, _ in state.recent), None)
    if len(places) != n or owners not in ((), tuple(places)) or spoken_of is None or spoken_of.concept in EARNED:
        return []
    part = (spoken_of.part or "").rpartition("、")[2].removeprefix(places[-1]) if topic else ""
    one = Topic(spoken_of.concept, part or None)
    return [Slot(owner=place, topic=one, paired=True) for place in places]


# 综合、核心|偿付能力充足率各为
HEAD_SHARED = regex.compile(r"(?P<first>[\p{Han}A-Za-z]{2,8})[、和与及](?P<word>[\p{Han}A-Za-z]{4,12}?)(?:同比|环比)?(?:分别|依次|各)")


def shared_head(topic: Topic, state: State, lead: str) -> str | None:
    """Return the first of two measures dealt out, which may share the head of the second: 销售、管理费用 are 销售费用 and 管理费用."""
    match = HEAD_SHARED.search(lead)
    if match is None or len(state.topics) != 1:
        return None
    word, first = match.group("word"), match.group("first")
    for begin in range(len(first) - 1):
        for cut in range(2, len(word) - 1):
            whole = words().get(first[begin:] + word[cut:])
            if whole and whole.concept not in (None, "-", topic.concept):
                return whole.concept
    named = any(first in owner for owner in (*state.owners, *state.group))
    return first if is_noun(first) and not named else None  # 客座率和准点率分别


def _periods(state: State, n: int, lead: str) -> list[str]:
    """Return the periods of a list of `n` numbers: as many dates as it has, or the years of one interval.

    The dates of an earlier list count where the numbers are dealt out (往绩记录期内…分别为).
    """
    if dealt := deal_years(state.periods, n):
        return dealt
    in_row = n >= LONG and (COPULA.search(lead) or len(state.topics) < n)
    if not DISTRIBUTED.search(lead) and not in_row:
        return []
    return deal_years(state.listed, n) or deal_years([state.period] if state.period else [], n) or (state.years if len(state.years) == n >= LONG else [])


def deal_years(dates: list[str], n: int) -> list[str]:
    """Return `n` periods from the dates before a list, [] where they are not as many.

    >>> deal_years(["2022/2024"], 3)
    ['2022', '2023', '2024']
    >>> deal_years(["2023/2024", "2025-01/2025-06"], 3)
    ['2023', '2024', '2025-01/2025-06']
    """
    if len(dates) == n:
        return dates
    one_by_one = each_year(dates)
    return one_by_one if len(one_by_one) == n else []


def each_year(dates: list[str]) -> list[str]:
    """Return dates with each year of an interval for itself."""
    return [one for date in dates for one in deal_interval(date) or [date]]


# 从4%滑到3%、再到2%: one more step follows
STEP = regex.compile(r"[、,]?(?:然后|随后)?[再又]\p{Han}{0,4}?[至到]")
# 四年下来,推广费用合计3亿元
TOGETHER = regex.compile(r"(?<!\d)(?P<n>[两二三四五])年(?:下来|以来|间|里|来|内)?,?[^,。;]{0,12}(?:合计|累计|总共|总计)[^,。;]{0,6}$")


def year_in_chain(state: State, *, source: bool, to: bool, tail: str) -> str | None:
    """Return the year of a number that a change over several years sets out from, passes or arrives at; else None.

    `state.period` is the years' interval, 2021年至2023年毛利率从4%滑到3%、再到2%; or they were listed one by one.
    """
    years = deal_interval(state.period) or [year for year in state.periods if len(year) == YEAR]
    if len(years) < 2 or not (source or to):
        return None
    state.step = 0 if source else state.step + 1
    if source:
        return years[0]
    return years[min(state.step, len(years) - 1)] if STEP.match(tail) else years[-1]


YEAR = 4
MOST_YEARS = 20
"""No text tells the numbers of more years one by one."""


def deal_interval(period: str | None) -> list[str]:
    """Return the years of an interval of some, the last one's months where it is not whole, [] of another period.

    >>> deal_interval("2022/2024"), deal_interval("2024"), deal_interval("2023/2025-06")
    (['2022', '2023', '2024'], [], ['2023', '2024', '2025-01/2025-06'])
    """
    if period is None or not YEARS.fullmatch(period):
        return []
    first, last = int(period[:4]), int(period[5:9])
    if last - first >= MOST_YEARS:
        return []
    years = [str(year) for year in range(first, last + 1)]
    return years if len(period) == len("2022/2024") else [*years[:-1], f"{last}-01/{period[5:]}"]


def years_together(state: State, before: str) -> str | None:
    """Return the years listed before as one interval where the words before a number say that it is of all: 三年下来…合计."""
    match = TOGETHER.search(before)
    if match is None or len(state.listed) != COUNTS[match["n"]] or any(len(year) != YEAR for year in state.listed):
        return None
    return f"{state.listed[0]}/{state.listed[-1]}"
