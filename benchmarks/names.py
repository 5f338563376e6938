"""F1 of the names that newsfacts finds, on sentences that were kept apart and on Universal NER's test sets, as a Markdown table.

    python benchmarks/names.py --news SENTENCES.jsonl --uner TEST.jsonl [TEST.jsonl …]

The sentences kept apart are the 500 of the smallest SHA-256 of their text (training/data.py). UNER knows PER, ORG and LOC; what
newsfacts calls GPE or LOC counts as LOC there, its other labels are not looked at.
"""

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

import newsfacts

HELD_OUT = 500
NAMES = ("PERSON", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "LAW", "INDEX", "TICKER")
UNER = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}
Spans = set[tuple[int, int, str]]


def f1(pairs: list[tuple[Spans, Spans]]) -> dict[str, float]:
    """Return F1 over all labels and for each, of (gold, found) spans."""
    right, gold, found = Counter(), Counter(), Counter()
    for wanted, got in pairs:
        right.update(label for _, _, label in wanted & got)
        gold.update(label for _, _, label in wanted)
        found.update(label for _, _, label in got)
    scores = {"all": 2 * right.total() / max(1, gold.total() + found.total())}
    return scores | {label: 2 * right[label] / (gold[label] + found[label]) for label in sorted(gold)}


def found_in(text: str) -> Spans:
    return {(s.start, s.end, s.label) for s in newsfacts.extract(text).spans if s.label in NAMES}


def held_out(path: Path) -> list[tuple[Spans, Spans]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    rows.sort(key=lambda row: hashlib.sha256(row["text"].encode()).hexdigest())
    return [
        ({(s["start"], s["end"], s["label"]) for s in row["spans"]}, found_in(row["text"])) for row in rows[:HELD_OUT]
    ]


def uner(path: Path) -> list[tuple[Spans, Spans]]:
    pairs = []
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        got = {(start, end, UNER[label]) for start, end, label in found_in(row["text"]) if label in UNER}
        pairs.append(({(start, end, label) for start, end, label in row["ents"]}, got))
    return pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--uner", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    print("| | F1 | by label |\n| --- | --: | --- |")
    sets = [("500 sentences kept apart", held_out(args.news))] if args.news else []
    sets += [(f"UNER {path.parent.name} {path.stem}", uner(path)) for path in args.uner]
    for name, pairs in sets:
        scores = f1(pairs)
        labels = ", ".join(f"{label} {score:.3f}" for label, score in scores.items() if label != "all")
        print(f"| {name} | {scores['all']:.3f} | {labels} |")


if __name__ == "__main__":
    main()
