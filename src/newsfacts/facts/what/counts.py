"""Parts of a count or a sum that 其中 lists: 「新增9例,其中北岛5例、南岛4例」, 「存货9亿元,其中发出商品4亿元」."""

from decimal import Decimal

import regex

from newsfacts.document import Fact
from newsfacts.facts.state import Around
from newsfacts.facts.what.approach import approach
from newsfacts.facts.what.breakdown import EARNED, OF_BUSINESS, OF_THEM, part_named
from newsfacts.facts.what.concepts import Topic
from newsfacts.mention import Mention

# 其中(20人)来自北岛, 其中(3家)位于北岛, 其中(6千辆)卖到北岛: the part stands behind the number
FROM = regex.compile(r"(?:则|均|都)?(?:来自于?|归因于|归咎于|缘于|源自|位于|分布在|出自|属于?|[卖销运发](?:到|往|至|向)了?|出口(?:到|至)|投放(?:到|至))(?P<part>[\p{Han}A-Za-z]{2,8}?)(?=[,;。、()和及与的]|$)")
# 境外输入4例: where the sick come from, though it ends in a verb
ORIGIN = regex.compile(r"(?:境外|本土|本地|外省|省外)\p{Han}{0,4}")
HEADS = frozenset("人 名 例 位".split())
"""People are counted in any of these."""


# 其中岚桐投资减持12万股, 其中服务器出货3万台: of what was done, which is a measure of its own
DEEDS = regex.compile(r"(?:[增减]持|质押|回购|购回|出货|交付|销售|生产|出口|进口|死亡|出院)$")


# 全长504米,其中主桥长487米,桥宽38米: a measure of its own, and no part of the length
MEASURES = regex.compile(r"\p{Han}(?:[长宽高深厚]|[长宽高深厚]度|面积|速度|跨径|层高)$")


# 其中商场占98亿元, 住宅则贡献48亿元
GIVES = regex.compile(r"(?:则|也|只|仅|共|合计)?(?:占|贡献|带来|有|为|录得|录|(?=\d|$|[约近逾超达]))(?:了|约|近|逾|超过?|达)*$")


# 存货9亿元,其中发出商品4亿元、原材料2亿元
KIND_OF_STOCK = regex.compile(r"(?:发出商品|库存商品|商品存货|原材料|原料|在产品|[半产]成品|在途物资|周转材料|委托加工物资|合同履约成本|(?:拟?开发|已完工)(?:成本|产品|物业)|消耗性生物资产)$")


def part_of_count(mention: Mention, around: Around, after: str, whole: Fact) -> Topic | None:
    """Return the topic of a number that is one part of a count or sum told before 其中: 新增9例,其中(北岛)5例、南岛4例; 其中5人来自北岛.

    `after` is what stands behind the number.
    """
    alike = mention.unit == whole.unit or {mention.unit, whole.unit} <= HEADS
    less = mention.label == "MONEY" and Decimal(mention.value or 0) < Decimal(whole.value or 0)
    line = GIVES.sub("", around.lead)
    dealt = (whole.concept in EARNED and OF_BUSINESS.search(line)) or (whole.concept == "inventory" and KIND_OF_STOCK.search(line))
    is_sum = bool(less and dealt and GIVES.search(around.lead))
    if not (mention.label == "QUANTITY" or is_sum) or not alike or approach(around.lead).sign:
        return None
    lead = OF_THEM.sub("", around.lead).lstrip("、和及与,")
    lead = GIVES.sub("", lead) if is_sum else lead
    behind = FROM.match(after) if not lead else None
    part = behind.group("part") if behind else lead if ORIGIN.fullmatch(lead) or KIND_OF_STOCK.fullmatch(lead) else part_named(lead)
    if part and (DEEDS.search(part) or MEASURES.search(part)):
        return None
    return Topic(whole.concept, part) if part and part != whole.part and not part.startswith("每") else None
