"""Numbers that a sentence does not state: what is only supposed, denied, rumoured and denied, or bounds what is counted."""

import regex

from newsfacts.facts.what.bands import names_band

# 若涨价|5%; but 若换算成新台币|3亿元, 若扣除物价|3%: only another way to count what is so
HYPOTHESIS = regex.compile(
    r"(?:^|[,;:“])(?:\p{Han}{2,8}?(?=若(?:[低高]于|超过|跌破|不足|达不到)))?(?:若(?!(?:实施|进行|启动|直接)?(?:破产)?清算|[与和跟同]\p{Han}{0,4}\d{0,2}[月年季周日]\p{Han}{0,2}相比|改?(?:换算|折[算合]|扣[除掉]|剔除|排除|不计|加计|计入|加上|单看|只看|从|按|改?[以用][^,;。]{0,24}(?:计|换算|折算|估算|推算|来看)))|如果|假设|假如|倘若|一旦)[^,;。]*$"
)
# 铜价每上涨|5%, 价格每变动|50元: what would follow is told for a step that nobody states
EVERY = regex.compile(r"每(?:上涨|下跌|上升|下降|变动|波动|增加|减少|上调|下调|提高|降低|升值|贬值|[涨跌升降增减贬])(?:了|约)?$")
# 汇率|每升1元: the step of a rate of exchange, no price of a litre
STEP = regex.compile(r"每[升贬]\d")
OF_RATE = regex.compile(r"(?:汇率|汇价|[币元圆镑])$")
# 1美元|兑31.5元: a unit, whose worth is told
UNIT = regex.compile(r"[1一](?:[美欧港澳]元|英镑)")
# 31.25元兑|1美元
PER_UNIT = regex.compile(r"[\d元圆](?:兑换?|对|合|换)$")
WORTH = regex.compile(r"(?:兑换?|对|合|换)(?:人民币|新台币|约)?\d")
# 两股齐升, 两份业绩均胜预期: both of what was named
PAIR = regex.compile("两[股份行地]$")
CLAUSE_BEGINS = ("", *",;。:\n")
# 降息25个基点|的概率为八成: only thought of; but 80%的概率
ODDS = regex.compile(r"(?<=点)的?(?:概率|机[会率]率?|几率|可能性|胜算)")
# 43英寸电视面板: which one
SIZED = regex.compile(r"\d+(?:\.\d+)?(?:吋|英?寸|mm|毫米|nm|纳米|微米|大卡)")
SIZED_THING = regex.compile(r"(?:[、和及与/]\d+(?:\.\d+)?(?:吋|英?寸|mm|毫米|nm|纳米|微米|大卡))*(?:及以上|以上|级)?(?:的?(?:电视|面板|晶圆|液晶|显示|屏|手机|平板|萤幕|荧幕|笔记本|机型|产品|产线|产能|厂|硅片|电池片?|组件|动力煤|港口|平仓|坑口|低硫|制程|工艺|节点|芯片|轮毂|轮圈)|[大中小]尺寸|维持|均价|价格|[则为报]\d|则由)")
# 岚嘉集团否认|裁员三成
DENIES = regex.compile(r"(?:否认|驳斥)[^,;。]*$")
# LPR并未下调|10BP: what was not done; but 并未达到7万辆的目标 tells the target
NOT_DONE = regex.compile(r"(?:并未|并没有|并无|没有)[^,;。\d]{0,10}(?:[上下]调|调[高低]|[加降减]息|增长|增加|减少|下降|上涨|下跌|提高|降低)(?:了)?$")
# 传公司关厂两座,公司称(不属实)
RUMOUR = regex.compile(r"(?:[网市盛谣据]|外界|^|[,;。:])传(?![统感媒真导动播输承奇])[^,;。]*$|[传谣][闻言][^,;。]*$")
DENIED = regex.compile(r"[^。\n,传]{0,20}(?:,[^。\n,传]{0,30}?)?(?:不属实|不实|纯属谣言|[为是系属]谣言|子虚乌有|并无此事|没有此事|无中生有|[为是系]假消息)")
# 超过500亿元(的房企有16家), 50元(以上的订单中): what bounds the things that are counted
COUNTED = r"(?:\d+|[两三四五六七八九十]+)(?:家|只|起|宗|个|笔|位|座|套|间|项|款|支|幅|部|件|例|所|国|城)"
SO_MANY = r"(?:已|还|仅|只|共)*(?:有|剩下?|达到?|为|增至|减至|升至|降至)?(?:约|近|逾|超过?)?"
BOUNDS = regex.compile(rf"(?:以[上下内])?的\p{{Han}}{{0,8}}?{SO_MANY}{COUNTED}|以[上下内]的?\p{{Han}}{{2,8}}(?:当)?中,")
OVER = regex.compile(r"(?:超过?|逾|高于|大于|低于|不足|不到|不低于|不超过|少于|达到?|突破|[过破满])(?:人民币)?$")
# 营收58亿美元,上下浮动3%; 32亿元,正负2%: how wide a forecast is
GIVE_OR_TAKE = regex.compile(r"(?:上下(?:浮动|波动|误差)|正负|加减|±)(?:不超过|约|各)?$")
# 时间过去|三分之二,任务才完成四成
GONE_BY = regex.compile(r"时间(?:已经?)?过[去了半]*$")
# 成为第三家估值过|百亿的公司: the bound of those that are numbered
RANKED = regex.compile(r"第(?:[一二三四五六七八九十]{1,3}|\d{1,3})[家个座款位只支][^,;。\d]{0,10}(?:[过破超逾达]|超过|突破|达到)$")
NEAR = 60
"""So many characters before a number may deny it."""


def is_unsaid(text: str, begin: int, start: int, end: int) -> bool:
    """Tell whether the number at `start:end` of a sentence that begins at `begin` is not stated.

    >>> text = "若涨价5%,销量料跌。岚嘉集团否认裁员3%。"
    >>> is_unsaid(text, 0, 3, 5), is_unsaid(text, 11, 19, 21)
    (True, True)
    >>> is_unsaid("若换算成新台币3亿元", 0, 7, 10), is_unsaid("降息25个基点的概率为80%", 0, 2, 7)
    (False, True)
    """
    if HYPOTHESIS.search(text[begin:start]) or ODDS.match(text, end):
        return True
    if text.startswith(("的", "以"), end) and bounds(text, start, end):
        return True
    if text.find("时间", max(begin, start - 8), start) >= 0 and GONE_BY.search(text, max(begin, start - 8), start):
        return True
    if text.startswith("的", end) and RANKED.search(text, max(begin, start - 20), start):
        return True
    stepped = STEP.match(text, start) and OF_RATE.search(text, max(begin, start - 3), start)
    if stepped or names_band(text, start, end):
        return True
    if GIVE_OR_TAKE.search(text, max(begin, start - 8), start) or EVERY.search(text, max(begin, start - 6), start) or _is_label(text, start, end):
        return True
    near = max(begin, start - NEAR)
    if (text.find("并", near, start) >= 0 or text.find("没有", near, start) >= 0) and NOT_DONE.search(text, near, start):
        return True
    if text.find("否认", near, start) >= 0 or text.find("驳斥", near, start) >= 0:
        return DENIES.search(text, near, start) is not None
    rumoured = text.find("传", near, start) >= 0 and RUMOUR.search(text, near, start) is not None  # the first look costs little
    return rumoured and DENIED.match(text, end) is not None


def bounds(text: str, start: int, end: int) -> bool:
    """Tell whether the number at `start:end` is only the bound of what the next one counts.

    >>> bounds("超过500亿元的房企有16家", 2, 7), bounds("投资500亿元的基地有16家", 2, 7)
    (True, False)
    """
    behind = BOUNDS.match(text, end)
    return behind is not None and (text.startswith("以", end) or OVER.search(text, max(0, start - 6), start) is not None)


def _is_label(text: str, start: int, end: int) -> bool:
    """Tell whether a number only says which thing is meant: 43英寸(电视面板), 1美元(兑31.5元)."""
    if PAIR.match(text, start, end) and text[start - 1 : start] in CLAUSE_BEGINS:
        return True
    if SIZED.fullmatch(text, start, end):
        return SIZED_THING.match(text, end) is not None
    return UNIT.fullmatch(text, start, end) is not None and (WORTH.match(text, end) is not None or PER_UNIT.search(text, max(0, start - 3), start) is not None)
