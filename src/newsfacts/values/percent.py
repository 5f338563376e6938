"""Percentages: 「同比增长24.8%」, 「三成五」, 「百分之七点二」, 「1.4个百分点」, 「25个基点」, 「五五折」, 「4.3厘」."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

import regex

from newsfacts.mention import Mention, plain
from newsfacts.values.bounds import mod_of
from newsfacts.values.measure import Unit, measured
from newsfacts.values.numerals import DIGITS, NUMERAL, Number, read_number

AFTER = re.compile(
    r"""
      (?P<percent> %(?!%) | 个?(?:巴仙|趴(?!在|着)) )
    | (?P<mille> ‰ )
    | (?P<point> 个?多?百分点 | 个?(?:pcts?|ppts?|pp)(?![A-Za-z\d]) )
    | (?P<basis> 个?(?:基点|基本点|点子) | 个?(?:BPs?|bps?|Bps?)(?![A-Za-z]) )
    | (?P<partial> 个(?=[、和及与]) )                   # 14个、33个和21个基点
    | (?P<li> 厘(?!米|清|定|岛) )
    """,
    re.VERBOSE,
)
BEGINS = frozenset("%‰个巴趴多百基点厘pPbB")
"""What a unit of percentages begins with: a cheap first look."""
INTEREST = re.compile(r"利率|息|(?:借贷|融资|资金)成本|孳|厘|回报|按揭|贷款|P按|债|年期")
_ONE = r"(?:10|\d(?:\.\d)?|[一二两三四五六七八九](?:点[一二三四五六七八九])?|十|半)"
# 3成5; but 3成5家, 3成50, 3成5G用户, 3成5至10岁
_FIFTH = r"(?<=\d成)[1-9](?![\dA-Za-z/万亿千百十家个名人位倍年月日号成天周岁股元块档只宗项次部辆台套件吨米公间所座艘架笔条款%‰]|[.,:]\d|[至到\-~]\d{1,2}(?![\d.成]))"
# 三成五, 6成, 七成二, 九成多: tenths; 七到八成 a range of them; 约七成|为加盟店.
TENTHS = regex.compile(
    rf"(?<!第)(?P<low>{_ONE})(?:(?:成(?P<low_half>半|[一二三四五六七八九]|{_FIFTH})?(?=[至到\-~]))?(?P<range>至|到|-|~)?(?P<high>{_ONE}))?成(?P<half>半|[一二三四五六七八九](?![十百千万亿])|{_FIFTH})?(?:(?<=(?:[约近逾超有中,;]|超过)(?:[二两三四五六七八九]|\d(?:\.\d)?)成)(?=为)|(?![立员果长本功为份分交就都吉语人家熟年品色型]))"
)
HUNDREDTHS = regex.compile(
    rf"(?P<minus>负)?(?P<base>百万|十万|百|千|万|100|1000)分之(?P<number>{NUMERAL})(?P<scale>[kK](?![A-Za-z]))?(?:(?:至|到|-|~)(?:百分之)?(?P<upper>{NUMERAL}))?",
    regex.VERBOSE,
)
# 三分之二; in Hong Kong also 三分一, 四分三.
FRACTION = regex.compile(
    r"(?<![百千万\d])(?P<base>[二三四五六七八九十\d]{1,3})分之(?P<number>[一二两三四五六七八九\d]{1,2})(?P<li>厘(?!米|清|定|岛))?"
    r"|(?<![点时第百千万\d])(?P<base>[三四五])分(?P<number>[一二三](?![一二三四五六七八九十百千万\d刻两]))(?P<li>厘(?!米|清|定|岛))?"  # 加息四分一厘
)
# 全球1/5市场, 占2/3, 只有去年的1/5: a share of something, unlike 1/4决赛 or the day 3/4.
SLASHED = regex.compile(
    r"(?<![\d./:A-Za-z第])(?P<number>\d)/(?P<base>[2-9]|1[025]|20|100)(?![\d./:A-Za-z月日号季期级寸]|英[寸里尺]|小时|.{1,2}赛)"
)
OF_WHOLE = regex.compile(r"(?:占|约|近|逾|过|超过?|不足|不到|仅|达|的|其中|有|剩|少了?|减|砍|掉|[全球国市省]|将近|接近|只|缩至|降至|降到)$")
PART_OF = regex.compile(r"(?:的?(?:市场|市占|份额|股权|股份|产能|产量|员工|人口|营收|收入|需求|供应|国家|地区|席次|席位|面积|时间|家庭|资产|以上|以下|左右|都|是|来自))")
DISCOUNT = regex.compile(
    r"(?P<a>(?<![对半])对|半|[一二两三四五六七八九\d](?:[.点][\d一二三四五六七八九])?)(?P<b>[一二三四五六七八九\d])?折(?!合|算|旧|射|叠|现|价率|腾|扣|戟|磨|返|中|断|页|损|桂|回|让|价)"
)
HALF_POINT = regex.compile(r"半个(?P<unit>百分点|基点)|(?<=[加升减降][息至到])半(?P<unit>厘)")
HALVES = {"百分点": "pp", "基点": "bp", "厘": "%"}
HALF = regex.compile(r"(?:(?<=[近逾超过约达占足]|^|[,;。了有的天])一半(?!径|会)|(?<!过)半数)")


def unit_of_percent(text: str, number: Number) -> Unit | None:
    """Return the unit of a percentage after a number, None where there is none."""
    if text[number.end : number.end + 1] not in BEGINS:
        return None
    after = AFTER.match(text, number.end)
    if not after:
        return None
    end = after.end()
    if after.group("percent"):
        return Unit(number.start, end, "%")
    if after.group("mille"):
        return Unit(number.start, end, "%", Decimal("0.1"))
    if after.group("point"):
        return Unit(number.start, end, "pp")
    if after.group("basis"):
        return Unit(number.start, end, "bp")
    if after.group("partial"):
        return Unit(number.start, end, "个", partial=True)
    near = text[max(0, number.start - 20) : end + 6]
    return Unit(number.start, end, "%") if INTEREST.search(near.replace("厘", "")) else None


def find_percents(text: str, numbers: list[Number]) -> Iterator[Mention]:
    """Yield the percentages of a folded text; `value` is a number of percent, points or basis points.

    >>> text = "毛利率升1.4和2.6个百分点,逾三成五,百分之七点二"
    >>> from newsfacts.values.numerals import scan_numbers
    >>> [(text[m.start:m.end], m.value, m.unit) for m in find_percents(text, list(scan_numbers(text)))]
    [('1.4', '1.4', 'pp'), ('2.6个百分点', '2.6', 'pp'), ('三成五', '35', '%'), ('百分之七点二', '7.2', '%')]
    """
    yield from measured(text, numbers, "PERCENT", unit_of_percent)
    for match in HALF_POINT.finditer(text) if "半个" in text or "半厘" in text else ():
        unit = HALVES[match.group("unit")]
        yield Mention(
            match.start(), match.end(), "PERCENT", "0.5", None, unit, mod_of(text, match.start(), match.end())
        )
    for match in SLASHED.finditer(text) if "/" in text else ():
        values = _fraction(match) if _is_share(text, match) else None
        if values is not None:
            yield Mention(match.start(), match.end(), "PERCENT", plain(values[0]), None, "%", mod_of(text, *match.span()))
    for hint, pattern, read in PARTS:
        for match in pattern.finditer(text) if hint.search(text) else ():
            values = read(match)
            if values is not None:
                value, upper = (None if number is None else plain(number) for number in values)
                mod = mod_of(text, match.start(), match.end())
                yield Mention(match.start(), match.end(), "PERCENT", value, upper, "%", mod)


Values = tuple[Decimal, Decimal | None]


def _digit(char: str) -> Decimal:
    return Decimal(10) if char == "十" else Decimal(DIGITS[char]) if char in DIGITS else Decimal(char)


def _decimal(text: str) -> Decimal:
    """Read a digit with or without one decimal: 8, 8.5, 八点五; 半 and 对 are half of one and of ten."""
    if text in ("半", "对"):
        return Decimal("0.5") if text == "半" else Decimal(5)
    whole, point, part = text.replace("点", ".").partition(".")
    return _digit(whole) + _digit(part) / 10 if point else Decimal(text) if text.isdecimal() else _digit(whole)


def _tenths(match: regex.Match[str]) -> Values | None:
    low_part, part = (
        Decimal(5) if half == "半" else _digit(half) if half else Decimal(0) for half in match.group("low_half", "half")
    )
    low = _decimal(match.group("low")) * 10 + low_part
    if not match.group("high"):
        return low + part, None
    high = _decimal(match.group("high")) * 10
    return (low, high + part) if match.group("range") or high == low + 10 else None


HUNDREDTH = {
    "百": Decimal(1),
    "100": Decimal(1),
    "千": Decimal("0.1"),
    "1000": Decimal("0.1"),
    "万": Decimal("0.01"),
    "十万": Decimal("0.001"),
    "百万": Decimal("0.0001"),
}


def _hundredths(match: regex.Match[str]) -> Values | None:
    factor = (
        HUNDREDTH[match.group("base")] * (-1 if match.group("minus") else 1) * (1000 if match.group("scale") else 1)
    )
    number = read_number(match.group("number"))
    if number is None:
        return None
    end = read_number(match.group("upper")) if match.group("upper") else None
    upper = end.value if end else number.upper
    return number.value * factor, None if upper is None else upper * factor


def _is_share(text: str, match: regex.Match[str]) -> bool:
    """Tell whether 1/4 is so much of something: by the words before it or behind it."""
    before = OF_WHOLE.search(text, max(0, match.start() - 3), match.start())
    return before is not None or PART_OF.match(text, match.end()) is not None


def _fraction(match: regex.Match[str]) -> Values | None:
    base, number = read_number(match.group("base")), read_number(match.group("number"))
    if base is None or number is None or not base.value or number.value >= base.value:
        return None
    whole = 1 if match.groupdict().get("li") else 100  # 四分一厘: a quarter of one per cent
    return (number.value * whole / base.value).quantize(Decimal("0.01")), None


def _discount(match: regex.Match[str]) -> Values | None:
    first, second = match.group("a"), match.group("b")
    tens = Decimal(5) if first == "半" else _decimal(first)
    value = tens * 10 + (_digit(second) if second else 0)
    return (value, None) if value else None


def _half(match: regex.Match[str]) -> Values:
    return Decimal(50), None


# Without the hint the pattern finds nothing.
PARTS: tuple[tuple[re.Pattern[str], regex.Pattern[str], Callable[[regex.Match[str]], Values | None]], ...] = (
    (re.compile("成"), TENTHS, _tenths),
    (re.compile("分之"), HUNDREDTHS, _hundredths),
    (re.compile("分之|[三四五]分[一二三]"), FRACTION, _fraction),
    (re.compile("折"), DISCOUNT, _discount),
    (re.compile("一半|半数"), HALF, _half),
)
