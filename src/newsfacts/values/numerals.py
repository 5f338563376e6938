"""The one grammar of numerals: 7,596.9, 三千五百, 3亿9000万, 30多亿, 三点五万亿, 十几, 七八亿, 壹仟贰佰.

Everything that counts is found by `scan_numbers` once; the finders of money, percentages and quantities then look
at what stands around each number. Values are Decimal throughout.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import msgspec
import regex

from newsfacts.arguments import need

DIGITS = {char: i for i, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "幺": 1,
}  # fmt: skip
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8), "兆": Decimal(10**12)}

_DIGIT = "零〇○一二三四五六七八九两壹贰叁肆伍陆柒捌玖"
# 12万|千升, 5|千瓦: of a unit; but 由4千升至5千
_OF_UNIT = "[瓦米克卡帕]|升(?![至到为破超逾约])"
_CHINESE = rf"(?:[{_DIGIT}十百廿卅拾佰仟]|千(?!{_OF_UNIT}|赫))"
# 15,00万 is a slip for 1,500万.
ARABIC = r"(?:\d{1,3}(?:,\d{3}){1,6}(?!\d|,\d)(?:\.\d{1,12})?|\d{1,2},00(?=[万亿])|\d{1,18}+(?:\.\d{1,12}+(?!\.\d))?)"
# A number begins with an Arabic or a Chinese run; scales, and runs that go on below them, follow.
NUMERAL = rf"""
    (?: {ARABIC} | (?:[{_DIGIT}十廿卅拾]|[百千](?=[余多亿万])){_CHINESE}{{0,15}}+ (?: 点[{_DIGIT}]{{1,24}}+ )? | 半(?=[十百千万亿]) | (?<=[破超逾近达过上到满稳回])万(?=亿(?!级|俱乐部|赛道|蓝海|市场|产业|规模|大市)) )
    (?: [余多来几]? (?: [十百千](?=[万亿余多几]|\d[百十]?万) | 百万 | 千万 | (?:[万亿]|兆(?![瓦赫帕欧字])){{1,2}}+ | (?<=\d)[百千](?![米克瓦卡帕分兆]|(?<=千)升(?![至到为破超逾约])) )
        [余多]? (?: (?![壹贰叁肆伍陆柒捌玖](?![拾佰仟万亿元圆整])) (?: 零?(?:{ARABIC}) (?=[百千万亿]) | 零?{_CHINESE}{{1,9}}+ (?: (?<=零.{{1,8}})点[{_DIGIT}]{{1,24}}+ | (?!点) ) | (?<=亿)零?\d{{1,4}}+(?=万) | (?<=万)\d,?\d{{3}}(?![\d,.%年月]) | (?<=[万千])\d(?![\d.%年月日个千百万亿]|,\d) )? )
    ){{0,4}}+
    (?: (?<=[十百千万亿\d拾佰仟]) [余多来几] (?![元股家]?年|方|次元|样|数|久|少|重|地|国) )?
"""
NUMBER = regex.compile(
    rf"""
      (?:(?<![\d{_DIGIT}]|\d\.)|(?<=社零|每两|周[一二三四五六])(?=\d))(?<![数几](?!\d)) (?P<sign>(?<![A-Za-z0-9)%元倍年月日十百千万亿])[-+]|(?<![正减担背])负)?   # a minus only where no range can be meant
      (?P<number>{NUMERAL})
    """,
    regex.VERBOSE,
)
# In 社零3160亿元 the 零 is 零售, in 每两4万元 the 两 a weight, in 周一3912元 the 一 a day: no digits. A cheap first look: 7,596.9 as a whole, with nothing that would go on with it behind it, and where else a number may begin.
FIRST_LOOK = re.compile(
    rf"""
      (?=[\d{_DIGIT}十廿卅拾百千半负+\-]|万亿) (?:(?<![\d{_DIGIT}])(?<!\d\.)|(?<=社零|每两|周[一二三四五六])(?=\d))
      (?: (?P<plain>(?>{ARABIC})) (?![余多来几十百千万亿兆]) | . )
    """,
    re.VERBOSE,
)
# 七八亿, 十五六万, 一百七八十, 三五: two digits in a row that follow each other are a range.
TWO_DIGITS = regex.compile(rf"(?<![{_DIGIT}\d点])([一二两三四五六七八])([二两三四五六七八九])(?![{_DIGIT}点])")
# 5千4百, 4百6十
MIXED = regex.compile(r"(?=\d[千百])(?:(\d)千)?(?:(\d)百)?(?:(\d)十)?(\d)?")
DECIMAL = regex.compile(r"\d+(?:\.\d+)?")
# 7,596.9: the common case, read at once.
PLAIN = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
SOFT = regex.compile(r"[余多来几]")
MORE = frozenset("余多几")


class Number(msgspec.Struct, frozen=True, gc=False):
    """A numeral in the text; `scale` is the scale it ends in (亿 in 3.5亿), 1 where there is none."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    mod: str | None = None
    scale: Decimal = Decimal(1)
    chinese: bool = False


def read_numeral(text: str) -> Decimal | None:
    """Return the number that a numeral spells, None where it spells none.

    >>> [str(read_numeral(t)) for t in ["7,596.9", "3亿9000万", "三点五万亿", "两千三", "壹仟贰佰", "二〇二五", "25万6千"]]
    ['7596.9', '390000000', '3500000000000.0', '2300', '1200', '2025', '256000']
    """
    if not text:
        return None
    sign = -1 if text[0] == "-" else 1
    digits = text.lstrip("+-")
    value = _read(digits) if digits else None
    return None if value is None else sign * value


def _read(text: str) -> Decimal | None:
    for char, scale in (("兆", SCALES["兆"]), ("亿", SCALES["亿"]), ("万", SCALES["万"])):
        left, found, right = text.rpartition(char)
        if found:
            head = SCALES["万"] if text == "万亿" else _read(left) if left else None  # 破万亿元
            if head is None:
                return None
            if not right:
                return head * scale
            if (len(right) == 1 and right in DIGITS and DIGITS[right]) or (right.isdecimal() and len(right) == 1):
                return (
                    head * scale + DIGITS.get(right, int(right) if right.isdecimal() else 0) * scale / 10
                )  # 三万五 is 35,000
            rest = right.lstrip("零〇")  # 1兆〇 ends in nothing
            tail = _read(rest) if rest else None
            return None if tail is None else head * scale + tail
    return _read_small(text)


def _read_small(text: str) -> Decimal | None:
    """Read what has no scale: 1,234.5, 三千五百, 三点五, 二〇二五, 5千, 73.7百."""
    if text[0].isdecimal():
        if mixed := MIXED.fullmatch(text):
            return _mixed(mixed)
        if text[-1] in UNITS:
            head = _read_small(text[:-1])
            return None if head is None else head * UNITS[text[-1]]
        if text[-1] in DIGITS and len(text) > 2 and text[-2] in UNITS:
            head = _read_small(text[:-1])
            return None if head is None else head + DIGITS[text[-1]] * UNITS[text[-2]] // 10
        plain = text.replace(",", "")
        return Decimal(plain) if DECIMAL.fullmatch(plain) else None
    whole, point, part = text.partition("点")
    number = _read_chinese(whole)
    if number is None or not point:
        return None if number is None else Decimal(number)
    if not part or any(char not in DIGITS for char in part):
        return None
    return Decimal(f"{number}.{''.join(str(DIGITS[char]) for char in part)}")


def _mixed(match: regex.Match[str]) -> Decimal:
    """Read 5千4百; a last digit right behind 千 or 百 counts in the next unit below (5千4 is 5,400)."""
    thousands, hundreds, tens, ones = (int(part or 0) for part in match.groups())
    if match.group(4) and not match.group(3):
        ones *= 10 if match.group(2) else 100
    return Decimal(thousands * 1000 + hundreds * 100 + tens * 10 + ones)


def _read_chinese(text: str) -> int | None:
    """Read an integer below 10,000 in Chinese characters, or a string of digits."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if text and all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total, digit, last = 0, None, 1
    for char in text:
        if char in UNITS:
            unit = UNITS[char]
            if total and unit >= last > 1 and digit is None:
                return None
            total += (1 if digit is None else digit) * unit
            digit, last = None, unit
        elif char in DIGITS:
            if digit:
                return None
            digit = DIGITS[char]
            if digit == 0:
                digit, last = None, 1
        else:
            return None
    if digit is not None:
        total += digit * last // 10 if last > 10 and text[-2] in UNITS else digit
    return total or None


def read_number(text: str) -> Number | None:
    """Return the number of a numeral with its range and what is approximate within it.

    >>> [(str(n.value), n.upper and str(n.upper), n.mod) for n in map(read_number, ["30多亿", "七八亿", "十几", "一百七八十"])]
    [('3000000000', None, 'MORE_THAN'), ('700000000', '800000000', None), ('10', None, 'MORE_THAN'), ('170', '180', None)]
    """
    if PLAIN.fullmatch(text):
        return Number(0, len(text), Decimal(text.replace(",", "")))
    bare = SOFT.sub("", text)
    soft = SOFT.search(text)
    mod = None if not soft else "MORE_THAN" if soft.group() in MORE else "APPROX"
    low_text, high_text = bare, None
    pair = TWO_DIGITS.search(bare)
    if pair and not _is_digit_string(bare):
        low, high = DIGITS[pair.group(1)], DIGITS[pair.group(2)]
        if high == low + 1 or (low, high) == (3, 5):
            low_text = bare[: pair.start(2)] + bare[pair.end(2) :]
            high_text = bare[: pair.start(1)] + bare[pair.end(1) :]
    value = read_numeral(low_text)
    upper = read_numeral(high_text) if high_text else None
    if value is None:
        return None
    return Number(0, len(text), value, upper, mod, _scale_of(bare), not text[0].isdigit())


@lru_cache(maxsize=4096)
def known_number(text: str) -> Number | None:
    """Return `read_number(text)`, kept for the short numerals of running text, which come again and again."""
    return read_number(text)


def _is_digit_string(text: str) -> bool:
    return len(text) > 2 and all(char in DIGITS for char in text)


def _scale_of(text: str) -> Decimal:
    scale = Decimal(1)
    if len(text) > 2 and text[-2] in SCALES and text[-1] not in SCALES:
        text = text[:-1]  # 3万8 is 38,000: it ends in the scale that its last digit leaves out
    for char in reversed(text):
        if char in SCALES:
            scale *= SCALES[char]
        elif char in "百千" and text[0].isdigit():
            scale *= UNITS[char]
        else:
            break
    return scale


# 300万股-600万股, 3亿千瓦时-4亿千瓦时: a unit behind a number, before a hyphen.
UNIT_BEFORE = regex.compile(rf"[\d百千万亿十](?P<unit>(?:千(?={_OF_UNIT}))?[\p{{Han}}A-Za-z²³℃%/--[百千万亿十]]{{1,6}})$", regex.V1)


def _joins(text: str, hyphen: int, end: int) -> bool:
    """Tell whether a hyphen joins two numbers of one unit: the same words stand before it and behind the number after it."""
    before = UNIT_BEFORE.search(text, max(0, hyphen - 8), hyphen)
    return before is not None and text.startswith(before.group("unit"), end)


def scan_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a folded text in order. Raises WrongTypeError where it is no str.

    >>> [text.group() for text in NUMBER.finditer("营收3亿9000万,第三名,7,596亿")]
    ['3亿9000万', '三', '7,596亿']
    """
    need("scan_numbers()", text, str, "the folded text as a str")
    position = 0
    while look := FIRST_LOOK.search(text, position):
        start, position = look.span()
        surface, minus = look.group("plain"), False
        if surface is None:
            match = NUMBER.match(text, start)
            if match is None:
                continue
            sign, surface = match.group("sign", "number")
            minus = sign == "负" or (sign == "-" and not _joins(text, start, match.end()))
            position = match.end()
            start = start if minus else position - len(surface)
        number = known_number(surface)
        if number is not None:
            value = -number.value if minus else number.value
            yield Number(start, position, value, number.upper, number.mod, number.scale, number.chinese)
