"""All names of a text: rules, lists and the tagger, and what was found once found again everywhere."""

from collections.abc import Iterator

import regex

from newsfacts.entities.again import OWN, STRONG, SURE, again
from newsfacts.entities.by_lists import by_lists
from newsfacts.entities.columns import in_columns, in_lines
from newsfacts.entities.filters import DOCUMENT, GENERIC, is_fruit, is_generic, names_currency
from newsfacts.entities.funds import funds
from newsfacts.entities.gazetteer import Names, find_listed, user_names
from newsfacts.entities.heads import rubric_company
from newsfacts.entities.movers import movers
from newsfacts.entities.overlaps import NONE, Found, Overlaps
from newsfacts.entities.patterns import find_sources, find_titled
from newsfacts.entities.people import employers, foreign_names, told_people
from newsfacts.entities.seen import Seen, look
from newsfacts.entities.talk import at_limit, standing
from newsfacts.entities.tickers import with_companies
from newsfacts.entities.told import abbreviated, founded, listings, named
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded
from newsfacts.text.lookup import table_of

PAIRED = regex.compile(
    r"(?<![\p{Han}][中美])(?P<a>[中美日韩俄英德法欧印])(?P<b>[中美日韩俄英德法欧印])(?=国债|利差|关系|贸易|经贸|两国|双边|关税|谈判|投资|股市|会谈|汽车|企业|货币)"
)
# 赴港上市, 对美出口, 销美产品: one country by a character.
ALONE = regex.compile(
    r"(?<=[对赴在销输])[美日韩欧英港](?=上市|挂牌|IPO|招股|递表|发债|融资|出口|进口|贸易|投资|设厂|建厂|关税|产品|订单|双重|二次|的(?:缺口|顺差|逆差|敞口|出口|投资))"
    # 对华|出口, 在华|销量
    r"|(?<=[对在])华(?=出口|进口|销[量售]|零售|批发|投资|业务|出货|贸易|市场|收入|营收|关税|布局|[建设]厂|工厂|企业|员工|交付|累计|新增|门店|逆差|顺差)"
    # 美|10月零售销售, 韩|上月出口: at the head of a clause, before the month that it has told of
    r"|(?<![^,;:》!?”\n])[美韩英德](?=\d{1,2}月(?!\d)|上[周月季]|第?[一二三四1-4]季|Q[1-4])"
)
FULL_PLACE = 4
"""A listed name of so many characters is known better by the list than by the tagger."""
CERTAIN = 3
"""The layers up to this one (the user's, those of rules, of institutions) are not doubted."""
LISTED = 7
"""The layer of what the lists hold."""


def find_entities(folded: Folded, names: Names = None) -> Iterator[Mention]:
    """Yield what may be a name, overlaps not yet settled; the user's `names` win over everything else."""
    seen = look(folded)
    text, tagged = seen.text, seen.tagged
    own = user_names(names)
    taken = list(find_listed(text, enumerate(seen.pairs), table_of(own))) if own else []
    sure = [*_sure(seen), *in_columns(folded), *in_lines(text)]
    known, listed, spoken, cut = by_lists(seen)
    full = [s for s in listed if s[2] == "GPE" and s[1] - s[0] >= FULL_PLACE]  # 马里兰州 is no 马里 and 兰州
    wider = {"GPE": Overlaps(full), "ORG": Overlaps(spoken)}
    whole = Overlaps(standing(text, listed) + at_limit(text, spoken))  # 苏州高新|:拟发债 is no 苏州
    believed = [s for s in tagged if not (s[2] == "GPE" and s[:2] in cut) and not _is_inside(s, wider.get(s[2], NONE))]
    short = Overlaps(spoken)
    believed = [s for s in believed if not _is_of(s, whole) and not _crosses(s, short)]
    people = told_people(text, seen.titles, tagged)
    people += foreign_names(seen, people)
    lists = listings(text, seen.latin) + movers(text, known + tagged + spoken + listed)
    layers = [taken, sure, list(_pairs(text)), known, people, lists, believed, listed, spoken, _named_latin(seen)]
    chosen = _as_places(text, _layered(layers, {(m.start, m.end) for m in seen.tickers}, text))
    weights = {
        (s, e): weight
        for layer, weight in ((people, STRONG), (lists, STRONG), (sure, SURE), (taken, OWN))
        for s, e, _ in layer
    }
    yield from seen.tickers
    apart = set(own) | {text[s:e] for s, e, label in listed if label == "ORG"}
    for start, end, label in again(text, seen.pairs, chosen, apart, weights, cut):
        if SOFTENS.match(text, start) is None or (start, end) in weights:
            yield Mention(start, end, "ORG" if label == "INDEX" and is_listed_on(text, start, end) else label)


# 岚禾巴士逆市|微软0.3%: a verb of the market, and no firm
SOFTENS = regex.compile(r"(?<=逆市|收市|收盘|早段|午后|[则也亦仅]|\))微软(?=[约近逾]?\d[\d.]*%)")
# 登陆|纳斯达克, 在|纳斯达克挂牌: where a share is dealt in
NASDAQ = regex.compile(r"[纳那]斯达克(?!指数|综合|100|\d|中国金龙)")
LISTS_ON = regex.compile(r"(?:登陆|转至|转板|退出|撤离|告别|[在于从自]|赴|到|敲响|登上)(?:美国|美股)?$")
LISTED_BEHIND = regex.compile(r"(?:全球|资本|精选)?(?:精选)?(?:市场)?(?:挂牌|上市|首日|首秀|敲钟|退市|摘牌|开始交易|的?(?:交易)?代码|主板|IPO|递交|通知|规则|交易所)|(?:全球|资本)(?:精选)?市场")


def is_listed_on(text: str, start: int, end: int) -> bool:
    """Tell whether the name of an index means the exchange where a share is dealt in.

    >>> is_listed_on("在纳斯达克挂牌", 1, 5), is_listed_on("纳斯达克上市公司", 0, 4), is_listed_on("纳斯达克收涨1%", 0, 4)
    (True, True, False)
    """
    if NASDAQ.fullmatch(text, start, end) is None:
        return False
    return LISTED_BEHIND.match(text, end) is not None or LISTS_ON.search(text, max(0, start - 4), start) is not None


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
    sure += founded(text)
    sure += funds(text)
    sure += employers(text, seen.titles, seen.tagged)
    return sure + [(s, e, label) for s, e, label in seen.latin if label]


LEVELS = "省市州县区"
# 岚江|省财政厅, 佰州|市人民政府
OFFICE_OF = regex.compile(r"(?P<stem>\p{Han}{2})[省市县](?:人民|委|政府|政协|人大|\p{Han}{2,8}[厅局])")


def _as_places(text: str, chosen: list[Found]) -> list[Found]:
    """Return the names; what is taken for a company is the place that the text calls in full elsewhere: 岚江 of 岚江省.

    >>> _as_places("岚江家底:岚江省收入", [(0, 2, "ORG"), (5, 8, "GPE")])
    [(0, 2, 'GPE'), (5, 8, 'GPE')]
    """
    stems = {text[start : end - 1] for start, end, label in chosen if label == "GPE" and end - start > FEWEST and text[end - 1] in LEVELS}
    stems |= {organ["stem"] for start, end, label in chosen if label == "ORG" and (organ := OFFICE_OF.match(text, start, end))}
    return [(start, end, "GPE" if label in ("ORG", "PRODUCT", "PERSON") and text[start:end] in stems else label) for start, end, label in chosen]


FEWEST = 2
"""Characters of a place without the word for what it is."""


def _found(mention: Mention) -> Found:
    return mention.start, mention.end, mention.label


def _pairs(text: str) -> Iterator[Found]:
    """Yield the countries by a character: the two of 中美(国债), which are no 美国, and that of 对美(出口)."""
    for match in ALONE.finditer(text):
        yield (*match.span(), "GPE")
    for match in PAIRED.finditer(text):
        if match.group("a") != match.group("b"):
            yield (*match.span("a"), "GPE")
            yield (*match.span("b"), "GPE")


def _named_latin(seen: Seen) -> list[Found]:
    """Return the Latin names of which a label is known: their own, or that of what the tagger sees in them."""
    over = Overlaps(seen.tagged)
    return [(s, e, own or over.of(s, e)[0][2]) for s, e, own in seen.latin if own or over.of(s, e)]


def _is_inside(span: Found, wider: "Overlaps") -> bool:
    """Tell whether a span is a part of one of those."""
    start, end, _ = span
    return any(s <= start and end <= e and e - s > end - start for s, e, _ in wider.of(start, end))


def _is_of(span: Found, companies: "Overlaps") -> bool:
    """Tell whether a span is a part of one of those, or the whole of it by another label."""
    start, end, _ = span
    return any(s <= start and end <= e and (s, e, label) != span for s, e, label in companies.of(start, end))


def _crosses(span: Found, companies: "Overlaps") -> bool:
    """Tell whether a span ends within one of those that begins within it: 买超|远传."""
    start, end, _ = span
    return any(start < s < end < e for s, e, _ in companies.of(start, end))


def _layered(layers: list[list[Found]], blocked: set[tuple[int, int]], text: str) -> list[Found]:
    """Return the names that stand: an earlier layer wins over a later one, within a layer the longest."""
    used: set[int] = {i for start, end in blocked for i in range(start, end)}
    chosen = []
    for depth, layer in enumerate(layers):
        for start, end, label in sorted(layer, key=lambda span: span[0] - span[1]):
            if start >= end or (depth > CERTAIN and depth != LISTED and is_generic(text[start:end], label)):
                continue
            if is_fruit(text, start, end) or (label == "GPE" and names_currency(text, end)):
                continue
            if used.isdisjoint(range(start, end)):
                used.update(range(start, end))
                chosen.append((start, end, label))
    return sorted(chosen)
