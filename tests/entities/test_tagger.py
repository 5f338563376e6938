import json

import pytest

from newsfacts.entities import tagger
from newsfacts.errors import WeightsError

SENTENCES = ["泰和证券分析师欧阳闻笛表示,看好。", "北京市昨日发布规划。", "无"]


def test_a_batch_gives_what_each_sentence_gives():
    assert tagger.tag(SENTENCES) == [tagger.tag([sentence])[0] for sentence in SENTENCES]


def test_odd_input_yields_less_and_raises_nothing():
    assert tagger.tag([]) == []
    assert tagger.tag(["", "\x00\ufffd😀"])[0] == []
    assert isinstance(tagger.tag(["甲" * 5000])[0], list)


def test_other_weights_are_refused(tmp_path, monkeypatch):
    folder = tmp_path / "weights"
    folder.mkdir()
    (folder / "tagger.npz").write_bytes(b"not the weights")
    (folder / "tagger.json").write_text(json.dumps({"sha256": "0"}), encoding="utf-8")
    monkeypatch.setattr(tagger, "files", lambda _: tmp_path)
    with pytest.raises(WeightsError, match=r"weights/tagger\.npz has SHA-256 \w{64}, not 0; reinstall newsfacts"):
        tagger.load_weights.__wrapped__()
