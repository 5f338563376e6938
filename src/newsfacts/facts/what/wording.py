"""How the topics read that a number may have, beside the words around it, as strings that training learns a weight of."""

from newsfacts.facts.what.concepts import Topic


def wording(topics: list[Topic], lead: str, tail: str, unit: str | None) -> list[list[str]]:
    """Return for each topic its concept and part, how they end, and these with the unit and the words beside the number."""
    told = []
    for topic in topics:
        concept, part = topic.concept, topic.part or ""
        ends, part_ends = concept[-2:], part[-2:]
        told.append(
            [
                f"concept={concept}",
                f"ends={ends}",
                f"lead={ends}|{lead[-2:]}",
                f"unit={ends}|{unit}",
                f"tail={ends}|{tail[:2]}",
                f"in_lead={ends in lead}|{part in lead}|{lead[-1:]}",
                f"part={part_ends}",
                f"part_begins={part[:2]}",
                f"both={part_ends}|{ends}",
            ]
        )
    return told
