"""The scores are those of the guide's reference scorer, to the fourth digit.

`agreement.json` holds what that scorer made of the pairs in `pairs.json`, and of the gold in fixtures/gold against
predictions that `perturb` makes of it: precision, recall, F1, value accuracy, gold, found, right.
"""

import json
from pathlib import Path

import pytest
from tests.conftest import FIXTURES
from tests.gold.perturb import perturb

from newsfacts.gold.files import read_gold
from newsfacts.gold.run import EMPTY, read_predictions, run

FOLDER = Path(__file__).parent
EXPECTED = json.loads((FOLDER / "agreement.json").read_text(encoding="utf-8"))
PAIRS = json.loads((FOLDER / "pairs.json").read_text(encoding="utf-8"))
MEASURED_ON = "c94586df48d85629cc07b952dfb080fb50759c04ed6ccfafd90891a06fcdb652"
GOLD = list(read_gold([FIXTURES / "gold"]))
FIGURES = ("precision", "recall", "f1", "value_accuracy", "gold", "found", "right")


def figures(gold, found):
    scores = run(gold, found).total.to_dict()
    return {key: [one[figure] for figure in FIGURES] for key, one in scores.items()}


def scored(expected):
    """Leave out what neither has: the reference lists it only for entities and values."""
    return {key: row for key, row in expected.items() if row[4] or row[5]}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["gold"]["id"])
def test_pairs(pair, tmp_path):
    name = pair["gold"]["id"]
    file = tmp_path / "found.json"
    file.write_text(json.dumps([pair["found"]] if pair["found"] else []), encoding="utf-8")
    assert scored(figures([pair["gold"]], read_predictions(file))) == scored(EXPECTED[name])


@pytest.mark.parametrize(("seed", "rate"), [(1, 0.05), (2, 0.2), (3, 0.5), (4, 0.9)])
def test_perturbed_predictions(seed, rate):
    if run(GOLD, {}).digest != MEASURED_ON:
        pytest.skip("fixtures/gold is not the gold that the reference figures were measured on")
    found = {document["id"]: {**EMPTY, **perturb(document, seed, rate)} for document in GOLD}
    assert scored(figures(GOLD, found)) == scored(EXPECTED[f"{seed} {rate}"])
