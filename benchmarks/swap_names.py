"""Swaps the names of gold documents for invented ones, to see what a reader knows and what it has by heart.

    python benchmarks/swap_names.py fixtures/gold -o swapped.json && newsfacts evaluate swapped.json

Companies, people, products and their codes get names of the same shape that no list holds; a name that contains
another keeps containing it. The digits of sums, percentages and quantities become others. Offsets, evidence, facts and relations follow. The same seed gives the same names.
"""

import argparse
import json
import random
import re
from pathlib import Path
from typing import Any

from newsfacts.gold.files import read_gold
from newsfacts.text.fold import simplified

SWAPPED = ("ORG", "PERSON", "PRODUCT")
KEPT = re.compile(
    r"^(?:国家|中国|中華|中央|人民|央行|工信部|全国|美国|香港|港交所|恒生|商务部|财政部|民航局|证监会|《)|(?:部|局|委|委员会|委員會|交易所|海关|海關|市政府|总局|人大|中心)$"
)
HAN = "岚嵘沛禾黍翎珩砚笙皓昱澔衍祯霆翊琅瑭峤淳湉漪熠澜泓霁"
ENDINGS = "科技 集团 银行 证券 资本 基金 控股 股份 食品 医药 咨询 航空 海运 影业 旅行 农商行 投顾 光能 新闻 财经 周看 社会科学院 大模型 平台 機構 證券 銀行 資本 科技 食品控股 諮詢 咨詢 新聞 醫藥".split()
FAMILY = "温凌佟谷甄郁蒲岳滕路"
LATIN = (
    "Brixal Cendor Delphic Emberly Fenwick Galdor Hartline Ionica Jorvik Kestrel Lumora Marden Norvik Ostara".split()
)


class Inventor:
    """Invents a name for a name, the same one each time."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.names: dict[str, str] = {}
        self.latin = iter(self.random.sample(LATIN, len(LATIN)))

    def __call__(self, name: str, label: str) -> str:
        if name not in self.names:
            self.names[name] = self._invent(name, label)
        return self.names[name]

    def _invent(self, name: str, label: str) -> str:
        part = next((old for old in sorted(self.names, key=len, reverse=True) if old in name and len(old) > 1), None)
        if part:
            return name.replace(part, self.names[part])
        if re.search(r"[A-Za-z]", name) and not name[0].isascii():  # 海螺 AI: what is in Chinese
            return re.sub(r"[\u4e00-\u9fff]+", lambda run: "".join(self.random.choice(HAN) for _ in run.group()), name)
        if re.match(r"[A-Za-z0-9]", name):
            words = name.split(" ")
            if words[0].isdigit():
                return " ".join([words[0], next(self.latin, "Zephon"), *words[2:]])
            return " ".join([next(self.latin, "Zephon"), *words[1:]])
        if "·" in name:
            return "·".join("".join(self.random.choice(HAN) for _ in piece) for piece in name.split("·"))
        if label == "PERSON":
            return self.random.choice(FAMILY) + "".join(self.random.choice(HAN) for _ in name[1:])
        ending = next(
            (e for e in sorted(ENDINGS, key=len, reverse=True) if name.endswith(e) and len(name) > len(e)), ""
        )
        if not ending and len(name) > 4:
            ending = name[2:]  # 万智|企业大模型一站式平台: what describes stays
        return "".join(self.random.choice(HAN) for _ in range(max(2, len(name) - len(ending)))) + ending


def swap(document: dict[str, Any], seed: int = 1) -> dict[str, Any]:
    """Return a gold document with its names swapped for invented ones."""
    invent = Inventor(seed)
    text = document["text"]
    named = [span for span in document["spans"] if span["label"] in SWAPPED and not KEPT.search(span["name"])]
    for span in sorted(named, key=lambda span: len(span["text"])):
        invent(span["text"], span["label"])
    new_text, last, shift, moves = "", 0, 0, []
    for span in sorted(document["spans"], key=lambda span: span["start"]):
        is_swapped = any(span is one for one in named)
        surface = invent(span["text"], span["label"]) if is_swapped else span["text"]
        new_text += text[last : span["start"]] + surface
        moves.append((span, span["start"] + shift, span["start"] + shift + len(surface), surface))
        shift += len(surface) - len(span["text"])
        last = span["end"]
    new_text += text[last:]
    table = {simplified(old): simplified(new) for old, new in invent.names.items()}
    borders = {(span["start"], span["end"]): (start, end) for span, start, end, _ in moves}

    def renamed(name: str | None) -> str | None:
        if name is None:
            return None
        folded = simplified(name)
        if folded in table:
            return table[folded]
        for old in sorted(table, key=len, reverse=True):
            if len(old) > 1 and old in folded:
                folded = folded.replace(old, table[old])
        return folded

    spans = []
    for span, start, end, surface in moves:
        names = {"name": renamed(span["name"])} if span["label"] in SWAPPED else {}
        spans.append({**span, "start": start, "end": end, "text": surface, **names})
    facts = [_moved(fact, borders, renamed) for fact in document["facts"]]
    relations = [
        {**one, "head": renamed(one["head"]), "tail": one["tail"] if one["type"] == "ticker" else renamed(one["tail"])}
        for one in document["relations"]
    ]
    return {**document, "text": new_text, "spans": spans, "facts": facts, "relations": relations}


def _moved(fact: dict[str, Any], borders: dict[tuple[int, int], tuple[int, int]], renamed: Any) -> dict[str, Any]:
    moved = {
        **fact,
        "entity": renamed(fact["entity"]),
        "part": renamed(fact["part"]),
        "concept": renamed(fact["concept"]),
    }
    moved["evidence"] = list(borders.get(tuple(fact["evidence"]), fact["evidence"]))
    if "accept" in fact:
        moved["accept"] = {
            field: [renamed(one) if field != "period" else one for one in answers]
            for field, answers in fact["accept"].items()
        }
    return moved


COUNTED = ("MONEY", "PERCENT", "QUANTITY")


def other_figures(document: dict[str, Any], seed: int = 1) -> dict[str, Any]:
    """Return the document with other digits in its sums, percentages and quantities: 12.6亿元 becomes 47.3亿元.

    Each digit but 0 stands for another one throughout the document, so that what was equal stays so. Ranges, and numbers
    whose value has other digits than their words (三成, 半), stay as they are.
    """
    digits = list("123456789")
    random.Random(seed).shuffle(digits)
    table = str.maketrans("123456789", "".join(digits))
    text, spans, changed = document["text"], [], set()
    for span in document["spans"]:
        shown = "".join(char for char in span["text"] if char.isdigit()).strip("0")
        counted = span["label"] in COUNTED and span.get("upper") is None
        if counted and shown.isascii() and shown and shown == "".join(filter(str.isdigit, span["value"])).strip("0"):
            surface = span["text"].translate(table)
            text = text[: span["start"]] + surface + text[span["end"] :]
            changed.add((span["start"], span["end"]))
            span = {**span, "text": surface, "value": span["value"].translate(table)}
        spans.append(span)
    facts = [
        {**fact, "value": fact["value"].translate(table)} if tuple(fact["evidence"]) in changed else fact
        for fact in document["facts"]
    ]
    return {**document, "text": text, "spans": spans, "facts": facts}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    documents = [other_figures(swap(document, args.seed), args.seed) for document in read_gold(args.gold)]
    args.output.write_text(json.dumps(documents, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
