"""When somebody was fined: on the day that the sentence names, else on that of which the text is the news."""

from newsfacts.facts.scene import Scene
from newsfacts.facts.when.periods import days_between, is_dateline, is_day

NEAREST = 6
"""So many dates before a number are looked at."""
FRESH = 14
"""Days for which something is news."""


def day_of_penalty(scene: Scene, start: int, published: str) -> str | None:
    """Return the day or month that the sentence of a penalty has named last before it, no time over which something was done: 去年9月,岚禾先后被罚3亿元."""
    index, upto = scene.sentence_of(start), scene.dates_before(start)
    named = [at.value for at in reversed(scene.dates[max(0, upto - NEAREST) : upto]) if at.sentence == index]
    day = next((value for value in named if len(value) > len("2025") and "/" not in value and value <= published), None)
    later = day is not None and any(value > day for value in named[: named.index(day)] if len(value) == len("2025"))
    return None if later else day  # 2023年3月虚增收入,今年被罚3亿元


def day_of_news(scene: Scene, published: str) -> str | None:
    r"""Return the first day shortly before publication that the text has named, not as that on which it was written: 证监会昨日罚岚禾证券3亿元。\n会财局罚2亿元."""
    near = (at for at in scene.dates if is_day(at.value) and "X" not in at.value and 0 <= days_between(at.value, published) <= FRESH)
    return next((at.value for at in near if not is_dateline(scene.text, at.start, at.end)), None)
