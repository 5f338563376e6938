"""What funds and pension schemes returned: 香港股票基金升20%, 强积金录得2.1%回报, 美国股票基金4月蚀7%."""

import regex

from newsfacts.facts.what.concepts import Topic
from newsfacts.mention import Mention

RETURN = "回报"
EARNS = regex.compile(r"(?:基金|强积金|积金(?:综合)?指数|预设投资策略|DIS)$")
"""What the names end in of those who return something, …"""
MAINLAND = regex.compile(r"产业基金|慈善|主权|社保|引导基金|并购|创投|大基金|母基金|保障|保险基金|型基金|类基金|公募|私募|主动权益|纯债|QDII|FOF|ETF|混合基金$")
"""… and of those of which the mainland tells otherwise."""
# 市占率28%, 平均基金开支比率1.3%: what else is told of them in percent
OTHERWISE = regex.compile(r"[占费份]|总资产|比率|比重|比例|开支|仓位|规模|资产值|流[入出]|申索|转入|转出|开户|捐|[认申收并]购|持[有股仓]|减持|增持|裁|薪|做空|参股|成员|[利息]率|失业率")
FLOWS = frozenset("net_inflow net_outflow total_assets fund_size market_share".split())
"""What was told of them before, in money or as a share, …"""
GREW = regex.compile(r"[增减流转]")
"""… where no word says that it is of this how far it changed."""
# 规模5万亿元,环比上升5%
COMPARED = regex.compile(r"[同环]比|按[年季月]")
LOOSE = frozenset("share_price price net_profit net_loss adjusted_net_profit investment_amount index_level".split())
"""What the words of such a number name elsewhere."""
OF_MAINLAND = frozenset("净值 净值增长率 基金收益率 基金亏损率".split())
"""What the mainland calls what Hong Kong calls a return."""
# 自推出以来|年率化净回报
A_YEAR = regex.compile(r"年(?:率)?化的?净?(?:投资)?回报率?")
TOOK_IN = regex.compile("[进入][账帐]")
WORTH = regex.compile(r"总值(?:约|达|为|近|逾|超过?|增至|升至)*$")
# 半年赚9%, 2%的半年回报: over the half that the text has named
HALF = regex.compile(r"半年[^,;。]{0,8}$")
HALF_BEHIND = regex.compile("的?半年回报")
HALVES = regex.compile(r"\d{4}-(?:01/\d{4}-06|07/\d{4}-12)")
LOST = regex.compile(r"(?:倒?[蚀亏蝕]|亏损|损失|倒蚀|负回报|回报(?:率)?为负|见红)(?:了|损|近|约|逾|超过?|达|至)*$")
MOVED = regex.compile(r"[升涨跌挫弹扬降]|回吐|走[高低]")


def returns(owner: str | None) -> bool:
    """Tell whether somebody is a fund, a class of funds or a pension scheme, which return so many percent.

    >>> returns("香港股票基金"), returns("强积金"), returns("股票型基金"), returns("岚禾信托")
    (True, True, False, False)
    """
    return owner is not None and EARNS.search(owner) is not None and MAINLAND.search(owner) is None


def returned(owner: str | None, mention: Mention, lead: str, tail: str, topic: Topic | None, *, of_city: bool = False) -> Topic | None:
    """Return what a percentage of those who return something is called, where the words name nothing else; the topic as it is elsewhere. `of_city`: Hong Kong tells it.

    >>> returned("保守基金", Mention(0, 2, "PERCENT", unit="%"), "只升", "", Topic("share_price"))
    Topic(concept='回报', part=None)
    >>> returned("强积金", Mention(0, 2, "PERCENT", unit="%"), "按年减少", "", Topic("net_inflow"))
    Topic(concept='net_inflow', part=None)
    """
    if mention.label == "MONEY" and returns(owner) and WORTH.search(lead):
        return Topic("total_assets")
    if mention.unit != "%" or not returns(owner) or OTHERWISE.search(lead):
        return topic
    if a_year := A_YEAR.search(lead):
        return Topic(a_year.group())
    named = RETURN in lead or tail.removeprefix("的").startswith(RETURN)
    if topic is not None and not named and COMPARED.search(lead):
        return topic  # 股票基金规模5万亿元,环比上升5%
    loose = topic is None or (topic.concept == "revenue" and TOOK_IN.search(lead) is not None) or topic.concept in LOOSE or topic.concept == "" or RETURN in topic.concept or (topic.concept in (owner or "") and topic.part is None)
    loose = loose or (of_city and topic is not None and topic.concept in OF_MAINLAND)
    of_before = topic is not None and topic.concept in FLOWS and GREW.search(lead) is None
    return Topic(RETURN) if named or loose or of_before else topic


def is_return(topic: Topic, owner: str | None) -> bool:
    """Tell whether a topic is what a fund returned."""
    return RETURN in topic.concept and returns(owner)


def sign_of_return(lead: str, *, change: bool, sign: int) -> tuple[bool, int]:
    """Return whether a return says how far its fund moved, 升3%, and which way; one that was earned is a level, less than nothing where it was lost.

    >>> sign_of_return("半年转正,赚", change=True, sign=1), sign_of_return("4月一度蚀", change=False, sign=0), sign_of_return("6月跌", change=True, sign=-1)
    ((False, 1), (False, -1), (True, -1))
    """
    if LOST.search(lead):
        return False, -1
    moves = change and MOVED.search(lead) is not None
    return moves, sign if moves else 1


def half_year(dates: list[str], text: str, start: int, end: int) -> str | None:
    """Return the half-year that 半年 means beside the return at `start:end`, the one that the text has named last; `dates` are those before it.

    >>> half_year(["2025-01/2025-06", "2025-06"], "半年赚9%", 3, 5), half_year(["2025-01/2025-06"], "6月赚9%", 3, 5)
    ('2025-01/2025-06', None)
    """
    if not (HALF.search(text, max(0, start - 12), start) or HALF_BEHIND.match(text, end)):
        return None
    return next((date for date in reversed(dates) if HALVES.fullmatch(date)), None)
