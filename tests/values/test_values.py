import ast
from pathlib import Path

import pytest
from tests.conftest import cases

import newsfacts
from newsfacts.document import VALUE_LABELS
from newsfacts.lexicon.loader import lexicon
from newsfacts.text.fold import fold
from newsfacts.values import parse

HERE = Path(__file__).parent


def shown(span):
    fields = [span.label, span.value, span.unit or "-", span.upper or "-", span.mod or "-"]
    while fields[-1] == "-" and len(fields) > 3:
        fields.pop()
    if span.label in ("DATE", "DURATION") and fields[2:] == ["-"]:
        fields.pop()
    return f"{span.text}={' '.join(fields)}"


def values(text, published=None):
    return [span for span in newsfacts.extract(text, published=published or None).spans if span.label in VALUE_LABELS]


@pytest.mark.parametrize("case", cases(HERE / "values.tsv"))
def test_value(case):
    expected = [one for one in case["spans"].split(" | ") if one and not one.endswith("=-")]
    assert [shown(span) for span in values(case["text"])] == expected


@pytest.mark.parametrize("case", cases(HERE / "dates.tsv"))
def test_date(case):
    found = [span for span in values(case["text"].replace("\\n", "\n"), case["published"]) if span.label == "DATE"]
    assert [f"{span.text}={span.value}{' ' + span.mod if span.mod else ''}" for span in found] == [
        one for one in case["dates"].split(" | ") if one
    ]


@pytest.mark.parametrize("case", cases(HERE / "durations.tsv"))
def test_duration(case):
    found = [span for span in values(case["text"]) if span.label == "DURATION"]
    assert [f"{span.text}={span.value}{'~' + span.upper if span.upper else ''}" for span in found] == [
        one for one in case["durations"].split(" | ") if one
    ]


@pytest.mark.parametrize("case", cases(HERE / "parse.tsv"))
def test_parse(case):
    span = newsfacts.parse(case["text"], published=case["published"] or None)
    told = [] if span is None else [span.label, span.value, span.unit or "-", *([span.upper] if span.upper else [])]
    assert " ".join(told) == case["value"]


def sums(text):
    return {
        s.text: (s.value, s.unit) for s in newsfacts.extract(text, published="2025-03-14").spans if s.label == "MONEY"
    }


def test_a_bare_yuan_is_of_the_market_that_its_paragraph_speaks_of():
    found = sums("外資賣超台股118.6億元,投信買超52.9億元。\n港股方面,南下資金買入港交所23億元,恒指升1%。")
    assert found["52.9億元"] == ("5290000000", "TWD")
    assert found["23億元"] == ("2300000000", "HKD")


def test_a_row_with_a_unit_of_its_own_leaves_the_rows_below_theirs():
    found = sums("主要数据（人民币千元）\n收入 1,200,300 1,100,200\n每股盈利（元） 0.04 0.22\n存货 738,216 655,104\n")
    assert found["0.22"] == ("0.22", "CNY")
    assert found["655,104"] == ("655104000", "CNY")


def test_no_value_holds_a_character_of_no_value():
    """What `values_alone` refuses at the first look is in no word of the grammar, and folding makes it none."""
    refused = set(parse.NO_VALUE.pattern) - set("[]")
    for name in ("units", "units_alone", "currencies", "named_days"):
        assert not [row for row in lexicon(name) if not refused.isdisjoint("".join(row.values()))]
    package = Path(parse.__file__).parent
    for path in [*package.rglob("*.py"), package.parent / "mention.py", package.parent / "text" / "fold.py"]:
        texts = {node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if is_text(node)}
        assert not [text for text in texts - {parse.NO_VALUE.pattern} if not refused.isdisjoint(text)], path.name
    assert all(fold(char).text == char for char in refused)


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_a_day_is_of_no_month_that_another_paragraph_names():
    text = "2月接待游客58万人次。\n截至17日20时,票房3亿元。"
    assert [span.value for span in values(text, "2026-03-17") if span.label == "DATE"] == ["2026-02", "2026-03-17T20:00"]
