"""The walk over the items of a text: each sets something in the reader's mind or, being a value, states facts."""

from collections.abc import Iterator

import msgspec
import regex

from newsfacts.document import Fact
from newsfacts.facts.concepts import Topic, is_cause, is_noun, section_of
from newsfacts.facts.dating import take_date
from newsfacts.facts.items import Item, codes_paper
from newsfacts.facts.lists import Slot, own_around, pair, value_group
from newsfacts.facts.outlook import is_plan
from newsfacts.facts.owner_choice import Owners
from newsfacts.facts.owners import (
    AS_CUSTOMER,
    AS_HOLDER,
    GETS_IN,
    GROUP,
    LISTED,
    NATIONAL,
    OWNER_LABELS,
    PLACES,
    SHARES,
    SOURCE_VERB,
    SPEAKS_OF_ANOTHER,
    is_agency,
    is_employer,
    is_object,
    says_for_land,
)
from newsfacts.facts.partners import places_meant, with_partners
from newsfacts.facts.period_choice import Periods
from newsfacts.facts.periods import is_day, main_day
from newsfacts.facts.price_index import moves_prices
from newsfacts.facts.scene import Scene
from newsfacts.facts.settled import SPENT_FROM
from newsfacts.facts.state import Around, Recent, State
from newsfacts.facts.statement import restated, state_fact
from newsfacts.facts.subjects import (
    EVERYWHERE,
    counts_here,
    is_cited,
    is_counter,
    is_setting,
    refers,
    take_one,
    take_own,
    trade_counted,
)
from newsfacts.facts.tables import Cell
from newsfacts.facts.topic_choice import Topics
from newsfacts.facts.unsaid import is_unsaid
from newsfacts.facts.when_told import note_told
from newsfacts.facts.words import Word, concept_unit, goods, words
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded
from newsfacts.text.segment import Sentence

NEAR = 60
"""So many items before one are looked at."""
FAR = 120
"""So many characters before a number the business that it is of is named at most."""
MOST_OWNERS = 40
"""No list of subjects is longer."""
# 载板厂川岳电子(2999)、电源大厂|禾岳电(2998)及代工龙头|佰岳(2997): what each of a list is may stand before it
LIST_JOIN = regex.compile(
    r"(?:\([^()]{0,30}\))?(?:(?:、|和|与|及|以及|》《|》、《|》和《)(?:[\p{Han}A-Za-z]{0,8}?(?:厂|龙头|巨头|业者|厂商|股王|股后|一哥|[车药酒房险]企|券商|公司|集团|银行|平台|品牌))?)?(?:\([^()]{0,30}\))?"
)
# 1.85亿美元(约13.06亿元), 100万桶,约合13.6万吨: after a comma, or of another measure, the words must say so.
RESTATED = regex.compile(
    r"(?:(?P<word>[(,](?:约合|约折合|折合|相当于|等值|合|折))|\((?:约)?)(?:人民币|港币)?(?:约|近|逾)?$"
)
# 副行长祁远(、法务部总经理)窦明: of people in a list each has a title
TITLE_JOIN = regex.compile(r"(?:、|和|与|及|以及)(?:时任|原|前)?\p{Han}{0,12}")
PEOPLE = frozenset({"PERSON"})
GOES_FURTHER = regex.compile(r"[^,;。、()\d\n]{2,8}\d")
COUNTED_BEFORE = regex.compile(r"的?[\p{Han}A-Za-z]{2,14}(?:、|及|以及|和|与|的)(?=(?:约|近|逾|超过?|共)?\p{P}?$)")
# 在新台币兑美元|31.4元的假设下: whose that number is, not those after it
ASSUMED = regex.compile(r"[^,;。]{0,12}(?:假设|前提|基础|条件)(?:之?下|上)")
WINDOW = regex.compile(r"(?:止|日的|时隔|未来|今后|往后|接下来|过去|上映|上线|开售|开播|开业|发售)后?的?$")
# 一个月息报1.02厘: a term; 3个交易日后的3个月内通过, 10多年来的最高, 两年复合增速
WHEN_BEHIND = regex.compile(r"期?拆?息(?!差)|期?HIBOR|多?(?:后(?:的|将|,)|之?内(?:将|通过|以|择机|[增减]持)|(?:以)?来|复合|年均|新[高低]|(?:的|以来)?(?:最|次|相对)?[高低][点位])")
# 一周降6%, 半年间多了8亿元: the time that a change took
CHANGES_BEHIND = regex.compile(r"(?:时间)?(?:间|内|里|来|下来|算下来)?(?:净|又|已|就|仍|还|累计|共)*(?:[增减涨跌升降]|多[了出增]|少[了]|反弹|回[升落调])")
# 周转天数由61天|降为58天: days that are counted, and no time in which something fell
DAYS_OF = regex.compile(r"(?:天数|周期|账期|时长|可用|库存|寿命)[^,;。]{0,12}$")
# 持股5%以上股东, 持有公司3%以上股份的股东: a class of holders, not what one holds
# 31个大城市失业率, 16-24岁劳动力失业率, 60岁以上人口: whose rate or number follows
# 迎来三连阳: the third in a row is no number of anything
NO_NUMBER_OF = regex.compile(r"大城市(?:城镇)?(?:调查)?失业率|(?<=岁)(?:(?:城镇)?劳动力|(?:及)?(?:以上|以下)?(?:老年)?人口)|连[阳阴涨跌升降红黑板]|(?:及|或)?以[上下](?:的)?(?:公司|有表决权)?(?:股份|股权|表决权)?(?:的)?(?:\p{Han}{0,3}股东|持有人|投资者)")
# 隔夜美股, 〈美股盘后〉, 美股四大指数收黑
OVERNIGHT = regex.compile(r"隔夜[^。]{0,8}(?:美股|美国|纽约|欧美)|美股(?:方面|隔夜|周[一二三四五]|盘后|(?:[三四]大|主要)指数(?!\p{Han}{0,3}[周昨])|收[红黑盘涨跌高低])")
OF_SOURCE = regex.compile(r"(?:由|从|自)[^,;。]{0,6}$")
# 她预期, 他并透露: the one who spoke before goes on, for the company
# 分产品看, 按地区划分, 产品别来看: the parts of what the paragraph began with
BY_PART = regex.compile(r"(?:[分按就]\p{Han}{2,4}(?:来看|看|而言|划分|来说|计)|\p{Han}{2}别(?:来看|而言|方面)?|从\p{Han}{2,4}(?:来)?看),")
HE = regex.compile(r"[“]?(?:[他她](?!们|国|人|山|项|乡|方)|该名)")
ONE_OF = regex.compile(r"[^,。;]{0,18}(?<!分)之一")
HEADED = regex.compile(r"\s*(?:\d{1,2}:\d\d\s*)?【")
# 06:02 【…】, 1、…, 【…】: a paragraph that begins a story of its own, in a list of short ones.
STORY = regex.compile(r"\s*(?:\d{1,2}[:时]\d\d|[①-⑳⑴-⒇]?【[^】\n]{2,40}】|[一二三四五六七八九十\d]{1,2}[、.](?!\d))")
ASIDE = regex.compile(r"\((?:[^()\n]{0,24}约|约合|折合|相当于)[^()\n]{2,20}\)(?=的?\p{Han}{2})")
# 每用户平均收入(ARPU)增长10%
ABBREVIATED = regex.compile(r"(?<=[率比额量数值润益入出本价费金利度模])\([A-Za-z][A-Za-z&/\- ]{1,11}\)")
# …增长6%,其中|佰州、川州分别为: the places that a whole is made of
OF_THESE = regex.compile(r"(?:^|[,;。\n])其中,?$")
# 岚桐国资|持股比例将达23%, 岚桐国资|将持有公司2亿股: the holder's stake, and the company goes on
HOLDS_IT = regex.compile(r"(?:及其?一致行动人)?的?(?:仍|则|直接|间接|合计|共|将|已)*(?:持股(?!公司|平台)|持有(?:本?公司|上市公司))")
# 反观|岚省, 再看|佰州, 四省中|川省: the text turns to another place
TURNS_TO = regex.compile(r"(?:^|[,;。!?”\n])(?:反观|再看|再来?看看?|回看|看回|至于|轮到|相比之下,?|[两三四五六七八各][省市国地城]中,?)$")
CONTROLS = regex.compile(r"(?:控制|控股|持股|全资)的$")


class Walk:
    """Walks a text sentence by sentence; `state` is what it holds in mind."""

    def __init__(self, folded: Folded, mentions: list[Mention], published: str | None, scene: Scene) -> None:
        self.folded = folded
        self.text = folded.text
        self.scene = scene
        self.published = published
        self.company = scene.company
        self.place = None if self.company else scene.place
        self.owners = Owners(scene)
        self.periods = Periods(scene, published)
        self.topics = Topics()
        self.local = self.place is not None and scene.local
        self.employers = scene.employers
        self.state = State(company=self.company, day=published if published and is_day(published) else None)
        self.day = main_day(mentions, published, folded.text)
        self.paragraph = -1
        self.begin = 0

    def row(self, cells: list[Cell]) -> Iterator[Fact]:
        """Yield the facts of a table's row."""
        for cell in cells:
            slot = Slot(
                owner=cell.owner or self.state.company or self.company,
                topic=Topic(cell.concept),
                period=cell.period,
                paired=cell.owner is not None,
            )
            fact = state_fact(self, cell.mention, slot, Around())
            if fact:
                yield fact

    def sentence(self, sentence: Sentence, items: list[Item]) -> Iterator[Fact]:
        """Yield the facts of a sentence."""
        self._enter(sentence)
        stack: list[tuple[tuple[str, ...], str | None, Topic | None, Recent, Fact | None]] = []
        done = 0
        for i, item in enumerate(items):
            state = self.state
            if item.kind == "mark":
                if item.text == "(":
                    stack.append((state.owners, state.period, state.topic, state.recent, state.last))
                    state.outside = state.last
                elif item.text == ")" and stack:
                    state.owners, state.period, state.topic, state.recent, state.last = stack.pop()
                    state.outside = None
                self._mark(item)
            elif item.kind == "entity":
                self._entity(items, i, inside=bool(stack))
            elif item.kind == "date":
                take_date(self, item)
            elif item.kind == "word":
                self._word(items, i)
            elif item.start >= done:
                state.stated = True
                group = value_group(self.text, items, i)
                done = group[-1].end
                state.inside = bool(stack)
                yield from self._values(items, i, group)

    def _enter(self, sentence: Sentence) -> None:
        state = self.state
        self.begin = sentence.start
        state.topic, state.period, state.aside, state.against = None, None, None, None
        state.rate, state.forecast, state.place, state.object_end = 0, False, None, -1
        state.stated, state.goods, state.spoken_of, state.person = False, None, False, None
        state.stated_of, state.row, state.broken, state.lent = (), (), None, ()
        state.back, state.sure, state.dealt_to, state.told, state.step = (), None, (), 0, 0
        state.goes_on = self.text.startswith("其中", sentence.start)
        state.level = state.level if state.goes_on and sentence.paragraph == self.paragraph else None
        state.whole = state.priced = state.trade = None
        state.by_part = BY_PART.match(self.text, sentence.start) is not None
        state.topics, state.periods, state.bases, state.compared, state.referred = [], [], [], [], []
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            state.prices_moved = None
            state.company, state.here, state.counted, state.holder = self.company, False, None, None
            state.section = state.line = state.changed = state.first = None
            state.day = self.day
            state.report = self.periods.whole(state.report)
            if STORY.match(
                self.text, sentence.start
            ):  # a story of its own: nothing is carried over from the one before
                self.state = state = State(company=self.company, day=self.day)
            end = self.text.find("\n", sentence.start)
            state.overnight = (
                OVERNIGHT.search(self.text, sentence.start, end if end >= 0 else len(self.text)) is not None
            )
            if state.company or self.place:
                state.owners = (state.company or self.place or "",)
        elif state.speaker in self.employers and HE.match(self.text, sentence.start):
            state.owners = (self.employers[state.speaker],)

    def _mark(self, item: Item) -> None:
        state = self.state
        if item.text in ",;。":
            opens = item.text == "," and state.date_end == item.start  # 而2019年,公司营收为5亿元: of the clause after it
            state.aside, state.against, state.rate = state.aside if opens else None, None, 0
            state.around_aside = None
            state.owners, state.lent = state.lent or state.owners, ()
        if item.text == "】" and HEADED.match(self.text, self.begin):
            state.stated = False  # 07:40 【…连续5日失血】: what its head told is told once more, with its date
        if item.text in ";。":
            state.bases, state.compared, state.topics = [], [], []
            state.owners, state.back, state.sure = state.back or state.owners, (), None
            state.forecast, state.place, state.goods = False, None, None
            state.recent = [(Topic(topic.concept), label, unit) for topic, label, unit in state.recent]

    def _entity(self, items: list[Item], i: int, *, inside: bool) -> None:
        state, mention = self.state, items[i].mention
        if mention is None or mention.name is None:
            return
        if mention.label in PLACES:
            self._place(items, i, inside=inside)
        elif mention.label == "TICKER":
            if not inside and mention.name.endswith(".IB") and not codes_paper(items, i):
                state.owners = (mention.name,)
        elif mention.label in OWNER_LABELS or mention.label == "PERSON":
            self._name(items, i, mention.name, inside=inside)

    def _name(self, items: list[Item], i: int, name: str, *, inside: bool) -> None:
        """Take a name as the subject, or as one more of a list of subjects, or leave it aside."""
        state, item = self.state, items[i]
        label = item.mention.label if item.mention else ""
        if inside and name in state.owners:
            return
        # 川岳证券|陆思齐: who speaks for it, no second subject
        joins = self._joins(items, i, PEOPLE if label == "PERSON" else LISTED) and not (label == "PERSON" and i and items[i - 1].end == item.start)
        before = self._previous_name(items, i)
        if joins and before in state.owners:
            if name not in state.owners and len(state.owners) < MOST_OWNERS:
                state.owners = state.group = (*state.owners, name)
                state.group_start = item.start
            return
        if label == "PERSON":
            state.person = state.speaker = name
        if (
            label == "PERSON"
            and name in self.employers
            and not SHARES.search(self.text[item.end : item.end + 30].split("。")[0])
        ):
            if not state.spoken_of:
                state.owners, state.company = (self.employers[name],), self.employers[name]
            return
        if self.local and label == "ORG" and is_agency(name):
            return  # 市财政局 speaks of the city's numbers
        if label == "ORG" and is_cited(self, item, name):
            place = self.scene.counted_for(name)
            state.owners, state.counted = (place,), place
            state.object_end = item.end
            return
        if label == "ORG" and counts_here(self, item, name) and ((trade := trade_counted(self.text, item.end)) or not state.here):
            state.sure = trade or self.scene.nation
            state.owners, state.object_end, state.trade = (state.sure,), item.end, trade
            state.counted, state.here = trade, state.here and trade is None
            return
        counted = i > 0 and items[i - 1].kind == "value" and items[i - 1].end == item.start
        outsider = label == "ORG" and is_employer(self.text, items, i) is False
        if counted or outsider or (joins and state.object_end >= 0) or is_counter(self, item, name) or not self.scene.is_subject(item):
            state.object_end = item.end
            return
        counts = name != self.company and name not in self.scene.coded and (is_agency(name) or NATIONAL.search(name))
        if label == "ORG" and counts and (SOURCE_VERB.match(self.text, item.end) or says_for_land(self.text, name, item.end)):
            place = self.scene.counted_for(name)
            state.owners, state.company, state.counted = (place,), None, place
            return
        self._subject(item, name, label)

    def _subject(self, item: Item, name: str, label: str) -> None:
        """Take a name as the subject of what follows."""
        state = self.state
        state.owners = (name,)
        state.object_end, state.spoken_of = -1, True
        if label == "ORG" and self.text[max(0, item.start - 1)] in ",;。\n":
            state.goods = None  # 布伦特原油跌破82美元,川岳油气跌2.8%
        near = max(self.begin, item.start - 8)
        if TURNS_TO.search(self.text, near, item.start) and self.text.startswith(",", item.end):
            state.sure = name
        if CONTROLS.search(self.text, near, item.start):
            state.person = None  # 窦明控制的岚桐投资…其所持: the firm's
        deals = AS_CUSTOMER.search(self.text, near, item.start)
        if deals and state.company:
            state.back = state.back or (state.company,)
        joins_it = deals or AS_HOLDER.search(self.text, near, item.start) or HOLDS_IT.match(self.text, item.end)
        if joins_it and name != self.company:
            state.holders.add(name)
        joins_it = joins_it or name in state.holders
        aside = state.company and (joins_it or SPEAKS_OF_ANOTHER.match(self.text, item.end) or GETS_IN.match(self.text, item.end))
        state.holder = name if aside and joins_it else None
        if label == "ORG" and not is_agency(name) and not aside:
            state.company, state.here = name, True

    def _place(self, items: list[Item], i: int, *, inside: bool) -> None:
        """Take a place as a part of the company under discussion, or as the subject where there is none."""
        state, item = self.state, items[i]
        if inside or item.mention is None or item.mention.name is None or not self.scene.is_subject(item) or item.start in self.scene.partners:
            return
        name = item.mention.name
        if (
            i
            and items[i - 1].kind == "entity"
            and items[i - 1].end == item.start
            and state.place == self._previous_name(items, i)
        ):
            state.owners = (name,) if state.owners == (state.place,) else state.owners
            state.place = name  # 福建泉州: the narrower of the two
            return
        if state.place and self._joins(items, i, PLACES):
            state.place = f"{state.place}、{name}"
            if state.owners and self._previous_name(items, i) == state.owners[-1]:
                state.owners = state.group = (*state.owners, name)
            return
        before, after = items[i - 1] if i else None, items[i + 1] if i + 1 < len(items) else None
        heads = item.start == self.begin or (
            before is not None and before.end == item.start and (before.kind in ("date", "mark"))
        ) or (
            (self.text.startswith(("、", "和"), item.end) and OF_THESE.search(self.text, max(self.begin, item.start - 4), item.start) is not None)
            or TURNS_TO.search(self.text, max(0, item.start - 6), item.start) is not None
        )
        names_part = after is not None and after.start == item.end and after.word is not None
        if heads or names_part:
            state.place = name
        if heads and not (state.here or self.company):
            state.owners = (name,)

    def _previous_name(self, items: list[Item], i: int) -> str | None:
        for other in reversed(items[max(0, i - NEAR) : i]):
            if other.kind == "entity" and other.mention and other.mention.label != "TICKER":
                return other.mention.name
        return None

    def _joins(self, items: list[Item], i: int, labels: frozenset[str]) -> bool:
        """Tell whether the name `items[i]` goes on a list that the name before it began."""
        for other in reversed(items[max(0, i - NEAR) : i]):
            if other.kind == "entity" and other.mention and other.mention.label in labels:
                between = self.text[other.end : items[i].start]
                join = TITLE_JOIN if labels is PEOPLE else LIST_JOIN
                return len(between) <= 34 and join.fullmatch(between) is not None
        return False

    def _word(self, items: list[Item], i: int) -> None:
        state, word = self.state, items[i].word
        if word is None:
            return
        if word.base:
            state.bases.append(word.base)
        if word.owner in ("@place", "@trade"):
            self._whole(items[i])
        elif word.owner and not (
            (word.concept and state.spoken_of and state.company and not self._joined_word(items, i))  # 川岳证券两融余额: a broker's own
            or self.scene.is_reach(items[i])
            or is_setting(self.text, self.begin, items[i])
            or (state.trade and items[i].text in EVERYWHERE)
        ):
            if ASSUMED.match(self.text, items[i].end):
                state.lent = state.owners
            before = self._joined_word(items, i)
            joined = before is not None and before.owner in state.owners and len(state.owners) < MOST_OWNERS
            state.owners = (*state.owners, word.owner) if joined else (word.owner,)
            state.group = state.owners if joined else state.group
            state.spoken_of = True
        if word.goods:
            self._goods(items, i, word.goods)
        if word.cue == "owner":
            take_own(self, items[i])
        elif word.cue in ("former", "latter"):
            take_one(self, 0 if word.cue == "former" else -1, items[i].start)
        elif word.cue == "forecast" and is_plan(self.text, items[i].start, items[i].end):
            state.forecast = True
        if word.concept and word.concept != "-" and not is_cause(self.text, items[i]):
            state.topics.append(Topic(word.concept))

    def _whole(self, item: Item) -> None:
        """Take the place or trade that 全省 or 全行业 means as whose the numbers are."""
        if item.word and item.word.owner == "@trade":
            whole = self.scene.trade(item.start)
        else:
            whole = None if self.company or is_object(self.text, item) else self.scene.whole(item.text, item.start)
        if whole:
            self.state.owners, self.state.counted = (whole,), whole

    def _goods(self, items: list[Item], i: int, name: str) -> None:
        """Take goods as what the clause speaks of; among goods, as the subject, or as one more of a list of subjects."""
        state = self.state
        state.goods = name
        if listed := self._listed_goods(items, i):
            state.owners = state.group = (*listed, name)
        elif state.owners and state.owners[0] in goods() and self.text[max(0, items[i].start - 1)] in ",;。\n":
            state.owners = (name,)  # 布伦特原油跌1%,铜价涨2%

    def _listed_goods(self, items: list[Item], i: int) -> tuple[str, ...]:
        """Return the goods of the list that heads a clause and that `items[i]` goes on, () where there is none: 纯碱、玻璃涨4%."""
        state, before = self.state, self._joined_word(items, i)
        if before is None or before.goods is None or self.text.startswith("的", items[i].end) or len(state.owners) >= MOST_OWNERS:
            return ()
        if len(state.owners) > 1 and before.goods == state.owners[-1]:
            return state.owners
        start = self.text.rfind(before.text, 0, items[i].start)
        heads = self.text[max(0, start - 1) : start] in ("", *",;。:\n") or self.text.endswith("国内", 0, start)
        return (before.goods,) if heads else ()

    def _joined_word(self, items: list[Item], i: int) -> Word | None:
        """Return the word before `items[i]` that it stands in a list with: DR001、DR007."""
        before = next((item for item in reversed(items[max(0, i - 2) : i]) if item.kind != "mark"), None)
        joins = before is not None and (self.text[before.end : items[i].start] in ("、", "和", "与", "及", "以及") or before.text == "汽、")
        return before.word if before is not None and joins else None

    def _slots(self, group: list[Item], lead: str, inside: list[Item], start: int) -> list[tuple[Slot, Item]]:
        """Return the numbers of a list, each with its place in it; `start` is where the words begin that they stand behind."""
        if meant := places_meant(self.scene, lead, start, len(group)):
            self.state.owners, self.state.group, self.state.group_start, self.state.place = meant, meant, start, "、".join(meant)
        paired = pair(self.state, group, lead, inside, (start, group[0].start), self.text, self.begin)
        slots = with_partners(self.scene, [slot for slot, _ in paired], start, group[0].start)
        return [(slot, item) for slot, (_, item) in zip(slots, paired, strict=True)]

    def _values(self, items: list[Item], i: int, group: list[Item]) -> Iterator[Fact]:
        """Yield the facts of one number or of a list of them."""
        state, first = self.state, group[0]
        start, inside, around = self._around(items, i, group)
        skipped = (
            self._per_shares(first, around.lead)
            or refers(self, group, around.lead, around.tail)
            or ONE_OF.match(self.text, group[-1].end)
            or self._says_when(first)
            or is_unsaid(self.text, self.begin, first.start, first.end)
            or NO_NUMBER_OF.match(self.text, group[-1].end)
        )
        if skipped:
            if NO_NUMBER_OF.match(self.text, group[-1].end):
                state.topics = []  # 持股5%以上股东|减持…: what the class holds is told of nothing
            return
        if section := section_of(self.text, self._clause_before(first.start), first.start):
            state.section = section
        again = RESTATED.search(self.text[max(0, first.start - 8) : first.start]) if len(group) == 1 else None
        is_sum = first.mention is not None and first.mention.label == "MONEY"
        if again and state.last and (is_sum or again.group("word")):
            fact = restated(self.folded, state.outside or state.last, first)
            if fact:
                yield fact
                return
        stated, before = False, state.topic_group
        slots = self._slots(group, around.lead, inside, start)
        spent = SPENT_FROM.match(self.text, group[-1].end)  # 资本开支5亿元,2亿元|投向一个项目: what the last one is for is told behind it
        alike = len(group) > 1 and len({(slot.topic, slot.partner) for slot, _ in slots}) == 1 and not spent
        first_of: Fact | None = None
        for slot, item in slots:
            if alike and first_of and not slot.sure:  # 前三年营收分别为3亿元、4亿元、5亿元: each is of what the first is of
                slot = msgspec.structs.replace(slot, topic=Topic(first_of.concept, first_of.part), sure=True)
            fact = state_fact(self, item.mention, slot, own_around(self.text, group, item, around)) if item.mention else None
            first_of = first_of or fact
            if fact and item.mention:
                self._remember(fact, item.mention)
                stated = True
                yield fact
        if state.topic_group is not before:
            state.dealt = first.start
        if stated:
            runs_on = state.last is not None and state.last.concept.startswith("连") and first.mention is not None and first.mention.label == "DURATION"
            state.bases, state.compared, state.periods = [], [], []
            state.topics = state.topics if runs_on else []  # 营收连三个月站稳8亿元: the sum is of it, too
            if state.against:
                # 低于3月的2.3%,: no level that the next is measured against, but 较一季度的4%|放缓1个百分点
                rate = state.last is not None and state.last.change is not None and not GOES_FURTHER.match(self.text, group[-1].end)
                state.aside, state.compared, state.against = None, [] if rate else [state.against], None
            if OF_SOURCE.search(around.lead, max(0, len(around.lead) - 8)):
                state.aside, state.around_aside = state.around_aside, None

    def _clause_before(self, position: int) -> int:
        """Return where the sentence begins, of a long one the clause that is not FAR from `position`, which a clause without end is."""
        if position - self.begin <= FAR:
            return self.begin
        begin = int(self.scene.clause_starts[self.scene.clause_of(position - FAR)])
        return begin if position - begin <= 2 * FAR else position

    def _says_when(self, first: Item) -> bool:
        """Tell whether a duration says when, and not how long: 9月30日止九个月, 未来45天内."""
        if first.mention is None or first.mention.label != "DURATION":
            return False
        if DAYS_OF.search(self.text, max(self.begin, first.start - 24), first.start):
            return False
        before = WINDOW.search(self.text, max(self.begin, first.start - 5), first.start)
        return before is not None or any(pattern.match(self.text, first.end) for pattern in (WHEN_BEHIND, CHANGES_BEHIND))

    def _around(self, items: list[Item], i: int, group: list[Item]) -> tuple[int, list[Item], Around]:
        """Return where the lead of a group begins, the items in it, and the words around the group."""
        first, last = group[0], group[-1]
        k = next((k for k in range(i - 1, -1, -1) if self._bounds(items[k])), -1)
        start = items[k].end if k >= 0 else self.begin
        counted = COUNTED_BEFORE.match(self.text, start, first.start)
        if counted and k >= 0 and items[k].kind == "value":
            start = counted.end()  # 12000家(企业客户、)逾8000万台: what the number before counts
        inside = [item for item in items[k + 1 : i] if item.start >= start]
        names = [x.end for x in inside if x.kind == "entity" or (x.word and x.word.owner)]
        if collective := GROUP.search(self.text, start, first.start):
            self.state.owners = (collective.group("group"),)
            names.append(collective.end())
        ends = (x.start for x in items[i:] if x.start >= last.end and x.kind not in ("mark", "word"))
        if bracket := ASIDE.match(self.text, last.end):  # 1.85亿美元(约13.06亿元)首付款
            tail = self.text[bracket.end() : bracket.end() + 20]
        else:
            tail = self.text[last.end : min(next(ends, last.end + 30), last.end + 30)]
        lead = self._without_dates(inside, start, first.start)
        free = self._without_dates(inside, max([start, *names]), first.start)
        return start, inside, Around(lead, tail, free)

    def _bounds(self, item: Item) -> bool:
        """Tell whether the words before a number begin only after `item`."""
        if item.kind != "mark":
            return item.kind == "value"
        if item.text == "(" and ABBREVIATED.match(self.text, item.start):
            return False
        is_copula = item.text == ":" and self.text[item.start - 1 : item.start] in ("为", "是")
        return item.text in ",;:。!?(…\n" and not is_copula

    def _remember(self, fact: Fact, mention: Mention) -> None:
        """Keep a fact's topic for the numbers after it that name none, where it is one that numbers have."""
        state = self.state
        state.last, state.first = fact, state.first or fact
        note_told(self, fact, mention)
        state.prices_moved = fact if moves_prices(fact) else state.prices_moved
        if (fact.concept.startswith("连") and mention.label == "DURATION") or "相当于" in fact.concept or fact.concept.endswith("之差"):
            return  # 连降六个月, 是去年同期的1.8倍: no measure that numbers after it are of
        state.just, state.just_end = [Topic(fact.concept, fact.part), *state.just[:5]], mention.end
        if fact.entity and fact.entity not in state.stated_of:
            state.stated_of = (*state.stated_of, fact.entity)
        state.line = fact.part or state.line
        if fact.change:
            state.changed, state.changed_at = fact, mention.start
            state.moved = state.moved if fact.concept.endswith("增速") else fact
        elif not fact.forecast and mention.label != "DURATION":
            state.level_at = fact, mention.start
        state.told = 0 if fact.change else state.told + 1
        state.row = state.row if fact.change else (*state.row, fact.entity or "")
        state.level = state.level if fact.change else fact
        if not fact.change or fact.part:
            state.broken = Topic(fact.concept, fact.part) if fact.part else None
        if concept_unit(fact.concept) or is_noun(fact.concept) or fact.concept in words() or fact.concept.isascii():
            label = "" if fact.change else mention.label
            state.recent = [(Topic(fact.concept, fact.part), label, fact.unit), *state.recent[:5]]

    def _without_dates(self, items: list[Item], start: int, end: int) -> str:
        """Return `text[start:end]` without its dates (增长至2024年的约 is 增长至的约) and abbreviations in brackets."""
        lead, last = "", start
        for item in items:
            if item.kind == "date" and item.start >= last:
                lead += self.text[last : item.start]
                last = item.end
        return str(ABBREVIATED.sub("", lead + self.text[last:end]))

    def _per_shares(self, item: Item, lead: str) -> bool:
        """Tell whether a quantity is the per of the number that follows: 每10股派…, 每10万人中120人."""
        mention = item.mention
        return mention is not None and mention.label == "QUANTITY" and lead.endswith("每")
