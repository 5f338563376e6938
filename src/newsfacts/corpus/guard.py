"""A pool of worker processes in which a task may hang or kill its worker, and only the place it was at is lost.

A task is a list of things to do one after the other. The worker says at which place of it it is; where it dies or stays
at one place beyond the time limit (inside one regular expression too: the parent kills it), another worker begins the
task anew and is told which places to leave out and why. `concurrent.futures` and `multiprocessing.Pool` can do neither:
one worker's death breaks the whole pool, and a running task cannot be ended. The workers are started as commands, not
as forks, so a calling script needs no `if __name__ == "__main__":`.
"""

import contextlib
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from newsfacts.errors import CorpusError

Place = tuple[int, int]
WHOLE = -1
"""The second number of a place that stands for all places with the same first number."""
START = 120.0
"""Seconds that a worker may take to load."""
BOOT = (
    "import sys, pickle; sys.path[:], function, limit = pickle.load(sys.stdin.buffer); "
    "from newsfacts.corpus.child import serve; serve(function, limit)"
)


@dataclass
class Attempt:
    """A task, the places that were found bad, and how often a worker died at each."""

    number: int
    task: Any
    blamed: dict[Place, str] = field(default_factory=dict)
    deaths: dict[Place | None, int] = field(default_factory=dict)

    def blame(self, place: Place | None, reason: str) -> None:
        """Note that a worker was lost at `place`. Raises CorpusError where leaving places out does not help.

        A death may have been another's fault (memory, an operator), so one is forgiven; time is not.
        """
        self.deaths[place] = self.deaths.get(place, 0) + 1
        if reason == "worker_killed" and self.deaths[place] == 1:
            return
        if place is None or (place[0], WHOLE) in self.blamed:
            raise CorpusError("a worker died twice outside of any document (see its messages above); is memory short?")
        self.blamed[(place[0], WHOLE) if place in self.blamed else place] = reason


class Worker:
    """A process that runs one task at a time; what it tells goes to the inbox, and None when it is dead."""

    def __init__(self, function: str, time_limit: float, inbox: "queue.Queue[tuple[Worker, Any]]") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", BOOT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=1 << 16
        )
        self.attempt: Attempt | None = None
        self.place: Place | None = None
        self.ready = False
        self.deadline = time.monotonic() + START
        self.late = False
        self._send((list(sys.path), function, time_limit))
        threading.Thread(target=self._listen, args=(inbox,), daemon=True).start()

    def _send(self, what: Any) -> None:
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # it died; the inbox will say so
            pickle.dump(what, self.process.stdin)
            self.process.stdin.flush()

    def _listen(self, inbox: "queue.Queue[tuple[Worker, Any]]") -> None:
        stream = self.process.stdout
        assert stream is not None
        with contextlib.suppress(EOFError, pickle.UnpicklingError, OSError, ValueError):
            while True:
                inbox.put((self, pickle.load(stream)))
        inbox.put((self, None))

    def begin(self, attempt: Attempt, time_limit: float) -> None:
        """Give the worker a task."""
        self.attempt, self.place, self.deadline = attempt, None, time.monotonic() + time_limit
        self._send((attempt.task, attempt.blamed))

    def end(self) -> None:
        """Kill the process, whatever it does, and wait until it is gone."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()


def guarded(
    function: str,
    tasks: Iterable[Any],
    *,
    processes: int,
    time_limit: float,
    window: int | None = None,
    on_place: Callable[[Place], None] = lambda place: None,
) -> Iterator[tuple[int, Any]]:
    """Yield (number of the task, result) as tasks end; `function` is "module:name", called (task, blamed, at).

    `blamed` maps places (a pair of ints) that must be left out to "time_limit" or "worker_killed"; the function calls
    `at(place)` before each. No task is begun that is `window` or more ahead of the first not ended. Raises CorpusError
    where a worker cannot start, or where the function raises. `on_place` is told of every place. However the iteration ends, no process is left.
    """
    pool = _Pool(function, iter(tasks), processes, time_limit, window)
    try:
        yield from pool.run(on_place)
    finally:
        for worker in pool.workers:
            worker.end()


class _Pool:
    def __init__(
        self, function: str, tasks: Iterator[Any], processes: int, time_limit: float, window: int | None
    ) -> None:
        self.function, self.time_limit, self.processes, self.window = function, time_limit, processes, window
        self.tasks = enumerate(tasks)
        self.waiting: deque[Attempt] = deque()
        self.open: set[int] = set()
        self.next = 0
        self.inbox: queue.Queue[tuple[Worker, Any]] = queue.Queue()
        self.workers: list[Worker] = []
        self.false_starts = 0

    def run(self, on_place: Callable[[Place], None]) -> Iterator[tuple[int, Any]]:
        while True:
            self._hand_out()
            if not self.open:
                return
            self._kill_late()
            try:
                worker, news = self.inbox.get(timeout=self._patience())
            except queue.Empty:
                continue
            if news is None:
                self._bury(worker)
            elif not worker.late:  # what it says after its judgement would blame the wrong place
                worker.deadline = time.monotonic() + self.time_limit
                what, value = news
                if what == "at":
                    worker.place = value
                    on_place(value)
                elif what == "ready":
                    worker.ready, self.false_starts = True, 0
                elif what == "stop":
                    raise CorpusError(value)
                elif worker.attempt:
                    number, worker.attempt = worker.attempt.number, None
                    self.open.discard(number)
                    yield number, value

    def _hand_out(self) -> None:
        """Give tasks to the workers that have none, and start workers for those that nobody takes."""
        busy = sum(worker.attempt is not None for worker in self.workers)
        while len(self.waiting) < self.processes - busy and (attempt := self._pull()):
            self.waiting.append(attempt)
        for worker in self.workers:
            if self.waiting and worker.ready and worker.attempt is None and not worker.late:
                worker.begin(self.waiting.popleft(), self.time_limit)
        starting = sum(not worker.ready for worker in self.workers)
        for _ in range(min(len(self.waiting) - starting, self.processes - len(self.workers))):
            self.workers.append(Worker(self.function, self.time_limit, self.inbox))

    def _pull(self) -> Attempt | None:
        """Return the next task, None where there is none or it is too far ahead."""
        if self.window is not None and self.open and self.next >= min(self.open) + self.window:
            return None
        number, task = next(self.tasks, (None, None))
        if number is None:
            return None
        self.next = number + 1
        self.open.add(number)
        return Attempt(number, task)

    def _patience(self) -> float:
        """Return the seconds until the first worker is late, not more than one, so that Ctrl-C is heard."""
        first = min((worker.deadline for worker in self.workers), default=0.0)
        return min(max(first - time.monotonic(), 0.01), 1.0)

    def _kill_late(self) -> None:
        now = time.monotonic()
        for worker in self.workers:
            if worker.deadline < now and (worker.attempt or not worker.ready) and not worker.late:
                worker.late = True
                worker.process.kill()

    def _bury(self, worker: Worker) -> None:
        """Take a dead worker out, and put its task back with the blame where it belongs."""
        worker.end()
        self.workers.remove(worker)
        if not worker.ready:
            self.false_starts += 1
            if self.false_starts > 2:
                raise CorpusError("the workers do not start (see their messages above); is memory short, or this Python not the one with newsfacts?")
        if worker.attempt:
            worker.attempt.blame(worker.place, "time_limit" if worker.late else "worker_killed")
            self.waiting.appendleft(worker.attempt)
