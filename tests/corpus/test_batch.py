"""A run as a whole: its tables, its failures, its resumption."""

import csv
import datetime as dt
import io
import os
import random
import signal
import subprocess
import sys
import time
from decimal import Decimal

import duckdb
import pandas
import polars
import pyarrow.parquet as pq
import pytest
from tests.corpus.material import TEXT, command, documents, json_lines, news, no_worker_left, tables

from newsfacts import Document, Failure, extract, extract_many
from newsfacts.corpus import Settings, extract_batches, extract_table, run
from newsfacts.corpus.job import local, settings_of
from newsfacts.errors import CorpusError

SMALL = Settings(shard_bytes=2000)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("news")
    json_lines(folder / "a.jsonl", 60)
    (folder / "2026-01-09.txt").write_bytes(TEXT.encode("gb18030"))
    (folder / "broken.txt").write_bytes(TEXT.encode()[:-1])
    (folder / "months.txt").write_text("董事会批准为期三个月的回购，自2025年9月起。")
    return folder


@pytest.fixture(scope="module")
def facts(corpus, tmp_path_factory):
    output = tmp_path_factory.mktemp("out") / "facts"
    run([corpus], output, settings=SMALL)
    return output


def test_the_tables_say_what_extract_says(facts):
    rows = {row["id"]: row for row in documents(facts)}
    assert rows["n7"]["ok"]
    assert (rows["n7"]["published"], rows["n7"]["published_source"]) == (dt.date(2025, 4, 10), "column")
    expected = extract(news(7), published="2025-04-10")
    assert rows["n7"]["facts"] == len(expected.facts) > 0
    found = pq.read_table(facts / "facts", filters=[("id", "=", "n7")]).to_pylist()
    assert [(r["concept"], r["value"], r["number"], r["period_edtf"]) for r in found] == [
        (f.concept, f.value, Decimal(f.value), f.period) for f in expected.facts
    ]
    assert {row["period_first"] for row in found} == {dt.date(2024, 1, 1)}
    assert all(news(7)[row["start"] : row["end"]] == row["text"] for row in found)


def test_a_document_that_fails_is_a_row_with_its_reason(facts):
    failed = [row for row in documents(facts) if not row["ok"]]
    assert [(row["source"].rpartition("/")[2], row["reason"]) for row in failed] == [("broken.txt", "undecodable")]


def test_lengths_of_time_and_open_dates_have_columns_of_their_own(facts):
    spans = pq.read_table(facts / "spans").to_pylist()
    (length,) = [row for row in spans if row["label"] == "DURATION"]
    assert (length["number"], length["duration"]) == (None, "P3M")
    (since,) = [row for row in spans if row["date_edtf"] and row["date_edtf"].startswith("2025-09")]
    assert (since["date_first"], since["date_last"]) == (dt.date(2025, 9, 1), None)


def test_duckdb_pandas_and_polars_read_and_join_the_tables(facts):
    for join in (
        "select count(*), sum(number) from '{0}/facts/*.parquet' f join '{0}/documents/*.parquet' d using (id)",
        "select count(*), sum(number) from '{0}/facts/*.parquet'",
    ):
        assert duckdb.sql(join.format(facts)).fetchall()[0][0] == len(pandas.read_parquet(facts / "facts"))
    assert polars.read_parquet(facts / "facts" / "*.parquet").schema["number"] == polars.Decimal(38, 12)


def test_the_tables_do_not_depend_on_the_number_of_workers(corpus, facts, tmp_path):
    run([corpus], tmp_path / "out", workers=2, settings=SMALL)
    assert len(tables(facts)) > 12
    assert tables(tmp_path / "out") == tables(facts)


def test_a_users_words_for_concepts_hold_in_a_run(tmp_path):
    (tmp_path / "one.txt").write_text("禾川医药(688001.SH)2024年订阅收款12.6亿元。", encoding="utf-8")
    (tmp_path / "own.tsv").write_text("word\tconcept\n订阅收款\tsubscription_revenue\n", encoding="utf-8")
    run([tmp_path / "one.txt"], tmp_path / "facts", settings=settings_of(concepts=tmp_path / "own.tsv"))
    assert pq.read_table(tmp_path / "facts/facts")["concept"].to_pylist() == ["subscription_revenue"]


def test_a_finished_run_is_not_done_again(corpus, facts):
    before = {f: f.stat().st_mtime_ns for f in facts.rglob("part-*")}
    report = run([corpus], facts, settings=SMALL)
    assert report.documents == 63
    assert {f: f.stat().st_mtime_ns for f in facts.rglob("part-*")} == before


def test_other_inputs_other_settings_and_other_files_are_not_mixed(corpus, facts, tmp_path):
    with pytest.raises(CorpusError, match="other inputs"):
        run([corpus / "a.jsonl"], facts, settings=SMALL)
    with pytest.raises(CorpusError, match="max_characters=1000000 where it is now 5"):
        run([corpus], facts, settings=Settings(shard_bytes=2000, max_characters=5))
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(CorpusError, match="other files"):
        run([corpus], tmp_path, settings=SMALL)
    assert [f.name for f in tmp_path.iterdir()] == ["mine.txt"]


def test_names_of_inputs_do_not_lead_out_of_the_output(tmp_path):
    evil = tmp_path / "in" / "a..%2f..%2f" / "=cmd|' .txt"
    evil.parent.mkdir(parents=True)
    evil.write_text(TEXT)
    (tmp_path / "in" / "id.jsonl").write_text('{"id": "../../../escaped", "text": "营收3亿元"}\n')
    (tmp_path / "in" / os.fsdecode(b"\xff\xfe.txt")).write_text(TEXT)
    run([tmp_path / "in"], tmp_path / "out", settings=Settings(form="csv"))
    assert {f.name for f in tmp_path.iterdir()} == {"in", "out"}
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out/documents/part-000000.csv").read_text())))
    assert [row["ok"] for row in rows] == ["true"] * 3
    assert any(row["id"] == "../../../escaped" for row in rows)


def test_no_cell_of_csv_is_a_formula(tmp_path):
    (tmp_path / "a.csv").write_text(
        'id,title,text\n"=1+1",@SUM(A1),"=cmd|\'/c calc\'!A0 营收3亿元"\n', encoding="utf-8"
    )
    run([tmp_path / "a.csv"], tmp_path / "out", settings=Settings(form="csv"))
    for table in (tmp_path / "out").glob("*/part-*.csv"):
        for row in csv.reader(io.StringIO(table.read_text())):
            assert not any(cell[:1] in ("=", "@", "+") for cell in row), row


HOSTILE = """
import os, re, signal
from newsfacts.corpus.shard import write_shard
from newsfacts.pipeline import extract

def read(text, published=None, names=None, concepts=None):
    if "DIE" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "HANG" in text:
        re.fullmatch("(a|aa)+b", "a" * 60)
    if "MEMORY" in text:
        raise MemoryError
    return extract(text, published, names=names)

def write(shard, blamed, at):
    return write_shard(shard, blamed, at, extract=read)
"""


def test_a_document_that_hangs_or_kills_its_worker_is_a_row_and_its_shard_is_whole(tmp_path, monkeypatch):
    (tmp_path / "hostile.py").write_text(HOSTILE)
    monkeypatch.syspath_prepend(tmp_path)
    bad = {3: "DIE", 8: "HANG", 11: "MEMORY"}
    lines = [f'{{"id": "{i}", "text": "{bad.get(i, "")}{news(i)}"}}\n' for i in range(20)]
    (tmp_path / "a.jsonl").write_text("".join(lines), encoding="utf-8")
    settings = Settings(time_limit=10)  # the first document also loads the weights, which takes seconds on a busy machine
    run([tmp_path / "a.jsonl"], tmp_path / "out", settings=settings, engine=local(1, "hostile:write"))
    rows = documents(tmp_path / "out")
    assert [row["record"] for row in rows] == list(range(1, 21))
    assert {row["record"] - 1: row["reason"] for row in rows if not row["ok"]} == {
        3: "worker_killed",
        8: "time_limit",
        11: "error",
    }


def test_standard_input_goes_on_too(tmp_path):
    lines = json_lines(tmp_path / "a.jsonl", 5).read_bytes()
    for _ in range(2):
        done = subprocess.run(
            command("batch", "-", "-o", tmp_path / "out"), input=lines, capture_output=True, check=True, timeout=60
        )
        assert b"5 documents: 5 read, 0 failed" in done.stdout
    other = subprocess.run(command("batch", "-", "-o", tmp_path / "out"), input=b"", capture_output=True, check=False)
    assert other.returncode == 2
    assert b"other inputs" in other.stderr


def test_a_full_disk_ends_the_run_with_nothing_half_and_the_same_command_goes_on(corpus, facts, tmp_path):
    script = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (6000, resource.RLIM_INFINITY))\n"
        "from newsfacts.cli import main; main()"
    )
    arguments = ["batch", str(corpus), "-o", str(tmp_path / "out"), "--workers", "1", "--shard-bytes", "2000"]
    full = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=False, timeout=60)
    assert full.returncode == 2, full.stderr
    assert full.stderr.count(b"Traceback") == 0
    assert no_worker_left(tmp_path / "out")
    subprocess.run(command(*arguments), capture_output=True, check=True, timeout=60)
    assert tables(tmp_path / "out") == tables(facts)


def killed_runs(corpus, output, moments, sign=signal.SIGKILL):
    """Begin a run again and again and end it after each of the moments, in seconds; return its exit codes."""
    codes = []
    arguments = command("batch", corpus, "-o", output, "--workers", "2", "--shard-bytes", "2000")
    for moment in moments:
        process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(moment)
        process.send_signal(sign)
        codes.append(process.wait(30))
        process.stderr.close()
    subprocess.run(arguments, capture_output=True, check=True, timeout=120)
    return codes


def test_a_run_killed_at_random_moments_gives_the_same_tables(corpus, facts, tmp_path):
    moments = [random.Random(1).uniform(0.2, 2.5) for _ in range(3)]
    killed_runs(corpus, tmp_path / "out", moments)
    assert tables(tmp_path / "out") == tables(facts)


@pytest.mark.slow
def test_a_run_killed_at_twenty_random_moments_gives_the_same_tables(tmp_path):
    """Ten runs are killed twice each, so that first and resumed runs are met at all stages."""
    corpus = tmp_path / "in"
    corpus.mkdir()
    json_lines(corpus / "a.jsonl", 600)
    run([corpus], tmp_path / "whole", settings=SMALL)
    whole = tables(tmp_path / "whole")
    rng = random.Random(20)
    for i in range(10):
        killed_runs(corpus, tmp_path / f"out{i}", [rng.uniform(0.1, 4), rng.uniform(0.1, 4)])
        assert tables(tmp_path / f"out{i}") == whole, f"kill {i}"


def test_ctrl_c_ends_cleanly_and_says_how_to_go_on(corpus, facts, tmp_path):
    (tmp_path / "in").mkdir()
    json_lines(tmp_path / "in" / "a.jsonl", 5000)
    arguments = command("batch", tmp_path / "in", "-o", tmp_path / "out", "--workers", "2", "--shard-bytes", "2000")
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 30
    while not list((tmp_path / "out").glob("documents/part-*")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert process.returncode == 130
    assert b"the same command goes on" in errors
    assert b"Traceback" not in errors
    assert no_worker_left(tmp_path / "out")


def test_query_answers_over_every_format(corpus, facts, tmp_path):
    answers = []
    for form in ("parquet", "jsonl", "csv"):
        output = facts if form == "parquet" else tmp_path / form
        if form != "parquet":
            run([corpus], output, settings=Settings(form=form, shard_bytes=2000))
        sql = "select id, concept, number, period_first, forecast from facts join documents using (id, source) order by all"
        done = subprocess.run(command("query", sql, output, "--format", "csv"), capture_output=True, check=True)
        answers.append(done.stdout.decode())
    assert answers[0].count("\n") > 60
    assert answers[0] == answers[1] == answers[2]
    wrong = subprocess.run(command("query", "select nonsense", facts), capture_output=True, check=False)
    assert wrong.returncode == 2
    assert b"nonsense" in wrong.stderr
    assert subprocess.run(command("query", "select 1", tmp_path), capture_output=True, check=False).returncode == 2


def test_ids_that_stand_twice_are_counted(tmp_path):
    for name in ("a.jsonl", "b.jsonl"):
        json_lines(tmp_path / name, 3)
    assert run([str(tmp_path / "*.jsonl")], tmp_path / "out").repeated == 3


@pytest.mark.parametrize("processes", [1, 2])
def test_extract_many_is_lazy_in_order_and_a_failure_is_a_record(processes):
    taken = []
    texts = (taken.append(i) or (None if i == 5 else news(i)) for i in range(10_000))
    found = extract_many(texts, published="2025-04-10", processes=processes)
    first = [next(found) for _ in range(40)]
    found.close()
    assert len(taken) < 500
    assert isinstance(first[5], Failure)
    assert (first[5].index, first[5].reason) == (5, "error")
    assert [one.text for one in first if isinstance(one, Document)] == [news(i) for i in range(40) if i != 5]
    assert first[3] == extract(news(3), published="2025-04-10")


def test_extract_many_keeps_ids_and_days():
    document = extract("今年营收3亿元", published="2025-04-10")
    again, row = extract_many([document, {"id": 7, "text": "今年营收3亿元", "published": "2024-01-01"}])
    assert again == document
    assert (row.id, row.spans[0].value) == ("7", "2024")
    with pytest.raises(CorpusError, match="processes=0"):
        extract_many([], processes=0)


@pytest.mark.parametrize("make", [pandas.DataFrame, polars.DataFrame], ids=["pandas", "polars"])
def test_data_frames_go_in_and_tables_come_out(make):
    frame = make({"key": ["a", "b", "c"], "content": [news(1), None, news(2)], "published": [dt.date(2025, 4, 10)] * 3})
    found = extract_table(frame, id="key")
    assert found.documents.column("ok").to_pylist() == [True, False, True]
    facts = polars.from_arrow(found.facts)
    assert facts["id"].unique(maintain_order=True).to_list() == ["a", "c"]
    assert found.facts.to_pandas()["number"].iloc[0] == Decimal("2500000000") / 10
    batches = list(extract_batches(found.documents.to_batches(max_chunksize=1)))
    assert [batch.documents.column("id").to_pylist() for batch in batches] == [["a"], ["b"], ["c"]]
    with pytest.raises(CorpusError, match="no column of text"):
        extract_table(make({"x": [1]}))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--published", "2026-02-30"], "no day"),
        (["--names", "none.tsv"], "none.tsv"),
        (["--names", "bad.tsv"], "columns name and label"),
        (["--master", "local[2]"], "--engine spark"),
        (["--workers", "0"], "--workers"),
    ],
)
def test_wrong_use_is_told_and_makes_nothing(tmp_path, arguments, message):
    json_lines(tmp_path / "a.jsonl", 1)
    (tmp_path / "bad.tsv").write_text("x\ty\n1\t2\n")
    done = subprocess.run(
        command("batch", "a.jsonl", "-o", "out", *arguments), cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_and_a_missing_one_are_told(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(CorpusError, match="nothing to read"):
        run([tmp_path / "empty"], tmp_path / "out")
    with pytest.raises(CorpusError, match="no such file"):
        run([tmp_path / "missing"], tmp_path / "out")
