"""Ties between names: who holds which position where, whose ticker, what else a thing is called."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

import msgspec
import regex

from newsfacts.document import Relation
from newsfacts.entities.patterns import titles_pattern
from newsfacts.entities.tickers import name_before
from newsfacts.facts.whose.main_company import main_company
from newsfacts.facts.whose.owners import CHIEF, OUTSIDER, is_agency
from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded


def find_relations(folded: Folded, mentions: list[Mention]) -> Iterator[Relation]:
    """Yield the relations that the text states between its resolved names, each once."""
    seen: set[Relation] = set()
    article = [m for m in mentions if not folded.in_furniture(m.start, m.end)]
    for relation in [*_positions(folded.text, article), *_tickers(folded.text, article), *_aliases(article)]:
        if relation not in seen:
            seen.add(relation)
            yield relation


def employers(text: str, mentions: list[Mention]) -> Iterator[tuple[str, str]]:
    """Yield each person who speaks for an organisation, with it: its officers, no analysts."""
    for relation in _positions(text, mentions):
        if not OUTSIDER.search(relation.value or "") or CHIEF.match(relation.value or ""):
            yield relation.head, relation.tail


NO_POSITION = regex.compile(r"记者|编辑|校对|责编|通讯员|作者|摄|实习|文/|图/|分析人士")
MARKS = regex.compile(r"[,。;:!?“”()\n]")
# 董事长是李银会, 董事长为…: the copula between title and name.
IS = regex.compile(r"(?<=\p{Han}{2})(?:是|为|系)$")
OF_WHOM = regex.compile(r"^(?:该公司|公司|集团|该行|其|旗下|的)")
SEPARATOR = regex.compile(r"、|兼任|兼|及|和|与")
FORMER = regex.compile(r"^(?:时任|前|原|现任|新任|候任|拟任|出任|担任)")


@cache
def _title() -> regex.Pattern[str]:
    # 中国区解决方案和交付|总经理: what narrows a title may stand before it.
    return regex.compile(
        rf"(?:[\p{{Han}}A-Za-z]{{0,16}}?(?:{titles_pattern()}))(?:(?:、|兼任|兼|及|和)[\p{{Han}}A-Za-z]{{0,12}}?(?:{titles_pattern()}))*$"
    )


@cache
def _own_words() -> regex.Pattern[str]:
    # 法务部|总经理: a department with which the words before a title begin
    return regex.compile(rf"(?:^\p{{Han}}{{2,6}}[部处司室])?(?:联合|联席|副|常务|执行|首席|高级|资深|代理|名誉)?(?:{titles_pattern()})$")


@cache
def _titles() -> tuple[str, ...]:
    return tuple(row["title"] for row in lexicon("titles"))


def _positions(text: str, mentions: list[Mention]) -> Iterator[Relation]:
    """Yield the titles between an organisation and a person (银行行长王某), or before a person of the main company."""
    begun = _of_headline(text, mentions)
    company = main_company(text, mentions) or begun
    spoken = _spoken_of(text, mentions)
    places = [name for name, _ in Counter(m.name for m in mentions if m.label == "GPE" and m.name).most_common()]
    names = [m for m in mentions if m.label in ("ORG", "PERSON", "GPE", "PRODUCT")]
    last: list[Relation] = []
    for i, person in enumerate(names):
        if person.label != "PERSON" or person.name is None:
            continue
        before = names[i - 1] if i else None
        joined = JOINED.match(text, before.end, person.start) if before is not None and before.label == "PERSON" else None
        if joined and joined.end() == person.start:  # 董事祁远、叶问秋
            last = [msgspec.structs.replace(relation, head=person.name) for relation in last]
            yield from last
            continue
        if before is not None and before.label == "PERSON" and text[before.end : person.start] == "(":
            continue
        colleague = last[0].tail if joined and last else None
        last = []
        start = before.end if before is not None and person.start - before.end <= 30 else max(0, person.start - 24)
        between = text[joined.end() if joined else start : person.start]
        if before is not None and between.startswith(")") and text[before.start - 1] == "(":
            between = between[1:]  # 月之暗面(Moonshot AI)创始人: the name in brackets means the same
        clause = IS.sub("", MARKS.split(between)[-1])
        if NO_POSITION.search(clause):
            continue
        clause_of_title = clause.lstrip("的")
        title = _title().search(clause_of_title) if clause_of_title.endswith(_titles()) else None
        if title is None:
            continue
        stands_by = before is not None and clause == IS.sub("", between)
        held = before is not None and stands_by and before.label == "ORG"
        referred = REFERRED.search(clause)
        if held and before is not None:
            owner = before.name
        elif stands_by and not joined:
            continue
        else:
            owner = colleague or _governed(title.group(), places) or _unnamed(spoken[person.start], title.group(), company, referred)
        if owner is None:
            continue
        words = title.group()[referred.end() :] if referred else title.group()
        last = [Relation("position", person.name, owner, part) for part in _parts(words, held=held or referred is not None)]
        yield from last
    yield from _positions_behind(text, names, company)


# 祁远(是)川岳烤鱼(的)创始人, 祁远(出任)首席运营官
HOLDS = regex.compile(r"(?:现|已|正式|(?:于|自)?(?:[去今前]年|\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?起?)?(?:是|系|任|出任|担任|接任|升任|就任)")
LONGEST_TITLE = 24
"""Characters behind a person in which a title ends that the person holds."""


@cache
def _held_title() -> regex.Pattern[str]:
    one = rf"(?:联合|联席|副|常务|执行|首席|高级|资深|代理|名誉|共同)*(?:{titles_pattern()})"
    return regex.compile(rf"的?(?P<title>{one}(?:(?:、|兼任|兼|及|和){one})*)(?=[,。;、]|$)")


def _positions_behind(text: str, names: list[Mention], company: str | None) -> Iterator[Relation]:
    """Yield the titles behind a person who holds them, at the organisation that stands between or else at the text's own: 祁远是川岳烤鱼的创始人兼董事长."""
    for i, person in enumerate(names):
        holds = HOLDS.match(text, person.end) if person.label == "PERSON" and person.name else None
        if holds is None:
            continue
        behind = names[i + 1] if i + 1 < len(names) else None
        held = behind is not None and behind.label == "ORG" and behind.start == holds.end()
        owner = behind.name if held and behind else company
        start = behind.end if held and behind else holds.end()
        title = _held_title().match(text, start, start + LONGEST_TITLE)
        if title and owner and (held or not title.group().startswith("的")):
            yield from (Relation("position", person.name or "", owner, part) for part in _parts(title["title"], held=held))


# 祁远、叶问秋; 副行长祁远、法务部总经理叶问秋: of whom one title, or one organisation, is told.
JOINED = regex.compile(r"[、和与及]")


def _of_headline(text: str, mentions: list[Mention]) -> str | None:
    """Return the organisation with which the headline begins and of which the text tells on."""
    first = next((m for m in mentions if m.label == "ORG"), None)
    told = first is not None and any(m.name == first.name for m in mentions if m is not first)
    return first.name if first and told and not text[: first.start].strip() else None


# 该平台副总裁, 该局总裁, 其董事长: of the organisation named last.
REFERRED = regex.compile(r"^(?:该(?:平台|集团|公司|企业|机构|基金|俱乐部|(?P<kind>[行局部署委会院所校厂店社台]))|其(?![中余他实间后]))")
REGULATOR = regex.compile(r"(?<!商会|工会|协会)会$")


def _is_office(name: str) -> bool:
    """Tell whether an organisation has officials, and no 董事长."""
    return is_agency(name) or REGULATOR.search(name) is not None


# 公司董秘: of the company that the paragraph tells of
OF_COMPANY = regex.compile(r"(?:公司|集团)")
# Who serves the state: of an office, where others serve companies.
OF_OFFICE = regex.compile(r"(?:发言人|[局司处部署厅州]长|主任|秘书长|委员|总干事|代表)$")
CLAUSE_BEGINS = frozenset("\n,。;:!?“(【】①②③④⑤⑥⑦⑧⑨⑩")
# 而|川岳材料, 反观|川岳材料, 存储芯片厂商|川岳材料: words before the name with which a clause begins all the same
CLAUSE_OPENS = regex.compile(r"(?<=^|[\n,。;:!?“])(?:而|但|反观|再看|至于|\p{Han}{0,8}(?:龙头|巨头|厂商?|公司|企业|集团|车企|药企|房企|猪企|钢企|券商))$")
LONGEST_OPENING = 14
SENTENCE_ENDS = regex.compile(r"[。!?\n]")


MAYOR = regex.compile(r"(?P<kind>[省市县区])长$")


def _governed(title: str, places: list[str]) -> str | None:
    """Return the place that a 市长 governs whose title names none: of `places`, most named first, the first such one."""
    mayor = MAYOR.search(title)
    return next((name for name in places if name.endswith(mayor.group("kind"))), None) if mayor else None


REMEMBERED = 12
"""So many names before the last one are looked at, so that a long list costs no more than a short one."""


class Spoken(msgspec.Struct):
    """The organisations that were named before a person."""

    named: tuple[str, ...] = ()
    """The last ones of the paragraph, in order."""
    coded: str | None = None
    """The last of them with its code."""
    subjects: tuple[str, ...] = ()
    """Those with which a clause of the person's own sentence begins."""
    topic: str | None = None
    """The one with which the paragraph begins."""
    leading: str | None = None
    """The last one with which a clause of the paragraph begins."""
    turned: str | None = None
    """The last one to which a clause of it turns, 存储芯片厂商川岳电子, 而禾原材料."""
    previous: str | None = None
    """Of a text whose headline names several companies that have codes: the one that the paragraph before was about."""


def _spoken_of(text: str, mentions: list[Mention]) -> dict[int, Spoken]:
    """Return, for each person by where the name begins, what its paragraph has spoken of before."""
    codes = {m.start for m in mentions if m.label == "TICKER"}
    coded = {m.name for m in mentions if m.label == "ORG" and not codes.isdisjoint(range(m.end, m.end + 4))}
    headline = text.find("\n")
    coded &= {m.name for m in mentions if m.start < headline}
    several = coded if len(coded) > 1 else frozenset()
    before: dict[int, Spoken] = {}
    spoken, at = Spoken(), 0
    for mention in mentions:
        if text.find("\n", at, mention.start) >= 0:
            begun = (spoken.topic, next(iter(spoken.named), None))
            about = next((name for name in begun if name in several), spoken.previous)
            spoken = Spoken(previous=about)
        elif SENTENCE_ENDS.search(text, at, mention.start):
            spoken.subjects = ()
        at = mention.start
        if mention.label == "PERSON":
            before[mention.start] = msgspec.structs.replace(spoken)
        elif mention.label == "ORG" and mention.name:
            begins = text[max(0, mention.start - 1) : mention.start]
            if not spoken.named and begins in ("", "\n", "】", "“", "【") and text[mention.end : mention.end + 1] != "】":
                spoken.topic = mention.name
            spoken.named = (*spoken.named[-REMEMBERED:], mention.name)
            turns = begins not in CLAUSE_BEGINS and CLAUSE_OPENS.search(text, max(0, mention.start - LONGEST_OPENING), mention.start) is not None
            spoken.turned = mention.name if turns else spoken.turned
            if not begins or begins in CLAUSE_BEGINS or turns:
                spoken.subjects = (*spoken.subjects[-REMEMBERED:], mention.name)
                spoken.leading = mention.name
            spoken.coded = spoken.coded if codes.isdisjoint(range(mention.end, mention.end + 4)) else mention.name
    return before


def _unnamed(
    spoken: Spoken, title: str, company: str | None, referred: regex.Match[str] | None
) -> str | None:
    """Return the organisation of a person whose title names none.

    该局总裁 is of the last one of that kind; else it is the subject of the sentence, that with a code, that of the paragraph,
    the main one. Companies have a 董事长, offices a 发言人.
    """
    if referred:
        kind = referred.group("kind")
        alike = tuple(name for name in spoken.named if not kind or name.endswith(kind))
        return next(reversed(alike or spoken.named), company)
    if OF_COMPANY.match(title) and spoken.leading:
        return spoken.leading
    any_serves = OF_OFFICE.search(title) is not None
    banks = [name for name in spoken.named if name.endswith("行")] if title.endswith("行长") else []
    if banks and company not in banks:
        return next((name for name in reversed(spoken.subjects) if name in banks), banks[-1])  # 欧洲央行维持利率不变。行长祁远表示
    company = company if company and (any_serves or not _is_office(company)) else None
    named = [name for name in spoken.named if any_serves or not _is_office(name)]
    if company and company not in named and spoken.turned in named:
        company = spoken.turned  # a paragraph that turns to another firm than the text's
    subjects = [name for name in spoken.subjects if name in named]
    topic = spoken.topic if spoken.topic in named else None
    return next(reversed(subjects), None) or spoken.coded or topic or (None if any_serves else spoken.previous) or company or next(iter(named), None)


def _parts(title: str, *, held: bool) -> list[str]:
    """Return the titles of a list of them: 财务长兼发言人, but not 解决方案和交付总经理."""
    ends = regex.compile(rf"(?:{titles_pattern()})$")
    parts: list[str] = []
    pieces = SEPARATOR.split(title)
    joined = ""
    marks = [match.group() for match in SEPARATOR.finditer(title)]
    for k, piece in enumerate(pieces):
        joined += piece
        if ends.search(joined):
            parts.append(joined)
            joined = ""
        elif k < len(marks):
            joined += marks[k]
    cleaned = [FORMER.sub("", OF_WHOM.sub("", part)) for part in parts]
    if not held:  # without its organisation a title is read from its own words alone
        cleaned = [match.group() for part in cleaned if (match := _own_words().search(part))]
    return [part for part in cleaned if part]


# 证券代码:688999 |证券简称:|川岳微装; 股票简称:川岳微装,|股票代码:|688999
CALLED_BEHIND = regex.compile(r"[\s,;、|]*(?:证券|股票|股份|公司|[AH]股)?(?:简称|名称)[:为]?\s*")
CODE_BEHIND = regex.compile(r"[\s,;、|]*(?:证券|股票|股份|[AH]股)(?:代码|代号|编号)[:为]?\s*")
LABELLED = regex.compile(r"(?:代码|代号|编号)[:为]?\s*$")
LONGEST_LABEL = 16
"""Characters between a code and the name that is told beside it."""


def _called_beside(text: str, ticker: Mention, names: list[Mention]) -> Mention | None:
    """Return the organisation whose code a heading tells beside its name: 证券代码:688999 证券简称:川岳微装; None where it tells none."""
    first = bisect_left(names, ticker.start - 2 * LONGEST_LABEL, key=attrgetter("start"))
    for other in names[first : first + 3]:
        behind = 0 <= other.start - ticker.end <= LONGEST_LABEL and CALLED_BEHIND.fullmatch(text, ticker.end, other.start)
        if behind or (0 <= ticker.start - other.end <= LONGEST_LABEL and CODE_BEHIND.fullmatch(text, other.end, ticker.start)):
            return other
    return None


def _tickers(text: str, mentions: list[Mention]) -> Iterator[Relation]:
    """Yield the code of each organisation that stands right before one, or that is called beside it in a heading."""
    organisations = {m.end: m for m in mentions if m.label == "ORG"}
    names = list(organisations.values())
    for ticker in mentions:
        if ticker.label != "TICKER" or ticker.name is None:
            continue
        place = name_before(text, ticker)
        owner = organisations.get(place[1]) if place else None
        if owner is None:
            owner = next(
                (organisations[e] for e in range(ticker.start, ticker.start - 3, -1) if e in organisations), None
            )
        if owner is None and LABELLED.search(text, max(0, ticker.start - LONGEST_LABEL), ticker.start):
            owner = _called_beside(text, ticker, names)
        if owner is not None and owner.name:
            yield Relation("ticker", owner.name, ticker.name)


def _aliases(mentions: list[Mention]) -> Iterator[Relation]:
    """Yield the other names that the text uses for a thing."""
    for mention in mentions:
        if (
            mention.name
            and mention.label in ("ORG", "PERSON", "PRODUCT", "INDEX", "EVENT", "LAW", "GPE")
            and isinstance(mention.meaning, str)
        ):
            other = mention.meaning
            if mention.label == "GPE" and mention.name not in (f"{other}市", f"{other}县"):
                continue  # 美 and 美国, 台灣 and 台湾 are one name
            if other.replace(" ", "") != mention.name.replace(" ", ""):
                yield Relation("alias", mention.name, other)
