"""How far one rate stands from another's, and by how much a part moves the whole: 高于全国0.3个百分点, 拉动经济增长2.8个百分点."""

import regex

from newsfacts.facts.concepts import Topic, clean_phrase
from newsfacts.facts.ratios import Ratio, Seen
from newsfacts.facts.topics import growth_of
from newsfacts.facts.words import chinese_name
from newsfacts.mention import Mention

LONGEST = 36
"""Characters before a number in which all this stands."""
# What a rate is held against that is no time: the whole that its place or line of business belongs to.
WHOLE = r"(?:全(?:国|省|市|区|县|州|部|行业|社会)|(?:各地|行业|社会|总体|整体)?平均|规上|规模以上|整个|整体|总体|大盘|GDP|地区生产总值|经济增|居民收入|城镇居民|农村居民)"
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
    if mention.unit != "pp" or last is None or last.unit not in ("%", "pp"):
        return None
    match = GAP.search(mind.text, max(mind.begin, mention.start - LONGEST), mention.start)
    if match is None:
        return None
    wholes, before = JOIN.split(match["whole"]), len(JOIN.findall(match["listed"]))
    whole = BY.sub("", wholes[before] if before < len(wholes) else match["whole"]) or match["whole"]
    measure = chinese_name(last.concept).split("与")[0]
    grew = last.change is not None or measure.endswith("增速")
    return Ratio(Topic(f"{growth_of(measure) if grew else measure}与{whole}之差", last.part))


# 与禾川金只差0.4元, 与川岳差距只剩6个百分点: how far one is from the other
BETWEEN = regex.compile(r"[与和跟][\p{Han}A-Za-z]{2,10}?(?:的)?(?:差距|距离|相差)?(?:只|仅|已|还|再|进一步)*(?:剩下?|差|相差|缩[小窄]?[至到为]|拉[近开大][至到])(?:了|约|近|不到)*$")


def _alike(unit: str | None, other: str | None) -> bool:
    """Tell whether two numbers can be told apart by a number of the one's unit: points of rates, money of money."""
    return unit == other if unit != "pp" else other in ("%", "pp")


# 拉动工业增长2.8个百分点, 影响CPI下降约0.2个百分点; but 带动增速回升0.2个百分点 tells how far that moved
PULL = regex.compile(
    r"""
    (?P<verb>拉动|带动|推动|推升|影响|拉低|拖累|拉升) (?P<what>[^,;。:()\d]{2,16}?)
    (?P<grew>增速|增长|上[涨升]|下[降跌]|回落|多增|少增)? (?:了|约|近|逾|超过?)* $
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
    verb = match["verb"] if match["verb"] in ("影响", "拖累", "拉低") else "拉动"
    part = last.part if last is not None and last.change != "mom" else None
    return Ratio(Topic(f"{verb}{what}{match['grew'] or ''}", part))
