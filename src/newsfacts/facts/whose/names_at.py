"""Where the names of a text stand, and how: at the head of a clause, as the subject or as an object, in a bracket."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Protocol

import msgspec
import regex

from newsfacts.facts.items import Item, codes_paper
from newsfacts.facts.whose.aside import is_wire, only_serves, publishes
from newsfacts.facts.whose.collectives import GROUP, whole_group
from newsfacts.facts.whose.owners import (
    PLACES,
    TRADES,
    is_standard,
    is_where_traded,
    land_before,
    owns,
    tells_of_others,
)
from newsfacts.text.segment import Sentence

Plan = list[tuple[Sentence, list[Item]]]
"""The sentences of a text with their items."""
NAMES = frozenset({"ORG", "INDEX", "PRODUCT", "GPE", "LOC", "PERSON", "EVENT"})
TURNING = "反观|再看|至于"
"""Words that turn to somebody else."""
# What may stand between the beginning of a clause and the name that is its subject.
OPENING = regex.compile(
    rf"(?:[\p{{Han}}/]{{2,16}}(?:报导|报道)|其中|而|但|不过|另外|此外|同时|同日|{TURNING}|对于|随后|紧随其后|尤其是|例如|比如|以及|只有|唯有|唯独|仅有|就连|因为|由于|据悉|据了解|消息面上|个股方面|个股中|[\p{{Han}}]{{2,6}}方面|[\p{{Han}}]{{2,4}}板块|"
    r"\p{Han}{0,8}(?:龙头|巨头|厂商?|公司|企业|品牌|平台|机构|集团|商|独角兽|股|车企|药企|房企|券商|新贵|老牌|子公司|大户|一哥|王))*"
)
# 佰国|财长, but not 佰国|国会山, 佰国|政府采购网, 佰国|政府出资的川岳科技
GOVERNS = regex.compile(r"(?:政府|当局|(?:副|前|新任|候任|时任)?(?:总统|总理|首相)|[财外]长|国会|议会|内阁|(?:财政|商务|经济|贸易|能源|劳工|交通)(?:部长|大臣))(?!山|府|采购|(?:直接|间接|联合|共同)?(?:投资|出资|控股|持股|参股|入股|支持|资助|补贴|扶持|拥有|参观|到访|批准)\p{Han}{0,4}的)")
LONGEST_OPENING = 60
"""A name so many characters into its clause does not begin it."""
# 格隆汇9月3日|: who tells it, of whom the text is not.
DATELINE = regex.compile(r"(?:AI)?快讯[,:]|头条\(|(?:网|社)?\ ?\d{1,2}月\d{1,2}日(?:讯|电(?!\p{Han})|消息(?=[,:])|\|)")
CREDIT_ENDS = regex.compile(r"\)\s*(?:\n|$)")


class NameAt(msgspec.Struct, frozen=True, gc=False):
    """A name where it stands, and how: everything that does not depend on the number that asks."""

    start: int
    end: int
    name: str
    label: str
    sentence: int
    clause: int
    paragraph: int
    heads_clause: bool
    heads_sentence: bool
    subject: bool
    object: bool
    coded: bool
    inside: bool


class Laid(Protocol):
    """What the names of a text need of how it is laid out: its sentences and clauses, and what its words for wholes mean."""

    text: str
    plan: Plan
    clause_starts: list[int]
    others: Counter[str]

    def clause_of(self, position: int) -> int:
        """Return the index of the clause at an offset."""

    def is_subject(self, item: Item) -> bool:
        """Tell whether a name can be what the numbers after it are said of."""

    def is_object(self, item: Item) -> bool:
        """Tell whether a name is an object, a source or a standard of comparison."""

    def is_reach(self, item: Item) -> bool:
        """Tell whether a market is only where or when something is told of another."""

    def whole(self, word: str, position: int) -> str | None:
        """Return the place that 全省, 我市, 该国 mean."""

    def trade(self, position: int) -> str | None:
        """Return the trade that 全行业 means."""


def names_of(scene: Laid) -> Iterable[NameAt]:
    """Yield where names stand that can be owners, and count those in `scene.others` that only tell of others."""
    papers: set[str] = set()
    for index, (sentence, items) in enumerate(scene.plan):
        depth, last, tells = 0, None, False
        for i, item in enumerate(items):
            if item.kind == "mark":
                depth += (item.text == "(") - (item.text == ")" and depth > 0)
            named = _named(scene, item)
            if named and not _stands_by(scene.text, item) and not (named[1] == "BOND" and codes_paper(items, i)):
                again = tells and depth > 0 and last is not None and last.name == named[0]  # 研究机构川岳科技(Panorama)公布
                papers |= {named[0]} if named[1] == "ORG" and publishes(scene.text, item.start, item.end) else set()
                tells = named[1] in ("ORG", "PRODUCT") and (again or named[0] in papers or tells_of_others(scene.text, items, i) or only_serves(scene.text, item) or is_wire(scene.text, item))
                scene.others[named[0]] += tells
                at = _at(scene, named, item, items, i, index, sentence, inside=depth > 0)
                alike = last is not None and (at.label == last.label == "ORG" or PLACES.issuperset((at.label, last.label)))
                if alike and last and last.object and not last.subject and scene.text[last.end : at.start] in ("、", "和", "与", "及"):
                    at = msgspec.structs.replace(at, object=True, subject=False)  # 收购岚嘉集团、岚桐投资所持股份; 在旺原、观洲等地
                last = at
                yield at
        for match in GROUP.finditer(scene.text, sentence.start, sentence.end):
            item = Item(match.start("group"), match.end("group"), "group", whole_group(scene.text, match))
            yield _at(scene, (item.text, "GROUP"), item, items, -1, index, sentence, inside=False)
        for start, end in governed(scene.text, sentence.start, sentence.end):
            if not any(item.start <= start < item.end and item.mention is not None for item in items):
                item = Item(start, end, "land", scene.text[start:end])
                yield _at(scene, (item.text, "GPE"), item, items, -1, index, sentence, inside=False)


def governed(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Yield where countries stand before those who govern them, no names there for themselves, but whose numbers these tell.

    >>> text = "日本首相表示,财政收入将增加;法国政府预计"
    >>> [text[start:end] for start, end in governed(text, 0, len(text))]
    ['日本', '法国']
    """
    for match in GOVERNS.finditer(text, start, end):
        land = land_before(text, match.start())
        if land is not None:
            yield match.start() - len(land), match.start()


def _named(scene: Laid, item: Item) -> tuple[str, str] | None:
    """Return the name of an item and its kind, None where it names no possible owner."""
    if item.mention is not None and item.mention.name:
        if item.mention.label in NAMES:
            return item.mention.name, item.mention.label
        return (item.mention.name, "BOND") if item.mention.name.endswith(".IB") else None
    if item.word is None:
        return None
    if item.word.owner == "@place":
        place = scene.whole(item.text, item.start)
        return (place, "GPE") if place else None
    if item.word.owner == "@trade":
        trade = scene.trade(item.start)
        return (trade, "MARKET") if trade else None
    if item.word.owner:
        return None if scene.is_reach(item) or is_standard(scene.text, item) else (item.word.owner, "MARKET")
    return (item.word.goods, "GOODS") if item.word.goods else None


def _stands_by(text: str, item: Item) -> bool:
    """Tell whether a name is of who tells it, in the dateline or the bracket that ends a text (川岳社), or where a thing is traded."""
    begins = text[max(0, item.start - 2) : item.start]
    credited = begins.endswith("(") and begins[0] in "。!?;”】\n " and CREDIT_ENDS.match(text, item.end)
    return bool(credited or DATELINE.match(text, item.end)) or is_where_traded(text, item)


def _at(
    scene: Laid,
    named: tuple[str, str],
    item: Item,
    items: list[Item],
    i: int,
    index: int,
    sentence: Sentence,
    *,
    inside: bool,
) -> NameAt:
    """Return a name where it stands."""
    clause = scene.clause_of(item.start)
    begin = max(scene.clause_starts[clause], sentence.start)
    before = items[max(0, i - LONGEST_OPENING) : max(i, 0)]
    heads = item.start - begin <= LONGEST_OPENING and _opens(scene.text, before, begin, item.start)
    return NameAt(
        item.start,
        item.end,
        named[0],
        named[1],
        index,
        clause,
        sentence.paragraph,
        heads_clause=heads,
        heads_sentence=heads and begin == sentence.start,
        subject=i < 0 or item.mention is None or scene.is_subject(item),
        object=scene.is_object(item),
        coded=any(
            other.mention is not None and other.mention.label == "TICKER" and 0 < other.start - item.end <= 3
            for other in items[i + 1 : i + 3]
        )
        if i >= 0
        else False,
        inside=inside,
    )


def _opens(text: str, items: list[Item], start: int, end: int) -> bool:
    """Tell whether `text[start:end]` is, without dates, places, exchanges and marks, what may stand before a clause's subject."""
    if start == end:
        return True
    left, last = "", start
    for item in items:
        if item.end > end:
            break
        traded = item.mention is not None and item.mention.label == "ORG" and TRADES.fullmatch(item.text) is not None
        drop = traded or item.kind in ("date", "mark") or (item.mention is not None and item.mention.label in ("GPE", "LOC"))
        if item.start >= last and drop:
            left += text[last : item.start]
            last = item.end
    return OPENING.fullmatch((left + text[last:end]).strip(" ")) is not None


def owned(text: str, plan: Plan) -> Iterable[tuple[int, Item]]:
    """Yield where names begin that are told by their owners, with the owner of each."""
    for _, items in plan:
        named = [item for item in items if item.mention is not None and item.mention.label in ("ORG", "PRODUCT", "LOC")]
        for owner, item in pairwise(named):
            if owner.mention and owner.mention.label == "ORG" and owns(text, owner, item):
                yield item.start, owner
