"""What share one thing has in another: 海外市场占收入的63%, 游客占比62%, 薪资占成本比例."""

import regex

from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.state import Around, State
from newsfacts.facts.what.approach import Approach, sign_after
from newsfacts.facts.what.breakdown import is_listed
from newsfacts.facts.what.concepts import KIND_OF_SHOP, NOUN_END, Topic, clean_part, clean_phrase
from newsfacts.facts.words import chinese_name, concept_unit, known_concepts, share_of, words
from newsfacts.mention import Mention

# 礼盒占销售比重, 占归母净利润的, 海外市场占比为, AI占比拼
SHARE = regex.compile(
    r"(?P<part>[^,;。:]{0,14}?)(?:即|就|便)?占(?:了|到|去|掉|走)?(?:比(?![例重率])|(?P<whole>(?!比)(?:[本上]?年度)?[^,;。:占年由从]{0,12}?)(?:之比|的?(?:比例|比重|比率|份额))?)"
    r"(?:为|约|近|超过?|逾|达到?|已经?|高达|遂|由|从|的|升至|降至|升到|降到|冲[到至上]|窜[升至到]*|爬[升到至]*|至|到|拼|上看|仅|仍|还|依然|将|则|也|有|大概|则为|分别|依次|各|均|接近|逼近|突破|触及|触到|摸到|首次|一度|进一步|拉升|提升|上升|攀升|跃升|回升|扩大|下降|回落|拉高|升到|降到|抬升|抬高)*$"
    r"|在(?P<whole>[^,;。:在]{2,10}?)中的?(?P<part>)占(?:比|据)?(?:为|约|近|逾|达|超过?)*$"
    r"|(?P<part>)(?:贡献|撑起|构成)了?(?P<whole>(?:公司|集团|总|全部|整体)*(?:营业收入|营收|收入|毛利))的?(?:约|近|逾|超过?|达)*$"
    r"|(?P<part>[^,;。:]{1,14}?)(?:则|共|合计|约|已)?(?:贡献|撑起|吃下|包揽|带来|创造|提供|构成)(?:了)?(?P<whole>[^,;。:]{0,10}?)的?(?:约|近|逾|超过?|达)*$"
    r"|(?P<part>[^,;。:]{0,14}?)(?:达到?|为|相当于)(?P<whole>[^,;。:]{0,8}(?:总(?:销售?|产)量|总量|总额|(?:发行|发售|配售|认购)(?:股份|数量|规模|总数)))的(?:约|近|逾)?$"
    r"|(?P<part>)(?:接近|吃掉|耗去|吞掉|相当于|约?当|等于|约为?|达|超过|(?:正好|恰好|刚好|几乎)是)(?P<whole>(?:整体|公司|全部)?营收|总营收|\p{Han}{0,4}收入|净利润|总资产|净资产)的(?:约|近|逾)?$"
    r"|(?P<part>[^,;。:]{2,10}(?:费用|成本|开支|支出|薪酬))(?:仍|已|要|就)?(?:吃掉|耗去|吞掉|占去)(?:了)?(?P<whole>营收|收入|营业收入)的(?:约|近|逾)?$"
)
# 液冷产品比重拉高至38%; 海外收入8亿元,比重15%
WEIGHT = regex.compile(
    r"(?P<part>[^,;。:]{0,14}?)(?P<whole>)(?:比重|占比)(?:已|进一步|大幅|由|从)?(?:拉高|提升|提高|上升|升|增|下降|降低|降|回升|扩大)?(?:至|到|为|达|约|近|逾)*$"
)


# 贡献了四成的收入, 撑起六成毛利: the whole stands behind the number.
OF_WHOLE = regex.compile(r"(?:以上|左右|上下|多)?的?(?:总|公司|集团|不含税|主营)?(?P<whole>营业收入|营收|收入|毛利|净?利润|销售额|营业额|销量|订单)")


# 云服务收入9亿元,贡献了公司(四成的收入): of the part that the number before was of, and of the whole behind it; the words name neither
GAVE = regex.compile(r"[,、]?(?:[去今]年|全年|当[年期季])?(?:则|也|共|合计|就|便|已)*(?:贡献|撑起|带来|提供|创造)(?:了|出)?(?P<part>)(?P<whole>)(?:它|其|本?公司|本?集团|该公司|全公司|整个集团)?的?(?:约|近|逾|超过?|达|高达)*")


# 中标金额12亿元,占公司2024年度经审计营业收入的18%: what part of the firm's own measure the sum just told makes; its dates are left out
OF_FIRMS_OWN = regex.compile(
    r"(?:约|合计|预计|金额|即|恰好?|正好|[刚才]好|,)*(?:占|相当于|(?:约|折)合(?=[^,;。]*的$)|[为是](?=[^,;。]*的$))(?:了)?(?:约|到)?"
    r"(?:本?公司|集团|上市公司|其|该公司|中国(?:企业)?会计准则下?|国际(?:财务报告|会计)准则下?|当[年期]|同期|上一?年度?|全年|最近一[期年]|最近一个会计年度末?|年度|年末|财年|的)*(?:[\p{Han}()、]{2,30}?业务)?(?:合并报表|合并)?(?:经审计|未经审计)?的?(?:合并报表|合并)?(?:中|的)?"
    r"(?P<whole>营业总?收入|总?营收|总?收入|归母净利润?|归属于上市公司股东的?净利润?|(?:股东应占|核心)?(?:净利润?|[纯盈溢]利)|归母净资产|净资产|总资产)"
    r"(?:总额|绝对值)?的?(?:比例|比重)?(?:高达|为|约|近|逾|超过?|是)*$"
)
CALLED = {"order_amount": "合同金额", "dividend_total": "分红", "acquisition_price": "交易金额", "investment_amount": "投资额", "buyback_amount": "回购金额", "financing_amount": "融资额"}
"""What a sum is called that makes a part of the firm's own."""


def _of_firms_own(state: State, lead: str) -> Topic | None:
    """Return what part of the firm's own measure the sum right before makes, None where the words name a part or no sum was told."""
    own = OF_FIRMS_OWN.fullmatch(lead) if any(word in lead for word in ("占", "相当于", "合", "为", "是")) else None
    last = state.last
    if own is None or last is None or last.change or not state.stated or last.unit in ("%", None) or state.topics[:-1]:
        return None
    if last.concept.endswith("收入") and "收" in own["whole"]:
        return Topic("revenue_share", last.concept)  # 利息净收入212亿元,占营收的74%
    measure = CALLED.get(last.concept) or (last.concept if is_plain(last.concept) else "")
    return Topic(f"{measure}占{own['whole']}比例") if measure else None


# 在手订单9亿元,预计六成|将于(明年)交付: what part of the sum or the count just told is done by when
FALLS_DUE = regex.compile(r"(?:左右|以上|多)?(?:将|会|可|可望|有望|预计|料)+(?:[于在]|交付|完[工成]|投产|到期|确认|释放|落地|兑现)")
OF_IT = regex.compile(r"(?:其中|预计|预期|料|公司|约|近|逾|超过?|有|,)*")


def due_share(state: State, mention: Mention, around: Around) -> Topic | None:
    """Return what a share of the sum or the count just told is called, where its own words say only by when it is done; None elsewhere.

    >>> told = State(recent=[(Topic("在建项目"), "QUANTITY", "个")], stated=True)
    >>> due_share(told, Mention(4, 6, "PERCENT", value="40", unit="%"), Around(lead="其中约", tail="会在"))
    Topic(concept='在建项目占比', part=None)
    """
    if mention.unit != "%" or OF_IT.fullmatch(around.lead) is None or FALLS_DUE.match(around.tail) is None or not state.stated:
        return None
    whole = next((topic for topic, label, _ in state.recent if label in ("MONEY", "QUANTITY")), None)
    return Topic(share_of(whole.concept), whole.part) if whole else None


# 合同金额40亿元,约合2024年度营收250亿元|的(16%): the whole is told with its own sum
WITH_SUM = regex.compile(
    r"(?:占|相当于|约合|等于)(?:了|约)?(?:本?公司|集团|上市公司|其|该公司|\d{4}年度?|去年|上年度?|全年|最近一[期年]|的)*(?:经审计|未经审计|合并)*的?"
    r"(?P<whole>营业总?收入|总?营收|总?收入|归母净利润?|净利润?|归母净资产|净资产|总资产|总市值)(?:约|为)?(?:[港美欧]元)?\(?[\d.,]+[万亿兆]*[^,;。\d]{0,4}的(?:约|近|逾|超过?)*$"
)
SUM_NEAR = 48
"""Characters before a percentage in which that stands."""


def of_sum_told(text: str, state: State, mention: Mention) -> Topic | None:
    """Return what part of the firm's own measure, told with its sum, the sum before that makes; None elsewhere.

    >>> told = State(recent=[(Topic("revenue"), "MONEY", "CNY"), (Topic("order_amount"), "MONEY", "CNY")])
    >>> text = "金额4亿元,相当于2024年营收24亿元的16%"
    >>> of_sum_told(text, told, Mention(21, 24, "PERCENT", value="16", unit="%"))
    Topic(concept='合同金额占营收比例', part=None)
    """
    aside = text.startswith(")", mention.start - 2)  # 2024年营收(250亿元)的16%: the whole's sum is no number of the sentence
    if mention.unit != "%" or not text.startswith("的", mention.start - 1) or len(state.recent) < 2 - aside:
        return None  # the first look costs little
    whole = WITH_SUM.search(text, max(0, mention.start - SUM_NEAR), mention.start)
    sum_ = state.recent[1 - aside][0].concept
    measure = CALLED.get(sum_) or (sum_ if is_plain(sum_) else "")
    return Topic(f"{measure}占{whole['whole']}比例") if whole else None


# 占全国外贸总值的四成, 占同期出货量比重为84%: of the whole that is named, so that no other word can say of what
NAMED_WHOLE = regex.compile(
    r"占(?:了|到|据)?(?!比)(?P<whole>[^,;。:占年由从\d]{2,14}?)(?:的|之比|的?(?:比例|比重|比率|份额))"
    r"(?:[由从]|[升降提抬][高升至到]*|分别|依次|各|已|也|就|则|仍|高)*(?:为|达到?|约|近|超过?|逾|有|接近)*$"
    r"|占(?:了|到|据)?全[国省市县区州球](?:约|近|超过?|逾)*$"  # 两省合计占全国三成
)


def is_of_named_whole(lead: str) -> bool:
    """Tell whether the words before a percentage say of which whole it is a share.

    >>> is_of_named_whole("占全国外贸总值的"), is_of_named_whole("占比为")
    (True, False)
    """
    return lead.find("占") >= 0 and NAMED_WHOLE.search(lead) is not None


def share_topic(state: State, mention: Mention, slot: Slot, around: Around, how: Approach) -> Topic | None:
    """Return the topic of 「A占B的63%」, None where the words say no such thing."""
    if mention.unit != "%" or (how.sign and not how.to) or sign_after(around.tail):
        return None  # 新品带来15%的收入增长: how far it grew
    if own := _of_firms_own(state, around.lead):
        return own
    behind = OF_WHOLE.match(around.tail)
    share = (GAVE.fullmatch(around.lead) if behind else None) or SHARE.search(around.lead) or WEIGHT.search(around.lead)
    return _share(state, slot, share, behind) if share else None


# 营收的(三成)来自海外, (15%)的收入来自欧洲: the whole stands on either side of the number, its part behind
WHOLE_WORDS = r"(?P<whole>(?:营业总?|总)?收[入益]|总?营收|营业额|销售额|毛利|(?:归母)?净?利润|溢利|订单|销量|出货量|产量)"
OF_WHICH = regex.compile(rf"{WHOLE_WORDS}(?:总额)?(?:的|当?[中里],?)(?:约|近|逾|超过?|高达|达|有|仅|只有)*$")
COMES_FROM = regex.compile(
    rf"(?:左右|上下|以上|多)?(?:的?(?:公司|集团|全部|整体|总)?{WHOLE_WORDS})?(?:则|都|均|主要|就|是|已|仍)*(?:来自于?|源自于?|源于|出自)(?P<part>[\p{{Han}}A-Za-z0-9、]{{2,14}})(?=[,;。()\n]|$)"
)
ORIGIN = 24
"""Characters behind a number in which its origin may stand, and before it its whole."""


def by_origin(text: str, mention: Mention) -> Topic | None:
    """Return the topic of a share that is told by where it comes from, 营收的三成来自海外, 15%的收入来自欧洲; None where the words name no whole."""
    start, end = mention.start, mention.end
    if mention.unit != "%" or text.find("自", end, end + ORIGIN) < 0:
        return None  # the first look costs little
    comes = COMES_FROM.match(text, end)
    before = OF_WHICH.search(text, max(0, start - ORIGIN), start) if comes and not comes["whole"] else None
    whole = (before or comes)["whole"] if comes else None
    part = clean_part(comes["part"]) if comes and whole else None
    word = words().get(whole or "")
    return Topic(share_of(word.concept if word and word.concept else str(whole)), part) if part else None


RATIOS = {"rd_expense": "rd_expense_ratio", "selling_expense": "销售费用率", "admin_expense": "管理费用率"}
"""What a cost's share of revenue is called: 研发投入3亿元,占营收的一成."""


def cost_ratio(concept: str) -> str | None:
    """Return what the share is called that a cost has of revenue, None of what is no cost.

    >>> cost_ratio("selling_expense"), cost_ratio("履约费用"), cost_ratio("现金")
    ('销售费用率', '履约费用占收入比例', None)
    """
    if concept in RATIOS:
        return RATIOS[concept]
    return f"{concept}占收入比例" if is_plain(concept) and concept.endswith(("费用", "开支")) else None


def _share(state: State, slot: Slot, share: regex.Match[str], behind: regex.Match[str] | None) -> Topic:
    """Return the topic of 「A占B的63%」 or 「A贡献了63%的B」, whose whole is `behind` the number."""
    said = share.group("part").removeprefix(slot.owner or "")
    among = slot.paired and slot.owner in share.group("part")  # 川省、岚省两地占全国产量的: whose the shares are, and no parts
    part = None if among else clean_part(OF_REVENUE.sub("", said))
    if part is None and not (slot.owner and slot.owner in share.group("part")):  # 三省合计占全国的四成: theirs, and of no part
        part = (state.place if state.place != slot.owner else None) or state.goods
    whole = clean_phrase((share.group("whole") or "").removeprefix(slot.owner or " ")) or (behind.group("whole") if behind else "")
    whole = "" if whole in PLAIN_WHOLES or whole == "金控整体" else OUR.sub("", whole)
    if part is None and state.stated and OF_GROUP.fullmatch(share.group("whole") or ""):
        return Topic(share_of("net_profit"))  # 旗下岚嘉人寿获利3亿元,占集团获利两成
    if SOLD_IN_ALL.search(whole):
        return Topic(share_of("sales_volume"), SOLD.sub("", part or "") or part)
    word = words().get(whole)
    if part is None and state.recent and not among:
        part = state.recent[0][0].part  # 广告收入171亿元,在总收入中占54.9%
    if (word and word.concept == "revenue") or whole in ("销售", "营业额"):
        return _share_of_revenue(part, whole, state, share.group())
    if whole in OF_FILMS and any("票房" in one.concept for one, _, _ in state.recent):
        return Topic("票房占比", part)
    if whole:
        return _share_of_whole(part, whole, state)
    base = _base_of(state, part)
    if base is None:
        listed = slot.paired or "、" in (part or "")  # 佰州、川州两地企业最多,占比分别为: theirs, and no part
        return Topic("占比" if listed else f"{part or ''}占比", None)
    if base.concept == "stake" or (base.concept == "market_share" and part is None):  # 股权比例为川岳集团占40%,岚嘉集团占60%
        return Topic(base.concept)
    named = words().get(part or "")
    if named and named.concept == base.concept and not KIND_OF_SHOP.fullmatch(part or ""):
        part = None  # 出口|占比六成; but 加盟店占九成
    if base.concept in OF_GOODS and base.part and part and part != base.part:
        return Topic(f"{base.part}{share_of(base.concept)}", part)  # 汽车产量21万辆,新能源车占到53%
    return Topic("revenue_share" if base.concept in ("revenue", "gross_margin") else share_of(base.concept), part)


def _share_of_revenue(part: str | None, whole: str, state: State, said: str) -> Topic:
    """Return revenue_share of a part, 海外占营收六成; the ratio of a cost, 研发投入3亿元,占营收的一成."""
    if COST.search(part or ""):
        named = words().get(part or "")
        ratio = RATIOS.get((named.concept if named else None) or "")
        return Topic(ratio or f"{part}占{whole}{'比重' if '比重' in said else '比例'}")
    cost = state.topic.concept if state.topic and part is None else ""
    if COST.search(chinese_name(cost)) and cost not in RATIOS:
        return Topic(f"{chinese_name(cost)}占{whole}比例")  # 资本开支14亿元,占收益10%
    return Topic(RATIOS.get(cost, "revenue_share"), part)


def _base_of(state: State, part: str | None) -> Topic | None:
    """Return what a share is of that names no whole: the measure spoken of, and no streak of it, a market's share where shares of it were told."""
    spoken_of = state.topic if state.topic and not state.topic.concept.startswith("连") else None  # 销量连续三个月领先,纯电车占到六成
    base = spoken_of or (state.topics[-1] if state.topics else None) or (state.recent[0][0] if state.recent else None)
    if base is not None and A_PRICE.search(base.concept):  # 销售9亿元,均价2万元/平方米;华东占四成: of no price
        base = next((one for one, label, _ in state.recent if label in ("MONEY", "QUANTITY") and is_listed(one.concept)), base)
    if base is None or base.concept != "sales_volume" or part is not None:
        return base
    return next((Topic(one.concept) for one, _, _ in state.recent if one.concept == "market_share"), base)  # 市占率依序为18%、14%,其余业者合占35%


A_PRICE = regex.compile("^(?:price|asp)$|(?:均|单|售)价$")
OF_FILMS = frozenset("大盘 档期 整个档期 大盘票房 总票房 票房大盘".split())
"""What a film takes its share of."""
OF_GOODS = frozenset("output imports exports inventory".split())
"""Of these each kind of goods is a whole of its own."""


def _share_of_whole(part: str | None, whole: str, state: State) -> Topic:
    """Return 游客占比 of 过夜游客, where the part is some of the whole; 薪资占成本比例 where it is another measure."""
    whole = WHOLE_OF.sub("", whole) or whole
    if whole in OF_PRODUCT and part and part.startswith("第"):
        return Topic("占GDP比重", part)  # 第三产业占GDP的比重
    retail = words().get(whole) or words().get(f"{whole}总额")
    if retail and retail.concept == "retail_sales" and (part is None or "零售" in part):
        return Topic("占社会消费品零售总额比重", part or (state.recent[0][0].part if state.recent else None))  # 网上零售额9亿元,在社零总额中占两成
    if part is not None and (part in words() or NOUN_END.search(part) or part.endswith(("买入", "卖出"))) and not part.endswith(whole):
        return Topic(f"{part}占{whole}比例")
    if part is not None:
        return Topic(f"{whole}占比", part)
    last = state.topic.concept if state.topic else ""
    spent = chinese_name(last) if COST.search(chinese_name(last)) else ""  # 资本开支7亿元,相当于服务收入的17%
    measure = spent or (last if is_plain(last) and (last not in known_concepts() or last.endswith(("收入", "支出"))) and NOUN_END.search(last) else "")
    if not measure and CAPITAL.search(whole):
        return Topic("stake")  # 股东持有900万股,占公司总股本的6%
    return Topic(f"{measure}占{whole}比例")


OF_PRODUCT = frozenset("GDP 国内生产 地区生产 生产".split())
"""What a share of the product is of, without 总值."""
# 公司总股本, 股本总额, 总股数: what a holder's share is of; a share of 注销前总股本 is of what was cancelled
CAPITAL = regex.compile(r"^(?!.*[前后]).*(?:股本(?:总[额数])?|总股[数份]?|股份总[数额])$")
PLAIN_WHOLES = frozenset("全国 全省 全市 全区 全县 全州 全球 整体 总体 全部 两市 沪深两市 全市场 大市".split())
"""Wholes that do not say of what: 占全省的三成."""
# 占金控整体两成: of what was just told of the one that it owns
OF_GROUP = regex.compile(r"(?:金控|集团|母公司|全行|全公司)(?:整体|合并|总)?(?:获利|盈余|净利润?)?")
OUR = regex.compile(r"^(?:我国|我省|我市|我|该国|该省|该市)(?=\p{Han}{2})")
# 新能源车销量达到汽车总销量的一半
SOLD_IN_ALL = regex.compile(r"总销售?量$")
SOLD = regex.compile(r"(?<=\p{Han}{2})(?:新车)?(?:销售?量|销售)$")
COST = regex.compile(r"(?:费用|成本|开支|支出|薪资|薪酬|EBITDA|投入|摊销)$")
"""What is no part of the revenue, but spent out of it: 推广费用占收入的比例."""
WHOLE_OF = regex.compile(r"(?<=\p{Han}{2})(?:总额|总量|总数|总规模|总值)$|^(?:全部|整体|公司|全市|全省|全国|同期)")
OF_REVENUE = regex.compile(r"(?<=\p{Han}{2})(?:营业收入|收入|营收|销售额)$")  # 海外市场收入占比: the part is 海外市场

# 行业总规模90亿元。…川岳科技拿下两成,禾岳科技占5%: of the market whose size the paragraph told
SIZED = regex.compile(r"(?:市场|赛道|行业)[^,;。\n]{0,14}规模")
TAKES_OF_MARKET = regex.compile(
    r"[^,;。\n](?P<how>拿走|拿下|分[到走得]|占[据去有了]?|吃[下掉]|握有|手握|囊括|抢下|分食|揽下)(?:了|到|其中|约|近|逾|超过?|仅|只有|不到)*$"
)
OF_ANOTHER_WHOLE = regex.compile(r"客户|供应商|[持配]股|股[权本]|[营收]收|收入|产能|成本|费用|渠道|员工|毛利|利润")
# 川岳科技拿下两成,|禾岳科技(12%)
NEXT_TAKER = regex.compile(r"[、,;](?:而|其次是?|第[二三四五](?:名|位)?的?|龙头)?(?!其中|同比|环比|较|比)[\p{Han}A-Za-z0-9]{2,10}(?:\([^()\n]{2,12}\))?(?:则|也|就|只|仅|有|为|占|约|近|逾|不到)*")
# 禾岳科技|则占8%, 禾岳科技(独资)|在其中占8%: the firm itself, and no 女工 or 门市 of it
AS_TAKER = regex.compile(r"(?:\([^()\n]{2,12}\))?(?:在?[其当]中|则|也|就|却|只|仅|还|已|独|共|各)*")
FIRST_ONES = regex.compile(r"前[两二三四五六七八九十\d]")
MARKET_NEAR = 240
"""Characters before a share in which the size of its market is told."""


def share_of_market(text: str, state: State, start: int, topic: Topic, named: int) -> Topic | None:
    """Return the share that a firm has of the market whose size the paragraph told, None of any other percentage; `named` is where the last name before it ends.

    >>> text = "去年市场规模9亿元。禾岳科技拿下了其中8%"
    >>> share_of_market(text, State(), 19, Topic("市场规模增速"), 14)
    Topic(concept='market_share', part=None)
    """
    if concept_unit(topic.concept) and topic.concept not in ("revenue_share", "stake"):
        return None
    begin = max(text.rfind("\n", 0, start), start - MARKET_NEAR, 0)
    if text.find("规模", begin, start) < 0 or SIZED.search(text, begin, start) is None:
        return None
    takes = TAKES_OF_MARKET.search(text, begin, start)
    goes_on = not takes and bool(state.just) and state.just[0].concept == "market_share" and NEXT_TAKER.fullmatch(text, state.just_end, start)
    clause = max(text.rfind(mark, begin, start) for mark in ",;。\n") + 1
    makes = takes is not None and takes["how"].startswith("占")
    unnamed = makes and not AS_TAKER.fullmatch(text, named, takes.start("how")) and not FIRST_ONES.search(text, clause, start)  # 海外市场占32%: of the firm's own
    if not (takes or goes_on) or unnamed or OF_ANOTHER_WHOLE.search(text, clause, start):
        return None
    return Topic("market_share", topic.part if (topic.part or "").startswith("前") else None)


def is_plain(concept: str) -> bool:
    """Tell whether a concept may begin another's name: no known one, and no share of a share of a share."""
    return not concept_unit(concept) and not concept.endswith(("比例", "完成率"))
