"""Listed companies in sentences of every day: each of a sample of the shipped list owns the numbers that are told of it.

A sentence is read with sixty names, those of the smallest SHA-256; its floor is the share of them that own all of its facts.
"""

import hashlib
from functools import cache
from pathlib import Path

import pytest
from tests.conftest import cases

import newsfacts
from newsfacts.lexicon.loader import lexicon

SAMPLE = 60
MARKETS = {"mainland": (".SH", ".SZ", ".BJ"), "hong kong": (".HK",), "taiwan": (".TW", ".TWO")}


@cache
def sample(market: str) -> list[str]:
    names = {row["name"] for row in lexicon("listed_companies") if row["ticker"].endswith(MARKETS[market]) and not row["name"].isascii()}
    return sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())[:SAMPLE]


def owns_all(name: str, sentence: str) -> bool:
    facts = newsfacts.extract(sentence.format(name), published="2022-03-30").facts
    return bool(facts) and all(fact.entity == name for fact in facts)


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "listed.tsv"))
def test_listed_companies_own_their_numbers(case):
    names = sample(case["market"])
    lost = [name for name in names if not owns_all(name, case["sentence"])]
    assert 1 - len(lost) / len(names) >= float(case["floor"]), lost
