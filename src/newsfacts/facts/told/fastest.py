"""How far a part moved, where the clause before says that it moved most: 机床增速最快,达12%; 服装、鞋帽降幅居前,分别为5%、4%."""

import regex

from newsfacts.facts.state import Recent
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.breakdown import part_named
from newsfacts.facts.what.concepts import Topic
from newsfacts.mention import Mention

MOST = (
    r"(?:相对|更|较|最|均|也|都|则|却|依然|仍)*(?:为|是)?(?:[快高大猛深慢小低]|明显|显著|居[前首]|领先|靠前|领跑|突出|亮眼|惊人|可观)"
)
RATE = r"(?P<rate>(?:同比|按年)?(?:[增涨升降跌减]幅|增速|增长率|(?:增长|上[升涨]|下[降跌滑])(?=最)))"
# 机床、叉车增速更快,|分别为
IN_ROW = regex.compile(
    rf"(?<![^,;。:\n])(?:其中|而|但|,)*(?P<list>[\p{{Han}}A-Za-z\d]+[、和与及][^,;。()]+?)的?{RATE}{MOST},?$"
)
# 机床增速最快,|达; 其中降幅最大的是|服装,|为
ALONE = regex.compile(
    rf"""
    (?<![^,;。:\n]) (?:其中|而|但|,)*
    (?: (?P<part>(?!\p{{Han}}{{0,2}}(?:总体|整体))\p{{Han}}[\p{{Han}}A-Za-z、]{{1,15}}?) (?: 的? {RATE} {MOST} | (?:增长|增加|上升|上涨|下降|下跌|下滑|回落)得?[更较最为]+(?:[快大多猛深慢高]|明显|显著) )
      | (?P<part>\p{{Han}}[\p{{Han}}A-Za-z、]{{1,15}}?) (?:销情|销售|表现) [最较更]+ (?:为)? (?:[弱差强好佳]|逊色|理想|亮眼|疲弱)
      | {RATE} {MOST} 的 (?:是|为|要数|当属) (?P<part>\p{{Han}}[\p{{Han}}A-Za-z]{{1,9}}) ) , $
    """,
    regex.VERBOSE,
)
BARE = regex.compile(r",?(?:同比|按年|[增涨升降跌]幅|增速|高?达到?|为|是|有|约|近|逾|超过?|仅|只|才)*")
# 分别为5%、|4%: those of the list before a number
AHEAD = regex.compile(rf"{RATE}{MOST}(?:的(?:是|为|要数|当属)\p{{Han}}{{2,10}})?,?(?:分别|依次|依序|各)?(?:高?达到?|为|是|有|约|近|逾|超过?|仅|只|才)*(?:[\d.]+%[、和与及])*$")
AS_NOUN = {"长率": "增速", "增长": "增幅", "上升": "升幅", "上涨": "涨幅", "下降": "降幅", "下滑": "降幅", "下跌": "跌幅"}
"""The noun that a verb of change stands for, and a longer one in short: 下滑最快 as 降幅最大."""
GOODS = ("品", "货品")
"""What the goods of shops end in, however long their names are: 电器及其他未分类耐用消费品."""
NEAR = 48
"""Characters before a number in which such a clause stands."""


def in_row(text: str, begin: int, start: int) -> tuple[str, str] | None:
    """Return the list of parts, and the noun of how far they moved, in the clause right before an offset; None where it has no such.

    >>> in_row("机床、叉车增速更快,分别为8%、9%", 0, 10)
    ('机床、叉车', '增速')
    """
    near = max(begin, start - NEAR)
    found = IN_ROW.search(text, near, start) if text.find("、", near, start) >= 0 or text.find("和", near, start) >= 0 else None
    return (found["list"], found["rate"]) if found else None


def rate_ahead(text: str, begin: int, mention: Mention, lead: str) -> str:
    """Return the noun of how far things moved that the clause before a percentage has, where its own words tell nothing; "" where none has.

    >>> rate_ahead("服装降幅最大,为5%", 0, Mention(8, 10, "PERCENT", value="5", unit="%"), ",为")
    '降幅'
    >>> rate_ahead("服装下滑最快,为5%", 0, Mention(8, 10, "PERCENT", value="5", unit="%"), ",为")
    '降幅'
    """
    if mention.unit != "%" or not (BARE.fullmatch(lead) or lead.lstrip(",").startswith(("分别", "依次", "依序", "各"))):
        return ""
    found = AHEAD.search(text, max(begin, mention.start - NEAR), mention.start)
    return AS_NOUN.get(found["rate"][-2:], found["rate"][-2:]) if found else ""


def outran(text: str, begin: int, mention: Mention, lead: str, how: Approach, recent: Recent) -> Topic | None:
    """Return the topic of the part that the clause before says to have moved most, of the measure told of; None of any other number.

    >>> told = [(Topic("output", "叉车"), "", "%")]
    >>> outran("叉车增长3%,机床增速最快,达12%", 0, Mention(15, 18, "PERCENT", value="12", unit="%"), "达", Approach(1), told)
    Topic(concept='output', part='机床')
    """
    if mention.unit != "%" or not recent or how.to or not BARE.fullmatch(lead[: how.start] if how.sign else lead):
        return None
    start = mention.start - len(lead)
    found = ALONE.search(text, max(begin, start - NEAR), start)
    part = part_named(found["part"]) or (found["part"] if found["part"].endswith(GOODS) else None) if found else None
    return Topic(recent[0][0].concept, part) if part else None
