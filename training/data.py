"""Training sentences: read, folded as the library folds text, and grown by swapping names for others."""

import hashlib
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from newsfacts.entities.tagger import clauses
from newsfacts.text.fold import fold

LABELS = ("PERSON", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "LAW", "INDEX", "TICKER")
UNER = {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": ("GPE", "LOC")}
HELD_OUT = 500


class Example(msgspec.Struct):
    """A folded sentence with its entities: start, end and the labels that they may have.

    `known` are the labels that the annotators looked for; of the others nothing is known.
    """

    text: str
    entities: list[tuple[int, int, tuple[str, ...]]]
    known: tuple[str, ...] = LABELS


def folded_example(
    text: str, entities: list[tuple[int, int, tuple[str, ...]]], known: tuple[str, ...]
) -> Example | None:
    """Return an example in the text that the tagger reads, None where a border would be lost."""
    folded = fold(text)
    starts, ends = {}, {}
    for i in range(len(folded.text)):
        first, last = folded.origin(i, i + 1)
        starts[first], ends[last] = i, i + 1
    kept = []
    for start, end, labels in entities:
        if start not in starts or end not in ends:
            return None
        kept.append((starts[start], ends[end], labels))
    return Example(folded.text, kept, known) if folded.text else None


def read_news(path: Path) -> tuple[list[Example], list[Example]]:
    """Return the project's sentences for training, and the 500 held out: those of the smallest SHA-256 of the text."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    rows.sort(key=lambda row: hashlib.sha256(row["text"].encode()).hexdigest())
    examples = []
    for row in rows:
        spans = [(span["start"], span["end"], (span["label"],)) for span in row["spans"]]
        examples.append(folded_example(row["text"], spans, LABELS))
    held = [example for example in examples[:HELD_OUT] if example]
    return [example for example in examples[HELD_OUT:] if example], held


MARKED = re.compile(r"⟦([^⟦⟧|]+)\|([A-Z]+)⟧")


def read_marked(path: Path) -> list[Example]:
    """Return the sentences of a file with one a line, names marked as ⟦surface|LABEL⟧."""
    examples = []
    for line in path.read_text(encoding="utf8").splitlines():
        text, spans, last = "", [], 0
        for match in MARKED.finditer(line):
            text += line[last : match.start()]
            spans.append((len(text), len(text) + len(match.group(1)), (match.group(2),)))
            text += match.group(1)
            last = match.end()
        example = folded_example(text + line[last:], spans, LABELS) if line.strip() else None
        if example:
            examples.append(example)
    return examples


def read_articles(path: Path) -> list[Example]:
    """Return the paragraphs' sentences of a gold document."""
    document = json.loads(path.read_text(encoding="utf8"))
    text, examples, start = document["text"], [], 0
    for match in re.finditer(r"[。！？；;\n]+|$", text):
        inside = [
            s for s in document["spans"] if start <= s["start"] and s["end"] <= match.end() and s["label"] in LABELS
        ]
        spans = [(s["start"] - start, s["end"] - start, (s["label"],)) for s in inside]
        example = folded_example(text[start : match.end()], spans, LABELS)
        if example and example.text.strip():
            examples.append(example)
        start = match.end()
    return examples


GOVERNED = ("省", "市", "县", "区", "国", "州", "镇", "乡", "郡", "府")


def read_uner(path: Path, places: set[str]) -> list[Example]:
    """Return the sentences of a Universal NER file; of labels that it does not have nothing is known.

    Its LOC is a GPE where the name is one of `places` or ends like one, either label else.
    """
    known = tuple(label for labels in UNER.values() for label in labels)
    examples = []
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        spans = []
        for start, end, label in row["ents"]:
            name = fold(row["text"][start:end]).text
            is_gpe = label == "LOC" and (name in places or name.endswith(GOVERNED))
            spans.append((start, end, ("GPE",) if is_gpe else UNER[label]))
        example = folded_example(row["text"], spans, known)
        if example:
            examples.append(example)
    return examples


def read_column(path: Path, column: int) -> list[str]:
    """Return a column of a gazetteer, folded."""
    rows = path.read_text(encoding="utf8").splitlines()[1:]
    names = (fold(cells[column]).text for cells in (row.split("\t") for row in rows) if len(cells) > column)
    return [name for name in names if 1 < len(name) <= 16]


RARE = "祺麟霁旭晟铂昀睿彧弈泓翊翎熠曜璟砺砥屹峙岚嵘鼎衡钧铎钰鑫淼焱垚岳川澜沣沛汀渊湛溯漾澄沐沁禾穗稷黍芮芷芸茗荟蔚薇菁萃蓝苍翠青玄墨朱赤丹绛紫白素皓朗晖曦昭晔"
COMMON = "华中大国新东方信达通天海金龙安泰康瑞恒丰盛嘉美佳利益源和平正立百万千亿一三九云智慧科数字联创维普乐优品好月星河山海江湖松柏竹梅兰鹏鹰虎马牛象鲸"
TRADE = "科技 智能 半导体 电子 光电 能源 新能源 生物 医药 制药 医疗 健康 食品 乳业 酒业 化工 材料 新材 重工 机械 汽车 航空 航运 物流 地产 置业 建设 传媒 影业 文化 教育 环保 水务 电力 燃气 矿业 钢铁 铝业 纺织 服饰 家居 家电 光能 股份 控股 集团 资本 投资 创投 基金 证券 期货 保险 银行 信托 租赁 资管 国际 实业 商业 零售 旅行 酒店 餐饮 网络 信息 软件 数据 通信 机器人 动力 精密 装备 电气 咨询 研究院 农商行 金服".split()
LATIN = "Nova Arc Lumen Vertex Quanta Helix Orion Zephyr Cobalt Nimbus Terra Solis Aqua Pyro Mira Kairo Velo Onyx Astra Luma Brix Drift Ember Fjord Glint Haven Iris Jade Karma Lotus Mesa Nexus Opal Prism Quill Ridge Sable Tidal Umbra Vista Wren Xeno Yonder Zinc".split()
LATIN_TAIL = "Capital Holdings Group Inc. Ltd. Labs AI Tech Energy Pharma Bio Partners Motors Securities Bank".split()
DOUBLE = "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 呼延 南宫 端木 夏侯 司徒".split()
SINGLE = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤谌佘厍钭亓乜苟蒲麴郗逯郦阙涂简巫招"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲飞凯俊峰志远文博子涵雨桐思源嘉怡晨曦浩然梓轩若彤秋实月桂惠玲士珩怡婷承翰卓衡婉仪颂贤穎琳其琛静小冉万里建国海燕海波晓东春梅振宇立新永强国栋德明宏伟"


def invented(label: str, rng: random.Random) -> str:
    """Return a name that no list holds, of the shape that news gives such names."""
    if label == "PERSON":
        family = rng.choice(DOUBLE) if rng.random() < 0.15 else rng.choice(SINGLE)
        return family + "".join(rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2, 2))))
    if rng.random() < 0.2:
        name = rng.choice(LATIN) + rng.choice(("", rng.choice(LATIN).lower()))
        return f"{name} {rng.choice(LATIN_TAIL)}" if rng.random() < 0.4 else name
    pool = RARE if rng.random() < 0.6 else COMMON
    core = "".join(rng.choice(pool if rng.random() < 0.7 else COMMON) for _ in range(rng.choice((2, 2, 2, 3))))
    if label == "ORG" and rng.random() < 0.8:
        core += rng.choice(TRADE)
        if rng.random() < 0.15:
            core += rng.choice(("股份", "集团", "控股", "有限公司", "股份有限公司"))
    return core


class Names:
    """Names to put in the place of others, from gazetteers that may ship and from `invented`."""

    def __init__(self, folder: Path) -> None:
        self.lists = {
            "ORG": [
                *read_column(folder / "a_share.tsv", 1),
                *read_column(folder / "hk_listed.tsv", 1),
                *read_column(folder / "tw_listed.tsv", 1)[:1900],
                *read_column(folder / "foreign_companies.tsv", 0),
            ],
            "GPE": [*read_column(folder / "cn_adcodes.tsv", 1), *read_column(folder / "territories.tsv", 2)],
        }

    def draw(self, label: str, rng: random.Random) -> str | None:
        """Return another name for the label, None where names of it are not swapped."""
        if label == "PERSON" or (label == "ORG" and rng.random() < 0.6) or (label == "PRODUCT" and rng.random() < 0.5):
            return invented(label, rng)
        names = self.lists.get(label)
        return rng.choice(names) if names else None


def swapped(example: Example, names: Names, rng: random.Random) -> Example:
    """Return the example with its names swapped, the same name for the same name."""
    text, last, entities = "", 0, []
    chosen: dict[str, str] = {}
    for start, end, labels in sorted(example.entities):
        old, label = example.text[start:end], labels[0]
        keeps = label == "ORG" and old.endswith(("部", "局", "委", "会", "所", "院", "行", "网", "报", "署"))
        new = (
            chosen.get(old)
            or (None if keeps or rng.random() < (0.6 if label == "GPE" else 0.2) else names.draw(label, rng))
            or old
        )
        chosen[old] = new
        text += example.text[last:start]
        entities.append((len(text), len(text) + len(new), labels))
        text += new
        last = end
    return Example(text + example.text[last:], entities, example.known)


CUTS = (32, 40, 48, 64)


def pieces(example: Example, longest: int) -> list[Example]:
    """Return the example in pieces of whole clauses, as the tagger reads a text; whole where a cut would part a name."""
    parts = []
    for match in clauses(longest).finditer(example.text):
        start, end = match.span()
        inside = [(s - start, e - start, labels) for s, e, labels in example.entities if start <= s and e <= end]
        parts.append(Example(match.group(), inside, example.known))
    lost = sum(len(part.entities) for part in parts) < len(example.entities)
    return [example] if lost else [part for part in parts if part.text.strip()]


def epochs(examples: list[Example], names: Names, share: float, seed: int) -> Iterator[list[Example]]:
    """Yield the examples for one epoch after the other, a `share` of them with names swapped, half of them in pieces."""
    rng = random.Random(seed)
    while True:
        epoch = []
        for example in examples:
            one = swapped(example, names, rng) if example.known == LABELS and rng.random() < share else example
            epoch += pieces(one, rng.choice(CUTS)) if rng.random() < 0.5 else [one]
        rng.shuffle(epoch)
        yield epoch
