"""The same run on Spark: the same tables, byte for byte, whatever is killed."""

import os
import shutil
import signal
import subprocess
import time

import pytest
from tests.corpus.material import command, json_lines, tables

from newsfacts.corpus import Settings, run

pytest.importorskip("pyspark", reason="needs newsfacts[spark]")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java 17 (Debian: openjdk-17-jre-headless)"),
]
MASTER = "local-cluster[2,1,1024]"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("news")
    json_lines(folder / "a.jsonl", 3000)
    (folder / "broken.txt").write_bytes(b"\xff")
    return folder


@pytest.fixture(scope="module")
def whole(corpus, tmp_path_factory):
    output = tmp_path_factory.mktemp("local") / "out"
    run([corpus], output, settings=Settings(shard_bytes=4000))
    return tables(output)


def begin(corpus, output):
    arguments = ("--engine", "spark", "--master", MASTER, "--shard-bytes", "4000")
    log = (output.parent / "spark.log").open("ab")
    return subprocess.Popen(command("batch", corpus, "-o", output, *arguments), stderr=log, start_new_session=True)


def wait_for_shards(output, process, count):
    deadline = time.monotonic() + 120
    while len(list(output.glob("documents/part-*"))) < count:
        assert process.poll() is None, (output.parent / "spark.log").read_text()[-3000:]
        assert time.monotonic() < deadline
        time.sleep(0.05)


def executors(group):
    """Return the processes of a run that are Spark executors."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                line = file.read()
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in line and b"java" in line and _driver(pid) == group:
            found.append(int(pid))
    return sorted(found)


def _driver(pid):
    """Return the process group that a process belongs to, by itself or by a parent."""
    return os.getpgid(int(pid))


def test_spark_writes_the_same_tables(corpus, whole, tmp_path):
    process = begin(corpus, tmp_path / "out")
    assert process.wait(240) == 0, (tmp_path / "spark.log").read_text()[-3000:]
    assert tables(tmp_path / "out") == whole


def test_an_executor_that_is_killed_loses_nothing(corpus, whole, tmp_path):
    process = begin(corpus, tmp_path / "out")
    wait_for_shards(tmp_path / "out", process, 5)
    os.kill(executors(process.pid)[0], signal.SIGKILL)
    assert process.wait(240) == 0, (tmp_path / "spark.log").read_text()[-3000:]
    assert tables(tmp_path / "out") == whole


def test_a_driver_that_is_killed_goes_on_with_the_same_command(corpus, whole, tmp_path):
    process = begin(corpus, tmp_path / "out")
    wait_for_shards(tmp_path / "out", process, 5)
    process.kill()
    process.wait(30)
    done = len(list((tmp_path / "out").glob("documents/part-*")))
    assert done < len([name for name in whole if name.startswith("documents")]), "the run was over before the kill"
    again = begin(corpus, tmp_path / "out")
    assert again.wait(240) == 0, (tmp_path / "spark.log").read_text()[-3000:]
    assert tables(tmp_path / "out") == whole
