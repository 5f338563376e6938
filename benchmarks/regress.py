"""Compares the speed of this tree with that of the last release and fails where a stage has lost more than 15 %.

    python benchmarks/regress.py                    # exit status 1 where a stage is slower
    python benchmarks/regress.py --against COMMIT   # with another commit than the one in benchmarks/release.txt

Both trees are measured here and now, in processes of their own that take turns, so that neither the processor nor its other
work decides. On a loss they are measured again, up to three times; the best of each tree counts.
"""

import argparse
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[1]
RELEASE = Path(__file__).with_name("release.txt")
LOSS = 0.15
TURNS = 3
TRIES = 3

# Run with a tree's `benchmarks` and `src` in front: seconds of processor time by stage, the best of a few readings.
MEASURE = """
import json, sys, time
from threadpoolctl import threadpool_limits
from speed import OURS

texts = json.load(sys.stdin)
seconds = {}
with threadpool_limits(1):
    for name, stage in OURS.items():
        times = []
        for _ in range(4):
            begin = time.process_time()
            for text in texts:
                stage(text)
            times.append(time.process_time() - begin)
        seconds[name] = min(times)
json.dump(seconds, sys.stdout)
"""


def measure(tree: Path, texts: str) -> dict[str, float]:
    """Return the seconds that each stage of a tree takes for the texts."""
    paths = os.pathsep.join(str(tree / folder) for folder in ("benchmarks", "src"))
    run = subprocess.run(
        [sys.executable, "-c", MEASURE],
        input=texts,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    return dict(json.loads(run.stdout))


def best(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: min(run[name] for run in runs) for name in runs[0]}


def released(commit: str, folder: Path) -> None:
    """Write the tree of a commit into a folder."""
    archive = subprocess.run(["git", "archive", commit, "src", "benchmarks"], cwd=ROOT, capture_output=True, check=False)
    if archive.returncode:
        sys.exit(f"no commit {commit} in this checkout (fetch the whole history): {archive.stderr.decode().strip()}")
    with tarfile.open(fileobj=BytesIO(archive.stdout)) as tar:
        tar.extractall(folder, filter="data")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", metavar="COMMIT", default=RELEASE.read_text(encoding="utf8").split()[0])
    args = parser.parse_args()
    gold = sorted((ROOT / "fixtures" / "gold").glob("*.json"))
    texts = json.dumps([json.loads(path.read_text(encoding="utf8"))["text"] for path in gold])
    before: list[dict[str, float]] = []
    now: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        released(args.against, Path(folder))
        for _ in range(TRIES):
            for _ in range(TURNS):
                before.append(measure(Path(folder), texts))
                now.append(measure(ROOT, texts))
            old, new = best(before), best(now)
            slower = [name for name in new if name in old and new[name] > old[name] * (1 + LOSS)]
            if not slower:
                break
    print(f"| stage | seconds at {args.against} | now | change |\n| --- | --: | --: | --: |")
    for name in (name for name in new if name in old):
        print(f"| {name} | {old[name]:.3f} | {new[name]:.3f} | {new[name] / old[name] - 1:+.0%} |")
    if slower:
        sys.exit(f"slower than at {args.against} by more than {LOSS:.0%}: {', '.join(slower)}")


if __name__ == "__main__":
    main()
