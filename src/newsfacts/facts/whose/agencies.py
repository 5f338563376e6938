"""Agencies, and the places whose numbers they count: 佰州市统计局, 日本央行."""

from collections.abc import Iterable
from functools import cache
from typing import Protocol

import regex

from newsfacts.facts.whose.names_at import NameAt
from newsfacts.facts.whose.owners import COUNTERS, TRADES, is_national, is_traded_with, lands, whole_places
from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention

# 佰州市|统计局, 川省|财政厅: of a place of its own
AGENCY_OF = regex.compile(r"\p{Han}{1,6}[省市县区州盟旗](?=(?:人民)?政府$|管委会$|管理委员会$|教育考试院$|(?:统计|财政|税务|商务|海关|交通|文化|住房|发展|经济|人力|教育|民政|农业|气象|消费|消委|卫健|卫生|公安|环保|生态|水利|水务|林业|住建|自然资源|规划|市场监|药监|医保|医疗保障|金融|国资|科技|工信|工业和信|体育|广电|司法|审计|应急|红十字|工会|总工会|残|彩票|福利彩票|体育彩票|疾控|疾病|人社|房管|房地产|城管|交管|港航|邮政|通信管理|能源|电力)\p{Han}{0,10}[局厅委处会心办]$)")
OF_TAIPEI = ("财政部", "教育部", "交通部", "农业部")
"""Ministries that Taipei has under the same name as Peking; their offices begin with it, 财政部统计处."""
LAND = (5, 4, 3, 2)
"""So long are the countries that the names of ministries begin with."""
# 佰国统计局, 佰国央行; but a country's name at the head of a bank's is no more than its name
MINISTRY = regex.compile("[部局署厅]$|央行$")
# 伦敦金属交易所: what lies in its sheds and is dealt there is its own count
EXCHANGE = regex.compile(rf"{TRADES.pattern}|\p{{Han}}{{2,6}}(?:金属|商品|期货)交易所")
PREFIXES = (4, 3, 2)
"""So long are the places that the names of agencies begin with: 佰州|发改委."""


def land_of(agency: str) -> str | None:
    """Return the country that the name of an agency begins with.

    >>> land_of("日本统计局"), land_of("统计局")
    ('日本', None)
    """
    return next((agency[:n] for n in LAND if agency[:n] in lands()), None)


@cache
def lands_with() -> dict[str, tuple[str, ...]]:
    """Return the lands that have an office so called, by the names of offices that tell no land.

    >>> lands_with()["贸工部"]
    ('新加坡',)
    """
    return {agency: tuple(row["lands"].split()) for row in lexicon("agencies") for agency in row["agencies"].split()}


class About(Protocol):
    """What an agency needs of the text that cites it: the country and the place that it is about, and the names in it."""

    nation: str
    place: str | None
    local: bool
    by_name: dict[str, list[NameAt]]
    counted: set[str]

    def told_abroad(self, position: int) -> str | None:
        """Return the land abroad that the paragraph tells of at an offset."""


def counted_for(scene: About, agency: str, position: int | None = None) -> str:
    """Return whose numbers an agency counts: those of the land in its name, of the one that its paragraph tells of, of the text's own place, or its country.

    `position` is where that is asked; an exchange counts its own.
    """
    abroad = scene.told_abroad(position) if position is not None and _is_office(agency) else None
    homely = scene.nation == "台湾" and agency.startswith(OF_TAIPEI)
    if is_national(agency) and not (homely or (abroad and scene.nation != "中国" and not agency.startswith(NATION_WIDE))):
        return "中国"
    if EXCHANGE.fullmatch(agency):
        return agency
    place = AGENCY_OF.match(agency)
    named = str(place.group()) if place else land_of(agency)
    if named is None and agency[-1] in "局委厅处府":
        named = next((agency[:n] for n in PREFIXES if whole_places().get(agency[:n], "国") != "国"), None)
    having = lands_with().get(agency, ())
    if named is None and scene.nation not in having:
        named = abroad or next(iter(having), None)  # 新加坡出口转弱。贸工部指
    if named and named not in scene.by_name:
        scene.counted.add(named)
    if named:
        return named
    own = next((land for land in scene.by_name if len(land) > 1 and agency.startswith(land) and land != agency), None)
    return own or (scene.place if scene.local and scene.place else scene.nation)


def _is_office(agency: str) -> bool:
    """Tell whether a name ends as that of an office of some land does: 商务部, 统计局, but not 川岳研究部."""
    return agency[-1] in "部局厅署处省" and COUNTERS.search(agency) is None


NATION_WIDE = ("国家", "全国", "中国")
"""No land but one has an office whose name begins so."""


def wholes(text: str, mentions: list[Mention]) -> Iterable[tuple[int, str, str]]:
    """Yield where provinces, cities and other wholes are named, also in the names of their agencies, with name and kind."""
    plain = {mention.name for mention in mentions if mention.label == "GPE"}
    for mention in mentions:
        if is_traded_with(text, mention.name, mention.start):
            continue
        if mention.name and mention.label == "GPE" and (kind := whole_places().get(mention.name)):
            yield mention.start, mention.name, kind
        elif mention.name and mention.label == "ORG" and MINISTRY.search(mention.name) and (land := land_of(mention.name)):
            spelt_out = (name for name in plain if name and name[0] == land[0] and land[-1] in name[1:] and not name.startswith(land))
            yield mention.start, next(spelt_out, land), "国"  # 印尼统计局, where the text names 印度尼西亚
        elif mention.name and mention.label == "ORG" and (place := AGENCY_OF.match(mention.name)):
            name, kind = place.group(), place.group()[-1]
            yield mention.start, name[:-1] if name[:-1] in plain else name, kind
