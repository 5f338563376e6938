"""Facts as tables of other libraries, and what is said where the library is missing."""

import datetime as dt
import json
import sys
from decimal import Decimal

import pandas
import polars
import pyarrow
import pytest

import newsfacts
from newsfacts import Document
from newsfacts.errors import MissingExtraError, NothingToDrawError
from newsfacts.tables import csvw, facts_csv

TEXT = "禾川医药2024年营业收入12.6亿元至13亿元,同比增长8.5%。公司成立4年。"
DOCUMENT = newsfacts.extract(TEXT, "2025-04-10")


def test_the_facts_as_a_table_with_a_schema_of_its_own():
    table = DOCUMENT.facts_table()
    first = table.to_pylist()[0]
    assert (first["entity"], first["concept"], first["number"]) == ("禾川医药", "revenue", Decimal(1260000000))
    assert (first["upper_number"], first["text"]) == (Decimal(1300000000), "12.6亿元至13亿元")
    assert (first["period_first"], first["period_last"]) == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    empty = Document(text="").facts_table()
    assert (empty.num_rows, empty.schema) == (0, table.schema), "the schema does not hang on what was found"
    assert pyarrow.types.is_decimal(table.schema.field("number").type)


def test_pandas_and_polars_take_the_table():
    table = DOCUMENT.facts_table()
    frame = table.to_pandas(types_mapper=pandas.ArrowDtype)
    assert list(frame["value"]) == [fact.value for fact in DOCUMENT.facts]
    assert frame["number"].sum() == sum(Decimal(f.value) for f in DOCUMENT.facts if f.value[0] != "P")
    other = polars.from_arrow(table)
    assert other.filter(polars.col("change") == "yoy")["number"].to_list() == [Decimal("8.5")]
    assert other["period_last"].dtype == polars.Date


def test_a_chart_has_the_amounts_and_the_names_as_text():
    text = "禾川医药2024年营业收入12.6亿元，2023年营业收入11.6亿元。青穹科技2024年营业收入3亿元至4亿元。"
    document = newsfacts.extract(text, "2025-04-10")
    chart = document.to_chart()
    for shown in ("禾川医药", "青穹科技", "revenue (亿 CNY)", "12.6", "11.6", ">2023<"):
        assert shown in chart
    assert chart == document.to_chart(["revenue"])
    assert "<script" not in chart


def test_a_name_in_a_chart_is_inert():
    fact = {
        "entity": "<b>&$x^2$",
        "concept": "revenue",
        "value": "12",
        "unit": "CNY",
        "period": "2024",
        "evidence": [0, 3],
    }
    chart = Document.from_dict({"text": "12元", "facts": [fact]}).to_chart()
    assert "<b>" not in chart
    assert "&lt;b&gt;&amp;$x^2$" in chart


def test_a_document_without_levels_in_time_has_no_chart():
    with pytest.raises(NothingToDrawError, match="gdp"):
        DOCUMENT.to_chart(["gdp"])
    with pytest.raises(NothingToDrawError, match="level"):
        newsfacts.extract("同比增长8.5%").to_chart()


@pytest.mark.parametrize(
    ("module", "call", "extra"), [("pyarrow", "facts_table", "data"), ("matplotlib", "to_chart", "chart")]
)
def test_a_missing_library_is_named_with_the_command_that_installs_it(monkeypatch, module, call, extra):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf'pip install "newsfacts\[{extra}\]"'):
        getattr(DOCUMENT, call)()


def test_a_notebook_shows_what_the_page_shows():
    document = newsfacts.extract("<script>alert(1)</script>禾川医药2024年营业收入12.6亿元。", "2025-04-10")
    shown, page = document._repr_html_(), document.to_html()
    assert "<script" not in page
    assert "<html" not in shown
    assert shown in page
    (fact,) = document.facts
    assert f's{fact.evidence[0]}"' in shown
    assert shown.count('href="#nf-') == 2, "the words lead to the fact, the fact to the words"
    other = newsfacts.extract("禾川医药2023年营业收入12.6亿元。", "2025-04-10")
    assert other._repr_html_().split('id="')[1][:12] != shown.split('id="')[1][:12], "two documents on one page"


def test_the_csv_agrees_with_its_description(tmp_path):
    from csvw import CSVW

    (tmp_path / "facts.csv").write_text(facts_csv(DOCUMENT), encoding="utf-8")
    description = tmp_path / "facts.csv-metadata.json"
    description.write_text(json.dumps(csvw()), encoding="utf-8")
    read = CSVW(str(description), validate=True)
    rows = read.to_json(minimal=True)
    assert read.is_valid
    assert [row["value"] for row in rows] == [fact.value for fact in DOCUMENT.facts]
    assert [row["start"] for row in rows] == [fact.evidence[0] for fact in DOCUMENT.facts]
    description.write_text(json.dumps(csvw()).replace('"string"', '"integer"'), encoding="utf-8")
    assert not CSVW(str(description), validate=True).is_valid
