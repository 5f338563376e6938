"""What the words around a name tell: 《…》, a title before a person, Latin names, 以下简称."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

import regex

from newsfacts.entities.sites import COUNTRIES
from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention
from newsfacts.text.lookup import Table, table_of

MEDIA = regex.compile(
    r"(?:报|新闻|周刊|时报|杂志|网|财经|周看|周报|评论|观察|论坛报|月刊|快报|在线|日刊|邮报|电讯|头条)$"
)
LAW = regex.compile(
    r"(?:法|条例|办法|规定|通知|意见|规则|报告|公告|指引|纲要|规划|白皮书|蓝皮书|决定|方案|细则|章程|协议|协定|公约|计划|标准|目录|清单|草案|招股书|年报|指南|准则|若干措施|措施|行动计划|宣言|备忘录|建议|倡议|提案|议案|预案|通告|公报|决议|声明|法案|预算案|守则|规程|(?:报告|告知|通知|决定|意见)书|(?:问询|关注|警示|监管)函|宪章|条约|展望|学说)(?:\([^()]{1,12}\))?$"
)
BOOK = regex.compile(r"(?:志|史|记|传|经|书|录|集|谱|考|典|诗|赋)$")
BOOKED = regex.compile(r"《(?P<title>[^《》\n]{2,40})》")
ASKED = regex.compile(r"(?:接受|告诉|对|向|据|援引|刊于)$")


def find_titled(text: str) -> Iterator[Mention]:
    """Yield what stands in 《》: media are organisations, regulations and reports LAW, films and shows PRODUCT.

    >>> [(m.label) for text in ["接受《每日财经报》采访,《证券法》"] for m in find_titled(text)]
    ['ORG', 'LAW']
    """
    for match in BOOKED.finditer(text):
        title = match.group("title")
        before = text[max(0, match.start() - 6) : match.start()]
        if LAW.search(title):
            label = "LAW"
        elif MEDIA.search(title) or (ASKED.search(before) and not BOOK.search(title)):
            label = "ORG"
        elif len(title) <= 14 and not regex.search(r"[,。!?]", title):
            label = "PRODUCT"
        else:
            continue
        yield Mention(match.start("title"), match.end("title"), label, meaning="rule")


SINGLE = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温常康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郗咸阙厍钭亓乜麴麹逯佴芮郦植招闫谌殳昝"
DOUBLE = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|呼延|南宫|端木|夏侯|司徒|独孤|谷梁|百里|东郭|澹台|濮阳|申屠|闻人|轩辕|钟离|太史|淳于|单于|万俟|赫连|拓跋|鲜于|闾丘|亓官|司空|子车|颛孙|公冶|公西|漆雕|乐正|壤驷|公良|夹谷|宰父|微生|羊舌|左丘|梁丘|东门|西门|第五|谷梁|宗政|仲孙|褚师|巫马|公羊|毋丘"
GIVEN = r"(?:(?!基于)[\p{Han}--[的了在是和与及等将已拟对为于说称表示指认曾也都就而但并或则被把由从向以后前时中内外上下这那其所不没有年月日元家亿万]])"
PERSON = rf"(?:(?:{DOUBLE}){GIVEN}{{1,2}}|[{SINGLE}]{GIVEN}{{1,2}}|{GIVEN}{{1,5}}(?:·{GIVEN}{{1,6}}){{1,3}}|[A-Z][a-z]+(?:[ \-][A-Z][a-z.]+){{1,3}})"
SPEAKS = r"(?:在|对|向|则|也|亦|还|就|曾|并|今日|昨日|近日|日前|此前|随后|进一步)?(?:表示|认为|指出|称|说|透露|坦言|强调|介绍|补充|提醒|预计|预测|回应|写道|分析(?!师|员)|直言|解释|判断(?!力|题)|告诉|宣布|接受|辞|出任|担任|获委任|卸任|离职|自述|谈及|发文|发布|作政府|出席|主持|率队|当选|会见|致辞|讲话|签署)"


# The family name of Edith Harlow, 卡尔·林德森
LAST_NAME = regex.compile(r"(?<=[a-z.] )[A-Z][a-z]{2,}$|(?<=·)\p{Han}{2,}$")


@cache
def titles_pattern() -> str:
    """Return the alternatives of all titles, the longest first."""
    return "|".join(sorted((row["title"] for row in lexicon("titles")), key=len, reverse=True))


@cache
def titles_table() -> Table[str]:
    """Return all titles as they are looked up."""
    return table_of({row["title"]: row["title"] for row in lexicon("titles")})


@cache
def _titled() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:{titles_pattern()})(?P<person>{PERSON})(?=[,。:;、()“”\n]|{SPEAKS}|的|已|于|在|与|将|透过|通过|(?<![增减])持|[增减]持|等|$)",
        regex.V1,
    )


def before_people(text: str, titles: list[int]) -> list[int]:
    """Return the places, of those where a title may begin, where one is followed by a person.

    >>> before_people("公司总裁欧阳远表示,董事长已到任", [2, 10])
    [2]
    """
    pattern = _titled()
    return [place for place in titles if pattern.match(text, place)]


# 聘任常澜华为公司董事会秘书: who is called to an office.
CALLED = regex.compile(rf"(?:聘任|委任|选举|任命|增补|提名|推选|聘请|选聘)(?P<person>{PERSON})(?:先生|女士|博士)?(?:为|担任|出任)", regex.V1)
CALLS = re.compile(r"(?=聘任|委任|选举|任命|增补|提名|推选|聘请|选聘)")
# 总经理是叶问秋,男,46岁: whose sex a curriculum vitae tells.
INTRODUCED = regex.compile(rf"[是为系:,;。\n](?P<person>{PERSON})(?:先生|女士)?(?=,[男女][,。;])", regex.V1)
INTRODUCES = re.compile(r"(?=[是为系:,;。\n]\w{2,6},[男女][,。;])")
SPEAKER = regex.compile(rf"(?P<person>{PERSON})(?={SPEAKS})", regex.V1)
AFTER_MARK = re.compile(r"\A|(?<=[,。;“”\n(])")
WRITER = regex.compile(
    rf"(?:记者|编辑|责编|责任编辑|校对|通讯员|文/|作者|摄影|采写)[:/| ]?(?P<person>{PERSON})(?=[,。/()\n、 ]|实习|上海|北京|广州|深圳|香港|台北|报道|发自|综合|校对|编辑|$)",
    regex.V1,
)
WROTE = re.compile(r"(?=记者|编辑|责编|责任编辑|校对|通讯员|文/|作者|摄影|采写|编译)")
"""Where a byline may begin."""
# 记者戴若绮、柏彦廷/台北报导; (记者 卓澜 柯远舟): a list of those who wrote it.
BYLINE = regex.compile(
    rf"(?:记者|通讯员|编译|编辑|文/|摄影)[:/ ]{{0,2}}(?P<people>[{SINGLE}]{GIVEN}{{1,3}}(?:[、, ][{SINGLE}]{GIVEN}{{1,3}}){{1,4}})(?=[/)】〕\]\n]|综合|报道|报导|\d|发自| [\p{{Han}}]{{2}}报道)",
    regex.V1,
)
# 【香江财讯】, 〔经贸日报记者…〕, 晨汐网11月17日讯, 经济时报 记者…, but 岚川科技发布中报: who reports, at the head of a line or in its last bracket.
SOURCE = regex.compile(
    r"""
      (?<=^|[\n【〔\[(]) (?:[另又再]据)?+(?P<name>[\p{Han}A-Za-z]{2,9}(?:(?<![中季财]|(?<!青)年)报|网|社|台|财经|新闻|财讯|周刊|时讯|快讯社|在线|传媒|电讯|晚班车)) (?=[】〕\]\n ] | [/ ]{0,2}记者 | (?:综合|专)?(?:报道|消息|讯|电) | \d{1,2}月\d{1,2}日(?:[\p{Han}]{0,6}(?:[讯电]|消息)|[,|]))
    | (?<=^|[\n。]) (?P<name>\p{Han}{1,4}(?<![电联官外内物全组官])网) (?=监测|数据显示|统计显示|最新数据)  # 川牧网监测
    | (?<=[【〔\[]) (?P<name>\p{Han}{2,4}) (?=专讯)  # 【川网专讯】
    | (?<=(?<!\p{Han})来源:|(?:文章|稿件|新闻|信息|图片)来源:)\ ?(?P<name>[\p{Han}A-Za-z]{2,9})(?<!供图|提供|截图|制图)(?=[】〕\])\n]|\ {0,2}20\d\d[-/.年]|,?\ ?(?:作者|撰文|编辑|责编)[:/ ]|\ {2}|$)      # 来源:川岳网, 来源:川岳网 2025-06-17
    | (?<=^|[\n。【:;,“])据 (?P<name>[A-Za-z][A-Za-z.&]{1,14}|[\p{Han}]{2,9}(?:(?<![通预快公汇])报|网|社|台|新闻|财经)) (?=(?:\d{1,2}月)?(?:\d{1,2}日)?(?:消息|报道|讯))  # 据CNXY7月1日消息
    | (?<=^|\n|\d日,?) (?P<name>(?!\d|今日|昨日)[\p{Han}]{2,6}(?<![本快简短电资视音通央综])) (?=讯,)  # 7月3日,川岳邦讯,
    | (?<=^|[\n【]) (?P<name>[\p{Han}]{1,5}(?:网|社|报|汇|财经|新闻|台))(?=\d{1,2}月\d{1,2}日\|)  # 川岳汇5月11日|
    | (?<=^|[\n【〔\[(]) (?P<name>[\p{Han}A-Za-z]{2,7}) (?=/?记者\p{Han}|\ ?记者\ ) | (?<=\() (?P<name>[\p{Han}]{2,6}(?:财经|网|报|社|新闻))\ (?=\p{Han}{2,4}\))
    """,
    regex.VERBOSE | regex.MULTILINE,
)


SOURCE_BEGINS = re.compile(r"^|(?<=[【〔\[(。])|(?<=来源:)|据|(?<=\d日)|(?<=\d日,)", re.MULTILINE)


NO_SOURCE = ("记者", "编辑", "通讯员", "本", "据", "该", "实习", "见习", "首席", "特约", "多家", "有关", "相关", "当地")
"""What no name of a source begins with, …"""
NOBODY = frozenset("网络 网络整理 网络综合 互联网 财经 公司 官网 官方 综合 视频 图片 作者 公告 资料 公开资料 媒体 外媒 官媒 市场 自有资金 自筹资金 二级市场".split())
"""… and what is none."""


def find_sources(text: str) -> Iterator[Mention]:
    """Yield who reports, by where its name stands.

    >>> text = "【香江财讯】公司公布"
    >>> [text[m.start:m.end] for m in find_sources(text)]
    ['香江财讯']
    """
    for match in _matches(SOURCE, text, (begin.start() for begin in SOURCE_BEGINS.finditer(text))):
        name = match.group("name")
        if name not in NOBODY and not name.startswith(NO_SOURCE):
            yield Mention(match.start("name"), match.end("name"), "ORG", meaning="rule")


def _matches(pattern: regex.Pattern[str], text: str, places: Iterable[int]) -> Iterator[regex.Match[str]]:
    """Yield what `finditer` would, of a pattern that matches only at these places, which are in order."""
    after = 0
    for place in places:
        if place >= after and (match := pattern.match(text, place)):
            yield match
            after = match.end()


def find_persons(text: str, titles: list[int]) -> Iterator[Mention]:
    """Yield people by what stands around them: a title before, a verb of speech after ("speaks"), a byline, a call to an office.

    `titles` are the places where a title is followed by a person.

    >>> [text[m.start:m.end] for text in ["公司总裁欧阳远表示"] for m in find_persons(text, [2])]
    ['欧阳远']
    """
    wrote = [match.start() for match in WROTE.finditer(text)]
    for pattern, places, meaning in (
        (_titled(), titles, "rule"),
        (SPEAKER, (match.start() for match in AFTER_MARK.finditer(text)), "speaks"),
        (WRITER, wrote, "rule"),
        (CALLED, (match.start() for match in CALLS.finditer(text)), "rule"),
        (INTRODUCED, (match.start() for match in INTRODUCES.finditer(text)), "rule"),
    ):
        for match in _matches(pattern, text, places):
            if match.group("person").endswith(("会", "部", "局", "院", "委", "署", "司")):
                continue  # 陆委会回应
            yield Mention(match.start("person"), match.end("person"), "PERSON", meaning=meaning)
    for match in _matches(BYLINE, text, wrote):
        for person in regex.finditer(r"\p{Han}+", text, pos=match.start("people"), endpos=match.end("people")):
            yield Mention(person.start(), person.end(), "PERSON", meaning="rule")


COMPANY = regex.compile(r".{2,6}?(?:证券|基金|资本|银行(?!业)|保险|期货|信托|咨询|集团|科技|投顾|资管|研究院|大学)")


@cache
def _employer() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:据|而|但|不过|此外)?(?P<org>[\p{{Han}}A-Za-z]{{2,10}}?)(?:(?:{REGION})[\p{{Han}}]{{0,12}}?|(?:前|时任)?)(?:{titles_pattern()})(?P<person>{PERSON})(?={SPEAKS})",
        regex.V1,
    )


# 德国财政|部长: the ministry of a country, whose last character the title shares
MINISTRY = regex.compile(r"\L<countries>\p{Han}{2,8}$", countries=COUNTRIES)
NO_EMPLOYER = regex.compile(
    r"[的了在和与及对将兼]|公司$|集团$|该|本|董事|首席|联合|执行|副|高级|记者|市长|^(?:行政|财务|营运|运营|市场|人事|技术|营业部?|业务|住宅部|品牌|产品|研究)$"
)


@cache
def _any_title() -> regex.Pattern[str]:
    return regex.compile(titles_pattern())


CLAUSE_BEGINS = re.compile(r"\A|(?<=[,。;:“”\n])")
FARTHEST_TITLE = 28
"""A title begins at most so far into the clause that `_employer` reads."""


def find_employers(text: str, titles: list[int]) -> Iterator[Mention]:
    """Yield the organisation at the head of a clause before a title and a person who speaks.

    `titles` are the places where a title is followed by a person.

    >>> text = "今年1月,丰禾万象中国区解决方案总经理韩立表示"
    >>> [text[m.start:m.end] for m in find_employers(text, [16])]
    ['丰禾万象']
    """
    clauses = (match.start() for match in CLAUSE_BEGINS.finditer(text))
    titled = (begin for begin in clauses if bisect_left(titles, begin) < bisect_right(titles, begin + FARTHEST_TITLE))
    for match in _matches(_employer(), text, titled):
        name = match.group("org")
        if _any_title().search(name) or NO_EMPLOYER.search(name):
            continue
        start, end = match.span("org")
        end += MINISTRY.match(name) is not None and text.startswith("部长", end)
        company = COMPANY.match(name)
        yield Mention(start, start + company.end() if company else end, "ORG", meaning="rule")


# A Latin name is never split: MiniMax Agent, Norvale Capital Ltd., A321neo.
LATIN = regex.compile(
    r"(?<![A-Za-zÀ-ÿ0-9.@/_$])(?:(?<!:)\d{2,4} (?=[A-Z][a-z]{2}))?(?:[A-Z][A-Za-zÀ-ÿ0-9&'’.\-]*[A-Za-zÀ-ÿ0-9]|[A-Z])(?: (?:A/S|(?:al-)?[A-Z0-9][A-Za-zÀ-ÿ0-9&'’.\-]*|of|and|de|del|della|la|le|du|da|do|dos|di|von|van|der|den|bin|ibn|&))*(?:, ?(?:Inc|Ltd|LLC|Corp|Co)(?![A-Za-z]))?\.?(?![A-Za-zÀ-ÿ0-9])"
)
COMPANY_TAIL = regex.compile(
    r"(?:Ltd|Inc|Corp|Co|Capital|Group|Holdings|Limited|LLC|PLC|plc|Partners|Bank|Securities|Fund|Ventures|Asset|Pharma|Motors|Airlines|Labs|Therapeutics|Technologies|Pharmaceuticals|Systems|A/S|AG|SE|NV)\.?$"
)
NOT_LATIN = frozenset(word for row in lexicon("no_names") if row["kind"] == "Latin" for word in row["words"].split(" "))


# CES 2026, MWC 2025: a fair with its year.
FAIR = regex.compile(r"(?P<word>[A-Z]{3,8}) ?20[0-4]\d")
LONGEST_LATIN = 100
SUM_BEHIND = re.compile(r"(?<=[A-Za-z]) ?\d{1,4}$")
UNIT_BEHIND = re.compile(r"[万亿千百%年月日元]|美元|港元")
# Norvex| Q2业绩, 川岳|Q3 EPS 1.2元: of which quarter what follows is, and no word of a name; Audi Q3 is a car
QUARTER_BEHIND = regex.compile(r"(?<!Audi|MINI|(?i:infiniti))(?:^| )Q[1-4](?: EPS(?: \d[\d.]*)?)?$|(?:^| )EPS(?: \d[\d.]*)?$")
SHARE_MARKS = frozenset(("ST", "XD", "XR", "DR"))


def find_latin(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Yield Latin names that are no common abbreviation: start, end, and ORG or EVENT where a word of theirs or a year says so."""
    for match in LATIN.finditer(text):
        name, end = match.group(), match.end()
        if sum_ := SUM_BEHIND.search(name) if UNIT_BEHIND.match(text, end) else None:  # Redwood Gate|400万美元
            name, end = name[: sum_.start()], match.start() + sum_.start()
        if told := QUARTER_BEHIND.search(name):
            name, end = name[: told.start()], match.start() + told.start()
        if name in SHARE_MARKS and "\u4e00" <= text[end : end + 1] <= "\u9fff":
            continue  # ST京蓝, XD福然德: the mark belongs to the stock's short name
        if name in NOT_LATIN or not 2 <= len(name) <= LONGEST_LATIN or all(word in NOT_LATIN for word in name.split()):
            continue
        fair = FAIR.fullmatch(name)
        if fair and fair.group("word") not in NOT_LATIN:
            yield match.start(), end, "EVENT"
        else:
            yield match.start(), end, "ORG" if COMPANY_TAIL.search(name) and " " in name else None


# （以下简称“万智平台”）, (下称“A”), (简称:B)
ABBREVIATION = regex.compile(r"\((?P<name>[A-Z][A-Za-z]{1,7})\)")
# What kind of thing a long name is, by its end.
KIND = (
    ("LAW", regex.compile(r"(?:法|条例|办法|规定|协议|方案|规划|细则|指引|草案)$")),
    ("EVENT", regex.compile(r"(?:大会|论坛|博览会|展览会|峰会|大赛|锦标赛|运动会|节|展会|研讨会|年会)$")),
    (
        "PRODUCT",
        regex.compile(r"(?:平台|系统|模型|产品|计划|基金|系列|软件|应用|App|芯片|疫苗|债券|机器人|电站|汽车|注射液)$"),
    ),
    (
        "ORG",
        regex.compile(
            r"(?:公司|集团|银行|证券|协会|学会|中心|研究院|研究所|委员会|大学|学院|医院|交易所|联盟|基金会|合作社|事务所|厂|行|局|部|院|所|社)$"
        ),
    ),
)
LAUNCHED = regex.compile(
    r"(?:发布|推出|上线|启动|运营|建设|参与|控股|收购|成立|设立|参股|委托|依据|根据|由|与|向|对|的|了|,|。|;|:|“)(?P<name>[^,。;:“”()\n]{4,24})$"
)
LISTING = regex.compile(
    r"(?:(?P<product>产品|功能|应用|车型|品牌|模型|工具|软件|游戏|药物)|(?P<org>投资者|机构|公司|企业|客户|股东|银行|券商|厂商|品牌商|合作伙伴|平台方))"
    r"[^。;\n、]{0,10}?(?:包括|包含|涵盖|分别是|有|如)(?P<list>[^。;\n]{2,160})"
)
# 包括A、B在内的多项功能: what the list is of stands behind it.
LISTED_AS = regex.compile(
    r"(?:包括|包含|涵盖|推出|有)(?P<list>[^。;\n]{2,120}?)(?:在内的?|等)[^,。;、\n]{0,14}?"
    r"(?:(?P<product>产品|功能|应用|车型|品牌|模型|工具|软件|游戏)|(?P<org>投资者|机构|公司|企业|客户|股东|银行|券商|厂商))"
)
# Merrin Cloud、Osdale等AI产品: the list begins the clause.
LISTED_BY = regex.compile(
    r"(?<=[,。;:\n])(?P<list>[A-Za-z][^,。;:\n]{2,60}?)等[^,。;、\n]{0,6}?"
    r"(?:(?P<product>产品|应用|车型|模型|软件|游戏)|(?P<org>公司|企业|厂商|机构|券商))"
)
# A region or department between a company and a title: 中国区解决方案和交付总经理.
REGION = r"中国区|大中华区|亚太区|亚太|欧洲区|北美区|全球|华南区|华东区|华北区|中国|亚洲区|亚洲|国际"
# K2 Thinking的发布, 发布K2: what is released is a product.
RELEASED = regex.compile(r"的?(?:发布(?!会|者)|上线|推出|内测|公测|开售|问世|量产)")
SHORT_FORM = regex.compile(
    r"\((?:\d{4,6}(?:\.[A-Z]{2})?[,;、])?(?:以下|下文)?(?:简称|下称|统称|又称|原名)[:为]?"
    r"(?:[“‘\"](?P<short>[^“”‘’\"()]{2,20})[”’\"](?:[,;、][^()\n]{0,40})?|(?P<short>[^“”‘’\"()]{2,20}))\)"  # (简称“川岳”,605999.SH)
)
