"""Of what one number is said: the topics that its words, those after it, and what was said before may name."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import regex

from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.state import Around
from newsfacts.facts.told.constructions import runs, special_topic
from newsfacts.facts.told.fastest import outran
from newsfacts.facts.told.kinds import a_day, asked_managers, of_shops, on_route
from newsfacts.facts.told.lending import lent_on_balance
from newsfacts.facts.told.market_talk import market_topic
from newsfacts.facts.told.shares import by_origin, share_topic
from newsfacts.facts.told.siblings import (
    branch_grows,
    carried_too,
    from_where,
    grew_so,
    headed,
    line_moves,
    next_branch,
    next_goods,
    next_place,
    of_basket,
    surveyed,
    turned,
)
from newsfacts.facts.told.statistics import (
    basket_step,
    budget_side,
    flow_told,
    of_trade,
    orders_abroad,
    statistic,
    trade_share,
    trade_share_moved,
)
from newsfacts.facts.told.told import told_topic
from newsfacts.facts.told.vehicles import fleet_part
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.behind import BEHIND, counted_topic, is_small_count, placed_topic, refined
from newsfacts.facts.what.breakdown import breakdown_topic, made_beside, part_alone, part_of_rate, same_things
from newsfacts.facts.what.concepts import NOUN_END, THAN_LEVEL, Topic, clean_phrase, fits, is_noun, loose_topic
from newsfacts.facts.what.topics import Mind, held_topic, is_index, of_growth, with_place
from newsfacts.facts.when.bases import IN_PERCENT
from newsfacts.facts.words import concept_unit, goods, known_concepts
from newsfacts.mention import Mention

# 日内涨幅扩大至1%
RISE = regex.compile(r"[涨跌升]幅(?:已|一度|进一步)?(?:[扩收]\p{Han}|达|约|为|至|到|近|超过?|逾){0,4}$")
# 这一数字为3亿元, 将该比例提升至36%
ANAPHOR = regex.compile(
    r"(?:这|该|此|上述)(?:一|个|项)?(?:数字|数据|比例|比率|比重|占比|指标|数值)(?:还|已|则|也|仅|只|就|曾|将|有望)*(?:由|从|为|是|有|达到?|[升降增减](?:高|低|到|至)?|提升|提高|扩大|攀升|回落|超过?|约|近|逾|至|到|不[足到]|接近|的|只|还)*$"
)
# 川岳以120万台(居冠), 以9亿元、7亿元(紧随其后): of what the others, too, are ranked by
RANKED = regex.compile(
    r"(?:的(?:成绩|销量|出货量|票房|总?量|数字))?(?:的)?(?:继续|再度?|再次|蝉联|仍|暂)?"
    r"(?:居冠|夺冠|登顶|折桂|封王|称王|问鼎|摘冠|领跑|领先|居首|居次|殿后|垫底|排名|排在?第|[位名]列|[位高稳跃]居|拔得头筹|拿下(?:冠军|第|榜首)|紧[随跟]其后|[跟排]在后面|尾随|分[列居]|收官"
    r"|(?:荣登|登上|稳坐|稳居|高居|雄踞|摘得|夺得|斩获|占据)?[\p{Han}A-Za-z]{0,8}(?:榜首|榜眼|冠军|亚军|季军|宝座|头名|首位|第一)"
    r"|坐稳|[重跃升]回第|[重再]返第|[升跃]至第|[升跃]上第|[守保]住第|(?:刷新|改写|创下?|再创)(?:了)?(?:自身|自己|单月|单季|同期|历史|年内|月度|品牌)*(?:的)?(?:新高|纪录|记录))"
)
BY = regex.compile(r"以(?:约|近|逾|超过?)?$")
# 票房…。剧情片《川岳》以9亿元登顶
BOX_OFFICE = regex.compile("票房[^》]*》")
FAR = 400
"""So many characters before a film's rank its box office is spoken of."""
# 全年目标50万辆,前七月完成四成: how far the target is reached
DONE = regex.compile(r"(?:完成率?|达成率?|兑现|[跑走]完?)(?:了)?(?:仅|只|约|近|逾|超过?|达|为|有|已)*$")
AIM = regex.compile(r"目标|任务|计划|指标|指引")
NEAR_AIM = 48
"""So many characters before a number its target is named."""
# 略胜市场预期的6.5亿元: the number is of what was spoken of before.
EXPECTED = regex.compile(r"(?:预期|预测|预估|估计|预计|预料|[所此]前盼|期待)的?$")

QUOTA_DONE = ("额度完成率", "限额完成率")
"""How much of what one may issue is issued: no level of it, though its own word stands there."""
MARKET_SHARE = Topic("market_share")
"""What 份额 is of by itself."""


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
        lent = self.mention.label == "MONEY" and self.mind.company is None and not self.slot.sure
        if lent and self.mind.state.by_part and (on_balance := lent_on_balance(self.mind.text, self.mention, self.mind.state.recent)):
            return on_balance
        of_before = same_things(self.mention, self.around.lead, self.mind.state) or (None if self.slot.sure else part_alone(self.mention, self.around.lead, self.around.free, self.mind.state)) or fleet_part(self.mind, self.mention)
        if of_before:
            return of_before
        if self.special and self.special.concept.endswith(QUOTA_DONE):
            return self.special
        if self.special and self.special.concept.endswith("预算完成率"):
            return (self.share if "占" in self.around.lead else None) or self.special  # 营销费用占预算的三成
        if known := ranked_topic(self) or done_topic(self) or went_to(self) or by_origin(self.mind.text, self.mention):
            return known
        if is_index(self.slot.owner) and self.mention.unit == "%" and (moved := self.mind.state.last) and moved.change and moved.unit == "点" and IN_PERCENT.fullmatch(self.mind.text, self.mind.state.just_end, self.mention.start):
            return Topic(moved.concept, moved.part)  # 减息25点子。道指升497点或1.05%
        if line := line_moves(self.mind.text, self.mention, self.how, self.mind.state):
            return line
        told = told_topic(self.mind.text, self.mention, moves=bool(self.how.sign and not self.how.to))
        if told == MARKET_SHARE and (traded := trade_share(self.mention, self.around.lead, self.mind.state.recent)) and traded.part:
            return traded  # 对日本进出口1万亿元,份额降至5%
        if told is None:
            last = self.mind.state.recent[0][0].concept if self.mind.state.recent else None
            statistical = statistic(self.mind.text, self.mention, self.around.lead, last)
            lead, recent = self.around.lead, self.mind.state.recent
            of_country = not self.mind.state.here or self.slot.owner == self.mind.scene.nation
            if of_country and not self.slot.sure and (orders := orders_abroad(self.mind.text, self.mention, lead)):
                return orders
            traded = budget_side(self.mention, lead, self.how, recent) or trade_share(self.mention, lead, recent) or trade_share_moved(self.mind.text, self.mention, recent) or of_trade(self.mention, lead, recent) or basket_step(self.mention, lead, recent)
            flow = of_shops(self.mind.text, self.mention, lead, firm=self.mind.state.company is not None) or asked_managers(self.mention, lead) or on_route(self.mention, lead, self.how, recent) or a_day(self.mention, lead, recent) or statistical or traded or self._next_part() or flow_told(self.mind.text, self.mention, lead, recent)
            of_country = flow is None and self.mention.label == "MONEY" and self.mind.company is None and not self.slot.sure
            return lent_on_balance(self.mind.text, self.mention, recent) if of_country else flow
        sold = self.slot.owner in goods() or self.mind.state.goods
        if told and told.concept == "share_price" and is_index(self.slot.owner):
            return Topic("index_level")
        return Topic("price") if told and told.concept == "share_price" and sold else told

    def _next_part(self) -> Topic | None:
        """Return the next part of what the text goes through by its parts."""
        mind, mention, lead, how, recent = self.mind, self.mention, self.around.lead, self.how, self.mind.state.recent
        if self.slot.sure or not recent:
            return None
        start = mention.start - len(lead)
        beside = grew_so(mind.text, start, lead, mention, how, mind.state) or from_where(mention, lead, how, recent) or carried_too(mention, lead, recent)
        if beside or (self.slot.topic is not None and self.slot.topic.concept in known_concepts()):
            return beside
        return (
            next_branch(mention, lead, how, mind.state)
            or next_place(mention, lead, how, mind.state)
            or surveyed(mention, lead, recent)
            or of_basket(mention, lead, how, recent)
            or headed(mind.text, start, lead, mention, how)
            or next_goods(mind.text, start, lead, mention, recent)
            or branch_grows(mention, lead, recent)
            or turned(mind.text, start, lead, mention, how, recent)
            or outran(mind.text, mind.scene.begin_of(mention.start), mention, lead, how, recent)
            or (None if how.sign else part_of_rate(mention, lead, mind.state))
        )

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
        topic = loose_topic(self.around.free)
        return None if topic and self.mention.label == "QUANTITY" and THAN_LEVEL.fullmatch(topic.concept) else topic

    @cached_property
    def placed(self) -> Topic | None:
        """The topic spoken of, of the part that stands behind the number."""
        mention, lead, state = self.mention, self.around.lead, self.mind.state
        behind = self.mind.text[mention.end : mention.end + BEHIND]
        return placed_topic(mention, lead, behind, state) or placed_topic(mention, lead, self.around.tail, state)


def ranked_topic(said: Said) -> Topic | None:
    """Return the measure that others were told of, by which the number ranks its owner: 川岳以120万台居冠, whose stock nobody is ranked by; None where it ranks nobody."""
    if not BY.search(said.around.lead) or RANKED.match(said.around.tail) is None:
        return None
    alike = (topic for topic, label, unit in said.mind.state.recent if label == said.mention.label and unit == said.mention.unit)
    told = next((Topic(topic.concept) for topic in alike if not topic.concept.endswith(("价", "price"))), None)
    if told is None and said.mention.label == "MONEY" and BOX_OFFICE.search(said.mind.text, max(0, said.mention.start - FAR), said.mention.start):
        return Topic("票房")
    if said.mention.unit == "辆" and (told is None or told.concept == "inventory"):
        return Topic("sales_volume")  # who has the most cars is who sold them
    return told


def done_topic(said: Said) -> Topic | None:
    """Return how far a target just told is reached, None where the number says no such thing: 目标50万辆,前七月完成四成."""
    if said.mention.unit != "%" or DONE.search(said.around.lead) is None:
        return None
    near = max(0, said.mention.start - NEAR_AIM)
    near = max(near, said.mind.text.rfind("\n", near, said.mention.start))
    return Topic("目标完成率") if AIM.search(said.mind.text, near, said.mention.start) else None


# 标准版由23万元|降到21万元: of the part that it set out from
SET_OUT = regex.compile(r"(?:由|从)[^,;。\d]{0,8}(?:\d[\d.,]*)?[^,;。\d]{1,8}$")


def went_to(said: Said) -> Topic | None:
    """Return the topic of the level right before, from which the change set out that arrives at this number; None where none does."""
    last = said.mind.state.last
    if last is None or last.change or last.unit != said.mention.unit or not said.how.to:
        return None
    text, lead = said.mind.text, said.around.lead
    joined = said.mention.start - said.mind.state.just_end == len(lead) and not clean_phrase(lead[: said.how.start])
    set_out = joined and SET_OUT.search(text, max(0, said.mind.state.just_end - 24), said.mind.state.just_end)
    return Topic(last.concept, last.part) if set_out else None


A_RATE = regex.compile("(?<![增减涨跌降升长幅])率$|比例$|占比$|比重$")


def _by_sum(named: Topic | None, mention: Mention) -> Topic | None:
    """Return what was sold in money, where the words before a sum name how much was sold: 彩票销量|336亿元; None elsewhere."""
    in_money = mention.label == "MONEY" and Decimal(mention.value or "0") >= LEAST_SALES
    return Topic("sales_amount", named.part) if named and named.concept == "sales_volume" and in_money else None


LEAST_SALES = 10**6
"""A price is less."""


# 60岁(以上老人免票): from what age on one pays nothing
FREE = regex.compile(r"(?:\(含\))?(?:及|或)?以[上下][^,;。]{0,8}免(?:票|费)")


def rule_topic(said: Said) -> Topic | None:
    """Return of what the number is said: by the words before it, after it, or those that still hold."""
    mind, mention, slot, around, how = said.mind, said.mention, said.slot, said.around, said.how
    state, named = mind.state, slot.topic
    if mention.unit == "岁":
        return Topic("免票年龄" if FREE.match(mind.text, mention.end) else "年龄")
    if said.told:
        return said.told
    changes = bool(how.sign and not how.to) or mention.unit in ("pp", "bp")
    # 同比+27.53%, 较年初膨胀36.4%: what is compared is a change, though no verb that is known says so.
    compared = mention.label == "PERCENT" and not how.to and bool(state.bases or state.compared or slot.base)
    if said.special or runs(mention, around.lead):
        return said.special
    if named and not changes and fits(named.concept, mention, is_change=False) and concept_unit(named.concept):
        return _share_of_what(said) or made_beside(named, mention, around.lead) or refined(mind, mention, with_place(state, named) or named)
    if said.share:
        return said.share
    if named and fits(named.concept, mention, is_change=changes or mention.unit == "%"):
        return refined(mind, mention, with_place(state, named) or named)
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
    counts = mention.label == "QUANTITY" and not changes and mention.unit != "倍" and not is_small_count(mind, mention)
    if held is None and counts and not expected:
        held = said.loose
    held = held or arrived_topic(said) or opened_topic(mind, mention) or held_topic(state, mention, changes=changes or compared) or said.placed
    return with_place(state, held) or _by_sum(named, mention)


def _share_of_what(said: Said) -> Topic | None:
    """Return the share of revenue with the part that makes it, where the words name no part: 利息净收入212亿元,占营收的|74%."""
    bare = said.slot.topic == Topic("revenue_share") and said.share is not None and said.share.concept == "revenue_share"
    return said.share if bare else None


def arrived_topic(said: Said) -> Topic | None:
    """Return the topic of the number right before, from which a change arrived at this one: 骑手从5.1万人|减到3.9万人; else None."""
    state, last = said.mind.state, said.mind.state.last
    if last and last.unit == "pp" and last.concept.endswith("增速") and said.mention.unit == "%" and TO.fullmatch(said.mind.text, state.just_end, said.mention.start):
        return Topic(of_growth(last.concept), last.part)  # GDP增速预期上调0.2个百分点至4.8%
    if last and last.change and state.just and said.mention.label == "QUANTITY" and TO.fullmatch(said.mind.text, state.just_end, said.mention.start):
        plain = is_noun(state.just[0].concept) or state.just[0].concept in known_concepts()
        return state.just[0] if plain and fits(state.just[0].concept, said.mention, is_change=False) else None  # 出货量增长7%至1900台, 货运量增长1%,达6亿吨
    if last is None or last.change or not state.just or not said.how.to or said.how.start or last.unit != said.mention.unit:
        return None
    return state.just[0] if 0 <= said.mention.start - state.just_end <= len(said.around.lead) else None


TO = regex.compile(",?(?:[至到]|[增减升降扩]至|达到?了?|为|录得|报|共|合计)(?:约|近|逾|超过?|大约|了)?")


# 退货率方面,各平台平均为9%: what a clause opened with that has no number of its own.
OPENED = regex.compile(r"(?:^|[,。;:\n])(?P<noun>[\p{Han}A-Za-z]{3,12})(?:方面|上|这[头端边]|呢),[^,;。\d]{0,14}$")


def opened_topic(mind: Mind, mention: Mention) -> Topic | None:
    """Return the measure that the clause before a number opened with, where no word of the lexicon names it."""
    before = mind.text[max(0, mention.start - 32) : mention.start]
    opened = OPENED.search(before) if "," in before else None
    return Topic(opened.group("noun")) if opened and NOUN_END.search(opened.group("noun")) else None


# 办理(案件)3.2万件,同比增长: the clause behind a number, of which it says how far it changed.
FOLLOWS = regex.compile(r"[^,;。:()\d]{0,6}[,(、][^,;。:()]{0,24}")


def just_counted_topic(said: Said) -> Topic | None:
    """Return the topic of the number right before, where that is one no other sentence goes back to: 办理案件3.2万件,同比增长5.4%."""
    state, lead = said.mind.state, said.around.lead
    mention, last = said.mention, state.last
    same = mention.label == "PERCENT" or (last is not None and mention.unit == last.unit)
    if not state.just or said.slot.topic or not same:
        return None
    if last and last.unit and len(last.unit.split("/")[0]) == 3 and said.how.verb.startswith(("涨", "跌")):
        return None  # 运价900美元/FEU,涨2%: a price
    if state.recent and state.recent[0][0] == state.just[0]:
        return state.just[0] if _says_how_far(said) else None
    follows = FOLLOWS.fullmatch(said.mind.text, state.just_end, mention.start)
    told = mention.label == "PERCENT" or (last is not None and not last.change)
    return state.just[0] if told and follows and not clean_phrase(lead[: said.how.start]) else None


# 均价11.5元/公斤,(环比下降)1.7%,(同比下降)30.2%; 占营收的29.1%,(较上年提升)3.7个百分点
HOW_FAR = regex.compile(r"[,(、](?:而|并|且|但|也|又)?(?:同比|环比|按?[年月季周]|[较比](?:[上去前]一?[年期月]|上一?季度?|年初|期初)(?:同期|末|底)?)?(?:再|则|仍|还|也)?")


def _says_how_far(said: Said) -> bool:
    """Tell whether a number says no more than how far the part told of right before changed."""
    state, mention, last = said.mind.state, said.mention, said.mind.state.last
    if last is None or not last.part or not said.how.sign or said.how.to or state.topics:
        return False
    between = said.mind.text[state.just_end : mention.start]
    points = mention.unit in ("pp", "bp")
    fitting = points == (last.unit in ("%", "pp", "bp") and concept_unit(last.concept) == "percent")
    ahead = between[: len(between) - len(said.around.lead) + said.how.start]
    return fitting and (HOW_FAR.fullmatch(ahead) is not None or (ahead in (",", "、") and said.how.verb.startswith(("年", "月", "季"))))
