"""The tables of an evaluation for the eye (rich)."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from newsfacts.gold.outcome import SUMMARY, Outcome, by_kind, figures, summary
from newsfacts.gold.run import wrong_fields
from newsfacts.gold.scorer import Count
from newsfacts.tables import render


def outcome_tables(outcome: Outcome, *, per_document: bool, misses: int, color: bool = False) -> str:
    """Return the scores as a table, those of each document below, what changed, up to `misses` of each kind of miss."""
    pooled = outcome.run.total
    parts: list[RenderableType] = [_scores(outcome)]
    wrong = wrong_fields(pooled.misses)
    if wrong:
        fields = ", ".join(f"{field} {count}" for field, count in wrong.items())
        parts.append(Text(f"missed facts by the field that was wrong: {fields}"))
    if per_document:
        parts.append(_each(outcome))
    if outcome.comparison:
        parts.append(Text(f"\nagainst the baseline: {summary(outcome.comparison)}"))
        parts += [Text(f"  {change}") for change in outcome.comparison.changes]
        parts += [Text(f"  not compared: {name}: {why}") for name, why in outcome.comparison.left_out.items()]
    for kind, of_kind in by_kind(pooled.misses).items() if misses else ():
        parts.append(Text(f"\n{kind}: {len(of_kind)}"))
        parts += [Text(f"  {miss.document}  {miss.text}  {miss.detail}") for miss in of_kind[:misses]]
    return render(parts, color=color, width=None if color else 160)


def _scores(outcome: Outcome) -> Table:
    table = Table()
    names = list(outcome.beside)
    for column in ("", "P", "R", "F1", "gold", "found", "value acc.", *(f"F1 {name}" for name in names)):
        table.add_column(column, justify="left" if not column else "right")
    beside = {name: run.total.counts for name, run in outcome.beside.items()}
    for key, count in outcome.run.total.counts.items():
        table.add_row(key, *figures(count), *(f"{beside[name].get(key, Count()).f1:.3f}" for name in names))
    return table


def _each(outcome: Outcome) -> Table:
    table = Table()
    for column in ("document", *SUMMARY):
        table.add_column(column, justify="left" if column == "document" else "right")
    for name, document in outcome.run.documents.items():
        counts = document.score.counts
        table.add_row(Text(name), *(f"{counts[key].f1:.3f}" if key in counts else "" for key in SUMMARY))
    return table
