"""Quantities: 3358万股, 1837倍, 42.3GW, 每周四千六百班, 三千余桌, 5.13:1."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import chain

import msgspec
import regex

from newsfacts.lexicon.any_of import any_of
from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention, plain
from newsfacts.values.bounds import mod_of
from newsfacts.values.measure import CHANGES, MANY_TIMES, RANGE, Unit, is_of_pieces, is_weekday, measured, pieces
from newsfacts.values.money import bare_sum
from newsfacts.values.numerals import Number, read_numeral


@cache
def unit_words() -> dict[str, str]:
    """Return the unit that every measure word and unit stands for."""
    return {row["word"]: row["unit"] for row in lexicon("units")}


_TIME = r"日|天|周|月|年|小时|时|分钟|秒|季|晚"


@cache
def _begins() -> frozenset[str]:
    """Return the first characters of units: a cheap first look."""
    return frozenset(word[0] for word in unit_words())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    after = re.compile(
        rf"(?P<unit>{any_of(unit_words())})(?P<per>/(?:{_TIME}|吨|兆瓦时|公斤|千克|克|升|桶|瓦|千瓦时|百公里|立方米|人|股|手|户|亩|公顷|台|公里|度|盎司|平方米|平方公里))?"
    )
    # 每天80万桶, 每公斤52.3千瓦时
    before = re.compile(rf"(?:每|一)(?P<per>{_TIME}|千瓦时|公斤|千克|吨|百公里|公里|亩|公顷|平方米)$")
    return after, before


# What makes a number no quantity: an ordinal, a version, a letter's number, a code.
ORDINAL = re.compile(
    r"(?:第|[A-Za-z]|[A-Za-z]-|初|No\.?|分列|位列|排名|名列|[一二三四五六七八九]、|#|\d[./:-]|编号|代码|证监许可|号|\d号楼|栋|幢|版本|iPhone|Windows|Web)$",
    re.IGNORECASE,
)
ORDINAL_ENDS = frozenset("第初o.列位名、#./:-号码可本楼栋幢\n")
"""What ORDINAL ends in, but for letters: a cheap first look."""
LAST_HOUR = 24
# Words that only begin like a unit: 一个月, 三个百分点, 两点半 are of other kinds, 三十岁月 none.
NOT_UNIT = {
    "个": re.compile(r"个?(?:月|百分点|基点|多?月|小时|交易日|营业日|工作日|自然日|季度|年头|星期|礼拜|人|点)"),
    "点": re.compile(r"点(?:钟|半|\d|整|前|后|许|[一二三四五六七八九]|左右)"),  # of a number that is an hour
    "cm": re.compile(r"cm(?:涨停|跌停|涨幅|跌幅|涨|跌|封板|首板|一字板|两连板|板|标的|概念|个股)", re.IGNORECASE),
    "分": re.compile(r"分(?:钟|别|之|比|析|成|红|拆|公司|行|布|支|店|部|级|类|期|享|别|手|歧|化|流|列|季|月|至)"),
    "起": re.compile(r"起(?![、,。;()]|[和与及][\d一二三四五六七八九十]|$|案|事|交通|火|重大|诉|违|并购|融资|投|刑|纠|命)"),
    "度": re.compile(r"度(?!的?电)"),
    "档": re.compile(r"档(?:次|案|期)"),
    "手": re.compile(r"手(?:机|段|术|握|头|工|续|游|持)"),
    "口": re.compile(r"口(?!井|人|之家|[,。;、)至到]|单|，|$|[减增降升砍锅灶棺]|以[上下])"),
    "门": re.compile(r"门(?:店|槛|户|类|前|诊)"),
    "发": re.compile(r"发(?!炮|子|雷|火|数码)"),
    "门店": re.compile(r"(?!)"),
    "所": re.compile(r"所(?:有|以|持|在|得|属|谓|示)"),
    "对": re.compile(r"对(?!夫妇|夫妻|鞋|翅|情侣|恋|双胞|耳环|耳钉|手套|袜|筷|新人|父母|子女|母子|眼镜|轮)"),
    "头": re.compile(r"头(?:部|条|寸|等|脑|发力|开花|在外|下注|跑|堵|挤)"),  # 债市和权益两头发力
    "季": re.compile(r".?"),
    "国": re.compile(r"国(?![、,。;)的及和与以等都将共均签之]|$)"),
    "把": re.compile(r"把(?:手|握)"),
    "单": re.compile(r"单(?:季|月|日|位|周|价|边|品|店|项|B|C|词)"),
    "代": re.compile(r"代(?:表|理|码|价|言|工|币|替)"),
    "处": re.compile(r"处(?:于|理|罚|置|长|方)"),
    "节": re.compile(r"节(?:假|日|能|目|后|前|省|点)"),
    "站": re.compile(r"站(?:稳|上|点|台|在)"),
    "轮": re.compile(r"轮(?:车|椅|胎|驱|廓)"),
    "首": re.compile(r"首(?:次|季|席|日|个|批|府|要|小?时|周|月|年|轮|场|店|发)"),
    "线": re.compile(r".?"),
    "口之家": re.compile(r"(?!)"),
    "下": re.compile(r".?"),
    "块": re.compile(rf"块(?!{pieces()})"),
    "里": re.compile(r".?"),
    "尺": re.compile(r".?"),
    "字": re.compile(r"字(?:号|节|头|样|母)"),
    "样": re.compile(r".?"),
    "员": re.compile(r".?"),
    "类": re.compile(r"类(?:似|别|创新(?!型)|新(?![产型业增能品消客用项])|化(?![妆工纤肥]))"),
    "层": re.compile(r"层(?:面|次|级)"),
    "位": re.compile(r"位(?:数|于|置|列|居|置|处)"),
    "名": re.compile(r"名(?:列|为|称|义|单|牌|下|义)"),
    "家": re.compile(r"家(?:庭|电(?!视台|商|力)|居(?!然)|具(?!备|有)|长|族|装|用)"),
    "只": re.compile(r"只(?:有|是|能|要|够|差|得|占|剩|需)"),
    "支": re.compile(r"支(?:付|持|出|撑|线|行)"),
    "口人": re.compile(r"(?!)"),
    "场": re.compile(r"场(?:内|外|景|地|所|面)"),
    "人": re.compile(r"人(?:民|均|工|才|员|力|士|口|类|事|形|造|大|寿|社|气|物|币)"),
    "次": re.compile(r"次(?:日|月|年|新|级|要|于|季|产业)"),
    "环": re.compile(r"环(?:比|境|保|节|球|内|外|路|以[内外]|沿线|[到至][\u4e00-\u9fff]环)"),  # 五环内: a road around a city
    "组": re.compile(r"组(?:成|织|建|合|件|长|装)"),
    "队": re.compile(r"队(?:伍|员|长)"),
    "批": re.compile(r"批(?:准|发|复|评|量)"),
    "起火": re.compile(r"(?!)"),
    "列": re.compile(r"列(?:为|入|出|车|第|举)"),
    "步": re.compile(r".?"),
    "项": re.compile(r"项目(?![标的])"),  # 亏损2.34亿 项目推进较慢
    "件": re.compile(r"件(?:均)"),
    "集": re.compile(r"集(?:团|中|合|资|体|装|约|群|成)"),
    "针": re.compile(r"针(?:对|织|灸|剂|管|叶)"),
    "呎": re.compile(r"呎(?:价|租)"),
    "伏": re.compile(r"伏(?:特|击|笔)"),
    "遍": re.compile(r"遍(?:布|及|地)"),
    "V": re.compile(r"V\d"),
    "条": re.compile(r"条(?:例|件|款|文)"),
    "款": re.compile(r"款(?:项|式)"),
    "例": re.compile(r"例(?:如|外|行)"),
    "份": re.compile(r"份(?:额|子)"),
    "台": re.compile(r"台(?:湾|币|北|积|风|股|州|商|阶|资|厂)"),
    "平": re.compile(r"平(?=[台均稳安仓价等局板手面息分衡民时日原行])"),
    "斤": re.compile(r"斤(?:斤)"),
    "米": re.compile(r"米(?:其|哈|国)"),
    "克": re.compile(r"克(?:服|隆|制|朗|拉)"),
    "升": re.compile(r"升(?:至|级|幅|值|到|温|[\d一二三四五六七八九近逾约破])"),
    "桶": re.compile(r"桶(?:装)"),
    "票": re.compile(r"票(?:据|房|面|价|务)"),
    "股": re.compile(r"股(?:通|价|份|东|市|权|票|息|民|指|民|本)"),
    "瓦": re.compile(r"瓦(?:解|斯|特)"),
    "磅": re.compile(r"磅(?:礴)"),
    "开": re.compile(r".?"),
}  # fmt: skip
CASES_OF = frozenset("等对共计生理查报出过了的")
"""Right before a number, that it counts cases: 火灾等58起事故."""
# 十分重视: ten points only where something is scored.
MOVED = frozenset("涨跌升降挫")
SCORED = regex.compile(r"(?:[得扣加减打评拿获差共计为了是至到]|满分|总分|领先|落后)$")
# 人大五次会议, 董事会2025年二次会议: the fifth, the second.
SESSION = regex.compile(r"次(?:临时|常务|全体|定期)?(?:会议|全会|大会|例会|董事会|股东大?会)")
HOLDERS = regex.compile(r"[大会届协委年度]$")
ONE = frozenset({"一"})
# Alone they count only money: 陆股 are shares of the mainland, 伍家 is a family, 拾集 a name.
FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾")
# 一倍, (翻了)一番, 一票: with these a single 一 counts; with others it is an article.
ONE_COUNTS = frozenset({"倍", "番", "票", "成", "岁", "吨", "公里", "公斤", "米", "亿人次"})
# A numeral in words that says nothing but itself: 答案不是四而是五; 一双卖九点九; 票价八千。
SPELT = regex.compile(
    r"(?<=不是)(?P<n>一)(?=[却而,])|(?<=是|得|等于)(?P<n>[二三四五六七八九十]|[零一二三四五六七八九十百千万亿]{2,}?)(?=$|[,。;!?那而却])"
    r"|(?<![第百千万亿十零一二三四五六七八九点\d])(?P<n>[零一二三四五六七八九十百千]+点[零一二三四五六七八九]+)(?=$|[,。;!?])"
)
SPELT_HINT = re.compile(r"[是得于][零一二三四五六七八九十百千万亿]|点[零一二三四五六七八九]")
"""Without it SPELT finds nothing."""
# Collectives: 两市, 三大指数, 四大行, 双方 count nothing.
COLLECTIVE = re.compile(r"[两三四五六七八九十](?:市(?!场)|大|地|岸|会|者|手(?!车))|二手|三次产业|[两二三四]次元")
RATIO = regex.compile(r"(?<![\d:.])(?P<left>\d{1,4}(?:\.\d{1,4})?)[:∶](?P<right>1|10|100)(?![\d:.])")
RATIO_WORD = re.compile(r"比|例|杠杆|配")
RATE_BEFORE = re.compile(
    r"(?:汇率|中间价|人民币|美元|欧元|日元|英镑|离岸|在岸|倍数|报|报收|收报|收于|触及|突破|跌破|失守|升破|关口|收|收在|作收|[在离]岸价|由|从|到|至|在|预测由)(?:约|为|于|在)?$"
)
# 投标倍数2.7, 贝塔系数1.4, 工业生产指数107.34: a number of that name has no unit.
MULTIPLE = re.compile(
    r"(?:倍数|系数|风险比|DPI|[PN]MI|指数(?:\(?[A-Z]{3,5}\)?)?|VIX|兑[日韩][元圆]|B值|CR\d{1,2})[: )]?(?:\d{1,2}月\d{1,2}日|\d{1,2}月份?)?(?:终值|初值|[早尾]盘|盘中|最新|录得|收报|只有|仅有|一度|[高低升跌]见|[亦也只收曾]|大幅|微幅|小幅|[再微续仅约已为是达到报在于]|高达|超预期|[降升跌涨增滑落][至到为抵在]|回[升落]?[至到]|来到|[大骤跃上下])*$"
)
# PMI报57.2,预期为57.3; VIX回落6%,报16.4; 从12月的51.6; 上升4.8%至93.9: told beside the level of an index
BESIDE_INDEX = re.compile(r"(?:预期|前值|初值|终值|(?:预期|预测|预估)(?:值)?的|[月季年](?:份)?的|%,?(?:[至到]|收?报|收[于在])|[升降跌涨滑落][至到])(?:[为是报约])*$")
INDEX_NEAR = re.compile(r"指数|[PN]MI|VIX")
RATE_NEAR = re.compile(r"人民币|美元|汇|中间价|日[元圆]|欧元|英镑|倍数|离岸|在岸|台币|韩[元圜]|[澳加纽]元|瑞郎|泰铢|卢[比布]|令吉|比索|里拉|雷亚尔|兰特|印尼盾|越南盾")
# 日圆一度跌至157.2: of these one costs a small part of another, so that one decimal is enough
SMALL_CURRENCY = re.compile(r"(?:日[元圆]|卢[比布]|泰铢|台币|比索|里拉|韩[元圜]|印尼盾|越南盾|兰特)[^。\d]{0,12}$")
HOURS = re.compile(r"个?(?:小时|分钟|秒)")
# 十打苹果 is 120 of them; 打 is a verb in most else (征程二打造).
DOZEN = re.compile(
    r"打(?:装|的?(?:鸡?蛋|啤酒|红酒|饮料|可乐|矿泉水|苹果|橙|水果|玫瑰|鲜花|花|铅笔|钢笔|笔|信封|袜|毛巾|手套|衬衫|T恤|杯|碗|盘|瓶|罐|面包|蛋糕|饼干|牙刷|电池|灯泡|纽扣|生蚝|大闸蟹)|(?=[,。;、!?)]|$))"
)
# 外资连5买, 出口连7红: how many times in a row, of days or months that nobody names
IN_A_ROW = regex.compile(
    r"(?<=连)(?P<n>\d{1,2}|[二两三四五六七八九十]{1,2})(?=[红黑买卖贬升涨跌霸冠胜败亏衰旺增降](?!停|价|租|息|税|利|方|家|者|军|入|出|盘|幅|至|到))"
)
STREAK = regex.compile(r"(?<![第\d])(?P<n>\d{1,2}|[二两三四五六七八九十]{1,2})(?=连(?:阳|阴|涨|跌|升|降|板|增|冠|红))")


def unit_of_quantity(text: str, number: Number) -> Unit | None:
    """Return the measure word or unit around a number, None where it has none or counts nothing."""
    if text[number.end : number.end + 1] not in _begins():
        return None
    after_pattern, before_pattern = _patterns()
    after = after_pattern.match(text, number.end)
    if after is None or _is_ordinal(text, number) or is_weekday(text, number):
        return None
    word = after.group("unit")
    if word[-1].isascii() and text[after.end() : after.end() + 1].isalpha() and text[after.end()].isascii():
        return None  # 10Aha公司: a name goes on
    surface = text[number.start : number.end]
    stop = NOT_UNIT.get(word)
    counts = (word == "度" and _is_degree(text, number)) or (word == "起" and text[number.start - 1 : number.start] in CASES_OF)
    counts = counts or (word == "点" and number.value > LAST_HOUR) or (word == "块" and is_of_pieces(text, number.start))
    if stop and stop.match(text, after.start("unit")) and not counts:
        return None
    if (surface in ONE and (word not in ONE_COUNTS or (word == "番" and text.find("翻", max(0, number.start - 4), number.start) < 0))) or surface in ("零", "〇") or surface in FORMAL:
        return None  # 另一番景象
    moved = text[number.start - 1 : number.start] in MOVED and not number.chinese  # 小涨0.16点
    if word == "点" and (number.chinese or number.value < 1) and number.value < 100 and not moved:
        return None
    if (word == "平" and number.scale < 10**4) or (word == "套" and surface == "二"):
        return None  # 11.16万平: so many square metres; 二套房贷利率: the second one
    if COLLECTIVE.match(text, number.start) or _is_no_count(text, number, word, after.end("unit")):
        return None
    if word in ("位", "名", "强") and text[number.start - 1 : number.start] == "前":
        return None  # 前两位: a rank
    unit, start, end = unit_words()[word], number.start, after.end()
    if word == "度" and (scale := SCALE_BEFORE.search(text, max(0, start - 8), start)):
        unit = f"{scale.group('scale')}度"  # 华氏100度
    per = after.group("per")
    if per:
        unit += per
    elif (before := before_pattern.search(text, max(0, start - 4), start)) and before.group().startswith("每"):
        unit, start = f"{unit}/{before.group('per')}", before.start()
    return Unit(start, end, unit)


def _is_ordinal(text: str, number: Number) -> bool:
    """Tell whether what stands before a number, or a zero at its head (分标03包), makes it an ordinal, a version or a code."""
    if text[number.start] == "0" and text[number.start + 1 : number.end].isdigit():
        return True
    before = text[number.start - 1 : number.start]
    if before not in ORDINAL_ENDS and not before.isalpha():
        return False
    if ORDINAL.search(text, max(0, number.start - 10), number.start) is None:
        return False
    if before == "/" and SLASHED_LIST.search(text, max(0, number.start - 40), number.start):
        return False  # 15.2/13.7/21万辆
    low = RANGE_BEFORE.search(text, max(0, number.start - 12), number.start) if before == "-" else None
    if low is None or (YEAR.fullmatch(low["low"]) and YEAR.fullmatch(text, number.start, number.end)):
        return True  # 2011-2014 禾原: years
    return Decimal(low["low"].replace(",", "")) >= number.value


# 30-40倍, 5,000-6,000吨: the end of a range, and no second part of a code.
# A list of decimals, or of three numbers and more, unlike a date or a code: 25/20/16倍.
SLASHED_LIST = re.compile(
    r"(?<![A-Za-z\d.,\-/:#号第])(?:(?:\d{1,9}(?:\.\d{1,4})?/)*\d{1,9}\.\d{1,4}/(?:\d{1,9}(?:\.\d{1,4})?/)*|(?!(?:19|20)\d\d/)(?:\d{1,9}/){2,9})$"
)
YEAR = re.compile(r"(?:19|20)\d\d")
RANGE_BEFORE = re.compile(r"(?<![A-Za-z\d.,\-/:#号第])(?P<low>\d[\d,]{0,8}(?:\.\d{1,4})?)-$")


def _is_no_count(text: str, number: Number, word: str, end: int) -> bool:
    """Tell whether a number with its unit is an adverb (十分重视) or says which (人大五次会议)."""
    before = max(0, number.start - 3)
    if word == "分" and text[number.start : number.end] == "十" and HAN.match(text, end):
        return SCORED.search(text, before, number.start) is None
    return word == "次" and SESSION.match(text, number.end) is not None and HOLDERS.search(text, before, number.start) is not None


HAN = regex.compile(r"\p{Han}")
# 升高5度, 纬度30度, 用电3000度: what the degrees are of is spoken of near by.
DEGREES = re.compile(r"温|热|冷|寒|纬|经度|角|倾斜|旋转|摄氏|华氏|[用耗发供售]电|电量")


SCALE_BEFORE = re.compile(r"(?P<scale>摄氏|华氏)(?:温度)?(?:零下|负)?$")


def _is_degree(text: str, number: Number) -> bool:
    if number.scale >= 10**4:  # 节省270万度: of electricity
        return True
    return not number.chinese and DEGREES.search(text, max(0, number.start - 12), number.start) is not None


def find_quantities(text: str, numbers: list[Number]) -> Iterator[Mention]:
    """Yield the quantities of a folded text.

    >>> from newsfacts.values.numerals import scan_numbers
    >>> text = "第三家公司的14名股东持3358万股,一家机构认购37倍"
    >>> found = find_quantities(text, list(scan_numbers(text)))
    >>> [(text[m.start:m.end], m.value, m.unit) for m in found if m.unit]
    [('14名', '14', '名'), ('3358万股', '33580000', '股'), ('37倍', '37', '倍')]
    """
    yield from measured(text, numbers, "QUANTITY", unit_of_quantity)
    yield from _bare(text, numbers)
    for number in numbers:
        dozens = number.value >= 2 and number.upper is None and DOZEN.match(text, number.end)
        if dozens and not ORDINAL.search(text, max(0, number.start - 10), number.start):
            yield Mention(number.start, number.end + 1, "QUANTITY", plain(12 * number.value), mod=number.mod)
    for match in SPELT.finditer(text) if SPELT_HINT.search(text) else ():
        value = read_numeral(match.group("n"))
        if value is not None:
            yield Mention(match.start(), match.end(), "QUANTITY", plain(value))
    for match in RATIO.finditer(text) if ":" in text or "∶" in text else ():
        if RATIO_WORD.search(text, max(0, match.start() - 12), match.end() + 6):
            yield Mention(match.start(), match.end(), "QUANTITY", plain(_ratio(match)))
    if "连" in text:
        starts = {number.start: number for number in numbers}
        for match in chain(STREAK.finditer(text), IN_A_ROW.finditer(text)):
            if counted := starts.get(match.start()):
                yield Mention(match.start(), match.end(), "QUANTITY", plain(counted.value))


def _ratio(match: regex.Match[str]) -> Decimal:
    return Decimal(match.group("left")) / Decimal(match.group("right"))


def _bare(text: str, numbers: list[Number]) -> Iterator[Mention]:
    """Yield numbers that count without a unit: 2.12亿个人用户, a rate of exchange (中间价报7.1335), a sum (亏掉58亿)."""
    before: Mention | None = None
    for number in numbers:
        mention = _without_unit(text, number)
        if mention is None:
            continue
        if before is not None and _is_bare_range(text, before, mention):
            # 亏损2600万至3100万: the first tells what is counted, the second what stands behind
            mention = msgspec.structs.replace(before, end=mention.end, upper=mention.value)
        elif before is not None:
            yield before
        before = mention
    if before is not None:
        yield before


def _is_bare_range(text: str, first: Mention, second: Mention) -> bool:
    """Tell whether two scaled numbers are the ends of one range that has no unit."""
    if first.upper or second.upper or second.meaning is None or first.meaning is None:
        return False
    if RANGE.fullmatch(text, first.end, second.start) is None:
        return False
    low, high = Decimal(first.value or 0), Decimal(second.value or 0)
    change = CHANGES.search(text, max(0, first.start - 6), first.start) and high >= MANY_TIMES * low
    return low < high and not change


def _without_unit(text: str, number: Number) -> Mention | None:
    """Return the mention of a number that counts without a unit, None where it counts nothing."""
    scaled = number.scale >= 10**4
    whole = not scaled and "." not in text[number.start : number.end]
    level = _level(text, number) if whole or number.scale == 10**4 else None
    if whole and level is None:
        return None
    if (number.mod and not number.scale > 1) or _is_ordinal(text, number):
        return None
    after = text[number.end : number.end + 1]
    label, unit, meaning = "QUANTITY", None, None
    if level is not None:
        unit = level or None
    elif kind := bare_sum(text, number):
        label, unit, meaning = "MONEY", "元", kind
    elif scaled and after not in ("%", "成") and not HOURS.match(text, number.end) and not number.chinese:
        meaning = "bare"
    elif number.chinese or not _is_rate(text, number, after):
        return None
    upper = None if number.upper is None else plain(number.upper)
    mod = mod_of(text, number.start, number.end, number.mod)
    return Mention(number.start, number.end, label, plain(number.value), upper, unit, mod, meaning=meaning)


# 景气指数为64, 恒指收报18450, 台股失守1万6: where an index stands; that of a market is in points, for all that 点 is left out.
MARKET = r"[恒国科沪深道纳标]指|深成指|创业?板指|台股|股市|大盘|港股|上证(?:综?指数?)?|沪综指|(?:恒生|加权|日经)指数|集中市场|[AH]股"
LEVEL = re.compile(
    rf"(?:(?P<market>{MARKET})|指数|PMI|美元)[^,。;\d]{{0,8}}?(?:[为是报于至达在]|回到|来到|重返|站[上稳]|失守|[跌升]破|收复|[力险退]守)$"
)
# 低于50的荣枯线, 跌破50荣枯分界线: the level of an index that parts good from bad
TURNING_POINT = re.compile(r"的?(?:荣枯|枯荣|[盛兴]衰|景气|扩张与收缩的?|强弱)(?:分界|分水岭|临界|线)")
# 美元指数跌0.5%,失守99关口, 沪指站上4000大关: a level that an index gets past
ROUND = re.compile(r"(?:整数)?(?:关口|大关|关卡)")
PASSES = re.compile(rf"(?P<market>{MARKET})|指数|VIX|美元兑|兑美元")
# 沪指跌1%,金价失守4000关口: what stands there is a price
PRICED = re.compile(r"[金银油铜铝币矿粮糖猪]价|价格|[布美原]油|黄金|白银|现货|期货|比特币|以太|市值|成交|[两沪深]市|股价|个股")
TURNING_BEGINS = frozenset("的荣枯盛兴景扩强")
LEVEL_ENDS = frozenset("为是报于至达在到返上守破稳复")
"""What LEVEL ends in: a cheap first look."""
OTHER_UNITS = frozenset("%元美港年月日号亿万千百成折.:/-~至到")
"""What no number of an index stands before."""
POINTS = 1000
"""An index of a market is at least so high; 64 is the level of another."""


def _level(text: str, number: Number) -> str | None:
    """Return the unit of a number without one that is where an index stands, "" where it has none; None elsewhere.

    >>> from newsfacts.values.numerals import scan_numbers
    >>> [_level(text, next(scan_numbers(text))) for text in ("恒指收报18450", "景气指数为64", "高于50的荣枯线", "营收增至64")]
    ['点', '', '', None]
    """
    after = text[number.end : number.end + 1]
    if after in TURNING_BEGINS and not number.chinese and TURNING_POINT.match(text, number.end):
        return ""
    if text[number.start - 1 : number.start] not in LEVEL_ENDS or number.chinese or number.value < 10:
        return None
    if ROUND.match(text, number.end):
        return _level_passed(text, number)
    if after in OTHER_UNITS or (after and after in _begins()) or YEAR.fullmatch(text, number.start, number.end):
        return None
    found = LEVEL.search(text, max(0, number.start - 16), number.start)
    if found is None:
        return None
    return "点" if found["market"] and number.value >= POINTS else ""


def _level_passed(text: str, number: Number) -> str | None:
    """Return the unit of a round number that an index got past, 失守99关口, 站上4000大关; None where its sentence names no index."""
    begin = max(0, number.start - 40)
    named = list(PASSES.finditer(text, max(begin, text.rfind("。", begin, number.start)), number.start))
    if not named or PRICED.search(text, named[-1].end(), number.start):
        return None
    return "点" if named[-1]["market"] and number.value >= POINTS else ""


def _is_beside_index(text: str, number: Number, after: str) -> bool:
    """Tell whether a decimal without a unit is the level of an index that its sentence names."""
    if after in OTHER_UNITS or (after and (after in _begins() or (after.isascii() and after.isalnum()))):
        return False
    if BESIDE_INDEX.search(text, max(0, number.start - 8), number.start) is None:
        return False
    begin = max(0, number.start - 40)
    return INDEX_NEAR.search(text, max(begin, text.rfind("。", begin, number.start)), number.start) is not None


def _is_rate(text: str, number: Number, after: str) -> bool:
    """Tell whether a decimal without a unit is a rate of exchange or a multiple."""
    surface = text[number.start : number.end]
    if (
        "." in surface
        and after not in tuple("%个元倍年月万亿")
        and MULTIPLE.search(text, max(0, number.start - 10), number.start)
    ):
        return True
    if "." in surface and _is_beside_index(text, number, after):
        return True
    if (
        "." not in surface
        or (len(surface.partition(".")[2]) < 2 and SMALL_CURRENCY.search(text, max(0, number.start - 18), number.start) is None)
        or (after and ((after.isalnum() and after.isascii()) or after in "%个元倍年月"))
    ):
        return False
    return (
        RATE_BEFORE.search(text, max(0, number.start - 8), number.start) is not None
        and RATE_NEAR.search(text, max(0, number.start - 40), number.start) is not None
    )
