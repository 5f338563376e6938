"""Words of a list in a text: each is looked up by its first two characters, so that a long list costs no more than a short one."""

from collections.abc import Iterable, Mapping
from operator import add
from typing import TypeVar

Value = TypeVar("Value")
Table = dict[str, list[tuple[str, Value]]]
"""Words, each with what is known of it, by their first two characters, the longest first."""


def table_of(words: Mapping[str, Value]) -> Table[Value]:
    """Return words as they are looked up.

    >>> table_of({"港交": 1, "港交所": 2})
    {'港交': [('港交所', 2), ('港交', 1)]}
    """
    table: Table[Value] = {}
    for word, value in words.items():
        table.setdefault(word[:2], []).append((word, value))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def pairs_of(text: str) -> list[str]:
    """Return every two characters that stand side by side, for `places_of`; several tables are looked up in one list.

    >>> pairs_of("港交所")
    ['港交', '交所']
    """
    return list(map(add, text, text[1:]))


def places_of(pairs: Iterable[str], table: Table[Value]) -> list[int]:
    """Return where a word of the table may begin, of two characters or more.

    >>> places_of(pairs_of("在港交所"), table_of({"港交所": 1}))
    [1]
    """
    return [i for i, pair in enumerate(pairs) if pair in table]
