"""Prints the marked sentences that share ten characters in a row with text that is held out of training.

    python training/overlap.py --news SENTENCES.jsonl --uner DEV.jsonl TEST.jsonl --documents fixtures/gold/*.json training/apart/*.json
        --marked training/sentences/*.txt

Names of institutions are shared by chance; a sentence that shares more belongs out of the training files.
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from data import MARKED, read_news

from newsfacts.text.fold import fold

SHARED = 10


def grams(text: str) -> set[str]:
    """Return the runs of SHARED letters and digits of a text, folded."""
    letters = re.sub(r"\W", "", fold(text).text)
    return {letters[i : i + SHARED] for i in range(len(letters) - SHARED + 1)}


def held_out(args: argparse.Namespace) -> Iterator[str]:
    """Yield the texts that nothing is learned from."""
    _, held = read_news(args.news)
    yield from (example.text for example in held)
    for path in args.uner:
        yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf8").splitlines())
    for path in args.documents:
        yield json.loads(path.read_text(encoding="utf8"))["text"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--uner", type=Path, nargs="*", default=[])
    parser.add_argument("--documents", type=Path, nargs="*", default=[])
    parser.add_argument("--marked", type=Path, nargs="+", required=True)
    args = parser.parse_args()
    held = set[str]().union(*map(grams, held_out(args)))
    for path in args.marked:
        for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
            if shared := grams(MARKED.sub(r"\1", line)) & held:
                print(path.name, number, sorted(shared)[0], line, sep="\t")


if __name__ == "__main__":
    main()
