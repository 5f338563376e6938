"""Time grows as a text does, also where one sentence or paragraph has no end."""

import time

import pytest

import newsfacts

GROWTH = 13
"""Eight times the text may take so many times as long; where time grew as its square it would be 64."""
ROUNDS = 5


@pytest.mark.parametrize(
    "fragment",
    [
        "总裁王小明增持公司股份1.2%,",
        "台股外資賣超118.6億元,港股買超3億元,",
        "禾川医药(688001.SH)副总裁周明昕,",
        "其中仓储服务贡献9.8亿元,",
        "较2024年3月的12亿元增长8%,",
        "Kestrel AI与Nova发布模型,王小明称好。",
        "清华大学教授王小明表示,",
        ",111",
        "(万元)1",
        "(人民币千元)1,2",
        "和3%到月占3时",
        "完成年度计划的12%,恢复到同期的93%,",
        "5年2%:002美元A几净利润约日1成0年",
    ],
    ids=lambda text: text[:6],
)
def test_time_grows_as_the_text_does(fragment):
    def seconds(times):
        start = time.process_time()
        newsfacts.extract(fragment * times, published="2025-04-10")
        return time.process_time() - start

    seconds(10)
    rounds = ((seconds(250), seconds(2000)) for _ in range(ROUNDS))  # beside each other: a busy machine slows both
    growth = []
    for short, long in rounds:
        growth.append(long / short)
        if growth[-1] < GROWTH:
            return
    pytest.fail(f"eight times the text took {min(growth):.1f} times as long in the best of {ROUNDS} rounds")


@pytest.mark.parametrize("fragment", ["和3%到月占3时", "人均薪酬3万元,占成本的12%,占支出的8%,", "完成年度计划的12%,恢复到2019年同期的93%,"])
def test_no_concept_grows_out_of_those_before(fragment):
    document = newsfacts.extract(fragment * 40)
    assert max((len(fact.concept) for fact in document.facts), default=0) < 40
