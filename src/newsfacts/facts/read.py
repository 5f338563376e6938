"""The facts of a text, read from its resolved mentions, left to right, with a little held in mind."""

from collections.abc import Iterator

import msgspec

from newsfacts.document import Fact
from newsfacts.entities.gazetteer import place_names
from newsfacts.facts.items import VALUES, read_items, signs_of
from newsfacts.facts.scene import Scene
from newsfacts.facts.tables import Entry, read_tables
from newsfacts.facts.told.headline import untold, with_body
from newsfacts.facts.walk import Walk
from newsfacts.facts.what.concepts import clean_part
from newsfacts.facts.what.parts import plain_part
from newsfacts.facts.whose.kinds import is_kind_of, stand_ins, with_funds
from newsfacts.facts.whose.names_at import Plan
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded
from newsfacts.text.segment import sentences
from newsfacts.text.words import jieba
from newsfacts.values.resolve import is_mixed, is_traditional

LONGEST_HEADLINE = 120
"""A first line that is longer, or has a full stop, is a paragraph."""
MAINLAND, TAIWAN = "中国", "台湾"
"""What 全国 means, and what it means to a paper of Taiwan that names no China."""


def read_facts(folded: Folded, mentions: list[Mention], published: str | None) -> Iterator[Fact]:
    """Yield the facts of a text in reading order.

    `mentions` are the resolved ones of the whole text in order; `published` is the day (or month or year) that
    resolution used. A number whose owner or period the text does not tell has None there.
    """
    article = [m for m in mentions if not folded.in_furniture(m.start, m.end)]
    if not any(m.label in VALUES for m in article):
        return  # a text without a number states no fact
    article = with_funds(folded.text, sorted([*article, *stand_ins(folded.text, article)], key=lambda mention: mention.start))
    plan = read_plan(folded.text, article)
    walk = Walk(folded, article, published, Scene(folded.text, article, plan, traditional=is_traditional(folded), mixed=is_mixed(folded), published=published))
    end = folded.text.find("\n")
    facts = list(_walked(walk, plan, read_tables(folded, article)))
    if walk.scene.nation == TAIWAN and not any(m.label == "GPE" and (m.name or "").startswith(MAINLAND) for m in article):
        facts = [msgspec.structs.replace(fact, entity=TAIWAN) if fact.entity == MAINLAND else fact for fact in facts]
    headed = 0 < end <= LONGEST_HEADLINE and "。" not in folded.text[:end]
    if not headed:
        yield from facts
        return
    told = sorted([*facts, *untold(folded, article, facts, end)], key=lambda fact: fact.evidence or (0, 0))
    yield from with_body(told, folded.origin(0, end)[1], published)


def _walked(walk: Walk, plan: Plan, rows: dict[int, list[Entry]]) -> Iterator[Fact]:
    """Yield the facts that the walk over the sentences states; `rows` are those of tables, by where they begin."""
    for sentence, items in plan[: _after_last_value(plan)]:
        if sentence.start in rows:
            yield from walk.row(rows[sentence.start])
        elif items:
            yield from map(_of_itself, walk.sentence(sentence, items))


def _of_itself(fact: Fact) -> Fact:
    """Return a fact without a part that is the owner, or the list that it is one of: 印度, 有限合伙人印度 are no part of 印度.

    Of a part that begins with the owner only the rest is one: 禾川医药海外业务, 中国粗钢; but 中国品牌.
    """
    if fact.part is None or fact.entity is None:
        return fact
    if is_kind_of(fact.part, fact.entity) or _is_short_of(fact.part, fact.entity) or fact.entity in fact.part.strip("、").split("、") or fact.part.endswith(fact.entity) or fact.entity in (f"{fact.part}{kind}" for kind in "省市县镇区州"):
        return msgspec.structs.replace(fact, part=None)  # 禾川|占8%, of 禾川微电子
    names = (fact.entity, "我国", "国内市场", "国内", "全国") if fact.entity == "中国" else (fact.entity,)
    head = next((name for name in names if fact.part.startswith(name) and not fact.part.startswith(OF_LAND, len(name))), None)
    if head and "、" not in fact.part:
        return msgspec.structs.replace(fact, part=plain_part(clean_part(fact.part.removeprefix(head).removeprefix("的"))))
    return fact


def _is_short_of(part: str, entity: str) -> bool:
    """Tell whether a part is a firm's own name cut short, and no place or thing that its name begins with.

    >>> _is_short_of("禾川微", "禾川微电子"), _is_short_of("海外", "海外置业"), _is_short_of("汽车", "汽车之家")
    (True, False, False)
    """
    if len(part) >= len(entity) or not entity.startswith(part) or part in place_names():
        return False
    words = jieba().tag(part, hmm=False)
    return len(words) > 1 or words[0][1] not in ("n", "s", "v", "vn", "b")


OF_LAND = ("品牌", "制造", "籍", "产", "车", "概念", "大陆")
"""Behind a country's name these make one thing of it: 中国品牌."""


def _after_last_value(plan: Plan) -> int:
    """Return the number of the sentence after the last one that has a value."""
    valued = (i for i in range(len(plan) - 1, -1, -1) if any(item.kind == "value" for item in plan[i][1]))
    return next(valued, -1) + 1


def read_plan(text: str, mentions: list[Mention]) -> Plan:
    """Return the sentences of a text with their items."""
    plan = []
    signs = signs_of(text)
    i = 0
    for sentence in sentences(text):
        inside = []
        while i < len(mentions) and mentions[i].start < sentence.end:
            if mentions[i].start >= sentence.start:
                inside.append(mentions[i])
            i += 1
        plan.append((sentence, read_items(text, signs, inside, sentence.start, sentence.end)))
    return plan
