"""The command `newsfacts`: arguments in, calls out.

Exit codes: 0 done; 1 a floor of --fail-under was not reached; 2 wrong use, or input that cannot be read.
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

import click

from newsfacts import __version__
from newsfacts.errors import NewsfactsError

DATE = "YYYY-MM-DD"


def _fail(message: str) -> NoReturn:
    """End with one line on stderr and exit code 2."""
    click.echo(f"newsfacts: {message}", err=True)
    raise SystemExit(2)


def _read_text(source: str) -> str:
    """Return the text of a file or of standard input ("-"), UTF-8 with or without BOM."""
    name = "standard input" if source == "-" else source
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        _fail(f"{name}: cannot be read: {error.strerror or error}")
    if b"\0" in data:
        _fail(f"{name}: is a binary file, not a text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _fail(f"{name}: is not UTF-8 text (byte {error.start}); convert it first, e.g. with iconv -f GB18030 -t UTF-8")


def _write(text: str, output: str | None) -> None:
    """Print a text, or write it to a file whole: to a temporary file that then takes the name."""
    if output is None or output == "-":
        click.echo(text, nl=not text.endswith("\n"))
        return
    target = Path(output)
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text if text.endswith("\n") else text + "\n")
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    except OSError as error:
        _fail(f"{output}: cannot be written: {error.strerror or error}")


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=__doc__.partition("\n\n")[2])
@click.version_option(__version__, prog_name="newsfacts")
def main() -> None:
    """Read Chinese news and return what it states as data."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


@main.command()
@click.argument("source", metavar="FILE|-")
@click.option("--published", metavar=DATE, help="The day the text was published: what 今年 and 昨日 count from.")
@click.option("--names", metavar="TSV", help="Further names, with the columns name and label.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl", "csv", "html"]), default="table", show_default=True
)
@click.option("-o", "--output", metavar="PATH", help="Write there instead of to standard output.")
def extract(source: str, published: str | None, names: str | None, form: str, output: str | None) -> None:
    """Show what a text states: its facts, names, sums, dates."""
    from newsfacts.page import to_html
    from newsfacts.pipeline import extract as read
    from newsfacts.tables import facts_csv, text_tables

    text = _read_text(source)
    try:
        document = read(text, published=published, names=names)
    except (NewsfactsError, KeyError) as error:
        _fail(str(error) if isinstance(error, NewsfactsError) else f"{names}: the columns name and label are needed")
    if form == "table":
        width = None if output is None and sys.stdout.isatty() else 120
        _write(text_tables(document, color=output is None and sys.stdout.isatty(), width=width), output)
    elif form == "csv":
        _write(facts_csv(document), output)
    elif form == "html":
        _write(to_html(document), output)
    else:
        _write(document.to_json(indent=2 if form == "json" else 0), output)


@main.command()
@click.argument("expression")
@click.option("--published", metavar=DATE, help="What relative dates count from.")
def parse(expression: str, published: str | None) -> None:
    """Read one value expression whole, e.g. 三千五百万港元."""
    from newsfacts.pipeline import parse as read

    try:
        span = read(expression, published=published)
    except NewsfactsError as error:
        _fail(str(error))
    if span is None:
        _fail(f"{expression!r} is no value expression")
    click.echo(json.dumps(span.to_dict(), ensure_ascii=False))


@main.command()
def schema() -> None:
    """Print the JSON Schema of a document."""
    from newsfacts.gold.schema import document_schema

    click.echo(json.dumps(document_schema(), ensure_ascii=False, indent=2))


def _floors(values: tuple[str, ...]) -> dict[str, float]:
    floors = {}
    for value in values:
        key, equals, floor = value.partition("=")
        try:
            floors[key] = float(floor)
        except ValueError:
            equals = ""
        if not equals:
            _fail(f"--fail-under {value!r}: write KEY=FLOOR, e.g. VALUES=0.95 or 'facts core=0.8'")
    return floors


@main.command()
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...")
@click.option("--predictions", metavar="FILE", help="Score these, paired by id, instead of reading the gold texts.")
@click.option("--per-document", is_flag=True, help="Show the scores of every document too.")
@click.option("--misses", type=int, default=0, metavar="N", help="Show up to N of each kind of miss.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--fail-under", multiple=True, metavar="KEY=FLOOR", help="Exit with 1 where the F1 of KEY is lower.")
def evaluate(
    gold: tuple[str, ...],
    predictions: str | None,
    per_document: bool,
    misses: int,
    form: str,
    fail_under: tuple[str, ...],
) -> None:
    """Score extraction against gold files or folders: precision, recall, F1 by label, facts, relations."""
    from newsfacts.gold.files import read_gold
    from newsfacts.gold.scorer import score, total

    floors = _floors(fail_under)
    try:
        documents = list(read_gold(Path(path) for path in gold))
        found = {row["id"]: row for row in read_gold([Path(predictions)])} if predictions else {}
    except NewsfactsError as error:
        _fail(str(error))
    scores = {}
    for document in documents:
        prediction = found.get(document["id"], _EMPTY) if predictions else _predict(document)
        scores[document["id"]] = score(document, prediction)
    pooled = total(scores.values())
    unknown = [key for key in floors if key not in pooled.counts]
    if unknown:
        _fail(f"--fail-under: no key {unknown[0]!r}; the keys are {', '.join(pooled.counts)}")
    _show(pooled, scores if per_document else {}, misses, form)
    broken = [
        f"{key} {pooled.counts[key].f1:.4f} < {floor}" for key, floor in floors.items() if pooled.counts[key].f1 < floor
    ]
    if broken:
        click.echo(f"newsfacts: under the floor: {'; '.join(broken)}", err=True)
        raise SystemExit(1)


_EMPTY: dict[str, Any] = {"spans": [], "facts": [], "relations": []}


def _predict(document: dict[str, Any]) -> dict[str, Any]:
    from newsfacts.pipeline import extract as read

    try:
        return read(document["text"], published=document.get("published")).to_dict()
    except (NewsfactsError, TypeError) as error:
        _fail(f"{document['id']}: {error}")


def _show(pooled: Any, scores: dict[str, Any], misses: int, form: str) -> None:
    from newsfacts.tables import score_tables

    if form == "json":
        data = {"total": pooled.to_dict(), "documents": {name: one.to_dict() for name, one in scores.items()}}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    click.echo(score_tables(pooled, scores, misses, color=sys.stdout.isatty()))


if __name__ == "__main__":
    main()
