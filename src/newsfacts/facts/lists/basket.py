"""To which goods of a price index percentages are dealt: 羊肉价格下降3%; 机票和宾馆住宿价格分别上涨4%、2%."""

import regex

from newsfacts.facts.state import State
from newsfacts.facts.what.approach import approach
from newsfacts.facts.what.breakdown import pieces_of
from newsfacts.facts.what.concepts import Topic, clean_phrase
from newsfacts.facts.when.periods import is_day

INDICES = ("cpi", "ppi")
# 国际金价推动|首饰价格: why it moved stands before what did
WHY = regex.compile(r".*(?:推动|带动|拉动|推升|拉低|推高|导致|致使|令|使得?)(?:了)?")
KINDS = regex.compile(r"(?P<kinds>\p{Han}[\p{Han}、]{1,24}?)(?:类)?价格(?:水平)?(?P<how>[^,;。:\d]{0,16})")
MADE = regex.compile(r".*(?:生产资料|生活资料|业)")
"""What the prices of producers are told of: means of production and of life, trades."""
# 国际原油, 二手房, 铜现货: prices that markets tell, and no statistics office; 公司产品: a firm's
QUOTED = regex.compile(r"市场|[整总]体|各类|多数|部分|国际|原油|油价|期货|现货|合约|批发|收购|采购|出栏|房|住宅|住房|楼|商铺|公司|产品|进口|出口|消费|生产者|股|平均|均价|销售|出厂|购进")


def kinds_priced(state: State, topic: Topic | None, lead: str, n: int) -> tuple[str | None, list[Topic]]:
    """Return whose index of prices, told of before, and the topics of the goods that `n` percentages say the moves of; no topics where they say no such thing.

    >>> told = State(told_when={("佰国", "cpi"): ("2025-04", 0)})
    >>> kinds_priced(told, Topic("price"), "机票和宾馆住宿价格分别上涨", 2)
    ('佰国', [Topic(concept='cpi', part='机票'), Topic(concept='cpi', part='宾馆住宿')])
    """
    if topic is None or topic.concept != "price" or state.here or (state.period and is_day(state.period)):
        return None, []
    told = [(begin, whose, index) for (whose, index), (_, begin) in state.told_when.items() if index in INDICES]
    named = KINDS.search(WHY.sub("", lead)) if told else None
    how = approach(lead) if named else None
    if named is None or how is None or not (how.sign or how.source) or QUOTED.search(named["kinds"]):
        return None, []
    kinds = clean_phrase(named["kinds"])
    parts = pieces_of(kinds, n) if n > 1 else [kinds]
    whose = max(told)[1]
    return whose, [Topic(_index_of(part, told), part) for part in parts] if all(len(part) > 1 for part in parts) else []


def _index_of(part: str, told: list[tuple[int, str | None, str]]) -> str:
    """Return the index that a kind of goods is of: of trades and materials that of producers."""
    indices = [index for _, _, index in told]
    return "ppi" if "ppi" in indices and (MADE.fullmatch(part) or "cpi" not in indices) else "cpi"
