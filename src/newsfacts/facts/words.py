"""The words that steer the reading of facts, from the lexicon, as one table and one pattern."""

from functools import cache

import msgspec
import regex

from newsfacts.lexicon.loader import lexicon


class Word(msgspec.Struct, frozen=True):
    """What the lexicon says of a word; a word may play several parts (年增 is a move and a base)."""

    text: str
    concept: str | None = None
    sign: int = 0
    base: str | None = None
    cue: str | None = None
    owner: str | None = None
    goods: str | None = None


@cache
def words() -> dict[str, Word]:
    """Return every steering word by its text; a concept "-" is a word that only looks like one (投资者)."""
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
    return {text: msgspec.convert({"text": text, **fields}, Word) for text, fields in table.items()}


@cache
def word_pattern() -> regex.Pattern[str]:
    """Return the pattern of the steering words that may be looked for anywhere.

    A word of one character is left out unless it names a concept: 高, 加 or 由 mean something only right before
    a number, where `approach` looks for them.
    """
    chosen = [
        text
        for text, word in words().items()
        if word.concept or word.base or word.owner or word.goods or (word.cue and (len(text) > 1 or text == "其"))
    ]
    return regex.compile(r"\L<words>", words=chosen)


@cache
def goods() -> frozenset[str]:
    """Return every word for goods that have a price, and the names that facts give them."""
    return frozenset(name for word in words().values() if word.goods for name in (word.text, word.goods))


@cache
def known_concepts() -> frozenset[str]:
    """Return every concept that some word names: the keys of the vocabulary and the phrases of the lexicon."""
    return frozenset(word.concept for word in words().values() if word.concept and word.concept != "-")


@cache
def concept_kind(concept: str) -> str:
    """Return what the period of a concept is: flow, stock, day or event; flow for what the lexicon does not know.

    >>> concept_kind("cash"), concept_kind("拨备覆盖率")
    ('stock', 'flow')
    """
    return _kinds().get(concept, "flow")


@cache
def _kinds() -> dict[str, str]:
    return {row["concept"]: row["kind"] for row in lexicon("concept_kinds")}


@cache
def concept_unit(concept: str) -> str:
    """Return what a concept is counted in: money, percent, quantity, "quantity 股", duration; "" where not known.

    >>> concept_unit("gross_margin"), concept_unit("拨备覆盖率")
    ('percent', '')
    """
    return _units().get(concept, "").partition("/")[0]


@cache
def _units() -> dict[str, str]:
    return {row["key"]: row["unit"] for row in lexicon("concepts")}
