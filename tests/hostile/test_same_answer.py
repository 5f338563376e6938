"""The same answer in any thread, process, locale, time zone and hash seed; and no network at any time."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import newsfacts

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
TEXTS = [
    SEED.read_text(encoding="utf-8"),
    "霁云科技（600519.SH）总裁王小明昨日表示，去年营收12.5亿元，同比增长8%。",
    "上周三，北京与上海的均价分别为3.2万元和2.8万元，较年初上升两成。",
]
PROGRAM = """
import sys, newsfacts
for path in sys.argv[1:]:
    print(newsfacts.extract(open(path, encoding="utf-8").read(), published="2026-01-09").to_json())
"""


def read(text: str) -> str:
    return newsfacts.extract(text, published="2026-01-09").to_json()


@pytest.fixture(scope="module")
def expected() -> list[str]:
    return [read(text) for text in TEXTS]


def test_threads_share_one_pipeline(expected):
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, TEXTS * 6)) == expected * 6


@pytest.mark.parametrize(
    "setting",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "2"},
    ],
    ids=lambda setting: setting["TZ"],
)
def test_every_process_answers_the_same(setting, expected, tmp_path):
    paths = []
    for i, text in enumerate(TEXTS):
        paths.append(tmp_path / f"{i}.txt")
        paths[-1].write_bytes(text.encode())
    environment = {**os.environ, **setting, "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, paths)], env=environment, capture_output=True, check=True, timeout=120
    )
    assert run.stdout.decode().splitlines() == expected


OFFLINE = """
import socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("the network was asked for")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
import newsfacts
newsfacts.extract("霁云科技去年营收12.5亿元，同比增长8%。春节后较前一交易日。", published="2026-01-09").to_html()
newsfacts.parse("三千五百万港元")
"""


def test_nothing_asks_for_the_network():
    subprocess.run([sys.executable, "-X", "utf8", "-c", OFFLINE], check=True, timeout=120)


START = """
import time
from pathlib import Path
begin = time.perf_counter()
import newsfacts
imported = time.perf_counter() - begin
newsfacts.extract("霁云科技总裁王小明昨日表示，去年营收12.5亿元，同比增长8%。", published="2026-01-09")
first = time.perf_counter() - begin
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(imported, first, int(peak.split()[1]) / 1024)
"""


@pytest.mark.skipif(
    sys.platform != "linux", reason="the peak of memory is read from /proc; that of getrusage is the parent's too"
)
def test_a_fresh_process_starts_quickly_and_stays_small():
    run = subprocess.run([sys.executable, "-c", START], capture_output=True, check=True, text=True, timeout=120)
    imported, first, megabytes = map(float, run.stdout.split())
    assert imported < 0.6, "aim 0.2 s; three times that on a busy machine"
    assert first < 7.5, "aim 2.5 s"
    assert megabytes < 350
