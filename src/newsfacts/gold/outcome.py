"""What an evaluation came to, in the forms in which it is shown: as data, as Markdown, as JUnit XML."""

from collections import defaultdict
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
import regex

from newsfacts.gold.baseline import GAINED, LOST, NEW_SPURIOUS, NO_LONGER, Comparison
from newsfacts.gold.floors import Breach
from newsfacts.gold.run import Run, wrong_fields
from newsfacts.gold.scorer import Count, Miss

SUMMARY = ("ENTITIES", "VALUES", "facts strict", "facts core", "relations")
NOT_XML = regex.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


class Outcome(msgspec.Struct, frozen=True):
    """A run, those of other tools beside it, what changed since an earlier one, and the floors that broke."""

    run: Run
    beside: dict[str, Run] = {}
    comparison: Comparison | None = None
    breaches: list[Breach] = []
    stale: str = ""
    """Why the floors do not speak of this gold, where they do not."""

    @property
    def failures(self) -> list[str]:
        """Why the evaluation fails: floors that broke, figures that fell; an empty list: it does not."""
        fallen = self.comparison.fallen if self.comparison else []
        floors = [f"under the floor: {breach}" for breach in self.breaches]
        return [
            *([self.stale] if self.stale else []),
            *floors,
            *(f"lower than the baseline: {text}" for text in fallen),
        ]


def as_data(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as plain data, which `read_run` reads as the run that it holds."""
    data = outcome.run.to_dict()
    if outcome.beside:
        data["beside"] = {name: run.total.to_dict() for name, run in outcome.beside.items()}
    if outcome.comparison:
        data["comparison"] = msgspec.to_builtins(outcome.comparison)
    data["failures"] = outcome.failures
    return data


def figures(count: Count) -> list[str]:
    """Return precision, recall, F1, gold, found and value accuracy as they are shown."""
    accuracy = "" if count.accuracy is None else f"{count.accuracy:.3f}"
    shares = (f"{share:.3f}" for share in (count.precision, count.recall, count.f1))
    return [*shares, str(count.gold), str(count.found), accuracy]


def by_kind(misses: list[Miss]) -> dict[str, list[Miss]]:
    """Return misses by kind, in the order in which the kinds first come."""
    kinds: dict[str, list[Miss]] = defaultdict(list)
    for miss in misses:
        kinds[miss.kind].append(miss)
    return kinds


def summary(comparison: Comparison) -> str:
    """Return in a line how much was gained and lost."""
    return ", ".join(f"{comparison.count(kind)} {kind}" for kind in (LOST, GAINED, NEW_SPURIOUS, NO_LONGER))


def as_markdown(outcome: Outcome, *, per_document: bool, misses: int) -> str:
    """Return an outcome as Markdown, for a comment on a change or a page of documentation."""
    pooled = outcome.run.total
    lines = [f"**{failure}**\n" for failure in map(_cell, outcome.failures)]
    names = list(outcome.beside)
    lines += _row(["", "P", "R", "F1", "gold", "found", "value acc.", *(f"F1 {name}" for name in names)], rule=True)
    beside = {name: run.total.counts for name, run in outcome.beside.items()}
    for key, count in pooled.counts.items():
        lines += _row([key, *figures(count), *(f"{beside[name].get(key, Count()).f1:.3f}" for name in names)])
    fields = ", ".join(f"{field} {count}" for field, count in wrong_fields(pooled.misses).items())
    lines += ["", f"Missed facts by the field that was wrong: {fields or 'none'}."]
    if per_document:
        lines += ["", *_row(["document", *SUMMARY], rule=True)]
        for name, document in outcome.run.documents.items():
            counts = document.score.counts
            lines += _row([name, *(f"{counts[key].f1:.3f}" if key in counts else "" for key in SUMMARY)])
    if outcome.comparison:
        lines += ["", f"Against the baseline: {summary(outcome.comparison)}.", ""]
        lines += [f"- {_cell(str(change)[2:])}" for change in outcome.comparison.changes]
        lines += [f"- not compared: {_cell(name)}: {why}" for name, why in outcome.comparison.left_out.items()]
    for kind, of_kind in by_kind(pooled.misses).items() if misses else ():
        lines += ["", f"{kind}: {len(of_kind)}", ""]
        lines += [f"- {_cell(f'{miss.document}  {miss.text}  {miss.detail}')}" for miss in of_kind[:misses]]
    return "\n".join(lines) + "\n"


def _row(cells: list[str], *, rule: bool = False) -> list[str]:
    row = "| " + " | ".join(map(_cell, cells)) + " |"
    return [row, "| --- |" + " --: |" * (len(cells) - 1)] if rule else [row]


def _cell(text: str) -> str:
    """Return a text that Markdown shows as it is: nothing of it is markup, a table or HTML."""
    return str(regex.sub(r"([\\`*_{}\[\]<>#|~&])", r"\\\1", " ".join(text.split())))


def as_junit(outcome: Outcome) -> str:
    """Return an outcome as JUnit XML: a test case for the floors of all together and one for each document.

    A document fails where it is under a floor of its own or has lost something since the baseline; its misses are its output.
    """
    comparison = outcome.comparison
    suite = ET.Element("testsuite", name="newsfacts gold")
    ours = [failure for failure in outcome.failures if failure not in _own(outcome)]
    _case(suite, "total", ours, "")
    for name, document in outcome.run.documents.items():
        failures = [f"under the floor: {breach}" for breach in outcome.breaches if breach.document == name]
        changes = comparison.changes if comparison else []
        lost = [str(one) for one in changes if one.document == name and one.kind in (LOST, NEW_SPURIOUS)]
        misses = (f"{miss.kind}  {miss.text}  {miss.detail}" for miss in document.score.misses)
        _case(suite, name, failures + (lost if outcome.failures else []), "\n".join(misses))
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _own(outcome: Outcome) -> list[str]:
    """Return the failures that are those of single documents."""
    return [f"under the floor: {breach}" for breach in outcome.breaches if breach.document]


def _case(suite: ET.Element, name: str, failures: list[str], output: str) -> None:
    case = ET.SubElement(suite, "testcase", classname="newsfacts.gold", name=_xml(name))
    if failures:
        failure = ET.SubElement(case, "failure", message=_xml(failures[0]))
        failure.text = _xml("\n".join(failures))
    if output:
        ET.SubElement(case, "system-out").text = _xml(output)


def _xml(text: str) -> str:
    """Return a text without the characters that XML cannot carry."""
    return str(NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))
