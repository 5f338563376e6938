"""One value expression read whole: 三千五百万港元, 三成五, 去年前三季度, 20个交易日, 一百二十三, 最多三点五英里, 负二.

It reads more than `extract` takes from running text: bare numbers, negatives in words, 一 with a measure word, halves,
sums with 角 and 分, dozens; and what stands around a number to bound it (约, 最多, 以上).
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

import msgspec
import regex

from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention, plain, settle
from newsfacts.text.fold import Folded, fold
from newsfacts.values.alone.moment import read_length, read_moment
from newsfacts.values.alone.number import read_lone_number
from newsfacts.values.bounds import AFTER_NUMBER, BEFORE_NUMBER, mod_of
from newsfacts.values.find import find_values
from newsfacts.values.numerals import DIGITS, read_number
from newsfacts.values.quantity import unit_words
from newsfacts.values.resolve import resolve_values

NUMERALS = regex.compile(
    r"[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟几负点\s]{3,}|[百千万亿][一二三四五六七八九]"
)
NEGATIVE = regex.compile(r"^(?:负|零下|-)")
NOISE = regex.compile(r"^(?:公元|纪元|在|于|从|大概是|共)|(?:整|正|或|的时候)$|\(含\)")
# 一百二十三元1角1分, 两角五分, 两毛五, 五块六
SUM = regex.compile(
    r"(?:(?P<yuan>.{1,12}?)(?:元|块|圆)零?)?(?:(?P<jiao>[\d一二两三四五六七八九]{1,2})(?:角|毛|毫))?零?(?:(?P<fen>[\d一二两三四五六七八九十]{1,3})分?)?钱?"
)
# Units that running text would not be read by: 二两, 9m, 8 foot.
UNITS_ALONE = {row["word"]: row["unit"] for row in lexicon("units_alone")}
# Running text has 20个 and a product; what is asked for by itself is a number of coins.
COINS = {coin: coin for coin in ("比特币", "以太币", "以太坊", "莱特币", "狗狗币", "瑞波币", "泰达币")}
THOUSAND = regex.compile(r"(?<=\d)[kK](?=元|块|港|美)")
PERCENT = regex.compile(r"百分(?P<number>百|[一二三四五六七八九十]{1,4})")
# Characters of news that no word of a value holds: a text with one is more than values. A test holds them against the grammar.
NO_VALUE = regex.compile(
    r"[进性疫技向确策企因研防但导看闻病券变意他影传响仍域无广采专改决态助们肺炎况继各储健问密优城措紧做括被质严卫究随医带知药毒试官选些压染范登"
    r"善器互材副晶输软础江峰住论促悉精声验给趋媒死透序切育疗免承介川聚暂酸写石障焦申胀尽挥且必键宁攻盟室考容竞远革很谈旗宏待异执虑爆照修绿扬另适送缓碳志食"
    r"探症邦否避私苗频圳王识惠戎散震访吸拓缺荡移宇象潮松希园忧暴芯绍飙禁鸿潜察绝煤释武拼贵盖励挑汉逊膨剧真束虽炭操困慧乡味抢虎遭街著齐湖偏伴培呈想宙鹰虚押锁宜李"
    r"液讨愿村燃遇呼振跳厅帮浙靠友永献携]"
)
# What a text that is nothing but values may have around and between them.
_VALUE = r"(?P<value>\S(?:.*?\S)?)(?:左右|前后|上下|的时候)?\s*"
CORE = regex.compile(rf"(?:[\s=]|\.{{2,}})*(?:从|自从|自|由|在|于|大约|大概|约)?\s*{_VALUE}", regex.DOTALL)
PIECE = regex.compile(
    r"(?:和|及|与|还有|[、,;。!?\s=“”‘’…]|\.{2,})*(?P<value>[^,;。!?、\s“”‘’](?:[^,;。!?、“”‘’]*[^,;。!?、\s“”‘’])?)[\s”’]*"
)
EARLY, LATE = dt.datetime(2001, 2, 4), dt.datetime(2022, 11, 24)
RANGE = regex.compile(r"到|至|-|~|—+")


def parse_value(folded: Folded, now: dt.datetime | None) -> Mention | None:
    """Return the value that a folded text is as a whole, None where it is none; a bare number is a QUANTITY.

    Times are read against `now`; without it those that depend on it stay open.
    """
    text = folded.text
    published = None if now is None else now.date().isoformat()
    return _alone(text, now) or _bounded(text, published) or _measured(text, _of_coin())


def is_numeral(text: str) -> bool:
    """Tell whether a folded text has nothing but Chinese numerals: 壹千零壹 is no name."""
    return NUMERALS.fullmatch(text) is not None


def values_alone(folded: Folded, now: dt.datetime | None) -> list[Mention]:
    """Return the values of a text that is nothing but values: one expression, or a list of them; [] where it is more.

    >>> [m.value for m in values_alone(fold("壹百四十四。二千零四十五,和三亿元"), None)]
    ['144', '2045', '300000000']
    >>> [m.value for m in values_alone(fold("“一”和“五”, 1, 234"), None)]
    ['1', '5', '1', '234']
    """
    if not 0 < len(folded.text) <= 160 or NO_VALUE.search(folded.text):
        return []
    text = _with_pauses(folded)
    whole = CORE.fullmatch(text)
    if whole and (value := _alone(whole.group("value"), now)):
        return [_placed(value, whole)]
    mentions = []
    for piece in PIECE.finditer(text):
        if whole and piece.span("value") == whole.span("value"):
            return []  # read before, and no value
        value = _alone(piece.group("value"), now)
        if value is None:
            return []
        mentions.append(_placed(value, piece))
    return mentions


def _placed(value: Mention, piece: regex.Match[str]) -> Mention:
    return msgspec.structs.replace(value, start=piece.start("value"), end=piece.end("value"))


def _with_pauses(folded: Folded) -> str:
    """Return the text with each comma that a blank follows a semicolon: 1, 234 is no grouped number."""
    pauses = [i for i, char in enumerate(folded.text) if char == "," and _blank_after(folded, i)]
    text = list(folded.text)
    for i in pauses:
        text[i] = ";"
    return "".join(text)


def _blank_after(folded: Folded, position: int) -> bool:
    _, last = folded.origin(position, position + 1)
    return folded.long[last : last + 1] == " "


def _alone(text: str, now: dt.datetime | None) -> Mention | None:
    return _time(text, now) or _read(text, None if now is None else now.date().isoformat())


def _time(text: str, now: dt.datetime | None) -> Mention | None:
    """Return the time or length of time that `text` is, None where it is none or depends on a moment not given."""
    if now is not None:
        return read_moment(text, now) or read_length(text)
    # What two moments far apart agree on depends on neither.
    first = read_moment(text, EARLY)
    second = first and read_moment(text, LATE)
    if first is not None and second is not None:
        return first if first.value == second.value else None
    return read_length(text)


def _read(text: str, published: str | None) -> Mention | None:
    """Return the value that `text` is without words around it."""
    if not text or len(text) > 80:
        return None
    text = THOUSAND.sub("千", NOISE.sub("", text) or text)
    if vague := _vague(text, published):
        return vague
    whole = [m for m in settle(find_values(fold(text))) if (m.start, m.end) == (0, len(text))]
    if whole and whole[0].meaning != "bare":
        resolved, _ = resolve_values(fold(text), whole, published)
        return resolved[0]
    negative = NEGATIVE.match(text)
    if (
        negative
        and (inner := _read(text[negative.end() :], published))
        and inner.value
        and inner.label not in ("DATE", "DURATION")
    ):
        upper = None if inner.upper is None else plain(-Decimal(inner.upper))
        return msgspec.structs.replace(inner, value=plain(-Decimal(inner.value)), upper=upper)
    return (
        _sum(text)
        or _sums(text)
        or _percent(text)
        or _measured(text, _of_unit())
        or _measures(text)
        or read_lone_number(text)
    )


# 几十万块, 数百亿美元; 十几块钱
VAGUE = regex.compile(r"(?P<some>好?几|数|十几)(?P<rest>\D+)")


def _vague(text: str, published: str | None) -> Mention | None:
    """Return a sum or count of which the words tell no more than its size: between ten and a hundred, ten and twenty."""
    match = VAGUE.fullmatch(text)
    teens = match is not None and match.group("some") == "十几"
    if match is None or not (teens or match.group("rest")[0] in "十百千万亿"):
        return None
    inner = _read(("十" if teens else "一") + match.group("rest"), published)
    if inner is None or inner.label not in ("MONEY", "QUANTITY") or inner.value is None or inner.upper is not None:
        return None
    return msgspec.structs.replace(inner, upper=plain(Decimal(inner.value) * (2 if teens else 10)), mod=None)


def _bounded(text: str, published: str | None) -> Mention | None:
    """Return the value with the words of approximation or comparison around it taken into its `mod`."""
    for length in range(min(8, len(text) - 1), -1, -1):
        prefix, rest = text[:length], text[length:]
        if prefix and not BEFORE_NUMBER.fullmatch(prefix):
            continue
        after = next((m for i in range(1, len(rest)) if (m := AFTER_NUMBER.fullmatch(rest, i))), None)
        core = rest[: after.start()] if after else rest
        if core == text:
            continue
        inner = _read(core, published)
        if inner is not None:
            mod = mod_of(text, length, length + len(core), inner.mod) if inner.label != "DATE" else inner.mod
            return msgspec.structs.replace(inner, mod=mod)
    return None


def _sum(text: str) -> Mention | None:
    """Read a sum with its small coins: 123元1角1分, 两毛五."""
    match = SUM.fullmatch(text)
    if match is None or not (
        match.group("jiao") or (match.group("yuan") and match.group("fen")) or text.endswith("分")
    ):
        return None
    total = Decimal(0)
    for part, factor in (("yuan", Decimal(1)), ("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
        if match.group(part):
            number = read_number(match.group(part))
            if number is None:
                return None
            total += number.value * (
                Decimal("0.1") if part == "fen" and not match.group("jiao") and text[-1] != "分" else factor
            )
    return Mention(0, len(text), "MONEY", plain(total), None, "CNY")


def _sums(text: str) -> Mention | None:
    """Read a range of sums with small coins: 五元六角-五元七毛八分."""
    for join in RANGE.finditer(text):
        low, high = _sum(text[: join.start()]), _sum(text[join.end() :])
        if low is not None and high is not None:
            return msgspec.structs.replace(low, end=len(text), upper=high.value)
    return None


def _percent(text: str) -> Mention | None:
    """Read 百分百 and 百分三十, which leave 之 out."""
    match = PERCENT.fullmatch(text)
    number = read_number(match.group("number")) if match and match.group("number") != "百" else None
    if match is None or (number is None and match.group("number") != "百"):
        return None
    return Mention(0, len(text), "PERCENT", plain(number.value) if number else "100", None, "%")


def _measures(text: str) -> Mention | None:
    """Read a range whose ends both have their unit: 1.6m-3.9m, 米六到三米九."""
    for join in RANGE.finditer(text):
        low, high = _measured(text[: join.start()], _of_unit()), _measured(text[join.end() :], _of_unit())
        if low is not None and high is not None and low.unit == high.unit and low.upper is None:
            return msgspec.structs.replace(low, end=len(text), upper=high.value)
    return None


@cache
def _of_coin() -> regex.Pattern[str]:
    return _with_unit(COINS)


@cache
def _of_unit() -> regex.Pattern[str]:
    return _with_unit(unit_words() | UNITS_ALONE)


def _unit(word: str) -> str:
    return COINS.get(word) or UNITS_ALONE.get(word) or unit_words()[word]


def _with_unit(units: Iterable[str]) -> regex.Pattern[str]:
    """Return a number with one of some units, which is a half of it or goes on with tenths."""
    return regex.compile(
        r"(?P<number>.{0,12}?)\s*(?P<first>[个枚])?(?P<half>半)?(?P<unit>\L<units>)(?:(?P<last>半)|(?P<tenth>[一二三四五六七八九]))?",
        units=list(units),
    )


def _measured(text: str, pattern: regex.Pattern[str]) -> Mention | None:
    """Read a number with a measure word that running text would take for an article (一升), or with a half.

    A digit behind the unit is a tenth of it (三米九), a unit before a digit counts one (米九).
    """
    match = pattern.fullmatch(text)
    if match is None:
        return None
    number = read_number(match.group("number")) if match.group("number") else None
    half = Decimal("0.5") if match.group("half") or match.group("last") else Decimal(0)
    tenth = Decimal(DIGITS[match.group("tenth")]) / 10 if match.group("tenth") else Decimal(0)
    if number is None and (match.group("number") or not (half or tenth)):
        return None
    value = (number.value if number else Decimal(1 if tenth else 0)) + half + tenth
    upper = None if number is None or number.upper is None else plain(number.upper)
    return Mention(
        0, len(text), "QUANTITY", plain(value), upper, _unit(match.group("unit")), number.mod if number else None
    )
