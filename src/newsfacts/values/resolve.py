"""What values mean in context: dates from publication and each other, sums in the document's own currency, tables."""

import operator
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import compress, groupby

import msgspec
import regex

from newsfacts.mention import Mention, plain
from newsfacts.text.fold import Folded
from newsfacts.text.grid import grids
from newsfacts.values.cells import with_cells
from newsfacts.values.currency import HOME, STATED, currencies, home_currency
from newsfacts.values.date_resolve import resolve_dates
from newsfacts.values.numerals import read_numeral
from newsfacts.values.renminbi import is_renminbi, told_in_renminbi

# （人民币千元）, 单位：万元, (百万美元): the scale and currency of the numbers in the table below.
TABLE_UNIT = regex.compile(
    r"(?:单位[:为]?|\()(?:人民币)?(?P<scale>千|万|百万|百万人民币|千万|亿|十亿)?(?P<currency>港元|美元|人民币|新台币|元|人民币元)(?:\)|\n|$|,|;)"
    r"|\((?P<currency>人民币|港币|港元|美元|新台币)(?P<scale>千|万|百万|亿)?元?\)"
)
SENTENCE_END = re.compile(r"[。!?\n]")
PEOPLE = regex.compile(r"(?:的)?[\p{Han}]{0,3}(?:用户|人|粉丝|观众|会员|居民|农户|农民|家庭|市民|游客|旅客|乘客|学生|学员|师生|职工|员工|群众|民众|儿童|业主|读者|司机|骑手|商家|商户|患者|门店|岗位)")
NO_WORDS = re.compile(r"[\d,.()\-% ]|年|月|日")
# 同比(%), 期末不良贷款率(%): a row of percentages in a table of sums.
RATE_ROW = re.compile(r"[^\d\n]{1,24}\(%\)|[^\d\n]{1,16}率[ |\t]")
ROW = re.compile(r"[^\n]*")
BREAK = re.compile(r"\n")
CELL = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\d%,.]|年|月|日|个|家)")


def resolve_values(folded: Folded, mentions: list[Mention], published: str | None) -> tuple[list[Mention], str | None]:
    """Return the mentions with final values, and the publication date used (given or inferred; EDTF)."""
    text = folded.text
    dated, anchor = resolve_dates(text, mentions, published)
    inherited = _inherit(text, dated)
    headers = list(TABLE_UNIT.finditer(text))
    gridded = grids(folded)
    if not headers and not gridded and not any(map(_is_of_home, inherited)):
        return inherited, anchor
    home = home_currency(text, dated, traditional=is_traditional(folded), mixed=is_mixed(folded))
    homes, quoted = _homes(text, home), _quoted_in_hong_kong(text) if home == "CNY" else ()
    renminbi = told_in_renminbi(folded, inherited) if home == "HKD" else []
    resolved = [_in_currency(m, _currency_at(text, m, homes, quoted, renminbi)) if _is_of_home(m) else m for m in inherited]
    return with_cells(text, gridded, _with_cells(text, resolved, headers, home), home), anchor


def is_traditional(folded: Folded) -> bool:
    """Tell whether folding changed more than one character of Chinese in fifty, of a headline any."""
    changed = compress(folded.source, map(operator.ne, folded.source, folded.long))
    return sum("\u4e00" <= char <= "\u9fff" for char in changed) > len(folded.text) // 50


# what no text in traditional characters holds, unless it was badly converted
SIMPLIFIED = re.compile("[亏产务额银团国经报资负债现实发这为东华时对说关亿张净业绩润]")


def is_mixed(folded: Folded) -> bool:
    """Tell whether a text in traditional characters has some in simplified ones, more than one in a hundred.

    >>> from newsfacts.text.fold import fold
    >>> is_mixed(fold("禾原醫葯淨利潤由盈轉亏,虧損2.3亿元")), is_mixed(fold("禾原醫藥淨利潤由盈轉虧,虧損2.3億元"))
    (True, False)
    """
    return len(SIMPLIFIED.findall(folded.source)) > max(1, len(folded.source) // 100)


def _is_of_home(mention: Mention) -> bool:
    """Tell whether a mention is a sum in a bare 元."""
    return mention.label == "MONEY" and (mention.unit or "").startswith(HOME)


def _in_currency(mention: Mention, home: str) -> Mention:
    """Return a sum with its bare 元 replaced by the document's own currency."""
    return msgspec.structs.replace(mention, unit=home + (mention.unit or "")[len(HOME) :])


# Of which market a paragraph speaks, in a text that speaks of both.
TAIPEI = re.compile(r"台股|新台币|三大法人|投信|自营商|台指期|融资余额|集中市场|柜买")
HONG_KONG = re.compile(r"港股|恒指|恒生|港交所|港元|港币|北水|南下资金")


def _homes(text: str, home: str) -> list[tuple[int, str]]:
    """Return from where on a bare 元 is of which currency: of Taipei's or Hong Kong's where a paragraph speaks of one alone."""
    if home not in ("HKD", "TWD"):
        return [(0, home)]
    homes = []
    for row in ROW.finditer(text):
        taipei, hong_kong = TAIPEI.search(row.group()) is not None, HONG_KONG.search(row.group()) is not None
        homes.append((row.start(), home if taipei == hong_kong else "TWD" if taipei else "HKD"))
    return homes


# 岚岳生活(01919-HK)跌近3%,报8.15元: what a share of Hong Kong is quoted at, for all that a mainland text writes no 港元.
OF_HONG_KONG = re.compile(r"\(\d{4,5}[.\-]HK\)|\(HK[:.]?\d{4,5}\)|\(0\d{4}\)|港股|恒指")
OF_MAINLAND = re.compile(r"\d{6}\.S[HZ]|\(\d{6}\)|S[HZ]\d{6}|A股|沪指|上证|深成指|深证|两市|沪深|创业?板指|科创")
QUOTE = re.compile(r"(?:[收现开]?报|报收|收[于在]|[昨今]收|股价|收[市盘]价|[高低]见|作价|配售价|换股价|目标价(?:[上下]?[调升降削砍][高低升降]?[至到])?|市值|成交额?|[涨跌升]至)(?:每股)?(?:约|为|达|至|于|近|逾|超过?)*$")


def _quoted_in_hong_kong(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs that tell of shares of Hong Kong alone, in a text that nowhere writes 港元.

    Where it says that its sums are in renminbi, (人民币,下同), those of its results are meant, and all that it quotes is of Hong Kong.
    """
    if not OF_HONG_KONG.search(text) or HONG_KONG_DOLLAR.search(text):
        return []
    if STATED.search(text) and not OF_MAINLAND.search(text):
        return [(0, len(text))]
    rows = ROW.finditer(text)
    return [row.span() for row in rows if OF_HONG_KONG.search(row.group()) and not OF_MAINLAND.search(row.group())]


MOVES_TO = ("涨至", "跌至", "升至")
MOST_A_SHARE = 10**5
HONG_KONG_DOLLAR = re.compile(r"港[元币圆]|HK\$|HKD")


def _is_quote(text: str, mention: Mention, rows: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a sum in one of the paragraphs `rows` is what a share is quoted at or what was traded of it."""
    quote = QUOTE.search(text, max(0, mention.start - 10), mention.start) if rows else None
    if quote is None or (quote.group().startswith(MOVES_TO) and abs(Decimal(mention.value or "0")) > MOST_A_SHARE):
        return False  # 债务升至46亿元: no share costs so much
    start, end = rows[bisect_right(rows, mention.start, key=operator.itemgetter(0)) - 1]
    return start <= mention.start < end


def _currency_at(text: str, mention: Mention, homes: list[tuple[int, str]], quoted: Sequence[tuple[int, int]], renminbi: list[tuple[int, int]]) -> str:
    """Return the currency of a sum in a bare 元."""
    if _is_quote(text, mention, quoted):
        return "HKD"
    return "CNY" if is_renminbi(text, mention, renminbi) else _home_at(homes, mention.start)


def _home_at(homes: list[tuple[int, str]], start: int) -> str:
    return homes[bisect_right(homes, start, key=operator.itemgetter(0)) - 1][1]


def _usual_currency(mentions: list[Mention]) -> str:
    """Return the currency that nearly all sums of a text name, which those without one are in too; else that of 元."""
    units = Counter((m.unit or "").partition("/")[0] for m in mentions if m.label == "MONEY" and m.meaning != "sum")
    (unit, count), *_ = units.most_common(1) or [(HOME, 0)]
    return unit if unit and count >= 3 and count >= 0.75 * units.total() else HOME


def _inherit(text: str, mentions: list[Mention]) -> list[Mention]:
    """Give a scaled number without a unit the unit of the number before it in its sentence: 4900万标箱…不到400万."""
    resolved: list[Mention] = []
    last: Mention | None = None
    usual = _usual_currency(mentions) if any(m.meaning in ("sum", "maybe") for m in mentions) else HOME
    end, counting, bare = 0, False, False  # a count without a unit is followed by others: 活跃买家7.86亿,一年净增5300万
    for mention in mentions:
        if SENTENCE_END.search(text, end, mention.start):
            last, counting, bare = None, False, False
        if mention.meaning == "maybe" and bare:  # 月活达6.94亿,同比增加2800万
            mention = msgspec.structs.replace(mention, label="QUANTITY", unit=None, meaning=None)
        elif mention.meaning in ("sum", "maybe"):
            code = last.unit if last is not None and last.label == "MONEY" else None
            mention = msgspec.structs.replace(mention, unit=(code or usual).partition("/")[0], meaning=None)
        if mention.label == "QUANTITY" and mention.meaning == "bare":
            counts = COUNT_BEFORE.search(text, max(0, mention.start - 20), mention.start)
            near = last is not None and mention.start - last.end <= 30 and not counts and not counting
            counting = not near
            takes = near and not PEOPLE.match(text, mention.end, mention.end + 8)
            if takes and last is not None and last.unit:
                mention = msgspec.structs.replace(mention, label=last.label, unit=last.unit, meaning=None)
            else:
                mention = msgspec.structs.replace(mention, meaning=None)
        if mention.label in ("MONEY", "QUANTITY"):
            bare = mention.label == "QUANTITY" and mention.unit is None
            last = mention if mention.unit not in ("倍", "点", None) else last
        end = mention.end
        resolved.append(mention)
    return resolved


COUNT_BEFORE = re.compile(
    r"(?:买家|骑手|商户|家庭|学生|师生|职工|员工|农户|DAU|MAU|月活|日活|客户|订阅|观众|消费者|开发者|商家|司机|患者|人次|用户|用户数|人数|数量|户数|次数|会员|粉丝|人口|播放量|下载量|订户|股民|学员|读者)"
    r"(?:总?规模|总?数量?|总量)?(?:已|累计|合计|则|也|更|又)*(?:(?:由|从)\d[\d.,]*[万亿]*)?(?:突破|[升增涨攀降减跌掉][至到]|(?:增长|扩大|扩张|扩充|壮大|下降|减少|下滑|回落|增加|上升)[到至]|达到|超过|[破约近逾超达为有由从])?$"
)
SCALE = {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9}


def _with_cells(text: str, mentions: list[Mention], headers: list[regex.Match[str]], home: str) -> list[Mention]:
    """Add the numbers of tables, which take scale and currency from the line above them, a header (人民币千元)."""
    if not headers:
        return mentions
    cells: dict[int, Mention] = {}
    own: dict[int, Mention] = {}  # 每股盈利(元) 0.04 0.22: a row with a unit of its own
    breaks = [*(match.start() for match in BREAK.finditer(text)), len(text)]
    for end, of_line in groupby(headers, key=lambda header: breaks[bisect_left(breaks, header.end())]):
        line = list(of_line)
        stretches = list(zip((h.end() for h in line), [*(h.start() for h in line[1:]), end], strict=True))
        counts = [len(CELL.findall(text[start:stop])) for start, stop in stretches]
        left, owner, above = sum(counts), None, None
        for header, (start, stop), count in zip(line, stretches, counts, strict=True):
            owner, above = (header, above) if left > 1 else (owner, header)
            if owner is not None:
                own.update((cell.start, cell) for cell in _cells(text, start, stop, 0, _unit(owner, home)))
            left -= count
        if above is not None:
            cells.update((cell.start, cell) for cell in _cells_below(text, end, _unit(above, home)))
    cells |= own
    if not cells:
        return mentions
    taken = {
        i
        for mention in mentions
        if mention.label != "QUANTITY" or mention.unit
        for i in range(mention.start, mention.end)
    }
    added = [cell for cell in cells.values() if not taken.intersection(range(cell.start, cell.end))]
    covered = {i for cell in added for i in range(cell.start, cell.end)}
    kept = [mention for mention in mentions if not covered.intersection(range(mention.start, mention.end))]
    return sorted([*kept, *added], key=lambda mention: mention.start)


def _unit(header: regex.Match[str], home: str) -> tuple[Decimal, str]:
    """Return the scale and the currency that a table's header states."""
    scale = Decimal(SCALE.get((header.group("scale") or "").replace("人民币", ""), 1))
    name = header.group("currency")
    return scale, home if name == "元" else currencies().get(name.removesuffix("元") if name == "人民币元" else name, home)


def _cells_below(text: str, start: int, unit: tuple[Decimal, str]) -> list[Mention]:
    """Return the cells of the rows under a table's unit: lines of a name and two or more plain numbers."""
    found: list[Mention] = []
    misses = 0
    position = text.find("\n", start)
    while position >= 0 and misses < 3 and len(found) < 400:
        row = ROW.match(text, position + 1)
        assert row is not None
        numbers = list(CELL.finditer(row.group()))
        words = len(NO_WORDS.sub("", row.group()))
        if len(numbers) >= 2 and words <= 24:
            misses = 0
            found += _cells(text, *row.span(), 3, unit, rates=RATE_ROW.match(row.group()) is not None)
        else:
            misses += 1
        position = text.find("\n", position + 1)
    return found


def _cells(
    text: str, begin: int, end: int, year_before: int, unit: tuple[Decimal, str], *, rates: bool = False
) -> list[Mention]:
    """Return the cells of a row or a part of one; four digits that begin before `year_before` are a year."""
    scale, code = (Decimal(1), "%") if rates else unit
    found = []
    for number in CELL.finditer(text[begin:end]):
        value = read_numeral(number.group())
        if value is not None and not (len(number.group()) == 4 and number.start() < year_before):
            label = "PERCENT" if rates else "MONEY"
            found.append(
                Mention(begin + number.start(), begin + number.end(), label, plain(value * scale), None, code)
            )
    return found
