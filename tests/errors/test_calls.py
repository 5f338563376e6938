"""Wrong uses of what is public, one a row: each raises an exception of ours that says the value, the place, the way out."""

import builtins
import copy
from pathlib import Path

import pytest
from tests.errors.wrong import case, lacking

import newsfacts
from newsfacts import Document, NewsfactsError
from newsfacts.corpus.job import run, settings_of
from newsfacts.errors import (
    CorpusError,
    InvalidDocumentError,
    InvalidPublishedError,
    LexiconError,
    MissingExtraError,
    NothingToDrawError,
    WrongTypeError,
    WrongValueError,
)
from newsfacts.gold.files import read_gold
from newsfacts.gold.markup_reader import from_markup
from newsfacts.mention import Mention, plain
from newsfacts.periods import bounds
from newsfacts.values.numerals import scan_numbers

TEXT = "小满公司2025年营收12.5亿元，同比增长8%。"
DOCUMENT = newsfacts.extract(TEXT, "2026-01-09")
LABELS = "PERSON, ORG"


def names(given):
    return lambda: newsfacts.extract(TEXT, names=given)


def concepts(given):
    return lambda: newsfacts.extract(TEXT, concepts=given)


def finders(given):
    return lambda: newsfacts.extract("12马赫", finders=given)


def found(**fields):
    """A finder that yields this mention, sound but for `fields`."""
    mention = Mention(**{"start": 0, "end": 2, "label": "QUANTITY", "value": "12", **fields})
    return finders([lambda text: [mention]])


def many(texts=(TEXT,), **options):
    return lambda: list(newsfacts.extract_many(texts, **options))


def read(*place, to):
    """Read a sound document in which what stands at `place` is replaced."""
    data = copy.deepcopy(DOCUMENT.to_dict())
    at = data
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = to
    return lambda: Document.from_dict(data)


def table(*arguments, **options):
    from newsfacts.corpus.arrow import extract_table

    return lambda: extract_table(*arguments, **options)


def column(name="text"):
    import pyarrow

    return pyarrow.table({name: [TEXT]})


def corpus(*arguments, settings=None, **options):
    return lambda: run(*arguments, settings=settings_of(**settings or {}), **options)


def query(folder):
    def call():
        from newsfacts.corpus.query import connect

        return connect(folder)

    return call


def money():
    """The place of the sum in DOCUMENT."""
    return next(i for i, span in enumerate(DOCUMENT.spans) if span.label == "MONEY")


DAY = ("is no day", '"YYYY-MM-DD"', "1000 to 8999")
ICONV = ("is not UTF-8 text (byte ", "iconv -f GB18030 -t UTF-8")
SCHEMA = "`newsfacts schema` prints"

TEXTS = [
    case("extract None", lambda: newsfacts.extract(None), WrongTypeError, "extract()", "as a str", "NoneType"),
    case("extract bytes", lambda: newsfacts.extract(b"abc"), WrongTypeError, "b'abc'", "extract()", "decode bytes"),
    case("parse number", lambda: newsfacts.parse(5), WrongTypeError, "int: 5", "parse()", "as a str"),
    case("a long value is cut", lambda: newsfacts.parse(["x"] * 999), WrongTypeError, "list: ['x', 'x'", "…"),
    case("published in words", lambda: newsfacts.extract(TEXT, "9 January"), InvalidPublishedError, "'9 January'", *DAY),
    case("published no day", lambda: newsfacts.extract(TEXT, "2026-02-30"), InvalidPublishedError, "2026-02-30", *DAY),
    case("published a month", lambda: newsfacts.extract(TEXT, "2026-02"), InvalidPublishedError, "2026-02", *DAY),
    case("published empty", lambda: newsfacts.extract(TEXT, ""), InvalidPublishedError, "published=''", *DAY),
    case("published number", lambda: newsfacts.parse("昨日", 20260109), InvalidPublishedError, "=20260109", *DAY),
    case("published far off", lambda: newsfacts.load("9999-01-01"), InvalidPublishedError, "9999-01-01", *DAY),
]
LISTS = [
    case("names a list", names(["小满"]), WrongTypeError, "['小满']", "names takes", "a mapping", "TSV"),
    case("names a number", names(5), WrongTypeError, "int: 5", "names takes", "path of a TSV file"),
    case("names of numbers", names({1: "ORG"}), WrongTypeError, "int: 1", "names: each row", "as a str"),
    case("names with a wrong label", names({"小满": "X"}), LexiconError, "'X'", "names: 小满", LABELS),
    case("names with no label", names({"小满": None}), LexiconError, "None", "names: 小满", LABELS),
    case("names empty", names({"": "ORG"}), LexiconError, "'ORG'", "names", "give it one"),
    case("names no file", names("no.tsv"), LexiconError, "no.tsv: cannot be read: No such file"),
    case("names a folder", names(Path("folder")), LexiconError, "folder: cannot be read: Is a directory"),
    case("names no path", names("a\0b"), LexiconError, "a\0b: cannot be read: embedded null"),
    case("names GB18030", names("gb.txt"), LexiconError, "gb.txt", *ICONV),
    case("names an empty file", names("empty"), LexiconError, "empty: is empty", "name, label"),
    case("names binary", names("binary"), LexiconError, "binary:1:", "columns name and label", "\\x01"),
    case("names other columns", names("columns.tsv"), LexiconError, "columns.tsv:1:", "name and label", "姓名, kind"),
    case("names too few cells", names("cells.tsv"), LexiconError, "cells.tsv:2:", "1 cells", "'小满'", "one tab"),
    case("names file with a wrong label", names("label.tsv"), LexiconError, "label.tsv: 小满", "'COMPANY'", LABELS),
    case("names file with no name", names("noname.tsv"), LexiconError, "noname.tsv", "'ORG'", "give it one"),
    case("load names no file", lambda: newsfacts.load(names="no.tsv"), LexiconError, "no.tsv"),
    case("concepts a list", concepts(["流水"]), WrongTypeError, "['流水']", "concepts takes", "a mapping", "TSV"),
    case("concepts a tuple", concepts(("流水",)), WrongTypeError, "('流水',)", "concepts takes", "a mapping"),
    case("concepts of numbers", concepts({1: "x"}), WrongTypeError, "int: 1", "concepts: each row", "word as a str"),
    case("concepts to lists", concepts({"流水": ["x"]}), WrongTypeError, "['x']", "concepts: each", "concept as a str"),
    case("concepts to nothing", concepts({"流水": ""}), LexiconError, "流水", "concepts", "a word and a concept"),
    case("concepts no file", concepts("no.tsv"), LexiconError, "no.tsv: cannot be read: No such file"),
    case("concepts GB18030", concepts("gb.txt"), LexiconError, "gb.txt", *ICONV),
    case("concepts an empty file", concepts("empty"), LexiconError, "empty: is empty", "word, concept"),
    case("concepts other columns", concepts("columns.tsv"), LexiconError, "columns.tsv:1:", "word and concept", "姓名"),
    case("concepts file without one", concepts("noconcept.tsv"), LexiconError, "noconcept.tsv", "流水", "word, concept"),
    case("concepts with a wrong unit", concepts("unit.tsv"), LexiconError, "unit.tsv: 流水", "'gold'", "money, percent"),
    case("concepts with a wrong kind", concepts("kind.tsv"), LexiconError, "kind.tsv: 流水", "'lake'", "flow, stock"),
]
FINDERS = [
    case("finders None", finders(None), WrongTypeError, "None", "finders takes", "finders=[finder]"),
    case("finders one function", finders(len), WrongTypeError, "finders takes", "finders=[finder]", "len"),
    case("finders no functions", finders([5]), WrongTypeError, "int: 5", "finders takes", "functions"),
    case("finder returns None", finders([lambda text: None]), WrongTypeError, "None", "a finder's result", "yield each"),
    case("finder yields a tuple", finders([lambda text: [(0, 1)]]), WrongValueError, "(0, 1)", "a finder", "a Mention"),
    case("finder with a label of its own", found(label="SPEED"), WrongValueError, "'SPEED'", "a finder yields", LABELS),
    case("finder with a label of no type", found(label=["ORG"]), WrongValueError, "['ORG']", "a finder yields", LABELS),
    case("finder past the end", found(end=9), WrongValueError, "end=9", "offsets within the text (0 to 4)"),
    case("finder before the start", found(start=-1), WrongValueError, "start=-1", "offsets within the text"),
    case("finder with an empty place", found(end=0), WrongValueError, "end=0", "offsets within the text"),
    case("finder with offsets in words", found(start="0"), WrongValueError, "start='0'", "offsets within the text"),
    case("finder with offsets in floats", found(end=2.0), WrongValueError, "end=2.0", "offsets within the text"),
    case("finder with a value in words", found(value="zwölf"), WrongValueError, "'zwölf'", "plain notation", "QUANTITY"),
    case("finder with an upper in words", found(upper="x"), WrongValueError, "upper='x'", "plain notation"),
    case("finder with a number", found(value=12), WrongValueError, "value=12", "value as a str"),
    case("finder with a unit of no type", found(unit=7), WrongValueError, "unit=7", "unit as a str"),
    case("finder with a name of no type", found(label="ORG", name=7), WrongValueError, "name=7", "name as a str"),
    case("finder with a mod of its own", found(mod="OFTEN"), WrongValueError, "'OFTEN'", "APPROX"),
    case("finder with a date in words", found(label="DATE", value="now"), WrongValueError, "'now'", "EDTF", "DATE"),
]
MANY = [
    case("many of one str", many(TEXT), WrongTypeError, "one str", "extract_many()", "pass [text]"),
    case("many of one mapping", many({"text": TEXT}), WrongTypeError, "one dict", "extract_many()", "pass [text]"),
    case("many of one document", many(DOCUMENT), WrongTypeError, "one Document", "extract_many()", "pass [text]"),
    case("many of nothing", many(None), WrongTypeError, "NoneType", "an iterable of texts"),
    case("many in no process", many(processes=0), CorpusError, "processes=0", "pass 1 or more"),
    case("many in words", many(processes="2"), WrongTypeError, "'2'", "processes takes", "a whole number"),
    case("many in halves", many(processes=1.5), WrongTypeError, "1.5", "processes takes", "a whole number"),
    case("many in no time", many(time_limit=0), CorpusError, "time_limit=0", "above 0"),
    case("many in no number's time", many(time_limit=float("nan")), CorpusError, "time_limit=nan", "above 0"),
    case("many without a limit", many(time_limit=None), WrongTypeError, "None", "time_limit takes", "seconds"),
    case("many on no day", many(published="x"), InvalidPublishedError, "published='x'", *DAY),
    case("many with a wrong label", many(names={"小满": "X"}), LexiconError, "'X'", "names: 小满", LABELS),
    case("many with names in no file", many(names="no.tsv"), LexiconError, "no.tsv"),
]
DOCUMENTS = [
    case("from_dict None", lambda: Document.from_dict(None), InvalidDocumentError, "`null`", "not a document", SCHEMA),
    case("from_dict empty", lambda: Document.from_dict({}), InvalidDocumentError, "`text`", "missing", SCHEMA),
    case("text a number", read("text", to=5), InvalidDocumentError, "`int`", "$.text", "Expected `str`", SCHEMA),
    case("label unknown", read("spans", 0, "label", to="X"), InvalidDocumentError, "'X'", "$.spans[0].label", SCHEMA),
    case("start moved", read("spans", 0, "start", to=1), InvalidDocumentError, "spans[0]", "text[1:4]", "'满公司'", "code points"),
    case("start below zero", read("spans", 0, "start", to=-4), InvalidDocumentError, "spans[0]", "text[-4:4]", "code points"),
    case("value of a span in words", read("spans", money(), "value", to="viel"), InvalidDocumentError, "'viel'", f"spans[{money()}].value", "plain notation"),
    case("value of a fact in words", read("facts", 0, "value", to="viel"), InvalidDocumentError, "'viel'", "facts[0].value", "plain notation"),
    case("value with an exponent", read("facts", 0, "value", to="1e999999999"), InvalidDocumentError, "'1e999999999'", "facts[0].value", "plain notation"),
    case("upper no number", read("facts", 0, "upper", to="NaN"), InvalidDocumentError, "'NaN'", "facts[0].upper", "plain notation"),
    case("evidence past the end", read("facts", 0, "evidence", to=[0, 999]), InvalidDocumentError, "[0, 999]", "facts[0].evidence", f"{len(TEXT)} characters"),
    case("evidence of one number", read("facts", 0, "evidence", to=[0]), InvalidDocumentError, "got 1", "$.facts[0].evidence", SCHEMA),
    case("change unknown", read("facts", 0, "change", to="wow"), InvalidDocumentError, "'wow'", "$.facts[0].change", SCHEMA),
    case("from_json None", lambda: Document.from_json(None), WrongTypeError, "NoneType", "from_json()", "read a file first"),
    case("from_json path", lambda: Document.from_json(Path("a.json")), WrongTypeError, "a.json", "from_json()", "read a file first"),
    case("from_json cut", lambda: Document.from_json('{"text":'), InvalidDocumentError, "not JSON", "line 1 column 9", "to_json"),
    case("from_json empty", lambda: Document.from_json(""), InvalidDocumentError, "not JSON", "line 1 column 1", "to_json"),
    case("from_json GB18030", lambda: Document.from_json('{"text": "公"}'.encode("gb18030")), InvalidDocumentError, "not JSON", "position 10", "to_json"),
    case("to_json in words", lambda: DOCUMENT.to_json("two"), WrongTypeError, "'two'", "to_json(indent)", "an int"),
    case("chart of a str", lambda: DOCUMENT.to_chart("revenue"), WrongTypeError, "to_chart(concepts)", "['revenue']"),
    case("chart of a number", lambda: DOCUMENT.to_chart(5), WrongTypeError, "int: 5", "to_chart(concepts)", '["revenue"]'),
    case("chart of numbers", lambda: DOCUMENT.to_chart([5]), WrongTypeError, "int: 5", "to_chart(concepts)", '["revenue"]'),
    case("chart of what is not there", lambda: DOCUMENT.to_chart(["gdp"]), NothingToDrawError, "gdp", "owner and its period", "are of ['revenue']"),
    case("chart of nothing", lambda: Document(text="").to_chart(), NothingToDrawError, "no fact", "owner and its period", "facts_table()"),
    case("bounds of a number", lambda: bounds(2025), WrongTypeError, "int: 2025", "bounds()", "EDTF"),
    case("bounds of a list", lambda: bounds(["2025"]), WrongTypeError, "['2025']", "bounds()", "EDTF"),
    case("plain of a str", lambda: plain("1e3"), WrongTypeError, "'1e3'", "plain()", "a Decimal"),
    case("numbers of None", lambda: list(scan_numbers(None)), WrongTypeError, "NoneType", "scan_numbers()", "as a str"),
]  # fmt: skip
CORPORA = [
    case("table of None", table(None), WrongTypeError, "NoneType", "data is a DataFrame", "record batches"),
    case("table of a str", table("a.csv"), WrongTypeError, "str", "data is a DataFrame", "record batches"),
    case("table of a mapping", table({"text": [TEXT]}), WrongTypeError, "dict", "data is a DataFrame"),
    case("table of strs", table([TEXT]), WrongTypeError, "an iterable of str", "data is a DataFrame"),
    case("table without texts", table(column("body of it")), CorpusError, "body of it", "no column of text", "text="),
    case("table with no such column", table(column(), id="key"), CorpusError, "'key'", "among text", "one of these"),
    case("table in no process", table(column(), processes=0), CorpusError, "processes=0", "pass 1 or more"),
    case("run over one path", corpus("a.txt", "out"), WrongTypeError, "one str", "inputs", "pass [path]"),
    case("run over a number", corpus([5], "out"), WrongTypeError, "int: 5", "inputs takes", "str or a Path"),
    case("run into a number", corpus(["a.txt"], 5), WrongTypeError, "int: 5", "output takes", "path of a folder"),
    case("run with settings of no type", lambda: run(["a.txt"], "out", settings={"form": "csv"}), WrongTypeError, "'csv'", "settings takes", "Settings(…)"),
    case("run with a column as a str", corpus(["a.txt"], "out", settings={"text": "body"}), WrongTypeError, "`str`", "settings", "$.text", "text=('body',)"),
    case("run with a limit in words", corpus(["a.txt"], "out", settings={"max_characters": "x"}), WrongTypeError, "`str`", "settings", "$.max_characters"),
    case("gold of one path", lambda: list(read_gold("g.json")), WrongTypeError, "one str", "gold", "pass [path]"),
    case("markup of None", lambda: from_markup(None), WrongTypeError, "NoneType", "from_markup()", "read a file first"),
    case("run over no file", corpus(["no.txt"], "out"), CorpusError, "no.txt", "no such file"),
    case("run over an empty folder", corpus(["nothing"], "out"), CorpusError, "nothing to read in nothing", ".jsonl"),
    case("run over images", corpus(["folder"], "out"), CorpusError, "in folder", "1 files of other kinds: .png", ".html"),
    case("run over an image", corpus(["image.png"], "out"), CorpusError, "image.png", "no kind", "--input-format"),
    case("run with no kind", corpus(["a.txt"], "out", kind="pdf"), CorpusError, "kind='pdf'", "txt, html, jsonl"),
    case("run to no form", corpus(["a.txt"], "out", settings={"form": "xml"}), CorpusError, "form='xml'", "parquet, jsonl"),
    case("run with no worker", corpus(["a.txt"], "out", workers=0), CorpusError, "workers=0", "pass 1 or more"),
    case("run with workers in words", corpus(["a.txt"], "out", workers="2"), WrongTypeError, "'2'", "workers takes", "whole number"),
    case("run in no time", corpus(["a.txt"], "out", settings={"time_limit": float("nan")}), CorpusError, "time_limit=nan", "above 0"),
    case("run on no day", corpus(["a.txt"], "out", settings={"published": "x"}), InvalidPublishedError, "'x'", *DAY),
    case("run of parquet from a pipe", corpus(["-"], "out", kind="parquet"), CorpusError, "standard input", "jsonl, csv, txt or html"),
    case("run into a file", corpus(["a.txt"], "a.txt"), CorpusError, "a.txt: is a file", "choose a new folder"),
    case("run into a file's folder", corpus(["a.txt"], "a.txt/out"), CorpusError, "a.txt/out: is a file, or lies in one", "choose"),
    case("run into other files", corpus(["a.txt"], "folder"), CorpusError, "folder: holds other files", "choose a new folder"),
    case("query of no folder", query("no"), CorpusError, "no: holds no table documents", "newsfacts batch"),
    case("query of an empty folder", query("nothing"), CorpusError, "nothing: holds no table documents", "newsfacts batch"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "error", "said"), [*TEXTS, *LISTS, *FINDERS, *MANY, *DOCUMENTS, *CORPORA])
def test_a_wrong_use_says_the_value_the_place_and_the_way_out(odd, call, error, said):
    with pytest.raises(NewsfactsError) as caught:
        call()
    assert type(caught.value) is error
    assert lacking(str(caught.value), said) == []
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("extra", "modules", "call"),
    [
        ("chart", ["matplotlib"], DOCUMENT.to_chart),
        ("data", ["pyarrow"], DOCUMENT.facts_table),
        ("corpus", ["pyarrow"], table([])),
        ("corpus", ["pyarrow"], corpus(["a.txt"], "out")),
        ("corpus", ["charset_normalizer"], corpus(["a.txt"], "out")),
        ("corpus", ["trafilatura"], corpus(["a.txt"], "out")),
        ("query", ["duckdb"], query("nothing")),
        ("spark", ["pyspark"], lambda: __import__("newsfacts.corpus.spark", fromlist=["spark"]).spark()),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0] if isinstance(value, list) else "",
)
def test_a_library_that_is_missing_is_named_with_its_extra(odd, monkeypatch, extra, modules, call):
    for module in modules:
        monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(MissingExtraError) as caught:
        call()
    assert lacking(str(caught.value), [*modules, f'pip install "newsfacts[{extra}]"']) == []


def test_what_a_users_own_code_raises_is_not_hidden():
    def broken(text):
        raise RuntimeError("mine")

    def texts():
        yield TEXT
        raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match="mine"):
        newsfacts.extract(TEXT, finders=[broken])
    with pytest.raises(RuntimeError, match="mine"):
        list(newsfacts.extract_many(texts()))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (5, ("WrongTypeError", "int: 5", "as a str")),
        ({"published": "2026-01-09"}, ("WrongTypeError", "NoneType", "as a str")),
        ({"text": TEXT, "published": "x"}, ("InvalidPublishedError", "'x'", *DAY)),
    ],
    ids=["a number", "no text", "no day"],
)
def test_a_wrong_text_among_many_is_a_failure_that_says_the_same(text, said):
    _, failure = newsfacts.extract_many([TEXT, text])
    assert (failure.index, failure.reason) == (1, "error")
    assert lacking(failure.detail, said) == []


def test_a_month_that_a_document_told_of_itself_is_no_wrong_day():
    (document,) = newsfacts.extract_many([newsfacts.extract("2025年营收3亿元。")])
    assert document.published == "2025"


@pytest.mark.parametrize("error", [one for one in vars(newsfacts.errors).values() if isinstance(one, type)], ids=lambda one: one.__name__)  # fmt: skip
def test_there_is_one_hierarchy_and_each_is_the_builtin_that_one_expects(error):
    assert issubclass(error, NewsfactsError)
    bases = {base for base in error.__mro__ if vars(builtins).get(base.__name__) is base}
    assert error is NewsfactsError or bases - {Exception, BaseException, object}
