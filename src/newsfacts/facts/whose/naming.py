"""Names that the walk meets: each the subject of what follows, one more of a list of subjects, a part, or nothing of it."""

from typing import Protocol

import regex

from newsfacts.facts.items import Item, codes_paper
from newsfacts.facts.scene import Scene
from newsfacts.facts.whose.agencies import counted_for
from newsfacts.facts.whose.aside import is_where_written
from newsfacts.facts.whose.names_at import TURNING
from newsfacts.facts.whose.owners import (
    AS_CUSTOMER,
    AS_HOLDER,
    COUNTERS,
    GETS_IN,
    HOUSE,
    LISTED,
    OWNER_LABELS,
    PLACES,
    SOURCE_VERB,
    SPEAKS_OF_ANOTHER,
    is_agency,
    is_employer,
    is_national,
    says_for_land,
    told_to_hold,
)
from newsfacts.facts.whose.subjects import Named, counts_here, is_cited, is_counter, reckons_for_land, trade_counted

HEADS = ",;:。"
"""Behind these a partner begins its place in a row: 东盟2万亿元;|欧盟1万亿元."""
NEAR = 60
"""So many items before one are looked at."""
MOST_OWNERS = 40
"""No list of subjects is longer."""
# 载板厂川岳电子(2999)、电源大厂|禾岳电(2998)及代工龙头|佰岳(2997): what each of a list is may stand before it; 岚桐资本和佰国的|岳澜资本: whence it is
LIST_JOIN = regex.compile(
    r"(?:\([^()]{0,30}\))?(?:(?:、|和|与|及|以及|》《|》(?:、|和|与|及|以及)\p{Han}{0,8}《)(?:[\p{Han}A-Za-z]{0,8}?(?:厂|龙头|巨头|业者|厂商|股王|股后|一哥|[车药酒房险]企|券商|公司|集团|银行|平台|品牌)|\p{Han}{2,6}[的籍])?)?(?:\([^()]{0,30}\))?"
)
# 副行长祁远(、法务部总经理)窦明: of people in a list each has a title
TITLE_JOIN = regex.compile(r"(?:、|和|与|及|以及)(?:时任|原|前)?\p{Han}{0,12}")
PEOPLE = frozenset({"PERSON"})
# …增长6%,其中|佰州、川州分别为: the places that a whole is made of
OF_THESE = regex.compile(r"(?:^|[,;。\n])其中,?$")
# 岚桐国资|持股比例将达23%, 岚桐国资|将持有公司2亿股, 岚桐资本|持有8%: the holder's stake, and the company goes on
HOLDS_IT = regex.compile(r"(?:及其?一致行动人)?的?(?:仍|则|直接|间接|合计|共|将|已)*(?:持股(?!公司|平台)|持有(?:本?公司|上市公司)|(?:持有|拿着|握有|拥有|手握)(?:约|近|逾)?[\d.]+%(?=[,。;、和及(]|的?股[份权]))")
# 其中|内地(增3%)
MOVES = regex.compile(r"(?:市场|地区)?(?:则|更|却|仍)?(?:同比|按年)?[增升涨跌减降](?:长|加|幅|少)?(?:了|约|近|逾)?\d")
# 反观|岚省, 再看|佰州, 四省中|川省: the text turns to another place
TURNS_TO = regex.compile(rf"(?:^|[,;。!?”\n])(?:{TURNING}|(?:唯独|唯有|惟|只有|仅有?|就连|而|但)|再来?看看?|回看|看回|轮到|相比之下,?|[两三四五六七八各][省市国地城]中,?)$")
# 独力推高|恒指90点,成交12亿元: the share's own again behind the comma
PUSHES = regex.compile(r"(?:推[高升低]|拉[高低抬升]|拖[低累]|压低|贡献)了?$")
CONTROLS = regex.compile(r"(?:控制|控股|持股|全资)的$")


# 岚桐通讯(8月5日公布的中期收入为), 岚桐通讯(也已公布,首季盈利): whose results follow, whomever the text is about
OWN_RESULTS = regex.compile(
    r"(?:\([^()\n]{1,16}\))?[^,;。:()]{0,8}?(?:公布|披露|发布)(?:的|,)(?:[去今]年)?(?:中期|年度|全年|季度|首季|[上下]半年|第?[一二三四1-4]季度?|前[三3]季度?)(?!报告|数据)"
)


class Namer(Named, Protocol):
    """What a name needs of the walk: what other words need that name somebody, and for whom people speak."""

    local: bool
    """The text reports of one place's own affairs."""
    employers: dict[str, str]


def take_entity(mind: Namer, items: list[Item], i: int, *, inside: bool) -> None:
    """Take what a name tells of whose the numbers after it are; `inside`: it stands in a bracket."""
    mention = items[i].mention
    if mention is None or mention.name is None:
        return
    if mention.label in PLACES:
        _take_place(mind, items, i, inside=inside)
    elif mention.label == "TICKER":
        if not inside and mention.name.endswith(".IB") and not codes_paper(items, i):
            mind.state.owners = (mention.name,)
    elif (mention.label in OWNER_LABELS or mention.label == "PERSON") and not (inside and mention.name in mind.state.owners):
        _take_name(mind, items, i, mention.name, mention.label)


def _take_name(mind: Namer, items: list[Item], i: int, name: str, label: str) -> None:
    """Take a name as the subject, or as one more of a list of subjects, or leave it aside."""
    state, item = mind.state, items[i]
    # 川岳证券|祁闻舟: who speaks for it, no second subject
    alike = PEOPLE if label == "PERSON" else LISTED
    joins = _joins(mind, items, i, alike) and not (label == "PERSON" and i and items[i - 1].kind == "entity" and items[i - 1].end == item.start)
    before = _before(items, i, alike) if joins else None
    if before and before.mention and before.mention.name in state.owners:
        if name not in state.owners and len(state.owners) < MOST_OWNERS:
            state.owners = state.group = (*state.owners, name)
            state.group_start = item.start
        return
    if label == "PERSON":
        state.person = state.speaker = name
        if (mind.scene.is_talk or mind.text.startswith((":我们", ":“我们"), item.end)) and mind.text.startswith(":", item.end) and name not in mind.employers:
            state.owners = (mind.company,) if mind.company else ()  # 祁闻舟:我们去年赚了3亿元
            return
        if name in mind.employers and not told_to_hold(mind.text, item.end):
            if not state.spoken_of:
                employer = mind.employers[name]
                told_of = speaks_of(mind.scene, employer)
                state.owners, state.company = (told_of,), employer if told_of == employer else None
            return
    if label == "ORG" and _takes_source(mind, item, name):
        return
    counted = i > 0 and items[i - 1].kind == "value" and items[i - 1].end == item.start
    for_land = label == "ORG" and (_counts_for_land(mind, item, name) or (speaks_of(mind.scene, name) != name and is_employer(mind.text, items, i) is not None))
    outsider = label == "ORG" and not for_land and is_employer(mind.text, items, i) is False
    in_row = item.start in mind.scene.partners and mind.text[item.start - 1] in HEADS
    if counted or outsider or in_row or (joins and state.object_end >= 0) or is_counter(mind, item, name) or not mind.scene.is_subject(item):
        state.object_end = item.end
    elif for_land:
        place = counted_for(mind.scene, name, item.start)
        state.owners, state.company, state.counted = (place,), None, place
    else:
        _take_subject(mind, item, name, label)


def _takes_source(mind: Namer, item: Item, name: str) -> bool:
    """Tell whether a name is only that of who has counted what follows, and take whose that is: 据川岳研究院统计."""
    state = mind.state
    if mind.local and is_agency(name):
        return True  # 市财政局 speaks of the city's numbers
    if is_cited(mind, item, name):
        place = counted_for(mind.scene, name, item.start)
        state.owners, state.counted = (place,), place
        state.object_end = item.end
        return True
    if counts_here(mind, item, name) and ((trade := trade_counted(mind.text, item.end)) or not state.here):
        state.sure = trade or mind.scene.nation
        state.owners, state.object_end, state.trade = (state.sure,), item.end, trade
        state.counted, state.here = trade, state.here and trade is None
        return True
    if reckons_for_land(mind, item, name):
        nation = mind.scene.nation
        state.owners, state.sure, state.counted, state.here, state.object_end = (nation,), nation, nation, False, item.end
        return True
    return False


def _counts_for_land(mind: Namer, item: Item, name: str) -> bool:
    """Tell whether a name is that of an agency which tells what it has counted for its place."""
    if name == mind.company or name in mind.scene.coded or not (is_agency(name) or is_national(name)):
        return False
    return SOURCE_VERB.match(mind.text, item.end) is not None or says_for_land(mind.text, name, item.end)


# 禾川信息董事长表示: a house of such a name does business of its own, which its people speak of
ALSO_SELLS = regex.compile("(?:信息|数据)$")


def speaks_of(scene: Scene, employer: str) -> str:
    """Return whose numbers the people of an organisation tell: its own, or its country's where it is a national body or, in a text about no firm, a house that counts.

    乘联会分析师预计,5月零售180万辆.
    """
    if employer == scene.company or employer in scene.coded:
        return employer
    for_others = is_national(employer) or (scene.company is None and COUNTERS.search(employer) and ALSO_SELLS.search(employer) is None)
    return counted_for(scene, employer) if for_others else employer


def _take_subject(mind: Namer, item: Item, name: str, label: str) -> None:
    """Take a name as the subject of what follows."""
    state = mind.state
    before = state.owners
    if label == "INDEX" and PUSHES.search(mind.text, max(mind.begin, item.start - 4), item.start):
        state.lent = before
    state.owners = (name,)
    state.object_end, state.spoken_of = -1, True
    if label == "ORG" and mind.text[max(0, item.start - 1)] in ",;。\n":
        state.goods = None  # 布伦特原油跌破82美元,川岳油气跌2.8%
    near = max(mind.begin, item.start - 8)
    if TURNS_TO.search(mind.text, near, item.start) and mind.text.startswith(",", item.end):
        state.sure = name
    if label == "ORG" and mind.text.endswith("由", 0, item.start) and GETS_IN.match(mind.text, item.end):
        state.lent = before  # 4月的B轮由岚湾资本领投3亿元,投后估值: the firm's that it got into
    if CONTROLS.search(mind.text, near, item.start):
        state.person = None  # 窦明控制的岚桐投资…其所持: the firm's
    if label == "ORG" and item.start == mind.begin and not is_agency(name) and OWN_RESULTS.match(mind.text, item.end):
        state.sure = name
    deals = AS_CUSTOMER.search(mind.text, near, item.start)
    if deals and state.company:
        state.back = state.back or (state.company,)
    joins_it = deals or AS_HOLDER.search(mind.text, near, item.start) or HOLDS_IT.match(mind.text, item.end)
    if joins_it and name != mind.company:
        state.holders.add(name)
    joins_it = joins_it or name in state.holders
    aside = state.company and (joins_it or SPEAKS_OF_ANOTHER.match(mind.text, item.end) or GETS_IN.match(mind.text, item.end))
    state.holder = name if aside and joins_it else None
    of_another = mind.company is not None and name != mind.company and name not in mind.scene.coded and HOUSE.search(name) is not None  # 川岳证券…,该公司今年
    if label == "ORG" and not is_agency(name) and not aside and not of_another:
        state.company, state.here = name, True


def _take_place(mind: Namer, items: list[Item], i: int, *, inside: bool) -> None:
    """Take a place as a part of the company under discussion, or as the subject where there is none."""
    state, item = mind.state, items[i]
    if inside or item.mention is None or item.mention.name is None or not mind.scene.is_subject(item) or item.start in mind.scene.partners:
        return
    if _is_of_firm(mind.text, items, i) or is_where_written(mind.text, item.end):
        return
    name = item.mention.name
    if PEOPLE_THERE.match(mind.text, item.end) and COUNTS.search(mind.text, mind.begin, item.start):
        state.owners, state.sure, state.spoken_of = (name,), name, True  # 岚桐公司统计,10月佰国雇主裁员
        return
    before, after = items[i - 1] if i else None, _behind_date(items, i)
    if before and before.kind == "entity" and before.end == item.start and state.place == _previous_name(items, i):
        state.owners = (name,) if state.owners == (state.place,) else state.owners
        state.place = name  # 福建泉州: the narrower of the two
        return
    if state.place and _joins(mind, items, i, PLACES):
        state.place = f"{state.place}、{name}"
        if state.owners and _previous_name(items, i) == state.owners[-1]:
            state.owners = state.group = (*state.owners, name)
        return
    heads = _heads(mind, item, before)
    names_part = after is not None and after.word is not None
    if heads or names_part:
        state.place = name
    counted = state.counted is not None and all(owner == state.counted or _is_place(mind, owner) for owner in state.owners)
    land_by_land = state.counted is not None and state.owners == (state.counted,) == (state.sure,)
    if heads and (state.owners in WORLD or land_by_land):
        state.owners, state.spoken_of, state.counted, state.sure = (name,), True, name, name  # IMF预计全球经济增长3%,中国增长4.8%: no part of the world's
    elif heads and (counted or not (state.here or mind.company)):
        state.owners = (name,)
        state.counted = name if counted else state.counted  # 据川岳研究院监测,3月佰城成交: the city's


WORLD = (("全球",), ("世界",))
"""Of all lands together."""


def _is_place(mind: Namer, name: str) -> bool:
    """Tell whether the text has a name as that of a place."""
    anywhere = mind.scene.by_name.get(name)
    return anywhere is not None and anywhere[0].label in PLACES


def _is_of_firm(text: str, items: list[Item], i: int) -> bool:
    """Tell whether a place only says whence the firm named behind it is: 内地电商平台岚桐网络, 本地发展商川岳地产, 北国岚田精机公布."""
    after = next((other for other in items[i + 1 : i + 4] if other.kind == "entity"), None)
    if after is None or after.mention is None or after.mention.label != "ORG":
        return False
    if after.start == items[i].end:
        return TELLS_RESULTS.match(text, after.end) is not None
    return FIRM_FROM.fullmatch(text, items[i].end, after.start) is not None


# 佰国|雇主宣布裁员, 佰国|家庭负债: those of a land, whom a house counts
PEOPLE_THERE = regex.compile(r"的?(?:雇主|家庭|消费者|居民|民众|用人单位|零售商|制造商|私营部门|小企业)")
COUNTS = regex.compile("统计|数据|调查|报告|监测")
# 北国|岚田精机|公布, 北国|岚田精机|(6988.T)
TELLS_RESULTS = regex.compile(r"(?:\([^()\n]{1,24}\))?(?:\d{1,2}日|今日|昨日|周[一二三四五六日]|在|于)*(?:第?[一二三四首]季|[上下]半年|前三季|全年|[今去]年|公布|发布|披露|宣布|表示|称|财报|业绩)")
# 内地|内容电商|岚桐网络: what a firm is, between a place and its name
FIRM_FROM = regex.compile(
    r"的?[\p{Han}A-Za-z]{0,12}(?:(?<=\p{Han}{2})[商厂]|厂商|巨擘|老字号|公司|集团|企业|平台|品牌|龙头|巨头|电商|网商|开发商|发展商|内房|房企|车企|药企|券商|银行|零售商|游戏商|代理商|制造商|生产商|运营商|营运商|供应商|连锁店|私募(?:基金|巨头|股权)?|投资机构|投行|[科电医消]\p{Han}?股)[“《]?"
)


def _behind_date(items: list[Item], i: int) -> Item | None:
    """Return the item right behind `items[i]`, or right behind a date that stands there: 佰国|(2月)CPI; None where there is none."""
    end = items[i].end
    for item in items[i + 1 : i + 3]:
        if item.start != end:
            return None
        if item.kind != "date":
            return item
        end = item.end
    return None


def _heads(mind: Namer, item: Item, before: Item | None) -> bool:
    """Tell whether a place stands where the text turns to it: at the head of a clause, of a list, or behind 反观."""
    if item.start == mind.begin or (before is not None and before.end == item.start and before.kind in ("date", "mark")):
        return True
    of_these = OF_THESE.search(mind.text, max(0, item.start - 4), item.start) and (mind.text.startswith(("、", "和"), item.end) or MOVES.match(mind.text, item.end))
    return bool(of_these) or TURNS_TO.search(mind.text, max(0, item.start - 6), item.start) is not None


def _previous_name(items: list[Item], i: int) -> str | None:
    """Return the name before `items[i]`."""
    for other in reversed(items[max(0, i - NEAR) : i]):
        if other.kind == "entity" and other.mention and other.mention.label != "TICKER":
            return other.mention.name
    return None


def _joins(mind: Namer, items: list[Item], i: int, labels: frozenset[str]) -> bool:
    """Tell whether the name `items[i]` goes on a list that the name before it began."""
    other = _before(items, i, labels)
    between = mind.text[other.end : items[i].start] if other else ""
    join = TITLE_JOIN if labels is PEOPLE else LIST_JOIN
    return other is not None and len(between) <= 34 and join.fullmatch(between) is not None


def _before(items: list[Item], i: int, labels: frozenset[str]) -> Item | None:
    """Return the last name before `items[i]` that has one of these labels."""
    near = reversed(items[max(0, i - NEAR) : i])
    return next((other for other in near if other.kind == "entity" and other.mention and other.mention.label in labels), None)
