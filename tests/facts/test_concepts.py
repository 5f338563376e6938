"""A user's own words for concepts."""

from concurrent.futures import ThreadPoolExecutor

import pytest

import newsfacts
from newsfacts.errors import LexiconError
from newsfacts.facts.words import concept_kind, concept_unit, in_force, own_words

TEXT = "禾川医药去年订阅收款3亿元。"


def concepts_of(text, concepts=None):
    return [fact.concept for fact in newsfacts.extract(text, "2026-01-10", concepts=concepts).facts]


def test_a_word_of_the_user_names_its_concept_and_only_where_it_is_given():
    assert concepts_of(TEXT) == ["订阅收款"]
    assert concepts_of(TEXT, {"订阅收款": "revenue"}) == ["revenue"]
    assert concepts_of(TEXT, {"訂閱收款": "revenue"}) == ["revenue"]
    assert concepts_of(TEXT) == ["订阅收款"]


def test_the_unit_and_kind_of_a_concept_of_the_user(tmp_path):
    path = tmp_path / "concepts.tsv"
    path.write_text("word\tconcept\tunit\tkind\n星级\tstars\tquantity\tstock\n", encoding="utf-8")
    with in_force(own_words(path)):
        assert (concept_unit("stars"), concept_kind("stars")) == ("quantity", "stock")
        assert concept_unit("revenue") == "money"
    assert (concept_unit("stars"), concept_kind("stars")) == ("", "flow")
    assert concepts_of("禾川医药去年星级42颗。", path) == ["stars"]


def test_threads_with_and_without_words_of_the_user():
    choices = [None, {"订阅收款": "revenue"}, {"订阅收款": "subscriptions"}] * 8
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda own: concepts_of(TEXT, own), choices))
    assert found == [["订阅收款"], ["revenue"], ["subscriptions"]] * 8


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("word\tkey\n流水\trevenue\n", "columns word and concept"),
        ("word\tconcept\tunit\n流水\trevenue\tgold\n", "gold"),
        ("word\tconcept\tkind\n流水\trevenue\tlake\n", "lake"),
        ("word\tconcept\n流水\n", ":2:"),
    ],
)
def test_a_list_that_cannot_be_read_says_where(tmp_path, content, message):
    path = tmp_path / "own.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=message) as caught:
        newsfacts.extract(TEXT, concepts=path)
    assert "own.tsv" in str(caught.value)
