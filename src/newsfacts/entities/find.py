"""All names of a text: rules, lists and the tagger, and what was found once found again everywhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, pairwise

import msgspec
import regex

from newsfacts.entities.again import OWN, STRONG, SURE, again
from newsfacts.entities.borders import tidy_spans
from newsfacts.entities.byline import bylines
from newsfacts.entities.filters import DOCUMENT, GENERIC, is_generic
from newsfacts.entities.gazetteer import (
    Labels,
    Names,
    find_listed,
    institution_table,
    known_table,
    likely_places,
    listed_companies,
    place_names,
    place_table,
    region_table,
    short_table,
    user_names,
)
from newsfacts.entities.heads import rubric_company
from newsfacts.entities.patterns import (
    NOT_LATIN,
    before_people,
    find_employers,
    find_latin,
    find_persons,
    find_sources,
    find_titled,
    titles_table,
)
from newsfacts.entities.relabel import is_unknown
from newsfacts.entities.tagger import tag
from newsfacts.entities.talk import has_figures, is_spoken_of
from newsfacts.entities.tickers import coded, find_tickers, with_companies
from newsfacts.entities.told import abbreviated, listings, named
from newsfacts.entities.whole import LatinName, with_year
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded
from newsfacts.text.lookup import pairs_of, places_of, table_of
from newsfacts.text.segment import sentences
from newsfacts.text.words import is_word, joins_words, word_borders

Found = tuple[int, int, str]
TAIWAN = regex.compile(r"新台币|台北|民国|法说会|年增|月增|投信|台股")
PAIRED = regex.compile(
    r"(?<![\p{Han}][中美])(?P<a>[中美日韩俄英德法欧印])(?P<b>[中美日韩俄英德法欧印])(?=国债|利差|关系|贸易|经贸|两国|双边|关税|谈判|投资|股市|会谈|汽车|企业|货币)"
)


# 赴港上市, 对美出口, 销美产品: one country by a character.
ALONE = regex.compile(
    r"(?<=[对赴在销输])[美日韩欧英港](?=上市|挂牌|IPO|招股|递表|发债|融资|出口|进口|贸易|投资|设厂|建厂|关税|产品|订单|双重|二次|的(?:缺口|顺差|逆差|敞口|出口|投资))"
)


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


def find_entities(folded: Folded, names: Names = None) -> Iterator[Mention]:
    """Yield what may be a name, overlaps not yet settled; the user's `names` win over everything else."""
    seen = _look(folded)
    text, tagged = seen.text, seen.tagged
    own = user_names(names)
    taken = list(find_listed(text, enumerate(seen.pairs), table_of(own))) if own else []
    sure = _sure(seen)
    known, listed, spoken, cut = _by_lists(seen)
    full = [s for s in listed if s[2] == "GPE" and s[1] - s[0] >= FULL_PLACE]  # 马里兰州 is no 马里 and 兰州
    wider = {"GPE": Overlaps(full), "ORG": Overlaps(spoken)}
    believed = [s for s in tagged if not (s[2] == "GPE" and s[:2] in cut) and not _is_inside(s, wider.get(s[2], NONE))]
    people = _people(text, seen.titles, tagged)
    people += _foreign_names(seen, people)
    lists = listings(text, seen.latin)
    layers = [taken, sure, list(_pairs(text)), known, people, lists, believed, listed, spoken, _named_latin(seen)]
    chosen = _layered(layers, {(m.start, m.end) for m in seen.tickers}, text)
    weights = {
        (s, e): weight
        for layer, weight in ((people, STRONG), (lists, STRONG), (sure, SURE), (taken, OWN))
        for s, e, _ in layer
    }
    yield from seen.tickers
    apart = set(own) | {text[s:e] for s, e, label in listed if label == "ORG"}
    for start, end, label in again(text, seen.pairs, chosen, apart, weights, cut):
        yield Mention(start, end, label)


def _look(folded: Folded) -> Seen:
    text = folded.text
    pairs = pairs_of(text)
    tickers = list(find_tickers(text, taiwan=TAIWAN.search(text) is not None))
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


def _sure(seen: Seen) -> list[Found]:
    """Return the names that the words around them tell: tickers, book marks, sources, short forms, titles, own labels."""
    text = seen.text
    borders = {(start, end): label for start, end, label in seen.tagged}
    sure = list(seen.bylines)
    sure += [_found(m) for m in with_companies(text, seen.tickers, borders) if text[m.start : m.end] not in GENERIC]
    titled = [_found(m) for m in find_titled(text) if (m.start, m.end) not in seen.rubrics]
    sure += [(s, e, label) for s, e, label in titled if not DOCUMENT.fullmatch(text, s, e)]
    sure += [company for rubric in seen.rubrics for company in rubric_company(text, *rubric)]
    sure += [_found(m) for m in find_sources(text)]
    sure += abbreviated(text)
    sure += named(text)
    sure += _employers(text, seen.titles, seen.tagged)
    return sure + [(s, e, label) for s, e, label in seen.latin if label]


def _by_lists(seen: Seen) -> tuple[list[Found], list[Found], list[Found], set[tuple[int, int]]]:
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
    return [with_year(text, span) for span in known], listed, spoken, cut


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


def _foreign_names(seen: Seen, people: list[Found]) -> list[Found]:
    """Return the names in brackets behind people: 祁远(Alan Qi)."""
    text = seen.text
    ends = {end for _, end, label in [*people, *seen.tagged] if label == "PERSON"}
    return [
        (s, e, "PERSON")
        for s, e, _ in seen.latin
        if text[s - 1 : s] == "(" and s - 1 in ends and text[e : e + 1] == ")"
    ]


def _named_latin(seen: Seen) -> list[Found]:
    """Return the Latin names of which a label is known: their own, or that of what the tagger sees in them."""
    over = Overlaps(seen.tagged)
    return [(s, e, own or over.of(s, e)[0][2]) for s, e, own in seen.latin if own or over.of(s, e)]


def _is_inside(span: Found, wider: "Overlaps") -> bool:
    """Tell whether a span is a part of one of those."""
    start, end, _ = span
    return any(s <= start and end <= e and e - s > end - start for s, e, _ in wider.of(start, end))


FULL_PLACE = 4
"""A listed name of so many characters is known better by the list than by the tagger."""


class Overlaps:
    """The spans that overlap a stretch, looked up by its characters, so that many spans cost no more than few."""

    def __init__(self, spans: list[Found]) -> None:
        self._by_character = defaultdict[int, list[Found]](list)
        for span in spans:
            for i in range(span[0], span[1]):
                self._by_character[i].append(span)

    def of(self, start: int, end: int) -> list[Found]:
        """Return those that overlap `text[start:end]`, the first to begin first."""
        return list(dict.fromkeys(span for i in range(start, end) for span in self._by_character.get(i, ())))


NONE = Overlaps([])
# A place whose last word says what it is has a name of its own: 加勒比|海, 阿里|山乡.
LAID_OUT = regex.compile(
    r"(?:洲|海|洋|湾|岛|线|站|海峡|群岛|高原|山脉|山|平原|盆地|沙漠|河|江|湖|港|路|街|道|桥|乡|镇|县|(?<![地洲])区|市|村|州|城)$|^[东南西北中](?=\p{Han}{3})"
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
            and (kind not in ("GPE", "LOC") or end - start >= b - a - LONGER_PLACE)
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


def _listed(text: str, likely: list[tuple[int, str]], *tables: Labels) -> list[Found]:
    return [span for table in tables for span in find_listed(text, likely, table)]


def _cuts_words(text: str, start: int, end: int, label: str) -> bool:
    """Tell whether a name of the lists only reads like one where two words meet: 建行 in 基建|行业, 民政部 in 民政|部门."""
    if label not in ("ORG", "LOC"):
        return False
    if end - start > SHORT_NAME:
        return joins_words(text, start, end)
    first = max(0, start - 4)
    return not {start - first, end - first} <= word_borders(text[first : end + 4])


SHORT_NAME = 2


def _as_words(text: str, listed: list[Found]) -> list[Found]:
    """Return the names of the lists, of places those that stand as words: not 任县 of 历任|县长, nor a country's language."""
    cuts = word_borders(text) if any(end - start == 2 for start, end, label in listed if label == "GPE") else set()
    return [
        (start, end, label)
        for start, end, label in listed
        if not joins_words(text, start, end)
        and (label != "GPE" or (text[end : end + 1] != "语" and (end - start > 2 or {start, end} <= cuts)))
    ]


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


def _people(text: str, titles: list[int], tagged: list[Found]) -> list[Found]:
    """Return the people that the words around them tell, with the borders that the tagger knows better.

    Of 张芊话 it knows that 话 is a verb, of 州长托马斯·埃文森 that 州长 is a title, of 吉利宣布 that a company speaks.
    """
    over = Overlaps(tagged)
    kept = []
    for mention in find_persons(text, titles):
        start, end = mention.start, mention.end
        seen = over.of(start, end)
        if mention.meaning == "speaks" and (start, end, "ORG") in seen:
            continue
        if is_word(text[start:end]) and not any(kind == "PERSON" for _, _, kind in seen):
            continue  # 五期项目: no 项目 but for the tagger
        for a, b, kind in seen:
            inside = kind == "PERSON" and start <= a and b <= end and b - a >= 2
            if inside and ("·" in text[a:b] or (a == start and SAYS.match(text, b))):
                start, end = a, b
        kept.append((start, end, "PERSON"))
    return kept


# Verbs and adverbs whose first character a name may seem to end in: 张芊|话, 祁远|却, 祁远|致辞.
SAYS = regex.compile(r"[却话笑叹喊呛轰吁]|[来到出]访|致[辞词电函信]")
WHOLE_NAME = ("院", "分行", "支行", "分公司", "中心", "所", "局", "部", "会", "国际")
"""What an organisation ends in that the words before a title only begin: 清华大学|五道口金融学院, 岳澜|国际."""


def _employers(text: str, titles: list[int], tagged: list[Found]) -> list[Found]:
    """Return the organisations before a title and a speaker, with the borders that the tagger knows better."""
    kept = []
    organisations = Overlaps([span for span in tagged if span[2] == "ORG"])
    for mention in find_employers(text, titles):
        start, end = mention.start, mention.end
        if is_generic(text[start:end], "ORG"):
            continue
        over = organisations.of(start, end)
        longer = next((b for a, b, _ in over if a == start and b > end and text[a:b].endswith(WHOLE_NAME)), None)
        if longer is not None:  # 清华大学|五道口金融学院: the shortest span that names it
            kept.append((start, longer, "ORG"))
        elif not any(a > start or b < end for a, b, _ in over):
            kept.append((start, end, "ORG"))
    return kept


def _found(mention: Mention) -> Found:
    return mention.start, mention.end, mention.label


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


def _pairs(text: str) -> Iterator[Found]:
    """Yield the countries by a character: the two of 中美(国债), which are no 美国, and that of 对美(出口)."""
    for match in ALONE.finditer(text):
        yield (*match.span(), "GPE")
    for match in PAIRED.finditer(text):
        if match.group("a") != match.group("b"):
            yield (*match.span("a"), "GPE")
            yield (*match.span("b"), "GPE")


def _without_kinds(text: str, latin: Iterable[LatinName]) -> list[LatinName]:
    """Return Latin names without the AI or C that only follows them here: MiniMax AI原生产品, if MiniMax stands alone."""

    @cache  # a name is counted once, wherever it stands
    def length(name: str) -> int:
        first, _, last = name.rpartition(" ")
        return len(first if first and last in NOT_LATIN and text.count(first) > 2 * text.count(name) else name)

    return [(start, start + length(text[start:end]), label) for start, end, label in latin]


CERTAIN = 3
"""The layers up to this one (the user's, those of rules, of institutions) are not doubted."""


LISTED = 7
"""The layer of what the lists hold."""


def _layered(layers: list[list[Found]], blocked: set[tuple[int, int]], text: str) -> list[Found]:
    """Return the names that stand: an earlier layer wins over a later one, within a layer the longest."""
    used: set[int] = {i for start, end in blocked for i in range(start, end)}
    chosen = []
    for depth, layer in enumerate(layers):
        for start, end, label in sorted(layer, key=lambda span: span[0] - span[1]):
            if start >= end or (depth > CERTAIN and depth != LISTED and is_generic(text[start:end], label)):
                continue
            if used.isdisjoint(range(start, end)):
                used.update(range(start, end))
                chosen.append((start, end, label))
    return sorted(chosen)
