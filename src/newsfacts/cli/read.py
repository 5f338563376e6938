"""`newsfacts extract`, `newsfacts parse` and `newsfacts schema`: one text, one expression, the form of a document."""

import json
import sys

import click

from newsfacts.cli.console import DATE, fail, read_text, write
from newsfacts.errors import NewsfactsError


@click.command()
@click.argument("source", metavar="FILE|-")
@click.option("--published", metavar=DATE, help="The day the text was published: what 今年 and 昨日 count from.")
@click.option("--names", metavar="TSV", help="Further names, with the columns name and label.")
@click.option("--concepts", metavar="TSV", help="Further words for concepts: word, concept; if wanted unit, kind.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl", "csv", "html"]), default="table", show_default=True
)
@click.option("-o", "--output", metavar="PATH", help="Write there instead of to standard output.")
def extract(
    source: str, published: str | None, names: str | None, concepts: str | None, form: str, output: str | None
) -> None:
    """Show what a text states: its facts, names, sums, dates."""
    from newsfacts.page import to_html
    from newsfacts.pipeline import extract as read
    from newsfacts.tables import facts_csv, text_tables

    text = read_text(source)
    try:
        document = read(text, published=published, names=names, concepts=concepts)
    except NewsfactsError as error:
        fail(str(error))
    if form == "table":
        width = None if output is None and sys.stdout.isatty() else 120
        write(text_tables(document, color=output is None and sys.stdout.isatty(), width=width), output)
    elif form == "csv":
        write(facts_csv(document), output)
    elif form == "html":
        write(to_html(document), output)
    else:
        write(document.to_json(indent=2 if form == "json" else 0), output)


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
        fail(f"{expression!r} is no value expression")
    click.echo(json.dumps(span.to_dict(), ensure_ascii=False))


@click.command()
def schema() -> None:
    """Print the JSON Schema of a document."""
    from newsfacts.gold.schema import document_schema

    click.echo(json.dumps(document_schema(), ensure_ascii=False, indent=2))
