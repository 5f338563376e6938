"""The choice of owner, period and topic: candidates, features, wording, weights."""

import json

import pytest
from tests.conftest import FIXTURES

import newsfacts
from newsfacts.errors import NewsfactsError
from newsfacts.facts.ranker import Ranker, ranker
from newsfacts.facts.what import choice as topic_choice
from newsfacts.facts.when import choice as period_choice
from newsfacts.facts.whose import choice as owner_choice

CHOICES = {"owner": owner_choice, "period": period_choice, "topic": topic_choice}


@pytest.mark.parametrize("kind", CHOICES)
def test_the_weights_are_those_of_the_features(kind):
    found = ranker(kind, tuple(CHOICES[kind].FEATURES))
    assert found.inner.shape[0] == len(CHOICES[kind].FEATURES)


def test_weights_of_other_features_are_refused():
    with pytest.raises(NewsfactsError, match=r"weights/owner\.json was made for other features"):
        ranker("owner", ("one", "two"))


@pytest.fixture
def one_feature():
    return Ranker({"features": ["x"], "inner": [[1.0]], "inner_bias": [0.0], "outer": [1.0], "words": {"before=由": -0.5, "after=将": 0.25}})


@pytest.mark.parametrize(
    ("scores", "wording", "best"),
    [
        ([0.0, 0.1], [[], []], 1),
        ([0.5, 0.5], [[], []], 0),
        ([0.5, 0.2], [["before=由"], []], 1),
        ([0.5, 0.2], [[], ["after=将", "after=将"]], 1),
        ([0.5, 0.2], [["before=在"], []], 0),
    ],
    ids=["highest", "first-of-equals", "a-word-against-it", "words-for-it", "a-word-not-learned"],
)
def test_the_candidate_with_the_highest_score_is_chosen(one_feature, scores, wording, best):
    assert one_feature.best([[score] for score in scores], wording) == best


@pytest.mark.parametrize(
    ("kind", "name"), [("owner", "Owners"), ("period", "Periods"), ("topic", "Topics")], ids=list(CHOICES)
)
def test_every_candidate_has_every_feature(monkeypatch, kind, name):
    seen = []
    weigh = getattr(CHOICES[kind], name).weigh

    def recorded(self, asked):
        seen.append(weigh(self, asked))
        return seen[-1]

    monkeypatch.setattr(getattr(CHOICES[kind], name), "weigh", recorded)
    gold = json.loads((FIXTURES / "gold" / "a02.json").read_text(encoding="utf-8"))
    newsfacts.extract(gold["text"], published=gold["published"])
    assert len(seen) > 20
    for candidates, rows, wording in seen:
        assert len(candidates) == len(rows) == len(wording) == len(set(candidates))
        assert {len(row) for row in rows} <= {len(CHOICES[kind].FEATURES)}
