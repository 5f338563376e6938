"""What must hold of any input, one function a target; each reads bytes as choices and raises where something does not hold.

`benchmarks/fuzz.py` feeds these with bytes for as long as it is told; `test_found.py` keeps what it found.
"""

import copy
import json
import re
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

import newsfacts
from newsfacts import Document, NewsfactsError
from newsfacts.document import FIELDS
from newsfacts.gold.check import check_document, check_files
from newsfacts.gold.files import gold_json, read_gold
from newsfacts.gold.floors import read_floors
from newsfacts.gold.markup import to_markup
from newsfacts.gold.markup_reader import from_markup
from newsfacts.gold.run import read_predictions, read_run
from newsfacts.gold.schema import document_schema
from newsfacts.lexicon.loader import lexicon, read_tsv

ODD = [
    " ", "\n", "\r\n", "\t", "\u3000", "\ufeff", "\0", "\u200b", "\u2028", "\ud800", "\udfff", "\ufffe", "😀", "e\u0301", "&amp;", "&#37;",
    "&#0;", "<br/>", "{{ x }}", "{dede:field.title/}", "１２％", "٣", "²", "½", "ⅷ", "㈠", "①", "〇", "壹", "廿", "卅", "兩", "億", "兆", "\\", "|",
    "⟦", "⟧", "---", "@", "#2", "《", "》", "“", "”", "「", "」", "(", ")", "（", "）", "[", "]", "、", "，", ",", "。", ".", ";", ":", "：", "!", "?", "%",
    "％", "‰", "-", "—", "–", "~", "至", "到", "/", "+", "±", "×", "=", "<", ">", "$", "¥", "€", "0", "00", "1", "12", "9999999999999999999999", "1e9",
    "0.5", "1,234", "1,2", "3.", ".5", "-1", "一", "三十", "百分之", "千分之", "点", "成", "倍", "半", "多", "余", "几", "数", "第", "约", "近", "超",
    "年", "月", "日", "时", "分", "秒", "周", "季度", "上半年", "去年", "今年", "同期", "昨日", "下午", "民国", "农历", "财年", "2025", "2月30日", "13月",
    "0年", "9999年", "10000年", "24:00", "25:61", "元", "万", "亿", "美元", "港币", "bp", "pct", "个百分点", "个基点", "股", "增长", "同比", "下降",
    "由", "从", "分别", "其中", "为", "达", "占", "合计", "前者", "后者", "A", "AI", "MiniMax", "(HK00100)", "600519.SH", "NASDAQ:ABCD",
    "以下简称", "记者", "表示", "公司", "集团", "王小明", "总经理", "北京", "上证指数", "净利润", "营收", "毛利率", "的", "了", "和", "与", "在",
]  # fmt: skip


@cache
def pieces() -> tuple[str, ...]:
    """Return the fragments that texts are made of: odd characters, and words of every lexicon."""
    words = dict.fromkeys(ODD)
    for name in (
        "units",
        "currencies",
        "moves",
        "titles",
        "fact_cues",
        "bases",
        "named_days",
        "units_alone",
        "regions",
    ):
        words |= dict.fromkeys(
            word for row in lexicon(name)[:150] for cell in row.values() for word in cell.split()[:2]
        )
    return tuple(word for word in words if word)


class Choices:
    """Bytes read as choices; what is missing at the end is 0."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def below(self, limit: int) -> int:
        width = 1 if limit <= 256 else 2
        taken = int.from_bytes(self.data[self.at : self.at + width], "big")
        self.at += width
        return taken % limit

    def rest(self) -> bool:
        return self.at < len(self.data)

    def one(self, among: Any) -> Any:
        return among[self.below(len(among))]

    def text(self, most: int = 80) -> str:
        parts = []
        while self.rest() and len(parts) < most:
            kind = self.below(8)
            if kind == 7:
                parts.append(chr(self.below(0x10000)))
            elif kind == 6 and parts:
                parts.append((parts[-1] * self.below(20))[:400])
            elif kind == 5:
                parts.append(str(self.below(10000)))
            else:
                parts.append(self.one(pieces() if kind % 2 else ODD))
        return "".join(parts)


# Two lone surrogates side by side are, in JSON, the character of the pair.
SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
SCHEMA = jsonschema.Draft202012Validator(document_schema())
DAYS = (None, "2026-01-09", "2024-02-29", "2025-12-31T23:59:59", "1912-01-01", "8999-12-31", "1000-01-01")


def extract(choices: Choices) -> None:
    """Offsets are true, the output is valid and goes round, and a second run gives the same."""
    published = choices.one(DAYS)
    text = choices.text()
    document = newsfacts.extract(text, published=published)
    last = 0
    for span in document.spans:
        assert text[span.start : span.end] == span.text != "", span
        assert last <= span.start, span
        last = span.end
    places = {(span.start, span.end) for span in document.spans}
    assert all(fact.evidence in places for fact in document.facts)
    data = document.to_dict()
    SCHEMA.validate(data)
    assert Document.from_dict(data) == document
    if not SURROGATE_PAIR.search(text):
        assert Document.from_json(document.to_json()) == document
    assert newsfacts.extract(text, published=published) == document
    document.to_html()


def parse(choices: Choices) -> None:
    """The span is the whole text, or None."""
    published = choices.one(DAYS)
    text = choices.text(12)
    span = newsfacts.parse(text, published=published)
    if span is not None:
        assert text[span.start : span.end] == span.text
        assert span.label in FIELDS


@cache
def _sound() -> str:
    text = "去年1月，霁云科技（600519.SH）总经理王小明表示，营收12.5亿元，同比增长8%，约3000台，为期三年。"
    data = newsfacts.extract(text, published="2026-01-09").to_dict()
    return json.dumps({"id": "x", **data})


VALUES: list[Any] = [
    None, True, False, 0, 1, -1, 10**30, 0.5, float("nan"), float("inf"), "", "x", "0", "1e5", "NaN", "-0", "１", "2025-13", "2025-02-30", "P1M",
    "P", "PT", "../2025", "2025/", "CNY", "%", "MONEY", "DATE", "ORG", "yoy", "alias", "\ud800", [], {}, [None], [[]], [0, 1], [1, 0], [-1, 5], [{}],
]  # fmt: skip


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    for key in list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, key
        yield from _places(value[key])


def _mutated(choices: Choices) -> Any:
    data = [json.loads(_sound())]
    for _ in range(choices.below(6)):
        spots = list(_places(data))
        holder, key = spots[choices.below(len(spots))]
        act = choices.below(5)
        if act == 0:
            holder[key] = copy.deepcopy(choices.one(VALUES))
        elif act == 1 and isinstance(holder, dict):
            del holder[key]
        elif act == 2 and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        elif act == 3 and isinstance(holder, dict):
            holder[choices.text(2)] = holder[key]
        else:
            holder[key] = choices.text(4)
        if not data:
            break
    return data[0] if data else None


def from_dict(choices: Choices) -> None:
    """A mapping is a document that goes round, or raises our exception; the checker finds faults and never raises."""
    data = _mutated(choices)
    check_document(data)
    try:
        document = Document.from_dict(data)
    except NewsfactsError:
        return
    assert Document.from_dict(document.to_dict()) == document
    document.to_html()


def _broken(choices: Choices, whole: str) -> str:
    """Return a text with some of its stretches cut, doubled or replaced."""
    for _ in range(choices.below(5)):
        start, length = choices.below(max(1, len(whole))), choices.below(12)
        middle = choices.one(
            (
                "",
                whole[start : start + length] * 2,
                "[" * choices.below(5000),
                "9" * choices.below(6000),
                choices.text(3),
            )
        )
        whole = whole[:start] + middle + whole[start + length :]
    return whole


def from_json(choices: Choices) -> None:
    """Text or bytes are a document, or raise our exception."""
    text = _broken(choices, _sound())
    given = text if choices.below(2) else text.encode("utf-8", "surrogatepass")[choices.below(3) :]
    try:
        Document.from_json(given)
    except NewsfactsError:
        return


@cache
def _markup() -> str:
    return to_markup(json.loads(_sound()))


def markup(choices: Choices) -> None:
    """A markup is read or raises our exception; what is sound goes round exactly."""
    try:
        data = from_markup(_broken(choices, _markup()))
    except NewsfactsError:
        return
    if not check_document(data):
        assert from_markup(to_markup(data)) == data


def written(choices: Choices) -> None:
    """A document made of any text is written as markup and read back, and as JSON for the gold folder."""
    text = choices.text()
    data = {"id": "x", **newsfacts.extract(text).to_dict()}
    assert json.loads(gold_json(data)) == data or SURROGATE_PAIR.search(text)
    if "\r" not in text:
        assert from_markup(to_markup(data)) == data


READERS: tuple[tuple[str, Callable[[Path], object], str], ...] = (
    ("x.json", lambda path: check_files([path]), ""),
    ("x.jsonl", lambda path: check_files([path]), ""),
    ("x.json", lambda path: list(read_gold([path])), ""),
    ("x.jsonl", lambda path: list(read_gold([path])), ""),
    ("x.jsonl", read_predictions, ""),
    ("x.json", read_run, '{"documents": {"a": {"digest": "0", "misses": []}}}'),
    ("x.toml", read_floors, '[floors]\n"spans.f1" = 0.5\n[documents.a]\n"core.f1" = 0.1\n'),
    ("x.tsv", read_tsv, "name\tlabel\n霁云\tORG\n"),
)


def files(choices: Choices) -> None:
    """A broken file raises our exception or is reported; it never raises another."""
    name, read, sound = choices.one(READERS)
    broken = _broken(choices, sound or _sound()).encode("utf-8", choices.one(("surrogatepass", "replace")))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(broken[choices.below(3) :])
        try:
            read(path)
        except NewsfactsError:
            return


TARGETS: dict[str, Callable[[Choices], None]] = {
    target.__name__: target for target in (extract, parse, from_dict, from_json, markup, written, files)
}


def run(name: str, data: bytes) -> None:
    """Run a target on bytes."""
    TARGETS[name](Choices(data))
