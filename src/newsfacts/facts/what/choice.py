"""Of what a number is: the topics that it may have, and what is seen of each."""

from dataclasses import dataclass, field
from functools import cache, lru_cache

import msgspec
import regex

from newsfacts.document import Fact
from newsfacts.facts.ranker import Ranker, ranker
from newsfacts.facts.told.constructions import runs
from newsfacts.facts.told.shares import is_of_named_whole
from newsfacts.facts.what.breakdown import is_listed
from newsfacts.facts.what.concepts import VERB_END, VERBAL, Topic, clean_part, clean_phrase, fits, is_noun
from newsfacts.facts.what.rules import Said, rule_topic
from newsfacts.facts.what.wording import wording
from newsfacts.facts.words import concept_kind, concept_unit, known_concepts, share_of
from newsfacts.mention import Mention

SOURCES = (
    "rule",
    "named",
    "counted",
    "market",
    "loose",
    "share",
    "special",
    "placed",
    "pending",
    "held_0",
    "held_1",
    "held_later",
)
PARTS = ("whole", "own", "place", "lead", "last", "section")
FEATURES = (
    " ".join(SOURCES)
    + " key phrase fits_level fits_change unit_match unit_other "
    + "noun_end verb_end length same_as_last same_concept_as_last same_sentence "
    + " ".join(f"part_{part}" for part in PARTS)
    + " part_as_last part_is_owner part_verbal part_length part_known "
    + "money percent quantity duration points bps times per signed to source bases rate lead_empty lead_long has_named has_counted inside "
    + "of_company day_kind stock_kind event_kind flow_kind"
).split()
TOLD_IN_ROW = frozenset(("占GDP比重", "贡献率"))
"""Shares that a list deals out, each part's by its place: no word before the number can say more."""
REMEMBERED = 4096
GRANTED = ("资金", "补贴", "补助")
"""What a sum that heads its clause is of by the words behind it: 2亿元的人才帮扶资金."""
FURTHER = frozenset("高出 多出 低了 少了 高了 多了".split())
"""Words that say how far, and not of what."""
MOVED = (*"跌升增减降涨挫缩扬", "增长", "增加", "减少", "下滑", "回落", "收窄", "扩大")
"""What is told of a measure, and is none: no phrase that ends so names one."""
DONE = "完成率"
"""What a share is called that tells how much of a task or a plan is done."""
HELD = 4
"""How many topics of the numbers before are asked about."""


@cache
def _ranker() -> Ranker:
    return ranker("topic", tuple(FEATURES))


# 占比升至27%, 新能源车占到53%, 占整体8.6%: a share of what was just spoken of
BARE_SHARE = regex.compile(r"(?:占(?:(?:整体|总体|全部|总数|总额|总量)的?(?:比重|比例)?(?:约|近|逾|超过?|为|达)*|比[^,;。:]{0,6}|(?<!的占)(?:到了?|去|了)(?:约|近|逾|超过?)?)|(?:^|[,(])比重[^,;。:]{0,6})$")


# 会员及其他9亿元,占(17%): of the part whose sum was told right before
ONLY_SHARE = regex.compile(r"[,、]?(?:大?约)?占(?:约|近|逾|超过?)*")


# 华南贡献(四成), 其中华东占(两成): the clause tells nothing but what one part makes of the whole spoken of
PLAIN_SHARE = regex.compile(r"[,、]?(?:其中|当中|而|,)*(?P<part>[\p{Han}A-Za-z0-9]{2,10}?)(?:则|就|便|也|仅|只|独)*(?:占(?:比|了|到)?|贡献(?:了)?)(?:约|近|逾|达|超过?)*")


# 祁远占5%(股份): what one holds, and no part of what was told before
OF_STOCK = regex.compile(r"的?(?:股份|股权|股比|股本|表决权|投票权|权益|[AHB]股)")


# 租金开支占收入比例: what is spent out of a whole, and no part of it
OF_COST = regex.compile(r"\p{Han}{0,8}(?:费用|成本|开支|支出|薪酬)占\p{Han}{0,8}(?:收入|营收|收益|支出)(?:比例|比重)")


class Candidate(msgspec.Struct):
    """A topic with where it comes from; a topic may come from several sides."""

    topic: Topic
    sources: set[str] = msgspec.field(default_factory=set)
    parts: set[str] = msgspec.field(default_factory=set)


@dataclass
class AskedWhat(Said):
    """A number that asks of what it is; `rate`: the words before it speak of a rate of change."""

    rate: bool
    candidates: dict[Topic, Candidate] = field(default_factory=dict)

    @property
    def sure(self) -> bool:
        """What its place in a list or its unit says of a number is not in doubt."""
        told = self.mention.unit == "岁" or self.told is not None or runs(self.mention, self.around.lead)
        last = self.mind.state.last
        of_part = last is not None and last.part is not None and last.change is None and last.unit != "%" and ONLY_SHARE.fullmatch(self.around.lead)
        shared = self.share is not None and self.slot.topic is None and (of_part or BARE_SHARE.search(self.around.lead)) and rule_topic(self) is self.share
        goes_on = last is not None and last.entity == self.slot.owner and self._goes_on_from(last) and self.mind.state.stated  # 影片收9亿元,占大盘的一成
        told_whose = self.share is not None and (self.share.part is not None or goes_on or (self.slot.owner or "。") in self.around.lead)
        told_whose = told_whose or (self.share is not None and OF_COST.fullmatch(self.share.concept) is not None)
        shared = shared or (told_whose and is_of_named_whole(self.around.lead) and rule_topic(self) is self.share)
        shared = shared or (self.share is not None and self.share == Topic("票房占比") and rule_topic(self) is self.share)
        shared = shared or (self._deals_share and rule_topic(self) is self.share)
        granted = self.counted is not None and not self.around.lead.strip("“") and self.counted.concept.endswith(GRANTED) and rule_topic(self) == self.counted
        return self.slot.sure or told or granted or bool(shared) or (self.just_counted is not None and rule_topic(self) is self.just_counted)


    def _goes_on_from(self, last: Fact) -> bool:
        """Tell whether the number before is a level, or how far the level right before it changed: 税收收入9亿元,增长2%,占…."""
        level = self.mind.state.level
        return last.change is None or (level is not None and (level.concept, level.entity) == (last.concept, last.entity))

    @property
    def _deals_share(self) -> bool:
        """The clause tells nothing but what one part makes of a sum or count that was told: 合约销售5亿元,其中华南贡献四成."""
        plain = PLAIN_SHARE.fullmatch(self.around.lead) if self.share and self.share.part and not OF_STOCK.match(self.around.tail) else None
        named = self.slot.topic is not None and not self.slot.topic.concept.endswith("贡献")
        if plain is None or self.share is None or named or not plain["part"].startswith(self.share.part or ""):
            return False
        return any(is_listed(one.concept) and share_of(one.concept) == self.share.concept for one, _, _ in self.mind.state.recent)


class Topics:
    """Chooses the topic of each number of a text, in reading order."""

    def choose(self, asked: AskedWhat) -> Topic | None:
        """Return the topic of a number, None where nothing names one."""
        dealt = asked.slot.topic if asked.slot.sure else None
        if dealt and (dealt.concept in TOLD_IN_ROW or ((dealt.part or asked.slot.paired) and asked.mention.unit == "%" and dealt.concept.endswith(("占比", "_share")))):
            return dealt
        if asked.sure:
            return rule_topic(asked)
        topics, rows, words = self.weigh(asked)
        if not topics:
            return None
        best = topics[_ranker().best(rows, words)]
        named = asked.slot.topic
        if named is not None and best == asked.market != topics[0] and topics[0].concept == named.concept in OF_STOCKS:
            return topics[0]  # 黄金库存|升3%: of the stock that its own clause names, and not of the price
        if named is not None and topics[0] == named and named.concept.startswith(("每", "吨")) and asked.mention.label == "MONEY":
            return named  # 每千升酒营收4320元: the words tell of what, and it is no share that costs so much
        if topics[0] == asked.special and topics[0].concept.endswith(DONE):
            return topics[0]  # 已完成全年任务的58%: how much of it is done, and no task
        if asked.share is not None and topics[0] == asked.share and asked.share.concept == share_of(best.concept) != best.concept:
            return topics[0]  # 三元电池占两成: a share of the measure, and no level of it
        return topics[0] if _is_line_told(asked, topics[0], best) else best

    def weigh(self, asked: AskedWhat) -> tuple[list[Topic], list[tuple[float, ...]], list[list[str]]]:
        """Return the candidates, a row of features for each, and how each reads; none where the rules see nothing to state."""
        rule = rule_topic(asked)
        if rule is None:
            return [], [], []
        self._collect(asked, rule)
        shared = _shared(asked)
        owners = [owner for owner in (asked.slot.owner, *asked.mind.state.owners) if owner]
        chosen = list(asked.candidates.values())
        concepts = {one.topic.concept for one in chosen}  # fewer than candidates, which differ in their parts
        of_concept = {concept: _of_concept(asked.mention, concept) for concept in concepts}
        topics = [one.topic for one in chosen]
        rows = [
            (*_own(asked, one, owners, of_concept[one.topic.concept]), *shared, *_kind(concept_kind(one.topic.concept)))
            for one in chosen
        ]
        return topics, rows, wording(topics, asked.around.lead, asked.around.tail, asked.mention.unit)

    def _collect(self, asked: AskedWhat, rule: Topic) -> None:
        slot, around, state = asked.slot, asked.around, asked.mind.state
        last = state.recent[0][0].part if state.recent else None
        lead = clean_part(around.free) if slot.topic is None else None
        self._add(asked, rule, "rule")
        if slot.topic:
            self._vary(asked, slot.topic, "named", place=state.place, last=last)
        if asked.counted:
            self._vary(asked, asked.counted, "counted", place=state.place, last=last)
        if asked.market:
            self._add(asked, asked.market, "market")
        if asked.loose and not (asked.how.sign and asked.loose.concept.endswith(MOVED)):
            self._vary(asked, asked.loose, "loose", last=last)
        phrase = clean_phrase(around.lead)
        phrase = "" if asked.how.sign and phrase.endswith(MOVED) else phrase  # 同店销售跌|7%
        if slot.topic is None and 2 <= len(phrase) <= 16 and asked.mention.label != "PERCENT" and phrase not in FURTHER:
            self._add(asked, Topic(phrase), "loose")
        for topic, source in ((asked.share, "share"), (asked.special, "special"), (asked.placed, "placed")):
            if topic:
                self._add(asked, topic, source)
        for topic in state.topics:
            self._vary(asked, topic, "pending", place=state.place, last=last)
        for i, (topic, _, _) in enumerate(state.recent[:HELD]):
            self._vary(asked, topic, "held_later" if i > 1 else f"held_{i}", place=state.place, lead=lead)

    def _vary(
        self,
        asked: AskedWhat,
        topic: Topic,
        source: str,
        *,
        place: str | None = None,
        lead: str | None = None,
        last: str | None = None,
    ) -> None:
        """Add a topic with its own part, of the whole, and with each of the parts that may be meant."""
        self._add(asked, topic, source, "own")
        self._add(asked, Topic(topic.concept), source, "whole")
        section = asked.mind.state.section
        for part, origin in ((place, "place"), (lead, "lead"), (last, "last"), (section, "section")):
            if part and part != topic.part:
                self._add(asked, Topic(topic.concept, part), source, origin)

    def _add(self, asked: AskedWhat, topic: Topic, source: str, part: str = "own") -> None:
        candidate = asked.candidates.setdefault(topic, Candidate(topic))
        candidate.sources.add(source)
        candidate.parts.add(part if topic.part else "whole")


# 毛利率, 收入, 客座率: what each line of a business has
OF_LINES = frozenset("gross_margin gross_profit operating_margin revenue sales_volume asp 客座率 综合成本率 产能利用率".split())
LINE = regex.compile(r"(?!整体|综合|平均|单季|公司|集团|年度?|全)[\p{Han}A-Za-z0-9]{2,6}")


# 宽带|用户, 5G|用户: of which service
USERS_OF = regex.compile(r"(?:家庭|固定|千兆|有线)?宽带|移动|固网|固话|[45]G(?:套餐|网络)?|物联网|IPTV|千兆")
OF_STOCKS = frozenset("inventory output exports imports".split())
"""What is counted of goods, beside their prices."""


def _is_line_told(asked: AskedWhat, rule: Topic, best: Topic) -> bool:
    """Tell whether the words right before a measure name the line of business that has it, which the net would leave out: 硬件|毛利率下滑1.1个百分点."""
    if rule == asked.slot.topic and rule.concept in ("users", "customers") and rule.part and USERS_OF.fullmatch(rule.part):
        return best == Topic(rule.concept)
    if asked.slot.topic is None and asked.mention.unit == "pp" and rule.part and rule.concept.endswith(("占比", "_share")) and rule in asked.mind.state.just[:1]:
        return best == Topic(rule.concept)  # 门店占比70%,同比提高|3个百分点: that of the shops of which it was told
    of_lines = rule.concept in OF_LINES or rule.concept.endswith(("保费", "保费收入", "新业务价值"))
    if rule != asked.slot.topic or rule.part is None or best != Topic(rule.concept) or not of_lines:
        return False
    return LINE.fullmatch(rule.part) is not None


def _of_concept(mention: Mention, concept: str) -> tuple[float, ...]:
    """Tell how a concept suits a number, and its form."""
    unit, label = concept_unit(concept).partition(" ")[0], mention.label.lower()
    seen = (
        bool(unit),
        concept not in known_concepts(),
        fits(concept, mention, is_change=False),
        fits(concept, mention, is_change=True),
        unit == label,
        bool(unit) and unit != label,
        *_form_of_concept(concept),
    )
    return tuple(map(float, seen))


def _own(
    asked: AskedWhat, candidate: Candidate, owners: list[str], of_concept: tuple[float, ...]
) -> tuple[float, ...]:
    concept, part = candidate.topic.concept, candidate.topic.part
    state = asked.mind.state
    last = state.recent[0][0] if state.recent else None
    of_last, part_as_last = last is not None and concept == last.concept, last is not None and part == last.part
    return (
        *[source in candidate.sources for source in SOURCES],
        *of_concept,
        of_last and part_as_last,
        of_last,
        state.stated,
        *[origin in candidate.parts for origin in PARTS],
        part_as_last,
        part is not None and any(part in owner or owner in part for owner in owners),
        part is not None and _is_verbal(part),
        min(len(part or ""), 12) / 12,
        part is not None and any(part == other.part for other, _, _ in state.recent),
    )


@lru_cache(maxsize=REMEMBERED)
def _form_of_concept(concept: str) -> tuple[float, ...]:
    """Tell how a concept ends, and how long it is."""
    return (
        float(is_noun(concept)),
        float(VERB_END.search(concept) is not None),
        min(len(concept), 12) / 12,
    )


@lru_cache(maxsize=REMEMBERED)
def _is_verbal(part: str) -> bool:
    return VERBAL.search(part) is not None


def _shared(asked: AskedWhat) -> list[float]:
    mention, state, how = asked.mention, asked.mind.state, asked.how
    values = (
        mention.label == "MONEY",
        mention.label == "PERCENT",
        mention.label == "QUANTITY",
        mention.label == "DURATION",
        mention.unit == "点",
        mention.unit in ("pp", "bp"),
        mention.unit == "倍",
        bool(mention.unit and "/" in mention.unit),
        bool(how.sign),
        how.to,
        how.source,
        bool(state.bases or state.compared),
        asked.rate,
        len(asked.around.lead) <= 1,
        len(asked.around.lead) > 8,
        asked.slot.topic is not None,
        any("counted" in one.sources for one in asked.candidates.values()),
        state.inside,
        asked.mind.company is not None,
    )
    return list(map(float, values))


def _kind(kind: str) -> tuple[float, ...]:
    return (float(kind == "day"), float(kind == "stock"), float(kind == "event"), float(kind == "flow"))
