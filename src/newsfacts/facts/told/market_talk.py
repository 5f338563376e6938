"""The market's talk: what a number is where no word names it, but the one spoken of is an index, goods, a currency, a share."""

from decimal import Decimal

import regex

from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.state import State, measure_told
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.concepts import MOST_A_SHARE, Topic, fits
from newsfacts.facts.what.topics import FUTURES, WHOLE_MARKETS, Mind, is_index
from newsfacts.facts.words import concept_kind, goods, is_currency, known_concepts
from newsfacts.mention import Mention

PRICE_VERB = regex.compile(r"[收翻][红黑绿]|涨|跌|挫|升|扬|飙|回调|弹|封板|抽[高升]|走[高低强弱]|[高低]开|泻|潜水|插|坠|崩|摔|杀|软|退$|失$")
NOT_CLOSED = regex.compile(r"(?:发稿|盘前|盘后|早盘|夜盘)[^收。;]{0,24}$")
QUOTED = regex.compile(r"[报收]$|现报$|收[于在]$")
# 以68.5元开盘, 盘中一度触及75.25元, 最低探至9.2元, 收在12元: the words before the number, a bar, and those after it.
PRICE_TALK = (
    (regex.compile(r"(?:以|按)[^,;。|]{0,3}\|(?:开盘|开市|高开|低开)|(?:高开|低开|开)(?:于|在|报)?\|"), "open_price"),
    (
        regex.compile(
            r"(?:盘[中初]|一度|最高|曾|早盘|午后)[^,;。|]{0,6}(?:触及|摸到|触到|[冲飙炒弹抽攀][到至上高]至?|涨至|升至|高见|摸高|见|达)(?:约|近)?\|"
        ),
        "high_price",
    ),
    (
        regex.compile(r"(?:盘[中初]|一度|最低|曾|早盘|午后)[^,;。|]{0,6}(?:跌至|低见|探至|下探至?|触低|挫至)(?:约|近)?\|"),
        "low_price",
    ),
    (
        regex.compile(
            r"(?:以|按)[^,;。|]{0,5}\|(?:收盘|收市|作收|报收)|收(?:在|于|报)?\||收(?:盘|市)?(?:涨|跌|升|挫|高|低)[^,;。|]{0,8}(?:至|到|报|于)\|"
        ),
        "close_price",
    ),
)
LITTLE = 1000
OF_VOLUME = frozenset("放大 放量 缩量 萎缩 增加 减少".split())
"""Verbs of what was traded, not of an index."""
OF_FIGURES = frozenset("上升 攀升 回升 爬升 提升 走高 上扬 走低 回调".split())
"""Verbs of figures as well as of prices."""
STATISTICS = frozenset("gdp retail_sales industrial_output fixed_asset_investment exports imports trade_total cpi ppi".split())
"""What statistics count: after these 文具跌6% is of them, too."""


def market_topic(mind: Mind, mention: Mention, slot: Slot, how: Approach, *, rises: bool) -> Topic | None:
    """Return what a number of this unit said of this owner is where no word names it: the market's talk.

    `rises`: the words before it say that the number is how far something rose or fell.
    """
    owner, state = slot.owner or "", mind.state
    if _is_of_index(mention, owner, how, rises=rises):
        return Topic("index_level")
    if owner in goods() and _is_of_goods(mention, state, rises=rises):
        return Topic("price")
    rate = mention.label != "DURATION" and mention.unit in (None, "bp", "点")
    worth = mention.unit == "%" and how.verb in ("升值", "贬值")
    if is_currency(owner) and (rate or worth or (how.sign and is_little(mention))):
        return Topic("exchange_rate")  # 贬5.8分, 贬值1.2%
    open_ = _is_open(mention, state)
    if told := _as_quoted(mind, mention, open_=open_):
        return told
    if state.goods and mention.label == "MONEY" and open_ and fits("price", mention, is_change=False):
        return Topic("price")
    return _as_moved(state, mention, how, owner, rises=rises) if open_ else None


def _is_of_index(mention: Mention, owner: str, how: Approach, *, rises: bool) -> bool:
    """Tell whether a number is where an index, or a market spoken of for its index, stands, or how far it moved."""
    if mention.unit == "点" and owner in WHOLE_MARKETS:
        return True
    stands = mention.label == "QUANTITY" and mention.unit in ("点", None)  # 恒指收报18320
    return is_index(owner) and (stands or (mention.unit == "%" and bool(how.sign or rises) and how.verb not in OF_VOLUME))


def _is_of_goods(mention: Mention, state: State, *, rises: bool) -> bool:
    """Tell whether a number of goods is their price, or how far that moved."""
    if mention.label == "MONEY" and fits("price", mention, is_change=False):
        return True
    # 库存430万吨,周降3%: of the stock that was just told, not of the price
    of_other = bool(state.stated and state.recent) and state.recent[0][0].concept != "price"
    return mention.unit == "%" and rises and not of_other


def _is_open(mention: Mention, state: State) -> bool:
    """Tell whether no measure is spoken of, or none that a number so little can be of."""
    if state.topic is None or concept_kind(state.topic.concept) == "day" or state.topic.concept not in known_concepts():
        return True
    # 重挫13元 after the revenue of the month: so little is no change of it
    little = is_little(mention) and state.stated is False
    return little and bool(state.recent) and state.recent[0][0].concept in ("revenue", "net_profit")


def _as_quoted(mind: Mind, mention: Mention, *, open_: bool) -> Topic | None:
    """Return the price that the words around a sum quote, of the day or of an issue; None where they quote none."""
    quotable = mention.label == "MONEY" and Decimal(mention.value or "0") < MOST_A_SHARE
    if quotable and open_ and QUOTED.search(mind.text[max(0, mention.start - 3) : mention.start]):
        now = NOT_CLOSED.search(mind.text, max(0, mention.start - 30), mention.start)
        return Topic("share_price" if now else "close_price")  # 截至发稿,报176元
    if mention.unit and mention.unit.endswith("/股") and "发行" in mind.text[mention.start - 30 : mention.end + 12]:
        return Topic("issue_price")
    if not quotable:
        return None
    talk = f"{mind.text[max(0, mention.start - 14) : mention.start]}|{mind.text[mention.end : mention.end + 5]}"
    told = next((concept for pattern, concept in PRICE_TALK if pattern.search(talk)), None)
    return Topic(told) if told else None


def _as_moved(state: State, mention: Mention, how: Approach, owner: str, *, rises: bool) -> Topic | None:
    """Return the price that a verb of prices says to have moved by a number; None where none does."""
    # 成交量按月下跌: so the figures of months are compared, no prices
    counted = not {"yoy", "qoq", "mom", "pop"}.isdisjoint(state.bases) or ((told := measure_told(state.recent)) is not None and told.concept in STATISTICS)
    counted = counted or (how.verb in OF_FIGURES and _is_of_figure(state)) or _is_of_count(state)
    verb = PRICE_VERB.search(how.verb) if how.sign and not how.to else rises and how.to and mention.unit == "%"  # 跌幅扩大至5%
    if not verb or counted or not (mention.unit == "%" or (state.topic and mention.label == "MONEY" and Decimal(mention.value or "0") < MOST_A_SHARE)):
        return None
    last = state.recent[0][0] if state.recent and state.stated else None
    if last and (last.concept == "price" or last.concept.endswith("指数")):
        return last  # 租金指数报200点,今年累升4%
    return Topic("price" if FUTURES.search(owner) else "share_price")


def _is_of_figure(state: State) -> bool:
    """Tell whether the sentence has just told a figure that no market makes: 接待旅客9万人次,攀升8%."""
    return state.stated and state.last is not None and concept_kind(state.last.concept) != "day"


NO_COUNTS = frozenset((None, "%", "pp", "bp", "点", "股", "只", "手", "张", "口", "倍", "元"))
"""Units that shares are dealt in or told by; what is counted in any other is no share."""


def _is_of_count(state: State) -> bool:
    """Tell whether the sentence has just counted something that no firm has: 住宅注册量1890宗,跌5%."""
    last = state.last
    if not state.stated or last is None or last.change or state.company is not None or last.unit in NO_COUNTS:
        return False
    return not str(last.unit).isascii() and concept_kind(last.concept) != "day"


def is_little(mention: Mention) -> bool:
    """Tell whether a number is a sum that may be a price or a change of one."""
    return mention.label == "MONEY" and Decimal(mention.value or "0") < LITTLE
