"""One thing, one name: the canonical name of every mention, and what else the text calls it."""

import itertools
from collections import defaultdict
from collections.abc import Callable

import msgspec
import regex

from newsfacts.entities.gazetteer import known_by_name, listed_inland, place_names
from newsfacts.entities.patterns import LAST_NAME, SHORT_FORM
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded

NAMED = ("PERSON", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "LAW", "INDEX")
SINGLE = {
    "中": "中国",
    "美": "美国",
    "日": "日本",
    "韩": "韩国",
    "俄": "俄罗斯",
    "英": "英国",
    "德": "德国",
    "法": "法国",
    "欧": "欧洲",
    "印": "印度",
    "港": "香港",
    "华": "中国",
}
BRACKETED = regex.compile(r"[”\"]?\(")
# (Corvana), (Corvana,NASDAQ:CVNA): what closes a name in brackets, a code perhaps before it.
CLOSES = regex.compile(r"\)|[,;/ ]+[A-Za-z0-9.: ]{2,16}\)")


def resolve_names(folded: Folded, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with their canonical `name`: the fullest form in the text, one for one thing."""
    groups = name_groups(folded, mentions)
    canonical = {name: best for best, names in groups.items() for name in names}
    resolved = []
    for mention in mentions:
        if mention.label in NAMED:
            surface = folded.text[mention.start : mention.end]
            name = canonical.get((surface, mention.label)) or folded.surface(mention.start, mention.end)
            meaning = folded.surface(mention.start, mention.end) if "(" in surface else surface
            resolved.append(msgspec.structs.replace(mention, name=name, meaning=meaning))
        else:
            resolved.append(mention)
    return resolved


Key = tuple[str, str]
"""A surface (folded) and its label."""


def name_groups(folded: Folded, mentions: list[Mention]) -> dict[str, list[Key]]:
    """Return, by canonical name, the surfaces that mean one thing."""
    text = folded.text
    named = [m for m in mentions if m.label in NAMED]
    shown = {(text[m.start : m.end], m.label): folded.surface(m.start, m.end) for m in reversed(named)}
    parent: dict[Key, Key] = {key: key for key in shown}

    def root(key: Key) -> Key:
        while parent[key] != key:
            key = parent[key]
        return key

    def join(one: Key, other: Key) -> None:
        if one in parent and other in parent:
            parent[root(other)] = root(one)

    _join_known(parent, join)
    _join_bracketed(text, named, join)
    _join_short(text, parent, join, _apart_from(text, named, mentions))
    _join_surnames(parent, join)
    groups: dict[Key, list[Key]] = defaultdict(list)
    for key in shown:
        groups[root(key)].append(key)
    named_groups: dict[str, list[Key]] = {}
    for keys in groups.values():
        best = max(keys, key=lambda key: (any("\u4e00" <= c <= "\u9fff" for c in key[0]), len(key[0]), key[0]))
        name = _of_place(text, best[0], shown[best]) if best[1] == "GPE" else shown[best]
        named_groups.setdefault(name, []).extend(keys)
    return named_groups


def _of_place(text: str, place: str, shown: str) -> str:
    """Return a place's name: 中国 for 中, 沛原市 for 沛原 where the text names its organs only (沛原市人大), and no list knows it.

    >>> _of_place("沛原市人大开幕,沛原增长", "沛原", "沛原"), _of_place("泉州市人大", "泉州", "泉州")
    ('沛原市', '泉州')
    """
    if place in place_names() or len(place) < 2 or place.endswith(("省", "市", "县")):  # 沛原市|市长
        return SINGLE.get(shown, shown)
    level = regex.search(rf"{regex.escape(place)}(?P<level>省(?=[^,。;\n]{{0,8}}[厅委级])|市(?![值场盈净销占面况道])|县)", text)
    return shown + level.group("level") if level else shown


def _join_known(parent: dict[Key, Key], join) -> None:  # type: ignore[no-untyped-def]
    """Join the names that the lexicon gives one thing: 沪指 and 上证指数."""
    groups = known_by_name()
    for names, label in dict.fromkeys(group for key in parent for group in groups.get(key, ())):
        present = [(name, label) for name in names if (name, label) in parent]
        for other in present[1:]:
            join(present[0], other)


def _join_bracketed(text: str, named: list[Mention], join) -> None:  # type: ignore[no-untyped-def]
    """Join a name and another of the same label right after it in brackets: 月之暗面(Moonshot AI), (以下简称“…”)."""
    for one, other in itertools.pairwise(named):
        between = text[one.end : other.start]
        if (
            one.label == other.label
            and one.label != "GPE"
            and BRACKETED.fullmatch(between)
            and CLOSES.match(text, other.end)
        ):
            join((text[one.start : one.end], one.label), (text[other.start : other.end], other.label))
    by_end = {mention.end: mention for mention in reversed(named)}
    for match in SHORT_FORM.finditer(text):
        if before := by_end.get(match.start()):
            join((text[before.start : before.end], before.label), (match.group("short"), before.label))


SHORT = 2
"""The characters of a name that is the second half of a fuller one."""


INLAND = (".SZ", ".SH", ".BJ")
# 控股股东|新岚嘉集团: another company of the same stem, by what it is to the listed one
KIN = regex.compile(r"(?:股东|母公司|子公司|孙公司|实际控制人|实控人|关联方|兄弟公司|参股公司)(?:之一)?(?:为|是|系|[:“])?$")
# A company listed on the mainland is a 股份有限公司 by law; what is registered otherwise is another one.
OTHER_FORM = regex.compile(r"(?<!股份)有限(?:责任)?公司$|(?:合伙企业|\((?:有限|普通)合伙\))$")


# 网易|云音乐, 京东|物流: a unit, often listed by itself, of a house that has many
OF_MANY = frozenset("阿里 腾讯 百度 京东 网易 小米 平安 恒大 华为 新浪 搜狐 苏宁 复星 美的 碧桂园 万科 龙湖".split())
UNIT = regex.compile(r"(?:云|音乐|物流|健康|金融|数科|影业|影视|游戏|支付|视频|有道|文学|好医生|服务|物业|医药|旅游|商管|证券|银行|寿险|人寿|产险|财险|养老|健康险|资管|理财|租赁|外卖|拍卖|闪购|集运|买菜)")


# 岚安|产险, 岚禾|理财: a house that bears the name of the firm
HOUSE_UNIT = regex.compile(r"[产寿财]险|健康险|养老险?|理财|租赁|资管|期货|信托|商管")


# 财政部|国库司: an organ of the institution, which is not the whole
ORGAN_OF = regex.compile(r"\p{Han}{1,10}(?:[处司署厅室科]|(?<!委员)[局院]|中心|委员会|调查队|总队|支队|服务平台)$")
INSTITUTION = regex.compile(r"[部委局署会院行处]$")


# 川岳集团|研究院, 岚禾期货|研究所: a house of the firm, which speaks for itself; of 岚禾研究院 岚禾 is the short form
FIRM = regex.compile(r"(?:集团|银行|证券|期货|基金|保险|信托|科技|汽车|地产|股份|大学)$")
HOUSE_OF = regex.compile(r"\p{Han}{0,8}(?:研究[院所]|实验室|基金会|学院|医院|博物馆|俱乐部|营业部|分公司|[分支]行)$")
BLOC = ("欧盟", "东盟", "非盟", "联合国", "世贸组织")
"""Unions of lands, whose organs bear their name: 欧盟委员会."""


def _is_organ(short: str, fuller: str) -> bool:
    """Tell whether a name is that of an organ of an institution: 财政部国库司 of 财政部, but not 中国人民银行 of 中国人民.

    >>> _is_organ("财政部", "财政部国库司"), _is_organ("岚禾集团", "岚禾集团研究院"), _is_organ("岚禾", "岚禾研究院")
    (True, True, False)
    """
    if short in BLOC:
        return True
    if FIRM.search(short):
        return HOUSE_OF.match(fuller, len(short)) is not None
    return INSTITUTION.search(short) is not None and ORGAN_OF.match(fuller, len(short)) is not None


def _apart_from(text: str, named: list[Mention], mentions: list[Mention]) -> Callable[[str, str], bool]:
    """Return what tells that a listed company is not the one of a fuller name: 新岚嘉(000976.SZ) and its 新岚嘉集团有限公司."""
    coded = {m.start for m in mentions if m.label == "TICKER" and (m.name or "").endswith(INLAND)}
    organisations = [m for m in named if m.label == "ORG"]
    listed = {text[m.start : m.end] for m in organisations if m.end + 1 in coded} | {
        text[m.start : m.end] for m in organisations
    } & listed_inland()
    codes = {m.start: m.name for m in mentions if m.label == "TICKER"}
    code_of = {text[m.start : m.end]: codes[m.end + 1] for m in organisations if m.end + 1 in codes}
    kin = {text[m.start : m.end] for m in organisations if KIN.search(text, max(0, m.start - 8), m.start)}

    def apart(short: str, fuller: str) -> bool:
        if _is_organ(short, fuller):
            return True
        if short in OF_MANY and UNIT.match(fuller, len(short)):
            return True
        if short in listed and HOUSE_UNIT.fullmatch(fuller, len(short)):
            return True  # 岚安保险(02999)、岚安保险|寿险
        if short in code_of and fuller in code_of and code_of[short] != code_of[fuller]:
            return True  # 岚湾(02007)、岚湾服务(06098)
        return short in listed and fuller not in listed and (OTHER_FORM.search(fuller) is not None or fuller in kin)

    return apart


def _join_surnames(parent: dict[Key, Key], join) -> None:  # type: ignore[no-untyped-def]
    """Join the last part of a foreign name to the one full name that ends in it: Harlow to Edith Harlow, 林德森 to 卡尔·林德森."""
    full: dict[str, list[Key]] = defaultdict(list)
    for name, label in parent:
        last = LAST_NAME.search(name) if label == "PERSON" else None
        if last:
            full[last.group()].append((name, label))
    for last_name, people in full.items():
        if len(people) == 1:
            join(people[0], (last_name, "PERSON"))


# *ST岚禾, of 岚禾股份, but not of 岚禾集团, which may be the holder of it
SPECIAL = regex.compile(r"\*?ST(?P<stem>\p{Han}{2})$")
HOLDER = regex.compile(r"(?:集团|控股|投资)(?:(?:股份)?有限公司)?$")
# 市商务局, 统计处: an organ of a place or a ministry that the text names in full elsewhere
LEVEL = regex.compile(r"[省市州县区]\p{Han}{2,}[局委厅院馆会队处办]|(?:统计|海关|渔农自然护理|财政|商务|发改|住建)[处局委]$")
OF_PLACE = regex.compile(r"\p{Han}{2,}(?:[省市州县区部]|政府)?$")


def _whole_of(name: str, parent: dict[Key, Key]) -> list[Key]:
    """Return the names in full of an organ by its level, 沛原市商务局 of 市商务局, or of a share with a mark, 岚禾股份 of *ST岚禾."""
    if special := SPECIAL.fullmatch(name):
        stem = special.group("stem")
        return [key for key in parent if key == (f"{stem}股份", "ORG")] or [key for key in parent if key[1] == "ORG" and key[0].startswith(stem) and not HOLDER.search(key[0])]
    if not LEVEL.fullmatch(name):
        return []
    return [key for key in parent if key[1] == "ORG" and key[0].endswith(name) and OF_PLACE.fullmatch(key[0], 0, len(key[0]) - len(name) + (name[0] in "省市州县区"))]


# 央行|公开市场有逆回购到期: of what no other central bank does
OWN_BANK = frozenset((name, "ORG") for name in ("人民银行", "中国人民银行", "中国央行"))
AT_HOME = regex.compile(r"央行(?:今日|昨日|今天|昨天|\d{1,2}日|将|在|开展|进行|净|,)*(?:公开市场|逆回购|MLF|中期借贷便利|降准|[投回][放笼])")


def _join_short(text: str, parent: dict[Key, Key], join, apart: Callable[[str, str], bool]) -> None:  # type: ignore[no-untyped-def]
    """Join a short form to the one fuller name that begins with it, 岳澜 to 岳澜科技, where the two are not told `apart`."""
    alike: dict[Key, list[Key]] = defaultdict(list)  # names with the same beginning
    for key in parent:
        alike[key[0][:2], key[1]].append(key)
    by_end: dict[str, list[Key]] = defaultdict(list)  # 旭川 of 中禾旭川
    for key in parent:
        if len(key[0]) == 2 * SHORT:
            by_end[key[0][SHORT:]].append(key)
    for key in list(parent):
        name, label = key
        if label not in ("ORG", "PRODUCT", "GPE") or len(name) < 2 or (name == "央行" and (AT_HOME.search(text) or not OWN_BANK.isdisjoint(parent))):
            continue
        if label == "GPE":
            fuller = [
                other
                for other in alike[name[:2], label]
                if other[0] in (name + "市", name + "省", name + "县", name + "区", name + "镇")
            ]
        elif label == "PRODUCT":
            continue
        else:
            fuller = [
                other
                for other in alike[name[:2], label]
                if len(other[0]) > len(name) and other[0].startswith(name) and not name.isascii() and not apart(name, other[0])
            ]
            fuller = fuller or [other for other in by_end[name] if label == other[1] == "ORG"] or _whole_of(name, parent)
        whole = [other for other in fuller if not HOUSE_UNIT.fullmatch(other[0], len(name))]
        roots = set(whole or fuller)  # of 岚安保险 and 岚安|寿险, 岚安 is the first
        if roots:
            longest = max(roots, key=lambda o: (len(o[0]), o[0]))
            if len(roots) == 1 or all(longest[0].startswith(o[0]) for o in roots):
                join(longest, key)
