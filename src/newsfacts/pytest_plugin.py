"""The pytest plugin: `pytest --newsfacts-gold fixtures/gold` makes an item of each gold document, and one of all together.

A document's item fails where it is under a floor of its own; without any floors, where anything of it is wrong. The
failure shows what was missed and what is spurious. Floors stand in pyproject.toml under [tool.newsfacts.floors], or in the
file that the ini option `newsfacts_floors` names (see `newsfacts.gold.floors`).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from newsfacts.gold.floors import Breach, Floors
    from newsfacts.gold.run import DocumentRun
    from newsfacts.gold.scorer import Miss

SHOWN = 40
"""How many misses a failure shows."""
PATHS = pytest.StashKey[list[Path]]()
FLOORS = pytest.StashKey["Floors"]()
RUNS = pytest.StashKey[dict[str, "DocumentRun"]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option --newsfacts-gold and the ini option newsfacts_floors."""
    group = parser.getgroup("newsfacts", "accuracy of newsfacts on gold files")
    help_gold = "Test extraction on the gold files of this file or folder; may be given several times."
    group.addoption("--newsfacts-gold", action="append", default=[], metavar="PATH", help=help_gold)
    parser.addini("newsfacts_floors", "TOML file with floors for --newsfacts-gold", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Add the gold paths to what is collected, where the command line does not name files inside them."""
    paths = [(config.invocation_params.dir / path).resolve() for path in config.getoption("newsfacts_gold")]
    for path in paths:
        if not path.exists():
            raise pytest.UsageError(f"--newsfacts-gold {path}: there is no such file or folder")
    config.stash[PATHS] = paths
    config.stash[RUNS] = {}
    given = [(config.invocation_params.dir / arg.partition("::")[0]).resolve() for arg in config.args]
    config.args += [str(path) for path in paths if not any(one == path or path in one.parents for one in given)]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "GoldFile | None":
    """Collect the JSON files that are, or lie in, a gold path."""
    paths = parent.config.stash[PATHS]
    is_gold = file_path.suffix in (".json", ".jsonl") and any(one in (file_path, *file_path.parents) for one in paths)
    return GoldFile.from_parent(parent, path=file_path) if is_gold else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the item of all documents together, where all were collected and there are floors for it."""
    gold = [item for item in items if isinstance(item, GoldItem)]
    if not gold:
        return
    from newsfacts.gold.files import gold_files

    names = [str(item.document["id"]) for item in gold]
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise pytest.UsageError(f"--newsfacts-gold: the id {repeated[0]!r} is that of two documents")
    paths = config.stash[PATHS]
    is_whole = {item.path for item in gold} == {path.resolve() for path in gold_files(paths)}
    if is_whole and _floors(config).total:
        items.append(TotalItem.from_parent(session, name="gold total", gold=gold))


def _floors(config: pytest.Config) -> "Floors":
    """Return the floors of the ini option's file, else those of the pyproject.toml beside the root of the tests."""
    from newsfacts.errors import FloorsError
    from newsfacts.gold.floors import Floors, read_floors

    if FLOORS not in config.stash:
        named = config.getini("newsfacts_floors")
        path = config.rootpath / (named or "pyproject.toml")
        try:
            config.stash[FLOORS] = read_floors(path) if named or path.exists() else Floors()
        except FloorsError as error:
            raise pytest.UsageError(str(error)) from None
    return config.stash[FLOORS]


class GoldFile(pytest.File):
    """A gold file: an item for each of its documents."""

    def collect(self) -> Iterator["GoldItem"]:
        """Yield the items. Raises CollectError where the file is no gold."""
        from newsfacts.errors import InvalidDocumentError
        from newsfacts.gold.files import read_gold

        try:
            for document in read_gold([self.path]):
                yield GoldItem.from_parent(self, name=str(document["id"]), document=document)
        except InvalidDocumentError as error:
            raise self.CollectError(str(error)) from None


class UnderFloor(AssertionError):  # noqa: N818 - it is no error of the program
    """What a document or all together do not reach."""


class _Scored(pytest.Item):
    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show floors and misses, and no traceback of ours."""
        return str(excinfo.value) if isinstance(excinfo.value, UnderFloor) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return where the item stands, for its headline."""
        return self.path, None, f"newsfacts gold: {self.name}"


class GoldItem(_Scored):
    """A gold document against what is read from its text."""

    def __init__(self, *, document: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.document = document

    def scored(self) -> "DocumentRun":
        """Return the document's scores, made once."""
        from newsfacts.gold.run import predict, run

        runs, name = self.config.stash[RUNS], str(self.document["id"])
        if name not in runs:
            runs[name] = run([self.document], {name: predict(self.document)}).documents[name]
        return runs[name]

    def runtest(self) -> None:
        """Fail where the document is under a floor of its own, or without floors, where anything is wrong."""
        from newsfacts.gold.floors import Floors, below

        floors, score = _floors(self.config), self.scored().score
        broken = below(floors, str(self.document["id"]), score)
        is_wrong = bool(score.misses) and not (floors.total or floors.each or floors.documents)
        if broken or is_wrong:
            assert isinstance(floors, Floors)
            raise UnderFloor(_report(broken, score.misses))


class TotalItem(_Scored):
    """All documents together against the floors of the total."""

    def __init__(self, *, gold: list[GoldItem], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.gold = gold

    def runtest(self) -> None:
        """Fail where all documents together are under a floor, or the gold is not that of the floors."""
        from newsfacts.gold.floors import Floors, breaches
        from newsfacts.gold.run import Run

        floors = _floors(self.config)
        whole = Run({str(item.document["id"]): item.scored() for item in self.gold})
        if floors.digest is not None and floors.digest != whole.digest:
            raise UnderFloor("the gold is not the one that the floors were measured on; update them with\n"
                             "newsfacts evaluate GOLD --floors FILE --update-floors")  # fmt: skip
        broken = breaches(Floors(total=floors.total), whole)
        if broken:
            raise UnderFloor(_report(broken, whole.total.misses))


def _report(broken: "list[Breach]", misses: "list[Miss]") -> str:
    """Return the floors that broke and the misses that broke them; without floors, all misses."""
    from newsfacts.gold.floors import counts_for

    shown = [miss for miss in misses if not broken or any(counts_for(breach.key, miss) for breach in broken)]
    lines = [f"{miss.document}  {miss.kind}  {miss.text}  {miss.detail}".rstrip() for miss in shown]
    more = [f"… and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return "\n".join([*(f"under the floor: {breach}" for breach in broken), *lines[:SHOWN], *more])
