"""Parts that a text goes through one after the other, of the measure that it began with: branches, goods, where visitors come from."""

import regex

from newsfacts.facts.state import Recent, State
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.breakdown import SERIES, part_named
from newsfacts.facts.what.concepts import Topic, is_noun
from newsfacts.facts.whose.owners import lands
from newsfacts.facts.words import concept_kind
from newsfacts.mention import Mention

# 访港旅客391万人次,内地客占294万; 佰国及川国客分别增长: where those come from who are counted
VISITORS = regex.compile(r"(?:旅客|访客|游客)(?:人次|人数|数量?|总数|总量)?$|^(?:入境|访[港澳台])人次$|^出入境人(?:员|次)$")
FROM = regex.compile(
    r"(?:其中|当中|而|以|,)*(?:(?P<part>(?:内地|大陆|港澳台?|台湾|香港|澳门)居民|外国人|外籍人[员士])|(?P<part>\p{Han}[\p{Han}、]{1,11}?)(?:旅客|访客|游客|客源|客))(?:人次|人数|数量?)?"
    r"(?:则|亦|也|仍|有|占(?:了|去)?|达到?|为|录得?|共|约|近|逾|超过?|分别|各|依次|按年|同比|环比|较\p{Han}{2,4})*"
)
# 进口端,铁矿砂8000万吨: what the clause before said of what is listed
HEADED = regex.compile(r"(?:^|[,;。\n])(?:而|再看|至于|其中)?(?P<what>进口|出口)(?:端|方面|上|侧|一侧|商品中|品种中|来看),$")
TRADE = {"进口": "imports", "出口": "exports"}
HEAD_NEAR = 12
"""Characters before the words of a number in which that stands."""
# 水电由降转增,(增长)9%: the clause before has the part, and no number
TURNED = regex.compile(
    r"(?:^|[,;。\n])(?:其中|而|但|,)*(?P<part>\p{Han}[\p{Han}A-Za-z]{1,9}?)(?:则|却|也|更|反而)*"
    r"(?:由[降负减跌下]\p{Han}?转[增正升涨上]\p{Han}?|由[增正升涨上]\p{Han}?转[降负减跌下]\p{Han}?|止跌回升|扭转\p{Han}{2,4}|逆势\p{Han}{2,4}|一枝独秀|领跑|跑得最快|垫底|拖了?后腿|表现\p{Han}{2,3}"
    r"|(?<=[业品类])(?:因|受|受惠|拜|随着?)[^,;。\d]{2,14}),$"
)
# 跌幅由上月的(2%)扩大: how far it fell then
RATE_SET_OUT = regex.compile(r"[涨跌升降增减]幅(?:由|从|自)(?:的)?(?:约|近|逾)?")
SIDE = ("业", "产", "品", "类", "电", "货", "户")
"""What the names of the branches and goods of statistics end in."""


def from_where(mention: Mention, lead: str, how: Approach, recent: Recent) -> Topic | None:
    """Return the measure of the visitors just counted where a number tells of those from somewhere, with that as the part if it is one; else None.

    >>> told = [(Topic("访港旅客"), "QUANTITY", "人次")]
    >>> from_where(Mention(0, 4, "QUANTITY", value="900000"), ",其中内地客占", Approach(8), told)
    Topic(concept='访港旅客', part='内地')
    """
    if not ("客" in lead or "居民" in lead or "外国人" in lead or "外籍" in lead) or (mention.label == "PERCENT" and (not how.sign or how.to)):
        return None
    measure = next((topic.concept for topic, _, _ in recent if VISITORS.search(topic.concept)), None)
    match = FROM.fullmatch(lead[: how.start] if how.sign else lead) if measure else None
    if measure is None or match is None:
        return None
    places = SEVERAL.split(match["part"])
    if not all(is_whence(place) for place in places):
        return None  # 购物旅客: not where they come from
    return Topic(measure, None if len(places) > 1 else places[0])


def is_whence(word: str) -> bool:
    """Tell whether a word says where visitors come from or how they stay.

    >>> is_whence("日本"), is_whence("过夜"), is_whence("购物")
    (True, True, False)
    """
    return word in lands() or WHERE.fullmatch(word) is not None


SEVERAL = regex.compile("[、及和与]")
# What is no country and yet where visitors come from, or how they stay
WHERE = regex.compile(r"\p{Han}{2,3}居民|外国人|外籍人[员士]|非?内地|大陆|陆|本地|[台港澳]|[南北]韩|日韩|欧美|[东西南北]\p{Han}{1,2}|[境国省]内|[境国]外|海外|外[国省地]|省外|不?过夜|即日|[短长]途|新马|珠三角|大湾区|广东|国际")


def next_branch(mention: Mention, lead: str, how: Approach, state: State) -> Topic | None:
    """Return the topic of the next branch of a measure that no word of the lexicon names, 第一产业用电3亿千瓦时;第二产业; None of any other number.

    The unit is that of the branch before, and both branches are called alike.
    """
    last, level = state.broken, state.level
    if level is None or level.unit != mention.unit or (how.sign and not how.to):
        return None
    part = part_named(lead.lstrip(","))
    if part is None or not is_noun(level.concept):
        return None
    if BRANCH.fullmatch(part) and SERIES.search(level.concept):
        return Topic(level.concept, part)
    alike = last is not None and last.part is not None and level.part is not None and part != last.part and part[-1] == last.part[-1]
    return Topic(level.concept, part) if alike and part.endswith(SIDE) else None


# 华中、华北分别增长2%和5%,东北|则减少6%: the next place of those that the firm sells in
ITS_PLACE = regex.compile("(?:地区|市场|区域)?(?:则|却|也|亦|更|反而|仍)*")


def next_place(mention: Mention, lead: str, how: Approach, state: State) -> Topic | None:
    """Return the topic of how far a firm's business moved in the next of the places told of, None of any other number.

    >>> from newsfacts.document import Fact
    >>> told = State(place="东北", last=Fact(entity="岚桐", concept="revenue", value="4", unit="%", part="华北", change="yoy", evidence=(0, 2)))
    >>> next_place(Mention(0, 2, "PERCENT", value="6", unit="%"), "东北则减少", Approach(3, sign=-1), told)
    Topic(concept='revenue', part='东北')
    """
    last, place = state.last, state.place
    if not place or last is None or not last.change or not last.part or not how.sign or how.to or mention.unit != last.unit:
        return None
    return Topic(last.concept, place) if lead.startswith(place) and ITS_PLACE.fullmatch(lead, len(place), how.start) else None


BRANCH = regex.compile(r"第?[一二三]产业?")


def grew_so(text: str, start: int, lead: str, mention: Mention, how: Approach, state: State) -> Topic | None:
    """Return the topic of the part just counted where a bare verb says how far it moved, 第一产业3亿千瓦时,增长5%; None of any other number."""
    last = state.last
    points = mention.unit == "pp" and last is not None and last.unit == "%" and last.concept.endswith("率")  # 国际航线客座率85%,提升3个百分点
    if last is None or not (points or (mention.unit == "%" and last.unit not in ("%", None))) or last.change or last.part is None or not how.sign or how.to:
        return None
    bare = text[state.just_end : start] in (",", "") and not lead[: how.start].strip("同环比按年,")
    priced = last.concept.endswith(("价", "price")) or how.verb in ("溢价", "折价")  # 楼面价2万元,溢价9%: of the deal
    return Topic(last.concept, last.part) if bare and not priced else None


def next_goods(text: str, start: int, lead: str, mention: Mention, recent: Recent) -> Topic | None:
    """Return the topic of goods that customs go on with by their name alone, 进口铁矿砂8000万吨,均价…;原油4000万吨; None where they do not.

    >>> told = [(Topic("price"), "MONEY", "CNY/吨"), (Topic("imports"), "QUANTITY", "吨")]
    >>> next_goods(";原油4000万吨", 1, "原油", Mention(3, 9, "QUANTITY", unit="吨"), told)
    Topic(concept='imports', part='原油')
    """
    if mention.label != "QUANTITY" or text[start - 1 : start] not in (";", ",", "。") or not GOODS.fullmatch(lead):
        return None
    alike = next((topic.concept for topic, label, _ in recent[:LATELY] if label == mention.label), "")
    part = part_named(lead) if alike in TRADE.values() else None
    return Topic(alike, part) if part else None


LATELY = 4
"""So many topics back the goods before may have been told."""
GOODS = regex.compile(r"(?!其中|日均|月均|累计|\p{Han}*(?:[进出]口|整体|产量|销量|库存|[生投]产))\p{Han}{2,8}")


# 发送旅客12亿人次、货物(9亿吨): what else was carried
CARGO = regex.compile(r"[、和及,]*(?:以及|并)?(?P<what>货物|货邮|邮件)")


def carried_too(mention: Mention, lead: str, recent: Recent) -> Topic | None:
    """Return the measure of goods that stand beside the passengers just counted, None of any other number.

    >>> carried_too(Mention(0, 3, "QUANTITY", value="900000000", unit="吨"), "、货物", [(Topic("旅客发送量"), "QUANTITY", "人次")])
    Topic(concept='货物发送量', part=None)
    """
    last = recent[0] if recent and mention.label == "QUANTITY" else None
    cargo = CARGO.fullmatch(lead) if last and last[2] != mention.unit and "旅客" in last[0].concept else None
    return Topic(last[0].concept.replace("旅客", cargo["what"])) if last and cargo else None


def headed(text: str, start: int, lead: str, mention: Mention, how: Approach) -> Topic | None:
    """Return the topic of goods that the clause before the words of a number said are bought or sold abroad, 进口端,铁矿砂; else None.

    >>> headed("进口端,铁矿砂8000万吨", 4, "铁矿砂", Mention(7, 13, "QUANTITY", unit="吨"), Approach(3))
    Topic(concept='imports', part='铁矿砂')
    """
    if mention.label not in ("QUANTITY", "MONEY") or (how.sign and not how.to) or text[start - 1 : start] != ",":
        return None
    head = HEADED.search(text, max(0, start - HEAD_NEAR), start)
    part = part_named(lead) if head else None
    return Topic(TRADE[head["what"]], part) if head and part else None


# 基本通胀率1.1%,其中外出用膳(升1.2%): a class of the basket
CLASS = regex.compile(r"(?:其中|当中|而|但|,)*(?P<part>\p{Han}[\p{Han}、]{1,11}?)(?:则|却|也|亦|更|价格)*")


# 住屋开支(升1.3%): what a household spends on, in the basket
SPENT_ON = regex.compile(r"(?:其中|当中|而|但|,)*(?P<part>(?:住屋|房屋|住房|居住|交通|教育|医疗|娱乐|外食|膳食|食品|服务|旅游)[\p{Han}]{0,4}?)(?:开支|费用|费)(?:则|却|也|亦|更|价格)*")


def of_basket(mention: Mention, lead: str, how: Approach, recent: Recent) -> Topic | None:
    """Return the topic of a class of the goods whose prices the rate just told is of, None of any other number.

    >>> of_basket(Mention(0, 4, "PERCENT", value="1.2", unit="%"), ",其中外出用膳升", Approach(7, sign=1), [(Topic("通胀率"), "PERCENT", "%")])
    Topic(concept='cpi', part='外出用膳')
    """
    behind = mention.unit == "%" and how.sign and not how.to and bool(recent) and recent[0][0].concept.endswith("通胀率")
    match = CLASS.fullmatch(lead[: how.start]) if behind else None
    part = part_named(match["part"]) if match else None
    if part is None and mention.unit == "%" and how.sign and not how.to and recent and (recent[0][0].concept == "cpi" or behind):
        spent = SPENT_ON.fullmatch(lead[: how.start])
        part = spent["part"] if spent else None
    return Topic("cpi", part) if part else None


# 充换电服务业用电增速(四成八): how fast one branch of a measure grew
GROWS = regex.compile(
    r"(?:其中|而|但|,)*(?P<part>\p{Han}[\p{Han}A-Za-z]{1,11}?)(?:用电量?|发电量?)?的?(?:同比)?(?:增速|[增升降减]幅)(?:则|也|仍|均)*(?:高?达到?|为|是|有|约|近|逾|超过?|超)*"
)


def branch_grows(mention: Mention, lead: str, recent: Recent) -> Topic | None:
    """Return the topic of the rate at which a branch grew of a measure that was told in whole or by its branches, None of any other number.

    >>> told = [(Topic("全社会用电量"), "QUANTITY", "千瓦时")]
    >>> branch_grows(Mention(0, 3, "PERCENT", value="48", unit="%"), ",充换电服务业用电增速高达", told)
    Topic(concept='全社会用电量', part='充换电服务业')
    """
    series = mention.unit == "%" and bool(recent) and SERIES.search(recent[0][0].concept) is not None
    match = GROWS.fullmatch(lead) if series else None
    part = part_named(match["part"]) if match else None
    return Topic(recent[0][0].concept, part) if part else None


# 新业务价值27亿元,其中香港业务升8%: a line of the firm's, of the measure just told, by its own word for it
LINE_MOVES = regex.compile(
    r"(?<![\p{Han}\d])(?:其中|当中|而)*(?P<part>香港|本港|内地|中国内地|大陆|海外|国际|东南亚|欧洲|北美|美国|日本|台湾|澳门|巴士|渡轮|铁路|电力|燃气|水务|寿险|财险|健康险|代理|银保|零售|批发|物业|酒店)业务"
    r"(?:(?:首|次|第?[一二三四])季|[上下]半年|全年|[则亦也仍却更再]|按年|同比|收入)*(?=[\p{Han}\d])(?!的?\p{Han}{0,6}(?:人员|员工|人手|成本|费用|开支|客户|用户|占|率|利润|亏损|门店|投入))"
)
LINE_NEAR = 16


def line_moves(text: str, mention: Mention, how: Approach, state: State) -> Topic | None:
    """Return the measure just told of the line of business that the clause begins with, where a percentage says how far it moved; None of any other number.

    >>> told = State(company="岚禾人寿", recent=[(Topic("新业务价值"), "MONEY", "HKD")])
    >>> line_moves("价值9亿元,其中香港业务升8%", Mention(13, 15, "PERCENT", value="8", unit="%"), Approach(0, sign=1), told)
    Topic(concept='新业务价值', part='香港')
    """
    if mention.unit != "%" or not how.sign or how.to or state.company is None or not state.recent or state.topics:
        return None
    clause = max(text.rfind(mark, 0, mention.start) for mark in ",;。\n") + 1
    line = LINE_MOVES.match(text, clause, mention.start) if mention.start - clause <= LINE_NEAR else None
    measure = next((topic.concept for topic, label, _ in state.recent if label == "MONEY" and concept_kind(topic.concept) == "flow"), None) if line else None
    if line is None or measure is None:
        return None
    part = str(line["part"])
    return Topic(measure, f"{part}业务" if part in ("海外", "国际") else part)


# 非制造业商务活动指数50.8%,其中建筑业53.4%: of whom the index is
SURVEYED = regex.compile(r"(?:其中|分行业看|分规模看|而|,)*(?P<part>\p{Han}{1,10}?(?:业|企业))(?:商务活动指数|PMI|指数)?(?:则|仍|也|均|分别|回升至|回落至|升至|降至|为|达到?)*")


def surveyed(mention: Mention, lead: str, recent: Recent) -> Topic | None:
    """Return the topic of a part of the managers' index that was just told, None of any other number.

    >>> surveyed(Mention(0, 5, "PERCENT", value="53.4", unit="%"), ",其中建筑业", [(Topic("pmi"), "PERCENT", "%")])
    Topic(concept='pmi', part='建筑业')
    """
    of_index = mention.unit == "%" and bool(recent) and recent[0][0].concept == "pmi"
    match = SURVEYED.fullmatch(lead) if of_index else None
    part = part_named(match["part"]) if match else None
    return Topic("pmi", part) if part else None


def turned(text: str, start: int, lead: str, mention: Mention, how: Approach, recent: Recent) -> Topic | None:
    """Return the topic of a part that the clause before named without a number, 水电由降转增,增长9%; None where it named none."""
    if mention.unit != "%" or not recent:
        return None
    if RATE_SET_OUT.fullmatch(lead):
        start = text.rfind(",", max(0, mention.start - 24), mention.start) + 1  # the words hold a date that their lead has not
    elif not how.sign or how.to or lead[: how.start].strip("同环比按年"):
        return None
    if text[start - 1 : start] != ",":
        return None
    clause = TURNED.search(text, max(0, start - 24), start)
    part = part_named(clause["part"]) if clause else None
    return Topic(recent[0][0].concept, part) if part and not is_noun(part) else None
