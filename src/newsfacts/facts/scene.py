"""Where the names and dates of a text stand: what the choice of an owner or a period looks at, counted once."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter, itemgetter

import msgspec
import regex

from newsfacts.facts import owners
from newsfacts.facts.items import Item, codes_paper
from newsfacts.facts.owners import GROUP, is_local, lands, main_company, main_place, whole_places
from newsfacts.facts.periods import date_value, is_no_time
from newsfacts.facts.relations import employers
from newsfacts.mention import Mention
from newsfacts.text.segment import CLAUSE_END, LONGEST, Sentence
from newsfacts.values.currency import most_likely, spoken_from

Plan = list[tuple[Sentence, list[Item]]]
"""The sentences of a text with their items."""
NAMES = frozenset({"ORG", "INDEX", "PRODUCT", "GPE", "LOC", "PERSON", "EVENT"})
SPEAKS = regex.compile(
    r"(?:[^,。;:\n]{0,12}?)(?:表示|称|指出|认为|透露|说|直言|坦言|公布|披露|宣布|发布|公告|报告|数据|统计|显示|测算|预计|预测|指|分析|强调|介绍|提醒|补充|了解到|获悉|注意到|讯)"
)
# What may stand between the beginning of a clause and the name that is its subject.
OPENING = regex.compile(
    r"(?:其中|而|但|不过|另外|此外|同时|同日|至于|反观|再看|对于|随后|紧随其后|尤其是|例如|比如|以及|因为|由于|据悉|据了解|消息面上|个股方面|个股中|[\p{Han}]{2,6}方面|[\p{Han}]{2,4}板块|"
    r"\p{Han}{0,8}(?:龙头|巨头|厂商?|公司|企业|品牌|平台|机构|集团|商|独角兽|股|车企|药企|房企|券商|新贵|老牌|子公司|大户|一哥|王))*"
)
LONGEST_OPENING = 60
"""A name so many characters into its clause does not begin it."""
# How a text calls the company that it is about: 公司, 该行, 其.
SELF = re.compile(
    r"(?=[公集该本我其])(?:(?<![\u4e00-\u9fffA-Za-z])公司|集团|该公司|本公司|该行|我行|该股|该店|本集团|该平台|该企业|我们|该基金|(?<![尤与同])其(?![中他它余后间实次所]))"
)
NATIONS = {"CNY": "中国", "TWD": "台湾", "HKD": "香港"}
REACHED = frozenset("全球 A股 H股 港股 美股 台股".split())
AT_TIME = regex.compile(r"盘前|盘后|盘中|早盘|午盘|尾盘|夜盘|(?:交易)?时段|开盘前|收盘后|上市|挂牌")
MARKETS = {"中国": "两市", "台湾": "台股", "香港": "港股"}
TRADING = regex.compile(r"收盘|终场|收市|开盘|早盘|午后|三大指数|大盘|涨停|跌停|恒指|沪指")
"""What a text that tells of a day's trade is sure to say."""
STORIES = regex.compile(r"(?:^|\n)\s*(?:\d{1,2}:\d\d|[①-⑳⑴-⒇]?【)")


# 民航局(通报,全行业运送…), 信托业协会(称,全行业资产…)
TRADE = regex.compile(r"民航(?=局)|(?:证券|信托|保险|银行|基金|钢铁|航运|光伏|汽车|煤炭|水泥|家电|纺织|酒|快递|半导体)业(?=协会)")
OF_TRADE = 120
"""Characters before 全行业 in which its trade may be named."""


class NameAt(msgspec.Struct, frozen=True, gc=False):
    """A name where it stands, and how: everything that does not depend on the number that asks."""

    start: int
    end: int
    name: str
    label: str
    sentence: int
    clause: int
    paragraph: int
    heads_clause: bool
    heads_sentence: bool
    subject: bool
    object: bool
    coded: bool
    inside: bool


class DateAt(msgspec.Struct, frozen=True, gc=False):
    """A date where it stands; `value` is a day for a moment, the last day for an end (年底)."""

    start: int
    end: int
    value: str
    mod: str | None
    sentence: int
    clause: int
    paragraph: int
    heads_clause: bool
    heads_sentence: bool
    inside: bool


class Place(msgspec.Struct, frozen=True):
    """Where a number stands: which sentence, clause and paragraph."""

    sentence: int
    clause: int
    paragraph: int


PASSIVE = regex.compile(r"[被获遭](?:其|公司)?(?:控股股东|(?:第[一二三]|主要)?大?股东|董事长?|高管)?$")
# 格隆汇9月3日|: who tells it, of whom the text is not.
DATELINE = regex.compile(r"(?:AI)?快讯[,:]|头条\(|(?:网|社)?\ ?\d{1,2}月\d{1,2}日(?:讯|电(?!\p{Han})|消息(?=[,:])|\|)")
# 佰州市|统计局, 川省|财政厅: of a place of its own
AGENCY_OF = regex.compile(r"\p{Han}{1,6}[省市县区州盟旗](?=(?:统计|财政|税务|商务|海关|交通|文化|住房|发展|经济|人力|教育|民政|农业)\p{Han}{0,10}[局厅委处]$)")
OF_TAIPEI = ("财政部", "教育部", "交通部", "农业部")
"""Ministries that Taipei has under the same name as Peking; their offices begin with it, 财政部统计处."""
# 内地(客), 佰国(旅客): where those come from that are counted elsewhere
COMES_FROM = regex.compile(r"(?:旅客(?!吞吐|周转|运输|发送|列车|量)|游客(?!接待)|访客|买家|留学生|客(?![户运货流车机量船场服商籍家]))")
STATIONS = ("机场", "站", "港口", "口岸")
"""Where those come through that they count."""# 对佰国和川国之间的|航线: both sides are meant
BETWEEN = regex.compile(r"[、和与及]\p{Han}{2,10}?之间")
TRADE_BLOCS = frozenset("东盟 东协 欧盟 中东 非洲 拉美 欧洲 北美 东南亚".split())
LAND = (5, 4, 3, 2)
"""So long are the countries that the names of ministries begin with."""
# 佰国统计局, 佰国央行; but a country's name at the head of a bank's is no more than its name
MINISTRY = regex.compile("[部局署厅]$|央行$")
PREFIXES = (4, 3, 2)
"""So long are the places that the names of agencies begin with: 佰州|发改委."""
BUYS = regex.compile(r"回购|购回")
CREDIT_ENDS = regex.compile(r"\)\s*(?:\n|$)")
NEAR_NAMES = 4
NEAR = 30
"""So many names before a number are looked at."""


def land_of(agency: str) -> str | None:
    """Return the country that the name of an agency begins with.

    >>> land_of("日本统计局"), land_of("统计局")
    ('日本', None)
    """
    return next((agency[:n] for n in LAND if agency[:n] in lands()), None)


class Scene:
    """The names, dates and clauses of a text."""

    def __init__(self, text: str, mentions: list[Mention], plan: Plan, *, traditional: bool) -> None:
        self.text = text
        self.plan = plan
        self.sentence_starts = [sentence.start for sentence, _ in plan]
        self.clause_starts = [0, *(match.end() for match in CLAUSE_END.finditer(text))]
        self.company = main_company(text, mentions)
        self.place = main_place(text, mentions)
        self.nation = NATIONS[most_likely(spoken_from(text, traditional=traditional))]
        self.national = owners.OF_COUNTRY.search(text) is not None
        """The text speaks of its country: what nobody is named for can be that one's."""
        self.employers = dict(employers(text, mentions))
        self.market = MARKETS[self.nation] if TRADING.search(text) else None
        self.local = self.place is not None and is_local(text)
        self.wholes: dict[str, list[tuple[int, str]]] = {}
        """The provinces, by 省, the cities, by 市, and others that are named, also in the names of their agencies: where and what."""
        for start, whole, kind in () if self.local else self._wholes(mentions):
            self.wholes.setdefault(kind, []).append((start, whole))
        self.selves = [match.span() for match in SELF.finditer(text)]
        self.self_starts = [start for start, _ in self.selves]
        self.stories = len(STORIES.findall(text)) >= 3
        self.ends = {mention.end for mention in mentions if mention.label in ("ORG", "PRODUCT")}
        self.counted: set[str] = set()
        """Places that only the names of their agencies tell."""
        self.owned = dict(self._owned())
        """Where a name begins that is told by its owner, and the owner."""
        self.owning = {owner.start for owner in self.owned.values()}
        self.others: Counter[str] = Counter()
        """How often a name is that of who only tells of others."""
        self.subjects: dict[int, bool] = {}
        """Whether a name can be a subject, by where it begins, once that was asked for."""
        self.names = sorted(self._names(), key=lambda at: at.start)
        self.starts = [at.start for at in self.names]
        self.partners = frozenset(self._partners())
        """Where the names of places begin that somebody only trades with, or has visitors from."""
        self.date_ends = {mention.start: mention.end for mention in mentions if mention.label == "DATE"}
        """Where dates end, by where they begin; also those that tell no time of a number."""
        self.dates = list(self._dates())
        self.date_starts = [at.start for at in self.dates]
        self.dated = {at.value for at in self.dates}
        self.by_name: dict[str, list[NameAt]] = {}
        for at in self.names:
            self.by_name.setdefault(at.name, []).append(at)
        self.sources = {
            name for name, often in self.others.items() if often == len(self.by_name[name]) and name != self.company
        }
        """Who is named only as telling of others: no number is theirs."""
        self.counts = Counter(at.name for at in self.names if at.label in ("ORG", "PRODUCT", "INDEX", "GPE"))
        self.total = max(1, self.counts.total())
        self.coded = {at.name for at in self.names if at.coded}
        self.title_end = text.find("\n") if "\n" in text else 0
        self.first = next((at.name for at in self.names if at.label == "ORG" and at.start >= self.title_end), None)

    def speaks(self, at: NameAt) -> bool:
        """Tell whether a name is who says what follows: 分析师表示."""
        return SPEAKS.match(self.text, at.end, at.end + 14) is not None

    def names_itself(self, start: int, end: int) -> bool:
        """Tell whether `text[start:end]` calls the company by another word than its name."""
        first = bisect_left(self.self_starts, start)
        return first < len(self.selves) and self.selves[first][1] <= end

    def sentence_of(self, position: int) -> int:
        """Return the index of the sentence at an offset."""
        return bisect_right(self.sentence_starts, position) - 1

    def paragraph_of(self, position: int) -> int:
        """Return the number of the paragraph at an offset."""
        return self.plan[self.sentence_of(position)][0].paragraph

    def begin_of(self, position: int) -> int:
        """Return where the sentence at an offset begins, or LONGEST before, where one looks back on it."""
        return max(self.sentence_starts[self.sentence_of(position)], position - LONGEST)

    def clause_of(self, position: int) -> int:
        """Return the index of the clause at an offset."""
        return bisect_right(self.clause_starts, position) - 1

    def is_subject(self, item: Item) -> bool:
        """Tell whether a name can be what the numbers after it are said of."""
        if item.start not in self.subjects:
            can_be = owners.is_subject(self.text, item, is_object=self.is_object(item))
            self.subjects[item.start] = can_be and item.start not in self.owning
        return self.subjects[item.start]

    def is_object(self, item: Item) -> bool:
        """Tell whether a name is an object, a source or a standard of comparison, which one owned is where its owner is."""
        return owners.is_object(self.text, self.owned.get(item.start, item))

    def counted_for(self, agency: str) -> str:
        """Return whose numbers an agency counts: those of the country in its name, of the text's own place, or its country."""
        if owners.NATIONAL.search(agency) and not (self.nation == "台湾" and agency.startswith(OF_TAIPEI)):
            return "中国"
        place = AGENCY_OF.match(agency)
        named = str(place.group()) if place else land_of(agency)
        if named and named not in self.by_name:
            self.counted.add(named)
        if named:
            return named
        if agency[-1] in "局委厅处府" and (division := next((agency[:n] for n in PREFIXES if whole_places().get(agency[:n], "国") != "国"), None)):
            if division not in self.by_name:
                self.counted.add(division)
            return division
        own = next(
            (land for land in self.by_name if len(land) > 1 and agency.startswith(land) and land != agency), None
        )
        return own or (self.place if self.local and self.place else self.nation)

    def _partners(self) -> Iterable[int]:
        """Yield where places are named that one only trades with, or whose visitors are counted: 对佰国、川国出口, 输往佰国的, 佰国旅客."""
        partner = None
        for at in self.names:
            joined = partner is not None and self.text[partner.end : at.start] in ("、", "和", "与", "及", "以及")
            place = at.name in TRADE_BLOCS or at.name in lands()  # 对佰州市的补助: no trade
            place = place and BETWEEN.match(self.text, at.end) is None
            partner = at if place and (joined or owners.TRADES_WITH.search(self.text, max(0, at.start - 3), at.start)) else None
            if partner or (at.label in ("GPE", "LOC") and not at.name.endswith(STATIONS) and COMES_FROM.match(self.text, at.end)):
                yield at.start

    def is_partner(self, name: str, position: int) -> bool:
        """Tell whether a place is named, where it is last before an offset or else first after it, only as one that somebody trades with."""
        named = self.by_name.get(name, [])
        upto = bisect_left(named, position, key=attrgetter("start"))
        return bool(named) and named[max(0, upto - 1)].start in self.partners

    def _wholes(self, mentions: list[Mention]) -> Iterable[tuple[int, str, str]]:
        plain = {mention.name for mention in mentions if mention.label == "GPE"}
        for mention in mentions:
            if owners.is_traded_with(self.text, mention.name, mention.start):
                continue
            if mention.name and mention.label == "GPE" and (kind := whole_places().get(mention.name)):
                yield mention.start, mention.name, kind
            elif mention.name and mention.label == "ORG" and MINISTRY.search(mention.name) and (land := land_of(mention.name)):
                spelt_out = (name for name in plain if name and name[0] == land[0] and land[-1] in name[1:] and not name.startswith(land))
                yield mention.start, next(spelt_out, land), "国"  # 印尼统计局, where the text names 印度尼西亚
            elif mention.name and mention.label == "ORG" and (place := AGENCY_OF.match(mention.name)):
                name, kind = place.group(), place.group()[-1]
                yield mention.start, name[:-1] if name[:-1] in plain else name, kind

    def whole(self, word: str, position: int) -> str | None:
        """Return the place that 全省, 我市, 该国 mean: the last one named of its kind, of a local text the text's own."""
        named = self.wholes.get(word[-1], [])
        upto = bisect_left(named, position, key=itemgetter(0))
        return named[upto - 1][1] if upto else self.place

    def trade(self, position: int) -> str | None:
        """Return the trade that 全行业 means, 民航, 信托业: the last one in the paragraph whose regulator or body is named."""
        begin = max(self.text.rfind("\n", 0, position) + 1, position - OF_TRADE)
        named = TRADE.findall(self.text, begin, position)
        return named[-1] if named else None

    def said(self, name: str | None, position: int) -> list[NameAt]:
        """Return where a sentence names somebody before an offset in it."""
        index, upto = self.sentence_of(position), self.before(position)
        return [at for at in self.names[max(0, upto - NEAR) : upto] if at.sentence == index and at.name == name]

    def is_bought_from(self, name: str | None, position: int) -> bool:
        """Tell whether a person is one of those whose shares are bought back, 回购祁远所持股份, which their company does."""
        people = [at for at in self.said(name, position) if at.label == "PERSON"]
        begin = self.sentence_starts[self.sentence_of(position)]
        return bool(people) and BUYS.search(self.text, begin, people[0].start) is not None

    def agent(self, position: int) -> str | None:
        """Return by whom something is done, 禾川石化遭川岳集团减持: the last name in the sentence before an offset behind a passive 遭."""
        index, upto = self.sentence_of(position), self.before(position)
        for at in reversed(self.names[max(0, upto - NEAR_NAMES) : upto]):
            if at.sentence == index and PASSIVE.search(self.text, max(0, at.start - 8), at.start):
                return at.name
        return None

    def dates_before(self, position: int) -> int:
        """Return how many dates begin before an offset."""
        return bisect_left(self.date_starts, position)

    def before(self, position: int) -> int:
        """Return how many names begin before an offset."""
        return bisect_left(self.starts, position)

    def _names(self) -> Iterable[NameAt]:
        for index, (sentence, items) in enumerate(self.plan):
            depth, last = 0, None
            for i, item in enumerate(items):
                if item.kind == "mark":
                    depth += (item.text == "(") - (item.text == ")" and depth > 0)
                named = self._named(item)
                if named and not self._stands_by(item) and not (named[1] == "BOND" and codes_paper(items, i)):
                    if named[1] in ("ORG", "PRODUCT") and owners.tells_of_others(self.text, items, i):
                        self.others[named[0]] += 1
                    at = self._at(named, item, items, i, index, sentence, inside=depth > 0)
                    if last and at.label == last.label == "ORG" and last.object and not last.subject and self.text[last.end : at.start] in ("、", "和", "与", "及"):
                        at = msgspec.structs.replace(at, object=True, subject=False)  # 收购岚嘉集团、岚桐投资所持股份
                    last = at
                    yield at
            for match in GROUP.finditer(self.text, sentence.start, sentence.end):
                item = Item(match.start("group"), match.end("group"), "group", match.group("group"))
                yield self._at((item.text, "GROUP"), item, items, -1, index, sentence, inside=False)

    def _owned(self) -> Iterable[tuple[int, Item]]:
        """Yield where names begin that are told by their owners, with the owner of each."""
        for _, items in self.plan:
            named = [item for item in items if item.mention is not None and item.mention.label in ("ORG", "PRODUCT", "LOC")]
            for owner, item in pairwise(named):
                if owner.mention and owner.mention.label == "ORG" and owners.owns(self.text, owner, item):
                    yield item.start, owner

    def _dates(self) -> Iterable[DateAt]:
        for index, (sentence, items) in enumerate(self.plan):
            depth = 0
            for item in items:
                if item.kind == "mark":
                    depth += (item.text == "(") - (item.text == ")" and depth > 0)
                mention = item.mention
                value = date_value(mention, self.text) if item.kind == "date" and mention else None
                if mention is None or value is None or is_no_time(self.text, item.start, item.end):
                    continue
                clause = self.clause_of(item.start)
                begin = max(self.clause_starts[clause], sentence.start)
                heads = item.start - begin <= 4
                yield DateAt(
                    item.start,
                    item.end,
                    value,
                    mention.mod,
                    index,
                    clause,
                    sentence.paragraph,
                    heads_clause=heads,
                    heads_sentence=heads and begin == sentence.start,
                    inside=depth > 0,
                )

    def _stands_by(self, item: Item) -> bool:
        """Tell whether a name is of who tells it, in the dateline or the bracket that ends a text (川岳社), or where a thing is traded."""
        begins = self.text[max(0, item.start - 2) : item.start]
        credited = begins.endswith("(") and begins[0] in "。!?;”】\n " and CREDIT_ENDS.match(self.text, item.end)
        return bool(credited or DATELINE.match(self.text, item.end)) or owners.is_where_traded(self.text, item)

    def is_reach(self, item: Item) -> bool:
        """Tell whether 全球 or a market is where or when something is told of another: 屈臣氏集团|全球店铺, 索尼|美股, 于美股|盘前."""
        if item.text not in REACHED:
            return False
        at_time = self.text.startswith(("在", "于"), item.start - 1) and AT_TIME.match(self.text, item.end) is not None
        return item.start in self.ends or (item.start > 0 and at_time)

    def _named(self, item: Item) -> tuple[str, str] | None:
        """Return the name of an item and its kind, None where it names no possible owner."""
        if item.mention is not None and item.mention.name:
            if item.mention.label in NAMES:
                return item.mention.name, item.mention.label
            return (item.mention.name, "BOND") if item.mention.name.endswith(".IB") else None
        if item.word is None:
            return None
        if item.word.owner == "@place":
            place = self.whole(item.text, item.start)
            return (place, "GPE") if place else None
        if item.word.owner == "@trade":
            trade = self.trade(item.start)
            return (trade, "MARKET") if trade else None
        if item.word.owner:
            return None if self.is_reach(item) or owners.is_standard(self.text, item) else (item.word.owner, "MARKET")
        return (item.word.goods, "GOODS") if item.word.goods else None

    def _at(
        self,
        named: tuple[str, str],
        item: Item,
        items: list[Item],
        i: int,
        index: int,
        sentence: Sentence,
        *,
        inside: bool,
    ) -> NameAt:
        clause = self.clause_of(item.start)
        begin = max(self.clause_starts[clause], sentence.start)
        before = items[max(0, i - LONGEST_OPENING) : max(i, 0)]
        heads = item.start - begin <= LONGEST_OPENING and self._opens(before, begin, item.start)
        return NameAt(
            item.start,
            item.end,
            named[0],
            named[1],
            index,
            clause,
            sentence.paragraph,
            heads_clause=heads,
            heads_sentence=heads and begin == sentence.start,
            subject=i < 0 or item.mention is None or self.is_subject(item),
            object=self.is_object(item),
            coded=any(
                other.mention is not None and other.mention.label == "TICKER" and 0 < other.start - item.end <= 3
                for other in items[i + 1 : i + 3]
            )
            if i >= 0
            else False,
            inside=inside,
        )

    def _opens(self, items: list[Item], start: int, end: int) -> bool:
        """Tell whether `text[start:end]` is, without dates, places and marks, what may stand before a clause's subject."""
        if start == end:
            return True
        left, last = "", start
        for item in items:
            if item.end > end:
                break
            drop = item.kind in ("date", "mark") or (item.mention is not None and item.mention.label in ("GPE", "LOC"))
            if item.start >= last and drop:
                left += self.text[last : item.start]
                last = item.end
        return OPENING.fullmatch((left + self.text[last:end]).strip(" ")) is not None
