"""The label of a name, where the name or what stands around it tells it better than the tagger."""

from functools import cache

import regex

from newsfacts.entities.apart import RIVAL
from newsfacts.entities.gazetteer import listed_companies, makers, name_words, place_names, regions
from newsfacts.entities.glued import BOND
from newsfacts.entities.own_part import QUARTER
from newsfacts.entities.patterns import PERSON, SPEAKS, titles_pattern
from newsfacts.entities.talk import has_figures
from newsfacts.lexicon.any_of import any_of

# 沛禾绿色能源混合, 川岳新动力A: the kind of a fund, and the class of its shares
FUND_NAME = regex.compile(r"\p{Han}{3}(?:混合|联接|股票|债券|优选|精选|新动力|成长|回报|价值)(?:型)?(?:基金)?[AC]$|\p{Han}{4}混合$|\p{Han}{2}[\p{Han}0-9]*ETF$")
LONGEST_NAME = 3
"""Chinese names are seldom longer."""
MONTH = regex.compile(r"\d{1,2}月")
# 窦明昕|女士 is no company.
ADDRESSED = regex.compile(r"先生|女士|小姐")
# 将股份转给儿子|窦明, 其妻|祁远山: kin is no company
KIN = regex.compile(r"(?:儿子|女儿|长子|次子|幼子|独子|长女|次女|独女|妻子|丈夫|父亲|母亲|胞[弟兄姐妹]|女婿|侄子|[其之][妻子女父母夫])$")
# 贝川瑞|公告, 贝川瑞|收报12元 is no person: what companies alone do and have.
CORPORATE = regex.compile(r"\(\d{6}|收[报涨跌升挫]|报收|[现开]报\d|[涨跌]停|封板|[大劲急微重]?[涨跌挫扬飙](?:超|逾|近|约|幅)?\d|[多少][赚蚀](?:[约近逾]|超过?)?(?:[\d.]+(?:%|倍)|[一二两三四五六七八九]成)|公告|发布(?:\d{4}年)?(?:公告|业绩|年报|中报|财报)|披露(?:年报|中报|[一三]季报|业绩|定增)|股价|股份有限公司")
# 青岛港(8.89,0.1,1.14%): the quote of a share, which a place has not.
QUOTE = regex.compile(r"\((?:\d+\.\d+,|行情\d|\d{6}\)|\d{6}\.S)")
# 叶问山|接受采访, 分析师Harlow|表示
SPEAKS_NEXT = regex.compile(SPEAKS)
TITLE_BEFORE = regex.compile(rf"(?:{titles_pattern()})$")
PERSON_NAME = regex.compile(PERSON, regex.V1)
MEDICINE = regex.compile(rf"(?<=\p{{Han}}{{2}}){any_of(name_words('medicine end'))}$")
# Kestrel|7月合约, 布伦特|6月原油期货: what is delivered is a thing.
DELIVERED = regex.compile(r" ?\d{1,2}月(?:交割的?)?(?:合约|\p{Han}{0,4}期货)")
# 沛禾泓|去年营收: what companies do and have, behind a name that the tagger takes for a product.
ACTS = regex.compile(
    r"""
      (?:(?:前|首)?\d{1,2}个?月份?|去年|今年|上年|昨日?|全年|[上下]半年|前?[一二三四首]季度?|首季|同期|盘中|盘后)?
      (?:分别|各|均|则|也|仍|反而|再|又|只|仅|合计|累计|同日|最新|初步|就|还|将|已|便|曾|逆市|逆势){0,2}
      (?: 涨停|跌停|收报|公布|公告|宣布|披露|预计|预测|推算|测算|估计|表示|指出|认为|报告称?|拿地|卖出|少卖|多卖|营收|营业收入|净利|盈利|亏损|亏掉
        | 市值|股价|出货量?|市占|合[约同]销售|签约销售|录得|中期|纯利|多赚|少赚|旗下(?!的?品牌)|交出|递表|招股|挂牌|裁员|拟|收购|持股|持有|回购|派息|目标价|母公司|董事长|总裁|首席|创始人|财报|业绩|中报|年报|发布会|研报|的数据显示|把|将
        | [大微急暴劲]?[涨跌升挫](?![价幅势停至]|级) | 飙 | 高开 | 低开 | 净[买卖] | [买卖]超 | 保费 | 交付 | 估值 | 规模 | 获(?!得) | 遭
      )
    """,
    regex.VERBOSE,
)


# 棠溪|去年实现地区生产总值1023亿元, 槐溪|常住人口: what a place alone has
GOVERNED = regex.compile(
    r"(?:前?\d{1,2}个?月份?|\d{4}年|去年|今年|上年|全年|[上下]半年|前?[一二三四首]季度?)?(?:,)?(?:实现|完成|预计)?的?"
    r"(?:GDP|地区生产总值|生产总值|经济总量|经济(?:[“运]|增(?!加值))|一般公共预算|财政(?:总?收入|支出)|常住人口|户籍人口|规上工业|规模以上工业|社会消费品零售|社零总额|固定资产投资(?:\(不含农户\)|额)?(?:同比)?[增下减]|政府(?:性基金|(?:一般|专项|隐性|法定|新增)?债[务券]|采购)|[市县]?本?级(?:一般公共|政府性|财政|国有资本经营)|土地出?让?收入|国有土地使用权|(?:教育|科技|科学技术|社会保障和就业|卫生健康|农林水|民生|城乡社区|节能环保|交通运输)支出|城镇(?:化率|新增就业)|(?:城镇|农村|城乡)?居民人均|两会|市委|市政府|县委|县政府|区委|区政府|市民)"
)
# 在佰州|投资3亿元, 在佰州|设立工厂; but 在岚禾证券|设立账户
INVESTED_IN = regex.compile(r"投资(?:了|约|近|逾|超过?|共|总额)*(?:\d|建|设厂)|投?建厂|设厂|新建|设立[^,。;]{0,6}?(?:厂|基地|园|公司|总部|中心|生产线)")
# 岚禾省, but not 国务省
PROVINCE = regex.compile(r"(?!.*[务产业交卫文法军政])\p{Han}{2}省")
# 岚禾科技|固定资产投资增长8%: a firm for all that
OF_FIRM = regex.compile(r"(?:集团|科技|股份|公司|控股|电子|医药|能源|电力|实业|银行|证券|国际|汽车|新材|机械|地产|置业|传媒|软件|信息|技术|智能|安防|环境|生态|园林|物流|教育|食品|药业|制药|生物|重工|服务|保险|基金)$")

# 岚银理财: the house that a bank has for it
WEALTH_HOUSE = regex.compile(r"\p{Han}{1,3}[银信]理财")
# 茶禾山|2024年收入8亿元, 川味里|同店销售下降: what no hill has
EARNS = regex.compile(
    r"(?:的|也|在|(?:\d{4}年|[今去前]年|[上下]半年|前?[一二三四首]季度?|全年|首\d月|同期)){0,3}"
    r"(?:总?收入|营收|营业收入|净利|归母|毛利|经调整|同店|单店|门店|加盟|GMV|市占率|市场份额|递表|递交|再?次?向港交所|招股|完成\p{Han}{0,4}(?:[\d.]+[万亿]\p{Han}{0,4})?融资|获得?\p{Han}{0,4}融资|(?:共|累计)?卖出)"
)
# 禾里茶|同店销售, 川味鸡|门店3000家: a chain
SELLS_DRINKS = regex.compile("[茶咖味坊记锅堂饮面粉鸡鱼饼]$")
OF_NATURE = regex.compile("[山海江河湖川岭峰里泉溪谷岛林村巷镇坊]$")


def label_of(text: str, start: int, end: int, label: str) -> str:
    """Return the label that the name, or what follows it, tells better than the tagger."""
    if listed := _of_lists(text, start, end, label):
        return listed
    if label == "PRODUCT" and QUARTER.match(text, end):
        return "ORG"
    if label in ("GPE", "PRODUCT") and text[start:end] in makers() and (label == "GPE" or MONTH.match(text, end)):
        return "ORG"
    if (label == "LAW" and text.endswith(("组织", "委员会", "联盟", "联合会"), start, end)) or (label == "LOC" and text.endswith("院线", start, end)):
        return "ORG"
    if label in ("LOC", "GPE") and QUOTE.match(text, end) and text[start:end] in listed_companies():
        return "ORG"
    if label == "ORG" and FUND_NAME.search(text, start, end):
        return "PRODUCT"
    if is_unknown(text, start, end) and (_acts(text, start, end, label) or _is_rival(text, start, end, label)):
        return "ORG"
    if label == "ORG" and (ADDRESSED.match(text, end) or KIN.search(text, max(0, start - 3), start)) and PERSON_NAME.fullmatch(text, start, end):
        return "PERSON"
    if label == "PERSON" and end - start > LONGEST_NAME and "·" not in text[start:end] and _employs().match(text, end):
        return "ORG"
    if label == "PERSON" and CORPORATE.match(text, end):
        return "ORG"
    if label == "LOC" and text[end - 1] in "山海江河湖川岭峰" and SPEAKS_NEXT.match(text, end) and PERSON_NAME.fullmatch(text, start, end):
        return "PERSON"
    if label == "ORG" and text[start].isascii() and SPEAKS_NEXT.match(text, end) and TITLE_BEFORE.search(text, max(0, start - 12), start):
        return "PERSON"
    medicine = label in ("ORG", "GPE", "PERSON") and MEDICINE.search(text, start, end)
    return "PRODUCT" if medicine or (label == "ORG" and DELIVERED.match(text, end)) else label


@cache
def _employs() -> regex.Pattern[str]:
    # 东禾金川|首席宏观分析师祁远: who has an analyst is no person
    return regex.compile(rf"\p{{Han}}{{0,8}}?(?:{titles_pattern()})(?={PERSON}{SPEAKS})", regex.V1)


def _of_lists(text: str, start: int, end: int, label: str) -> str | None:
    """Return the label of a name of the lists: a company by its figures, 大同|去年EPS, a place, a region; of no list a place by what places alone have."""
    if text[start:end] in listed_companies() and has_figures(text, start, end):
        return "ORG"
    if text[start:end] in place_names():
        return "GPE"
    if label == "ORG" and INVESTED_IN.match(text, end) and text[max(0, start - 1) : start] in ("在", "赴", "到", "于") and is_unknown(text, start, end) and not _is_firm(text[start:end]):
        return "GPE"
    if label in ("ORG", "PRODUCT", "PERSON") and PROVINCE.fullmatch(text, start, end):
        return "GPE"
    if label == "GPE" and text[start:end] == "大陆":
        return "LOC"
    if label in ("ORG", "PRODUCT", "PERSON") and is_unknown(text, start, end) and GOVERNED.match(text, end) and not _is_firm(text[start:end]):
        return "GPE"
    return "LOC" if label in ("ORG", "GPE", "PRODUCT") and text[start:end] in regions() else None


def _is_firm(name: str) -> bool:
    """Tell whether a name is a firm's by how it ends or by the list of those whose shares are traded: no place in which 3亿元 is put.

    >>> _is_firm("岚禾传媒"), _is_firm("京东方"), _is_firm("岚禾")
    (True, True, False)
    """
    return OF_FIRM.search(name) is not None or not listed_companies().isdisjoint((name, f"{name}A"))


def _acts(text: str, start: int, end: int, label: str) -> bool:
    """Tell whether what the tagger took for a product or a hill does what companies do: 沛禾泓|去年营收, 茶禾山|同店销售."""
    if label == "LOC":
        return EARNS.match(text, end) is not None and OF_NATURE.search(text, start, end) is not None
    if label == "PRODUCT" and (WEALTH_HOUSE.fullmatch(text, start, end) or (SELLS_DRINKS.search(text, start, end) and EARNS.match(text, end))):
        return True
    return label == "PRODUCT" and ACTS.match(text, end) is not None and BOND.fullmatch(text, start, end) is None


def _is_rival(text: str, start: int, end: int, label: str) -> bool:
    """Tell whether what stands before a name is said of companies, and nobody of that name speaks: 超车|岚普, but not 龙头|祁远表示."""
    if label not in ("PRODUCT", "PERSON") or RIVAL.search(text, max(0, start - 6), start) is None:
        return False
    return PERSON_NAME.fullmatch(text, start, end) is None or SPEAKS_NEXT.match(text, end) is None


HAN_NAME = regex.compile(r"\p{Han}{2,4}")


def is_unknown(text: str, start: int, end: int) -> bool:
    """Tell whether a short name in Chinese characters stands without marks, and its label is not told by a list."""
    return HAN_NAME.fullmatch(text, start, end) is not None and text[start - 1 : start] not in ("“", "《", "‘", "「")
