"""What 其中 goes on with is of the land whose whole its sentence has told: 全社会研发经费9亿元;其中基础研究经费1亿元."""

from newsfacts.facts.scene import Scene
from newsfacts.facts.whose.owners import lands
from newsfacts.facts.whose.told import Last

NEAR = 24
"""Characters before a number in which 其中 may stand."""


def of_lands_part(scene: Scene, last: Last | None, owner: str | None, start: int) -> str | None:
    """Return the land of the number before, where a number is of a part of it and its sentence names nobody since; else the owner."""
    if last is None or owner == last[0] or last[0] not in lands() or last[1] != scene.sentence_of(start) or scene.said(owner or "", start):
        return owner
    at = scene.text.rfind("其中", max(scene.begin_of(start), start - NEAR), start)
    return last[0] if at >= 0 and scene.before(at) == scene.before(start) else owner
