"""`newsfacts batch` and `newsfacts query`: a corpus in, tables out; SQL over the tables."""

import csv
import json
import signal
import sys
from typing import Any

import click

from newsfacts.cli.console import DATE, fail
from newsfacts.errors import NewsfactsError

KINDS = ["txt", "html", "jsonl", "csv", "parquet"]


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="IN...")
@click.option("-o", "--output", required=True, metavar="FOLDER", help="The folder of the tables.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes; by default one a processor.")
@click.option("--format", "form", type=click.Choice(["parquet", "jsonl", "csv"]), default="parquet", show_default=True)
@click.option("--input-format", type=click.Choice(KINDS), help="What files named here, or standard input, are.")
@click.option("--published", metavar=DATE, help="The publication day of documents that state none.")
@click.option("--names", metavar="TSV", help="Further names, with the columns name and label.")
@click.option("--concepts", metavar="TSV", help="Further words for concepts: word, concept; if wanted unit, kind.")
@click.option("--text-column", metavar="NAME", help="The column of the text, where it is not text or content.")
@click.option("--id-column", metavar="NAME", help="The column of the document's id, where it is not id.")
@click.option("--published-column", metavar="NAME", help="The column of the publication date.")
@click.option("--title-column", metavar="NAME", help="The column of the headline.")
@click.option("--max-characters", type=click.IntRange(1), help="A longer text fails.  [default: 1000000]")
@click.option("--time-limit", type=click.FloatRange(0.1), metavar="S", help="Seconds for a document.  [default: 300]")
@click.option(
    "--shard-bytes", type=click.IntRange(1), metavar="N", help="Input that a shard, and so a file of a table, holds."
)
@click.option("--no-text", is_flag=True, help="Leave the texts out of the table of documents.")
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True)
@click.option("--master", metavar="URL", help="The Spark master, e.g. local[2], spark://host:7077, yarn.")
def batch(inputs: tuple[str, ...], output: str, workers: int | None, input_format: str | None, **options: Any) -> None:
    """Read files, folders and globs (or - for standard input) into tables: documents, spans, facts, relations.

    Inputs are txt, html, jsonl, csv and parquet, compressed or not. A run that was stopped goes on with the same command.
    """
    from newsfacts.corpus.job import default_workers, run, settings_of
    from newsfacts.corpus.progress import shown

    signal.signal(signal.SIGTERM, _interrupt)
    try:
        engine = _engine(options.pop("engine"), options.pop("master"))
        settings = _settings(settings_of, options)
        with shown() as progress:
            report = run(
                inputs, output, workers=workers or default_workers(), kind=input_format, settings=settings,
                engine=engine, progress=progress,
            )  # fmt: skip
    except KeyboardInterrupt:
        click.echo("newsfacts: stopped; the same command goes on from here", err=True)
        raise SystemExit(130) from None
    except NewsfactsError as error:
        fail(str(error))
    click.echo(_told(report, output))


def _interrupt(number: int, frame: Any) -> None:
    raise KeyboardInterrupt


def _engine(name: str, master: str | None) -> Any:
    if name == "local":
        if master:
            fail(f"--master {master} goes with --engine spark; add it, or leave --master out")
        return None
    from newsfacts.corpus.spark import spark

    return spark(master)


def _settings(settings_of: Any, options: dict[str, Any]) -> Any:
    def one(name: str) -> tuple[str] | None:
        column = options.pop(f"{name}_column")
        return (column,) if column else None

    columns = {"text": one("text"), "id": one("id"), "published_columns": one("published"), "title": one("title")}
    return settings_of(**columns, with_text=not options.pop("no_text"), **options)


def _told(report: Any, output: str) -> str:
    lines = [
        f"{report.documents:,} documents: {report.ok:,} read, {report.documents - report.ok:,} failed",
        *(f"  {reason}: {count:,}" for reason, count in report.failed.items()),
        f"{report.spans:,} spans, {report.facts:,} facts, {report.relations:,} relations in {output}",
    ]
    if report.aside:
        count = sum(report.aside.values())
        lines.append(f"{count:,} files of other kinds were left aside: {', '.join(report.aside)}")
    if report.repeated:
        lines.append(
            f"{report.repeated:,} documents have the id of another: join on source and record, not on id alone"
        )
    return "\n".join(lines)


@click.command()
@click.argument("sql")
@click.argument("folder", metavar="FACTS_FOLDER")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
def query(sql: str, folder: str, form: str) -> None:
    """Answer SQL over the tables documents, spans, facts and relations of a run, through DuckDB."""
    from pathlib import Path

    from newsfacts.corpus.query import connect, unfinished

    try:
        connection = connect(folder)
        missing = unfinished(Path(folder))
    except NewsfactsError as error:
        fail(str(error))
    if missing:
        click.echo(f"newsfacts: the run is not finished; {missing:,} shards are missing from this answer", err=True)
    import duckdb

    try:
        answer = connection.execute(sql)
        columns = [column[0] for column in answer.description or ()]
        _show(columns, answer, form)
    except duckdb.Error as error:
        fail(f"{error}; the tables are documents, spans, facts and relations")


def _show(columns: list[str], answer: Any, form: str) -> None:
    from newsfacts.corpus.writers import csv_cell, plain

    rows = iter(answer.fetchone, None)
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(dict(zip(columns, map(plain, row), strict=True)), ensure_ascii=False, default=str))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([csv_cell(cell) for cell in row] for row in rows)
    else:
        _table(columns, [[str(plain(cell)) if cell is not None else "" for cell in row] for row in rows])


def _table(columns: list[str], rows: list[list[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(width=None if sys.stdout.isatty() else 160, highlight=False).print(table)
