"""`run`: a corpus in, its four tables out, on this machine or on Spark."""

import contextlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

import msgspec

from newsfacts.arguments import need
from newsfacts.corpus.guard import guarded
from newsfacts.corpus.inputs import KINDS, Source, find_sources, spool_stdin
from newsfacts.corpus.plan import Plan, load, make_plan, save
from newsfacts.corpus.progress import Progress, quiet
from newsfacts.corpus.schema import TABLES
from newsfacts.corpus.settings import FORMATS, Settings
from newsfacts.corpus.writers import STATE, mark
from newsfacts.errors import CorpusError, WrongTypeError
from newsfacts.extras import require

WRITE = "newsfacts.corpus.shard:write_shard"
STDIN = "-"
"""The input that is standard input."""


class Report(msgspec.Struct, frozen=True):
    """What an output holds when a run has ended: documents that succeeded and, by reason, that failed; rows of each table.

    `aside` counts by suffix the files of folders that were not read. `repeated` are ids that stand more than once.
    """

    ok: int
    failed: dict[str, int]
    spans: int
    facts: int
    relations: int
    shards: int
    repeated: int
    aside: dict[str, int]

    @property
    def documents(self) -> int:
        """All documents."""
        return self.ok + sum(self.failed.values())


class Engine(Protocol):
    """Does the shards of a plan that are not done."""

    def __call__(self, plan: Plan, output: Path, progress: Progress) -> None:
        """Write the shards; where that cannot go on, raise CorpusError."""


def local(workers: int, write: str = WRITE) -> Engine:
    """Return the engine of this machine: a pool of `workers` processes. `write` names what they call, for measuring."""

    def do(plan: Plan, output: Path, progress: Progress) -> None:
        tasks = plan.tasks(output)
        limit = plan.settings.time_limit
        for _, counts in guarded(write, tasks, processes=workers, time_limit=limit, on_place=progress.step):
            progress.shard(counts)

    return do


def run(
    inputs: Iterable[str | Path],
    output: str | Path,
    *,
    workers: int = 1,
    kind: str | None = None,
    settings: Settings | None = None,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read a corpus and write its tables under `output`: documents, spans, facts, relations.

    `inputs` are files, folders, globs, or "-" for standard input; `kind` (txt, html, jsonl, csv, parquet) overrules the
    names of files that are named, and is jsonl on standard input where it is not given. A run that was stopped, however,
    goes on when it is called again with the same arguments. Raises CorpusError where the output is another run's, or
    cannot be written, or an argument means nothing, WrongTypeError where one has the wrong type, and MissingExtraError; a
    document never raises, it fails in the table of documents.
    """
    for module in ("pyarrow", "charset_normalizer", "trafilatura"):
        require(module, "corpus")
    settings = settings or Settings()
    _check(inputs, output, kind, settings, workers)
    inputs = _paths(inputs, kind)
    output = Path(output).resolve()
    progress = progress or quiet()
    try:
        sources, aside = _sources(inputs, kind, output)
        with _held(output):
            shutil.rmtree(output / STATE / "half", ignore_errors=True)
            if STDIN in map(str, inputs):
                sources.append(spool_stdin(output / STATE / "spool", kind or "jsonl"))
            plan = _plan(sources, settings, output, workers, progress)
            for table in TABLES:
                (output / table).mkdir(exist_ok=True)
            try:
                with progress.over(plan.documents, _count(output, plan)):
                    (engine or local(workers))(plan, output, progress)
            finally:
                shutil.rmtree(output / STATE / "half", ignore_errors=True)
            shutil.rmtree(output / STATE / "spool", ignore_errors=True)
            return _report(output, plan, aside)
    except OSError as error:
        raise CorpusError(f"{error.filename or output}: {error.strerror or error}; mend that, and the same call goes on") from error


def _paths(inputs: Iterable[str | Path], kind: str | None) -> list[str | Path]:
    """Return the inputs as a list; raise WrongTypeError or CorpusError where one means nothing."""
    inputs = list(inputs)
    for one in inputs:
        need("inputs", one, (str, Path), "paths, each a str or a Path")
    if STDIN in map(str, inputs) and kind == "parquet":
        raise CorpusError("standard input is read as jsonl, csv, txt or html, not as parquet")
    return inputs


def _sources(inputs: list[str | Path], kind: str | None, output: Path) -> tuple[list[Source], Mapping[str, int]]:
    """Return the files to read and how many others folders hold, by suffix; raise CorpusError where there is nothing to read."""
    files = [one for one in inputs if str(one) != STDIN]
    sources, aside = find_sources(files, kind=kind, without=output)
    if not sources and len(files) == len(inputs):
        left = f" ({sum(aside.values())} files of other kinds: {', '.join(aside)})" if aside else ""
        raise CorpusError(
            f"there is nothing to read in {', '.join(map(str, inputs))}{left}; "
            f"of folders, files are read that end in {', '.join(KINDS)}"
        )
    return sources, aside


def _plan(sources: list[Source], settings: Settings, output: Path, workers: int, progress: Progress) -> Plan:
    """Return the plan of a run that goes on, or a new one, which is saved."""
    plan = load(output, sources, settings)
    if plan is None:
        progress.say(f"{len(sources):,} files; looking for their documents")
        plan = make_plan(sources, settings, output / STATE / "spool", workers)
        save(plan, output)
    return plan


def _check(
    inputs: Iterable[str | Path], output: str | Path, kind: str | None, settings: Settings, workers: int
) -> None:
    """Raise CorpusError or WrongTypeError where an argument of a run means nothing."""
    need("output", output, (str, Path), "the path of a folder")
    need("workers", workers, int, "a whole number of processes")
    need("settings", settings, Settings, "newsfacts.corpus.Settings(…)")
    try:
        msgspec.convert(msgspec.to_builtins(settings), Settings)
    except (msgspec.ValidationError, TypeError) as error:
        raise WrongTypeError(f"settings: {error}; columns are tuples of names, e.g. text=('body',)") from None
    if isinstance(inputs, str | Path) or not isinstance(inputs, Iterable):
        raise WrongTypeError(f"inputs are a list of files, folders and globs, not one {type(inputs).__name__}; pass [path]")
    if settings.form not in FORMATS:
        raise CorpusError(f"form={settings.form!r} is none of {', '.join(FORMATS)}")
    if kind is not None and kind not in KINDS.values():
        raise CorpusError(f"kind={kind!r} is none of {', '.join(dict.fromkeys(KINDS.values()))}")
    if workers < 1:
        raise CorpusError(f"workers={workers} is no number of processes; pass 1 or more")
    if not settings.time_limit > 0:
        raise CorpusError(f"time_limit={settings.time_limit} is no time to read a document in; pass seconds above 0")


@contextlib.contextmanager
def _held(output: Path) -> Iterator[None]:
    """Hold the output for one run; another that asks for it is refused. A killed run lets go of it."""
    load(output)  # a folder with other files is refused before anything is made in it
    (output / STATE).mkdir(parents=True, exist_ok=True)
    with (output / STATE / "lock").open("w") as file:
        try:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:  # Windows
            pass
        except BlockingIOError:
            raise CorpusError(f"{output}: another run is writing there; wait for its end, or choose a new folder") from None
        yield


def _count(output: Path, plan: Plan) -> Counter[str]:
    """Return the counts of all shards that are done."""
    counts: Counter[str] = Counter()
    for number in range(len(plan.shards)):
        with contextlib.suppress(FileNotFoundError):
            counts.update(json.loads(mark(output, number).read_bytes()))
    return counts


def _report(output: Path, plan: Plan, aside: Mapping[str, int]) -> Report:
    from newsfacts.corpus.query import repeated_ids

    counts = _count(output, plan)
    return Report(
        ok=counts["ok"],
        failed={key.removeprefix("failed:"): n for key, n in sorted(counts.items()) if key.startswith("failed:")},
        spans=counts["spans"],
        facts=counts["facts"],
        relations=counts["relations"],
        shards=len(plan.shards),
        repeated=repeated_ids(output, plan.settings.form),
        aside=dict(sorted(aside.items())),
    )


def settings_of(**given: Any) -> Settings:
    """Return settings, what is None left as it is by default; `names` and `concepts` may be paths to TSV, `published` a string."""
    from newsfacts.entities.gazetteer import user_names
    from newsfacts.facts.words import own_words
    from newsfacts.pipeline import published_moment

    given = {key: value for key, value in given.items() if value is not None}
    moment = published_moment(given.get("published"))
    if moment is not None:
        given["published"] = moment.date()
    if "names" in given:
        given["names"] = user_names(given["names"])
    if "concepts" in given:
        own = own_words(given["concepts"])
        given["concepts"] = tuple((one.word, one.concept, one.unit, one.kind) for one in own)
    return Settings(**given)


def default_workers() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
