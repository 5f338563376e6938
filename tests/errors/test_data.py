"""Files and data that cannot be what they should: gold, markup, floors, plans, the documents of a corpus."""

import gzip
import json
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.errors.wrong import GOLD, case, lacking

from newsfacts import NewsfactsError
from newsfacts.corpus.articles import read_article
from newsfacts.corpus.failures import REASONS, BadInputError
from newsfacts.corpus.inputs import find_sources
from newsfacts.corpus.job import run, settings_of
from newsfacts.corpus.pieces import cut
from newsfacts.corpus.readers import read_piece
from newsfacts.corpus.settings import Settings
from newsfacts.errors import CorpusError, FloorsError, InvalidDocumentError, LexiconError, WrongValueError
from newsfacts.gold.escapes import plain
from newsfacts.gold.floors import figure, to_floors
from newsfacts.gold.markup import to_markup
from newsfacts.gold.markup_reader import from_markup
from newsfacts.gold.run import run as score_all
from newsfacts.gold.scorer import Score
from newsfacts.lexicon.loader import parse_tsv
from newsfacts.review.store import ChangedError, Store, UnknownDocumentError

SPAN = {"start": 0, "end": 2, "text": "8%", "label": "PERCENT", "value": "8", "unit": "%", "upper": None, "mod": None}


def marked(span=(), **fields):
    """Write a document of one span as markup."""
    return lambda: to_markup({**json.loads(GOLD), "text": "8%", "spans": [{**SPAN, **dict(span)}], **fields})


def typed(text="⟦8%|PERCENT|8|%⟧", *statements, head=""):
    """Read the markup of a text and its statements, which begin on line 4."""
    return lambda: from_markup("\n".join([head, "---", text, "---", *statements, ""]).lstrip("\n"))


def floors(**tables):
    return lambda: to_floors(tables, "floors.toml")


def store(call):
    return lambda: call(Store(Path()))


def label_map():
    import spacy

    spacy.blank("zh").add_pipe("newsfacts", config={"entities_from": "doc", "label_map": {"NR": "HUMAN"}})


DATA = [
    case("markup of no document", lambda: to_markup({}), InvalidDocumentError, "missing", "add"),
    case("markup of a list that is none", marked(facts=5), InvalidDocumentError, "facts: 5 is not a list", "write a list"),
    case("markup of a moved span", marked({"end": 1}), InvalidDocumentError, "spans[0]", "'8%'", "text[0:1]"),
    case("typed without rules", lambda: from_markup("营收\n8%"), InvalidDocumentError, "line 2", "two lines of ---", r"write \---"),
    case("typed with another head", typed(head="day: x"), InvalidDocumentError, "line 1", "id: and published: alone"),
    case("typed with an open mark", typed("⟦8%"), InvalidDocumentError, "line 2", "⟦ without its ⟧", r"write \⟦"),
    case("typed with a closing mark", typed("8%⟧"), InvalidDocumentError, "line 2", "⟧ without its ⟦", r"write \⟧"),
    case("typed with a backslash last", typed("8%\\"), InvalidDocumentError, "line 2", "a backslash last", "write \\\\"),
    case("typed with another label", typed("⟦8%|RATE⟧"), InvalidDocumentError, "line 2: ⟦8%|RATE⟧", "'RATE'", "take one of PERSON"),
    case("typed with too many fields", typed("⟦8%|DATE|1|2|3⟧"), InvalidDocumentError, "line 2: ⟦8%|DATE", "too many", "value, mod"),
    case("typed with another statement", typed("8%", "note: x"), InvalidDocumentError, "line 4", "begin it with fact:", "# for a remark"),
    case("typed with a short fact", typed("8%", "fact: a | b"), InvalidDocumentError, "line 4", "小满 | revenue | @3亿元"),
    case("typed with a fact of no place", typed("8%", "fact: a | b | part=c"), InvalidDocumentError, "line 4", "add @ and the words"),
    case("typed with another field", typed("8%", "fact: a | b | when=c"), InvalidDocumentError, "line 4: 'when=c'", "period=", "@words"),
    case("typed with words not marked", typed("8%", "fact: a | b | @9%"), InvalidDocumentError, "line 4: @9%: 0 spans", "mark the value"),
    case("typed with a relation of one", typed("8%", "alias: a"), InvalidDocumentError, "line 4", "alias has a head and a tail", "| between"),
    case("typed with a position of one", typed("8%", "position: a"), InvalidDocumentError, "line 4", "then a title"),
    case("typed with no character", typed(r"\u{110000}"), InvalidDocumentError, "line 2", r"\u{110000} is no character", r"the last is \u{10ffff}"),
    case("escape that nothing follows", lambda: plain("a\\"), InvalidDocumentError, "a backslash stands last", "write two"),
    case("score of no form", lambda: score_all([{**json.loads(GOLD), "spans": [{}]}], {}), InvalidDocumentError, "g: gold or", "gold check"),
    case("figure of no score", lambda: figure(Score({}, []), "DATES"), FloorsError, "'DATES'", "the keys are PERSON"),
    case("floors of no table", floors(totals={}), FloorsError, "floors.toml", "'totals'", "total, each or documents"),
    case("floors in words", floors(total={"DATE": "high"}), FloorsError, "floors.toml", "$.total", "VALUES = 0.95"),
    case("floors that are no number", floors(each={"DATE": float("nan")}), FloorsError, "floors.toml: 'DATE'", "from 0 to 1"),
    case("a row of too many cells", lambda: parse_tsv("a\tb\n1\t2\t3\n", "x.tsv"), LexiconError, "x.tsv:2", "3 cells", "one tab"),
    case("review of another folder's file", store(lambda one: one.read("../a.json")), UnknownDocumentError, "../a.json", "open the list anew"),
    case("review past a file's last", store(lambda one: one.read("g.json:2")), UnknownDocumentError, "g.json:2", "holds 1 documents", "anew"),
    case("review of a broken file", store(lambda one: one.read("broken.json")), InvalidDocumentError, "broken.json", "column", "gold check"),
    case("review of no document", store(lambda one: one.read("bare.json")), InvalidDocumentError, "bare.json", "text, spans", "gold check"),
    case("review of what has changed", store(lambda one: one.write("g.json", {}, "0")), ChangedError, "was changed", "open it again"),
    case("a label of spaCy's that is none", label_map, WrongValueError, "'HUMAN'", "label_map", "PERSON, ORG", "''"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "error", "said"), DATA)
def test_data_that_is_wrong_says_the_value_the_place_and_the_way_out(odd, call, error, said):
    with pytest.raises(NewsfactsError) as caught:
        call()
    assert type(caught.value) is error
    assert lacking(str(caught.value), said) == []


@pytest.fixture
def done(tmp_path):
    """A run that has ended: the folder `in` of its inputs beside `out`, that of its tables."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("营收3亿元。", encoding="utf-8")
    run([tmp_path / "in"], tmp_path / "out")
    return tmp_path


@pytest.mark.parametrize(
    ("change", "settings", "said"),
    [
        (lambda folder: (folder / "in" / "b.txt").write_text("x"), {}, ("other inputs", "choose a new folder, or delete")),
        (lambda folder: None, {"max_characters": 5}, ("max_characters=1000000 where it is now 5", "choose a new folder")),
        (lambda folder: (folder / "out/_newsfacts/plan.jsonl").write_text("{}"), {}, ("plan.jsonl", "of this version", "choose a new")),
        (lambda folder: (folder / "out/_newsfacts/plan.jsonl").write_bytes(b"\xff"), {}, ("plan.jsonl", "of this version", "choose")),
        (lambda folder: (folder / "out/_newsfacts/plan.jsonl").unlink(), {}, ("holds other files", "choose a new folder")),
    ],
    ids=["inputs", "settings", "plan of another form", "plan of no text", "no plan"],
)  # fmt: skip
def test_an_output_that_is_another_runs_says_why_and_what_to_do(done, change, settings, said):
    change(done)
    with pytest.raises(CorpusError) as caught:
        run([done / "in"], done / "out", settings=settings_of(**settings))
    assert lacking(str(caught.value), [str(done / "out"), *said]) == []


def test_an_output_that_a_run_is_writing_is_held(done):
    fcntl = pytest.importorskip("fcntl")
    with next((done / "out").rglob("lock")).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CorpusError) as caught:
            run([done / "in"], done / "out")
    assert lacking(str(caught.value), [str(done / "out"), "another run is writing there", "wait for its end"]) == []


@pytest.fixture
def _pyspark(monkeypatch):
    """A PySpark whose sessions do not start: what is said then needs neither the library nor Java."""

    class Builder:
        def __getattr__(self, name):
            return lambda *arguments: self

        def getOrCreate(self):  # noqa: N802
            raise RuntimeError("Could not parse Master URL: 'nonsense'\nat org.apache.spark")

    sql = SimpleNamespace(SparkSession=SimpleNamespace(builder=Builder()))
    monkeypatch.setitem(sys.modules, "pyspark", SimpleNamespace(sql=sql))
    monkeypatch.setitem(sys.modules, "pyspark.sql", sql)


@pytest.mark.usefixtures("_pyspark")
@pytest.mark.parametrize(
    ("java", "said"),
    [
        ("", ("Spark needs Java 17", "apt-get install")),
        ("/java", ("master 'nonsense'", "Could not parse Master URL", "name one, e.g. local[2]")),
    ],
    ids=["no Java", "no master"],
)
def test_spark_that_does_not_start_says_why_and_what_to_do(tmp_path, monkeypatch, java, said):
    from newsfacts.corpus.spark import spark

    monkeypatch.setenv("JAVA_HOME", java)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    (tmp_path / "a.txt").write_text("营收3亿元。", encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        run([tmp_path / "a.txt"], tmp_path / "out", engine=spark("nonsense"))
    assert lacking(str(caught.value), said) == []
    assert "\n" not in str(caught.value)


BAD = [
    ("a.txt", b"", "empty", ""),
    ("a.txt", "营收".encode()[:-1] * 40, "undecodable", "neither UTF-8 nor GB18030 nor Big5"),
    ("a.txt", b"\0\1\2\3", "binary", "zero bytes"),
    ("a.txt", "营".encode() * 5001, "too_large", "5,001 characters"),
    ("a.txt", b"0" * 50_000, "too_large", "more than 40,000 bytes"),
    ("a.txt.gz", b"no gzip", "damaged", "not compressed as its name .gz says"),
    ("a.txt.gz", gzip.compress(b"0" * 9999)[:-9], "damaged", "compressed stream"),
    ("a.html", b"<html></html>", "no_text", "no article was found"),
    ("a.jsonl", b'{"text": ', "damaged", "not JSON: Expecting value: line 1 column"),
    ("a.jsonl", b"[1]", "no_text", "the line is no object"),
    ("a.jsonl", b'{"headline": "x"}', "no_text", "no column text or content or body"),
    ("a.jsonl", b'{"text": 12}', "no_text", "the text is a int, no string"),
    ("a.csv", b"", "empty", ""),
    ("a.csv", b"headline,day\nx,2026\n", "no_text", "among headline, day"),
    ("a.parquet", b"PAR1 nothing", "damaged", "Parquet"),
]


@pytest.mark.parametrize(("name", "content", "reason", "detail"), BAD, ids=[f"{b[2]} {b[0]} {i}" for i, b in enumerate(BAD)])
def test_a_document_that_cannot_be_read_has_its_reason_and_detail(tmp_path, name, content, reason, detail):
    (tmp_path / name).write_bytes(content)
    (source,), _ = find_sources([tmp_path / name])
    settings = Settings(max_characters=5000)
    (piece,) = cut(source, 300, settings.max_bytes, tmp_path / "spool", lambda number: None)
    (raw,) = read_piece(piece, settings.max_bytes)
    with pytest.raises(BadInputError) as caught:
        read_article(raw, settings)
    assert caught.value.reason == reason
    assert reason in REASONS
    assert detail in caught.value.detail
