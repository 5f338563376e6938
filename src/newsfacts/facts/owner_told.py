"""Whose a number is where a name stands right beside it: 总投资65亿元的川岳基地, 川岳科技(90人)、岚桐科技(70人)."""

import regex

from newsfacts.facts.scene import Scene

# 总投资65亿元(的)川岳基地, 斥资7亿元(兴建的)川岳仓库
LINK = regex.compile(r"(?:兴建|建设|建成|打造|建造|投建|扩建)?的[“《]?")
TOLD = regex.compile(r"(?:总?投资额?|斥资|耗资|造价|占地|建筑面积|持股|持有股份|估值|市值|产能|装机(?:容量)?|投入)(?:约|近|逾|超过?|高达|达|为)*$")
ACQUIRED = regex.compile(r"收购|买|入股|受让|竞得|拿下")
# 川岳科技(90人)、…: the bracket ends with the number
LISTED_VALUE = regex.compile(r"\)[、,。;]")


def told_beside(scene: Scene, start: int, end: int) -> str | None:
    """Return the name that the number at `start:end` tells of by its place alone, None where there is none."""
    return bracketed(scene, start, end) or told_before(scene, start, end)


def told_before(scene: Scene, start: int, end: int) -> str | None:
    """Return the name that a number right before it tells of: 总投资65亿元的川岳基地, 持股6.4%的岚桐投资."""
    text = scene.text
    link = LINK.match(text, end, end + 8)
    if link is None or ACQUIRED.search(text, max(0, start - 10), link.end()):
        return None
    upto = scene.before(link.end())
    at = scene.names[upto] if upto < len(scene.names) else None
    told = at is not None and at.start == link.end() and at.label in ("ORG", "LOC", "PRODUCT")
    return at.name if at and told and TOLD.search(text, max(0, start - 12), start) else None


def bracketed(scene: Scene, start: int, end: int) -> str | None:
    """Return whose a number is that stands in brackets behind one of a list of names: 川岳科技(90人)、岚桐科技(70人)."""
    text = scene.text
    if not text.startswith("(", start - 1) or LISTED_VALUE.match(text, end) is None:
        return None
    upto = scene.before(start)
    at = scene.names[upto - 1] if upto else None
    if at is None or at.end != start - 1 or at.label not in ("ORG", "PRODUCT", "PERSON"):
        return None
    return at.name if text.startswith("、", end + 1) or text.startswith("、", at.start - 1) else None
