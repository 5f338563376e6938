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
    is_elsewhere,
    is_far_place,
    is_market_of,
    is_of_bloc,
    of_firms_abroad,
    says_own,
    turns_back,
    turns_to,
)
from newsfacts.facts.whose.holders import holds_shares, is_part_of_it, puts_in
from newsfacts.facts.whose.names_at import GOVERNS
from newsfacts.facts.whose.owners import SPOKEN_OF_ANOTHER, is_backer, lands, told_to_hold
from newsfacts.facts.whose.pensions import of_scheme
from newsfacts.facts.whose.targets import NAMES, spoken_of
from newsfacts.facts.whose.told import (
    Last,
    held_against,
    is_change_of_it,
    is_quote_of_it,
    of_home,
    of_land,
    of_rubric,
    told_beside,
)
from newsfacts.facts.words import goods
from newsfacts.text.segment import LONGEST

# 总经理柳知白(给记者)算账, 柳知白(介绍): who tells of somebody's numbers
TELLS = regex.compile(r"(?:\([^()\n]{1,30}\))?[^,。;:\n]{0,8}?(?:[给对向同]\p{Han}{0,4}记者|[给对向同]本报|表示|称|指出|认为|透露|承认|坦承|说|直言|坦言|介绍|预计|预测|估计|判断|算|披露|宣布|强调|补充|在意)")
# 分析师柳知白(较谨慎,认为): whatever stands between the name and the verb
JUDGES = regex.compile(r"认为|判断|预[计测期估]|估计|测算|推算|看来|提醒|坦言|直言|解释|告诉|分析称|指出|的看法|料(?=[,今明全首下])")
COUNTS_THEM = regex.compile(r"\d万?[架艘辆台部套款枚]$")
# 9家金控: a group by its number
FIRMS = regex.compile(r"\d{1,3}家")
BEHIND = 10
"""Characters from the beginning of a number, behind which the noun stands that it counts."""
INLAND = "中国"
"""The one country that texts of its own name by words that are no names, 国内, 全行业."""
BONDS = ("国债", "美债", "日债", "德债", "公债")
"""Bonds whose yields are quoted as prices of goods are."""
ANALYST = regex.compile(r"(?:分析[员师]|策略[员师]|经济学家|研究员|研究(?:总监|主管)|教授|学者)$")
ONLY_COUNT = ("统计局", "统计署", "统计处", "主计处", "主计总处", "普查局")
"""Offices that count and do nothing else; a ministry of finance has bonds and deficits of its own."""
FEW = 6  # so many names before a number are looked at for whom its paragraph tells of
NEAR = 48  # characters before a number in which a speaker may have named the company
TOP = 3
WITH_WHOM = frozenset("向对与给自从予")  # before the name of one with whom something is done


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
        if self.last and (is_part_of_it(self.scene, asked.start, self.last) or self._is_quote(asked, self.last[0])):
            return self.last[0]
        goes_on = asked.change and self.last is not None and is_change_of_it(self.scene, self.last_end, asked.start)
        if self.last and not asked.paired and (goes_on or self._is_aside(asked, self.last[0])):
            return self.chosen
        if self._is_clear(asked):
            return asked.rule
        if asked.macro and not asked.paired and self._is_nations(asked):
            return self.scene.nation
        if asked.rule is None and (land := self._governed(asked.start)):
            return land
        names, rows = self.weigh(asked)
        if not names:
            return asked.rule
        best = self._best(names, rows, asked)
        if not asked.a_companys and (land := of_land(self.scene, asked.rule, best, self.last, asked.start)):
            return land
        if asked.rule and self._stays(asked.rule, best, asked):
            return asked.rule
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

    def _stays(self, rule: str, best: str, asked: Asked) -> bool:
        """Tell whether the words hold for the rules' choice against the one that the net thinks better."""
        start, scene = asked.start, self.scene
        if best != rule and (self._owns(best, rule, start) or self._is_only_object(best, asked)):
            return True
        if self._unsaid(best) and rule in lands() and (scene.told_abroad(start) == rule or (self.last is not None and self.last[0] == rule)):
            return True  # 佰国经济放缓。…。失业率4%: of the land that is told of, not of the paper's own
        if best != rule and self.is_company(rule) and (self._gives_way(best, start) or is_elsewhere(scene, best, self.last, rule, start) or is_market_of(scene, best, self.last, rule, start) or is_of_bloc(scene, best, rule, start)):
            return True
        if best != rule and self.is_company(rule) and self._is_dealt_with(best, rule, start):
            return True
        if best == scene.company and best != rule and self.is_company(rule) and turns_to(scene, rule, best, start):
            return True  # 川岳银行的存单已下架,二年期产品利率1.3%: of a bank that the sentence begins with, and not of the text's own
        if asked.a_companys and best in lands() and self.is_company(rule):
            return True  # 本港同店销售升6%: no place has what only a firm has
        if rule != scene.company:
            return False
        if rule in scene.coded and not asked.macro and self._unsaid(best) and best != INLAND:
            return True
        if not asked.macro and is_far_place(scene, best, self.last, start):
            return True  # 公司去年在佰州起步。…。去年新开20家、关掉3家: no place's that another sentence has named
        if not asked.macro and best == scene.nation and self._tells_of_own(rule, best, start):
            return True  # 祁若澜盯着租金。照她的算法,今年新开5家
        clause = max(scene.clause_starts[scene.clause_of(start)], start - LONGEST)
        return SPOKEN_OF_ANOTHER.search(scene.text, max(clause, start - NEAR), start) is not None

    def _is_dealt_with(self, name: str, rule: str, start: int) -> bool:
        """Tell whether `name` comes only behind a number, in its sentence as one with whom something is done, of which `rule` is the subject: 岚禾以每股2元|向川岳投资配售."""
        scene, upto = self.scene, self.scene.before(start)
        behind = next((at for at in scene.names[upto : upto + TOP] if at.name == name), None)
        alike = behind is not None and scene.text[behind.start - 1] in WITH_WHOM and behind.sentence == scene.sentence_of(start)
        return alike and not scene.said(name, start) and any(at.subject and at.heads_clause for at in scene.said(rule, start))

    def _tells_of_own(self, company: str, nation: str, start: int) -> bool:
        """Tell whether the paragraph has named people of the company, and neither its nation nor another firm or place, before an offset."""
        scene = self.scene
        paragraph, upto = scene.paragraph_of(start), scene.before(start)
        near = [at for at in scene.names[max(0, upto - FEW) : upto] if at.paragraph == paragraph]
        own = any(at.label == "PERSON" and scene.employers.get(at.name) == company for at in near)
        return own and all(at.label == "PERSON" or at.name == company or at.object for at in near) and not any(at.name == nation for at in near)

    def _is_nations(self, asked: Asked) -> bool:
        """Tell whether the sentence goes on about its country, naming nobody since its last number: 纺织业减2%,跌幅由上月的1%扩大到2%."""
        last, scene = self.last, self.scene
        here = last is not None and last[0] == scene.nation and last[1] == scene.sentence_of(asked.start)
        return here and asked.rule in (scene.nation, scene.place, None) and scene.before(self.last_end) == scene.before(asked.start)

    def _governed(self, start: int) -> str | None:
        """Return the country whose government or minister alone the sentence has named: 佰国总理称,今年GDP料增长5%."""
        upto, here = self.scene.before(start), self.scene.sentence_of(start)
        near = [at for at in self.scene.names[max(0, upto - FEW) : upto] if at.sentence == here and at.label != "PERSON"]
        alone = len(near) == 1 and near[0].label == "GPE" and GOVERNS.match(self.scene.text, near[0].end)
        return near[0].name if alone else None

    def _is_quote(self, asked: Asked, last: str) -> bool:
        """Tell whether a number is the price to which goods have moved by the number before, theirs whatever is named behind it: 焦煤主力合约跌3%,报1120元."""
        if asked.paired or asked.change or not (last in goods() or last.endswith(BONDS)):
            return False
        return is_quote_of_it(self.scene.text, self.last_end, asked.start)

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
        if asked.macro and anywhere is not None and anywhere[0].label == "INDEX" and anywhere[0].start >= asked.end:
            return True  # 就业人数少了8万,恒指跌2%: no market is out of work
        if asked.a_companys and self.scene.company and anywhere is not None and anywhere[0].label == "LOC":
            return True  # 沛州三厂下月投产,今年资本支出8亿元: the firm's, and not the plant's
        if name == asked.rule:
            return False
        if anywhere is not None and anywhere[0].label == "PRODUCT" and all(self._is_counted(at) for at in anywhere):
            return True  # 机队有9架A350;6月再添1架: the airline's
        if asked.firms_alone and anywhere is not None and anywhere[0].label == "PRODUCT":
            return True  # 新药岚达宁卖出6亿元,归母净利润8000万元: the firm's
        if self._is_backer(name, asked.start) or self._comes_later(anywhere, asked) or is_bracketed_goods(self.scene, name, asked.start, inside=asked.inside):
            return True
        if asked.rule == self.scene.nation and name.endswith(ONLY_COUNT):
            return True  # 国家统计局消息,据对全国|50种产品的监测: who counts is not who has
        if anywhere is not None and anywhere[0].label == "PERSON":
            return self._only_tells(name, asked)
        return "年期" in name and not self.scene.said(name, asked.start)

    def _is_counted(self, at: NameAt) -> bool:
        """Tell whether a name stands right behind a number that counts such things: 23架|A330."""
        return COUNTS_THEM.search(self.scene.text, max(0, at.start - 8), at.start) is not None

    def _comes_later(self, anywhere: list[NameAt] | None, asked: Asked) -> bool:
        """Tell whether a name that is not the text's own is told of for the first time in a sentence behind the number's."""
        if not anywhere or anywhere[0].start < asked.end or anywhere[0].label not in ("ORG", "PRODUCT", "PERSON") or anywhere[0].name == self.scene.company:
            return False
        return self.scene.sentence_of(anywhere[0].start) > self.scene.sentence_of(asked.start)

    def _only_tells(self, name: str, asked: Asked) -> bool:
        """Tell whether a person is not of the sentence, or speaks in it of the numbers of others."""
        said = self.scene.said(name, asked.start)
        if not said or JUDGES.search(self.scene.text, said[-1].end, asked.start) or self._is_analyst(said[-1]):
            return True
        if asked.a_companys and name in self.scene.employers and not told_to_hold(self.scene.text, said[-1].end):
            return True  # 总经理祁闻舟并把营收目标调高至两成: the firm's
        if self.scene.is_talk and self.scene.text.startswith(":", said[-1].end):
            return True  # 祁闻舟:前三季度我们的营收
        if TELLS.match(self.scene.text, said[-1].end) is None:
            return False
        return name in self.scene.employers or (asked.a_companys and not told_to_hold(self.scene.text, said[-1].end))  # 祁闻舟测算,毛利率将降

    def _is_backer(self, name: str, start: int) -> bool:
        """Tell whether the sentence names somebody as one of those who back an issue: 岚岳创投等7名基石投资者."""
        text = self.scene.text
        if text.find("等", self.scene.begin_of(start), start + BEHIND) < 0:
            return False  # the first look costs little
        said = self.scene.said(name, start)
        return bool(said) and is_backer(text, said[-1])

    def _is_analyst(self, at: NameAt) -> bool:
        """Tell whether a person is named as one who tells of others' numbers: 分析员窦明较审慎,认为."""
        return ANALYST.search(self.scene.text, max(0, at.start - 4), at.start) is not None

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
        """Tell whether a sentence goes on from a product to its company, or begins with it: 新款K9收到订单,公司维持指引; 《岚海纪》流水3亿元。公司营收9亿元."""
        said = self.scene.said(name, start)
        if not said:
            return self.is_product(name) and self.scene.names_itself(self.scene.begin_of(start), start)
        return said[-1].label == "PRODUCT" and self.scene.names_itself(said[-1].end, start)

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

    def weigh(self, asked: Asked) -> tuple[list[str], list[Row]]:
        """Return the candidates and a row of features for each."""
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
        return names, [
            (
                *self._of_asked(name, asked, place, before, follows.get(name), says_self=says_self),
                *self.seen.of_place(before.near.get(name)),
                *self.seen.of_name(name),
                *of_all,
            )
            for name in names
        ]

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
