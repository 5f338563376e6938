"""Against what a change is measured: the year before, the period before, the year's start, the day before, or something else."""

import regex

from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.told.price_index import goes_on
from newsfacts.facts.told.returns import is_return
from newsfacts.facts.what.approach import LEFT_TO_DO, Approach
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.when.dating import Told
from newsfacts.facts.when.periods import change_base, days_of, is_day, is_month_end
from newsfacts.facts.whose.owners import lands
from newsfacts.facts.words import chinese_name, concept_kind, concept_unit, goods, words
from newsfacts.mention import Mention
from newsfacts.values.fiscal import is_fiscal

# A period that reports are of: a year, a month, the months so far, a quarter, the second half, the half of a fiscal year, the summer.
REPORTED = regex.compile(
    r"\d{4}(?:-\d\d)?|(\d{4})-01/\1-\d\d|(\d{4})-(?:04/\2-06|07/\2-09|10/\2-12|07/\2-12|04/\2-09|04/\2-12|06/\2-08)|\d{4}-10/\d{4}-03|\d{4}-12-31|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d"
)
LAST_YEAR = regex.compile(r"[去上]年|上一年度?|上年度")
"""What a level of no date that is told, 员工1850人,较上年减少220人, is held against: its own of a year before."""
# 较上日, 比一个月前, 较上季末: the words themselves name the base, whatever day they mean.
THE_ONE_BEFORE = regex.compile(
    r"(?P<dod>[上前](?:一个|一|个)?(?:交易)?日|昨[日天])|(?P<mom>[上前](?:一个|一|个)?月(?:末|底)?|一个?月前)"
    r"|(?P<qoq>[上前](?:一个|一|个)?季度?(?:末|底)?)|(?P<yoy>一年(?:以)?前|[去上]年(?:同期|同月|同日))"
)
# 较发行价20元上涨1.6倍
AGAINST_PRICE = regex.compile(r"[较比][^,;。]{0,8}价[^,;。]{1,16}$")
# 毛利率31%,比境内高出14个百分点; 较行业平均低3个百分点: beside another's
GAP = regex.compile(r"(?:(?<!占)比|较)(?!上|去|前|年|期|同|本|[一\d]|预|重|例)[^,;。\d]{1,10}(?:高|低|多|少)(?:出|了|约|近)*$")
# 盈利预测削减12%, 上调全年收入预测6%: against what was expected before
REVISION = regex.compile(
    r"(?:预测|预估|预期|目标价?|指引)(?:值|分别|各|大幅|进一步|再|同步){0,2}(?:[上下]调|[上下]修|调[高低升降减]|削减?|砍)(?:了|约|近|逾|超过?)*$"
    r"|(?:[上下]调|[上下]修|调[高低升降减]|削减?|砍)[^,;。]{0,20}(?:预测|预估|预期|目标价?|指引)(?:值|约|近|逾|各|分别|\d[\d.]*%[、及和与])*$"
)
# 资本支出从原订的4亿元提高到5亿元,增幅(25%): against the plan
FROM_PLAN = regex.compile(r"[由从自比较]原[订定先本来][^。;]{0,36}[到至][^。;,]{0,16}(?:\([^()]{0,14}\))?,(?:[增升降减调]幅|等于|相当于)?(?:[增减升降多少]|增加|减少|[上下]调)?(?:达|约|为|近|逾|了)*$")
# 员工由年初的930人减到785人,减幅(一成六): since the year began
FROM_YEARS_START = regex.compile(r"[由从自](?:今年年?初|年初|(?:去年|上年)年?[底末])的?[^。;]{0,30}[到至][^。;,]{0,16},(?:[增升降减跌涨]幅)(?:约|近|逾|超过?|高?达|为)*$")
# 票价上调5%, 最低工资调高2%: what somebody sets
SET_PRICE = regex.compile(r"(?:配额|[底票运电气水油]价|挂牌价|出厂价|指导价|最低工资|收费|通行费|关税(?:税率)?)$")
# 9月至11月的失业率升0.1个百分点: of three months, each time a month on, against those before
LABOUR = frozenset("unemployment_rate 就业不足率 失业人数 就业人数 总就业人数 劳动参与率".split())
ROLLING = regex.compile(r"(?P<year>\d{4})-(?P<month>\d\d)/(?P<until>\d{4})-(?P<last>\d\d)")
MONTH = regex.compile(r"\d{4}-\d\d")
PLAN_NEAR = 60
"""Characters before a number in which a plan and what came in its place stand."""
# 新台币每升值2%,毛利率少掉0.6个百分点: for each step, and against no time
PER_STEP = regex.compile(r"每(?:升值|贬值|上涨|下跌|上升|下降|变动|波动|[升贬涨跌])(?:约)?[\d一][^,;。]{0,6},[^,;。]*$")
MONTHLY = regex.compile(r"(?:领先|同时|落后)指标|综合判断分数|测验点|^pmi$|^(?:非农|ADP)就业")
"""What is told month by month, and held against no year."""
# 拉低毛利率(0.8个百分点), 推高融资成本(20个基点): the verb, then the measure that it moves
PRESSES = regex.compile(r"(?:(?P<down>拉低|压低|拖累|拖低|侵蚀|摊薄|吃掉|吞噬|蚕食|削弱)|推高|抬高|拉高|拉升|增厚|抬升|提振)(?:了|公司|集团|今年|全年|明年|整体|综合)*(?!.*[升降增减])\p{Han}{2,8}(?:约|近|逾|超过?)*$")
FUELS = ("汽油", "柴油", "成品油")
"""Their prices are set every other week."""
# 周三收涨6%, 上周五收报9元,跌2%: what a share closed at on the day that the clause names, and no move since then
CLOSED = regex.compile(r"(?:(?:[日天]|(?:周|星期|礼拜)[一二三四五])(?:收盘|收市)?(?:微幅|大幅|小幅|微|大)?(?:收[涨跌升高低红黑]|[涨跌]停?收)|上(?:周|星期)[一二三四五](?:则|也|仍|再|曾|先)?(?:微|大|急|重|劲)?[涨跌升挫])(?:了|约|近|逾|超过?)*$")
LEAST_TALK = 30
LONGEST_TALK = 200
"""Characters before a number in which such a price, or a first day, stands."""
FIRST_DAY = regex.compile(r"首日|首个交易日|首挂|开市即|上市后|(?:今天|今日|昨日|昨天|\d日)(?:正式)?(?:登陆|上市|挂牌)|暗盘[^。;]{0,24}$|[较比](?:招股|发售|上市|发行)价")
REGISTERED, WORTH_OF_HOMES = "楼宇买卖合约登记", "楼宇买卖合约总值"
"""What Hong Kong's land registry counts each month, and what those homes cost together."""
# 环比|上周
WEEK_BEFORE = regex.compile("环比[上前]一?周")
WEEK = 7
"""Days: what a week's numbers are compared with is the week before, and no year."""
# 一年间降了700元, 一个季度净增45亿元, 半年间多了8亿元, 5个交易日累计涨12%, 三日累跌三成: the time over which something changed
SPANNED = regex.compile(
    r"""(?:(?<![\d上下前第])|(?<=前)(?=\d{1,2}个交易日))
    (?: (?P<yoy>一年) | (?P<qoq>一个季度?|三个月) | (?P<mom>一个?月) | (?P<ytd>半年(?!\p{Han}{0,2}(?:[多少]?赚|盈利|纯利|溢利|[亏蚀])))
      | 一周 | (?<=近)\d{1,2}[日天] | 一星期 | (?:24|48|72)小时 | [两三五十](?:天|周|个月|年) | (?:\d{1,2}|[两三四五六七八九十])(?:个交易日|[日天](?=\p{Han}?累)) )
    (?!期|增|度) (?:时间)? (?:间|内|里|来|下来|算下来|之间)? [^,。;\d]{0,5}$""",
    regex.VERBOSE,
)
# 规模单季猛增90亿元, 季度内增加9亿元, 余额当月增加: how far a balance moved within the term that it closes
IN_TERM = regex.compile(r"(?:(?P<qoq>单季度?|季度?内|[当本]季度?)|(?P<mom>单月|月内|[当本]月))[^,;。\d]{0,5}$")
# 环比由下降0.3%(转为上升)0.4%: from the one to the other, both against the same
TURNS = regex.compile(r"(?:左右|上下)?(?:,)?(?:转为|变为|转成|改为|扩大至|收窄至|转)[^,;。:]{0,8}")
# 跌掉40点,(跌幅)2.9%: the same move once more
IN_PERCENT = regex.compile(r"[,、(]?(?:或|即|[涨跌升降]幅)(?:为|达|约|近|逾|超过?)*")
TRADED = ("imports", "exports")
"""What customs count, in pieces and in money, with its price: 进口大豆214万吨,均价3900元,低了12%."""
QUARTER_ENDS = frozenset(("03", "06", "09", "12"))
SHORTEST_QUARTER = 80
"""Days."""
SEASON = regex.compile(r"\d{4}/\d{4}")
"""A year that is named by two, 2024/25年度: nothing tells the day on which it ends."""
BALANCES = frozenset("total_assets net_assets total_liabilities debt_ratio cash npl_ratio inventory employees stores fund_size 股票仓位 平均股票仓位 单位净值 累计净值 前三大重仓股占净值比例 前五大重仓股占净值比例 前十大重仓股占净值比例 递延收入 机构持有比例 杠杆率 内含价值".split())
"""What a balance sheet, or a fund's report, tells: of a day, the last one of the period."""
MONEY_SUPPLY = frozenset("m2 M1 M0 广义货币 狭义货币 社会融资规模存量 社融存量".split())
"""What a central bank tells of a month's last day."""
BALANCE = regex.compile(r"(?!日均|平均|月均|.*新增|.*投放|.*承做|.*发放).*(?:余额|(?:存|贷|借)款|票据贴现|按揭|财政储备|外汇储备|官方储备|[费营房车]贷|信用卡透支|负债|负债比?率|覆盖率|充足率|存货|(?:股东)?户数|(?:贷款|存款)总额)")

# What a country's product is made up of, a quarter's held against the quarter before
OUTLAY = regex.compile(r"(?:国内生产总值|GDP|消费|支出|投资|投资额|出口|进口|需求)$")
POLICY_RATES = frozenset(("reserve_ratio", "interest_rate"))
"""What a central bank moves, from where it stood: 经济增4.7%,降准0.5个百分点."""
# 加息25个基点: a word of banks that tells how often, too, 加息4次, and no verb of change elsewhere
RAISED = regex.compile(r"[加升]息(?:幅度?|为|达)?(?:了|约|近|大约|逾|超过?)*$")
STILL_TO_DO = regex.compile(LEFT_TO_DO)
DECIDED = frozenset("降息 加息 升息 减息 降准 下调 上调 调降 调升 调低 调高 降低 提高".split())
"""Verbs of who sets a rate; a rate on the market 上行 and 下行."""


def is_balance(concept: str) -> bool:
    """Tell whether a balance sheet tells a concept."""
    return concept in BALANCES or BALANCE.fullmatch(concept) is not None


# 跑赢同期恒指的6%, 落后于同期沪深300的9%: over the time of the move right before, and against what that was measured
SAME_SPAN = regex.compile(r"(?:跑[赢输]|落后于?|领先于?|[优逊强弱]于|不及)(?:了)?同期[^,;。\d]{1,10}(?:\d{2,4})?的(?:约|近|逾)?$")


def is_same_span(text: str, start: int) -> bool:
    """Tell whether the number at `start` is the move of another over the time of the move right before it.

    >>> is_same_span("累升9%,跑赢同期恒指的6%", 12), is_same_span("同期恒指的6%", 5)
    (True, False)
    """
    return text.startswith("的", start - 1) and SAME_SPAN.search(text, max(0, start - 24), start) is not None


def change_of(mind: Told, mention: Mention, slot: Slot, topic: Topic, how: Approach, period: str | None, *, kind: str) -> str:
    """Return what a change is measured against, for a number whose period is of that `kind`."""
    state = mind.state
    if _is_decided(mind, mention, slot, topic, how):
        return "chg"  # 年内还会降准25个基点, 降息50个基点: against where it stood
    if mention.unit in ("pp", "%") and mind.text.find("每", max(mind.begin, mention.start - LEAST_TALK), mention.start) >= 0 and PER_STEP.search(mind.text, max(mind.begin, mention.start - LEAST_TALK), mention.start):
        return "chg"
    if named := _named(mind, mention, slot, topic, how, period):
        return named
    near = mind.text[max(0, mention.start - 16) : mention.start]
    if spanned := _over_which(near, period, balance=is_balance(topic.concept)):
        return spanned
    if mention.unit == "pp" and (topic.concept == "pmi" or topic.concept.endswith("指数")):
        return "mom"  # 新订单指数51.2%,回升0.7个百分点: surveys of managers are of a month
    if (carried := _carried(mind, topic, period, kind, mention.start)) is not None:
        return carried
    if period is not None and (usual := _usual(mention, slot, topic, how, period)):
        return usual
    if (kind == "day" or topic.concept.endswith("指数")) and (how.verb.startswith("累") or "累计" in near) and state.period and (len(state.period) == len("2025") or state.period[4:8] == "-01/"):
        return "ytd"  # 今年累跌逾两成, 首5个月累跌0.9%
    if kind == "day" and period is not None and not is_day(period.replace("XXXX", "2000")):
        return _over_month(mind, topic, period)
    if kind == "day":
        return "chg" if how.verb.startswith("累") or FROM_PEAK.search(near) else _since_when(mind, mention, slot)  # 连跌三日,累跌860点
    if concept_kind(topic.concept) == "flow" and topic.concept != "budget" and period is None and mention.label == "PERCENT" and (concept_unit(topic.concept) or EARNED_OR_PAID.search(topic.concept)):
        return "yoy"  # 净利润增长率为-12%, 净利息收入98亿元,跌4%
    of_country = topic.concept == "capacity" and slot.owner in lands()  # 全国装机36亿千瓦,增长14%
    told_of = of_country or topic.concept == "order_amount" or concept_kind(topic.concept) in ("flow", "stock") or is_balance(topic.concept) or topic.concept in MONEY_SUPPLY
    at_month_end = mention.unit == "%" and period is not None and is_day(period) and is_month_end(period)
    if told_of and period and (at_month_end or REPORTED.fullmatch(period) or is_fiscal(period) or period in mind.scene.own_reports):
        return "chg" if days_of(period) == WEEK else "yoy"
    return "chg"


def _usual(mention: Mention, slot: Slot, topic: Topic, how: Approach, period: str) -> str | None:
    """Return the base that such a number has where no other is told: the month before of what is told each month, since the year began of what came on balance, 前三季度用户净增45万户; else None."""
    if how.verb.startswith("净增") and mention.label == "QUANTITY" and "-01/" in period:
        return "ytd"
    if is_return(topic, slot.owner) and not is_day(period):
        return "mom" if MONTH.fullmatch(period) else "ytd" if "-01/" in period else "chg"  # 股票基金6月升4%, 上半年升9%
    return "mom" if MONTHLY.search(topic.concept) and MONTH.fullmatch(period) else None


def _over_month(mind: Told, topic: Topic, period: str) -> str:
    """Return the base of a change, over more than a day, of what else is told by the day: the year before where that of the same measure was, or of what is traded with a price."""
    changed = mind.state.changed
    if changed and (changed.concept, changed.period, changed.change) == (topic.concept, period, "yoy"):
        return "yoy"  # 10月佰省成交9亿千瓦时,同比增3%;川省同期成交5亿千瓦时,降8%
    return "yoy" if topic.concept == "price" and REPORTED.fullmatch(period) and any(one.concept in TRADED for one, _, _ in mind.state.recent) else "chg"


EARNED_OR_PAID = regex.compile(r"(?:收入|收益|利润(?:总额)?|溢利|盈利|支出|开支|费用|成本|同店销售)$")
# 较年内高点累跌三成, 年内高位以来累跌三成
FROM_PEAK = regex.compile(r"(?:[较比距自从由][^,;。\d]{0,8}(?:峰值|[高低][点位]|谷底)(?:以来|至今)?|年内[高低][点位](?:以来|至今|之?后)),?\p{Han}{0,6}$")
# 较去年峰值高出2%: against a day of that year
PEAK = regex.compile("的?(?:历史)?(?:峰值|高点|高位|低点|低谷|谷底|最高|纪录)")


def _named(mind: Told, mention: Mention, slot: Slot, topic: Topic, how: Approach, period: str | None) -> str | None:
    """Return the base of a change that the words name, 同比, 较年初, 比境内, of a verb that has one, of a forecast revised; None where they name none."""
    state, verb = mind.state, words().get(how.verb)
    if state.changed and is_same_span(mind.text, mention.start):
        return state.changed.change
    base = slot.base or (verb.base if verb else None) or (state.bases[-1] if state.bases else None)
    compared = state.compared[slot.compared] if slot.compared is not None else None
    if compared is None and base is None and state.compared:
        compared = state.compared[-1]
    if compared is not None and slot.base is None:
        before = THE_ONE_BEFORE.fullmatch(mind.text, compared.start, compared.end)
        base = "chg" if PEAK.match(mind.text, compared.end) else str(before.lastgroup) if before else "yoy" if period is None and LAST_YEAR.fullmatch(mind.text, compared.start, compared.end) else change_base(compared, period)
    if base == "pop" and WEEK_BEFORE.match(mind.text, state.base_at):
        return "chg"
    if base == "pop":
        return _before_it(period, state.report, ratio=topic.concept.endswith(("率", "_ratio")), daily=concept_kind(topic.concept) == "day" or topic.concept == "price")
    if base is None and (left := _left_at(mind, mention.start)):
        return change_base(left, period)
    near = max(mind.begin, mention.start - LEAST_TALK)
    if base is None and mind.text.find("年", max(mind.begin, mention.start - PLAN_NEAR), mention.start) >= 0 and FROM_YEARS_START.search(mind.text, max(mind.begin, mention.start - PLAN_NEAR), mention.start):
        return "ytd"
    if base is None and compared is None and (set_out := _since_set_out(mind, mention, topic, period)):
        return set_out
    if base is None and topic.concept in LABOUR and _rolls(period):
        return "qoq"
    if base is None and topic.concept in LABOUR and mention.unit == "pp" and MONTH.fullmatch(period or ""):
        return "mom"  # 7月失业率升0.1个百分点
    if base is None and mind.text.find("原", max(mind.begin, mention.start - PLAN_NEAR), mention.start) >= 0 and FROM_PLAN.search(mind.text, max(mind.begin, mention.start - PLAN_NEAR), mention.start):
        return "chg"
    if base is None and any(pattern.search(mind.text, near, mention.start) for pattern in (GAP, REVISION, PRESSES)):
        return "chg"
    return base or ("yoy" if period is not None and period == mind.scene.holiday else None)  # 国庆假期接待游客9万人次,增长7%: against the same days off


# 由去年末的5亿元降至3月末的4亿元,(减少)20%
NEXT_CLAUSE = regex.compile(r"[,(、](?:即|累计|合计)?[^,;。:()\d]{1,8}")


def _since_set_out(mind: Told, mention: Mention, topic: Topic, period: str | None) -> str | None:
    """Return the base of a change that stands right behind two levels, by when the first one was; None where it was of no other time."""
    state = mind.state
    source, last = state.set_out, state.last
    if source is None or last is None or source is last or last.change or period is None or topic.concept != last.concept:
        return None
    if (source.entity, source.concept, source.part) != (last.entity, last.concept, last.part) or source.period in (None, period) or last.period != period:
        return None
    if state.just_end < mind.begin or NEXT_CLAUSE.fullmatch(mind.text, state.just_end, mention.start) is None:
        return None
    begun = source.period or ""
    years_end = begun == f"{int(period[:4]) - 1}-12-31" if period[:4].isdigit() else False
    if is_balance(topic.concept) or concept_kind(topic.concept) == "stock":
        return "ytd" if years_end or begun == period[:4] else change_base(Mention(0, 0, "DATE", value=begun), period)
    return change_base(Mention(0, 0, "DATE", value=begun), period)


# 由7月的1126元回落到1058元,(降幅)6%
ARRIVED = regex.compile(r"(?:由|从)(?:约|近)?$")
ITS_FALL = regex.compile(r",[增减升降涨跌]幅(?:为|达到?|约|近|逾|超过?)*")


def _left_at(mind: Told, start: int) -> Mention | None:
    """Return the date of the level from which what moved set out, where a number says no more than how far that was: 由7月的1126元回落到1058元,降幅6%; else None."""
    if ITS_FALL.fullmatch(mind.text, mind.state.just_end, start) is None:
        return None
    upto, here = mind.scene.dates_before(start), mind.scene.sentence_of(start)
    at = mind.scene.dates[upto - 1] if upto else None
    if at is None or at.sentence != here or not mind.text.startswith("的", at.end) or not ARRIVED.search(mind.text, max(mind.begin, at.start - 2), at.start):
        return None
    return Mention(at.start, at.end, "DATE", value=at.value, mod=at.mod)


def _rolls(period: str | None) -> bool:
    """Tell whether a period is of three months in a row that make no quarter of the calendar.

    >>> _rolls("2025-09/2025-11"), _rolls("2025-07/2025-09")
    (True, False)
    """
    months = ROLLING.fullmatch(period or "")
    if months is None:
        return False
    return (int(months["last"]) - int(months["month"])) % 12 == 2 and months["last"] not in QUARTER_ENDS


def _since_when(mind: Told, mention: Mention, slot: Slot) -> str:
    """Return the base of what moves by the day: the day before, unless it is told from another price or time, or set every other week."""
    freight = slot.owner in goods() and str(slot.owner).endswith("线") and not str(slot.owner).startswith("集运")
    if freight or (mention.label == "MONEY" and (slot.owner or "").endswith(FUELS)):
        return "chg"  # 每吨下调80元; 欧洲线跌3%: rates of freight are quoted by the week, futures on them by the day
    said = mind.state.aside or mind.state.period
    if said is not None and 1 < (days_of(said) or 0) <= WEEK:
        return "chg"  # 7日收跌0.7%,本周累计下挫2%
    begin = max(mind.begin, mention.start - LONGEST_TALK)
    from_price = AGAINST_PRICE.search(mind.text, max(mind.begin, mention.start - LEAST_TALK), mention.start)
    aside = mind.state.aside if not CLOSED.search(mind.text, max(mind.begin, mention.start - LEAST_TALK), mention.start) else None  # 周三收涨6%
    of_new = mind.scene.is_new and slot.owner in (None, mind.scene.company or mind.scene.first)  # 首次在港交所亮相,…全日升28%
    return "chg" if aside or from_price or of_new or FIRST_DAY.search(mind.text, begin, mention.start) else "dod"


def _is_decided(mind: Told, mention: Mention, slot: Slot, topic: Topic, how: Approach) -> bool:
    """Tell whether a number says by how much a rate was moved in one step by who sets it, against no other time that is named."""
    state = mind.state
    named = slot.base or state.compared or any(base != "ytd" for base in state.bases)
    if how.verb in DECIDED and not named and SET_PRICE.search(topic.concept):
        return True
    if topic.concept not in POLICY_RATES or mention.unit not in ("bp", "pp", "%") or named:
        return False
    ahead = state.forecast or STILL_TO_DO.match(mind.text, mention.end) is not None  # LPR料再降10个基点, 有30个基点的下调空间
    if how.verb not in DECIDED and not ahead and RAISED.search(mind.text, max(0, mention.start - 8), mention.start) is None:
        return False
    return mind.text.find("累", max(0, mention.start - 8), mention.start) < 0


def _carried(mind: Told, topic: Topic, period: str | None, kind: str, start: int) -> str | None:
    """Return the base of the last change, where it goes on: 存款较年初增5.2%,贷款增7.1%; 北京房价环比降0.4%,成都升0.3%.

    That of a balance or a price index goes on through the paragraph, others through the sentence.
    """
    if topic.concept in (REGISTERED, WORTH_OF_HOMES) and period is not None and len(period) == len("2025-01"):
        return "mom"  # 按月减少一成;住宅占4120份,跌6%: the registry holds a month against the one before
    last, moved = mind.state.changed, mind.state.moved
    if goes_on(mind.state, topic, period) and mind.state.prices_moved is not None:
        return mind.state.prices_moved.change
    if mind.state.goes_on and moved is not None and mind.state.changed_at < mind.begin and (moved.concept, moved.period) == (topic.concept, period):
        return moved.change if moved.change in ("yoy", "mom", "qoq") else None  # 房价环比降0.3%。其中,佰州涨0.2%
    if last is not None and topic.concept == last.concept and kind == "day" and mind.state.just_end >= mind.begin and IN_PERCENT.fullmatch(mind.text, mind.state.just_end, start):
        return last.change  # 单周跌掉40点,跌幅2.9%
    if last is not None and topic.concept == last.concept == "price" and kind == "day" and last.period == period and mind.state.changed_at >= mind.begin and mind.scene.dates_before(start) == mind.scene.dates_before(mind.state.changed_at):
        return last.change  # 豆粕现货价较年初跌6%;玉米价涨2%
    if last is None or last.change not in ("yoy", "ytd", "mom", "qoq") or kind == "day" or topic.concept in POLICY_RATES:
        return None
    if last.change == "qoq" and last.period == period and OUTLAY.search(chinese_name(topic.concept)) and OUTLAY.search(chinese_name(last.concept)) and mind.state.changed_at >= mind.begin:
        return "qoq"  # GDP环比增长0.2%,个人消费增长0.1%,出口下降1%
    if last.change == "ytd":
        return "ytd" if is_balance(topic.concept) and is_balance(last.concept) else None
    if mind.state.changed_at < mind.begin:
        return None
    level = mind.state.level_at
    if last.change == "mom" and concept_kind(topic.concept) == "flow" and level and level[1] > mind.state.changed_at and level[0].part != last.part:
        return None  # 销量4万辆,较6月减一成;其中海外1万辆,增两成: of a part that the text comes to anew
    turns = last.concept == topic.concept and TURNS.fullmatch(mind.text, mind.state.just_end, start) is not None
    if last.change != "yoy" and last.period != period and not turns:
        return None
    alike = topic.concept[-ALIKE:] == last.concept[-ALIKE:] and not topic.concept.isascii()  # 二手住宅注册量按月升4%;一手住宅注册量跌5%
    return last.change if concept_kind(topic.concept) == "event" or topic.concept == last.concept or alike else None


ALIKE = 3
"""So many characters that the names of two measures end in make them alike."""


def _over_which(near: str, period: str | None, *, balance: bool) -> str | None:
    """Return the base of a change over a time that the words before it name: half a year is that since the year's start for a balance in June; None where they name none.

    >>> _over_which("存款一年间多了", None, balance=True), _over_which("规模单季猛增", None, balance=True), _over_which("营收单季猛增", None, balance=False)
    ('yoy', 'qoq', None)
    """
    spanned = SPANNED.search(near) if near and near[-1] not in ",;。" else None
    if spanned is None:
        within = IN_TERM.search(near) if balance else None
        return within.lastgroup if within else None
    base = spanned.lastgroup or "chg"
    return base if base != "ytd" or (balance and (period or "")[5:7] == "06") else "chg"


def _before_it(period: str | None, report: str | None, *, ratio: bool, daily: bool) -> str:
    """Return what 环比 means: against the quarter before where the period, or for a day the one under report, is made of quarters; against the day before of a day's price."""
    days = days_of(period) if period else None
    if days is not None and (1 < days <= WEEK or (days == 1 and not is_month_end(str(period)) and report is None)):
        return "dod" if daily and days == 1 else "chg"  # 当周开工率环比降2个百分点
    if days == 1 and period and is_month_end(period) and period[5:7] in QUARTER_ENDS:
        days = days_of(report) if report else SHORTEST_QUARTER + ratio  # a balance sheet's ratios are told by the quarter
    return "qoq" if days is not None and days > SHORTEST_QUARTER else "mom"
