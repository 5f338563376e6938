import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.tokens import Doc, DocBin

import newsfacts

TEXT = "1 月 9 日,禾川医药(HK00100)收報 345 港元 / 股。\n\n次日跌 2%。禾川医药去年营收12.6亿元，同比增长8.5%。"
STAGES = ("newsfacts_values", "newsfacts_entities", "newsfacts_facts")
DAY = {"published": "2026-01-10"}


def pipeline(*stages, segmenter="char", **config):
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    for stage in stages or ("newsfacts",):
        nlp.add_pipe(stage, config={**DAY, **config})
    return nlp


def offsets(spans):
    return [(span.start_char, span.end_char, span.label_) for span in spans]


def true_offsets(document):
    return [(span.start, span.end, span.label) for span in document.spans]


def test_the_pipeline_shows_spans_facts_and_words():
    doc = newsfacts.load()(TEXT)
    document = newsfacts.extract(TEXT)
    assert doc.text == TEXT
    assert offsets(doc.spans["newsfacts"]) == true_offsets(document)
    assert [span._.value for span in doc.spans["newsfacts"]] == [span.value for span in document.spans]
    assert (doc._.newsfacts, doc._.facts, doc._.relations) == (document, document.facts, document.relations)
    assert [token.norm_ for token in doc if token.text == "港元"] == ["港元"]
    assert [(ent.text, ent._.name) for ent in doc.ents][:2] == [("禾川医药", "禾川医药"), ("HK00100", "00100.HK")]


LOADED = newsfacts.load()


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
    assert LOADED(text).text == text


@pytest.mark.parametrize("order", [STAGES, (STAGES[1], STAGES[0], STAGES[2])], ids=["values first", "entities first"])
def test_the_stages_one_by_one_give_what_all_at_once_give(order, seed_text):
    for text in (TEXT, seed_text, "", "百度"):
        whole, staged = pipeline()(text), pipeline(*order)(text)
        assert staged._.newsfacts == whole._.newsfacts == newsfacts.extract(text, "2026-01-10")
        assert offsets(staged.ents) == offsets(whole.ents)


def test_one_stage_does_its_own_part_alone():
    values = pipeline("newsfacts_values")(TEXT)
    assert {span.label_ for span in values.spans["newsfacts"]} == {"DATE", "MONEY", "PERCENT"}
    assert (values.ents, values._.facts) == ((), ())
    entities = pipeline("newsfacts_entities")(TEXT)
    assert {ent.label_ for ent in entities.ents} == {"ORG", "TICKER"} == {s.label_ for s in entities.spans["newsfacts"]}


def test_the_day_of_publication_is_one_of_the_doc_before_the_config():
    nlp = pipeline()
    text = "去年营收12元"
    assert nlp(text)._.newsfacts.spans[0].value == "2025"
    doc = nlp.make_doc(text)
    doc._.published = "2020-03-01"
    assert nlp(doc)._.newsfacts.spans[0].value == "2019"
    doc._.published = "2020-13-01"
    with pytest.raises(newsfacts.NewsfactsError, match="2020-13-01"):
        nlp(doc)


def test_names_and_concepts_of_the_user_are_part_of_the_config(tmp_path):
    text = "小满之家去年订阅收款3亿元。"
    names, concepts = tmp_path / "names.tsv", tmp_path / "concepts.tsv"
    names.write_text("name\tlabel\n小满之家\tORG\n", encoding="utf-8")
    concepts.write_text("word\tconcept\tunit\tkind\n订阅收款\tsubscriptions\tmoney\tflow\n", encoding="utf-8")
    nlp = newsfacts.load("2026-01-10", names=names, concepts=concepts)
    nlp.to_disk(tmp_path / "model")
    names.unlink()
    concepts.unlink()
    doc = spacy.load(tmp_path / "model")(text)
    assert [(fact.entity, fact.concept, fact.period) for fact in doc._.facts] == [("小满之家", "subscriptions", "2025")]
    assert doc._.newsfacts == nlp(text)._.newsfacts
    again = spacy.util.load_model_from_config(nlp.config, auto_fill=True)
    assert again(text)._.newsfacts == doc._.newsfacts


@pytest.mark.parametrize(
    ("stage", "config", "message"),
    [
        ("newsfacts", {"names": [{"name": "小满", "label": "COMPANY"}]}, "COMPANY"),
        ("newsfacts_facts", {"concepts": [{"word": "流水", "concept": "x", "unit": "gold"}]}, "gold"),
        ("newsfacts_entities", {"entities_from": "doc", "label_map": {"NR": "HUMAN"}}, "HUMAN"),
        ("newsfacts_values", {"published": "yesterday"}, "yesterday"),
    ],
)
def test_a_wrong_config_is_told(stage, config, message):
    with pytest.raises(ValueError, match=message):
        spacy.blank("zh").add_pipe(stage, config=config)


def with_ner(*patterns, **config):
    """Return a pipeline whose own entity recogniser (rules stand for one) runs before newsfacts."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": text} for text, label in patterns])
    nlp.add_pipe("newsfacts", config={**DAY, **config})
    return nlp


def test_after_another_pipelines_entities():
    patterns = [("禾川医药", "CORP"), ("港元", "CURRENCY")]
    ours = with_ner(*patterns)(TEXT)
    assert [ent.label_ for ent in ours.ents] == ["ORG", "TICKER", "CURRENCY", "ORG"]
    theirs = with_ner(*patterns, overwrite_ents=False)(TEXT)
    assert [ent.label_ for ent in theirs.ents] == ["CORP", "TICKER", "CURRENCY", "CORP"]
    assert ours._.facts == theirs._.facts


def test_with_another_pipelines_entities_instead_of_ours():
    text = "灵犀去年营收12.6亿元，青穹去年营收3亿元。"
    nlp = with_ner(("灵犀", "CORP"), ("青穹", "SHIP"), entities_from="doc", label_map={"CORP": "ORG"})
    doc = nlp(text)
    assert [ent.label_ for ent in doc.ents] == ["CORP", "SHIP"]
    assert {fact.entity for fact in doc._.facts} == {"灵犀"}
    assert [span.text for span in doc.spans["newsfacts"] if span.label_ == "ORG"] == ["灵犀"]


def test_borders_inside_tokens():
    text = "截至6月30日止六个月营收12.6亿元，增3成。"
    document = newsfacts.extract(text, "2026-01-10")
    for segmenter in ("char", "jieba"):
        doc = pipeline(segmenter=segmenter)(text)
        assert doc._.newsfacts == document
        for span, true in zip(doc.spans["newsfacts"], document.spans, strict=True):
            assert span.start_char <= true.start
            assert span.end_char >= true.end
            assert (span.id_, span._.value) == (f"{true.start}-{true.end}", true.value)
    words = Doc(
        spacy.blank("zh").vocab, words=["截至", "6月30日止", "六个月营收", "12.6亿", "元，增3成。"], spaces=[False] * 5
    )
    kept = {mode: pipeline(alignment=mode).get_pipe("newsfacts") for mode in ("expand", "contract", "strict")}
    counts = {mode: len(stage(words.copy()).spans["newsfacts"]) for mode, stage in kept.items()}
    assert counts == {"expand": 4, "contract": 1, "strict": 0}


def test_a_docbin_and_bytes_keep_all(tmp_path):
    nlp = pipeline()
    doc = nlp(TEXT)
    DocBin(docs=[doc], store_user_data=True).to_disk(tmp_path / "docs.spacy")
    vocab = spacy.blank("zh").vocab
    (read,) = DocBin().from_disk(tmp_path / "docs.spacy").get_docs(vocab)
    for copy in (read, Doc(vocab).from_bytes(doc.to_bytes())):
        assert copy._.newsfacts == doc._.newsfacts
        assert offsets(copy.ents) == offsets(doc.ents)
        assert [(s.text, s._.value, s._.name) for s in copy.spans["newsfacts"]] == [
            (s.text, s._.value, s._.name) for s in doc.spans["newsfacts"]
        ]
    (bare,) = DocBin(docs=[doc]).get_docs(vocab)
    assert offsets(bare.ents) == offsets(doc.ents)
    assert bare.spans["newsfacts"][0]._.value is None


def test_two_processes_give_what_one_gives():
    texts = [f"禾川医药{year}年营收{year - 2000}亿元。" for year in range(2016, 2026)]
    nlp = pipeline(*STAGES)
    one = [doc._.newsfacts for doc in nlp.pipe(texts)]
    two = [doc._.newsfacts for doc in nlp.pipe(texts, n_process=2, batch_size=3)]
    assert one == two == [newsfacts.extract(text, "2026-01-10") for text in texts]


def test_displacy_shows_it():
    doc = pipeline()(TEXT)
    assert "禾川医药" in displacy.render(doc, style="ent", jupyter=False)
    spans = displacy.render(doc, style="span", jupyter=False, options={"spans_key": "newsfacts"})
    assert "MONEY" in spans
