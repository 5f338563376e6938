"""When a number was where the words leave no doubt: 10月营收12亿元,累计110亿元; 现价7.35港元; 前值0.5%."""

from decimal import Decimal
from typing import Protocol

import regex

from newsfacts.document import Fact
from newsfacts.facts.lists.basket import INDICES
from newsfacts.facts.lists.list_years import year_in_chain, years_together
from newsfacts.facts.reader import Reader
from newsfacts.facts.scene import Scene
from newsfacts.facts.state import Around, State
from newsfacts.facts.told.flashes import is_before, period_before
from newsfacts.facts.what.approach import Approach
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.when.bases import MONEY_SUPPLY, is_balance, is_same_span
from newsfacts.facts.when.brackets import against_which, beside_bracket
from newsfacts.facts.when.interim import interim_told
from newsfacts.facts.when.new_york import US_INDEX, new_yorks_day
from newsfacts.facts.when.of_list import of_claims, of_list
from newsfacts.facts.when.of_report import at_years_start, of_report
from newsfacts.facts.when.outlook import looks_ahead
from newsfacts.facts.when.periods import (
    COMPARED,
    QUARTER,
    SET_OUT,
    SHORTEST_MONTH,
    closing_day,
    days_of,
    first_day,
    is_day,
    is_month_end,
    is_so_far,
    last_day,
    sessions_summed,
    trading_day,
    year_before,
    year_of,
)
from newsfacts.facts.when.quoted import day_of_quote
from newsfacts.facts.when.sums import FLOWS, lost_over, months_summed
from newsfacts.facts.words import concept_kind, goods
from newsfacts.mention import Mention


class Walker(Protocol):
    """What a period that is kept needs of the walk."""

    text: str
    scene: Scene
    state: State
    begin: int


# 18万辆的年度目标, 年度销售目标18万辆: of the whole year, whatever months are under report
YEARS_TARGET = regex.compile(r"(?:年度|全年)(?:\p{Han}{0,4})?目标")

RUNS = frozenset(("连续买超天数", "连续卖超天数"))


def period_told(mind: Reader, mention: Mention, topic: Topic, how: Approach, around: Around) -> str | None:
    """Return when, where the words leave no doubt; else None: several years, a year's target, what a balance came from, the time before."""
    if is_before(around.lead) and mind.state.last:
        return period_before(mind.state.last.period)
    if topic.concept == "net_loss" and (years := lost_over(mind, mention.start)):
        return years
    if beside := beside_bracket(mind, mention, topic) or _with_trade(mind, topic) or of_list(mind, mention, topic, how) or of_claims(mind, mention, topic):
        return beside
    if then := against_which(mind.state.last, mention, how, around) or at_years_start(mind, mention, topic):
        return then
    beside = _beside_report(mind, mention, topic) or _in_session(mind, mention, topic, how, around) or _with_last(mind, mention, topic, how, around)
    if beside:
        return beside
    told = (
        year_in_chain(mind.state, source=how.source, to=how.to or around.lead.endswith(("再到", "再至")), tail=around.tail, undated=_undated(mind, mention) if how.source or how.to else None)
        or years_together(mind.state, mind.text[max(mind.begin, mention.start - 30) : mention.start], mind.text[mind.state.just_end : mention.start][:16])
        or _years_target(mind, around)
        or of_report(mind, mention, topic, how)
        or _of_named_report(mind, topic, how)
        or interim_told(mind, mention, topic)
        or _of_level(mind, mention, topic, how)
        or (_already_moved(mind, mention) if how.sign and not how.to and topic.concept in MOVED else None)
        or (_session_told(mind, mention, around) if concept_kind(topic.concept) == "day" else None)
        or (_span_told(mind, mention, topic) if (topic.concept == "price" or concept_kind(topic.concept) == "day") and how.sign and not how.to else None)
        or _since_january(mind, mention, topic, around)
    )
    current = mind.state.period or mind.state.report
    if not told and current and how.source and is_balance(topic.concept) and YEARS_START.search(mind.text, max(mind.begin, mention.start - 6), mention.start):
        year = year_of(current)
        return f"{year - 1:04d}-12-31" if year else None  # 不良率由年初的1.9%升至2.4%: what the last year closed with
    if not told and how.source and mind.state.aside:
        return _sets_out(mind, mention)
    if told or not how.source or mind.state.aside or current is None or not is_balance(topic.concept):
        return told
    day = closing_day(current) or ""
    return f"{int(day[:4]) - 1:04d}-12-31" if is_day(day) and is_month_end(day) else None  # the last year's end, unless told otherwise


def _with_trade(mind: Reader, topic: Topic) -> str | None:
    """Return the months of which the sentence has told how much was bought or sold abroad, for the price of that: 铁矿砂进口8亿吨,均价每吨790元; else None."""
    last = mind.state.last
    if topic.concept != "price" or last is None or not mind.state.stated or mind.state.just_end < mind.begin:
        return None
    traded = next((one for one, _, _ in mind.state.recent[:4] if one.concept in CUSTOMS), None)
    if traded is None or mind.state.goods not in (None, traded.part):
        return None  # 黄金进口9吨,沪金报950元: of other goods
    return last.period if last.period and not is_day(last.period) else None


CUSTOMS = ("imports", "exports")


# 成交额减至2100亿元,(上日为)2350亿元
DAY_BEFORE = regex.compile(r",(?:上日|前日|上一(?:个)?(?:交易)?日|前一(?:个)?(?:交易)?日|昨日)(?:则|仅|只)?(?:为|是|有)\d")


def _undated(mind: Reader, mention: Mention) -> str | None:
    """Return the words of the sentence before a number, no more than are near, None where they hold a date."""
    dated = mind.scene.dates_before(mention.start) != mind.scene.dates_before(mind.begin)
    return None if dated else mind.text[max(mind.begin, mention.start - SAID_NEAR) : mention.start]


SAID_NEAR = 60
"""Characters."""


def _in_session(mind: Reader, mention: Mention, topic: Topic, how: Approach, around: Around) -> str | None:
    """Return the trading day or days that prices and flows of money are of, where the words name the session; else None."""
    state = mind.state
    if (today := mind.published) and concept_kind(topic.concept) == "day" and DAY_BEFORE.match(mind.text, mention.end) and not _dated_here(mind, mention):
        return today
    if quoted := day_of_quote(mind, mention, topic, how, around):
        return quoted
    if state.day and NOW.search(around.lead) and not _dated_here(mind, mention):
        return new_yorks_day(mind, state.day) if state.overnight else state.day
    if topic.concept in FLOWS and (summed := sessions_summed(mind.text[max(mind.begin, mention.start - 30) : mention.start], _session(state))):
        return summed
    if topic.concept in FLOWS and (months := months_summed(mind, mention.start)):
        return months
    if topic.concept in RUNS:
        return _session(state)  # 投信已连6日站在买方: up to the day that is told of
    last = state.last
    if last and last.concept == "share_price" and last.change and last.period and is_day(last.period) and GIVES_QUOTE.fullmatch(mind.text, state.just_end, mention.start):
        return last.period if mention.label == "MONEY" and state.just_end >= mind.begin else None
    if topic.concept == "close_price" and AT_CLOSE.search(around.lead) and state.day and not _dated_here(mind, mention):
        return trading_day(state.day[:10])
    return None


def _with_last(mind: Reader, mention: Mention, topic: Topic, how: Approach, around: Around) -> str | None:
    """Return the period of the number before, or of the first of the paragraph, where this one plainly goes on with it; else None."""
    state, last = mind.state, mind.state.last
    if last and last.change and is_same_span(mind.text, mention.start):
        return last.period
    if last and topic.concept.endswith("殖利率") and last.concept == "close_price" and state.just_end >= mind.begin:
        return last.period  # 以收盘价50元计算,殖利率4%
    if month := _month_told(mind, mention, around):
        return month
    if _is_inside(mind, mention) and (report := _reported(mind)):
        state.period, state.report, state.aside = report, report, None  # what follows goes on with it
        return report  # 截至10月底现金18亿元,季内回购8000万元: of the quarter, and not of its end
    begun = state.first.period if state.first else state.report
    if state.by_part and begun and not is_day(begun) and not _dated_since(mind, mention) and concept_kind(topic.concept) != "day":
        return begun  # 二季度营收…,上半年每股…。分产品看,医疗占三成
    if state.by_part and mention.label == "QUANTITY" and last and last.concept == topic.concept and topic.part and last.unit in (mention.unit, "%") and not _dated_since(mind, mention):
        return last.period  # 截至11月10日收购4287万吨。分品种看,水稻1412万吨
    level = state.level_at
    if level and topic.concept.endswith("完成率") and level[1] >= mind.begin:
        return level[0].period  # 前8月交付25万辆,完成全年目标40万辆的62%: up to then
    if mention.label == "DURATION" and how.to and not how.start and state.aside is None:
        return state.period or state.report  # 去化周期由8月末的19个月缩短至(15个月): not of August
    return None


def _reported(mind: Reader) -> str | None:
    """Return the quarter, half or year that 期内 means: the last one under report, the text's where that is a part of one, 10月1日至11月9日; None of a day."""
    last, main = mind.state.report, mind.periods.main
    is_short = last is None or (days_of(last) or 0) < QUARTER
    report = main if main and is_short and (days_of(main) or 0) >= QUARTER else last
    return report if report and not is_day(report) else None


INSIDE = regex.compile(r"(?:公司|集团)?(?:季|财季|期|报告期)内(?!权益)")
LIKE = {"output": "industrial_output", "餐饮收入": "retail_sales", "零售额占比": "retail_sales"} | {key: key for key in ("industrial_output", "retail_sales", "cpi", "ppi", "capacity")}
"""What the month's statistics tell piece by piece: each piece is of the period that its measure was last told of."""
# the indices of freight, and the rates of the routes, which are told of the same day
OF_FREIGHT, ROUTES = regex.compile("运价|集装箱|货柜|SCFI|CCFI|WCI"), "routes"
# 其中9月当月增长6%: of that month alone, an aside of the months so far
MONTH_ALONE = regex.compile(r"月份?(?:当月|单月)")


def note_told(mind: Walker, fact: Fact, mention: Mention) -> None:
    """Keep when a measure of a country's statistics was told of, where its sentence has a date of its own; the first of a sentence counts.

    A whole index of prices needs no date beside it. What it averaged since January is told in passing.
    """
    measure = LIKE.get(fact.concept)
    if fact.concept == "index_level" and fact.period and OF_FREIGHT.search(fact.entity or ""):
        before = mind.state.told_when.get((None, ROUTES), ("", 0))[0]
        mind.state.told_when[None, ROUTES] = max(before, fact.period), mind.begin
    if measure is None or fact.forecast or fact.period is None:
        return
    told = mind.state.told_when.get((fact.entity, measure))
    of_prices = fact.concept in INDICES
    if not _dated_in_sentence(mind, mention.start) and not (of_prices and told is None and fact.part is None):
        return
    if of_prices and told is not None and is_so_far(fact.period, told[0]):
        return
    later = told is None or (told[1] != mind.begin and (last_day(fact.period) or "") >= (last_day(told[0]) or ""))  # 去年4月增长6%: looks back
    if later and MONTH_ALONE.search(mind.text, mind.begin, mention.start) is None:
        mind.state.told_when[fact.entity, measure] = fact.period, mind.begin


def as_told(mind: Reader, mention: Mention, owner: str | None, topic: Topic) -> str | None:
    """Return when a number was whose sentence has no date: when its measure was last told of; a balance without any date, with the one before.

    规上工业增加值4月增长6%。前4个月投资增长3%。高技术制造业(增长10%): that was in April.
    """
    if _dated_in_sentence(mind, mention.start):
        return None
    if topic.concept == "price" and (owner or "").endswith("线") and owner in goods() and not mind.state.forecast and not mind.text.startswith(("由", "从"), mention.start - 1):
        return mind.state.told_when.get((None, ROUTES), (None, 0))[0]  # 欧洲线每箱1400美元: of the day of the index of all
    measure = LIKE.get(topic.concept)
    if measure == "capacity" and owner != mind.scene.nation:
        return None  # a firm's is of whenever it has built it
    if measure and (told := mind.state.told_when.get((owner, measure))) and not looks_ahead(mind, mention, told[0]) and not (mind.owners.is_company(owner) and _dated_behind(mind, told[1], mention.start)):
        return told[0]
    last, state = mind.periods.last, mind.state
    if not (is_balance(topic.concept) or topic.concept in MONEY_SUPPLY):
        return None
    if last is None or last[0] is None or state.report or state.period or not is_day(last[0]) or not is_month_end(last[0]):
        return None
    plan = mind.scene.plan
    here = plan[last[1]][0].paragraph == plan[mind.scene.sentence_of(mention.start)][0].paragraph
    return last[0] if here else None  # 9月末M2余额增长8%,…。M1余额…


def _dated_behind(mind: Reader, begin: int, start: int) -> bool:
    """Tell whether a date stands between the sentence that begins at `begin` and a number: a firm tells of its month and its year in turn."""
    scene = mind.scene
    following = scene.sentence_of(begin) + 1
    return following < len(scene.sentence_starts) and scene.dates_before(start) > scene.dates_before(scene.sentence_starts[following])


def _dated_in_sentence(mind: Walker, start: int) -> bool:
    return mind.scene.dates_before(start) > mind.scene.dates_before(mind.begin)


def _of_level(mind: Reader, mention: Mention, topic: Topic, how: Approach) -> str | None:
    """Return the period of the level right before, where a number says how far that changed; else None.

    1至2月累计销量9万辆,同比增长2.7%: of the two months. 上年亏损6亿元,亏损同比收窄12%: of the year that is compared with the last.
    """
    state, dates = mind.state, mind.scene.dates_before
    level = state.last
    if level is None or level.change or not how.sign or how.to:
        return None
    is_flow = level.concept == topic.concept and concept_kind(topic.concept) == "flow"
    if is_flow and level.period != year_before(state.period or state.report or "..") and BEHIND_IT.fullmatch(mind.text, state.just_end, mention.start):
        return level.period  # 今年资本支出12亿元,增幅(两成); but 上年同期为9亿元,增幅(一成)
    current = state.period or state.report
    twice = is_flow and state.told > 1 and len(state.just) > 1 and state.just[0] == state.just[1]
    if twice and current and level.period == year_before(current) and BEHIND_IT.fullmatch(mind.text, state.just_end, mention.start):
        return current  # 票房13亿元,上年同期是15亿元,下滑(一成)
    if COMPARED_PERIODS.isdisjoint(state.bases):
        return None
    rule = state.aside or state.period or state.report
    same = state.just_end >= mind.begin and level.concept == topic.concept and dates(mention.start) == dates(state.just_end)
    if not same or rule is None:
        return None
    return rule if level.period in (rule, year_before(rule)) else None


# what stands between a level and how far it has changed, where no other time is named
BEHIND_IT = regex.compile(r"(?:\([^()\d]{0,10}\))?,(?:同比|按年)?(?:[增降升跌减]幅|增长|下降|增加|减少|下滑|[大微劲]?[增减升跌降挫])(?:为|达|约|了|近|逾|超过?)*")
COMPARED_PERIODS = frozenset(("yoy", "qoq", "mom", "pop"))
"""Bases of changes whose period is that of the level that they are told beside."""


def _beside_report(mind: Reader, mention: Mention, topic: Topic) -> str | None:
    """Return the date of a level that is only compared with, or of a part that 其中 tells of; None of any other number."""
    state, dates = mind.state, mind.scene.dates_before
    if state.against is not None and state.aside and 0 <= mention.start - state.against.end <= len("的约"):
        return state.aside  # 增速3%,较一季度的(4%)放缓
    if state.part_of is None or state.last is None or state.last.concept != topic.concept:
        return None
    period, end = state.part_of
    goes_on = end >= mind.begin and dates(mention.start) == dates(end)
    return period if goes_on else None  # 上半年净利润9亿元,其中二季度4亿元,同比增(2%)


def _session(state: State) -> str | None:
    """Return the day of trade that is told of."""
    stated = state.period if state.period and is_day(state.period) else state.day
    return stated if stated and is_day(stated) else None


# 下半年看旺,盘后涨4%; 股价应声重挫11%: a move of that day, whatever period was spoken of
# 涨3.4%|收274元, 跌2%|,报15元: the close behind the move
QUOTED_BEHIND = regex.compile(r",?(?:收[在于报盘]?|[现]?报|报收)(?:约)?\d[\d.,]*(?:元|港元|美元|点)")
SESSION = regex.compile(r"盘[前中后]|[早午尾夜开收]盘(?!价)|终场|应声|午后|收[报涨跌升挫扬]|报收")


def _dated_here(mind: Reader, mention: Mention) -> bool:
    """Tell whether a date stands in the clause of a number."""
    clause = max(mind.begin, mind.scene.clause_starts[mind.scene.clause_of(mention.start)])
    return mind.scene.dates_before(mention.start) > mind.scene.dates_before(clause)


def _is_inside(mind: Reader, mention: Mention) -> bool:
    """Tell whether the clause of a number begins by 季内 or 期内 and has no date of its own."""
    clause = max(mind.begin, mind.scene.clause_starts[mind.scene.clause_of(mention.start)])
    return INSIDE.match(mind.text, clause) is not None and not _dated_here(mind, mention)


def _dated_since(mind: Reader, mention: Mention) -> bool:
    """Tell whether a date stands in the sentence before a number."""
    return mind.scene.dates_before(mention.start) > mind.scene.dates_before(mind.begin)


def _session_told(mind: Reader, mention: Mention, around: Around) -> str | None:
    """Return the trading day of what happened in a session of it, unless another day was spoken of; else None."""
    said, day = mind.state.aside or mind.state.period, mind.state.day
    dated = said is not None and (is_day(said) or _dated_here(mind, mention))
    if dated or day is None or not is_day(day) or not (SESSION.search(around.lead) or QUOTED_BEHIND.match(mind.text, mention.end)):
        return None
    clause = max(mind.begin, mind.scene.clause_starts[mind.scene.clause_of(mention.start)])
    of_new_york = mind.state.overnight or US_INDEX.search(mind.text, clause, mention.start)  # 标普500指数收报6400点
    return new_yorks_day(mind, day) if of_new_york else trading_day(day[:10])


MOVED = frozenset(("share_price", "index_level"))


def _already_moved(mind: Reader, mention: Mention) -> str | None:
    """Return the trading day of a move behind a time that is still to come: 聆讯延至6月14日,股价重挫二成; None behind any other."""
    said, today = mind.state.aside or mind.state.period, mind.published
    if said is None or today is None or mind.state.forecast or _dated_here(mind, mention):
        return None
    return trading_day(today[:10]) if is_day(today) and (first_day(said) or "") > today[:10] else None


# 周三收涨6%,为|13元: the price that the move before it led to
GIVES_QUOTE = regex.compile(r",?(?:报收?|收报|收于|收在|为|至|到|每股|现报|最终|最后)+(?:约|近|逾)?")
# 以收盘价50元换算, 按今日收盘价计
AT_CLOSE = regex.compile(r"[以按依]\p{Han}{0,4}收[盘市]价(?:每股)?(?:约|为)?$")


def _span_told(mind: Reader, mention: Mention, topic: Topic) -> str | None:
    """Return the month, quarter or half over which a price moved: 一季度沪深300上涨7%,创业板指上涨9%; None where its clause names none.

    The next move in the sentence is over the same time, too, where no other is named.
    """
    said, state, dates = mind.state.period, mind.state, mind.scene.dates_before
    days = days_of(said) if said and not state.aside and "ytd" not in state.bases else None
    if said is None or days is None or not SHORTEST_MONTH <= days < LONGEST_SPAN:
        return None
    if _dated_here(mind, mention):
        return said if mind.scene.dates[dates(mention.start) - 1].value == said else None
    last = state.last
    goes_on = last is not None and state.changed is last and last.concept == topic.concept and last.period == said and state.changed_at >= mind.begin
    return said if goes_on and dates(mention.start) == dates(state.changed_at) else None


LONGEST_SPAN = 300
"""Days: a year's move is the year's, whatever words stand beside it."""


# 第三季看旺。单月营收12亿元,月减4%: of the month under report, not of the quarter that was spoken of
MONTHLY = regex.compile(r"单月|月(?:[增减]|成长|衰退)")
MONTH_LENGTH = len("2025-05")
DATES_BEFORE = 40
"""So many dates before a number are looked at."""


def _month_told(mind: Reader, mention: Mention, around: Around) -> str | None:
    """Return the last month told of before, where the sentence speaks of 单月 or 月减 without a date, after a longer time; else None."""
    current = mind.state.aside or mind.state.period
    if MONTHLY.search(around.lead) is None or (current and (len(current) == MONTH_LENGTH or "单月" not in around.lead)):
        return None  # 全年赚9亿元,单月(5千万元): of the month, and not of the year
    upto = mind.scene.dates_before(mention.start)
    months = (at for at in reversed(mind.scene.dates[max(0, upto - DATES_BEFORE) : upto]) if len(at.value) == MONTH_LENGTH and "/" not in at.value)
    return next((at.value for at in months if not COMPARED.search(mind.text, max(0, at.start - 4), at.start)), None)  # 比9月少一成: told of 10月


# 两年前上市,现价7.35港元
NOW = regex.compile(r"现[价报](?:约|为|至)*$")
MONTH = regex.compile(r"(?:\d{4}-(?:04|07|10)/)?(?P<last>\d{4}-(?:0[2-9]|1[0-2]))")
SO_FAR = regex.compile(r"累计(?![折摊亏持质])\p{Han}{0,8}$")

SINCE = regex.compile(r"(?P<year>\d{4})(?:(?:-01-01)?/\.\.)?")
SO_MUCH = 24
"""A year's months make no more than so many times one of them; what is more was summed up over years."""


def _since_january(mind: Reader, mention: Mention, topic: Topic, around: Around) -> str | None:
    """Return the months up to the month or quarter just told where a sum of them follows it: 10月营收12亿元,累计(110亿元); None where none does.

    What the sentence says next without a date is of those months, too: 年减20%.
    """
    state, dates = mind.state, mind.scene.dates_before
    if state.so_far and state.so_far[1] >= mind.begin and concept_kind(topic.concept) == "flow" and state.last and topic.concept in (state.last.concept, "eps"):
        period, start = state.so_far
        return period if dates(mention.start) == dates(start) else None
    if state.level_at is None or SO_FAR.search(around.lead) is None:
        return None
    since = SINCE.fullmatch(state.aside or state.period or "")  # 9月零售22万辆,今年以来累计零售140万辆; 年内累计140万辆
    if dates(mention.start) != dates(state.level_at[1]) and (since is None or not (state.level_at[0].period or "").startswith(since["year"])):
        return None
    told = state.level_at[0]
    month = MONTH.fullmatch(told.period or "")
    if month is None or (told.concept, told.unit) != (topic.concept, mention.unit) or not _size(told.value) < _size(mention.value) <= SO_MUCH * _size(told.value):
        return None
    state.so_far = f"{month['last'][:4]}-01/{month['last']}", mention.start
    return state.so_far[0]


def _of_named_report(mind: Reader, topic: Topic, how: Approach) -> str | None:
    """Return the period of the report that the sentence has named, 昨晚披露的半年报里,营收9亿元, where it tells of no other time; else None."""
    state = mind.state
    plain = state.aside is None and not how.source and not state.forecast and concept_kind(topic.concept) == "flow"
    return state.named if plain and state.period == state.named else None


def _sets_out(mind: Reader, mention: Mention) -> str | None:
    """Return the date that stands right before the number from which a change sets out: 由前季的(31%)降至29%; None where none does."""
    upto = mind.scene.dates_before(mention.start)
    at = mind.scene.dates[upto - 1] if upto else None
    if at is None or at.start < mind.begin or not SET_OUT.search(mind.text, max(0, at.start - 1), at.start):
        return None
    return at.value if RIGHT_BEHIND.fullmatch(mind.text, at.end, mention.start) else None


RIGHT_BEHIND = regex.compile(r"的(?:约|近|逾|超过?)?")


def _size(value: str | None) -> Decimal:
    return abs(Decimal(value or "0"))


YEAR = regex.compile(r"\d{4}")
YEARS_START = regex.compile(r"年初(?:时)?的[约近逾]?$")


def _years_target(mind: Reader, around: Around) -> str | None:
    """Return the year that a number is the target of, None where it is none."""
    if "目标" not in around.lead and "目标" not in around.tail[:8]:
        return None
    current = mind.state.period or mind.state.report or mind.periods.published
    said = YEARS_TARGET.search(around.lead) or YEARS_TARGET.match(around.tail.removeprefix("的"))
    year = YEAR.search(current) if said and current else None
    return year.group() if year else None
