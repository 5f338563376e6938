"""Firms, films and people by the column of a table that they stand in, 厂商, 公司, 影片, 姓名, or the head of a line of a list: ◆ 禾程智驾:2.6万辆."""

from collections.abc import Iterator

import regex

from newsfacts.entities.again import ENDINGS
from newsfacts.entities.filters import is_generic
from newsfacts.entities.gazetteer import place_names
from newsfacts.entities.overlaps import Found
from newsfacts.text.fold import Folded
from newsfacts.text.grid import grids
from newsfacts.text.words import jieba

FIRMS = regex.compile(r"(?:厂商|厂家|公司|企业|车企|药企|房企|券商|银行|航司|航空公司)(?:名称|简称)?")
FILMS = regex.compile(r"(?:影片|电影|剧集|片名|剧名)(?:名称)?")
# 主要公司, 姓名: whose column stands beside the numbers, or names the rows
MAIN_FIRMS = regex.compile(r"(?:主要|所属|所在|代表)(?:公司|企业)")
PEOPLE = regex.compile(r"姓名|人物|富豪|企业家|创始人|掌门人|实控人|董事长|负责人|(?:基金)?经理人?")
PERSON = regex.compile(r"\p{Han}{2,4}")
NAME = regex.compile(r"[\p{Han}A-Za-z*][\p{Han}A-Za-z0-9*.&\- ]{1,11}")
# 其他, 合计, 前五名: no firm
NO_FIRM = regex.compile(r"其[他它余]|合计|总计|小计|平均|整体|行业|市场|前[一二三五十\d]+|全[国球部]|.*(?:业务|部分)$")


def in_columns(folded: Folded) -> Iterator[Found]:
    r"""Yield the firms and films that a table has a row of each.

    >>> from newsfacts.text.fold import fold
    >>> table = fold("车企 | 销量(辆)\n禾原 | 120\n青州 | 90\n国产轿车 | 70\n其他 | 80")
    >>> [table.text[start:end] for start, end, _ in in_columns(table)]
    ['禾原']
    >>> table = fold("排名 | 姓名 | 财富(亿元) | 主要公司\n1 | 窦明远 | 120 | 禾原饮品\n2 | 祁闻舟 | 90 | 岚桐茶业")
    >>> [table.text[start:end] for start, end, _ in in_columns(table)]
    ['窦明远', '祁闻舟', '禾原饮品', '岚桐茶业']
    """
    for grid in grids(folded):
        for head, *cells in ([grid.header[0], *(row[0] for row in grid.rows)], *grid.words):
            if PEOPLE.fullmatch(head.text):
                yield from ((cell.start, cell.end, "PERSON") for cell in cells if PERSON.fullmatch(cell.text))
            elif MAIN_FIRMS.fullmatch(head.text):
                yield from ((cell.start, cell.end, "ORG") for cell in cells if NAME.fullmatch(cell.text) and not is_generic(cell.text, "ORG"))
        heading = grid.header[0].text
        label = "ORG" if FIRMS.fullmatch(heading) else "PRODUCT" if FILMS.fullmatch(heading) else None
        if label is None:
            continue
        for row in grid.rows:
            name = row[0].text
            if NAME.fullmatch(name) and NO_FIRM.fullmatch(name) is None and not is_generic(name, label) and not (label == "ORG" and is_kind(name)):
                yield row[0].start, row[0].end, label


LISTED = regex.compile(r"^\s*[◆●■▲►▶★◇○•·]\s*(?P<name>[\p{Han}A-Za-z*][\p{Han}A-Za-z0-9*\-]{1,9}):(?=[约近逾超]?\d[\d,.]*[万亿]*[\p{Han}%])", regex.MULTILINE)
FEWEST_LINES = 2
SEVERAL_WORDS = 4
"""Characters of a name that may be of several words."""
# 多家车企公布: what says, before such a list, that it is one of firms
OF_FIRMS = regex.compile(r"[车药房险]企|厂商|厂家|公司|企业|券商|银行|新势力|品牌")
# 燃油车, 弃风率, 纯苯: a kind of goods, a measure, somebody's trade; but 零程汽车
KIND_ENDS = regex.compile(r"(?:(?<!汽)[车船]|[率费价额量比值税息]|[员师生民户]|[苯烷烯醇酸酯酮胺油气煤铜铝锌镍])$")


def in_lines(text: str) -> Iterator[Found]:
    r"""Yield the firms that head the lines of a list, each with a number of its own; of common words is none.

    >>> text = "各家车企销量:\n◆ 禾程智驾:2.6万辆\n◆ Ovane岚凡:1.27万辆\n◆ 燃油车:3万辆"
    >>> [text[start:end] for start, end, _ in in_lines(text)]
    ['禾程智驾', 'Ovane岚凡']
    """
    lines = list(LISTED.finditer(text))
    if len(lines) < FEWEST_LINES or OF_FIRMS.search(text, 0, lines[0].start()) is None:
        return
    for line in lines:
        name = line["name"]
        if NO_FIRM.fullmatch(name) is None and KIND_ENDS.search(name) is None and not is_generic(name, "ORG") and not _is_common(name):
            yield (*line.span("name"), "ORG")


def _is_common(name: str) -> bool:
    """Tell whether a name is made of common words, or of places."""
    return all(len(word) > 1 and kind not in ("eng", "x", "nz", "nr", "nt") for word, kind in jieba().tag(name, hmm=False))


def is_kind(name: str) -> bool:
    """Tell whether the name of a row is a place, or a kind of goods or firms in several common words, and no firm's.

    >>> is_kind("青州"), is_kind("活期存款"), is_kind("禾原"), is_kind("长安汽车")
    (True, True, False, False)
    """
    return name in place_names() or (len(name) >= SEVERAL_WORDS and ENDINGS.search(name) is None and _is_common(name))
