from pathlib import Path

import pytest
from tests.conftest import cases

import newsfacts

HERE = Path(__file__).parent


@pytest.mark.parametrize("case", cases(HERE / "relations.tsv"))
def test_relations(case):
    """Each case lists all relations of its text: 祁远|position|川岳银行|行长 ; 川岳银行|alias|川岳."""
    expected = {tuple(one.split("|")) for one in case["relations"].split(" ; ") if one}
    relations = newsfacts.extract(case["text"].replace("⏎", "\n")).relations
    found = {(r.head, r.type, r.tail) + ((r.value,) if r.value else ()) for r in relations}
    assert found == expected
