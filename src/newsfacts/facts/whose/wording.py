"""How the names are said that a number may belong to, as strings that training learns a weight of."""

from newsfacts.facts.scene import NameAt, Scene
from newsfacts.facts.whose.asked import Asked


def wording(scene: Scene, asked: Asked, names: list[str], near: dict[str, NameAt], sentence: int) -> list[list[str]]:
    """Return for each name how it ends, what stands beside it where it was said last, and what before the number with what kind of name."""
    text = scene.text
    lead, tail = text[max(0, asked.start - 2) : asked.start], text[asked.end : asked.end + 2]
    of_part = asked.part[-2:] if asked.part else ""
    told = []
    for name in names:
        anywhere = scene.by_name.get(name)
        kind = "main" if name == scene.company else anywhere[0].label if anywhere else ""
        words = [f"ends={name[-2:]}", f"lead={kind}|{lead}", f"lead1={kind}|{lead[-1:]}", f"unit={kind}|{asked.unit}", f"tail={kind}|{tail}", f"part={kind}|{of_part}"]
        if at := near.get(name):
            words += _beside(text, at, "" if at.sentence == sentence else "far ")
        told.append(words)
    return told


def _beside(text: str, at: NameAt, far: str) -> list[str]:
    """Return the characters beside a name."""
    after, before = text[at.end : at.end + 3], text[max(0, at.start - 2) : at.start]
    return [f"{far}after={after[:2]}", f"{far}after={after}", f"{far}before={before[-1:]}", f"{far}before={before}"]
