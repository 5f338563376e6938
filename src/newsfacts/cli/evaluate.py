"""`newsfacts evaluate`: scores against gold, floors, and what was gained and lost since an earlier run."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsfacts.cli.console import fail, write
from newsfacts.errors import NewsfactsError

if TYPE_CHECKING:
    from newsfacts.gold.floors import Floors
    from newsfacts.gold.outcome import Outcome
    from newsfacts.gold.run import Run

FORMATS = ["table", "json", "markdown", "junit"]


def _floors(values: tuple[str, ...]) -> dict[str, float]:
    floors = {}
    for value in values:
        key, equals, floor = value.rpartition("=")
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
@click.option("--beside", multiple=True, metavar="FILE", help="Show the F1 of these predictions of another tool too.")
@click.option("--per-document", is_flag=True, help="Show the scores of every document too.")
@click.option("--misses", type=click.IntRange(0), default=0, metavar="N", help="Show up to N of each kind of miss.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--html", metavar="PATH", help="Write gold and predictions side by side there, as one page.")
@click.option("-o", "--output", metavar="PATH", help="Write there instead of to standard output.")
@click.option("--save", metavar="RUN", help="Keep the run as JSON, for a later --baseline.")
@click.option("--baseline", metavar="RUN", help="An earlier run: list what was gained and lost, fail if a figure fell.")
@click.option("--tolerance", type=click.FloatRange(0, 1), default=0.0, metavar="X", help="How far a figure may fall below the baseline.")
@click.option("--fail-under", multiple=True, metavar="KEY=FLOOR", help="Exit with 1 where the F1 of KEY is lower.")
@click.option("--floors", metavar="TOML", help="Exit with 1 under one of these floors, or where the gold has changed.")
@click.option("--update-floors", is_flag=True, help="Raise the floors to what is reached; take over the gold's digest.")
@click.option("--allow-lower", is_flag=True, help="Let --update-floors lower a floor too.")
@click.option("--slack", type=click.FloatRange(0, 1), default=0.0, metavar="X", help="How far below the figure --update-floors stays.")
def evaluate(
    gold: tuple[str, ...],
    predictions: str | None,
    beside: tuple[str, ...],
    per_document: bool,
    misses: int,
    form: str,
    html: str | None,
    output: str | None,
    save: str | None,
    baseline: str | None,
    tolerance: float,
    fail_under: tuple[str, ...],
    floors: str | None,
    update_floors: bool,
    allow_lower: bool,
    slack: float,
) -> None:
    """Score extraction against gold files or folders: precision, recall, F1 by label, facts, relations.

    KEY is a label, ENTITIES, VALUES, "facts strict", "facts core" or relations; with " precision", " recall" or
    " accuracy" after it, that figure instead of F1.
    """
    from newsfacts.gold.baseline import compare
    from newsfacts.gold.files import json_by_line, read_gold
    from newsfacts.gold.floors import breaches as broken
    from newsfacts.gold.outcome import Outcome
    from newsfacts.gold.report import to_report
    from newsfacts.gold.run import EMPTY, read_predictions, read_run, run

    least = _floors(fail_under)
    if (update_floors and not floors) or ((allow_lower or slack) and not update_floors):
        fail("--update-floors needs --floors TOML, and --allow-lower and --slack need --update-floors")
    try:
        documents = list(read_gold(Path(path) for path in gold))
        held = _held(least, None if update_floors else floors)
        earlier = read_run(Path(baseline)) if baseline else None
        others = {Path(path).stem: read_predictions(Path(path)) for path in beside}
        if predictions:
            found = read_predictions(Path(predictions))
            _warn(documents, found, predictions)
        else:
            found = {document["id"]: _predict(document) for document in documents}
        now = run(documents, found)
        if update_floors and floors:
            _update(Path(floors), now, allow_lower, slack)
            held = _held(least, floors)
        breaches = [breach for one in held for breach in broken(one, now)]
    except NewsfactsError as error:
        fail(str(error))
    comparison = compare(earlier, now, tolerance) if earlier else None
    runs = {name: run(documents, prediction) for name, prediction in others.items()}
    changed = any(one.digest is not None and one.digest != now.digest for one in held)
    stale = f"the gold is not the one that {floors} was measured on; look at the scores, then --update-floors"
    outcome = Outcome(now, runs, comparison, breaches, stale if changed else "")
    write(_shown(outcome, form, per_document, misses, color=output is None and sys.stdout.isatty()), output)
    if html:
        write(to_report([(one, found.get(one["id"], EMPTY)) for one in documents], now.total), html)
    if save:
        write(json_by_line(now.to_dict()), save)
    for failure in outcome.failures:
        click.echo(f"newsfacts: {failure}", err=True)
    if outcome.failures:
        raise SystemExit(1)


def _predict(document: dict[str, Any]) -> dict[str, Any]:
    from newsfacts.gold.run import predict

    try:
        return predict(document)
    except (NewsfactsError, TypeError) as error:
        fail(f"{document['id']}: {error}")


def _warn(documents: list[dict[str, Any]], found: dict[str, Any], name: str) -> None:
    """Say what of another tool's predictions cannot be meant: ids that gold lacks, offsets of another text."""
    from newsfacts.gold.run import bad_offsets

    unknown = set(found) - {document["id"] for document in documents}
    if unknown:
        click.echo(f"newsfacts: {name}: {len(unknown)} documents are not in gold, e.g. {min(unknown)}", err=True)
    bad = bad_offsets(documents, found)
    if bad:
        click.echo(f"newsfacts: {name}: {bad} spans do not have the words that stand at their offsets", err=True)


def _held(least: dict[str, float], path: str | None) -> "list[Floors]":
    """Return the floors of --fail-under and those of the file."""
    from newsfacts.gold.floors import read_floors, to_floors

    file = [read_floors(Path(path))] if path is not None else []
    return [to_floors({"total": least}, "--fail-under"), *file]


def _update(path: Path, now: "Run", allow_lower: bool, slack: float) -> None:
    from newsfacts.gold.floors import update_floors

    text, changed = update_floors(path, now, allow_lower=allow_lower, slack=slack)
    if changed:
        write(text, str(path))
    for line in changed or ["no floor changes"]:
        click.echo(f"newsfacts: {path}: {line}", err=True)


def _shown(outcome: "Outcome", form: str, per_document: bool, misses: int, *, color: bool) -> str:
    from newsfacts.gold import outcome as forms
    from newsfacts.gold.files import json_by_line
    from newsfacts.gold.tables import outcome_tables

    if form == "json":
        return json_by_line(forms.as_data(outcome))
    if form == "markdown":
        return forms.as_markdown(outcome, per_document=per_document, misses=misses)
    if form == "junit":
        return forms.as_junit(outcome)
    return outcome_tables(outcome, per_document=per_document, misses=misses, color=color)
