"""The same run on Apache Spark: shards are rows of a DataFrame, and each task writes its shards as the local pool does.

Spark moves the plan and the counts, nothing else: a task reads its files and renames its tables itself, so inputs and output
must lie where every executor sees them under the same path (NFS, a mounted bucket that renames). A task that Spark does
twice writes the same files twice, and a driver that was killed goes on with the same command.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from newsfacts.arguments import first_line
from newsfacts.corpus.guard import guarded
from newsfacts.corpus.job import WRITE, Engine
from newsfacts.corpus.plan import Plan, is_done
from newsfacts.corpus.progress import Progress
from newsfacts.corpus.shard import Shard
from newsfacts.errors import CorpusError
from newsfacts.extras import require

WAVES = 8
"""Tasks a core: few, since each starts a worker (under a second); several, so that no core waits long for the last."""


def spark(master: str | None = None) -> Engine:
    """Return the engine of a Spark master ("local[2]", "spark://host:7077", "yarn"); None is as spark-submit was told.

    Raises MissingExtraError without PySpark; the run raises CorpusError where Spark cannot start or its job fails.
    """
    require("pyspark", "spark")

    def do(plan: Plan, output: Path, progress: Progress) -> None:
        shards = [(shard.number, msgspec.msgpack.encode(shard)) for shard in plan.tasks(output)]
        if not shards:
            return
        session = _session(master)
        try:
            for _ in _counts(session, shards):
                pass
        except Exception as error:
            raise CorpusError(f"Spark: {first_line(error)}; the same command goes on from here") from error
        finally:
            session.stop()

    return do


def _session(master: str | None) -> Any:
    from pyspark.sql import SparkSession

    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise CorpusError("Spark needs Java 17 or newer (Debian: apt-get install openjdk-17-jre-headless)")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("newsfacts").config("spark.ui.showConsoleProgress", "false")
    if master:
        builder = builder.master(master)
    try:
        return builder.getOrCreate()
    except Exception as error:
        raise CorpusError(
            f"Spark did not start with master {master!r}: {first_line(error)}; name one, e.g. local[2] or spark://host:7077"
        ) from error


def _counts(session: Any, shards: list[tuple[int, bytes]]) -> list[Any]:
    """Run the job and return the number of each shard done."""
    parts = min(len(shards), WAVES * session.sparkContext.defaultParallelism)
    frame = session.createDataFrame(shards, "number int, shard binary").repartitionByRange(parts, "number")
    done: list[Any] = frame.mapInArrow(write_shards, "number int").collect()
    return done


def write_shards(batches: Iterator[Any]) -> Iterator[Any]:
    """Write the shards of a partition, with one guarded worker: what a Spark task does."""
    import pyarrow as pa

    for batch in batches:
        shards = [msgspec.msgpack.decode(data, type=Shard) for data in batch.column("shard").to_pylist()]
        missing = [one for one in shards if not is_done(Path(one.output), one.number, one.settings.form)]
        if missing:
            for _ in guarded(WRITE, missing, processes=1, time_limit=missing[0].settings.time_limit):
                pass
        yield pa.record_batch([pa.array([one.number for one in shards], pa.int32())], names=["number"])
