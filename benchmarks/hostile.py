"""Looks for the strings that cost extract most per character, and says how many times as much as news each costs.

    python benchmarks/hostile.py --search 10 [--keep tests/hostile/strings.json]   # minutes; keeps the 200 worst
    python benchmarks/hostile.py                                                   # measures the kept ones

A string is a fragment of the grammar (words of the lexicons, numbers, marks, odd characters: tests/hostile/targets.py) again
and again, 4,000 characters in all; the search joins fragments at random and then changes the worst ones. Seconds are of
processor time, the least of three for what is printed.
"""

import argparse
import heapq
import json
import random
import sys
import time
from pathlib import Path

from speed import everything

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "tests" / "hostile" / "strings.json"
SIZE = 4000
BOUND = 3.0
sys.path.insert(0, str(ROOT / "tests" / "hostile"))


def cost(text: str, times: int = 1) -> float:
    """Return the processor seconds a million characters, the least of so many runs."""
    seconds = []
    for _ in range(times):
        begin = time.process_time()
        everything(text)
        seconds.append(time.process_time() - begin)
    return min(seconds) * 1e6 / len(text)


def repeated(fragment: str, size: int = SIZE) -> str:
    return (fragment * (size // len(fragment) + 1))[:size]


def news() -> float:
    seed = next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf8")
    everything(seed)
    return cost(seed, 5)


def search(minutes: float, seed: int, most: int = 200) -> list[str]:
    """Return the worst fragments found."""
    from targets import ODD, pieces

    random.seed(seed)
    worst: list[tuple[float, str]] = []
    seen: set[str] = set()
    until = time.monotonic() + 60 * minutes
    while time.monotonic() < until:
        if len(worst) > 40 and random.random() < 0.6:
            base = max(random.sample(worst, 4))[1]
            at = random.randrange(len(base) + 1)
            fragment = base[:at] + random.choice((*ODD, random.choice(pieces()), "")) + base[at + random.randrange(3) :]
        else:
            fragment = "".join(
                random.choice(random.choice((ODD, pieces()))) for _ in range(random.choice((1, 1, 2, 3)))
            )
        if not fragment or fragment in seen or len(fragment) > 40:
            continue
        seen.add(fragment)
        entry = (cost(repeated(fragment)), fragment)
        (heapq.heappush if len(worst) < most else heapq.heappushpop)(worst, entry)
    print(f"{len(seen):,} fragments tried", file=sys.stderr)
    return [fragment for _, fragment in sorted(worst, reverse=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--search", type=float, metavar="MINUTES")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--runs", type=int, default=3, help="of which the least counts")
    parser.add_argument("--shown", type=int, default=10)
    args = parser.parse_args()
    base = news()
    fragments = search(args.search, args.seed) if args.search else json.loads(KEPT.read_text(encoding="utf8"))
    times = sorted(((cost(repeated(one), args.runs) / base, one) for one in fragments), reverse=True)
    if args.keep:
        args.keep.write_text(json.dumps([one for _, one in times], ensure_ascii=True, indent=0) + "\n", encoding="utf8")
    print(f"news: {base:.1f} µs a character. The worst of {len(times)} strings, in times of that:\n")
    print("| fragment | times news |\n| --- | --: |")
    for ratio, fragment in times[: args.shown]:
        print(f"| `{fragment if fragment.isprintable() else ascii(fragment)}` | {ratio:.2f} |")
    sys.exit(times[0][0] > BOUND)


if __name__ == "__main__":
    main()
