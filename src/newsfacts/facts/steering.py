"""Words that steer the walk: markets, goods and wholes as the subject, measures, bases, cues."""

import regex

from newsfacts.facts.items import Item
from newsfacts.facts.what.concepts import Topic, is_cause
from newsfacts.facts.when.outlook import is_held_against, is_plan
from newsfacts.facts.when.told import ROUTES
from newsfacts.facts.whose.goes_on import SOLD_BEHIND, WORLD
from newsfacts.facts.whose.naming import MOST_OWNERS
from newsfacts.facts.whose.owners import TRADES, is_agency, is_object
from newsfacts.facts.whose.subjects import EVERYWHERE, Named, is_setting, take_both, take_one, take_own, take_target
from newsfacts.facts.words import Word, goods, words

# 在新台币兑美元|31.4元的假设下, 以美元兑新台币|31.4元为汇率假设: whose that number is, not those after it
ASSUMED = regex.compile(r"[^,;。]{0,12}(?:(?:假设|前提|基础|条件)(?:之?下|上)|[为作]\p{Han}{0,4}(?:假设|基准|前提|基础)|汇率(?:假设|计算|估算|基准))")
OWN = regex.compile(r"(?:公司|集团|其)的?$")


# 放眼|全球, 从|全球来看: the text turns to the whole
LOOKS_AT = regex.compile(r"(?:放眼|纵观|环顾|回看|再看|^从|[,;。]从)$")
LENT_TO = regex.compile("的?(?:对公)?(?:不良|贷款|授信|敞口)")
AT_HOME = ("本港",)
"""Words for the place where the text is written, which a firm's own business may be in."""
OWN_BUSINESS = regex.compile(r"的?\p{Han}{0,6}?(?:同店|分店|门店|食肆|商场|写字楼|零售点|土地储备|业务|收入|营业额|合[约同]销售|物业销售|销售收入|租金|租赁)")


def take_word(mind: Named, items: list[Item], i: int) -> None:
    """Take what a word tells of the numbers after it: whose they are, of what, against what, or that they are expected."""
    state, word = mind.state, items[i].word
    if word is None:
        return
    if word.base:
        state.bases.append(word.base)
        state.base_at = items[i].start
    if word.owner in ("@place", "@trade"):
        _take_whole(mind, items[i])
    elif word.owner:
        _take_market(mind, items, i, word)
    if word.goods:
        _take_goods(mind, items, i, word.goods)
    if word.cue == "owner":
        take_own(mind, items[i])
    elif word.cue == "target":
        take_target(mind, items[i])
    elif word.cue in ("former", "latter"):
        take_one(mind, 0 if word.cue == "former" else -1, items[i].start)
    elif word.cue == "both":
        take_both(mind)
    elif word.cue == "forecast" and is_plan(mind.text, items[i].start, items[i].end):
        state.forecast_beside = not state.forecast and is_held_against(mind.text, items[i].start, items[i].end)
        state.forecast = True
    if word.concept and word.concept != "-" and not is_cause(mind.text, items[i]):
        state.topics.append(Topic(word.concept))


def _take_market(mind: Named, items: list[Item], i: int, word: Word) -> None:
    """Take a market as the subject, or as one more of a list of subjects, unless it only says where something is so."""
    state, item = mind.state, items[i]
    before = _joined_word(mind.text, items, i)
    own = state.spoken_of or OWN.search(mind.text, max(mind.begin, item.start - 3), item.start)
    brokers_own = word.concept and own and state.company and not before  # 川岳证券两融余额, 公司两融余额
    everywhere = state.trade and item.text in EVERYWHERE
    if word.owner is None or brokers_own or mind.scene.is_reach(item) or is_setting(mind.text, mind.begin, item) or everywhere:
        return
    if mind.company and item.text == WORLD and SOLD_BEHIND.match(mind.text, item.end):
        return  # 全球卖出70万辆: the firm's that the text is about
    if mind.company and item.text in AT_HOME and is_object(mind.text, item):
        return  # 4月登陆本港,门店增至12间: the firm's, which came there
    if (state.company or mind.company or state.here) and item.text in AT_HOME and OWN_BUSINESS.match(mind.text, item.end):
        state.place = item.text  # 本港同店销售升6%: where the firm has it
        return
    if (state.company or mind.company) and item.text.endswith("业") and LENT_TO.match(mind.text, item.end):
        return  # 建筑业不良率3%: of what the bank has lent there
    if ASSUMED.match(mind.text, item.end):
        state.lent = state.owners
    joined = before is not None and before.owner in state.owners and len(state.owners) < MOST_OWNERS
    state.owners = (*state.owners, word.owner) if joined else (word.owner,)
    state.group = state.owners if joined else state.group
    state.spoken_of = True
    if LOOKS_AT.search(mind.text, max(mind.begin, item.start - 4), item.start):
        state.sure = state.counted = word.owner
        state.here = False


def _take_whole(mind: Named, item: Item) -> None:
    """Take the place or trade that 全省 or 全行业 means as whose the numbers are."""
    if item.word and item.word.owner == "@trade":
        whole = mind.scene.trade(item.start)
    else:
        whole = None if mind.company or is_object(mind.text, item) else mind.scene.whole(item.text, item.start)
    if whole:
        mind.state.owners, mind.state.counted = (whole,), whole


def _take_goods(mind: Named, items: list[Item], i: int, name: str) -> None:
    """Take goods as what the clause speaks of; among goods, as the subject, or as one more of a list of subjects."""
    state = mind.state
    before = next((item for item in reversed(items[:i]) if item.kind != "date"), None)
    kind = words().get(before.text) if before is not None else None
    if before is not None and kind is not None and kind.goods and kind.goods != name and (kind.goods.endswith(name) or (name == "期油" and kind.goods.endswith("原油") and before.end == items[i].start)):
        state.goods = None if before.kind == "entity" else kind.goods  # WTI 4月|原油期货: which oil was said
        return
    state.goods = name
    if listed := _listed_goods(mind, items, i):
        state.owners = state.group = (*listed, name)
        state.group_start = items[i].start
    elif _start_of(mind.text, items, i) < items[i].start:
        state.owners = (name,)  # LME铜|库存: of the copper, and not of whom it is traded at
    elif _heads_clause(mind.text, _start_of(mind.text, items, _contract_of(mind.text, items, i))) and not STOCKED.match(mind.text, items[i].end):
        among_goods = bool(state.owners) and state.owners[0] in goods()
        if among_goods or _is_route(mind, items[i]) or items[i].text.startswith("期") or IN_FUTURES.match(mind.text, items[i].end):
            state.owners = (name,)  # 布伦特原油跌1%,铜价涨2%; 国内商品期货收低。焦煤主力合约跌3%


# 美西线|营收占四成, 欧洲线|货量增3%: what a carrier earns and ships there
SHIPPED = regex.compile("(?:的)?(?:营收|收入|占|货量|装载|舱位|运力|航次|比重|贡献)")


def _is_route(mind: Named, item: Item) -> bool:
    """Tell whether goods are a route of ships in a text that has told an index of their rates: 波斯湾线受降温拖累,跌9%."""
    if not item.text.endswith("线") or (None, ROUTES) not in mind.state.told_when or SHIPPED.match(mind.text, item.end):
        return False
    scene = mind.scene
    return not any(at.label == "ORG" and not is_agency(at.name) for at in scene.names[scene.before(mind.begin) : scene.before(item.start)])  # 川岳航运美西线运力增3%,欧洲线跌8%: the carrier's


# 四大航线只有|欧洲线涨3%, 反观|玉米跌2%, 铝:|沪铝跌1%: the text turns to goods
TURNS_TO = regex.compile(r"(?:[,;:。\n]|只有|唯有|唯独|仅有|反观|再看|其中|就连)$")


def _heads_clause(text: str, start: int) -> bool:
    """Tell whether what begins at `start` begins its clause, or is what the clause turns to.

    >>> _heads_clause("铜价跌,铝价涨", 4), _heads_clause("航线中只有欧洲线涨", 5), _heads_clause("进口大豆", 2)
    (True, True, False)
    """
    return start == 0 or TURNS_TO.search(text, max(0, start - 2), start) is not None


# 焦煤|主力合约, 沪锌|主力3月合约: who heads its clause so is what moves, whoever was told of before
IN_FUTURES = regex.compile(r"(?:期货)?(?:主力|连续)?(?:\d{4}|\d{1,2}月)?(?:合约|期货|主连|连续)(?!\p{Han}{0,2}(?:库存|持仓|公司))")
# 原油库存增加,汽油|库存却减少: whose stock that is was told before
STOCKED = regex.compile("(?:的)?(?:库存|产量|需求|供应|日均|进口|出口)")


DEALT_AT = ("美国", "纽约", "伦敦", "上海", "新加坡")
"""Places where goods are dealt in."""


def _contract_of(text: str, items: list[Item], i: int) -> int:
    """Return which item a future begins with, that tells where or when it is due: 美国|12月|期油, 伦敦|三个月期铝."""
    while i and TERM.fullmatch(text, items[i - 1].end, items[i].start) and (items[i - 1].kind == "date" or items[i - 1].text in DEALT_AT):
        i -= 1
    return i


# LME|三个月|期铜: when it is due
TERM = regex.compile(r"(?:[三3]个月)?")


def _start_of(text: str, items: list[Item], i: int) -> int:
    """Return where goods begin, with the exchange that they are traded at: COMEX黄金期货, LME三个月期铜."""
    before = items[i - 1] if i else None
    if before is None or before.kind != "entity" or TRADES.fullmatch(before.text) is None or TERM.fullmatch(text, before.end, items[i].start) is None:
        return items[i].start
    return before.start


def _listed_goods(mind: Named, items: list[Item], i: int) -> tuple[str, ...]:
    """Return the goods of the list that heads a clause and that `items[i]` goes on, () where there is none: 纯碱、玻璃涨4%."""
    state, before = mind.state, _joined_word(mind.text, items, i)
    if before is None or before.goods is None or mind.text.startswith("的", items[i].end) or len(state.owners) >= MOST_OWNERS:
        return ()
    if len(state.owners) > 1 and before.goods == state.owners[-1]:
        return state.owners
    start = mind.text.rfind(before.text, 0, items[i].start)
    start = _start_of(mind.text, items, next((k for k in range(i) if items[k].start == start), i))
    heads = mind.text[max(0, start - 1) : start] in ("", *",;。:\n") or mind.text.endswith(("国内", "将", "把"), 0, start)
    return (before.goods,) if heads else ()


def _joined_word(text: str, items: list[Item], i: int) -> Word | None:
    """Return the word before `items[i]` that it stands in a list with: DR001、DR007."""
    before = next((item for item in reversed(items[max(0, i - 2) : i]) if item.kind != "mark"), None)
    joins = before is not None and (text[before.end : items[i].start] in ("、", "和", "与", "及", "以及") or before.text == "汽、")
    return before.word if before is not None and joins else None
