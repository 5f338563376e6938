"""Whose each number of a text is: its owners in reading order."""

from pathlib import Path

import pytest
from tests.conftest import cases

import newsfacts


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "owners.tsv"))
def test_owners(case):
    text = case["text"].replace("\\n", "\n")
    facts = newsfacts.extract(text, published="2025-06-05").facts
    assert [f"{fact.value} {fact.entity or '-'}" for fact in facts] == [one for one in case["owners"].split("; ") if one]
