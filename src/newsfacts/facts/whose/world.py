"""Goods whose numbers a house counts of the whole world or of a country: 全球吊扇出货320万台 … 第3季吊扇出货料季增4% is of the world, too, and of no firm."""

import regex

from newsfacts.document import Fact
from newsfacts.facts.reader import Reader
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.whose.owners import COUNTERS, HOUSE, is_agency, lands
from newsfacts.facts.whose.told import A_COMPANYS
from newsfacts.facts.words import words

WORLD = "全球"
COUNTED = frozenset("sales_volume output 产值 sales_amount market_share inventory".split())
# 川岳科技(预测,)第3季吊扇出货: a house by what it does there, whatever it is called
TELLS = regex.compile(r"(?:\([^()\n]{1,16}\))?(?:也|则|并|同日|\d{1,2}日)?(?:预[测估计期]|估计?|指出|认为|统计|调查|公布|发布|分析)")
MOST = 12
"""No text tells of more such goods."""
DATED = regex.compile(r"(?:其中)?(?:展望|预[估计]|估)?(?:今年|明年|下半年|全年|第?[一二三四1-4]季|[本下]季|[上下]半年|\d{4}年)")


# 川岳咨询公布的数据显示,第三季度|中国吊扇出货: a market that is counted, at the head of its clause or behind a date
MARKET_SOLD = regex.compile(
    r"(?:[,:;。\n]|[年月度季周日])(?P<land>中国|国内|全国|我国|内地|全球|美国|欧洲|印度|日本|韩国|台湾|香港)(?P<line>[\p{Han}A-Za-z]{2,10}?)(?:市场)?的?(?:总|整体)?"
    r"(?:出货|销量|销售|零售|批发|上险)(?:量|总量)?[^,;。:\d]{0,8}$"
)
COUNTS = regex.compile(r"统计|数据|监测|调研|报告|协会|联合会|乘联")
# 该机构(预计,)四季度出货: the house goes on about the market that it began with
HOUSE_AGAIN = regex.compile(r"(?:该|这家|上述)(?:研究|市调|研调|调研|咨询|数据)?机构(?:还|并|则|同时|也|另)*(?:预[计测期估]|估计|料|认为|称|指出|判断)")
OF_MARKET = 40
"""Characters before a number in which its market stands."""


def of_market(mind: Reader, start: int, topic: Topic) -> tuple[str, Topic] | None:
    """Return the land whose market a house has counted, and the goods as the part; None where the words tell of no such count."""
    if topic.concept not in COUNTED:
        return None
    text = mind.text
    begin = max(mind.begin, start - OF_MARKET)
    sold = MARKET_SOLD.search(text, begin, start)
    if sold and not _names_seller(mind, sold) and COUNTS.search(text, max(mind.begin, begin - OF_MARKET), sold.start("land")):
        land = sold["land"] if sold["land"] in lands() or sold["land"] in (WORLD, "欧洲") else mind.scene.nation
        return land, Topic(topic.concept, sold["line"])
    if HOUSE_AGAIN.search(text, mind.begin, start) is None or _names_firm(mind, start):
        return None
    told = (one for one in (mind.state.first, mind.state.last) if one and one.entity and one.concept == topic.concept and (one.entity == WORLD or one.entity in lands()))
    before = next(told, None)
    return (before.entity or "", Topic(topic.concept, topic.part or before.part)) if before else None


def _names_seller(mind: Reader, sold: regex.Match[str]) -> bool:
    """Tell whether a firm is named where the goods would be, with the land or behind it: 中国岚曜集团销售."""
    upto = mind.scene.before(sold.start("line") + 1)
    at = mind.scene.names[upto - 1] if upto else None
    return at is not None and at.label == "ORG" and at.start >= sold.start("land")


def world_line(fact: Fact) -> str | None:
    """Return the goods of which a fact tells a number of the whole world, None of any other fact."""
    return fact.part if fact.entity == WORLD and fact.part and fact.concept in COUNTED else None


def of_world(mind: Reader, start: int, owner: str | None, topic: Topic) -> str | None:
    """Return whose the number at `start` is: the world's, where its sentence tells of such goods or goes on about them and names no firm; else `owner`."""
    state = mind.state
    if not state.lines or owner == WORLD or topic.concept in A_COMPANYS or mind.scene.names_itself(mind.begin, start):
        return owner
    if owner is not None and owner != mind.company and owner not in state.stated_of and mind.scene.said(owner, start):
        return owner
    if _names_firm(mind, start):
        return owner
    told = any(mind.text.find(line, mind.begin, start) >= 0 for line in state.lines)
    last, paragraph = mind.owners.last, mind.scene.paragraph_of(start)
    goes_on = last is not None and last[0] == WORLD and last[2] == paragraph
    turns = topic.concept in COUNTED and mind.owners.firsts.get(paragraph) == WORLD and DATED.match(mind.text, mind.begin) is not None
    return WORLD if told or goes_on or turns else owner


def _names_firm(mind: Reader, start: int) -> bool:
    """Tell whether the sentence names somebody before a number who is no house that only tells of the world."""
    scene = mind.scene
    near = scene.names[max(0, scene.before(start) - MOST) : scene.before(start)]
    named = (at for at in near if at.start >= mind.begin and at.label in ("ORG", "PRODUCT", "GROUP", "GOODS", "LOC"))
    return any(not _is_house(mind.text, at.name, at.end) for at in named)


def _is_house(text: str, name: str, end: int) -> bool:
    counts = COUNTERS.search(name) or HOUSE.search(name) or is_agency(name) or name in words()
    return bool(counts) or TELLS.match(text, end) is not None
