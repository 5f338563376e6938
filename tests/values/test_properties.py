"""What must hold of every number, date and text."""

import datetime as dt
import re
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsfacts
from newsfacts.gold.schema import EDTF
from newsfacts.values.numerals import read_numeral

DIGITS = "零一二三四五六七八九"


def spelt(number: int) -> str:
    """Spell an integer below 10**12 in Chinese, as a person writes it."""

    def below(n: int) -> str:
        out, zero = "", False
        for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, n = divmod(n, unit)
            if digit:
                out += ("零" if zero else "") + DIGITS[digit] + name
            zero = bool(out) and not digit
        return out

    out, gap = "", False
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, scale)
        if part:
            out += ("零" if out and (part < 1000 or gap) else "") + below(part) + name
            gap = False
        else:
            gap = bool(out)
    return out


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_spelt_numbers_are_read_back(number):
    assert read_numeral(spelt(number)) == number


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_grouped_numbers_are_read_back(number):
    assert read_numeral(format(number, ",.2f")) == number


@settings(deadline=None)  # the first call loads the tagger
@given(
    st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2099, 12, 31)),
    st.sampled_from(["{0}年{1}月{2}日", "{0}-{1:02d}-{2:02d}", "{0}/{1}/{2}", "民国{3}年{1}月{2}日"]),
)
def test_dates_in_every_notation_are_read_back(day, notation):
    text = f"公告于{notation.format(day.year, day.month, day.day, day.year - 1911)}。"
    dates = [span.value for span in newsfacts.extract(text).spans if span.label == "DATE"]
    assert dates == [day.isoformat()]


WORDS = [
    "今年",
    "去年",
    "昨日",
    "上周五",
    "当日",
    "同期",
    "9月",
    "30日",
    "前三季度",
    "年底",
    "截至",
    "止",
    "九个月",
    "至",
    "起",
    "前",
    "2025年",
    "5月",
    "正月初三",
    "一",
    "3",
    "、",
    ",",
    "。",
]


@given(
    st.lists(st.sampled_from(WORDS), max_size=12),
    st.one_of(st.none(), st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2090, 1, 1))),
)
@settings(max_examples=200, deadline=None)
def test_every_date_is_valid_edtf(words, published):
    for span in newsfacts.extract("".join(words), published=published).spans:
        if span.label == "DATE":
            assert re.fullmatch(EDTF.strip("^$"), span.value), (span.text, span.value)


@pytest.mark.parametrize(
    "hostile",
    [
        "1" * 20000,
        "亿" * 20000,
        "年月" * 10000,
        "1," * 10000,
        "(" * 20000,
        "3亿" * 10000,
        "一" * 20000,
        "十多" * 10000,
        "2025年" * 5000,
        "A " * 10000,
    ],
    ids=lambda text: text[:4],
)
def test_time_grows_with_length_only(hostile):
    def seconds(text: str) -> float:
        start = time.process_time()
        from newsfacts.pipeline import read
        from newsfacts.values.find import find_values

        list(find_values(read(text)))
        return time.process_time() - start

    seconds(hostile[:1000])
    short, whole = (min(seconds(text) for _ in range(3)) for text in (hostile[: len(hostile) // 4], hostile))
    assert whole < max(9 * short, 0.05)  # four times the text; where time grew as its square it would be sixteen


def test_amounts_are_decimals():
    span = next(span for span in newsfacts.extract("0.1亿元").spans)
    assert span.number == Decimal(10000000)
