"""Runs over corpora, measured: cost beside a plain loop, two workers beside one, memory, broken files, Spark's overhead.

    pip install -e ".[test,spark]"
    python benchmarks/batch.py loop [FILE.jsonl …]       processor time of a run with one worker beside a loop over extract
    python benchmarks/batch.py workers [FILE.jsonl …]    wall time of one worker and of two; wants two free cores
    python benchmarks/batch.py memory --gigabytes 2      most memory of a run over one jsonl, and
    python benchmarks/batch.py memory --files 100000       over a folder of small files
    python benchmarks/batch.py broken --files 10000      a tenth of them broken, in ten ways: are just those marked as failed?
    python benchmarks/batch.py spark [FILE.jsonl …]      wall time on local-cluster[2,1,1024] beside two local workers

Without files, sentences with invented names are made. `memory` reads one document in 500 in earnest and answers the others
with nothing (--earnest reads all): what it measures is the reading, the pool and the writing, with the extractor loaded.
"""

import argparse
import gzip
import json
import os
import random
import resource
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from newsfacts.corpus import Report, Settings, run
from newsfacts.corpus.job import local
from newsfacts.document import Document

COMPANIES = "禾川医药 青岚能源 北辰航运 云杉半导体 澄海文旅 白鹭农机".split()
CITIES = "北京 上海 深圳 成都 杭州 武汉".split()


def article(rng: random.Random, sentences: int) -> str:
    """Return news of invented companies."""
    return "".join(
        f"{rng.choice(COMPANIES)}公布，{rng.randint(2015, 2025)}年{rng.choice(CITIES)}业务实现营业收入"
        f"{rng.randint(1, 9999) / 10}亿元，同比{rng.choice(['增长', '下降'])}{rng.randint(1, 900) / 10}%，"
        f"净利润{rng.randint(1, 9000)}万元。公司称，未来将继续投入研发，并感谢各位股东的支持。"
        for _ in range(sentences)
    )


def texts_of(files: list[Path], every: int) -> list[str]:
    """Return every nth text of jsonl files, or 600 that are made."""
    if not files:
        rng = random.Random(1)
        return [article(rng, rng.randint(1, 6)) for _ in range(600)]
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [row["text"] for row in rows[::every]]


def write_jsonl(texts: list[str], path: Path) -> Path:
    path.write_text("".join(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in texts), encoding="utf-8")
    return path


def processor_seconds() -> float:
    """Return what this process and the children that it has waited for have used."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def cost(job: Callable[[], object]) -> tuple[float, float]:
    """Return the processor and wall seconds of a job."""
    begin, wall = processor_seconds(), time.perf_counter()
    job()
    return processor_seconds() - begin, time.perf_counter() - wall


def against_a_loop(texts: list[str], folder: Path, rounds: int) -> None:
    """Print the processor time of a run with one worker over that of a loop; the fixed cost of a run is told apart."""
    from newsfacts.pipeline import extract

    corpus = write_jsonl(texts, folder / "corpus.jsonl")
    one = write_jsonl(texts[:1], folder / "one.jsonl")
    extract(texts[0])
    for i in range(rounds):
        loop, _ = cost(lambda: [extract(text) for text in texts])
        fixed, _ = cost(lambda i=i: run([one], folder / f"one{i}"))
        whole, _ = cost(lambda i=i: run([corpus], folder / f"all{i}"))
        print(
            f"{len(texts):,} texts: loop {loop:.1f} s, run {whole:.1f} s, of which {fixed:.1f} s to start; "
            f"throughput per core {loop / (whole - fixed):.2f} of the loop's"
        )


def one_and_two_workers(texts: list[str], folder: Path, rounds: int) -> None:
    corpus = write_jsonl(texts, folder / "corpus.jsonl")
    settings = Settings(shard_bytes=max(corpus.stat().st_size // 32, 1))
    for i in range(rounds):
        load = os.getloadavg()[0]
        _, one = cost(lambda i=i: run([corpus], folder / f"one{i}", settings=settings))
        _, two = cost(lambda i=i: run([corpus], folder / f"two{i}", workers=2, settings=settings))
        print(f"one worker {one:.1f} s, two {two:.1f} s: {one / two:.2f} times (load before: {load:.1f})")


_seen = 0


def read_seldom(text: str, published: str | None = None, names: object = None) -> Document:
    """Read one document in 500 in earnest, so that the extractor is loaded."""
    from newsfacts.pipeline import extract

    global _seen  # noqa: PLW0603
    _seen += 1
    return extract(text, published) if _seen % 500 == 1 else Document(text=text, published=published)


def write_cheaply(shard: object, blamed: object, at: object) -> dict[str, int]:
    from newsfacts.corpus.shard import write_shard

    return write_shard(shard, blamed, at, extract=read_seldom)  # type: ignore[arg-type]


class PeakMemory:
    """Samples the resident memory of this process and all its children, in MB: the largest sum and the largest one."""

    def __enter__(self) -> "PeakMemory":
        self.total = self.one = 0.0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.ended.set()
        self.thread.join()

    def _watch(self) -> None:
        while not self.ended.wait(0.2):
            sizes = list(_family(os.getpid()))
            self.total, self.one = max(self.total, sum(sizes)), max(self.one, *sizes)


def _family(pid: int) -> Iterator[float]:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        yield next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1000
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text(encoding="utf-8").split():
                yield from _family(int(child))
    except (OSError, StopIteration):
        return


def memory(folder: Path, gigabytes: float, files: int, earnest: bool) -> None:
    rng = random.Random(2)
    pool = [article(rng, rng.randint(1, 12)) for _ in range(2000)]
    corpus = folder / "corpus"
    corpus.mkdir()
    if files:
        for i in range(files):
            home = corpus / f"{i // 1000:04d}"
            home.mkdir(exist_ok=True)
            (home / f"{i}.txt").write_text(f"第{i}号。{rng.choice(pool)}", encoding="utf-8")
    else:
        with (corpus / "corpus.jsonl").open("w", encoding="utf-8") as file:
            i = 0
            while file.tell() < gigabytes * 1e9:
                block = (
                    json.dumps({"id": i + k, "text": f"第{i + k}号。{rng.choice(pool)}"}, ensure_ascii=False) + "\n"
                    for k in range(1000)
                )
                file.write("".join(block))
                i += 1000
    size = sum(file.stat().st_size for file in corpus.rglob("*.*"))
    write = "newsfacts.corpus.shard:write_shard" if earnest else "batch:write_cheaply"
    begin = time.perf_counter()
    with PeakMemory() as peak:
        report = run([corpus], folder / "out", workers=2, engine=local(2, write))
    print(
        f"{size / 1e9:.2f} GB, {report.documents:,} documents in {report.shards:,} shards: {time.perf_counter() - begin:.0f} s; "
        f"most memory {peak.total:.0f} MB in all, {peak.one:.0f} MB in one process, two workers"
    )


def broken_bytes(kind: int, rng: random.Random) -> tuple[str, bytes]:
    """Return the suffix and the bytes of a file that is broken in one of ten ways."""
    text = article(rng, 2)
    packed = gzip.compress(text.encode())
    return [
        (".txt", b""),
        (".txt", text.encode()[:-1]),
        (".txt", text.encode("gb18030") + b"\xff"),
        (".txt", b"\x00\x01\x02" + rng.randbytes(300)),
        (".txt", rng.randbytes(500)),
        (".txt", b" \n\t"),
        (".txt.gz", packed[: len(packed) // 2]),
        (".html", b"<html><body><script>var a = 1;</script></body></html>"),
        (".jsonl", b'{"text": "' + text.encode()),
        (".parquet", b"PAR1" + rng.randbytes(100)),
    ][kind]


def broken(folder: Path, files: int) -> None:
    rng = random.Random(3)
    corpus = folder / "corpus"
    corpus.mkdir()
    marked = set()
    for i in range(files):
        suffix, data = broken_bytes(i // 10 % 10, rng) if i % 10 == 7 else (".txt", article(rng, 1).encode())
        (corpus / f"{i:06d}{suffix}").write_bytes(data)
        if i % 10 == 7:
            marked.add(f"{i:06d}{suffix}")
    report = run([corpus], folder / "out", workers=2)
    import pyarrow.parquet as pq

    rows = pq.read_table(folder / "out" / "documents", columns=["source", "ok"]).to_pylist()
    failed = {row["source"].rpartition("/")[2] for row in rows if not row["ok"]}
    print(f"{files:,} files, {len(marked):,} broken: {len(rows):,} documents, failed {dict(report.failed)}")
    print(f"marked and not broken: {len(failed - marked)}; broken and not marked: {len(marked - failed)}")


def spark_beside_local(texts: list[str], folder: Path) -> None:
    from newsfacts.corpus.spark import spark

    corpus = write_jsonl(texts, folder / "corpus.jsonl")
    settings = Settings(shard_bytes=max(corpus.stat().st_size // 32, 1))

    def on(name: str, engine: Callable[[], object]) -> Report:
        report: Report = run([corpus], folder / name, workers=2, settings=settings, engine=engine())  # type: ignore[arg-type]
        return report

    load = os.getloadavg()[0]
    _, here = cost(lambda: on("local", lambda: local(2)))
    _, there = cost(lambda: on("spark", lambda: spark("local-cluster[2,1,1024]")))
    print(
        f"{len(texts):,} texts: local {here:.1f} s, Spark {there:.1f} s, {there - here:.1f} s more (load before: {load:.1f})"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["loop", "workers", "memory", "broken", "spark"])
    parser.add_argument("inputs", nargs="*", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take one text in N")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--gigabytes", type=float, default=2)
    parser.add_argument("--files", type=int, default=0)
    parser.add_argument("--earnest", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if args.what == "memory":
            memory(folder, args.gigabytes, args.files, args.earnest)
        elif args.what == "broken":
            broken(folder, args.files or 10_000)
        elif args.what == "spark":
            spark_beside_local(texts_of(args.inputs, args.every), folder)
        else:
            measure = against_a_loop if args.what == "loop" else one_and_two_workers
            measure(texts_of(args.inputs, args.every), folder, args.rounds)


if __name__ == "__main__":
    main()
