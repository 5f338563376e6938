"""The pytest plugin: gold documents as items of a test run, in a project of its own."""

import json

import pytest

import newsfacts

pytest_plugins = ["pytester"]
TEXT = "禾川医药(688001.SH)2024年实现营业收入12.6亿元,同比增长8.5%。"

# Read here and not in a test: what pytester sees imported in a run, numpy too, it takes out of sys.modules at its end.
READ = newsfacts.extract(TEXT, published="2025-04-10").to_dict()


@pytest.fixture
def project(pytester):
    """Make a project with two gold documents: `good` as it is read, `bad` with a percentage that is not read."""
    gold = pytester.mkdir("gold")
    good = READ
    year = {"start": 13 + 2, "end": 18 + 2, "text": TEXT[15:20], "label": "PERCENT", "value": "4", "unit": "%", "upper": None, "mod": None}  # fmt: skip
    bad = {**good, "spans": [*(span for span in good["spans"] if span["label"] != "DATE"), year]}
    (gold / "good.json").write_text(json.dumps(good), encoding="utf-8")
    (gold / "bad.json").write_text(json.dumps(bad), encoding="utf-8")
    return pytester


def run(project, *arguments):
    return project.runpytest_inprocess("-p", "no:cacheprovider", "--newsfacts-gold", "gold", *arguments)


def floors(project, text):
    project.makepyprojecttoml(text)


def test_without_floors_a_document_fails_where_anything_is_wrong(project):
    result = run(project, "-v")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["gold/good.json::good PASSED*", "*newsfacts gold: bad*", "bad  PERCENT missed  *⟦*⟧*"])
    assert "Traceback" not in result.stdout.str()


def test_floors_of_pyproject_decide(project):
    floors(
        project,
        '[tool.newsfacts.floors.total]\nPERCENT = 0.5\n[tool.newsfacts.floors.documents.good]\n"facts strict" = 1.0\n',
    )
    run(project).assert_outcomes(passed=3)
    floors(project, "[tool.newsfacts.floors.each]\nPERCENT = 0.9\n[tool.newsfacts.floors.total]\nPERCENT = 0.9\n")
    result = run(project)
    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(["under the floor: bad: PERCENT 0.* < 0.9", "bad  PERCENT missed  *"])
    result.stdout.fnmatch_lines(["under the floor: total: PERCENT 0.8* < 0.9", "bad  PERCENT missed  *"])
    assert "DATE spurious" not in result.stdout.str(), "what broke no floor is not shown"


def test_floors_of_the_file_that_the_ini_option_names(project):
    project.makefile(".toml", floors='digest = "of other gold"\n[total]\nPERCENT = 0.1\n')
    project.makeini("[pytest]\nnewsfacts_floors = floors.toml\n")
    result = run(project)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["the gold is not the one that the floors were measured on*"])


def test_a_single_document_can_be_run_and_leaves_the_total_out(project):
    floors(project, "[tool.newsfacts.floors.total]\nPERCENT = 0.99\n")
    run(project, "gold/good.json").assert_outcomes(passed=1)
    run(project, "gold/good.json::good").assert_outcomes(passed=1)
    run(project, "-k", "good").assert_outcomes(passed=1, deselected=2)


def test_other_tests_run_beside_it_and_without_the_option_nothing_changes(project):
    project.makepyfile(test_own="def test_own():\n    pass\n")
    run(project, "test_own.py").assert_outcomes(passed=2, failed=1)
    project.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("pyproject.toml", "[tool.newsfacts.floors.total]\nPERCENTS = 1.0\n", "no score is called 'PERCENTS'"),
        ("gold/worse.json", '{"text": ""}', "spans, facts, relations missing"),
        (
            "gold/good2.json",
            '{"id": "good", "text": "", "spans": [], "facts": [], "relations": []}',
            "'good' is that of two",
        ),
    ],
)
def test_wrong_use_ends_in_one_message(project, name, text, message):
    (project.path / name).write_text(text, encoding="utf-8")
    result = run(project)
    assert result.ret in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.INTERRUPTED)
    assert message in result.stdout.str() + result.stderr.str()


def test_a_path_that_is_not_there_is_wrong_use(project):
    result = project.runpytest_inprocess("--newsfacts-gold", "nowhere")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "there is no such file or folder" in result.stderr.str()
