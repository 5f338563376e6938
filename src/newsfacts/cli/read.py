"""`newsfacts extract`, `newsfacts parse` and `newsfacts schema`: one text, one expression, the form of a document."""

import json
import sys

import click

from newsfacts.cli.console import DATE, fail, read_text, write
from newsfacts.document import Document
from newsfacts.errors import NewsfactsError


@click.command()
@click.argument("source", metavar="FILE|-")
@click.option("--published", metavar=DATE, help="The day the text was published: what 今年 and 昨日 count from.")
@click.option("--names", metavar="TSV", help="Further names, with the columns name and label.")
@click.option("--concepts", metavar="TSV", help="Further words for concepts: word, concept; if wanted unit, kind.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv", "html", "svg", "xbrl"]),
    default="table",
    show_default=True,
)
@click.option("-o", "--output", metavar="PATH", help="Write there instead of to standard output.")
def extract(
    source: str, published: str | None, names: str | None, concepts: str | None, form: str, output: str | None
) -> None:
    """Show what a text states: its facts, names, sums, dates."""
    from newsfacts.pipeline import extract as read

    text = read_text(source)
    try:
        document = read(text, published=published, names=names, concepts=concepts)
        write(_shown(document, form, to_terminal=output is None and sys.stdout.isatty()), output)
    except NewsfactsError as error:
        fail(str(error))


def _shown(document: Document, form: str, *, to_terminal: bool) -> str:
    """Return a document in one of the forms of --format."""
    from newsfacts.tables import facts_csv, text_tables

    if form == "table":
        return text_tables(document, color=to_terminal, width=None if to_terminal else 120)
    if form == "csv":
        return facts_csv(document)
    if form == "html":
        return document.to_html()
    if form == "svg":
        return document.to_chart()
    if form == "xbrl":
        return document.to_xbrl()
    return document.to_json(indent=2 if form == "json" else 0)


@click.command()
@click.argument("expression")
@click.option("--published", metavar=DATE, help="What relative dates count from.")
def parse(expression: str, published: str | None) -> None:
    """Read one value expression whole, e.g. 三千五百万港元."""
    from newsfacts.pipeline import parse as read

    try:
        span = read(expression, published=published)
    except NewsfactsError as error:
        fail(str(error))
    if span is None:
        fail(f"{expression!r} is no value expression; write one alone, e.g. 三千五百万港元, or read a text with newsfacts extract")
    click.echo(json.dumps(span.to_dict(), ensure_ascii=False))


@click.command()
@click.option("--format", "form", type=click.Choice(["json", "csv", "xbrl"]), default="json", show_default=True)
@click.option("-o", "--output", metavar="PATH", help="Write there instead of to standard output.")
def schema(form: str, output: str | None) -> None:
    """Print what describes a format of extract: JSON Schema of json, CSVW metadata of csv, XBRL taxonomy of xbrl."""
    from newsfacts.gold.schema import document_schema
    from newsfacts.tables import csvw
    from newsfacts.xbrl import taxonomy

    if form == "xbrl":
        write(taxonomy(), output)
    else:
        write(json.dumps(document_schema() if form == "json" else csvw(), ensure_ascii=False, indent=2), output)
