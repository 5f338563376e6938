"""Wrong uses of the command line, one a row: exit code 2, one line that says the value, the place, the way out."""

import socket

import pytest
from click.testing import CliRunner
from tests.errors.wrong import lacking

from newsfacts.cli import main

DAY = ("is no day", '"YYYY-MM-DD"')
ICONV = ("gb.txt: is not UTF-8 text (byte ", "iconv -f GB18030 -t UTF-8")
GOLD_FORM = "see `newsfacts gold check`"


def row(command, *said, id=None):  # noqa: A002
    return pytest.param(command.split(" "), said, id=id or command or "nothing")


OURS = [
    row("extract no.txt", "no.txt: cannot be read: No such file"),
    row("extract folder", "folder: cannot be read: Is a directory"),
    row("extract gb.txt", *ICONV),
    row("extract binary", "binary: is a binary file", "newsfacts batch reads"),
    row("extract a\0b", "a\0b: cannot be read: embedded null", id="extract a zero byte"),
    row("extract a.txt --published x", "published='x'", *DAY),
    row("extract a.txt --names no.tsv", "no.tsv: cannot be read: No such file"),
    row("extract a.txt --names gb.txt", *ICONV),
    row("extract a.txt --concepts folder", "folder: cannot be read: Is a directory"),
    row("extract a.txt --concepts empty", "empty: is empty", "word, concept"),
    row("extract a.txt -o folder", "folder: cannot be written: is a folder", "name a file"),
    row("extract a.txt -o no/a.html", "no/a.html: cannot be written: there is no folder no", "make it first"),
    row("extract a.txt -o a.txt/b", "a.txt/b: cannot be written: there is no folder a.txt", "make it first"),
    row("extract empty --format svg", "no fact", "owner and its period", "facts_table()"),
    row("parse 你好", "'你好' is no value expression", "三千五百万港元", "newsfacts extract"),
    row("parse 昨日 --published x", "published='x'", *DAY),
    row("schema -o no/a.json", "no/a.json: cannot be written", "make it first"),
    row("batch no.txt -o out", "no.txt: there is no such file"),
    row("batch nothing -o out", "nothing to read in nothing", ".jsonl"),
    row("batch folder -o out", "nothing to read in folder", "1 files of other kinds: .png", ".html"),
    row("batch image.png -o out", "image.png: no kind", "--input-format"),
    row("batch a.txt -o a.txt", "a.txt: is a file", "choose a new folder"),
    row("batch a.txt -o folder", "folder: holds other files", "choose a new folder"),
    row("batch a.txt -o out --published x", "published='x'", *DAY),
    row("batch a.txt -o out --names label.tsv", "label.tsv: 小满", "'COMPANY'", "PERSON, ORG"),
    row("batch a.txt -o out --master local[2]", "--master local[2]", "goes with --engine spark"),
    row("batch a.txt -o out --time-limit nan", "time_limit=nan", "above 0"),
    row("batch - -o out --input-format parquet", "standard input", "jsonl, csv, txt or html"),
    row("query SELECT no", "no: holds no table documents", "newsfacts batch"),
    row("evaluate no.json", "no.json: there is no such file or folder", "name one"),
    row("evaluate nothing", "nothing: the folder holds no .json", "gold draft"),
    row("evaluate empty", "empty: is empty", "gold draft"),
    row("evaluate broken.json", "broken.json:1: not JSON", "column", GOLD_FORM),
    row("evaluate gb.txt", *ICONV),
    row("evaluate bare.json", "bare.json: no document: text, spans", GOLD_FORM),
    row("evaluate list.json", "list.json: no document: text, spans", GOLD_FORM),
    row("evaluate number.json", "number.json: the id 5", "write one in quotes"),
    row("evaluate surrogate.json", r"surrogate.json: the id '\ud800'", "write one"),
    row("evaluate g.json same.json", "same.json: the id 'g'", "g.json too", "rename one"),
    row("evaluate day.json", "g: published='yesterday'", *DAY),
    row("evaluate text.json", "g: extract() takes the text as a str", "int: 5"),
    row("evaluate spans.json", "g: gold or prediction has not the form", GOLD_FORM),
    row("evaluate g.json --predictions spans.json", "spans.json: g: spans: 5 is no list", "write a list"),
    row("evaluate g.json --predictions evidence.json", "evidence.json: g: facts[0]: evidence of a fact is two"),
    row("evaluate g.json --predictions relation.json", "relation.json: g: relations[0]: a relation is an object"),
    row("evaluate g.json --beside no.json", "no.json: there is no such file"),
    row("evaluate g.json --baseline no.json", "no.json: cannot be read: No such file"),
    row("evaluate g.json --baseline broken.json", "broken.json: no earlier run", "newsfacts evaluate --save", "column"),
    row("evaluate g.json --baseline g.json", "g.json: no earlier run", "newsfacts evaluate --save", "documents"),
    row("evaluate g.json --floors no.toml", "no.toml: cannot be read: No such file"),
    row("evaluate g.json --floors gb.txt", *ICONV),
    row("evaluate g.json --floors broken.toml", "broken.toml: floors cannot be read", "--update-floors"),
    row("evaluate g.json --floors key.toml", "key.toml: no score is called 'DATES'", "the keys are PERSON"),
    row("evaluate g.json --floors table.toml", "table.toml: no table 'totals'", "write total, each or documents"),
    row("evaluate g.json --floors type.toml", "type.toml", "`int`", "$.total", "VALUES = 0.95"),
    row("evaluate g.json --floors nan.toml", "nan.toml: 'DATE': nan", "from 0 to 1"),
    row("evaluate g.json --floors tool.toml", "tool.toml: tool is 5", "[tool.newsfacts.floors]"),
    row("evaluate g.json --floors tool.toml --update-floors", "tool.toml: tool is 5", "[tool.newsfacts.floors]"),
    row("evaluate g.json --floors law.toml", "nothing to measure 'LAW' on", "it has ENTITIES"),
    row("evaluate g.json --update-floors", "--update-floors needs --floors TOML"),
    row("evaluate g.json --slack 0.1", "--slack need --update-floors"),
    row("evaluate g.json --fail-under VALUES", "--fail-under 'VALUES'", "write KEY=FLOOR"),
    row("evaluate g.json --fail-under VALUES=high", "--fail-under 'VALUES=high'", "write KEY=FLOOR"),
    row("evaluate g.json --fail-under x=1", "--fail-under: no score is called 'x'", "the keys are PERSON"),
    row("gold draft no.txt -o out", "no.txt: cannot be read: No such file"),
    row("gold draft a.txt folder/../a.txt -o out", "folder/../a.txt: two articles", "out/a.json", "different names"),
    row("gold draft a.txt -o out --published x", "a.txt: published='x'", *DAY),
    row("gold draft g.json -o .", "g.json: is there already", "--force"),
    row("gold draft a.txt -o a.txt", "a.txt: cannot be written: File exists"),
    row("gold check no.json", "no.json: there is no such file or folder", "name one"),
    row("gold check nothing", "nothing: the folder holds no .json", "gold draft"),
    row("gold to-markup spans.json", "g: spans: 5 is not a list", "write a list"),
    row("gold to-markup g.json -o a.txt", "a.txt: cannot be written: File exists"),
    row("gold to-markup g.json day.json", "day.json: the id 'g'", "rename one"),
    row("gold from-markup nothing", "nothing: the folder holds no .gold.txt", "gold to-markup"),
    row("gold from-markup x.gold.txt", "x.gold.txt: line 2: a document has two lines of ---", r"write \---"),
    row("gold from-markup gb.txt", *ICONV),
    row("gold from-markup x.gold.txt folder/../x.gold.txt", "x.gold.txt: line 2"),
    row("gold review no", "no: there is no such folder", "gold draft"),
    row("gold review nothing", "nothing: the folder holds no .json", "gold draft"),
]
CLICK = [
    row("extract", "FILE|-"),
    row("extract a.txt --colour", "--colour", "extract --help"),
    row("extract a.txt --format pdf", "'--format'", "'pdf'", "'html'"),
    row("extract a.txt --published", "'--published' requires an argument"),
    row("batch a.txt", "'-o' / '--output'"),
    row("batch a.txt -o out --workers 0", "'--workers'", "0 is not in the range x>=1"),
    row("batch a.txt -o out --max-characters x", "'--max-characters'", "'x'"),
    row("batch a.txt -o out --time-limit 0", "'--time-limit'", "0.0 is not in the range"),
    row("evaluate g.json --misses -1", "'--misses'", "-1 is not in the range"),
    row("evaluate g.json --tolerance -1", "'--tolerance'", "-1.0 is not in the range"),
    row("evaluate g.json --slack 2", "'--slack'", "2.0 is not in the range"),
    row("gold review . --port 99999", "'--port'", "99999 is not in the range"),
    row("gold made", "'made'", "gold --help"),
    row("made", "'made'", "--help"),
]


def done(arguments):
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    return result.output


@pytest.mark.parametrize(("arguments", "said"), OURS)
def test_a_wrong_use_is_one_line(odd, arguments, said):
    told = done(arguments)
    assert told.startswith("newsfacts: ")
    assert told.count("\n") == 1
    assert lacking(told, said) == []


@pytest.mark.parametrize(("arguments", "said"), CLICK)
def test_a_wrong_option_is_told_with_those_there_are(odd, arguments, said):
    assert lacking(done(arguments), said) == []


@pytest.mark.parametrize("option", ["--html", "--save"])
def test_a_page_or_a_run_that_cannot_be_written_is_told_below_the_scores(odd, option):
    assert lacking(done(["evaluate", "g.json", option, "folder"]), ["folder: cannot be written", "name a file"]) == []


def test_a_port_that_is_taken_is_told(odd):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        told = done(["gold", "review", ".", "--port", str(port)])
    assert lacking(told, [f"port {port} cannot be taken", "in use", "--port 0"]) == []


def test_documents_without_a_folder_to_write_them_to_are_told(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.gold.txt").write_text("---\n营收\n---\n", encoding="utf-8")
    assert lacking(done(["gold", "from-markup", str(tmp_path)]), ["2 documents", "-o DIR"]) == []


def test_an_id_that_names_no_file_is_told(tmp_path):
    (tmp_path / "a.json").write_text('{"id": "../a", "published": null, "text": "", "spans": [], "facts": [], "relations": []}')
    told = done(["gold", "to-markup", str(tmp_path / "a.json"), "-o", str(tmp_path / "out")])
    assert lacking(told, ["'../a.gold.txt'", "give the document another"]) == []


def test_sql_that_is_wrong_names_the_tables(tmp_path):
    from newsfacts.corpus.job import run

    (tmp_path / "a.txt").write_text("营收3亿元。", encoding="utf-8")
    run([tmp_path / "a.txt"], tmp_path / "out")
    told = done(["query", "SELECT * FROM figures", str(tmp_path / "out")])
    assert lacking(told, ["figures", "documents, spans, facts and relations"]) == []
