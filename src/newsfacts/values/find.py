"""All values of a text, before context."""

from collections.abc import Iterator
from functools import cache

import regex

from newsfacts.mention import Mention
from newsfacts.text.fold import Folded
from newsfacts.values.currency import currencies
from newsfacts.values.date import find_dates
from newsfacts.values.duration import find_durations
from newsfacts.values.money import find_money
from newsfacts.values.numerals import scan_numbers
from newsfacts.values.percent import find_percents
from newsfacts.values.quantity import find_quantities


def find_values(folded: Folded) -> Iterator[Mention]:
    """Yield what may be a value, overlaps not yet settled."""
    text = _with_sums_apart(folded)
    numbers = list(scan_numbers(text))
    yield from find_dates(text)
    yield from find_durations(text)
    yield from find_money(text, numbers)
    yield from find_percents(text, numbers)
    yield from find_quantities(text, numbers)


@cache
def _sums_apart() -> regex.Pattern[str]:
    """Return what may be two sums, each with its own currency: $20，300美元."""
    names = [word for word in currencies() if len(word) > 1 and not word.isascii()]
    return regex.compile(r"(?<![A-Za-z])[$¥€£]\d{1,3}(?P<comma>,)\d{3}(?=\L<names>)", names=names)


def _with_sums_apart(folded: Folded) -> str:
    """Return the text with the wide comma between two sums a semicolon, so that it groups no digits."""
    text = folded.text
    for match in _sums_apart().finditer(text):
        at = match.start("comma")
        if folded.source[folded.origin(at, at + 1)[0]] == "，":
            text = f"{text[:at]};{text[at + 1 :]}"
    return text
