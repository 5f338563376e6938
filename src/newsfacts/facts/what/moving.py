"""Whether a number says how far something moved, and which way."""

from decimal import Decimal

import msgspec
import regex

from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.reader import Reader
from newsfacts.facts.state import Around
from newsfacts.facts.told.flashes import is_rate
from newsfacts.facts.told.growth import grown
from newsfacts.facts.told.lending import SUMS_LENT, is_on_balance
from newsfacts.facts.told.mix import share_goes_on
from newsfacts.facts.told.price_index import of_index
from newsfacts.facts.told.returns import is_return, sign_of_return
from newsfacts.facts.told.supplies import FARE_MOVED
from newsfacts.facts.told.told import NO_CHANGES
from newsfacts.facts.what.approach import Approach, approach
from newsfacts.facts.what.breakdown import of_what_grew
from newsfacts.facts.what.concepts import PRICES, Topic, fits
from newsfacts.facts.what.of_what import STREAK, Reading
from newsfacts.facts.what.settled import of_line
from newsfacts.facts.what.topics import growth_of, is_index
from newsfacts.facts.when.bases import PRESSES
from newsfacts.facts.words import concept_unit, goods, words
from newsfacts.mention import Mention

RATE = regex.compile(r"增长(?=预测|目标|预期|指引|率|(?:会|将|料|或|有所)*(?:放缓|放慢|减速|加快|提速|加速))|增幅|升幅|涨幅|增速|增长率|成长率|[年月季]增率|跌幅|降幅|减幅|调幅|(?:减少|下降|降低|下滑|增长|增加|上升)比例")
# 降幅更猛,达到两成八; 降幅惊人,高达45%: the noun of change stands in the clause before, and only says that it is large
FAR_RATE = regex.compile(
    rf"(?P<rate>{RATE.pattern})(?:(?:则|也|却|都|更|最|较|尤其|尤|相对|相当|明显|十分|格外|颇|再度?|进一步|均)*(?:深|大|高|快|猛|惊人|可观|明显|居前|居首|第一|突出|扩大|显著|夸张|惨烈|亮眼))?,(?:同样|也|均|仍|竟)?(?:达到?|高达|为|有|是|至|足有|接近|超过?|逼近)(?:了|约|近|逾|超过?)*$"
)
FAR = 24
"""Characters before a number in which such a clause begins."""
# 营收均衰退,合计1250亿元
IN_ALL = regex.compile(r"(?:合计|总计|合共)(?:约|近|逾|超过?|达)*$")
# 今年上半年再多83%, 还少三成: a change without a base named.
MORE_YET = regex.compile(r"(?:再|还|又|更(?=[多少](?:约|近|逾|超|\d|$))|反而|却|则|各|分别|依次)(?:多|少|高|低)")
# 客流12万人次,多9%: of what was just told
BARE_MORE = regex.compile(r"(?:[多少][了出咗]?)(?:约|近|逾|超过?)?")
# 研发开支多三成, 超市货品少0.7%: a measure, or a part of what was told, right before it
NOUN_MORE = regex.compile(r"\p{Han}{2}(?<![至最不缺较大众许更很太过甚])[多少](?:[约近逾]|超过?)*$")
LEADS = regex.compile(r"(?:居[冠首次]|[称夺]冠|最[高大多]|为最|领[先衔跑]|打头|拔得头筹|排名?第?一)")
ADDED_TO = regex.compile(r"(?:[A-Za-z]|息|利率|[增附外再添])加(?:约|近|逾)*$")
ONLY_SHARES = {"加": ("%",), "微软": ("%",), "失": ("%", "点"), "退": ("%", "点"), "插": ("%", "点"), "吐": ("%", "点"), "坠": ("%", "点"), "平了": ("HKD",)}
"""Short verbs that tell how far something moved before these units alone."""
# 现金多5亿元|至12亿元: by how much, and to how much
ARRIVES = regex.compile(r"[至到](?:约|近|逾)?\d")
# 较化疗组低近7个百分点: a difference, named as a change.
MORE_THAN = regex.compile(r"(?:较|(?<![占])比(?![例重率值]))[^,;。]{1,16}(?:高|低|多|少)")
# 较招股价3.5元低12%: a difference from the number before.
LEVEL_BEFORE = regex.compile(r"(?:较|比)[^,;。]{2,22}(?:高|低|多|少)(?:出|了|约|近|逾|超过?)*$")
# 基本每股收益亏损0.62元至0.81元, 经营活动净流出3亿元: a profit, a flow of less than nothing
LESS_THAN_NOTHING = regex.compile(r"每股(?:收益|盈利)(?:为)?亏损[^,;。\d]{0,4}$|(?:EPS|每股(?:盈余|纯益|净利|亏损)) ?(?:为|达)?-$|流出(?:净额)?[^,;。\d]{0,4}$")
AGAINST_LAST_YEAR = ("多增", "少增")
"""Verbs of sums lent that by themselves compare the month with that of the year before."""
SIGNED = frozenset(("eps", "operating_cash_flow"))
"""Of these a level may be less than nothing by its words."""
PROFIT_OF_LOSS = {"net_loss": "net_profit", "adjusted_net_loss": "adjusted_net_profit"}
"""No loss falls by more than the whole of it; a profit that became a loss does."""
WHOLE = 100
QUOTES = frozenset("close_price high_price low_price".split())
"""What a share was quoted at: how far it moved is the share's move."""
REACHES = ("炒上",)
"""Verbs behind which a price is where the share got to, and a share how far."""
DIFFUSION = frozenset(("pmi",))
"""Indices that are told in points or in percent, 制造业PMI为49.8%: the number is where they stand."""


def approached(mind: Reader, mention: Mention, slot: Slot, around: Around) -> Approach:
    """Return how the words before come to the number; of 高达7.13% the verb is no change, of 高出7.13个百分点 it is."""
    how = approach(around.lead)
    if mention.label == "DURATION" and STREAK.search(around.lead):
        return Approach(len(around.lead))  # how long, not how far
    if mention.label == "MONEY" and how.verb in ("衰退", "成长", "下滑", "增长") and IN_ALL.search(around.lead):
        return Approach(len(around.lead))  # 营收均衰退,合计1250亿元: the sum of them
    if mention.label == "MONEY" and how.verb in REACHES:
        return msgspec.structs.replace(how, to=True)  # 一度炒上25.2元; but 炒上两成
    if how.source and LEADS.match(around.tail):
        return Approach(len(around.lead))  # 产品别由车用的32%居首: the first of some, and nowhere to set out from
    if how.verb in ONLY_SHARES and (mention.unit not in ONLY_SHARES[how.verb] or ADDED_TO.search(around.lead)):
        return Approach(len(around.lead))  # 拆息加1.3厘: what is added to it; 裁退3名员工, 失120人: how many
    bare = mention.unit == "%" and ((mind.state.stated and BARE_MORE.fullmatch(around.lead)) or NOUN_MORE.search(around.lead)) is not None
    plain = not bare and how.verb in ("高", "低", "多", "少") and not MORE_YET.search(around.lead) and not MORE_THAN.search(around.lead)
    compared = mind.state.bases or mind.state.compared or slot.base or ARRIVES.match(mind.text, mention.end)
    return Approach(len(around.lead)) if plain and not compared and not LEVEL_BEFORE.search(mind.text, max(0, mention.start - 30), mention.start) else how


def moved(
    mind: Reader, mention: Mention, slot: Slot, around: Around, topic: Topic, reading: Reading, rate: regex.Match[str] | None
) -> tuple[Topic, bool, int]:
    """Return the topic, whether the number says how far it moved, and which way; the sign of a level is that of a loss."""
    how = reading.how
    topic, change, sign = (topic, False, 0) if reading.still else _changes(mind, mention, slot, around, topic, how, rate, reading.sign)
    topic = _of_quote(mind, slot, topic, rate.group() if rate else "") if change and mention.unit == "%" and topic.concept in QUOTES else topic
    if change and topic.concept == "share_price" and "零售" in around.lead:
        topic = _of_shops(mind, slot, topic, mention.start - len(around.lead) + how.start)
    if not reading.sign and mention.unit in ("pp", "bp") and (pressed := PRESSES.search(around.lead)):
        change, sign = True, -1 if pressed["down"] else 1  # 折扣将拉低毛利率0.8个百分点
    sign = -1 if change and how.verb in BETTER and mention.unit in ("pp", "bp", "%") and LESS_IS_BETTER.search(topic.concept) else sign
    topic = _of_measure(mind, mention, topic) if change else topic
    topic, change, sign = of_index(mind.state, mention, slot, around, how, topic, change=change, sign=sign)
    change, sign = grown(mind, mention, topic, how, rate.group() if rate else "", change=change, sign=sign)
    topic = of_line(mind, mention, topic, sure=slot.sure)
    if share := share_goes_on(mind.text, mention, mind.state):
        topic, change = share, change and mention.unit == "pp"
    if change and sign < 0 and mention.unit == "%" and topic.concept in PROFIT_OF_LOSS and abs(Decimal(mention.value or "0")) > WHOLE:
        topic = Topic(PROFIT_OF_LOSS[topic.concept], topic.part)  # 净亏损3亿元,同比下降140%
    if mention.unit == "%" and (fare := FARE_MOVED.search(around.lead)):
        change, sign = True, -1 if fare["down"] else 1  # 加电费2.6%
    if is_return(topic, slot.owner):
        change, sign = sign_of_return(around.lead, change=change, sign=sign)
    if topic.concept in SIGNED and not change:
        sign = -1 if LESS_THAN_NOTHING.search(around.lead) else 1
    return topic, change, sign


# 6月零售|跌7%, 首季零售业销货|升3%; but 零售跌2% beside other kinds of shares
RETAILED = regex.compile(r"(?:月|季度?|年|假期|期间)份?的?(?:整体|[本全]港|香港|澳门|全[国省市])?零售(?:业)?(?:销货|销售|销情)?(?:同比|按年|按月|实质)?$")


def _of_shops(mind: Reader, slot: Slot, topic: Topic, verb: int) -> Topic:
    """Return what shops sold in a time, where the words before the verb of change say no more than that: a firm's own sales, else those of the land."""
    if RETAILED.search(mind.text, max(mind.begin, verb - len("第三季度零售业销货按年实质")), verb) is None:
        return topic
    return Topic("sales_amount" if mind.owners.is_company(slot.owner) else "retail_sales", topic.part)


BETTER = frozenset(("改善", "优化"))
# 综合成本率改善0.8个百分点: it fell
LESS_IS_BETTER = regex.compile(r"npl_ratio|debt_ratio|expense|(?:成本|费用|开支|支出|赔付)(?:率|占|收入比|比|$)|(?:赔付|负债|杠杆|不良|逾期|流失|空置|亏损|失业)率|负债比|net_loss")


def far_rate(mind: Reader, mention: Mention) -> regex.Match[str] | None:
    """Return the noun of change in the clause before a percentage, 降幅惊人,高达45%; None where there is none."""
    if mention.unit != "%" or mind.text.find(",", max(mind.begin, mention.start - FAR), mention.start) < 0:
        return None
    far = FAR_RATE.search(mind.text, max(mind.begin, mention.start - FAR), mention.start)
    return RATE.match(mind.text, far.start("rate")) if far else None


def _of_measure(mind: Reader, mention: Mention, topic: Topic) -> Topic:
    """Return the measure whose growth was told of last, where the next move is in percent: 同比增长5%,增速比上月回落0.4个百分点,环比下降0.2%."""
    last = mind.state.moved
    if mention.unit != "%" or last is None or not topic.concept.endswith("增速") or last.concept.endswith("增速"):
        return topic
    return Topic(last.concept, topic.part) if growth_of(last.concept) == topic.concept else topic


def _changes(
    mind: Reader, mention: Mention, slot: Slot, around: Around, topic: Topic, how: Approach, rate: regex.Match[str] | None, sign: int
) -> tuple[Topic, bool, int]:
    """Return the topic, whether the number says how far it changed, and the change's sign."""
    state = mind.state
    anew = mention.label == "QUANTITY" and topic.concept.startswith("新增") and around.lead.rstrip("了约近逾").endswith("新增")  # 10月新增12.6GW, of what was new in ten months
    if anew or _is_no_change(topic, mention, sign) or (how.verb == "溢价" and not how.to and not state.bases and topic.concept.endswith(("溢价", "溢价率"))):
        return topic, False, 0
    if topic.concept in SUMS_LENT and mention.label == "MONEY" and _is_lent(mind, mention, slot, how):
        return topic, False, how.sign  # 贷款增加5亿元: so much was lent, and no more or less than before
    change = bool(sign) and not how.to
    topic = of_what_grew(topic, state) if change and mention.unit == "%" else topic
    if not sign and state.last and state.last.change and mention.start and mind.text.startswith("或", mention.start - 1):
        sign, change = -1 if state.last.value and state.last.value.startswith("-") else 1, True  # 下跌125点或0.56%
    if rate and (mention.unit == "%" or how.to):
        sign = words()[rate.group()].sign if rate.group() in words() else 1
        change, state.rate = True, sign
    elif state.rate and how.to:
        sign, change = state.rate, True
    elif rate and mention.unit == "%" and not change and topic.concept in PRICES:
        topic, change, sign = Topic("share_price", topic.part), True, words()[rate.group()].sign
    elif not sign and mention.label == "PERCENT" and is_rate(around.lead, topic.concept):
        change, sign = True, 1
    elif not sign and mention.label == "PERCENT" and (state.bases or state.compared or slot.base):
        change = not (fits(topic.concept, mention, is_change=False) or topic.concept in DIFFUSION) or mention.unit in ("pp", "bp")
        sign = 1
    elif sign and slot.base and not how.sign:
        change = True
    elif change and topic.concept in QUOTES:
        sold = "price" if state.goods or slot.owner in goods() else "share_price"
        topic = Topic("index_level" if is_index(slot.owner) else sold, topic.part)  # 收在12元,软0.7%
    elif change and mention.unit == "pp" and (rate or _grows(topic.concept)):
        topic = Topic(growth_of(topic.concept), topic.part)  # 增速4%,比一季度回落0.2个百分点
    counts_other = _grows(topic.concept)
    if mention.unit == "%" and not change and (not sign or how.to) and counts_other:
        change, sign = True, 1  # GDP今年目标6%: of what is no percentage a percentage is the growth
    return topic, change, sign


def _of_quote(mind: Reader, slot: Slot, topic: Topic, rate: str) -> Topic:
    """Return what a percentage beside words for a quote says the move of: 触及28元的年内高位,涨幅缩到2.3%; but 零售额3亿元,增幅收于9.8%."""
    just = mind.state.just
    if rate in ("增幅", "增速") and just and concept_unit(just[0].concept) == "money":
        return just[0]
    return Topic("share_price", topic.part) if topic.concept != "close_price" and mind.owners.is_company(slot.owner) else topic  # 收盘价涨幅偏离值104%


def _is_lent(mind: Reader, mention: Mention, slot: Slot, how: Approach) -> bool:
    """Tell whether a sum is what was lent on balance, and not by how much that was more or less than at another time."""
    if how.verb in AGAINST_LAST_YEAR or how.to:
        return False
    return not (mind.state.bases or mind.state.compared or slot.base) or is_on_balance(mind.text, mention.start)


def _grows(concept: str) -> bool:
    """Tell whether a concept is no percentage itself, so that points are of its growth."""
    counted = concept_unit(concept).partition(" ")[0] in ("money", "quantity")
    return concept in ("gdp", "industrial_output") or (counted and concept not in DIFFUSION)


def _is_no_change(topic: Topic, mention: Mention, sign: int) -> bool:
    """Tell whether a number says how many or how much, and not how far that changed: 裁员9千人, 净值增长率5%; but 裁员同比增长28%, 净值增长率升2个百分点."""
    if topic.concept == "裁员人数":
        return not (mention.unit == "%" and sign)
    return topic.concept in NO_CHANGES and (topic.concept not in ("净值增长率", "溢价率") or mention.unit != "pp")
