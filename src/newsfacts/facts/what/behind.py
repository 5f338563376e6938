"""Of what a number is by the words behind it: the noun that it counts, the part that it goes to."""

from decimal import Decimal

import regex

from newsfacts.facts.state import State
from newsfacts.facts.what.approach import sign_after
from newsfacts.facts.what.concepts import NOUN_END, Topic, clean_part, counted_noun, fits
from newsfacts.facts.what.topics import Mind
from newsfacts.facts.words import concept_unit, share_of, word_at, words
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded
from newsfacts.text.words import jieba

# 以2亿美元(约合14.4亿元)收购…: what the sum was paid for stands behind it.
BOUGHT = regex.compile(
    r"(?:\([^()]{0,30}\))?(?:的?(?:价格|对价|代价|总价|现金|自有资金))?(?:收购|并购|购入|买下|购得|出售|售出|转让|受让|出让|让出|沽出|沽售)"
)
APPROXIMATE = regex.compile(r"^(?:左右|上下|以上|以下|以内|多|余)")
# 9.78%合伙份额, 70%的权益: of which one holds so much
STAKE = regex.compile(r"的?\p{Han}{0,2}(?:股权|股份|份额|权益)(?!工具|乘数|质押|激励|变动)")
# 续发1670亿元2年期国债, 拿下28亿元海外大单
COUNTED_SUMS = regex.compile(
    r"(?P<bond>国债|地方债|专项债|永续债|公司债|企业债|中期票据|中票|短融|融资券|债券|可转债|转债|二级资本债|点心债)(?=$|补血|融资)|(?P<loan>联贷案?|银团贷款)$|(?:订单|大单|合同)$"
)


POWER = frozenset("GW MW kW GWh MWh kWh 吉瓦 兆瓦 千瓦 吉瓦时 兆瓦时 千瓦时 瓦".split())
# 3GW|组件工厂, 2GW|太阳能案: what a plant makes in a year, and what a station has
PLANT = regex.compile("(?P<station>(?:光伏|风电|太阳能|水电|核电|风力|发电|海风|陆风)(?:发电)?(?:电站|电厂|项目|[案场])|电站|电厂)$|(?:超级)?工厂|生产线|产线|生产基地|制造基地|项目$|新?厂$")
# 1.6GWh|储能系统供货合同
CONTRACT = regex.compile("(?:供货|供应|销售|采购)*(?:合同|协议|合约|订单|大单|长单)$")

GRANT = regex.compile(r"\p{Han}{0,6}(?:补贴|补助|专项|扶持|引导|奖补|纾困|救助|救灾|奖励|帮扶|发展|保障)资金")


PLACES = frozenset("个 家 座 条 间 处 所 大".split())
"""What plants are counted in, and no capacity: 10个智能工厂产能5万吨."""
# 向9间|机构罚款合共: what is done to those who are counted
FINED = regex.compile("(?:罚款|处罚|罚没|采取)(?:合共|合计|共)*$")
PAPERS = regex.compile("ADSs?|ADRs?|美国存托(?:股份?|凭证)|存托(?:股份?|凭证)|[AB]类普通股")
FORESEEN = regex.compile("(?:预测|预期|估计|预估|目标|看法|展望)值?")


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
    if known and known != "-" and fits(known, mention, is_change=mention.unit == "%" and sign_after(tail) != 0):  # 2%的净利润增长
        return refined(mind, mention, Topic(known))
    noun = FINED.sub("", counted_noun(tail).removesuffix("产能" if mention.unit in PLACES else ""))
    if FORESEEN.fullmatch(noun) or _is_done(mind.text, mention, noun) or PAPERS.fullmatch(noun):
        return None  # 维持全年4900万人次的预测: of what is foreseen; 发行300万股|ADS: shares, by whatever they are called
    if mention.unit == "%" and STAKE.match(tail):
        return Topic("stake")
    if mention.label == "MONEY" and (kind := COUNTED_SUMS.search(noun)):
        return Topic("bond_amount" if kind.group("bond") else "financing_amount" if kind.group("loan") else "order_amount")
    if not noun or mention.label == "DURATION" or mention.unit == "点":
        return None
    for k in range(len(noun) - 1):
        word = words().get(noun[k:])
        if word and word.concept and word.concept != "-" and fits(word.concept, mention, is_change=False):
            made = clean_part(noun[:k]) if word.concept == "capacity" and k > 1 else None  # 12GW薄膜电池产能
            return refined(mind, mention, Topic(word.concept, made))
    if mention.unit in POWER and (contract := CONTRACT.search(noun)):
        return Topic(f"{noun[: contract.start()]}供货量")
    if mention.unit in POWER and (plant := PLANT.search(noun)):
        return Topic("capacity", None if plant["station"] else clean_part(noun[: plant.start()]))
    if mention.label == "QUANTITY" and mention.unit not in ("倍", "岁") and not is_small_count(mind, mention):
        return Topic(noun)
    granted = mention.label == "MONEY" and GRANT.fullmatch(noun)  # 2亿元的人才帮扶资金
    named = mention.label in ("MONEY", "PERCENT") and tail.startswith("的") and (granted or NOUN_END.search(noun))
    return Topic(noun) if named else None


# 较上周的256万吨, 比5月底的低点8万吨: what something is held against
HELD_AGAINST = regex.compile(r"(?:较|(?<!占)比)[^,;。:较比]{1,14}$")
DOES = frozenset(("v", "d", "vd", "a", "ad", "vn", "vg"))
"""What words say that tell how something goes, by their kinds."""


def _is_done(text: str, mention: Mention, noun: str) -> bool:
    """Tell whether the words behind a number that something is held against say how that goes: 较上周的256万吨|明显转弱, but not 比去年的300名|员工多."""
    if not noun or HELD_AGAINST.search(text, max(0, mention.start - 18), mention.start) is None:
        return False
    return all(kind in DOES for _, kind in jieba().tag(noun, hmm=False))


NEXT_CLAUSE = regex.compile(r"\p{Han}[^,。;:、\n]{1,12}?(?:\d|为|约|达|是|涉)")


def _pauses(folded: Folded, mention: Mention) -> bool:
    """Tell whether a blank ends the clause of a number: 回购67万股 回购价格为13元, but not 減持 2,000 萬股 股份, 3000名 员工."""
    if NEXT_CLAUSE.match(folded.text, mention.end) is None:
        return False
    start, end = folded.origin(mention.start, mention.end)
    return folded.source[end : end + 1].isspace() and not folded.source[max(0, start - 1) : start].isspace()


def is_small_count(mind: Mind, mention: Mention) -> bool:
    """Tell whether a quantity is a small count in words, which tells of no fact: 三条原则, 两种路径."""
    surface = mind.text[mention.start : mention.end]
    return not surface[0].isdigit() and mention.value is not None and abs(Decimal(mention.value)) <= 10


def refined(mind: Mind, mention: Mention, topic: Topic) -> Topic:
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


# 其中298亿元(投向移动网), 55%(押在先进封装), 156间(位于本港): the part stands behind the number.
PLACED = regex.compile(
    r"(?:左右|上下|以上)?(?:的?(?:资金|款项|募资))?(?:将|均|已|则|主要|拟|计划|会|预计)*(?:拨作|拨给|用作|作为|为(?=一般)|投放[在于]?|投向|投入|投在|押在|押注|砸在|砸向|砸进|砸入|花在|买进?|拨向|用于|用在|用来|用以|留给|留作|补充|来自|源自|位于|分布在|集中在|流向|拨往|属于|销往|出口至?)(?:了|在)?(?P<part>(?:[A-Za-z]+\ )?[\p{Han}A-Za-z0-9-]{2,14}?)(?=[,;。:、(及和与等\n]|市场|的|$)"
)
# 集资净额的四成用于研发,15%(拓展海外市场),一成(偿还贷款): the deed itself, in a list of uses
SPENDS = regex.compile(r"(?:左右)?(?:将|会|拟|计划)?(?P<part>(?:拓展|开拓|扩[大建充展]|兴建|建设|新建|偿还|归还|升级|改造|采购|购[置买]|发展|提升|加强|支付|开设|收购)[\p{Han}A-Za-z0-9]{2,10}?)(?=[,;。:、(及和与等\n]|的|$)")
BEHIND = 24
"""Characters behind a number in which its part may be named, numbers and names among them: 11亿元用于年产5万吨正极材料项目."""
# 招股所得约40%(用于开店), …,20%(拨作品牌推广)
PROCEEDS = regex.compile(r"(?:所得|募资|集资|募集)(?:资金|款项|款|净额)*(?:净额|总额|中|的|将|有|拟|计划)*(?:约|近|逾)*$")
RAISED = frozenset(("proceeds", "financing_amount"))
OF_PROCEEDS = "募资用途占比"
NEAR = 4
"""So many topics back the uses of the proceeds may go on."""


OF_MONEY = regex.compile(r"(?:左右|上下|以上)?的?(?:资金|款项|募资|融资|所得)")


def _of_raised(tail: str, state: State) -> bool:
    """Tell whether a share is one of what was raised: 募资2亿元,六成投向研发; 融资2亿元,估值9亿元,六成资金用于研发."""
    near = NEAR if OF_MONEY.match(tail) else 1
    return any(topic.concept in RAISED for topic, _, _ in state.recent[:near])


def placed_topic(mention: Mention, lead: str, tail: str, state: State) -> Topic | None:
    """Return the topic spoken of, of the part that stands behind the number; None where none does."""
    placed = PLACED.match(tail) or (SPENDS.match(tail) if any(one.concept == OF_PROCEEDS for one, _, _ in state.recent[:NEAR]) else None)
    if placed is None:
        return None
    if mention.unit == "%" and (PROCEEDS.search(lead) or any(one.concept == OF_PROCEEDS for one, _, _ in state.recent[:NEAR]) or _of_raised(tail, state)):
        return Topic(OF_PROCEEDS, placed.group("part"))
    alike = (topic for topic, label, unit in state.recent[:NEAR] if (label, unit) == (mention.label, mention.unit))
    last = state.recent[0][0] if state.recent else None
    last = next(alike, last) if mention.label == "MONEY" else last  # 11亿元用于年产5万吨的项目,4亿元用于研发
    if last is None:
        return None
    share = mention.unit == "%" and concept_unit(last.concept) != "percent"
    return Topic(share_of(last.concept) if share else last.concept, placed.group("part"))
