"""What the statistics of a country are called by, once they were told by their whole names: 工业增长6.1%, 采矿业增长4.8%."""

import regex

from newsfacts.facts.state import Recent
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.concepts import Topic, clean_part
from newsfacts.facts.words import chinese_name
from newsfacts.mention import Mention

WHOLE_NAMES = {
    "industrial_output": regex.compile("工业增加值|(?:工业|制造业)生产"),
    "retail_sales": regex.compile("社会消费品零售|社零|消费品零售"),
    "fixed_asset_investment": regex.compile("固定资产投资|固投"),
}
NEAR = 1500
"""Characters before a number in which its statistic must have been told by its whole name."""
# What may stand between 工业 and its number: nothing that makes another measure of it, 工业收入, 零售价格.
SINCE = (
    r"(?:则|却|仍|还|恐|将|料|预计|有望|只|仅|也|再|反而|意外|同比|环比|按年|按月|增速|增幅|降幅|为|是|达|约|近|逾|"
    r"[高低]于|[高低]出|逊于|胜于|不及|好于|市场|机构|预期|预测|中值|所料|的|去年|上年|同期|"
    r"估|衰退|萎缩|重挫|大幅|小幅|更|[大小微锐骤][增减升降跌涨挫]|跌幅|由|从|扩大|收敛|缩小|[年月季][增减升跌]率?|增长|成长|下[降跌滑]|上[升涨]|回升|回落|放缓|加快|提速|[增减升降跌涨](?:[至到幅了])?|保持|有)*$"
)
SHORT = {
    "工业": "industrial_output",
    "零售": "retail_sales",
    "消费": "retail_sales",
    "投资": "fixed_asset_investment",
}
BY_SHORT_NAME = regex.compile(rf"^(?:其中|而|但|同期|全年|当月|单月|年内|内需)?(?P<name>{'|'.join(SHORT)})(?!品|者|额|税|信贷)(?:一端|端|方面)?,?{SINCE}")
# 分行业看,采矿业、制造业分别增长; 高技术制造业仍有: the sectors that industry is made of
SECTOR = (
    r"(?:采矿业|(?:(?:规模以上|规上)?(?:高技术|装备|汽车|电子|原材料|消费品|先进|数字产品)?制造业)"
    r"|电力、?热力、?燃气(?:及水)?(?:的)?(?:生产和供应|生产供应|供应)?业|高技术(?:产业|工业)|工业战略性新兴产业)(?:增加值)?"
)
BY_SECTOR = regex.compile(rf"^(?:其中|而|但|分(?:三大|主要)?(?:行业|门类|产业)看,?)?(?P<part>{SECTOR}){SINCE}")
SECTORS = regex.compile(rf"{SECTOR}(?:[、和及与]{SECTOR})*")


BEFORE_SECTORS = (None, "industrial_output", "retail_sales", "unemployment_rate", "生产指数", "服务业生产指数", "规模以上工业增加值增速")
"""What the number before may be of where the sectors of industry follow."""
# 31个大城市城镇调查失业率为, 16-24岁劳动力失业率为: among whom
JOBLESS = regex.compile(r"(?P<part>\d{1,3}个大城市|\d\d[-~—至]\d\d岁(?:城镇)?(?:劳动力|青年|人士|人口|年轻人|组别)?)(?:\([^()]{1,10}\))?(?:城镇)?(?:调查)?失业率(?:则|仍|也|亦|分别|高)*(?:为|达到?|是|约|[升降]至)*$")
# 第二产业投资增长6%, 制造业投资增长2%, 民间投资下降3%: in what, or by whom, but not 房地产开发投资, which is told of its own
INVESTED_IN = regex.compile(
    r"(?:^|,|(?<=固定资产投资中))(?:其中|而|但|同期|当中|,)*(?P<part>(?!完成|实现|累计|\p{Han}*(?:固定资产|房地产|研发|对外|外商|直接|股权|[总共计扣除]|项目|公司|集团|[的对为是]))(?:第[一二三]产业|\p{Han}{2,12}?))"
    rf"(?:完成|固定资产)?投资(?:额)?{SINCE}"
)
# 房地产开发投资8万亿元;其中,住宅投资6万亿元
HOMES = "房地产开发投资"
BUILT = regex.compile(rf"(?:^|,)(?:其中|,)*(?P<part>住宅|办公楼|商业营业用房)(?:开发)?投资(?:额)?(?:完成)?{SINCE}")
# 扣除房地产开发投资,全国固定资产投资增长5%
EXCEPT = regex.compile(rf"(?P<part>(?:扣除|不含|剔除)房地产(?:开发)?投资)(?:后|的|,)*(?:全国|全省|全市|我国)?(?:固定资产投资|项目投资|投资)?{SINCE}")
# 消费对经济增长的贡献率为58%: what part of the growth it made
ADDED = regex.compile(r"(?P<part>\p{Han}{2,14}?)(?:对[^,;。:]{2,12}?的?)?贡献率(?:分别|已|高)*(?:为|达到?|约|近|超过?|是)*$")
# 核心CPI同比上涨0.7%, 服务业通胀率降至4%: prices without food and energy, or those of one kind
CORE = regex.compile(rf"(?P<part>核心|服务业?|食品|能源|商品)(?:CPI|PCE|通胀率?|居民消费价格)(?:物价|价格)?(?:指数)?{SINCE}")
# 其中,城市上涨0.2%,农村持平: where prices rose
AREA = regex.compile(rf"^(?:其中|而|但)?,?(?P<part>城市|农村){SINCE}")
# 第二产业增加值增长5.4%, of the whole product
BRANCH = regex.compile(rf"(?P<part>第[一二三]产业)(?P<added>增加值)?{SINCE}")
# 化学纤维制造业增长7.1%, 铁路、船舶和其他运输设备制造业增长9%: any trade, right behind a number of industry's output; services are no industry
INDUSTRY = regex.compile(
    rf"""
    ^ (?:其中|而|但|惟|不过|另|反观|至于|以及|分行业看|[四五]大支柱产业中)*,?
    (?P<part> (?!\p{{Han}}*(?:规模以上|规上)工业|工业) (?!\p{{Han}}*(?:建筑|服务|农|林|牧|渔|批发|零售|住宿|餐饮|金融|房地产|运输|仓储|邮政|租赁|软件|第[一二三]产|[个类大])业)
      [\p{{Han}}、]{{2,24}}? (?:业|产业|行业|制造) ) (?:增加值|生产)? {SINCE}
    """,
    regex.VERBOSE,
)

ORDERED_OR_MADE = ("外销订单", "外销订单占比", "工业生产指数", "制造业生产指数")
"""What the number before may be of where a trade follows in a text on production: goods are ordered, trades produce."""
# 外销订单…。9月接单月增8%, 欧洲订单减2%, 累计接单900亿美元: the country's orders from abroad, and whence
ORDERS = regex.compile(rf"^(?:其中|而|但|另|来自|累计|合计|单月|当月|预[估计期测]|估计?|料)*(?P<part>(?!外销)\p{{Han}}{{2,8}}?)??的?(?:外销)?(?:接单|订单|下单)(?:金额|总额)?(?:可望|可能|恐|将|估)*(?:落[在于]|介于|站上|上看|挑战|冲上|达到?)?{SINCE}")
ABROAD = regex.compile("外销(?:订单|接单)")
# 外销订单创新高,金额达900亿美元; 预估11月年增率介于25%到30%
AMOUNT = regex.compile(r"(?:,|预[估计测]|估计?)*(?:总?金额|总额|年增率|成长率|年增|年成长)(?:则|将|可望|介于|落在|达|来到|约|为|近|逾|[上下]看)*")
ORDERS_SO_FAR = regex.compile(r"外销(?:订单|接单)(?![^。]*(?:指数|生产|零售|出口|产值|营业额))[^。]*$")


def orders_abroad(text: str, mention: Mention, lead: str) -> Topic | None:
    """Return a country's orders from abroad, of all or of one partner or kind of goods, where the text told them by their whole name; else None.

    >>> orders_abroad("外销订单900亿美元。川国订单减2%", Mention(16, 18, "PERCENT", value="2", unit="%"), "川国订单减")
    Topic(concept='外销订单', part='川国')
    """
    if mention.label not in ("MONEY", "PERCENT") or mention.unit == "pp":
        return None
    if AMOUNT.fullmatch(lead) and ORDERS_SO_FAR.search(text, max(0, mention.start - NEAR), mention.start):
        return Topic("外销订单")
    if lead.find("单") < 0:
        return None  # the first look costs little
    named = ORDERS.search(lead)
    if named is None or ABROAD.search(text, max(0, mention.start - NEAR), mention.start) is None:
        return None
    part = clean_part(named["part"]) if named["part"] else None
    return Topic("外销订单", part) if part or not named["part"] else None


WINDOW = 26
"""Characters before a number in which it is told who is out of work."""
# 利用外资方面,高技术制造业增长12%: of what the clause before says
OF_ANOTHER = regex.compile(r"(?:方面|(?<![分从按](?:三大|主要)?(?:行业|产业|门类|领域|大类))来?看),$")


def statistic(text: str, mention: Mention, lead: str, last: str | None) -> Topic | None:
    """Return the statistic that a short name means, where the text told it by its whole name before; None where it means none.

    `last` is the concept of the number before, `lead` the words since.

    >>> text = "4月规模以上工业增加值增长5.4%,失业率5.2%。去年4月工业增长6.1%"
    >>> statistic(text, Mention(36, 40, "PERCENT", value="6.1", unit="%"), "工业增长", "unemployment_rate")
    Topic(concept='industrial_output', part=None)
    """
    if mention.unit != "%":
        return None
    if text.find("失业率", max(0, mention.start - WINDOW), mention.start) >= 0 and (group := JOBLESS.search(text, max(0, mention.start - WINDOW), mention.start)):
        return Topic("unemployment_rate", group["part"])
    if named := BY_SHORT_NAME.search(lead):
        concept = SHORT[named["name"]]
        return Topic(concept) if _was_told(text, mention, concept) else None
    foreseen = last not in ("cpi", "exports") and FORESEEN.search(lead) and GROWTH.search(text, max(0, mention.start - NEAR), mention.start)
    if foreseen or ("目标" in lead and AIMED.search(lead)):
        return Topic("gdp")
    if OF_ANOTHER.search(text, max(0, mention.start - len(lead) - 12), mention.start - len(lead)):
        return None
    if added := ADDED.search(lead):
        return Topic("贡献率", clean_part(added["part"]))
    if core := CORE.search(lead):
        return Topic("cpi", core["part"])
    if last == "cpi" and (area := AREA.search(lead)):
        return Topic("cpi", area["part"])
    if invested := _invested(text, mention, lead, last):
        return invested
    if (branch := BRANCH.search(lead)) and (branch["added"] or last == "gdp"):
        return Topic("gdp", branch["part"])
    of_trades = last == "industrial_output" or (last in ORDERED_OR_MADE and _was_told(text, mention, "industrial_output"))
    if of_trades and (trade := INDUSTRY.search(lead)):
        return Topic("industrial_output", clean_part(trade["part"]) or trade["part"])
    if (sector := BY_SECTOR.search(lead)) and ("增加值" in sector.group() or last in BEFORE_SECTORS):
        told = "增加值" in sector.group() or _was_told(text, mention, "industrial_output")
        return Topic("industrial_output", sector["part"].removesuffix("增加值")) if told else None
    return None


def _invested(text: str, mention: Mention, lead: str, last: str | None) -> Topic | None:
    """Return of what part of what a country invested a number is, 房地产开发投资…,其中住宅投资; 扣除房地产开发投资; 制造业投资; None of any other."""
    if last == HOMES and (built := BUILT.search(lead)):
        return Topic(HOMES, built["part"])
    branch = EXCEPT.search(text, max(0, mention.start - WINDOW), mention.start) or INVESTED_IN.search(lead)
    return Topic("fixed_asset_investment", branch["part"]) if branch and _was_told(text, mention, "fixed_asset_investment") else None


def _was_told(text: str, mention: Mention, concept: str) -> bool:
    return WHOLE_NAMES[concept].search(text, max(0, mention.start - NEAR), mention.start) is not None


# 两者合占出口六成; 对北国出口最多,占比升到两成; 北国下单8亿元,占整体两成: what part of a country's trade it is
OF_TRADE = regex.compile(
    r"""
    (?P<both>(?:两|二|三|前述)\p{Han}{0,3}(?:者|类|项|地)?(?:产品|货品)?)? (?:合计|合)? 占 (?:了|到|去)? (?:我国|我(?=外贸|进出口|出口|进口)|全国|台湾|同月|当月|同期|整体|全部|总)* (?P<what>出口|进口|外贸|进出口|外销订单|接单|订单)? (?:总额|总值)? (?:的?(?:比重|比例|比))?
    (?:已|也|随之|则|约|近|逾|超过?|高达|达|为|[攀升提扩降缩][\p{Han}]?[上到至升]|的)* $
    | (?:占比|比重|份额) (?:已|也|随之|则|约|近|逾|超过?|高达|达|为|来到|站上|[攀升提扩降缩跌回][\p{Han}]?[上到至升])* $
    """,
    regex.VERBOSE,
)
# 比重较上年同期提升|2个百分点: how far such a share moved
SHARE_MOVED = regex.compile(r"(?<=[,;。])(?:其|所占)?(?:占比|比重|份额)(?:[较比][^,;。\d]{2,8}?)?(?:进一步|则|再|也|同比)*(?:提[升高]|[上回]升|下[降滑]|回落|降低|扩大|增加|减少|[升降])(?:了|约|近)*$")
# 外销订单…。北国下单6亿美元: from where they come
ORDERED = regex.compile(r"(?:^|,)(?P<part>\p{Han}{2,8}?)(?:下单|接单|订单)(?:金额)?(?:约|近|逾|达|为)*$")
# 中经院7月版预估为2%, IMF则估1.6%: how an economy is to grow, where the text told of that
FORESEEN = regex.compile(r"(?:[中台]经院|IMF|OECD|亚银|亚洲开发银行|世界银行|世银|主计总处|国发会|\p{Han}{2,8}经济研究院)[^,;。\d]{0,10}(?:预[估测期]|估|给)(?:值)?(?:的)?(?:为|是)?(?:约|近|逾)*$|[将把](?:全年|今年|明年|我国|中国|经济|的)*增速预[测期](?:值)?(?:由|从|自|[上下]调[至到]|调[高低][至到])?(?:约|近|逾)*$")
# 经济增长目标定为5%: how an economy is to grow
AIMED = regex.compile(
    r"(?:经济(?:社会发展)?(?:增长|增速|成长率?)|(?:GDP|地区生产总值|生产总值)(?:增速|增长))(?:的?(?:预期|年度|全年|总体|主要))*目标(?:值|区间)?"
    r"(?:拟|暂|初步|一般|被|则|也|仍|已)*(?:[定设](?:为|在|到)?|确定[为在]|锁定[为在]?|为|是|调(?:[低高降整升]|[上下]调)?(?:至|为|到)|[上下]调(?:至|为|到))*(?:约|近|逾|超过?)*$"
)
GROWTH = regex.compile(r"经济成长|经济增长|GDP")
# 主要出口货品中,|机械8亿元: the first of the goods that a sentence goes through
OF_GOODS = regex.compile(r"(?:^|[。;\n])[^。;,进]{0,8}(?:货[类品]|产品|商品)(?:别)?(?:中|方面|来看|看),(?P<part>\p{Han}{2,12}?)(?:出口)?(?:约|近|逾|达|为)*$")
TRADED = {"exports": "出口占比", "imports": "进口占比", "trade_total": "进出口占比", "外销订单": "外销订单占比"}


# 一般公共预算收入…;支出1050亿元: the other side of the same budget
SIDE = regex.compile(r"(?:其中|而|但|,)*(?P<side>收入|支出)(?:方面,?|预算)?(?:累计|合计|拟|共|将)*(?:安排|完成|实现|执行|达到?|为|约|近|逾|超过?)*")
OF_BUDGET = regex.compile(r"(?P<kind>.*(?:公共预算|基金预算|经营预算|财政))(?:收入|支出)$")


def budget_side(mention: Mention, lead: str, how: Approach, recent: Recent) -> Topic | None:
    """Return the side of a budget that 收入 or 支出 alone means, where the text told of the budget; None where it means none.

    >>> told = [(Topic("税收收入"), "MONEY", "CNY"), (Topic("一般公共预算收入"), "MONEY", "CNY")]
    >>> budget_side(Mention(0, 3, "MONEY", value="900000000", unit="CNY"), ";支出安排".lstrip(";"), Approach(4), told)
    Topic(concept='一般公共预算支出', part=None)
    """
    if mention.label not in ("MONEY", "PERCENT") or mention.unit == "pp" or (recent and "人均" in recent[0][0].concept):
        return None
    side = SIDE.fullmatch(lead[: how.start] if how.sign else lead)
    kinds = (OF_BUDGET.match(topic.concept) for topic, _, _ in recent) if side else ()
    kind = next((match["kind"] for match in kinds if match), None)
    return Topic(f"{kind}{side['side']}") if kind and side else None


SHARE_WORDS = ("占", "比重", "份额")


def trade_share(mention: Mention, lead: str, recent: Recent) -> Topic | None:
    """Return the share of a country's trade that a percentage is, of the goods or partners just told of; None where the words tell no such thing.

    >>> told = [(Topic("exports", "机械"), "", "%"), (Topic("exports", "钢铁"), "MONEY", "USD")]
    >>> trade_share(Mention(0, 3, "PERCENT", value="20", unit="%"), "两者合占出口", told)
    Topic(concept='出口占比', part='钢铁、机械')
    """
    if mention.unit != "%" or not recent or recent[0][0].concept not in TRADED or not any(word in lead for word in SHARE_WORDS):
        return None
    match = OF_TRADE.search(lead)
    if match is None or "占" in lead[: match.start()]:
        return None
    own = lead[: match.start()].strip(",") if not match["both"] else ""
    if own.endswith(("出口", "进口", "接单", "订单")):
        return None  # 川省出口占比: its own
    if own and (recent[0][0].part not in (None, own) or clean_part(own) != own):
        return None  # its words name another part
    parts = list(dict.fromkeys(one.part for one, _, _ in recent if one.part and one.concept == recent[0][0].concept))
    part = "、".join(reversed(parts[:2])) if match["both"] and len(parts) > 1 else own or recent[0][0].part
    return Topic(TRADED[recent[0][0].concept], part) if part or recent[0][0].concept != "trade_total" else None


def trade_share_moved(text: str, mention: Mention, recent: Recent) -> Topic | None:
    """Return the share of a country's trade, of the goods or partner just told of, that moved by so many points; None of any other number.

    >>> trade_share_moved("机械出口9亿元,比重提升2个百分点", Mention(12, 17, "PERCENT", value="2", unit="pp"), [(Topic("exports", "机械"), "MONEY", "CNY")])
    Topic(concept='出口占比', part='机械')
    """
    last = recent[0][0] if recent and mention.unit == "pp" else None
    if last is None or last.part is None or last.concept not in TRADED or SHARE_MOVED.search(text, max(0, mention.start - WINDOW), mention.start) is None:
        return None
    return Topic(TRADED[last.concept], last.part)


# 文具涨幅由9%|回落到5%: the goods of the basket, and where their rise set out and arrived
OF_BASKET = regex.compile(r"^(?:其中|而|但|另)?,?(?P<part>(?!核心|总体|整体)\p{Han}{2,8}?)(?:价格?|类)?的?(?:[涨跌升降增减]幅|年[增减]率)(?:则|也|已)?(?:由|从|自)?(?:的)?(?:约|近|逾)*$")
ARRIVED = regex.compile(r"^(?:再|又|已|则)?(?:[转变]为(?:[涨跌升降增减]|上涨|下跌)$|收敛|缩小|收窄|扩大|放大|回落|降温|升高|攀升|降|升|缩|扩)(?:为|[至到]|(?<=[涨跌升降增减]))(?:了|约|近)?$")


def basket_step(mention: Mention, lead: str, recent: Recent) -> Topic | None:
    """Return the goods whose rise set out from a percentage or arrived at it, where the prices of a basket were told; None of another number.

    >>> basket_step(Mention(0, 3, "PERCENT", value="9", unit="%"), "文具涨幅由", [(Topic("cpi"), "", "%")])
    Topic(concept='cpi', part='文具')
    """
    if mention.unit != "%" or not recent or recent[0][0].concept != "cpi":
        return None
    if named := OF_BASKET.search(lead):
        return Topic("cpi", named["part"])
    return recent[0][0] if recent[0][0].part and ARRIVED.search(lead) else None


# 餐饮业只有3.1万元, 纺织业少掉近2千人, 运输业失业率攀升: a trade, of what statistics just counted of all
OF_TRADES = regex.compile(r"薪资|工资|薪金|就业|受雇|雇员|工时|产值|生产指数|测验点|^(?:employees|industrial_output|unemployment_rate)$")
TRADE = regex.compile(
    r"^(?:其中|而|但|至于)*,?(?P<part>(?!\p{Han}*(?:行业别|各行业))(?:(?!就业|失业|企业)\p{Han}){1,12}?业(?!率|者|界|务|绩))"
    r"(?P<what>(?:\p{Han}{0,6}(?:薪资|薪金|工资|人数|员工|产值|指数|失业率))?)"
    r"(?:(?:则|却|也|亦|反而|仅|只|更|仍|平均)*(?:有|为|是|达|企于|高企于?|维持在?|[增减][加少]?|少掉|多[出了]?|流失|暴冲|衰退|成长|扩增|(?:上[升涨]|下[降滑]|[攀回][升落]|[升降跌涨])[至到]?)*)(?:了|约|近|逾)*$"
)


def of_trade(mention: Mention, lead: str, recent: Recent) -> Topic | None:
    """Return the topic of a trade's number behind that of all trades or of another one, None of another number.

    >>> of_trade(Mention(0, 4, "MONEY", value="31000", unit="TWD"), "餐饮业只有", [(Topic("总薪资"), "MONEY", "TWD")])
    Topic(concept='总薪资', part='餐饮业')
    """
    trade = TRADE.search(lead) if recent and lead.find("业") >= 0 else None
    if trade is None:
        return None
    alike = (one for one, label, unit in recent if mention.unit in ("%", "pp") or (label or mention.label, unit) == (mention.label, mention.unit))
    topic = next((one for one in alike if chinese_name(one.concept).endswith(trade["what"])), None)
    return Topic(topic.concept, trade["part"]) if topic and OF_TRADES.search(topic.concept) else None


LONGEST_LIST = 400
"""Characters before a number in which a sentence that lists products begins."""
# 分产品看,粗钢8214万吨: what was made
BY_PRODUCT = regex.compile(r"(?:分产品|产品产量|主要(?:工业)?产品)[^。\n]*$")
PRODUCT = regex.compile(r"^(?:其中|而|但|看|中)*,?(?P<part>(?!\p{Han}*(?:看|中|种|产品)$)[\p{Han}A-Za-z0-9\-]{2,14}?)(?:产量)?(?:为|达到?|约|近|逾|超过?)*$")
# 第一产业用电量3亿千瓦时, 城乡居民生活用电5亿千瓦时: what part of all electricity was used
USED = regex.compile(r"^(?:其中|而|但|分(?:产业|行业)\p{Han}{0,3}看|累计|,)*(?P<part>第[一二三]产业|城乡居民(?:生活)?|居民生活|\p{Han}{2,12}业)?用电量?(?:累计|达到?|为|约|共|完成)*$")
# 零售22万辆,今年以来累计零售140万辆: of the same cars
SOLD_SO_FAR = regex.compile(r"(?:^|,)(?:以来)?累计(?:零售|批发)(?:了|达到?|为|约|近|逾)*$")


def flow_told(text: str, mention: Mention, lead: str, recent: Recent) -> Topic | None:
    """Return of what a sum or a count of a country's statistics is: what was made, what was lent; None where the words tell no such thing.

    >>> text = "规模以上工业增加值增长5.1%。分产品看,粗钢8214万吨"
    >>> flow_told(text, Mention(25, 31, "QUANTITY", value="82140000", unit="吨"), "粗钢", [])
    Topic(concept='output', part='粗钢')
    """
    last = recent[0][0].concept if recent else None
    if mention.label == "MONEY" and last == "外销订单" and (ordered := ORDERED.search(lead)):
        return Topic("外销订单", ordered["part"])
    if mention.label == "MONEY" and last in (*TRADED, "trade_surplus") and (goods := OF_GOODS.search(text, max(0, mention.start - WINDOW - 8), mention.start)):
        return Topic(next((one.concept for one, _, _ in recent if one.concept == "外销订单"), "exports"), goods["part"])
    if mention.label == "MONEY":
        return _invested(text, mention, lead, last)
    if mention.label != "QUANTITY" or mention.unit in (None, "个", "家", "倍", "点"):
        return None
    if "用电" in lead and (used := USED.search(lead)) and text.find("全社会用电", max(0, mention.start - NEAR), mention.start) >= 0:
        return Topic("全社会用电量", used["part"])
    if last == "sales_volume" and SOLD_SO_FAR.search(lead):
        return Topic("sales_volume", recent[0][0].part)
    if BY_PRODUCT.search(text, max(0, mention.start - LONGEST_LIST), mention.start) is None or not _was_told(text, mention, "industrial_output"):
        return None
    made = PRODUCT.search(lead)
    return Topic("output", made["part"]) if made else None
