"""What the statistics of a country are called by, once they were told by their whole names: 工业增长6.1%, 采矿业增长4.8%."""

import regex

from newsfacts.facts.concepts import Topic
from newsfacts.mention import Mention

WHOLE_NAMES = {
    "industrial_output": regex.compile("工业增加值|工业生产"),
    "retail_sales": regex.compile("社会消费品零售|社零|消费品零售"),
    "fixed_asset_investment": regex.compile("固定资产投资|固投"),
}
NEAR = 1500
"""Characters before a number in which its statistic must have been told by its whole name."""
# What may stand between 工业 and its number: nothing that makes another measure of it, 工业收入, 零售价格.
SINCE = (
    r"(?:则|却|仍|还|恐|将|料|预计|有望|只|仅|也|再|反而|意外|同比|环比|按年|按月|增速|增幅|降幅|为|是|达|约|近|逾|"
    r"[高低]于|[高低]出|逊于|胜于|不及|好于|市场|机构|预期|预测|中值|所料|的|去年|上年|同期|"
    r"增长|下[降跌滑]|上升|回升|回落|放缓|加快|提速|[增减升降跌涨](?:[至到幅了])?|保持|有)*$"
)
SHORT = {
    "工业": "industrial_output",
    "零售": "retail_sales",
    "消费": "retail_sales",
    "投资": "fixed_asset_investment",
}
BY_SHORT_NAME = regex.compile(rf"^(?:其中|而|但|同期|全年|当月|单月|年内|内需)?(?P<name>{'|'.join(SHORT)})(?!品|者|额|税|信贷)(?:一端|端|方面)?,?{SINCE}")
# 分行业看,采矿业、制造业分别增长; 高技术制造业仍有: the sectors that industry is made of
SECTOR = (
    r"(?:采矿业|(?:(?:规模以上|规上)?(?:高技术|装备|汽车|电子|原材料|消费品|先进|数字产品)?制造业)"
    r"|电力、热力、燃气及水(?:的)?生产和供应业|高技术(?:产业|工业)|工业战略性新兴产业)(?:增加值)?"
)
BY_SECTOR = regex.compile(rf"^(?:其中|而|但|分(?:行业|门类|产业)看,?)?(?P<part>{SECTOR}){SINCE}")
SECTORS = regex.compile(rf"{SECTOR}(?:[、和及与]{SECTOR})*")


# 利用外资方面,高技术制造业增长12%: of what the clause before says
OF_ANOTHER = regex.compile(r"(?:方面|来看|看),$")


def statistic(text: str, mention: Mention, lead: str, last: str | None) -> Topic | None:
    """Return the statistic that a short name means, where the text told it by its whole name before; None where it means none.

    `last` is the concept of the number before, `lead` the words since.

    >>> text = "4月规模以上工业增加值增长5.4%,失业率5.2%。去年4月工业增长6.1%"
    >>> statistic(text, Mention(36, 40, "PERCENT", value="6.1", unit="%"), "工业增长", "unemployment_rate")
    Topic(concept='industrial_output', part=None)
    """
    if mention.unit != "%":
        return None
    if named := BY_SHORT_NAME.search(lead):
        concept = SHORT[named["name"]]
        return Topic(concept) if _was_told(text, mention, concept) else None
    if OF_ANOTHER.search(text, max(0, mention.start - len(lead) - 12), mention.start - len(lead)):
        return None
    if (sector := BY_SECTOR.search(lead)) and last in (None, "industrial_output", "retail_sales", "unemployment_rate"):
        return Topic("industrial_output", sector["part"]) if _was_told(text, mention, "industrial_output") else None
    return None


def _was_told(text: str, mention: Mention, concept: str) -> bool:
    return WHOLE_NAMES[concept].search(text, max(0, mention.start - NEAR), mention.start) is not None
