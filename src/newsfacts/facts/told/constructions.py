"""Topics that a whole construction tells: a task's completion, a dividend, a recovery, a run, a price paid."""


import regex

from newsfacts.facts.lists.lists import Slot
from newsfacts.facts.state import Around
from newsfacts.facts.told.shares import cost_ratio, is_plain
from newsfacts.facts.told.told import is_small
from newsfacts.facts.what.behind import BOUGHT
from newsfacts.facts.what.concepts import Topic, clean_phrase
from newsfacts.facts.what.topics import Mind, held_topic
from newsfacts.facts.words import chinese_name, goods
from newsfacts.mention import Mention

# 完成年度计划的128%, 为年度任务的112.1%, 占全年预算的六成, 占全年限额的六成; but not 占担保额度的六成
TASK = regex.compile(
    r"(?:完成|达到?|占|为|是|实现|相当于)(?:了)?(?:全年|年度|年初|今年|上半年)?(?P<task>[^,;。的]{0,4}(?:计划|任务|目标|(?<!占\p{Han}{0,2}(?:支出|收入|总))预算|(?<!担保|授信|信用|贷款|可用|总)额度|限额|序时进度))的?(?:约|近|逾|超过?)*$"
)
# 完成18万辆全年目标的81%, 完成6万辆目标的87%: the task stands behind its own number, or before it, 达到年度目标7万吨的七成
TASK_OF = regex.compile(
    r"(?:完成|达到?|占)(?:了)?(?P<when>全年|年度)?[^,;。]{0,12}(?:全年|年度|年初|今年|\d[万亿]*\p{Han})的?(?P<task>计划|任务|目标|预算)的?(?:约|近|逾|超过?)*$"
    r"|(?:完成|达到?|占|为|相当于)(?:了)?(?P<when>全年|年度)的?(?P<task>[^,;。\d的]{0,4}(?:计划|任务|目标|预算))[\d.,]+[万亿]*\p{Han}{1,3}的(?:约|近|逾|超过?)*$"
)
# 淡马锡认购【2000万美元】: of the cornerstone investors that were just spoken of.
SUBSCRIBES = regex.compile(r"(?:认购|吸纳|包揽|包销|认投|认筹)(?:了|约|近|逾|超|共|合共|合计|金额为?)*$")
NEARBY = 60
"""Characters before a number in which its sentence may name cornerstone investors."""
DIVIDEND = regex.compile(r"(?:股息|股利|派息|红利)[^,;。]{0,8}每(?:股|份)?(?:普通股|美国存托股|美国存托凭证|存托股|ADS)?$|每股(?!收益|盈利|纯益|盈余)[^,;。每]{0,6}(?:派|配|分|发放|股息|股利)[^,;。每]{0,4}$")
# 每股普通股派0.5美元,或每股美国存托股|1美元
PER_PAPER = regex.compile(r",?(?:或|即|相当于|折合|亦即)+每(?:股|份)?(?:普通股|美国存托股|美国存托凭证|存托股|ADS)(?:约|派)?")
# 恢复到2019年同期的93.6%, 回复至疫前的九成
RECOVERED = regex.compile(r"[恢回]复(?:到|至)(?:了)?[^,;。]{0,12}$")
# 川岳电昨日跌破120元, 攻抵1020元涨停价作收: what level a share got past, where no measure is named
CROSSES = regex.compile(
    r"\)?(?:昨日?|今日?|盘[中后]|[早午尾]盘|午后|一度|已|曾|再度?|首度?|并|直接|终于|成功|重新?|强势|亮灯|跳空|直线)*"
    r"(?:(?:攻|冲)[上抵破]|站[上稳]|突破|[升涨]破|[升涨]穿|[跌贯]破|跌穿|摜破|失守|守住|收复|叩关)(?:了)?"
)
CLOSES = regex.compile(r"[^,;。]{0,5}(?:作收|收盘|收市)")
SUBSCRIBED = regex.compile(r"认购|超购|申购")
# 是公司去年营业收入的1.7倍, 为去年同期的三倍
TIMES = regex.compile(r"(?:是|为|相当于|达到?)(?P<of>[^,;。]{2,16}?)的(?:约|近|逾|超过?|大约)*$")


def special_topic(mind: Mind, mention: Mention, slot: Slot, around: Around) -> Topic | None:
    """Return the topic that a whole pattern tells: a task's completion, a dividend, a recovery, a price paid."""
    state, lead = mind.state, around.lead
    if mention.unit == "%" and (task := TASK.search(lead) or TASK_OF.search(mind.text, max(0, mention.start - NEARBY), mention.start)):
        base = held_topic(state, mention, changes=True)
        named = chinese_name(base.concept) if base and (is_plain(base.concept) or base.concept == "sales_volume") else ""
        when = task.groupdict().get("when")  # 完成全年6万辆目标的87%
        goal = task.group("task").removeprefix("原")
        return Topic(f"{when or ('' if named == goal else named)}{goal}完成率")
    if mention.label == "MONEY" and (DIVIDEND.search(lead) or (state.last and state.last.concept == "dividend_per_share" and PER_PAPER.fullmatch(lead))):
        return Topic("dividend_per_share")
    if mention.label == "MONEY" and SUBSCRIBES.search(lead) and "基石" in mind.text[max(0, mention.start - 2 * NEARBY) : mention.start]:
        return Topic("cornerstone_subscription")
    if slot.topic == Topic("revenue_share") and state.topic and (ratio := cost_ratio(state.topic.concept)):
        return Topic(ratio)
    if mention.unit == "%" and RECOVERED.search(lead) and (base := held_topic(state, mention, changes=True)):
        return Topic(f"{base.concept}恢复比例" if is_plain(base.concept) else "恢复比例")
    if (mention.label == "DURATION" or mention.unit is None) and RUNNING.search(lead):
        if RECORD.match(around.tail):
            return Topic("连续创新高")
        run = RUN.match(around.tail)
        return Topic(f"连续{run.group('what')}") if run and not NUMERAL.search(run.group("what")) else None
    if mention.unit == "倍" and (times := TIMES.search(lead)) and not SUBSCRIBED.search(lead):
        return Topic(f"{clean_phrase(times.group('of'))}倍数")
    if slot.topic is None and mention.label == "MONEY" and BOUGHT.match(mind.text, mention.end):
        return Topic("acquisition_price")
    if slot.topic is None and mention.label == "MONEY" and CROSSES.fullmatch(around.free) and (slot.owner in goods() or is_small(mention)):
        return _crossed(around)
    return None


# 一度冲上40元, 盘中跌破9元: so far and no farther, within the day
IN_THE_DAY = regex.compile(r"一度|曾|盘中")
DOWN = regex.compile(r"跌|摜|失守")


def _crossed(around: Around) -> Topic:
    """Return what price of a share the level is that it got past: where it closed, the day's highest or lowest, else where it stands.

    >>> _crossed(Around(free="盘中一度冲上")).concept, _crossed(Around(free="站上", tail="收盘")).concept
    ('high_price', 'close_price')
    """
    if CLOSES.match(around.tail):
        return Topic("close_price")
    if IN_THE_DAY.search(around.free):
        return Topic("low_price" if DOWN.search(around.free) else "high_price")
    return Topic("share_price")


# 连续五个季度(负增长), 连6日(净流入): what goes on is named behind.
RUNNING = regex.compile(r"(?:连续?第?|已连续?第?)(?:了|约|近|逾)?$")
# 连续三个月(改写新高), 连五月(刷新纪录)
RECORD = regex.compile(r"(?:再|续|屡|齐)?(?:创下?|改写|刷新|写下)(?:了)?(?:单月|单季|历史|历年|同期)*(?:新?高|纪录)")
RUN = regex.compile(r"(?:共|出现|呈|录得|实现|保持|为)?(?P<what>\p{Han}{2,4}?)(?=[,。;:、了的至]|\p{Han}{0,2}[\d(]|$)")
NUMERAL = regex.compile(r"[一二三四五六七八九十百千万亿两]")  # 连续三个月|破三万


def runs(mention: Mention, lead: str) -> bool:
    """Tell whether a duration says how long something has gone on: of nothing else it can be said."""
    return mention.label == "DURATION" and RUNNING.search(lead) is not None
