"""Floors: read from both places, held, raised, never lowered unasked."""

import pytest

from newsfacts.errors import FloorsError
from newsfacts.gold.floors import breaches, read_floors, update_floors
from newsfacts.gold.run import DocumentRun, Run
from newsfacts.gold.scorer import Count, Score


def made(**documents):
    """Return a run whose documents found so many of ten DATE spans, all found ones right, one of them misread."""
    counts = {name: {"DATE": Count(gold=10, found=10, right=n, valued=n - 1)} for name, n in documents.items()}
    return Run({name: DocumentRun(f"digest of {name}", Score(count, [])) for name, count in counts.items()})


def written(tmp_path, text, name="floors.toml"):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def broken(file, run):
    return [str(breach) for breach in breaches(read_floors(file), run)]


def test_floors_of_all_each_and_one(tmp_path):
    text = '[total]\nDATE = 0.85\n"DATE accuracy" = 0.8\n[each]\nDATE = 0.8\n[documents.b]\nDATE = 0.6\n"DATE recall" = 0.71\n'
    file = written(tmp_path, text)
    assert broken(file, made(a=9, b=7)) == ["total: DATE 0.8000 < 0.85", "b: DATE recall 0.7000 < 0.71"]
    assert broken(file, made(a=7, b=10)) == ["a: DATE 0.7000 < 0.8"]
    assert broken(file, made(a=9, b=9)) == []


def test_a_document_without_anything_to_find_breaks_no_floor_of_each(tmp_path):
    file = written(tmp_path, "[each]\nLAW = 1.0\n")
    assert broken(file, made(a=9)) == []


def test_a_floor_on_what_gold_does_not_have_is_refused(tmp_path):
    with pytest.raises(FloorsError, match="nothing to measure 'LAW' on"):
        broken(written(tmp_path, "[total]\nLAW = 0.5\n"), made(a=9))


def test_floors_in_pyproject(tmp_path):
    file = written(tmp_path, "[tool.newsfacts.floors.total]\nDATE = 0.95\n", "pyproject.toml")
    assert broken(file, made(a=9)) == ["total: DATE 0.9000 < 0.95"]
    assert broken(written(tmp_path, "[project]\nname = 'x'\n", "pyproject.toml"), made(a=9)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[total]\nDATES = 0.9", "no score is called 'DATES'"),
        ('[total]\n"facts core accuracy" = 0.9', "no score is called 'facts core accuracy'"),
        ("[totals]\nDATE = 0.9", "no table 'totals'"),
        ('[total]\nDATE = "high"', "Expected `float`"),
        ("[total]\nDATE = nan", "nan is no floor"),
        ("[total", "cannot be read"),
    ],
)
def test_what_is_no_floor_is_refused_with_the_file(tmp_path, text, message):
    with pytest.raises(FloorsError) as error:
        read_floors(written(tmp_path, text))
    assert message in str(error.value)
    assert "floors.toml" in str(error.value)


FILE = """\
# why these floors
digest = "old"

[total]
DATE = 0.85  # dates
"DATE accuracy" = 0.95

[each]
DATE = 0.5
[documents.a]
DATE = 0.9
"""


def test_an_update_raises_and_never_lowers(tmp_path):
    file = written(tmp_path, FILE)
    run = made(a=9, b=9)
    text, changed = update_floors(file, run)
    assert "# why these floors" in text
    assert "DATE = 0.9  # dates" in text
    assert f'digest = "{run.digest}"' in text
    assert [line for line in changed if "digest" not in line] == ["total DATE 0.85 -> 0.9", "each DATE 0.5 -> 0.9"]
    assert read_floors(written(tmp_path, text)).total["DATE accuracy"] == 0.95, "8 of 9 are right, the floor stays"
    assert update_floors(written(tmp_path, text), made(a=2, b=2))[0].count("0.9") == text.count("0.9")


def test_an_update_lowers_where_told_to(tmp_path):
    text, _ = update_floors(written(tmp_path, FILE), made(a=7, b=8), allow_lower=True)
    floors = read_floors(written(tmp_path, text))
    assert (floors.total, floors.each, floors.documents) == (
        {"DATE": 0.75, "DATE accuracy": 0.8666},
        {"DATE": 0.7},
        {"a": {"DATE": 0.7}},
    )
    assert breaches(floors, made(a=7, b=8)) == []


def test_a_floor_that_nothing_was_measured_for_stays(tmp_path):
    file = written(tmp_path, "[each]\nLAW = 0.5\n[documents.elsewhere]\nDATE = 0.9\n")
    _, changed = update_floors(file, made(a=7), allow_lower=True, slack=0.1)
    assert [line for line in changed if "digest" not in line] == []


def test_slack_stays_below_the_figure(tmp_path):
    text, _ = update_floors(written(tmp_path, "[total]\nDATE = 0.5\n"), made(a=9), slack=0.02)
    assert read_floors(written(tmp_path, text)).total == {"DATE": 0.88}


def test_an_update_makes_the_file_and_writes_into_pyproject(tmp_path):
    text, _ = update_floors(tmp_path / "new.toml", made(a=9))
    assert '"facts strict" = 0.0' in text
    project = written(tmp_path, '[project]\nname = "x"  # kept\n[tool.ruff]\nline-length = 99\n', "pyproject.toml")
    text, _ = update_floors(project, made(a=9))
    assert 'name = "x"  # kept' in text
    file = written(tmp_path, text, "pyproject.toml")
    assert read_floors(file).digest == made(a=9).digest


def test_the_digest_is_of_the_gold_and_not_of_its_order():
    assert made(a=9, b=7).digest == made(b=7, a=9).digest != made(a=9).digest
