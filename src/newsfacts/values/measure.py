"""Numbers with their units: ranges (3%-5%) and lists that share a unit (1.44、7.88和29.58亿元) of any kind."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

import msgspec

from newsfacts.lexicon.any_of import any_of
from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention, plain
from newsfacts.values.bounds import mod_of
from newsfacts.values.currency import HOME
from newsfacts.values.numerals import Number


@cache
def pieces() -> str:
    """Return a pattern of what is counted by 块, which is no money then: 三块屏, 2171块3D银幕."""
    words = [row["word"] for row in lexicon("pieces")]
    long, short = (any_of(word for word in words if (len(word) > 1) is is_long) for is_long in (True, False))
    return rf"(?:3D|4D|IMAX|LED|OLED|[大小巨新老旧])?(?:{long}(?![厂店区商司])|{short}(?=[,。;、的和与及只就都也是有共!?)]|$))"


@cache
def _screens() -> re.Pattern[str]:
    return re.compile(rf"{any_of(row['word'] for row in lexicon('pieces') if len(row['word']) > 1)}(?:总?数)?(?:约|近|共|达|为|有|超过?|逾)*$")


def is_of_pieces(text: str, start: int) -> bool:
    """Tell whether what is counted by 块 stands right before a number: 共有银幕|40块.

    >>> is_of_pieces("银幕40块", 2), is_of_pieces("票价40块", 2)
    (True, False)
    """
    return _screens().search(text, max(0, start - 8), start) is not None


# 周三|人民币: the day of a week, but 每周三|万元, 一周三|次
DAY_OF_WEEK = re.compile(r"(?:(?<![一二两三四五六七八九十每几半\d本上下])周|星期|礼拜)$")


def is_weekday(text: str, number: Number) -> bool:
    """Tell whether a numeral names a day of the week: 周三人民币走高.

    >>> [is_weekday(text, Number(1, 2, Decimal(3), chinese=True)) for text in ("周三人民币", "逾三人")]
    [True, False]
    """
    return number.chinese and number.end - number.start == 1 and DAY_OF_WEEK.search(text, max(0, number.start - 3), number.start) is not None


class Unit(msgspec.Struct, frozen=True, gc=False):
    """The unit found around a number: `text[start:end]` is number and unit together."""

    start: int
    end: int
    unit: str | None
    factor: Decimal = Decimal(1)
    meaning: str | None = None
    partial: bool = False
    """Only a measure word (个) that stands for the whole unit (个基点) at the end of a list."""
    plus: Decimal = Decimal(0)
    """What colloquial cents add: 28块8."""


UnitAt = Callable[[str, Number], Unit | None]
RANGE = re.compile(r"(?:至|到|-|~|—{1,2})(?:约|近|大约|逾|超过|最高)?")
# 倒退一成三至21.47亿元, 调高四分一至16元: the number is the end of a percentage.
PART_BEFORE = re.compile(r"[一二两三四五六七八九\d][成分]")
CHANGES = re.compile(
    r"(?:[上下]调|调[高低升降]|增加|减少|提高|降低|扩大|缩减|收窄|提升|下[降滑跌挫]|上[升涨]|回[落升]|攀升|反弹|增长|[升贬]值|蒸发|缩水|萎缩|锐减|(?<![至最不])[多少]|[增减升降涨跌挫削砍贬])(?:了|约|近|逾)?$"
)
MANY_TIMES = 4
"""削0.4元至7.2元: what a change leads to is so many times the change; the ends of a range lie nearer, but 增长2%至6% is one.

What is foreseen is a range, however wide: 净利润预计增加1000万元至5000万元.
"""
LEAST_SCALE = 10**8
"""A number without a unit that names so high a scale shares none with the next."""
# 减少1.7亿元至2.4亿元: of what is over and not foreseen, by how much and to how much; but 每吨下调20元至50元, 预计增加1亿元至2亿元
FORESEEN = re.compile(r"[预将料拟估每]|有望|可望|目标|指引|计划|若|如果|可能|区间|幅度")
SAID_BEFORE = 40
"""So many characters of its sentence before a change say whether it is foreseen."""
# 增加5000万元至6000万元|,同比增长50%至60%: a range as well
RANGE_OF_RATES = re.compile(r",?[^,。;\n\d]{0,10}\d[\d.]{0,8}%?[至到~-]\d[\d.]{0,8}%|之间|的?区间")
LARGE = 10**4
"""What is told in 万 or 亿 is no change of a price."""
# 介于2.25%和2.5%之间
BETWEEN = re.compile(r"[和与及]")
BETWEEN_END = re.compile(r"之间")
# 低0.2个和高0.7个百分点: each with its own way
LIST = re.compile(r"(?:、|和|及|与|以及|或|/)(?:约|近|逾|超|超过|[高低快慢升降]|下降|回落|收窄|提高|上升|扩大)?")


def measured(text: str, numbers: list[Number], label: str, unit_at: UnitAt) -> Iterator[Mention]:
    """Yield the mentions of one label among `numbers`; `unit_at` reads the unit around a number."""
    units = [unit_at(text, number) for number in numbers]
    if not any(units):
        return
    shared = _lists(text, numbers, units)
    i = 0
    while i < len(numbers):
        unit, run = units[i], shared[i]
        if other := _range_end(text, numbers, units, i):
            yield _mention(text, label, numbers[i], unit, numbers[i + 1], other)
            i += 2
            continue
        if unit is not None and not unit.partial:
            yield _mention(text, label, numbers[i], unit)
        elif run is not None and run[0] - i < LONGEST_LIST:
            last, whole = run
            for k in range(i, last):
                yield _shared(text, label, numbers[k], units[k], numbers[last], whole)
            i = last
            continue
        i += 1


def _range_end(text: str, numbers: list[Number], units: list[Unit | None], i: int) -> Unit | None:
    """Return the unit of the end of a range that `numbers[i]` begins, None where it begins none."""
    if i + 1 >= len(numbers) or numbers[i].upper is not None:
        return None
    unit, other = units[i], units[i + 1]
    if other is None or other.partial or numbers[i + 1].upper is not None:
        return None
    begin = unit.end if unit else numbers[i].end
    joined = RANGE.fullmatch(text, begin, other.start)
    if joined is None and BETWEEN_END.match(text, other.end):
        joined = BETWEEN.fullmatch(text, begin, other.start)
    if joined is None or (
        unit is None and PART_BEFORE.search(text, max(0, numbers[i].start - 2), numbers[i].start) is not None
    ):
        return None
    if unit and other.unit == HOME:  # 人民币1.25元至1.32元
        other = msgspec.structs.replace(other, unit=unit.unit)
    same = unit is None or _bare(unit.unit) == _bare(other.unit) or unit.partial
    low = numbers[i].value * (unit.factor if unit else 1)
    least = low * MANY_TIMES if unit is None or unit.unit != "%" else max(numbers[i].value, Decimal(1)) * 10
    high = numbers[i + 1].value * other.factor
    rough = numbers[i].mod is not None and "/" not in (other.unit or "/")  # 增加320多亿元至1200亿元: no end of a range is told so
    scaled = unit is not None or numbers[i].scale >= LEAST_SCALE  # 增加8700亿至4万亿元
    far = scaled and (high >= least or rough) and "预" not in text[max(0, numbers[i].start - 12) : numbers[i].start]
    if (
        (far or _is_told_of_past(text, numbers[i], unit, other.end))
        and joined.group()[0] in "至到"
        and CHANGES.search(text, max(0, numbers[i].start - 6), numbers[i].start)
    ):
        return None  # 上调1000万至4.55亿: by how much, and to how much
    if not same or abs(low) > abs(high * numbers[i].scale * 10**9):
        return None
    return other


def _is_told_of_past(text: str, number: Number, unit: Unit | None, end: int) -> bool:
    """Tell whether a large number with a unit of its own, and the one that ends here, tell what is over, for all that their sentence says around them.

    >>> text = "应收账款减少3亿元至4亿元"
    >>> number, unit = Number(6, 8, Decimal(3), scale=Decimal(10**8)), Unit(6, 9, "CNY")
    >>> [_is_told_of_past(said, number, unit, 14) for said in (text, "预计" + text, text + ",同比降30%至40%")]
    [True, False, False]
    """
    if unit is None or unit.unit == "%" or number.scale < LARGE or RANGE_OF_RATES.match(text, end):
        return False
    begin = max(text.rfind(mark, 0, number.start) for mark in "。;\n") + 1
    return FORESEEN.search(text, max(begin, number.start - SAID_BEFORE), number.start) is None


def _bare(unit: str | None) -> str | None:
    return unit.partition("/")[0] if unit else unit


LONGEST_LIST = 64
"""Of a longer list the first numbers have no unit."""


def _lists(text: str, numbers: list[Number], units: list[Unit | None]) -> list[tuple[int, Unit] | None]:
    """Return for each number without a unit of its own the index and the unit of the one at the end of its list."""
    shared: list[tuple[int, Unit] | None] = [None] * len(numbers)
    for k in range(len(numbers) - 2, -1, -1):
        here, after = units[k], units[k + 1]
        if (here is not None and not here.partial) or (after is None and shared[k + 1] is None):
            continue
        if numbers[k].scale >= LARGE and (after.unit if after else shared[k + 1][1].unit) == "%":  # type: ignore[index]
            continue  # 分别为2380万、6.9%: none of percent
        if LIST.fullmatch(text, here.end if here else numbers[k].end, after.start if after else numbers[k + 1].start):
            shared[k] = (k + 1, after) if after is not None and not after.partial else shared[k + 1]
    return shared


def _shared(text: str, label: str, number: Number, own: Unit | None, last: Number, unit: Unit) -> Mention:
    """Return the mention of a list's number that takes scale and unit from the last one."""
    scale = last.scale if number.scale == 1 and last.scale > 1 else Decimal(1)
    end = own.end if own else number.end
    return Mention(
        number.start,
        end,
        label,
        value=plain(number.value * scale * unit.factor),
        upper=None if number.upper is None else plain(number.upper * scale * unit.factor),
        unit=unit.unit,
        mod=mod_of(text, number.start, end, number.mod),
        meaning=unit.meaning,
    )


def _mention(
    text: str, label: str, number: Number, unit: Unit | None, last: Number | None = None, other: Unit | None = None
) -> Mention:
    """Return the mention of a number with its unit, or of a range with the unit of its end."""
    whole = other or unit
    assert whole is not None
    start = min(number.start, unit.start) if unit else number.start
    factor = (unit.factor if unit and not unit.partial else whole.factor) or Decimal(1)
    value = number.value * factor + (unit.plus if unit else 0)
    upper = number.upper * factor if number.upper is not None else None
    if last is not None:
        if number.scale == 1 and last.scale > 1 and (unit is None or unit.end == number.end):
            value *= last.scale  # 10-20亿元: both are 亿
        upper = last.value * whole.factor + whole.plus
    return Mention(
        start,
        whole.end,
        label,
        value=plain(value),
        upper=None if upper is None else plain(abs(upper) if value >= 0 else upper),
        unit=unit.unit if unit and "/" in (unit.unit or "") else whole.unit,
        mod=mod_of(text, start, whole.end, number.mod or (last.mod if last else None)),
        meaning=whole.meaning,
    )
