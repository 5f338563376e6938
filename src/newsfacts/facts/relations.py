"""Ties between names: who holds which position where, whose ticker, what else a thing is called."""

from collections.abc import Iterator
from functools import cache

import msgspec
import regex

from newsfacts.document import Relation
from newsfacts.entities.patterns import titles_pattern
from newsfacts.entities.tickers import name_before
from newsfacts.facts.owners import OUTSIDER, main_company
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
        if not OUTSIDER.search(relation.value or "") or (relation.value or "").startswith("首席执行"):
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
        rf"(?:[\p{{Han}}A-Za-z]{{0,16}}?(?:{titles_pattern()}))(?:(?:、|兼任|兼|及|和)[\p{{Han}}A-Za-z]{{0,12}}?(?:{titles_pattern()}))*"
    )


@cache
def _titles() -> tuple[str, ...]:
    return tuple(row["title"] for row in lexicon("titles"))


def _positions(text: str, mentions: list[Mention]) -> Iterator[Relation]:
    """Yield the titles between an organisation and a person (银行行长王某), or before a person of the main company."""
    company = main_company(text, mentions)
    spoken = _spoken_of(text, mentions)
    names = [m for m in mentions if m.label in ("ORG", "PERSON", "GPE", "PRODUCT")]
    for i, person in enumerate(names):
        if person.label != "PERSON" or person.name is None:
            continue
        before = names[i - 1] if i else None
        if before is not None and before.label == "PERSON" and text[before.end : person.start] == "(":
            continue
        start = before.end if before is not None and person.start - before.end <= 30 else max(0, person.start - 24)
        between = text[start : person.start]
        if before is not None and between.startswith(")") and text[before.start - 1] == "(":
            between = between[1:]  # 月之暗面(Moonshot AI)创始人: the name in brackets means the same
        clause = IS.sub("", MARKS.split(between)[-1])
        if NO_POSITION.search(clause):
            continue
        clause_of_title = clause.lstrip("的")
        title = _title().search(clause_of_title) if clause_of_title.endswith(_titles()) else None
        if title is None or title.end() != len(clause_of_title):
            continue
        held = before is not None and clause == IS.sub("", between) and before.label == "ORG"
        if held and before is not None:
            owner = before.name
        else:
            owner = _unnamed(spoken[person.start], company, referred=REFERRED.search(clause) is not None)
        if owner is None or (
            not held and before is not None and clause == IS.sub("", between) and before.label != "ORG"
        ):
            continue
        for part in _parts(title.group(), held=held):
            yield Relation("position", person.name, owner, part)


# 该平台副总裁, 其董事长: of the organisation named last.
REFERRED = regex.compile(r"^(?:该(?:平台|集团|公司|行|企业|机构|基金|所|院|校|俱乐部)|其)")


class Spoken(msgspec.Struct):
    """The organisations that a paragraph has named so far: the first, the last, the last with its code."""

    first: str | None = None
    last: str | None = None
    coded: str | None = None


def _spoken_of(text: str, mentions: list[Mention]) -> dict[int, Spoken]:
    """Return, for each person by where the name begins, what its paragraph has spoken of before."""
    codes = {m.start for m in mentions if m.label == "TICKER"}
    before: dict[int, Spoken] = {}
    spoken, at = Spoken(), 0
    for mention in mentions:
        if text.find("\n", at, mention.start) >= 0:
            spoken = Spoken()
        at = mention.start
        if mention.label == "PERSON":
            before[mention.start] = msgspec.structs.replace(spoken)
        elif mention.label == "ORG":
            spoken.first, spoken.last = spoken.first or mention.name, mention.name
            spoken.coded = spoken.coded if codes.isdisjoint(range(mention.end, mention.end + 4)) else mention.name
    return before


def _unnamed(spoken: Spoken, company: str | None, *, referred: bool) -> str | None:
    """Return the organisation of a person whose title names none: the last named, that with a code, the main one."""
    return (spoken.last if referred else None) or spoken.coded or company or spoken.first


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
        cleaned = [
            match.group()
            for part in cleaned
            if (match := regex.search(rf"(?:联合|副|常务|执行|首席|高级|资深)?(?:{titles_pattern()})$", part))
        ]
    return [part for part in cleaned if part]


def _tickers(text: str, mentions: list[Mention]) -> Iterator[Relation]:
    """Yield the code of each organisation that stands right before one."""
    organisations = {m.end: m for m in mentions if m.label == "ORG"}
    for ticker in mentions:
        if ticker.label != "TICKER" or ticker.name is None:
            continue
        place = name_before(text, ticker)
        owner = organisations.get(place[1]) if place else None
        if owner is None:
            owner = next(
                (organisations[e] for e in range(ticker.start, ticker.start - 3, -1) if e in organisations), None
            )
        if owner is not None and owner.name:
            yield Relation("ticker", owner.name, ticker.name)


def _aliases(mentions: list[Mention]) -> Iterator[Relation]:
    """Yield the other names that the text uses for a thing."""
    for mention in mentions:
        if (
            mention.name
            and mention.label in ("ORG", "PERSON", "PRODUCT", "INDEX", "EVENT", "LAW")
            and isinstance(mention.meaning, str)
        ):
            other = mention.meaning
            if other.replace(" ", "") != mention.name.replace(" ", ""):
                yield Relation("alias", mention.name, other)
