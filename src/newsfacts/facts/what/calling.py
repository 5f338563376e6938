"""What a topic is called, and of whom it is told, once both are known: of a currency, an index, a fund, a whole market."""

import msgspec
import regex

from newsfacts.entities.gazetteer import place_names
from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.reader import Reader
from newsfacts.facts.scene import TRADE_BLOCS
from newsfacts.facts.state import Around
from newsfacts.facts.told.fines import PENALTIES, fined
from newsfacts.facts.told.points import in_points, of_markets_index
from newsfacts.facts.told.quotes import quoted_topic
from newsfacts.facts.told.returns import returned
from newsfacts.facts.told.shares import RATIOS
from newsfacts.facts.told.siblings import line_moves
from newsfacts.facts.what.alike import counted_alike, of_row_begun
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.what.parts import plain_part, plain_topic
from newsfacts.facts.what.settled import of_segment, settled
from newsfacts.facts.what.topics import WHOLE_MARKETS, held_topic, is_index, is_sum
from newsfacts.facts.whose.dealers import dealer
from newsfacts.facts.whose.earned_in import earned_in
from newsfacts.facts.whose.goes_on import FIRMS_ABROAD
from newsfacts.facts.whose.lands_part import of_lands_part
from newsfacts.facts.whose.new_shares import of_grey_market, of_new_shares
from newsfacts.facts.whose.of_rich import of_rich
from newsfacts.facts.whose.sections import of_section
from newsfacts.facts.whose.told import (
    of_all_firms,
    of_fixing,
    of_no_currency,
    of_no_person,
    of_season,
    of_trading_land,
    of_whole_land,
)
from newsfacts.facts.whose.world import of_market, of_world
from newsfacts.facts.words import concept_unit, goods, words
from newsfacts.mention import Mention

# 该基金规模: of a fund by name, in a text about funds
BOND_FUNDS = ("债券", "纯债", "短债", "债券A", "债券C")
"""What funds that hold bonds are called, which offer none: 禾川稳健债券规模9亿元."""
FUND_SIZE = regex.compile(r"(?:\p{Han}{0,2}(?:该|本|这只)?(?:基金|产品))?(?:的|总|最新|资产|[期季年]末|合计|管理)*规模")
# 该产品三季度出货4.1万台: the part that was spoken of last.
THIS_LINE = regex.compile(r"(?<!\p{Han})分部(?=\p{Han})|(?:该|这一|这项|这块|此)(?:产品|业务|板块|品类|系列|品牌|分部|部门|产品线|渠道|机型|车型|药物)(?!公司)")
THIS_PRODUCT = regex.compile(r"产品$|药物$|机型$|车型$|系列$|品牌$")
MOST_BEFORE = 4
"""So many characters before a name tell no measure."""
EARNS = frozenset("revenue net_profit net_loss gross_profit operating_profit eps capex".split())
"""What firms earn and spend: of these a round-up goes on."""
FIRMS_OWN = frozenset("capex share_price open_price close_price high_price low_price market_cap turnover_rate".split())
"""What a firm spends as a whole, and what its share costs: no part of it is a place that was only spoken of."""
BREADTH = frozenset("上涨个股 下跌个股 涨停个股 跌停个股".split())
LENT_TO_BUY = frozenset("融资余额 融券余额 融资融券余额 两融余额".split())
ABOVE_SCALE = "规模以上工业企业"
WHOLE_MARKET = regex.compile("全市场|沪深京|沪深北")
SEALED = frozenset("封板率 炸板率 收红行业 上涨行业 下跌行业 收红板块 上涨板块 下跌板块".split())
"""What is told of a market, or of an index, beside how many of its shares rose."""
# 川岳锂业等|8股涨停: the shares of the sector that its sentence tells of
AND_MORE = regex.compile(r"等(?:多达|近|逾|超|约|共|合计)*$")
AS_A_WHOLE = regex.compile("个股方面|个股[涨跌]多|整体来?看|总体来?看")
SECTORS = ("板块", "概念", "概念股", "族群", "类股", "行业")
FEW = 8
"""So many names before a number are looked at for its sector."""


def called(mind: Reader, mention: Mention, owner: str | None, around: Around, topic: Topic | None) -> Topic:
    """Return the topic as it is called of this owner, a currency, an index or goods, and in this place; that of "" where none is named."""
    named = mind.scene.by_name.get(owner or "", [])[:1]
    if topic and owner and topic.concept.endswith(owner) and len(topic.concept) <= len(owner) + MOST_BEFORE:
        topic = held_topic(mind.state, mention, changes=False) or topic  # 第3名|禾川光电320万片: of what was counted before
    elif topic and topic.concept.strip("、和及与") == owner:
        topic = held_topic(mind.state, mention, changes=False) or topic  # 新北市3900栋、|台南市1500栋: of what was counted before
    topic = _without_counted(mind, _of_next_firm(mind, mention, owner, topic or counted_alike(mind.state, mention, owner, around, mind.begin)), mention.start)
    topic = of_row_begun(mind.state, mention, owner, around, topic)
    topic = quoted_topic(owner, mention, around.lead, topic, is_index=owner in WHOLE_MARKETS or (bool(named) and named[0].label == "INDEX"))
    topic = returned(owner, mention, around.lead, around.tail, _of_funds(mind, mention, owner, around.lead, topic), of_city=mind.scene.nation == "香港")
    topic = _as_abroad(mind, mention, owner, settled(mind, mention, topic or Topic("")), around.lead)
    if owner == ABOVE_SCALE and topic.concept == "net_profit":
        topic = Topic("利润总额", topic.part)  # 规模以上工业企业利润增长21%: before taxes, as statistics count it
    topic = _known_share(_of_market_size(mention, topic))
    sized = FUND_SIZE.fullmatch(topic.concept) or (topic.concept == "bond_amount" and (owner or "").endswith(BOND_FUNDS))
    if topic.concept == "rd_expense_ratio" and named and named[0].label == "GPE":
        topic = Topic("研发投入强度")  # 全社会研发投入强度: of what a place makes, and no firm's
    of_fund = mention.label == "MONEY" and sized and bool(named) and named[0].label == "PRODUCT" and "基金" in mind.text
    topic = Topic("fund_size", topic.part) if of_fund else topic
    of_goods = owner in goods() and topic.concept.endswith(("share_price", "出栏均价", "出栏价", "出栏价格"))
    return Topic("price", topic.part) if of_goods else topic  # 比特币现报9.6万美元


def _without_counted(mind: Reader, topic: Topic | None, start: int) -> Topic | None:
    """Return a topic without the noun that the number right before it counts: 3个部门|违规收费862万元."""
    last = mind.state.last
    if topic is None or last is None or last.concept not in topic.concept or topic.concept == last.concept or concept_unit(topic.concept):
        return topic
    doing = topic.concept.removeprefix(last.concept)
    return Topic(doing, topic.part) if len(doing) > 1 and mind.text.startswith(f"{last.concept}{doing}", mind.state.just_end, start) else topic


LISTED_ABROAD = "赴美上市企业"
FUNDS = ("型基金", "类基金", "ETF", "QDII", "FOF", "公募基金", "货币基金", "纯债基金", "益基金", "私募基金")
"""What the names of kinds of funds end in, …"""
EARNED_BY_FUNDS = regex.compile("收入|营收|[费佣]")
"""… and what is told of what those take in who run them."""


def _of_funds(mind: Reader, mention: Mention, owner: str | None, lead: str, topic: Topic | None) -> Topic | None:
    """Return the size of a kind of funds, where nothing else is told of it: 股票型基金规模增9%,混合型基金报3万亿元; no kind of funds has any revenue."""
    if topic is None or topic.concept != "revenue" or mention.label not in ("MONEY", "PERCENT") or not (owner or "").endswith(FUNDS):
        return topic
    return topic if EARNED_BY_FUNDS.search(lead) or owner in mind.scene.coded else Topic("fund_size")


SOLD_FOR = frozenset("JPY KRW EUR GBP CHF SEK DKK NOK INR AUD CAD SGD THB BRL".split())
"""Currencies of firms abroad, whose reports call what they earn their sales."""


# 全球川岳芯片市场将从18亿美元增至90亿美元: how much a market is worth; but 海外市场9亿元 is of a firm
MARKET = regex.compile(r"(?!.*(?:来自|对于|面向|进入|打入|抢占|占领|开拓|拓展|布局|海外|国内|国际|国外|境外|境内|内地|[省市国洲]|区域|下沉|主要|线下|线上)市场)\p{Han}*[\p{Han}A-Za-z]{2,}市场")


def _of_market_size(mention: Mention, topic: Topic) -> Topic:
    """Return the market that a sum is told of as its size."""
    is_market = mention.label == "MONEY" and "/" not in (mention.unit or "") and topic.concept.endswith("市场") and MARKET.fullmatch(topic.concept)
    return Topic(f"{topic.concept}规模", topic.part) if is_market else topic


def _known_share(topic: Topic) -> Topic:
    """Return a share of the whole by the name that the vocabulary has for it: 研发投入9亿元,占比5%, but not that of a part; a cost's of revenue as its ratio."""
    if topic.concept == "revenue_share" and topic.part and (cost := words().get(topic.part)) and cost.concept in RATIOS:
        return Topic(RATIOS[cost.concept])  # 研发投入占营收的比例为12%
    word = words().get(topic.concept) if topic.part is None and topic.concept.endswith("占比") else None
    return Topic(word.concept) if word and word.concept and word.concept != "-" else topic


# 今年设备投资压在2兆韩元: what firms of 北国 call their capital spending
EQUIPS = regex.compile(r"设备投资(?:额|总额|规模|支出|计划)?[^,;。\d]{0,10}$")


def _as_abroad(mind: Reader, mention: Mention, owner: str | None, topic: Topic, lead: str) -> Topic:
    """Return what a firm abroad calls otherwise: its sales as its revenue, 岚田精机去年销售额3200亿日元, its 设备投资 as what it spends; those of a line are what they are."""
    if not mind.owners.is_company(owner):
        return topic
    if topic.concept == "investment_amount" and topic.part in (None, "设备") and EQUIPS.search(lead):
        return Topic("capex")
    if topic.concept != "sales_amount" or topic.part:
        return topic
    last = mind.state.last
    goes_on = mention.unit == "%" and last is not None and (last.entity, last.concept) == (owner, "revenue") and last.unit in SOLD_FOR
    return Topic("revenue") if mention.unit in SOLD_FOR or goes_on else topic


def _of_next_firm(mind: Reader, mention: Mention, owner: str | None, topic: Topic | None) -> Topic | None:
    """Return the measure of a round-up where a paragraph turns to the next firm and names none: …放款余额2兆元 / 川岳金则2月9亿元."""
    state, last = mind.state, mind.state.last
    if topic is None or topic == state.announced or state.earned is None or state.topics or last is None or last.entity == owner or not is_sum(mention):
        return topic
    held = topic.concept not in EARNS and any(one.concept == topic.concept for one, _, _ in state.recent)
    turns = mind.text.rfind("\n", max(0, state.just_end), mention.start) >= 0
    return Topic(state.earned) if held and turns and mind.owners.is_company(owner) else topic


# 禾原汽车是头号客户,贡献了公司(三成的收入): the text's firm's, of which the customer or the product makes a part
OF_THE_FIRM = regex.compile(r"(?:贡献|撑起|带来|提供|创造|占)(?:了|出)?(?:它|其|本?公司|本?集团|该公司|全公司|整个集团)")


def whose(mind: Reader, mention: Mention, slot: Slot, topic: Topic, around: Around) -> tuple[Slot, Topic]:
    """Return the place of a number with the owner that its topic has, and the topic as it is for that owner."""
    state = mind.state
    topic = _quoted(mind, mention, slot, of_segment(mind, mention, slot.owner, topic, around.lead))
    if topic.concept == "revenue_share" and slot.owner == state.holder and slot.owner and state.back:
        topic, slot = Topic("revenue_share", slot.owner), msgspec.structs.replace(slot, owner=state.back[0])  # 第一大客户岚桐汽车贡献了28%
    if topic.concept in FIRMS_OWN and topic.part and topic.part == state.place and topic.part not in around.lead:
        topic = Topic(topic.concept)  # 川州新厂明年量产,资本支出订为8亿元
    if topic.concept == "revenue_share" and (firm := _sells_to(mind, slot.owner, mention.start)):
        dealt = slot.topic.part if slot.topic and slot.topic.concept == "revenue_share" else None  # 川岳、岚桐分别占12%和8%
        topic, slot = Topic("revenue_share", dealt or slot.owner), msgspec.structs.replace(slot, owner=firm)
    if topic == Topic("revenue_share") and mind.company not in (None, slot.owner) and slot.owner and OF_THE_FIRM.search(around.lead):
        topic, slot = Topic("revenue_share", slot.owner), msgspec.structs.replace(slot, owner=mind.company)
    slot, topic = _ordered_by(mind, mention, slot, topic)
    slot, topic = in_points(mind, mention, slot, topic)
    owner = _counted_in(mind, dealer(mind, mention, slot.owner, topic), topic, mention, around)
    if market := None if slot.paired else of_market(mind, mention.start, topic):
        owner, topic = market
    else:
        owner = owner if slot.paired else of_world(mind, mention.start, fined(mind, topic.concept, owner, mention.start), topic)
    if owner == topic.part and state.company and not slot.paired and line_moves(mind.text, mention, Approach(0, sign=1), state):
        owner = state.company  # 内地业务升8%: the firm's, there
    if topic.concept == LISTED_ABROAD:
        owner, state.owners = FIRMS_ABROAD, (FIRMS_ABROAD,)  # 52家|中国企业赴美上市,募资9亿美元
    owner, topic = earned_in(mind, mention.start, owner, topic)
    last = state.last.entity if state.last and state.just_end >= mind.begin else None
    if not slot.paired and (headed := of_section(mind.scene, last, owner, topic.concept, mention.start)) != owner:
        owner, topic = headed, Topic(topic.concept) if topic.part and topic.part in (headed or "") else topic  # ■ 螺纹钢:螺纹产量
    owner = _valued(mind, owner, mention.start) if topic.concept in ("valuation", "financing_amount") and not slot.paired else owner
    owner = owner if slot.paired else of_no_person(mind.scene, _able(mind, mention, owner, topic), topic.concept, around.lead)
    owner = owner if slot.paired else of_lands_part(mind.scene, mind.owners.last, owner, mention.start)
    owner = owner if slot.paired else of_rich(mind.scene, mind.owners.last, owner, topic.concept, mention.start)
    this = THIS_LINE.search(around.lead)
    if this and THIS_PRODUCT.search(this.group()) and state.last and mind.owners.is_product(state.last.entity or "") and topic.part in (None, "产品"):
        return msgspec.structs.replace(slot, owner=state.last.entity), Topic(topic.concept)  # 岚达宁卖出6亿元。预计该产品全年销售额: of itself
    if this and this.group().endswith(plain_part(topic.part) or "") and (line := _line_of(mind) or line_opened(mind.text, mind.begin)):
        topic = Topic(topic.concept, line)
    period = slot.period
    if topic.concept in PENALTIES and state.last is not None and state.last.concept in PENALTIES:
        period = period or state.last.period  # of one decision
    return msgspec.structs.replace(slot, owner=of_markets_index(mind.scene, owner, topic), period=period), topic


def _line_of(mind: Reader) -> str | None:
    """Return the line of business that the paragraph told of last: of one whose places were told, 瓷器…其中欧洲升2%;分部毛利率, the line itself."""
    section, line = mind.state.section, mind.state.line
    return section if section and line in place_names() else line


# 冷链业务是压舱石。(该板块收入8亿元)
OPENED = regex.compile(r"(?<![^。!?\n])(?P<name>[\p{Han}A-Za-z]{2,8})(?:业务|板块|分部|产品线|渠道)(?:[是仍也则却]|依[然旧]|继续)[^。\n\d]{2,30}。$")
LONGEST_OPENING = 44
"""Characters of a sentence that only says which line the next one is of."""


def line_opened(text: str, begin: int) -> str | None:
    """Return the line of business of which the sentence before `begin` spoke without a number, None where it spoke of none.

    >>> line_opened("冷链业务是压舱石。该板块收入8亿元", 9), line_opened("公司有三项业务。该板块收入8亿元", 8)
    ('冷链', None)
    """
    opened = OPENED.search(text, max(0, begin - LONGEST_OPENING), begin)
    return opened["name"] if opened else None


HOLDERS_COUNTED = frozenset("股东户数 持股户数 持有人户数 股东总户数 股东人数 股东总数 户均持股".split())
"""What a company tells of those who hold it."""


def _able(mind: Reader, mention: Mention, owner: str | None, topic: Topic) -> str | None:
    """Return the owner of a number, or who has such a number where that one has none: the land, the firm that speaks of a currency or a season."""
    if topic.concept in HOLDERS_COUNTED and mind.company:
        return mind.company  # 第二大股东岚嘉创投减持9万股。股东户数3万户: a holder has none
    owner = of_fixing(mind.scene, owner, topic.concept, mention.start)
    last = mind.state.last
    if topic.concept == "exchange_rate" and owner in (None, "中国") and last is not None and last.concept == "exchange_rate" and mind.state.stated:
        owner = last.entity  # 中间价7.0979,调贬12点
    owner = of_whole_land(mind.scene, owner, topic.concept, mention.start)
    owner = of_trading_land(mind.scene, mind.owners.last, owner, topic.concept, mention.start)
    owner = of_season(mind.scene, of_all_firms(mind.scene, owner, mention.start), mention.start)
    owner = of_new_shares(mind.scene, of_grey_market(mind.scene, owner, topic.concept, mention.start), topic.concept, mention.start)
    return of_no_currency(mind.scene, owner, topic.concept, mention)


# 岚湾资本(领投3亿元), 岚湾资本(出3亿元换走9%)
PUTS_IN = regex.compile(r"[^,;。\d]{0,12}?(?:入股|领投|跟投|增资|注资|出资|投资|[出投])(?=了|约|逾|近|[,\d])")


# 2018年A轮时,投后估值3亿元, C轮拿了2亿美元
ROUND = regex.compile(r"(?:天使|种子|战略|Pre-[A-Z]\+?|[A-H]\+{0,2})轮")


def _valued(mind: Reader, owner: str | None, start: int) -> str | None:
    """Return what is valued and gets money: no investor of the sentence, 岚湾资本领投3亿元,投后估值, and none of another where a round is told, but the firm that it got into."""
    if not mind.company or owner == mind.company:
        return mind.scene.backed(owner, start) if owner != mind.company else owner  # 岚禾科技完成B轮融资,岚湾资本领投。公司估值达20亿元
    said = mind.scene.said(owner, start)
    if said:
        return mind.company if PUTS_IN.match(mind.text, said[-1].end) and mind.text.find("估值", said[-1].end, start) >= 0 else owner
    return mind.company if ROUND.search(mind.text, mind.begin, start) else owner


ORDERED_ABROAD = "外销订单"
ORDERED = frozenset(("order_amount", "订单", "接单"))
"""What a country's orders from abroad are called for short."""


def _ordered_by(mind: Reader, mention: Mention, slot: Slot, topic: Topic) -> tuple[Slot, Topic]:
    """Return a country's export orders as its own, of the place that gives them: 北国下单6亿美元,占整体两成."""
    nation = mind.scene.nation
    named = mind.scene.by_name.get(slot.owner or "", [])[:1]
    if topic.concept in ORDERED and named and named[0].label in ("GPE", "MARKET") and any(one.concept == ORDERED_ABROAD for one, _, _ in mind.state.recent):
        topic = Topic(ORDERED_ABROAD, topic.part)  # 唯独机械订单回神
    if not topic.concept.startswith("外销订单") or nation is None or slot.owner in (None, nation) or not named or (mind.owners.is_company(slot.owner) and slot.owner not in TRADE_BLOCS):
        return slot, topic
    return msgspec.structs.replace(slot, owner=nation), Topic(topic.concept, topic.part or (slot.owner if mind.scene.said(slot.owner, mention.start) else None))


def _sells_to(mind: Reader, owner: str | None, start: int) -> str | None:
    """Return whose revenue a share is that the sentence tells of one customer after the other: 客户Kawa占营收三成,Sori占18%; None of another share."""
    last = mind.state.last
    if last is None or last.concept != "revenue_share" or not last.part or mind.company not in (None, last.entity):
        return None
    if owner in (None, last.entity) or mind.state.just_end < mind.begin:
        return None
    said = mind.scene.said(owner, start)
    taken = bool(said) and TAKEN.match(mind.text, said[-1].end, start) is not None
    return last.entity if taken else None


# 川岳汽车|占, 川岳汽车|、岚桐汽车分别占12%和
TAKEN = regex.compile(r"(?:[一两三]家)?(?:就|便|独)?(?:[、和与及]\p{Han}{2,8}){0,4}(?:则|也|仅|又|再|分别|依次|各)*占(?:比)?(?:约|了)?(?:\d[\d.]*%[、和及与])*$")


def _quoted(mind: Reader, mention: Mention, slot: Slot, topic: Topic) -> Topic:
    """Return a quotation as that of a share that is told of behind an index or goods, a price that is named as that of no share."""
    if topic.concept == "share_price" and slot.topic is not None and slot.topic.concept == "price":
        return Topic("price", topic.part)  # 产品销售价格上涨4%
    if mention.unit != "%" or slot.topic or not mind.owners.is_company(slot.owner) or is_index(slot.owner):
        return topic
    last = mind.state.last
    of_goods = topic.concept == "price" and last is not None and last.entity in goods()
    if (slot.owner or "").endswith(("所", "交易中心")):
        return topic  # 上期所沪铜期货收跌2%: where it is traded
    is_share = topic.concept == "index_level" or (of_goods and slot.owner not in goods())
    return Topic("share_price", topic.part) if is_share else topic  # 恒指弹381点,川岳国际急插逾14%


def _counted_in(mind: Reader, owner: str | None, topic: Topic, mention: Mention, around: Around) -> str | None:
    """Return of which market shares that rose or fell are counted: no index, unless they are those that it is made of."""
    if mind.scene.market is None:
        return owner
    if topic.concept == "turnover" and mind.state.stated and mind.state.last and mind.state.last.concept == "index_level":
        is_company = mind.scene.by_name.get(owner or "", [])[:1]
        return mind.scene.market if is_company and is_company[0].label == "ORG" else owner  # 加权指数收18560点,成交值2740亿元
    if topic.concept in LENT_TO_BUY and not mind.scene.said(owner, mention.start):
        return mind.scene.market  # 截至昨日,融资余额2400亿元: the market's where the sentence names nobody
    if topic.concept in BREADTH and WHOLE_MARKET.search(mind.text, max(mind.begin, mention.start - 80), mention.start):
        return "A股" if mind.scene.nation == "中国" else mind.scene.market
    if topic.concept not in BREADTH and topic.concept not in SEALED:
        return owner
    of_index = any(one.label == "INDEX" for one in mind.scene.said(owner, mention.start)) and topic.concept in SEALED  # 标普11个板块中有9个上涨
    return owner if of_index or "成" in around.lead or "蓝筹" in around.lead else _whose_shares(mind, owner, mention.start)


def _whose_shares(mind: Reader, owner: str | None, start: int) -> str | None:
    """Return the market, or the sector, whose shares rose or fell: those of no index, of no firm, and of no sector that another sentence told of."""
    at = mind.scene.by_name.get(owner or "", [])[:1]
    if at and at[0].label in ("ORG", "PRODUCT") and AND_MORE.search(mind.text, max(mind.begin, start - 6), start):
        here, upto = mind.scene.sentence_of(start), mind.scene.before(start)
        sectors = (one.name for one in reversed(mind.scene.names[max(0, upto - FEW) : upto]) if one.sentence == here and one.name.endswith(SECTORS))
        return next(sectors, mind.scene.market)
    if at and at[0].label in ("INDEX", "ORG", "PRODUCT"):
        return mind.scene.market
    left = (owner or "").endswith(SECTORS) and (not mind.scene.said(owner, start) or AS_A_WHOLE.search(mind.text, mind.scene.said(owner, start)[-1].end, start))
    goes_on = mind.state.goes_on or mind.text.find("板块内", mind.begin, start) >= 0
    return mind.scene.market if left and not goes_on else owner


def bare(topic: Topic, owner: str | None, *, bounded: bool) -> Topic:
    """Return a topic without the owner's name and other words that name nothing; `bounded`: the number is a bound."""
    if owner and topic.concept.startswith(owner) and len(topic.concept) > len(owner) + 1:
        topic = Topic(topic.concept.removeprefix(owner), topic.part)  # 佰州|二手房挂牌量
    topic = plain_topic(topic, bounded=bounded)
    return Topic("gdp", topic.part) if topic.concept == "经济" else topic  # 中国|经济增长5%
