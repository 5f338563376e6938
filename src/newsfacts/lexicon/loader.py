"""Reads the word lists. Each is a TSV file with a header; `README.md` beside them gives source and licence of each."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from newsfacts.errors import LexiconError

Row = dict[str, str]


def parse_tsv(text: str, source: str) -> tuple[Row, ...]:
    r"""Return the rows of a TSV text by the names of its header; lines that begin with "# " are comments.

    Raises LexiconError where a row has more or fewer cells than the header, naming `source` and the line.

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
        elif len(cells) != len(header):
            raise LexiconError(f"{source}:{number}: {len(cells)} cells where the header has {len(header)}: {line!r}")
        else:
            rows.append(dict(zip(header, cells, strict=True)))
    return tuple(rows)


@cache
def lexicon(name: str) -> tuple[Row, ...]:
    """Return the rows of `lexicon/<name>.tsv`, read once.

    >>> [row["zh"] for row in lexicon("concepts")][:1]
    ['营业收入 营收 收入 营业总收入 总收入 销售收入 收益(港股)']
    """
    file: Traversable = files("newsfacts.lexicon") / f"{name}.tsv"
    return parse_tsv(file.read_text(encoding="utf-8"), f"lexicon/{name}.tsv")


def read_tsv(path: str | Path) -> tuple[Row, ...]:
    """Return the rows of a TSV file of the user. Raises LexiconError where it cannot be read."""
    try:
        return parse_tsv(Path(path).read_text(encoding="utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read as UTF-8 text: {error}") from None
