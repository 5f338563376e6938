"""Draws random value spans from files of texts for judging by hand: so many of each label, as a TSV.

    python benchmarks/sample_spans.py FILE.jsonl … --each 200 --seed 11 > sample.tsv

Also says on stderr how many texts were read; one that raises stops it.
"""

import argparse
import json
import random
import sys
from pathlib import Path

import newsfacts

LABELS = ("MONEY", "PERCENT", "QUANTITY", "DATE", "DURATION")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--each", type=int, default=200)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--texts", type=int, default=0, help="read only so many texts, drawn at random")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    texts = [json.loads(line)["text"] for path in args.files for line in path.read_text(encoding="utf8").splitlines()]
    if args.texts:
        texts = rng.sample(texts, min(args.texts, len(texts)))
    found: dict[str, list[str]] = {label: [] for label in LABELS}
    for text in texts:
        document = newsfacts.extract(text)
        for span in document.spans:
            if span.label in found:
                shown = f"{text[max(0, span.start - 40) : span.start]}【{span.text}】{text[span.end : span.end + 25]}"
                fields = (span.label, shown, span.value, span.unit, span.upper, span.mod, document.published)
                found[span.label].append(
                    "\t".join(str(field).replace("\n", "⏎").replace("\t", " ") for field in fields)
                )
    print(f"{len(texts)} texts read, none raised", file=sys.stderr)
    number = 0
    for label in LABELS:
        for line in rng.sample(found[label], min(args.each, len(found[label]))):
            number += 1
            print(number, line, sep="\t")


if __name__ == "__main__":
    main()
