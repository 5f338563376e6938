"""Whose: which name is the subject that numbers are said of, and which only stands by."""

from collections import Counter
from functools import cache, lru_cache

import regex

from newsfacts.entities.gazetteer import listed_companies, makers
from newsfacts.facts.items import Item
from newsfacts.facts.whose.aside import REPORTS, Stands, is_cited_for, only_serves
from newsfacts.facts.whose.dealt_with import is_by_the_way
from newsfacts.facts.whose.only_where import is_only_where
from newsfacts.facts.words import word_at
from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention

OWNER_LABELS = frozenset({"ORG", "INDEX", "PRODUCT", "TICKER"})
PLACES = frozenset({"GPE", "LOC"})
LISTED = OWNER_LABELS - {"TICKER"}
"""What a list of subjects is made of; their tickers stand between them."""
# The name after one of these is an object, a source or a standard of comparison.
BEFORE_OBJECT = regex.compile(
    r"(?:对|向|与|同|跟|据|在|占[去了据到]?|(?<!至)于|从|自|较|比|距|按|来自|被|遭|给|(?<=[押售让付交卖赠租借转配授])予|让|替|为|收购|购买|受让|购入|买入|买进|卖出|抛售|出售|转让|处置|剥离|入股|投资|控股|参股|引入|倚仗|倚重|依赖|(?<!可)靠|仰赖|仰仗|成为|列为|选为|超过|超越|超越了|接受|(?:收|接)[到获]|至|到|高于|低于|快于|慢于|[高低多少]出|领先于?|落后于?|不及|跑赢|跑输|胜过|强于|优于|逊于|好于|快过|登陆|挂牌|(?<!的)亮相|递表|闯关|冲刺|叩门|登|访|只及|仅及|堪比|媲美|推出|发布|引进|供应|[纳调加][入进]|剔出|"
    r"(?:收购|入股|持有|投资|引进|推出|透过|通过|借助|授予|授权|许可给?|[交卖售]给|全靠|[依倚]靠|依赖|倚仗)[^,;。]{0,10}|(?:挤下|超车|力压|击败|打败|取代|赢过|输给|紧追|直逼|甩开|拉下|并入|不敌|险胜|追上|赶上|反超)了?[^,;。\d]{0,6}|位于|设于|落户|地处|告诉|告知|包括|包含|如|例如|拿下|斩获|签下|中标|凭借|依托|联合|携手|聘请|委任|赴|致|计及|撇除|剔除|扣除|不计|转向|投向|拟向|根据|依据|所持|(?:及|与|和|、)其?旗下)[《“]?$"
)
# What follows the name of a source: 国家统计局(今日公布)…, 央行(数据显示)….
SOURCE_VERB = regex.compile(
    r"(?:\([^()\n]{1,16}\))?(?:数据中心|今[日天早]|昨[日天晚]|[今昨](?=\(\d{1,2}日\))|前[日天]|(?:周|星期|礼拜)[一二三四五六日天]|(?:\d{1,2}月)?\d{1,2}日|\(\d{1,2}日\)|此前|日前|最新|近日|随后|早前|的?初步)*"
    r"(?:的?(?:最新)?(?:数据|统计|口径|资料|数字)(?:数字|资料|数据)?(?:显示|反映|表明)?|的?(?:最新)?报告(?:显示|表明)|的?数字(?=是|显示|为|,)|显示|发布|公布|通报|测算|披露|预计|报告|消息(?=[,:])|:)"
)
# 北国卫生部称: a ministry counts for the country in its name
SAYS = regex.compile(r"(?:发言人|官员)?(?:称|说|表示|指出|透露|证实)")
NATIONAL = regex.compile(
    r"^(?:国家(?!电网|管网|电投|能源(?!局)|开投|铁路集团)|全国|中国(?!铁路\p{Han}{2,4}局)(?=[\p{Han}]{1,16}(?:协|物联|协会分会|[会局部院署委所网社心台库盟府])$|(?:铁路|民航|海关|央行|官方|人民银行)$)|文化和旅游部|商务部|财政部|农业农村部|工信部|"
    r"工业和信息化部|海关总署|民政部|教育部|交通运输部|人社部|住建部|自然资源部|生态环境部|中汽协|中电联|中钢协|中物联|乘联会|乘联分会)"
)
# 中国川岳集团: a firm that bears the country's name
FIRM = regex.compile(r"(?<!人民)(?:集团|股份|控股|公司|科技|证券|银行|保险|基金|信托|期货)$")


@lru_cache(maxsize=4096)
def is_national(name: str) -> bool:
    """Tell whether an organisation counts for the whole country, and is no firm that bears its name.

    >>> is_national("中国物流与采购联合会"), is_national("中国铁塔"), is_national("中国川岳集团"), is_national("中国华能")
    (True, False, False, False)
    """
    return NATIONAL.search(name) is not None and name not in listed_companies() and FIRM.search(name) is None


# COMEX|黄金期货: where a thing is traded
TRADES = regex.compile(r"COMEX|NYMEX|CBOT|CME|ICE|INE|LME|SHFE|TOCOM|BMD|[上广]期所|[大郑]商所|上期能源|(?:上海|广州|芝加哥)期货交易所|伦敦金属交易所|纽约商[品业]交易所|洲际交易所|芝商所|芝加哥商[品业]交易所|(?:大连|郑州)商品交易所|上海国际能源交易中心|上海黄金交易所|上金所")
# Who speaks about others: 分析师, 教授 …
OUTSIDER = regex.compile(
    r"分析师|分析员|策略师|经济学家|研究员|研究总监|教授|协理|基金经理|投资总监|交易员|组组长|组主管|研究主管|首席|学者|顾问|专家|律师|研究部|投资部"
)
# 给予“增持”评级: what a house advises, and nobody's deed
SHARES = regex.compile(r"(?:持有|[增减]持)(?!”|评级|人)|持股|持(?=约?\d)|^的股[份权]|套现|控制|薪酬|身家|身价|首富|富豪|财富(?!管理|业务|中心|自由|证券)|所持|认购|透过|通过|出资|捐|质押|被罚|被处|处以|操控|买入|卖出|账户|没收|罚[单没]|握有|手握|拿着|攥着|手里|出让|让渡|让出|表决权")


# 财务总监祁闻舟透露,持有本金八成的债权人已同意: who only speaks of those that hold
SAYS_SO = regex.compile(r"(?:\([^()\n]{1,30}\))?(?:[在于]\p{Han}{2,12}[上会中])?(?:表示|透露|指出|认为|直言|坦言|称|说(?!服))")


def told_to_hold(text: str, end: int) -> bool:
    """Tell whether the words behind a person's name, which ends there, are of what that person holds, pays or is paid.

    >>> told_to_hold("窦明远持有2%股份", 3), told_to_hold("窦明远透露,持有2%的债权人", 3)
    (True, False)
    """
    return SHARES.search(text[end : end + 30].split("。", maxsplit=1)[0]) is not None and SAYS_SO.match(text, end) is None


# 岚嘉集团(旗下的)恒澜影业, 岚嘉集团(控股子公司)恒澜院线: what is told is told of the one owned.
OWNED = regex.compile(
    r"(?:\([^()\n]{0,24}\))?(?:(?:旗下|所属)的?\p{Han}{0,6}|[控持]股的)?(?:的?(?:全资|控股|非全资|参股)?(?:子公司|附属公司|孙公司|联营公司|品牌|平台|楼盘|公司|基金))?[“《]?"
)
OWNS = regex.compile(r"旗下|所属|子公司|附属公司|孙公司|联营公司|[控持]股的")


# 川岳证券预计公司2025年…: the company is not the one that speaks.
OF_ANOTHER = r"(?:预计|预测|预期|估计|认为|指出|料|维持|上调|下调|调高|调低),?对?(?:公司|该公司|该股|其(?![中他余间实次它])|集团)"
SPEAKS_OF_ANOTHER = regex.compile(rf"[^,。;:]{{0,16}}?{OF_ANOTHER}")
# 岚岳创投按每股17元入股, 岚岳创投领投: nor is the one that gets in.
GETS_IN = regex.compile(r"[^,。;:]{0,16}?(?:入股|领投|跟投|增资|注资|联手|掏出)")
# Institutions that report on others; no text is about their own numbers.
AGENCY = regex.compile(
    r"(?:OPEC\+?|欧佩克\+?|(?<!铁路\p{Han}{2,4})局|(?<!俱乐|事业|营业|门市|项目)部|处|署|厅|委|委员会|[证银保]监会|公署|联盟|东盟|欧盟|联合国|组织|协会|联合会|商会|分会|公会|促进会|乘联会|中(?:汽|钢)协|中(?:电|物)联|中心|交易所|管委会|考试院|新闻|日报|晚报|周刊|周看|(?<!会)社|(?<![电管路联])网|研究院|政府|海关|央行|人民银行|专业版|(?<!公)司|(?:[上港北]交|上期|[郑大]商|中金|广期|能源)所)$"
)


@lru_cache(maxsize=4096)
def is_agency(name: str) -> bool:
    """Tell whether an organisation is one that reports on others."""
    return AGENCY.search(name) is not None


def says_for_land(text: str, name: str, end: int) -> bool:
    """Tell whether a name, which ends there, is that of a country's ministry that says something: 法国卫生部称.

    >>> says_for_land("法国卫生部称", "法国卫生部", 5), says_for_land("卫生部称", "卫生部", 3)
    (True, False)
    """
    return name[-1] in "部局厅署" and SAYS.match(text, end) is not None and any(name.startswith(land) for land in lands())


@cache
def lands() -> frozenset[str]:
    """Return the countries of the list of places, and those that count for themselves."""
    countries = (row["name"] for row in lexicon("places") if row["kind"] == "country" and len(row["name"]) > 1)
    return frozenset((*countries, "香港", "澳门"))


def land_before(text: str, end: int) -> str | None:
    """Return the country whose name ends at an offset, the longest: 马来西亚|政府."""
    return next((text[end - n : end] for n in (6, 5, 4, 3, 2) if text[end - n : end] in lands()), None) if end > 1 else None


# 新增股东|岚桐投资, 控股股东|岚桐集团: who comes in or holds it is not the company that the text goes on about
AS_HOLDER = regex.compile(r"(?:(?:新增|新任|引入|引进|新)(?:合伙人|投资[者方]|法定代表人)|股东|控制人|实控人|一致行动人)(?:为|是|包括|系)?$")
# 第一大客户|岚桐汽车: nor is who deals with it, of whom no other sentence speaks
AS_CUSTOMER = regex.compile(r"(?:客户|供应商|经销商|领投方|投资方)(?:为|是|包括|系)?$")


# 海岳证券(目标价由)14元: houses whose own shares nobody means
HOUSE = regex.compile(r"(?:证券|投顾|大通|研究|高盛|瑞银|花旗|摩根士丹利|[大小]摩|摩通|野村|杰?富瑞|里昂|大和|美[银林]|麦格理|中金(?:公司)?|瑞信|瑞穗|法巴|巴克莱|伯恩斯坦|晨星|(?:招银|交银|建银|农银|工银|海通)国际|国泰君安)$")
# 川岳证券(研报预计,公司2025年), 川岳证券(认为): what it says there is of another firm
HOUSE_SAYS = regex.compile(
    r"(?:\([^()\n]{0,20}\))?(?:最新|发布|研究|研报|报告|分析师|首席|则|还|也)*(?:预计|预测|预期|估计|认为|指出|判断|测算|看好|维持)"
    # 川岳证券:(维持岚禾科技“买入”评级), 川岳证券(近日发布研报称)
    r"|(?:研报)?:?(?:维持|给予|首予|重申|首次覆盖|[上下]调)[^,。\n]{0,16}评级|研报:|(?:近日|日前|最新|[今昨][日天]|\d{1,2}月\d{1,2}日|,)*(?:发布|出具)的?(?:研报|研究报告)"
)


@cache
def whole_places() -> dict[str, str]:
    """Return the places with and without the word for what they are, and that word: 川省 and 川 are a 省, 法国 is a 国."""
    kinds = [(row["name"], row["kind"]) for row in lexicon("places")]
    abroad = {name: ABROAD[kind] for name, kind in kinds if kind in ABROAD and len(name) > 1}
    names = (name for name, kind in kinds if kind == "division" and name[-1] in "省市")
    return abroad | {form: name[-1] for name in names for form in (name, name[:-1]) if len(form) > 1}


ABROAD = {"country": "国", "state": "州", "city": "市"}


# Who counts for a whole country: what it counts is the country's, not its own.
STATISTICIAN = regex.compile(
    r"统计局|统计处|台经院|中经院|台湾经济研究院|中华经济研究院|主计总处|主计处|财政司|海关总署|经济部|财政部|商务部|工信部|工业和信息化部|农业农村部|发改委|人社部|劳动部|国发会|统计署|普查局|经济分析局|国家能源局|民航局|文化和旅游部|(?:^|全国|国家|中国)铁路(?!\p{Han}{2,4}局)"
)


# What a text that tells of its whole country says sooner or later.
OF_COUNTRY = regex.compile(
    rf"{STATISTICIAN.pattern}|国民经济|服务业生产指数|(?:住户|人民币)存款|全[国台港]|全社会|规上|规模以上|(?:工业|制造业|采矿业|产业)增加值|房地产开发|商品房(?:销售|待售)|社会融资|社融|新发放[^,;。\d]{{0,6}}贷款|博彩毛?收入|快递业务量|高考|(?:政府|企业)债券净融资|大中城市|广义货币|[我中]国|国内(?!生产)|[台香]湾|港(?:人|府)|[本香]港|[陆台港]股|央行|人民银行|金管[局会]|国务院|中央|行政院|经济成长|景气|"
    r"进出口|外贸|十[二三四五六]五|新增就业|常备借贷便利|中期借贷便利|SLF|MLF|逆回购|外汇(?:存底|储备)|外销订单|来[台华港](?:旅客|人次)|访港旅客|地价税|税收|交通部|上市股票|解禁|楼宇买卖|土地注册处|居民|生产总值|GDP|CPI|PPI|PMI|M2|零售(?:业|总额|销货)|社零|物价|生产者|失业率|固定资产投资"
)


def main_place(text: str, mentions: list[Mention]) -> str | None:
    """Return the place that a text without a main company is about; 中国 where it speaks of the whole country."""
    counts = Counter(m.name for m in mentions if m.label == "GPE" and m.name and not is_traded_with(text, m.name, m.start))
    if is_local(text) and counts:
        return _of_level(text, counts)
    if NATIONWIDE.match(text):
        return "中国"
    counts["中国"] += text.count("全国") + text.count("国内")
    name, count = counts.most_common(1)[0]
    return name if count >= 2 else None


# 对佰国(出口), 输往佰国(的增11%)
TRADES_WITH = regex.compile(r"(?:(?<![面针比绝])对|[输销运]往|出口[至到]|(?<![方导意倾])向|(?:进口|采购)自)$")


def is_traded_with(text: str, name: str | None, start: int) -> bool:
    """Tell whether a country is named as one that somebody trades with.

    >>> is_traded_with("对德国出口", "德国", 1), is_traded_with("德国出口", "德国", 0)
    (True, False)
    """
    return name in lands() and TRADES_WITH.search(text, max(0, start - 3), start) is not None


LEVEL = regex.compile(r"[全我本](?P<level>[省市])")


def _of_level(text: str, counts: Counter[str]) -> str:
    """Return the place named most of those that 全省 or 全市 can mean, whichever of the two words the text says more often.

    A province's report names one of its towns more often than the province, once it goes through the towns.
    """
    levels = Counter(match["level"] for match in LEVEL.finditer(text)).most_common(1)
    kinds = whole_places()
    able = [name for name, _ in counts.most_common() if levels and kinds.get(name, levels[0][0]) == levels[0][0]]
    return able[0] if able else counts.most_common(1)[0][0]


# What begins with these tells of the whole country, whatever place it looks at besides.
NATIONWIDE = regex.compile(r"\s*(?:国家统计局(?!\p{Han}{2,8}调查)|海关总署|国家外汇管理局|国家能源局)")
LOCAL = regex.compile(r"全[市省县区州]|[我本][市省县区]|市级|市政府")


def is_local(text: str) -> bool:
    """Tell whether a text reports of one place's own affairs: its 全市 is that place."""
    return NATIONWIDE.match(text) is None and len(LOCAL.findall(text)) >= 3


def is_employer(text: str, items: list[Item], i: int) -> bool | None:
    """Tell what the organisation `items[i]` is to a person named right after it.

    None: there is none; True: the person speaks for it; False: the person speaks about others.
    """
    item = items[i]
    for other in items[i + 1 : i + 6]:
        if other.start - item.end > 22 or other.kind in ("value", "date") or other.text in ",;:。\n":
            return None
        if other.mention and other.mention.label == "PERSON":
            title = text[item.end : other.start]
            return not OUTSIDER.search(title) or CHIEF.search(title) is not None
    return None


# 川岳咨询(数据显示), 川岳研究院(预计): what a house says that only counts for others
COUNTS = regex.compile(r"(?:\([^()\n]{1,16}\)|[工平][具台])?(?:的|最新|初步|近日|日前|发布|公布|提供)*(?:数据|资料|统计|监测|口径|调研|调查)")
FORESEES = regex.compile(r"(?:\([^()\n]{1,16}\))?(?:则|并|也)?(?:预计|预测|预估|预期|测算|推算|估算|估计|认为|指出|显示)")
# 川岳数据(推算国内楼市): whoever reckons up what a whole trade has
RECKONS = regex.compile(r"(?:估算|测算|推算|(?:统计|监测)(?:显示|发现)?[,:])[,:]?[^,。;]{0,10}?(?:全国|全社会|全?行业|国内|民航|铁路|公路|楼市|大盘)")
# 研究机构|川岳科技(Panorama)今天公布
PUBLISHES = regex.compile(r"(?:\([^()\n]{1,20}\))?(?:今[日天]|昨[日天]|\d{1,2}日|[上本]?周[一二三四五六日]?|近日|日前)?(?:最新)?(?:的?(?:报告|数据)(?:说|称|指出?|显示)|公布|发布|统计|释出|指出|表示|估计|推估)")
AS_COUNTER = regex.compile(r"(?:(?:研究|市调|调研|研调|咨询|调查|数据|统计|监测)(?:机构|公司)|智库|数据平台)$")
COUNTERS = regex.compile(r"(?:研究|分析|咨询|资讯|信息|智库|数据|产研|研究院|研究所|研究中心|研究部|测量师行|顾问|大学|学院|Research|Insights?)$")

# 岚禾大学(公布2025年部门预算): its own
OWN_BOOKS = regex.compile(r"(?:\([^()\n]{1,20}\))?(?:今[日天]|昨[日天]|\d{1,2}日|近日|日前|也|已)*(?:公[布开]|发布|披露|晒出)了?[^,;。\n]{0,12}(?:预算|决算|账本|招生|年报)")


def is_house_of_counts(text: str, item: Item) -> bool:
    """Tell whether a name is, by itself or by what stands before it, that of a house that counts for others: 研究机构|川岳科技."""
    if item.text.endswith(("大学", "学院")) and OWN_BOOKS.match(text, item.end):
        return False
    counts = COUNTERS.search(item.text) is not None and item.text not in listed_companies() and item.text not in makers()  # 航天信息公布, 西部数据公布: their own results
    return counts or AS_COUNTER.search(text, max(0, item.start - 6), item.start) is not None


def tells_of_others(text: str, items: list[Item], i: int) -> bool:
    """Tell whether the house `items[i]` stands there as a source: its analyst speaks, or its counts are cited."""
    item = items[i]
    counts = (COUNTS.match(text, item.end) or SUMS_UP.match(text, item.end)) is not None  # 研播一致预期
    foresees = is_house_of_counts(text, item) and (FORESEES.match(text, item.end) or PUBLISHES.match(text, item.end)) is not None
    return counts or foresees or is_cited_for(text, item) or RECKONS.match(text, item.end) is not None or is_employer(text, items, i) is False


# 超越了宁德时代此前创下的30倍: an object, yet the owner of the number.
ACHIEVED = regex.compile(r"(?:此前|之前|去年|曾|当年)?(?:创下|创造|录得|保持|取得)(?:的|了)")
CHIEF = regex.compile(r"首席(?:执行|财务|运营|营运|技术|产品|商务|营销|品牌|信息|行政)")
ASKED = regex.compile(r"》(?:记者|采访|报道)")
RELEASED = regex.compile(r"的(?:发布|推出|上线|问世)")


# 港交所(最新权益资料)显示: what a company filed there is its own
FILED = regex.compile(r"(?:的|最新|近日|昨[日天]|今[日天])*(?:股权|权益|股东)?(?:披露)?(?:资料|文件|公告|官网|网站|信息|披露易)")


def owns(text: str, item: Item, other: Item) -> bool:
    """Tell whether a name is only that of the owner of the next one: 岚嘉集团旗下的恒澜影业.

    >>> text = "岚嘉集团旗下的恒澜影业"
    >>> owns(text, Item(0, 4, "entity", "岚嘉集团"), Item(7, 11, "entity", "恒澜影业"))
    True
    """
    return OWNED.fullmatch(text, item.end, other.start) is not None and OWNS.search(text, item.end, other.start) is not None


def is_object(text: str, item: Item) -> bool:
    """Tell whether what stands right before a name makes it an object, a source or a standard of comparison; who gave a guidance is whom it is of."""
    if text.startswith("以", item.start - 1) and AS_EXAMPLE.match(text, item.end):
        return True
    if RATED_BY.search(text, max(0, item.start - 6), item.start):
        return True
    before = BEFORE_OBJECT.search(text, max(0, item.start - 8), item.start)
    if before is None and is_by_the_way(text, item.start, item.end):
        return True
    singled = text.startswith("为", item.start - 1) and SINGLED_OUT.search(text, max(0, item.start - 16), item.start)
    return before is not None and not singled and not (before.group().startswith(("按", "依", "根")) and GUIDES.match(text, item.end))


# 目标价获|岚禾证券由9元上调至12元: who rates a share
RATED_BY = regex.compile(r"(?:目标价|评级)[再续]?[获遭被]$")
SINGLED_OUT = regex.compile(r"(?:最[大多高低差好强弱佳活]|居首|之冠|领[涨跌升]|其次|居次)[^,;。:]{0,8}为$")  # 跌幅最大为(川岳医药),跌4%
# 以岚窖1912(为代表),收入5亿元: of the class, and not of the one that stands for it
AS_EXAMPLE = regex.compile(r"(?:、[^,;。\d]{1,16}?)?(?:等(?:\p{Han}{2,6})?)?为(?:代表|主|首|核心)")
# 按川岳汽车(此前给的指引,)四季度交付12万辆
GUIDES = regex.compile(r"[^,。;:\d]{0,8}(?:指引|目标|计划|规划|展望),")


# 比全国高0.4个百分点, 占全国的三成: what a number is held against
STANDARD = regex.compile(r"(?:[高低快慢好优大小多少早晚]于|[高低快慢多少]出|领先于?|落后于?|[占较]|(?<![对占])比|占(?:同期|到|了))$")


def is_standard(text: str, item: Item) -> bool:
    """Tell whether 全国 is only what a place's number is held against, or a currency what another is quoted in.

    >>> text = "佰州GDP增速高于全国1个百分点"
    >>> is_standard(text, Item(9, 11, "word", "全国")), is_standard("日元兑台币升1%", Item(3, 5, "word", "台币"))
    (True, True)
    """
    if item.start and text[item.start - 1] == "兑":
        return True
    return item.text in WHOLES and STANDARD.search(text, max(0, item.start - 3), item.start) is not None


WHOLES = ("全国", "我国")


def is_where_traded(text: str, item: Item) -> bool:
    """Tell whether a name is that of the exchange in what is traded there, COMEX|黄金期货, or of the place where shares are offered, 香港|公开发售."""
    if item.mention is not None and item.mention.label in PLACES:
        return text.startswith(("公开发售", "发售", "公开认购"), item.end)
    due = len("三个月") * text.startswith(("三个月期", "3个月期"), item.end)
    word = word_at(text, item.end + due, len(text)) if TRADES.fullmatch(item.text) else None
    return word is not None and bool(word.goods)


SUMS_UP = regex.compile(r"综合(?:市场)?(?:预测|预期)|一致预期|汇[总编]|(?:的)?(?:分析师|经济学家)?调查|所?(?:做|作)的调查|共识")


# 川禾网(了解到), 岚州日报记者(获悉)
LEARNS = regex.compile(r"(?:APP|客户端)?(?:记者)?(?:了解到?|获悉|注意到|留意到|查[询阅])")
MEDIUM = regex.compile(r"(?:网|社|报|财经|新闻|传媒|快讯|电视台|在线)$")


# 收购(模拟芯片公司)岚微半导体: who is taken over
TAKES_OVER = regex.compile(r"(?:收购|受让|购买|购入|并购|买下|拿下|吞下|吃下|入主|私有化)(?!基金)[^,。;:\d]{0,16}$")
# 收购岚嘉集团(持有的岚微半导体): who sells it
SELLS_IT = regex.compile(r"(?:\([^()\n]{1,20}\))?(?:等\p{Han}{0,4}|合计|所|共同|、[^,;。]{1,12})*(?:持有|旗下|拥有|手中|名下)")
# 获禾川基金(领投), 获岚嘉集团(增资): who only gives the money; 获岚国药监局(受理): who only lets it be
INVESTS = regex.compile(r"等?(?:战略)?(?:增资|注资|投资|入股|领投|跟投|战投)|(?:正式|附条件|加速|优先)?(?:受理|批准|核准|批复|认定|授予|颁发|放行|点头|许可)")


# 纽约(尾盘), 亚洲(时段): when something was quoted
SESSION = regex.compile(r"(?:交易)?(?:尾盘|早盘|午盘|盘初|盘前|盘后|时段|时间(?=\d|周|[今昨前]))")
# Kawa、Sori(等新客户的订单): to whom it sells
AMONG_CUSTOMERS = regex.compile(r"(?:[、和与及][\p{Han}A-Za-z]{1,12}){0,3}(?:等|[两三四五六]大)\p{Han}{0,4}(?:客户|买家|供应商)")


# 岚岳创投、禾川基金(等12名基石投资者): who only puts money into an issue, or lends for it
BACKERS = regex.compile(r"[^,;。()\d]{0,24}?等?(?:共|合共)?(?:约|近|逾)?[\d一二三四五六七八九十]{0,3}[名家间]?(?:基石投资者|基石|券商|银行)(?=合共|合计|共|承诺|借出|认购|包销|为|参与|提供)")


def is_backer(text: str, item: Stands) -> bool:
    """Tell whether a name begins or goes on a list of cornerstone investors, or of houses and banks that lend, which 等 ends.

    >>> text = "岚岳创投、禾川基金等12名基石投资者合共认购"
    >>> is_backer(text, Item(0, 4, "entity", "岚岳创投"))
    True
    """
    listed = text[item.end : item.end + 1] in ("、", "等", "及", "和")
    backs = BACKERS.match(text, item.end) if listed else None
    return backs is not None and "等" in backs.group()


def is_subject(text: str, item: Item, *, is_object: bool) -> bool:
    """Tell whether a name can be what the numbers after it are said of."""
    after = text[item.end : item.end + 12]
    if AMONG_CUSTOMERS.match(text, item.end) or is_only_where(text, item):
        return False
    if is_where_traded(text, item):
        return False
    if ACHIEVED.match(after):
        return True
    if is_object or (after.startswith("的") and RELEASED.match(after)):
        return False
    if item.text.endswith("所") and FILED.match(after):
        return False
    if item.mention is not None and item.mention.label in PLACES and SESSION.match(after):
        return False
    if SUMS_UP.match(after) or after.startswith(("是其", "为其", "系其")):
        return False  # 跑赢彭博|综合预测中位数; 华中|是其大本营
    if LEARNS.match(after) and MEDIUM.search(item.text):
        return False
    if text.endswith(("获", "获得", "经"), 0, item.start) and INVESTS.match(after):
        return False  # 获禾川基金|增资9亿元
    if is_backer(text, item):
        return False
    if only_serves(text, item):
        return False
    if item.mention is not None and item.mention.label == "PERSON":
        return told_to_hold(text, item.end)
    return not REPORTS.match(after) and not (text.endswith("《", 0, item.start) and ASKED.match(after))
