"""Sums of money: 345港元/股, 人民币1327亿元, US$5亿, 28块8, 每桶82美元, 10亿至12亿元."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import msgspec
import regex

from newsfacts.lexicon.any_of import any_of
from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention
from newsfacts.values.currency import HOME, cents, currencies
from newsfacts.values.measure import Unit, is_of_pieces, is_weekday, measured, pieces
from newsfacts.values.numerals import DIGITS, Number

_PER = r"股|个(?!百分|基|月)|蒲式耳|兆瓦时|兆瓦|千瓦时|千瓦|瓦时|店|[湿干短长]?吨|公吨|桶|千升|公升|盎司|安士|两(?![年周月天日个次])|千克|公斤|克|斤|平方米|平米|㎡|m²|平(?![方均价])|平方呎|方呎|平方尺|呎|台|辆|瓦|W|Wh|kWh|千瓦时|度|张|份|手|人|户|年|月|天|日|小时|晚|次|件|套|亩|升|艘|架|片|颗|箱|TEU|FEU|标箱|百万英热单位|头|只|枚|本|位|名|立方米|公里|GB|MWh|坪|公顷|加仑|磅|间|盒|袋|罐|支|棵|株|双|条|剂|针|集|场|趟|车|餐|桌|幅|栋|单位|ADS|ADR|票|瓶|杯(?!水)|股份|基金单位|标准箱"


SQUARE_METRES = {"㎡": "平方米", "m²": "平方米"}
PER_BEFORE = re.compile(rf"每(?P<per>{_PER})$")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = any_of(word for word in currencies() if word not in ("SDR",))
    after = re.compile(
        rf"""
          (?P<scale>个?[万亿](?={names}|元)(?!元(?:以上|级)))?           # 十五六个亿元
          (?: (?P<name>{names}) (?!区|化|中间价|汇率|即期)
            | (?P<home>元|圆|块(?=[\d一二三四五六七八九][角毛])) (?:零?(?P<dimes>[\d一二三四五六七八九])[角毛])? (?:零?(?P<pennies>(?<=[角毛元圆])[\d一二三四五六七八九])分(?!之|钟))? (?!旦|宝|气|月(?![增减均租薪供费息])|宵|锂|催化|正极|前驱|首(?![次度批轮单]|创|现|超|破|付)|件|素|祖|老|代|朝|明|老|始)
            | (?P<colloquial>块钱?) (?![未没不]|头|状|链|茎|{pieces()}) (?P<tenths>[\d一二三四五六七八九](?![\d.点十百千万亿]))? (?:毛|角)?
            | (?P<jiao>角|毛钱?) (?!度|色|落|逐|膜|形|洲|债|恋|区|贸易|关系|阀|函) (?:零?(?P<odd>[\d一二三四五六七八九])分(?!之|钟))?    # 三角五分
            | (?P<cents>{any_of(cents())})(?![女人境过桌])            # 8.5港仙; 八仙女
            | (?P<hong_kong>蚊)(?![子虫香帐蝇])                        # 六十蚊
            | (?P<sum>个亿)                                   # 十五六个亿
          )
          (?P<foreign>人民币|港币|港元|新台币|美元|美金|欧元|日元|日币|日圆|英镑|韩元|澳元|台币)?               # 100元人民币
          (?: (?:/|每) (?P<per>{_PER}) (?![A-Za-z]) )?
        """,
        re.VERBOSE,
    )
    before = re.compile(rf"(?:每(?P<per>{_PER})(?:(?<=[A-Z])\ )?)?(?:(?<![\d百千万亿兑])(?<!兑新)(?P<name>{names}))?$")
    return after, before


@cache
def _ends() -> frozenset[str]:
    """Return the last characters of what may stand before a sum: a cheap first look."""
    return frozenset(word[-1] for word in currencies())


@cache
def _begins() -> frozenset[str]:
    """Return the first characters of what may stand behind a sum."""
    return frozenset((*(word[0] for word in (*currencies(), *cents())), *"元圆块角毛蚊个万亿"))


# 新台币升值2.8分, 贬5.8分, 中期息每股21.47分, 派4.5分, 人民币8.5分: cents, and no points scored
OF_MONEY = re.compile(r"(?:升值|贬值?|股息|[派股红]息?|每股|分派|每股(?:基本|摊薄|稀.)?(?:盈利|亏损|收益)|人民币|新台币(?:[早收午尾]盘|盘中|汇价|汇率)?[升贬]?)(?:[约近为了])?$")
# A sum without 元: what is lost, traded, invested is money. Words before the number, words after it.
MONEY_BEFORE = re.compile(
    r"(?:亏掉?|亏损|巨亏|净亏|赚|成交额?|净买入|净卖出|净流入|净流出|买入|卖出|买超|卖超|加码|减码|倒货|提款|沪市|深市|两市|(?<!播)放量|缩量|营收|收入|利润|盈利|融资|估值|市值|投资|斥资|耗资|资金|募资|金额|总额|款项|"
    r"销售额|交易额|规模|额度|花费|负债|债务|罚款|补贴|逼近|沪股通|深股通|票房|合计|共计|资产|产值|身家|财富|现金|成本|总值|出资|拨款|预算|套现|回购|增资|罚没|罚|挪走|挪用|侵占|受贿|行贿|贪污|涉案|骗取|退赃|追缴|消费(?!者|量)|赔偿|倒贴|索赔|判赔|获赔|赔付|骗走?|注资|拨付|拨出|捐款|捐赠|捐出|欠下|欠款|欠债|注册资本金?|冻结|借款|贷款|获投|让利|减税|退税|缴税|纳税|豪掷|[怒狂]?砸下?|掷|拍出|作价|要价|(?:[一每单][台辆部套只件根张架]|整[机车])卖(?:到|价)?|标价|叫价|出价|开价|身价)"
    r"[^,;。、\d]{0,6}$"
)
COUNT_AFTER = re.compile(
    r"(?:的)?(?:个人)?(?:用户|人|次|家|户|台|辆|名|观众|粉丝|会员|次|股(?!权)|吨|部|个|件|套|亩|平|公里|年(?![减增比季])|种|位|下载|播放|阅读|点|元|分钟|小时|条|TB|GB)"
    # 成交31.2万(和20.6万平方米): the first of a list takes the unit of the last
    r"|(?:[、和与及][\d.]+[万亿]*){1,8}(?:平方米|平米|分钟|TB|[吨套辆台股张手户人件部桶条次])"
)

# 拟120亿收购: what is done with so much can only be done with money.
SPENT = re.compile(r"(?:收购|并购|购买|购入|购得|买下|买入|拿下|拍下|摘得|刺激|入股|入主|认购|增持|增资|投资(?!者|人)|投建|接盘|抄底|这个价|的(?:价格|单价|售价|报价|均价|车价|价位))")

# 增加8700亿|至4.06万亿元: by how much, and to how much
LEADS_TO = re.compile(r"[至到]\d[\d.]*万?亿元")

# 外资提款689亿!: so much at the end of a clause is money, unless something else has just been counted.
SAID = regex.compile(r"\p{Han}{2}$")
CLAUSE_ENDS = re.compile(r"[,。;!?\n]|$")


@cache
def _counted() -> re.Pattern[str]:
    """Return the pattern of what a number without a unit counts: 出口量, 月活, or any 车辆数 or 播放量 right before the number; of 发行量 and 贷款存量 there are sums.

    >>> [_counted().search(word) is not None for word in ("短片点赞量", "用户增量", "国债发行量", "贷款增量", "社融存量")]
    [True, True, False, False, False]
    """
    return re.compile(any_of(row["word"] for row in lexicon("counted")) + r"|(?:[\u4e00-\u9fff]数|(?<!\w金|货币|成交|交易|发行|供\w|投放|回笼|到期|托管|融资|\w购|赎回|[款贷融金债财产2][存增])(?<!体)(?<!债\w[存增])(?<=[\u4e00-\u9fff]{2})量)(?:已|约|近|超|逾|达|为|突破|超过)*$")


SCALE_ALONE = re.compile(r"[十百千万亿]+")
UNIT_OF = re.compile(r"(?:单位|人民币|港币|新台币)[:为(]?(?:人民币|港币|新台币)?$")


# 三元电池: of three elements
TERNARY = re.compile(r"三元(?:锂|电池|体系|正极|高镍|路线|动力)")
# 日圆一|度, 美元一|路走高: how a currency moves, and no sum of it
ADVERB = re.compile(r"一[度路直举下旦再起并致连口夜周天]")
# 增长最快的一块, 这一块业务: what is picked out of a whole
PICKED = re.compile(r"[的这那哪]一块(?!钱|[\d一二三四五六七八九])")


def _is_ternary(text: str, number: Number) -> bool:
    """Tell whether 三元 names a breed of pigs or a kind of battery: 外三元, 三元电池."""
    if text[number.start : number.end + 1] != "三元":
        return False
    return text[number.start - 1 : number.start] in ("外", "内") or TERNARY.match(text, number.start) is not None


def unit_of_money(text: str, number: Number) -> Unit | None:
    """Return the currency around a number, before or after it, None where there is none."""
    after_pattern, before_pattern = _patterns()
    opens = text[number.end : number.end + 1] in _begins()
    after = after_pattern.match(text, number.end) if opens else None
    if is_weekday(text, number) or text[number.start : number.end + 2] == "一分钱" or (after and after.group("colloquial") == "块" and (is_of_pieces(text, number.start) or PICKED.match(text, number.start - 1))):
        return None  # 周三人民币, 没有一分钱贷款, 银幕40块, 最亮的一块
    near = text[max(0, number.start - 5) : number.start]
    before = None
    if near[-1:] in _ends() or "每" in near:
        before = before_pattern.search(text, max(0, number.start - 12), number.start)
    if after is None and text.startswith("分", number.end) and _is_cents(text, number):
        return _in_cents(text, number, before)
    prefix = before.group("name") if before else None
    if prefix and ((len(prefix) == 1 and prefix not in "¥￥$€£₩฿₱₹₽₺₫铢镑") or (not after and ADVERB.match(text, number.start))):
        prefix = None
    if not after and not prefix:
        return None
    if SCALE_ALONE.fullmatch(text, number.start, number.end) and UNIT_OF.search(
        text, max(0, number.start - 6), number.start
    ):
        return None  # 单位:人民币百万元
    if _is_ternary(text, number):
        return None
    start, end = number.start, after.end() if after else number.end
    code, factor, plus = HOME, Decimal(1), Decimal(0)
    if prefix:
        code, start = currencies()[prefix], number.start - len(prefix)
        if prefix in ("美", "元"):
            return None
    if after:
        code, factor, plus = _currency(after, code)
    elif text.startswith(("%", "倍", "年", "月", "日"), number.end):
        return None
    per = after.group("per") if after else None
    if not per and before and before.group("per") and before.start("per") >= 0:
        per, start = before.group("per"), before.start()
    per = SQUARE_METRES.get(per or "", per)
    return Unit(start, end, f"{code}/{per}" if per else code, factor, plus=plus)


# 每千瓦时1.8分; 0.5分/瓦: what so little costs
OF_LITTLE = re.compile(r"每(?:千瓦时|度|瓦时?|W|kWh)$")
PER_LITTLE = re.compile(r"分/(?P<per>千瓦时|度|瓦时?|W|kWh)")
# 由每度1.8分降|至1.1分
FROM_LITTLE = re.compile(r"(?:每(?:千瓦时|度|瓦)[\d.]{1,6}分|[\d.]分/(?:千瓦时|度|瓦))[^,。;\d]{0,8}[至到]$")
# 组件0.7元/瓦,跌了1分; 单票能再涨5分: prices of little things move by so much, and no game is won
MOVED_BY = re.compile(r"[涨跌降升][了约近]?$|[上下][调涨跌降]了?$|[比较]\w{2,6}了$")
SMALL_PRICE = re.compile(r"(?:元[/每]|每[瓦件斤度片]|单票|单价|均价|票价)(?![^。;\n]*(?:[评得打积高总]分|成绩|比分|同学|对手|球队))")
FAR = 36
"""So many characters before a sum in 分 a price is named."""


def _is_cents(text: str, number: Number) -> bool:
    """Tell whether a number of 分 is one of cents, by what is paid, what it is paid for or how a price moves.

    >>> [_is_cents(text, Number(len(text) - 2, len(text) - 1, Decimal(5))) for text in ("股息5分", "扣掉5分")]
    [True, False]
    """
    if OF_MONEY.search(text, max(0, number.start - 9), number.start) or PER_LITTLE.match(text, number.end) or _moves_price(text, number):
        return True
    return OF_LITTLE.search(text, max(0, number.start - 4), number.start) is not None or FROM_LITTLE.search(text, max(0, number.start - 24), number.start) is not None


def _moves_price(text: str, number: Number) -> bool:
    """Tell whether a number of 分 is how far a price moved."""
    moved = MOVED_BY.search(text, max(0, number.start - 8), number.start) is not None
    return moved and SMALL_PRICE.search(text, max(0, number.start - FAR), number.start) is not None


def _in_cents(text: str, number: Number, before: re.Match[str] | None) -> Unit:
    """Return the unit of a sum in 分, with the currency and the 每股 before it: 每股人民币3.5分."""
    name, per = before.group("name", "per") if before else (None, None)
    code = currencies()[name] if name else HOME
    start, end = before.start() if before and (name or per) else number.start, number.end + 1
    if little := PER_LITTLE.match(text, number.end):
        per, end = little["per"], little.end()
    return Unit(start, end, f"{code}/{per}" if per else code, Decimal("0.01"))


def _currency(after: re.Match[str], code: str) -> tuple[str, Decimal, Decimal]:
    """Return the code, the factor and what cents add, of the unit after a number."""
    factor, plus = Decimal(1), Decimal(0)
    if scale := after.group("scale"):
        factor = Decimal(10**8) if "亿" in scale else Decimal(10**4)
    if after.group("sum"):
        factor = Decimal(10**8)
    elif after.group("name"):
        code = currencies()[after.group("name")]
    elif after.group("jiao"):
        factor, plus = Decimal("0.1"), _digit(after.group("odd") or "0") / 100
    elif after.group("cents"):
        iso, factor = cents()[after.group("cents")]
        code = iso if code == HOME else code
    elif after.group("hong_kong"):
        code = "HKD"
    elif tenths := after.group("tenths"):
        plus = _digit(tenths) / 10
    else:
        plus = _digit(after.group("dimes") or "0") / 10 + _digit(after.group("pennies") or "0") / 100
    if after.group("foreign"):
        code = currencies()[after.group("foreign")]
    return code, factor, plus


def _digit(char: str) -> Decimal:
    return Decimal(DIGITS[char] if char in DIGITS else int(char))


def find_money(text: str, numbers: list[Number]) -> Iterator[Mention]:
    """Yield the sums of money among the numbers of a folded text; a bare 元 has the unit "元" until resolved.

    >>> from newsfacts.values.numerals import scan_numbers
    >>> text = "市值约1067亿港元,每股165港元,派10至12亿元"
    >>> [(text[m.start:m.end], m.value, m.upper, m.unit) for m in find_money(text, list(scan_numbers(text)))]
    [('1067亿港元', '106700000000', None, 'HKD'), ('每股165港元', '165', None, 'HKD/股'),
     ('10至12亿元', '1000000000', '1200000000', '元')]
    """
    for mention in measured(text, numbers, "MONEY", unit_of_money):
        # 每股0.83-0.85港元: before the first number of a range that leaves its currency to the second
        per = PER_BEFORE.search(text, max(0, mention.start - 6), mention.start) if mention.upper is not None else None
        if per and mention.unit and "/" not in mention.unit:
            mention = msgspec.structs.replace(mention, start=per.start(), unit=f"{mention.unit}/{per.group('per')}")
        yield mention


def bare_sum(text: str, number: Number) -> str | None:
    """Tell whether a scaled number without a unit is a sum: "sum" for 亏掉58亿, "maybe" at a clause's end; None for a count."""
    if number.scale < 10**4 or COUNT_AFTER.match(text, number.end):
        return None
    spent = MONEY_BEFORE.search(text, max(0, number.start - 16), number.start)
    if spent and spent.group().startswith(("合计", "共计", "规模")) and _counted().search(text, max(0, spent.start() - 4), spent.start()):
        return None  # 日活跃用户合计3.1亿, 会员规模突破4100万
    if spent or SPENT.match(text, number.end) or LEADS_TO.match(text, number.end):
        return "sum"
    if number.value < 10**6 or number.scale < 10**4 or not CLAUSE_ENDS.match(text, number.end):
        return None
    if not SAID.search(text, max(0, number.start - 4), number.start):
        return None  # a number by itself
    return None if _counted().search(text, max(0, number.start - 12), number.start) else "maybe"
