"""What the fuzzer found stays mended; and input of the kinds that it found, in the open."""

import json

import pytest
from tests.hostile import targets

import newsfacts
from newsfacts import Document, NewsfactsError
from newsfacts.gold.check import check_document


@pytest.mark.parametrize(
    "text",
    [
        "昨日",
        "2月30日",
        "〇月",
        "-3年",
        "1兆〇",
        "0年",
        "9999年12月31日，次日",
        "较前一交易日",
        "10000年前",
        "较去年春节",
        "1万①",
        "负③",
        "三亿⑤元",
    ],
)
@pytest.mark.parametrize("published", [None, "1000-01-01", "8999-12-31", "2024-02-29"])
def test_odd_dates_yield_less_and_raise_nothing(text, published):
    newsfacts.extract(text, published=published)
    newsfacts.parse(text, published=published)


@pytest.mark.parametrize("text", ["停7499秒12秒", "9480天9280天后", "2小时3小时4年5年"])
def test_lengths_one_behind_the_other_are_valid_each(text):
    targets.SCHEMA.validate(newsfacts.extract(text).to_dict())


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "0999-12-31", "9000-01-01"])
def test_days_at_the_ends_of_the_calendar_are_no_publication_days(published):
    with pytest.raises(newsfacts.NewsfactsError, match="1000 to 8999"):
        newsfacts.extract("昨日", published=published)


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"text": ' * 50_000, '{"text": ' + "9" * 5000 + "}", b"\xff\xfe", "", "null", '{"text": "a", "spans": [[]]}'],
    ids=["deep list", "deep object", "long number", "no UTF-8", "empty", "null", "wrong span"],
)  # fmt: skip
def test_what_is_no_document_says_so(text):
    with pytest.raises(NewsfactsError, match=r"not (?:JSON|a document)"):
        Document.from_json(text)


def test_a_key_that_is_no_unicode_says_so():
    with pytest.raises(NewsfactsError, match="not a document"):
        Document.from_dict({"text": "a", "spans": [{"\ud800": 1}]})


def test_the_checker_takes_names_that_are_no_unicode():
    span = {"start": 0, "end": 1, "text": "a", "label": "ORG", "name": "\ud800"}
    data = {"id": "x", "published": None, "text": "a", "spans": [span], "facts": [], "relations": []}
    assert isinstance(check_document(data), list)


def test_a_seeded_run_of_the_fuzzer_finds_nothing():
    import random

    random.seed(11)
    for name in targets.TARGETS:
        for _ in range(25):
            data = random.randbytes(random.choice((4, 16, 60)))
            try:
                targets.run(name, data)
            except Exception as error:
                raise AssertionError(json.dumps([name, data.hex()])) from error
