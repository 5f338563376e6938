from pathlib import Path

import pytest
from tests.conftest import cases

import newsfacts

HERE = Path(__file__).parent


def shown(fact):
    fields = (fact.entity, fact.concept, fact.part, fact.change, fact.value, fact.unit, fact.period)
    return "|".join(field if field is not None else "-" for field in fields)


@pytest.mark.parametrize("case", cases(HERE / "facts.tsv"))
def test_facts(case):
    document = newsfacts.extract(case["text"], published=case["published"])
    assert [shown(fact) for fact in document.facts] == [one for one in case["facts"].split(" ; ") if one]


def test_a_table_takes_the_scale_of_its_header():
    text = "禾川医药(688001.SH)公布业绩。主要数据如下(人民币千元):\n\n年度  收入  毛利  研发开支\n2023年  186,420  52,011  38,114\n2024年  212,935  61,746  41,279\n"
    facts = {(fact.concept, fact.period): (fact.value, fact.unit) for fact in newsfacts.extract(text).facts}
    assert facts[("revenue", "2023")] == ("186420000", "CNY")
    assert facts[("rd_expense", "2024")] == ("41279000", "CNY")
    assert len(facts) == 6
