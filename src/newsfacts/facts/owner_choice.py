"""Whose a number is: the names that it may belong to, and what is seen of each."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache

import msgspec
import regex

from newsfacts.facts.owner_told import Last, held_against, is_change_of_it, is_elsewhere, says_own, told_beside
from newsfacts.facts.owners import SPOKEN_OF_ANOTHER, is_agency
from newsfacts.facts.ranker import Ranker, ranker
from newsfacts.facts.scene import NameAt, Place, Scene
from newsfacts.facts.targets import spoken_of
from newsfacts.text.segment import LONGEST

KINDS = ("ORG", "PERSON", "GPE", "LOC", "PRODUCT", "INDEX", "MARKET", "GOODS", "GROUP", "EVENT")
HOLDS = regex.compile(r"[增减]持|持股|持有|套现|质押")
PART_OF_SHARES = regex.compile(r"[股份%][,、(]{0,2}即?占[^,。;\d]{0,16}(?:股本|股份|持股)[^,。;\d]{0,10}$")
# 解除质押手续已办理。此次解除的占其所持股份的2%: his of whom was spoken
HIS_SHARES = regex.compile(r"占其(?:本人)?(?:直接|合计)?(?:所持|持有|持股)[^,。;\d]{0,14}$")
HOLDER = regex.compile(r"(?:股东|控制人|实控人|一致行动人)(?:之一)?$")
# 总经理柳知白(给记者)算账, 柳知白(介绍): who tells of somebody's numbers
TELLS = regex.compile(r"(?:\([^()\n]{1,30}\))?[^,。;:\n]{0,8}?(?:[给对向同]\p{Han}{0,4}记者|[给对向同]本报|表示|称|指出|认为|透露|说|直言|坦言|介绍|预计|预测|估计|判断|算|披露|宣布|强调|补充|在意)")
INVESTS = regex.compile(r"入股|[领跟参追]投|出资|增资|认购|受让|加码|加注")
# 佰原航天(则在5月获禾川基金增资): into which somebody else gets
IS_GIVEN = regex.compile(r"[获得][^,;。]{0,12}(?:入股|领投|跟投|出资|增资)")
ONLY_COUNT = ("统计局", "统计署", "统计处", "主计处", "主计总处", "普查局")
"""Offices that count and do nothing else; a ministry of finance has bonds and deficits of its own."""
LEADS = regex.compile(r"(?:领投|跟投|出资|投资)(?:了|约|近|逾|超过?)*$")
Row = tuple[float, ...]
FAR = 3
"""How many paragraphs back a name may stand that is asked about; the text's main names always are."""
NEAR = 48
"""Characters before a number in which a speaker may have named the company."""
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
TOP = 3


@cache
def _ranker() -> Ranker:
    return ranker("owner", tuple(FEATURES))


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


class Owners:
    """Chooses an owner for each number of a text, in reading order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.before: tuple[tuple[int, int], Before] | None = None
        """The names before the number that asked last, with how many they are and the sentence."""
        self.places: dict[tuple[int, str], tuple[float, ...]] = {}
        """The features of the names where they stand, …"""
        self.names: dict[str, tuple[float, ...]] = {}
        """… and of the names in the text, once they were asked for."""
        self.last: Last | None = None
        """The owner of the number before, with its sentence and paragraph, …"""
        self.last_end = -1
        """… where that number ends, …"""
        self.chosen: str | None = None
        """… and who was chosen for it before its topic told better."""
        self.firsts: dict[int, str] = {}
        """The owner of the first number of each paragraph."""
        main = [] if scene.stories else [name for name, _ in scene.counts.most_common(TOP)]
        self.always = dict.fromkeys(
            name
            for name in (*main, scene.company, scene.place, scene.nation, scene.market, scene.first)
            if name is not None
        )

    def choose(self, asked: Asked) -> str | None:
        """Return the owner of a number."""
        if (told := told_beside(self.scene, asked.start, asked.end)) is not None:
            return told
        if self.last and self._is_part_of_it(asked.start, self.last):
            return self.last[0]
        goes_on = asked.change and self.last is not None and is_change_of_it(self.scene, self.last_end, asked.start)
        if self.last and not asked.paired and (goes_on or self._is_aside(asked, self.last[0])):
            return self.chosen
        if self._is_clear(asked):
            return asked.rule
        names, rows = self.weigh(asked)
        if not names:
            return asked.rule
        best = self._best(names, rows, asked)
        if asked.rule and best != asked.rule and (self._owns(best, asked.rule, asked.start) or self._is_only_object(best, asked)):
            return asked.rule
        if asked.rule and best != asked.rule and self.is_company(asked.rule) and (self._gives_way(best, asked.start) or is_elsewhere(self.scene, best, self.last, asked.rule, asked.start)):
            return asked.rule
        clause = max(self.scene.clause_starts[self.scene.clause_of(asked.start)], asked.start - LONGEST)
        near = max(clause, asked.start - NEAR)
        if asked.rule and asked.rule == self.scene.company and SPOKEN_OF_ANOTHER.search(self.scene.text, near, asked.start):
            return asked.rule
        sentence = self.scene.begin_of(asked.start)
        nobodys = asked.a_companys or not (asked.macro or self.scene.national)
        if self._unsaid(best) and (nobodys or self.scene.names_itself(sentence, asked.start)):
            return asked.rule if asked.rule and not (nobodys and self._unsaid(asked.rule)) else None
        return best

    def _is_clear(self, asked: Asked) -> bool:
        """Tell whether the words leave no doubt that the owner is the rules' choice."""
        name, start = asked.rule, asked.start
        if name and LEADS.search(self.scene.text, max(0, start - 8), start) and self._puts_in(name, start):
            return True
        if (name and self._holds_shares(name, start)) or asked.sure or name in self.scene.counted or self._is_told(asked):
            return True
        return self.is_company(name) and says_own(self.scene, self.last, name, start)

    def _best(self, names: list[str], rows: list[Row], asked: Asked) -> str:
        """Return the best of the candidates that can own a number here; no place in the stead of a company of the rules."""
        rule = names.index(asked.rule) if asked.rule in names else None
        best = names[_ranker().best(rows, rule)]
        if not self._is_out(best, asked):
            return best
        able = [k for k, name in enumerate(names) if not self._is_out(name, asked)]
        if not able:
            return best
        second = names[able[_ranker().best([rows[k] for k in able], able.index(rule) if rule in able else None)]]
        if asked.rule and self.is_company(asked.rule) and not self._is_out(asked.rule, asked) and not self.is_company(second):
            return asked.rule
        return second

    def _is_out(self, name: str, asked: Asked) -> bool:
        """Tell whether a name is a source's alone, a partner's in trade, a person's whom the words do not mean, or a paper's spoken of elsewhere."""
        if name in self.scene.sources:
            return True
        if self.scene.partners and self.scene.is_partner(name, asked.start):
            return True
        anywhere = self.scene.by_name.get(name)
        if asked.macro and anywhere is not None and anywhere[0].label == "PERSON":
            return True  # 经济学家祁远估计,出口将降3%: no person has exports
        if name == asked.rule:
            return False
        if asked.rule == self.scene.nation and name.endswith(ONLY_COUNT):
            return True  # 国家统计局消息,据对全国|50种产品的监测: who counts is not who has
        if anywhere is not None and anywhere[0].label == "PERSON":
            said = self.scene.said(name, asked.start)
            return not said or (name in self.scene.employers and TELLS.match(self.scene.text, said[-1].end) is not None)
        return "年期" in name and not self.scene.said(name, asked.start)

    def _is_aside(self, asked: Asked, last: str) -> bool:
        """Tell whether a number stands in a bracket that names nobody, behind one of whom the rules take it to be: 利润8亿元(3月曾预计12亿元)."""
        if not asked.inside or asked.rule != last:
            return False
        opened = self.scene.text.rfind("(", max(0, asked.start - LONGEST), asked.start)
        return self.last_end <= asked.start and opened >= 0 and self.scene.before(opened) == self.scene.before(asked.start)

    def _puts_in(self, name: str, start: int) -> bool:
        """Tell whether a name stands right before what it does with its money: 岚岳创投领投3亿元."""
        said = self.scene.said(name, start)
        return bool(said) and start - said[-1].end <= 8

    def _holds_shares(self, name: str, start: int) -> bool:
        """Tell whether `name` is a holder whose shares the sentence speaks of: 总裁窦某增持了公司股份1%, 股东岚嘉集团质押900万股."""
        text, begin = self.scene.text, self.scene.sentence_starts[self.scene.sentence_of(start)]
        if HOLDS.search(text, max(begin, start - LONGEST), start) is None:
            return False  # the first look costs little
        said = self.scene.said(name, start)
        holders = (at for at in said if at.label == "PERSON" or HOLDER.search(text, max(0, at.start - 8), at.start))
        return any(HOLDS.search(text, at.end, start) for at in holders)

    def _is_told(self, asked: Asked) -> bool:
        """Tell whether the words leave no doubt: of a macro measure, the economy; the goods that head the clause; a group summed up.

        布伦特原油跌1%,铜价涨2%; 三家乳企净利润合计26亿元.
        """
        clause = self.scene.clause_of(asked.start)
        said = self.scene.said(asked.rule, asked.start)
        if said and said[-1].label == "GROUP" and said[-1].clause >= clause - 1:
            return True  # also of the clause before: 三家乳企,合计
        return any(
            at.label == "MARKET" if asked.macro else at.label in ("GOODS", "MARKET") and at.heads_clause and at.clause == clause
            for at in said
        )

    def _owns(self, owner: str, name: str, start: int) -> bool:
        """Tell whether the sentence names `owner` only as the owner of `name`: 岚嘉集团旗下的恒澜影业营收12亿元."""
        owned = (self.scene.owned.get(at.start) for at in self.scene.said(name, start))
        return any(item and item.mention and item.mention.name == owner for item in owned)

    def _is_only_object(self, name: str, asked: Asked) -> bool:
        """Tell whether the sentence has `name` as an object alone, and another subject: 公司出售恒泽发电,产生利润4亿元."""
        subject = asked.rule == self.scene.company or any(
            at.subject and not at.object and at.label == "ORG" for at in self.scene.said(asked.rule, asked.start)
        )
        said = self.scene.said(name, asked.start) if subject else []
        return bool(said) and all(at.object for at in said)

    def _gives_way(self, name: str, start: int) -> bool:
        """Tell whether a sentence goes on from a product to its company: 新款K9收到订单,公司维持指引."""
        said = self.scene.said(name, start)
        return bool(said) and said[-1].label == "PRODUCT" and self.scene.names_itself(said[-1].end, start)

    def _is_part_of_it(self, start: int, last: Last) -> bool:
        """Tell whether a number says what part of all shares those of the number before are: 质押900万股,占其持股的46%."""
        near = max(0, start - 40)
        if self.scene.text.find("占", near, start) < 0:
            return False
        index = self.scene.sentence_of(start)
        if last[1] == index and PART_OF_SHARES.search(self.scene.text, near, start):
            return True
        same_paragraph = last[2] == self.scene.plan[index][0].paragraph
        return same_paragraph and HIS_SHARES.search(self.scene.text, near, start) is not None

    def invests(self, name: str, start: int) -> bool:
        """Tell whether a name is that of who gets into the text's company: 岚岳创投按每股17元入股,投后估值47亿元."""
        if name == self.scene.company or name in self.scene.coded:
            return False
        return any(INVESTS.search(self.scene.text, at.end, start) and not IS_GIVEN.search(self.scene.text, at.end, start) for at in self.scene.said(name, start))

    def rated(self, rater: str, start: int) -> str | None:
        """Return at whom a target is set: the company of the numbers before in the paragraph, the text's, the last with a code."""
        scene = self.scene
        paragraph = scene.plan[scene.sentence_of(start)][0].paragraph
        last = self.last[0] if self.last and self.last[2] == paragraph else None
        upto = scene.before(start)
        coded = next((at.name for at in reversed(scene.names[max(0, upto - NEAR) : upto]) if at.coded and at.name != rater), None)
        opinion_of = spoken_of(scene, start)
        for name in (opinion_of.name if opinion_of else None, last, self.firsts.get(paragraph), scene.company, coded):
            if name and name != rater and self.is_company(name):
                return name
        return None

    def is_company(self, name: str | None) -> bool:
        """Tell whether the text has a name as that of an organisation."""
        anywhere = self.scene.by_name.get(name or "")
        return anywhere is not None and anywhere[0].label == "ORG"

    def _unsaid(self, name: str) -> bool:
        """Tell whether a country or market is only supposed: 公司 is not the owner's name then, and nobody is."""
        return name in (self.scene.nation, self.scene.market) and name not in self.scene.by_name

    def took(self, asked: Asked, owner: str | None, chosen: str | None) -> None:
        """Note which owner the number got, and which was chosen before its topic was known."""
        index = self.scene.sentence_of(asked.start)
        paragraph = self.scene.plan[index][0].paragraph if index >= 0 else 0
        if owner is not None and owner != held_against(self.scene, asked.start):  # the subject goes on, not the one that it is held against
            self.last, self.last_end, self.chosen = (owner, index, paragraph), asked.end, chosen
            self.firsts.setdefault(paragraph, owner)

    def weigh(self, asked: Asked) -> tuple[list[str], list[tuple[float, ...]]]:
        """Return the candidates and a row of features for each."""
        scene = self.scene
        index, upto = scene.sentence_of(asked.start), scene.before(asked.start)
        sentence = scene.plan[index][0]
        place = Place(index, scene.clause_of(asked.start), sentence.paragraph)
        before = self._before(upto, place)
        follows: dict[str, NameAt] = {}
        for at in scene.names[upto : upto + 6]:
            if at.sentence == index:
                follows.setdefault(at.name, at)
        names = list(dict.fromkeys([*([asked.rule] if asked.rule else []), *before.near, *self.always, *follows]))
        lead = scene.text[sentence.start : asked.start]
        subject = before.last_subject
        says_self = scene.names_itself(subject.end if subject else sentence.start, asked.start)
        of_all = self._of_all(asked, lead)
        return names, [
            (
                *self._of_asked(name, asked, place, before, follows.get(name), says_self=says_self),
                *self._of_place(before.near.get(name)),
                *self._of_name(name),
                *of_all,
            )
            for name in names
        ]

    def _before(self, upto: int, place: Place) -> Before:
        """Return the first `upto` names as a number of that place looks back on them."""
        if self.before is None or self.before[0] != (upto, place.sentence):
            self.before = (upto, place.sentence), self._look_back(upto, place)
        return self.before[1]

    def _look_back(self, upto: int, place: Place) -> Before:
        names = self.scene.names[max(0, upto - 60) : upto]
        near: dict[str, NameAt] = {}
        for at in reversed(names):
            if place.paragraph - at.paragraph > (0 if self.scene.stories else FAR):
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

    def _of_asked(
        self, name: str, asked: Asked, place: Place, before: Before, follow: NameAt | None, *, says_self: bool
    ) -> tuple[float, ...]:
        """Return OF_ASKED: what is seen of a candidate from the number; `follow` is where its name comes right after it."""
        last, at = self.last, before.near.get(name)
        is_last = last is not None and last[0] == name
        is_subject = before.last_subject is not None and name == before.last_subject.name
        back = place.sentence - at.sentence if at else -1
        return (
            name == asked.rule,
            name == asked.rule and asked.paired,
            name in (self.scene.place, asked.place),
            is_last,
            is_last and last is not None and last[1] == place.sentence,
            is_last and last is not None and last[2] == place.paragraph,
            name == self.firsts.get(place.paragraph),
            at is not None and at.clause == place.clause,
            back == 0,
            min(place.clause - at.clause, 6) / 6 if at and back == 0 else 0.0,
            back == 1,
            back == 2,
            back > 2,
            at is not None and at.paragraph == place.paragraph,
            at is None,
            follow is not None and follow.clause == place.clause,
            follow is not None,
            min(_after(before.starts, at.start), 3) / 3 if at else 0.0,
            min(_after(before.subjects, at.start), 3) / 3 if at else 0.0,
            at is not None and 0 <= asked.lead_start - at.end <= 1,
            is_subject,
            name == before.last_name,
            name == before.coded,
            name == before.first,
            before.shares.get(name, 0.0),
            name == before.head,
            name == before.head_before,
            says_self and name == self.scene.company,
            says_self and is_subject,
        )

    def _of_place(self, at: NameAt | None) -> tuple[float, ...]:
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

    def _of_name(self, name: str) -> tuple[float, ...]:
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

    def _of_all(self, asked: Asked, lead: str) -> list[float]:
        """Return OF_ALL: what all candidates of a number share; `lead` is its sentence before it."""
        kind = asked.kind
        seen = (
            self.scene.names_itself(asked.start - len(lead), asked.start),
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
            self.scene.company is not None,
            self.scene.stories,
            lead.count("“") > lead.count("”"),
            asked.inside,
            asked.part is not None,
        )
        return list(map(float, seen))


def _after(starts: list[int], start: int) -> int:
    """Return how many of the offsets, which are in order, lie after one."""
    return len(starts) - bisect_right(starts, start)
