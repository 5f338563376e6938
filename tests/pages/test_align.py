"""Gold and prediction paired for the report: counted as the scorer counts them, and told apart by field."""

import copy
import json
import random

import pytest
from tests.conftest import FIXTURES
from tests.pages.conftest import document, fact, span

from newsfacts.gold.align import align
from newsfacts.gold.pieces import Range, paragraphs, pieces, visible
from newsfacts.gold.scorer import score

TEXT = "小满机器人去年营收12亿元,同比增长8%。"
SPANS = [
    span(TEXT, "小满机器人", "ORG"),
    span(TEXT, "12亿元", "MONEY", value="1200000000", unit="CNY"),
    span(TEXT, "8%", "PERCENT", value="8", unit="%"),
]
FACTS = [fact(SPANS, 1, entity="小满机器人"), fact(SPANS, 2, entity="小满机器人", change="yoy")]
GOLD = document(TEXT, SPANS, FACTS)


def perturbed(gold, seed):
    """Return a prediction with spans lost, moved and changed, facts lost and changed, both with some too many."""
    chance = random.Random(seed)
    found = copy.deepcopy(gold)
    for field in ("spans", "facts", "relations"):
        found[field] = [one for one in found[field] if chance.random() > 0.2]
    for one in found["spans"]:
        if chance.random() < 0.15:
            one["end"] += 1
        if "value" in one and chance.random() < 0.2:
            one["value"] = "2031"
    for one in found["facts"]:
        if chance.random() < 0.4:
            one[chance.choice(["entity", "concept", "part", "value", "period"])] = "77"
    found["facts"] += copy.deepcopy(found["facts"][:2])
    return found


@pytest.mark.parametrize("name", ["a02", "b05", "seed"])
@pytest.mark.parametrize("seed", range(4))
def test_what_is_right_is_what_the_scorer_counts_as_right(name, seed):
    gold = json.loads((FIXTURES / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    found = perturbed(gold, seed)
    counts, alignment = score(gold, found).counts, align(gold, found)
    entities_and_values = [counts["ENTITIES"], counts["VALUES"]]
    in_place = [pair for pair in alignment.spans if pair.kind in ("right", "wrong")]
    assert len(in_place) == sum(count.right for count in entities_and_values)
    assert sum(pair.kind == "right" for pair in in_place) == sum(count.valued or 0 for count in entities_and_values)
    for key, pairs in (("facts strict", alignment.facts), ("relations", alignment.relations)):
        assert sum(pair.kind == "right" for pair in pairs) == counts[key].right
        assert sum(pair.gold is not None for pair in pairs) == counts[key].gold
        assert sum(pair.found is not None for pair in pairs) == counts[key].found


def test_a_document_agrees_with_itself():
    assert align(GOLD, GOLD).errors == 0


@pytest.mark.parametrize(
    ("change", "kinds", "wrong"),
    [
        ({"value": "13"}, ["wrong"], ["value"]),
        ({"unit": "HKD"}, ["wrong"], ["unit"]),
        ({"upper": "14"}, ["wrong"], ["upper"]),
        ({"mod": "APPROX"}, ["right"], []),
        ({"end": 15, "text": "12亿元,"}, ["missed", "spurious"], []),
        ({"label": "QUANTITY"}, ["missed", "spurious"], []),
    ],
)
def test_what_is_wrong_with_a_span_is_named(change, kinds, wrong):
    found = {**GOLD, "spans": [SPANS[0], {**SPANS[1], **change}, SPANS[2]]}
    pairs = align(GOLD, found).spans[1:-1]
    assert sorted(pair.kind for pair in pairs) == sorted(kinds)
    assert pairs[0].wrong == wrong


@pytest.mark.parametrize("field", ["entity", "concept", "part", "change", "value", "period"])
def test_what_is_wrong_with_a_fact_is_named(field):
    gold = {**GOLD, "facts": [{**FACTS[0], "period": "2025"}, FACTS[1]]}
    found = {**GOLD, "facts": [{**FACTS[0], "period": "2025", field: "9"}, FACTS[1]]}
    (pair,) = [pair for pair in align(gold, found).facts if pair.kind != "right"]
    assert (pair.kind, pair.wrong) == ("wrong", [field])


def test_of_two_facts_of_the_same_words_each_goes_to_the_one_it_is_like():
    one, other = FACTS[0], {**FACTS[0], "entity": "大满机器人"}
    found = {**GOLD, "facts": [{**other, "period": "2020", "part": "海外"}, {**one, "part": "海外"}]}
    pairs = align({**GOLD, "facts": [one, other]}, found).facts
    assert [(pair.gold["entity"], pair.found["entity"]) for pair in pairs] == [("小满机器人",) * 2, ("大满机器人",) * 2]


def test_pieces_join_up_to_the_text_and_bear_their_spans():
    rows = list(pieces("甲乙\n\n丙丁戊", [Range(1, 2, 0), Range(4, 6, 1)], [Range(5, 6, 7)]))
    assert [[(p.text, p.span, p.facts) for p in row] for row in rows] == [
        [("甲", None, ()), ("乙", 0, ())],
        [("丙", 1, ()), ("丁", 1, (7,)), ("戊", None, ())],
    ]


def test_a_span_across_lines_is_shown_in_both():
    assert [[p.span for p in row] for row in pieces("甲乙\n丙丁", [Range(1, 4, 0)], [])] == [[None, 0], [0, None]]


@pytest.mark.parametrize("place", [(-3, 2), (2, 99), (3, 3), (4, 2)])
def test_places_outside_the_text_are_left_out(place):
    assert [[p.text for p in row] for row in pieces("甲乙丙丁", [Range(*place, 0)], [])] == [["甲乙丙丁"]]


def test_long_lines_are_cut_after_a_full_stop():
    text = ("十" * 99 + "。") * 50
    cuts = list(paragraphs(text))
    assert "".join(text[start:end] for start, end in cuts) == text
    assert all(text[end - 1] == "。" and end - start <= 4000 for start, end in cuts)
    assert len(cuts) > 1


def test_invisible_characters_are_spelled_out_and_line_breaks_are_not():
    assert visible("甲\u202e\u200b\x00\r乙\n丙\t𠮷") == "甲‹U+202E›‹U+200B›‹U+0000›‹U+000D›乙\n丙\t𠮷"
