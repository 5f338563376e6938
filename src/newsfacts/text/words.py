"""Words of a folded text: those of jieba's dictionary, with numbers and Latin names whole."""

from functools import cache
from typing import Any

import regex

WHOLE = regex.compile(r"[A-Za-z][A-Za-z0-9.&'\-]*|\d+(?:[.,]\d+)*")


@cache
def jieba() -> Any:
    """Return jieba, compiled: our own, so that words which others add to theirs change nothing here."""
    import rjieba  # it keeps no cache in a folder that others can write to

    return rjieba.Jieba()


def is_word(name: str) -> bool:
    """Tell whether a name is a common word too.

    >>> is_word("机器人"), is_word("岚嘉")
    (True, False)
    """
    words = jieba().tag(name, hmm=False)
    return len(words) == 1 and words[0][1] in ("n", "v", "vn", "a", "d", "b")


# 我国|新能源, 民政|部门: words that a longer name of a list may be cut out of
COUNTRY = regex.compile(r"[我各全本该两]国")
DEPARTMENT = regex.compile(r"部门(?![户槛口票店])")
# 中国|银行业: a line of business
LINE = regex.compile(r"(?<=银行|证券|信托|保险|基金|汽车|钢铁|石油|航空|水泥|电力|旅游)业(?![务绩主者余])")

# 深圳|网签800套: no 深圳网
SIGNED_ONLINE = regex.compile("网签(?!约)")


def joins_words(text: str, start: int, end: int) -> bool:
    """Tell whether a name at `text[start:end]` only reads like one where two words meet.

    >>> joins_words("我国新能源汽车", 1, 5), joins_words("国新能源公告", 0, 4), joins_words("各地民政部门", 2, 5), joins_words("中国银行业", 0, 4)
    (True, False, True, True)
    """
    behind = end > start and (DEPARTMENT.match(text, end - 1) or LINE.match(text, end))
    return bool(behind or (start and COUNTRY.match(text, start - 1)))


def word_borders(text: str) -> set[int]:
    """Return where words begin in a folded text, and its length.

    >>> sorted(word_borders("公司增长3.5%"))
    [0, 2, 4, 7, 8]
    """
    borders = {0, len(text)}
    position = 0
    for word in jieba().cut(text, hmm=False):
        borders.add(position)
        position += len(word)
    borders.update(match.start() for match in SIGNED_ONLINE.finditer(text))
    for match in WHOLE.finditer(text):
        borders.difference_update(range(match.start() + 1, match.end()))
        borders.update(match.span())
    return borders
