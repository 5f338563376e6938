"""Whose a fortune is, and what a list of the rich tells of all who are on it."""

import regex

from newsfacts.facts.scene import Scene
from newsfacts.facts.whose.told import Last
from newsfacts.facts.words import known_concepts

FORTUNE = regex.compile("(?:财富|身家|身价)$")
OF_ALL = regex.compile(r"(?:平均|中位|总|人均)\p{Han}{0,6}$")
NEAR = 6
"""So many names before a number are looked at."""


def of_rich(scene: Scene, last: Last | None, owner: str | None, concept: str, start: int) -> str | None:
    """Return whose a number is: a fortune that a firm was taken for is that of the person named last; of a list of the rich, whoever has drawn it up has what nobody else is named for."""
    named = scene.by_name.get(owner or "", [])[:1]
    listed = owner is not None and owner.endswith("榜")  # 《2025禾岳财富榜》发布…。祁远以300亿元居首
    if not named or (named[0].label not in ("ORG", "PERSON", "GPE", "LOC") and not listed) or owner == scene.company == scene.list_maker:
        return owner
    if FORTUNE.search(concept) and OF_ALL.search(concept) is None and not scene.said(owner, start):
        return _person(scene, start) or (last[0] if last and last[2] == scene.paragraph_of(start) and _is_person(scene, last[0]) else owner)
    if FORTUNE.search(concept) and named[0].label != "PERSON":
        return _person(scene, start) or owner
    goes_on = last is not None and owner == last[0] and last[1] == scene.sentence_of(start)
    if scene.list_maker and named[0].label in ("ORG", "PERSON") and concept not in known_concepts() and not goes_on and not scene.said(owner, start):
        return scene.list_maker
    return owner


def _person(scene: Scene, start: int) -> str | None:
    """Return the person whom the sentence has named last before a number, None where it has named none."""
    upto, here = scene.before(start), scene.sentence_of(start)
    return next((at.name for at in reversed(scene.names[max(0, upto - NEAR) : upto]) if at.sentence == here and at.label == "PERSON"), None)


def _is_person(scene: Scene, name: str) -> bool:
    return any(at.label == "PERSON" for at in scene.by_name.get(name, [])[:1])
