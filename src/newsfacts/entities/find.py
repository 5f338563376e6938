"""All names of a text: rules, lists and the tagger, and what was found once found again everywhere."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import regex

from newsfacts.entities.filters import is_generic
from newsfacts.entities.gazetteer import (
    find_listed,
    institution_table,
    known_table,
    place_names,
    region_table,
    short_table,
    table_of,
    user_names,
)
from newsfacts.entities.borders import tidy_spans
from newsfacts.entities.patterns import (
    NOT_LATIN,
    ABBREVIATION,
    KIND,
    LAUNCHED,
    LISTING,
    SHORT_FORM,
    LISTED_AS,
    REGION,
    RELEASED,
    find_employers,
    find_latin,
    find_persons,
    find_titled,
)
from newsfacts.entities.tagger import tag
from newsfacts.entities.tickers import find_tickers, with_companies
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded
from newsfacts.text.segment import sentences

Found = tuple[int, int, str]
TAIWAN = regex.compile(r"新台币|台北|民国|法说会|年增|月增|投信|台股")
PAIRED = regex.compile(r"(?<![\p{Han}][中美])(?P<a>[中美日韩俄英德法欧印])(?P<b>[中美日韩俄英德法欧印])(?=国债|利差|关系|贸易|经贸|两国|双边|关税|谈判|投资|股市|会谈|汽车|企业|货币)")


def find_entities(folded: Folded, names: Mapping[str, str] | str | Path | None = None) -> Iterator[Mention]:
    """Yield what may be a name, overlaps not yet settled; the user's `names` win over everything else."""
    text = folded.text
    own = user_names(names)
    taken = list(find_listed(text, table_of(own))) if own else []
    tickers = list(find_tickers(text, taiwan=TAIWAN.search(text) is not None))
    latin = [_without_kind(text, span) for span in find_latin(text)]
    tagged = tidy_spans(text, [s for s in _tagged(text) if not folded.in_furniture(s[0], s[1])], latin)
    borders = {(start, end): label for start, end, label in tagged}
    sure = [_found(m) for m in with_companies(text, tickers, borders)]
    sure += [_found(m) for m in find_titled(text)]
    sure += _abbreviated(text)
    sure += [_found(m) for m in find_employers(text)]
    inside = [span for span in tagged if span[2] == "ORG"]
    known = [s for s in [*find_listed(text, institution_table()), *find_listed(text, region_table())] if not any(a <= s[0] and s[1] <= b and b - a > s[1] - s[0] for a, b, _ in inside)]
    people = [_found(m) for m in find_persons(text)]
    listed = [*find_listed(text, known_table()), *_places(text)]
    spoken = [span for span in find_listed(text, short_table()) if (span[0], span[1]) in borders or _in_market_talk(text, span)]
    lists = _listings(text, latin)
    sure += [(s, e, label) for s, e, label in latin if label]
    named = [(s, e, label) for s, e, own_label in latin if (label := own_label or _label_of(tagged, s, e))]
    layers = [taken, sure, list(_pairs(text)), known, people, lists, tagged, listed, spoken, named]
    chosen = _layered(layers, {(m.start, m.end) for m in tickers}, text)
    weights = {(s, e): weight for layer, weight in ((people, STRONG), (lists, STRONG), (sure, 20), (taken, 1000)) for s, e, _ in layer}
    yield from tickers
    for start, end, label in again(text, chosen, set(own), weights):
        yield Mention(start, end, label)


def _found(mention: Mention) -> Found:
    return mention.start, mention.end, mention.label


def _tagged(text: str) -> list[Found]:
    """Return what the tagger finds, in offsets of the text; its codes are left to the patterns."""
    pieces = list(sentences(text))
    found = []
    for piece, spans in zip(pieces, tag([text[p.start : p.end] for p in pieces]), strict=True):
        for start, end, label in spans:
            if label != "TICKER":
                found.append((piece.start + start, piece.start + end, label))
    return found


MARKET_TALK = regex.compile(r"(?:均|分别|盘中|收|大|微|逆市|高开|低开)?(?:涨|跌|升|挫|报|收报|遭|获|封板|涨停|跌停)|\(|等\d|等[两三四五六七八九十]|、")


def _in_market_talk(text: str, span: Found) -> bool:
    """Tell whether a short listed name stands as companies do in market news: 京东涨5%, 美团(."""
    return MARKET_TALK.match(text, span[1]) is not None


def _places(text: str) -> Iterator[Found]:
    yield from find_listed(text, _PLACES)


def _pairs(text: str) -> Iterator[Found]:
    """Yield the two countries of 中美(国债), which are no 美国."""
    for match in PAIRED.finditer(text):
        if match.group("a") != match.group("b"):
            yield (*match.span("a"), "GPE")
            yield (*match.span("b"), "GPE")


_PLACES = table_of(dict.fromkeys(place_names(), "GPE"))


def _label_of(tagged: list[Found], start: int, end: int) -> str | None:
    """Return the label that the tagger gives to what overlaps a Latin name, None where it sees none."""
    for first, last, label in tagged:
        if first < end and start < last:
            return label
    return None


# One of a list: 海螺AI, OK Computer, 星野Talkie.
ELEMENT = regex.compile(r"(?<=[、,和及与括含盖有如:出]|\A)(?!包括|包含)(?:[\p{Han}]{1,4})?[A-Z][A-Za-z0-9]*(?:[ .\-][A-Za-z0-9]+)*(?=[、,和及与等在)。]|$)")


def _without_kind(text: str, name: tuple[int, int, str | None]) -> tuple[int, int, str | None]:
    """Return a Latin name without the AI or C that only follows it here: MiniMax AI原生产品, if MiniMax stands alone."""
    start, end, label = name
    first, _, last = text[start:end].rpartition(" ")
    if first and last in NOT_LATIN and text.count(first) > 2 * text.count(text[start:end]):
        return start, start + len(first), label
    return name


def _abbreviated(text: str) -> Iterator[Found]:
    """Yield the long name before （以下简称“…”） and the short one in it; the end of the long one tells the kind."""
    for match in SHORT_FORM.finditer(text):
        before = LAUNCHED.search(text, max(0, match.start() - 28), match.start())
        if before is None:
            continue
        name = before.group("name")
        label = next((label for label, pattern in KIND if pattern.search(name)), None)
        if label:
            yield (*before.span("name"), label)
            yield (*match.span("short"), label)


def _listings(text: str, latin: list[tuple[int, int, str | None]]) -> list[Found]:
    """Return the Latin names and their like in a list that the text calls one of products or of companies."""
    found = []
    owned = {(first, last): own for first, last, own in latin}
    for pattern in (LISTING, LISTED_AS):
        for match in pattern.finditer(text):
            label = "PRODUCT" if match.group("product") else "ORG"
            for element in ELEMENT.finditer(text, *match.span("list")):
                found.append((*element.span(), owned.get(element.span()) or label))
    for first, last, _ in latin:
        if regex.search(r"\d", text[first:last]) and RELEASED.match(text, last):
            found.append((first, last, "PRODUCT"))
    return found


STRONG = 8
"""The weight of a name that a rule found, against 1 of one that the tagger found."""
CERTAIN = 3
"""The layers up to this one (the user's, those of rules, of institutions) are not doubted."""


def _layered(layers: list[list[Found]], blocked: set[tuple[int, int]], text: str) -> list[Found]:
    """Return the names that stand: an earlier layer wins over a later one, within a layer the longest."""
    used: set[int] = {i for start, end in blocked for i in range(start, end)}
    chosen = []
    for depth, layer in enumerate(layers):
        for start, end, label in sorted(layer, key=lambda span: span[0] - span[1]):
            if start >= end or (depth > CERTAIN and is_generic(text[start:end], label)):
                continue
            if used.isdisjoint(range(start, end)):
                used.update(range(start, end))
                chosen.append((start, end, label))
    return sorted(chosen)


# Endings that a company's short form leaves out: 霁光(科技), 洛川(银行), 司徒记(食品控股).
ENDINGS = regex.compile(
    r"(?:科技|股份|集团|控股|银行|证券|食品|医药|生物|电子|光电|半导体|能源|智能|汽车|资本|影业|传媒|航空|海运|航运|物流|实业|国际|地产|置业|保险|基金|软件|网络|信息|材料|化工|重工|机械|光能|制药|医疗|乳业|旅行|金服|农商行|有限公司|股份有限公司)+$"
)


def again(text: str, chosen: list[Found], own: set[str], weights: Mapping[tuple[int, int], int]) -> list[Found]:
    """Return the names with every other place where they, or the short form of a company, stand; one label a name.

    >>> text = "霁云科技发布公告。霁云科技称,霁云产能将翻倍"
    >>> [text[s:e] for s, e, _ in again(text, [(0, 4, "ORG")], set(), {})]
    ['霁云科技', '霁云科技', '霁云']
    """
    votes = _votes(text, chosen, weights)
    chosen = [_without_tail(text, span, votes) for span in chosen]
    votes = _votes(text, chosen, weights)
    labels = {name: label for name, counts in votes.items() for label in [counts.most_common(1)[0][0]]}
    for match in SHORT_FORM.finditer(text):
        before = next((label for start, end, label in chosen if end == match.start()), None)
        if before:
            labels[match.group("short")] = before
    for match in ABBREVIATION.finditer(text):  # 上海出口集装箱运价指数(SCFI)
        before = next((label for start, end, label in chosen if end == match.start()), None)
        if before in ("INDEX", "ORG", "EVENT"):
            labels.setdefault(match.group("name"), before)
            own = own | {match.group("name")}
    for start, end, label in chosen:  # WAIC 2025(2025世界人工智能大会): both of a kind
        if text[end : end + 1] in ("(", "”", '"') and label in ("PRODUCT", "LAW"):
            after = next((lab for s, e, lab in chosen if 0 < s - end <= 2 and text[e : e + 1] == ")" and lab in ("EVENT", "ORG")), None)
            labels[text[start:end]] = after or label
    weak = {name for name, counts in votes.items() if counts.total() < 20}
    for name in weak:
        if any(label == "PRODUCT" and other.startswith(f"{name} ") for other, label in labels.items()):
            labels[name] = "PRODUCT"  # Kimi, for Kimi Code
    for name, label in list(labels.items()):
        if label == "ORG" and f"{name}大模型" in text:
            labels[f"{name}大模型"] = "PRODUCT"
    for name, label in list(labels.items()):
        short = ENDINGS.sub("", name) if label == "ORG" else name
        taken = short in labels and not _is_doubtful(short, labels[short], votes[short])
        if 2 <= len(short) < len(name) and not taken and not is_generic(short, label) and short not in place_names() and not COMMON_WORD.match(short):
            labels[short] = label
    names = table_of({name: label for name, label in labels.items() if not is_generic(name, label) or name in own})
    inside = {i: (s, e) for s, e, _ in find_listed(text, names) for i in range(s, e)}
    chosen = [
        (start, end, label)
        for start, end, label in chosen
        if not ((whole := inside.get(start)) and whole[0] <= start and end <= whole[1] and end - start < whole[1] - whole[0])
        and not _in_title(text, start, end, label, chosen)
    ]
    longer = {name for name in labels if name.endswith("大模型")}
    found = [(start, end, labels[text[start:end]]) for start, end, _ in chosen if not any(text.startswith(name, start) for name in longer - {text[start:end]})]
    used = {i for start, end, _ in found for i in range(start, end)}
    for start, end, label in find_listed(text, names):
        if used.isdisjoint(range(start, end)) and not (label == "PERSON" and end - start < 2):
            found.append((start, end, label))
    return sorted(span for span in found if not _in_title(text, *span, found))


def _votes(text: str, chosen: list[Found], weights: Mapping[tuple[int, int], int]) -> dict[str, Counter[str]]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end, label in chosen:
        votes[text[start:end]][label] += weights.get((start, end), 1)
    return votes


def _without_tail(text: str, span: Found, votes: Mapping[str, Counter[str]]) -> Found:
    """Return a name found once without the character or two that follow a name found often: 熠翊|真."""
    start, end, _ = span
    name = text[start:end]
    if votes[name].total() >= 3 or len(name) < 3:
        return span
    for cut in (1, 2):
        known = votes.get(name[:-cut])
        if len(name) - cut >= 2 and known and known.total() >= 3 and not ENDINGS.search(name) and name[-cut].isalpha():
            return start, end - cut, known.most_common(1)[0][0]
    return span


def _is_doubtful(short: str, label: str, counts: Counter[str]) -> bool:
    """Tell whether what the tagger alone took a company's short form for may give way: 洛川(GPE), 司徒记(PERSON)."""
    return (label == "GPE" and short not in place_names()) or (label == "PERSON" and counts.total() < STRONG)


IN_TITLE = regex.compile(rf"(?:{REGION})?[\p{{Han}}]{{0,12}}?(?:总经理|总裁|总监|首席|策略师|分析师|经济学家|负责人|主席|董事|经理)")


def _in_title(text: str, start: int, end: int, label: str, chosen: list[Found]) -> bool:
    """Tell whether a place stands inside a title: 高桥资本|亚太首席策略师."""
    if label not in ("GPE", "LOC"):
        return False
    after_name = any(other_end == start and other_label == "ORG" for _, other_end, other_label in chosen)
    return after_name and IN_TITLE.match(text, end) is not None


COMMON_WORD = regex.compile(r"^(?:中国|国际|东方|太平洋|新时代|华夏|长江|黄河|南方|北方|中华|环球|世纪|大众|平安|光大|浦发|民生|兴业|农业|建设|交通|工商|创新|未来|和平|第一|生活|健康|机器人|人民|国家|城市|数字|智能|绿色|先锋|领先|中信|时代)$")
