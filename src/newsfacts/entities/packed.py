"""How the texts of a batch lie for the tagger's net: packed, without padding.

Sorted the longest first, all their first characters, then all their second ones, and so on, so that the rows of a step
are one block and a text that has ended costs nothing.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

GAP = 2
"""No convolution reaches farther."""


class Packed(msgspec.Struct, frozen=True):
    """Where the characters of a batch lie when it is packed."""

    starts: list[int]
    """Where each step begins; one more than there are steps."""
    step: Any
    row: Any
    flip: Any
    """For each character, the place of the one that the backward direction reads at that step."""
    place: Any
    """For each character, its row when the texts lie one behind the other, each with GAP rows of zeros before it."""
    gaps: Any
    """The rows of zeros, those behind the last text too."""

    def lanes(self, count: int) -> NDArray[np.int64]:
        """Return where each character lies, lanes × characters, when each step holds so many lanes of its rows, one behind the other.

        >>> pack([3, 1]).lanes(2).tolist()
        [[0, 1, 4, 6], [2, 3, 5, 7]]
        """
        starts = np.array(self.starts)
        found: NDArray[np.int64] = (
            count * starts[self.step] + np.arange(count)[:, None] * np.diff(starts)[self.step] + self.row
        )
        return found


def pack(lengths: Sequence[int]) -> Packed:
    """Return how texts of these lengths, the longest first, lie packed.

    >>> packed = pack([3, 1])
    >>> packed.starts, packed.row.tolist(), packed.flip.tolist()
    ([0, 2, 3, 4], [0, 1, 0, 0], [3, 1, 2, 0])
    >>> packed.place.tolist(), packed.gaps.tolist()
    ([2, 7, 3, 4], [0, 1, 5, 6, 8, 9])
    """
    length = np.array(lengths)
    step, row = (np.arange(length[0])[:, None] < length).nonzero()
    starts = np.concatenate([[0], np.bincount(step).cumsum()])
    ends = (length + GAP).cumsum()
    gaps = np.concatenate([[0], ends])[:, None] + np.arange(GAP)
    place = (ends - length)[row] + step
    return Packed(starts.tolist(), step, row, starts[length[row] - 1 - step] + row, place, gaps.ravel())
