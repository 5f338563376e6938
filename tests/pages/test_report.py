"""The report: in the command, as text, and in Chromium from a file."""

import base64
import hashlib
import json
import re
import subprocess
import sys
import time

import pytest
from tests.pages.conftest import document, fact, span, write_gold
from tests.pages.test_align import GOLD, SPANS, TEXT

from newsfacts.gold.report import to_report
from newsfacts.gold.scorer import Score, score

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'></mark></div>{{7*7}}&lt;\u202e\u2066]]>--><!--"


def report(tmp_path, *pairs):
    file = tmp_path / "report.html"
    file.write_text(to_report(pairs, score(*pairs[0])), encoding="utf-8")
    return file.as_uri()


@pytest.fixture
def found():
    """A prediction with one value wrong, one span missed, one too many, and a fact wrong in its entity."""
    extra = span(TEXT, "同比", "ORG")
    spans = [{**SPANS[1], "value": "1300000000"}, SPANS[2], extra]
    return document(TEXT, spans, [{**GOLD["facts"][0], "entity": "别家"}, GOLD["facts"][1]])


def test_the_command_writes_the_report(tmp_path):
    gold = write_gold(tmp_path / "gold", "d.json", GOLD)
    predictions = write_gold(tmp_path, "found.json", {**GOLD, "spans": SPANS[1:]})
    command = ["evaluate", gold, "--predictions", predictions, "--html", tmp_path / "out" / "r.html"]

    def run():
        return subprocess.run(
            [sys.executable, "-m", "newsfacts.cli", *map(str, command)], capture_output=True, check=False
        )

    done = run()
    assert done.returncode == 2, "the folder is not there"
    assert b"cannot be written" in done.stderr
    (tmp_path / "out").mkdir()
    done = run()
    assert done.returncode == 0, done.stderr.decode()
    page = (tmp_path / "out" / "r.html").read_text(encoding="utf-8")
    assert 'class="ORG missed"' in page
    assert 'class="MONEY right"' in page


def test_the_policy_lets_only_the_pages_own_style_and_script_run():
    page = to_report([(GOLD, GOLD)], Score())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (source,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_predictions_of_another_tool_may_hold_anything():
    odd = [
        {"start": "1", "end": None, "label": "<b>"},
        {"start": 0, "end": 4, "label": "ORG"},
        {"start": 2, "end": 5, "label": "GPE"},
    ]
    page = to_report([(GOLD, {"spans": odd, "facts": [{"concept": None, "evidence": []}], "relations": [{}]})], Score())
    assert "<b>" not in page


def test_gold_and_found_side_by_side(tmp_path, visit, found):
    page = visit(report(tmp_path, (GOLD, found)), color_scheme="dark")
    shown = page.page.locator
    assert shown(".side.gold mark.missed").all_inner_texts() == ["小满机器人"]
    assert shown(".side.found mark.spurious").all_inner_texts() == ["同比"]
    assert (
        shown(".side.gold mark.wrong").all_inner_texts()
        == shown(".side.found mark.wrong").all_inner_texts()
        == ["12亿元"]
    )
    assert shown(".row:not(.heads) .side.gold").first.inner_text() == TEXT
    wrong = shown("tr.fact.wrong td.wrong")
    assert wrong.locator("ins").inner_text() == "小满机器人"
    assert wrong.locator("del").inner_text() == "别家"
    assert page.page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    assert page.wrong == []


def test_a_fact_lights_up_its_evidence_in_both_columns(tmp_path, visit, found):
    page = visit(report(tmp_path, (GOLD, found)))
    page.page.click("tr.fact >> nth=1")
    assert page.page.locator(".side.gold .lit").all_inner_texts() == ["8%"]
    assert page.page.locator(".side.found .lit").all_inner_texts() == ["8%"]
    page.page.click(".side.found mark:has-text('12亿元')")
    assert page.page.locator("tr.chosen td.wrong").count() == 1
    assert "gold 1200000000 CNY; found 1300000000 CNY; wrong: value" in page.page.inner_text("#detail")


def test_filters_by_label_kind_and_wrong_field(tmp_path, visit, found):
    page = visit(report(tmp_path, (GOLD, found))).page
    page.click("#filters summary")
    painted = lambda words: page.locator(f".side mark:has-text('{words}')").first.evaluate(  # noqa: E731
        "mark => getComputedStyle(mark).backgroundColor !== 'rgba(0, 0, 0, 0)'"
    )
    assert painted("8%")
    assert painted("12亿元")
    page.uncheck("[data-off=off-PERCENT]")
    assert (painted("8%"), painted("12亿元")) == (False, True)
    page.uncheck("[data-off=off-wrong]")
    assert not painted("12亿元")
    assert page.locator("tr.fact.wrong").is_hidden()
    page.check("[data-off=off-wrong]")
    page.select_option("#field", "entity")
    assert [row.is_visible() for row in page.locator("tr.fact").all()] == [True, False]
    page.select_option("#field", "period")
    assert page.locator("tr.fact:visible").count() == 0


def test_only_paragraphs_with_an_error_and_one_column(tmp_path, visit):
    text = "甲公司增8%。\n乙公司增9%。"
    good, bad = span(text, "8%", "PERCENT", value="8", unit="%"), span(text, "9%", "PERCENT", value="9", unit="%")
    page = visit(report(tmp_path, (document(text, [good, bad]), document(text, [good])))).page
    page.click("#filters summary")
    page.check("#only")
    assert page.locator(".row:not(.heads):visible .side.gold").all_inner_texts() == ["乙公司增9%。"]
    page.check("[name=columns][value=no-found]")
    assert page.locator(".row:not(.heads):visible .side:visible").count() == 1


def test_by_keys_alone(tmp_path, visit, found):
    other = {**GOLD, "id": "e"}
    page = visit(report(tmp_path, (GOLD, found), (other, other))).page
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.text')"):
            break
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "小满机器人"
    assert page.inner_text("#detail").startswith("ORG · missed")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator(".side.gold .lit").all_inner_texts() == ["8%"]
    page.keyboard.press("]")
    assert page.locator("section:visible").get_attribute("id") == "d1"
    page.keyboard.press("[")
    assert page.locator("section:visible").get_attribute("id") == "d0"


def test_on_a_phone_nothing_is_cut_off(tmp_path, visit, found):
    page = visit(report(tmp_path, (GOLD, found)), viewport={"width": 360, "height": 740}, has_touch=True).page
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    gold, other = (page.locator(f".row:not(.heads) .side.{side}").first.bounding_box() for side in ("gold", "found"))
    assert other["y"] >= gold["y"] + gold["height"], "one below the other"
    page.tap("tr.fact >> nth=0")
    assert page.locator(".side.gold .lit").is_visible()
    page.tap("#back")
    assert page.locator("tr.chosen").is_visible()


def test_a_hostile_document_is_inert(tmp_path, visit):
    text = f"{HOSTILE}12亿元"
    spans = [span(text, HOSTILE, "ORG", name=HOSTILE), span(text, "12亿元", "MONEY", unit=HOSTILE)]
    facts = [fact(spans, 1, entity=HOSTILE, concept=HOSTILE, part=HOSTILE, period=HOSTILE)]
    relations = [{"type": "alias", "head": HOSTILE, "tail": HOSTILE, "value": HOSTILE}]
    gold = document(text, spans, facts, relations, id=HOSTILE, published=HOSTILE)
    page = visit(report(tmp_path, (gold, {**gold, "facts": [], "relations": []})))
    page.page.click("tr.fact")
    page.page.wait_for_timeout(200)
    assert (page.wrong, page.dialogs) == ([], [])
    assert page.page.locator("main :is(script, img)").count() == 0
    assert "<script>alert(1)</script>" in page.page.inner_text(".row:not(.heads) .side.gold")
    assert "‹U+202E›" in page.page.inner_text(".row:not(.heads) .side.gold"), "what would turn the line is spelled out"


def test_ten_megabytes_are_shown_in_reasonable_time(tmp_path, visit):
    part = f"{HOSTILE}小满机器人营收12亿元。"
    text = part * (10_000_000 // len(part.encode()))
    spans = [
        span(text, "12亿元", "MONEY", start=i * len(part) + part.index("12亿元"))
        for i in range(0, text.count(part), 10)
    ]
    gold, began = document(text, spans, [fact(spans, 5000)]), time.monotonic()
    address = report(tmp_path, (gold, {**gold, "spans": spans[::2]}))
    made = time.monotonic()
    page = visit(address)
    page.page.click("tr.fact")
    assert page.page.locator(".side.gold .lit").is_visible()
    assert (page.wrong, page.dialogs) == ([], [])
    assert made - began < 10
    assert time.monotonic() - made < 20


def test_the_text_of_a_json_file_with_a_lone_surrogate_is_shown(tmp_path, visit):
    gold = document(json.loads('"\\ud800 12元𠮷"'))
    assert "12元𠮷" in visit(report(tmp_path, (gold, gold))).page.inner_text(".row:not(.heads) .side.gold")
