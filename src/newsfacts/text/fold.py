"""The text that the rules read: simplified, half width, without the blanks and breaks that mean nothing.

Two steps. `same_length` maps every character to the one that the rules know (港幣１２％ → 港币12%) and keeps the
length. `fold` then takes out what carries no meaning (the blanks of 「1 月 9 日」, a line broken within a bracket, an aside
before a sentence) and remembers where, so that a stretch of the folded text gives the stretch of the original that it was read from.
"""

import html
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
import regex

from newsfacts.text.asides import without_asides

FILLER = "\ufffe"
"""Stands in `same_length` for the rest of something that became one character (&amp; → & and four of these)."""


def _half_width_table() -> dict[int, str]:
    """Return the one-to-one replacements of punctuation and compatibility characters."""
    table = {}
    for first, last in ((0xFF01, 0xFFEE), (0xF900, 0xFAFF), (0xFE50, 0xFE6F)):
        for code in range(first, last + 1):
            narrow = unicodedata.normalize("NFKC", chr(code))
            if len(narrow) == 1:
                table[code] = narrow
    for wide, narrow in {
        "「": "“", "」": "”", "『": "‘", "』": "’", "﹁": "“", "﹂": "”", "﹃": "‘", "﹄": "’",
        "–": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-", "〜": "~", "∼": "~", "～": "~", "﹣": "-",
        "•": "·", "‧": "·", "・": "·", "･": "·", "∙": "·", "⋅": "·", "﹒": "·", "〈": "《", "〉": "》",
        "丨": "|", "鉅": "钜", "│": "|", "┃": "|",
        "\u3000": " ", "\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ",
        "\t": " ", "\r": " ", "\v": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\0": " ",
        "\ufeff": " ", "\u200b": " ", "\u200c": " ", "\u200d": " ", "\u2060": " ", "\xad": " ", FILLER: "\ufffd",
    }.items():  # fmt: skip
        table[ord(wide)] = narrow
    table.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))  # lone surrogates have no UTF-8
    table[0x9980] = "余"  # U+9980, which some converters write for the remainder: 融资余额
    return table


HALF_WIDTH = _half_width_table()
HTML_ENTITY = regex.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# {jz:field.toptypename/}, {dede:field.title/}, {{ headline }}, {% if %}, <br/>: what a page's template left behind.
TEMPLATE_TAG = regex.compile(
    r"""
      \{ [A-Za-z]\w{0,15} [:.] [^{}\n]{0,80} \}      # {jz:field.toptypename/}
    | \{\{ [^{}\n]{1,80} \}\} | \{% [^{}\n]{1,80} %\}   # {{ headline }}, {% if %}
    | </?[A-Za-z][^<>\n]{0,200}>                     # <br/>, <p class="…">
    """,
    regex.VERBOSE,
)


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Return `text` in simplified characters, in exactly its length.

    Where OpenCC's phrases would change the length of a line, that line is converted one character at a time,
    and a character that still would not keep its length stays as it is.

    >>> simplified("乾隆年間的銀髮與港幣")
    '乾隆年间的银发与港币'
    """
    convert = _converter().convert
    converted = str(convert(text))
    if len(converted) == len(text):
        return converted
    lines = text.split("\n")
    if len(lines) > 1:
        return "\n".join(simplified(line) for line in lines)
    return "".join(one if len(one := str(convert(char))) == 1 else char for char in text)


def _entity(match: regex.Match[str]) -> str:
    char = html.unescape(match.group())
    if len(char) != 1:
        return str(match.group())
    return str(char.translate(HALF_WIDTH)) + FILLER * (len(match.group()) - 1)


# 岚嘉能源(6.210,0.05,0.81%)科技股份有限公司: a quote that a page put inside of a name
QUOTE_IN_NAME = regex.compile(r"(?<=\p{Han})\(\d{1,5}\.\d{2,3},(?:[-+]?\d{1,4}\.\d{2,3},)?[-+]?\d{1,3}\.\d{1,2}%\)(?=\p{Han}{0,8}有限公司)")


# 凈利3億元. 其中, 下滑12%. 29日: what ends a sentence of a text whose marks are those of Latin script; but 一. 公司简介
FULL_STOP = regex.compile(r"(?<=[\p{Han}%)”\"])(?<!^[一二三四五六七八九十])\.(?= +[\p{Han}\d“\"(]|\s*$)", regex.MULTILINE)


def same_length(text: str) -> str:
    """Return `text` as the rules know its characters, in its length: simplified, half width, tags blanked.

    >>> same_length("港幣１２％，A&amp;B")
    '港币12%,A&\ufffe\ufffe\ufffe\ufffeB'
    """
    text = text.translate(HALF_WIDTH)
    if "&" in text:
        text = HTML_ENTITY.sub(_entity, text)
    if "%)" in text:
        text = QUOTE_IN_NAME.sub(lambda match: FILLER * len(match.group()), text)
    if ". " in text:
        text = FULL_STOP.sub("。", text)
    if "{" in text or "<" in text:
        text = TEMPLATE_TAG.sub(lambda match: " " * len(match.group()), text)
    return simplified(text)


class Folded(msgspec.Struct, frozen=True):
    """The text that the rules read, and the way back to the text as given."""

    source: str
    """The text as given."""
    text: str
    """The text that the rules read."""
    long: str
    """The same before anything was taken out: as long as `source`."""
    kept: tuple[int, ...]
    """Where in `text` each kept stretch begins, and …"""
    shift: tuple[int, ...]
    """… how many characters had been taken out before it."""
    furniture: tuple[tuple[int, int], ...] = ()
    """Stretches of `text` that belong to the page and not to the article, in order and apart: no entity and no fact there."""

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in `source` of `text[start:end]`, which must not be empty.

        >>> folded = fold("於 1 月 9 日")
        >>> folded.text, folded.origin(1, 5)
        ('于1月9日', (2, 9))
        """
        first = start + self.shift[bisect_right(self.kept, start) - 1]
        last = end + self.shift[bisect_right(self.kept, end - 1) - 1]
        while last < len(self.long) and self.long[last] == FILLER:
            last += 1
        return first, last

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in `text` of `source[start:end]`, the way back from `origin`; empty where none of it is kept.

        >>> folded = fold("於 1 月 9 日")
        >>> folded.within(2, 9)
        (1, 5)
        """
        return self._position(start), self._position(end)

    def _position(self, offset: int) -> int:
        stretch = bisect_right(range(len(self.kept)), offset, key=lambda i: self.kept[i] + self.shift[i]) - 1
        position = offset - self.shift[stretch]
        return min(position, *self.kept[stretch + 1 : stretch + 2], len(self.text))

    def surface(self, start: int, end: int) -> str:
        """Return `text[start:end]` with the blanks and the wide brackets that it was written with, for a name to show.

        >>> folded = fold("推出「海螺 AI」")
        >>> folded.surface(3, 7)
        '海螺 AI'
        """
        first, last = self.origin(start, end)
        shown = " ".join(self.long[first:last].replace(FILLER, "").split())
        return shown.translate(WIDE) if "（" in self.source[first:last] else shown

    def in_furniture(self, start: int, end: int) -> bool:
        """Tell whether `text[start:end]` touches a stretch that belongs to the page."""
        after = bisect_left(self.furniture, (end,))  # they lie in order and apart
        return after > 0 and self.furniture[after - 1][1] > start


WIDE = {ord("("): "（", ord(")"): "）"}


# A run of blanks and breaks. It is kept, as one character, where it parts two Latin words or two paragraphs.
BLANKS = regex.compile(rf"[ \n{FILLER}]+")
# The line goes on where the next one begins with what only ever closes, or with a sentence's middle.
CLOSES = frozenset(")]}》”’,。、;:!?%")


def _runs(long: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of blanks; the rest of an entity that stands before one is a run of its own."""
    for match in BLANKS.finditer(long):
        start, end = match.span()
        rest = start
        while rest < end and long[rest] == FILLER and start and long[start - 1] not in " \n":
            rest += 1
        if rest > start:
            yield start, rest
        if end > rest:
            yield rest, end


def _meaning(long: str, start: int, end: int) -> str:
    """Return what the run of blanks `long[start:end]` means: a paragraph's end, a Latin blank, or nothing."""
    run = long[start:end]
    if FILLER in run and not run.strip(FILLER):
        return ""
    above = start
    while above and long[above - 1] == FILLER:
        above -= 1
    before, after = long[max(0, above - 1) : above], long[end : end + 1]
    if "\n" in run:
        broken = run.count("\n") == 1 and ((after in CLOSES and before not in "。!?”") or _is_broken(long, start, end))
        return "" if broken else "\n"
    is_latin = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
    if is_latin:
        return " "
    if HAN.match(before) and HAN.match(after):
        return "," if _is_pause(long, start, end) else ""
    alone = "\n" not in long.strip()  # above an article the body tells which numbers belong together
    meets = (alone and before in CLOSES_CLAUSE and HAN.match(after)) or (NEXT_CLAUSE.match(long, end) and DATE_CUT.search(long, max(0, start - 1), start) is None)
    return "," if meets and _is_pause(long, start, end, least=2) else ""


HAN = regex.compile(r"\p{Han}")
CLOSES_CLAUSE = frozenset("%)”")
# 出口畅旺 |5月存款…, 毛利率走高 |EPS稳在4元: what begins a clause beside a number; a name, a cell of a table and the rest of a date do not
NEXT_CLAUSE = regex.compile(r"\d{1,2}月\p{Han}|Q[1-4]\p{Han}{2}|EPS")
DATE_CUT = regex.compile("[年月第至到及和、]")
# What begins a line of its own, whatever stands above it.
BEGINS_LINE = regex.compile(r"时间|来源|作者|记者|编辑|责任编辑|责编|本报|图片|原标题|文|注")


BYLINE = regex.compile(r"来源|原标题|作者|编辑|记者|时间:|[网报社讯]$")


LONGEST_HEADLINE = 48
# 新股|岚桐首挂升四成 一手赚2千: under what the headline stands
RUBRIC = regex.compile(r"(?!来源|作者|编辑|记者|文|图|责编)\p{Han}{2,6}\|")
ENDS_SENTENCE = regex.compile(r"[。;|]|[!?]$")
"""What ends a sentence; what a headline asks or cries stands within it too."""


def _is_pause(long: str, start: int, end: int, *, least: int = 0) -> bool:
    """Tell whether a blank parts two clauses of a headline (获利回神 澄安银前七月…), as in a line that is no sentence.

    Both pieces are clauses, not the words of a table or a byline: of four characters at least, one of them of six;
    of these `least` are Chinese.
    """
    begin = long.rfind("\n", 0, start) + 1
    stop = long.find("\n", end)
    stop = len(long) if stop < 0 else stop
    rubric = RUBRIC.match(long, begin, start)
    begin = rubric.end() if rubric else begin
    if stop - begin > LONGEST_HEADLINE or ENDS_SENTENCE.search(long, begin, stop):
        return False
    left = long[begin:start].rsplit(" ", 1)[-1]
    right = CLAUSE.match(long, end, stop).group()
    if min(len(left), len(right)) < 4 or max(len(left), len(right)) < 6:
        return False
    return not least or min(len(HAN.findall(left)), len(HAN.findall(right.replace("EPS", "每股")))) >= least


# EPS 1.2元创高: one piece, for all its blank
CLAUSE = regex.compile(r"(?:EPS +)?[^ ]*")


def _is_broken(long: str, start: int, end: int) -> bool:
    """Tell whether a single line break cuts a sentence in two: running text on both sides, no mark at the cut."""
    above = long[long.rfind("\n", 0, start) + 1 : start].rstrip(FILLER)
    below_end = long.find("\n", end)
    below = long[end : below_end if below_end >= 0 else len(long)]
    runs_on = HAN.match(below) and HAN.match(above[-1:]) and not BEGINS_LINE.match(below) and not BYLINE.search(above)
    return bool(runs_on) and "," in above and ("。" in below or ". " in below or ";" in below)


def fold(text: str) -> Folded:
    r"""Return the text that the rules read.

    >>> fold("七月获利回神 澄安银前七月营收创高").text
    '七月获利回神,澄安银前七月营收创高'

    >>> fold("MiniMax Agent 售 345 港元 / 股(接口\n)。\n次段").text
    'MiniMax Agent售345港元/股(接口)。\n次段'
    """
    long = same_length(text)
    read = without_asides(long)
    pieces: list[str] = []
    kept, shift = [0], [0]
    length = last = 0
    for start, end in _runs(read):
        meaning = _meaning(read, start, end)
        if end - start == 1 and meaning:
            if meaning != read[start]:
                pieces += read[last:start], meaning
                length += end - last
                last = end
            continue
        piece = read[last:start] + meaning
        pieces.append(piece)
        length += len(piece)
        kept.append(length)
        shift.append(end - length)
        last = end
    pieces.append(read[last:])
    return Folded(text, "".join(pieces), long, tuple(kept), tuple(shift))
