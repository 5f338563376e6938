"""One value expression read whole: 三千五百万港元, 三成五, 去年前三季度, 20个交易日, 一百二十三."""

from newsfacts.mention import Mention, plain, settle
from newsfacts.text.fold import Folded
from newsfacts.values.find import find_values
from newsfacts.values.numerals import NUMBER, read_number
from newsfacts.values.resolve import resolve_values


def parse_value(folded: Folded, published: str | None) -> Mention | None:
    """Return the value that a folded text is as a whole, None where it is none; a bare number is a QUANTITY."""
    text = folded.text
    whole = [m for m in settle(find_values(folded)) if (m.start, m.end) == (0, len(text))]
    if whole:
        resolved, _ = resolve_values(folded, whole, published)
        return resolved[0]
    match = NUMBER.fullmatch(text)
    number = read_number(match.group("number")) if match else None
    if match is None or number is None:
        return None
    value = -number.value if match.group("sign") == "-" else number.value
    upper = None if number.upper is None else plain(number.upper)
    return Mention(0, len(text), "QUANTITY", plain(value), upper, None, number.mod)
