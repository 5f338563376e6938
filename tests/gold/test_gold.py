"""Gold and predictions: schema, scores, floors."""

import json

import jsonschema
import pytest
from tests.conftest import FIXTURES, SEED_ARTICLE

import newsfacts
from newsfacts.gold.check import check_document
from newsfacts.gold.files import read_gold
from newsfacts.gold.floors import breaches, read_floors
from newsfacts.gold.run import run
from newsfacts.gold.schema import document_schema
from newsfacts.gold.scorer import score

GOLD = {document["id"]: document for document in read_gold([FIXTURES / "gold"])}
SEED = "seed-minimax-zhipu"
VALIDATOR = jsonschema.Draft202012Validator(document_schema())


@pytest.fixture(scope="module")
def predictions():
    return {name: newsfacts.extract(d["text"], published=d["published"]).to_dict() for name, d in GOLD.items()}


@pytest.mark.parametrize("name", GOLD)
def test_gold_and_prediction_fit_the_schema(name, predictions):
    VALIDATOR.validate(GOLD[name])
    VALIDATOR.validate(predictions[name])


@pytest.mark.parametrize("name", GOLD)
def test_gold_scores_itself_in_full(name):
    for key, count in score(GOLD[name], GOLD[name]).counts.items():
        assert count.right == count.gold == count.found, key


def test_the_seed_is_the_article():
    assert GOLD[SEED]["text"] == SEED_ARTICLE.read_bytes().decode("utf-8")


def test_the_floors_hold(predictions):
    floors, now = read_floors(FIXTURES / "floors.toml"), run(GOLD.values(), predictions)
    assert floors.digest == now.digest, "the gold has changed: look at the scores, then --update-floors"
    assert [str(breach) for breach in breaches(floors, now)] == []


@pytest.mark.parametrize("name", GOLD)
def test_what_is_read_is_sound_gold(name, predictions):
    assert [str(finding) for finding in check_document({"id": name, **predictions[name]})] == []


def test_a_wrong_field_is_named():
    gold = {**GOLD[SEED], "relations": []}
    fact = {**gold["facts"][3], "period": "2020", "concept": "cash"}
    result = score(gold, {**gold, "facts": [*gold["facts"][:3], fact, *gold["facts"][4:]]})
    assert [miss.detail.rpartition("wrong: ")[2] for miss in result.misses] == ["concept, period"]


def test_an_empty_prediction_scores_nothing():
    counts = score(GOLD[SEED], {"spans": [], "facts": [], "relations": []}).counts
    assert all(count.f1 == 0 for count in counts.values())


def test_files_that_are_no_gold_are_refused(tmp_path):
    from newsfacts.errors import InvalidDocumentError

    file = tmp_path / "x.json"
    file.write_text(json.dumps({"text": "a"}), encoding="utf-8")
    with pytest.raises(InvalidDocumentError, match="spans, facts, relations missing"):
        list(read_gold([file]))
    with pytest.raises(InvalidDocumentError, match="holds no"):
        list(read_gold([tmp_path.joinpath("empty")])) if tmp_path.joinpath("empty").mkdir() else list(
            read_gold([tmp_path / "empty"])
        )
