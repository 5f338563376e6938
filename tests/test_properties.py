"""What must hold of every text: offsets, order, determinism, round trips."""

import re

import jsonschema
from hypothesis import example, given, settings
from hypothesis import strategies as st

import newsfacts
from newsfacts import Document
from newsfacts.gold.schema import document_schema
from newsfacts.text.fold import FILLER, fold, same_length

PIECES = [
    "1 月 9 日", "智譜", "MiniMax(HK00100)", "收報 345 港元 / 股", "１２％", "\r\n", "\ufeff", "\0", "😀", "é", "e\u0301", "\ud800", "\udfff",
    "&amp;", "&#37;", "&nbsp;", "{dede:field.title/}", "<br/>", "三成五", "去年", "、", "和", "12.5億元", "《證券法》", "\u200d", "\u3000", "，", "。",
    "(", ")", "“", "記者王小明", "同比增長", "后", "於", "𠮷", "乾隆", "發", "A", " ", "\n\n", "\t", "1,234", "-", "~", "0960.HK",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
SCHEMA = jsonschema.Draft202012Validator(document_schema())


@given(TEXTS)
@example("50&#37;的股份")
@example("較年\r\n初增長 3 %")
@example("0元於隆")
@settings(max_examples=300, deadline=None)
def test_spans_point_at_their_words(text):
    document = newsfacts.extract(text)
    last = 0
    for span in document.spans:
        assert text[span.start : span.end] == span.text
        assert span.start >= last, "in order and apart"
        assert span.text
        assert span.text == span.text.strip(" \t\r\n\u3000\xa0\ufeff\0"), "begins and ends on visible characters"
        last = span.end
    for fact in document.facts:
        assert any((span.start, span.end) == fact.evidence for span in document.spans)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_documents_go_round(text):
    document = newsfacts.extract(text)
    assert newsfacts.extract(text) == document, "the same every time"
    assert Document.from_dict(document.to_dict()) == document
    if not SURROGATE_PAIR.search(text):  # in JSON two lone surrogates side by side are the pair
        assert Document.from_json(document.to_json()) == document
    SCHEMA.validate(document.to_dict())


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_fold_keeps_the_way_back(text):
    assert len(same_length(text)) == len(text)
    folded = fold(text)
    assert len(folded.long) == len(text)
    last = 0
    for i in range(len(folded.text)):
        start, end = folded.origin(i, i + 1)
        assert last <= start < end <= len(text)
        last = end
        kept = folded.long[start:end].replace(FILLER, "")
        assert kept[:1] == folded.text[i] or not kept.strip()
