"""The code of README and docs runs and gives what it shows.

Blocks marked `python` with prompts are doctests, those without are run; blocks marked `console` are run by a shell, in a
folder where `seeds` and `fixtures` lie. The blocks of one page share their names and their folder. One that is not run has
a comment `<!-- not run: reason -->` before it. What the pages call the reader's own (article.txt, news/, gold/ …) lies there too.
"""

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"(?P<mark><!-- not run:(?P<reason>.*?)-->\n+)?^```(?P<kind>\w+)\n(?P<code>.*?)^```$", re.S | re.M)
SECONDS = 60


class Block(NamedTuple):
    """A block of code of a page."""

    kind: str
    code: str
    line: int
    reason: str | None


def blocks(page):
    text = page.read_text(encoding="utf-8")
    for match in BLOCK.finditer(text):
        line = text.count("\n", 0, match.start("code"))
        yield Block(match["kind"], match["code"], line, match["reason"])


def run_python(block, page, names):
    if ">>>" not in block.code:
        exec(compile("\n" * block.line + block.code, str(page), "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(block.code, names, page.name, str(page), block.line)
    said = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    failures, _ = runner.run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    assert not failures, "".join(said)


def run_console(block, page, folder):
    scripts = Path(sys.executable).parent
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block.code],
        cwd=folder, env={**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"},
        capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{page.name}:{block.line}: exit code {done.returncode}\n{block.code}{done.stderr}"


def lay_out(folder):
    """Put what the pages name into a folder: parts of this repository, and an article and gold as a reader has them."""
    for name in ("seeds", "benchmarks"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "fixtures", folder / "fixtures")
    for name in ("article.txt", "a.txt", "articles/one.txt", "news/one.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("澄湖科技(301555.SZ)2024年营收12亿元,同比增长8%。", encoding="utf-8")
    (folder / "gold").mkdir()
    gold = json.loads((ROOT / "fixtures/gold/a02.json").read_text(encoding="utf-8"))
    for name in ("gold/a02.json", "found.jsonl", "theirs.jsonl"):
        (folder / name).write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_code_of_a_page(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path)
    names = {"__name__": "__main__"}
    for block in blocks(page):
        if block.reason is None and block.kind == "python":
            run_python(block, page, names)
        elif block.reason is None and block.kind == "console":
            run_console(block, page, tmp_path)


def test_a_block_that_is_not_run_says_why():
    for page in PAGES:
        for block in blocks(page):
            assert block.reason is None or len(block.reason.split()) > 2, f"{page.name}:{block.line}"


def test_a_wrong_example_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```python\n>>> 1 + 1\n3\n```\n\n```console\nfalse\n```\n\n```console\ntrue | false | true\n```\n")
    wrong, *failing = blocks(page)
    with pytest.raises(AssertionError, match=r"Expected:\s+3"):
        run_python(wrong, page, {})
    for block in failing:
        with pytest.raises(AssertionError, match="exit code 1"):
            run_console(block, page, tmp_path)


def test_the_chinese_readme_has_the_code_of_the_english_one():
    def code(name):
        return [re.sub(r" +#.*", "", block.code) for block in blocks(ROOT / name) if "pytest" not in block.code]

    assert code("README.zh.md") == code("README.md")
