"""Lists: 「三家银行净息差依次为1.78%、1.88%和1.37%」 pairs what was listed with the numbers that follow."""

from collections.abc import Iterator

import msgspec
import regex

from newsfacts.facts.concepts import Topic, lead_topic
from newsfacts.facts.items import Item
from newsfacts.facts.state import State

# Between the numbers of a list.
JOIN = regex.compile(r"[、和及与,/]*(?:以及|并)?(?:约|近|逾|超|超过|大约|人民币|美元)?")


DISTRIBUTED = regex.compile(r"分别|依次|各自|各")
EACH = regex.compile(r"均|都|各|皆|双双|分别")
FIRST_OF = regex.compile(r"前[两三二]?[项者大类]|[两三]项")
YEARS = regex.compile(r"\d{4}/\d{4}")


class Slot(msgspec.Struct, frozen=True):
    """What a number of a list gets from its place in it; None where the list says nothing."""

    owner: str | None = None
    topic: Topic | None = None
    period: str | None = None
    base: str | None = None
    compared: int | None = None


def value_group(text: str, items: list[Item], i: int) -> list[Item]:
    """Return the values that `items[i]` begins a list of, itself the first."""
    group = [items[i]]
    for item in items[i + 1 :]:
        if item.kind == "mark" and item.text in "、,":
            continue
        between = text[group[-1].end : item.start]
        if item.kind != "value" or not between or JOIN.fullmatch(between) is None or not _alike(group[-1], item):
            break
        group.append(item)
    return group


def _alike(one: Item, other: Item) -> bool:
    a, b = one.mention, other.mention
    return a is not None and b is not None and a.label == b.label and a.unit == b.unit


def pair(
    state: State, group: list[Item], lead: str, inside: list[Item], bounds: tuple[int, int], text: str
) -> Iterator[tuple[Slot, Item]]:
    """Yield each number of `group` with what its place in the list gives it."""
    n, recent = len(group), tuple(state.recent)  # what is stated of one number is not yet said of the next
    topic = lead_topic(text, bounds, inside)
    if n == 1:
        each = len(state.owners) > 1 and EACH.search(lead)
        for owner in state.owners if each else state.owners[:1] or (None,):
            yield Slot(owner=owner, topic=topic), group[0]
        return
    single = state.owners[0] if state.owners else None
    owners = state.owners if len(state.owners) == n else ()
    if not owners and len(state.group) == n and DISTRIBUTED.search(lead):
        owners = state.group
    parts = topic.part.split("、") if topic and topic.part else []
    if topic and len(parts) == n:  # 城镇、农村居民人均可支配收入依次达到: a part each
        state.topic_group = [Topic(topic.concept, part) for part in parts]
        for part, item in zip(parts, group, strict=True):
            yield Slot(owner=single, topic=Topic(topic.concept, part)), item
        return
    if topic is None and FIRST_OF.search(lead) and len(state.topic_group) >= n:
        for one, item in zip(state.topic_group, group, strict=False):
            yield Slot(owner=single, topic=one), item
        return
    periods = _periods(state.periods, n)
    if not periods and not owners and DISTRIBUTED.search(lead) and len(state.listed) == n:
        periods = state.listed
    for k, item in enumerate(group):
        if len(state.bases) == n:
            yield Slot(owner=single, topic=topic, base=state.bases[k]), item
        elif len(state.compared) == n:
            yield Slot(owner=single, topic=topic, compared=k), item
        elif periods and not owners:
            yield Slot(owner=single, topic=topic, period=periods[k]), item
        elif owners:
            yield Slot(owner=owners[k], topic=topic), item
        elif len(state.topics) == n:
            yield Slot(owner=single, topic=state.topics[k]), item
        elif topic is None and not state.topics and len(recent) >= n and DISTRIBUTED.search(lead):
            yield Slot(owner=single, topic=recent[n - 1 - k][0]), item
        else:
            yield Slot(owner=single, topic=topic), item


def _periods(dates: list[str], n: int) -> list[str]:
    """Return `n` periods from the dates before a list: as many dates, or an interval of as many years.

    >>> _periods(["2022/2024"], 3)
    ['2022', '2023', '2024']
    """
    if len(dates) == n:
        return dates
    if len(dates) == 1 and YEARS.fullmatch(dates[0]):
        first, last = int(dates[0][:4]), int(dates[0][5:])
        if last - first + 1 == n:
            return [str(year) for year in range(first, last + 1)]
    return []
