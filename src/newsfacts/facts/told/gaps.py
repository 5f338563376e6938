"""How far one rate stands from another's, and by how much a part moves the whole: 高于全国0.3个百分点, 拉动经济增长2.8个百分点."""

import regex

from newsfacts.facts.told.ratios import Ratio, Seen
from newsfacts.facts.what.concepts import Topic, clean_phrase
from newsfacts.facts.what.topics import growth_of
from newsfacts.facts.words import chinese_name
from newsfacts.mention import Mention

LONGEST = 36
"""Characters before a number in which all this stands."""
# What a rate is held against that is no time: the whole that its place or line of business belongs to.
WHOLE = r"(?:全(?:国|省|市|区|县|州|部|行业|社会)|(?:各地|行业|社会|总体|整体)?平均|规上|规模以上|整个|整体|总体|大盘|GDP|地区生产总值|经济增|居民收入|城镇居民|农村居民|(?:世界|全球|国际|发达国家)(?:的?平均)?|(?:监管|预警|警戒)(?:红线|线|标准|要求)|警戒线|红线)"
WITHOUT = r"[^,;。:()\d较比于出]"
# 高于全国0.3个百分点; 比全国、全省分别高0.4个和(0.2个百分点): the numbers before in the list tell which of the wholes is meant
GAP = regex.compile(
    rf"""
    (?: (?:[高低快慢好优]于|[高低快慢]出|领先|落后)(?:于)? (?P<whole>{WHOLE}{WITHOUT}{{0,12}}?) (?:分别|各)?
      | [比较] (?P<whole>{WHOLE}{WITHOUT}{{0,16}}?) (?:分别|各)? [高低快慢] [出了]? )
    (?:约|近|逾)? (?P<listed>(?:\d[\d.]*个?(?:百分点)?[、和])*) (?:约|近|逾)? $
    """,
    regex.VERBOSE,
)
# 跑赢沪深300指数逾9个百分点: by how much a share has done better than an index
OUTRAN = regex.compile(r"(?P<verb>跑赢|跑输|超越)(?:同期|同时段)?(?:的)?(?P<what>[^,;。:()]{2,14}?)(?:(?:分别|依次)?(?:-?\d[\d.]*(?:个(?:百分点)?|%)?[、和与及]){1,6})?(?:分别|依次|多达|约|近|逾|超过?|达)*$")
JOIN = regex.compile("[、和与]")
# 水平, 增速: what the whole is compared by
BY = regex.compile(r"的?(?:平均)?(?:增速|增幅|增长速度|水平|增长)+$")


def gap_of(mind: Seen, mention: Mention) -> Ratio | None:
    """Return the topic of the points by which the rate just told stands above or below that of a whole, None where the words tell no such thing.

    Above last month's it would be a change; above the country's it is a distance, and the owner is the one before.
    """
    last = mind.state.last
    if last and mind.state.stated and _alike(mention.unit, last.unit) and BETWEEN.search(mind.text, max(mind.begin, mention.start - LONGEST), mention.start):
        return Ratio(Topic("差距", last.part))
    if mention.unit != "pp":
        return None
    if ran := OUTRAN.search(mind.text, max(mind.begin, mention.start - LONGEST), mention.start):
        return Ratio(Topic(f"{ran['verb']}{ran['what']}"), period=last.period if last else None)
    if last is None or last.unit not in ("%", "pp"):
        return None
    match = GAP.search(mind.text, max(mind.begin, mention.start - LONGEST), mention.start)
    if match is None:
        return None
    wholes, before = JOIN.split(match["whole"]), len(JOIN.findall(match["listed"]))
    abroad = match["whole"].startswith(("世界", "全球", "国际", "发达"))
    whole = match["whole"] if abroad else BY.sub("", wholes[before] if before < len(wholes) else match["whole"]) or match["whole"]
    measure = chinese_name(last.concept).split("与")[0]
    grew = last.change is not None or measure.endswith("增速")
    return Ratio(Topic(f"{growth_of(measure) if grew else measure}与{whole}之差", _dealt_part(mind, mention, match) or last.part))


# 装备制造业增长8%,高技术制造业增长7%,分别快于全部规上工业3.1个|和2.3个百分点
GOES_ON = regex.compile(r"(?:[、和]\d[\d.]*个?(?:百分点)?)*")


def _dealt_part(mind: Seen, mention: Mention, gap: regex.Match[str]) -> str | None:
    """Return the part that a gap is of, where the words deal so many gaps to the parts just told of; None where they deal none."""
    if not ("分别" in gap.group() or mind.text.endswith("分别", 0, gap.start())) or len(JOIN.split(gap["whole"])) > 1:
        return None
    before, behind = len(JOIN.findall(gap["listed"])), GOES_ON.match(mind.text, mention.end)
    n = before + 1 + (len(JOIN.findall(behind.group())) if behind else 0)
    parts = [topic.part for topic, _, _ in mind.state.recent if topic.part and not topic.concept.endswith("之差")][:n]
    return parts[n - 1 - before] if len(parts) == n > 1 else None


# 与禾川金只差0.4元, 与川岳差距只剩6个百分点: how far one is from the other
BETWEEN = regex.compile(r"[与和跟][\p{Han}A-Za-z]{2,10}?(?:的?(?:差距|距离)(?:只|仅|已|还|再|进一步)*(?:剩下?|缩[小窄]?[至到为]|收窄[至到]|拉[近开大][至到])|(?:只|仅|还)*相?差)(?:了|约|近|不到)*$")


def _alike(unit: str | None, other: str | None) -> bool:
    """Tell whether two numbers can be told apart by a number of the one's unit: points of rates, money of money."""
    return unit == other if unit != "pp" else other in ("%", "pp")


# 两者差距由上季的3.1个百分点缩小到(0.6个百分点), 两省差距只剩437亿元
APART = regex.compile(
    r"(?:两者|二者|双方|彼此|两[家省市地强城]|\p{Han}{2})(?:之间)?的?差距(?:已|则|也|再|进一步|仅|只)*"
    r"(?:由|从|为|达到?|只?有|只?剩|约|(?:扩大|缩小|收窄|拉大|拉开|缩|缩减)[至到]|(?:由|从)[^,;。]{0,24}?(?:扩大|缩小|收窄|拉大|拉开|缩|缩减)[至到了]+)(?:[^,;。\d]{0,6}的)?(?:约|近|逾|仅|只有|不到)*$"
)


def apart(mind: Seen, mention: Mention) -> Ratio | None:
    """Return the topic of how far those just told of are apart in their measure, None where the words tell no such thing."""
    near = max(mind.begin, mention.start - LONGEST)
    last = mind.state.last
    if last is None or mind.text.find("差距", near, mention.start) < 0 or APART.search(mind.text, near, mention.start) is None:
        return None
    if (mention.unit == "pp") != (last.unit in ("%", "pp")):
        return None
    measure = "市占率" if last.concept == "market_share" else chinese_name(last.concept).removesuffix("差距")
    return Ratio(Topic(f"{measure}差距"))


# 比分析师预期多出3亿元, 超出市场预估11美分; but 高于预期的3亿元, 低于预期49.5 tell what was expected
FORESEEN = r"(?:预期|预估|预测|预计|预料)(?:值|均值|中值|中位数|平均值)?"
BY_HOW_MUCH = regex.compile(
    rf"""
    (?: [比较] [^,;。:\d]{{0,20}}? {FORESEEN} (?:的?[\d.,]+[十百千万亿]*\p{{Han}}{{0,3}})? (?:还|则|足足|整整|都)? (?:(?P<more>[高多]) | [低少]) [出了]?
      | (?:(?P<more>超出|超过|高出|多出) | 差了 | 少于) (?:\p{{Han}}{{0,6}}?) {FORESEEN} ) (?:约|近|逾|超过?)* $
    """,
    regex.VERBOSE,
)


def beyond_expected(mind: Seen, mention: Mention) -> Ratio | None:
    """Return the topic of how far the measure spoken of lies above or below what was expected, None where the words tell no such thing."""
    near = max(mind.begin, mention.start - LONGEST)
    if mention.label not in ("MONEY", "PERCENT") or mind.text.find("预", near, mention.start) < 0:  # the first look costs little
        return None
    match = BY_HOW_MUCH.search(mind.text, near, mention.start)
    last = mind.state.last
    measure = mind.state.topics[-1].concept if mind.state.topics else last.concept if last is not None else None
    if match is None or measure is None:
        return None
    topic = Topic(f"{chinese_name(measure)}{'高出' if match['more'] else '低于'}预期")
    return Ratio(topic, period=last.period if last is not None and not mind.state.topics else None)


# 拉动工业增长2.8个百分点, 影响CPI下降约0.2个百分点; but 带动增速回升0.2个百分点 tells how far that moved
PULL = regex.compile(
    r"""
    (?P<verb>拉动|下拉|上拉|带动|推动|推升|影响|拉低|拖累|拉升) (?P<what>[^,;。:()\d]{2,16}?)
    (?P<grew>增速|增长|上[涨升行]|下[降跌滑行]|回[落升]|多增|少增|提[升高]|改善|优化|扩大|收窄|走[高低]|修复)? (?:了|约|近|逾|超过?)* $
    """,
    regex.VERBOSE,
)


def pull_of(mind: Seen, mention: Mention) -> Ratio | None:
    """Return the topic of the points that a part adds to the growth of the whole, None where the words tell no such thing."""
    if mention.unit != "pp":
        return None
    match = PULL.search(mind.text, max(mind.begin, mention.start - LONGEST), mention.start)
    what = clean_phrase(match["what"]) if match else ""
    if match is None or not what or what.endswith(("率", "幅", "增速")):
        return None  # 带动净息差回升, 推动毛利率提升: the margin's own move
    last = mind.state.last
    verb = match["verb"] if match["verb"] in ("影响", "拖累", "拉低", "下拉") else "拉动"
    part = last.part if last is not None and last.change != "mom" else None
    return Ratio(Topic(f"{verb}{what}{match['grew'] or ''}", part))
