"""`newsfacts evaluate` in a shell: forms, floors, baselines; a broken rule is caught and what it lost is named."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from tests.conftest import FIXTURES, ROOT

GOLD = FIXTURES / "gold"
SEED = GOLD / "seed.json"
BROKEN = """
import newsfacts.values.find
from newsfacts.cli import main
find = newsfacts.values.find.find_percents
newsfacts.values.find.find_percents = lambda text, numbers: (m for m in find(text, numbers) if "成" not in text[m.start:m.end])
main()
"""


def run(*arguments, script=None):
    start = ["-c", script] if script else ["-m", "newsfacts.cli"]
    command = [sys.executable, *start, "evaluate", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, check=False, encoding="utf-8")


@pytest.fixture
def other_tool(tmp_path):
    """Return a file of predictions of another tool: spans alone, half of them, one that is none of gold's labels."""
    document = json.loads(SEED.read_text(encoding="utf-8"))
    spans = [{**document["spans"][0], "label": "TIME"}, *document["spans"][::2]]
    file = tmp_path / "other.json"
    file.write_text(json.dumps([{"id": document["id"], "spans": spans}]), encoding="utf-8")
    return file


def test_the_gate_of_the_project_catches_a_broken_rule_and_names_what_it_lost():
    gate = (GOLD, "--floors", FIXTURES / "floors.toml", "--baseline", FIXTURES / "baseline.json", "--tolerance", 1)
    sound = run(*gate)
    assert sound.returncode == 0, sound.stderr
    assert "PERCENT lost" not in sound.stdout
    done = run(*gate, script=BROKEN)
    assert done.returncode == 1
    assert "under the floor: total: VALUES 0.97" in done.stderr
    lost = [line for line in done.stdout.splitlines() if "- PERCENT lost" in line]
    assert len(lost) > 10
    assert any("⟦三成⟧" in line and "a02" in line for line in lost)
    assert any("- fact lost" in line and "wrong" not in line for line in done.stdout.splitlines())


def test_a_fall_below_the_baseline_fails_and_the_kept_run_is_one(tmp_path, other_tool):
    kept = tmp_path / "run.json"
    assert run(SEED, "--predictions", SEED, "--save", kept).returncode == 0
    assert run(SEED, "--predictions", SEED, "--baseline", kept).returncode == 0
    done = run(SEED, "--predictions", other_tool, "--baseline", kept)
    assert done.returncode == 1
    assert "lower than the baseline: facts strict F1 1.0000 -> 0.0000" in done.stderr
    assert run(SEED, "--predictions", other_tool, "--baseline", kept, "--tolerance", 1).returncode == 0
    assert run(SEED, "--baseline", SEED).returncode == 2


def test_a_tool_beside_ours_has_its_column(other_tool):
    data = json.loads(run(SEED, "--predictions", SEED, "--beside", other_tool, "--format", "json").stdout)
    assert data["total"]["VALUES"]["f1"] == 1.0
    assert 0.4 < data["beside"]["other"]["VALUES"]["f1"] < 0.8
    assert data["beside"]["other"]["facts core"]["f1"] == 0
    assert "F1 other" in run(SEED, "--predictions", SEED, "--beside", other_tool).stdout


def test_predictions_that_cannot_be_meant_are_told(tmp_path):
    document = json.loads(SEED.read_text(encoding="utf-8"))
    file = tmp_path / "p.json"
    moved = [{**span, "start": span["start"] + 1} for span in document["spans"]]
    file.write_text(json.dumps([{"id": document["id"], "spans": moved}, {"id": "other"}]), encoding="utf-8")
    done = run(SEED, "--predictions", file)
    assert done.returncode == 0
    assert "1 documents are not in gold, e.g. other" in done.stderr
    assert f"{len(moved)} spans do not have the words" in done.stderr
    file.write_text(json.dumps([{"id": document["id"], "spans": [{"start": "0"}]}]), encoding="utf-8")
    done = run(SEED, "--predictions", file)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "spans[0]: a span has whole numbers" in done.stderr


def test_gold_without_the_form_of_gold_is_refused(tmp_path):
    file = tmp_path / "a.json"
    file.write_text('{"id": "a", "text": "", "spans": [{"end": 1}], "facts": [], "relations": []}', encoding="utf-8")
    done = run(file, "--predictions", file)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    done = run(file)
    assert (done.returncode, "see `newsfacts gold check`" in done.stderr) == (2, True)


def test_json_has_the_fields_that_were_wrong_and_each_document(tmp_path):
    document = json.loads(SEED.read_text(encoding="utf-8"))
    first, second, third, *_ = (fact for fact in document["facts"] if fact["period"] and fact["concept"] != "cash")
    first["period"] = "1999"
    second |= {"period": "1999", "concept": "cash"}
    document["facts"].remove(third)
    file = tmp_path / "p.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    data = json.loads(run(SEED, "--predictions", file, "--format", "json").stdout)
    assert data["wrong_fields"] == {"period": 2, "concept": 1, "not found": 1}
    misses = data["documents"][document["id"]]["misses"]
    assert [miss.get("wrong") for miss in misses if miss["kind"] == "fact missed"] == [
        ["period"],
        ["concept", "period"],
        None,
    ]


def test_markdown_is_inert(tmp_path):
    text = "<b>|*三成*|"
    percent = {"label": "PERCENT", "value": "30", "unit": "%", "upper": None, "mod": None}
    gold = {"id": "a|b", "published": None, "text": text, "spans": [{"start": 5, "end": 7, "text": "三成", **percent}], "facts": [], "relations": []}  # fmt: skip
    file = tmp_path / "a.json"
    file.write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    done = run(file, "--predictions", tmp_path / "none.jsonl", "--format", "markdown", "--misses", 3, "--per-document")
    assert "| PERCENT | 0.000 | 0.000 | 0.000 | 1 | 0 |  |" in done.stdout
    assert r"- a\|b \<b\>\|\*⟦三成⟧\*\| 30" in done.stdout
    assert "| a\\|b |" in done.stdout


def test_junit_is_a_case_for_each_document_and_one_for_all(tmp_path):
    bad = tmp_path / "p.json"
    document = json.loads(SEED.read_text(encoding="utf-8"))
    bad.write_text(json.dumps({**document, "spans": document["spans"][1:]}), encoding="utf-8")
    floors = tmp_path / "floors.toml"
    floors.write_text("[total]\nDURATION = 1.0\n[each]\nMONEY = 1.0\nDURATION = 0.99\n", encoding="utf-8")
    done = run(SEED, "--predictions", bad, "--format", "junit", "--floors", floors, "-o", tmp_path / "junit.xml")
    assert (done.returncode, done.stdout) == (1, "")
    suite = ET.parse(tmp_path / "junit.xml").getroot()[0]
    assert (suite.get("tests"), suite.get("failures")) == ("2", "2")
    total, seed = suite.findall("testcase")
    assert (total.get("name"), seed.get("name")) == ("total", document["id"])
    assert "total: DURATION 0." in total.find("failure").get("message")
    assert "⟦兩天⟧" in seed.find("system-out").text
    good = run(SEED, "--predictions", SEED, "--format", "junit", "--floors", floors).stdout
    assert ET.fromstring(good.partition("\n")[2])[0].get("failures") == "0"


def test_floors_are_updated_in_their_file_and_hold_the_gold_to_it(tmp_path):
    floors = tmp_path / "floors.toml"
    made = run(SEED, "--predictions", SEED, "--floors", floors, "--update-floors")
    assert made.returncode == 0, made.stderr
    assert "total VALUES 0.0 -> 1.0" in made.stderr
    assert run(SEED, "--predictions", SEED, "--floors", floors).returncode == 0
    done = run(SEED, "--floors", floors, "--update-floors")
    assert done.returncode == 1, "the floors stay above what is read"
    assert "facts strict = 1.0" in floors.read_text(encoding="utf-8").replace('"', "")
    other = run(GOLD / "a02.json", "--predictions", GOLD / "a02.json", "--floors", floors)
    assert other.returncode == 1
    assert "is not the one that" in other.stderr


@pytest.mark.parametrize("wrong", [("--update-floors",), ("--allow-lower",), ("--floors", "no.toml"), ("--fail-under", "facts core accuracy=1"), ("--beside", "no.json")])  # fmt: skip
def test_wrong_use_is_one_line_and_exit_code_2(wrong):
    done = run(SEED, "--predictions", SEED, *wrong)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
