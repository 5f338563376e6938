"""What a number is to that of another time or owner: 销量3.6万辆,相当于去年同期的1.8倍; 收入12亿元,不到上年同期的四分之一."""

from typing import Protocol

import msgspec
import regex

from newsfacts.facts.scene import Scene
from newsfacts.facts.what.concepts import Topic, clean_phrase
from newsfacts.facts.what.topics import growth_of
from newsfacts.facts.when.dating import Told
from newsfacts.facts.when.outlook import ALWAYS
from newsfacts.facts.whose.told import held_against
from newsfacts.facts.words import chinese_name, words
from newsfacts.mention import Mention

# The verb, then a time alone, then 的: what stands before the verb may name the measure, 规模约为2019年的.
RATIO = regex.compile(
    r"(?P<lead>[^,;。:()]{0,14}?)(?:已经?|还|也|则|仅仅?|只|大约|约|几乎|将近)*"
    r"(?P<verb>相当于|[恢回]复[至到]|达到|[是为达]|不到|不及|不足|只有|低于|超过|略超)(?P<fill>了|约|近)*"
    r"(?P<time>[^,;。:()的]{2,12}?)(?:水平|(?<!\d)\d[\d.,]*[万亿]+\p{Han}{0,3})?(?:的|(?=约|近|逾))(?:约|近|逾)?$"  # 上一年6亿元的四成
)
# 同期, 高峰: times that are no date by themselves
TIME_WORD = regex.compile(r"平[日时]|[高顶]峰(?:时?期?)?|往年同期|常年同期|正常年份|疫情?前")
LESS = frozenset(("不到", "不及", "不足", "低于"))
MORE = frozenset(("超过", "略超"))


class Ratio(msgspec.Struct, frozen=True):
    """What a number is to that of another time: the topic, and how the words bound it."""

    topic: Topic
    mod: str | None = None
    period: str | None = None


class Seen(Told, Protocol):
    """What a ratio needs of the walk."""

    scene: Scene


# 年复合增长率(CAGR)为16%, 年均复合增长6%: from the one year to the other, a number of its own and no change of the last
A_YEAR = regex.compile(
    r"(?P<name>(?:年均?)?复合(?:增长|增速|成长)率?|复合年均?(?:增长|成长)率|(?<![A-Za-z])CAGR)(?:\([A-Za-z]+\))?(?:将|可|有望)?(?:为|达到?|高达|是)?(?:约|近|逾|超过?)?$"
)


def growth_a_year(mind: Seen, mention: Mention) -> Ratio | None:
    """Return the topic of a compound annual growth and the years from which to which it leads, None where the number is no such rate."""
    if mention.unit != "%":
        return None
    match = A_YEAR.search(mind.text, max(mind.begin, mention.start - LONGEST), mention.start)
    if match is None:
        return None
    name = "年复合增长率" if match["name"] == "CAGR" else match["name"] if match["name"].endswith("率") else f"{match['name'].removesuffix('增速')}{'' if match['name'].endswith(('增长', '成长')) else '增长'}率"
    last = mind.state.last
    named = _measure_before(mind.text, match.start())
    measure = named or (chinese_name(last.concept) if last and last.unit != "%" and last.concept not in ALWAYS else "")
    scene = mind.scene
    upto = scene.dates_before(mention.start)
    years = [at.value for at in scene.dates[max(0, upto - 2) : upto] if at.start >= mind.begin]
    is_span = len(years) == 2 and all(len(year) == len("2025") and year.isdigit() for year in years) and years[0] < years[1]
    return Ratio(Topic(measure + name, last.part if last and measure and not named else None), period="/".join(years) if is_span else None)


def _measure_before(text: str, end: int) -> str:
    """Return the measure whose name ends right there, "" where none does: 净利润|复合增速为22%."""
    for start in range(max(0, end - LONGEST_MEASURE), end - 1):
        word = words().get(text[start:end])
        if word is not None and word.concept and word.concept != "-":
            return text[start:end]
    return ""


LONGEST_MEASURE = 8


def ratio_of(mind: Seen, mention: Mention) -> Ratio | None:
    """Return the topic of a multiple or share of what the measure was at another time, None where the words tell no such thing."""
    if over := _over_another(mind, mention):
        return over
    if mention.unit not in ("倍", "%") or mind.text[mention.start - 1 : mention.start] not in ENDS:
        return None
    last = mind.state.last
    match = RATIO.search(mind.text, max(mind.begin, mention.start - LONGEST), mention.start)
    if last is None or last.change or match is None or not _is_time(mind, match):
        return None
    if last.unit == "%" and match["verb"] != "相当于":
        return None  # 失业率6%,为8月的8.3%: its level then
    named = clean_phrase(match["lead"])
    measure = named if len(named) > 1 else chinese_name(last.concept)
    kind = "倍数" if mention.unit == "倍" else "比例"
    mod = "LESS_THAN" if match["verb"] in LESS else "MORE_THAN" if match["verb"] in MORE else None
    return Ratio(Topic(f"{measure}相当于{match['time']}的{kind}", last.part), mod)


# (比)佰州(的480亿元)|多出三成, 高出(佰州)|2个百分点
FURTHER = regex.compile(r"(?:则|还|仍|足足|整整)?[高低快慢多少大小](?:出|了)?(?:约|近|逾|超过?)*")
FURTHER_THAN = regex.compile(r"(?:[高低快慢多少大小优]于|[高低快慢多少][出过]|领先|落后)(?:于|了)?$")
THAN = regex.compile(r"[比较]$")


def _over_another(mind: Seen, mention: Mention) -> Ratio | None:
    """Return the topic of how far the measure just told lies above or below that of another place or firm, None where the words tell no such thing."""
    last, scene = mind.state.last, mind.scene
    upto = scene.before(mention.start)
    at = scene.names[upto - 1] if upto else None
    if last is None or at is None or at.start < mind.begin or at.label not in ("ORG", "GPE", "PRODUCT") or (at.name == last.entity and last.change):
        return None
    if mention.unit == "pp" and last.unit == "%":
        between = mind.text[at.end : mention.start]
        tells = FURTHER_THAN.search(mind.text, max(0, at.start - 4), at.start) if between in ("", "约", "近", "逾") else None
        tells = tells or (THAN.search(mind.text, max(0, at.start - 1), at.start) and FURTHER.fullmatch(between))
        of = growth_of(last.concept) if last.change else chinese_name(last.concept)
        return Ratio(Topic(f"{of}与{at.name}之差", last.part)) if tells else None
    level = mind.state.level_at
    told = level is not None and level[0] is last and last.entity == at.name and held_against(scene, level[1]) == at.name
    if not told or mention.unit not in ("%", last.unit) or FURTHER.fullmatch(mind.text, mind.state.just_end, mention.start) is None:
        return None
    return Ratio(Topic(f"{chinese_name(last.concept)}与{at.name}之差", last.part))


ENDS = ("的", "约", "近", "逾")
LONGEST = 40
"""Characters before a number in which all this stands."""


def _is_time(mind: Seen, match: regex.Match[str]) -> bool:
    """Tell whether what a number is compared with is a time alone."""
    start, end = match.span("time")
    return TIME_WORD.fullmatch(match["time"]) is not None or mind.scene.date_ends.get(start, -1) == end
