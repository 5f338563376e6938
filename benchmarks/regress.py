"""Compares the speed of newsfacts with the kept one and fails on a loss of more than 15 %.

    python benchmarks/regress.py            # exit status 1 where a stage is slower than kept
    python benchmarks/regress.py --keep     # keeps this run's figures in benchmarks/ratios.json (with a release)

Speed is told in yardsticks: a yardstick is a fixed piece of the kinds of work that reading is (Python calls, patterns, small
matrix products) without any of newsfacts. Stage and yardstick take turns, nine times; the median of the nine ratios counts. On a
loss the whole is measured again, up to three times, and the best run counts, so that a busy machine fails nothing.
"""

import argparse
import json
import re
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
from speed import OURS, read_texts
from threadpoolctl import threadpool_limits

KEPT = Path(__file__).with_name("ratios.json")
LOSS = 0.15
ROUNDS = 9
TRIES = 3
WORDS = re.compile(r"\d+(?:\.\d+)?[%元亿万]*|[一-龥]{1,4}|[A-Za-z]+")


def yardstick(text: str) -> object:
    counts: Counter[str] = Counter()
    for match in WORDS.finditer(text * 3):
        counts[match.group()] += match.end() - match.start()
    hidden, matrix = np.ones((8, 128), np.float32), np.full((128, 128), 1 / 128, np.float32)
    for _ in range(300):
        hidden = np.tanh(hidden @ matrix)
    return sorted(counts.items()), hidden


def seconds(work, text: str) -> float:
    begin = time.process_time()
    work(text)
    return time.process_time() - begin


def measure() -> dict[str, float]:
    """Return yardsticks a reading of the seed article, by stage; the fewer, the faster."""
    text = read_texts([], 1)[0]
    ratios = {}
    with threadpool_limits(1):
        for name, stage in OURS.items():
            stage(text), yardstick(text)
            times = [(seconds(stage, text), seconds(yardstick, text)) for _ in range(ROUNDS)]
            ratios[name] = round(statistics.median(ours / theirs for ours, theirs in times), 3)
    return ratios


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    best = measure()
    if args.keep:
        for again in (measure() for _ in range(TRIES - 1)):  # the best of three, as it is compared
            best = {name: min(best[name], again[name]) for name in best}
        KEPT.write_text(json.dumps(best, indent=2, ensure_ascii=False) + "\n", encoding="utf8")
    kept = json.loads(KEPT.read_text(encoding="utf8"))
    for _ in range(TRIES - 1):
        if all(best[name] <= kept[name] * (1 + LOSS) for name in kept):
            break
        best = {name: min(best[name], again) for name, again in measure().items()}
    print("| stage | kept | now | change |\n| --- | --: | --: | --: |")
    for name, before in kept.items():
        print(f"| {name} | {before:.2f} | {best[name]:.2f} | {best[name] / before - 1:+.0%} |")
    slower = [name for name, before in kept.items() if best[name] > before * (1 + LOSS)]
    if slower:
        sys.exit(f"slower than kept by more than {LOSS:.0%}: {', '.join(slower)}; if that is meant, run with --keep")


if __name__ == "__main__":
    main()
