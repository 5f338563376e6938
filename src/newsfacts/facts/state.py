"""What the reader of facts holds in mind while it walks a text."""

from dataclasses import dataclass, field

import msgspec

from newsfacts.document import Fact
from newsfacts.facts.what.concepts import Topic
from newsfacts.mention import Mention


class Around(msgspec.Struct, frozen=True):
    """The words around a number or a list of them."""

    lead: str = ""
    """From the number, mark or bracket before to the number, without dates."""
    tail: str = ""
    """From the number to the next name, number or date, 30 characters at most."""
    free: str = ""
    """The end of the lead that holds no name."""


Recent = list[tuple[Topic, str, str | None]]


def measure_told(recent: Recent) -> Topic | None:
    """Return the measure that was told last, over what share another makes of it: 网上销售额占整体9%,(珠宝反弹7%).

    >>> measure_told([(Topic("零售额占比"), "PERCENT", "%"), (Topic("retail_sales"), "MONEY", "HKD")])
    Topic(concept='retail_sales', part=None)
    """
    return next((topic for topic, _, _ in recent if not topic.concept.endswith("占比")), None)


@dataclass
class State:
    """Whose, of what, when, against what: set by the items, read by the values.

    `company`, `report`, `day` outlive the sentence; a bracket or a sentence's end restores what it set apart.
    """

    owners: tuple[str, ...] = ()
    """The subject; several where the text lists them."""
    company: str | None = None
    """The last company that was the subject, for 公司, 其 and 集团."""
    holder: str | None = None
    """Who holds the company or deals with it, where that was the last subject: 其 is that one, 公司 is the company."""
    holders: set[str] = field(default_factory=set)
    """All of whom the text said that they hold the company or deal with it."""
    lent: tuple[str, ...] = ()
    """The subject that comes back after the clause, which is about another: 在新台币兑美元31.4元的假设下."""
    group: tuple[str, ...] = ()
    """The last list of like subjects, for 三家, 前者 and 分别."""
    group_start: int = -1
    """Where the last of that list stands."""
    topic_group: list[Topic] = field(default_factory=list)
    """The last list of parts that numbers were paired with, …"""
    broken: Topic | None = None
    """The last part that the sentence gave a number of: others of the same whole may follow."""
    dealt: int = -1
    """Where numbers were last dealt to such a list."""
    dealt_to: tuple[str, ...] = ()
    """Whom the sentence dealt numbers to: those of the next list are theirs in the same order."""
    referred: list[Topic] = field(default_factory=list)
    """… and those of them that 前两项 means."""
    place: str | None = None
    """A place that stands before a concept: a part of the company, or the owner where there is none."""
    section: str | None = None
    """The business that the paragraph speaks of: 产业数字化(板块), 固网(方面)."""
    line: str | None = None
    """The last part that the paragraph gave a number of, for 该产品 and 这项业务."""
    earned: str | None = None
    """The measure of what firms earned, revenue or profit, that the text told a sum of last."""
    lines: tuple[str, ...] = ()
    """Goods whose numbers the text told of the whole world."""
    topic: Topic | None = None
    announced: Topic | None = None
    """What the paragraph's first sentence said, without a number, that it tells of: 最受关注的是新业务价值。"""
    topics: list[Topic] = field(default_factory=list)
    """The concepts named since the last value, for 分别."""
    goods: str | None = None
    """The goods that the clause speaks of: the owner of a price, a part of anything else."""
    priced: str | None = None
    """Goods that no list of words has, of which the sentence has told a price."""
    prices_moved: Fact | None = None
    """The last change of a price index or of prices in the paragraph: those of goods after it are against the same time."""
    stated_of: tuple[str, ...] = ()
    """Whose numbers the sentence has given: all of them are meant by 均 and 双双."""
    row: tuple[str, ...] = ()
    """Whose levels the clause told one after the other, 川岳12元、禾岳8元: those of the numbers dealt out next."""
    told_of: tuple[tuple[str, str], ...] = ()
    """Whose numbers the paragraph has told last, and of what: for 两者."""
    fined: str | None = None
    """Who was fined last: whom 该行 means, and what is told of the fine is of."""
    goes_on: bool = False
    """The sentence begins with 其中: it tells the parts of what the one before gave numbers of."""
    stated: bool = False
    """The sentence has given a number."""
    recent: Recent = field(default_factory=list)
    """The topics of the facts before, the latest first, with label and unit of the number."""
    just: list[Topic] = field(default_factory=list)
    """The topics of the facts before, the latest first, also those that no later sentence goes back to …"""
    by_unit: dict[str, Topic] = field(default_factory=dict)
    """Of what the last level was that was counted in a unit, 件 or 辆: what is counted so, with no word of what, is of it."""
    told: int = 0
    """How many levels the sentence gave, one after the other, up to here."""
    just_end: int = -1
    """… and where the number of the latest ends."""
    period: str | None = None
    """The date of the sentence."""
    around_aside: str | None = None
    """A date of the clause that another stands in, which is that of one number alone: 一季度由(上年同期的)5亿元增至."""
    aside: str | None = None
    """An earlier date that holds for its clause alone: 去年8天."""
    against: Mention | None = None
    """Such a date that has a number (较6月末的35.2亿元): what the change after that number is measured against."""
    part_of: tuple[str, int] | None = None
    """A part of the period under report that 其中 tells of, and where its date ends: what is said next of that number is of it."""
    wholes: dict[str, str] = field(default_factory=dict)
    """The parts of a reported period that were told in passing, each with the period that it is of."""
    part_within: str | None = None
    """The period that such a part is of, where it stands behind a comma: a semicolon goes back to it."""
    periods: list[str] = field(default_factory=list)
    """The dates that the text lists, for 分别; a date that does not go on the list begins a new one."""
    listed: list[str] = field(default_factory=list)
    """The last such list of two or more: 往绩记录期内 … 分别 means it again."""
    years: list[str] = field(default_factory=list)
    """The years of the last interval of some, 2022年至2024年, which three numbers dealt out later mean again."""
    step: int = 0
    """How many numbers a change over several years has passed since it set out."""
    date_end: int = -1
    """Where the last date ended."""
    report: str | None = None
    """The period under report, carried over sentences, …"""
    opened: str | None = None
    """… and the first that the paragraph has told of."""
    named: str | None = None
    """The period of the report that the sentence names: 半年报里."""
    day: str | None = None
    """The trading day."""
    bases: list[str] = field(default_factory=list)
    """The bases of change named since the last value, …"""
    base_at: int = -1
    """… and where the last of them stands."""
    compared: list[Mention] = field(default_factory=list)
    """The dates compared with since the last value."""
    forecast: bool = False
    """What follows is foreseen, …"""
    forecast_beside: bool = False
    """… but only the number that another is held against: 高于预期的1.9%."""
    over: int = -1
    """Where the sentence turned to a time that is over, behind what it foresaw."""
    rate: int = 0
    """The sign of a noun of change (降幅) that numbers are levels of."""
    overnight: bool = False
    """The paragraph tells of New York's session, the one before the Asian day."""
    here: bool = False
    """A company has been the subject in this paragraph."""
    counted: str | None = None
    """Whose numbers the agency that the paragraph cites has counted."""
    back: tuple[str, ...] = ()
    """The subject before 后者, which a semicolon brings back."""
    sure: str | None = None
    """Whom 前者 or 后者 means: no other owner is likelier."""
    trade: str | None = None
    """The trade whose numbers the sentence's source has counted: 国内合成生物(领域)."""
    spoken_of: bool = False
    """The sentence has a subject of its own: the speaker's company is not meant."""
    object_end: int = -1
    """Where the last name ended that was no subject: one that a list joins to it is none either."""
    changed: Fact | None = None
    """The last change of the paragraph, …"""
    changed_at: int = -1
    """… and where its number begins."""
    moved: Fact | None = None
    """The last change that was no change of a rate: what 其中 goes on with."""
    first: Fact | None = None
    """The first fact of the paragraph, …"""
    by_part: bool = False
    """… of which the sentence tells the parts: 分产品看."""
    split: str | None = None
    """The measure that the sentence says it takes apart: 拆开收入看."""
    set_out: Fact | None = None
    """The level that a change of the sentence set out from: 由3月末的5亿元降至4亿元."""
    last: Fact | None = None
    level: Fact | None = None
    """The last level that the sentence has stated, …"""
    whole: Fact | None = None
    """… and the one of which 其中 lists the parts, …"""
    whole_at: int = -1
    """… with the place of that word."""
    level_at: tuple[Fact, int] | None = None
    """The last fact that was neither a change nor a forecast, and where its number begins."""
    so_far: tuple[str, int] | None = None
    """The months since January that a sum was last told of, and where it stands: 累计110亿元."""
    told_when: dict[tuple[str | None, str], tuple[str, int]] = field(default_factory=dict)
    """When an owner's measure was last told of, and where that sentence begins."""
    outside: Fact | None = None
    """The fact before the bracket that is open: what a sum in it restates."""
    inside: bool = False
    """The number stands in a bracket."""
    person: str | None = None
    """The last person of the sentence, for 其所持."""
    speaker: str | None = None
    """The last person of the paragraph, whose an age is."""
