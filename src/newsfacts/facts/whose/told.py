"""Whose a number is by its place alone: beside a name, as the change of the number before, behind 公司."""

from decimal import Decimal
from functools import cache

import regex

from newsfacts.facts.scene import Scene
from newsfacts.facts.whose.agencies import counted_for
from newsfacts.facts.whose.owners import HOUSE, is_agency, is_national, lands
from newsfacts.facts.words import is_currency
from newsfacts.lexicon.any_of import any_of
from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention

Last = tuple[str, int, int]
"""The owner of the number before, with its sentence and paragraph."""
# 总投资65亿元(的)川岳基地, 斥资7亿元(兴建的)川岳仓库
LINK = regex.compile(r"(?:兴建|建设|建成|打造|建造|投建|扩建)?的[“《]?(?:(?:公司|其)?(?:第[一二三四五]|单一|控股|特定|重要|主要|原始|机构|外部)?大?(?:股东|高管|董事|投资[者方]))?")
TOLD = regex.compile(r"(?:总?投资额?|斥资|耗资|造价|占地|建筑面积|持股|持有股份|估值|市值|产能|装机(?:容量)?|投入)(?:约|近|逾|超过?|高达|达|为)*$")
# 拥有26间(分店的)川岳珠宝, 员工仅40人(的)岚禾科技
OWNS = regex.compile(r"(?:坐?拥有?|手握|经营着?|[营运]营着?|开出|开有|设有|下辖|雇用|聘用|聘有|管理着?|员工(?:人数|总数)?|年产|年销)(?:约|近|逾|超过?|仅|只|不足|不到|多达|达|全国|全球)*$")
THOSE_OF = regex.compile(r"(?:\p{Han}{1,8})?的[“《]?")
ACQUIRED = regex.compile(r"收购|买|入股|受让|竞得|拿下")
# 川岳科技(90人)、…: the bracket ends with the number
LISTED_VALUE = regex.compile(r"\)[、,。;]")
# 超过佰州的1.2万亿元, 比岚州的480亿元(多出两成), 高过岚嘉集团的12%: whose the number is that another's is held against
HELD_AGAINST = regex.compile(
    r"(?:(?<![对相占])比|较|高过|胜过|超过了?|超越了?|反超了?|赶上|追上|追平|超车|挤下|击败|力压|直逼|逼近|接近|不及|不如|[高低多少快慢大小优弱强好逊]于|落后于?|领先于?|仅?次于)$"
)
OF_IT = regex.compile(r"[的(](?:约|近|逾|超过?)?$")


def told_beside(scene: Scene, start: int, end: int) -> str | None:
    """Return the name that the number at `start:end` tells of by its place alone, None where there is none."""
    return one_unit(scene.text, start) or flowed_into(scene.text, start) or outdone(scene, start, end) or of_lots(scene, start, end) or in_row(scene, start, end) or held_against(scene, start) or bracketed(scene, start, end) or told_before(scene, start, end)


# 净流入风电板块|36亿元, 净流出国防军工|15亿元
FLOWS = ("净流入", "净流出", "净买入", "净卖出")


@cache
def _sector_flowed() -> regex.Pattern[str]:
    sector = any_of(row["word"] for row in lexicon("sectors"))
    return regex.compile(rf"净(?:流[入出]|买入|卖出)了?(?P<sector>{sector}(?:板块|行业|概念股?)?|[\p{{Han}}A-Za-z]{{2,6}}(?:板块|概念股?))(?:约|近|逾|超过?|达)*$")


def flowed_into(text: str, start: int) -> str | None:
    """Return the sector that stands between what flowed in or out and how much that was, None where none does.

    >>> flowed_into("大单净流入风电板块36亿元", 9), flowed_into("净流入36亿元", 3)
    ('风电板块', None)
    """
    near = text[max(0, start - LONGEST_FLOW) : start]
    found = _sector_flowed().search(near) if any(flow in near for flow in FLOWS) else None
    return str(found["sector"]) if found else None


LONGEST_FLOW = 20


def of_lots(scene: Scene, start: int, end: int) -> str | None:
    """Return the share of which so many lots were dealt in, in a row of shares: 卖超前三名为川岳电3.4万张、禾岳2.7万张."""
    upto = scene.before(start)
    at = scene.names[upto - 1] if upto and scene.text.startswith("张", end - 1) else None
    return at.name if at and at.end == start and at.label == "ORG" and not at.inside else None


# 川泰金(2899)|7.2元: the code of a firm between its name and its number
CODE = regex.compile(r"(?:\([\dA-Z.:\- ]{4,12}\))?")
# …、禾泰金4.5元: the next one of the row and its number
NEXT_IN_ROW = regex.compile(r"(?:、|(?:以及|[和与及]))(?P<name>[^,;。、:()\d]{2,14})(?:\([\dA-Z.:\- ]{4,12}\))?\d")
BEFORE_IN_ROW = regex.compile(r"\d(?:[万亿兆]*[元%倍张股家台辆]|[万亿兆]*[美港欧日][元圆])(?:、|以及|[和与及])$")
# 分别投资川岳科技3亿元、禾岳2亿元: what is put into them, and none of theirs
PUT_INTO = regex.compile(r"(?:投资|出资|注资|增资|[增减]持|持有|买入|卖出|收购|认购|支付|借给|[向对给予比]|客户(?:包括|为|有)?|供应商(?:包括|为|有)?)[^,;。\d]{0,4}$")
LONGEST_ROW = 8
"""So many firms a row has at most."""


def in_row(scene: Scene, start: int, end: int) -> str | None:
    """Return the firm right before a number, in a row of firms with a number each: 前三名为川泰金7.2元、禾泰金4.5元、佰泰金3.8元; else None."""
    text, upto = scene.text, scene.before(start)
    at = scene.names[upto - 1] if upto else None
    if at is None or at.label != "ORG" or at.inside or CODE.fullmatch(text, at.end, start) is None or at.name in scene.sources:
        return None
    begins_row = BEFORE_IN_ROW.search(text, max(0, at.start - 8), at.start) is None
    if begins_row and not _next_in_row(scene, upto, end):
        return None
    return None if _is_put_into(scene, upto - 1) else at.name


def _is_put_into(scene: Scene, k: int) -> bool:
    """Tell whether the row of firms that has the name `k` begins behind a word for what is put into them, bought or sold: 投资|川岳科技3亿元、禾岳科技2亿元."""
    text, first = scene.text, scene.names[k]
    for at in reversed(scene.names[max(0, k - LONGEST_ROW) : k]):
        if at.label != "ORG" or BEFORE_IN_ROW.search(text, max(0, first.start - 8), first.start) is None:
            break
        first = at
    return PUT_INTO.search(text, max(0, first.start - 8), first.start) is not None


def _next_in_row(scene: Scene, upto: int, end: int) -> bool:
    """Tell whether another firm with a number of its own stands right behind the number that ends at `end`."""
    following = NEXT_IN_ROW.match(scene.text, end)
    at = scene.names[upto] if following and upto < len(scene.names) else None
    return at is not None and following is not None and at.label == "ORG" and at.start == following.start("name") and at.end == following.end("name")


# 〈台股盘后〉航运护盘,上涨52点收15120点; 〈台币〉尾盘翻红,收29.11元: what the line is about
RUBRIC = regex.compile(r"《(?:(?P<market>[台港陆]股)(?:盘[前中后]|[早午收]盘|收市)?|新?(?P<currency>台币)(?:盘[中后]|收盘)?)》")


def of_rubric(scene: Scene, rule: str | None, start: int, label: str, unit: str | None) -> str | None:
    """Return the market or the currency that the rubric of a headline names, for a number in points, or a rate, of nothing that has such; else None."""
    points = unit == "点"
    if not (points or (label == "MONEY" and unit == "TWD")) or scene.text.find("》", 0, LONGEST_RUBRIC) < 0:
        return None  # the first look costs little
    begin = scene.text.rfind("\n", 0, start) + 1
    rubric = RUBRIC.match(scene.text, begin)
    named = scene.by_name.get(rule or "", [])[:1]
    if rubric is None or (named and named[0].label in ("INDEX", "MARKET") and named[0].start >= rubric.end()):
        return None
    return OF_LINE.get(rubric["market"] or "", rubric["market"]) if points else OF_LINE.get(rubric["currency"] or "") if MOVES_TO.search(scene.text, max(rubric.end(), start - 8), start) else None


LONGEST_RUBRIC = 12
OF_LINE = {"台币": "新台币", "陆股": "上证指数"}
# 收29.11元, 重贬逾7.2分, 新高价28.11元
MOVES_TO = regex.compile(r"(?:[收升贬破触]|[见回站攀探]|高价|低价)[上至到在于盘回守及]?[约近逾]?$")
# 以1美元兑|31.5元新台币估算
ONE_UNIT = regex.compile(r"(?<![\d.])[1一](?P<currency>美元|欧元|英镑|港元|澳元)(?:兑换?|对|合|换)$")


def one_unit(text: str, start: int) -> str | None:
    """Return the currency of which the number right behind tells what one unit is worth.

    >>> one_unit("以1美元兑31.5元估算", 5)
    '美元'
    """
    unit = ONE_UNIT.search(text, max(0, start - 8), start)
    return str(unit["currency"]) if unit else None


# 跑输同期涨19%的纳指: whose move it is that the share is held against
OUTDONE = regex.compile(r"(?:跑[赢输]|落后于?|领先|不及|[逊优强弱]于)(?:了)?(?:同期)?(?:累计|同期)?(?:[涨跌升挫扬]|上涨|下跌|上升|下挫)(?:了|约|近|逾|超过?)*$")


def outdone(scene: Scene, start: int, end: int) -> str | None:
    """Return the index of which the number right before it tells the move, 跑输同期涨19%的纳指, None where it tells none."""
    link = scene.text.startswith("的", end) and OUTDONE.search(scene.text, max(0, start - 16), start)
    upto = scene.before(end) if link else 0
    at = scene.names[upto] if link and upto < len(scene.names) else None
    return at.name if at and at.label == "INDEX" and at.start <= end + 4 else None


def held_against(scene: Scene, start: int) -> str | None:
    """Return whose the number is that another's is held against, 收入超过禾川科技的3亿元, 反超禾川科技(3亿元), None where it is held against none."""
    link = OF_IT.search(scene.text, max(0, start - 4), start)
    upto = scene.before(start) if link else 0
    at = scene.names[upto - 1] if upto else None
    if link is None or at is None or at.end != link.start() or at.label not in ("ORG", "GPE", "PRODUCT", "INDEX"):
        return None
    return at.name if HELD_AGAINST.search(scene.text, max(0, at.start - 4), at.start) else None


def told_before(scene: Scene, start: int, end: int) -> str | None:
    """Return the name that a number right before it tells of: 总投资65亿元的川岳基地, 持股6.4%的岚桐投资."""
    text = scene.text
    owns = OWNS.search(text, max(0, start - 12), start)
    link = THOSE_OF.match(text, end, end + 14) if owns else LINK.match(text, end, end + 12)
    if link is None or (not owns and ACQUIRED.search(text, max(0, start - 10), link.end())):
        return None
    upto = scene.before(link.end())
    at = scene.names[upto] if upto < len(scene.names) else None
    told = at is not None and at.start == link.end() and at.label in ("ORG", "LOC", "PRODUCT", "PERSON")
    return at.name if at and told and (owns or TOLD.search(text, max(0, start - 12), start)) else None


def bracketed(scene: Scene, start: int, end: int) -> str | None:
    """Return whose a number is that stands in brackets behind one of a list of names: 川岳科技(90人)、岚桐科技(70人)."""
    text = scene.text
    if not text.startswith("(", start - 1) or LISTED_VALUE.match(text, end) is None:
        return None
    upto = scene.before(start)
    at = scene.names[upto - 1] if upto else None
    if at is None or at.end != start - 1 or at.label not in ("ORG", "PRODUCT", "PERSON"):
        return None
    return at.name if text.startswith("、", end + 1) or text.startswith("、", at.start - 1) else None


MACRO = frozenset(
    "gdp cpi ppi pmi retail_sales industrial_output fixed_asset_investment exports imports trade_total trade_surplus fdi m2 new_loans "
    "social_financing unemployment_rate 外销订单".split()
)
"""What statistics count of a whole country or place."""
A_COMPANYS = frozenset(
    "gross_profit gross_margin operating_margin net_profit adjusted_net_profit net_margin net_loss adjusted_net_loss ebitda eps "
    "dividend_per_share dividend_total capex selling_expense admin_expense debt_ratio operating_cash_flow roe valuation share_price "
    "open_price close_price issue_price target_price shares_issued shares_held stake cornerstone_subscription cornerstone_investors "
    "subscription_multiple public_subscription_multiple order_amount acquisition_price buyback_amount revenue_share company_age "
    "市盈率 市净率 市销率 股息率 同店销售".split()
)
"""What no country has: where nobody is named, the owner is not known."""
FIRMS_ALONE = frozenset(
    "net_profit adjusted_net_profit net_loss adjusted_net_loss net_margin eps roe debt_ratio operating_cash_flow dividend_per_share "
    "dividend_total capex rd_expense admin_expense selling_expense total_assets net_assets total_liabilities 有息负债 货币资金".split()
)
"""What no product has, however long the sentence has told of one: 新药岚达宁卖出6亿元,归母净利润8000万元."""
ECONOMYS = frozenset("gdp cpi ppi pmi retail_sales industrial_output fixed_asset_investment unemployment_rate m2 social_financing exports imports".split())
"""What a house foresees of an economy, and has none of itself."""
FORESEES = regex.compile(r"预[测计期估]|料|[上下]调|[上下]修|调[高低]|维持|认为|展望")
LENDER = regex.compile(rf"{HOUSE.pattern}|(?:银行|投行|资本|资管|基金(?:组织)?|国际|汇丰|巴克莱|渣打|中金公司|惠誉|穆迪|标普全球|IMF|OECD)$")
"""Houses, banks and funds that foresee how an economy goes."""
BEHIND = 10
"""Characters from the beginning of a number in which what is done with it may stand: 由4.5%上调至."""
NEAR = 6
"""So many names before a number are looked at."""
NO_FIRMS = frozenset(
    "出游人次 国内出游 国内出游人次 国内旅游人次 国内旅游收入 出入境人员 出入境人次 gdp cpi ppi m2 social_financing unemployment_rate 通胀率 失业人数 总就业人数 就业不足率 外销订单 外销订单占比 最低工资 租金指数 名义工资指数 实质工资指数 名义工资 实质工资 "
    "名义薪金指数 实质薪金指数 名义薪金 实质薪金 名义平均薪金指数 实质平均薪金指数".split()
)
"""What no firm and no person has, whoever tells of it."""

# 一般公共预算支出, 城镇居民人均可支配收入: what a government takes in, spends and owes, and what its people have
OF_GOVERNMENT = regex.compile(r"公共预算|^中央(?:本级|财政)|^全社会|财政(?:总)?(?:收入|支出)|^税收收入|可支配收入|常住人口|户籍人口|城镇化率|政府(?:性)?(?:债务|基金)|转移支付|专项债|(?:综合|财政|预算)?赤字$|财政(?:储备|盈余)|经常开支|民生支出|(?:城镇|新增)就业(?!岗位)|养老金|低保")


# 周一|中间价7.1035,下调26点;|在岸价7.1160: of the money of the mainland, though nobody names it
FIXED = regex.compile(r"(?P<where>在岸|离岸|(?<=^|[,;。\n年月日天一二三四五])(?=(?:开盘)?中间))(?:开盘|收盘)?(?:中间)?(?:价|汇率)(?:则|报|为|收|升至|跌至|在|[升贬调]\p{Han}?)*$")


def of_fixing(scene: Scene, owner: str | None, concept: str, start: int) -> str | None:
    """Return whose rate of exchange a number is, where it is told by 中间价 or 在岸价 alone: that of the renminbi in a text from the mainland."""
    if concept != "exchange_rate" or owner not in (None, "中国") or scene.nation != "中国":
        return owner
    fixed = FIXED.search(scene.text, max(0, start - 12), start)
    return f"{fixed['where']}人民币" if fixed else owner


def of_whole_land(scene: Scene, owner: str | None, concept: str, start: int) -> str | None:
    """Return whose a number is: of what no firm has, that of the land named last in its sentence, else of the text's; 川岳银行经济师料,全年通胀率(1.4%)."""
    if FLATS_SOLD.fullmatch(concept) and _only_tells(scene, owner, start):
        return scene.nation
    of_government = OF_GOVERNMENT.search(concept) is not None
    named = scene.by_name.get(owner or "", [])[:1] if of_government or concept in NO_FIRMS else []
    if not named or named[0].label not in (("ORG", "PERSON", "LAW", "PRODUCT") if of_government else ("ORG", "PERSON", "PRODUCT", "INDEX")) or (owner or "") in BLOCS or (owner or "").endswith("盟"):
        return owner
    if named[0].label == "INDEX":
        return scene.nation  # 私人住宅售价指数报290点;租金指数报200点
    if (owner or "").endswith(("国", "省", "市", "县", "镇", "乡", "村", "街道", "社区")):
        return owner  # a place that the tagger took for a firm
    land = counted_for(scene, owner or "", start) if is_agency(owner or "") or is_national(owner or "") else owner
    if land != owner:
        return land
    upto, here = scene.before(start), scene.sentence_of(start)
    near = (at.name for at in reversed(scene.names[max(0, upto - NEAR) : upto]) if at.sentence == here and at.label in ("GPE", "MARKET"))
    return next(near, (None if scene.company and not of_government else scene.place) or scene.nation)


TRADE = ("trade_total", "trade_surplus", "exports", "imports")
"""What a land has with the others, …"""
NO_FIRMS_TRADE = TRADE[:2]
"""… and of these no firm has any."""


def of_trading_land(scene: Scene, last: Last | None, owner: str | None, concept: str, start: int) -> str | None:
    """Return the land whose trade a number is of, where a firm was taken that its sentence does not name: 海关总署公布,中国出口9亿元。…。9月进出口(4亿元)."""
    named = scene.by_name.get(owner or "", [])[:1] if concept in TRADE else []
    if not named or named[0].label != "ORG" or (owner or "") in BLOCS or is_agency(owner or ""):
        return owner
    if scene.said(owner, start) or scene.names_itself(scene.begin_of(start), start):
        return owner
    upto, here = scene.before(start), scene.paragraph_of(start)
    since = (at for at in scene.names[max(0, upto - NEAR) : upto] if last is not None and at.sentence > last[1] and at.paragraph >= here)
    if last is not None and here - last[2] <= 1 and last[0] in lands() and not any(at.label in ("ORG", "PERSON") for at in since):
        return last[0]
    return scene.nation if scene.national and concept in NO_FIRMS_TRADE else owner


# 本月一手成交料达1800宗: of the whole town, whichever house tells of it
FLATS_SOLD = regex.compile(r"[一二]手(?:私?楼|私宅|住宅)?(?:市场)?(?:成交|销量|买卖|登记)(?:量|宗数|总数)?")
TELLS_OF = regex.compile("指出?|料|预[计期测]|估|统计|资料|数据|认为|表示")


def _only_tells(scene: Scene, owner: str | None, start: int) -> bool:
    """Tell whether a firm only tells the number at `start` of its sentence, or is not named there: 岚禾测量师行料本月一手成交(1800宗)."""
    named = scene.by_name.get(owner or "", [])[:1]
    if not named or named[0].label != "ORG":
        return False
    said = scene.said(owner, start)
    return not said or TELLS_OF.search(scene.text, said[-1].end, start) is not None


QUOTED = frozenset("share_price open_price close_price high_price low_price market_cap".split())
"""What a share is quoted at, and what all shares are worth; those that somebody holds have a worth of their own."""
NO_PERSONS = FIRMS_ALONE | frozenset("gross_profit gross_margin operating_profit operating_margin operating_cost rd_expense_ratio inventory 裁员人数 裁员比例 合同负债".split())
"""What no person has, whoever has run the firm or taken it over."""


# 祁远持股市值3亿元, 身家随股价升至40亿元: of the person's own shares
HOLDING = regex.compile(r"(?:持股|持有|所持|身家|手[上中里]|套现|[增减]持|质押)[^,;。]{0,12}$")


def of_no_person(scene: Scene, owner: str | None, concept: str, lead: str) -> str | None:
    """Return the firm that a person runs, else the text's, for what no person earns or spends: 祁远接手那年,净利润2亿元; revenue only where `lead` calls it 营收."""
    quoted = concept in QUOTED and HOLDING.search(lead) is None
    if concept not in NO_PERSONS and not quoted and not (concept == "revenue" and "营" in lead):
        return owner
    named = scene.by_name.get(owner or "", [])[:1]
    if not named or named[0].label != "PERSON":
        return owner
    return scene.employers.get(owner or "") or scene.company or owner


# 预计全年行业件量增速在, 全年票房可达: of all firms, whoever foresees it
OF_ALL_FIRMS = regex.compile(r"(?:全国|(?<!同|本|该|所处|细分)全?行业|(?:全年|年度)(?=总?票房))(?:总|整体)?(?:票房|\p{Han}{1,6}量)(?:的?同比)?(?:增速|增长)?(?:将|可|有望|料|或|会|约|可望)*(?:[在为是达到至近逾约超过]|增长)*$")


def of_all_firms(scene: Scene, owner: str | None, start: int) -> str | None:
    """Return the land where the words before a number are of a whole trade, for which a house or a firm was taken; 川岳证券预计全年行业件量增速在(16%)."""
    named = scene.by_name.get(owner or "", [])[:1]
    if not named or named[0].label not in ("ORG", "PRODUCT", "MARKET"):
        return owner
    begin = max(scene.begin_of(start), start - NOUN_OF_ALL)
    return scene.nation if OF_ALL_FIRMS.search(scene.text, begin, start) else owner


NOUN_OF_ALL = 20
"""Characters before a number in which such a whole stands."""


def of_season(scene: Scene, owner: str | None, start: int) -> str | None:
    """Return the firm that a sentence began with, where a season is only when its number was: 川岳影城…,春节档票房(3亿元)."""
    if not (owner or "").endswith("档"):
        return owner
    said = scene.said(owner, start)
    upto, here = scene.before(said[0].start if said else start), scene.sentence_of(start)
    near = (at for at in scene.names[max(0, upto - NEAR) : upto] if at.sentence == here and at.label == "ORG")
    firm = next((at for at in near if at.subject and at.heads_clause and not scene.speaks(at) and not is_agency(at.name) and at.name not in scene.sources), None)
    return firm.name if firm else owner


RESERVES = ("外汇储备", "黄金储备")
DEALT = frozenset("price open_price close_price high_price low_price turnover trading_volume share_price index_level 碳价 均价".split())
"""What a market where quotas are dealt in has, though its sentence does not name it."""
WORTH_OF_CURRENCY = frozenset("exchange_rate price 中间价 汇率 成交量 turnover M0".split())
"""What is told of a currency, …"""
LEAST_SUM = 10**4
"""… and no sum so high, which is no rate."""


def of_no_currency(scene: Scene, owner: str | None, concept: str, mention: Mention) -> str | None:
    """Return whose a sum or a count is where a clause before it told how a currency moved: 上半年台币急升,汇损3千万元 is the firm's."""
    if (owner or "").endswith("碳市场") and concept not in DEALT and not concept.startswith("成交") and not scene.said(owner, mention.start):
        return scene.nation  # 全国碳市场收报60元。9月用电8千亿千瓦时
    if concept in RESERVES and is_currency(owner):
        return scene.nation  # 离岸人民币报7.26。3月末外汇储备3.2万亿美元
    counted = mention.label == "QUANTITY" or (mention.label == "MONEY" and abs(Decimal(mention.value or "0")) >= LEAST_SUM)
    if not (counted or concept in A_COMPANYS or concept in ("revenue", "汇兑损失")) or concept in WORTH_OF_CURRENCY or not is_currency(owner):
        return owner
    upto, here = scene.before(mention.start), scene.paragraph_of(mention.start)
    near = (at.name for at in reversed(scene.names[max(0, upto - NEAR) : upto]) if at.label in ("ORG", "PRODUCT") and at.paragraph == here and not at.object and at.name not in scene.sources)
    return scene.company or next(near, owner)


BLOCS = frozenset("东盟 东协 欧盟 欧元区 非洲联盟 OECD G20 G7 经合组织 美联储 欧洲央行 欧央行".split())
"""Unions of countries have economies of their own, and their central banks speak for them."""


def economy_of(scene: Scene, house: str, concept: str, start: int) -> str | None:
    """Return the country or place whose economy a bank or a fund foresees: 川岳证券将中国GDP增速预测上调至(5%); None where it is the house's own number."""
    if concept not in ECONOMYS or house == scene.company or house in scene.coded:
        return None
    said = scene.said(house, start)
    if not said or LENDER.search(house) is None or FORESEES.search(scene.text, said[-1].end, start + BEHIND) is None:
        return None
    upto, here = scene.before(start), scene.sentence_of(start)
    near = (at for at in reversed(scene.names[max(0, upto - NEAR) : upto]) if at.sentence == here)
    return next((at.name for at in near if at.label in ("GPE", "MARKET")), scene.place or scene.nation)


# 原业主2017年以520万元买入, 该单位账面蚀90万元: of the home told of before
OF_HOME = regex.compile(r"(?:该|上述)?(?:原业主|业主|卖家|买家|新买家|单位|物业|原主)(?![^,;。\d]{0,4}(?:普遍|多|们|指|称|表示|认为))")


def of_home(scene: Scene, last: Last | None, start: int) -> str | None:
    """Return the estate or flat that the number before was of, where the sentence goes on about its owner, None elsewhere."""
    if last is None or last[2] != scene.paragraph_of(start) or OF_HOME.match(scene.text, scene.begin_of(start)) is None:
        return None
    at = scene.by_name.get(last[0], [])[:1]
    return last[0] if at and at[0].label in ("LOC", "GPE", "PRODUCT") else None


# 销量4.2万辆|,同比增长3%; 销量4.2万辆|(月增3%); 以6.1万辆|居首,比上年同月少3%: how far the number before has changed
CHANGE_OF_IT = regex.compile(r"\p{Han}{0,10}[,(](?:则|也|并|但|却|仍|反而|即|相当于)*(?:(?:同比|按年|[年月季]|环比|按月|较[^,;。()\d]{1,10}|比[^,;。()\d]{1,10})(?:[增减升跌降涨]幅)?\p{Han}{0,6}|(?:增长|增加|下降|下滑|减少)\p{Han}{0,3}|[增减升降][了约近逾]?)")


def is_change_of_it(scene: Scene, end: int, start: int) -> bool:
    """Tell whether the number at `start` is said, right behind the one that ends at `end`, to be the change of it."""
    if not 0 <= end < start <= end + 30 or scene.before(end) != scene.before(start):
        return False
    return CHANGE_OF_IT.fullmatch(scene.text, end, start) is not None
