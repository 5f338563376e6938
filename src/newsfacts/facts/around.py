"""The words around a number or a list of them."""

import regex

from newsfacts.facts.items import Item
from newsfacts.facts.state import Around
from newsfacts.facts.what.bands import after_band
from newsfacts.facts.what.concepts import is_noun
from newsfacts.facts.when.dating import Told
from newsfacts.facts.whose.collectives import GROUP, whole_group

COUNTED_BEFORE = regex.compile(r"的?[\p{Han}A-Za-z]{2,14}(?:、|及|以及|和|与|的)(?=(?:约|近|逾|超过?|共)?\p{P}?$)")
ASIDE = regex.compile(r"\((?:[^()\n]{0,24}约|约合|折合|相当于)[^()\n]{2,20}\)(?=的?\p{Han}{2})")
# 每用户平均收入(ARPU)增长10%
ABBREVIATED = regex.compile(r"(?<=[率比额量数值润益入出本价费金利度模])\([A-Za-z][A-Za-z&/\- ]{1,11}\)")

# 经济部(今公布)10月工业生产指数, 统计处(预估)10月外销订单: who tells it is no word of the measure behind its date
TELLS_OF = regex.compile("(?:今|昨|则|也|已|并|最新|初步|刚|陆续|同步){0,3}(?:公布|发布|公告|披露|宣布|预[估测期计]|估计|估算|初估|统计)(?:的|了)?")


def words_around(mind: Told, items: list[Item], i: int, group: list[Item]) -> tuple[int, list[Item], Around]:
    """Return where the lead of a group begins, the items in it, and the words around the group."""
    first, last = group[0], group[-1]
    k = next((k for k in range(i - 1, -1, -1) if _bounds(mind.text, items[k])), -1)
    aside = _explained(mind.text, items, k, i) if k >= 0 else None
    if aside:
        k = next((k for k in range(k - 1, -1, -1) if items[k].start < aside[0] and _bounds(mind.text, items[k])), -1)
    start = items[k].end if k >= 0 else mind.begin
    bound = items[k].end if k >= 0 else -1
    if k >= 0 and items[k].kind == "value":
        start = after_band(mind.text, items[k].start, start)  # 20万元以上车型|销量: what the bound is of is no word before the next number
    counted = COUNTED_BEFORE.match(mind.text, start, first.start) if start in (bound, mind.begin) else None
    if counted and k >= 0 and items[k].kind == "value":
        start = counted.end()  # 12000家(企业客户、)逾8000万台: what the number before counts
    inside = [item for item in items[k + 1 : i] if item.start >= start and not (aside and aside[0] <= item.start < aside[1])]
    names = [x.end for x in inside if x.kind == "entity" or (x.word and x.word.owner)]
    if collective := GROUP.search(mind.text, start, first.start):
        mind.state.owners = (whole_group(mind.text, collective),)
        names.append(collective.end())
    ends = (x.start for x in items[i:] if x.start >= last.end and x.kind not in ("mark", "word"))
    if bracket := ASIDE.match(mind.text, last.end):  # 1.85亿美元(约13.06亿元)首付款
        tail = mind.text[bracket.end() : bracket.end() + 20]
    else:
        tail = mind.text[last.end : min(next(ends, last.end + 30), last.end + 30)]
    lead = _without_dates(mind.text, inside, start, first.start, aside)
    free = _without_dates(mind.text, inside, max([start, *names]), first.start, aside)
    return start, inside, Around(lead, tail, free)


LONGEST_ASIDE = 60
"""Characters of a bracket that explains a measure, …"""
SHORTEST_MEASURE = 8
"""… at the end of so many characters before it …"""
MOST_BEHIND = 12
"""… and right before so many that lead to the number."""


def _explained(text: str, items: list[Item], k: int, i: int) -> tuple[int, int] | None:
    """Return where the bracket begins and ends that explains the measure of `items[i]`, in which the mark `items[k]` stands; else None.

    行政开支(包括员工成本)|增加12%, 负债比率(即负债(减现金)与权益之比)|降至36%: no measure follows the bracket, and no number stands in it.
    """
    number = items[i].start
    closed = text.rfind(")", max(items[k].start, number - MOST_BEHIND), number)
    opened = _opening(text, closed) if closed >= 0 else -1
    if opened < 0 or items[k].start < opened or not is_noun(text[max(0, opened - SHORTEST_MEASURE) : opened]):
        return None
    for item in items[:i]:
        if item.start > closed and item.word and item.word.concept:
            return None
        if opened < item.start < closed and item.kind in ("value", "date"):
            return None
    return opened, closed + 1


def _opening(text: str, closed: int) -> int:
    """Return where the bracket begins that ends at `closed`, -1 where it is long or none does.

    >>> _opening("负债(扣除现金(含存款))", 12)
    2
    """
    depth = 0
    for at in range(closed, max(-1, closed - LONGEST_ASIDE), -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return at
    return -1


def _bounds(text: str, item: Item) -> bool:
    """Tell whether the words before a number begin only after `item`."""
    if item.kind != "mark":
        return item.kind == "value"
    if item.text == "(" and ABBREVIATED.match(text, item.start):
        return False
    is_copula = item.text == ":" and text[item.start - 1 : item.start] in ("为", "是")
    return item.text in ",;:。!?(…\n" and not is_copula


def _without_dates(text: str, items: list[Item], start: int, end: int, aside: tuple[int, int] | None) -> str:
    """Return `text[start:end]` without its dates (增长至2024年的约 is 增长至的约), abbreviations in brackets and what stands `aside`."""
    if aside and start <= aside[0]:
        return _without_dates(text, items, start, aside[0], None) + _without_dates(text, items, aside[1], end, None)
    lead, last, named = "", start, -1
    for item in items:
        if item.kind == "date" and last <= item.start < end:
            lead += text[last : item.start]
            last = item.end
            lead = "" if named >= 0 and TELLS_OF.fullmatch(text, named, item.start) else lead
        named = item.end if item.kind == "entity" else named
    return str(ABBREVIATED.sub("", lead + text[last:end]))
