"""What the tagger took for one name with it: a quarter, a verb and its object, what follows a registered name."""

import regex

from newsfacts.entities.filters import GENERIC, is_generic
from newsfacts.entities.gazetteer import known_by_name, listed_companies, place_names
from newsfacts.entities.heads import listed_head
from newsfacts.entities.overlaps import Found
from newsfacts.entities.patterns import PERSON
from newsfacts.text.words import jieba


def unglued(text: str, start: int, end: int, label: str) -> list[Found]:
    """Return the names of a span of the tagger, without what is glued to them; none where it only has words.

    >>> text = "岚嘉Q3营收冲高Q4回落"
    >>> [text[s:e] for s, e, _ in unglued(text, 0, 4, "PRODUCT")], unglued(text, 6, 10, "PRODUCT")
    (['岚嘉'], [])
    """
    if _is_ship(text, start, end) or (label == "LOC" and SERIES.match(text, end - 1)):
        return []
    if label == "PERSON":
        return _of_person(text, start, end)
    if label not in ("ORG", "PRODUCT"):
        return [(start, end, label)]
    if (head := listed_head(text, start, end)) < end:
        return [(start, head, "ORG")]
    if QUARTER.search(text, start, end) and not MODEL_BEHIND.match(text, end):
        return _without_quarter(text, start, end, label)
    if BOND.fullmatch(text, start, end):
        return [(start, end, "PRODUCT")]
    if SPECIAL.fullmatch(text, start, end) and HAN.match(text, end):
        return [(start, end + 1, label)]  # *ST岚|嘉: two characters stand behind the mark
    return _of_company(text, start, end) if label == "ORG" else [(start, end, label)]


HAN = regex.compile(r"\p{Han}")
# 太阳系|列: no part of the sky
SERIES = regex.compile("系列")
# 文岚转债, 岚嘉转2: the bond of a company
BOND = regex.compile(r"\p{Han}{2,3}转(?:\d?债|\d)")
SPECIAL = regex.compile(r"\*?ST\p{Han}")
# “岚嘉元帅”号货轮: a ship, a train or a craft is neither whom it is called after nor who makes it.
SHIP = regex.compile(r"[^“”,。\n]{0,6}”号(?![召称码令手])")


def _is_ship(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "“" and SHIP.match(text, end) is not None


PERSON_NAME = regex.compile(PERSON, regex.V1)
# 原董事长|祁远, of whom the tagger took the office for a part of the name
OFFICE = regex.compile(r"(?:原|前|现任?|时任|公司)?(?:副?董事长|副?总经理|副?总裁|董秘|监事会?主席|实控人|实际控制人|控股股东|大?股东|创始人|一致行动人)")


# 估|岚嘉明年每股盈余: an analyst foresees it of a company, and nobody is called 估.
FORESEEN = regex.compile(r"估(?=\p{Han}{2})")
EARNS = regex.compile(r"(?:[今明去]年|\d{4}年?|全年|[上下]半年|Q[1-4]|第?[一二三四]季度?)?(?:每股|EPS|营收|获利|净利|纯益|毛利)")


def _of_person(text: str, start: int, end: int) -> list[Found]:
    """Return a person without the office before the name, 原董事长|祁远, and whole where it is not told: 祁某|某."""
    if FORESEEN.match(text, start, end) and EARNS.match(text, end):
        return [(start + 1, end, "ORG")]
    office = OFFICE.match(text, start, end)
    start = office.end() if office and PERSON_NAME.fullmatch(text, office.end(), end) else start
    return [(start, end + (text[end - 1 : end + 1] == "某某"), "PERSON")]


QUARTER = regex.compile(r"(?<=[\p{Han}A-Za-z\d*]) ?Q[1-4](?: ?(?:EPS|GMV|ARPU|MAU|DAU|ROE)(?: \d[\d.]*)?)?$")
# 奥迪Q3上市: the model of a car. What is earned and shipped in a quarter follows everywhere else.
MODEL_BEHIND = regex.compile(r"(?<=奥迪Q\d|英菲尼迪Q\d|MINI Q\d)| ?(?:e-tron|车型|轿跑|款(?!项)|新车|改款|上市|上路|交车|[、,](?:Q\d|A\d|X\d))")
# 三宝看|Q1, 岚嘉估|Q2, 最快|Q3: what the quarter is told by, behind a name or without one
TOLD_BY = regex.compile(r"(?<=\p{Han}{2})[看估料拚拼盼冲迎见待达续]$")


def _without_quarter(text: str, start: int, end: int, label: str) -> list[Found]:
    """Return the name without its quarter: 岚嘉|Q3; of 冲高|Q4 and 最快|Q3 nothing is left."""
    end = QUARTER.search(text, start, end).start()
    told_by = TOLD_BY.search(text, start, end)
    end = told_by.start() if told_by else end
    words = jieba().tag(text[start:end], hmm=False) if text[start:end] not in listed_companies() else []
    if end - start < LEAST or (words and all(kind in ("v", "vn", "a", "ad", "d", "vg") for _, kind in words)):
        return []
    is_goods = text[end - 1] in GOODS
    return [(start, end, label if is_goods else "ORG")]


LEAST = 2
"""A name has so many characters at least."""
GOODS = frozenset("币油金银铜铝锌镍煤钢粉")
"""What goods and coins end in, which have quarters too: 比特币Q2."""


# What a company is to another is no part of its name: 股东|澳禾集团, 控股股东一致行动人|澳禾集团.
ROLE = regex.compile(
    r"""
      (?: (?:公司|该公司|其)?
          (?:原|前|间接|直接|单一|第[一二三四五六七八九十]大)?
          (?:控股股东|大股东|股东|实际控制人|实控人|一致行动人|全资子公司|控股子公司|子公司|孙公司|参股公司|旗下|母公司
            |关联方|关联人|持有人|发行人|保荐人|收购人|受让方|转让方|交易对方|出质人|认购人|委托人)
          (?:及其|及|之|的|暨|和)?
      ){1,4}
      (?=[\p{Han}A-Za-z]{3})
    """,
    regex.VERBOSE,
)

def _of_company(text: str, start: int, end: int) -> list[Found]:
    """Return the companies and people of what the tagger took for one organisation."""
    role = ROLE.match(text, start, end)
    start = role.end() if role else _with_whom(text, start, end)
    end = _registered(text, start, end)
    if TOLD_IN.match(text, end - 2) or SPENDING.match(text, end - 2) or FIGURE_BEHIND.search(text, start, end) or WHICH_FIGURE.match(text, end - 2):
        end -= 2
    if place := _with_trade(text, start, end) or _dateline(text, start, end):
        return place
    if sells := SELLS.search(text, start, end):
        end = sells.start() if _is_named(text, text[start : sells.start()], text[start:end]) else end
    end = _without_affair(text, start, end)
    if people := _person_before(text, start, end):
        return people
    if deal := _deal(text, start, end):
        return deal
    if text[start] in RATED and text[start + 1 : end] in listed_companies():
        return [(start + 1, end, "ORG")]  # 升|岚嘉至买入
    managed = MANAGED.fullmatch(text, start, end)
    if managed and MANAGED_BEHIND.match(text, end):
        name = managed.group("who")
        is_person = PERSON_NAME.fullmatch(name) and CAREER.search(text, end, end + NEAR) and name not in place_names()
        return [(start, managed.end("who"), "PERSON" if is_person else "ORG")]
    return [(start, end, "ORG")]


# 岚播数据|显示: what somebody says it in
TOLD_IN = regex.compile(r"(?<=\p{Han}{2})数据(?=显示|表明|指出)")
# 岚嘉|资本支出
SPENDING = regex.compile(r"(?<=\p{Han}{2})资本(?=支出|开支|公积|额|适足|回报|利得)")
# 岚嘉|净利走高
FIGURE_BEHIND = regex.compile(r"(?<=\p{Han}{2})(?:净利|营收|毛利|纯利|纯益|日活|股价|社零|固投|派息|年化|孖展)$")
# 岚嘉|基础溢利: which profit it is
WHICH_FIGURE = regex.compile(r"(?<=\p{Han}{2})(?:基[础本]|核心|应占|经常|调整)(?:后)?(?=溢利|纯利|净?利润|净利|盈利)")
# 青州新能源|装机: what a trade of a place has and does
TRADE_HAS = regex.compile(r"装机|产业|产能|产量|发电|市场|行业|企业|需求|供应|板块|概念")


def _with_trade(text: str, start: int, end: int) -> list[Found]:
    """Return the place of what is a place and a trade there: 宁夏|新能源(产业)."""
    if not TRADE_HAS.match(text, end) or text[start:end] in listed_companies():
        return []
    cuts = (cut for cut in range(start + LEAST, end - 1) if text[cut:end] in GENERIC)
    return [(start, cut, "GPE") for cut in cuts if text[start:cut] in place_names()][:1]


# 佰州|电, 佰州|讯: where a reporter writes from, at the end of the line
WIRED = regex.compile(r"(?<=\p{Han}{2})[电讯](?=\s*(?:[)\n]|$))")
# 岚嘉|螺纹钢, 岚嘉|小家电: what a company sells, behind the name that the text has without it too
SELLS = regex.compile(r"(?<=\p{Han}{2})(?:螺纹钢?|热卷|不锈钢|冷轧|热轧|生铁|粗钢|焦炭|水泥熟料|小家电|厨电|白电|黑电|空调|冰箱|洗衣机|彩电)$")


# 岚嘉集团|化债: what a name of an organisation ends in, with more behind it
FORMED = regex.compile(r"(?<=\p{Han}{2})(?:集团|股份|控股|科技|银行)(?=\p{Han}{2,6}$)|^(?:\p{Han}{2,3})?央行(?=\p{Han}{2,6}$)")
# 岚嘉集团|研究院, 岚嘉集团|资本, 岚嘉科技|园: a house, a unit or a place of its own
OWN_HOUSE = regex.compile(r"\p{Han}*(?:公司|集团|银行|学[院校]|大学|物业|服务|科技|金融|财务|传媒|能源|资[本管]|证券|信托|期货|基金|保险|租赁|投资|控股|股份|国际|[部局院署厅所社心厂园区楼队馆会行店])")
# 沪岚能源交易中心|原油: where it is traded
EXCHANGE = regex.compile(r"\p{Han}{2,10}(?:交易所|交易中心)(?=\p{Han}{2,6}$)")
AFFAIR = frozenset(("n", "v", "vn", "vg", "d", "a", "ad"))


def _without_affair(text: str, start: int, end: int) -> int:
    """Return where a name ends behind which a headline tells its affair, where the text has it without that too: 岚嘉集团|化债.

    >>> text = "岚嘉集团化债方案出炉。岚嘉集团表示"
    >>> text[: _without_affair(text, 0, 6)], text[: _without_affair(text[:11], 0, 6)]
    ('岚嘉集团', '岚嘉集团化债')
    """
    if exchange := EXCHANGE.match(text, start, end):
        return end if OWN_HOUSE.fullmatch(text, exchange.end(), end) else int(exchange.end())
    formed = next((f for f in FORMED.finditer(text[start:end]) if _is_named(text, f.string[: f.end()], f.string)), None)
    if formed is None or OWN_HOUSE.fullmatch(formed.string, formed.end()):
        return end
    words = jieba().tag(formed.string[formed.end() :], hmm=False)
    return start + formed.end() if all(kind in AFFAIR for _, kind in words) else end


def _dateline(text: str, start: int, end: int) -> list[Found]:
    """Return the place of a dateline: 佰州|电."""
    is_place = WIRED.match(text, end - 1) is not None and text[start : end - 1] in place_names()
    return [(start, end - 1, "GPE")] if is_place else []


WITH = regex.compile(r"(?<=.{2})[与给向]")
LISTED_LENGTHS = (4, 3)


def _with_whom(text: str, start: int, end: int) -> int:
    """Return where the listed company begins with whom something was done: 其已将股份质押给|贵州茅台股份有限公司."""
    for word in WITH.finditer(text, start, end):
        if any(text[word.end() : word.end() + length] in listed_companies() for length in LISTED_LENGTHS):
            return int(word.end())
    return start


RATED = frozenset("升降予荐唱")
"""What brokers do to a share, by a character."""
# 祁远管理|的基金规模: who manages a fund
MANAGED = regex.compile(r"(?P<who>\p{Han}{2,4})管理")
MANAGED_BEHIND = regex.compile(r"的(?:\p{Han}{0,6})(?:基金|产品|资产|组合|规模|计划)")
CAREER = regex.compile(r"任职|从业|基金经理|在管")
NEAR = 60

# What a registered name ends in, and what may follow as a part of the name: a branch, a bracket, an institute.
FORM = regex.compile(r"(?<=\p{Han}{2})(?:股份|责任)?有限(?:责任)?公司|(?<=\p{Han}{2})公司(?=(?:投资建设|投建|股份|股票|公告|所持)$)")
UNIT = regex.compile(r"\(.*|[\p{Han}A-Za-z0-9]{0,14}(?:分公司|分行|支行|营业部|事业部|[院所厂部处会]|中心)")


def _registered(text: str, start: int, end: int) -> int:
    """Return where a registered name ends: 青州岚嘉股份有限公司|股份, but 青州岚嘉有限公司沛原分公司."""
    form = FORM.search(text, start, end)
    if form is None or form.end() == end or UNIT.fullmatch(text, form.end(), end):
        return end
    return int(form.end())


INSTITUTION_MOST = 10
"""The institutions of the lists that follow a person have no longer names."""


def _person_before(text: str, start: int, end: int) -> list[Found]:
    """Return the person and the institution that stand side by side: 特朗普|美联储."""
    for cut in range(max(start + 2, end - INSTITUTION_MOST), end - 1):
        if (text[cut:end], "ORG") in known_by_name() and text[start:cut] not in place_names():
            words = jieba().tag(text[start:cut], hmm=False)
            if len(words) == 1 and words[0][1] in ("nr", "nrt"):
                return [(start, cut, "PERSON"), (cut, end, "ORG")]
    return []


# 岚嘉|投资|沛禾集团: one company does it with another.
DEAL = regex.compile(r"(?P<who>[\p{Han}A-Za-z]{2,12}?)(?:战略投资|投资|收购|增资|入股|并购|受让|减持|增持|起诉|吸收合并)(?P<whom>[\p{Han}A-Za-z]{3,16})")


def _deal(text: str, start: int, end: int) -> list[Found]:
    """Return the two companies of a deal, where the text, or a list, names each by itself: 岚嘉投资沛禾集团, but not 岚嘉投资控股集团."""
    deal = DEAL.fullmatch(text, start, end)
    if deal is None or not all(_is_named(text, deal.group(part), text[start:end]) for part in ("who", "whom")):
        return []
    return [(*deal.span("who"), "ORG"), (*deal.span("whom"), "ORG")]


def _is_named(text: str, name: str, within: str) -> bool:
    """Tell whether a name stands in the text outside of a longer one too, or on a list; 有限公司 is none."""
    return not is_generic(name, "ORG") and (name in listed_companies() or text.count(name) > text.count(within))
