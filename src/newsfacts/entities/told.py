"""Names that a construction tells by itself: rubrics, sessions, bonds, long names with their short forms, lists of like names."""

from collections.abc import Iterator

import regex

from newsfacts.entities.filters import is_generic
from newsfacts.entities.gazetteer import place_names, regions
from newsfacts.entities.overlaps import Found, LatinName
from newsfacts.entities.patterns import (
    DOUBLE,
    KIND,
    LAUNCHED,
    LISTED_AS,
    LISTED_BY,
    LISTING,
    RELEASED,
    SHORT_FORM,
    SINGLE,
)
from newsfacts.text.words import is_word, jieba

NAMED = (
    # 第十一批国采, 第十批国家药品集采
    ("EVENT", regex.compile(r"第[一二三四五六七八九十\d]{1,3}批(?:国家(?:组织)?(?:药品|高值医用耗材|耗材)?(?:集采|集中带量采购|集中采购)|国采)")),
    # 规模较小的岚银理财, 岚银理财管理规模: the house that a bank has for it
    ("ORG", regex.compile(r"(?:(?<![\p{Han}A-Za-z])|(?<=[的、和与及由在对据向从]))(?![的、和与及由在对据向从其各多两中])\p{Han}{1,2}[银信]理财(?!产品|师|业务|子公司|市场)")),
    # 〈澜33股東會〉, 〈禾川法說〉: the rubric of a paper begins with the company
    ("ORG", regex.compile(r"(?<=(?:^|\n)《)[\p{Han}A-Za-z0-9*\-]{2,8}?(?=(?:股东常?会|法说会?|展望|财报)》)")),
    # 股东青川至远投资企业拟减持, 一致行动人青川至远投资企业持有
    ("ORG", regex.compile(r"(?<=股东|一致行动人)(?!一致行动人|大?会|[及和与或应所]|要求|通知|认为)(?:(?!后|所持|[的其及]|控制)\p{Han}){4,16}?(?:企业|集团|公司)(?=拟|计划|累计|所持|[增减]持|持有|质押|解除)")),
    # 面板厂|岚松显示: 显示 may be a verb elsewhere
    ("ORG", regex.compile(r"(?<=面板(?:厂|厂商|商|制造商|巨头|龙头|大厂|企业)|显示屏(?:厂|厂商|供应商))(?![数调研][据查研究]|报[告表价]|[财年季中]报|资料|公告|统计|信息|业绩|结果|最新|内部|监测|模型|走势|会议|问卷|预测|测算|账目|柔性|车载)\p{Han}{2}显示(?=[的(,、]|[今去前上]|第?[一二三四]季|公布|宣布)")),
    # 舒岚丸等三款品种, 岚络胶囊、禾清颗粒: medicines by their form
    ("PRODUCT", regex.compile(r"(?<=[,、。;:“])(?!定心|塑料|橡胶|化肥|肥料|生物质|木屑|燃料|树脂|饲料|咖啡|空心|[固金]|[软硬]胶囊)(?:(?![其包由含将在对和与及的了是为以他她我吃服]|[一二三四五六七八九十\d]款)\p{Han}){2,6}(?:滴丸|(?<![鱼肉虾药])丸|胶囊|颗粒|口服液|注射液|喷雾剂)(?=[、等”])")),
    # 美国|301条款
    ("LAW", regex.compile(r"(?<!\d)(?:201|232|301|337)条款")),
    # 祁氏家族
    ("ORG", regex.compile(rf"(?:{DOUBLE}|[{SINGLE}])氏家族")),
    # 国家统计局沛原调查队
    ("ORG", regex.compile(r"国家统计局\p{Han}{2,4}调查总?队")),
    ("LOC", regex.compile(r"T\d航站楼")),
    # 应用“鹿川”, 新品“川酿”
    ("PRODUCT", regex.compile(r"(?<=(?:应用|App|APP|app|小程序|软件|游戏|新品|新药|大模型|车型|机型|芯片|会员|(?:主力|主打|拳头|旗舰|明星|核心)产品|大?单品)“)[\p{Han}A-Za-z0-9]{2,10}(?=”)")),
    # 17天神01, 20阳城03: a bond by its year, issuer and number
    ("PRODUCT", regex.compile(r"(?<![\d.])\d{2}(?![年月日时周天]\d)\p{Han}{2,4}0[1-9](?![\d.,%:分年月日时秒室号楼层栋])")),
    # 沛原市第七届人民代表大会第四次会议, 第三十届世界能源大会
    (
        "EVENT",
        regex.compile(
            r"(?:(?:(?![在于自向席])\p{Han}){2,8})?第[一二三四五六七八九十\d]{1,3}届(?!(?:董事会|监事会|理事会)(?!秘书))[\p{Han}]{2,16}?(?:博览会|大会|论坛|峰会|年会|展览会|运动会|委员会)(?!堂)(?:第[一二三四五六七八九十]{1,2}次(?:全体)?会议)?"
        ),
    ),
    (
        "ORG",
        regex.compile(
            r"(?<![\p{Han}])(?:[\p{Han}]{2,4}[县市区])?[\p{Han}]{1,4}[村镇乡](?:党支部|党总支|党委|村委会|居委会)"
        ),
    ),
    (
        "ORG",
        regex.compile(
            r"(?<![\p{Han}])[市省县区](?:政府|人大常委会|人大|政协|财政局|统计局|发改委)(?!工作报告|报告)|(?<=[受由经向对在表据])[市省县区](?:政府|人大|政协)(?!工作报告)"
        ),
    ),
)


def named(text: str) -> list[Found]:
    """Return the names of `NAMED`."""
    return [(match.start(), match.end(), label) for label, pattern in NAMED for match in pattern.finditer(text)]


# 祁远是|巷口烤鱼|的创始人兼董事长, 创办了|巷口烤鱼|, 这是|巷口烤鱼|的第900家门店: whose founder, and whose shops, of a name that reads like a phrase
FOUNDED = regex.compile(
    r"""
      (?: (?P<made>(?:创办|创立|开创|创建)了?) | (?<= [,。;:“\n] | [是为系] | 作为 | 身为 ) )
      (?P<name> (?: (?![的了也就是为系他她其该这那我你您们一两几个位名和与在第]) [\p{Han}A-Za-z0-9] ){2,10}? )
      (?(made) (?=[,。;]) | 的? (?: (?:联合|共同)?(?:创始人|创办人|主理人|掌门人)(?!团队|精神|家族|们) | 第(?:\d{1,5}|[一二三四五六七八九十百千]{1,7})家(?:门店|分店|店|餐厅|直营店|加盟店) ) )
    """,
    regex.VERBOSE,
)
FOUNDERS = regex.compile(r"创始人|创办|主理人|掌门人|创立|开创|创建|家(?:门店|分店|店|餐厅|直营店|加盟店)")
# 公司的创始人, 老店的创始人: no name
NO_FIRM = regex.compile(r"公司|集团|品牌|平台|企业|项目|机构|店$|^(?:国内|全国|全球|中国|当地|本地|行业|业内|前|原|联合|共同|首)")


def founded(text: str) -> Iterator[Found]:
    """Yield the firms, named more than once, of which the text says who founded them or how many shops they have opened.

    >>> text = "祁远是巷口烤鱼的创始人。他说,巷口烤鱼不缺钱,公司的创始人也不缺"
    >>> [text[start:end] for start, end, _ in founded(text)]
    ['巷口烤鱼']
    """
    if FOUNDERS.search(text) is None:
        return  # the first look costs little
    for match in FOUNDED.finditer(text):
        name = match.group("name")
        if NO_FIRM.search(name) is None and text.count(name) > 1 and not (_is_place_or_word(name) or is_generic(name, "ORG")):
            yield (*match.span("name"), "ORG")


def _is_place_or_word(name: str) -> bool:
    """Tell whether a name is where the shops are, 这是上海第3家门店, or what anybody may found, 创办了网站.

    >>> [_is_place_or_word(name) for name in ("上海", "上海浦东", "网站", "巷口烤鱼")]
    [True, True, True, False]
    """
    return name in regions() or is_word(name) or all(word in place_names() or kind == "ns" for word, kind in jieba().tag(name, hmm=False))


# 据|川岳省电力公司(以下简称…): a preposition before the name.
AFTER_SOURCE = regex.compile(r"^(?:(?:公司)?(?:控股|第[一二三]大|大)?股东|(?:公司)?(?:于?近日|日前|今日|昨日)?(?:收到|接到|获悉)|(?:获悉)?其?已?将?(?:前期)?质押给|据|由|经|向|对|与|和|从|被|把|根据|依据|其中|旗下|平台)(?=\p{Han}{4})")


# 以4亿元买下|川岳照明器材股份有限公司(下称…): what was done with the company, for how much
DEALT = regex.compile(
    r"^(?:[^,;。]*\d[^,;。]*?(?:买下|拿下|买入|收购|并购|入股|入主|受让|购[入买]|出售|转让|增资|参股|认购|拍得|竞得|控股|持有|投资)了?"
    r"|(?:\p{Han}{0,10}?(?:宣布|公告|计划|公司[拟已将]?以?|拟以?|将以?)|[以用])(?:现金|自有资金|股权|股份)?(?:买下|拿下|收购|受让|购[入买]|拍得|竞得)了?)(?=\p{Han}{4})"
)
# 高空机械厂商|川岳照明器材股份有限公司, 短剧平台运营商|禾川集团(下称…): what it is, before the name; 平台 and its like may be a part of the name
TRADE = regex.compile(
    r"^\p{Han}*(?:(?:零售|供应|制造|运营|开发|服务|生产|经销|承包|代工|设计|芯片|设备|软件)商(?![务业贸])|厂商|龙头|巨头|独角兽|[车药房险国央民酒]企|券商)(?=[\p{Han}A-Za-z*]{2})"
    r"|^\p{Han}{2,12}(?:(?<!有限|股份)公司|企业|平台|品牌)(?=\p{Han}{4})"
)
# 总部位于岚州的|川岳照明器材股份有限公司, 成立于2005年的|…: where it is, since when and what it does, before the name; 美的 is one
DESCRIBED = regex.compile(
    r"^[^,;。]{0,24}?(?:(?:位|始建|设立|成立|创[立办建]|诞生)?于|总部在|[坐座]落|设在|扎根|立足|来自|主营|专注|深耕|从事|专营|主攻|经营|生产|制造|上市|已?有|拥有|身为|作为)[^,;。的]{0,16}的(?=[\p{Han}A-Za-z]{4})"
)
FORM = regex.compile(r"(?:股份|集团)?有限(?:责任)?公司")
WHOLE = regex.compile(r"(?:^|股东|收到|接到|由|与|向|对|获|[,。;:“\n)])(?P<name>(?:(?!股东|收到|接到)[\p{Han}A-Za-z]){5,24})$")


# 岚禾智算(杭州)股份有限公司: its seat in brackets
SEATED = regex.compile(r"[\p{Han}A-Za-z]{2,16}\(\p{Han}{2,4}\)\p{Han}{0,10}(?:公司|集团|事务所)$")
LONGEST_SEATED = 40


def _seated(text: str, short: str, end: int) -> list[Found]:
    """Return the registered name with its seat in brackets that ends here; its short form tells where it begins.

    >>> text = "日前岚禾智算(杭州)股份有限公司(下称“岚禾智算”)"
    >>> [text[start:end] for start, end, _ in _seated(text, "岚禾智算", 16)]
    ['岚禾智算(杭州)股份有限公司']
    """
    start = text.rfind(short, max(0, end - LONGEST_SEATED), end)
    return [(start, end, "ORG")] if start >= 0 and SEATED.match(text, start, end) else []


# 董事长祁远与|沛禾产业集团(下称“沛禾产业”): with whom something is done, before the name
PARTNERS = regex.compile(r"^(?:.{2,}[与和及同]|.*、)(?!\p{Han}{1,3}$)")
STEM = 2
"""A short form shares so many characters with the beginning of the name."""
PROPER = frozenset(("ns", "nt", "nz", "nr", "nrt", "x", "eng"))
"""What a name may begin with before its short form: 苏州|岚禾光能, 中信|岚禾期货, …"""
OF_STATE = frozenset("国家 全国 中央 中华 国有资本 国有资产 东方 南方 北方 西部 中部 东部 第一 联合".split())
"""… or an office of the state or what it owns, 国家|岚禾总局, 佰州市国有资本|岚禾运营, a part of the land, 东方|岚禾传媒, …"""
NO_SEAT = frozenset("由向与和及对为在从经据将把被其该原的以是商厂方企店家名人者股等曾")
"""… or a town that no list knows, 佰州|岚禾光能, of characters that are none of these."""


def _without_description(name: str, short: str) -> str:
    """Return a name without what describes the firm before it; not where its short form begins in that.

    >>> _without_description("专注照明的川岳光电股份", "川岳光电"), _without_description("拥有美的集团股份", "美的集团")
    ('川岳光电股份', '拥有美的集团股份')
    """
    bare = DESCRIBED.sub("", name)
    return name if short[:STEM] in name and short[:STEM] not in bare else bare


def _without_partners(name: str, short: str) -> str:
    """Return a name without those who stand before it in a row; its short form tells where it may begin.

    >>> _without_partners("、董事长祁远与沛禾产业集团", "沛禾产业"), _without_partners("岚和沛川集团", "沛川集团")
    ('沛禾产业集团', '岚和沛川集团')
    """
    stem = name.rfind(short[:STEM])
    partners = PARTNERS.match(name, 0, stem) if stem > 0 else None
    return name[partners.end() :] if partners else name


def _with_its_short_form(name: str, short: str) -> str:
    """Return a name without the words before it, which its short form tells; the town where it sits belongs to it.

    >>> short = "岚禾光能"
    >>> [_with_its_short_form(before + "岚禾光能科技公司", short)[:-8] for before in ("组件商", "方收购苏州", "中信")]
    ['', '苏州', '中信']
    """
    at = name.find(short if short in name else short[:STEM])
    start = max(at, 0)
    for word, kind in reversed(list(jieba().tag(name[:start], hmm=False))):
        if kind not in PROPER and word not in OF_STATE and (len(word) > 1 or word in NO_SEAT):
            break
        start -= len(word)
    return name[start if at - start > 1 else max(at, 0) :]


def abbreviated(text: str) -> Iterator[Found]:
    """Yield the long name before （以下简称“…”） and the short one in it; the end of the long one tells the kind."""
    for match in SHORT_FORM.finditer(text):
        if seated := _seated(text, match.group("short"), match.start()):
            yield from (*seated, (*match.span("short"), "ORG"))
            continue
        begin = max(0, match.start() - 28)
        before = LAUNCHED.search(text, begin, match.start())
        if before is not None and FORM.match(before.group("name")):
            before = WHOLE.search(text, begin, match.start())  # 恒晟控股|有限公司: the verb is a part of the name
        if before is None:
            continue
        name = AFTER_SOURCE.sub("", _without_description(DEALT.sub("", before.group("name")), match.group("short")))
        label = next((label for label, pattern in KIND if pattern.search(name)), None)
        name = _with_its_short_form(TRADE.sub("", _without_partners(name, match.group("short"))), match.group("short")) if label == "ORG" else name
        if label:
            yield (before.end("name") - len(name), before.end("name"), label)
            yield (*match.span("short"), label)


# One of a list: 小满AI, Blue Lantern, 川岳Talk.
ELEMENT = regex.compile(
    r"(?<=[、,和及与括含盖有如:出]|\A)(?!包括|包含)(?:[\p{Han}]{1,4})?[A-Z][A-Za-z0-9]*(?:[ .\-][A-Za-z0-9]+)*(?=[、,和及与等在)。]|$)"
)
# 双特异性抗体|Kestrel: what kind of thing bears the name.
THING = regex.compile(r"(?:抗体|疫苗|新药|药物|注射液|大模型|语言模型|芯片|手机|车型|机型|机器人|处理器|显卡|眼镜|耳机|头显|游戏|软件)$")


def listings(text: str, latin: list[LatinName]) -> list[Found]:
    """Return the Latin names and their like in a list that the text calls one of products or of companies."""
    found = []
    owned = {(first, last): own for first, last, own in latin}
    for pattern in (LISTING, LISTED_AS, LISTED_BY):
        for match in pattern.finditer(text):
            label = "PRODUCT" if match.group("product") else "ORG"
            for element in ELEMENT.finditer(text, *match.span("list")):
                found.append((*element.span(), owned.get(element.span()) or label))
    for first, last, _ in latin:
        released = RELEASED.match(text, last) and (regex.search(r"[\d ]", text[first:last]) or text[last] == "的")
        if released or THING.search(text, max(0, first - 8), first):
            found.append((first, last, "PRODUCT"))
    return found
