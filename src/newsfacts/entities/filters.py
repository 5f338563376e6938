"""What is no name, whatever found it: generic nouns, market terms, pronouns, slogans."""

from collections.abc import Callable
from functools import cache, lru_cache

import regex

from newsfacts.entities.gazetteer import listed_companies, place_names
from newsfacts.entities.patterns import LAW, NOT_LATIN
from newsfacts.lexicon.any_of import any_of
from newsfacts.lexicon.loader import lexicon
from newsfacts.text.words import jieba

GENERIC = frozenset(word for row in lexicon("no_names") if row["kind"] != "Latin" for word in row["words"].split(" "))
GENERIC_END = regex.compile(
    r"(?:(?:大模型|科技|互联网|上市|房地产|头部|中小|龙头|初创|国有|民营|美系|外资|合资)(?:公司|企业|航司|厂商)|合计|板块|概念|概念股|概念板块|行业|产业|市场|赛道|公司股东|投资者|部分|方面|用户|客户|个股|人士|负责人|业务|病毒|感染者|患者|病例|疫情|肺炎|地块|宗地|涉宅用地|主力合约|合约|国债|利率|汇率|价格|产品|负债|总额|净额|有限|记者|分析师|报记者|(?<!ST\p{Han}?)(?<=\p{Han}{2})(?<!控)股)$"
)
GENERIC_START = regex.compile(
    r"^(?:(?P<word>[比但而且与据该本其各])|[达约近逾超]\d{2,}|新增|续盈|非流动|\d+(?:栋|座|条|项|名)|正月|腊月|一家|某|多家|部分|这家|两家|三家|每(?!日)|全球|另一|上述|盘[中前后]|早盘|尾盘|午后|[开收]盘|体量|托起|大型|中型|小型|知名|跨国|本土|当地|[美日德陆欧韩港台]系|国内|海外|全国(?!.+(?:会|基金|人大|政协|中心|妇联)$)|主要|大力|积极|稳步|进一步|加快|加强|推动|推进|促进|(?:着力|努力|全力|构建|敬请|致力于?|彰显|壮大|消纳|敦促|广大|众多|顺利(?!办))(?!\p{Han}{0,4}(?:集团|股份|科技|公司|传媒|材料)$)|回购|购回|[增减]持|质押|解禁)"
)


# 真正|拧巴的是, 原本|猜的是: how it is said, before a verb
ADVERB = regex.compile(r"真正|原本|本来|其实|反而|反倒|唯独|尤其|的确|大概|似乎|究竟|竟然|居然|果然|到底|简直|格外|分外|愈发|越发|日渐|逐渐|逐步|一度|曾经|已经|终于|依旧|依然|仍然|始终|几乎|最为|相当|颇为|明显|迅速|陆续|相继|纷纷|悉数|一举")


# 果然|食品公司, 一度|科技: what makes a firm's name of any word
ENDS_AS_FIRM = regex.compile(r"(?:(?<!好|大|小|家|的|型)公司|集团|科技|股份|食品|传媒|控股|之家|生物|医药|网络|资本)$")


def _starts_generic(name: str) -> bool:
    """Tell whether a name begins with a word that none begins with: 该公司, 真正拧巴, but 比亚迪, 本立生物."""
    if ADVERB.match(name):
        return ENDS_AS_FIRM.search(name) is None
    match = GENERIC_START.match(name)
    if match is None or match.group("word") is None:
        return match is not None
    first, *rest = jieba().cut(name, hmm=False)
    return len(first) == 1 and not (first == "本" and any(len(word) == 1 for word in rest))


# 苹果、红枣跌3%: of a row of goods
@cache
def _beside_goods() -> regex.Pattern[str]:
    goods = any_of(row["word"] for row in lexicon("market_owners") if row["kind"] == "goods" and len(row["word"]) <= LONGEST_GOODS and row["word"] != FRUIT)
    return regex.compile(rf"{goods}[、和与]|[、和与]{goods}|{goods}")


FRUIT = "苹果"
LONGEST_GOODS = 4
FUTURES = regex.compile("期货|期市|主力|合约|夜盘|商品市场")
ROW = 60
"""Characters around a name in which the futures of other goods are told."""


def is_fruit(text: str, start: int, end: int) -> bool:
    """Tell whether 苹果 is what grows on trees: one of a row of goods, or told beside two more in a text on futures.

    >>> is_fruit("苹果、红枣跌3%", 0, 2), is_fruit("期市收盘,红枣涨1%,苹果涨3%,鸡蛋跌2%", 11, 13), is_fruit("苹果涨3%,红枣跌2%", 0, 2)
    (True, True, False)
    """
    if text[start:end] != FRUIT:
        return False
    near = [match.span() for match in _beside_goods().finditer(text, max(0, start - ROW), end + ROW)]
    if any(b == start or (a == end and text[a] in "、和与") for a, b in near if b - a > 1):
        return True
    return len(near) > 1 and FUTURES.search(text, max(0, start - 4 * ROW), end + ROW) is not None


# 墨西哥|比索: the country that a currency is named after
OF_CURRENCY = regex.compile(r"卢[比布]|比索|克朗|里拉|雷亚尔|兰特|林吉特|令吉|法郎")


def names_currency(text: str, end: int) -> bool:
    """Tell whether a name that ends here is the first half of a currency's.

    >>> names_currency("墨西哥比索跌1%", 3), names_currency("墨西哥股市跌1%", 3)
    (True, False)
    """
    return OF_CURRENCY.match(text, end) is not None


METALS = frozenset("黄金 白银 铂金 钯金 沪金 沪银 纸黄金".split())
"""Goods that the dictionary takes for places or people: 白银 is a town too."""


def _is_traded(name: str) -> bool:
    """Tell whether futures are those of a thing or an index, 铁矿石期货, and no house that deals in them, 蜀恒期货."""
    rest = name.removesuffix("期货")
    return all(len(word) > 1 and (kind in ("n", "nz", "vn", "v") or word in METALS) for word, kind in jieba().tag(rest, hmm=False))


# 中信银行(国际)有限公司, 佳能(中国): where a company is, within its name.
BRANCH = regex.compile(
    r"[\p{Han}A-Za-z]{4,40}(?:企业|中心|基金|事务所)\((?:特殊)?(?:有限|普通)合伙\)|[\p{Han}A-Za-z]{2,12}\((?:中国|香港|国际|亚洲|集团|控股|\p{Han}{2,4}(?=\)[\p{Han}]))\)(?:\p{Han}{0,6}(?:公司|事务所|集团|银行|中心|研究院))?"
)


# What a name of an organisation does not end in, unless a list has it.
COMMON_NOUN = regex.compile(
    r"(?:水果|影片|风波|长协|服装|羽绒服|饰品|消费|项目|(?<!贸发)会议|活动|计划|制度|机制|体系|经济|会计准则|准则|业态|赛事|游客|旅客|订单|新品|系列|新规|政策|药物|中间体|原料药|负债|背景|实验|试验|第[一二三]产业投资|财政储备|普惠小微|库存|现货|价差|基差|仓单|持仓|产能|产量)$"
)
# 出口|汽车82万辆, 剔除|生鲜食品和能源|的CPI: goods that customs or a basket count
GOODS_TRADED = regex.compile(r"(?:出口|进口)(?!信用|商品|贸易)(?:汽车|钢材|手机|家电|船舶|大豆|粮食|原油|煤炭|成品油|家具|玩具|服装|铜|铁矿石?|肉类|机电产品)(?:及其?零[部配]件)?|(?:生鲜)?食品[和与及](?:能源|烟酒)|(?:财新)?中国(?:制造业|服务业)")
# 有限合伙人, 控股股东一致行动人: what somebody is, without a name
ROLES = regex.compile(r"(?:合伙人|行动人|受让人|转让人|受益人|代理人|投资人)$")
# XX设备, ××公司: where a name was left out; (万台), (元/吨): a unit
PLACEHOLDER = regex.compile(r"[Xx]{2,4}|[×*]{1,4}|[港美]?元/\p{Han}{1,3}|[十百千万亿]{1,2}(?:[台辆部件吨元股份套箱艘架户]|人次)")
# A meeting of a company: 第八届董事会第三次会议.
BOARD = regex.compile(r"(?:董事会|监事会)(?!秘书)|股东大?会|职工代表大会")
# A document of no name: 《通知》, 《实施方案》.
DOCUMENT = regex.compile(r"(?:本|该|上述)?(?:通知|公告|公示|告知函|意见|办法|规定|决定|议案|方案|实施方案|工作方案|协议|合同|规划|报告|条例|细则|指引|清单|声明)")
# 推进贸易便利化改革创新: what is done, and no document of that name
DEED = regex.compile(r"推进|推动|促进|加快|深化|完善|加强|支持|做好|落实|扩大")
# 达成自贸协定, 遵守国际规则: what is done to a document, which has another name or none
DONE = regex.compile(r"达成|签署|修订|制定|遵守|违反|执行|贯彻|健全|建立|符合|对标|探索|引导|打通|严厉|利用")
# (赴)泰设厂
BUILDS = regex.compile(r"[设建]厂$")
# 中高风险地区, 管控区
RISK = regex.compile(r"(?:风险|封控|管控|防范)(?:地区|区域?)$")
# 美方, 警方, 韩媒, 美|大型银行: who speaks or acts, and no name
PARTY = regex.compile(
    r"[中美日韩朝俄英德法欧印马越泰菲澳加巴土伊以乌港台双各校警院资军敌买卖甲乙官]方|[中美日韩朝俄英德法欧印港台澳外陆官党]媒|[中美日韩俄英德法欧印港台]?(?:大型|中型|小型|主要|各大)(?:银行|券商|企业|公司|药企|车企|科技股|机构|基金)"
)
# 信贷部, 投委会, 薪酬与考核委员会: an organ of any company
ORGAN = regex.compile(
    r"(?:大区|区域|总行|分行|集团)?(?:信贷|营业|营销|销售|市场|研发|财务|法务|人力资源|人事|行政|投资|权益投资|固定收益|资产管理|财富管理|现金管理|机构业务|零售业务|国际业务|投资银行|投行|自营|交易|风控|风险管理|风险控制|合规|审计|企划|企宣|公关|采购|技术|产品|运营|战略|住宅|研究)(?:与(?:合规|风险管理|研究))?部(?:门)?"
    r"|投委会|(?:(?:投资决策|投资|薪酬|考核|提名|审计|审核|战略|决策|发展|风险|风险管理|关联交易控制|关联交易)[和与及]?){1,3}委员会"
)
# What signs a report: (ta/w).
INITIALS = regex.compile(r"[a-z]{1,3}/[a-z]{1,3}")
DIGITS = regex.compile(r"\d{3}")
# A meeting of no name: 2021年|工作会议.
MEETING = regex.compile(r"(?:工作|年度|年中|临时|全体|例行|专题|座谈|闭门|内部)*(?:会议|大会|年会|例会|发布会|座谈会|论坛|峰会|活动|仪式)|(?:技术|知识|技能|业务)?(?:竞赛|比赛)")
# 地缘政治事件, 货币政策: what happens or is done, without a name
HAPPENS = regex.compile(r"(?:[亦也将拟]|政府|当局|内阁|公司|集团|央行)计划$|(?:政策|疫情|会谈|春节|战略|影响|事件|因素|竞争|博弈|需要|新周期)$")
# 十四五: the years of a plan, and nothing that takes place.
FIVE_YEARS = regex.compile(r"十[一二三四五六七]五(?:时期|期间)?")
# What is done or sold: 冷链服务, 检测设备, 国际客运; a company's name with such an ending (碧桂园服务) holds a name or an unknown word.
TRADE = regex.compile(
    r"""
      (?: 服务 | 解决方案 | 设备 | 器件 | 部件 | 配件 | 客运 | 货运
        | (?P<whole> 航运 | 建设 | 发展 | 创新 | 安全 | 保护 | 改革 | 振兴 | 复苏 | 防控 | 互通 | 航天 | 军工 | 合作 | 转型 | 升级
          | 治理 | 保障 | 旅游 | 装备 | 环境 | 能力 | 一体化 | 国际化 | 产业化 | 现代化 | 数字化 | 管理 | 研发 | 贸易 | 出行 | 百货)
      )$
    """,
    regex.VERBOSE,
)


# 冷链食品, 绿色金融, 流通股份: a kind of goods or money, of words that no house takes for its name
KIND_OF = regex.compile(
    r"""
      (?:有限售条件|流通|限售|补偿|激励|库存|标的|部分|全部) 股份
    | (?:冷链|保健|功能|休闲|速冻|进口|特医|烘焙|预制) 食品
    | (?:冷链|速运|快运|智慧|国际|城市|供应链|同城|跨境|电商|零担) 物流
    | (?:社会|民营|民间|国有|产业|金融|耐心|外国|风险) 资本
    | (?:绿色|普惠|科技|数字|养老|消费|汽车|供应链|农村|互联网) 金融
    | (?:正极|负极|电池|软磁|光伏|封装|耗材|建筑) 材料
    | (?:新能源|智能网联|智能电动|纯电动?|混合动力|燃油|氢能|氢燃料(?:电池)?|燃料电池|增程式?|插混|插电式?混动) 汽车
    | (?:国[三四五六](?:标准|排放)?)? (?:柴油|汽油|天然气) (?:汽车|货车|客车|轿车|车)
    | (?:移动|固网|家庭|政企|国际) 通信 (?:服务|业务)?
    | (?:新锐|新式|现制|头部|连锁|平价|中式) (?:茶饮|餐饮|咖啡|烘焙|快餐|饮品)
    | (?:兴趣|传统|直播|社交|货架|内容|跨境|综合) 电商 | (?:坚果|休闲|烘焙)? (?:炒货|糕点|零食)
    | (?:中国|我国|全国|全球|国内|香港|台湾|美国) (?:银行|证券|信托|保险|基金|金融|汽车|钢铁|制造|服务|零售|餐饮|航运|航空|旅游|物流|房地产|互联网|半导体) 业
    | (?:香港|本港|内地|中国内地|海外)? (?:投资|零售|商业|住宅|收租|出租|写字楼|发展)? (?:物业|楼宇) (?:组合|租赁|投资|发展)?
    | (?:香港|本港|内地|海外|全国|全球|国内|本地|美国|中国|英国|日本|德国|欧洲|亚洲|一线|核心|存量|大型|高端) (?:商业|住宅|工业) (?:房地产|地产|物业) | IC设计
    | (?:港澳|中港|香港|本港|澳门|内地|中国内地|海外|国内|北美|欧洲|东南亚) \p{Han}{0,2} (?:零售|批发|餐饮|饮食|快餐|茶饮|酒楼|食肆|门市|分销|代工)
    | (?:定点|三甲|公立|民营|社区|二级) 医院 | (?:地方|优质|监管|代理|托管) (?:法人)?银行
    """,
    regex.VERBOSE,
)


def _is_trade(name: str) -> bool:
    """Tell whether a name is made of common words, the last of which is a trade."""
    trade = TRADE.search(name)
    return trade is not None and all(
        kind in ("n", "v", "vn", "a", "b", "d", "l") and (len(word) > 1 or not trade.group("whole"))
        for word, kind in jieba().tag(name, hmm=False)
    )


@cache
def _goods() -> frozenset[str]:
    """Return the goods of the lexicon that no firm is called by, and what else a place has of its own."""
    rows = (row["word"] for row in lexicon("market_owners") if row["kind"] == "goods" and row["word"] != FRUIT)
    return frozenset(rows) - listed_companies() | {"产", "绿电", "火电", "水电", "风电", "碳市场", "碳配额"}


def _is_goods(name: str) -> bool:
    """Tell whether a name is that of goods, with or without the place that they are of: 中晚籼稻, 江苏绿电, 海伦产|大豆.

    >>> _is_goods("中晚籼稻"), _is_goods("江苏绿电"), _is_goods("山西焦煤")
    (True, True, False)
    """
    if name in _goods():
        return len(name) > 1
    return name not in listed_companies() and any(name[:n] in place_names() and name[n:] in _goods() for n in (2, 3, 4))


# What a company is, without what it is called: 科技股份有限公司, the end of a name that a quotation cuts in two.
FORM_ONLY = regex.compile(
    r"(?:科技|技术|信息|网络|电子|集团|实业|控股|投资|医药|生物|建设|能源|工业|发展|文化|传媒|环保|新材料)*(?:(?:股份)?(?:有限|有限责任)公司|(?:科技|实业|控股|投资|发展|制药|医药|汽车|食品|能源|银行|保险|金融|传媒|零售|化工|矿业|航运|航空|物流|电力|地产|建筑|餐饮|酒店|游戏|奢侈品)(?:集团|巨头))"
)


def _is_line(name: str) -> bool:
    """Tell whether a name is that of a line of business: 农业, 信息通信业, but not 禾川实业."""
    if not name.endswith("业"):
        return False
    words = jieba().tag(name, hmm=False)
    return all(kind in ("n", "vn", "v", "b") and (len(word) > 1 or word == "业") for word, kind in words) and (
        len(words) == 1 or words[-1][0] == "业"
    )


def _is_deed(name: str) -> bool:
    """Tell whether verbs stand before 公司 and no name, or one before a thing: 意味公司, 应付集团, 开发当地风能资源."""
    if name.endswith(("公司", "集团")):
        words = jieba().tag(name[:-2], hmm=False)
        return EXPECTS.fullmatch(name[:-2]) is not None or (bool(words) and all(kind in ("v", "d") for _, kind in words))
    words = jieba().tag(name, hmm=False) if len(name) > LONG_NAME else []
    return bool(words) and words[0][1] == "v" and all(kind in ("n", "r", "s", "v", "vn", "an") for _, kind in words)


LONG_NAME = 5
# 预计|集团全年亏损, 影响|公司利润: verbs that are nouns, too
EXPECTS = regex.compile(r"(?:预[计期料估测]|估?计|有关|影响|预告|报告|期望|展望|决定|代表|反映|意味着?)(?:本|该)?")


# 去年集团资本|开支: what begins with a time is no organisation
TIMED = regex.compile(r"(?:[去今明]年|全[年月]|全季(?!酒店)|[单当]月|[上下]半年|年[内初末底]|[上本今]季)(?=\p{Han}{2})|公允(?:价值|值)变动")
# What statisticians count is no index of a market.
STATISTIC = regex.compile(
    r"""
      (?:物价|消费价格|出厂价格|采购经理人?|信心|景气度?|平减|预警|扩散|库存|订单|产出|(?:工业|制造业)生产|产量|就业|雇佣|活动|业务量|需求|预期|房价|薪资|满意度|压力|趋势|动向|集中度|房租|租金|分项|景气动向|成本|交货时间|制造业|服务业|发展|履约率|实载率|成屋销售|恐惧与?贪婪) 指数
    | 指数读数 | (?:四大|三大|主要|整体|基准|分项|行业|行业类|综合产出)指数 | ^但 | ^(?:行业|板块|大盘|市场|领军|带动|推升|拉抬|拖累|激励)指数
    """,
    regex.VERBOSE,
)
# A sum or a quantity in it: what the tagger took for a name is none.
MEASURED = regex.compile(r"20\d\d-\d\d-\d\d|\d[\d.,]*(?:[万亿]|美?元|仙|%|倍|点|股|个|家|年|月|日|bp|BP|吨|GW|只|名|人|(?:[cmk]?m|kg|km²|[kMG]?Wh?|[mk]Ah|[GM]?Hz|[GT]B|dB)(?:/[a-z]+)?$)")


# LH2511: a contract of futures, by its month
CONTRACT = regex.compile(r"(?:LH|SC|AU|AG|CU|AL|ZN|NI|RB|HC|JM|TA|MA|FG|SA|SR|CF|IF|IH|IC|IM|TF|TS|EC|LC|SI|PS|[IJMYPCT])\d{4}", regex.IGNORECASE)
# CLDN18.2, IL-17A, PASI 75: a protein, or a score of medicine; WiFi 7, HRB400: a standard or a grade; Pre-A轮: a round of funding
SCIENCE = regex.compile(r"(?:IL|CD|CLDN|PDE|TL|HER|GLP|FGFR|TROP|PD|TNF|CTLA|PASI|ACR|EASI|Wi-?Fi|HRB|PCIe|USB|DDR|Q)[ -]?\d[\d.]*[A-Za-z]?\d*|Pre-(?:[A-H]\d?|IPO)\+{0,2}轮?|[NP]型 ?\d{0,3}R?")
NO_LETTER = regex.compile(r"[\d\P{L}]+|[头前后近逾超]\d+|[\d.]+[eE][-+]?\d+")
# 新冠肺炎疫情防控发布会, EUR/GBP
PANDEMIC = regex.compile(r"(?:后疫情|新冠(?!.*(?:灵|苗|片|剂|盒|胶囊|药|股份|公司|集团|生物)$)|疫情)")
CURRENCIES = regex.compile(r"[A-Z]{3}/[A-Z]{3}")
EMAIL = regex.compile(r"\w@\w+\.\w")
SPAN_OF_DAYS = regex.compile(r"[一二三四五六七八九十两\d]{1,3}(?:天|日|个月)")
MARK = regex.compile(r"[,。;:!?\n【】〔〕()“”《》]")


# 收益法, 资产基础法: how something is appraised
METHOD = regex.compile(r"(?:收益|市场|成本|权益|资产基础|现金流折现|加权平均|先进先出)法$")


def _is_no_law(name: str) -> bool:
    """Tell whether what reads like a document says what is done: 推进贸易便利化改革创新, but not 促进农业发展条例."""
    return DONE.match(name) is not None or (DEED.match(name) is not None and LAW.search(name) is None)


LED = regex.compile(r"(?:以?及|对(?!外)|因|使|令|把)[新老旧高]?(?=\p{Han}{2})")


def _is_led(name: str) -> bool:
    """Tell whether what the tagger took for a name is a common word behind a preposition: 及对|新材料."""
    led = LED.match(name)
    return led is not None and all(len(word) > 1 for word, _ in jieba().tag(name[led.end() :], hmm=False))


# 总统|向国民|发表讲话: a preposition, which is a surname too, and whom one speaks to
# 申报稿, 关注函, 上座率: no name ends so
THING = regex.compile(r"[稿函额率税]$")
ADDRESSED = regex.compile(r"向(?:国民|公众|人民|群众|民众|媒体|记者|市场|社会|客户|外界|股东|法院|员工|本[网报社台刊]|笔者|全国|全球|世界|海外)")
AND = regex.compile(r"[和与及]")
# 远逊|市场预期: what something is held against is no place
HELD_AGAINST = regex.compile(r"[远略稍大]?(?:[逊优胜低高好差]于?|不及|不如|超乎|超出)市场")
# What is no name of a label, though it may be one of another.
OF_LABEL: dict[str, tuple[Callable[[str], object], ...]] = {
    "PERSON": (GENERIC_END.search, _starts_generic, DIGITS.search, ADDRESSED.fullmatch, THING.search),
    "ORG": (
        ROLES.search,
        GOODS_TRADED.fullmatch,
        GENERIC_END.search,
        _starts_generic,
        COMMON_NOUN.search,
        FORM_ONLY.fullmatch,
        PARTY.fullmatch,
        ORGAN.fullmatch,
        KIND_OF.fullmatch,
        INITIALS.fullmatch,
        PANDEMIC.match,
        _is_led,
        _is_trade,
        _is_deed,
        _is_line,
        _is_goods,
    ),
    "GPE": (regex.compile("、|.{2}(?<!广)元$|(?:卢[比布]|比索|克朗|里拉|雷亚尔|兰特|林吉特|令吉|法郎)$").search,),  # 市、县; (佰门元): a currency; but 四川广元
    "LOC": (RISK.search, BUILDS.search, HELD_AGAINST.match),
    "PRODUCT": (GENERIC_END.search, _starts_generic, DOCUMENT.fullmatch, PANDEMIC.match),
    "EVENT": (MEETING.fullmatch, HAPPENS.search, BOARD.search, PANDEMIC.match, FIVE_YEARS.fullmatch),
    "LAW": (ROLES.search, METHOD.search, DOCUMENT.fullmatch, _is_no_law, regex.compile("法律法规|^(?:相关|有关|符合)").search),
    "INDEX": (STATISTIC.search, regex.compile(r".指").fullmatch),
}


@lru_cache(maxsize=4096)  # a text's names are asked about again and again
def is_generic(name: str, label: str) -> bool:
    """Tell whether a stretch is no name though it looks like one.

    >>> is_generic("基石投资者", "ORG"), is_generic("AI", "PRODUCT"), is_generic("麟光医药", "ORG")
    (True, True, False)
    """
    if name in GENERIC or name in NOT_LATIN or PLACEHOLDER.fullmatch(name) or EMAIL.search(name) or (len(name) < 2 and label != "GPE"):
        return True
    if " " in name and all(word in NOT_LATIN for word in name.split(" ")):
        return True  # NAND Flash
    if label == "ORG" and TIMED.match(name):
        return True  # 去年集团资本|开支
    if AND.search(name) and all(part in GENERIC for part in AND.split(name)):
        return True  # 黑色和化工
    if any(tells(name) for tells in OF_LABEL.get(label, ())):
        return True
    if name.endswith("期货") and (label != "ORG" or _is_traded(name)):
        return True
    if NO_LETTER.fullmatch(name) or SCIENCE.fullmatch(name) or CONTRACT.fullmatch(name) or CURRENCIES.fullmatch(name) or SPAN_OF_DAYS.match(name) or MEASURED.search(name):
        return True
    if label == "TICKER" or MARK.search(name) is None:
        return False
    return not ((label == "ORG" and BRANCH.fullmatch(name)) or (label == "GPE" and name in place_names()))
