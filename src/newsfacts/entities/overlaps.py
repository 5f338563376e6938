"""Names as spans with a label, and which of them overlap."""

from collections import defaultdict

Found = tuple[int, int, str]
"""A name: where it begins and ends, and its label."""
LatinName = tuple[int, int, str | None]
"""A Latin name, and its label where that is known."""


class Overlaps:
    """The spans that overlap a stretch, looked up by its characters, so that many spans cost no more than few."""

    def __init__(self, spans: list[Found]) -> None:
        self._by_character = defaultdict[int, list[Found]](list)
        for span in spans:
            for i in range(span[0], span[1]):
                self._by_character[i].append(span)

    def of(self, start: int, end: int) -> list[Found]:
        """Return those that overlap `text[start:end]`, the first to begin first."""
        return list(dict.fromkeys(span for i in range(start, end) for span in self._by_character.get(i, ())))


NONE = Overlaps([])
