"""Whose a number is: the names that it may belong to, and what is seen of each."""

from collections import Counter
from dataclasses import dataclass

import regex

from newsfacts.facts.ranker import ranker
from newsfacts.facts.scene import NameAt, Scene, is_agency
from newsfacts.text.segment import LONGEST

KINDS = ("ORG", "PERSON", "GPE", "LOC", "PRODUCT", "INDEX", "MARKET", "GOODS", "GROUP", "EVENT")
SELF = regex.compile(
    r"(?<![\p{Han}A-Za-z](?=公司))公司|集团|该公司|本公司|该行|我行|该股|该店|本集团|该平台|该企业|我们|该基金|(?<!尤|与|同)其(?!中|他|它|余|后|间|实|次|所)"
)
HOLDS = regex.compile(r"[增减]持|持股|持有|套现")
FAR = 3
"""How many paragraphs back a name may stand that is asked about; the text's main names always are."""
FEATURES = (
    "rule paired company place nation market last_owner last_owner_here last_owner_paragraph first_owner_paragraph "
    "here_clause here_sentence clauses_between sentence_1 sentence_2 sentence_far same_paragraph no_mention "
    "heads_clause heads_sentence subject object speaks coded inside paragraph_head title title_only first "
    "after_clause after_sentence names_between subjects_between adjacent of_it last_subject last_name "
    "last_coded paragraph_first paragraph_share last_head last_head_before "
    "share count_1 count_2 agency employer self_main self_subject self_any "
    "money percent quantity points price duration level change day_kind stock_kind event_kind flow_kind macro "
    "has_company stories in_quote in_bracket part_known " + " ".join(f"is_{kind.lower()}" for kind in KINDS)
).split()
TOP = 3


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
    inside: bool
    part: str | None
    lead_start: int
    place: str | None


@dataclass
class Landmarks:
    """Names before a number that a reader goes back to: the last with a code, the paragraph's first, what headed sentences."""

    coded: str | None
    first: str | None
    head: str | None
    head_before: str | None
    counts: Counter[str]


class Owners:
    """Chooses an owner for each number of a text, in reading order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.marks = Landmarks(None, None, None, None, Counter())
        self.last: tuple[str, int, int] | None = None
        """The owner of the number before, with its sentence and paragraph."""
        self.firsts: dict[int, str] = {}
        """The owner of the first number of each paragraph."""
        main = [name for name, _ in scene.counts.most_common(TOP)]
        self.always = dict.fromkeys(
            name
            for name in (*main, scene.company, scene.place, scene.nation, scene.market, scene.first)
            if name is not None
        )

    def choose(self, asked: Asked) -> str | None:
        """Return the owner of a number."""
        names, rows = self.weigh(asked)
        if not names:
            return asked.rule
        if asked.rule and self._holds_shares(asked.rule, asked.start):
            return asked.rule
        rule = names.index(asked.rule) if asked.rule in names else None
        best = names[ranker("owner", tuple(FEATURES)).best(rows, rule)]
        clause = max(self.scene.clause_starts[self.scene.clause_of(asked.start)], asked.start - LONGEST)
        return asked.rule if self._unsaid(best) and SELF.search(self.scene.text, clause, asked.start) else best

    def _holds_shares(self, name: str, start: int) -> bool:
        """Tell whether `name` is a person whose shares the sentence speaks of: 总裁窦某增持了公司股份1%, 增持后持有6%."""
        scene, index, upto = self.scene, self.scene.sentence_of(start), self.scene.before(start)
        if name not in scene.by_name or scene.by_name[name][0].label != "PERSON":
            return False
        said = (at for at in scene.names[max(0, upto - 30) : upto] if at.sentence == index and at.name == name)
        return any(HOLDS.search(scene.text, at.end, start) for at in said)

    def _unsaid(self, name: str) -> bool:
        """Tell whether a country or market is only supposed: 公司 is not the owner's name then, and nobody is."""
        return name in (self.scene.nation, self.scene.market) and name not in self.scene.by_name

    def took(self, asked: Asked, owner: str | None) -> None:
        """Note which owner the number got."""
        index = self.scene.sentence_of(asked.start)
        paragraph = self.scene.plan[index][0].paragraph if index >= 0 else 0
        if owner is not None:
            self.last = (owner, index, paragraph)
            self.firsts.setdefault(paragraph, owner)

    def weigh(self, asked: Asked) -> tuple[list[str], list[list[float]]]:
        """Return the candidates and a row of features for each."""
        scene = self.scene
        index = scene.sentence_of(asked.start)
        sentence = scene.plan[index][0]
        clause = scene.clause_of(asked.start)
        upto = scene.before(asked.start)
        near: dict[str, NameAt] = {}
        for at in reversed(scene.names[max(0, upto - 60) : upto]):
            if sentence.paragraph - at.paragraph > FAR:
                break
            near.setdefault(at.name, at)
        after = [at for at in scene.names[upto : upto + 6] if at.sentence == index]
        follows: dict[str, NameAt] = {}
        for at in after:
            follows.setdefault(at.name, at)
        names = list(dict.fromkeys([*([asked.rule] if asked.rule else []), *near, *self.always, *follows]))
        here = [at for at in scene.names[max(0, upto - 30) : upto] if at.sentence == index]
        self.marks = self._landmarks(upto, index, sentence.paragraph)
        around = self._around(asked, index, clause, sentence.start, here)
        return names, [
            self._row(name, asked, around, near.get(name), follows.get(name), index, clause, sentence.paragraph, here)
            for name in names
        ]

    def _landmarks(self, upto: int, index: int, paragraph: int) -> Landmarks:
        """Return the names before a number that a reader goes back to."""
        before = self.scene.names[max(0, upto - 60) : upto]
        inside = [at for at in before if at.paragraph == paragraph and at.label not in ("PERSON", "GPE", "LOC")]
        subjects = [at for at in inside if at.subject and not at.object and not at.inside]
        heads = [at.name for at in reversed(before) if at.heads_sentence and at.subject and at.label != "PERSON"]
        return Landmarks(
            coded=next((at.name for at in reversed(before) if at.coded), None),
            first=subjects[0].name if subjects else None,
            head=heads[0] if heads else None,
            head_before=next((name for name in heads if name != heads[0]), None) if heads else None,
            counts=Counter(at.name for at in inside),
        )

    def _around(
        self, asked: Asked, index: int, clause: int, begin: int, here: list[NameAt]
    ) -> tuple[list[float], dict[str, bool], str | None, str | None]:
        """Return the features that all candidates share, and what some are compared with."""
        scene = self.scene
        lead = scene.text[begin : asked.start]
        subjects = [at for at in here if at.subject and not at.inside and at.label != "PERSON"]
        after_subject = scene.text[subjects[-1].end : asked.start] if subjects else lead
        self_any = SELF.search(lead) is not None
        self_late = SELF.search(after_subject) is not None
        quotes = lead.count("“") > lead.count("”")
        kind = asked.kind
        shared = [
            float(x)
            for x in (
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
                quotes,
                asked.inside,
                asked.part is not None,
            )
        ]
        last_subject = subjects[-1].name if subjects else None
        last_name = next((at.name for at in reversed(here) if not at.inside and at.label != "PERSON"), None)
        return shared, {"any": self_any, "late": self_late}, last_subject, last_name

    def _row(
        self,
        name: str,
        asked: Asked,
        around: tuple[list[float], dict[str, bool], str | None, str | None],
        at: NameAt | None,
        follow: NameAt | None,
        index: int,
        clause: int,
        paragraph: int,
        here: list[NameAt],
    ) -> list[float]:
        scene = self.scene
        shared, selves, last_subject, last_name = around
        last = self.last
        anywhere = scene.by_name.get(name, [])
        label = anywhere[0].label if anywhere else "GPE"
        between = [other for other in here if at is not None and other.start > at.start and other.name != name]
        sentences = index - at.sentence if at else 0
        count = scene.counts.get(name, 0)
        first = self.firsts.get(paragraph)
        values = (
            name == asked.rule,
            name == asked.rule and asked.paired,
            name == scene.company,
            name in (scene.place, asked.place),
            name == scene.nation,
            name == scene.market,
            last is not None and last[0] == name,
            last is not None and last[0] == name and last[1] == index,
            last is not None and last[0] == name and last[2] == paragraph,
            name == first,
            at is not None and at.clause == clause,
            at is not None and at.sentence == index,
            min(clause - at.clause, 6) / 6 if at and at.sentence == index else 0,
            at is not None and sentences == 1,
            at is not None and sentences == 2,
            at is not None and sentences > 2,
            at is not None and at.paragraph == paragraph,
            at is None,
            at is not None and at.heads_clause,
            at is not None and at.heads_sentence,
            at is not None and at.subject,
            at is not None and at.object,
            at is not None and at.speaks,
            name in scene.coded,
            at is not None and at.inside,
            at is not None and at.heads_sentence and scene.plan[at.sentence][0].start == at.start,
            bool(anywhere) and anywhere[0].start < scene.title_end,
            bool(anywhere) and anywhere[-1].start < scene.title_end,
            name == scene.first,
            follow is not None and follow.clause == clause,
            follow is not None,
            min(len(between), 3) / 3,
            min(sum(other.subject for other in between), 3) / 3,
            at is not None and 0 <= asked.lead_start - at.end <= 1,
            at is not None and scene.text.startswith("的", at.end),
            name == last_subject,
            name == last_name,
            name == self.marks.coded,
            name == self.marks.first,
            self.marks.counts[name] / max(1, self.marks.counts.total()),
            name == self.marks.head,
            name == self.marks.head_before,
            count / scene.total,
            count <= 1,
            count == 2,
            is_agency(name),
            name in scene.employers.values(),
            selves["late"] and name == scene.company,
            selves["late"] and name == last_subject,
            selves["any"],
        )
        return [*map(float, values), *shared, *(float(label == kind) for kind in KINDS)]
