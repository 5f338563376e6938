"""The command, in a shell of its own."""

import csv
import io
import json
import subprocess
import sys

import pytest
from tests.conftest import FIXTURES, SEED_ARTICLE

TEXT = "昨日,禾川医药(688001.SH)收报23.16元,跌4.02%。"


def run(*arguments, stdin=b"", cwd=None):
    return subprocess.run(
        [sys.executable, "-m", "newsfacts.cli", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        check=False,
    )


@pytest.fixture
def article(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_the_main_job_shows_the_facts_of_the_seed_article():
    done = run("extract", SEED_ARTICLE, "--published", "2026-01-09")
    assert done.returncode == 0
    assert "106,700,000,000" in done.stdout.decode()
    assert "\x1b" not in done.stdout.decode(), "no colour into a pipe"


def test_words_for_concepts_of_the_user(tmp_path):
    words = tmp_path / "own.tsv"
    words.write_text("word\tconcept\n订阅收款\tsubscriptions\n", encoding="utf-8")
    text = "禾川医药去年订阅收款3亿元。".encode()
    rows = csv.DictReader(
        io.StringIO(run("extract", "-", "--concepts", words, "--format", "csv", stdin=text).stdout.decode())
    )
    assert [row["concept"] for row in rows] == ["subscriptions"]
    words.write_text("word\n订阅收款\n", encoding="utf-8")
    failed = run("extract", "-", "--concepts", words, stdin=text)
    assert (failed.returncode, b"own.tsv" in failed.stderr) == (2, True)


def test_json_is_a_document(article):
    data = json.loads(run("extract", article, "--published", "2025-04-10", "--format", "json").stdout)
    assert data["text"] == TEXT
    assert data["facts"][0]["value"] == "23.16"
    line = run("extract", "-", "--published", "2025-04-10", "--format", "jsonl", stdin=TEXT.encode()).stdout
    assert line.count(b"\n") == 1
    assert json.loads(line) == data


def test_csv_keeps_negative_numbers_and_disarms_formulas():
    text = "“=cmd科技”收入12亿元,同比下降3%。"
    rows = list(
        csv.DictReader(io.StringIO(run("extract", "-", "--format", "csv", stdin=text.encode()).stdout.decode()))
    )
    assert rows[-1]["value"] == "-3"
    assert not any(cell[:1] in "=@" for row in rows for cell in row.values() if cell)


def test_html_is_escaped_and_whole(article):
    page = run("extract", "-", "--format", "html", stdin="<script>alert(1)</script>12元".encode()).stdout.decode()
    assert "<script" not in page
    assert page.rstrip().endswith("</html>")


def test_xbrl_and_its_taxonomy(article, tmp_path):
    done = run("extract", article, "--published", "2025-04-10", "--format", "xbrl")
    concepts = [fact["dimensions"]["concept"] for fact in json.loads(done.stdout)["facts"].values()]
    assert concepts == ["nf:close_price", "nf:share_price_change"]
    assert b'name="close_price_change"' in run("schema", "--format", "xbrl").stdout


def test_a_chart_and_none_where_there_is_nothing_to_draw(article):
    assert "禾川医药" in run("extract", article, "--published", "2025-04-10", "--format", "svg").stdout.decode()
    failed = run("extract", "-", "--format", "svg", stdin=b"12")
    assert (failed.returncode, failed.stdout) == (2, b"")
    assert "level" in failed.stderr.decode()


def test_output_goes_to_the_file(article, tmp_path):
    done = run("extract", article, "--format", "json", "-o", tmp_path / "out.json")
    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["text"] == TEXT


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing", None, b"cannot be read"),
        ("binary", b"\x00\x01\x02", b"binary"),
        ("gb18030", "公司".encode("gb18030"), b"UTF-8"),
    ],
    ids=["missing", "binary", "encoding"],
)
def test_a_file_that_cannot_be_read_is_one_line_and_exit_code_2(tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("extract", tmp_path / name, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert message in done.stderr
    assert done.stdout == b""
    assert not (tmp_path / "out").exists()


def test_a_folder_or_a_wrong_date_is_refused(article, tmp_path):
    assert run("extract", tmp_path).returncode == 2
    done = run("extract", article, "--published", "2026-02-30")
    assert done.returncode == 2
    assert b"YYYY-MM-DD" in done.stderr


def test_nothing_is_left_where_writing_fails(article, tmp_path):
    done = run("extract", article, "-o", tmp_path / "no" / "such" / "folder")
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr


def test_evaluate_prints_scores_and_holds_floors():
    seed = FIXTURES / "gold" / "seed.json"
    done = run("evaluate", seed, "--format", "json")
    assert json.loads(done.stdout)["total"]["VALUES"]["f1"] > 0.9
    assert run("evaluate", seed, "--fail-under", "VALUES=1.01").returncode == 1
    assert run("evaluate", seed, "--fail-under", "NONSENSE=0.1").returncode == 2
    assert run("evaluate", seed, "--fail-under", "VALUES").returncode == 2
    assert run("evaluate", seed / "x").returncode == 2


def test_evaluate_scores_the_predictions_of_others():
    seed = FIXTURES / "gold" / "seed.json"
    done = run("evaluate", seed, "--predictions", seed, "--format", "json")
    assert json.loads(done.stdout)["total"]["facts strict"]["f1"] == 1.0


def test_schema_and_parse():
    assert json.loads(run("schema").stdout)["title"] == "newsfacts document"
    assert json.loads(run("parse", "三千五百万港元").stdout)["value"] == "35000000"
    assert run("parse", "你好").returncode == 2
