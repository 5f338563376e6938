"""About whom a sentence goes on: the last organisation named, by 公司, 它 or 其, or by naming nobody."""

import regex

from newsfacts.facts.scene import Scene
from newsfacts.facts.whose.names_at import NameAt
from newsfacts.facts.whose.owners import PLACES
from newsfacts.facts.whose.told import Last

# 截至9月末,公司…; 但它…: what a sentence, or what stands behind a semicolon, begins with to go on about the one before
GOES_ON = regex.compile(r"(?:[^,。;]{0,12},)?(?:而|但|不过)?(?:该?公司|它|集团|其(?![中他余]))")


def says_own(scene: Scene, last: Last | None, name: str | None, position: int) -> bool:
    """Tell whether the words before a number go on by 公司 or 它 about the last organisation named, the subject of the number before.

    Of the text's own company other rules tell.
    """
    if last is None or last[0] != name or last[2] != scene.paragraph_of(position) or name == scene.company:
        return False
    begin = scene.begin_of(position)
    begin = max(begin, scene.text.rfind(";", begin, position) + 1)
    match = GOES_ON.match(scene.text, begin, position)
    at = _last_company(scene, position) if match else None
    return at is not None and match is not None and at.name == name and _heads(scene, at) and at.end <= match.end()


# 其中日本13万辆;|美国20万辆, 中国市场则为|15万辆: nothing but a place and how much of it
MARKET_OF = regex.compile(r"(?:其中|而|在|,)*(?P<land>\p{Han}{2,6}?)(?:市场|地区|本土|国内)?(?:的?(?:销[量售]|出货量?|交付量?|收入|营收))?(?:则|也|仅|只有?|达|为|以|约|近|逾|超过?)*")


def market_alone(scene: Scene, position: int) -> str | None:
    """Return the place that stands alone before a number: 全球卖出92万辆。日本市场|15万辆; None where more than it, or none, does."""
    market = MARKET_OF.fullmatch(scene.text, max(scene.clause_starts[scene.clause_of(position)], position - FAR), position)
    land = str(market["land"]) if market else ""
    return land if land in scene.by_name and scene.by_name[land][0].label in PLACES else None


WORLD = "全球"
# 全球|累计卖出70万辆; but 全球|手机销量3亿部
SOLD = r"(?:市场)?(?:累计|一共|总共|共|总|合计)*(?:卖出|售出|卖了|交付量?|销量)(?:了|约|近|逾|超过?|达|为|[增降减升](?:长|低|少|至|到)?)*"
SOLD_THERE, SOLD_BEHIND = regex.compile(rf"全球{SOLD}$"), regex.compile(rf"{SOLD}\d")


FAR = 24
"""Characters before a number in which its market may be named."""


# 川岳金控10月(因子公司)川岳产险提列赔款31亿元: a house of its own made the subject's numbers so, …
BY_ITS_HOUSE = regex.compile(r"(?:因为?|由于|受|遭)(?:旗下|子公司|转投资(?:公司)?|孙公司|子行)")
# …(,单月转为)亏损23亿元: … which a clause tells that speaks of all of its month or year
OF_WHOLE = regex.compile(r"[,](?:使得?|致使?|导致|令|累及|以致)?(?:单月|当月|单季|当季|全年|整体|合并|集团|公司|累计|前\d{1,2}月)")


def turns_back(scene: Scene, start: int) -> str | None:
    """Return the firm that a part of a sentence began with, where the number is its own again behind what one of its houses did; else None."""
    text = scene.text
    begin = scene.begin_of(start)
    begin = max(begin, text.rfind(";", begin, start) + 1)
    cause = BY_ITS_HOUSE.search(text, begin, start)
    whole = OF_WHOLE.search(text, cause.end(), start) if cause else None
    if cause is None or whole is None:
        return None
    upto = scene.before(start)
    named = [at for at in scene.names[max(0, upto - FEW) : upto] if at.label == "ORG" and at.start >= begin]
    head = named[0] if named else None
    own = head is not None and head.end <= cause.start() and head.heads_clause and all(at.end <= whole.start() for at in named)
    return head.name if head and own else None


def is_bracketed_goods(scene: Scene, name: str, start: int, *, inside: bool) -> bool:
    """Tell whether goods are named only in a bracket that has ended before the number: 销售生猪8万头(其中仔猪2万头),均价|12元."""
    said = scene.said(name, start) if not inside else []
    return bool(said) and all(at.label == "GOODS" and at.inside for at in said)


def _last_company(scene: Scene, position: int) -> NameAt | None:
    """Return the last organisation named before an offset, not far from it."""
    upto = scene.before(position)
    return next((at for at in reversed(scene.names[max(0, upto - FEW) : upto]) if at.label == "ORG"), None)


def _heads(scene: Scene, at: NameAt) -> bool:
    """Tell whether a name is, at the head of a clause, what is spoken of, and not who speaks."""
    return at.heads_clause and at.subject and not at.object and not scene.speaks(at)


FEW = 6
"""So many names before a number are looked at for a company."""


FIRMS_ABROAD = "中国企业"
"""Those that go and list abroad, counted together."""


def of_firms_abroad(scene: Scene, last: Last | None, last_end: int, start: int) -> str | None:
    """Return the firms that list abroad for what their sentence tells on of them: 41家中国企业去美国挂牌,募资7亿美元; else None."""
    if last is None or last[0] != FIRMS_ABROAD or last[1] != scene.sentence_of(start):
        return None
    between = scene.names[scene.before(last_end) : scene.before(start)]
    return None if any(at.label in ("ORG", "PRODUCT", "PERSON") for at in between) else FIRMS_ABROAD
