"""A text as those see it who find names: what titles, tickers, Latin names it has, and what the tagger finds."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, pairwise

import msgspec
import regex

from newsfacts.entities.borders import tidy_spans
from newsfacts.entities.byline import bylines
from newsfacts.entities.gazetteer import likely_places, listed_companies, place_names
from newsfacts.entities.overlaps import Found, LatinName
from newsfacts.entities.patterns import NOT_LATIN, before_people, find_latin, titles_table
from newsfacts.entities.relabel import is_unknown
from newsfacts.entities.tagger import tag
from newsfacts.entities.tickers import coded, codes_of_hong_kong, find_tickers
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded
from newsfacts.text.lookup import pairs_of, places_of
from newsfacts.text.segment import sentences
from newsfacts.text.words import is_word
from newsfacts.values.currency import most_likely, spoken_from
from newsfacts.values.resolve import is_traditional

TAIWAN = regex.compile(r"新台币|台北|民国|法说会|(?<!按)[年月]增|投信|台股|三大法人|\d张(?!\p{Han})|每股(?:盈余|纯益)|终场|金控|(?<![每按])[年月季]减(?=[\d约近逾一二三四五六七八九])|[税合]后纯益|\d兆")


class Seen(msgspec.Struct):
    """A text, and what reads the whole of it: the steps that choose names look here."""

    text: str
    pairs: list[str]
    likely: list[tuple[int, str]]
    titles: list[int]
    """Where titles begin that a person follows."""
    latin: list[LatinName]
    rubrics: set[tuple[int, int]]
    bylines: list[Found]
    tickers: list[Mention]
    tagged: list[Found]
    """What the tagger found, with tidy borders."""


def _is_of_taiwan(folded: Folded) -> bool:
    """Tell whether a text in traditional characters speaks as Taiwan does, and not as Hong Kong."""
    votes = spoken_from(folded.text, traditional=is_traditional(folded))
    return most_likely(votes) == "TWD"


def look(folded: Folded) -> Seen:
    """Return a text with what is found by reading the whole of it."""
    text = folded.text
    pairs = pairs_of(text)
    taiwan = TAIWAN.search(text) is not None or (_is_of_taiwan(folded) and not codes_of_hong_kong(text))
    tickers = list(find_tickers(text, taiwan=taiwan))
    latin = _without_kinds(text, find_latin(text))
    rubrics = set(_rubrics(folded))
    tagged = _without_segments(text, [span for span in _tagged(folded) if span[:2] not in rubrics])
    tickers += coded(text, [span[:2] for span in tagged if span[2] == "TICKER"], tickers)
    return Seen(
        text=text,
        pairs=pairs,
        likely=likely_places(pairs),
        titles=before_people(text, places_of(pairs, titles_table())),
        latin=latin,
        rubrics=rubrics,
        bylines=bylines(folded),
        tickers=tickers,
        tagged=_among_companies(text, tidy_spans(text, [span for span in tagged if span[2] != "TICKER"], latin)),
    )


# 智联显示|第2季占营收18%: a business of the company
SEGMENT = regex.compile(r"(?:第?[一二三四1-4首前]季度?|[去今]年|[上下]半年|全年|Q[1-4]|本季|单季|业务|部门)?(?:约|仍|已|则|各)?占(?:公司|集团|整体|总|合并|全年|单季|比)*(?:营收|收入|营业收入|销售额|销货)")


def _without_segments(text: str, tagged: list[Found]) -> list[Found]:
    """Return the spans without the businesses that the tagger took for companies, and no list has as one."""
    segments = {text[start:end] for start, end, label in tagged if label in ("ORG", "PRODUCT") and SEGMENT.match(text, end)}
    segments -= listed_companies()
    return [span for span in tagged if text[span[0] : span[1]] not in segments] if segments else tagged


BESIDE = frozenset("、和与及")


def _among_companies(text: str, tagged: list[Found]) -> list[Found]:
    """Return the spans; what a company stands beside is one: 青岛港、青岛银行, and 沛禾泓 of 川岳科技、沛禾泓, which no list knows."""
    beside: set[Found] = set()
    for one, other in pairwise(tagged):
        if text[one[1] : other[0]] in BESIDE:
            beside |= {one} if other[2] == "ORG" else set()
            beside |= {other} if one[2] == "ORG" else set()
    return [
        (start, end, "ORG" if ((start, end, label) in beside and _may_be_company(text, start, end, label)) or _is_company(text[start:end], label) else label)
        for start, end, label in tagged
    ]


def _is_company(name: str, label: str) -> bool:
    """Tell whether what the tagger took for a place is on the list of companies and on none of places: 贵州茅台, but not 九江."""
    return label == "GPE" and name in listed_companies() and name not in place_names() and not is_word(name)


def _may_be_company(text: str, start: int, end: int, label: str) -> bool:
    return text[start:end] in listed_companies() or (label == "PRODUCT" and is_unknown(text, start, end))


def _tagged(folded: Folded) -> list[Found]:
    """Return what the tagger finds outside of the page's furniture."""
    text = folded.text
    pieces = list(sentences(text))
    found = []
    for piece, spans in zip(pieces, tag([text[p.start : p.end] for p in pieces]), strict=True):
        for start, end, label in spans:
            span = piece.start + start, piece.start + end, label
            if not folded.in_furniture(*span[:2]):
                found += _each(folded, span)
    return found


SEVERAL = regex.compile(r"(?:\p{Han}{2,4} )+\p{Han}{2,4}")


def _each(folded: Folded, span: Found) -> list[Found]:
    """Return the people of a span that blanks part in the text as given: 记者 卓澜 祁一帆."""
    start, end, label = span
    surface = folded.surface(start, end) if label == "PERSON" and end - start > 3 else ""
    if not SEVERAL.fullmatch(surface):
        return [span]
    ends = list(accumulate((len(name) for name in surface.split(" ")), initial=start))
    return [(first, last, label) for first, last in pairwise(ends)]


RUBRIC = regex.compile(r"^《(?P<rubric>[^《》\n]{2,12})》", regex.MULTILINE)


def _rubrics(folded: Folded) -> Iterator[tuple[int, int]]:
    """Yield what begins a line in single marks, 〈台股盤中〉: the section of a newspaper, the name of nothing."""
    for match in RUBRIC.finditer(folded.text) if "〈" in folded.source else ():
        first, _ = folded.origin(match.start(), match.start() + 1)
        if folded.source[first] == "〈":
            yield match.span("rubric")


def _without_kinds(text: str, latin: Iterable[LatinName]) -> list[LatinName]:
    """Return Latin names without the AI or C that only follows them here: MiniMax AI原生产品, if MiniMax stands alone."""

    @cache  # a name is counted once, wherever it stands
    def length(name: str) -> int:
        first, _, last = name.rpartition(" ")
        return len(first if first and last in NOT_LATIN and text.count(first) > 2 * text.count(name) else name)

    return [(start, start + length(text[start:end]), label) for start, end, label in latin]
