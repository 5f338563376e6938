"""The page in a browser: what is linked, and that it reads in light and dark."""

import shutil

import pytest

import newsfacts

playwright = pytest.importorskip("playwright.sync_api", reason="the page is looked at with playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the page is looked at in Debian's chromium")
TEXT = "禾川医药2024年营业收入12.6亿元，<img src=x onerror=alert(1)>同比增长8.5%。"


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def colours(page, selector):
    """Return the relative lightness (0 to 1) of an element's text and of the page behind it."""
    rgb = page.evaluate(
        """selector => [getComputedStyle(document.querySelector(selector)).color,
                        getComputedStyle(document.body).backgroundColor]""",
        selector,
    )
    return [sum(map(int, colour[4:-1].split(",")[:3])) / 765 for colour in rgb]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_facts_lead_to_each_other(browser, scheme, tmp_path):
    document = newsfacts.extract(TEXT, "2025-04-10")
    file = tmp_path / "page.html"
    file.write_text(document.to_html(), encoding="utf-8")
    page = browser.new_page(color_scheme=scheme, viewport={"width": 390, "height": 700})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append("dialog"))
    page.goto(file.as_uri())
    assert page.locator("img").count() == 0
    page.locator("tbody a", has_text="8.5%").click()
    target = page.locator("mark:target")
    assert target.inner_text() == "8.5%"
    assert target.evaluate("mark => getComputedStyle(mark).outlineStyle") == "solid"
    page.locator("mark a", has_text="12.6亿元").press("Enter")
    assert "1,260,000,000" in page.locator("tr:target").inner_text()
    assert {url.partition("#")[0] for url in asked} == {file.as_uri()}
    for selector in ("mark", "td", "td a", "mark a"):
        ink, paper = colours(page, selector)
        assert abs(ink - paper) > 0.6, f"{selector} is hard to read"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "a phone need not scroll sideways"
    page.close()


def test_two_documents_in_a_notebook_do_not_mix(browser):
    first, second = (newsfacts.extract(f"禾川医药{year}年营收3亿元。", "2025-04-10") for year in (2023, 2024))
    page = browser.new_page()
    page.set_content(f"<body style='color: #ddd; background: #111'>{first._repr_html_()}{second._repr_html_()}")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids)) > 4
    assert colours(page, "td a")[0] > 0.8, "in the notebook's own colour"
    page.close()
