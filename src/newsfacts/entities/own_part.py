"""What of a span names a person or an organisation itself, and what the tagger took into it."""

from functools import cache

import regex

from newsfacts.entities.gazetteer import name_words, place_names
from newsfacts.entities.patterns import titles_pattern
from newsfacts.entities.whole import whole_organisation, with_level
from newsfacts.lexicon.any_of import any_of
from newsfacts.text.words import jieba

# 增持禾川石化|股份: of a company that the text calls so elsewhere.
SHARES_OF = regex.compile(r"(?:[增减]持|持有|回购|买入|卖出|质押|抛售|购入)(?:了)?$")
# 岚嵘|股份今早复牌
TRADED = regex.compile(r"(?:预计|[拟料]|将?[于在]|[今明昨][早日天]|上午|下午|即日起|继续|暂时){0,3}(?:复牌|停牌|恢复买卖|暂停买卖)")
# 川岳股份今早复牌, of 川岳地产(02999): as Hong Kong speaks of a firm's shares that are traded
TRADED_NOW = regex.compile(r"(?:[今昨][早午日天晨]?|周[一二三四五]|上周|一度|曾)*(?:复牌|停牌|(?<=[今昨])收|收[报市升跌挫]|[高低]见|[高低]开|现[报升跌]|早段|午后|[急逆续再]?[升跌挫涨飙弹])")
HONG_KONG_CODE = r"\p{Han}{1,4}\(0?\d{4}(?!\d)"
NEARBY = 2000
"""Characters to each side in which a text calls a company by its short name."""
# 禾川城|及控股子公司, 公司法|等有关规定, 税务局|依法查处, 岚至|累计质押公司(股份)
AND_OTHERS = regex.compile(r"(?:累计|合计|直接|间接|解除|共)*(?:质押|持有|[增减]持|受让)本?公司$|(?:持有|所持)(?:的)?(?:公司)?股|(?:累计|解除)?质押(?:公司|的)?股|依法(?=\p{Han}{2})|及(?:控股|子公司|其|旗下|全资|附属|关联)|等(?:有关|相关|法律|规定)")
# 澜舟|数亿出手, 澜舟 |2024上半年: the first half of a sum or a date.
NUMBER_BEHIND = regex.compile(r"(?<=\p{Han})(?:[数几][十百千万亿]{1,3}| ?20\d\d)$")
# 特斯拉|10月, 岚川|4、5月: a number with its unit is no part of the name before it.
COUNTED_BEHIND = regex.compile(r"(?<=\p{Han}{2}) ?\d{1,4}$")
UNIT_NEXT = regex.compile(r"(?:(?:[、和及至到~-]\d{1,2})?月|个月|日|%|[万亿]|家|只|元|倍|(?P<rest>,\d{3}))")
THOUSANDS = regex.compile(r"(?<=[\p{Han}A-Za-z]{2}) ?\d{1,3}$")  # ORVELL| 2,360辆
PERIOD = regex.compile(r" ?(?:年|[上下]半年|财年|Q[1-4]|H[12]|第?[一二三四]季)")
# 佰川|Q1纯益, but 奥迪Q5: a quarter by what was earned in it.
QUARTER = regex.compile(r"(?<=\p{Han}{2})Q[1-4](?=税[后前]|每股|单季|合并|本业|营收|营利|获利|净利|毛利|纯益|财报|业绩|EPS|出货|亏|赚|展望)")
# HTX| 5G, 澜联-KY|全球布局, 微言|公众号, 岚海|当月生铁, 岚川|ARR, 岚禾|发布中报, 岚禾|A股微涨: what stands behind a name and is none of it.
BEHIND = regex.compile(r"(?<=\p{Han}{2})[ABH]股$|(?<=\p{Han}{2})[当单][月季]\p{Han}*$|(?<=\p{Han}{2})(?:ARR|GMV|GTV|EBITDA|ARPU|MAU|DAU|ROE)$|(?<=\p{Han}{2})(?:发布|公布|披露|交出)\p{Han}{0,3}(?:[中年季财]报|业绩)$|(?<=[A-Za-z]) ?[2-6]G$|(?<=-KY) ?[\p{Han}A-Za-z0-9]+$|(?<=\p{Han}{2})(?:微信)?公众号$")
# 佰州市政府|新闻发言人, 恒澜集团|计划周三发布, 岚云音乐|营收: what goes on behind a name
# 川岳|市占35%: the share of the market, and no town
SHARE_OF_MARKET = regex.compile(r"市占(?:率|\d|[一二三四五六七八九]成|约|近|逾|达|为|[升降攀拉提回]|则|也|仅|首|居)")
GOES_ON = (
    (regex.compile(r"(?<=\p{Han}[省市州县区])(?:教育|科技|科学技术|卫生|卫生健康|社会保障|农林水|文化|环保|节能环保|交通|交通运输|医疗|民生|公共安全|城乡社区)$"), regex.compile(r"(?:和就业)?(?:支出|经费|投入)")),  # 佰州市|教育支出
    (regex.compile(r"(?<=[在赴到于]\p{Han}{2,3})投资$"), regex.compile(r"(?:了|约|近|逾|超过?|共|总额)*\d|建|设厂")),  # 在佰州|投资3亿元
    (regex.compile(r"(?<=\p{Han}[省市州县区])政府$"), regex.compile(r"性基金|(?:一般|专项|隐性|法定|新增)?债[务券]|采购(?!网|中心|办)")),  # 佰州市|政府性基金收入
    (regex.compile(r"(?<=\p{Han}{2})市$"), regex.compile(SHARE_OF_MARKET.pattern.removeprefix("市"))),
    (regex.compile(r"(?<=\p{Han}{2})(?<![经主运自])营$"), regex.compile(r"[收利益]|业[收利额]")),
    (regex.compile(r"(?<=\p{Han}{2})付$"), regex.compile(r"运量")),  # 佰岭方|付运量, but 岚云支付|收入
    # 岚云|营业总收入, 岚庭|有息负债: the first half of a measure
    (
        regex.compile(r"(?<=\p{Han}{2})(?:营业|主营|经营|有息|带息|综合|整体|研发|合同|合约|签约|自由|应收|扣非|归母|归属|税后|合理)$"),
        regex.compile(r"总?(?:收入|成本|利润|支出)|净?利(?:润|[为达约率])|毛利|负债|成本率|投入|费用|开支|销售|现金|账款|于母公司|股价"),
    ),
    (regex.compile(r"(?<=\p{Han}{2})[头户亩人店]$"), regex.compile(r"均(?!价|为|是|在|有|已|未)")),  # 自繁自养|头均盈利
    (regex.compile(r"(?<=\p{Han}{2})网$"), regex.compile(r"签(?!约)")),  # 深圳|网签8000套
    (regex.compile(r"(?<=\p{Han}[\p{Han}\d])新建$"), regex.compile(r"住宅|商品|房")),
    (regex.compile(r"(?<=航空)国际$"), regex.compile(r"航线|客运|货运|旅客|业务")),
    (regex.compile(r"(?<=\p{Han}{2})国际$"), regex.compile(r"会计准则|财务报告准则|发售|配售")),  # 岚禾|国际发售获超额认购
    (regex.compile(r"(?<=\p{Han}{2})(?:(?<![日晚时周早财年月季快电学商导])报|收)$"), regex.compile(r"\d[\d.,]*(?:[港美欧日]?元|点|美分|便士)")),  # 岚原科技|报71.2元, but 岚原日报12元一份
    (regex.compile(r"(?<=\p{Han}{2})家居$"), regex.compile(r"宽[频带]")),  # 岚讯|家居宽频
    (regex.compile(r"(?<=\p{Han}{2})指$"), regex.compile(r"收购|公司|集团|该[股行]|其|管理层|业绩|市场|内地|今|明年|去年|上半年|期内")),  # 花旗|指收购合理
    (regex.compile(r"(?<=\p{Han}{2})综合$"), regex.compile(r"\d+[名位家]|(?:多|数)[名位家]")),  # 岚透|综合12名分析员
    (regex.compile(r"(?<=\p{Han}{2})新闻$"), regex.compile(r"发言人|发布会|发布厅|办公室")),
    (regex.compile(r"(?<=\p{Han}{2})(?:计划|打算|准备|考虑|拟)$"), regex.compile(r"(?:于|在|将|本|下|今|明|周[一二三四五六日]|\d{1,2}[月日])|[\p{Han}]{0,4}(?:发布|推出|宣布|收购|出售|启动|裁员|加息|降息|减持|增持)")),
)


def has_share(text: str, start: int, end: int) -> bool:
    """Tell whether what looks like a town is somebody whose share of the market follows.

    >>> has_share("川岳市占35%", 0, 3), has_share("天津市占35%", 0, 3)
    (True, False)
    """
    return SHARE_OF_MARKET.match(text, end - 1) is not None and text[start:end] not in place_names()


def own_part(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """Return the borders of what names a person or an organisation itself, of what the tagger took for the name."""
    if label in ("ORG", "LAW") and (others := AND_OTHERS.search(text, start + 2, end)):
        end = others.start()
    if label == "PERSON":
        end = _without_verb(text, start, end)
    if label in ("ORG", "PRODUCT") and (number := NUMBER_BEHIND.search(text, start + 2, end)):
        end = number.start() if not text[end - 1].isdigit() or PERIOD.match(text, end) else end
    end -= label == "LOC" and ROUTE.fullmatch(text, start, end) is not None
    if label == "INDEX":
        end -= 3 * text.endswith("ETF", start + 2, end)  # 中证A50|ETF
        start -= 2 * text.startswith("私人住宅", start - 2)  # 私人|住宅售价指数
    if label in ("ORG", "PRODUCT", "INDEX") and (unit := UNIT_NEXT.match(text, end)) and (number := (THOUSANDS if unit["rest"] else COUNTED_BEHIND).search(text, start, end)):
        end = number.start()
    if label in ("ORG", "PRODUCT"):
        start, end = _by_kind(text, start, end, label)
    if label in ("ORG", "PRODUCT") and QUARTER.match(text, end - 2):
        end -= 2
    if label in ("ORG", "PRODUCT") and (behind := BEHIND.search(text, start + 2, end)):
        end = behind.start()
    for tail, behind in GOES_ON if label in ("ORG", "PRODUCT") else ():
        cut = tail.search(text, start, end)
        end = cut.start() if cut and behind.match(text, end) else end
    if label == "ORG":
        end = _without_deed(text, start, end)
        end = _without_report(text, start, end)
        if text.endswith("控股", start + 2, end) and text.startswith(("股东", "子公司", "权"), end):
            end -= 2
        if text.endswith("股份", start, end):
            end -= 2 * _is_called_apart(text, start, end)
        start = with_level(text, start)
        end = _without_department(text, start, end)
        end = whole_organisation(text, start, end)
    return start, end


# 岚禾期货|研究所: a department of the house; but 岚禾银行研究院 is one of its own
RESEARCH = regex.compile(r"(?<=\p{Han}{2}(?:期货|证券|投顾|信托))研究(?:所|院|部|中心)$")


def _is_called_apart(text: str, start: int, end: int) -> bool:
    """Tell whether 股份 behind a name means its shares, 增持禾川石化|股份, 川岳|股份今早复牌 of 川岳地产(02999), where the text calls the firm so."""
    first, last = max(0, start - NEARBY), end + NEARBY
    told = SHARES_OF.search(text, max(0, start - 4), start) or TRADED.match(text, end)
    if told and text.count(text[start : end - 2], first, last) > text.count(text[start:end], first, last):
        return True
    if TRADED_NOW.match(text, end) is None:
        return False
    return regex.search(regex.escape(text[start : end - 2]) + HONG_KONG_CODE, text, pos=first, endpos=last) is not None


# 岚兽|分析的统计显示: whose trade belongs to its name
HOUSE = regex.compile(r"(?:分析|咨询|智库|资讯)(?=的?(?:统计|数据|报告|监测|调研)|显示)")
# 地中海|线每箱2100美元: where ships go, and the route there
ROUTE = regex.compile("(?:地中海|波斯湾|红海|[中南北]南?美洲?|[美加][东西]|欧洲|北欧|西欧|澳洲|[东西南北]非|中东|东南亚|东北亚|印度洋)线")
# 95号汽油|与0号柴油
FUEL = regex.compile(r"\d{1,2}号[汽柴]油")


def _by_kind(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """Return the borders of a fuel or a house that counts for others, which their kind tells: 折合|95号汽油|与0号, 岚兽分析|的统计."""
    fuel = FUEL.search(text, start, end + 2) if text.find("号", start, end + 1) > 0 else None
    house = HOUSE.match(text, end) if label == "ORG" else None
    return fuel.span() if fuel else (start, house.end()) if house else (start, end)


def _without_deed(text: str, start: int, end: int) -> int:
    """Return where a place ends that is joined with what is done there: 滁州|投建."""
    for cut in range(start + 2, min(start + 5, end)):
        if text[start:cut] in place_names():
            deed = jieba().tag(text[cut:end], hmm=False)
            return cut if end - cut <= 3 and all(kind in ("v", "vn", "d") for _, kind in deed) else end
    return end


# 中国信登|数据显示, 中金|研报指, 联想|官微: what somebody says it in; a house may be called 澜石数据. 岚衡|测算: what it does to know.
REPORT = regex.compile(r"(?<=\p{Han}{2})(?:测算|推算|估算)$|(?<=\p{Han}{4})数据$|(?<=\p{Han}{2})(?:研报|财报|年报|公告|官微|官网|网站)$|(?<=\p{Han}{2}[网社报])(?:消息|讯)$|(?<=\p{Han}{3})(?<![通腾立资视简快电音财时])讯$")
EARNED = frozenset("赚蚀亏卖收派")


def _without_report(text: str, start: int, end: int) -> int:
    """Return where an organisation ends without what it says something in."""
    if end - start > 2 and _is_earned(text, end):
        return end - 1
    if end - start > 2 and text[end - 1] == "一" and text[end : end + 1] in "开路度举":
        return end - 1  # 川衡|一开盘就涨停
    report = REPORT.search(text[start:end])  # not what stands before the name
    return start + report.start() if report else end


def _is_earned(text: str, end: int) -> bool:
    """Tell whether a verb of earning begins with the last character of a name: 川讯|多赚16%."""
    return text[end - 1] in "多少" and text[end : end + 1] in EARNED


VERB = regex.compile(r"[增减]持|所[持控拥属]|致[辞词电函信]|现(?:为|任|年|居|已|时)|作(?=《|报告|政府|了?题为|主旨|重要|开幕)")


def _without_verb(text: str, start: int, end: int) -> int:
    """Return where a person's name ends, without the first half of a verb: 窦明|增持, 窦明|所持, 祁远|现为, 龚远|作《…》, 岚桐|多赚."""
    return end - 1 if end - start > 2 and (VERB.match(text, end - 1) or _is_earned(text, end)) else end


# After a company's ending what follows, before a title, is a department: 川岳基金|权益投资部总经理.
COMPANY_END = regex.compile(any_of(name_words("company end")))
# An institution within another is no department: 临江大学|附属医院, 民安保险|研究会.
UNIT_OF = regex.compile(r"(?:医院|学院|分院|分行|支行|分公司|研究所|中心|[局会署馆社校])$")


# 岚衡|营业部, 岚衡|投资: what a title begins with, where the text has the name before it alone
DEPARTMENT = regex.compile(any_of(name_words("department")) + "$")


def _without_department(text: str, start: int, end: int) -> int:
    """Return where an organisation ends when its department is left out: before a title, or what does its research."""
    if research := RESEARCH.search(text, start, end):
        return int(research.start())
    company = COMPANY_END.search(text, start + 2, end)
    department = DEPARTMENT.search(text, start + 2, end)
    if (company is None and department is None) or not _before_title().match(text, end):
        return end
    if text.endswith("资产", start, end) and text.startswith("管理", end):
        return end + 2  # 岚屿资产|管理投资总监
    if company is not None and end - company.end() >= 2:
        whole = UNIT_OF.search(text, company.end(), end) or COMPANY_END.search(text, max(company.end(), end - 3), end)
        return end if whole else int(company.end())
    alone = department is not None and text.count(text[start : department.start()]) > text.count(text[start:end])
    return int(department.start()) if alone else end


@cache
def _before_title() -> regex.Pattern[str]:
    return regex.compile(rf"(?:[组部司处]|[\p{{Han}}]{{0,4}}?)(?:{titles_pattern()})")
