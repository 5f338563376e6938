"""Levels in points that somebody looks to: 佰岳投顾认为,支撑约21350点 is of the index that was told of last."""

import msgspec
import regex

from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.reader import Reader
from newsfacts.facts.scene import Scene
from newsfacts.facts.what.concepts import Topic
from newsfacts.mention import Mention

LEVELS = regex.compile(r"(?:支撑|压力|关卡|关口|上攻|上看|下看|下探|挑战|守住|站上|站稳|失守|目标)[^,;。\d]{0,4}$")


def in_points(mind: Reader, mention: Mention, slot: Slot, topic: Topic) -> tuple[Slot, Topic]:
    """Return a level in points that somebody looks to as one of the last index named, where no index is its owner."""
    if mention.unit != "点" or slot.paired or LEVELS.search(mind.text, max(mind.begin, mention.start - 10), mention.start) is None:
        return slot, topic
    scene = mind.owners.scene
    if any(at.label in ("INDEX", "MARKET") for at in scene.by_name.get(slot.owner or "", [])[:1]):
        return slot, topic
    before = scene.names[max(0, scene.before(mention.start) - FAR_NAMES) : scene.before(mention.start)]
    index = next((at.name for at in reversed(before) if at.label == "INDEX" and at.name in OWN_INDEX), None)
    return (msgspec.structs.replace(slot, owner=index), Topic("index_level")) if index else (slot, topic)


MARKETS_INDEX = {"港股": "恒生指数", "台股": "加权指数"}
"""What a market that is spoken of for its index, 大市收报21400点, is told by."""


def of_markets_index(scene: Scene, owner: str | None, topic: Topic) -> str | None:
    """Return the owner of a number, for that of a market's index the index, as the text calls it."""
    index = MARKETS_INDEX.get(owner or "") if topic.concept == "index_level" else None
    if index is None:
        return owner
    return next((name for name, named in scene.by_name.items() if name.endswith(index) and named[0].label == "INDEX"), index)


FAR_NAMES = 120
"""So many names before a number are looked at for the index."""
OWN_INDEX = frozenset("上证指数 深证成指 创业板指 沪深300 恒生指数 恒生科技指数 加权指数".split())
"""What a text of its own market means by points."""
