"""Who is fined: the firm or person that a penalty names, and not who sets it: 证监会拟对岚恒股份罚款600万元."""

import regex

from newsfacts.facts.reader import Reader
from newsfacts.facts.whose.names_at import NameAt
from newsfacts.facts.whose.owners import is_agency

PENALTIES = frozenset("fine 没收业务收入 没收违法所得 没收非法所得 市场禁入期限 刑期 交出金额 禁止期 停牌期 讼费".split())
DEEDS = ("虚增", "虚减", "资金占用", "违规担保", "获利金额", "涉案", "诈骗", "骗取", "骗走", "侵吞", "挪用", "受贿", "行贿", "贪污", "侵占", "洗钱", "罚款占")
"""What somebody is fined for, which no authority has done."""
SETS_THEM = regex.compile(r"审裁处|金管局|会财局|保监局|积金局|公署|廉署|证监|市监|监管|交易所|交所|人民银行|央行|法院|检察院|委员会|税务|海关|发改委|协会|^SEC$")
# 其余五名责任人合计罚款, 其余四名高管各罚, 两名签字会计师从60万元到90万元: people by their number, whom nobody names
RESPONSIBLE = regex.compile(
    r"(?:其余|其他|其它|另外|另)?(?P<group>(?:[两二三四五六七八九十]|\d{1,2})[名位](?:相关|涉案|时任|签字|直接|主要|项目)*(?:责任人员?|当事人|高管|高级管理人员|董监高|会计师|保荐代表人|保代|从业人员))"
)
# 并处300万元罚款, 另罚没: one more of who was fined right before
ONE_MORE = regex.compile(r"(?:^|[,;、])(?:合计|另|同时)?(?:并|另)(?:被)?(?:处|罚|采取|没收)[^,;。]{0,6}$")
# Behind these another one is fined.
NEXT_PARTY = regex.compile(r"[;。\n]|公司|集团|该行|本行")
CLAUSE = regex.compile(r"(?r)[,;。\n]")
NEAR = 60
"""Characters before a number in which its clause names who is fined."""
FEW = 4
# 向9间机构及12名个人罚款: how many were fined in all
SO_MANY = regex.compile(r"(?:\d{1,4}|[两多数十]+)[间家名个位](?!月)[^,;。\d]{0,10}(?:[及和与、][\d两多]+[间家名个位][^,;。\d]{0,8})?(?:罚款|罚金|罚没|开罚|被罚|处罚|开出罚[单款])[^,;。]{0,6}$|罚款总额[^,;。]{0,6}$")
# 判两间装修公司罚款: whom a court fines, by their number
CONVICTED = regex.compile(r"判(?P<group>(?:[两二三四五六七八九十]|\d{1,3})[间家名个位](?!月)\p{Han}{2,8}?)(?:须|分别|各)*(?:罚款|缴付)[^,;。\d]{0,6}$")
FAR = 40


def fined(mind: Reader, concept: str, owner: str | None, start: int) -> str | None:
    """Return whose a penalty is that the rules take to be the owner's; the owner of anything else."""
    if concept not in PENALTIES and not concept.startswith(DEEDS):
        return owner
    text, scene, last = mind.text, mind.scene, mind.state.last
    near = max(mind.begin, start - NEAR)
    border = CLAUSE.search(text, near, start)
    clause = border.end() if border else near
    if group := RESPONSIBLE.search(text, max(mind.begin, clause - 1), start) or CONVICTED.search(text, clause, start):
        return str(group["group"])
    upto = scene.before(start)
    near_names = [at for at in scene.names[max(0, upto - FEW) : upto] if at.start >= mind.begin and at.label in ("ORG", "PERSON")]
    named = [at for at in near_names if not (_sets_them(mind, at.name) or WHY.search(text, max(mind.begin, at.start - 6), at.start))]
    if dealt := _dealt(text, [at.name for at in named], max(mind.begin, start - FAR), start):
        return dealt
    told = last.entity if last is not None and last.concept in PENALTIES and mind.state.stated else None
    if told and concept.startswith("罚款占"):
        return told
    if told and ONE_MORE.search(text, max(mind.begin, clause - 1), start):
        return told
    if told and mind.state.just_end >= mind.begin and NEXT_PARTY.search(text, mind.state.just_end, start) is None and not any(at.start >= mind.state.just_end for at in scene.names[max(0, upto - FEW) : upto]):
        return told  # 窦若澜罚款200万元,5年市场禁入
    if named and (named[-1].start >= clause or (_gets_it(named[-1]) and NEXT_PARTY.search(text, named[-1].end, start) is None)):
        return named[-1].name
    sets = [at.name for at in near_names if _sets_them(mind, at.name)]
    if sets and not named and SO_MANY.search(text, max(mind.begin, start - FAR), start):
        return sets[-1]
    counts = next((at.name for at in near_names if COUNTS.match(text, at.end) and _sets_them(mind, at.name)), None)
    if counts and not named:
        return counts
    if owner is None or not _sets_them(mind, owner):
        return owner
    return _aimed_at(mind, upto) or told or mind.state.fined or mind.company or mind.state.company or owner


# 分别罚款|150万元和80万元: sums dealt to those named before
DEALT = regex.compile(r"分别(?P<sums>[^,;。\n]*)")
A_SUM = regex.compile(r"\d[\d.,]*[千万亿]*元")


def _dealt(text: str, names: list[str], near: int, start: int) -> str | None:
    """Return whose a penalty is of as many as have been named, dealt out one by one: 对祁远、窦明分别罚款150万元和|80万元; else None.

    >>> text = "对祁远、窦明分别罚款150万元和80万元"
    >>> [_dealt(text, ["岚恒股份", "祁远", "窦明"], 0, start) for start in (10, 16)]
    ['祁远', '窦明']
    """
    at = text.rfind("分别", near, start)
    dealt = DEALT.match(text, at) if at >= 0 else None
    sums = [found.start() for found in A_SUM.finditer(dealt["sums"])] if dealt else []
    if dealt is None or len(sums) < 2 or len(names) < len(sums) or start - dealt.start("sums") not in sums:
        return None
    return names[-len(sums) :][sums.index(start - dealt.start("sums"))]


# 普华衡达因|岚恒股份的审计失职,被财政部罚没, 祁远操纵|岚恒股份股价: over whom somebody is fined
WHY = regex.compile(r"(?:[因就涉]|操[纵控]|内幕交易|买卖|炒作|利用)[“]?$")
# 证监会(数据显示),全年罚没款150亿元: what an authority has set in all, and nobody alone has to pay
COUNTS = regex.compile(r"(?:的)?(?:最新|初步)?(?:数据|统计)")


def _sets_them(mind: Reader, name: str) -> bool:
    """Tell whether a name is that of an authority, or of the place whose authority the text has called: 佰州证监局."""
    at = mind.scene.by_name.get(name, [])[:1]
    return SETS_THEM.search(name) is not None or is_agency(name) or name == mind.scene.nation or (bool(at) and at[0].label == "GPE")


def _gets_it(at: NameAt) -> bool:
    """Tell whether somebody can be fined by what stands behind the name: a person whom the sentence names, a firm that is its subject."""
    return at.subject or at.label == "PERSON"


# 证监局决定对|岚桐新材立案,处以600万元罚款
AIMED = regex.compile(r"[对向给][^,;。]{0,12}$")


def _aimed_at(mind: Reader, upto: int) -> str | None:
    """Return at whom an authority's penalty is aimed, the last of the `upto` names behind a 对 of the sentence; None where there is none."""
    for at in reversed(mind.scene.names[max(0, upto - FEW) : upto]):
        if at.start >= mind.begin and at.label in ("ORG", "PERSON") and AIMED.search(mind.text, max(mind.begin, at.start - 14), at.start):
            return at.name
    return None
