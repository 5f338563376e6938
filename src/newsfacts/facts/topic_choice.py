"""Of what a number is: the topics that it may have, and what is seen of each."""

from dataclasses import dataclass, field

import msgspec

from newsfacts.facts.approach import Approach
from newsfacts.facts.concepts import NOUN_END, VERB_END, VERBAL, Topic, clean_part, clean_phrase, fits, loose_topic
from newsfacts.facts.lists import Slot
from newsfacts.facts.ranker import ranker
from newsfacts.facts.state import Around
from newsfacts.facts.topics import (
    Mind,
    counted_topic,
    market_topic,
    placed_topic,
    rule_topic,
    share_topic,
    special_topic,
)
from newsfacts.facts.words import concept_kind, concept_unit, known_concepts
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
    + "day_kind stock_kind event_kind flow_kind of_company"
).split()
HELD = 4
"""How many topics of the numbers before are asked about."""


class Candidate(msgspec.Struct):
    """A topic with where it comes from; a topic may come from several sides."""

    topic: Topic
    sources: set[str] = msgspec.field(default_factory=set)
    parts: set[str] = msgspec.field(default_factory=set)


@dataclass
class AskedWhat:
    """A number that asks of what it is."""

    mind: Mind
    mention: Mention
    slot: Slot
    around: Around
    how: Approach
    rate: bool
    candidates: dict[Topic, Candidate] = field(default_factory=dict)

    @property
    def sure(self) -> bool:
        """What its place in a list or its unit says of a number is not in doubt."""
        return self.slot.sure or self.mention.unit == "岁"


class Topics:
    """Chooses the topic of each number of a text, in reading order."""

    def choose(self, asked: AskedWhat) -> Topic | None:
        """Return the topic of a number, None where nothing names one."""
        if asked.sure:
            return rule_topic(asked.mind, asked.mention, asked.slot, asked.around, asked.how)
        topics, rows = self.weigh(asked)
        if not topics:
            return None
        return topics[ranker("topic", tuple(FEATURES)).best(rows, 0)]

    def weigh(self, asked: AskedWhat) -> tuple[list[Topic], list[list[float]]]:
        """Return the candidates and a row of features for each; none where the rules see nothing to state."""
        rule = rule_topic(asked.mind, asked.mention, asked.slot, asked.around, asked.how)
        if rule is None:
            return [], []
        self._collect(asked, rule)
        shared = _shared(asked)
        chosen = list(asked.candidates.values())
        return [one.topic for one in chosen], [[*_own(asked, one), *shared, *_kind(asked, one.topic)] for one in chosen]

    def _collect(self, asked: AskedWhat, rule: Topic) -> None:
        mind, mention, slot, around, how = asked.mind, asked.mention, asked.slot, asked.around, asked.how
        state = mind.state
        last = state.recent[0][0].part if state.recent else None
        lead = clean_part(around.free) if slot.topic is None else None
        self._add(asked, rule, "rule")
        if slot.topic:
            self._vary(asked, slot.topic, "named", place=state.place, last=last)
        if counted := counted_topic(mind, mention, around.tail):
            self._vary(asked, counted, "counted", place=state.place, last=last)
        if market := market_topic(mind, mention, slot, how):
            self._add(asked, market, "market")
        if loose := loose_topic(around.free):
            self._vary(asked, loose, "loose", last=last)
        phrase = clean_phrase(around.lead)
        if slot.topic is None and 2 <= len(phrase) <= 16 and mention.label != "PERCENT":
            self._add(asked, Topic(phrase), "loose")
        if share := share_topic(mind, mention, slot, around, how):
            self._add(asked, share, "share")
        if special := special_topic(mind, mention, slot, around):
            self._add(asked, special, "special")
        if placed := placed_topic(mention, around.tail, state):
            self._add(asked, placed, "placed")
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


def _own(asked: AskedWhat, candidate: Candidate) -> list[float]:
    topic, mention, state = candidate.topic, asked.mention, asked.mind.state
    unit = concept_unit(topic.concept).partition(" ")[0]
    last = state.recent[0][0] if state.recent else None
    owners = (asked.slot.owner, *state.owners)
    values = (
        *(source in candidate.sources for source in SOURCES),
        bool(unit),
        topic.concept not in known_concepts(),
        fits(topic.concept, mention, is_change=False),
        fits(topic.concept, mention, is_change=True),
        unit == mention.label.lower(),
        bool(unit) and unit != mention.label.lower(),
        NOUN_END.search(topic.concept) is not None,
        VERB_END.search(topic.concept) is not None,
        min(len(topic.concept), 12) / 12,
        topic == last,
        last is not None and topic.concept == last.concept,
        state.stated,
        *(part in candidate.parts for part in PARTS),
        last is not None and topic.part == last.part,
        topic.part is not None and any(owner and (topic.part in owner or owner in topic.part) for owner in owners),
        topic.part is not None and VERBAL.search(topic.part) is not None,
        min(len(topic.part or ""), 12) / 12,
        topic.part is not None and any(topic.part == other.part for other, _, _ in state.recent),
    )
    return [float(value) for value in values]


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
    )
    return [float(value) for value in values]


def _kind(asked: AskedWhat, topic: Topic) -> list[float]:
    kind = concept_kind(topic.concept)
    return [float(kind == one) for one in ("day", "stock", "event", "flow")] + [float(asked.mind.company is not None)]
