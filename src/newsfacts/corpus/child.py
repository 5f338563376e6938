"""The worker's side of the guard: tasks come in on standard input, news of them goes out on standard output."""

import importlib
import logging
import os
import pickle
import signal
import sys
import traceback
from typing import Any


def serve(function: str, time_limit: float) -> None:
    """Run `module:name` on the tasks that come, and say at what place each is, until no more come.

    What the function prints goes to standard error. Ctrl-C is the parent's to answer. Were the parent gone, a place that
    takes much longer than the time limit would end this process by its alarm.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks, news = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    logging.getLogger("charset_normalizer").setLevel(logging.CRITICAL)
    module, _, name = function.partition(":")
    run = getattr(importlib.import_module(module), name)
    alarm = getattr(signal, "setitimer", None)

    def tell(*what: Any) -> None:
        pickle.dump(what, news, protocol=5)
        news.flush()

    def at(place: tuple[int, int]) -> None:
        tell("at", place)
        if alarm:
            alarm(signal.ITIMER_REAL, 2 * time_limit + 60)

    try:
        tell("ready", None)
        while True:
            try:
                task, blamed = pickle.load(tasks)
            except EOFError:
                return
            try:
                tell("done", run(task, blamed, at))
            except BrokenPipeError:
                raise
            except OSError as error:
                named = f"{error.filename}: " if error.filename else ""
                tell("stop", f"{named}{error.strerror or error}; mend that, and the same call goes on")
            except Exception:
                tell("stop", traceback.format_exc())
    except BrokenPipeError:
        sys.stderr = None  # the parent is gone, and nobody is left to tell
        os._exit(1)
