"""What a number is of, as the words before it tell: by a turn of its own, of what was told before, else by the choice of a topic."""

import msgspec
import regex

from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.reader import Reader
from newsfacts.facts.state import Around
from newsfacts.facts.told.gaps import apart, beyond_expected, gap_of, pull_of
from newsfacts.facts.told.ratios import growth_a_year, ratio_of
from newsfacts.facts.told.shares import due_share, of_sum_told
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.breakdown import new_things
from newsfacts.facts.what.choice import AskedWhat
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.what.of_before import (
    also_beside,
    beside_change,
    earned_from,
    one_of_whole,
    rate_of_last,
    step_beside,
)
from newsfacts.facts.whose.owners import is_agency
from newsfacts.mention import Mention

# 销量连降六个月, 房价已连跌19个月
STREAK = regex.compile(r"(?P<verb>连(?:[跌降挫涨升增减亏衰缩弱泻]|下[跌降滑挫]|上[涨升]))(?:势|势头)?(?:了|已达?|达|约|近|逾|超过?)*$")

CITIES = ("六都", "七都")
"""Cities told of as one, each of which has its numbers itself: 六都共1.7万栋,其中新北市3千栋."""


class Reading(msgspec.Struct, frozen=True):
    """What a number is of, as far as the words tell it, before it is told whose that is and when."""

    topic: Topic | None
    slot: Slot
    how: Approach
    sign: int
    still: bool = False
    """The words name a ratio or a count, which is no change whatever verb stands beside it."""
    mod: str | None = None


def read_number(mind: Reader, mention: Mention, slot: Slot, around: Around, how: Approach, rate: regex.Match[str] | None, sign: int) -> Reading:
    """Return what a number is of: by the turns that tell it as a ratio, a count or a share of the number before, else by the choice of a topic."""
    level = Approach(len(around.lead))
    gap = gap_of(mind, mention)
    ratio = gap or pull_of(mind, mention) or beyond_expected(mind, mention) or apart(mind, mention) or ratio_of(mind, mention) or growth_a_year(mind, mention)
    if (one := one_of_whole(mind, mention, around)) and (whole := mind.state.whole) and (whole.entity or one.part != slot.owner):
        owner = whole.entity
        if owner in CITIES and one.part:
            owner, one = one.part, Topic(one.concept)
        return Reading(one, msgspec.structs.replace(slot, owner=owner), how, sign, bool(ratio), ratio.mod if ratio else None)
    if newly := new_things(mention, around) or due_share(mind.state, mention, around) or of_sum_told(mind.text, mind.state, mention):  # 新增3万户, 六成将于明年交付
        return Reading(newly, slot, level, 0, True, ratio.mod if ratio else None)
    if ratio:
        slot = slot if slot.period else msgspec.structs.replace(slot, period=ratio.period)
        slot = msgspec.structs.replace(slot, owner=mind.state.last.entity) if gap and mind.state.last and not slot.paired else slot
        return Reading(ratio.topic, slot, level, 0, True, ratio.mod)
    if beside := beside_change(mind, mention, slot, around, sign):
        return Reading(Topic(beside.concept, beside.part), msgspec.structs.replace(slot, base=beside.change, owner=beside.entity if is_agency(slot.owner or "") else slot.owner), how, 1)
    if step := step_beside(mind, mention, around):
        last = mind.state.last or step[0]
        return Reading(Topic(last.concept, last.part), msgspec.structs.replace(slot, base=step[0].change), how, step[1])
    if also := also_beside(mind, mention, around, sign):
        last, part = also
        return Reading(Topic(last.concept, part), msgspec.structs.replace(slot, base=last.change, owner=last.entity), how, 1)
    of_last = earned_from(mind, mention, slot, around, sign) or rate_of_last(mind, mention, slot, around, how, rated=rate is not None)
    return Reading(of_last or _chosen(mind, AskedWhat(mind, mention, slot, around, how, rate is not None)), slot, how, sign)


def _chosen(mind: Reader, asked: AskedWhat) -> Topic | None:
    """Return the likeliest topic of a number; how long a streak lasts is of its verb."""
    streak = STREAK.search(asked.around.lead) if asked.mention.label == "DURATION" else None
    return Topic(streak["verb"]) if streak else mind.topics.choose(asked)
