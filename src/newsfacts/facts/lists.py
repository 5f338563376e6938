"""Lists: 「三家银行净息差依次为1.78%、1.88%和1.37%」 pairs what was listed with the numbers that follow."""

from collections.abc import Iterator

import msgspec
import regex

from newsfacts.facts.concepts import Topic, lead_topic
from newsfacts.facts.items import Item
from newsfacts.facts.state import State

# Between the numbers of a list.
JOIN = regex.compile(r"[、和及与,]*(?:以及|并)?(?:约|近|逾|超|超过|大约|人民币|美元)?")


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
    n = len(group)
    topic = lead_topic(text, bounds, inside)
    topics = [t for t in state.topics if t]
    if n == 1:
        for owner in state.owners or (None,):
            yield Slot(owner=owner, topic=topic), group[0]
        return
    owners = state.owners if len(state.owners) == n else state.group if len(state.group) == n else ()
    single = state.owners[0] if state.owners else None
    for k, item in enumerate(group):
        if len(state.bases) == n and n > 1:
            yield Slot(owner=single, topic=topic, base=state.bases[k]), item
        elif len(state.compared) == n:
            yield Slot(owner=single, topic=topic, compared=k), item
        elif len(state.periods) == n and not (owners and state.owners == owners):
            yield Slot(owner=single, topic=topic, period=state.periods[k]), item
        elif len(owners) == n and (state.owners == owners or regex.search(r"分别|依次|各", lead)):
            yield Slot(owner=owners[k], topic=topic), item
        elif len(topics) == n:
            yield Slot(owner=single, topic=topics[k]), item
        else:
            yield Slot(owner=single, topic=topic), item
