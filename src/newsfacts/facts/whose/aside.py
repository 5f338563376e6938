"""Who stands in a text only by the way: the houses that bring a firm to the market, the wires that report."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Protocol

import regex

from newsfacts.mention import Mention
from newsfacts.text.segment import LONGEST


class Stands(Protocol):
    """What stands in a text from one place to another."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


# 由川岳证券(保荐), 保荐机构为(川岳证券): who only helps a company to the market
SERVES = regex.compile(r"(?:等)?(?:(?:独家|联席|联合)?(?:(?:保荐|主?承销|包销)(?!(?:上市|了|的)*\d|总?金额|总?规模|家数|业务|收入|项目|份额|费|数|额)|担任(?:独家|联席)?(?:保荐|主承销|财务顾问|审计))|(?:为|是|任)(?:其|本次)?(?:独家|联席)?(?:保荐|主?承销|审计))")
# 川岳证券、(禾川证券及岚桐国际为联席保荐人)
SERVE = regex.compile(r"(?:[、和与及](?:(?!以?及|[和与为任、,;。]).){2,14}){1,6}(?:以?及(?:(?![、,;。为]).){2,14})?(?:共同|等)?(?:为|任|担任|系)(?:其|本次|此次)?(?:上市|发行)?的?(?:独家|联席|联合|共同)?(?:保荐|主?承销|账簿管理|财务顾问|整体协调)")
SERVANT = regex.compile(r"(?:保荐(?:机构|人|券商)|主?承销商|审计机构|会计师|财务顾问|评级机构)[^,。;]{0,2}(?:为|是|系|包括|有|:)?$")
LISTS_ON = frozenset("、和与及")
"""What stands between the names of a list."""


def only_serves(text: str, item: Stands) -> bool:
    """Tell whether a house is named as one that helps a company to the market, by itself or in a list of such.

    >>> from newsfacts.facts.items import Item
    >>> only_serves("川岳证券、禾川证券为联席保荐人", Item(0, 4, "entity", "川岳证券")), only_serves("川岳证券公布年报", Item(0, 4, "entity", "川岳证券"))
    (True, False)
    """
    if text[item.end : item.end + 1] in LISTS_ON and SERVE.match(text, item.end):
        return True
    return SERVES.match(text, item.end) is not None or SERVANT.search(text, max(0, item.start - 10), item.start) is not None


REPORTS = regex.compile(r"》?(?:(?:AI)?快讯|头条|记者|讯|报道|/|\d?月?\d?日?讯|综合报道|消息)")
# 来源:|岚禾网地产: who only reports
SOURCE_MARK = regex.compile(r"(?:来源|出处|文/)[: ]*$")


def is_wire(text: str, item: Stands) -> bool:
    """Tell whether a name stands there as that of who reports: 来源:岚禾网地产, 岚禾网地产讯.

    >>> from newsfacts.facts.items import Item
    >>> is_wire("岚禾网讯", Item(0, 3, "entity", "岚禾网")), is_wire("岚禾网公布年报", Item(0, 3, "entity", "岚禾网"))
    (True, False)
    """
    return REPORTS.match(text, item.end) is not None or SOURCE_MARK.search(text, max(0, item.start - 6), item.start) is not None


# 据|川岳咨询|,该市场规模; 根据|川岳咨询|的资料: who is only named for what it has told
CITES = regex.compile(r"(?:(?<![依证凭数占])据|根据|援引|引述)[《“]?$")
CITED_FOR = regex.compile(r"[》”]?(?:\([^()\n]{1,16}\))?的?(?:最新|初步)?(?:,|资料|报告|研究|介绍|预[测计]|估[计算]|测算|监测|统计|数据)")


# a house that counts for others; what any other house tells is its own, 据川岳科技介绍,营收12亿元, …
COUNTS_FOR_OTHERS = regex.compile(r"(?:研究|分析|咨询|资讯|信息|智库|数据|研究院|研究所|研究中心|研究部|顾问|大学|学院|证券|Research|Insights?)$")
# … unless it is of a whole trade: 据川岳科技统计,(该市场规模)
OF_TRADE = regex.compile(r"(?:(?!公司|集团|旗下|我们|其|本)[^。;\n]){0,24}?(?:市场|行业|全球|全国|国内|我国|中国)")


def is_cited_for(text: str, item: Stands) -> bool:
    """Tell whether a house is named only for what it has told: 据川岳咨询,该市场规模.

    >>> from newsfacts.facts.items import Item
    >>> is_cited_for("据川岳咨询,市场规模", Item(1, 5, "entity", "川岳咨询")), is_cited_for("占据川岳,", Item(2, 4, "entity", "川岳"))
    (True, False)
    >>> is_cited_for("据川岳介绍,营收", Item(1, 3, "entity", "川岳")), is_cited_for("据川岳统计,中国营收", Item(1, 3, "entity", "川岳"))
    (False, True)
    """
    cited = CITED_FOR.match(text, item.end) if CITES.search(text, max(0, item.start - 4), item.start) else None
    return cited is not None and (COUNTS_FOR_OTHERS.search(text, item.start, item.end) is not None or OF_TRADE.match(text, cited.end()) is not None)


# 川岳周刊 2025-08-02 14:05: the line under the headline that tells who publishes
DATED = regex.compile(r"[ /|]*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ ,/|]*\d{1,2}:\d\d|(?=[ /|\n]|$)|作者|来源)")


def publishes(text: str, start: int, end: int) -> bool:
    r"""Tell whether a name begins the line under the headline that tells who publishes and when, and was not named before.

    >>> publishes("川岳涨价\n岚禾周刊 2025-08-02 11:05\n昨日", 5, 9), publishes("岚禾涨价\n岚禾 2025-08-02\n昨日", 5, 7)
    (True, False)
    """
    begins = start > 0 and text[start - 1] == "\n" and DATED.match(text, end) is not None
    return begins and text.find(text[start:end], 0, start) < 0


NUMBERS = frozenset({"MONEY", "PERCENT", "QUANTITY"})
SENTENCE_ENDS = "。\n"


def told_of(text: str, companies: Iterable[Mention], mentions: Iterable[Mention]) -> set[str | None]:
    """Return the companies named before the first number or in some sentence with a number; about the others, 岚禾集团未作回应, no text is.

    >>> both = [Mention(6, 8, "ORG", name="川岳"), Mention(16, 18, "ORG", name="岚禾")]
    >>> told_of("进口2亿元。川岳营收2亿元。随后岚禾未回应。", both, [Mention(2, 5, "MONEY"), Mention(10, 13, "MONEY")])
    {'川岳'}
    """
    numbers = [mention.start for mention in mentions if mention.label in NUMBERS]
    told: set[str | None] = set()
    for at in companies:
        if at.name in told:
            continue
        begin = max(text.rfind(mark, max(0, at.start - LONGEST), at.start) for mark in SENTENCE_ENDS)
        first = bisect_left(numbers, begin)
        near = first < len(numbers) and numbers[first] - at.end < LONGEST
        if first == 0 or (near and not any(mark in text[at.end : numbers[first]] for mark in SENTENCE_ENDS)):
            told.add(at.name)
    return told


# 记者 祁远 佰州报道, (祁远 佰州电): the line ends behind it
WRITTEN = regex.compile(r"(?:综合|专题)?(?:报[道导]|电|讯) *(?:[)】〕\]\n]|$)")


def is_where_written(text: str, end: int) -> bool:
    r"""Tell whether a place that ends at an offset is only that from which a report was sent, in its byline.

    >>> is_where_written("记者 祁远 佰州报道\n岚禾", 8), is_where_written("佰州报道了疫情", 2)
    (True, False)
    """
    return WRITTEN.match(text, end) is not None
