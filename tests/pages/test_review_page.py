"""The review page in Chromium: marking, correcting, saving, by mouse, by keys, on a phone, in two tabs."""

import json

import pytest
from tests.pages.conftest import document, fact, servers, span, write_gold
from tests.pages.test_report import HOSTILE

pytest.importorskip("starlette", reason="needs the extra review: pip install 'newsfacts[review]'")

import newsfacts
from newsfacts.gold.check import check_document
from newsfacts.gold.scorer import score

TEXT = "𠮷小满机器人去年营收约12亿元,同比增长8%。"  # the first character is two UTF-16 units
COMPANY = span(TEXT, "小满机器人", "ORG")
MONEY = span(TEXT, "12亿元", "MONEY", value="1200000000", unit="CNY", mod="APPROX")
PERCENT = span(TEXT, "8%", "PERCENT", value="8", unit="%")


class Desk:
    """A gold file of a test's own in a folder that a server shows, and the page of the document."""

    def __init__(self, folder, address, name, visit):
        self.file, self.address, self._visit = folder / name, address, visit
        self.backup = folder / f"{name}.bak"

    def open(self, gold, **options):
        self.write(gold)
        watched = self._visit(f"{self.address}document?doc={self.file.name}", self.address, **options)
        watched.page.wait_for_selector("#state:not(:empty)")
        return watched

    def write(self, gold):
        write_gold(self.file.parent, self.file.name, gold)

    def saved(self):
        return json.loads(self.file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gold")
    write_gold(folder, "first.json", document(""))
    with servers() as start:
        yield folder, start(folder)


@pytest.fixture
def desk(request, served, visit):
    return Desk(*served, f"{request.node.name}.json", visit)


def drag(page, words):
    """Select words of the text with the mouse."""
    box = page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + words.length);
                const { left, right, top, height } = range.getBoundingClientRect();
                return { left, right, middle: top + height / 2 };
            }
        }""",
        words,
    )
    page.mouse.move(box["left"] + 1, box["middle"])
    page.mouse.down()
    page.mouse.move(box["right"] - 1, box["middle"], steps=4)
    page.mouse.up()


def save(page, button="#save", says="^Saved\\\\.$"):
    page.click(button)
    page.wait_for_selector(f"#notice:not([hidden]) > span:text-matches('{says}')")


def test_a_draft_corrected_and_saved_is_valid_and_scores_one_against_itself(desk):
    text = "𠮷本报讯,小满机器人(688001.SH)去年营收12.5亿元,同比增长8%,员工3200人。"
    draft = {"id": "d", **newsfacts.extract(text, published="2026-01-09").to_dict()}
    watched = desk.open(draft)
    page = watched.page
    wrong = next(one for one in draft["spans"] if one["text"] == "3200人")
    page.click("#text mark:has-text('3200人')")
    page.fill("#f-value", "3201")
    page.click("#editor >> text=Apply")
    page.wait_for_selector("#editor", state="hidden")
    drag(page, "本报")
    page.click(".pick.ORG")
    page.fill("#f-name", "晚间日报")
    page.press("#f-name", "Enter")
    page.wait_for_selector("#editor", state="hidden")
    page.click(f"#facts .record:has-text('{draft['facts'][0]['concept']}') >> nth=0")
    page.fill("#f-part", "海外市场")
    page.click("#editor >> text=Apply")
    page.wait_for_selector("#editor", state="hidden")
    assert page.title().startswith("●")
    save(page)
    saved = desk.saved()
    assert check_document(saved) == []
    counts = score(saved, saved).counts.values()
    assert all(count.f1 == 1.0 for count in counts if count.gold)
    assert {"start": 1, "end": 3, "text": "本报", "label": "ORG", "name": "晚间日报"} in saved["spans"]
    assert {**wrong, "value": "3201"} in saved["spans"]
    assert saved["facts"][0]["part"] == "海外市场"
    assert score(saved, draft).counts["facts strict"].f1 < 1
    assert json.loads(desk.backup.read_text(encoding="utf-8")) == draft
    assert (watched.wrong, watched.dialogs) == ([], [])


def test_a_value_marked_with_the_mouse_is_read_for_the_person(desk):
    page = desk.open(document(TEXT, [COMPANY])).page
    drag(page, "12亿元")
    assert page.locator(".pick.MONEY").evaluate("button => button === document.activeElement"), "the likeliest label"
    page.click(".pick.MONEY")
    assert [page.input_value(f"#f-{name}") for name in ("value", "unit", "upper", "mod")] == [
        "1200000000",
        "CNY",
        "",
        "APPROX",
    ]
    page.press("#f-value", "Enter")
    page.wait_for_selector("#editor", state="hidden")
    save(page)
    assert desk.saved()["spans"] == [COMPANY, MONEY]


def test_a_fact_of_a_value(desk):
    page = desk.open(document(TEXT, [COMPANY, MONEY])).page
    page.click("#text mark.MONEY")
    page.click("text=New fact")
    assert page.input_value("#f-entity") == "小满机器人"
    page.fill("#f-concept", "revenue")
    page.fill("#f-period", "2025")
    page.fill("#f-accept", "part: 海外\npart:")
    page.click("#editor >> text=Apply")
    page.wait_for_selector("#editor", state="hidden")
    page.click("#add-relation")
    page.select_option("#f-type", "alias")
    page.fill("#f-head", "小满机器人")
    page.fill("#f-tail", "小满")
    page.press("#f-tail", "Enter")
    page.wait_for_selector("#editor", state="hidden")
    save(page)
    (saved,) = desk.saved()["facts"]
    expected = fact(
        [COMPANY, MONEY], 1, entity="小满机器人", mod="APPROX", period="2025", accept={"part": ["海外", None]}
    )
    assert saved == expected
    assert list(saved) == list(expected), "in the order that files have them"
    assert desk.saved()["relations"] == [{"type": "alias", "head": "小满机器人", "tail": "小满", "value": None}]
    assert check_document(desk.saved()) == []


def test_deleting_undoing_and_the_warning_on_leaving(desk):
    watched = desk.open(document(TEXT, [COMPANY, MONEY], [fact([COMPANY, MONEY], 1, mod="APPROX")]))
    page = watched.page
    page.click("#text mark.ORG")
    page.click("#editor >> text=Delete")
    page.click("#facts .record")
    page.click("#editor >> text=Delete")
    assert page.locator("#text mark").all_inner_texts() == ["12亿元"]
    page.click("#undo")
    assert page.locator("#facts .record").count() == 1
    page.click("#up")
    page.wait_for_load_state()
    assert watched.dialogs == ["beforeunload"]
    assert desk.saved()["spans"] == [COMPANY, MONEY], "not saved, not changed"


def test_faults_are_told_at_their_field_and_in_the_list(desk):
    page = desk.open(document(TEXT, [COMPANY, MONEY])).page
    page.click("#text mark.MONEY")
    page.fill("#f-value", "1,200")
    page.press("#f-value", "Enter")
    page.wait_for_selector("#e-value:has-text('1,200')")
    assert page.get_attribute("#f-value", "aria-invalid") == "true"
    page.press("#f-value", "Enter")
    page.wait_for_timeout(300)
    assert page.is_visible("#editor"), "what would be no document is not taken"
    page.fill("#f-value", "1200")
    page.press("#f-value", "Enter")
    page.wait_for_selector("#editor", state="hidden")
    page.fill("#published", "2026-02-30")
    page.press("#published", "Tab")
    page.wait_for_selector("#problems li:has-text('2026-02')")
    page.click("#accept")
    page.wait_for_selector("#notice:has-text('Not saved')")


def test_a_new_border_and_a_new_name_take_the_facts_along(desk):
    again = span(TEXT, "营收", "PRODUCT", name="小满机器人")
    page = desk.open(
        document(TEXT, [COMPANY, again, MONEY], [fact([COMPANY, MONEY], 1, entity="小满机器人", mod="APPROX")])
    ).page
    page.click("#text mark.MONEY")
    page.click("[aria-label='Begin one character earlier']")
    page.fill("#f-value", "1300000000")
    page.press("#f-value", "Enter")
    page.wait_for_selector("#editor", state="hidden")
    page.click("#text mark.ORG")
    page.fill("#f-name", "小满集团")
    page.press("#f-name", "Enter")
    page.wait_for_selector("#editor", state="hidden")
    save(page)
    (saved,) = desk.saved()["facts"]
    assert (saved["value"], saved["evidence"], saved["entity"]) == (
        "1300000000",
        [MONEY["start"] - 1, MONEY["end"]],
        "小满集团",
    )
    assert {one["name"] for one in desk.saved()["spans"] if "name" in one} == {"小满集团"}


def test_by_keys_alone(desk):
    page = desk.open(document(TEXT, [COMPANY, PERCENT])).page
    focused = lambda: page.evaluate("document.activeElement.textContent.trim()")  # noqa: E731
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "text":
            break
    page.keyboard.press("ArrowRight")
    assert focused() == "小满机器人"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("a")
    assert focused() == "8%", "accepted, and on to the next"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("s")
    for _ in range(TEXT.index("12") - COMPANY["end"]):
        page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("getSelection().toString()") == "12亿元"
    page.keyboard.press("Enter")
    page.wait_for_selector(".pick.MONEY:focus")
    page.keyboard.press("m")
    page.wait_for_selector("#f-value:focus")
    page.keyboard.press("Enter")
    page.wait_for_selector("#editor", state="hidden")
    assert focused() == "12亿元"
    page.keyboard.press("f")
    page.wait_for_selector("#f-entity:focus")
    page.keyboard.press("Tab")
    page.keyboard.type("revenue")
    page.keyboard.press("Enter")
    page.wait_for_selector("#facts .record:focus")
    page.keyboard.press("Enter")
    page.wait_for_selector("#f-entity:focus")
    page.keyboard.press("Escape")
    page.wait_for_selector("#facts .record:focus")
    page.keyboard.press("?")
    page.wait_for_selector("#keys[open]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#keys", state="hidden")
    page.keyboard.press("Control+s")
    page.wait_for_selector("#notice > span:text-is('Saved.')")
    saved = desk.saved()
    assert saved["spans"] == [COMPANY, MONEY, PERCENT]
    assert [(one["entity"], one["concept"], one["value"]) for one in saved["facts"]] == [
        ("小满机器人", "revenue", "1200000000")
    ]


def test_accepting_is_kept_and_shown_in_the_list(desk):
    page = desk.open(document(TEXT, [COMPANY, PERCENT])).page
    page.focus("#text")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("a")
    save(page)
    page.goto(desk.address)
    row = page.locator(f"tr:has(a[href$='{desk.file.name}'])")
    assert row.locator("td[data-name=spans]").inner_text() == "1 / 2"
    assert row.locator(".state").inner_text() == "draft"
    row.locator("a").click()
    page.wait_for_selector("#text mark.accepted")
    save(page, "#accept", "^Saved and accepted")
    page.goto(desk.address)
    assert row.locator(".state").inner_text() == "accepted"
    assert row.locator("td[data-name=spans]").inner_text() == "2 / 2"


def test_two_tabs_do_not_overwrite_each_other_unseen(desk):
    gold = document(TEXT, [COMPANY, MONEY])
    one, other = desk.open(gold).page, desk.open(gold).page
    one.click("#text mark.MONEY")
    one.fill("#f-value", "1300000000")
    one.press("#f-value", "Enter")
    one.wait_for_selector("#editor", state="hidden")
    save(one)
    other.click("#text mark.ORG")
    other.click("#editor >> text=Delete")
    save(other, says="changed elsewhere")
    assert "Only there: span 小满机器人; span 12亿元. Only here: span 12亿元." in other.inner_text("#notice")
    assert [span["text"] for span in desk.saved()["spans"]] == ["小满机器人", "12亿元"], "nothing was written"
    other.click("#notice button:has-text('Drop mine')")
    other.wait_for_selector("#text mark.ORG")
    other.click("#text mark.MONEY")
    assert other.input_value("#f-value") == "1300000000"


def test_after_a_conflict_a_person_may_still_overwrite(desk):
    page = desk.open(document(TEXT, [COMPANY, MONEY])).page
    desk.write(document(TEXT, [COMPANY]))
    page.click("#text mark.ORG")
    page.click("#editor >> text=Delete")
    save(page, says="changed elsewhere")
    page.click("#notice button:has-text('Overwrite')")
    page.wait_for_selector("#notice > span:text-is('Saved.')")
    assert desk.saved()["spans"] == [MONEY]
    assert json.loads(desk.backup.read_text(encoding="utf-8"))["spans"] == [COMPANY]


def test_a_hostile_document_is_inert(desk):
    text = f"{HOSTILE}\r\n\x00\u200b12亿元"
    spans = [span(text, HOSTILE, "ORG", name=HOSTILE), span(text, "12亿元", "MONEY", unit="CNY")]
    relations = [{"type": "alias", "head": HOSTILE, "tail": HOSTILE, "value": HOSTILE}]
    watched = desk.open(document(text, spans, [fact(spans, 1, entity=HOSTILE, concept=HOSTILE)], relations, id=HOSTILE))
    page = watched.page
    assert page.evaluate("document.querySelector('#text').textContent") == text
    page.click("#facts .record")
    page.keyboard.press("Escape")
    page.click("#relations .record")
    page.keyboard.press("Escape")
    page.click("#text mark.MONEY")
    page.fill("#f-value", "3")
    page.press("#f-value", "Enter")
    page.wait_for_selector("#editor", state="hidden")
    save(page)
    assert desk.saved()["text"] == text
    assert desk.saved()["spans"][1] == {**spans[1], "value": "3"}
    page.goto(desk.address)
    assert HOSTILE in page.locator(".documents a").all_inner_texts()
    assert (watched.wrong, watched.dialogs) == ([], [])


def test_on_a_phone(desk):
    page = desk.open(document(TEXT * 6, [COMPANY, MONEY]), viewport={"width": 360, "height": 740}, has_touch=True).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.tap("#text mark.MONEY")
    box = page.locator("#editor").bounding_box()
    assert (box["x"], round(box["y"] + box["height"])) == (0, 740), "a sheet at the bottom"
    page.fill("#f-value", "13")
    page.tap("#editor >> text=Apply")
    page.wait_for_selector("#editor", state="hidden")
    page.evaluate(
        "getSelection().setBaseAndExtent(document.querySelector('#text').lastChild, 0, document.querySelector('#text').lastChild, 2)"
    )
    page.tap("#mark")
    page.wait_for_selector(".labels")


def test_the_file_is_gone_or_the_server_is(desk):
    page = desk.open(document(TEXT, [COMPANY])).page
    desk.file.rename(desk.file.with_name("elsewhere.json"))
    page.click("#text mark.ORG")
    page.click("#editor >> text=Delete")
    save(page, says="there is no such document")
