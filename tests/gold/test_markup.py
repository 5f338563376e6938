"""The markup form: typed by hand, and there and back without loss."""

import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import FIXTURES, ROOT

from newsfacts.errors import InvalidDocumentError
from newsfacts.gold.check import check_document
from newsfacts.gold.files import gold_json, read_gold
from newsfacts.gold.markup import to_markup
from newsfacts.gold.markup_reader import from_markup

TYPED = """\
# a remark
id: typed
published: 2026-01-09
---
⟦明岳科技|ORG⟧(⟦明岳|ORG|明岳科技⟧)⟦去年|DATE|2025⟧营收约⟦12.5亿元|MONEY|1250000000|CNY||APPROX⟧，
其中海外占⟦8%|PERCENT|8|%⟧，利润降⟦8%|PERCENT|8|%⟧ \\⟦略\\⟧。
---
fact: 明岳科技 | revenue | period=2025 | @12.5亿元 | accept.concept=营收 | accept.period=
fact: 明岳科技 | revenue_share | part=海外 | @8%

# the sign is the fact's own
fact: 明岳科技 | net_profit | change=yoy | value=-8 | mod= | @8%#2 | forecast
alias: 明岳科技 | 明岳
"""


def test_what_a_person_types_is_a_gold_document():
    document = from_markup(TYPED)
    assert check_document(document) == []
    assert document["text"].endswith("，利润降8% ⟦略⟧。")
    assert document["spans"][3]["mod"] == "APPROX"
    revenue, share, profit = document["facts"]
    assert (revenue["value"], revenue["unit"], revenue["mod"]) == ("1250000000", "CNY", "APPROX")
    assert revenue["accept"] == {"concept": ["营收"], "period": [None]}
    assert share["evidence"] == [span["start"] for span in document["spans"][4:5]] + [document["spans"][4]["end"]]
    assert (profit["value"], profit["forecast"], profit["evidence"][0]) == ("-8", True, document["spans"][5]["start"])
    assert from_markup(to_markup(document)) == document
    assert from_markup(TYPED.replace("\n", "\r\n")) == document, "saved by an editor of another system"


def test_the_example_of_the_docs_is_sound_and_written_as_it_stands():
    blocks = (ROOT / "docs" / "gold.md").read_text(encoding="utf-8").split("```\n")
    (example,) = [block for block in blocks if block.startswith("id: ")]
    assert check_document(from_markup(example)) == []
    assert to_markup(from_markup(example)) == example


def test_the_second_of_two_backslashes_is_pointed_at():
    text = r"营收\\万元"
    sums = [
        {"start": i, "end": i + 1, "text": "\\", "label": "MONEY", "value": "1", "unit": "CNY", "upper": None, "mod": None}
        for i in (2, 3)
    ]
    fact = dict.fromkeys(("entity", "part", "change", "upper", "mod", "period"))
    fact |= {"concept": "revenue", "value": "1", "unit": "CNY", "evidence": [3, 4]}
    document = {"published": None, "text": text, "spans": sums, "facts": [fact], "relations": []}
    assert from_markup(to_markup(document)) == document


def test_a_long_text_is_read_in_a_time_that_grows_with_it():
    line = "⟦三成|PERCENT|30|%⟧的\\|公司说明⟦8%|PERCENT|8|%⟧\n"
    markup = "---\n" + line * 30_000 + "---\n"
    start = time.perf_counter()
    assert len(from_markup(markup)["spans"]) == 60_000
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("file", sorted((FIXTURES / "gold").glob("*.json")), ids=lambda file: file.stem)
def test_the_gold_of_the_project_comes_back_to_the_letter(file):
    document = next(read_gold([file]))
    assert gold_json(from_markup(to_markup(document))) == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("published:", "date:", "line 3: before the first --- stand id: and published: alone"),
        ("---\nfact", "fact", "a document has two lines of ---"),
        ("⟦明岳科技|ORG⟧", "⟦明岳科技|ORG", "line 5: ⟦ without its ⟧"),
        ("⟦略\\⟧", "⟦略⟧", "line 6: ⟧ without its ⟦"),
        ("|DATE|", "|TIME|", "line 5: ⟦去年|TIME⟧: no label 'TIME'"),
        ("|2025⟧", "|2025|||⟧", "has too many fields; those of DATE are value, mod"),
        ("@12.5亿元", "@12.5亿", "line 8: @12.5亿: 0 spans have these words"),
        ("@8%#2", "@8%#3", "line 12: @8%#3: 2 spans have these words"),
        ("period=2025 |", "when=2025 |", "line 8: 'when=2025': the fields of a fact are part="),
        ("| @8%\n", "|\n", "line 9: "),
        ("alias: 明岳科技 | 明岳", "alias: 明岳科技", "line 13: alias has a head and a tail"),
        ("alias: ", "synonym: ", "line 13: begin it with fact:"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_line(old, new, message):
    assert old in TYPED
    with pytest.raises(InvalidDocumentError) as error:
        from_markup(TYPED.replace(old, new))
    assert message in str(error.value)


@pytest.mark.parametrize("change", [{"end": 5}, {"start": 1}])
def test_spans_that_cannot_be_marked_are_refused(change):
    document = from_markup(TYPED)
    document["spans"][0] |= change
    with pytest.raises(InvalidDocumentError, match=r"spans\[0\]"):
        to_markup(document)


# Characters that are the form's own, hidden, or eaten by editors; the letters are those of escapes.
NASTY = "⟦|⟧\\\n\r\t #=@[]-—,.:nuex{}0\u200b\u00a0\u2028\ufeff\ud800\U0001f600中港元8%"
texts = st.text(st.one_of(st.sampled_from(NASTY), st.characters()), max_size=12)
inked = st.text(st.sampled_from("⟦|⟧\\#=@[]-:中港元8%nue"), min_size=1, max_size=4)
names = st.builds("{}{}{}".format, inked, st.sampled_from(["", " ", "\n", "\\"]), inked)
decimals = st.integers(0, 10**15).map(str)
dates = st.dates().map(str) | st.integers(1000, 2100).map(str)
mods = st.sampled_from(["APPROX", "MORE_THAN", None])
VALUES = {
    "MONEY": {"unit": st.sampled_from(["CNY", "HKD/股", "USD/|"])},
    "PERCENT": {"unit": st.sampled_from(["%", "pp", "bp"])},
    "QUANTITY": {"unit": st.sampled_from(["家", None, "", "|", "a\\"])},
}


@st.composite
def documents(draw):
    """Draw a sound gold document."""
    text, spans = draw(texts), []
    for _ in range(draw(st.integers(0, 5))):
        words = draw(inked)
        label = draw(st.sampled_from(["ORG", "DATE", "DURATION", *VALUES]))
        span = {"start": len(text), "end": len(text) + len(words), "text": words, "label": label}
        if label == "ORG":
            span["name"] = draw(names)
        elif label == "DATE":
            span |= {"value": draw(dates), "mod": draw(mods)}
        elif label == "DURATION":
            span |= {"value": "P4Y", "upper": draw(st.sampled_from([None, "P5Y"])), "mod": draw(mods)}
        else:
            value = draw(decimals)
            upper = draw(st.sampled_from([None, str(int(value) + 1)]))
            span |= {"value": value, "unit": draw(VALUES[label]["unit"]), "upper": upper, "mod": draw(mods)}
        spans.append(span)
        text += words + draw(texts)
    values = [span for span in spans if span["label"] in (*VALUES, "DURATION")]
    bearers = [span["name"] for span in spans if "name" in span]
    facts = [
        draw(_fact(draw(st.sampled_from(values)), bearers)) for _ in range(draw(st.integers(0, 3)) if values else 0)
    ]
    title = draw(names)
    relations = [{"type": "alias", "head": name, "tail": text[0], "value": None} for name in sorted(set(bearers)) if text[0] not in "\n\r"]  # fmt: skip
    heads = [{**span, "label": "PERSON"} if span["label"] == "ORG" else span for span in spans]
    relations += [{"type": "position", "head": name, "tail": name, "value": title} for name in sorted(set(bearers))]
    document = {
        "published": draw(st.none() | dates),
        "text": text,
        "spans": heads,
        "facts": facts,
        "relations": relations,
    }
    return document | draw(st.just({}) | st.fixed_dictionaries({"id": texts}))


@st.composite
def _fact(draw, span, bearers):
    phrases = names | st.none() | st.just("")
    sign = draw(st.sampled_from(["", "-"])) if span["label"] != "DURATION" and span["value"] != "0" else ""
    upper = span["upper"] and sign + span["upper"]
    fact = {
        "entity": draw(st.sampled_from([*bearers, None])),
        "concept": draw(names),
        "part": draw(phrases),
        "change": draw(st.sampled_from([None, "yoy"])),
        "value": sign + span["value"],
        "unit": span.get("unit"),
        "upper": upper,
        "mod": draw(mods),
        "period": draw(st.none() | dates),
        "evidence": [span["start"], span["end"]],
    }
    if draw(st.booleans()):
        fact["forecast"] = draw(st.booleans())
    if draw(st.booleans()):
        fact["accept"] = draw(
            st.dictionaries(st.sampled_from(["entity", "concept", "part"]), st.lists(phrases, max_size=3))
        )
    return fact


@settings(max_examples=300, deadline=None)
@given(documents())
def test_any_sound_document_comes_back(document):
    markup = to_markup(document)
    markup.encode("utf-8")
    assert from_markup(markup) == document
    assert to_markup(from_markup(markup)) == markup
    lines = markup.split("\n")
    assert lines == [line.rstrip("\r\v\f") for line in lines], "no character that an editor eats"


@settings(max_examples=100, deadline=None)
@given(documents())
def test_the_documents_drawn_are_sound(document):
    faults = [
        f for f in check_document(document) if "stands nowhere" not in f.message and "simplified" not in f.message
    ]
    assert faults == []


@given(st.text(st.sampled_from("⟦|⟧\\\n-: fact@#=id" + string.ascii_letters), max_size=80))
def test_any_text_is_read_or_refused(text):
    for markup in (text, f"---\n{text}\n---\n", f"---\n⟦8%|PERCENT|8|%⟧\n---\n{text}"):
        try:
            document = from_markup(markup)
        except InvalidDocumentError:
            continue
        assert from_markup(markup) == document
