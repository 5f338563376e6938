"""A date before any word of the lexicon stays whole: no word takes a part of it, as 2021年|利润 once lost its year to 年利.

Read with a fixed sample of the words for measures and for moves, those of the smallest SHA-256; a word that itself begins with
a time or with a digit goes on with the date and is left out.
"""

import hashlib

import pytest
import regex

import newsfacts
from newsfacts.lexicon.loader import lexicon

SAMPLE = 400
GOES_ON = regex.compile(r"[\d一二三四五六七八九十两半]|年|[月周日季期当昨今全上下前初末内起均]|头均|黄金周|尾盘")
DATES = "2021年 3月 去年 上半年 一季度 前三季度 3月份 今年以来 3月29日 上周 周三 2021年末 2021年3月底 2021财年 1-3月 第三季度 昨日 今年前7个月 2021年下半年".split()


def sample() -> list[str]:
    words = {row["word"] for name in ("concept_words", "moves") for row in lexicon(name)}
    words = {word for word in words if GOES_ON.match(word) is None}
    return sorted(words, key=lambda word: hashlib.sha256(word.encode()).hexdigest())[:SAMPLE]


@pytest.mark.parametrize("date", DATES)
def test_a_date_stays_whole_before_a_word(date):
    words = sample()
    text = "\n".join(f"川岳股份{date}{word}持平。" for word in words)
    spans = {(span.start, span.text) for span in newsfacts.extract(text, published="2022-03-30").spans if span.label == "DATE"}
    lost, start = [], 0
    for word in words:
        start = text.index(f"川岳股份{date}{word}", start) + len("川岳股份")
        if (start, date) not in spans:
            lost.append(word)
    assert len(lost) <= SAMPLE // 100, lost
