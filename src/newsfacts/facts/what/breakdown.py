"""Parts of a whole, one after the other: 「其中仓储贡献9.8亿元;海外6.7亿元,增速22.5%;其余为零售」."""

from decimal import Decimal

import regex

from newsfacts.facts.state import Around, State, measure_told
from newsfacts.facts.told.statistics import SECTORS as SECTORS_OF_INDUSTRY
from newsfacts.facts.what.approach import Approach, approach
from newsfacts.facts.what.branches import branches_dealt, named_branches
from newsfacts.facts.what.concepts import (
    GENERIC_PART,
    NOUN_END,
    VERB_END,
    VERBAL,
    Topic,
    clean_phrase,
    counted_noun,
    fits,
)
from newsfacts.facts.words import concept_unit, words
from newsfacts.mention import Mention

# 仓储服务贡献(9.83亿元), 注塑机传动件卖了(13.9亿元): the part, and that it earned.
EARNS = regex.compile(
    r"(?P<part>[\p{Han}A-Za-z0-9]{2,12}?)(?:共|合计|一共|则|也|只|仅|仍|还|依然|依旧)?(?P<verb>贡献|带来|卖了|卖出|卖掉|售出|卖|进账|入账|(?<=项目|业务|市场|地区|板块|楼盘)占)(?:了)?(?:约|近|逾|超过?|达)*$"
)
# 装机3亿千瓦,光伏占去(1亿千瓦): so much of the whole
TAKES_UP = regex.compile(r",?(?:其中|而|仅|光)?(?P<part>[\p{Han}A-Za-z]{2,10}?)(?:就|则|已)?(?:独占|占去|占了|占据了?|占到)(?:约|近|逾|超过?)*")
# (当月)生产新能源汽车, 出口铝材, 交付飞机: what was made or sold stands behind the verb.
MAKES = regex.compile(
    r"(?P<verb>生产|产出|出口|进口|销售|售出|卖出|卖掉|交付|出货)(?:了|各类)?(?P<part>[\p{Han}A-Za-z0-9]{2,8}?)(?:共|合计|约|近|逾|超过?|达)*$"
)
MADE = {"生产": "output", "产出": "output", "出口": "exports", "进口": "imports"}
# 剩下17%为亚太及其他
REST = regex.compile(r"(?:剩下|余下|其余|剩余|其它|其他)的?(?:约|近)?$")
REST_IS = regex.compile(r"(?:则|才|分别)?(?:为|是|来自|属于?|归)(?P<part>[\p{Han}A-Za-z0-9]{2,10}?)(?=[,;。、(]|$)")
EARNED = frozenset(
    "revenue net_profit gross_profit operating_profit sales_amount retail_sales contracted_sales order_amount proceeds".split()
)
NO_PART = regex.compile(
    r".*(?:[其该此这那上下前后]|较|比|同期|一度|总|合共|累计|方面|目前|现在|约|至|到|达|为|是|有|报|收|称|拟|将|可|占)$"
    r"|人民币|[港美日欧澳]元|.*货币|(?:较|比|同比|环比|增|减|升|降|涨|跌|仅|约|近|逾|达|至|到|为|由|从|在(?![线岸建售研产营])|以|按|对(?![公外])|向|共(?!享)|总(?!部)|全(?![屋球渠科])).*"
)


def breakdown_topic(mention: Mention, around: Around, how: Approach, state: State) -> Topic | None:
    """Return the topic of a number that one part of what was spoken of has; None where the words name no part.

    The concept is that of the numbers before, the part is named by the words around the number.
    """
    if mention.unit in ("pp", "bp", "倍", "点") or mention.label == "DURATION":
        return None
    level = not (how.sign and not how.to)
    if level and mention.label != "PERCENT" and (made := _made(mention, around.lead)):
        return made
    if level and mention.label == "MONEY" and (earns := EARNS.search(around.lead)):
        part = part_named(earns.group("part"))
        sold = earns.group("verb")[0] in "卖售"
        if sold and part and Decimal(mention.value or 0) < MOST_A_PIECE:
            return Topic("price", part)  # 午市套餐卖42元
        whole_of = _whole_told(mention, state) if state.by_part else None
        return Topic((_sold(state) if sold else whole_of or _earned_at_least(state, mention)) or "revenue", part) if part else None
    if level and state.level and state.level.unit == mention.unit and not state.level.part and (taken := TAKES_UP.fullmatch(around.lead)):
        part = part_named(taken["part"])
        return Topic(state.level.concept, part) if part else None
    if grown := _grown_by(mention, around, state):
        return grown
    last = measure_told(state.recent) if not level else state.recent[0][0] if state.recent else None
    spoken_of = _earned(state) if level and mention.label == "MONEY" else last.concept if last and mention.label == "PERCENT" else None
    if spoken_of and REST.search(around.lead) and (rest := REST_IS.match(around.tail)):
        return Topic(spoken_of, rest.group("part"))  # 其余3亿元为零售
    lead = around.free[: max(0, how.start - (len(around.lead) - len(around.free)))] if how.sign else around.free
    part, whole = part_named(lead), state.broken
    if part and level and (one := _one_of(mention, around.lead, state) or _like_before(mention, part, how, state)):
        return Topic(one, part)
    if part and whole is None and last and not level and mention.unit == "%" and (state.stated or state.goes_on or _of_basket(part, last) or _parts_go_on(state, last)) and not (LEADS_ON.search(part) or NO_LINE.search(lead)):
        of_them = OF_THEM.match(around.lead) is not None  # 其中网店跌12%
        quoted = QUOTED.search(how.verb) and last.concept not in COUNTED and not of_them  # H股收涨6%
        return Topic(last.concept, part) if (is_listed(last.concept) or of_them) and not quoted else None
    if part is None or whole is None or part == whole.part:
        return None
    if level:
        return Topic(whole.concept, part) if fits(whole.concept, mention, is_change=False) else None
    if state.recent and state.recent[0][0].concept == whole.concept:
        return Topic(whole.concept, part)
    base = next((topic for topic, _, _ in state.recent if concept_unit(topic.concept) not in ("percent", "")), whole)
    return Topic(base.concept, part)


# 电商以(21%)的增速做到15.9亿元
GROWN_BY = regex.compile(r"(?P<part>[\p{Han}A-Za-z]{2,10}?)(?:则|也|却|更|还)?以$")
GROWTH_BEHIND = regex.compile(r"的(?:同比)?(?:增速|增幅|涨幅|速度)")


def _grown_by(mention: Mention, around: Around, state: State) -> Topic | None:
    """Return the topic of a rate by which a part of what was spoken of grew, 电商以21%的增速做到15.9亿元; None of another number."""
    grown = GROWN_BY.fullmatch(around.lead) if mention.unit == "%" and GROWTH_BEHIND.match(around.tail) else None
    part, whole = part_named(grown["part"]) if grown else None, _earned(state)
    return Topic(whole, part) if part and whole else None


MOST_A_PIECE = 10**4
"""No business brings in so little."""
# 自营业务进账35亿元
BROUGHT = regex.compile(r"(?:(?:只|仅|共|合计)?(?:进账|入账|进帐|入帐|贡献|带来|录得|实现|取得))$")


# 原保险保费收入318亿元,其中车险187亿元: lines of an insurer have premiums
LINE_INSURED = regex.compile(r"(?P<line>(?![原总]?保险)\p{Han}{1,8}险)(?:业务|板块|分部)?(?:保费)?(?:收入|进[账帐]|入[账帐]|收)?")


def premiums(state: State) -> str | None:
    """Return the measure of premiums that was spoken of, None where none was."""
    return next((topic.concept for topic, _, _ in state.recent if topic.concept.endswith(("保费", "保费收入"))), None)


# 新业务价值, 管理资产规模: a sum that lines of business have, told behind what the paragraph began with
DEALT_ON = regex.compile(r"(?:价值|保费|保费收入|订单|合同额|签约额|资产规模|管理规模)$")


def _whole_told(mention: Mention, state: State) -> str | None:
    """Return the measure whose parts follow: the one that the paragraph told last of those that lines have, else what it began with; None of another unit.

    >>> told = State(recent=[(Topic("gross_margin"), "PERCENT", "%"), (Topic("新业务价值"), "MONEY", "CNY")])
    >>> _whole_told(Mention(0, 3, "MONEY", unit="CNY"), told)
    '新业务价值'
    """
    last = next((topic for topic, label, unit in state.recent if (label, unit) == (mention.label, mention.unit)), None)
    if last and last.part is None and DEALT_ON.search(last.concept):
        return last.concept
    return state.first.concept if state.first and state.first.unit == mention.unit and not state.first.change else None


def part_alone(mention: Mention, lead: str, free: str, state: State) -> Topic | None:
    """Return the topic of a sum that a sentence deals to one part after the other, 分渠道看,直营19亿元;批发11亿元; None where it names no part.

    `free` is the end of the lead that holds no name.
    """
    line = LINE_INSURED.fullmatch(clean_phrase(free)) if mention.label == "MONEY" and "险" in free else None
    if line and (premium := premiums(state)):
        return Topic(premium, line["line"])
    part = part_named(BROUGHT.sub("", lead)) if state.by_part and mention.label in ("MONEY", "QUANTITY") else None
    if part is None:
        return None
    if mention.label == "QUANTITY":  # 收购秋粮3100万吨。分品种看,水稻1100万吨、玉米1500万吨
        counted = (topic for topic, label, unit in state.recent if (label, unit) == (mention.label, mention.unit) and topic.concept not in words())
        whole_count = next(counted, None)
        bare = DOES.search(part) is None and not approach(lead).sign
        return Topic(whole_count.concept, part) if whole_count and bare else None
    if len(part) > len("出口") and part.endswith(("出口", "进口")):
        return Topic(MADE[part[-2:]], part[:-2])  # 按品类,家具出口9亿元
    whole = _whole_told(mention, state)
    earned = _earned(state) if state.first else _sold(state)  # …净利润8亿元。\n拆开来看,订阅业务进账6亿元: what a paragraph begins with is no profit
    return Topic(state.split or whole or earned or "revenue", part)


# 海外|出货, 国内|销量: the words tell of what
DOES = regex.compile(r"(?:出货|销售|销量|产量|库存|交付|装机|成交|进口|出口|生产|[量数额])$")
# 新增经销商108家、退出97家,年末还剩1416家: of the same things
LEFT = regex.compile(r"(?:[、,;和]|同时)*(?P<verb>退出|关闭|淘汰|清退|流失|注销|关停|优化|减少)(?:了|约|近|逾|超过?)*")
STAND_AT = regex.compile(r"(?:[、,;和])*(?:截至)?(?:年末|期末|最终|目前|总数|合计|存量|净增后)*(?:仍|还)?(?:还剩|剩下?|余下?|尚余|尚存|留存|共有?|增至|减至|降至|升至|达到?|为)(?:了|约|近|逾|超过?)*")


def same_things(mention: Mention, lead: str, state: State) -> Topic | None:
    """Return the topic of things that went or stand, behind those that were new: 新增经销商108家、退出97家,年末还剩1416家."""
    if NEW_AGAIN.fullmatch(lead) and (fresh := next((one for one, label, unit in state.recent if one.concept.startswith("新增") and (label, unit) == (mention.label, mention.unit)), None)):
        return Topic(fresh.concept, state.last.part if state.last and state.last.concept == fresh.concept else fresh.part)  # 前十月光伏新增装机252GW;10月新增12.6GW
    new, last = next((one.concept for one in state.just if one.concept.startswith(("新增", "净增"))), ""), state.last
    if last is not None and last.change and last.unit == mention.unit and mention.label == "QUANTITY" and IN_ALL.fullmatch(lead):
        return Topic(last.concept, last.part)  # 宽带用户净增45万户,总数达9万户
    if len(new) < SHORTEST_NEW or mention.label != "QUANTITY" or last is None or last.unit != mention.unit:
        return None
    thing = new[len("新增") :]
    if IN_ALL.fullmatch(lead):
        word = words().get(thing)
        return Topic(word.concept if word and word.concept else thing)
    if left := LEFT.fullmatch(lead):
        return Topic(f"{left['verb']}{thing}")
    return Topic(thing) if STAND_AT.fullmatch(lead) else None


SHORTEST_NEW = 4
NEW_AGAIN = regex.compile(r"[,;。]?(?:其中|而|当月|单月|全国)*新增(?:了|约|近|逾|超过?|达)*")
IN_ALL = regex.compile(r",?(?:客户|用户)?总(?:户|人)?数(?:则|已|也)?(?:达到?|为|有|共|增至|升至|约|近|逾|超过?)*")


def _one_of(mention: Mention, lead: str, state: State) -> str | None:
    """Return the measure of the number before where this one is a part of it: 销量12.5万辆,其中(新能源车)5.2万辆; 客座率85%,提高2个百分点,其中(国内航线)87%."""
    if not state.recent or not OF_THEM.match(lead):
        return None
    told = state.recent[0][0].concept
    wholes = (topic for topic, label, unit in state.recent if (topic.concept, label, unit) == (told, mention.label, mention.unit))
    whole = next(wholes, None)
    return told if whole and whole.part is None and (concept_unit(told) or told.endswith("率")) else None


def part_of_rate(mention: Mention, lead: str, state: State) -> Topic | None:
    """Return the topic of a rate that one part has of those that the rate of all was told for, 客座率85%,其中国内航线87%、国际航线80%; None of any other number."""
    if mention.unit != "%" or not state.recent or not state.recent[0][0].concept.endswith("率"):
        return None
    last, label, unit = state.recent[0]
    part = part_named(OF_THEM.sub("", lead).lstrip("、,"))
    if part is None:
        return None
    if _one_of(mention, lead, state):
        return Topic(last.concept, part)
    alike = last.part is not None and part != last.part and part[-2:] == last.part[-2:] and (label, unit) == (mention.label, mention.unit)
    return Topic(last.concept, part) if alike else None


def of_what_grew(topic: Topic, state: State) -> Topic:
    """Return the topic of a rate of growth: of no share, but of what it is a share of: 海外占比提高3个百分点,其中中东增长三成."""
    if topic.concept == "market_share" and not state.topics:
        # 佰岳出货690万台,市占一成八,年减2%: of what it has its share by, for a share moves by points
        sold = (one for one, label, _ in state.recent if label == "QUANTITY" and one.concept in SOLD_BY)
        return next(sold, topic)
    if topic.concept != "revenue_share":
        return topic
    earned = _earned(state)
    return Topic(earned, topic.part) if earned else topic


SOLD_BY = frozenset("sales_volume output exports".split())
"""What a share of a market is counted by."""


def dealt_parts(mention: Mention, lead: str, state: State, n: int) -> list[Topic]:
    """Return the parts that `n` numbers are dealt to, of the measure spoken of; [] where the words name none: 玩具和文具分别增长.

    `lead` is what stands before the numbers.
    """
    dealt = DEALT.search(lead)
    if branches := branches_dealt(lead, state, n):
        return branches
    bare_list = None if dealt else LISTED_ALONE.fullmatch(lead)
    named = OF_THESE.sub("", lead[: dealt.start()]) if dealt else bare_list["lines"] if bare_list else ""
    rates = RATES_OF.search(named)
    named = SUMMED_UP.sub("", named[: rates.start()] if rates else named)
    pieces = pieces_of(named, n) if named else []
    if pieces and pieces[-1].endswith("市场") and not pieces[0].endswith("市场"):
        pieces[-1] = pieces[-1].removesuffix("市场")  # 日本、越南市场分别: of both
    parts = [part_named(piece) for piece in pieces]
    how = approach(lead)
    if not parts or None in parts or (how.to and not rates) or mention.unit in ("pp", "bp", "点"):
        return []
    grown = bool(how.sign or rates) and mention.unit == "%"
    concepts = [topic.concept for topic, label, unit in state.recent if grown or how.sign or (label, unit) == (mention.label, mention.unit)]
    if ORDERS.search(lead) and any(topic.concept == "外销订单" for topic, _, _ in state.recent):
        concepts = ["外销订单"]  # 木器与玻璃器皿分别接单3亿元、2亿元: whatever was told between
    of_industry = grown and concepts[:1] == ["industrial_output"] and OF_INDUSTRY.search(lead)
    by_sector = "industrial_output" in concepts and SECTORS_OF_INDUSTRY.match(named)
    measure = "industrial_output" if by_sector or of_industry else next((concept for concept in concepts if concept in LISTED or concept == "revenue_share" or BUDGET.search(concept) or (grown and is_listed(concept))), None)
    return [Topic(measure, part) for part in parts] if measure else []


# 支出安排90亿元,教育、卫生依次为9亿元、8亿元
BUDGET = regex.compile("预算(?:收入|支出)$")
# 其中甲、乙分别增长
OF_THESE = regex.compile("^(?:其中|而|但|,)+")
# 其中甲、乙|分别增长; 甲、乙等|产业增速依次: branches of industry, and no places
OF_INDUSTRY = regex.compile("^,?其中|(?:产业链?|行业|板块|制造业|集群|增速|[增升降跌]幅)(?:同比)?(?:分别|依次|各)")
# 家具、玩具|的增幅依次为: how far each of them moved
RATES_OF = regex.compile(r"(?:的?(?:出口|进口|产量|销量|零售额)?(?:同比)?(?:[增涨升降跌减]幅|增速|[增成]长率))$")
# 甲、乙|两大产业链分别增长, 甲、乙|等行业分别增长: what sums them up
SUMMED_UP = regex.compile(r"(?:等?[两二三四五六七八九十](?:大|类|个|项|种|地)|(?<![中高初上下同平])等)\p{Han}{2,4}$")


ORDERS = regex.compile("接单|下单|订单")
# 文具、玩具仍涨6%与4%: as many numbers as things, though no word says that each has its own
LISTED_ALONE = regex.compile(r"(?:其中|而|但|,)*(?P<lines>\p{Han}{2,8}(?:、\p{Han}{2,8})*[、和与及]\p{Han}{2,8}?)(?:则|仍|也|还|又|同步|双双|同比|年|月|季)*(?:[增减涨跌升降]|成长|衰退|增长|下滑)(?:了|约|近|逾)*")
DEALT = regex.compile(r"(?:则|均|也|还)?(?:同比|环比|按年)?(?:分别|依次|依序|各)")


def pieces_of(text: str, n: int) -> list[str]:
    """Return the `n` things that a stretch of words lists, [] where it does not list so many.

    >>> pieces_of("玩具、图书和文具、家居", 3), pieces_of("玩具和文具", 2)
    (['玩具', '图书和文具', '家居'], ['玩具', '文具'])
    """
    pieces = text.split("、")
    if len(pieces) == n - 1:
        last = LAST_JOIN.search(pieces[-1])
        pieces = [*pieces[:-1], pieces[-1][: last.start()], pieces[-1][last.end() :]] if last else pieces
    return named_branches(pieces) if len(pieces) == n else []


# searched from the end
LAST_JOIN = regex.compile(r"(?r)以及|和|与|及")
# What follows one after the other as parts of a whole: 皮卡2.3万辆;海外1.6万辆. Of a stock of cash nobody lists the parts.
LISTED = frozenset(
    "revenue net_profit gross_profit operating_profit sales_volume sales_amount retail_sales exports imports trade_total fdi cpi ppi unemployment_rate 外销订单 output inventory capacity employees "
    "stores 裁员人数 customers users order_amount capex fund_size fixed_asset_investment investment_amount bond_amount net_inflow net_outflow".split()
)
# 用电量, 旅客周转量, 一般公共预算支出: what statistics count that has no key, by the head of its name
SERIES = regex.compile(r"(?:用电|发电|用气|用水|运输|周转|吞吐|发送|客运|货运|业务|流动)量$|公共预算(?:收入|支出)$|网上零售额$|保费收入$|(?<!单|均)产值$")


def is_listed(concept: str) -> bool:
    """Tell whether the parts of a measure follow one after the other.

    >>> is_listed("revenue"), is_listed("全社会用电量"), is_listed("cash")
    (True, True, False)
    """
    return concept in LISTED or SERIES.search(concept) is not None


# A stretch that is no part but leads on (首次站上), compares (略胜市场), or names a measure of its own (保证金).
LEADS_ON = regex.compile(
    r"(?:首[次度]|更正|扩充|触|单月|数字|亦|不含|约合|以及|随后)|^(?:低|高|远|略|较|比|不|这|那|一|盘中|最|前|后|再|又|多|少|折)|(?:[债费金款税券]|债务|借贷|借款|[闭开关]店)$"
)


# What is said before a change and is no line of business: 虽基数高, 因天气, 账面.
NO_LINE = regex.compile(r"[因虽优给的受由时段]|相当|账面|公司|[AH]股|改革|.{9}")
QUOTED = regex.compile("[涨跌挫]")
COUNTED = frozenset("retail_sales exports imports trade_total fdi cpi fixed_asset_investment".split())
"""What statistics count: there a thing that falls is no share."""


def _of_basket(part: str, last: Topic) -> bool:
    """Tell whether a part is a class of the goods whose prices were told, which a sentence of its own goes on with: 食物类涨3%."""
    return last.concept == "cpi" and part.endswith("类")


def _parts_go_on(state: State, last: Topic) -> bool:
    """Tell whether the sentence before told how parts of a measure changed: the next part may be told in a sentence of its own."""
    return state.changed is not None and state.changed.part is not None and state.changed.concept == last.concept in COUNTED


def _like_before(mention: Mention, part: str, how: Approach, state: State) -> str | None:
    """Return the measure that a whole had in this unit just before: 交付量12.5万辆,同比增8%;(微型车)5.2万辆."""
    counts = (topic.concept for topic, label, _ in state.recent if label != "PERCENT" and concept_unit(topic.concept) != "percent" and topic.concept != "price")
    ahead = next((topic.concept for topic in reversed(state.topics) if topic.concept in TRADE), None)  # 主要出口货品中,文具8亿元
    measure = ahead or next(counts, "")
    if not is_listed(measure) or how.to or how.source or LEADS_ON.search(part):
        return None
    alike = (topic.concept == measure for topic, label, unit in state.recent if (label, unit) == (mention.label, mention.unit))
    return measure if next(alike, False) else None


TRADE = frozenset(("exports", "imports", "外销订单"))
OF_THEM = regex.compile(r"其中(?:,|,?包括|有)?")


def made_beside(named: Topic, mention: Mention, lead: str) -> Topic | None:
    """Return the topic with what was made or sold, which stands behind a measure that is a verb, 累计销售轻卡(3万辆); None where nothing does.

    >>> made_beside(Topic("sales_volume"), Mention(6, 9, "QUANTITY", value="30000", unit="辆"), "累计销售轻卡")
    Topic(concept='sales_volume', part='轻卡')
    """
    made = _made(mention, lead) if named.part is None and named.concept in SOLD_OR_MADE else None
    return made if made and made.concept == named.concept and made.part not in ANY_OF_THEM else None


SOLD_OR_MADE = frozenset(("sales_volume", "output"))
ANY_OF_THEM = frozenset("新车 车辆 汽车 产品 商品 整车 生猪".split())
"""What is all that a firm sells, and no part of it."""


def _made(mention: Mention, lead: str) -> Topic | None:
    makes = MAKES.search(lead)
    part = part_named(makes.group("part")) if makes and mention.label == "QUANTITY" else None
    return Topic(MADE.get(makes.group("verb"), "sales_volume"), part) if makes and part else None


def _earned(state: State) -> str | None:
    """Return the last measure of money earned that was spoken of."""
    return next((topic.concept for topic, _, _ in state.recent if topic.concept in EARNED), None)


def _earned_at_least(state: State, mention: Mention) -> str | None:
    """Return the last measure of money earned, what was sold where a part of the number's size can be none of the profit told last: 净利润2亿元。酱料贡献了9亿元."""
    earned, level = _earned(state), state.level_at[0] if state.level_at else None
    if level is None or earned != level.concept or level.unit != mention.unit or earned in SALES:
        return earned
    return _sold(state) or earned if Decimal(mention.value or "0") > Decimal(level.value or "0") else earned


def _sold(state: State) -> str | None:
    """Return the last measure of what was sold that was spoken of, which no profit is."""
    return next((topic.concept for topic, _, _ in state.recent if topic.concept in SALES), None)


SALES = frozenset("revenue sales_amount retail_sales contracted_sales".split())
# 安装及维修服务2.4亿元: what earns, no measure
OF_BUSINESS = regex.compile(r"\p{Han}{2}(?:业务|板块|服务|项目)$")


def part_named(text: str) -> str | None:
    """Return the part that a stretch of words names; None where it is no plain noun phrase.

    >>> part_named("新能源车齿轮"), part_named("净利润"), part_named("增长")
    ('新能源车齿轮', None, None)
    """
    piece = clean_phrase(text).strip("、和及与的也 ")
    core = piece.removesuffix("及其他")  # 电商及其他: a line as 电商 is
    word = words().get(core)
    known = (core == piece and word and word.concept not in (None, "-")) or (NOUN_END.search(core) and not OF_BUSINESS.search(core))
    if not 2 <= len(core) <= 12 or known or VERBAL.search(core) or VERB_END.search(core):
        return None
    return None if GENERIC_PART.fullmatch(core) or NO_PART.fullmatch(core) else piece


# 新增(了)12家分店: a number of new things, not how far something grew
ADDS = regex.compile(r"新增(?:了|约|近|逾|超过?)*$")


# 新增专利授权(1260件)
ADDED = regex.compile(r"(?<!单[日周月季年]|[每当][日天周月季年])(?P<new>新增|净增)(?P<what>\p{Han}{2,8}?)(?:共|合计|约|近|逾|超过?|达到?|数)*$")


# 风电新增(300万千瓦), 光伏装机新增(7吉瓦)
PLANTS = regex.compile(r"(?P<part>光伏|太阳能|风电|火电|水电|核电|煤电|储能|抽水蓄能)(?:发电)?(?:装机)?新增(?:装机)?(?:容量)?(?:了|约|近|逾|达|为)*$")
POWER = frozenset("吉瓦 GW 兆瓦 MW 千瓦".split())


def new_things(mention: Mention, around: Around) -> Topic | None:
    """Return the topic of a number of things that are new, 新增12家分店; None where the thing is not named behind it."""
    if mention.label != "QUANTITY" or "增" not in around.lead:
        return None
    if mention.unit in POWER and (plants := PLANTS.search(around.lead)):
        return Topic("新增装机", plants["part"])
    noun = counted_noun(around.tail) if ADDS.search(around.lead) else ""
    named = ADDED.search(around.lead)
    noun = noun or (named["what"] if named and not named["what"].endswith("等") and part_named(named["what"]) and not VERBAL.search(named["what"]) else "")
    return Topic(f"{named['new'] if named else '新增'}{noun}") if noun else None
