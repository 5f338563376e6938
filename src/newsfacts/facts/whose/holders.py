"""Who holds the shares that a number counts, and who puts money into whom."""

import regex

from newsfacts.facts.scene import Scene
from newsfacts.facts.whose.told import Last
from newsfacts.text.segment import LONGEST

HOLDS = regex.compile(r"[增减]持|持股|持有|套现|质押")
HOLDER = regex.compile(r"(?:股东|控制人|实控人|一致行动人)(?:之一)?$")


def holds_shares(scene: Scene, name: str, start: int) -> bool:
    """Tell whether `name` is a holder whose shares the sentence speaks of: 总裁窦某增持了公司股份1%, 股东岚嘉集团质押900万股."""
    text, begin = scene.text, scene.sentence_starts[scene.sentence_of(start)]
    if HOLDS.search(text, max(begin, start - LONGEST), start) is None:
        return False  # the first look costs little
    said = scene.said(name, start)
    holders = (at for at in said if at.label == "PERSON" or HOLDER.search(text, max(0, at.start - 8), at.start))
    return any(HOLDS.search(text, at.end, start) for at in holders)


PART_OF_SHARES = regex.compile(r"[股份%][,、(]{0,2}即?占[^,。;\d]{0,16}(?:股本|股份|持股)[^,。;\d]{0,10}$")
# 解除质押手续已办理。此次解除的占其所持股份的2%: his of whom was spoken
HIS_SHARES = regex.compile(r"占其(?:本人)?(?:直接|合计)?(?:所持|持有|持股)[^,。;\d]{0,14}$")


def is_part_of_it(scene: Scene, start: int, last: Last) -> bool:
    """Tell whether a number says what part of all shares those of the number before are: 质押900万股,占其持股的46%."""
    near = max(0, start - 40)
    if scene.text.find("占", near, start) < 0:
        return False
    index = scene.sentence_of(start)
    if last[1] == index and PART_OF_SHARES.search(scene.text, near, start):
        return True
    same_paragraph = last[2] == scene.plan[index][0].paragraph
    return same_paragraph and HIS_SHARES.search(scene.text, near, start) is not None


LEADS = regex.compile(r"(?:领投|跟投|出资|投资)(?:了|约|近|逾|超过?)*$")


def puts_in(scene: Scene, name: str, start: int) -> bool:
    """Tell whether a name stands right before what it does with its money: 岚岳创投领投3亿元."""
    if LEADS.search(scene.text, max(0, start - 8), start) is None:
        return False
    said = scene.said(name, start)
    return bool(said) and start - said[-1].end <= 8


INVESTS = regex.compile(r"入股|[领跟参追合]投|注资|掏出|砸下|出资|增资|认购|受让|加码|加注")
# 佰原航天(则在5月获禾川基金增资): into which somebody else gets
IS_GIVEN = regex.compile(r"[获得][^,;。]{0,12}(?:入股|领投|跟投|出资|增资)")


def invests(scene: Scene, name: str, start: int) -> bool:
    """Tell whether a name is that of who gets into the text's company: 岚岳创投按每股17元入股,投后估值47亿元."""
    if name == scene.company or name in scene.coded:
        return False
    return any(INVESTS.search(scene.text, at.end, start) and not IS_GIVEN.search(scene.text, at.end, start) for at in scene.said(name, start))
