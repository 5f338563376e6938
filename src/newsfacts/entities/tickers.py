"""Securities codes in every style, and the name that stands before one."""

import re
from collections import defaultdict
from collections.abc import Iterator

import regex

from newsfacts.entities.again import ENDINGS
from newsfacts.entities.apart import CHAIN
from newsfacts.entities.gazetteer import listed_in_hong_kong
from newsfacts.entities.patterns import NOT_LATIN
from newsfacts.entities.sites import COUNTRIES
from newsfacts.mention import Mention

US = r"NASDAQ|NYSE|Nasdaq|AMEX|纳斯达克|纽交所|美股代码|美股"
TICKER = regex.compile(
    rf"""
      (?<![A-Za-z0-9.])(?:
          (?P<hk>0?\d{{4,5}})[.\-](?:HK|hk)(?![A-Za-z])                     # 00700.HK, 0960.HK
        | (?<=\()(?P<hk>0?\d{{4,5}}),(?:HK|hk)(?=\))                       # (01853,HK)
        | (?<=\()(?P<cn>\d{{6}}),(?P<market>SH|SZ|BJ)(?=\))
        | (?P<cn>\d{{6}})\.(?P<market>SH|SZ|BJ|IB|SS|XSHG|XSHE|sh|sz)(?![A-Za-z])
        | (?:HK|hk)[:.\ ]?(?P<hk2>\d{{4,5}})(?!\d)                         # HK00100
        | (?P<market3>SH|SZ|BJ|sh|sz|bj)[:.\ ]?(?P<cn3>\d{{6}})(?!\d)        # SH600519
        | (?P<tw>\d{{4}})[-.](?:TW|TWO|tw)(?![A-Za-z])                     # 2330-TW
        | (?:{US})[:]?\ ?(?P<us>[A-Z]{{1,5}})(?![A-Za-z.])                 # NASDAQ:HDHO
        | (?P<us2>[A-Z]{{1,5}})(?:\.(?:US|N|O|OQ|us)|-US)(?![A-Za-z])       # NVDA.US, NVDA-US
        | (?P<jp>\d{{4}})\.(?:T|JP)(?![A-Za-z])                            # 6301.T
        | (?<=\()(?P<abroad>[A-Z][A-Z0-9]{{0,5}}\.(?:DE|F|PA|L|AS|BR|MI|MC|SW|ST|CO|OL|HE|VI|LS|TO|AX|SI)|\d{{6}}\.K[SQ])(?=[),/;、])  # (VLK.DE), (004560.KS)
        | (?:港股代号|港股代码|股份代号|股票代号|股票代码|证券代码|股份代码)[:为]?(?P<code>\d{{4,6}})(?!\d)
        | (?<!机构|信用|邮政|行政|区划|项目|产品|业务|国家|源)代码[:为是]?(?:(?P<code>\d{{5,6}})(?!\d)|(?P<us_code>[A-Z]{{2,5}})(?![A-Za-z]))
        | (?<=\(行情)(?P<code>\d{{6}})(?=,诊股\))                            # (行情002653,诊股): a quote that a page puts behind a name
        | (?P<code>[036]\d{{5}})(?=(?:代码|次日|今日|明日)?(?:不变|复牌|停牌|上市|摘牌|退市))
      )
    """,
    regex.VERBOSE,
)
# A cheap first look: without one of these no code of the above stands in a text.
CODE = re.compile(
    rf"\d[.\-,][A-Za-z]|代码|行情\d|\d{{6}}[代次今明复停上摘退]|[A-Z]-US|(?:HK|hk|SH|SZ|BJ|sh|sz|bj)[:. ]?\d|(?:{US}):? ?[A-Z]|[A-Z0-9]\.[A-Z]|[A-Z]\.us|(?:港股|股份|股票|证券)代"
)
# A bare code in brackets after a name: (7842), (03614), (600519).
# Before it may stand a market or another name of the company, behind it another code: (上市:7781), (Norvale;00710), (01171/600188.SH).
BARE = regex.compile(
    r"(?<=[\p{Han}A-Za-z*0-9]|%\)|诊股\))\((?:(?:上市|上柜|兴柜|港股|[A-Z][A-Za-z .&]{1,24})[:;,/] ?)?(?P<bare>\d{4,6})(?=\)|[,;、][^()]{0,6}简称|[/、;]\d{6}\.S[HZ])"
)
BOND = regex.compile(r"(?:国债|活跃券|国开债|国开|期|债券)(?P<bond>\d{6})(?!\d|\.)")
LIST_TOGETHER = regex.compile(r"[\p{Han}A-Za-z0-9·&*\-.' ]{2,24}\Z")


def find_tickers(text: str, *, taiwan: bool) -> Iterator[Mention]:
    """Yield the securities codes of a folded text; `name` is CODE.MARKET. `taiwan`: a bare code of 4 digits is Taiwan's.

    >>> [m.name for m in find_tickers("腾讯(0700.HK)、茅台(SH600519)、NASDAQ:HDHO", taiwan=False)]
    ['00700.HK', '600519.SH', 'HDHO.US']
    """
    for match in TICKER.finditer(text) if CODE.search(text) else ():
        start, end = match.span(next((part for part in ("code", "us_code") if match.group(part)), 0))
        yield Mention(start, end, "TICKER", name=_name(match))
    for match in BARE.finditer(text):
        code = match.group("bare")
        year = len(code) == 4 and code[:2] in ("19", "20") and not taiwan and not _is_listed(text, match.start(), code)
        if not year:
            yield Mention(match.start("bare"), match.end("bare"), "TICKER", name=_code(code, taiwan=taiwan and not _is_listed(text, match.start(), code)))
    for match in BOND.finditer(text):
        yield Mention(match.start("bond"), match.end("bond"), "TICKER", name=f"{match.group('bond')}.IB")


def codes_of_hong_kong(text: str) -> bool:
    """Tell whether some bare code of a text stands behind the company of Hong Kong's list that has it.

    >>> codes_of_hong_kong("周大福(1929)昨收4元"), codes_of_hong_kong("川岳电(2999)昨收4元")
    (True, False)
    """
    return any(_is_listed(text, match.start(), match.group("bare")) for match in BARE.finditer(text))


# Codes of five letters end in what kind of share it is; TESLA and FANUC are names.
US_CODE = re.compile(r"(?<=\()(?:[A-Z]{1,4}|(?!TESLA)[A-Z]{4}[FYLQWABK])(?=\))")
LONGEST_SHORT_NAME = 6


def _is_listed(text: str, end: int, code: str) -> bool:
    """Tell whether a company of the lists with this code in Hong Kong ends here: 川宝(1997) is a year, 九龙仓置业(1997) a code."""
    names = listed_in_hong_kong().get(code.zfill(5), ())
    return any(text.endswith(name, max(0, end - LONGEST_SHORT_NAME), end) for name in names)


# What has an abbreviation and no code: 半导体行业协会(SIA), 集装箱运价指数(SCFI), 存托股(ADS), 有限合伙人(LPQX).
NOT_LISTED = re.compile(r"(?:[会股局署部院法税率值人额债币价]|公里|里程|周转|收益|费用|天数|时长|[占配]比|比例|周期|产能|[户人次总]数|[总金余差]额|[流销产存客]量|数量|收入|利润|成本|指数|准则|审查|组织|分行|机构|系统|平台|模型|中心|业务|标准|指标|协定|策略|计划|技术|材料|疗法|作用|药物|疾病|病毒|蛋白|期权|合约|公司|集团|显示|投资基金|养老基金|养老金)[”]?\($")


def coded(text: str, seen: list[tuple[int, int]], tickers: list[Mention]) -> list[Mention]:
    """Return the American codes alone in brackets among those `seen` by the tagger: Hewlett Packard(HPE)."""
    taken = {ticker.start for ticker in tickers}
    found = [match for start, end in seen if start not in taken and (match := US_CODE.match(text, start, end + 1))]
    return [
        Mention(*match.span(), "TICKER", name=f"{match.group()}.US")
        for match in found
        if match.group() not in NOT_LATIN and not NOT_LISTED.search(text, max(0, match.start() - 6), match.start())
    ]


def _name(match: regex.Match[str]) -> str:
    group = match.groupdict()
    if code := group["hk"] or group["hk2"]:
        return f"{code.lstrip('0').zfill(5)}.HK"
    if group["cn"]:
        market = (group["market"] or "").upper()
        return f"{group['cn']}.{ {'SS': 'SH', 'XSHG': 'SH', 'XSHE': 'SZ'}.get(market, market) }"
    if group["cn3"]:
        return f"{group['cn3']}.{(group['market3'] or '').upper()}"
    if group["tw"]:
        return f"{group['tw']}.TW"
    if code := group["us"] or group["us2"] or group["us_code"]:
        return f"{code}.US"
    if group["jp"]:
        return f"{group['jp']}.T"
    if group["abroad"]:
        return str(group["abroad"])
    return _code(group["code"] or "", taiwan=False)


def _code(code: str, *, taiwan: bool) -> str:
    """Return a bare code with its market, which its length and first digit tell."""
    if len(code) == 6:
        market = "SH" if code[0] in "569" else "BJ" if code[0] in "48" else "SZ"
        return f"{code}.{market}"
    if len(code) == 4 and taiwan:
        return f"{code}.TW"
    return f"{code.lstrip('0').zfill(5)}.HK"


# What describes a company right before its name: 食品零售商|司徒记.
DESCRIBED = regex.compile(
    rf"^.*(?:{CHAIN}|零售商|供应商|制造商|运营商|开发商|服务商|生产商|经销商|承包商|姊妹股|姐妹股|模组厂|代工厂|晶圆厂|封测厂|大厂|[^工化电]厂商|权王|股王|股后|龙头股|龙头|巨头|独角兽|一哥|一姐|电商|廉航|智库|持有|增持|减持|要数|当数|当属|非属|首推|莫过于|(?<=\p{{Han}}{{2}})股(?!份|权|东|市|王|后|息|票|价|指|民|吧|转|神|海|债|市)|出品方|子公司|母公司|控股股东|股东|新股|"
    rf"(?<=\p{{Han}}{{2}})商(?!汤|银|务|业|贸)|同业|对手|老字号|车企|药企|房企|险企|券商|酒企|乳企|钢企|猪企|城商行|农商行|股份行|国有大行|国有行|国企|央企|民企|初创公司|上市公司|公司|企业|平台|品牌|旗下|收购|入股|包括|其中|以及|分别为|分别是|例如|如|的|在|对|由|从|向|是|为|及|与|(?<!同业|对手|公司|[大龙]头|大厂|厂商|业者)和|跟|被|将|令|让|按|据|称|指|报道|发布|公布|获|等|首予|维持|给予|同意|质疑|起诉|控告|指控|狙击|沽空|做空|唱好|唱淡|睇好|拖累|带动|推升|激励|予|重申|上调|下调|看好|荐|升|降|料|就|借力|携手|联手|牵手|入主|力挺|领投|跟投|追平|超越|低于|高于|逊于|优于|媲美|反观|当中|跑赢|跑输|领先|落后|模组厂|设备厂|材料厂|厂)(?=[\p{{Han}}A-Za-z*]{{2}})"
)


def _described(name: str) -> regex.Match[str] | None:
    """Return what describes a company before its name; its trade alone is no name: 岚禾电商|科技.

    >>> [bool(_described(name)) for name in ("内容电商岚禾科技", "岚禾电商科技")]
    [True, False]
    """
    described = DESCRIBED.match(name)
    return described if described and not ENDINGS.fullmatch(name, described.end()) else None


# 20:47 川岳股份(688001): the minutes are no part of the name.
CLOCK_BEFORE = regex.compile(r".{0,2}:\d\d[ 】]?")
# 5月禾川汽车(01234.HK), 周三川岳股份(688001), 营收速报 - 川岳(6588)
MONTH_BEFORE = regex.compile(r"\p{Han}{0,4}(?:速报|快讯|快报)-|(?:\d{1,2}月份?|\d{1,2}日|周[一二三四五六日])(?:\d{1,2}日)?(?=[\p{Han}A-Za-z]{2})")
# 禾川汽车(46.95,-1.90,-3.89%)(00881): a quote that a page puts between a name and its code.
QUOTE_BEFORE = regex.compile(r"\((?:[-+]?[\d.]+,){1,2}[-+]?[\d.]+%\)$|\(行情\d{6},诊股\)$")
# 美国|Norvex Pharma(NASDAQ:NRVX): the country is apart
LAND_BEFORE = regex.compile(r"\L<countries>(?=[A-Z])", countries=COUNTRIES)
NOT_NAME = regex.compile(r"^(?:该|本|此|某|前者|后者|代码|股票|股份|编号|证券|上市|公司|基金|指数|债券|港元|美元|人民币)")


MARKS_BEFORE = (",", ";", "。", ":", "\n", "?", "!")
"""Behind these 和 joins nothing and begins a name: ;和岚金控(2999)."""
LONGEST_BRACKET = 40
"""A code stands so far within a bracket at most: (下称“川岳”,A股代码605999)."""


def name_before(text: str, ticker: Mention) -> tuple[int, int] | None:
    """Return where the name right before a bracketed code stands, None where there is none.

    >>> text = "食品零售商丰禾记控股(03614.HK)昨公布"
    >>> start, end = name_before(text, Mention(11, 19, "TICKER"))
    >>> text[start:end]
    '丰禾记控股'
    """
    bracket = text.rfind("(", max(0, ticker.start - LONGEST_BRACKET), ticker.start)
    if bracket < 0 or ")" in text[bracket : ticker.start]:
        return None
    if quote := QUOTE_BEFORE.search(text, max(0, bracket - 40), bracket):
        bracket = quote.start()
    before = LIST_TOGETHER.search(text, max(0, bracket - 24), bracket)
    if not before:
        return None
    name = before.group()
    described = _described(name) if not (name.startswith("和") and text[: before.start()].endswith(MARKS_BEFORE)) else None
    start = before.start() + (described.end() if described else 0)
    clock = CLOCK_BEFORE.match(text, max(0, start - 3), bracket)
    start = clock.end() if clock else start
    month = MONTH_BEFORE.match(text, start, bracket)
    start = month.end() if month else start
    land = LAND_BEFORE.match(text, start, bracket)
    start = land.end() if land else start
    name = text[start:bracket].lstrip()
    if not 2 <= len(name.rstrip()) <= 20 or NOT_NAME.match(name):
        return None
    return bracket - len(name), bracket - len(name) + len(name.rstrip())


# The codes that funds traded at the exchanges of Taiwan, Shanghai and Shenzhen have; those in Hong Kong share theirs with companies.
FUND_CODE = re.compile(r"(?P<sure>00\d\d\.TW|5\d{5}\.SH|1[568]\d{4}\.SZ)|0(?:28[0-4]|3[01]\d|0[4-9]\d)\d\.HK")


AMBIGUOUS = frozenset("升降荐料就予")
"""What one does to a share, by a character that names have too: of 沛升生医(6999) the tagger knows that it is one."""


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a text has a name without the character before it, too.

    >>> _stands_alone("升岚桐控股(0322.HK)目标价,岚桐控股收入", 1, 5), _stands_alone("沛升生医(6999),沛升生医收入", 2, 4)
    (True, False)
    """
    name = text[start:end]
    return text.count(name) > text.count(text[start - 1] + name)


def with_companies(text: str, tickers: list[Mention], labels: dict[tuple[int, int], str]) -> Iterator[Mention]:
    """Yield the names before codes as organisations, funds by their code as products.

    `labels` are borders that something else found, which win.
    """
    starts = defaultdict[int, list[int]](list)
    for start, end in labels:
        starts[end].append(start)
    for ticker in tickers:
        place = name_before(text, ticker)
        if place is None or ticker.name is None or ticker.name.endswith(".IB"):
            continue
        described = _described(text[max(0, place[0] - 12) : place[1]].rpartition("\n")[2]) if place[0] else None
        known = [] if described else [start for start in starts.get(place[1], ()) if start >= place[0] and not ENDINGS.fullmatch(text, start, place[1])]
        cut = place[0] > 0 and text[place[0] - 1] in AMBIGUOUS and not _stands_alone(text, *place)
        whole = [start for start in starts.get(place[1], ()) if cut and start < place[0] <= start + 3]
        start = min(whole or known, default=place[0])
        fund = FUND_CODE.match(ticker.name)
        told = fund is not None and (fund.group("sure") or labels.get((start, place[1])) == "PRODUCT")
        yield Mention(start, place[1], "PRODUCT" if told else "ORG", meaning="rule")
