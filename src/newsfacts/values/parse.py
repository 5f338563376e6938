"""One value expression read whole: 三千五百万港元, 三成五, 去年前三季度, 20个交易日, 一百二十三, 最多三点五英里, 负二.

It reads more than `extract` takes from running text: bare numbers, negatives in words, 一 with a measure word, halves,
sums with 角 and 分, dozens; and what stands around a number to bound it (约, 最多, 以上).
"""

from decimal import Decimal

import msgspec
import regex

from newsfacts.mention import Mention, plain, settle
from newsfacts.text.fold import Folded, fold
from newsfacts.values.bounds import AFTER_NUMBER, BEFORE_NUMBER, mod_of
from newsfacts.values.find import find_values
from newsfacts.values.numerals import NUMBER, read_number
from newsfacts.values.quantity import unit_words
from newsfacts.values.resolve import resolve_values

NEGATIVE = regex.compile(r"^(?:负|零下|-)")
NOISE = regex.compile(r"^(?:公元|纪元|在|于|从|大概是|共)|(?:整|正|\(含\)|或|的时候)$")
# 一百二十三元1角1分, 两角五分, 两毛五, 五块六
SUM = regex.compile(
    r"(?:(?P<yuan>.{1,12}?)(?:元|块|圆)零?)?(?:(?P<jiao>[\d一二两三四五六七八九]{1,2})(?:角|毛))?零?(?:(?P<fen>[\d一二两三四五六七八九]{1,2})分?)?钱?"
)
MAGNITUDE = {"K": 10**3, "k": 10**3, "M": 10**6, "G": 10**9, "打": 12, "对": 2, "双": 2}
FORMAL = str.maketrans({"参": "叁"})


def parse_value(folded: Folded, published: str | None) -> Mention | None:
    """Return the value that a folded text is as a whole, None where it is none; a bare number is a QUANTITY."""
    text = folded.text
    return _read(text, published) or _bounded(text, published)


def _read(text: str, published: str | None) -> Mention | None:
    """Return the value that `text` is without words around it."""
    if not text or len(text) > 80:
        return None
    text = NOISE.sub("", text) or text
    whole = [m for m in settle(find_values(fold(text))) if (m.start, m.end) == (0, len(text))]
    if whole and whole[0].meaning != "bare":
        resolved, _ = resolve_values(fold(text), whole, published)
        return resolved[0]
    negative = NEGATIVE.match(text)
    if negative and (inner := _read(text[negative.end() :], published)) and inner.value and inner.label != "DATE":
        upper = None if inner.upper is None else plain(-Decimal(inner.upper))
        return msgspec.structs.replace(inner, value=plain(-Decimal(inner.value)), upper=upper)
    return _sum(text) or _measured(text) or _number(text)


def _bounded(text: str, published: str | None) -> Mention | None:
    """Return the value with the words of approximation or comparison around it taken into its `mod`."""
    for length in range(min(8, len(text) - 1), -1, -1):
        prefix, rest = text[:length], text[length:]
        if prefix and not BEFORE_NUMBER.fullmatch(prefix):
            continue
        after = next((m for i in range(1, len(rest)) if (m := AFTER_NUMBER.fullmatch(rest, i))), None)
        core = rest[: after.start()] if after else rest
        if core == text:
            continue
        inner = _read(core, published)
        if inner is not None:
            mod = mod_of(text, length, length + len(core), inner.mod) if inner.label != "DATE" else inner.mod
            return msgspec.structs.replace(inner, mod=mod)
    return None


def _number(text: str) -> Mention | None:
    text = text.translate(FORMAL)
    scale = MAGNITUDE.get(text[-1])
    match = NUMBER.fullmatch(text[:-1] if scale and len(text) > 1 else text)
    number = read_number(match.group("number")) if match else None
    if match is None or number is None:
        return None
    factor = Decimal(scale or 1)
    value = -number.value if match.group("sign") == "-" else number.value
    upper = None if number.upper is None else plain(number.upper * factor)
    return Mention(0, len(text), "QUANTITY", plain(value * factor), upper, None, number.mod)


def _sum(text: str) -> Mention | None:
    """Read a sum with its small coins: 123元1角1分, 两毛五."""
    match = SUM.fullmatch(text)
    if match is None or not (
        match.group("jiao") or (match.group("yuan") and match.group("fen")) or text.endswith("分")
    ):
        return None
    total = Decimal(0)
    for part, factor in (("yuan", Decimal(1)), ("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
        if match.group(part):
            number = read_number(match.group(part))
            if number is None:
                return None
            total += number.value * (
                Decimal("0.1") if part == "fen" and not match.group("jiao") and text[-1] != "分" else factor
            )
    return Mention(0, len(text), "MONEY", plain(total), None, "CNY")


def _measured(text: str) -> Mention | None:
    """Read a number with a measure word that running text would take for an article (一升), or with a half."""
    match = regex.fullmatch(
        r"(?P<number>.{0,12}?)(?P<first>个)?(?P<half>半)?(?P<unit>\L<units>)(?P<last>半)?",
        text,
        units=list(unit_words()),
    )
    if match is None:
        return None
    number = read_number(match.group("number")) if match.group("number") else None
    half = Decimal("0.5") if match.group("half") or match.group("last") else Decimal(0)
    if number is None and (match.group("number") or not half):
        return None
    value = (number.value if number else Decimal(0)) + half
    return Mention(0, len(text), "QUANTITY", plain(value), None, unit_words()[match.group("unit")])
