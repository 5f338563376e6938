"""The day for which a list of the rich counts, of which what it tells is."""

from newsfacts.facts.reader import Reader
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.when.periods import COMPARED
from newsfacts.facts.words import known_concepts
from newsfacts.mention import Mention


def of_list(mind: Reader, mention: Mention, topic: Topic, how: Approach) -> str | None:
    """Return the day for which a list of the rich counts, a year before that for what a fortune came from; None where the sentence names another time."""
    day, scene = mind.scene.counted_to, mind.scene
    if day is None or topic.concept in known_concepts():
        return None
    named = scene.dates[scene.dates_before(mind.begin) : scene.dates_before(mention.start)]
    if any(at.value != day and not COMPARED.search(mind.text, max(0, at.start - 8), at.start) for at in named):
        return None
    return (day if not how.source else str(int(day[:4]) - 1)) if day[:4].isdigit() else None
