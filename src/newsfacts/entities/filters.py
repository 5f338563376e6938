"""What is no name, whatever found it: generic nouns, market terms, pronouns, slogans."""

from collections.abc import Callable
from functools import lru_cache

import regex

from newsfacts.entities.gazetteer import place_names
from newsfacts.entities.patterns import LAW, NOT_LATIN
from newsfacts.text.words import jieba

GENERIC = frozenset(
    "信贷部 风险管理部 风险部 财务部 市场部 销售部 人力资源部 公司业务部 普惠 普惠型 小微 三农 三查 涉农 顺利 略逊 一众 投委会 资通 若和 拉平 公司 集团 该公司 本公司 记者 本报 本报讯 大模型 人工智能 A股 H股 B股 港股 美股 台股 主板 创业板 科创板 新三板 北交板 两市 沪市 深市 三大指数 基石投资者 机构 机构投资者 投资者 "
    "董事会 监事会 股东大会 股东会 业绩会 法说会 三大法人 外资 投信 自营商 北向资金 南向资金 主力资金 券商 银行 基金 保险 信托 央企 国企 民企 上市公司 独角兽 大厂 平台 市场 行业 企业 "
    "证券 证券市场 资本市场 股市 债市 汇市 期市 楼市 车市 国债 地方债 专项债 特别国债 逆回购 存单 可转债 普通股 优先股 美债 全球发售 公开发售 国际发售 香港公开发售 董事局 管理层 集团公司 "
    "交易所 期货 互联网 房地产 新能源 半导体 光伏 锂电 储能 白酒 医药 消费 科技 政府 监管部门 有关部门 主管部门 相关部门 消费者 供应商 客户 员工 研究机构 研调机构 投行 私募 公募 "
    "商业银行 股份行 农商行 城商行 国有大行 中小银行 大行 保荐人 联席保荐人 承销商 审计师 会计师事务所 律师事务所 评级机构 地方政府 中央政府 全国 国内 海外 境外 境内 内外 全会 年报 季报 信中 文中 会上 会中 公告 财报 大众 服务大众 普惠大众 超越 冷冰冰 网络 小红书号 网友 股份有限公司 有限公司 有限责任公司 业内 业内人士 市场人士 受访者 交易员 散户 联合 沿海 沿江 沿边 港 三港 四大 五大 三大 盛宴 中国资产 绿色家电 云端服务 云服务 admin 电影 清洁能源 可再生能源 能源 核心区 长赛道 北京时间 美东时间 云游戏 数字货币 广电 元宇宙 区块链 碳达峰 碳中和 双碳 公司控股 研究所 研究院 研究中心 云端 自治区 直辖市 大城市 中小城市 小城市 欧市 亚市 美市 纽市 深水区 大金融 民营航司 机构方 研究者 国际 国际化 公司股份 公司股票 公司股权 标的公司 目标公司 实际 第三方 第叁方 势必会 一味 沪深 沪深两市 沪股通 深股通 港股通 陆股通 通信 传媒 军工 有色 煤炭 钢铁 化工 建材 食品饮料 家电 非银金融 农林牧渔 有限合伙 普通合伙 未来发展 护国神山 黄金坑 国家组织 兴柜 上柜 上市柜 奥密克戎 德尔塔 奥密克戎毒株 德尔塔毒株 维和 维和部队 联军 盟军 中药 中成药 棚户区 凡本网 本网 三甲医院 公立医院 离岸人民币 在岸人民币 来源链接 阅读原文 点击链接 政府方 项目公司 合资公司 联合体 白皮书 蓝皮书 绿皮书 高新 经开 新冠 新冠病毒".split()
)
GENERIC_END = regex.compile(
    r"(?:(?:大模型|科技|互联网|上市|房地产|头部|中小|龙头|初创|国有|民营|美系|外资|合资)(?:公司|企业|航司|厂商)|合计|板块|概念|概念股|概念板块|行业|产业|市场|赛道|公司股东|投资者|部分|方面|用户|客户|个股|人士|负责人|业务|病毒|感染者|患者|病例|疫情|肺炎|主力合约|合约|国债|利率|汇率|价格|产品|有限|记者|分析师|报记者|(?<!ST\p{Han}?)(?<=\p{Han}{2})(?<!控)股)$"
)
GENERIC_START = regex.compile(
    r"^(?:(?P<word>[比但而且与据该本其各])|\d+(?:栋|座|条|项|名)|正月|腊月|一家|某|多家|部分|这家|两家|三家|每(?!日)|全球|另一|上述|盘[中前后]|早盘|尾盘|午后|[开收]盘|大型|中型|小型|知名|跨国|本土|当地|国内|海外|全国(?!.+(?:会|基金|人大|政协|中心|妇联)$)|主要|大力|积极|稳步|进一步|加快|加强|推动|推进|促进|回购|购回|[增减]持|质押|解禁)"
)


def _starts_generic(name: str) -> bool:
    """Tell whether a name begins with a word that none begins with: 该公司, but 比亚迪, 本立生物."""
    match = GENERIC_START.match(name)
    if match is None or match.group("word") is None:
        return match is not None
    first, *rest = jieba().cut(name, hmm=False)
    return len(first) == 1 and not (first == "本" and any(len(word) == 1 for word in rest))


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
    r"(?:水果|影片|风波|长协|服装|羽绒服|饰品|消费|项目|(?<!贸发)会议|活动|计划|制度|机制|体系|经济|会计准则|准则|业态|赛事|游客|旅客|订单|新品|系列|新规|政策|药物|中间体|原料药|负债|背景|实验|试验)$"
)
# A meeting of a company: 第八届董事会第三次会议.
BOARD = regex.compile(r"(?:董事会|监事会)(?!秘书)|股东大?会|职工代表大会")
# A document of no name: 《通知》, 《实施方案》.
DOCUMENT = regex.compile(r"(?:本|该|上述)?(?:通知|公告|公示|告知函|意见|办法|规定|决定|议案|方案|实施方案|工作方案|协议|合同|规划|报告|条例|细则|指引|清单|声明)")
# 推进贸易便利化改革创新: what is done, and no document of that name
DEED = regex.compile(r"推进|推动|促进|加快|深化|完善|加强|支持|做好|落实|扩大")
# 中高风险地区, 管控区
RISK = regex.compile(r"(?:风险|封控|管控|防范)(?:地区|区域?)$")
# 美方, 警方, 韩媒, 美|大型银行: who speaks or acts, and no name
PARTY = regex.compile(
    r"[中美日韩朝俄英德法欧印马越泰菲澳加巴土伊以乌港台双各校警院资军敌买卖甲乙官]方|[中美日韩朝俄英德法欧印港台澳外陆官党]媒|[中美日韩俄英德法欧印港台]?(?:大型|中型|小型|主要|各大)(?:银行|券商|企业|公司|药企|车企|科技股|机构|基金)"
)
# What signs a report: (ta/w).
INITIALS = regex.compile(r"[a-z]{1,3}/[a-z]{1,3}")
DIGITS = regex.compile(r"\d{3}")
# A meeting of no name: 2021年|工作会议.
MEETING = regex.compile(r"(?:工作|年度|年中|临时|全体|例行|专题|座谈|闭门|内部)*(?:会议|大会|年会|例会|发布会|座谈会|论坛|峰会|活动|仪式)|(?:技术|知识|技能|业务)?(?:竞赛|比赛)")
# 十四五: the years of a plan, and nothing that takes place.
FIVE_YEARS = regex.compile(r"十[一二三四五六七]五(?:时期|期间)?")
# What is done or sold: 冷链服务, 检测设备, 国际客运; a company's name with such an ending (碧桂园服务) holds a name or an unknown word.
TRADE = regex.compile(r"(?:服务|解决方案|设备|器件|部件|配件|客运|货运|(?P<whole>航运|建设))$")


def _is_trade(name: str) -> bool:
    """Tell whether a name is made of common words, the last of which is a trade."""
    trade = TRADE.search(name)
    return trade is not None and all(
        kind in ("n", "v", "vn", "a", "b", "d", "l") and (len(word) > 1 or not trade.group("whole"))
        for word, kind in jieba().tag(name, hmm=False)
    )


# What a company is, without what it is called: 科技股份有限公司, the end of a name that a quotation cuts in two.
FORM_ONLY = regex.compile(
    r"(?:科技|技术|信息|网络|电子|集团|实业|控股|投资|医药|生物|建设|能源|工业|发展|文化|传媒|环保|新材料)*(?:(?:股份)?(?:有限|有限责任)公司|(?:科技|实业|控股|投资|发展)集团)"
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
        return bool(words) and all(kind in ("v", "d") for _, kind in words)
    words = jieba().tag(name, hmm=False) if len(name) > LONG_NAME else []
    return bool(words) and words[0][1] == "v" and all(kind in ("n", "r", "s", "v", "vn", "an") for _, kind in words)


LONG_NAME = 5


# What statisticians count is no index of a market.
STATISTIC = regex.compile(
    r"(?:物价指数|消费价格指数|出厂价格指数|采购经理人?指数|信心指数|景气指数|四大指数|三大指数|^但|^(?:行业|板块|大盘|市场)指数)"
)
# A sum or a quantity in it: what the tagger took for a name is none.
MEASURED = regex.compile(r"\d[\d.,]*(?:[万亿]|美?元|仙|%|倍|点|股|个|家|年|月|日|bp|BP|吨|GW|只|名|人|(?:[cmk]?m|kg|km²|[kMG]?Wh?|[mk]Ah|[GM]?Hz|[GT]B|dB)(?:/[a-z]+)?$)")


NO_LETTER = regex.compile(r"[\d\P{L}]+|[\d.]+[eE][-+]?\d+")
# 新冠肺炎疫情防控发布会, EUR/GBP
PANDEMIC = regex.compile(r"(?:后疫情|新冠(?!.*(?:灵|苗|片|剂|盒|胶囊|药|股份|公司|集团|生物)$)|疫情)")
CURRENCIES = regex.compile(r"[A-Z]{3}/[A-Z]{3}")
EMAIL = regex.compile(r"\w@\w+\.\w")
SPAN_OF_DAYS = regex.compile(r"[一二三四五六七八九十两\d]{1,3}(?:天|日|个月)")
MARK = regex.compile(r"[,。;:!?\n【】〔〕()“”《》]")


def _is_no_law(name: str) -> bool:
    """Tell whether what reads like a document says what is done: 推进贸易便利化改革创新, but not 促进农业发展条例."""
    return DEED.match(name) is not None and LAW.search(name) is None


# 总统|向国民|发表讲话: a preposition, which is a surname too, and whom one speaks to
ADDRESSED = regex.compile(r"向(?:国民|公众|人民|群众|民众|媒体|记者|市场|社会|客户|外界|股东|法院|员工|全国|全球|世界|海外)")
# What is no name of a label, though it may be one of another.
OF_LABEL: dict[str, tuple[Callable[[str], object], ...]] = {
    "PERSON": (GENERIC_END.search, _starts_generic, DIGITS.search, ADDRESSED.fullmatch),
    "ORG": (
        GENERIC_END.search,
        _starts_generic,
        COMMON_NOUN.search,
        FORM_ONLY.fullmatch,
        PARTY.fullmatch,
        INITIALS.fullmatch,
        PANDEMIC.match,
        _is_trade,
        _is_deed,
        _is_line,
    ),
    "GPE": (regex.compile("、").search,),  # 市、县
    "LOC": (RISK.search,),
    "PRODUCT": (GENERIC_END.search, _starts_generic, DOCUMENT.fullmatch, PANDEMIC.match),
    "EVENT": (MEETING.fullmatch, BOARD.search, PANDEMIC.match, FIVE_YEARS.fullmatch),
    "LAW": (DOCUMENT.fullmatch, _is_no_law),
    "INDEX": (STATISTIC.search, regex.compile(r".指").fullmatch),
}


@lru_cache(maxsize=4096)  # a text's names are asked about again and again
def is_generic(name: str, label: str) -> bool:
    """Tell whether a stretch is no name though it looks like one.

    >>> is_generic("基石投资者", "ORG"), is_generic("AI", "PRODUCT"), is_generic("麟光医药", "ORG")
    (True, True, False)
    """
    if name in GENERIC or name in NOT_LATIN or EMAIL.search(name) or (len(name) < 2 and label != "GPE"):
        return True
    if any(tells(name) for tells in OF_LABEL.get(label, ())):
        return True
    if name.endswith("期货") and (label != "ORG" or _is_traded(name)):
        return True
    if NO_LETTER.fullmatch(name) or CURRENCIES.fullmatch(name) or SPAN_OF_DAYS.match(name) or MEASURED.search(name):
        return True
    if label == "TICKER" or MARK.search(name) is None:
        return False
    return not ((label == "ORG" and BRANCH.fullmatch(name)) or (label == "GPE" and name in place_names()))
