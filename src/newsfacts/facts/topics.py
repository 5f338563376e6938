"""Of what one number is said: the topics that its words, those after it, and what was said before may name."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Protocol

import regex

from newsfacts.facts.approach import Approach
from newsfacts.facts.breakdown import breakdown_topic
from newsfacts.facts.concepts import (
    MOST_A_SHARE,
    NOUN_END,
    Topic,
    clean_phrase,
    counted_noun,
    fits,
    loose_topic,
)
from newsfacts.facts.lists import Slot
from newsfacts.facts.shares import RATIOS, is_plain, share_topic
from newsfacts.facts.state import Around, State
from newsfacts.facts.statistics import flow_told, statistic
from newsfacts.facts.told import is_small, told_topic
from newsfacts.facts.words import (
    chinese_name,
    concept_kind,
    concept_unit,
    goods,
    is_currency,
    known_concepts,
    share_of,
    word_at,
    words,
)
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded


class Mind(Protocol):
    """What a statement needs of the walk."""

    folded: Folded
    text: str
    published: str | None
    state: State
    company: str | None


# 日内涨幅扩大至1%
RISE = regex.compile(r"[涨跌升]幅(?:已|一度|进一步)?(?:[扩收]\p{Han}|达|约|为|至|到|近|超过?|逾){0,4}$")
PRICE_VERB = regex.compile(r"[收翻][红黑绿]|涨|跌|挫|升|扬|飙|回调|弹|封板|抽[高升]|走[高低强弱]|[高低]开|泻")
# 以2亿美元(约合14.4亿元)收购…: what the sum was paid for stands behind it.
BOUGHT = regex.compile(
    r"(?:\([^()]{0,30}\))?(?:的?(?:价格|对价|代价|总价|现金|自有资金))?(?:收购|并购|购入|买下|购得|出售|售出|转让|受让)"
)
# 完成年度计划的128%, 为年度任务的112.1%, 占全年预算的六成
TASK = regex.compile(
    r"(?:完成|达到?|占|为|是|实现|相当于)(?:了)?(?:全年|年度|年初|今年|上半年)?(?P<task>[^,;。的]{0,4}(?:计划|任务|目标|预算|序时进度))的?(?:约|近|逾|超过?)*$"
)
# 完成18万辆全年目标的81%, 完成6万辆目标的87%: the task stands behind its own number, or before it, 达到年度目标7万吨的七成
TASK_OF = regex.compile(
    r"(?:完成|达到?|占)(?:了)?(?P<when>全年|年度)?[^,;。]{0,12}(?:全年|年度|年初|今年|\d[万亿]*\p{Han})的?(?P<task>计划|任务|目标|预算)的?(?:约|近|逾|超过?)*$"
    r"|(?:完成|达到?|占)(?:了)?(?P<when>全年|年度)的?(?P<task>[^,;。\d的]{0,4}(?:计划|任务|目标|预算))[\d.,]+[万亿]*\p{Han}{1,3}的(?:约|近|逾|超过?)*$"
)
# 淡马锡认购【2000万美元】: of the cornerstone investors that were just spoken of.
SUBSCRIBES = regex.compile(r"(?:认购|吸纳|包揽|认筹)(?:了|约|近|逾|超|共|合共|合计|金额为?)*$")
NEARBY = 60
"""Characters before a number in which its sentence may name cornerstone investors."""
DIVIDEND = regex.compile(r"(?:股息|股利|派息|红利)[^,;。]{0,8}每股$|每股(?!收益|盈利|纯益|盈余)[^,;。每]{0,6}(?:派|配|分|发放|股息|股利)[^,;。每]{0,4}$")
APPROXIMATE = regex.compile(r"^(?:左右|上下|以上|以下|以内|多|余)")
# 恢复到2019年同期的93.6%
RECOVERED = regex.compile(r"恢复(?:到|至)(?:了)?[^,;。]{0,12}$")
# 这一数字为3亿元, 将该比例提升至36%
ANAPHOR = regex.compile(
    r"(?:这|该|此|上述)(?:一|个|项)?(?:数字|数据|比例|比率|比重|占比|指标|数值)(?:还|已|则|也|仅|只|就|曾|将|有望)*(?:由|从|为|是|有|达到?|[升降增减](?:高|低|到|至)?|提升|提高|扩大|攀升|回落|超过?|约|近|逾|至|到|不足|的|只|还)*$"
)
# 略胜市场预期的6.5亿元: the number is of what was spoken of before.
EXPECTED = regex.compile(r"(?:预期|预测|预估|估计|预计|预料)的?$")
NOT_CLOSED = regex.compile(r"(?:发稿|盘前|盘后|早盘|夜盘)[^收。;]{0,24}$")
QUOTED = regex.compile(r"[报收]$|现报$|收[于在]$")
# 川岳电昨日跌破120元, 攻抵1020元涨停价作收: what level a share got past, where no measure is named
CROSSES = regex.compile(
    r"\)?(?:昨日?|今日?|盘[中后]|[早午尾]盘|午后|一度|已|曾|再度?|首度?|并|直接|终于|成功|重新?|强势|亮灯|跳空|直线)*"
    r"(?:(?:攻|冲)[上抵破]|站[上稳]|突破|[升涨]破|[升涨]穿|[跌贯]破|跌穿|摜破|失守|守住|收复|叩关)(?:了)?"
)
CLOSES = regex.compile(r"[^,;。]{0,5}(?:作收|收盘|收市)")


@dataclass
class Said:
    """A number with the words around it; what these may name is read when it is first asked for."""

    mind: Mind
    mention: Mention
    slot: Slot
    around: Around
    how: Approach

    @cached_property
    def told(self) -> Topic | None:
        """The topic that a whole construction tells for certain."""
        if ANAPHOR.search(self.around.lead):
            alike = (topic for topic, label, _ in self.mind.state.recent if label == self.mention.label)
            return next(alike, None) or held_topic(self.mind.state, self.mention, changes=False)
        told = told_topic(self.mind.text, self.mention, moves=bool(self.how.sign and not self.how.to))
        if told is None:
            last = self.mind.state.recent[0][0].concept if self.mind.state.recent else None
            statistical = statistic(self.mind.text, self.mention, self.around.lead, last)
            return statistical or flow_told(self.mind.text, self.mention, self.around.lead, self.mind.state.recent)
        sold = self.slot.owner in goods() or self.mind.state.goods
        if told and told.concept == "share_price" and is_index(self.slot.owner):
            return Topic("index_level")
        return Topic("price") if told and told.concept == "share_price" and sold else told

    @cached_property
    def special(self) -> Topic | None:
        """The topic that a whole pattern tells."""
        return special_topic(self.mind, self.mention, self.slot, self.around)

    @cached_property
    def share(self) -> Topic | None:
        """The topic of A占B的63%."""
        return share_topic(self.mind.state, self.mention, self.slot, self.around, self.how)

    @cached_property
    def counted(self) -> Topic | None:
        """The topic that the noun behind the number names."""
        return counted_topic(self.mind, self.mention, self.around.tail)

    @cached_property
    def just_counted(self) -> Topic | None:
        """The topic of the number right before, of which this one says how far it changed."""
        return just_counted_topic(self)

    @cached_property
    def market(self) -> Topic | None:
        """What the market's talk says of such a number."""
        rises = bool(self.how.sign and not self.how.to) or RISE.search(self.around.lead) is not None
        return market_topic(self.mind, self.mention, self.slot, self.how, rises=rises)

    @cached_property
    def loose(self) -> Topic | None:
        """The free phrase before the number."""
        return loose_topic(self.around.free)

    @cached_property
    def placed(self) -> Topic | None:
        """The topic spoken of, of the part that stands behind the number."""
        mention, lead, state = self.mention, self.around.lead, self.mind.state
        behind = self.mind.text[mention.end : mention.end + BEHIND]
        return placed_topic(mention, lead, behind, state) or placed_topic(mention, lead, self.around.tail, state)


def rule_topic(said: Said) -> Topic | None:
    """Return of what the number is said: by the words before it, after it, or those that still hold."""
    mind, mention, slot, around, how = said.mind, said.mention, said.slot, said.around, said.how
    state, named = mind.state, slot.topic
    if mention.unit == "岁":
        return Topic("年龄")
    if said.told:
        return said.told
    changes = bool(how.sign and not how.to) or mention.unit in ("pp", "bp")
    # 同比+27.53%, 较年初膨胀36.4%: what is compared is a change, though no verb that is known says so.
    compared = mention.label == "PERCENT" and not how.to and bool(state.bases or state.compared or slot.base)
    if said.special or runs(mention, around.lead):
        return said.special
    if named and not changes and fits(named.concept, mention, is_change=False) and concept_unit(named.concept):
        return _refined(mind, mention, _with_place(state, named) or named)
    if said.share:
        return said.share
    if named and fits(named.concept, mention, is_change=changes or mention.unit == "%"):
        return _refined(mind, mention, _with_place(state, named) or named)
    if part := breakdown_topic(mention, around, how, state):
        return part
    if (changes or compared) and said.just_counted:
        return said.just_counted
    counted = None if changes and state.topic else said.counted
    held = counted or said.market
    expected = EXPECTED.search(around.lead)
    if held is None and mention.label == "MONEY" and not changes and not how.to and not expected:
        held = said.loose
    if held is None and mention.unit == "%" and not changes and said.loose and A_RATE.search(said.loose.concept):
        held = said.loose  # 累计完成率若不到八成
    if held is None and (how.sign or how.source):
        held = held_topic(state, mention, changes=changes)
    counts = mention.label == "QUANTITY" and not changes and mention.unit != "倍" and not _is_small(mind, mention)
    if held is None and counts:
        held = said.loose
    held = held or arrived_topic(said) or opened_topic(mind, mention) or held_topic(state, mention, changes=changes or compared) or said.placed
    return _with_place(state, held)


def arrived_topic(said: Said) -> Topic | None:
    """Return the topic of the number right before, from which a change arrived at this one: 骑手从5.1万人|减到3.9万人; else None."""
    state, last = said.mind.state, said.mind.state.last
    if last is None or last.change or not state.just or not said.how.to or said.how.start or last.unit != said.mention.unit:
        return None
    return state.just[0] if 0 <= said.mention.start - state.just_end <= len(said.around.lead) else None


A_RATE = regex.compile("(?<![增减涨跌降升长幅])率$|比例$|占比$|比重$")
# 退货率方面,各平台平均为9%: what a clause opened with that has no number of its own.
OPENED = regex.compile(r"(?:^|[,。;:\n])(?P<noun>[\p{Han}A-Za-z]{3,12})(?:方面|上|这[头端边]|呢),[^,;。\d]{0,14}$")


def opened_topic(mind: Mind, mention: Mention) -> Topic | None:
    """Return the measure that the clause before a number opened with, where no word of the lexicon names it."""
    before = mind.text[max(0, mention.start - 32) : mention.start]
    opened = OPENED.search(before) if "," in before else None
    return Topic(opened.group("noun")) if opened and NOUN_END.search(opened.group("noun")) else None


# 办理(案件)3.2万件,同比增长: the clause behind a number, of which it says how far it changed.
FOLLOWS = regex.compile(r"[^,;。:()\d]{0,6}[,(][^,;。:()]{0,24}")


def just_counted_topic(said: Said) -> Topic | None:
    """Return the topic of the number right before, where that is one no other sentence goes back to: 办理案件3.2万件,同比增长5.4%."""
    state, lead = said.mind.state, said.around.lead
    mention, last = said.mention, state.last
    same = mention.label == "PERCENT" or (last is not None and mention.unit == last.unit and not last.change)
    if not state.just or said.slot.topic or not same:
        return None
    if last and last.unit and len(last.unit.split("/")[0]) == 3 and said.how.verb.startswith(("涨", "跌")):
        return None  # 运价900美元/FEU,涨2%: a price
    if state.recent and state.recent[0][0] == state.just[0]:
        return state.just[0] if _says_how_far(said) else None
    follows = FOLLOWS.fullmatch(said.mind.text, state.just_end, mention.start)
    return state.just[0] if follows and not clean_phrase(lead[: said.how.start]) else None


# 均价11.5元/公斤,(环比下降)1.7%,(同比下降)30.2%; 占营收的29.1%,(较上年提升)3.7个百分点
HOW_FAR = regex.compile(r"[,(、](?:而|并|且|但|也|又)?(?:同比|环比|按[年月季]|[较比](?:[上去前]一?[年期月]|上一?季度?|年初|期初)(?:同期|末|底)?)(?:再|则|仍|还|也)?")


def _says_how_far(said: Said) -> bool:
    """Tell whether a number says no more than how far the part told of right before changed."""
    state, mention, last = said.mind.state, said.mention, said.mind.state.last
    if last is None or not last.part or not said.how.sign or said.how.to or state.topics:
        return False
    between = said.mind.text[state.just_end : mention.start]
    points = mention.unit in ("pp", "bp")
    fitting = points == (last.unit in ("%", "pp", "bp") and concept_unit(last.concept) == "percent")
    return fitting and HOW_FAR.fullmatch(between[: len(between) - len(said.around.lead) + said.how.start]) is not None


def special_topic(mind: Mind, mention: Mention, slot: Slot, around: Around) -> Topic | None:
    """Return the topic that a whole pattern tells: a task's completion, a dividend, a recovery, a price paid."""
    state, lead = mind.state, around.lead
    if mention.unit == "%" and (task := TASK.search(lead) or TASK_OF.search(mind.text, max(0, mention.start - NEARBY), mention.start)):
        base = held_topic(state, mention, changes=True)
        named = chinese_name(base.concept) if base and (is_plain(base.concept) or base.concept == "sales_volume") else ""
        when = task.groupdict().get("when")  # 完成全年6万辆目标的87%
        goal = task.group("task").removeprefix("原")
        return Topic(f"{when or ('' if named == goal else named)}{goal}完成率")
    if mention.label == "MONEY" and DIVIDEND.search(lead):
        return Topic("dividend_per_share")
    if mention.label == "MONEY" and SUBSCRIBES.search(lead) and "基石" in mind.text[max(0, mention.start - 2 * NEARBY) : mention.start]:
        return Topic("cornerstone_subscription")
    if slot.topic == Topic("revenue_share") and state.topic and state.topic.concept in RATIOS:
        return Topic(RATIOS[state.topic.concept])
    if mention.unit == "%" and RECOVERED.search(lead) and (base := held_topic(state, mention, changes=True)):
        return Topic(f"{base.concept}恢复比例" if is_plain(base.concept) else "恢复比例")
    if (mention.label == "DURATION" or mention.unit is None) and RUNNING.search(lead):
        run = RUN.match(around.tail)
        return Topic(f"连续{run.group('what')}") if run and not NUMERAL.search(run.group("what")) else None
    if mention.unit == "倍" and (times := TIMES.search(lead)) and not SUBSCRIBED.search(lead):
        return Topic(f"{clean_phrase(times.group('of'))}倍数")
    if slot.topic is None and mention.label == "MONEY" and BOUGHT.match(mind.text, mention.end):
        return Topic("acquisition_price")
    if slot.topic is None and mention.label == "MONEY" and CROSSES.fullmatch(around.free) and (slot.owner in goods() or is_small(mention)):
        return Topic("close_price" if CLOSES.match(around.tail) else "share_price")
    return None


# 其中298亿元(投向移动网), 55%(押在先进封装), 156间(位于本港): the part stands behind the number.
PLACED = regex.compile(
    r"(?:左右|上下|以上)?(?:将|均|已|则|主要|拟|计划|会|预计)*(?:拨作|拨给|用作|作为|为(?=一般)|投放[在于]?|投向|投入|投在|押在|押注|砸在|用于|用在|用来|用以|留给|留作|补充|来自|源自|位于|分布在|集中在|流向|拨往|属于|销往|出口至?)(?:了|在)?(?P<part>[\p{Han}A-Za-z0-9]{2,14}?)(?=[,;。:、(及和与等\n]|市场|的|$)"
)


BEHIND = 24
"""Characters behind a number in which its part may be named, numbers and names among them: 11亿元用于年产5万吨正极材料项目."""
# 招股所得约40%(用于开店), …,20%(拨作品牌推广)
PROCEEDS = regex.compile(r"(?:所得|募资|集资|募集)(?:资金|款项|款|净额)*(?:净额|总额|中|的|将|有)*(?:约|近|逾)*$")
OF_PROCEEDS = "募资用途占比"
NEAR = 4
"""So many topics back the uses of the proceeds may go on."""


def placed_topic(mention: Mention, lead: str, tail: str, state: State) -> Topic | None:
    """Return the topic spoken of, of the part that stands behind the number; None where none does."""
    placed = PLACED.match(tail)
    if placed is None:
        return None
    if mention.unit == "%" and (PROCEEDS.search(lead) or any(one.concept == OF_PROCEEDS for one, _, _ in state.recent[:NEAR])):
        return Topic(OF_PROCEEDS, placed.group("part"))
    alike = (topic for topic, label, unit in state.recent[:NEAR] if (label, unit) == (mention.label, mention.unit))
    last = state.recent[0][0] if state.recent else None
    last = next(alike, last) if mention.label == "MONEY" else last  # 11亿元用于年产5万吨的项目,4亿元用于研发
    if last is None:
        return None
    share = mention.unit == "%" and concept_unit(last.concept) != "percent"
    return Topic(share_of(last.concept) if share else last.concept, placed.group("part"))


# 连续五个季度(负增长), 连6日(净流入): what goes on is named behind.
RUNNING = regex.compile(r"(?:连续?|已连续?)(?:了|约|近|逾)?$")
RUN = regex.compile(r"(?:共|出现|呈|录得|实现|保持|为)?(?P<what>\p{Han}{2,4}?)(?=[,。;:、了的至]|\p{Han}{0,2}[\d(]|$)")
NUMERAL = regex.compile(r"[一二三四五六七八九十百千万亿两]")  # 连续三个月|破三万


def runs(mention: Mention, lead: str) -> bool:
    """Tell whether a duration says how long something has gone on: of nothing else it can be said."""
    return mention.label == "DURATION" and RUNNING.search(lead) is not None


# 是公司去年营业收入的1.7倍, 为去年同期的三倍
TIMES = regex.compile(r"(?:是|为|相当于|达到?)(?P<of>[^,;。]{2,16}?)的(?:约|近|逾|超过?|大约)*$")


# 9.78%合伙份额, 70%的权益: of which one holds so much
STAKE = regex.compile(r"的?\p{Han}{0,2}(?:股权|股份|份额|权益)(?!工具|乘数|质押|激励|变动)")
# 续发1670亿元2年期国债, 拿下28亿元海外大单
COUNTED_SUMS = regex.compile(
    r"(?P<bond>国债|地方债|专项债|永续债|公司债|企业债|中期票据|中票|短融|融资券|债券|可转债|转债|二级资本债|点心债)(?=$|补血|融资)|(?P<loan>联贷案?|银团贷款)$|(?:订单|大单|合同)$"
)


def counted_topic(mind: Mind, mention: Mention, tail: str) -> Topic | None:
    """Return the topic that the noun after a number names: 14名(基石投资者), 8%(的年单利)."""
    tail = APPROXIMATE.sub("", tail)
    if mention.label == "MONEY" and BOUGHT.match(mind.text, mention.end):
        return None  # 以3.4亿元现金收购: paid in it
    if not tail or _pauses(mind.folded, mention):
        return None
    ahead = tail.removeprefix("的")
    word = word_at(ahead, 0, len(ahead)) if ahead else None
    known = word.concept if word else None
    if known and known != "-" and fits(known, mention, is_change=False):
        return _refined(mind, mention, Topic(known))
    noun = counted_noun(tail)
    if mention.unit == "%" and STAKE.match(tail):
        return Topic("stake")
    if mention.label == "MONEY" and (kind := COUNTED_SUMS.search(noun)):
        return Topic("bond_amount" if kind.group("bond") else "financing_amount" if kind.group("loan") else "order_amount")
    if not noun or mention.label == "DURATION" or mention.unit == "点":
        return None
    for k in range(len(noun) - 1):
        word = words().get(noun[k:])
        if word and word.concept and word.concept != "-" and fits(word.concept, mention, is_change=False):
            return _refined(mind, mention, Topic(word.concept))
    if mention.label == "QUANTITY" and mention.unit not in ("倍", "岁") and not _is_small(mind, mention):
        return Topic(noun)
    named = mention.label in ("MONEY", "PERCENT") and tail.startswith("的") and NOUN_END.search(noun)
    return Topic(noun) if named else None


def _pauses(folded: Folded, mention: Mention) -> bool:
    """Tell whether a blank ends the clause of a number: 回购67万股 回购价格为13元, but not 減持 2,000 萬股 股份, 3000名 员工."""
    if NEXT_CLAUSE.match(folded.text, mention.end) is None:
        return False
    start, end = folded.origin(mention.start, mention.end)
    return folded.source[end : end + 1].isspace() and not folded.source[max(0, start - 1) : start].isspace()


NEXT_CLAUSE = regex.compile(r"\p{Han}[^,。;:、\n]{1,12}?(?:\d|为|约|达|是|涉)")


def held_topic(state: State, mention: Mention, *, changes: bool) -> Topic | None:
    """Return the topic of the numbers before that this one can be of."""
    if mention.label == "DURATION":
        return state.recent[0][0] if state.recent and state.recent[0][1] in ("DURATION", "") else None
    for topic in reversed(state.topics):  # 收入端一路狂奔,2023年增长121.5%
        if fits(topic.concept, mention, is_change=changes):
            return topic
    for topic, label, unit in state.recent:
        if mention.label == "QUANTITY" and not changes and unit != mention.unit:
            continue
        if topic.concept.endswith("价") and is_sum(mention):
            continue  # 平均票价36元,《…》以4亿元居首
        known = bool(concept_unit(topic.concept)) or label in ("", mention.label) or changes
        if known and not _is_too_little(topic, mention) and fits(topic.concept, mention, is_change=changes):
            return topic
    return state.recent[0][0] if state.recent and mention.label in ("MONEY", "PERCENT") else None


def is_sum(mention: Mention) -> bool:
    """Tell whether a sum is more than any ticket or meal costs."""
    return mention.label == "MONEY" and abs(Decimal(mention.value or "0")) >= MOST_A_TICKET


MOST_A_TICKET = 10**7
AGGREGATES = frozenset("revenue net_profit net_loss gross_profit operating_profit turnover market_cap cash exports imports retail_sales capex".split())
LEAST = 10**4


def _is_too_little(topic: Topic, mention: Mention) -> bool:
    """Tell whether a sum is too little for what a company earns or an exchange turns over: 营收12亿元,…每瓶15元."""
    return topic.concept in AGGREGATES and mention.label == "MONEY" and 0 < abs(Decimal(mention.value or "0")) < LEAST


def _is_small(mind: Mind, mention: Mention) -> bool:
    """Tell whether a quantity is a small count in words, which tells of no fact: 三条原则, 两种路径."""
    surface = mind.text[mention.start : mention.end]
    return not surface[0].isdigit() and mention.value is not None and abs(Decimal(mention.value)) <= 10


def _with_place(state: State, topic: Topic | None) -> Topic | None:
    if topic is None:
        return None
    if topic.part is None and state.place and state.company:
        return Topic(topic.concept, state.place)
    return topic


def _refined(mind: Mind, mention: Mention, topic: Topic) -> Topic:
    """Return a subscription multiple with its tranche."""
    if topic.concept != "subscription_multiple" or mention.unit != "倍":
        return topic
    before = mind.text[max(0, mention.start - 40) : mention.start]
    public, placing = (
        max(before.rfind("公开发售"), before.rfind("公开认购")),
        max(before.rfind("国际发售"), before.rfind("国际配售")),
    )
    if max(public, placing) < 0:
        return topic
    return Topic("public_subscription_multiple" if public > placing else "international_subscription_multiple")


SUBSCRIBED = regex.compile(r"认购|超购|申购")
# 以68.5元开盘, 盘中一度触及75.25元, 最低探至9.2元, 收在12元: the words before the number, a bar, and those after it.
PRICE_TALK = (
    (regex.compile(r"(?:以|按)[^,;。|]{0,3}\|(?:开盘|开市|高开|低开)|(?:高开|低开|开)(?:于|在|报)?\|"), "open_price"),
    (
        regex.compile(
            r"(?:盘中|一度|最高|曾|早盘|午后)[^,;。|]{0,6}(?:触及|摸到|触到|冲到|飙到|涨至|升至|高见|摸高|冲上|冲至|飙至|见|达)(?:约|近)?\|"
        ),
        "high_price",
    ),
    (
        regex.compile(r"(?:盘中|一度|最低|曾|早盘|午后)[^,;。|]{0,6}(?:跌至|低见|探至|下探至?|触低|挫至)(?:约|近)?\|"),
        "low_price",
    ),
    (
        regex.compile(
            r"(?:以|按)[^,;。|]{0,5}\|(?:收盘|收市|作收|报收)|收(?:在|于|报)?\||收(?:盘|市)?(?:涨|跌|升|挫|高|低)[^,;。|]{0,8}(?:至|到|报|于)\|"
        ),
        "close_price",
    ),
)


LITTLE = 1000
OF_VOLUME = frozenset("放大 放量 缩量 萎缩 增加 减少".split())
"""Verbs of what was traded, not of an index."""
STATISTICS = frozenset("gdp retail_sales industrial_output fixed_asset_investment exports imports trade_total cpi ppi".split())
"""What statistics count: after these 文具跌6% is of them, too."""
FUTURES = regex.compile(r"期货|合约|\d年期|期[铜金油铝锌镍]")
WHOLE_MARKETS = frozenset("A股 港股 台股 美股 日股 韩股 大盘".split())
"""Markets that are spoken of for their index: 台股下跌136点."""


def market_topic(mind: Mind, mention: Mention, slot: Slot, how: Approach, *, rises: bool) -> Topic | None:
    """Return what a number of this unit said of this owner is where no word names it: the market's talk.

    `rises`: the words before it say that the number is how far something rose or fell.
    """
    owner, state = slot.owner or "", mind.state
    if mention.unit == "点" and owner in WHOLE_MARKETS:
        return Topic("index_level")
    stands = mention.label == "QUANTITY" and mention.unit in ("点", None)  # 恒指收报18320
    if is_index(owner) and (stands or (mention.unit == "%" and (how.sign or rises) and how.verb not in OF_VOLUME)):
        return Topic("index_level")
    open_ = (
        state.topic is None or concept_kind(state.topic.concept) == "day" or state.topic.concept not in known_concepts()
    )
    # 库存430万吨,周降3%: of the stock that was just told, not of the price
    of_other = bool(state.stated and state.recent) and state.recent[0][0].concept != "price"
    # 重挫13元 after the revenue of the month: so little is no change of it
    little = is_little(mention) and state.stated is False
    open_ = open_ or (little and bool(state.recent) and state.recent[0][0].concept in ("revenue", "net_profit"))
    if owner in goods() and ((mention.label == "MONEY" and fits("price", mention, is_change=False)) or (mention.unit == "%" and rises and not of_other)):
        return Topic("price")
    rate = mention.label != "DURATION" and mention.unit in (None, "bp", "点")
    if is_currency(owner) and (rate or (how.sign and is_little(mention))):
        return Topic("exchange_rate")  # 贬5.8分
    if mention.label == "MONEY" and QUOTED.search(mind.text[max(0, mention.start - 3) : mention.start]) and open_:
        now = NOT_CLOSED.search(mind.text, max(0, mention.start - 30), mention.start)
        return Topic("share_price" if now else "close_price")  # 截至发稿,报176元
    if mention.unit and mention.unit.endswith("/股") and "发行" in mind.text[mention.start - 30 : mention.end + 12]:
        return Topic("issue_price")
    if mention.label == "MONEY" and Decimal(mention.value or "0") < MOST_A_SHARE:
        talk = f"{mind.text[max(0, mention.start - 14) : mention.start]}|{mind.text[mention.end : mention.end + 5]}"
        told = next((concept for pattern, concept in PRICE_TALK if pattern.search(talk)), None)
        if told:
            return Topic(told)
    if state.goods and mention.label == "MONEY" and open_ and fits("price", mention, is_change=False):
        return Topic("price")
    # 成交量按月下跌: so the figures of months are compared, no prices
    counted = not {"yoy", "qoq", "mom", "pop"}.isdisjoint(state.bases) or bool(state.recent and state.recent[0][0].concept in STATISTICS)
    verb = PRICE_VERB.search(how.verb) if how.sign and not how.to else rises and how.to and mention.unit == "%"  # 跌幅扩大至5%
    moves = verb and open_ and not counted
    if moves and (mention.unit == "%" or (mention.label == "MONEY" and state.topic)):
        last = state.recent[0][0] if state.recent and state.stated else None
        return last if last and last.concept == "price" else Topic("price" if FUTURES.search(owner) else "share_price")
    return None


def is_little(mention: Mention) -> bool:
    """Tell whether a number is a sum that may be a price or a change of one."""
    return mention.label == "MONEY" and Decimal(mention.value or "0") < LITTLE


def is_index(owner: str | None) -> bool:
    """Tell whether a name is that of an index.

    >>> is_index("沪深300"), is_index("禾川医药")
    (True, False)
    """
    return owner is not None and (owner.endswith(("指数", "指", "夜期", "台指期", "50", "300", "500")) or "指数" in owner)


def growth_of(concept: str) -> str:
    """Return the concept of the growth of a concept, in Chinese also where that has a key.

    >>> growth_of("同店销售"), growth_of("retail_sales")
    ('同店销售增速', '社会消费品零售总额增速')
    """
    return concept if concept.endswith("增速") else f"{chinese_name(concept)}增速"
