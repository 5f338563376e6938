"""One pattern of many words."""

import re
from collections.abc import Iterable
from typing import Any

_END = ""


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of any of the words: of those that stand at a place the longest, whatever follows.

    What words begin with in common is read once, so that a list of hundreds costs no more than one of a few.

    >>> any_of(["港元", "元", "港币", "港"])
    '(?>元|港(?:元|币)?)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for char in word:
            branch = branch.setdefault(char, {})
        branch[_END] = {}
    return f"(?>{'|'.join(_branches(tree))})"


def _branches(tree: dict[str, Any]) -> list[str]:
    return [re.escape(char) + _rest(below) for char, below in sorted(tree.items()) if char != _END]


def _rest(tree: dict[str, Any]) -> str:
    """Return the pattern of what may follow a beginning, with `?` where it is a word by itself."""
    branches = _branches(tree)
    if not branches:
        return ""
    whole = branches[0] if len(branches) == 1 and _END not in tree else f"(?:{'|'.join(branches)})"
    return whole + "?" if _END in tree else whole
