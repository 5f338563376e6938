"""The reader has nothing of the seed article by heart: with invented names in it, and other figures, it does as well."""

import importlib.util
from pathlib import Path

import pytest
from tests.conftest import FIXTURES, ROOT

import newsfacts
from newsfacts.gold.files import read_gold
from newsfacts.gold.scorer import score

SCRIPT = ROOT / "benchmarks" / "swap_names.py"
SEED = next(read_gold([FIXTURES / "gold" / "seed.json"]))
TARGETS = {"VALUES": 0.98, "ENTITIES": 0.92, "facts strict": 0.82, "facts core": 0.90, "relations": 0.90}


def load(path: Path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SWAPS = load(SCRIPT)


def scores(document):
    found = newsfacts.extract(document["text"], published=document["published"]).to_dict()
    return {key: count.f1 for key, count in score(document, found).counts.items()}


@pytest.fixture(scope="module", params=[1, 2, 3], ids="seed {}".format)
def swapped(request):
    return SWAPS.other_figures(SWAPS.swap(SEED, request.param), request.param)


def test_the_swap_is_a_gold_document(swapped):
    for span in swapped["spans"]:
        assert swapped["text"][span["start"] : span["end"]] == span["text"]
    assert "MiniMax" not in swapped["text"]
    assert "1067" not in swapped["text"]
    assert "智譜" not in swapped["text"]


def test_it_does_as_well_on_invented_names(swapped):
    reached = scores(swapped)
    assert {key: reached[key] >= floor for key, floor in TARGETS.items()} == dict.fromkeys(TARGETS, True), reached
