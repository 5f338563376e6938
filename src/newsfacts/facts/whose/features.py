"""What is seen of the names that a number may belong to, by which the owner is chosen."""

from collections import Counter

import msgspec

from newsfacts.facts.scene import NameAt, Place, Scene
from newsfacts.facts.whose.owners import is_agency

KINDS = ("ORG", "PERSON", "GPE", "LOC", "PRODUCT", "INDEX", "MARKET", "GOODS", "GROUP", "EVENT")
Row = tuple[float, ...]
FAR = 3
"""How many paragraphs back a name may stand that is asked about; the text's main names always are."""
OF_ASKED = (
    "rule paired place last_owner last_owner_here last_owner_paragraph first_owner_paragraph "
    "here_clause here_sentence clauses_between sentence_1 sentence_2 sentence_far same_paragraph no_mention "
    "after_clause after_sentence names_between subjects_between adjacent last_subject last_name "
    "last_coded paragraph_first paragraph_share last_head last_head_before self_main self_subject"
).split()
"""What is seen of a candidate from the number that asks, …"""
OF_PLACE = "heads_clause heads_sentence subject object speaks inside paragraph_head of_it".split()
"""… of how its name stands where it stands last, …"""
OF_NAME = (
    "company nation market coded title title_only first share count_1 count_2 agency employer "
    + " ".join(f"is_{kind.lower()}" for kind in KINDS)
).split()
"""… of the name in the text, …"""
OF_ALL = (
    "self_any money percent quantity points price duration level change day_kind stock_kind event_kind flow_kind macro "
    "has_company stories in_quote in_bracket part_known"
).split()
"""… and what is the same for all candidates."""
FEATURES = [*OF_ASKED, *OF_PLACE, *OF_NAME, *OF_ALL]
NOWHERE = (0.0,) * len(OF_PLACE)


class Before(msgspec.Struct, frozen=True):
    """The names before a number, and those among them that a reader goes back to."""

    near: dict[str, NameAt]
    """Where each of the names stands last."""
    starts: list[int]
    """Where those of the sentence begin, …"""
    subjects: list[int]
    """… and those among them that may be subjects."""
    last_subject: NameAt | None
    """The last of these outside brackets that is no person, …"""
    last_name: str | None
    """… and the last such name, subject or not."""
    coded: str | None
    """The last that has a code."""
    first: str | None
    """The first subject of the paragraph."""
    head: str | None
    """The last that heads a sentence, …"""
    head_before: str | None
    """… and the last other one."""
    shares: dict[str, float]
    """How much of the names of the paragraph is each of them."""


class Names:
    """What is seen of the names of a text, of each once."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.last: tuple[tuple[int, int], Before] | None = None
        """The names before the number that asked last, with how many they are and the sentence."""
        self.places: dict[tuple[int, str], Row] = {}
        """The features of the names where they stand, …"""
        self.names: dict[str, Row] = {}
        """… and of the names in the text, once they were asked for."""

    def before(self, upto: int, place: Place) -> Before:
        """Return the first `upto` names as a number of that place looks back on them."""
        if self.last is None or self.last[0] != (upto, place.sentence):
            self.last = (upto, place.sentence), _look_back(self.scene, upto, place)
        return self.last[1]

    def of_place(self, at: NameAt | None) -> Row:
        """Return OF_PLACE: how a name stands where it stands."""
        if at is None:
            return NOWHERE
        key = at.start, at.name
        if key not in self.places:
            heads_paragraph = at.heads_sentence and self.scene.plan[at.sentence][0].start == at.start
            of_it = self.scene.text.startswith("的", at.end)
            seen = (at.heads_clause, at.heads_sentence, at.subject, at.object, self.scene.speaks(at), at.inside, heads_paragraph, of_it)
            self.places[key] = tuple(map(float, seen))
        return self.places[key]

    def of_name(self, name: str) -> Row:
        """Return OF_NAME: what a name is in the text."""
        if name not in self.names:
            scene = self.scene
            anywhere = scene.by_name.get(name, [])
            label = anywhere[0].label if anywhere else "GPE"
            count = scene.counts.get(name, 0)
            seen = (
                name == scene.company,
                name == scene.nation,
                name == scene.market,
                name in scene.coded,
                bool(anywhere) and anywhere[0].start < scene.title_end,
                bool(anywhere) and anywhere[-1].start < scene.title_end,
                name == scene.first,
                count / scene.total,
                count <= 1,
                count == 2,
                is_agency(name),
                name in scene.employers.values(),
                *(label == kind for kind in KINDS),
            )
            self.names[name] = tuple(map(float, seen))
        return self.names[name]


def _look_back(scene: Scene, upto: int, place: Place) -> Before:
    """Return the first `upto` names as a number of that place looks back on them."""
    names = scene.names[max(0, upto - 60) : upto]
    near: dict[str, NameAt] = {}
    for at in reversed(names):
        if place.paragraph - at.paragraph > (0 if scene.stories else FAR):
            break  # each story has its own names
        near.setdefault(at.name, at)
    here = [at for at in names[-30:] if at.sentence == place.sentence]
    outside = [at for at in here if not at.inside and at.label != "PERSON"]
    inside = [at for at in names if at.paragraph == place.paragraph and at.label not in ("PERSON", "GPE", "LOC")]
    heads = [at.name for at in reversed(names) if at.heads_sentence and at.subject and at.label != "PERSON"]
    return Before(
        near=near,
        starts=[at.start for at in here],
        subjects=[at.start for at in here if at.subject],
        last_subject=next((at for at in reversed(outside) if at.subject), None),
        last_name=outside[-1].name if outside else None,
        coded=next((at.name for at in reversed(names) if at.coded), None),
        first=next((at.name for at in inside if at.subject and not at.object and not at.inside), None),
        head=heads[0] if heads else None,
        head_before=next((name for name in heads if name != heads[0]), None),
        shares={name: count / len(inside) for name, count in Counter(at.name for at in inside).items()},
    )
