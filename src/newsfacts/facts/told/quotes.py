"""What a currency or an index is quoted at: an exchange rate, a level in points, whatever a share's price would be called."""

from decimal import Decimal

import regex

from newsfacts.facts.what.concepts import PRICES, Topic
from newsfacts.facts.words import is_currency
from newsfacts.mention import Mention

# 现报1.3410, 收在7.16, 走高30点, 贬值1.2角
QUOTED = regex.compile(r"(?:报|收[于在]?|至|到|于|见|[涨跌升贬扬挫]值?|走[高低强弱]|[上下]行)(?:约|近|逾|超过?|了)*$")
# 发布的岚运指数为1402点
STANDS = regex.compile(r"(?:为|是|录得|达到?)(?:约|近|逾|超过?)*$")
# 川岳科技盘初涨幅扩大至12%
MOVES = regex.compile(r"(?:盘[初中前后]|早盘|午后|尾盘|开盘|股价)[^,;。]{0,6}[涨跌升]幅(?:[扩收]\p{Han}|达|约|为|至|到|近|逾|超过?){0,4}$")
# 离岸人民币|兑美元北京时间04:30报…, 盘中整体交投于…: against what and when it was quoted
TRADED_AT = regex.compile(r"^[兑对]\p{Han}{1,3}(?:北京时间|$)|时间$|交投")
# 岚国仓储指数|1月份为47.2%: an index of diffusion stands at so many per cent
AT_PERCENT = regex.compile(r"^(?:(?:\(\p{Han}*\))?[^,;。:幅率重涨跌升降]{0,10})(?:为|录得|报|是|达到?)(?:约)?$")
INTEREST = regex.compile(r"(?<![利股派])息(?!差)|HIBOR|拆借|利率")
PRICED = PRICES | {"share_price", "price", "high_price", "low_price", "index_level"}
FLOWS = frozenset(("net_inflow", "net_outflow"))
"""Told of money, and of no index: 遭抛售,道琼收低310点."""
BARE = frozenset((None, "点", "bp"))
MOST = 1000
"""No currency costs so much of another, but for the yen's and the won's, which are quoted without a unit."""


def quoted_topic(owner: str | None, mention: Mention, lead: str, topic: Topic | None, *, is_index: bool) -> Topic | None:
    """Return the topic of a number, that of a currency's or an index's quote where it is one.

    >>> quoted_topic("英镑", Mention(2, 6, "PERCENT", unit="%"), "涨", Topic("share_price"), is_index=False)
    Topic(concept='exchange_rate', part=None)
    """
    if topic is None and mention.unit == "%" and owner and MOVES.search(lead):
        return Topic("share_price")
    concept = "exchange_rate" if is_currency(owner) else "index_level" if is_index else None
    other = mention.label == "DURATION" or (is_index and mention.unit not in ("%", "点"))
    if concept == "exchange_rate" and mention.label == "PERCENT" and INTEREST.search(lead):
        return Topic("interest_rate", topic.part if topic else None)  # 港元一个月息报1.02厘
    if concept is None or other or (topic and topic.concept == concept):
        return topic
    if topic and topic.concept == "指数" and is_index:
        return Topic(concept)
    if topic and topic.concept:
        return Topic(concept) if topic.concept in PRICED or (is_index and topic.concept in FLOWS) or (concept == "exchange_rate" and TRADED_AT.search(topic.concept)) else topic
    small = mention.label == "MONEY" and not is_index and abs(Decimal(mention.value or "0")) < MOST
    if is_index and mention.unit == "%" and AT_PERCENT.search(lead):
        return topic or Topic("指数")  # not in points, so that its concept is the plain word
    counted = mention.unit == "点" if is_index else mention.label in ("QUANTITY", "PERCENT") and mention.unit in BARE
    quoted = QUOTED.search(lead) or (is_index and mention.unit == "点" and STANDS.search(lead))
    return Topic(concept) if (small or counted) and quoted else topic


def of_currency(owner: str | None, topic: Topic, *, worth: bool) -> Topic:
    """Return the price of a currency as its rate of exchange: 新台币收32.1元, 日元跌0.5%; `worth`: it is told to gain or lose value.

    >>> of_currency("新台币", Topic("close_price"), worth=False).concept, of_currency("新台币", Topic("turnover"), worth=True).concept
    ('exchange_rate', 'exchange_rate')
    """
    if topic.concept not in PRICES and topic.concept not in ("share_price", "price") and not worth:
        return topic
    return Topic("exchange_rate", topic.part) if is_currency(owner) else topic
