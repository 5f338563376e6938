"""What jieba's dictionary says of each character: the kind of its word, and where in the word it stands.

The tagger reads this beside the characters: a run of characters that no word of the dictionary holds is often a name.
"""

from functools import cache

from newsfacts.text.words import jieba

KINDS = "x n nr ns nt nz v a d m q r p c u eng t f i j vn o".split()
"""Parts of speech as jieba names them, finer ones under their first letters; x is no word, o is any other."""
PLACES = 6
"""A word alone; the first and second of two; the first, a middle and the last character of a longer one."""
COUNT = 1 + len(KINDS) * PLACES
UNKNOWN = 0


def features(text: str) -> list[int]:
    """Return a number below COUNT for each character, the same for all of the same kind and place.

    >>> features("北京涨") == [3 * 6 + 1 + 1, 3 * 6 + 2 + 1, 6 * 6 + 0 + 1]
    True
    """
    found: list[int] = []
    for word, kind in jieba().tag(text, hmm=False):
        base, size = _base(kind), len(word)
        if size == 1:
            found.append(base)
        elif size == 2:
            found += (base + 1, base + 2)
        else:
            found += (base + 3, *(base + 4,) * (size - 2), base + 5)
    return found if len(found) == len(text) else [UNKNOWN] * len(text)


@cache
def _base(kind: str) -> int:
    """Return the number of the first place of a part of speech: nrt is nr, l (a phrase) is i (an idiom)."""
    if kind[:1] == "l":
        kind = "i"
    name = next((name for name in (kind, kind[:2], kind[:1]) if name in KINDS), "o")
    return 1 + KINDS.index(name) * PLACES
