"""Whose a number is by the heading of its section: ■ 螺纹钢:供强需弱, 【甲醇】, 生猪:."""

from functools import cache

import regex

from newsfacts.facts.scene import Scene
from newsfacts.facts.whose.owners import is_national
from newsfacts.facts.whose.told import MACRO, NO_FIRMS
from newsfacts.facts.words import goods, words
from newsfacts.lexicon.any_of import any_of

LONGEST = 24
"""Characters of a line in which its heading stands."""
WHOLE = frozenset(("全球", "全国", "国内"))


@cache
def _heading(named: frozenset[str]) -> regex.Pattern[str]:
    # ■ 螺纹钢:, 【甲醇】, 一、生猪 |, (3)豆粕期货:
    mark = r"[^\p{Han}A-Za-z\n]{0,4}(?:[一二三四五六七八九十]{1,2}[、.)])?[【《“ ]{0,2}"
    return regex.compile(rf"{mark}(?P<goods>{any_of(named)})(?:期货|现货|市场|方面|产业链|主力(?:合约)?)?[】》”]? ?(?:[:|】\n]|-{{1,2}})")


def heading_over(text: str, start: int) -> regex.Match[str] | None:
    r"""Return the heading of goods of a line, or of the line before it where that is a heading alone; None where no goods head it.

    >>> text = "■ 螺纹钢:供强需弱\n总库存429万吨"
    >>> [found["goods"] for place in (len(text), 14) if (found := heading_over(text, place))]
    ['螺纹钢', '螺纹钢']
    """
    begin = text.rfind("\n", 0, start) + 1
    if headed := _heading(goods()).match(text, begin, begin + LONGEST):
        return headed if headed.end() <= start else None
    end = len(text[:begin].rstrip())
    above = text.rfind("\n", 0, end) + 1
    headed = _heading(goods()).match(text, above, min(above + LONGEST, end + 1))
    return headed if headed and not any(map(str.isdigit, text[headed.end() : end])) else None


def of_section(scene: Scene, last: str | None, owner: str | None, concept: str, start: int) -> str | None:
    """Return the goods that head the section of a number, where its owner is only the land that the text supposes, or is told of elsewhere.

    ■ 螺纹钢:供强需弱。总库存(429万吨). `last`: whose the number before was.
    """
    headed = None if concept in MACRO or concept in NO_FIRMS else heading_over(scene.text, start)
    if headed is None:
        return owner
    word = words().get(headed["goods"])
    named = (word and word.goods) or headed["goods"]
    if owner in goods():
        return named if named.startswith(owner or "") else owner
    goes_on = last == named and owner == scene.nation  # 生猪:全国均价17元,头均盈利(335元)
    return named if goes_on or _is_supposed(scene, owner, concept, headed.start(), start) else owner


def _is_supposed(scene: Scene, owner: str | None, concept: str, begin: int, start: int) -> bool:
    """Tell whether an owner is only the land that a text supposes, or is not named since the heading at `begin`.

    Of a land that the sentence calls 全国, or for which an office counts, are 全国产量 and the like, but no price: 全国均价.
    """
    if owner is None:
        return True
    if owner == scene.nation or owner in WHOLE:
        said = scene.said(owner, start)
        counted = any(is_national(at.name) for at in scene.names[scene.before(scene.begin_of(start)) : scene.before(start)])
        return all(at.label == "MARKET" for at in said) if concept == "price" else not said and not counted
    upto = scene.before(start)
    return scene.company is None and not any(at.name == owner for at in scene.names[scene.before(begin) : upto])
