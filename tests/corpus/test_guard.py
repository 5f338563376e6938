"""The pool: what hangs or dies takes nothing with it."""

import os
import subprocess
import sys
import time

import pytest
from tests.corpus.material import ROOT

from newsfacts.corpus.guard import guarded
from newsfacts.errors import CorpusError

HOSTILE = """
import os, re, signal, time

def work(task, blamed, at):
    done = []
    for i, what in enumerate(task):
        at((i, 0))
        why = blamed.get((i, 0)) or blamed.get((i, -1))
        if why:
            done.append(why)
        elif what == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        elif what == "hang":
            re.fullmatch("(a|aa)+b", "a" * 60)  # holds the interpreter's lock for years
        elif what == "raise":
            raise ValueError("ours")
        elif what == "full":
            raise OSError(28, "No space left on device", "facts")
        elif what == "once" and not os.path.exists("once"):
            open("once", "w").close()
            os._exit(9)
        else:
            print("noise on standard output")
            done.append(what)
    return done

def dead(task, blamed, at):
    os._exit(3)
"""


@pytest.fixture(autouse=True)
def _hostile(tmp_path, monkeypatch):
    (tmp_path / "hostile.py").write_text(HOSTILE)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)


def test_only_the_place_that_hangs_or_kills_is_lost():
    tasks = [["a", "hang", "b"], ["c"], ["die", "d", "die"], ["e"], ["once", "f"]]
    found = dict(guarded("hostile:work", tasks, processes=2, time_limit=1.5))
    assert found == {
        0: ["a", "time_limit", "b"],
        1: ["c"],
        2: ["worker_killed", "d", "worker_killed"],
        3: ["e"],
        4: ["once", "f"],
    }


@pytest.mark.parametrize(("what", "message"), [("raise", "ours"), ("full", "facts: No space left")])
def test_an_error_of_ours_or_of_the_disk_ends_the_run(what, message):
    with pytest.raises(CorpusError, match=message):
        list(guarded("hostile:work", [["a"], [what]], processes=1, time_limit=5))


def test_a_worker_that_dies_outside_of_any_place_ends_the_run():
    with pytest.raises(CorpusError, match="died twice"):
        list(guarded("hostile:dead", [1], processes=1, time_limit=5))


def test_workers_that_do_not_start_end_the_run(capfd):
    with pytest.raises(CorpusError, match="do not start"):
        list(guarded("no_such_module:work", [1], processes=1, time_limit=5))
    assert "no_such_module" in capfd.readouterr().err


def test_tasks_are_taken_lazily_and_not_far_ahead():
    taken = []
    tasks = (taken.append(i) or ["hang" if i == 0 else "a"] for i in range(1000))
    found = guarded("hostile:work", tasks, processes=2, time_limit=2, window=6)
    first = [next(found)[0] for _ in range(5)]
    assert sorted(first) == [1, 2, 3, 4, 5]
    assert len(taken) <= 6
    found.close()


def test_a_script_without_a_main_guard_can_use_processes(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import newsfacts\n"
        "print([d.spans[0].value for d in newsfacts.extract_many(['营收3亿元', '亏损2亿元'], processes=2)])\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "['300000000', '200000000']\n"


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="needs /proc")
def test_workers_end_with_a_parent_that_is_killed(tmp_path):
    script = (
        f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT / 'src')!r}]\n"
        "from newsfacts.corpus.guard import guarded\n"
        "tasks = ([str(i)] * 1000 for i in range(10**6))\n"
        "for n, _ in guarded('hostile:work', tasks, processes=2, time_limit=60): print(n, flush=True)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    parent.stdout.readline()
    children = [pid for pid in os.listdir("/proc") if pid.isdigit() and _parent(pid) == parent.pid]
    assert len(children) == 2
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 10
    while any(_parent(pid) is not None for pid in children):
        assert time.monotonic() < deadline, "a worker outlives its run"
        time.sleep(0.05)


def _parent(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else int(fields[1])
