"""The public calls: what they take, what they refuse."""

import datetime as dt
import re

import pytest

import newsfacts
from newsfacts import Document
from newsfacts.errors import InvalidDocumentError, LexiconError
from newsfacts.mention import Mention


@pytest.mark.parametrize("given", [None, b"12", 12, ["12"]], ids=repr)
def test_a_text_that_is_no_str_is_refused(given):
    with pytest.raises(TypeError, match="str"):
        newsfacts.extract(given)


@pytest.mark.parametrize("given", ["2026-02-30", "2026", "gestern", "", 20260109, "2026-1-9"], ids=repr)
def test_a_publication_date_that_is_none_is_refused(given):
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        newsfacts.extract("12元", published=given)


@pytest.mark.parametrize("given", ["2026-01-09", dt.date(2026, 1, 9), dt.datetime(2026, 1, 9, 23)], ids=repr)
def test_a_publication_date_may_be_text_or_date(given):
    assert newsfacts.extract("昨日", published=given).spans[0].value == "2026-01-08"


@pytest.mark.parametrize("blank", ["", " \n\t　", "\ufeff"], ids=repr)
def test_a_blank_text_is_an_empty_document(blank):
    document = newsfacts.extract(blank)
    assert (document.text, document.spans, document.facts, document.relations) == (blank, (), (), ())


def machs(text):
    for match in re.finditer(r"(\d+)马赫", text):
        yield Mention(match.start(), match.end(), "QUANTITY", value=match.group(1), unit="马赫")


def test_an_extractor_of_the_user_comes_before_ours():
    text = "青穹科技飞行器速度达 １２ 馬赫。"
    (span,) = (span for span in newsfacts.extract(text, finders=[machs]).spans if span.label == "QUANTITY")
    assert (span.text, span.value, span.unit) == ("１２ 馬赫", "12", "马赫")
    assert all(span.unit != "马赫" for span in newsfacts.extract(text).spans)


@pytest.mark.parametrize(
    "bad", [Mention(0, 99, "QUANTITY"), Mention(1, 1, "DATE"), Mention(0, 1, "SPEED"), (0, 1)], ids=repr
)
def test_an_extractor_that_yields_nonsense_is_told(bad):
    with pytest.raises(ValueError, match="a finder yields"):
        newsfacts.extract("12马赫", finders=[lambda _: [bad]])


def test_documents_cannot_be_changed():
    document = newsfacts.extract("12元")
    with pytest.raises(AttributeError):
        document.text = "13元"
    with pytest.raises(AttributeError):
        document.spans[0].value = "13"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"text": 1},
        {"text": "12元", "spans": [{"start": 0, "end": 2, "text": "13", "label": "MONEY"}]},
        {"text": "a", "spans": [{"start": -1, "end": 1, "text": "a", "label": "ORG"}]},
    ],
    ids=["empty", "text no str", "offsets", "negative"],
)
def test_what_is_no_document_is_refused(data):
    with pytest.raises(InvalidDocumentError):
        Document.from_dict(data)


def test_a_list_of_names_that_cannot_be_read_is_refused(tmp_path):
    with pytest.raises(LexiconError, match=r"none\.tsv"):
        newsfacts.extract("x", names=tmp_path / "none.tsv")


def test_published_says_what_was_used():
    assert newsfacts.extract("昨日上涨", published="2026-01-09").published == "2026-01-09"
    assert newsfacts.extract("2026年开年,1月9日上市").published == "2026"
    assert newsfacts.extract("1月9日上市").published is None
