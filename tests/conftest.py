"""Shared by all tests: readable case files, the fixtures' folder."""

import csv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
SEED_ARTICLE = next((ROOT / "seeds").glob("*.txt"))


def cases(path: Path) -> list:
    """Return the rows of a TSV of cases as pytest parameters, the id the row's first cell.

    A column `xfail` gives the reason of a known failure.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row]
    parameters = []
    for row in rows:
        reason = row.pop("xfail", None)
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        parameters.append(pytest.param({k: v or "" for k, v in row.items()}, id=row["id"], marks=marks))
    assert len({p.id for p in parameters}) == len(parameters), f"{path}: an id stands twice"
    return parameters


@pytest.fixture(scope="session")
def seed_text() -> str:
    """The article the project began with."""
    return SEED_ARTICLE.read_text(encoding="utf-8")
