"""The last look at what a number is of: a word that means one thing here and another there takes the meaning of its place."""

from decimal import Decimal

import regex

from newsfacts.facts.told.deals import deal_topic
from newsfacts.facts.told.mix import mix_listed, weight_of_line
from newsfacts.facts.told.shares import share_of_market
from newsfacts.facts.told.siblings import is_whence
from newsfacts.facts.told.vehicles import of_vehicles
from newsfacts.facts.what.breakdown import LINE_INSURED, premiums
from newsfacts.facts.what.concepts import MOST_A_SHARE, PRICES, Topic
from newsfacts.facts.what.topics import Mind, is_sum
from newsfacts.facts.when.bases import REGISTERED, TRADED, WORTH_OF_HOMES
from newsfacts.facts.words import concept_unit
from newsfacts.mention import Mention

CLOSE = 8
"""Characters: a change so close behind a rate is of that rate."""
PAID = {"新成立基金": "proceeds", "订单": "order_amount", "融资": "financing_amount"}
"""What is counted, 融资58起, and told in money, 31亿元."""
NEARBY = 60
OF_DEAL = 160
"""Characters before a number in which its sentence may name a deal in shares."""
PER_SHARES = regex.compile(r"(?:每(?:10|十)股|(?<!\d)每?10股?|每十股?)(?:拟|将)?(?:(?:送红股?|送|转增|转)\d[\d.]{0,4}股?(?:[、,并再及和])?)*派(?:发|现|息|付)?(?:现金)?(?:红利|股利|股息)?(?:现金)?(?:人民币)?$")
# 以每股8.5元向川岳资本发行2亿股, 以每股6元的价格入股
AT_WHICH = regex.compile(r"的?(?:价格|发行价)?[^,。;]{0,16}(?:发行|发售|配售|增发|定增|出资|认购|认缴|增资)")
# 募集资金中,8亿元用于隔膜扩产,2亿元投向川岳仓库; 筹到的钱里,5亿元用于
PROCEEDS = regex.compile(r"(?:[募筹](?:[集资]|来|到|得)(?:来|到)?的?(?:资金|款项|资|钱)|[集募]资(?:所得)?|所得款项)(?:净额)?(?:里|中|内|当中)?,[^;。\n]*$")
# 交易总额…: of a takeover, where the words around it tell of one
BUYING = regex.compile(r"收购|并购|买下|出售|转让|受让|标的|股权|资产|重组|私有化|入股|要约|对价")
BOUGHT_NEAR = 80


def _is_takeover(text: str, start: int) -> bool:
    """Tell whether the sentence of a number at `start` speaks of something bought or sold."""
    near = max(0, start - BOUGHT_NEAR)
    begin, end = text.rfind("。", near, start) + 1, text.find("。", start, start + BOUGHT_NEAR)
    return BUYING.search(text, max(near, begin), end if end >= 0 else start + BOUGHT_NEAR) is not None


SPENT_FROM = regex.compile(r"(?:将|会|拟|计划)?(?:投向|投入|用于|用来|用作|补充|投资于)")
# 拟每10股派3元,以2亿股总股本计,合计6000万元
IN_ALL_SHARES = regex.compile(r"(?:派[^。;]{0,24}股本|每(?:10|十)?股(?:拟|将)?派[^。;,]{0,16}元)(?:\([^()]{1,10}\))?(?:\p{Han}{0,6}),(?:合计|合共|共计?|总计|(?:派[息发现]|分红|涉及)?(?:的?(?:总额|金额))|约合|涉及(?:资金)?)(?:约|近|逾|超过?|达|为|派(?:发|现|息)?(?:现金)?(?:红利)?)*$")
# 宣布完成A轮募资,金额9000万元: of a round, and no share is offered to the public
OF_ROUND = regex.compile(r"(?:[A-H]\d?\+*|天使|种子)轮(?!.*(?:上市|招股|挂牌|IPO|新股|配[股售]|定增|增发))[^。]*$")
# 岚桐昨涨2元: what the share did, and not what is expected of it
MOVES_NOW = regex.compile(r"(?:[昨今][日天]?|周[一二三四五]|盘[中后]|[早午尾]盘|股价)(?:股价|收[盘市]?|早盘|盘中|逆势|一度|也|则|又)*[涨跌升挫扬](?:了|约|近|逾|超过?)*$")
OFFERED = regex.compile(r"发行|发售|招股|上市|认购|新股|配售|配股|增发|定增|挂牌|IPO|转股|股份|每股|/股")


def settled(mind: Mind, mention: Mention, topic: Topic) -> Topic:
    """Return a dividend that is no share's as the sum paid, a deal's number as that, an issue's price where nothing is issued as a product's."""
    if mention.label == "MONEY" and PER_SHARES.search(mind.text, max(0, mention.start - 30), mention.start):
        return Topic("每10股派息")
    if topic.concept == "dividend_per_share":
        paid = mention.label == "MONEY" and Decimal(mention.value or "0") > MOST_A_SHARE
        return Topic("dividend_total", topic.part) if paid else topic
    if topic.concept == "dividend_total" and mention.label == "MONEY" and 0 < Decimal(mention.value or "0") < LEAST_PROFIT:
        return Topic("dividend_per_share", topic.part)  # 每股配3元;去年全年共配4.6元
    if other := _of_film(mind, mention, topic) or _of_share(mind, mention, topic) or _of_market(mind, mention, topic):
        return other
    begin, end = max(0, mention.start - NEARBY), min(len(mind.text), mention.end + NEARBY)
    lead = mind.text[max(0, mention.start - OF_DEAL) : mention.start]
    if deal := deal_topic(lead, mind.text[mention.end : end], mention, topic.concept):
        return Topic(deal, topic.part if mention.unit != "%" else None)
    if topic.concept.endswith("股数") and mention.unit not in IN_SHARES:
        return _of_no_shares(mention, topic)
    if mention.label == "MONEY" and ("募" in lead or "筹" in lead or "所得" in lead) and SPENT_FROM.match(mind.text, mention.end) and PROCEEDS.search(lead):
        return Topic("proceeds", topic.part)
    if mention.label == "MONEY" and "派" in lead and IN_ALL_SHARES.search(lead):
        return Topic("dividend_total")
    if known := _insured(mind, topic, mention) or _sold(topic, mention) or of_vehicles(mind, mention, topic):
        return known
    if topic.concept in PAID and mention.label == "MONEY":
        return Topic(PAID[topic.concept], topic.part)
    if topic.concept.endswith(("发行", "新股")) and mention.unit == "股":
        return Topic("shares_issued", topic.part)
    if topic.concept == "issue_price" and not OFFERED.search(mind.text, begin, end):
        return Topic("price", topic.part)
    found = mix_listed(mind.text, mind.scene.begin_of(mention.start), mention) or _priced(mind, mention, topic) or _taken_over(topic, lead) or _of_homes(mind, mention, topic, lead) or _of_place(mind, mention, topic, lead) or weight_of_line(mind.state, mention, topic) or topic
    of_round = found.concept == "proceeds" and mention.label == "MONEY" and "轮" in lead and OF_ROUND.search(lead)
    return Topic("financing_amount", found.part) if of_round else found


def _of_no_shares(mention: Mention, topic: Topic) -> Topic:
    """Return what a number is of where shares are dealt in, and it counts none: 减持不超过2%股份, 减持9次."""
    deal = topic.concept.removesuffix("股数")
    if mention.unit == "%":
        return Topic(f"{deal}占总股本比例")
    if mention.label != "QUANTITY":
        return topic
    return Topic(f"{deal}{'次数' if mention.unit == '次' else '数量'}", topic.part)


def _of_market(mind: Mind, mention: Mention, topic: Topic) -> Topic | None:
    """Return a firm's share of the market whose size the paragraph told, None of anything else."""
    if mention.unit != "%":
        return None
    upto = mind.scene.before(mention.start)
    named = mind.scene.names[upto - 1].end if upto else -1
    return share_of_market(mind.text, mind.state, mention.start, topic, named)


def _insured(mind: Mind, topic: Topic, mention: Mention) -> Topic | None:
    """Return the premiums of a line of insurance, where those of the whole were told before; None of anything else."""
    line = LINE_INSURED.fullmatch(topic.concept) if mention.label in ("MONEY", "PERCENT") and "险" in topic.concept and topic.part is None else None
    whole = premiums(mind.state) if line else None
    return Topic(whole, line["line"]) if line and whole else None


# 线上|销售12亿元, 销售9万辆, 百强房企销售降5%; but not 同店销售, 零售, 裁撤销售300人
SOLD = regex.compile(r"(?P<part>(?:(?!同店|门店|单店|未|占)\p{Han}){0,8})(?<!零)销售")


def _sold(topic: Topic, mention: Mention) -> Topic | None:
    """Return what was sold as the sum it brought or as how many there were, and by its part where the words before the verb tell one; None of anything else."""
    sold = SOLD.fullmatch(topic.concept) if topic.concept.endswith("销售") else None
    if sold is None or mention.label not in ("MONEY", "QUANTITY", "PERCENT") or mention.unit in ("人", "名", "位") or (mention.label == "PERCENT" and sold["part"]):
        return None
    if mention.unit == "平方米":
        return Topic("销售面积", sold["part"] or topic.part)
    return Topic("sales_volume" if mention.label == "QUANTITY" else "sales_amount", sold["part"] or topic.part)


# 《远山》累计12亿元, 《远山》和《小城》依次为6亿元、4亿元, 首日进账8600万元
TAKEN = r"(?:收[获入]?|[劲狂豪][收取揽]|独[揽占收]|报收|[进入]账|揽[下收获]|卷走|砍下|拿下|拿到|斩获|吸金)"
FILM = regex.compile(
    rf"》(?:(?:[、和与及]|以及)?《[^》\n]{{1,16}}》)*(?:(?:则|也|已|仅|只|再|目前|最终|上映\p{{Han}}{{0,4}})*(?:累计|分别|依次|各)?(?:{TAKEN}|为|有|是|以)?|[^。;《》]{{0,30}},(?:却|但|也|则|仅|只|才|最终|总共|累计)*{TAKEN}|[^。;《》]{{0,40}}(?P<when>首[日周]末?|点映|单日|次周)(?:便|就|即)?(?:进账|收[获入]?|揽[下收]|拿下|斩获|吸金|报收))"
    r"(?:了|约|近|逾|超过?|\d[\d.]*[万亿]元[、和])*$"
)
FILM_NEAR = 60
"""Characters before a number in which the name of its film ends."""
TAKINGS = ("票房", "票房收入")
"""What else than a share closes at so much."""


def _of_film(mind: Mind, mention: Mention, topic: Topic) -> Topic | None:
    """Return what films took, of a text that has told of takings: 《远山》累计12亿元; None of anything else."""
    if mention.label != "MONEY" or mind.text.find("》", max(0, mention.start - FILM_NEAR), mention.start) < 0 or "票房" in topic.concept:
        return None
    told = mind.text.rfind("票房", max(0, mention.start - STATISTICS), mention.start) >= 0
    film = FILM.search(mind.text, max(0, mention.start - FILM_NEAR), mention.start) if told else None
    return Topic(f"{film['when'] or ''}票房") if film else None


# 目标价由5元升至6元,料盈利增一成;沛禾证券则减至4元: what another house sets, whatever was told in between
AIMS_TOO = regex.compile(r"目标价[^。\n]*[,;][^,;。\d]{2,10}(?:则|也|亦)(?:[^,;。\d]{0,4})[调减降升削砍修][高低升降]?[至到](?:约)?$|目标价[^。\n]*[,;][^,;。\d]{0,10}[只仅才]给(?:出|予|到)?(?:约)?$")


def _of_share(mind: Mind, mention: Mention, topic: Topic) -> Topic | None:
    """Return how far a share moved, told behind the price that is expected of it, 目标价升至180元。岚桐昨涨2元, or such a price behind other numbers; None of anything else."""
    near = max(0, mention.start - OF_DEAL)
    if mention.label == "MONEY" and (topic.concept == "eps" or topic.concept.endswith("给")) and mind.text.rfind("目标价", near, mention.start) >= 0 and AIMS_TOO.search(mind.text, near, mention.start):
        return Topic("target_price")
    moves = topic.concept == "target_price" and MOVES_NOW.search(mind.text, max(0, mention.start - 12), mention.start)
    return Topic("share_price") if moves else None


WEIGHED = ("吨", "桶", "千瓦时", "兆瓦时", "克", "千克")
"""What is dealt in on a market for goods."""
# 总|成交, 南方区域绿电|成交, 湖北碳市场|成交
DEALT_IN = regex.compile(r"(?P<part>绿电|绿证|火电|煤炭|现货|线上|线下)?(?:累计|合计|总共?|共|市场|配额|交易)*成交$")


def _priced(mind: Mind, mention: Mention, topic: Topic) -> Topic | None:
    """Return a price by what it is a price per: of goods, of shares that are issued; a volume in money as the turnover, what no share earns as the profit."""
    unit = mention.unit or ""
    if topic.concept == "eps" and mention.label == "MONEY" and abs(Decimal(mention.value or "0")) > MOST_A_SHARE:
        return Topic("net_profit", topic.part)  # 每股盈余1.5元,禾岳金135亿元居次
    if topic.concept == "exchange_rate" and mention.label == "MONEY" and abs(Decimal(mention.value or "0")) > MOST_A_SHARE:
        # 金管局买入33亿港元: no rate; 21亿元(以汇率31.5元计算,约0.67亿美元): the sum before it
        return next((one for one, label, _ in mind.state.recent if one.concept != "exchange_rate" and label == "MONEY"), Topic(""))
    if topic.concept == "exchange_rate" and mention.label == "PERCENT" and mind.state.last and mind.state.last.concept == "interest_rate" and mention.start - mind.state.just_end < CLOSE:
        return Topic("interest_rate", topic.part)  # 一个月息报1.02厘,升4点子
    if topic.concept == "trading_volume" and mention.label == "MONEY":
        return Topic("turnover", topic.part)  # 成交量260亿元
    if topic.concept in PRICES and (told := _of_told_price(mind, mention)):
        return told
    if topic.concept in ("close_price", "报收") and is_sum(mention):
        return next((Topic(one.concept) for one, _, _ in mind.state.recent if one.concept.endswith(TAKINGS)), None)  # 影片票房…,累计报收9亿元
    if "/" in unit and not unit.endswith("/股") and topic.concept.endswith(("合约", "期货", "现货")):
        return Topic("price")  # 铝主力合约报2万元/吨
    if topic.concept in ("成交", "turnover") and unit in ("张", "手", "股", "份", "口"):
        return Topic("trading_volume", topic.part)  # 成交1930张
    if unit in WEIGHED and topic.concept.endswith("成交") and (dealt := DEALT_IN.search(topic.concept)):
        return Topic("trading_volume", topic.part or dealt["part"])  # 绿电成交45亿千瓦时
    if topic.concept in ("close_price", "share_price") and "/" in unit and not unit.endswith(("/股", "/份")):
        return Topic("price", topic.part)  # 收报810元/吨
    if topic.concept == "price" and unit.endswith("/股") and AT_WHICH.match(mind.text, mention.end):
        return Topic("issue_price")
    return None


# 股份|报, 收|报: the share, whatever price was told before it
OF_STOCK = regex.compile("股(?:份|价|票)|[收开]报|收市|收盘")


def _of_told_price(mind: Mind, mention: Mention) -> Topic | None:
    """Return the price or the rate told of just before, where it is what was quoted, and no share: 每晚房价降6%,报1216元; 入住率高见88%; else None."""
    last = mind.state.recent[0][0] if mind.state.recent else None
    if last is None or last.concept in PRICES or last.concept.endswith(("股价", "收盘价", "目标价", "发行价", "招股价")):
        return None
    if mention.label == "PERCENT":
        return Topic(last.concept) if last.concept.endswith("率") else None
    if OF_STOCK.search(mind.text, mind.state.just_end, mention.start):
        return None  # 票价升6%,股份收报12.1元
    goes_on = mind.state.last is not None and mind.state.last.change is not None and mention.start - mind.state.just_end < CLOSE
    return last if goes_on and mention.label == "MONEY" and last.concept.endswith(("房价", "票价", "租金", "单价", "均价", "售价", "楼价", "运价", "电价")) else None


TOTAL = ("总价", "总价约", "总价为", "总价达")
TAKEN_OVER = regex.compile(r"(?:收购|并购|受让|买下|私有化)(?:(?!合同|协议|订单|中标)[^。;:\n])*$")


def _taken_over(topic: Topic, lead: str) -> Topic | None:
    """Return the total that a takeover costs, which is no order's: 收购岚嘉软件,总价9亿元."""
    total = topic.concept == "order_amount" and lead.endswith(TOTAL) and TAKEN_OVER.search(lead[-NEARBY:])
    return Topic("acquisition_price", topic.part) if total else None


# 金额, 规模, 目标: a head that does not say of what.
HEADS = regex.compile(r"(?:预估|预计|合计|涉及|已?披露的?|总|期末|年末|账面|最新)?(?:金额|规模|总价|总额|数额|余额|比例)|总[量数]|总户数|(?:全年|年度)?(?:目标|任务|计划)|成绩|budget")
BOUGHT = regex.compile(r"收购|并购|受让|转让|股权|购买资产|出售")
BONDS = regex.compile(r"(?:国债|债券|专项债|地方债|金融债|票据|存单)(?:发行)?(?:规模|总额|金额)$")
# The last of these words before a head says of what: 中标三个路段,金额|1.2亿元.
OF_WHAT = regex.compile(
    r"(?P<financing_amount>融资(?!租赁|融券|余额|买入|客|盘))|(?P<order_amount>中标|合同|协议|订单|标段|订造|签下|签约)|(?P<bond_amount>国债|债券|专项债|地方债|金融债|公司债|公开债|[境美]\p{Han}{1,2}债|信用债|中期票据|MTN|短融|存单|转债)"
    r"|(?P<fund_size>基金|理财|公募|私募|ETF)|(?P<fine>罚单|罚款|罚没|被罚)|(?P<acquisition_price>收购|受让)|(?P<proceeds>募资|集资|配股|配售)|(?P<楼宇买卖合约总值>楼宇买卖)"
)
OF_STATE = ("目标", "任务", "计划", "成绩", "余额", "budget")
"""Heads that mean what was spoken of last, whatever the sentence deals with: 全年目标|18万辆."""
STATISTICS = 1500
"""Characters before a number in which the statistics of a country name their measure."""
INVESTED = regex.compile("固定资产投资|固投")
INVESTED_IN = regex.compile(r"(?:工业|制造业|基础设施|基建|民间|社会|房地产|开发|技改|技术改造|设备|产业|领域)投资[^,;。]*$")
# 零售业总销货价值…,扣除价格变动后销量升5%: of the same trade, as Hong Kong counts it
GOODS_SOLD = regex.compile("总?销货(?:价?值|额)")
RETAILED = regex.compile("社会消费品零售|社零|消费品零售|限额以上|零售业总销货")
# 零售业总销货价值,…网上销售值(30亿元): of what shops sold, that on the net
NET_SALES = regex.compile(r"网上(?:销售|销货)(?:价?值|额|总额)?(?:为|达|约|近|逾|估计)*$")
# 建议以每股3.8元私有化,涉资约12亿元
BOUGHT_OUT = regex.compile(r"(?:私有化|收购|全购|要约|购入|买入)[^。;]{0,36}$")
DIVIDED = regex.compile(r"(?:股息|末期息|中期息|特别息|派息|分红|股利)[^。;]{0,36}$")
# 单计住宅|占4120份, 二手住宅登记|3710宗: a kind of the homes that the registry counts
KIND_OF_HOME = regex.compile(r"(?:单计|其中|当中)?(?P<kind>(?:一手|二手)?(?:私人)?(?:住宅|楼|住宅楼宇)|一手|二手|非住宅|车位|工商铺|写字楼|商铺)(?:买卖)?(?:合约)?(?:登记|注册)?量?(?:占|则|有)?")
ASKED_FOR = regex.compile(r"(?:超购|超额认购|申购|认购|入飞)[^。;]{0,24}$")


def _of_place(mind: Mind, mention: Mention, topic: Topic, lead: str) -> Topic | None:
    """Return what a word of several meanings says here; None where it has but one."""
    concept, part = topic.concept, topic.part
    if HEADS.fullmatch(concept) and (concept != "budget" or mention.label == "MONEY"):
        return _of_head(mind, mention, topic, lead)
    if concept == REGISTERED and mention.label == "MONEY":
        return Topic(WORTH_OF_HOMES, part)
    if concept == "acquisition_price" and "交易总额" in lead[-12:] and not _is_takeover(mind.text, mention.start):
        return Topic("sales_amount", part)  # 一季度交易总额500亿元: what was dealt in on a platform
    if concept == "交易金额" and mention.label == "MONEY" and BOUGHT.search(lead):
        return Topic("acquisition_price", part)
    if mention.label == "MONEY" and BONDS.search(concept):
        return Topic("bond_amount", part)
    if concept in SHARES_BY_WORD:
        word, other = SHARES_BY_WORD[concept]
        return topic if mind.text.rfind(word, max(0, mention.start - STATISTICS), mention.start) >= 0 else Topic(other, part)
    if concept == "殖利率" and "债" in lead[-24:]:
        return Topic("yield", part)
    if concept == "利润率" and mind.state.recent and (margin := MARGINS.get(mind.state.recent[0][0].concept)):
        return Topic(margin, part)
    if concept == "proceeds" and lead.rfind("涉资") > len(lead) - 8:
        registered = any(one.concept == REGISTERED for one, _, _ in mind.state.recent[:2])
        dealt = bool(mind.state.recent) and mind.state.recent[0][0].concept == "trading_volume" and BUYING.search(mind.text, mind.state.just_end, mention.start) is None  # 成交1200万股,涉资6200万元
        paid = "turnover" if dealt else "dividend_total" if DIVIDED.search(lead) else "order_amount" if ASKED_FOR.search(lead) else WORTH_OF_HOMES if registered else "acquisition_price" if BOUGHT_OUT.search(lead) else concept
        return Topic(paid, part)
    return _of_statistics(mind, mention, topic, lead) or _of_profit(mind, mention, topic, lead)


def _of_statistics(mind: Mind, mention: Mention, topic: Topic, lead: str) -> Topic | None:
    """Return which statistic of an economy a word means, 投资增长3% behind 固定资产投资; None of anything else."""
    concept, part = topic.concept, topic.part
    invested = concept == "investment_amount" and (mention.unit == "%" or INVESTED_IN.search(lead[-24:]))
    if invested and _names(mind, mention, INVESTED):
        return Topic("fixed_asset_investment", part)
    on_net = concept in ("revenue", "sales_amount") and NET_SALES.search(lead) is not None
    if (on_net or (concept == "sales_amount" and "零售" in lead[-40:])) and _names(mind, mention, RETAILED):
        return Topic("retail_sales", "网上销售" if on_net else part)
    if concept == "ppi" and part and CONSUMED.search(part):
        return Topic("cpi", part)
    return _as_hong_kong_counts(mind, mention, concept)


def _of_profit(mind: Mind, mention: Mention, topic: Topic, lead: str) -> Topic | None:
    """Return which profit a word means: a share's, the adjusted one, the one just told, or what came in of a text about profits; else None."""
    concept, part = topic.concept, topic.part
    if concept == "net_profit" and mention.label == "MONEY" and "赚" in lead[-3:] and Decimal(mention.value or "0") < LEAST_PROFIT:
        return Topic("eps", part)  # 明年可赚5.6元
    if concept == "revenue" and COMES_IN.search(lead) and _speaks_of_profit(mind):
        return Topic("net_profit", part)
    if concept == "net_profit" and EARNED.search(lead) and PROFIT.search(_last_concept(mind)):
        return Topic(_last_concept(mind), part)
    if concept not in ("net_loss", "net_profit"):
        return None
    beside = _last_concept(mind).startswith("adjusted_net_") and YEAR_AGO.fullmatch(mind.text, mind.state.just_end, mention.start)
    return Topic(f"adjusted_{concept}") if beside or ADJUSTED.search(lead[-24:]) else None


def _last_concept(mind: Mind) -> str:
    return mind.state.recent[0][0].concept if mind.state.recent else ""


SHARES_BY_WORD = {"利润占比": ("利润", "获利占比"), "出货占比": ("出货", "销量占比"), "资本开支占比": ("资本开支", "资本支出占比")}
"""A share is called by the word that the text has for its whole."""
LEAST_PROFIT = 1000
"""So little is earned by a share, and by no company."""
MARGINS = {"operating_profit": "operating_margin", "net_profit": "net_margin", "gross_profit": "gross_margin"}
# 经调整净利润3亿元,多赚两成: of that profit
EARNED = regex.compile(r"(?:[多少]赚|获利)(?:了|约|近|逾|超过?)*$")
PROFIT = regex.compile(r"^(?:adjusted_net_profit|税前\p{Han}{2}|利润总额)$")
# 扣非后还亏
ADJUSTED = regex.compile(r"(?:扣除非经常性损益|扣非|经调整)(?:后|的)?(?:仍|则|还|净)?(?:亏损?|盈利|利润|[多少]?赚)?(?:了|约|近|逾|为|达)*$")
# 扣非净亏损2亿元;去年同期则为净利润(3亿元): of the same profit, which is not called adjusted again
YEAR_AGO = regex.compile(r"[,;(](?:而|较)?(?:[去上]年)?同期(?:则|均|亦|为|是|录得|实现|盈利|净|利润|溢利|亏损?|人民币|约)*")
# PPI跌2%。房租涨3%: what households pay is in no producer's price
CONSUMED = regex.compile(r"房租|外食|蔬菜|蔬果|水果|鸡蛋|蛋类|肉类|食物|油料费|衣着|娱乐|教养|医疗|旅馆|学费|鲜菜|鲜果|猪肉|服务价格")
# 前7月进帐8亿元: of the profit where the text tells of nothing else
COMES_IN = regex.compile(r"(?:进[帐账]|入[帐账])(?:了|约|近|逾|超过?|共)*$")


def _speaks_of_profit(mind: Mind) -> bool:
    """Tell whether the numbers before are of what was earned, and none of them is of what was sold."""
    told = {one.concept for one, _, _ in mind.state.recent}
    return "revenue" not in told and not told.isdisjoint(("net_profit", "net_loss", "eps"))


def _as_hong_kong_counts(mind: Mind, mention: Mention, concept: str) -> Topic | None:
    """Return a kind of homes, of guests, or the volume of retail as Hong Kong's offices count it behind the whole, None elsewhere."""
    if concept == "sales_volume" and mention.unit == "%" and _names(mind, mention, GOODS_SOLD):
        return Topic("零售销货数量")
    if mention.unit in ("份", "宗") and KIND_OF_HOME.fullmatch(concept) and any(one.concept == REGISTERED for one, _, _ in mind.state.recent):
        return Topic(REGISTERED, KIND_OF_HOME.sub(r"\g<kind>", concept))
    last = _last_concept(mind)
    guests = _guests(concept, last)
    return Topic(last, guests) if guests else None


def _guests(concept: str, last: str) -> str | None:
    """Return whence guests come that are counted behind all guests, 访港旅客391万人次,其中内地旅客294万人次; None of anything else.

    >>> _guests("内地旅客", "访港旅客"), _guests("内地旅客", "revenue"), _guests("购物旅客", "访港旅客")
    ('内地', None, None)
    """
    some = GUESTS.fullmatch(concept) if last != concept and last.endswith(("旅客", "游客", "访客")) else None
    return str(some["part"]) if some and is_whence(some["part"]) else None


GUESTS = regex.compile(r"(?:其中|当中)?(?P<part>\p{Han}{2,6}?)(?:旅客|游客|访客|客)(?:占|则|有)?")


def _names(mind: Mind, mention: Mention, measure: regex.Pattern[str]) -> bool:
    behind = STATISTICS if mention.start < mind.scene.title_end else 0  # a headline is told more of by the text
    return measure.search(mind.text, max(0, mention.start - STATISTICS), mention.start + behind) is not None


def _of_head(mind: Mind, mention: Mention, topic: Topic, lead: str) -> Topic | None:
    """Return what 金额, 规模 or 目标 is here: what its sentence deals with, else what was spoken of before."""
    if topic.concept.endswith("比例"):
        of_shares = any(one.concept == "shares_held" for one, _, _ in mind.state.recent)
        return Topic("stake", topic.part) if of_shares and mention.unit == "%" else None
    if mention.label == "MONEY" and not topic.concept.endswith(OF_STATE):
        sentence = lead[max(map(lead.rfind, "。\n")) + 1 :]
        if named := list(OF_WHAT.finditer(sentence)):
            return Topic(str(named[-1].lastgroup), topic.part)
    before = next((one for one in reversed(mind.state.topics) if not HEADS.fullmatch(one.concept)), None)
    same = (one for one, label, unit in mind.state.recent if (label, unit) == (mention.label, mention.unit) or one.concept in TRADED)
    held = before or next(same, None)
    if topic.concept == "budget" and held and not SPENT.search(held.concept):
        return None
    return held if held and held.concept not in NO_AIMS and not HEADS.fullmatch(held.concept) else None


# 9月签约金额44亿元, 仅签得2亿元, 卖出38亿元: what a developer sold of homes, and no order
SIGNED = regex.compile(r"(?:签约|签下|签得|卖出|卖掉|卖了|售出)(?:销售)?(?:总?额|金额)?(?:为|达|有|仅|只|约|近|逾|超过?|共|合计|累计)*$")
SIGNED_FOR = frozenset(("order_amount", "revenue", "签约"))
"""What such words would else name."""
DEVELOPERS = regex.compile(r"房企|地产|置业|置地|楼盘|商品房|住宅|合约销售|(?:签约|销售)面积|宅地")


def _of_homes(mind: Mind, mention: Mention, topic: Topic, lead: str) -> Topic | None:
    """Return the sales of a developer, where a text that deals with developers tells what was signed or sold; None of anything else."""
    if topic.concept not in SIGNED_FOR or mention.label not in ("MONEY", "PERCENT"):
        return None
    if mention.label == "PERCENT":  # 签约面积、签约金额分别增长: of what the sums before are
        told = next((one.concept for one, _, _ in mind.state.recent if one.concept in ("order_amount", "sales_amount")), None)
        return Topic("sales_amount", topic.part) if topic.concept != "revenue" and told == "sales_amount" and "签约" in lead else None
    deals = DEVELOPERS.search(mind.text, max(0, mention.start - STATISTICS), mention.end + NEARBY) is not None
    return Topic("sales_amount", topic.part) if deals and SIGNED.search(lead[-16:]) else None


SPENT = regex.compile(r"capex|invest|expense|预算|支出|开支|投资|投入")
"""Of these there are budgets."""
NO_AIMS = PRICES | {"cash", "market_cap", "eps", "dividend_per_share"}
"""Of these nobody has a budget or a plan."""


OF_SEGMENT = frozenset("经营亏损 分部亏损 分部利润 分部溢利 operating_profit operating_margin".split())
"""What a business of a company has of its own beside its revenue."""
OF_ALL = regex.compile(r"公司|集团|整体|合计|全年|综合|合并")
ENDS = regex.compile(r"[;。\n]")


def of_segment(mind: Mind, mention: Mention, owner: str | None, topic: Topic, lead: str) -> Topic:
    """Return a topic with the business whose revenue the clauses before gave: 其中云业务收入6亿元,下降2%,经营亏损(1.2亿元)."""
    last = mind.state.last
    if topic.part or topic.concept not in OF_SEGMENT or last is None or last.part is None or last.entity != owner:
        return topic
    if last.concept not in ("revenue", *OF_SEGMENT) or mind.state.just_end > mention.start or OF_ALL.search(lead):
        return topic
    return topic if ENDS.search(mind.text, mind.state.just_end, mention.start) else Topic(topic.concept, last.part)


def of_line(mind: Mind, mention: Mention, topic: Topic, *, sure: bool) -> Topic:
    """Return a margin as that of the line of business whose revenue was told right before: 糕点收入5亿元,同比增长8%,毛利率为31%."""
    just = mind.state.just
    if topic.concept not in OF_ONE_LINE or topic.part or sure or not just or not just[0].part or just[0].concept not in OF_LINES:
        return topic
    if just[0].concept == "revenue_share" and Topic("revenue", just[0].part) not in just:
        return topic  # 订阅收入占比83%,毛利率71%: the line was named for its share alone
    between = mind.text[mind.state.just_end : mention.start]
    return Topic(topic.concept, just[0].part) if LINE_GOES_ON.fullmatch(between) else topic


IN_SHARES = frozenset(("股", "份", "张", "手", None))
"""What shares are counted in."""
OF_ONE_LINE = frozenset(("gross_margin", "sales_volume"))
"""What is told of such a line beside its revenue."""
OF_LINES = frozenset(("revenue", "revenue_share", "gross_margin", "gross_profit", "sales_volume"))
"""What is told of one line of business after the other."""
LINE_GOES_ON = regex.compile(r",(?:毛利率|销量)?(?:同比|环比|[较比][^,;。]{1,6})?\p{Han}{0,6}|,毛利率\p{Han}{0,8}")


def is_unlike(mention: Mention, concept: str) -> bool:
    """Tell whether a number can be none of a known concept by its kind: a stake is no sum, and sales last no years."""
    kind = concept_unit(concept).partition(" ")[0]
    if mention.label == "DURATION":
        return kind not in ("", "duration")
    return mention.label == "MONEY" and kind == "percent"
