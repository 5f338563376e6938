"""Tables that were pasted as text: a line of headings, then lines of a name and as many numbers, parted by blanks or bars."""

import re
from collections.abc import Iterator

import msgspec
import regex

from newsfacts.text.fold import Folded

# Between columns stand a bar, a tab, an ideographic blank or several blanks; where a line has none of these, single blanks.
WIDE = regex.compile(r"\s*[|│\t\u3000]\s*|[ \xa0]{2,}")
NARROW = regex.compile(r"\s+")
RULE = re.compile(r"[-|│:\s=+]+")
"""A line that only parts the headings from the rows: |---|---|."""
NUMBER = regex.compile(r"\(?[+\-]?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<percent>%)?(?P<unit>(?![年月日号])[\p{Han}/]{0,5})\)?")
EMPTY = regex.compile(r"[-—/]{1,3}|不适用|持平|无|N/?A", regex.IGNORECASE)
# 毛利率, 同比增幅, 占比: headings of percentages, with or without a sign behind them
RATE = regex.compile(r"(?:率|占比|比重|比例|同比|环比|按年|[增升降跌涨变]幅|增速|增长|变动|增减)(?:\(%\))?$")
# 排名, 序号: a column that only counts the rows
RANK = regex.compile(r"(?:最新|全[国球])?(?:排名|排位|排行|名次|位次|位列|序号|编号)")
# 主要公司, 居住地: columns of words beside those of numbers
OF_WORDS = regex.compile(r"(?:主要|所在|所属|代表)?(?:公司|企业|行业|产业|领域|主业|业务|城市|地区|国家|省份)(?:名称)?|(?:居住|所在|常住|出生|籍贯)地?|国[家籍]|总部(?:所在地)?|财富来源|来源|性别|创始人|掌门人|实控人|负责人|备注")
# no mark in a bracket ends one: (单位:百万元;每股收益除外)
SENTENCE = re.compile(r"[。;；!?](?![^()（）\n]{0,40}[)）])")
LONGEST_CELL = 24
FEWEST_ROWS = 2
LONGEST_LINE = 400
LEAST_GAPS = 4
"""Gaps between columns that the smallest table has."""


class Cell(msgspec.Struct, frozen=True, gc=False):
    """What stands in a column of a line: `text` as written, `start` and `end` in the folded text."""

    start: int
    end: int
    text: str


class Grid(msgspec.Struct, frozen=True):
    """A table: its headings and its rows, each with the name of the row first."""

    caption: int
    """Where in the folded text the words begin that stand right above the table and tell of it, …"""
    start: int
    """… where its headings begin, …"""
    end: int
    """… and where its last row ends."""
    header: list[Cell]
    rows: list[list[Cell]]
    words: list[list[Cell]] = []
    """The columns of words beside the numbers, 主要公司, each with its heading first, …"""
    ranks: list[Cell] = []
    """… and what only counts the rows."""


def grids(folded: Folded) -> list[Grid]:
    r"""Return the tables of a text in order.

    >>> from newsfacts.text.fold import fold
    >>> [grid] = grids(fold("如下:\n业务  收入  毛利率\n饮料  1,203  31%\n糕点  815  28%\n"))
    >>> [cell.text for cell in grid.header], len(grid.rows)
    (['业务', '收入', '毛利率'], 2)
    """
    source = folded.source
    if source.count("\n") < FEWEST_ROWS or len(WIDE.findall(source)) + source.count(" ") < LEAST_GAPS:
        return []  # the first look costs little
    return list(_grids(folded))


def _grids(folded: Folded) -> Iterator[Grid]:
    header: list[Cell] = []
    rows: list[list[Cell]] = []
    caption = above = start = 0
    for line in [*folded.source.split("\n"), ""]:
        begin, start = start, start + len(line) + 1
        if RULE.fullmatch(line):
            continue
        cells = _cells(folded, line, begin) if len(line) <= LONGEST_LINE else []
        if header and len(cells) == len(header) and _is_row(header, cells):
            rows.append(cells)
            continue
        if is_table := len(rows) >= FEWEST_ROWS or (rows != [] and len(header) > FEWEST_ROWS):
            yield _grid(folded, caption, header, rows)
        heads = len(cells) > 1 and not any(NUMBER.fullmatch(cell.text) for cell in cells)
        header, rows = (cells, []) if heads else ([], [])
        if not is_table:
            caption = above  # of two tables without a word between them, the first one's tells of the second, too
        above = begin if line.strip() else above


def _grid(folded: Folded, caption: int, header: list[Cell], rows: list[list[Cell]]) -> Grid:
    """Return a table; of the line above it, which begins at `caption` in the source, only the last sentence tells of it."""
    above = folded.within(caption, caption)[0]
    begun = [match.end() for match in SENTENCE.finditer(folded.text, above, header[0].start)]
    begun = [place for place in begun if folded.text[place : header[0].start].strip()]
    named = _named_by(header)
    words = [k for k in range(named + 1, len(header)) if OF_WORDS.fullmatch(header[k].text)]
    kept = [k for k in range(named, len(header)) if k not in words]
    return Grid(
        max(begun, default=above),
        header[0].start,
        rows[-1][-1].end,
        [header[k] for k in kept],
        [[row[k] for k in kept] for row in rows],
        [[row[k] for row in (header, *rows)] for k in words],
        [row[0] for row in rows if named],
    )


def _named_by(header: list[Cell]) -> int:
    """Return which column has the names of the rows: the second where the first counts them."""
    return int(len(header) > FEWEST_ROWS and RANK.fullmatch(header[0].text) is not None)


def _cells(folded: Folded, line: str, begin: int) -> list[Cell]:
    """Return what stands in the columns of a line of the source; [] where a column is too long for a table."""
    inner = line.strip().strip("|│").strip()
    if not inner:
        return []
    at = begin + line.index(inner)
    gap = WIDE if WIDE.search(inner) else NARROW
    cells, last = [], 0
    for match in [*gap.finditer(inner), None]:
        end = match.start() if match else len(inner)
        text = inner[last:end]
        if not text or len(text) > LONGEST_CELL:
            return []
        cells.append(Cell(*folded.within(at + last, at + end), folded.long[at + last : at + end].replace(" ", "")))
        last = match.end() if match else end
    return cells


def _is_row(header: list[Cell], cells: list[Cell]) -> bool:
    """Tell whether the columns behind the name are numbers, say that there is none, or are words under a heading of such."""
    named = _named_by(header)
    columns = list(zip(header[named + 1 :], cells[named + 1 :], strict=True))
    numbers = [NUMBER.fullmatch(cell.text) is not None for _, cell in columns]
    plain = (one or EMPTY.fullmatch(cell.text) or OF_WORDS.fullmatch(head.text) for one, (head, cell) in zip(numbers, columns, strict=True))
    return NUMBER.fullmatch(cells[named].text) is None and any(numbers) and all(plain)
