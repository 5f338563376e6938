"""What a list of numbers is dealt to by its own words: parts of the country, lines of business, measures."""

import regex

from newsfacts.facts.items import Item
from newsfacts.facts.state import State
from newsfacts.facts.what.approach import approach
from newsfacts.facts.what.branches import named_branches
from newsfacts.facts.what.breakdown import SUMMED_UP, pieces_of
from newsfacts.facts.what.concepts import Topic, clean_part, clean_phrase, is_noun
from newsfacts.facts.words import concept_unit, share_of, words

DISTRIBUTED = regex.compile(r"分别|依次|依序|各自|各")
LONG_MEASURE = 6
"""A phrase that is longer may be that of two measures."""
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


SHARE = regex.compile(r"占比|比重")
# 川国、佰国产能占比分别为, 川国、佰国产能比重将从目前的: parts, then what each has a share of
SHARES = regex.compile(
    r"(?:(?:公司|集团|目前|现时|其中|按\p{Han}{2,4}看)*,?)*(?P<list>[\p{Han}A-Za-z]{2,12}[、和与及][\p{Han}A-Za-z、]*?)的?(?:占比|比重|比例)"
    r"(?:则|也|已|将|可望|有望|分别|依次|依序|各|[由从为是]|约|达|原先|现行|现有|目前|的)*"
)


def shares_dealt(lead: str, n: int) -> list[Topic]:
    """Return the topics of `n` shares that the parts listed right before their measure have in it, [] where not so many are listed.

    >>> [(one.concept, one.part) for one in shares_dealt("川国、佰国产能比重将从目前的", 2)]
    [('产能占比', '川国'), ('产能占比', '佰国')]
    """
    dealt = SHARES.fullmatch(lead.lstrip(",")) if n > 1 and SHARE.search(lead) else None
    pieces = pieces_of(dealt["list"], n) if dealt and "占" not in dealt["list"] else []
    last = pieces[-1] if pieces else ""
    named = ((word, last[:k]) for k in range(2, len(last) - 1) if (word := words().get(last[k:])) and word.concept not in (None, "-"))
    measure, part = next(named, (None, ""))
    return [Topic(share_of(measure.concept), one) for one in (*pieces[:-1], part)] if measure and measure.concept else []


# 汽车产销分别完成28万辆和26万辆, 产销累计完成: what was made, and what of it was sold
MADE_AND_SOLD = regex.compile(r"(?:^|[,;。:月日国省市])?(?P<part>[\p{Han}A-Za-z]{0,12}?)(?:产销|产、销|产量、?和?销量)量?(?:也|均|累计|分别|依次|各|共|双双)*(?:完成|实现|达到?|为)(?:了|约|近)*$")


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


SALES_AND = regex.compile(r"(?<=\p{Han}{2})(?P<word>销售额?|收入|营收|营业额|收益)(?:、|和|与|及|以及)\p{Han}{2,6}(?:同比|按年)?(?:均|分别|各)?(?:[增减上下升降])")


def told_in_row(state: State, n: int, topic: Topic | None, lead: str) -> list[Topic]:
    """Return the topics of a list of `n` numbers whose parts or measures its own words name in a row, [] where they do not."""
    meant = state.referred if len(state.referred) == n else []
    if topic is None or (meant and topic.part is None and meant[0].concept.endswith(topic.concept)):
        return meant  # 前两项各升; 教育、卫生、社保三项分别支出
    if topic.part and n == 2 and (sold := SALES_AND.search(lead)) and topic.part.endswith(sold["word"]) and topic.part != sold["word"]:
        line = topic.part.removesuffix(sold["word"])  # 面类销售及盈利分别增加28%及91%
        return [Topic("revenue", line), Topic(topic.concept, line)]
    if costs := expenses(lead, n):
        state.topic_group = costs
        return costs
    if topic.part and len(parts := topic.part.split("、")) == n:  # 城镇、农村人均住房面积依次为
        state.topic_group = [Topic(topic.concept, SUMMED_UP.sub("", part)) for part in named_branches(parts)]
        return state.topic_group
    dealt = DISTRIBUTED.search(lead) and n not in (len(state.periods), len(state.owners), len(state.bases), len(state.compared))
    if dealt and topic.part and (both := pieces_of(topic.part, n)):  # 锂电池和钠电池的出货量分别为
        state.topic_group = [Topic(topic.concept, SUMMED_UP.sub("", part)) for part in both]
        return state.topic_group
    if dealt and topic.part is None and (row := own_lines(topic, n, lead)):
        state.topic_group = row
        return row
    if topic.part is None and DISTRIBUTED.search(lead) and (row := _of_two_kinds(topic.concept, n, lead)):
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


EXPENSE = "研发|销售|管理|财务|营销|行政"
# 研发、销售及管理|费用(同比)分别为
EXPENSES = regex.compile(rf"(?P<list>(?:{EXPENSE})(?:[、和及与](?:{EXPENSE}))+)(?P<head>(?:费用|开支|支出)率?)[^,;。\d]{{0,6}}(?:分别|依次|各)")


def expenses(lead: str, n: int) -> list[Topic]:
    """Return the expenses of a list of `n` that share their head, [] where the words name no such list.

    >>> [topic.concept for topic in expenses("研发、销售及管理费用分别为", 3)]
    ['rd_expense', 'selling_expense', 'admin_expense']
    """
    named = EXPENSES.search(lead)
    kinds = regex.split("[、和及与]", named["list"]) if named else []
    if named is None or len(kinds) != n:
        return []
    told = [words().get(kind + named["head"]) for kind in kinds]
    return [Topic((word and word.concept) or kind + named["head"]) for word, kind in zip(told, kinds, strict=True)]


# 国内、国际航线旅客分别为: two kinds of what stands behind the second
KIND = "国内|国际|地区|城镇|农村|乡村|内贸|外贸|线上|线下|境内|境外|公路|铁路|水路|客运|货运"
KINDS = regex.compile(rf"(?P<list>(?:{KIND})(?:[、和及与](?:{KIND}))+)(?:航线)?(?P<head>\p{{Han}}{{2,8}}?)(?:同比|环比)?(?:分别|依次|各)")


def _of_two_kinds(measure: str, n: int, lead: str) -> list[Topic]:
    """Return the topics of `n` numbers dealt to kinds of what is counted, [] where the words name not so many.

    >>> _of_two_kinds("国际航线旅客", 2, "国内、国际航线旅客分别为")[0]
    Topic(concept='旅客', part='国内')
    """
    match = KINDS.search(lead) if "、" in lead or "和" in lead else None
    kinds = regex.split("[、和及与]", match["list"]) if match else []
    return [Topic(match["head"], kind) for kind in kinds] if match and len(kinds) == n and measure.endswith(match["head"]) else []


# 中、小型企业分别为: the sizes of firms that managers are asked of
SIZES = regex.compile(r"(?P<list>[大中小](?:型企业)?(?:[、和][大中小](?:型企业)?)+)(?:型)?(?:企业)?(?:PMI)?(?:分别|依次|各)")


def sizes_of_firms(lead: str, n: int, state: State) -> list[Topic]:
    """Return the topics of `n` numbers of the managers' index dealt to firms by their size, [] where the words name not so many.

    >>> told = State(recent=[(Topic("pmi"), "PERCENT", "%")])
    >>> [topic.part for topic in sizes_of_firms("中、小型企业分别为", 2, told)]
    ['中型企业', '小型企业']
    """
    of_index = bool(state.recent) and state.recent[0][0].concept == "pmi"
    match = SIZES.search(lead) if of_index and n > 1 else None
    sizes = regex.split("[、和]", match["list"]) if match else []
    return [Topic("pmi", f"{size[0]}型企业") for size in sizes] if len(sizes) == n else []


DEALT_TO = regex.compile(r"(?P<lines>\p{Han}[^,;。()\d]*、[^,;。()\d]*?)(?:同比|环比|按年)?(?:分别|依次|各)")


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


# 分产品看,扫地机、洗碗机、净水器产量分别增长: other lines than those before
OWN_LIST = regex.compile(r"\p{Han}{2}、\p{Han}{2}[^,;。]*$")


VARIED = regex.compile(r"(?:变动|变化|增减|调整|转变|改变?|变更?)(?:幅度|率)?(?:分别|依次|各|为|是)*$")
RATES = regex.compile(r"(?:同比|环比)?(?:[年月季]?[增减]率|[增减涨跌升降]幅|增速|[成增]长率)(?:则|也)?(?:分别|依次|依序|各)")


def on_lines(state: State, n: int, topic: Topic | None, lead: str) -> list[Topic]:
    """Return the topics of a list that goes on with what the sentence has just dealt `n` numbers to; [] where it does not.

    糕点、坚果营收分别为5亿元、3亿元,毛利率分别为31%、28%; 毛利率、净利率分别为31%、12%,同比上升2个、1个百分点.
    """
    sized = {one.part for one in state.just if not one.concept.endswith(("share", "占比"))}
    levels = (one for one in state.just if one.part not in sized or not one.concept.endswith(("share", "占比")))  # 仪表3亿元,占六成,阀门1亿元,增速依次是
    just = [*reversed([*levels][:n])]
    if len(just) < n or len(set(just)) < n or not state.stated:
        return []
    if topic is None and just == state.topic_group and not SHARE.search(lead):
        return just if approach(lead).sign or VARIED.search(lead) else []  # 同比变动3%、-2%
    of_lines = all(one.part for one in just) and len({one.concept for one in just}) == 1
    if not of_lines or not DISTRIBUTED.search(lead) or OWN_LIST.search(lead):
        return []
    if topic is None and SHARE.search(lead):
        share = share_of("revenue" if concept_unit(just[0].concept) == "percent" else just[0].concept)
        return [Topic(share, one.part) for one in just]
    dealt, how = DISTRIBUTED.search(lead), approach(lead)
    grew = topic is None and how.sign and not how.to and dealt is not None and not clean_phrase(lead[: dealt.start()])  # 仪表3亿元,占六成,阀门1亿元,占两成,分别增长
    if grew or RATES.match(lead.lstrip(",")):
        return just  # 电子产品8亿元、机械5亿元,年增率分别为
    return [Topic(topic.concept, one.part) for one in just] if topic and topic.part is None else []
