"""A number that asks whose it is, and what is seen of it alone."""

from dataclasses import dataclass

from newsfacts.facts.scene import Scene


@dataclass
class Asked:
    """A number that asks whose it is, and what the reader of facts holds in mind then."""

    start: int
    end: int
    rule: str | None
    paired: bool
    label: str
    unit: str | None
    change: bool
    kind: str
    macro: bool
    a_companys: bool
    inside: bool
    part: str | None
    lead_start: int
    place: str | None
    sure: bool
    """The words before leave no doubt that `rule` is the owner."""


def shared(scene: Scene, asked: Asked, lead: str) -> list[float]:
    """Return OF_ALL: what all candidates of a number share; `lead` is its sentence before it."""
    kind = asked.kind
    seen = (
        scene.names_itself(asked.start - len(lead), asked.start),
        asked.label == "MONEY",
        asked.label == "PERCENT",
        asked.label == "QUANTITY",
        asked.unit == "点",
        bool(asked.unit and "/" in asked.unit),
        asked.label == "DURATION",
        not asked.change,
        asked.change,
        kind == "day",
        kind == "stock",
        kind == "event",
        kind == "flow",
        asked.macro,
        scene.company is not None,
        scene.stories,
        lead.count("“") > lead.count("”"),
        asked.inside,
        asked.part is not None,
    )
    return list(map(float, seen))
