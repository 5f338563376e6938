"""Pages in a real browser: Chromium of the system, by Playwright; where either is missing these tests are skipped."""

import json
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def chromium():
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install 'newsfacts[browser]'")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("needs Chromium: apt-get install chromium fonts-noto-cjk")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watched:
    """A page on which whatever must not happen is noted: scripts' errors, dialogs, requests to elsewhere."""

    def __init__(self, context, allowed):
        self.page = context.new_page()
        self.wrong = []
        self.dialogs = []
        self.page.on("pageerror", lambda error: self.wrong.append(f"script error: {error}"))
        self.page.on("console", lambda message: message.type == "error" and self.wrong.append(message.text))
        self.page.on("dialog", self._dialog)
        self.page.on(
            "request", lambda r: r.url.startswith((*allowed, "data:")) or self.wrong.append(f"request: {r.url}")
        )

    def _dialog(self, dialog):
        self.dialogs.append(dialog.type)
        dialog.accept()


@pytest.fixture
def visit(chromium):
    """Return a function that opens an address in a new page and gives it back with what must not happen on it."""
    contexts = []

    def open_page(address, allowed=None, **options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(8000)
        contexts.append(context)
        watched = Watched(context, (allowed or address,))
        watched.page.goto(address)
        return watched

    yield open_page
    for context in contexts:
        context.close()


def span(text, words, label, start=None, **fields):
    """Return a span of the first place of these words (or of the one at `start`), in code points."""
    at = text.index(words) if start is None else start
    values = (
        {"name": words}
        if label in ("ORG", "PERSON", "GPE", "PRODUCT")
        else {"value": "1", "unit": None, "upper": None, "mod": None}
    )
    return {"start": at, "end": at + len(words), "text": words, "label": label, **values, **fields}


def fact(spans, number, **fields):
    """Return a fact of the span with this number."""
    one = spans[number]
    empty = {"entity": None, "concept": "revenue", "part": None, "change": None}
    values = {"value": one["value"], "unit": one["unit"], "upper": None, "mod": None, "period": None}
    return {**empty, **values, "evidence": [one["start"], one["end"]], **fields}


def document(text, spans=(), facts=(), relations=(), **fields):
    return {
        "id": "d",
        "published": "2026-01-09",
        "text": text,
        "spans": list(spans),
        "facts": list(facts),
        "relations": list(relations),
        **fields,
    }


def write_gold(folder: Path, name, data):
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return file


@contextmanager
def servers():
    """Give a function that starts `newsfacts gold review` on a folder and returns the address that it prints."""
    started = []

    def start(folder):
        command = [sys.executable, "-m", "newsfacts.cli", "gold", "review", str(folder)]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started.append(server)
        address = server.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", address), server.stderr.read()
        return address

    try:
        yield start
    finally:
        for server in started:
            server.terminate()
            server.wait(timeout=10)


@pytest.fixture
def review():
    with servers() as start:
        yield start
