from hypothesis import given, settings
from hypothesis import strategies as st

import newsfacts

TEXT = "1 月 9 日,禾川医药(HK00100)收報 345 港元 / 股。\n\n次日跌 2%。"


def test_the_pipeline_shows_spans_facts_and_words():
    doc = newsfacts.load()(TEXT)
    document = newsfacts.extract(TEXT)
    assert doc.text == TEXT
    assert [(span.start_char, span.end_char) for span in doc.spans["newsfacts"]] == [
        (s.start, s.end) for s in document.spans
    ]
    assert [span._.value for span in doc.spans["newsfacts"]] == [span.value for span in document.spans]
    assert doc._.facts == document.facts
    assert [token.norm_ for token in doc if token.text == "港元"] == ["港元"]
    assert {ent.label_ for ent in doc.ents} == {"ORG", "TICKER"}


@given(
    st.one_of(
        st.text(max_size=40),
        st.lists(st.sampled_from(["12 億元", " ", "\n", "去年", "AI", "同比", "  ", "\r\n", "％"]), max_size=12).map(
            "".join
        ),
    )
)
@settings(max_examples=100, deadline=None)
def test_the_doc_keeps_the_text(text):
    text = text.encode("utf-8", "ignore").decode("utf-8")
    assert newsfacts.load()(text).text == text
