"""Whose a number is: the names that it may belong to, and which of them it is."""

from bisect import bisect_right
from functools import cache

import regex

from newsfacts.facts.ranker import Ranker, ranker
from newsfacts.facts.scene import NameAt, Place, Scene
from newsfacts.facts.whose.asked import Asked, shared
from newsfacts.facts.whose.features import FEATURES, Before, Names, Row
from newsfacts.facts.whose.goes_on import (
    is_bracketed_goods,
    of_firms_abroad,
    says_own,
    turns_back,
)
from newsfacts.facts.whose.holders import holds_shares, is_part_of_it, puts_in
from newsfacts.facts.whose.owners import is_backer
from newsfacts.facts.whose.pensions import of_scheme
from newsfacts.facts.whose.targets import NAMES, spoken_of
from newsfacts.facts.whose.told import (
    Last,
    held_against,
    is_change_of_it,
    of_home,
    of_rubric,
    told_beside,
)
from newsfacts.facts.whose.wording import wording
from newsfacts.text.segment import LONGEST

# 9家金控: a group by its number
FIRMS = regex.compile(r"\d{1,3}家")
BEHIND = 10
"""Characters from the beginning of a number, behind which the noun stands that it counts."""
TOP = 3


@cache
def _ranker() -> Ranker:
    return ranker("owner", tuple(FEATURES))


class Owners:
    """Chooses an owner for each number of a text, in reading order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.seen = Names(scene)
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
        if told := self._by_place(asked):
            return told
        if self.last and is_part_of_it(self.scene, asked.start, self.last):
            return self.last[0]
        goes_on = asked.change and self.last is not None and is_change_of_it(self.scene, self.last_end, asked.start)
        if self.last and not asked.paired and (goes_on or self._is_aside(asked, self.last[0])):
            return self.chosen
        if self._is_clear(asked):
            return asked.rule
        names, rows, words = self.weigh(asked)
        if not names:
            return asked.rule
        best = self._best(names, rows, words, asked)
        sentence = self.scene.begin_of(asked.start)
        nobodys = asked.a_companys or not (asked.macro or self.scene.national)
        if self._unsaid(best) and (nobodys or self.scene.names_itself(sentence, asked.start)):
            return asked.rule if asked.rule and not (nobodys and self._unsaid(asked.rule)) else None
        return best

    def _by_place(self, asked: Asked) -> str | None:
        """Return whose a number is by where it stands alone, None where that does not tell."""
        scene, last, start = self.scene, self.last, asked.start
        return (
            of_firms_abroad(scene, last, self.last_end, start)
            or told_beside(scene, start, asked.end)
            or of_home(scene, last, start)
            or turns_back(scene, start)
            or of_scheme(scene, asked.rule, last, self.last_end, start, asked.unit)
            or of_rubric(scene, asked.rule, start, asked.label, asked.unit)
        )

    def _is_clear(self, asked: Asked) -> bool:
        """Tell whether the words leave no doubt that the owner is the rules' choice."""
        name, start = asked.rule, asked.start
        if name and (puts_in(self.scene, name, start) or holds_shares(self.scene, name, start)):
            return True
        if asked.sure or name in self.scene.counted or self._is_told(asked):
            return True
        if name is not None and name == self.scene.spoken_for and not self._names_others(start):
            return True  # 答:毛利率大概8%: theirs for whom the one who answers speaks
        return self.is_company(name) and says_own(self.scene, self.last, name, start)

    def _names_others(self, start: int) -> bool:
        """Tell whether the sentence names somebody, or a place, before an offset: 答:2024年佰国新车销量1200万辆."""
        return any(at.label != "PERSON" and not at.object for at in self.scene.names[self.scene.before(self.scene.begin_of(start)) : self.scene.before(start)])

    def _best(self, names: list[str], rows: list[Row], words: list[list[str]], asked: Asked) -> str:
        """Return the best of the candidates that can own a number here; no place in the stead of a company of the rules."""
        best = names[_ranker().best(rows, words)]
        if not self._is_out(best, asked):
            return best
        able = [k for k, name in enumerate(names) if not self._is_out(name, asked)]
        if not able:
            return best
        second = names[able[_ranker().best([rows[k] for k in able], [words[k] for k in able])]]
        if asked.rule and self.is_company(asked.rule) and not self._is_out(asked.rule, asked) and not self.is_company(second):
            return asked.rule
        return second

    def _is_out(self, name: str, asked: Asked) -> bool:
        """Tell whether a name is a source's alone, a partner's in trade, one that backs an issue, one first told of behind the number, or a paper's spoken of elsewhere."""
        if name in self.scene.sources:
            return True
        if self.scene.partners and self.scene.is_partner(name, asked.start):
            return True
        anywhere = self.scene.by_name.get(name)
        if name == asked.rule:
            return False
        if self._is_backer(name, asked.start) or self._comes_later(anywhere, asked) or is_bracketed_goods(self.scene, name, asked.start, inside=asked.inside):
            return True
        return "年期" in name and not self.scene.said(name, asked.start)

    def _comes_later(self, anywhere: list[NameAt] | None, asked: Asked) -> bool:
        """Tell whether a name that is not the text's own is told of for the first time in a sentence behind the number's."""
        if not anywhere or anywhere[0].start < asked.end or anywhere[0].label not in ("ORG", "PRODUCT", "PERSON") or anywhere[0].name == self.scene.company:
            return False
        return self.scene.sentence_of(anywhere[0].start) > self.scene.sentence_of(asked.start)

    def _is_backer(self, name: str, start: int) -> bool:
        """Tell whether the sentence names somebody as one of those who back an issue: 岚岳创投等7名基石投资者."""
        text = self.scene.text
        if text.find("等", self.scene.begin_of(start), start + BEHIND) < 0:
            return False  # the first look costs little
        said = self.scene.said(name, start)
        return bool(said) and is_backer(text, said[-1])

    def _is_aside(self, asked: Asked, last: str) -> bool:
        """Tell whether a number stands in a bracket that names nobody, behind one of whom the rules take it to be: 利润8亿元(3月曾预计12亿元)."""
        if not asked.inside or asked.rule != last:
            return False
        opened = self.scene.text.rfind("(", max(0, asked.start - LONGEST), asked.start)
        return self.last_end <= asked.start and opened >= 0 and self.scene.before(opened) == self.scene.before(asked.start)

    def _is_told(self, asked: Asked) -> bool:
        """Tell whether the words leave no doubt: of a macro measure, the economy; the goods that head the clause; a group summed up.

        布伦特原油跌1%,铜价涨2%; 三家乳企净利润合计26亿元.
        """
        clause = self.scene.clause_of(asked.start)
        said = self.scene.said(asked.rule, asked.start)
        if said and said[-1].label == "GROUP" and said[-1].clause >= clause - 1:
            return True  # also of the clause before: 三家乳企,合计
        if self._goes_on_about_group(asked):
            return True
        here = clause - self.scene.text.startswith("每", self.scene.clause_starts[clause])  # 欧洲线翻红,每箱1400美元
        return any(
            at.label == "MARKET" if asked.macro else at.label in ("GOODS", "MARKET") and at.heads_clause and at.clause >= here
            for at in said
        )

    def _goes_on_about_group(self, asked: Asked) -> bool:
        """Tell whether a sentence that names nobody goes on about the group with which its paragraph began: 9家金控今天公布获利。合计净利80亿元."""
        if FIRMS.match(asked.rule or "") is None:
            return False  # the first look costs little
        groups = [at for at in self.scene.by_name.get(asked.rule or "", []) if at.label == "GROUP" and at.start < asked.start]
        if not groups or groups[-1].paragraph != self.scene.paragraph_of(asked.start):
            return False
        between = self.scene.names[self.scene.before(groups[-1].end) : self.scene.before(asked.start)]
        return not any(at.label in ("ORG", "PRODUCT", "GPE", "LOC") for at in between)

    def rated(self, rater: str, start: int) -> str | None:
        """Return at whom a target is set: the company of the numbers before in the paragraph, the text's, the last with a code."""
        scene = self.scene
        paragraph = scene.plan[scene.sentence_of(start)][0].paragraph
        last = self.last[0] if self.last and self.last[2] == paragraph else None
        upto = scene.before(start)
        coded = next((at.name for at in reversed(scene.names[max(0, upto - NAMES) : upto]) if at.coded and at.name != rater), None)
        opinion_of = spoken_of(scene, start)
        for name in (opinion_of.name if opinion_of else None, last, self.firsts.get(paragraph), scene.company, coded):
            if name and name != rater and self.is_company(name):
                return name
        return None

    def is_company(self, name: str | None) -> bool:
        """Tell whether the text has a name as that of an organisation."""
        return any(at.label == "ORG" for at in self.scene.by_name.get(name or "", [])[:1])

    def is_product(self, name: str) -> bool:
        """Tell whether the text has a name as that of a product."""
        return any(at.label == "PRODUCT" for at in self.scene.by_name.get(name, [])[:1])

    def _unsaid(self, name: str) -> bool:
        """Tell whether a country or market is only supposed: 公司 is not the owner's name then, and nobody is."""
        return name in (self.scene.nation, self.scene.market) and name not in self.scene.by_name

    def took(self, asked: Asked, owner: str | None, chosen: str | None) -> None:
        """Note which owner the number got, and which was chosen before its topic was known."""
        index = self.scene.sentence_of(asked.start)
        paragraph = self.scene.plan[index][0].paragraph if index >= 0 else 0
        if owner is not None and owner != held_against(self.scene, asked.start):  # the subject goes on, not the one that it is held against
            named = self.scene.by_name.get(chosen or "", [])[:1]
            told_better = owner == self.scene.nation and bool(named) and named[0].label == "INDEX"  # 私人住宅售价指数报290点;租金指数报200点,升0.3%
            self.last, self.last_end, self.chosen = (owner, index, paragraph), asked.end, owner if told_better else chosen
            self.firsts.setdefault(paragraph, owner)

    def weigh(self, asked: Asked) -> tuple[list[str], list[Row], list[list[str]]]:
        """Return the candidates, a row of features for each, and how each is said."""
        scene = self.scene
        index, upto = scene.sentence_of(asked.start), scene.before(asked.start)
        sentence = scene.plan[index][0]
        place = Place(index, scene.clause_of(asked.start), sentence.paragraph)
        before = self.seen.before(upto, place)
        follows: dict[str, NameAt] = {}
        for at in scene.names[upto : upto + 6]:
            if at.sentence == index:
                follows.setdefault(at.name, at)
        names = list(dict.fromkeys([*([asked.rule] if asked.rule else []), *before.near, *self.always, *follows]))
        lead = scene.text[sentence.start : asked.start]
        subject = before.last_subject
        says_self = scene.names_itself(subject.end if subject else sentence.start, asked.start)
        of_all = shared(scene, asked, lead)
        rows = [
            (
                *self._of_asked(name, asked, place, before, follows.get(name), says_self=says_self),
                *self.seen.of_place(before.near.get(name)),
                *self.seen.of_name(name),
                *of_all,
            )
            for name in names
        ]
        return names, rows, wording(scene, asked, names, before.near, index)

    def _of_asked(
        self, name: str, asked: Asked, place: Place, before: Before, follow: NameAt | None, *, says_self: bool
    ) -> Row:
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


def _after(starts: list[int], start: int) -> int:
    """Return how many of the offsets, which are in order, lie after one."""
    return len(starts) - bisect_right(starts, start)
