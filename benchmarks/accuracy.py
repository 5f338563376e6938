"""Scores newsfacts on gold files, as given and with names swapped, and prints the table of docs/accuracy.md.

python benchmarks/accuracy.py fixtures/gold > docs/accuracy.md
"""

import argparse
import subprocess
from pathlib import Path

from swap_names import other_figures, swap

import newsfacts
from newsfacts.gold.files import read_gold
from newsfacts.gold.scorer import Score, score, total


def evaluate(documents: list) -> tuple[Score, dict[str, Score]]:
    scores = {}
    for document in documents:
        found = newsfacts.extract(document["text"], published=document["published"]).to_dict()
        scores[document["id"]] = score(document, found)
    return total(scores.values()), scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    documents = list(read_gold(parser.parse_args().gold))
    pooled, each = evaluate(documents)
    swapped, _ = evaluate([other_figures(swap(document)) for document in documents])
    commit = subprocess.run(
        ["git", "log", "-1", "--format=%h, %cs"], capture_output=True, text=True, check=False
    ).stdout.strip()
    print("# Accuracy\n")
    print(
        f"Written by `python benchmarks/accuracy.py fixtures/gold` at {commit}: {len(documents)} articles, exact borders."
    )
    print("“Swapped” is F1 on the same articles with companies, people and products renamed to invented names\nand other digits in its figures.\n")
    print(
        "| | precision | recall | F1 | value accuracy | gold | F1 swapped |\n| --- | --: | --: | --: | --: | --: | --: |"
    )
    for key, count in pooled.counts.items():
        accuracy = "" if count.accuracy is None else f"{count.accuracy:.3f}"
        print(
            f"| {key} | {count.precision:.3f} | {count.recall:.3f} | {count.f1:.3f} | {accuracy} | {count.gold} | {swapped.counts[key].f1:.3f} |"
        )
    facts = [
        fact
        for document in documents
        for fact in newsfacts.extract(document["text"], published=document["published"]).facts
    ]
    owners, periods = (sum(getattr(fact, field) is None for fact in facts) for field in ("entity", "period"))
    print(f"\nOf {len(facts)} facts {owners} have no owner and {periods} no period, as the text does not tell them.")
    keys = ("ENTITIES", "VALUES", "facts strict", "facts core", "relations")
    print("\n| article | " + " | ".join(keys) + " |\n| --- |" + " --: |" * len(keys))
    for name, one in each.items():
        print(f"| {name} | " + " | ".join(f"{one.counts[key].f1:.3f}" for key in keys) + " |")


if __name__ == "__main__":
    main()
