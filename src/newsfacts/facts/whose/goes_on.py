"""About whom a sentence goes on: the last organisation named, by 公司, 它 or 其, or by naming nobody."""

import regex

from newsfacts.facts.scene import Scene
from newsfacts.facts.whose.names_at import NameAt
from newsfacts.facts.whose.owners import OUTSIDER, PLACES, is_agency
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


# 电池厂岚松新能也在裁员。其|三季度营收5兆韩元;营业亏损2亿韩元
ITS_OWN = regex.compile("其(?![中余他它实间次])")


def is_elsewhere(scene: Scene, name: str, last: Last | None, subject: str, position: int) -> bool:
    """Tell whether the paragraph does not name `name`, and the sentence goes on about the company of the number before.

    The sentence has that company at the head of a clause, or names nobody, and it was the last one named.
    """
    index, upto, begin = scene.sentence_of(position), scene.before(position), scene.begin_of(position)
    if last is None or last[0] != subject or last[2] != scene.paragraph_of(position):
        return False
    its_own = last[1] == index and ITS_OWN.match(scene.text, begin) is not None
    if not its_own and scene.names_itself(begin, position):
        return False
    near = scene.names[max(0, upto - MANY) : upto]
    if any(at.name == name and at.paragraph == last[2] for at in near):
        return False
    if last[1] == index:
        return its_own or any(_heads(scene, at) for at in scene.said(subject, position))
    at = _last_company(scene, position)
    return at is not None and at.name == subject and _heads(scene, at) and near[-1].sentence != index


# 其中日本13万辆;|美国20万辆, 中国市场则为|15万辆: nothing but a place and how much of it
MARKET_OF = regex.compile(r"(?:其中|而|在|,)*(?P<land>\p{Han}{2,6}?)(?:市场|地区|本土|国内)?(?:的?(?:销[量售]|出货量?|交付量?|收入|营收))?(?:则|也|仅|只有?|达|为|以|约|近|逾|超过?)*")


def is_market_of(scene: Scene, name: str, last: Last | None, subject: str, position: int) -> bool:
    """Tell whether a place stands alone before a number, as one of the markets of the firm whose number was told right before: 全球卖出92万辆,其中日本13万辆;美国20万辆."""
    if name == WORLD and subject == scene.company and SOLD_THERE.search(scene.text, max(0, position - FAR), position):
        return True  # 全球卖出70万辆: the firm's that the text is about
    if last is None or last[0] != subject or is_agency(subject) or name not in scene.by_name or scene.by_name[name][0].label not in ("GPE", "LOC"):
        return False
    index = scene.sentence_of(position)
    if index - last[1] > 1 or last[2] != scene.paragraph_of(position):
        return False
    return market_alone(scene, position) == name


def market_alone(scene: Scene, position: int) -> str | None:
    """Return the place that stands alone before a number: 全球卖出92万辆。日本市场|15万辆; None where more than it, or none, does."""
    market = MARKET_OF.fullmatch(scene.text, max(scene.clause_starts[scene.clause_of(position)], position - FAR), position)
    land = str(market["land"]) if market else ""
    return land if land in scene.by_name and scene.by_name[land][0].label in PLACES else None


WORLD = "全球"
# 全球|累计卖出70万辆; but 全球|手机销量3亿部
SOLD = r"(?:市场)?(?:累计|一共|总共|共|总|合计)*(?:卖出|售出|卖了|交付量?|销量)(?:了|约|近|逾|超过?|达|为|[增降减升](?:长|低|少|至|到)?)*"
SOLD_THERE, SOLD_BEHIND = regex.compile(rf"全球{SOLD}$"), regex.compile(rf"{SOLD}\d")
OIL_LANDS = ("OPEC", "欧佩克")


def is_of_bloc(scene: Scene, name: str, bloc: str, position: int) -> bool:
    """Tell whether a sentence is of the lands that pump oil together, and names `name` nowhere: OPEC+谈妥,10月的产量配额调高16万桶/日."""
    if not bloc.startswith(OIL_LANDS) or scene.said(name, position):
        return False
    return any(not scene.speaks(at) or not at.object for at in scene.said(bloc, position))


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
MANY = 60
"""So many names before a number a paragraph has at most."""


FAR_OFF = frozenset({*PLACES, "PRODUCT"})
INLAND = ("国内", "全国", "我国", "中国", "境内")


def is_far_place(scene: Scene, name: str, last: Last | None, start: int) -> bool:
    """Tell whether a name is a place's, or a thing's, of which neither the sentence before an offset nor the number before tells, nor of a thing the paragraph."""
    anywhere = scene.by_name.get(name)
    if anywhere is None or anywhere[0].label not in FAR_OFF or (last is not None and last[0] == name) or scene.said(name, start):
        return False
    if anywhere[0].label == "PRODUCT":
        return all(at.paragraph != scene.paragraph_of(start) for at in anywhere)
    sentence = scene.text[scene.begin_of(start) : start]
    return not (name == INLAND[-2] and any(word in sentence for word in INLAND))


# 岚旗银行(指), 岚信证券(料): who speaks of another
RATES = regex.compile("目标价|评级|指(?![数标])|料(?=[,今明全首下其该公])|估计|预[计测期]|认为")


def turns_to(scene: Scene, name: str, own: str, position: int) -> bool:
    """Tell whether the sentence before an offset begins with `name`, and does not name the text's own company, nor call it by another word."""
    said = scene.said(name, position)
    heads = [at for at in said if at.heads_sentence and at.subject and not at.object]
    if not heads or scene.said(own, position) or scene.names_itself(heads[0].end, position) or OUTSIDER.search(scene.text, heads[0].end, position):
        return False
    if RATES.search(scene.text, heads[0].end, position):
        return False  # 岚旗银行指收购合理,将目标价上调至36元,并将纯利预测调高4%
    if scene.text.find(";", heads[0].end, position) >= 0:
        return False  # 沛川三厂下月投产;今年资本支出8亿元: of the firm again
    return not any(at.label == "PERSON" for at in scene.names[scene.before(heads[0].end) : scene.before(position)])


FIRMS_ABROAD = "中国企业"
"""Those that go and list abroad, counted together."""


def of_firms_abroad(scene: Scene, last: Last | None, last_end: int, start: int) -> str | None:
    """Return the firms that list abroad for what their sentence tells on of them: 41家中国企业去美国挂牌,募资7亿美元; else None."""
    if last is None or last[0] != FIRMS_ABROAD or last[1] != scene.sentence_of(start):
        return None
    between = scene.names[scene.before(last_end) : scene.before(start)]
    return None if any(at.label in ("ORG", "PRODUCT", "PERSON") for at in between) else FIRMS_ABROAD
