"""Days for which a list of the rich counts, or up to which creditors have told their claims: what is told behind them is of these."""

from newsfacts.facts.reader import Reader
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.when.periods import COMPARED
from newsfacts.facts.words import known_concepts
from newsfacts.mention import Mention


def of_claims(mind: Reader, mention: Mention, topic: Topic) -> str | None:
    """Return the day up to which creditors have told what they claim, for what the sentences after that tell of the claims: 截至9月20日申报债权9亿元,确认7亿元。其中职工债权1亿元."""
    last, scene = mind.state.last, mind.scene
    if not topic.concept.endswith("债权") or last is None or mind.owners.last is None or not last.concept.endswith(("债权", "债权占比", "确认占比")):
        return None
    if mind.owners.last[2] != scene.paragraph_of(mention.start) or scene.dates_before(mind.begin) != scene.dates_before(mention.start):
        return None
    return last.period


def of_list(mind: Reader, mention: Mention, topic: Topic, how: Approach) -> str | None:
    """Return the day for which a list of the rich counts, a year before that for what a fortune came from; None where the sentence names another time."""
    day, scene = mind.scene.counted_to, mind.scene
    if day is None or topic.concept in known_concepts():
        return None
    named = scene.dates[scene.dates_before(mind.begin) : scene.dates_before(mention.start)]
    if any(at.value != day and not COMPARED.search(mind.text, max(0, at.start - 8), at.start) for at in named):
        return None
    return (day if not how.source else str(int(day[:4]) - 1)) if day[:4].isdigit() else None
