"""Classes by a bound: 20万元以上车型, 300公里以下的电动车, 3000人以上的大型演出. The bound states nothing, the class is a part."""

import regex

# What is sold, or held, by classes; but 投入5亿元以上支持企业 tells what is done with so much.
THINGS = (
    r"(?:(?!支|[带推拉]动|用[于来]|投|建|[采收]?购|买|补|[帮资扶]助|提[升振]|促|打造|开[发办展]|给|向|由|在|以|举办|改)\p{Han}){0,6}?(?:机[种型]|车[型款系]?|手机|平板|电视|笔记本|新能源车|[轿跑货]车|乘用车|SUV|产品|白酒|[楼豪]宅?|新房|住宅|房源|物业|户型|单位|门票|价位段?|价格[带段]|区间|市场|"
    r"演唱会|演出|音乐会|音乐节|活动|企业|工厂|展会|赛事|会议)"
)
# 10亿元以上项目16个: what is a class only where it is counted
COUNTED = r"(?:项目|订单|合同|地块|客户)"
SO_BIG = r"(?:元|块|美元|港元|欧元|人|公里|千米|平方米|平米|吋|寸|岁|升|度|吨|毫米)"
CLASS = regex.compile(rf"(?:及|或)?以[上下](?:的)?(?:{THINGS}(?![\p{{Han}}]{{0,2}}[金额])|{COUNTED}(?=(?:共计|合计|分别|[共达有仅约为])*\d))")
BAND = regex.compile(
    rf"(?<![\d.])(?P<band>\d[\d.,]*[十百千万亿]*{SO_BIG}(?:及|或)?以[上下](?:的)?(?:{THINGS}|{COUNTED}))(?=[^,;。:\d]{{0,20}}$)"
)
NEAR = 40
"""So many characters before a number its class may be named."""


def names_band(text: str, start: int, end: int) -> bool:
    """Tell whether the number `text[start:end]` is only the bound of a class that the next number is told of.

    >>> names_band("20万元以上车型", 0, 4), names_band("收入20万元以上", 2, 6)
    (True, False)
    >>> text = "超10亿元项目21个"
    >>> names_band(text, 1, 5)
    True
    """
    if OVER.search(text, max(0, start - 3), start) and SO_MANY.match(text, end):
        return True
    return text.startswith(("以", "及", "或"), end) and CLASS.match(text, end) is not None and text[end - 1] in ENDS


# 超|10亿元|项目21个
OVER = regex.compile("(?:超过?|逾|过)$")
SO_MANY = regex.compile(rf"的?(?:重大|重点|大|单体|投资|产业|制造业|工业)*(?:{COUNTED}|[房车药酒]企|企业|公司|品牌|单品|大单|城市|个股|基金|学校)(?:共计|合计|分别|[共达有仅约为])*(?:\d|[一二两三四五六七八九十]+个)")
ENDS = frozenset("元块人里米吋寸岁升度吨")
"""What such a bound is counted in, by its last character: 20家以上企业 is told of firms, and no class."""


def after_band(text: str, start: int, end: int) -> int:
    """Return where the class ends that the number `text[start:end]` bounds, `end` itself where it bounds none.

    >>> after_band("20万元以上车型销量", 0, 4)
    8
    """
    match = CLASS.match(text, end) if names_band(text, start, end) else None
    return match.end() if match else end


def band_of(text: str, begin: int, start: int) -> str | None:
    """Return the class by a bound that the clause before the number at `start` names, None where it names none.

    >>> band_of("20万元以上车型销量增长8%", 0, 12)
    '20万元以上车型'
    """
    near = max(begin, start - NEAR)
    if text.find("以上", near, start) < 0 and text.find("以下", near, start) < 0:  # the first look costs little
        return None
    band = BAND.search(text, near, start)
    return str(band["band"]) if band else None


# 剔除货币基金后为9万亿元, 不含货币ETF的规模: what the rest of the sentence is told without
WITHOUT = regex.compile(r"(?:剔除|扣除|撇除|不含)了?(?P<what>货币(?:市场|型)?(?:基金|ETF)|货基|联接基金|短期理财(?:债)?(?:基金)?)[^;。]*$")


def without(text: str, begin: int, start: int) -> str | None:
    """Return what a number is told without, as the part that is left, None where it is told of the whole.

    >>> without("剔除货币基金后为9万亿元,环比增2%", 0, 15)
    '非货币基金'
    """
    near = max(begin, start - NEAR)
    found = WITHOUT.search(text, near, start) if text.find("货", near, start) >= 0 or text.find("基金", near, start) >= 0 else None
    return f"非{found['what']}" if found else None
