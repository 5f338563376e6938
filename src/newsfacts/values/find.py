"""All values of a text, before context."""

from collections.abc import Iterator

from newsfacts.mention import Mention
from newsfacts.text.fold import Folded
from newsfacts.values.date import find_dates
from newsfacts.values.duration import find_durations
from newsfacts.values.money import find_money
from newsfacts.values.numerals import scan_numbers
from newsfacts.values.percent import find_percents
from newsfacts.values.quantity import find_quantities


def find_values(folded: Folded) -> Iterator[Mention]:
    """Yield what may be a value, overlaps not yet settled."""
    text = folded.text
    numbers = list(scan_numbers(text))
    yield from find_dates(text)
    yield from find_durations(text)
    yield from find_money(text, numbers)
    yield from find_percents(text, numbers)
    yield from find_quantities(text, numbers)
