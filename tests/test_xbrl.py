"""xBRL-JSON: read and validated by Arelle, without a network."""

import json

import newsfacts
from newsfacts.gold.files import read_gold
from newsfacts.xbrl import TAXONOMY, items, taxonomy
from tests.conftest import FIXTURES

TEXT = (
    "Moonshot Lab(688001.SH)2024年营业收入约3亿元至4亿元,同比增长8.5%,毛利率上升1.2个百分点,员工3200名。"
    "截至2024年12月31日,总资产50亿元。预计2025年营业收入40亿元。2025年4月9日收盘价23.16元。"
)


def read_by_arelle(folder, content):
    """Return how many facts Arelle reads, and the codes of the errors that it finds, in an xBRL-JSON report beside our taxonomy."""
    from arelle.api.Session import Session
    from arelle.RuntimeOptions import RuntimeOptions

    (folder / TAXONOMY).write_text(taxonomy(), encoding="utf-8")
    report = folder / "report.json"
    report.write_text(content, encoding="utf-8")
    options = RuntimeOptions(
        entrypointFile=str(report), validate=True, internetConnectivity="offline", keepOpen=True, plugins="loadFromOIM"
    )
    with Session() as session:
        session.run(options)
        (model,) = session.get_models()
        return len(model.factsInInstance), list(model.errors)


def test_the_facts_of_a_text_are_valid(tmp_path):
    content = newsfacts.extract(TEXT, "2025-04-10").to_xbrl()
    facts = json.loads(content)["facts"]
    assert read_by_arelle(tmp_path, content) == (len(facts), [])
    values = {(f["dimensions"]["concept"], f["dimensions"].get("nf:bound")): f["value"] for f in facts.values()}
    assert values["nf:revenue", "lower"] == "300000000"
    assert values["nf:revenue", "upper"] == "400000000"
    assert values["nf:revenue_change", None] == "0.085"
    assert values["nf:close_price", None] == "23.16"
    forecast = [f["value"] for f in facts.values() if f["dimensions"].get("nf:forecast") == "true"]
    assert forecast == ["4000000000"]
    (total,) = (f["dimensions"] for f in facts.values() if f["dimensions"]["concept"] == "nf:total_assets")
    assert (total["period"], total["unit"]) == ("2025-01-01T00:00:00", "iso4217:CNY")


def test_what_is_wrong_is_found(tmp_path):
    report = json.loads(newsfacts.extract(TEXT, "2025-04-10").to_xbrl())
    name = next(iter(report["facts"]))
    report["facts"][name]["value"] = "three"
    assert "xmlSchema:valueError" in read_by_arelle(tmp_path, json.dumps(report))[1]
    report["facts"][name]["value"] = "3"
    report["facts"][name]["dimensions"]["concept"] = "nf:no_such_concept"
    assert read_by_arelle(tmp_path, json.dumps(report))[1] != []


def test_the_articles_of_the_fixtures_are_valid(tmp_path):
    facts = {}
    for row in read_gold([FIXTURES / "gold"]):
        document = newsfacts.Document.from_dict(row)
        report = json.loads(document.to_xbrl())
        facts.update({f"{row['id']}_{name}": fact for name, fact in report["facts"].items()})
        for name in report["facts"]:
            start, end = map(int, name.split("_")[1:3])
            assert (start, end) in {fact.evidence for fact in document.facts}
    report["facts"] = facts
    found, errors = read_by_arelle(tmp_path, json.dumps(report))
    assert (found, errors) == (len(facts), [])
    assert found > 100


def test_facts_without_owner_period_or_known_concept_are_left_out():
    document = newsfacts.Document.from_dict(
        {
            "text": "12元",
            "facts": [
                {
                    "entity": owner,
                    "concept": concept,
                    "value": "12",
                    "unit": "CNY",
                    "period": period,
                    "evidence": [0, 3],
                }
                for owner, concept, period in [
                    (None, "revenue", "2024"),
                    ("禾川医药", "订阅收款", "2024"),
                    ("禾川医药", "revenue", None),
                    ("禾川医药", "revenue", "2024/.."),
                    ("禾川医药", "revenue", "XXXX-01-09"),
                    ("禾川医药", "gross_margin", "2024"),
                ]
            ],
        }
    )
    assert json.loads(document.to_xbrl())["facts"] == {}


def test_every_concept_of_the_lexicon_is_in_the_taxonomy():
    assert {"revenue", "company_age", "net_loss_change", "interest_rate_change_points"} <= items().keys()
    assert taxonomy().count("<xs:element") == len(items()) + 10
