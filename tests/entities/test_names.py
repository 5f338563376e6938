import re
from pathlib import Path

import pytest
from tests.conftest import cases

import newsfacts
from newsfacts.document import ENTITY_LABELS
from newsfacts.entities.borders import tidy_spans
from newsfacts.entities.byline import bylines
from newsfacts.text.fold import fold

HERE = Path(__file__).parent


def names(document):
    spans = [span for span in document.spans if span.label in ENTITY_LABELS]
    return [f"{span.label}:{span.text}" + (f"={span.name}" if span.label == "TICKER" else "") for span in spans]


@pytest.mark.parametrize("case", cases(HERE / "names.tsv"))
def test_names(case):
    expected = re.split(rf" (?=(?:{'|'.join(ENTITY_LABELS)}):)", case["names"])
    assert names(newsfacts.extract(case["text"].replace("\\n", "\n"))) == [one for one in expected if one]


@pytest.mark.parametrize("case", cases(HERE / "borders.tsv"))
def test_borders(case):
    """What the rules make of a span that the tagger gave, whatever the tagger gives today."""
    label, name = case["tagged"].split(":", 1)
    start = case["text"].index(name)
    tidy = tidy_spans(case["text"], [(start, start + len(name), label)], [])
    assert " ".join(f"{found}:{case['text'][s:e]}" for s, e, found in tidy) == case["tidy"]


def test_names_of_the_user_win(tmp_path):
    text = "小满机器人与银河系列发布。"
    given = {"小满机器人": "ORG", "银河系列": "PRODUCT"}
    assert names(newsfacts.extract(text, names=given)) == ["ORG:小满机器人", "PRODUCT:银河系列"]
    file = tmp_path / "names.tsv"
    file.write_text("name\tlabel\n小满机器人\tORG\n银河系列\tPRODUCT\n", encoding="utf-8")
    assert newsfacts.extract(text, names=file) == newsfacts.extract(text, names=given)


def test_the_central_bank_is_no_other_one():
    text = "央行公布,黄金储备增加。人民银行称,波兰央行买入67吨。岚禾集团研究院成立,岚禾集团未评论。"
    named = {span.text: span.name for span in newsfacts.extract(text).spans if span.label == "ORG"}
    assert named["央行"] == named["人民银行"] == "人民银行"
    assert named["波兰央行"] == "波兰央行"
    assert named["岚禾集团"] == "岚禾集团"


def test_one_thing_has_one_name():
    document = newsfacts.extract(
        "曜石资本(Onyx Capital Partners)宣布,沪指即上证指数。曜石资本称,Onyx Capital Partners成立于香港。"
    )
    named = {span.text: span.name for span in document.spans if span.label in ("ORG", "INDEX")}
    assert named["Onyx Capital Partners"] == named["曜石资本"] == "曜石资本"
    assert named["沪指"] == "上证指数"
    aliases = {(relation.head, relation.tail) for relation in document.relations if relation.type == "alias"}
    assert aliases == {("曜石资本", "Onyx Capital Partners"), ("上证指数", "沪指")}


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        # by its form: a company listed on the mainland is a 股份有限公司
        ("贵州茅台(600519.SH)公告,股东贵州茅台集团有限公司增持。贵州茅台盘中走高。", {"贵州茅台", "贵州茅台集团有限公司"}),
        # by what it is to the other
        ("禾岳电缆(688999.SH)公告,控股股东禾岳电缆集团减持。禾岳电缆走高。", {"禾岳电缆", "禾岳电缆集团"}),
        ("禾岳电缆(688999.SH)公告,全资子公司禾岳电缆工程有限公司中标。", {"禾岳电缆", "禾岳电缆工程有限公司"}),
        # its own registered name
        ("禾岳电缆(688999.SH)公告,禾岳电缆科技股份有限公司中标。", {"禾岳电缆科技股份有限公司"}),
        # each with a code of its own
        ("岚岳地产(00982)涨2%,岚岳地产服务(06998)跌1%。", {"岚岳地产", "岚岳地产服务"}),
        # a unit of a house that has many
        ("网易公布业绩,网易云音乐会员增加。", {"网易", "网易云音乐"}),
        # an organ of a ministry
        ("财政部今日公布数据,财政部统计处表示,下月持平。", {"财政部", "财政部统计处"}),
        # an organ by its level, of a place that is named elsewhere
        ("沛原市商务局公布数据,市商务局与市统计局出席。", {"沛原市商务局", "市统计局"}),
        # a share with a mark
        ("*ST禾岳(002999.SZ)公告,禾岳股份亏损。", {"*ST禾岳"}),
        # listed behind 中国, beside a unit of its own
        ("中国平安公布业绩,平安派息,平安寿险新单增长。", {"中国平安", "平安寿险"}),
        # as written: with wide brackets
        ("禾岳电缆（沛原）有限公司（简称“禾岳电缆”）中标,禾岳电缆走高。", {"禾岳电缆（沛原）有限公司"}),
        # not listed: the short form of the one name
        ("禾岳电缆工程有限公司中标,禾岳电缆走高。", {"禾岳电缆工程有限公司"}),
    ],
)
def test_a_listed_company_is_not_its_parent(text, apart):
    assert {span.name for span in newsfacts.extract(text).spans if span.label == "ORG"} == apart


def test_the_family_name_of_a_person_is_the_person():
    document = newsfacts.extract("分析师Edith Harlow表示看好。Harlow认为,估值偏低。行长卡尔·林德森说,林德森会加息。")
    assert {span.name for span in document.spans if span.label == "PERSON"} == {"Edith Harlow", "卡尔·林德森"}


def test_the_quote_of_a_page_is_no_part_of_the_name_it_stands_in():
    document = newsfacts.extract("禾岳能源(5.130,0.04,0.79%)科技股份有限公司公告。")
    assert [span.name for span in document.spans] == ["禾岳能源科技股份有限公司"]


def test_positions():
    document = newsfacts.extract("青禾资本董事长兼总经理欧阳闻笛表示,市场回暖。")
    found = {(r.head, r.tail, r.value) for r in document.relations if r.type == "position"}
    assert found == {("欧阳闻笛", "青禾资本", "董事长"), ("欧阳闻笛", "青禾资本", "总经理")}


def test_a_place_of_the_user_stands_in_an_office():
    text = "川岳资本亚太首席策略师会见法国总统。"
    assert not [span for span in newsfacts.extract(text).spans if span.label in ("GPE", "LOC")]
    spans = newsfacts.extract(text, names={"法国": "GPE", "亚太": "LOC"}).spans
    assert [span.text for span in spans if span.label in ("GPE", "LOC")] == ["亚太", "法国"]


@pytest.mark.parametrize("case", cases(HERE / "bylines.tsv"))
def test_bylines(case):
    """Who reports and who wrote it, whatever the tagger sees besides."""
    folded = fold(case["text"].replace("⏎", "\n"))
    assert " ".join(folded.text[start:end] for start, end, _ in sorted(bylines(folded))) == case["names"]
