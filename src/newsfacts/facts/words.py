"""The words that steer the reading of facts: the lexicon's, and a user's own words for concepts on top."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

import msgspec

from newsfacts.arguments import need
from newsfacts.errors import LexiconError
from newsfacts.lexicon.loader import lexicon, read_tsv
from newsfacts.text.fold import fold
from newsfacts.text.lookup import Table, pairs_of, places_of, table_of
from newsfacts.values.currency import currencies

KINDS = ("flow", "stock", "day", "event")
UNITS = ("money", "percent", "quantity", "duration")


class Word(msgspec.Struct, frozen=True):
    """What the lexicon says of a word; a word may play several parts (年增 is a move and a base)."""

    text: str
    concept: str | None = None
    sign: int = 0
    base: str | None = None
    cue: str | None = None
    owner: str | None = None
    goods: str | None = None


class OwnWord(msgspec.Struct, frozen=True):
    """A user's word for a concept; `unit` and `kind` as in concepts.tsv and concept_kinds.tsv, "" where not said."""

    word: str
    concept: str
    unit: str = ""
    kind: str = ""


Concepts = Mapping[str, str] | str | Path | tuple[OwnWord, ...] | None
"""A user's words for concepts: word → concept, or a TSV file with the columns word, concept and, if wanted, unit, kind; or what
`own_words` made of either."""


class Vocabulary(msgspec.Struct, frozen=True):
    """All words by their text, those looked for anywhere as they are looked up, and what is known of concepts."""

    words: dict[str, Word]
    table: Table[Word]
    single: re.Pattern[str]
    """Those of one character that are looked for anywhere."""
    goods: frozenset[str]
    concepts: frozenset[str]
    kinds: dict[str, str]
    units: dict[str, str]


def own_words(concepts: Concepts) -> tuple[OwnWord, ...]:
    """Return a user's words for concepts, folded as the text will be.

    Raises LexiconError where the file cannot be read, lacks a column, or a unit or kind is none of those there are;
    WrongTypeError where `concepts` is neither a mapping nor a path.

    >>> own_words({"訂閱收入": "subscription_revenue"})[0].word
    '订阅收入'
    """
    if concepts is None or (isinstance(concepts, tuple) and all(isinstance(one, OwnWord) for one in concepts)):
        return concepts or ()
    if isinstance(concepts, Mapping):
        rows = [{"word": word, "concept": concept} for word, concept in concepts.items()]
        source = "concepts"
    else:
        need("concepts", concepts, (str, Path), "a mapping of words to concepts, or the path of a TSV file")
        rows, source = list(read_tsv(cast(str | Path, concepts), ("word", "concept"))), str(concepts)
    return tuple(own_word(row, source) for row in rows)


def own_word(row: Mapping[str, str], source: str) -> OwnWord:
    """Return the word that a row describes; raises LexiconError, naming `source`, where it describes none."""
    for key, cell in row.items():
        need(f"{source}: each row", cell, str, f"its {key} as a str")
    word, concept = fold(row.get("word", "")).text, row.get("concept", "")
    if not word or not concept:
        raise LexiconError(f"{source}: each row needs a word and a concept (columns word, concept), not {dict(row)!r}")
    unit, kind = row.get("unit", ""), row.get("kind", "")
    if unit and unit.partition("/")[0].partition(" ")[0] not in UNITS:
        raise LexiconError(f"{source}: {word}: unit {unit!r} begins with none of {', '.join(UNITS)}")
    if kind and kind not in KINDS:
        raise LexiconError(f"{source}: {word}: kind {kind!r} is none of {', '.join(KINDS)}")
    return OwnWord(word, concept, unit, kind)


@lru_cache(maxsize=8)
def vocabulary(own: tuple[OwnWord, ...] = ()) -> Vocabulary:
    """Return the lexicon's words with a user's own on top; a concept "-" is a word that only looks like one (投资者)."""
    table: dict[str, dict[str, str | int]] = {}
    for row in lexicon("concept_words"):
        table.setdefault(row["word"], {})["concept"] = row["concept"]
    for row in lexicon("moves"):
        table.setdefault(row["word"], {})["sign"] = int(row["sign"])
    for row in lexicon("bases"):
        table.setdefault(row["word"], {})["base"] = row["change"]
    for row in lexicon("fact_cues"):
        table.setdefault(row["word"], {})["cue"] = row["cue"]
    for row in lexicon("market_owners"):
        table.setdefault(row["word"], {})["goods" if row["kind"] == "goods" else "owner"] = row["name"]
    for word in own:
        table.setdefault(word.word, {})["concept"] = word.concept
    words = {text: msgspec.convert({"text": text, **fields}, Word) for text, fields in table.items()}
    steering = {text: word for text, word in words.items() if _is_steering(word)}
    kinds = {row["concept"]: row["kind"] for row in lexicon("concept_kinds")}
    kinds.update({word.concept: word.kind for word in own if word.kind})
    units = {row["key"]: row["unit"] for row in lexicon("concepts")}
    units.update({word.concept: word.unit for word in own if word.unit})
    return Vocabulary(
        words=words,
        table=table_of(steering),
        single=re.compile("[" + "".join(map(re.escape, (text for text in steering if len(text) == 1))) + "]"),
        goods=frozenset(
            name for word in words.values() if word.goods for name in (word.text, word.goods) if word.goods != f"{name}期货"  # 苹果 is a firm's name, too
        ),
        concepts=frozenset(word.concept for word in words.values() if word.concept and word.concept != "-"),
        kinds=kinds,
        units={concept: unit.partition("/")[0] for concept, unit in units.items()},
    )


def _is_steering(word: Word) -> bool:
    """Tell whether a word may be looked for anywhere.

    A word of one character is left out unless it names a concept: 高, 加 or 由 mean something only right before
    a number, where `approach` looks for them.
    """
    named = word.concept or word.base or word.owner or word.goods
    return bool(named or (word.cue and (len(word.text) > 1 or word.text == "其")))


# What is read in one text with a user's words is read in another thread, at the same time, without them: the words
# in force belong to the context of the call.
_in_force: ContextVar[Vocabulary | None] = ContextVar("newsfacts_vocabulary", default=None)


@contextmanager
def in_force(own: tuple[OwnWord, ...]) -> Iterator[None]:
    """Read facts with a user's words for concepts, within the block and this thread or task alone."""
    token = _in_force.set(vocabulary(own))
    try:
        yield
    finally:
        _in_force.reset(token)


def _current() -> Vocabulary:
    return _in_force.get() or vocabulary()


def words() -> dict[str, Word]:
    """Return every steering word by its text."""
    return _current().words


def word_places(text: str) -> list[int]:
    """Return where a steering word may begin; `word_at` tells which one does."""
    vocabulary = _current()
    places = places_of(pairs_of(text), vocabulary.table)
    return sorted({*places, *(match.start() for match in vocabulary.single.finditer(text))})


def word_at(text: str, start: int, end: int) -> Word | None:
    """Return the longest steering word that `text[start:end]` begins with, of those that may be looked for anywhere."""
    table = _current().table
    for key in (text[start : start + 2], text[start : start + 1]):
        for word, meaning in table.get(key, ()):
            if text.startswith(word, start, end):
                return meaning
    return None


def goods() -> frozenset[str]:
    """Return every word for goods that have a price, and the names that facts give them."""
    return _current().goods


def known_concepts() -> frozenset[str]:
    """Return every concept that some word names: the keys of the vocabulary and the phrases of the lexicon."""
    return _current().concepts


@cache
def _chinese() -> dict[str, str]:
    return {row["key"]: row["zh"].partition(" ")[0] for row in lexicon("concepts")}


def chinese_name(concept: str) -> str:
    """Return the Chinese name of a concept of the vocabulary, the concept itself where it is a phrase.

    >>> chinese_name("retail_sales"), chinese_name("客座率")
    ('社会消费品零售总额', '客座率')
    """
    return _chinese().get(concept, concept)


def share_of(concept: str) -> str:
    """Return what a share of a concept is called: 出货占比 of sales_volume."""
    known = {"revenue": "revenue_share", "retail_sales": "零售额占比", "net_profit": "利润占比", "sales_volume": "出货占比", "capex": "资本开支占比", "proceeds": "募资用途占比", "order_amount": "订单占比"}
    if concept.endswith(("占比", "比例", "share")):
        return concept
    return known.get(concept) or f"{chinese_name(concept)}占比"


def concept_kind(concept: str) -> str:
    """Return what the period of a concept is: flow, stock, day or event; flow for what the lexicon does not know.

    >>> concept_kind("cash"), concept_kind("拨备覆盖率")
    ('stock', 'flow')
    """
    return _current().kinds.get(concept, "flow")


def concept_unit(concept: str) -> str:
    """Return what a concept is counted in: money, percent, quantity, "quantity 股", duration; "" where not known.

    >>> concept_unit("gross_margin"), concept_unit("拨备覆盖率")
    ('percent', '')
    """
    return _current().units.get(concept, "")


# AMD is a company, for all that it is also the code of a currency.
CURRENCY = re.compile(r"(?:在岸|离岸)?(?P<name>[^A-Za-z]+?)(?:汇率|汇价)?")


@lru_cache(maxsize=1024)
def is_currency(owner: str | None) -> bool:
    """Tell whether a name is that of a currency, whose price is its rate of exchange.

    >>> is_currency("新台币"), is_currency("离岸人民币"), is_currency("禾川医药")
    (True, True, False)
    """
    named = CURRENCY.fullmatch(owner or "")
    return named is not None and named["name"] in currencies()
