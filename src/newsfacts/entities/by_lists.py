"""Names that the lists have, where they are no part of a word or of a longer name."""


import regex

from newsfacts.entities.filters import is_generic
from newsfacts.entities.gazetteer import (
    Labels,
    find_listed,
    institution_table,
    known_table,
    place_table,
    region_table,
    short_table,
)
from newsfacts.entities.overlaps import Found, Overlaps
from newsfacts.entities.seen import Seen
from newsfacts.entities.sites import PLANT
from newsfacts.entities.talk import has_figures, is_spoken_of, reads_as_phrase
from newsfacts.entities.whole import with_organ, with_year
from newsfacts.text.words import is_word, joins_words, word_borders


def by_lists(seen: Seen) -> tuple[list[Found], list[Found], list[Found], set[tuple[int, int]]]:
    """Return the institutions, the places and other names, and the short names of the lists, and what cuts through words."""
    text, likely = seen.text, seen.likely
    institutions = _listed(text, likely, institution_table(), region_table())
    cut = {(start, end) for start, end, label in institutions if _cuts_words(text, start, end, label)}
    companies = {span[:2] for span in seen.tagged if span[2] == "ORG"}
    institutions = [s for s in institutions if s[:2] not in cut and not (s[2] == "LOC" and s[:2] in companies)]
    places = _listed(text, likely, known_table(), place_table())
    listed = _as_words(text, places)
    cut |= {(start, end) for start, end, _ in places} - {(start, end) for start, end, _ in listed}
    listed = [span for span in listed if span[:2] not in cut]
    borders = {span[:2] for span in seen.tagged}
    short = _listed(text, likely, short_table())
    begun = {start: end for start, end, label in seen.tagged if label == "ORG"}  # 动视|暴雪, of which the tagger saw the beginning
    spoken = [s for s in short if s[:2] in borders or begun.get(s[0], s[1]) < s[1] or is_spoken_of(text, *s[:2])]
    cut |= {span[:2] for span in set(short) - set(spoken) if is_word(text[span[0] : span[1]])}
    earning = {span[:2] for span in spoken if has_figures(text, *span[:2])}
    listed = [span for span in listed if span[:2] not in earning]  # 大同去年EPS: a town too
    known = _alone(text, seen.tagged, institutions) + _begun(institutions, seen.tagged)
    known = [(start, with_organ(text, end) if label == "ORG" else end, label) for start, end, label in known]
    return [with_year(text, span) for span in known], listed, spoken, cut


def _listed(text: str, likely: list[tuple[int, str]], *tables: Labels) -> list[Found]:
    return [span for table in tables for span in find_listed(text, likely, table)]


SHORT_NAME = 2


def _cuts_words(text: str, start: int, end: int, label: str) -> bool:
    """Tell whether a name of the lists only reads like one where two words meet: 建行 in 基建|行业, 民政部 in 民政|部门."""
    if label not in ("ORG", "LOC"):
        return False
    if end - start > SHORT_NAME:
        return joins_words(text, start, end)
    first = max(0, start - 4)
    return not {start - first, end - first} <= word_borders(text[first : end + 4])


NO_PLACE = frozenset("语型")
"""Behind a place's name: 法|语, and 巴拿马|型船."""


def _as_words(text: str, listed: list[Found]) -> list[Found]:
    """Return the names of the lists, of places those that stand as words: not 任县 of 历任|县长, nor a country's language or a kind of ship.

    A company that reads as a phrase must end where a word does: not 创新医疗 of 创新|医疗器械, but 贵州茅台|酒.
    """
    phrases = {(start, end) for start, end, label in listed if label == "ORG" and reads_as_phrase(text[start:end])}
    cuts = word_borders(text) if phrases or any(end - start == 2 for start, end, label in listed if label == "GPE") else set()
    return [
        (start, end, label)
        for start, end, label in listed
        if not joins_words(text, start, end)
        and ((start, end) not in phrases or end in cuts or end + 1 in cuts)
        and (label != "GPE" or (text[end : end + 1] not in NO_PLACE and (end - start > 2 or {start, end} <= cuts)))
    ]


# A place whose last word says what it is has a name of its own: 加勒比|海, 阿里|山乡.
LAID_OUT = regex.compile(
    r"(?:洲|海|洋|湾|岛|线|站|海峡|群岛|高原|山脉|山|平原|盆地|沙漠|河|江|湖|港|路|街|道|桥|(?:基地|工厂)(?:[一二三四]期)?|乡|镇|县|(?<![地洲])区|市|村|州|城)$|^[东南西北中](?=\p{Han}{3})"
)
LONGER_PLACE = 2


def _alone(text: str, tagged: list[Found], known: list[Found]) -> list[Found]:
    """Return the names of the lists that are no part of a longer name which the tagger found."""
    over = Overlaps(
        [
            (start, end, kind)
            for start, end, kind in tagged
            if _is_whole(text, start, end, kind)
        ]
    )
    return [
        (start, end, label)
        for start, end, label in known
        if not any(
            (a < start or end < b)
            and (a < start or end + 1 < b or kind != "PRODUCT")  # 布伦特原油|报
            and (kind not in ("GPE", "LOC") or end - start >= b - a - LONGER_PLACE or PLANT.search(text, a, b))
            and text[start:end] != "两会"  # of any town
            and text[end:b] != "ETF"  # 比特币ETF: on what it is traded, no fund's name
            for a, b, kind in over.of(start, end)
        )
    ]


def _is_whole(text: str, start: int, end: int, kind: str) -> bool:
    """Tell whether a name that the tagger found may hold one of the lists: 加勒比海, 恒指波幅指数, but not 中证1000指|增."""
    if kind in ("GPE", "LOC"):
        return LAID_OUT.search(text, start, end) is not None
    return not is_generic(text[start:end], kind) and (kind != "INDEX" or text.endswith("指数", start, end))


def _begun(known: list[Found], tagged: list[Found]) -> list[Found]:
    """Return the names that begin with an institution of the lists, of which the tagger saw the end: 文化和|旅游部数据中心."""
    over = Overlaps([span for span in tagged if span[2] == "ORG"])
    return [
        (start, b, "ORG")
        for start, end, label in known
        if label == "ORG"
        for a, b, _ in over.of(start, end)
        if start < a < end < b
    ]
