"""Firms and films by the column of a table that they stand in, 厂商, 公司, 影片, or the head of a line of a list: ◆ 禾程智驾:32,150辆."""

from collections.abc import Iterator

import regex

from newsfacts.entities.filters import is_generic
from newsfacts.entities.overlaps import Found
from newsfacts.text.fold import Folded
from newsfacts.text.grid import grids
from newsfacts.text.words import jieba

FIRMS = regex.compile(r"(?:厂商|厂家|公司|企业|车企|药企|房企|券商|银行|航司|航空公司)(?:名称|简称)?")
FILMS = regex.compile(r"(?:影片|电影|剧集|片名|剧名)(?:名称)?")
NAME = regex.compile(r"[\p{Han}A-Za-z*][\p{Han}A-Za-z0-9*.&\- ]{1,11}")
# 其他, 合计, 前五名: no firm
NO_FIRM = regex.compile(r"其[他它余]|合计|总计|小计|平均|整体|行业|市场|前[一二三五十\d]+|全[国球部]|.*(?:业务|部分)$")


def in_columns(folded: Folded) -> Iterator[Found]:
    r"""Yield the firms and films that a table has a row of each.

    >>> from newsfacts.text.fold import fold
    >>> [fold("厂商 | 出货量(万台)\n禾原 | 120\n其他 | 80").text[start:end] for start, end, _ in in_columns(fold("厂商 | 出货量(万台)\n禾原 | 120\n其他 | 80"))]
    ['禾原']
    """
    for grid in grids(folded):
        heading = grid.header[0].text
        label = "ORG" if FIRMS.fullmatch(heading) else "PRODUCT" if FILMS.fullmatch(heading) else None
        if label is None:
            continue
        for row in grid.rows:
            name = row[0].text
            if NAME.fullmatch(name) and NO_FIRM.fullmatch(name) is None and not is_generic(name, label):
                yield row[0].start, row[0].end, label


LISTED = regex.compile(r"^\s*[◆●■▲►▶★◇○•·]\s*(?P<name>[\p{Han}A-Za-z*][\p{Han}A-Za-z0-9*\-]{1,9}):(?=[约近逾超]?\d[\d,.]*[万亿]*[\p{Han}%])", regex.MULTILINE)
FEWEST_LINES = 2


def in_lines(text: str) -> Iterator[Found]:
    r"""Yield the firms that head the lines of a list, each with a number of its own; of common words is none.

    >>> text = "◆ 禾程智驾:32,150辆\n◆ Ovane岚凡:1.27万辆\n◆ 研发费用:3亿元"
    >>> [text[start:end] for start, end, _ in in_lines(text)]
    ['禾程智驾', 'Ovane岚凡']
    """
    lines = list(LISTED.finditer(text))
    for line in lines if len(lines) >= FEWEST_LINES else ():
        if NO_FIRM.fullmatch(line["name"]) is None and not is_generic(line["name"], "ORG") and not _is_common(line["name"]):
            yield (*line.span("name"), "ORG")


def _is_common(name: str) -> bool:
    """Tell whether a name is made of common words, or of places."""
    return all(len(word) > 1 and kind not in ("eng", "x", "nz", "nr", "nt") for word, kind in jieba().tag(name, hmm=False))
