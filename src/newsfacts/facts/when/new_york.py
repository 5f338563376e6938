"""The session of New York that a text of an Asian day tells of: that of the night before."""

import regex

from newsfacts.facts.reader import Reader
from newsfacts.facts.when.periods import ABROAD, is_day, session_before, trading_day

US_INDEX = regex.compile(r"恐慌指数|VIX|道指|道琼|标普|标指|纳指|纳斯达克|那指|那斯达克|费城半导体|费半|中概")


def new_yorks_day(mind: Reader, day: str) -> str:
    """Return the session of New York that a text tells of on `day`: the one before, unless the text names `day` as New York's.

    It does so with 美股周一 in the paragraph, with 美东时间周三 or 周一,纽约三大股指 anywhere.
    """
    paragraph = mind.text.rfind("\n", 0, mind.begin) + 1
    first = mind.scene.dates_before(paragraph)
    said = mind.scene.dates[first : first + FEW_DATES]
    if mind.state.overnight and mind.published and day < mind.published[:10]:
        return day  # told on the morning after: the night is that of the day told of
    if mind.published and is_day(mind.published) and trading_day(mind.published[:10]) == day < mind.published[:10]:
        return day  # of a Saturday's paper the last night is Friday's
    named = any(at.value == day and ABROAD.search(mind.text, max(paragraph, at.start - 12), at.start) for at in said)
    if named or (day != mind.published and any(at.value == day and _is_new_yorks(mind.text, at.start, at.end) for at in mind.scene.dates[:FIRST_DATES])):
        return day
    return session_before(day)


def _is_new_yorks(text: str, start: int, end: int) -> bool:
    """Tell whether a day is said to be New York's by the words around it.

    >>> _is_new_yorks("美东时间周三盘后", 4, 6), _is_new_yorks("周一,纽约三大股指收低", 0, 2), _is_new_yorks("周一,恒指收低", 0, 2)
    (True, True, False)
    """
    return text.endswith(("美东时间", "美东", "纽约时间", "当地时间"), 0, start) or EASTERN.match(text, end) is not None


EASTERN = regex.compile(r"(?:\([^()\n]{2,8}\))?(?:盘后|收盘)?,?(?:美股|纽约|华尔街|美国[三四]大)")
FIRST_DATES = 12
"""So many dates of a text are looked at for such words."""
FEW_DATES = 4
"""So many dates at a paragraph's head are looked at."""
