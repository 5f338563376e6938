"""Whose a number is in a text on a pension scheme: that of the scheme, or of what it puts its money in."""

import regex

from newsfacts.facts.scene import Scene
from newsfacts.facts.told.returns import returns
from newsfacts.facts.whose.scheme import SCHEME
from newsfacts.facts.whose.told import Last

# 人均结余, 每名打工仔平均赚: of all who are in the scheme
OF_MEMBERS = regex.compile(r"人均|每[人名位](?:成员|打工仔)?|成员[^,;。\d]{0,6}(?:赚|蚀|结余)")
# 首季|进账2%, 首六个月|回报达4%: the words of what is returned, behind a number of the same index or fund
RETURNED = regex.compile(r"[进入][账帐]|回报|[赚蚀亏]|累[升跌]")
NEAR = 20
WITH_NUMBERS = frozenset(("ORG", "PRODUCT", "INDEX", "MARKET", "PERSON", "GOODS"))


def of_scheme(scene: Scene, rule: str | None, last: Last | None, last_end: int, start: int, unit: str | None) -> str | None:
    """Return whose a number is in a text on the scheme: the scheme's of all members, the fund's or index' of which the sentence told last, else what the rules take that returns; None where they must tell."""
    if scene.place != SCHEME:
        return None
    text, begin = scene.text, scene.begin_of(start)
    if OF_MEMBERS.search(text, max(begin, start - NEAR), start):
        return SCHEME
    same = last is not None and last[1] == scene.sentence_of(start) and scene.before(last_end) == scene.before(start)
    if last is not None and same and unit == "%" and returns(last[0]) and RETURNED.search(text, last_end, start):
        return last[0]
    if returns(rule):
        return rule
    said = scene.names[scene.before(begin) : scene.before(start)]
    return None if any(at.label in WITH_NUMBERS for at in said) else SCHEME
