"""What was gained and lost between two runs."""

import copy
import json

import pytest
from tests.conftest import FIXTURES

from newsfacts.errors import InvalidDocumentError
from newsfacts.gold.baseline import compare
from newsfacts.gold.files import read_gold
from newsfacts.gold.run import Run, read_run, run

SEED = next(read_gold([FIXTURES / "gold" / "seed.json"]))
ID = SEED["id"]


def predicted(change=lambda found: None):
    found = copy.deepcopy(SEED)
    change(found)
    return run([SEED], {ID: found})


def changes(before, now):
    return [str(change) for change in compare(before, now).changes]


def test_the_same_run_changes_nothing():
    comparison = compare(predicted(), predicted())
    assert (comparison.changes, comparison.fallen, comparison.left_out) == ([], [], {})


def test_a_lost_span_is_named_and_found_again():
    worse = predicted(lambda found: found["spans"].pop(0))
    (line,) = changes(predicted(), worse)
    assert line.startswith(f"- DURATION lost  {ID}  ")
    assert "⟦兩天⟧" in line
    assert "P2D" in line
    assert changes(worse, predicted()) == [line.replace("- DURATION lost", "+ DURATION gained").removesuffix("  P2D")]


def test_a_wrong_value_is_a_loss_and_a_missed_span_a_greater_one():
    def misread(found):
        found["spans"][0]["value"] = "P9D"

    right, wrong, missed = predicted(), predicted(misread), predicted(lambda found: found["spans"].pop(0))
    assert [line.partition("  ")[0] for line in changes(right, wrong)] == ["- DURATION value lost"]
    assert [line.partition("  ")[0] for line in changes(wrong, missed)] == ["- DURATION lost"]
    assert [line.partition("  ")[0] for line in changes(missed, wrong)] == ["+ DURATION gained"]
    assert [line.partition("  ")[0] for line in changes(wrong, right)] == ["+ DURATION value gained"]


def test_a_span_of_another_extent_is_lost_and_spurious():
    def longer(found):
        found["spans"][0] |= {"end": found["spans"][0]["end"] + 1}

    kinds = [line.partition("  ")[0] for line in changes(predicted(), predicted(longer))]
    assert kinds == ["- DURATION lost", "- DURATION new spurious"]


def test_facts_and_relations_that_were_lost_are_named_with_the_wrong_field():
    def other(found):
        found["facts"][3]["period"] = "2019"
        del found["relations"][0]

    lines = changes(predicted(), predicted(other))
    assert [line.split("  ")[0] for line in lines] == ["- fact lost", "- relation lost"]
    assert lines[0].endswith("wrong: period")
    assert "position | " in lines[1]


def test_a_fall_is_named_beyond_the_tolerance():
    def drop(found):
        del found["facts"][:10]

    before, now = predicted(), predicted(drop)
    f1 = now.total.counts["facts strict"].f1
    assert f"facts strict F1 1.0000 -> {f1:.4f}" in compare(before, now).fallen
    assert compare(before, now, tolerance=1 - f1 + 0.001).fallen == []
    assert compare(now, before).fallen == []


def test_documents_with_other_gold_are_left_out_and_said():
    other = run([{**SEED, "published": None}], {ID: SEED})
    assert compare(predicted(), other).left_out == {ID: "its gold has changed"}
    assert compare(Run({}), predicted()).left_out == {ID: "not in the earlier run"}
    assert compare(predicted(), Run({})).left_out == {ID: "not in this run"}


def test_a_run_comes_back_from_its_file(tmp_path):
    now = predicted(lambda found: (found["facts"].pop(0), found["spans"].pop(3), found["relations"].pop()))
    file = tmp_path / "run.json"
    file.write_text(json.dumps(now.to_dict()), encoding="utf-8")
    assert read_run(file).to_dict() == now.to_dict()
    assert changes(read_run(file), predicted())


@pytest.mark.parametrize("content", ["", "[]", '{"total": {}}', '{"documents": {"a": {"gold": "x", "scores": {"DATE": {}}, "misses": []}}}'])  # fmt: skip
def test_what_is_no_run_is_refused(tmp_path, content):
    file = tmp_path / "run.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidDocumentError, match="no earlier run"):
        read_run(file)
