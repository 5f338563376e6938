"""Of what a company's revenue is made: 玩具、文具依序贡献营收的34%与26%, 童装占比升到41%."""

import regex

from newsfacts.facts.state import State
from newsfacts.facts.what.breakdown import pieces_of
from newsfacts.facts.what.concepts import NOUN_END, Topic, clean_part
from newsfacts.facts.words import words
from newsfacts.mention import Mention

# 玩具、文具与童装分居其后,各占; 玩具与文具依序贡献营收的; 玩具与文具各为: the lines, and that each has its share
DEALT = regex.compile(
    r"""
    (?:^|[,;:。]) (?P<lines> [^,;:。\d()占]* [、和与及] [^,;:。\d()占]*? )
    (?: (?:则|也|均)? (?:分居其[后次]|紧[追跟随](?:其后|在后)|居次|次之|分列\p{Han}{2,4}|依[序次]排列) , )?
    (?:则|也|又)? (?:分别|依序|依次|各自|各)
    (?P<share> (?:占|贡献|撑起)(?:了|比)? (?:整体|总|全部|公司|合并)? (?P<whole>营收|收入|业绩)? (?:的?(?:比重|比例))? 的? | 为 | 达 ) (?:约|近|逾|为)* $
    """,
    regex.VERBOSE,
)
LONGEST = 80
"""Characters before a list of numbers in which the lines stand that it is dealt to."""
SHARES = frozenset(("revenue_share", "出货占比"))
OF_COMPANY = frozenset(("revenue", "revenue_share", "gross_margin"))
"""Where one of these was just told, a line's weight is that in the revenue."""


def mix_dealt(state: State, before: str, n: int) -> list[Topic]:
    """Return the shares of the revenue that `n` numbers behind `before` are, each of its line of business; [] where they are none.

    >>> state = State(recent=[(Topic("revenue"), "MONEY", "TWD")])
    >>> [topic.part for topic in mix_dealt(state, "玩具、文具与童装分居其后,各占", 3)]
    ['玩具', '文具', '童装']
    """
    match = DEALT.search(before, max(0, len(before) - LONGEST)) if n > 1 else None
    last = state.recent[0][0].concept if state.recent else ""
    if match is None or not (match["whole"] or last in SHARES or (last in OF_COMPANY and match["share"][0] != "为")):
        return []
    parts = [clean_part(piece) for piece in pieces_of(match["lines"], n)]
    concept = last if last in SHARES and not match["whole"] else "revenue_share"
    return [Topic(concept, part) for part in parts] if all(parts) else []


# 产品比重为玩具45%、文具30%; 各产品营收占比,玩具45%、文具30%: the lines, each with its share, which only one way leads past
LINE = r"[\p{Han}A-Za-z][\p{Han}A-Za-z0-9/]{1,11}?"
HAS = r"(?:约?占(?:比|了)?|则|约|为|达|各)*"
MIXED = regex.compile(
    rf"""
    (?:产品|营收|收入|业务|应用|客户|制程|终端)\p{{Han}}{{0,6}}?(?:比重|占比|组合|结构|分布)
    (?:,|:|(?:方面|来看|部分|中),?|(?:依序|依次|分别|各)?为)
    (?>{LINE}{HAS}[\d.]+%[、,及和与]){{0,8}} (?P<line>{LINE}) {HAS} $
    """,
    regex.VERBOSE,
)


def mix_listed(text: str, begin: int, mention: Mention) -> Topic | None:
    """Return the share of the revenue that a line has in a list of them whose head says so, None of another number.

    >>> mix_listed("产品比重为玩具45%、文具30%", 0, Mention(13, 16, "PERCENT", value="30", unit="%"))
    Topic(concept='revenue_share', part='文具')
    """
    if mention.unit != "%" or all(text.find(head, begin, mention.start) < 0 for head in ("占比", "比重", "组合", "结构", "分布")):
        return None  # the first look costs little
    match = MIXED.search(text, max(begin, mention.start - LONGEST), mention.start)
    line = clean_part(match["line"]) if match else None
    return Topic("revenue_share", line) if line and line not in words() else None


# 童装产品占比, 玩具比重; but 女性员工占比, 现金占比 are parts of something else
WEIGHT = regex.compile(r"(?P<line>(?!\p{Han}*(?:[男女]性|员工|人员|人[数力]|董[事监]|出席|学历|持股|股[东权份]|现金|存款|资产|负债|债务|库存|存货|产能|会员|用户|客户))[\p{Han}A-Za-z0-9]{2,12}?)(?:营收|业务)?(?:占比|比重)")


def weight_of_line(state: State, mention: Mention, topic: Topic) -> Topic | None:
    """Return a line's weight as its share of the revenue, where that was spoken of; None where a topic is no such weight.

    >>> state = State(recent=[(Topic("revenue"), "MONEY", "TWD")])
    >>> weight_of_line(state, Mention(0, 2, "PERCENT", value="41", unit="%"), Topic("童装产品占比"))
    Topic(concept='revenue_share', part='童装产品')
    """
    if topic.part or mention.unit not in ("%", "pp") or not topic.concept.endswith(("占比", "比重")):
        return None
    match = WEIGHT.fullmatch(topic.concept)
    if match is None or match["line"] in words() or NOUN_END.search(match["line"]) or not any(one.concept in OF_COMPANY for one, _, _ in state.recent):
        return None
    line = clean_part(match["line"])
    return Topic("revenue_share", line) if line else None


# 外销收入9亿元,增长8%,(在总收入中的比重提高)3个百分点|至(42%): of the line whose revenue was told right before
WEIGHS = regex.compile(
    r",(?:而|且|并|但|其|因此)*(?:同比|环比)?(?:在|占)?(?:公司|集团|总|整体|全部|主营|净|业务|营业总?收入|营收|收入|销售额)*(?:之?中|当中)?的?(?:占比|比重|比例|份额)"
    r"(?:(?:[由从])\p{Han}{0,6}|(?!分别|依次|各|均)[^,;。:()\d]{0,8})"
)
ARRIVES = regex.compile("(?:,?[增升提降减]?[至到]|达|为)(?:约|近|逾)?")


def share_goes_on(text: str, mention: Mention, state: State) -> Topic | None:
    """Return the share of the line whose revenue was told right before, where a clause tells of no other: 外销收入9亿元,占比提高3个百分点至42%; else None.

    >>> state = State(just=[Topic("revenue", "外销")], just_end=7)
    >>> share_goes_on("外销收入9亿元,占比提高3个百分点", Mention(12, 17, "PERCENT", value="3", unit="pp"), state)
    Topic(concept='revenue_share', part='外销')
    """
    just = state.just[0] if state.just else None
    if just is None or just.part is None or mention.unit not in ("%", "pp"):
        return None
    if just.concept == "revenue":
        return Topic("revenue_share", just.part) if WEIGHS.fullmatch(text, state.just_end, mention.start) else None
    goes_on = WEIGHS if mention.unit == "pp" else ARRIVES
    return just if just.concept == "revenue_share" and goes_on.fullmatch(text, state.just_end, mention.start) else None
