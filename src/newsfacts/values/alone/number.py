"""Numbers that stand alone: 两千四百五, 负三十二, 350又三分之一, 16/5, 1.2e+14, 百三, 半百, 四万点六, 十打, 15k."""

from decimal import Decimal, InvalidOperation

import regex

from newsfacts.mention import Mention, plain
from newsfacts.values.numerals import DIGITS, NUMBER, UNITS, read_number, read_numeral

MAGNITUDE = {"K": 10**3, "k": 10**3, "M": 10**6, "G": 10**9, "T": 10**12, "打": 12, "对": 2, "双": 2}
FORMAL = str.maketrans({"参": "叁"})
NEGATIVE = regex.compile(r"负|零下|-")
POWER = regex.compile(r"(?P<base>\d+(?:\.\d+)?)\^(?P<sign>[+-]*)(?P<power>\d{1,2})")
SCIENTIFIC = regex.compile(r"\d+(?:\.\d+)?[eE][+-]?\d{1,3}")
# 百三 is 130, 千一 1,100, 万九 19,000: the one before and the unit after are left out.
LED = regex.compile(r"(?P<unit>[百千万亿])(?P<digit>[一二三四五六七八九])(?P<rest>[百千万亿]?)")
SCALED_POINT = regex.compile(r"(?P<whole>.+[万亿])点(?P<part>[零〇一二三四五六七八九]+)")
FRACTION = regex.compile(
    r"(?:(?P<whole>.+?)又)?(?P<base>.+?)分之(?P<minus>负)?(?P<top>.+)|(?:(?P<whole>\d+)\s+)?(?P<top>\d+)/(?P<base>\d+)"
)


BARE_POINT = regex.compile(r"\.\d{1,18}")
BLANK = regex.compile(r"\s+")
BLANK_IN_FRACTION = regex.compile(r"\s*分\s*之\s*")


def read_lone_number(text: str) -> Mention | None:
    """Return the bare number that a folded text is as a whole, None where it is none; its label is QUANTITY.

    >>> [read_lone_number(t).value for t in ["负三十二", "三百五又三分之二", "百三", "四万点六", "十打", "21.2E0"]]
    ['-32', '350.6666666666666666666666667', '130', '40000.6', '120', '21.2']
    """
    text = text.translate(FORMAL)
    negative = NEGATIVE.match(text)
    inner = text[negative.end() :] if negative else text
    read = _ranged(inner) or _single(inner)
    if read is None:
        return None
    value, upper, mod = read
    if negative:
        value, upper = -value, None if upper is None else -upper
    return Mention(0, len(text), "QUANTITY", plain(value), None if upper is None else plain(upper), None, mod)


Read = tuple[Decimal, Decimal | None, str | None]


def _ranged(text: str) -> Read | None:
    """Read a numeral of the common grammar, with its range and what is approximate in it."""
    compact = BLANK.sub("", text)
    scale = MAGNITUDE.get(compact[-1]) if len(compact) > 1 else None
    match = NUMBER.fullmatch(compact[:-1] if scale else compact)
    number = read_number(match.group("number")) if match and not match.group("sign") else None
    if number is None:
        return None
    factor = Decimal(scale or 1)
    return number.value * factor, None if number.upper is None else number.upper * factor, number.mod


def _single(text: str) -> Read | None:
    value = _fraction(text)
    if value is None:
        value = _irregular(BLANK.sub("", text))
    return None if value is None else (value, None, None)


def _fraction(text: str) -> Decimal | None:
    match = FRACTION.fullmatch(BLANK_IN_FRACTION.sub("分之", text.strip()))
    if match is None:
        return None
    whole, top, base = (
        _value(part) if part else Decimal(0) for part in (match.group("whole"), match.group("top"), match.group("base"))
    )
    if whole is None or top is None or not base:
        return None
    return whole + top / base * (-1 if match.group("minus") else 1)


def _value(text: str) -> Decimal | None:
    compact = BLANK.sub("", text)
    negative = compact.startswith("负")
    value = read_numeral(compact.lstrip("负"))
    if value is None:
        value = _irregular(compact.lstrip("负"))
    return None if value is None else -value if negative else value


def _irregular(text: str) -> Decimal | None:
    if SCIENTIFIC.fullmatch(text):
        try:
            return Decimal(text)
        except InvalidOperation:
            return None
    if match := POWER.fullmatch(text):
        sign = -1 if match.group("sign").count("-") == 1 else 1
        base = Decimal(match.group("base"))
        return base ** (sign * int(match.group("power"))) if base else None
    if BARE_POINT.fullmatch(text):
        return Decimal(f"0{text}")
    if text == "半百":
        return Decimal(50)
    if match := LED.fullmatch(text):
        unit = UNITS.get(match.group("unit")) or {"万": 10**4, "亿": 10**8}[match.group("unit")]
        rest = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[match.group("rest")]
        return (Decimal(unit) + Decimal(DIGITS[match.group("digit")] * unit) / 10) * rest
    if match := SCALED_POINT.fullmatch(text):
        whole = read_numeral(match.group("whole"))
        part = "".join(str(DIGITS[char]) for char in match.group("part"))
        return None if whole is None else whole + Decimal(f"0.{part}")
    return read_numeral(text)
