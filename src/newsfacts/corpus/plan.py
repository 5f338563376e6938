"""The plan of a run: its shards, written before the first is begun, so that the same command goes on where it stopped."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from newsfacts.corpus.guard import Place, guarded
from newsfacts.corpus.inputs import Source, fingerprint
from newsfacts.corpus.pieces import Piece, cut
from newsfacts.corpus.schema import TABLES
from newsfacts.corpus.settings import Settings
from newsfacts.corpus.shard import Shard
from newsfacts.corpus.writers import STATE, mark, part, write_whole
from newsfacts.errors import CorpusError

SHARDS = 256
"""Into about so many shards a corpus is cut, as long as they are neither tiny nor too large to lose."""
SMALLEST, LARGEST = 256 << 10, 8 << 20
FILES = 2000
"""The most files of one shard."""


class Plan(msgspec.Struct, frozen=True):
    """The shards of a run, each a tuple of pieces, with the settings and a digest of the inputs."""

    inputs: str
    settings: Settings
    shards: tuple[tuple[Piece, ...], ...]

    @property
    def documents(self) -> int:
        """How many documents there are (blank lines of JSON Lines counted)."""
        return sum(piece.records for shard in self.shards for piece in shard)

    def tasks(self, output: Path) -> Iterator[Shard]:
        """Yield the shards that are not done."""
        for number, pieces in enumerate(self.shards):
            if not is_done(output, number, self.settings.form):
                yield Shard(number, pieces, str(output), self.settings)


def is_done(output: Path, number: int, form: str) -> bool:
    """Tell whether a shard's mark and all its tables are there."""
    return mark(output, number).exists() and all(part(output, table, number, form).exists() for table in TABLES)


def target_size(sources: Iterable[Source]) -> int:
    """Return the size of a shard in bytes; it depends on the inputs alone, so that any pool makes the same files."""
    return min(max(sum(source.size for source in sources) // SHARDS, SMALLEST), LARGEST)


def cut_sources(
    task: tuple[list[Source], int, int, str], blamed: dict[Place, str], at: Callable[[Place], None]
) -> list[list[Piece]]:
    """Return the pieces of each of some files: the task of a planning worker (target, limit and spool are told once)."""
    sources, target, limit, spool = task
    found = []
    for p, source in enumerate(sources):
        at((p, 0))
        why = next((blamed[place] for place in blamed if place[0] == p), None)
        if why:
            whole = Piece(source.path.encode("utf-8", "surrogateescape"), source.name, source.kind, source.size)
            found.append([msgspec.structs.replace(whole, first=0, failure=(why, "finding its records"))])
        else:
            found.append(cut(source, target, limit, Path(spool), lambda number, p=p: at((p, number))))  # type: ignore[misc]
    return found


def make_plan(sources: list[Source], settings: Settings, spool: Path, processes: int) -> Plan:
    """Return the plan of a run over the files; workers look for the records, for a file may be hostile."""
    target = settings.shard_bytes or target_size(sources)
    large = [source for source in sources if source.kind in ("jsonl", "csv", "parquet")]
    groups = [large[i : i + 64] for i in range(0, len(large), 64)]
    tasks = [(group, target, settings.max_bytes, str(spool)) for group in groups]
    cuts: dict[str, list[Piece]] = {}
    pool = guarded("newsfacts.corpus.plan:cut_sources", tasks, processes=processes, time_limit=settings.time_limit)
    for number, found in pool:
        cuts.update(zip((source.path for source in groups[number]), found, strict=True))
    whole = (
        cuts.get(s.path) or [Piece(s.path.encode("utf-8", "surrogateescape"), s.name, s.kind, s.size)]
        for s in sources
        if s.path not in cuts or cuts[s.path]
    )
    pieces = (piece for of_file in whole for piece in of_file)
    return Plan(fingerprint(sources), settings, tuple(_shards(pieces, target)))


def _shards(pieces: Iterable[Piece], target: int) -> Iterator[tuple[Piece, ...]]:
    held: list[Piece] = []
    size = 0
    for piece in pieces:
        if held and (size + piece.size > target or len(held) >= FILES):
            yield tuple(held)
            held, size = [], 0
        held.append(piece)
        size += piece.size
    if held:
        yield tuple(held)


def plan_file(output: Path) -> Path:
    """Return where the plan of an output stands."""
    return output / STATE / "plan.jsonl"


def save(plan: Plan, output: Path) -> None:
    """Write the plan: a line of settings, then a line a shard."""
    head = {"format": 1, "inputs": plan.inputs, "documents": plan.documents, "shards": len(plan.shards)}
    lines = [json.dumps({**head, "settings": msgspec.to_builtins(plan.settings)}).encode()]
    lines += [msgspec.json.encode(shard) for shard in plan.shards]
    write_whole(b"\n".join(lines) + b"\n", plan_file(output))


def load(output: Path, sources: list[Source] | None = None, settings: Settings | None = None) -> Plan | None:
    """Return the plan of an output, None where there is none yet.

    Raises CorpusError where the folder holds something else, or the plan is of other inputs or settings than given.
    """
    try:
        lines = plan_file(output).read_bytes().splitlines()
    except FileNotFoundError:
        if output.is_dir() and any(path.name != STATE for path in output.iterdir()):
            raise CorpusError(f"{output}: holds other files; choose a new folder for the tables") from None
        return None
    except NotADirectoryError:
        raise CorpusError(f"{output}: is a file, or lies in one; choose a new folder for the tables") from None
    except OSError as error:
        raise CorpusError(f"{output}: cannot be read: {error.strerror or error}") from error
    try:
        head = json.loads(lines[0])
        shards = tuple(msgspec.json.decode(line, type=tuple[Piece, ...]) for line in lines[1:])
        plan = Plan(head["inputs"], msgspec.convert(head["settings"], Settings, strict=False), shards)
    except (ValueError, KeyError, IndexError, TypeError, msgspec.MsgspecError) as error:
        raise CorpusError(f"{plan_file(output)}: is not a plan of this version; choose a new folder") from error
    if sources is not None and plan.inputs != fingerprint(sources):
        raise CorpusError(
            f"{output}: holds the tables of other inputs (files were added, removed or changed since); "
            "choose a new folder, or delete this one"
        )
    if settings is not None and plan.settings != settings:
        raise CorpusError(
            f"{output}: holds tables made with {_difference(plan.settings, settings)}; choose a new folder"
        )
    return plan


def _difference(before: Settings, now: Settings) -> str:
    old: dict[str, Any] = msgspec.structs.asdict(before)
    new = msgspec.structs.asdict(now)
    return ", ".join(f"{key}={old[key]!r} where it is now {new[key]!r}" for key in old if old[key] != new[key])[:500]
