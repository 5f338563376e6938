"""Whose shares a target price is set for: the one that the words aim at, not the house that sets it."""

import regex

from newsfacts.facts.scene import Scene
from newsfacts.facts.whose.names_at import TURNING, NameAt
from newsfacts.facts.whose.owners import HOUSE, HOUSE_SAYS

EXPECTS = "对|预[估测计]|估"
"""What a house does that sets a target, and one that tells of another's numbers."""
# 川岳证券(将目标价由), 川岳证券分析师祁远(把其目标价), 川岳证券(给予8.6元)
RATES = regex.compile(rf"(?<![获被遭])[^,。;]{{0,12}}?(?:{EXPECTS}|把|将|给|予|上调|下调|调[升降高低]|维持|重申|首予|喊出|[砍削降升]|仍?看|担[心忧]|忧[心虑]?|质疑|唱[好淡]|认为|相信|指出?|称|表示)")
OWN_TARGET = regex.compile(r"(?:的|给予|给出)*(?:目标价|合理价)")
RATED = regex.compile(r"[把将对予给]$")
# 各行对禾岳(意见不一), 对禾岳则(仅给)持有
OPINION = regex.compile(r"[^,;。]{0,8}(?:看法|意见|评级|评价|观点|前景|仅?给|看[好淡空多])")
# 至于禾岳,川岳投顾估全年…: whom the sentence turns to
NEXT_OF = regex.compile(rf"(?:{TURNING}|另外|谈到|提到)$")
# 川岳投顾(估全年每股纯益), 川岳证券(对禾岳看好): what a house says of another's numbers, whatever they are of
FORESEES = regex.compile(rf"[^,。;]{{0,4}}(?:{EXPECTS}|给予|料|看[好淡])")
TARGET = regex.compile(r"(?:股份|股票|H股|A股)?的?(?:目标价|合理价|合理股价|目标股价)")
# 川岳证券:将禾岳服务目标价上调: whom it is set for, though nothing else tells that it is a company
AIMED = regex.compile(
    r"(?:将|把|给予|予)(?P<name>(?![HA]股|公司|[其它他她该本此]|集团|未来|个股|股票|目标)[\p{Han}A-Za-z]{2,8}?)(?:\([^()\n]{2,12}\))?(?:股份|股票|[HA]股)?的?(?:12个月)?(?:目标价|合理价)"
)
NEAR = 48
"""Characters before a number in which its words may name the one aimed at, …"""
NAMES = 48
"""… and names before it in which the paragraph may have named who is spoken of."""


def rates(scene: Scene, name: str, start: int) -> bool:
    """Tell whether a name is that of who sets the target: 川岳证券(将目标价由)8元…, 分析师祁远(把目标价)…."""
    at = _another(scene, name, start)
    if at is None or RATED.search(scene.text, max(0, at.start - 2), at.start):
        return False
    own = HOUSE.search(name) is not None and OWN_TARGET.match(scene.text, at.end, start) is not None
    return own or RATES.match(scene.text, at.end, start) is not None


def foretells(scene: Scene, name: str, start: int) -> bool:
    """Tell whether a name is that of a house which tells there what it expects of another firm: 川岳证券预计,公司净利润为…."""
    return _house_says(scene, name, start, HOUSE_SAYS)


def foresees(scene: Scene, name: str, start: int) -> bool:
    """Tell whether a name is that of a house which tells at an offset what it expects of another: 川岳投顾估(全年营收)."""
    return _house_says(scene, name, start, FORESEES)


def _house_says(scene: Scene, name: str, start: int, words: regex.Pattern[str]) -> bool:
    """Tell whether a name is that of a house, not the text's own, behind which such words stand."""
    at = _another(scene, name, start) if HOUSE.search(name) else None
    return at is not None and words.match(scene.text, at.end, start) is not None


def _another(scene: Scene, name: str, start: int) -> NameAt | None:
    """Return where a name stands last before an offset; None where it is the text's company, or has a code."""
    said = scene.said(name, start) if name != scene.company and name not in scene.coded else []
    return said[-1] if said else None


# 把禾岳目标价上调至5元,沛禾(则下调至)0.4元: a second one, which is no house
LIKEWISE = regex.compile(r"(?:则|也|亦)(?:由|从)?[^,;。]{0,12}?(?:调|升|降|砍|削)[^,;。]{0,3}$")


def _likewise(scene: Scene, start: int) -> str | None:
    """Return the company right before a number to which what was said of another's target in the sentence goes over; else None."""
    upto = scene.before(start)
    at = scene.names[upto - 1] if upto else None
    begin = scene.begin_of(start)
    if at is None or at.start < begin or at.label != "ORG" or HOUSE.search(at.name) or LIKEWISE.match(scene.text, at.end, start) is None:
        return None
    return at.name if scene.text.find("目标价", begin, at.start) >= 0 else None


# 禾岳科技|获|川岳证券(给予买入评级,目标价)30元, 禾岳科技(00000.HK)|遭|川岳证券
JUDGED = regex.compile(r"(?:\([^()\n]{2,12}\)|股价|再|也|亦|均|先后|昨日?|今日?){0,2}(?:获得?|被|遭)")


def _judged_by(scene: Scene, start: int) -> str | None:
    """Return the company that the sentence says a house judges, where no other was named since; else None."""
    begin, upto = scene.begin_of(start), scene.before(start)
    house = next((at for at in reversed(scene.names[max(0, upto - 2) : upto]) if at.label == "ORG"), None)
    before = scene.before(house.start) if house else 0
    if house is None or not before or house.start < begin or HOUSE.search(house.name) is None:
        return None
    at = scene.names[before - 1]
    return at.name if at.label == "ORG" and at.start >= begin and JUDGED.fullmatch(scene.text, at.end, house.start) else None


def aimed_at(scene: Scene, start: int) -> str | None:
    """Return at whom the words themselves set a target, 对禾岳电的合理价喊到45元; None where they name nobody."""
    if told := _likewise(scene, start) or _judged_by(scene, start):
        return told
    later = spoken_of(scene, start)
    after = later.start if later and later.sentence == scene.sentence_of(start) else -1
    upto = scene.before(start)
    for at in reversed(scene.names[max(0, upto - 2) : upto]):
        near = start - at.end <= NEAR and at.start > after
        if near and RATED.search(scene.text, at.start - 1, at.start) and TARGET.match(scene.text, at.end):
            return at.name
    aimed = AIMED.search(scene.text, max(scene.begin_of(start), after, start - NEAR), start)
    return str(aimed.group("name")) if aimed else later.name if later and after >= 0 else None


def spoken_of(scene: Scene, start: int) -> NameAt | None:
    """Return the last company of the paragraph that opinions are said to be of: 各行对禾岳意见不一, 对禾岳则仅给持有."""
    upto, paragraph = scene.before(start), scene.plan[scene.sentence_of(start)][0].paragraph
    for at in reversed(scene.names[max(0, upto - NAMES) : upto]):
        if at.paragraph != paragraph:
            return None
        if at.label != "ORG":
            continue
        turns = scene.text.startswith(",", at.end) and NEXT_OF.search(scene.text, max(0, at.start - 2), at.start)
        if turns or (OPINION.match(scene.text, at.end) and RATED.search(scene.text, max(0, at.start - 1), at.start)):
            return at
    return None
