"""How the dates are said that a number may be of, as strings that training learns a weight of."""

from newsfacts.facts.when.dates_at import DateAt

YEAR, MONTH, DAY = len("2025"), len("2025-07"), len("2025-07-01")


def wording(text: str, start: int, unit: str | None, values: list[str | None], near: dict[str, DateAt], sentence: int) -> list[list[str]]:
    """Return for each date what stands beside it where it was said last, and what before the number with what length of time."""
    lead = text[max(0, start - 2) : start]
    told = []
    for value in values:
        length = _length(value)
        words = [f"lead={length}|{lead}", f"lead1={length}|{lead[-1:]}", f"unit={length}|{unit}"]
        if value is not None and (at := near.get(value)):
            far = "" if at.sentence == sentence else "far "
            after, before = text[at.end : at.end + 2], text[max(0, at.start - 2) : at.start]
            words += [f"{far}after={after[:1]}", f"{far}after={after}", f"{far}before={before[-1:]}", f"{far}before={before}"]
        told.append(words)
    return told


def _length(value: str | None) -> str:
    """Return the kind of a time by how it is written.

    >>> _length("2025-07-01"), _length("2025-01/2025-06"), _length("2025"), _length(None)
    ('day', 'span', 'year', 'none')
    """
    if value is None:
        return "none"
    if "/" in value:
        return "span"
    return {YEAR: "year", MONTH: "month", DAY: "day"}.get(len(value), "other")
