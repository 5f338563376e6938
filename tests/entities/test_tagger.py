import json
from itertools import pairwise, product

import numpy as np
import pytest

from newsfacts.entities import tagger
from newsfacts.entities.dictionary import place_of
from newsfacts.entities.net import Characters, Layer
from newsfacts.entities.packed import GAP, pack
from newsfacts.entities.paths import FORBIDDEN, best_paths, tags_of
from newsfacts.errors import WeightsError

SENTENCES = ["泰和证券分析师欧阳闻笛表示,看好。", "北京市昨日发布规划。", "无"]


def test_a_batch_gives_what_each_sentence_gives():
    assert tagger.tag(SENTENCES) == [tagger.tag([sentence])[0] for sentence in SENTENCES]


def test_odd_input_yields_less_and_raises_nothing():
    assert tagger.tag([]) == []
    assert tagger.tag(["", "\x00\ufffd😀"])[0] == []
    assert isinstance(tagger.tag(["甲" * 5000])[0], list)


def test_what_was_read_before_changes_nothing():
    """Characters are projected when first asked for; their rows are the same to the last bit in any order."""
    generator = np.random.default_rng(7)
    embedding = generator.integers(-127, 128, (100, 128), np.int8)
    scale = generator.random((100, 1), np.float32)
    inputs = generator.random((128, 768), np.float32)
    layer = Layer(inputs=inputs, bias=None, gates=None, state=None)
    one, other = Characters(embedding, scale, layer), Characters(embedding, scale, layer)
    every = np.arange(100)
    one.rows(every)
    for i in every[::-1]:
        other.rows(every[i : i + 1])
    assert np.array_equal(one.rows(every), other.rows(every))
    assert np.allclose(one.rows(every), (embedding * scale) @ inputs, rtol=1e-4, atol=1e-3)


def test_words_of_the_dictionary_have_senses():
    table = tagger.load_weights().table
    senses = {word: table[place_of(word)] for word in ("苹果", "香蕉", "董事长", "总经理")}
    assert all(senses.values())
    assert senses["董事长"] & 255 == senses["总经理"] & 255 != senses["苹果"] & 255


def test_no_convolution_reaches_into_the_next_text():
    assert max(convolution.reach for convolution in tagger.load_weights().convolutions) <= GAP


def test_tags_that_are_no_pairs_are_refused():
    with pytest.raises(ValueError, match="are not O and a B- and an I- for each label"):
        tags_of(["O", "B-ORG", "I-LOC"], np.zeros((3, 3), np.float32))


@pytest.mark.parametrize("seed", range(20))
def test_the_best_path_is_the_best_of_all(seed):
    """Against every path there is, of texts of unequal length."""
    generator = np.random.default_rng(seed)
    names = ["O", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
    moves = generator.normal(size=(5, 5)).astype(np.float32)
    for source in range(5):
        for inside in (2, 4):
            if source not in (inside, inside - 1):
                moves[source, inside] = FORBIDDEN
    lengths = [4, 3, 3, 1]
    packed = pack(lengths)
    scores = generator.normal(scale=2, size=(sum(lengths), 5)).astype(np.float32)
    for row, path in enumerate(best_paths(scores, tags_of(names, moves), packed)):
        at = [start + row for start in packed.starts[: lengths[row]]]

        def worth(tags, at=at):
            first = FORBIDDEN if tags[0] in (2, 4) else 0
            return first + sum(scores[i, tag] for i, tag in zip(at, tags, strict=True)) + sum(moves[a, b] for a, b in pairwise(tags))

        assert tuple(path) == max(product(range(5), repeat=lengths[row]), key=worth)


def test_other_weights_are_refused(tmp_path, monkeypatch):
    folder = tmp_path / "weights"
    folder.mkdir()
    (folder / "tagger.npz").write_bytes(b"not the weights")
    (folder / "tagger.json").write_text(json.dumps({"sha256": "0"}), encoding="utf-8")
    monkeypatch.setattr(tagger, "files", lambda _: tmp_path)
    with pytest.raises(WeightsError, match=r"weights/tagger\.npz has SHA-256 \w{64}, not 0; reinstall newsfacts"):
        tagger.load_weights.__wrapped__()
