"""Of which kind of shops, or on which routes: parts that statistics of retail and of air traffic go through by words that are no nouns."""

import regex

from newsfacts.facts.state import Recent
from newsfacts.facts.told.statistics import SINCE
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.words import chinese_name
from newsfacts.mention import Mention

# 除汽车以外的消费品零售额3万亿元, 限额以上单位消费品零售额增长2%, 限额以上单位家具类商品零售额: of all but some goods, or of large shops alone
SHOPS = regex.compile(
    rf"""
    (?P<part>
        (?:除|扣除|剔除|不含)\p{{Han}}{{1,8}}?(?:以外|之外|外)? (?=的?(?:社会)?消费品零售)
      | 限额以上(?:单位|企业)? (?=(?:社会)?消费品零售)
      | (?<=限额以上(?:单位|企业)|限额以上(?!单位|企业)) \p{{Han}}[\p{{Han}}、]{{1,13}}?类(?:商品)? (?=零售)
    ) 的?(?:社会)?(?:消费品)?零售(?:总)?额 (?:累计|实现|完成)? {SINCE}
    """,
    regex.VERBOSE,
)


# 零售业总销货价值328亿元…;网上销售35亿元: what shops sold so
ONLINE = regex.compile(rf"(?:其中|当中|而|,)*(?P<part>网上销售)(?:价值|额|金额|货值)?(?:的?临时估计|估计)?{SINCE}")
# 珠宝首饰、钟表及名贵礼物销售升9.7%: goods of Hong Kong's shops
SOLD_GOODS = regex.compile(r"(?:其中|当中|而|,)*(?P<part>(?!\p{Han}*(?:零售|整体|总|网上|同店|集团|公司))\p{Han}[\p{Han}、]{1,15}?)(?:的)?(?:销售|销情|销货价值|销售额)(?:则|也|亦|更|按年|同比|微|急|大|再|录得)*(?:[升跌增减挫]|上升|下跌|增长|减少|倒退)(?:了|约|近|逾)*")
SHOP_TRADE = regex.compile("零售业(?!务)|零售(?:销售)?额|总销货")
NEAR = 160
"""Characters before a number in which that trade was spoken of."""


def of_shops(text: str, mention: Mention, lead: str, *, firm: bool = False) -> Topic | None:
    """Return the part of a country's retail sales that the words right before a number name by what is left out, by how large the shops are or how they sell; else None.

    `firm`: the text tells of a firm there, whose goods are its own.

    >>> of_shops("", Mention(0, 3, "PERCENT", value="2", unit="%"), "除汽车以外的消费品零售额增长")
    Topic(concept='retail_sales', part='除汽车以外')
    """
    if (mention.label != "MONEY" and mention.unit != "%") or not any(word in lead for word in ("零售", "网上", "销")):
        return None  # the first look costs little
    of_trade = SHOP_TRADE.search(text, max(0, mention.start - NEAR), mention.start) is not None
    if mention.unit == "%" and of_trade and not firm and (goods := SOLD_GOODS.fullmatch(lead)):
        return Topic("retail_sales", goods["part"])
    online = ONLINE.fullmatch(lead) if of_trade and not firm else None
    shops = online or SHOPS.search(lead)
    return Topic("retail_sales", shops["part"]) if shops else None


# 旅客周转量…,其中国内增长6%、国际航线增长9%: on which routes
ROUTES = regex.compile(
    r"(?:其中|当中|而|但|以及|及|和|、|,)*(?P<part>(?:国内|国际|地区|境内|境外|海外|港澳台?|两岸)(?:及|和|与)?(?:国际|地区|港澳台)?(?:航线|航班|航空|线)?)"
    r"(?:客运|旅客|货运)?(?:则|也|却|仍|分别|达到?|为|是|录得|约|近|逾|同比|环比|按年|按月|较(?:上|去)年(?:同期)?|比(?:上|去)年(?:同期)?|,)*"
)
# 国际及地区旅客吞吐量86万人次: the routes right before the measure
OF_ROUTES = regex.compile(rf"(?P<part>(?:国内|国际(?:[及和与]?(?:地区|港澳台))?|地区|港澳台(?:地区)?)(?:航线)?)(?P<what>旅客(?:吞吐量|运输量|周转量)|货邮?(?:吞吐量|运输量|周转量)|平均客座率|客座率)(?:分别|完成|实现|累计)*{SINCE}")
BY_AIR = regex.compile(r"周转量|运力|座率|载运率|载[客运]|客公里|吨公里|运输量|旅客|货邮|起降|班次|航班|航线")
"""What is counted by routes."""


def on_route(mention: Mention, lead: str, how: Approach, recent: Recent) -> Topic | None:
    """Return the measure of air traffic just told, on the routes that alone stand before a number; None of any other number.

    >>> told = [(Topic("旅客周转量"), "", "%")]
    >>> on_route(Mention(0, 2, "PERCENT", value="6", unit="%"), ",其中国内增长", Approach(5, sign=1), told)
    Topic(concept='旅客周转量', part='国内')
    """
    if lead.find("量") >= 0 or lead.find("率") >= 0:
        named = OF_ROUTES.search(lead)
        return Topic(named["what"], named["part"]) if named and mention.unit != "pp" else None
    routes = ROUTES.fullmatch(lead[: how.start] if how.sign else lead) if recent else None
    measure = next((one.concept for one, _, _ in recent[:1] if BY_AIR.search(one.concept)), None) if routes else None
    alike = bool(how.sign and not how.to) or any(one.concept == measure and unit == mention.unit for one, _, unit in recent)
    return Topic(measure, routes["part"]) if routes and measure and alike else None


# ISM制造业PMI为48.7,服务业PMI为52.4: whose managers were asked, of all factories where nobody is named
SURVEY = regex.compile(rf"(?<!企业|型|行业|[大中小])(?:ISM|财新|标普全球|标普|Markit|官方)*(?:中国)?(?P<part>服务业|建筑业)?(?:制造业|综合)?(?:PMI|采购经理人?指数)(?:终值|初值|指数|录得|回[升落]至|[升降跌]至)*{SINCE}")


def asked_managers(mention: Mention, lead: str) -> Topic | None:
    """Return the index of managers that the words right before a number name, with the branch that is no industry; None where they name none.

    >>> asked_managers(Mention(0, 4, "QUANTITY", value="52.4"), ";服务业PMI为".lstrip(";")), asked_managers(Mention(0, 4, "QUANTITY", value="48.7"), "ISM制造业PMI为")
    (Topic(concept='pmi', part='服务业'), Topic(concept='pmi', part=None))
    """
    if mention.unit not in (None, "%", "点") or (lead.find("PMI") < 0 and lead.find("采购经理") < 0):
        return None  # the first look costs little
    asked = SURVEY.search(lead)
    return Topic("pmi", asked["part"]) if asked else None


# 旅客347万人次,日均11.2万人次: on each of the days
DAILY = regex.compile(r",?(?:也|即|相当于|折合)?(?:平均每[日天]|[日天]均|每[日天]平均)(?:约|近|逾|达|为|有)*")
IS_DAILY = "日均"


def is_daily(concept: str, recent: Recent) -> bool:
    """Tell whether a measure is the one just told as that of each day, of which no other number is.

    >>> told = [(Topic("访澳旅客"), "QUANTITY", "人次")]
    >>> is_daily("日均访澳旅客", told), is_daily("日均成交额", told)
    (True, False)
    """
    return concept.startswith(IS_DAILY) and any(chinese_name(one.concept) == concept.removeprefix(IS_DAILY) for one, _, _ in recent)


def a_day(mention: Mention, lead: str, recent: Recent) -> Topic | None:
    """Return the measure that was just told for a time as that of each of its days, where nothing else stands before the number; else None.

    >>> a_day(Mention(0, 4, "QUANTITY", value="9", unit="人次"), ",日均", [(Topic("访澳旅客"), "QUANTITY", "人次")])
    Topic(concept='日均访澳旅客', part=None)
    """
    told = next((one for one, label, unit in recent[:2] if (label, unit) == (mention.label, mention.unit)), None)
    if told is None or told.concept.startswith(IS_DAILY) or not DAILY.fullmatch(lead):
        return None
    return Topic(f"{IS_DAILY}{chinese_name(told.concept)}", told.part)
