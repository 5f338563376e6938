"""Numbers that are part of another word: a term, a time, a class of holders, the per of what follows."""

import regex

from newsfacts.facts.items import Item

WINDOW = regex.compile(r"(?:止|日的|时隔|未来|今后|往后|接下来|过去|上映|上线|开售|开播|开业|发售|周末)后?的?$")
# 一个月息报1.02厘: a term; 3个交易日后的3个月内通过, 10多年来的最高, 两年复合增速
WHEN_BEHIND = regex.compile(r"期?拆?息(?!差)|期?HIBOR|多?(?:后(?:的|将|,)|之?内(?:将|通过|以|择机|[增减]持)|(?:以)?来|复合|年均|(?:单[日周月季]|同期)?新[高低]|(?:的|以来)?(?:最|次|相对)?[高低][点位]|的?(?:同期)?最[高低大小快慢多少](?!工资|限|收费|价))")
# 一周降6%, 半年间多了8亿元: the time that a change took
CHANGES_BEHIND = regex.compile(r"(?:时间)?(?:间|内|里|来|下来|算下来)?(?:净|又|已|就|仍|还|累计|共|再|狂|急)*(?:[增减涨跌升降飙挫崩]|多[了出增]|少[了]|反弹|回[升落调])")
# 周转天数由61天|降为58天: days that are counted, and no time in which something fell
DAYS_OF = regex.compile(r"(?:天数|周转|周期|账期|时长|可用|库存|寿命|停牌)[^,;。]{0,12}$")
# 持股5%以上股东, 持有公司3%以上股份的股东: a class of holders, not what one holds
# 31个大城市失业率, 16-24岁劳动力失业率, 60岁以上人口, 55岁以上员工占两成: of whom something is told, and nobody's age
# 迎来三连阳: the third in a row is no number of anything
CLASS = regex.compile(r"大城市(?:城镇)?(?:调查)?失业率|(?<=岁)(?!.{0,8}免[票费])(?:\(含\))?(?:及|或)?(?:以[上下])?的?(?:(?:城镇)?劳动力|(?:老年)?人口|老[年人]|长者|青年|青少年|儿童|少年|未成年人|人士|人群|群体|年轻人|组别|居民|退休人员|公民)|(?<=岁)(?!.{0,8}免[票费])(?:\(含\))?(?:及|或)?以[上下]的?(?:女性|男性|员工|职工|游客|旅客|乘客|学生|用户|客户|客群|患者|司机|投资者|参保)|(?<=[吋寸])(?:平盘|持平)|连[阳阴涨跌升降红黑板](?![\d一二两三四五六七八九十])|(?:及|或)?以[上下](?:的)?(?:公司|有表决权)?(?:股份|股权|表决权)?(?:的)?(?:\p{Han}{0,3}股东|持有人|投资者)")
ONE_OF = regex.compile(r"[^,。;]{0,18}(?<!分)之一")


def is_per(item: Item, lead: str) -> bool:
    """Tell whether a quantity or a sum is the per of the number that follows: 每10股派…, 每10万人中120人, 每100美元本金收回12美元."""
    return item.mention is not None and item.mention.label in ("QUANTITY", "MONEY") and lead.endswith("每")


def is_one_of(text: str, end: int) -> bool:
    """Tell whether a number that ends at `end` only says among how many something is.

    >>> is_one_of("三家龙头企业之一", 2), is_one_of("三分之一", 1)
    (True, False)
    """
    return ONE_OF.match(text, end) is not None


def names_class(text: str, end: int) -> bool:
    """Tell whether a number that ends at `end` only says of which holders, cities, ages or run.

    >>> names_class("持股5%以上股东减持", 4), names_class("持股5%以上", 4)
    (True, False)
    """
    return CLASS.match(text, end) is not None


# 今年成交最多的|一个月, 三年来最冷的|一周: which one
ONLY_ONE = regex.compile(r"最\p{Han}{1,4}的$")


def says_when(text: str, begin: int, item: Item) -> bool:
    """Tell whether a duration says when, and not how long: 9月30日止九个月, 未来45天内; its sentence begins at `begin`."""
    if item.mention is None or item.mention.label != "DURATION":
        return False
    if DAYS_OF.search(text, max(begin, item.start - 24), item.start):
        return False
    if item.text.startswith("一") and ONLY_ONE.search(text, max(begin, item.start - 7), item.start):
        return True
    before = WINDOW.search(text, max(begin, item.start - 5), item.start)
    return before is not None or any(pattern.match(text, item.end) for pattern in (WHEN_BEHIND, CHANGES_BEHIND))
