"""`newsfacts gold` in a shell: drafted, checked, written as markup and back."""

import json
import subprocess
import sys

import pytest

TEXT = "昨日,禾川医药(688001.SH)收报23.16元,跌4.02%。\r\n"


def run(*arguments):
    command = [sys.executable, "-m", "newsfacts.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_bytes(TEXT.encode())
    return sorted(folder.iterdir())


def test_a_draft_is_sound_gold_that_scores_in_full_against_itself(articles, tmp_path):
    out = tmp_path / "gold"
    done = run("gold", "draft", *articles, "-o", out, "--published", "2025-04-10")
    assert done.returncode == 0, done.stderr
    files = sorted(out.iterdir())
    assert [file.name for file in files] == ["a.json", "b.json"]
    document = json.loads(files[0].read_text(encoding="utf-8"))
    assert (document["id"], document["published"], document["text"]) == ("a", "2025-04-10", TEXT)
    assert document["facts"]
    assert run("gold", "check", out).returncode == 0
    scores = json.loads(run("evaluate", out, "--predictions", out, "--format", "json").stdout)
    assert all(one["f1"] == 1 for one in scores["total"].values())


def test_a_draft_overwrites_nothing_unless_told_to(articles, tmp_path):
    out = tmp_path / "gold"
    out.mkdir()
    (out / "b.json").write_text("corrected", encoding="utf-8")
    done = run("gold", "draft", *articles, "-o", out)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--force" in done.stderr
    assert [file.name for file in out.iterdir()] == ["b.json"], "not even the one that was not there"
    assert (out / "b.json").read_text(encoding="utf-8") == "corrected"
    assert run("gold", "draft", *articles, "-o", out, "--force").returncode == 0
    assert json.loads((out / "b.json").read_text(encoding="utf-8"))["id"] == "b"


def test_a_draft_that_fails_leaves_nothing(articles, tmp_path):
    out = tmp_path / "gold"
    assert run("gold", "draft", *articles, tmp_path / "missing.txt", "-o", out).returncode == 2
    assert run("gold", "draft", *articles, "-o", out, "--published", "2025-02-30").returncode == 2
    assert not out.exists()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    same = run("gold", "draft", articles[0], tmp_path / "a.txt", "-o", out)
    assert (same.returncode, "two articles" in same.stderr) == (2, True)
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run("gold", "draft", *articles, "-o", tmp_path / "file").returncode == 2
    blocked = tmp_path / "blocked"
    (blocked / "b.json").mkdir(parents=True)
    assert run("gold", "draft", *articles, "-o", blocked, "--force").returncode == 2
    assert [path.name for path in blocked.iterdir()] == ["b.json"], "the first is not written when the second cannot be"


def test_check_prints_a_line_for_each_fault(articles, tmp_path):
    out = tmp_path / "gold"
    run("gold", "draft", articles[0], "-o", out, "--published", "2025-04-10")
    file = out / "a.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"unit": "CNY"', '"unit": "RMB"'), encoding="utf-8")
    done = run("gold", "check", out)
    assert done.returncode == 1
    place, said = done.stdout.splitlines()[0].split(": ", 1)
    assert place.startswith(f"{file}:")
    assert "'RMB' is no ISO 4217 code; take the code" in said
    assert done.stderr == "documents: 1, faults: 1\n"
    assert run("gold", "check", tmp_path / "none").returncode == 2


def test_markup_there_and_back(articles, tmp_path):
    out, marked, back = tmp_path / "gold", tmp_path / "marked", tmp_path / "back"
    run("gold", "draft", *articles, "-o", out, "--published", "2025-04-10")
    assert run("gold", "to-markup", out, "-o", marked).returncode == 0
    assert "⟦23.16元|MONEY|23.16|CNY⟧" in (marked / "a.gold.txt").read_text(encoding="utf-8")
    assert run("gold", "from-markup", marked, "-o", back).returncode == 0
    assert [file.read_bytes() for file in sorted(back.iterdir())] == [
        file.read_bytes() for file in sorted(out.iterdir())
    ]
    assert run("gold", "from-markup", marked, "-o", back).returncode == 2, "they are there"
    shown = run("gold", "to-markup", out / "a.json").stdout
    assert shown == (marked / "a.gold.txt").read_text(encoding="utf-8")
    assert run("gold", "to-markup", out).returncode == 2, "two documents and one standard output"


def test_a_draft_in_markup_is_the_draft(articles, tmp_path):
    run("gold", "draft", articles[0], "-o", tmp_path / "json", "--published", "2025-04-10")
    run("gold", "draft", articles[0], "-o", tmp_path / "markup", "--published", "2025-04-10", "--markup")
    again = run("gold", "from-markup", tmp_path / "markup" / "a.gold.txt").stdout
    assert again == (tmp_path / "json" / "a.json").read_text(encoding="utf-8")


def test_markup_that_cannot_be_read_is_refused_with_file_and_line(tmp_path):
    file = tmp_path / "a.gold.txt"
    file.write_text("id: a\n---\n⟦三成|PERCENT\n---\n", encoding="utf-8")
    done = run("gold", "from-markup", file, "-o", tmp_path / "out")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"{file}: line 3: ⟦ without its ⟧" in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_id_that_leads_out_of_the_folder_names_no_file(tmp_path):
    file = tmp_path / "a.json"
    file.write_text('{"id": "../out", "published": null, "text": "", "spans": [], "facts": [], "relations": []}')
    done = run("gold", "to-markup", file, "-o", tmp_path / "marked")
    assert done.returncode == 2
    assert not (tmp_path / "out.gold.txt").exists()
