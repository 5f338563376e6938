"""The walk over the items of a text: each sets something in the reader's mind or, being a value, states facts."""

from collections.abc import Iterator

import regex

from newsfacts.document import Fact
from newsfacts.facts.items import Item
from newsfacts.facts.lists.lists import value_group
from newsfacts.facts.scene import Scene
from newsfacts.facts.state import Recent, State
from newsfacts.facts.stating import state_values
from newsfacts.facts.steering import take_word
from newsfacts.facts.tables import Entry, stated
from newsfacts.facts.what.asked import asked_about
from newsfacts.facts.what.choice import Topics
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.when.choice import Periods
from newsfacts.facts.when.dating import end_part, take_date, take_report
from newsfacts.facts.when.periods import is_day, last_day, main_day
from newsfacts.facts.whose.choice import Owners
from newsfacts.facts.whose.naming import speaks_of, take_entity
from newsfacts.facts.whose.owners import lands
from newsfacts.facts.words import words
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded
from newsfacts.text.segment import Sentence
from newsfacts.values.reports import report_named

# 隔夜美股, 〈美股盘后〉, 美股四大指数收黑
# 夜盘回放, 隔夜全球, 华尔街早餐: the title of a text that tells in the morning what happened in the night
LONGEST_TITLE = 100
BY_NIGHT = regex.compile(r"夜盘|隔夜|美股|华尔街|美东")
# What is traded in New York and London, and the markets that close before they do
NIGHT_QUOTES = regex.compile(r"中概股|WTI|布伦特|COMEX|NYMEX|纽约|美元指数|美债|美国国债|伦[铜铝锌镍敦]|LME")
DAY_QUOTES = regex.compile(r"A股|港股|台股|沪指|恒指|恒生|加权|沪深|亚太|日经|主力合约|夜盘")
# 纳指收涨1%, 标普500指数能源类成分股中: the shares that are told of beside it are of the same night
NEW_YORK = regex.compile(r"(?:道指|道琼斯|标普500|标普指数|标指|纳指|纳斯达克)[^,;。\d]{0,10}(?:[收高低]?[涨跌开挫]|[上下收][升涨跌挫扬]|走[高低]|成[分份]股|板块)")
# 个股方面,…, 大宗商品方面,…: a paragraph that goes on about the session of the one before
GOES_ON = regex.compile(r"\s*(?:个股|科技股|芯片股|银行股|中概股|热门|板块|行业|明星|大型|七巨头|大宗商品|商品|债市|汇市|加密货币|盘后|现货|国际)")
# 05:10 WTI原油收跌: before seven in the morning, what is traded abroad is of the night
BEFORE_DAWN = regex.compile(r"\s*0[0-6]:\d\d")
OVERNIGHT = regex.compile(r"隔夜[^。]{0,8}(?:美股|美国|纽约|欧美)|美股(?:方面|隔夜|周[一二三四五]|盘后|(?:[三四]大|主要)指数(?!\p{Han}{0,3}[周昨])|收[红黑盘涨跌高低])")
# 拆开来看, 分产品看, 按地区划分, 产品别来看, 收入拆分来看: the parts of what the paragraph began with
BY_PART = regex.compile(
    r"(?:(?:拆[开解]|[按从就])?(?:总)?(?P<whole>营业收入|营收|收入|销售额|销量)(?:的)?(?:构成|结构|组成|拆[分解开])?(?:来?看|而言|中|里)"
    r"|(?:拆[开分解]|分拆|细[分拆])(?:来|后)?看|拆[到分成]\p{Han}{2,4}(?:来?看)?|[分按就](?:\p{Han}{2,4}|[省市国])(?:来看|看|而言|[划区]?分|来说|计)|分(?:渠道|产品|品类|品种|规格|品牌|业务|板块|地区|区域|市场|行业|险种|类型|客群|城市)|\p{Han}{2}别(?:来看|而言|方面)?|从\p{Han}{2,4}(?:来)?看),"
)
# 她预期, 他并透露: the one who spoke before goes on, for the company
HE = regex.compile(r"[“]?(?:[他她](?!们|国|人|山|项|乡|方)|该名)")
HEADED = regex.compile(r"\s*(?:\d{1,2}:\d\d\s*)?【")
# 06:02 【…】, 1、…, 【…】: a paragraph that begins a story of its own, in a list of short ones.
STORY = regex.compile(r"\s*(?:\d{1,2}[:时]\d\d|[①-⑳⑴-⒇]?【[^】\n]{2,40}】|[一二三四五六七八九十\d]{1,2}[、.](?!\d))")
LONGEST_ANNOUNCEMENT = 24
"""Characters of a sentence that only says of what the paragraph tells."""
SEASON_NAMED = regex.compile("(?:档|档期|黄金周|假期|长假|期间|购物节|促销季|旺季)$")
EARNINGS = frozenset("revenue gross_profit gross_margin operating_profit net_profit net_loss".split())
SetApart = tuple[tuple[str, ...], str | None, str | None, Topic | None, Recent, Fact | None, str | None]
"""What is held in mind where a bracket opens, and comes back where it ends."""


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
        self.state = State(company=self.company, day=published if published and is_day(published) else None, report=scene.holiday)
        self.day = main_day(mentions, published, folded.text)
        self.by_night = BY_NIGHT.search(self.text, 0, max(0, self.text.find("\n", 0, LONGEST_TITLE))) is not None
        self.earned_in: str | None = None
        self.asked_of: Topic | None = None
        """What the last question of an interview was of, which the answer in the next paragraph begins with."""
        self.paragraph = -1
        self.headed: str | None = None
        """The company that the head of the paragraph names, 【川岳科技:中标】, in a list of such stories."""
        self.just_outside: list[Topic] | None = None
        """The topics before a bracket that tells the parts of a number, (其中仔猪6万头): what is dealt out behind it is of those before."""
        self.begin = 0
        self.told_owners: tuple[str, ...] = ()
        """Whose numbers the last sentence that had any told."""

    def row(self, entries: list[Entry]) -> Iterator[Fact]:
        """Yield the facts of a table's row."""
        for entry in entries:
            yield stated(entry, self.folded, self.state.company or self.company, self.earned_in or self.state.report)

    def sentence(self, sentence: Sentence, items: list[Item]) -> Iterator[Fact]:
        """Yield the facts of a sentence."""
        self._enter(sentence)
        stack: list[SetApart] = []
        done = 0
        named = self._report_named(sentence)
        for i, item in enumerate(items):
            state = self.state
            if named and item.start >= named[1]:
                take_report(self, named[0])
                named = None
            if item.kind == "mark":
                if item.text in "()":
                    self._bracket(item, stack)
                self._mark(item)
            elif item.kind == "entity":
                take_entity(self, items, i, inside=bool(stack))
            elif item.kind == "date":
                take_date(self, item)
            elif item.kind == "word":
                take_word(self, items, i)
            elif item.start >= done:
                state.stated = True
                group = value_group(self.text, items, i)
                done = group[-1].end
                state.inside = bool(stack)
                for fact in state_values(self, items, i, group):
                    self._note_earned(fact)
                    yield fact

    def _note_earned(self, fact: Fact) -> None:
        """Keep the latest time that the company's earnings were told of, which a table without a time is of, too."""
        told = last_day(fact.period) if fact.concept in EARNINGS and fact.period and not fact.forecast else None
        before = last_day(self.earned_in) if self.earned_in else None
        if told and (before is None or told > before) and fact.entity in (self.company, None):
            self.earned_in = fact.period

    def _report_named(self, sentence: Sentence) -> tuple[str, int] | None:
        """Return the period of the report that a sentence names without a year, and where its name ends; none of a company whose year is not the calendar's."""
        if self.periods.fiscal or self.text.find("报", sentence.start, sentence.end) < 0:
            return None
        return report_named(self.text, sentence.start, sentence.end, self.published)

    def _bracket(self, item: Item, stack: list[SetApart]) -> None:
        """Set apart what is held in mind, or take it back."""
        state = self.state
        if item.text == "(":
            self.just_outside = [*state.just] if self.text.startswith("其中", item.end) else None
            stack.append((state.owners, state.period, state.aside, state.topic, state.recent, state.last, state.goods))
            state.outside = state.last
        elif stack:
            spells = self._spells_days(item, state.period)
            period, aside = state.period, state.aside
            state.owners, state.period, state.aside, state.topic, state.recent, state.last, state.goods = stack.pop()
            if spells:
                state.period, state.aside = period, aside
            state.just = self.just_outside or state.just
            state.outside = None

    def _spells_days(self, item: Item, period: str | None) -> bool:
        """Tell whether a bracket that ends here tells no more than the days of the season named before it: 国庆档(10月1日至8日)."""
        state = self.state
        if state.date_end != item.start or period is None or "/" not in period:
            return False
        opened = self.text.rfind("(", self.begin, item.start)
        return opened > 0 and SEASON_NAMED.search(self.text, max(0, opened - 6), opened) is not None

    def _enter(self, sentence: Sentence) -> None:
        """Let go of what is only of the sentence before, at the head of a paragraph of more."""
        state = self.state
        self.begin = sentence.start
        if state.stated:
            self.told_owners = state.owners
        state.topic, state.period, state.aside, state.against, state.named = None, None, None, None, None
        state.over = -1
        state.rate, state.forecast, state.place, state.object_end = 0, False, None, -1
        state.stated, state.goods, state.spoken_of, state.person = False, None, False, None
        state.stated_of, state.row, state.broken, state.lent = (), (), None, ()
        state.back, state.sure, state.dealt_to, state.told, state.step = (), None, (), 0, 0
        state.goes_on = self.text.startswith("其中", sentence.start)
        state.level = state.level if state.goes_on and sentence.paragraph == self.paragraph else None
        state.whole = state.set_out = state.priced = state.trade = None
        by_part = BY_PART.match(self.text, sentence.start)
        state.by_part = by_part is not None
        state.split = words()[by_part["whole"]].concept if by_part and by_part["whole"] else None
        state.topics, state.periods, state.bases, state.compared, state.referred = [], [], [], [], []
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            self._enter_paragraph(sentence.start)
        elif self.headed and state.company != self.headed and state.holder is None:
            state.owners, state.company = (self.headed,), self.headed  # 【川岳科技:中标】…子公司岚桐海工获列候选。在手订单12亿元
        elif state.speaker in self.employers and HE.match(self.text, sentence.start):
            state.owners = (speaks_of(self.scene, self.employers[state.speaker]),)

    def _enter_paragraph(self, start: int) -> None:
        """Let go of what is only of the paragraph before, and begin anew where a story of its own begins."""
        if STORY.match(self.text, start):
            self.state = State(company=self.company, day=self.day)
        self.headed = self._headed_by(start)
        state = self.state
        if self.company is None and state.first is not None:
            state.owners = self.told_owners  # 出口增4%。岚禾集团未作回应。\n进口增2%: who only is told of ends with the paragraph
        state.prices_moved, state.told_of = None, ()
        state.company, state.here, state.counted, state.holder = self.company, False, None, None
        state.section = state.line = state.changed = state.first = None
        state.announced, self.asked_of = self.asked_of, None
        state.day = self.day
        state.report, state.opened = self.periods.whole(state.report, state.opened), None
        state.overnight = self._is_overnight(start)
        opened = next(reversed(self.owners.firsts.values()), None)
        if state.company or self.place:
            state.owners = (state.company or self.place or "",)
        elif opened in lands():
            state.owners = (opened,)  # 越南去年出口3亿美元。其中川岳电子占两成。 / 进口2亿美元: of the land again with which the paragraph before began

    def _of_whole(self) -> tuple[str, ...]:
        """Return the land that a clause is of again behind the lands that 其中 has told its parts by: 出口5亿吨,其中发往佰国2亿吨;前8个月|40亿吨; else ()."""
        whole = self.state.whole
        parted = whole is not None and whole.entity in lands() and self.state.whole_at >= self.begin
        return (whole.entity,) if whole and whole.entity and parted and all(owner in lands() for owner in self.state.owners) else ()

    def _headed_by(self, start: int) -> str | None:
        """Return the company with a code that the head of a story names first, 【川岳科技:中标】; None where there is no such head."""
        head = HEADED.match(self.text, start) if self.scene.stories else None
        if head is None:
            return None
        upto = self.scene.before(head.end())
        at = self.scene.names[upto] if upto < len(self.scene.names) else None
        return at.name if at and at.start == head.end() and at.label == "ORG" and at.name in self.scene.coded else None

    def _announces(self, item: Item) -> bool:
        """Tell whether a sentence without a number at the head of its paragraph says of what the numbers after it are: 最受关注的是新业务价值."""
        state = self.state
        if state.stated or len(state.topics) != 1 or item.start - self.begin > LONGEST_ANNOUNCEMENT:
            return False
        said = self.text[self.begin : item.start]
        return not said.startswith("“") and "," not in said and self.text[: self.begin].endswith("\n")

    def _asked(self, end: int) -> Topic | None:
        """Return of what a question is that ends at an offset and tells no number, None where it names no measure or several."""
        if len(self.state.topics) == 1:
            return self.state.topics[0]
        what = None if self.state.topics else asked_about(self.text[self.begin : end])
        return Topic(what) if what else None

    def _is_overnight(self, start: int) -> bool:
        """Tell whether the paragraph tells of the night's trade: by its words, or as one of a text on the night that names what is traded abroad, and no market at home."""
        end = self.text.find("\n", start)
        end = end if end >= 0 else len(self.text)
        if night := OVERNIGHT.search(self.text, start, end):
            return DAY_QUOTES.search(self.text, start, night.start()) is None  # 日经指数开盘跌1%。隔夜美股也跌: begun with the day itself
        if DAY_QUOTES.search(self.text, start, end):
            return False
        if NEW_YORK.search(self.text, start, end) or (self.state.overnight and GOES_ON.match(self.text, start)):
            return True
        return (self.by_night or BEFORE_DAWN.match(self.text, start) is not None) and NIGHT_QUOTES.search(self.text, start, end) is not None

    def _mark(self, item: Item) -> None:
        """Let go of what is only of the clause, at its end of what is only of the part of the sentence."""
        state = self.state
        if item.text in ",;。":
            opens = item.text == "," and state.date_end == item.start  # 而2019年,公司营收为5亿元: of the clause after it
            state.aside, state.against, state.rate = state.aside if opens else None, None, 0
            state.around_aside = None
            state.forecast, state.forecast_beside = state.forecast and not state.forecast_beside, False
            state.owners, state.lent = state.lent or state.owners, ()
        if item.text == "】" and HEADED.match(self.text, self.begin):
            state.stated = False  # 07:40 【…连续5日失血】: what its head told is told once more, with its date
        if item.text == ";":
            end_part(state)
        if item.text == "。" and self._announces(item):
            state.announced = state.topics[0]
            state.recent = [(state.announced, "", None), *state.recent[:5]]
        if item.text == "?" and (self.scene.is_talk or self.text.endswith("呢", 0, item.start)):
            state.announced = None if state.stated else self._asked(item.start)  # 但房价呢?当月跌2%
            self.asked_of = state.announced if self.scene.is_talk else None
            state.first = None
        if item.text in ";。":
            state.bases, state.compared, state.topics = [], [], []
            state.owners, state.back, state.sure = state.back or self._of_whole() or state.owners, (), None
            state.forecast, state.place, state.goods = False, None, None
            state.recent = [(Topic(topic.concept), label, unit) for topic, label, unit in state.recent]
