"""`newsfacts gold`: gold files drafted, checked, written as markup and back."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from newsfacts.cli.console import DATE, fail, read_text, write
from newsfacts.cli.review import review
from newsfacts.errors import InvalidDocumentError, NewsfactsError

MARKUP = ".gold.txt"


@click.group()
def gold() -> None:
    """Make gold files: draft them from articles, correct them, check them."""


gold.add_command(review)


@gold.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder for the gold files.")
@click.option("--published", metavar=DATE, help="The day the articles were published.")
@click.option("--markup", is_flag=True, help="Write the markup form instead of JSON.")
@click.option("--force", is_flag=True, help="Write over gold files that are there.")
def draft(articles: tuple[str, ...], output: str, published: str | None, markup: bool, force: bool) -> None:
    """Write what is read from articles as gold files to correct, each named as its article.

    Without --published the day is the one that the article itself tells, as far as it does.
    """
    from newsfacts.gold.files import gold_json
    from newsfacts.gold.markup import to_markup
    from newsfacts.pipeline import extract

    texts: dict[Path, str] = {}
    for article in articles:
        target = Path(output) / (Path(article).stem + (MARKUP if markup else ".json"))
        if target in texts:
            fail(f"{article}: two articles would be written to {target}; give them different names")
        try:
            document = extract(read_text(article), published=published).to_dict()
        except NewsfactsError as error:
            fail(f"{article}: {error}")
        texts[target] = (to_markup if markup else gold_json)({"id": Path(article).stem, **document})
    _write(texts, force)


@gold.command()
@click.argument("files", nargs=-1, required=True, metavar="GOLD...")
def check(files: tuple[str, ...]) -> None:
    """Check gold files or folders: form, offsets, overlaps, dates, codes, names, evidence.

    Prints a line for each fault: file, line, place, what is wrong, what to do. Exit code 1 where there is one.
    """
    from newsfacts.gold.check import check_files

    try:
        count, findings = check_files(Path(file) for file in files)
    except NewsfactsError as error:
        fail(str(error))
    for finding in findings:
        write(str(finding).encode("utf-8", "backslashreplace").decode("utf-8"), None)
    click.echo(f"documents: {count}, faults: {len(findings)}", err=True)
    if findings:
        raise SystemExit(1)


@gold.command("to-markup")
@click.argument("files", nargs=-1, required=True, metavar="GOLD...")
@click.option("-o", "--output", metavar="DIR", help="Write NAME.gold.txt files there instead of to standard output.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
def to_markup_command(files: tuple[str, ...], output: str | None, force: bool) -> None:
    """Write gold files in the markup form, which is made to be typed and compared line by line."""
    from newsfacts.gold.files import read_gold

    try:
        documents = list(read_gold(Path(file) for file in files))
        texts = {f"{document['id']}{MARKUP}": _marked(document) for document in documents}
    except NewsfactsError as error:
        fail(str(error))
    _give(texts, output, force)


def _marked(document: dict[str, Any]) -> str:
    from newsfacts.gold.markup import to_markup

    try:
        return to_markup(document)
    except InvalidDocumentError as error:
        raise InvalidDocumentError(f"{document['id']}: {error}") from None


@gold.command("from-markup")
@click.argument("files", nargs=-1, required=True, metavar="MARKUP...")
@click.option("-o", "--output", metavar="DIR", help="Write NAME.json files there instead of to standard output.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
def from_markup_command(files: tuple[str, ...], output: str | None, force: bool) -> None:
    """Write gold files (JSON) of texts in the markup form; a folder gives its .gold.txt files."""
    from newsfacts.gold.files import gold_json
    from newsfacts.gold.markup_reader import from_markup

    texts: dict[str, str] = {}
    for file in _markup_files(files):
        name = file.name.removesuffix(MARKUP).removesuffix(".txt")
        try:
            document = from_markup(read_text(str(file)))
        except InvalidDocumentError as error:
            fail(f"{file}: {error}")
        if f"{name}.json" in texts:
            fail(f"{file}: two files would be written to {name}.json; give them different names")
        texts[f"{name}.json"] = gold_json({"id": name, **document})
    _give(texts, output, force)


def _markup_files(files: Iterable[str]) -> Iterable[Path]:
    for file in map(Path, files):
        found = sorted(file.rglob(f"*{MARKUP}")) if file.is_dir() else [file]
        if not found:
            fail(f"{file}: the folder holds no {MARKUP} file; newsfacts gold to-markup writes some")
        yield from found


def _give(texts: dict[str, str], output: str | None, force: bool) -> None:
    """Print one text, or write all into a folder."""
    if output is not None:
        unsafe = next((name for name in texts if Path(name).name != name or "\0" in name), None)
        if unsafe:
            fail(f"{unsafe!r} is an id that cannot name a file; give the document another")
        _write({Path(output) / name: text for name, text in texts.items()}, force)
    elif len(texts) > 1:
        fail(f"{len(texts)} documents: say with -o DIR where to write them")
    else:
        write(next(iter(texts.values())), None)


def _write(texts: dict[Path, str], force: bool) -> None:
    from newsfacts.gold.files import write_whole

    there = [path for path in texts if path.exists()]
    if there and not force:
        fail(f"{there[0]}: is there already and may hold corrections; --force writes over it")
    try:
        write_whole(texts)
    except OSError as error:
        fail(f"{error.filename}: cannot be written: {error.strerror or error}")
