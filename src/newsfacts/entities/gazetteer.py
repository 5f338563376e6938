"""Names from lists: listed companies, institutions, media, indices, places; and the user's own."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from newsfacts.arguments import need
from newsfacts.document import ENTITY_LABELS
from newsfacts.errors import LexiconError
from newsfacts.lexicon.loader import lexicon, read_tsv
from newsfacts.text.fold import fold
from newsfacts.text.lookup import Table, table_of

Names = Mapping[str, str] | str | Path | None
"""A user's names: name → label, or a TSV file with the columns name, label."""
Labels = Table[str]
"""Names with their labels as they are looked up."""


KnownGroup = tuple[tuple[str, ...], str]


@cache
def known_groups() -> tuple[KnownGroup, ...]:
    """Return the names that need no context, those of one thing together, the fullest first, with their label."""
    return tuple((tuple(row["names"].split(" ")), row["label"]) for row in lexicon("known_names"))


@cache
def known_by_name() -> dict[tuple[str, str], list[KnownGroup]]:
    """Return the groups of `known_groups` by each of their names with its label."""
    groups: dict[tuple[str, str], list[KnownGroup]] = {}
    for names, label in known_groups():
        for name in names:
            groups.setdefault((name, label), []).append((names, label))
    return groups


@cache
def known_table() -> Labels:
    """Return the places and listed companies that are taken wherever they stand; cities abroad are asked of the tagger first."""
    names = {row["name"]: "GPE" for row in lexicon("places") if row["kind"] != "city" and _is_plain_place(row["name"])}
    names.update({row["name"]: "ORG" for table in ("listed_companies", "foreign_companies") for row in lexicon(table) if len(row["name"]) >= 4})
    return table_of(names)


@cache
def regions() -> frozenset[str]:
    """Return the names of regions, seas and straits."""
    return frozenset(row["name"] for row in lexicon("regions"))


@cache
def region_table() -> Labels:
    """Return the names of `regions`, which are LOC."""
    return table_of(dict.fromkeys(regions(), "LOC"))


@cache
def institution_table() -> Labels:
    """Return the institutions, media and indices that need no context."""
    return table_of({name: label for group, label in known_groups() for name in group})


@cache
def listed_companies() -> frozenset[str]:
    """Return the names of the listed companies."""
    return frozenset(row["name"] for row in lexicon("listed_companies"))


@cache
def listed_inland() -> frozenset[str]:
    """Return the short names of the companies listed in Shanghai, Shenzhen and Beijing."""
    return frozenset(row["name"] for row in lexicon("listed_companies") if row["ticker"].endswith((".SH", ".SZ", ".BJ")))


@cache
def listed_in_hong_kong() -> dict[str, list[str]]:
    """Return the short names of the companies listed in Hong Kong by their codes of five digits."""
    names: dict[str, list[str]] = {}
    for row in lexicon("listed_companies"):
        if row["ticker"].endswith(".HK"):
            names.setdefault(row["ticker"].removesuffix(".HK"), []).append(row["name"])
    return names


@cache
def short_table() -> Labels:
    """Return the short names of listed companies, which are taken only where something else speaks for them."""
    names = {row["name"]: "ORG" for row in lexicon("listed_companies") if len(row["name"]) < 4}
    for row in lexicon("foreign_companies"):
        names[row["name"]] = "ORG"
        if len(row["en"]) > 2:
            names[row["en"]] = "ORG"
    return table_of(names)


# Divisions whose short names are common words, and those that only their full name shows.
_SHORT_PLACES = ("省", "市", "自治区", "特别行政区", "回族自治区", "壮族自治区", "维吾尔自治区")


def _is_plain_place(name: str) -> bool:
    return len(name) >= 2 and name not in (
        "市辖区",
        "郊区",
        "城区",
        "矿区",
        "新区",
        "世界",
        "非洲",
        "欧洲",
        "亚洲",
        "县",
    )


@cache
def place_names() -> frozenset[str]:
    """Return the names of countries and divisions, provinces and cities without their ending too (广东, 泉州)."""
    full = {row["name"] for row in lexicon("places") if _is_plain_place(row["name"])}
    short = set()
    for name in full:
        for ending in sorted(_SHORT_PLACES, key=len, reverse=True):
            if name.endswith(ending) and len(name) - len(ending) >= 2:
                short.add(name.removesuffix(ending))
                break
    return frozenset((full | short | {"中国内地", "香港", "澳门", "台湾", "港澳", "两岸", "美国"}) - COMMON)


@cache
def place_table() -> Labels:
    """Return the places of `place_names`, which are GPE."""
    return table_of(dict.fromkeys(place_names(), "GPE"))


COMMON = frozenset(
    "平安 白银 合作 东方 和平 安定 大安 同心 欧盟 开放 新民 长安 建设 高新 城关 桥东 桥西 新城 中心 保税区 开发区".split()
)
"""Places whose names are words first."""


def user_names(names: Names) -> dict[str, str]:
    """Return the user's names with their labels; `names` is a mapping or a TSV file with the columns name, label.

    Raises LexiconError where the file cannot be read, lacks a column, a name is empty, or a label is none that an entity
    can have; WrongTypeError where `names` is neither.

    >>> user_names({"小滿機器人": "ORG"})
    {'小满机器人': 'ORG'}
    >>> user_names({"小满机器人": "COMPANY"})
    Traceback (most recent call last):
    newsfacts.errors.LexiconError: names: 小满机器人: label 'COMPANY' is none of PERSON, ORG, GPE, LOC, PRODUCT, EVENT, LAW, INDEX, TICKER
    """
    if names is None:
        return {}
    if isinstance(names, Mapping):
        pairs, source = list(names.items()), "names"
    else:
        need("names", names, (str, Path), "a mapping of names to labels, or the path of a TSV file")
        pairs, source = [(row["name"], row["label"]) for row in read_tsv(names, ("name", "label"))], str(names)
    for name, label in pairs:
        need(f"{source}: each row", name, str, "a name as a str")
        if not name:
            raise LexiconError(f"{source}: a row with the label {label!r} has no name; give it one")
        if label not in ENTITY_LABELS:
            raise LexiconError(f"{source}: {name}: label {label!r} is none of {', '.join(ENTITY_LABELS)}")
    return {fold(name).text: label for name, label in pairs}


def likely_places(pairs: list[str]) -> list[tuple[int, str]]:
    """Return the pairs of a text, with their places, with which a name of one of the lists may begin."""
    begin = _beginnings()
    return [(i, pair) for i, pair in enumerate(pairs) if pair in begin]


@cache
def _beginnings() -> frozenset[str]:
    tables = (known_table(), region_table(), institution_table(), short_table(), place_table())
    return frozenset(pair for table in tables for pair in table)


def find_listed(text: str, pairs: Iterable[tuple[int, str]], table: Labels) -> Iterator[tuple[int, int, str]]:
    """Yield where names of a table stand, the longest at each place: start, end, label.

    `pairs` are those of the text with their places, all of them or those with which a name may begin.

    >>> list(find_listed("港交所公布", enumerate(["港交", "交所", "所公", "公布"]), table_of({"港交所": "ORG"})))
    [(0, 3, 'ORG')]
    """
    after = 0
    for i, pair in [(i, pair) for i, pair in pairs if pair in table]:
        if i < after:
            continue
        for name, label in table[pair]:
            if text.startswith(name, i) and not _inside_latin(text, i, i + len(name)):
                after = i + len(name)
                yield i, after, label
                break


DATE_BEHIND = re.compile(r"\d{1,2}月|20\d\d年")


def _inside_latin(text: str, start: int, end: int) -> bool:
    """Tell whether a name begins or ends within a Latin word; a date behind it is none, Norvale|9月, nor what is counted of a share: 川岳-KY|320张."""

    def cut(i: int) -> bool:
        pair = text[i - 1 : i + 1] if i > 0 else ""
        return len(pair) == 2 and pair.isascii() and pair.isalnum() and not (pair[0].isalpha() and (DATE_BEHIND.match(text, i) or text.endswith("-KY", 0, i)))

    return cut(start) or cut(end)


@cache
def makers() -> frozenset[str]:
    """Return the companies of the lists by their short names."""
    return frozenset(row["name"] for row in lexicon("foreign_companies")) | frozenset(name_words("maker"))


def name_words(kind: str) -> list[str]:
    """Return the words that tell what has a name, or how far it goes, of one kind.

    >>> name_words("company end")[:3]
    ['证券', '基金', '资本']
    """
    return [word for row in lexicon("name_words") if row["kind"] == kind for word in row["words"].split(" ")]
