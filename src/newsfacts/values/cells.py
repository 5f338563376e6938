"""The numbers of tables, which take scale and unit from the heading of their column, the name of their row or the line above."""

from collections.abc import Iterator
from decimal import Decimal

import regex

from newsfacts.mention import Mention, plain
from newsfacts.text.grid import NUMBER, RATE, Cell, Grid
from newsfacts.values.currency import currencies

SCALE = {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9}
# 收入(百万元), 销量(万辆), 同比(%), 分业务情况如下(单位:万元), 报价(元/吨)
UNIT = regex.compile(
    r"(?:\(|单位[:为]?)(?:人民币)?(?P<scale>百万|千万|十亿|千|万|亿)?(?P<unit>%|人民币元|人民币|新台币|[港美欧日]元|元|辆|台|家|套|吨|股|人|件|个|平方米|倍|间|只|户|艘|头|栋|片|张|点|笔|坪|公斤|架|箱|瓶|部|份|人次|[MG]Wh?|TEU)(?P<per>/(?:吨|公斤|千克|克|斤|片|件|台|辆|桶|升|瓦|箱|TEU|FEU|k?Wh?|[wW]h?|平方米|平米|人|股))?(?=[),、,;。]|\s|$)"
)
PER_SHARE = regex.compile(r"每股|EPS")
"""Headings of what is told of a share, which no scale of the whole table is of: (单位:百万元;每股收益除外)."""

AGE = regex.compile(r"(?:平均)?年龄(?:\(岁\))?")


def with_cells(text: str, tables: list[Grid], mentions: list[Mention], home: str) -> list[Mention]:
    """Return the mentions with those of the tables' numbers, and without what was read across two columns."""
    if not tables:
        return mentions
    cells = [cell for grid in tables for cell in _of_grid(text, grid, home)]
    spans = [(cell.start, cell.end) for cell in cells] + [(rank.start, rank.end) for grid in tables for rank in grid.ranks]
    covered = {i for start, end in spans for i in range(start, end)}
    heads = [cell for grid in tables for cell in grid.header]
    kept = [m for m in mentions if covered.isdisjoint(range(m.start, m.end)) and not _is_unit(m, heads)]
    return sorted([*kept, *cells], key=lambda mention: mention.start)


def _is_unit(mention: Mention, heads: list[Cell]) -> bool:
    """Tell whether a sum is only the unit in a heading: 收入(百万元)."""
    return mention.label == "MONEY" and any(head.start < mention.start and mention.end < head.end for head in heads)


def _of_grid(text: str, grid: Grid, home: str) -> Iterator[Mention]:
    above = text[grid.caption : grid.start]
    whole = next(UNIT.finditer(above), None)
    for row in grid.rows:
        of_row = UNIT.search(row[0].text)
        for head, cell in zip(grid.header[1:], row[1:], strict=True):
            number = NUMBER.fullmatch(cell.text)
            if number is None or number["unit"]:
                continue  # 12亿元: read as anywhere
            rate = number["percent"] or RATE.search(head.text) or RATE.search(row[0].text)
            aged = AGE.fullmatch(head.text) is not None
            unit = None if number["percent"] or aged else of_row or UNIT.search(head.text) or (None if rate else whole)
            if unit is whole and unit is not None and PER_SHARE.search(head.text):
                unit = UNIT.search(f"({unit['unit']})")
            if aged:
                yield Mention(cell.start, cell.end, "QUANTITY", number["digits"], None, "岁")
            elif unit or rate:
                yield _mention(text, cell, number, unit, home)


def _mention(text: str, cell: Cell, number: regex.Match[str], unit: regex.Match[str] | None, home: str) -> Mention:
    """Return a cell's number; the brackets around it, which make it less than nothing, stand outside, its minus inside."""
    shown = text[cell.start : cell.end]
    start = cell.start + len(shown) - len(shown.lstrip("(+"))
    end = cell.end - (len(shown) - len(shown.rstrip(")")))
    value = Decimal(shown.strip("(+)").rstrip("%").replace(",", ""))
    name = unit["unit"] if unit else "%"
    if name == "%":
        return Mention(start, end, "PERCENT", plain(value), None, "%")
    scaled = plain(value * SCALE.get(unit["scale"] or "", 1)) if unit else plain(value)
    money = home if name == "元" else currencies().get(name.removesuffix("元") if name == "人民币元" else name)
    return Mention(start, end, "MONEY" if money else "QUANTITY", scaled, None, f"{money or name}{(unit and unit['per']) or ''}")
