"""Which numbers are forecasts, plans and proposals."""

from pathlib import Path

import pytest
from tests.conftest import cases

import newsfacts


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "forecasts.tsv"))
def test_forecasts(case):
    facts = newsfacts.extract(case["text"], published="2024-11-05").facts
    assert facts
    assert [fact.value for fact in facts if fact.forecast] == case["forecasts"].split()
