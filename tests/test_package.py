"""What ships: licences named, links that lead somewhere, versions that agree."""

import re
import tomllib

import newsfacts
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LEXICON = ROOT / "src" / "newsfacts" / "lexicon"


def test_the_version_is_one():
    assert newsfacts.__version__ == PROJECT["version"]
    assert f"## {PROJECT['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_word_list_has_its_source_and_licence():
    named = (LEXICON / "README.md").read_text(encoding="utf-8")
    assert [file.name for file in LEXICON.glob("*.tsv") if file.name not in named] == []


def test_the_licences_that_the_notice_names_are_there():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    named = set(re.findall(r"(?<!/)licenses/[\w.\-]+\w", notice))
    assert named == {f"licenses/{file.name}" for file in (ROOT / "licenses").iterdir()}


def test_links_between_the_pages_lead_somewhere():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    broken = [
        f"{page.name}: {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert broken == []
