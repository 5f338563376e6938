"""Where the names and dates of a text stand: what the choice of an owner or a period looks at, counted once."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter, itemgetter

import msgspec
import regex

from newsfacts.facts.items import Item
from newsfacts.facts.relations import employers
from newsfacts.facts.when.dates_at import dates_of
from newsfacts.facts.when.day_counted import day_counted
from newsfacts.facts.when.holiday import counted_over, holiday_of
from newsfacts.facts.whose import owners
from newsfacts.facts.whose.agencies import wholes
from newsfacts.facts.whose.dealt_with import BACKS
from newsfacts.facts.whose.interviews import answers_for, is_interview
from newsfacts.facts.whose.main_company import main_company
from newsfacts.facts.whose.names_at import NameAt, Plan, names_of, owned
from newsfacts.facts.whose.owners import is_local, lands, main_place
from newsfacts.facts.whose.rich_list import is_rich_list, list_maker
from newsfacts.facts.whose.scheme import SCHEME, tells_of_scheme
from newsfacts.facts.whose.traders import trades_between
from newsfacts.mention import Mention
from newsfacts.text.segment import CLAUSE_END, LONGEST
from newsfacts.values.currency import most_likely, spoken_from

__all__ = ["TRADE_BLOCS", "NameAt", "Place", "Scene"]

# 今日首次在港交所亮相, 岚嘉科技登陆港股: the head of a text about a share's first day of trade
# but not 8日公告,拟在港交所上市, 计划登陆港股, 节后首日涨
NEW_SHARE = re.compile(r"(?:今[日天]|昨[日天]|\d日)(?:(?!公告|拟|筹|计划|考虑|申请|获批|将|通过)[^。\n]){0,16}(?:首次|正式|成功)?(?:在|于)?(?:港交所|联交所|上交所|深交所|北交所|纽交所|纳斯达克|港股|主板|创业板|科创板)[^,。\n]{0,8}(?:挂牌|上市|亮相|敲钟|敲锣)(?!公司|规则|申请|辅导|聆讯|委|资格|审核|计划|的)|上市首日|今[日天]上市的新股|(?:今[日天]|昨[日天]|\d日)[^,。\n拟将]{0,10}挂牌上[市柜]|[今昨][日天][^,。\n]{0,6}只新股(?:上市|挂牌|登陆)|只新股(?:今[日天]|同日|双双|齐)+(?:上市|挂牌|登陆)|(?<![节期年月周市开后])(?<!复牌)首日(?:挂牌|上市|[涨升跌挂])|首挂|(?<![拟将备虑望划求年月])登陆(?:港股|港交所|科创板|创业板|北交所|纳斯达克|纽交所|A股|主板)(?!上市公司)")
# 截至7月31日的第三财季, 截至9月底止六个月: months in a row are a firm's own quarter or half where the words call them so; 9月至11月 is none
MONTHS = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")
OWN_REPORT = re.compile("季|半年|财|年度|止|截至")
BESIDE = 3
"""Characters to each side of a date in which such a word may stand."""
UNTIL = re.compile("截[至止]")
HEAD = 240
"""Characters at the beginning of a text in which it says so."""
SPEAKS = regex.compile(
    r"(?:[^,。;:\n]{0,12}?)(?:表示|称|指出|认为|透露|说|直言|坦言|公布|披露|宣布|发布|公告|报告|数据|统计|显示|测算|预计|预测|指|分析|强调|介绍|提醒|补充|了解到|获悉|注意到|讯)"
)
# How a text calls the company that it is about: 公司, 该行, 其.
SELF = re.compile(
    r"(?=[公集该本我其])(?:(?<![\u4e00-\u9fffA-Za-z])公司|集团|该公司|本公司|该行|我行|该股|该店|本集团|该平台|该企业|我们|该基金|(?<![尤与同])其(?![中他它余后间实次所]))"
)
NATIONS = {"CNY": "中国", "TWD": "台湾", "HKD": "香港", "MOP": "澳门"}
REACHED = frozenset("全球 A股 H股 港股 美股 台股".split())
WORLD = "全球"
ITSELF = ("公司", "集团", "其", "品牌")
# 全球|销量预计为980万辆: of the firm that the text is about, where no goods are named
OF_FIRM = regex.compile(r"(?:累计|总|合并)?(?:销[量售]|交付|出货|员工|雇员|门店|分店|营收|收入|用户|裁员|月活|产能|会员)")
# 全球销量9500万辆,(公司)占1%
HAS_PART = regex.compile(r"[^,;。\n]{0,24},(?P<who>[^,;。\n\d]{2,16}?)占[^,;。\n\d]{0,6}\d")
# (机构数据)显示,2025年|全球销量9500万辆
COUNTED_BY = regex.compile(r"(?P<who>[^,;。\n]{0,20}?(?:数据|统计|机构|协会|报告|咨询|研究院?))[^,;。\n]{0,6}?(?:显示|指出|预[计测估]|表明|认为|称)[^;。\n]{0,24}$")
EXCEPT = ("剔除", "剔除了", "扣除", "撇除", "不含", "不计")
AT_TIME = regex.compile(r"盘前|盘后|盘中|早盘|午盘|尾盘|夜盘|(?:交易)?时段|开盘前|收盘后|上市|挂牌")
# 今日A股涨1%, 净流入A股; but 登陆A股, 岚桐是A股唯一的…, A股IPO: where a firm's shares are, and no market that is told of
OF_SHARES = "A股"
BOARDS = frozenset(("科创板", "创业板", "北交所", "主板", "新三板"))
# 在|科创板|挂牌; 登陆|创业板
OVER = frozenset(",;。\n")
"""Marks behind which it is told what the share did."""
LISTED_ON = regex.compile(r"(?:登陆|登|转[战至]|闯关|冲刺|叩门|赴|挂牌于?|上市于)了?$")
# 今年有30家公司登陆|创业板,募资200亿元: what the board got
FIRMS_COUNTED = regex.compile(r"\d[家只][^,;。\n]{0,12}$")
LISTS_ON = regex.compile(r"(?:正式|首日|成功)?(?:挂牌|上市(?!公司|新股|企业|的|\d|[两三四五六七八九十])|敲钟|敲锣|亮相)")
TELLS_OF = regex.compile(r"(?:^|[,。;:、!?\n】“日年月周季内外来初末底今昨]|方面|净[买流][入出]|净卖出)$")
A_FIRMS = regex.compile("IPO|发行|上市(?!公司)|股东|股价|较|首|唯一|申请")
MARKETS = {"中国": "两市", "台湾": "台股", "香港": "港股"}
TRADING = regex.compile(r"收盘|终场|收市|开盘|早盘|午后|三大指数|大盘|涨停|跌停|恒指|沪指")
"""What a text that tells of a day's trade is sure to say."""
STORIES = regex.compile(r"(?:^|\n)\s{0,8}(?:\d{1,2}:\d\d|[①-⑳⑴-⒇]?【)")
# 民航局(通报,全行业运送…), 信托业协会(称,全行业资产…)
TRADE = regex.compile(r"民航(?=局)|(?:证券|信托|保险|银行|基金|钢铁|航运|光伏|汽车|煤炭|水泥|家电|纺织|酒|快递|半导体)业(?=协会)")
OF_TRADE = 120
"""Characters before 全行业 in which its trade may be named."""
PASSIVE = regex.compile(r"[被获遭](?:其|公司)?(?:控股股东|(?:第[一二三]|主要)?大?股东|董事长?|高管)?$")
# 内地(客), 佰国(旅客): where those come from that are counted elsewhere
COMES_FROM = regex.compile(r"(?:[、及和与]\p{Han}{2,3}){0,4}(?:旅客(?!吞吐|周转|运输|发送|列车|量)|游客(?!接待)|访客|买家|留学生|居民(?=(?:约|近|逾|超|达)?\d[\d.]*[万亿]*人次)|客(?![户运货流车机量船场服商籍家]))")
# 佰国(及川国旅客): also those of the list before
COMES_WITH = regex.compile(rf"(?:(?:、|及|和|与|以及)\p{{Han}}{{2,5}}?){{1,4}}{COMES_FROM.pattern}")
STATIONS = ("机场", "站", "港口", "口岸")
"""Where those come through that they count."""
# 对佰国和川国之间的|航线: both sides are meant
BETWEEN = regex.compile(r"[、和与及]\p{Han}{2,10}?之间")
# 出口62万辆。分国别看,|佰国6万辆;川国5万辆: those to whom so much was sold, one after the other
ROW_OF_PARTNERS = regex.compile(r"(?:出口|进口|外贸|外销)[^\n]{0,60}?(?:分(?:国别|国家|市场|目的地)|国别|目的地|目的国|(?:出口|进口|海外|主要)市场|国家[中里]|贸易伙伴|来源[地国])[^。\n]{0,30}$")
# 我国汽车出口量62万辆,其中|佰国6万辆
SOLD_ABROAD = regex.compile(r"(?:[我全]国|中国)[^。;\n]{0,14}(?:出口|进口)[^。\n]{0,24}\d[^\n]{0,40}$")
ROW_GOES_ON = regex.compile(r"[^。\n]{0,40}[。;,、](?:其次[为是]?|而|再?其后[为是]?|以及|和|与)?$")
# 佰国6万辆; but 佰国2家工厂: of other things
SO_MUCH = regex.compile(r"(?:市场)?(?:[、和与及]\p{Han}{2,5}?){0,3}(?:则|也|分别|依次|各|仅|只有|达|为|以|约|近|逾)*(?!\d[\d.]*[万亿]*(?:[年月日家名位座起次项级届所地国城]|大[\u4e00-\u9fff]|人(?!民)))\d(?P<level>[\d.]*[万亿]*(?!%|个?百分点)\p{Han})?")
HEADS_ROW = regex.compile(r"(?:^|[,;:、。看中里为是])$")
ROW_BACK = 110
"""Characters before a land in which such a row begins."""


def _is_row(text: str, at: NameAt, before: NameAt | None) -> bool:
    """Tell whether a land stands in a row of those that were sold to or bought from, right before its number; `before`: the one named before it was one."""
    so_much = SO_MUCH.match(text, at.end)
    if so_much is None or HEADS_ROW.search(text, max(0, at.start - 1), at.start) is None:
        return False
    if before is not None and ROW_GOES_ON.fullmatch(text, before.end, at.start):
        return True
    begin = max(0, at.start - ROW_BACK)
    if text.find("口", begin, at.start) < 0:
        return False  # the first look costs little
    return ROW_OF_PARTNERS.search(text, begin, at.start) is not None or (so_much["level"] is not None and SOLD_ABROAD.search(text, begin, at.start) is not None)


TRADE_BLOCS = frozenset("东盟 东协 欧盟 中东 非洲 拉美 欧洲 北美 东南亚".split())
BUYS = regex.compile(r"回购|购回")
TOLD_NEAR = 16
"""So many names before an offset are looked at for the land abroad that is told of."""
NEAR_NAMES = 4
NEAR = 30
"""So many names before a number are looked at."""


class Place(msgspec.Struct, frozen=True):
    """Where a number stands: which sentence, clause and paragraph."""

    sentence: int
    clause: int
    paragraph: int


class Scene:
    """The names, dates and clauses of a text."""

    def __init__(self, text: str, mentions: list[Mention], plan: Plan, *, traditional: bool, mixed: bool = False, published: str | None = None) -> None:
        self.text = text
        self.plan = plan
        self.sentence_starts = [sentence.start for sentence, _ in plan]
        self.clause_starts = [0, *(match.end() for match in CLAUSE_END.finditer(text))]
        of_scheme = tells_of_scheme(text, mentions)
        self.list_maker = list_maker(text, mentions) if is_rich_list(text) else None
        """Who has drawn up the list of the rich of which the text is."""
        self.company = self.list_maker or (None if of_scheme else main_company(text, mentions))
        self.is_talk = is_interview(text)
        self.spoken_for = answers_for(text, mentions)
        """The company of who answers in an interview, whose numbers the answers tell unless they name another's."""
        self.place = SCHEME if of_scheme else main_place(text, mentions)
        self.nation = NATIONS[most_likely(spoken_from(text, traditional=traditional, mixed=mixed))]
        self.national = owners.OF_COUNTRY.search(text) is not None
        """The text speaks of its country: what nobody is named for can be that one's."""
        self.employers = dict(employers(text, mentions))
        self.market = MARKETS.get(self.nation) if TRADING.search(text) else None
        self.local = self.place is not None and is_local(text)
        self.wholes: dict[str, list[tuple[int, str]]] = {}
        """The provinces, by 省, the cities, by 市, and others that are named, also in the names of their agencies: where and what."""
        for start, whole, kind in () if self.local else wholes(text, mentions):
            self.wholes.setdefault(kind, []).append((start, whole))
        self.selves = [match.span() for match in SELF.finditer(text)]
        self.self_starts = [start for start, _ in self.selves]
        self.is_new = NEW_SHARE.search(text[:HEAD]) is not None
        """The text tells of the first day on which its company's share is traded: nothing was traded the day before."""
        self.stories = len(STORIES.findall(text)) >= 3
        self.ends = {mention.end for mention in mentions if mention.label in ("ORG", "PRODUCT")}
        self.counted: set[str] = set()
        """Places that only the names of their agencies tell."""
        self.date_ends = {mention.start: mention.end for mention in mentions if mention.label == "DATE"}
        self.ends |= {end for start, end in self.date_ends.items() if start in self.ends}  # 川岳科技三季度|全球出货
        """Where dates end, by where they begin; also those that tell no time of a number."""
        self._note_names()
        self._count_names()
        self.holiday = holiday_of(text, mentions, published)
        """The days off that the text tells of."""
        self.dates = [msgspec.structs.replace(at, value=counted_over(text, at.start, at.end, at.value, self.holiday)) for at in dates_of(self)]
        self.date_starts = [at.start for at in self.dates]
        self.counted_to = day_counted(text, self.dates)
        """The day for which a list of the rich counts, of which the text is."""
        self.dated = dict.fromkeys(at.value for at in self.dates)

    def _note_names(self) -> None:
        """Note where names stand, with what that asks for: which are owned by others, which only tell of others."""
        self.owned = dict(owned(self.text, self.plan))
        """Where a name begins that is told by its owner, and the owner."""
        self.owning = {owner.start for owner in self.owned.values()}
        self.others: Counter[str] = Counter()
        """How often a name is that of who only tells of others."""
        self.subjects: dict[int, bool] = {}
        """Whether a name can be a subject, by where it begins, once that was asked for."""
        self.names = sorted(names_of(self), key=lambda at: at.start)
        self.starts = [at.start for at in self.names]
        self.partners = frozenset(self._partners())
        """Where the names of places begin that somebody only trades with, or has visitors from."""

    def _count_names(self) -> None:
        """Count the names: where each stands, and which have a code, stand first or are only sources."""
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
        self.title_end = self.text.find("\n") if "\n" in self.text else 0
        self.first = next((at.name for at in self.names if at.label == "ORG" and at.start >= self.title_end), None)

    @cached_property
    def own_reports(self) -> frozenset[str]:
        """Months in a row that the text somewhere calls a quarter or half of a firm's own year; looked for once, as a text may have any number of dates."""
        return frozenset(at.value for at in self.dates if MONTHS.fullmatch(at.value) and OWN_REPORT.search(self.text, max(0, at.start - BESIDE), at.end + BESIDE))

    @cached_property
    def closing_days(self) -> frozenset[str]:
        """Days that the text names behind 截至: what a period ends with."""
        return frozenset(at.value for at in self.dates if UNTIL.search(self.text, max(0, at.start - 2), at.end))

    @cached_property
    def target(self) -> str | None:
        """The company without a code that the text's own takes over, 收购岚微半导体: what 标的 means; None where it names no such more than once."""
        bought = (at for at in self.names if at.label == "ORG" and at.name != self.company and owners.TAKES_OVER.search(self.text, max(0, at.start - NEAR), at.start))
        names = (at.name for at in bought if owners.SELLS_IT.match(self.text, at.end) is None)
        return next((name for name in names if len(self.by_name[name]) > 1 and name not in self.coded), None)

    @cached_property
    def backers(self) -> frozenset[str]:
        """Those of whom the text says that they put money into a firm: 岚岳创投、禾川基金领投,岚桐资本继续加码."""
        return frozenset(at.name for at in self.names if at.label == "ORG" and at.name not in self.coded and BACKS.match(self.text, at.end))

    def backed(self, name: str | None, position: int) -> str | None:
        """Return the firm named last before an offset, one that `name`, who puts money into firms, is not; `name` where it is no such or none is."""
        if name not in self.backers:
            return name
        upto, paragraph = self.before(position), self.paragraph_of(position)
        near = (at for at in reversed(self.names[max(0, upto - NEAR) : upto]) if at.label == "ORG" and at.paragraph == paragraph)
        return next((at.name for at in near if at.name not in self.backers and not owners.is_agency(at.name)), name)

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

    def is_reach(self, item: Item) -> bool:
        """Tell whether 全球 or a market is where or when something is told of another: 屈臣氏集团|全球店铺, 索尼|美股, 于美股|盘前."""
        headed = self.text.endswith("【", 0, item.start) and self.text.startswith("】", item.end)
        if headed or self.text.endswith("占", 0, item.start):
            return True  # 【美股】佰国GDP增长2%; 北向资金成交9亿元,占|两市成交额的一成
        if self.text.endswith(EXCEPT, 0, item.start):
            return True  # 剔除货币基金后为9万亿元: the whole without them
        if item.text in BOARDS and ((self.text.startswith(("在", "于"), item.start - 1) and LISTS_ON.match(self.text, item.end)) or (self.text[item.end : item.end + 1] in OVER and LISTED_ON.search(self.text, max(0, item.start - 4), item.start))):
            return FIRMS_COUNTED.search(self.text, max(0, item.start - 20), item.start) is None  # 登陆|科创板,开盘报60元: where the share is listed
        if item.text not in REACHED:
            return False
        if item.text == OF_SHARES and (A_FIRMS.match(self.text, item.end) or not TELLS_OF.search(self.text, max(0, item.start - 3), item.start)):
            return True
        if item.text == WORLD and (self.text.endswith(ITSELF, 0, item.start) or (self.company and OF_FIRM.match(self.text, item.end) and not self._has_part_of(item.end) and not self._is_counted_by_others(item.start))):
            return True  # 公司|全球销量, and in a text about it 全球销量
        at_time = self.text.startswith(("在", "于"), item.start - 1) and AT_TIME.match(self.text, item.end) is not None
        return item.start in self.ends or (item.start > 0 and at_time)

    def _has_part_of(self, end: int) -> bool:
        """Tell whether the firm that the text is about has a part of the number that follows, which is then the world's: 全球|销量9500万辆,公司占1%."""
        whole = HAS_PART.match(self.text, end)
        return whole is not None and whole["who"].removeprefix("其中").startswith(("公司", "集团", self.company or "公司"))

    def _is_counted_by_others(self, start: int) -> bool:
        """Tell whether a number of the world is told by those who count for others: 机构数据显示,2025年|全球销量9500万辆."""
        said = COUNTED_BY.search(self.text, max(self.text.rfind("。", 0, start) + 1, start - 40), start)
        return said is not None and not said["who"].startswith(("公司", "集团", self.company or "公司"))

    def _partners(self) -> Iterable[int]:
        """Yield where places are named that one only trades with, or whose visitors are counted: 对佰国、川国出口, 输往佰国的, 佰国旅客."""
        partner = None
        for at in self.names:
            joined = partner is not None and self.text[partner.end : at.start] in ("、", "和", "与", "及", "以及")
            place = at.name in TRADE_BLOCS or at.name in lands()  # 对佰州市的补助: no trade
            place = place and BETWEEN.match(self.text, at.end) is None
            in_row = place and at.name != self.nation and _is_row(self.text, at, partner)
            partner = at if place and (joined or in_row or owners.TRADES_WITH.search(self.text, max(0, at.start - 3), at.start) or trades_between(self.text, at.start, at.end)) else None
            if partner or (at.label in ("GPE", "LOC") and not at.name.endswith(STATIONS) and (COMES_FROM.match(self.text, at.end) or COMES_WITH.match(self.text, at.end))):
                yield at.start

    def is_partner(self, name: str, position: int) -> bool:
        """Tell whether a place is named, where it is last before an offset or else first after it, only as one that somebody trades with."""
        named = self.by_name.get(name, [])
        upto = bisect_left(named, position, key=attrgetter("start"))
        return bool(named) and named[max(0, upto - 1)].start in self.partners

    def whole(self, word: str, position: int) -> str | None:
        """Return the place that 全省, 我市, 该国 mean: the last one named of its kind, of a local text the text's own."""
        named = self.wholes.get(word[-1], [])
        upto = bisect_left(named, position, key=itemgetter(0))
        return named[upto - 1][1] if upto else self.place

    def told_abroad(self, position: int) -> str | None:
        """Return the land abroad that the paragraph tells of at an offset, 佰国方面, 倚重旅游的佰国; None where it tells of none, or of the text's own since."""
        upto, paragraph = self.before(position), self.paragraph_of(position)
        for at in reversed(self.names[max(0, upto - TOLD_NEAR) : upto]):
            if at.paragraph != paragraph:
                return None
            tells = at.label == "GPE" and at.subject and at.start not in self.partners and (at.heads_clause or self.text.startswith("方面", at.end) or self.text.endswith("的", 0, at.start))
            if tells and (at.name == self.nation or at.name in lands()):
                return at.name if at.name != self.nation else None
        return None

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
