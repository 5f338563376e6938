"""Reads the word lists. Each is a TSV file with a header; `README.md` beside them gives source and licence of each."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from newsfacts.arguments import read_utf8, shown
from newsfacts.errors import LexiconError

Row = dict[str, str]


def parse_tsv(text: str, source: str, needed: tuple[str, ...] = ()) -> tuple[Row, ...]:
    r"""Return the rows of a TSV text by the names of its header; lines that begin with "# " are comments.

    Raises LexiconError, naming `source` and the line, where the header lacks one of the `needed` columns, or a row has
    more or fewer cells than it.

    >>> parse_tsv("word\tunit\n港元\tHKD\n", "money.tsv")
    ({'word': '港元', 'unit': 'HKD'},)
    """
    header: list[str] = []
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("# "):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            if not set(needed) <= set(header):
                raise LexiconError(
                    f"{source}:{number}: the columns {' and '.join(needed)} are needed, with tabs between; "
                    f"the header has {shown(', '.join(header))}"
                )
        elif len(cells) != len(header):
            raise LexiconError(
                f"{source}:{number}: {len(cells)} cells where the header has {len(header)}: {shown(line)}; "
                "put one tab between two cells"
            )
        else:
            rows.append(dict(zip(header, cells, strict=True)))
    if needed and not header:
        raise LexiconError(f"{source}: is empty; begin it with the names of its columns: {', '.join(needed)}")
    return tuple(rows)


@cache
def lexicon(name: str) -> tuple[Row, ...]:
    """Return the rows of `lexicon/<name>.tsv`, read once.

    >>> [row["zh"] for row in lexicon("concepts")][:1]
    ['营业收入 营收 收入 营业总收入 总收入 销售收入 收益(港股)']
    """
    file: Traversable = files("newsfacts.lexicon") / f"{name}.tsv"
    return parse_tsv(file.read_text(encoding="utf-8"), f"lexicon/{name}.tsv")


def read_tsv(path: str | Path, needed: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """Return the rows of a TSV file of the user. Raises LexiconError where it cannot be read or lacks a column."""
    return parse_tsv(read_utf8(path, LexiconError), str(path), needed)
