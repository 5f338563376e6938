"""`newsfacts evaluate`: scores against gold, floors, and what was gained and lost since an earlier run."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsfacts.cli.console import fail, write
from newsfacts.errors import NewsfactsError

if TYPE_CHECKING:
    from newsfacts.gold.floors import Breach, Floors
    from newsfacts.gold.match import Record
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
    from newsfacts.gold.files import json_by_line

    least = _floors(fail_under)
    if (update_floors and not floors) or ((allow_lower or slack) and not update_floors):
        fail("--update-floors needs --floors TOML, and --allow-lower and --slack need --update-floors")
    try:
        scored = _scored(gold, predictions, beside, (least, None if update_floors else floors), baseline)
        if update_floors and floors:
            _update(Path(floors), scored.now, allow_lower, slack)
            scored.held = _held(least, floors)
        breaches = scored.breaches()
    except NewsfactsError as error:
        fail(str(error))
    outcome = _outcome(scored, breaches, floors, tolerance)
    write(_shown(outcome, form, per_document, misses, color=output is None and sys.stdout.isatty()), output)
    if html:
        write(scored.report(), html)
    if save:
        write(json_by_line(scored.now.to_dict()), save)
    _end(outcome)


@dataclass
class Scored:
    """What is scored and how: the gold, what was found in it, the runs of both and of other tools, the floors, an earlier run."""

    documents: "list[Record]"
    found: "dict[str, Record]"
    now: "Run"
    held: "list[Floors]"
    earlier: "Run | None"
    others: "dict[str, dict[str, Record]]"

    def breaches(self) -> "list[Breach]":
        """Return the floors that the run does not reach."""
        from newsfacts.gold.floors import breaches

        return [breach for one in self.held for breach in breaches(one, self.now)]

    def report(self) -> str:
        """Return gold and predictions side by side, as one page."""
        from newsfacts.gold.report import to_report
        from newsfacts.gold.run import EMPTY

        return to_report([(one, self.found.get(one["id"], EMPTY)) for one in self.documents], self.now.total)


def _scored(
    gold: tuple[str, ...],
    predictions: str | None,
    beside: tuple[str, ...],
    floors: tuple[dict[str, float], str | None],
    baseline: str | None,
) -> Scored:
    """Return the gold with what was found in it, scored; raise NewsfactsError where a file is no gold, run or prediction."""
    from newsfacts.gold.files import read_gold
    from newsfacts.gold.run import read_predictions, read_run, run

    documents = list(read_gold(Path(path) for path in gold))
    held = _held(*floors)
    earlier = read_run(Path(baseline)) if baseline else None
    others = {Path(path).stem: read_predictions(Path(path)) for path in beside}
    if predictions:
        found = read_predictions(Path(predictions))
        _warn(documents, found, predictions)
    else:
        found = {document["id"]: _predict(document) for document in documents}
    return Scored(documents, found, run(documents, found), held, earlier, others)


def _outcome(scored: Scored, breaches: "list[Breach]", floors: str | None, tolerance: float) -> "Outcome":
    from newsfacts.gold.baseline import compare
    from newsfacts.gold.outcome import Outcome
    from newsfacts.gold.run import run

    now = scored.now
    comparison = compare(scored.earlier, now, tolerance) if scored.earlier else None
    runs = {name: run(scored.documents, prediction) for name, prediction in scored.others.items()}
    changed = any(one.digest is not None and one.digest != now.digest for one in scored.held)
    stale = f"the gold is not the one that {floors} was measured on; look at the scores, then --update-floors"
    return Outcome(now, runs, comparison, breaches, stale if changed else "")


def _end(outcome: "Outcome") -> None:
    """Say why the evaluation fails, and end with 1 where it does."""
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
