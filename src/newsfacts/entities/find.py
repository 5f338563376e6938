"""All names of a text: rules, lists and the tagger, and what was found once found again everywhere."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import regex

from newsfacts.entities.filters import is_generic
from newsfacts.entities.gazetteer import find_listed, known_table, place_names, short_table, table_of, user_names
from newsfacts.entities.patterns import SHORT_FORM, find_latin, find_persons, find_titled
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
    tagged = [span for span in _tagged(text) if not folded.in_furniture(span[0], span[1])]
    borders = {(start, end): label for start, end, label in tagged}
    sure = [_found(m) for m in with_companies(text, tickers, borders)]
    sure += [_found(m) for m in find_titled(text)]
    sure += [_found(m) for m in find_persons(text)]
    listed = [*find_listed(text, known_table()), *_places(text)]
    spoken = [span for span in find_listed(text, short_table()) if _overlaps(span, tagged) or _in_market_talk(text, span)]
    latin = [(start, end, label or _label_of(tagged, start, end)) for start, end, label in find_latin(text)]
    layers = [taken, sure, _merge_latin(text, tagged, latin), listed, spoken, [(s, e, lab) for s, e, lab in latin if lab]]
    chosen = _layered(layers, {(m.start, m.end) for m in tickers}, text)
    yield from tickers
    for start, end, label in again(text, chosen, {name for name in own}):
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


def _overlaps(span: Found, others: list[Found]) -> bool:
    return any(start < span[1] and span[0] < end for start, end, _ in others)


MARKET_TALK = regex.compile(r"(?:均|分别|盘中|收|大|微|逆市|高开|低开)?(?:涨|跌|升|挫|报|收报|遭|获|封板|涨停|跌停)|\(|等\d|等[两三四五六七八九十]|、")


def _in_market_talk(text: str, span: Found) -> bool:
    """Tell whether a short listed name stands as companies do in market news: 京东涨5%, 美团(."""
    return MARKET_TALK.match(text, span[1]) is not None


def _places(text: str) -> Iterator[Found]:
    yield from find_listed(text, _PLACES)
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


def _merge_latin(text: str, tagged: list[Found], latin: list[tuple[int, int, str | None]]) -> list[Found]:
    """Return the tagger's names with borders that cut no Latin word: what begins or ends inside one takes all of it."""
    merged = []
    for start, end, label in tagged:
        for first, last, _ in latin:
            if first < start < last:
                start = first
            if first < end < last:
                end = last
        merged.append((start, end, label))
    return merged


def _layered(layers: list[list[Found]], blocked: set[tuple[int, int]], text: str) -> list[Found]:
    """Return the names that stand: an earlier layer wins over a later one, within a layer the longest."""
    used: set[int] = {i for start, end in blocked for i in range(start, end)}
    chosen = []
    for depth, layer in enumerate(layers):
        for start, end, label in sorted(layer, key=lambda span: span[0] - span[1]):
            if start >= end or (depth and is_generic(text[start:end], label)):
                continue
            if used.isdisjoint(range(start, end)):
                used.update(range(start, end))
                chosen.append((start, end, label))
    return sorted(chosen)


# Endings that a company's short form leaves out: 霁光(科技), 洛川(银行), 司徒记(食品控股).
ENDINGS = regex.compile(
    r"(?:科技|股份|集团|控股|银行|证券|食品|医药|生物|电子|光电|半导体|能源|智能|汽车|资本|影业|传媒|航空|海运|航运|物流|实业|国际|地产|置业|保险|基金|软件|网络|信息|材料|化工|重工|机械|光能|制药|医疗|乳业|旅行|金服|农商行|有限公司|股份有限公司)+$"
)


def again(text: str, chosen: list[Found], own: set[str]) -> list[Found]:
    """Return the names with every other place where they, or the short form of a company, stand; one label a name.

    >>> text = "霁云科技发布公告。霁云科技称,霁云产能将翻倍"
    >>> [text[s:e] for s, e, _ in again(text, [(0, 4, "ORG")], set())]
    ['霁云科技', '霁云科技', '霁云']
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end, label in chosen:
        votes[text[start:end]][label] += 1
    labels = {name: label for name, counts in votes.items() for label in [counts.most_common(1)[0][0]]}
    for match in SHORT_FORM.finditer(text):
        before = next((label for start, end, label in chosen if end == match.start()), None)
        if before:
            labels[match.group("short")] = before
    for name, label in list(labels.items()):
        short = ENDINGS.sub("", name) if label == "ORG" else name
        if 2 <= len(short) < len(name) and short not in labels and not is_generic(short, label) and short not in place_names() and not COMMON_WORD.match(short):
            labels[short] = label
    names = table_of({name: label for name, label in labels.items() if not is_generic(name, label) or name in own})
    used = {i for start, end, _ in chosen for i in range(start, end)}
    found = [(start, end, labels[text[start:end]]) for start, end, _ in chosen]
    for start, end, label in find_listed(text, names):
        if used.isdisjoint(range(start, end)) and not (label == "PERSON" and end - start < 2):
            found.append((start, end, label))
    return sorted(found)


COMMON_WORD = regex.compile(r"^(?:中国|国际|东方|太平洋|新时代|华夏|长江|黄河|南方|北方|中华|环球|世纪|大众|平安|光大|浦发|民生|兴业|农业|建设|交通|工商|创新|未来|和平|第一|生活|健康|机器人|人民|国家|城市|数字|智能|绿色|先锋|领先|中信|时代)$")
