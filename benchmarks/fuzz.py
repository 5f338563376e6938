"""Feeds every reader of newsfacts with broken and hostile input, for as long as told, and prints what it finds.

    pip install atheris          # coverage-guided; without it the bytes are random
    python benchmarks/fuzz.py [--minutes 20] [--target extract …] [--seed 1] [--found FOLDER]

What must hold is in tests/hostile/targets.py. A case that breaks it is written to FOLDER as TARGET-HASH.bin and the run
goes on; put its input into tests/hostile/test_found.py with the mend. The exit status is 1 where something was found.
"""

import argparse
import hashlib
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "hostile"))


class Run:
    """Counts the runs of each target and keeps the first case of each kind of failure."""

    def __init__(self, names: list[str], minutes: float, folder: Path | None) -> None:
        self.names, self.folder = names, folder
        self.until = time.monotonic() + 60 * minutes
        self.runs: Counter[str] = Counter()
        self.kinds: set[tuple[str, str]] = set()

    def over(self) -> bool:
        return time.monotonic() > self.until

    def feed(self, data: bytes) -> None:
        """Let the first byte choose the target and the others be its choices."""
        if not data:
            return
        from targets import run

        name = self.names[data[0] % len(self.names)]
        self.runs[name] += 1
        try:
            run(name, data[1:])
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            kind = (type(error).__name__, f"{frames[-1].filename}:{frames[-1].lineno}")
            if (name, *kind) in self.kinds:
                return
            self.kinds.add((name, *kind))
            print(f"{name}\t{data[1:].hex()}\t{kind[0]} at {kind[1]}: {str(error)[:300]}", flush=True)
            if self.folder:
                digest = hashlib.sha256(data).hexdigest()[:12]
                (self.folder / f"{name}-{digest}.bin").write_bytes(data[1:])

    def report(self) -> int:
        counts = ", ".join(f"{name} {count:,}" for name, count in self.runs.items())
        print(f"{self.runs.total():,} runs ({counts}); {len(self.kinds)} kinds of failure", flush=True)
        return 1 if self.kinds else 0


def at_random(run: Run, seed: int) -> None:
    random.seed(seed)
    while not run.over():
        run.feed(random.randbytes(random.choice((4, 16, 40, 100, 300))))


def guided(run: Run, seed: int, minutes: float) -> None:
    import os

    import atheris

    with atheris.instrument_imports(include=["newsfacts"]):
        import targets

        targets.run("extract", b"\x01\x02")

    def one(data: bytes) -> None:
        run.feed(data)
        if run.over():
            os._exit(run.report())

    atheris.Setup(
        [sys.argv[0], f"-seed={seed}", "-max_len=400", "-verbosity=0", "-rss_limit_mb=4096", "-timeout=120"], one
    )
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--target", action="append")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path)
    parser.add_argument("--engine", choices=("atheris", "random"))
    args = parser.parse_args()
    if args.found:
        args.found.mkdir(parents=True, exist_ok=True)
    names = ["extract", "parse", "from_dict", "from_json", "markup", "written", "files"]
    run = Run(args.target or names, args.minutes, args.found)
    engine = args.engine
    if engine is None:
        try:
            import atheris  # noqa: F401

            engine = "atheris"
        except ImportError:
            engine = "random"
    print(f"{engine}, {args.minutes:g} minutes, seed {args.seed}", flush=True)
    if engine == "atheris":
        guided(run, args.seed, args.minutes)
    at_random(run, args.seed)
    sys.exit(run.report())


if __name__ == "__main__":
    main()
