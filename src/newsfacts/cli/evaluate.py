"""`newsfacts evaluate`: scores against gold."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from newsfacts.cli.console import fail, write
from newsfacts.errors import NewsfactsError


def _floors(values: tuple[str, ...]) -> dict[str, float]:
    floors = {}
    for value in values:
        key, equals, floor = value.partition("=")
        try:
            floors[key] = float(floor)
        except ValueError:
            equals = ""
        if not equals:
            fail(f"--fail-under {value!r}: write KEY=FLOOR, e.g. VALUES=0.95 or 'facts core=0.8'")
    return floors


@click.command()
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...")
@click.option("--predictions", metavar="FILE", help="Score these, paired by id, instead of reading the gold texts.")
@click.option("--per-document", is_flag=True, help="Show the scores of every document too.")
@click.option("--misses", type=int, default=0, metavar="N", help="Show up to N of each kind of miss.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--html", metavar="PATH", help="Write gold and predictions side by side there, as one page.")
@click.option("--fail-under", multiple=True, metavar="KEY=FLOOR", help="Exit with 1 where the F1 of KEY is lower.")
def evaluate(
    gold: tuple[str, ...],
    predictions: str | None,
    per_document: bool,
    misses: int,
    form: str,
    html: str | None,
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
        fail(str(error))
    scores = {}
    pairs = []
    for document in documents:
        prediction = found.get(document["id"], _EMPTY) if predictions else _predict(document)
        scores[document["id"]] = score(document, prediction)
        pairs.append((document, prediction))
    pooled = total(scores.values())
    if html:
        _write_report(pairs, pooled, html)
    unknown = [key for key in floors if key not in pooled.counts]
    if unknown:
        fail(f"--fail-under: no key {unknown[0]!r}; the keys are {', '.join(pooled.counts)}")
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
        fail(f"{document['id']}: {error}")


def _write_report(pairs: list[tuple[dict[str, Any], dict[str, Any]]], pooled: Any, path: str) -> None:
    from newsfacts.gold.report import to_report

    write(to_report(pairs, pooled), path)


def _show(pooled: Any, scores: dict[str, Any], misses: int, form: str) -> None:
    from newsfacts.tables import score_tables

    if form == "json":
        data = {"total": pooled.to_dict(), "documents": {name: one.to_dict() for name, one in scores.items()}}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    click.echo(score_tables(pooled, scores, misses, color=sys.stdout.isatty()))
