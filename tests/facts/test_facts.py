from pathlib import Path

import pytest
from tests.conftest import cases

import newsfacts

HERE = Path(__file__).parent


def shown(fact):
    fields = (fact.entity, fact.concept, fact.part, fact.change, fact.value, fact.unit, fact.period)
    return "|".join(field if field is not None else "-" for field in fields)


@pytest.mark.parametrize("case", [*cases(HERE / "facts.tsv"), *cases(HERE / "topics.tsv"), *cases(HERE / "statistics.tsv"), *cases(HERE / "periods.tsv"), *cases(HERE / "taiwan.tsv"), *cases(HERE / "hong_kong.tsv"), *cases(HERE / "markets.tsv")])
def test_facts(case):
    document = newsfacts.extract(case["text"].replace("\\n", "\n"), published=case["published"])
    assert [shown(fact) for fact in document.facts] == [one for one in case["facts"].split(" ; ") if one]


def test_a_table_takes_the_scale_of_its_header():
    text = "禾川医药(688001.SH)公布业绩。主要数据如下(人民币千元):\n\n年度  收入  毛利  研发开支\n2023年  186,420  52,011  38,114\n2024年  212,935  61,746  41,279\n"
    facts = {(fact.concept, fact.period): (fact.value, fact.unit) for fact in newsfacts.extract(text).facts}
    assert facts[("revenue", "2023")] == ("186420000", "CNY")
    assert facts[("rd_expense", "2024")] == ("41279000", "CNY")
    assert len(facts) == 6


def test_each_story_of_a_round_up_has_its_own_company_and_time():
    text = (
        "①【禾川医药】公司10月销量3.1万台。\n②【岚嘉集团】公司拟以2.4亿元现金收购梅江环保51%股权。\n"
        "③【海岳证券】公司三季度净利润1.2亿元。"
    )
    assert [shown(fact) for fact in newsfacts.extract(text, published="2024-11-06").facts] == [
        "禾川医药|sales_volume|-|-|31000|台|2024-10",
        "岚嘉集团|acquisition_price|-|-|240000000|CNY|-",
        "岚嘉集团|stake|-|-|51|%|-",
        "海岳证券|net_profit|-|-|120000000|CNY|2024-07/2024-09",
    ]


def test_what_was_lent_in_a_month_is_of_the_month_and_not_of_its_end():
    text = "佰国10月末贷款余额120亿元。住户贷款当月减少4亿元,企业存款增加3亿元;贷款余额较年初增加9亿元。"
    periods = {fact.value.strip("-"): fact.period for fact in newsfacts.extract(text, published="2025-11-13").facts}
    assert periods == {"12000000000": "2025-10-31", "400000000": "2025-10", "300000000": "2025-10", "900000000": "2025-10-31"}


def test_a_headline_gets_what_only_the_body_tells():
    text = "北水趁低扫57亿元 岚嘉集团净利增长21%\n\n岚嘉集团上半年净利润9亿元,同比增长20.7%。7月9日收盘,南向资金净流入57.3亿元。"
    facts = [shown(fact) for fact in newsfacts.extract(text, published="2025-07-10").facts]
    assert facts[:2] == ["南向资金|net_inflow|-|-|5700000000|CNY|2025-07-09", "岚嘉集团|net_profit|-|yoy|21|%|2025-01/2025-06"]


def test_a_headline_keeps_what_it_tells_itself():
    text = "岚嘉集团一季度净利增长18%\n\n岚嘉集团上半年净利润同比增长12%,毛利率21%。"
    facts = [shown(fact) for fact in newsfacts.extract(text, published="2025-07-10").facts]
    assert facts[0] == "岚嘉集团|net_profit|-|yoy|18|%|2025-01/2025-03"


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("应收账款为3亿元。", ["应收账款"]),
        ("费用再降1亿元。", ["费用"]),
        ("手头资产9亿元,存货和现金只剩2亿元。", ["资产", "cash"]),
        ("与禾岳集团相差2亿元。", ["差距"]),
        ("标准版由23万元降到21万元。", ["price", "price"]),
        ("C轮募资1.2亿元。", ["financing_amount"]),
        ("拟发行新股,募资1.2亿元。", ["proceeds"]),
    ],
)
def test_a_construction_takes_no_more_than_it_means(text, concepts):
    document = newsfacts.extract(f"禾川医药(688001.SH)上半年营收8亿元。{text}", published="2025-08-05")
    assert [fact.concept for fact in document.facts] == ["revenue", *concepts]


def test_what_so_much_is_spent_on_is_no_class_by_a_bound():
    text = "佰州市今年发放消费券3亿元以上带动市场复苏。"
    assert [fact.value for fact in newsfacts.extract(text, published="2025-08-05").facts] == ["300000000"]


def test_a_bracket_behind_a_season_tells_its_days_for_all_numbers_after_it():
    text = "截至2月23日,2026年春节档(2月15日至23日)总票房78亿元,观影人次1.6亿,平均票价47元。"
    assert {fact.period for fact in newsfacts.extract(text, published="2026-02-24").facts} == {"2026-02-15/2026-02-23"}


def test_what_began_with_the_year_is_held_against_its_start():
    text = "禾川医药(688001.SH)员工由年初的930人缩至785人,减幅近一成六。"
    assert [fact.change for fact in newsfacts.extract(text, published="2025-09-18").facts if fact.unit == "%"] == ["ytd"]
