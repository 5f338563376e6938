"""What jieba's dictionary says of each character: the kind and the sense of its word, and where in the word it stands.

The tagger reads this beside the characters: a run of characters that no word of the dictionary holds is often a name, and
of a word that it knows it also knows what the word is like. The senses come from a language model (`training/senses.py`).
"""

from collections.abc import Sequence
from functools import cache
from zlib import crc32

from newsfacts.text.words import jieba

KINDS = "x n nr ns nt nz v a d m q r p c u eng t f i j vn o".split()
"""Parts of speech as jieba names them, finer ones under their first letters; x is no word, o is any other."""
PLACES = 6
"""A word alone; the first and second of two; the first, a middle and the last character of a longer one."""
COUNT = 1 + len(KINDS) * PLACES
UNKNOWN = 0
BITS = 8
"""A kind and place fits into so many, and so does each of the four numbers of a sense."""
TABLE = 1 << 22
"""Places in the table of senses: 0 where no word has its place, else four numbers of 1 to 255, the lowest bits the coarsest."""


def features(text: str, senses: Sequence[int]) -> list[int]:
    """Return for each character its kind and place, a number below COUNT, with the sense of its word in the bits above.

    `senses` is the table, of which `place_of` tells the place of a word.

    >>> features("北京涨", bytes(TABLE)) == [3 * 6 + 1 + 1, 3 * 6 + 2 + 1, 6 * 6 + 0 + 1]
    True
    """
    found: list[int] = []
    for word, kind in jieba().tag(text, hmm=False):
        base, size = _base(kind), len(word)
        if size == 1:
            found.append(base)
            continue
        base += senses[place_of(word)] << BITS
        if size == 2:
            found += (base + 1, base + 2)
        else:
            found += (base + 3, *(base + 4,) * (size - 2), base + 5)
    return found if len(found) == len(text) else [UNKNOWN] * len(text)


def place_of(word: str) -> int:
    """Return a word's place in the table of senses; one word of thirteen shares it with a more frequent one, whose sense it has."""
    return crc32(word.encode()) % TABLE


@cache
def _base(kind: str) -> int:
    """Return the number of the first place of a part of speech: nrt is nr, l (a phrase) is i (an idiom)."""
    if kind[:1] == "l":
        kind = "i"
    name = next((name for name in (kind, kind[:2], kind[:1]) if name in KINDS), "o")
    return 1 + KINDS.index(name) * PLACES
