"""How far a run is: a bar on a terminal, a line now and then elsewhere."""

import contextlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

EVERY = 15.0
"""Seconds between two lines."""


class Progress:
    """Counts places as they are passed; `show` is called with (passed, of, failed) at most ten times a second."""

    def __init__(self, say: Callable[[str], None], show: Callable[[int, int, int], None], pause: float = 0.1) -> None:
        self.say, self.show, self.pause = say, show, pause
        self.total = self.passed = self.failed = 0
        self.shown = 0.0

    @contextlib.contextmanager
    def over(self, documents: int, done: Counter[str]) -> Iterator[None]:
        """Count over so many documents, of which some are done."""
        self.total = documents
        self.passed = done["ok"]
        self.shard(done, passed=sum(n for key, n in done.items() if key.startswith("failed:")))
        self.show(self.passed, self.total, self.failed)
        yield
        self.show(self.total, self.total, self.failed)

    def step(self, place: tuple[int, int]) -> None:
        """Count a document more, unless the place is the first of a piece, before which none was read."""
        if not place[1]:
            return
        self.passed = min(self.passed + 1, self.total)
        now = time.monotonic()
        if now - self.shown >= self.pause:
            self.shown = now
            self.show(self.passed, self.total, self.failed)

    def shard(self, counts: Mapping[str, int], passed: int = 0) -> None:
        """Count what a shard that is done, or shards done before, holds."""
        self.failed += sum(n for key, n in counts.items() if key.startswith("failed:"))
        self.passed += passed


def quiet() -> Progress:
    """Return a progress that nobody sees."""
    return Progress(lambda line: None, lambda passed, total, failed: None)


@contextlib.contextmanager
def shown() -> Iterator[Progress]:
    """Show progress on standard error: as a bar where it is a terminal, else as lines."""
    if sys.stderr.isatty():
        with _bar() as progress:
            yield progress
        return
    begun = time.monotonic()

    def say(line: str) -> None:
        print(f"{time.strftime('%Y-%m-%dT%H:%M:%S')} newsfacts: {line}", file=sys.stderr, flush=True)

    start: list[int] = []

    def show(passed: int, total: int, failed: int) -> None:
        start[:] = start or [passed]
        rate = (passed - start[0]) / max(time.monotonic() - begun, 1e-9)
        left = f", {rate:,.0f}/s, about {(total - passed) / rate / 60:,.1f} min left" if rate and passed < total else ""
        say(f"{passed:,} of {total:,} documents, {failed:,} failed{left}")

    yield Progress(say, show, EVERY)


@contextlib.contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns: list[Any] = [
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"),
        TimeRemainingColumn(),
    ]
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("documents", total=None, failed=0)
        yield Progress(
            bar.console.print,
            lambda passed, total, failed: bar.update(task, completed=passed, total=total, failed=failed),
        )
