"""Lengths of time: 四年, 9个月, 三年九个月, 三到四个月, 20个交易日, 连续6个月, 半年, 一年半."""

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec
import regex

from newsfacts.mention import Mention, plain
from newsfacts.values.bounds import mod_of
from newsfacts.values.date import NO_YEAR, TWO_DIGITS, turned_over
from newsfacts.values.numerals import known_number

_CN = "零一二两三四五六七八九十百廿"
_N = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,6}}|\d{{1,4}}(?:\.\d{{1,2}})?|[{_CN}]{{1,5}})"
DURATION = regex.compile(
    rf"""
    (?<![\d.第初唯统])(?!0\d|[零〇]|(?:{TWO_DIGITS})年{NO_YEAR})(?:                 # 08年, 零八年 and 九八年 are years
        (?P<half>半)(?P<half_unit>年(?!报|结|度|期|检|核心|业绩|成绩[单表]|答卷)|个月|个小时|天|日(?!元|本))
      | (?P<n>{_N}) 个 (?P<more_half>半) (?P<unit>月|小时|季度|钟头|星期)
      | (?P<n>{_N}[余多几]?)(?:(?P<low_unit>年|个月|天|周|个?小时)?(?:到|至|-|~)(?P<upper>{_N}))?
        (?P<unit>个?多?(?:季度|季(?![报节后军风赛票刊度末初])|星期|礼拜|小时|钟头|交易日|营业日|工作日|自然日|月)|周年|周(?!岁)|年|天|日|分钟|秒钟?|载|昼夜)(?P<more_half>半)?
        (?:零?(?P<n2>{_N})(?P<unit2>个月|个?小时|天|日|分钟|分(?![之红数行])|秒))?
    )
    """,
    regex.VERBOSE,
)
# A cheap first look: a numeral and what may follow it in a length.
_FOLLOWS = r"[余多几个季星礼小钟交工月周年天日分秒载昼到至\-~]"
FIRST_LOOK = re.compile(
    rf"(?=[\d{_CN}半])(?<![\d.第初唯统])(?:半(?=[年个天日])|\d(?=\d*+(?:,\d{{3}}){{0,6}}+(?:\.\d+)?{_FOLLOWS})|[{_CN}](?=[{_CN}]{{0,4}}{_FOLLOWS}))"
)
LETTER = {
    "年": "Y",
    "周年": "Y",
    "载": "Y",
    "月": "M",
    "周": "W",
    "星期": "W",
    "礼拜": "W",
    "天": "D",
    "日": "D",
    "交易日": "D",
    "营业日": "D",
    "工作日": "D",
    "自然日": "D",
    "昼夜": "D",
    "小时": "H",
    "钟头": "H",
    "分钟": "M",
    "分": "M",
    "秒": "S",
    "秒钟": "S",
}
RANK = {"Y": 6, "M": 5, "W": 4, "D": 3, "TH": 2, "TM": 1, "TS": 0}
"""Of two numbers of one length the second counts a smaller unit: 三年九个月, but not 12秒12秒."""
# 为20日|平均的9倍, 5日|均线
MEAN = re.compile(r"(?:\w动)?平均(?!每)|均[线价量值]")
# 5月 is a month, 连6月 a length; 20日 a day, 周转38日 a length.
SPELL = re.compile(
    r"(?:连续?|连(?:跌|升|涨|挫|降|阳|阴|板)了?|历时|为期|持续|长达|近|逾|超过?|仅|[由从至到]|缩短至|延长至|周期|周转[天日]数|天数|日数|耗时|用时|约|足足|整整)$"
)
# 历时近两年 is nearly two years; 近三年低位 and 近14天内 are the last ones, whole.
LASTED = re.compile(
    r"(?:时|持续|维持|长达|时隔|[睽暌]违|相隔|间隔|经过|经历|经营|运行|[用花等了满达]|停牌|停产|停工|停业|为期|逾期|滞后|推迟|拖欠|延[长期迟]|过期|提前|关闭|失踪|任职|服役|服刑)近$"
)
# 最大三个月涨幅, 突破半年线: the word before is said of what follows.
NOT_OF = re.compile(r"线|[涨跌升降增减]幅")
# 12季新低, 近8季以来: 四季 and 3季 elsewhere are seasons or say which one
SINCE = re.compile(r"以?来|[新次最]?[高低](?!价|利|毛|收|端|阶)|之最")
# 平均7日|年化收益率
YIELDS = re.compile("(?:平均)?年化")
IN_A_ROW = re.compile(r"(?:连续?|连[亏跌涨升降增赚衰]|历时)$")
RUNNING = re.compile(r"(?:连续?|历时)$")
HAN = re.compile(r"[\u4e00-\u9fff]")
ARTICLE = re.compile(r"(?:每|第|前|首|头|新|下|(?<!马)上|这|那|有|本|后|某|当|何|年比)$")
# 第一、二、四周, 第三至五年: which ones
ORDINALS = re.compile(rf"第[\d{_CN}]{{1,3}}(?:[、和及][\d{_CN}]{{1,3}})*[、和及至到\-~]$")
COUNTED = re.compile(r"(?:第|每|前|首|头|几|(?<![天日月年周])数)$")
NOT_AFTER = {
    "年": re.compile(r"(?:比一年|前(?!三季|\d|[一二三四五六七八九十]个?[月季])|以?来的?老|级|代|度|底|初|末|中(?!国|央|心|东|美|方)|轻|薪|报|化|会|糕|内在|定开|持有|定期开放|滚动|期定开|期定期开放|行动|窖|(?i:shibor))"),
    "天": re.compile(r"(?:前|后|然|气|空|猫|地|下|津|河|候|使|才|线|生|价|文|际|量|(?i:shibor))"),  # 7天Shibor: what a rate is called
    "日": re.compile(r"(?:前|后|均|常|内瓦|元|本|报|文|语|线|产|期|子)"),
    "月": re.compile(r"(?:前|后|球|饼|均|份|报|亮|薪|供|(?i:shibor))"),
    "周": re.compile(r"(?:前|后|[一二三四五六日末]|边|转|报|刊|岁|期|围|大|末|年|四[千百]?\d?)"),
    "季度": re.compile(r"(?:财?报|业绩)"),
    "小时": re.compile(r"(?:前|后)"),
    "分钟": re.compile(r"(?:前|后)"),
}  # fmt: skip


def find_durations(text: str) -> Iterator[Mention]:
    """Yield the durations of a folded text; `value` is ISO 8601, `upper` the end of a range.

    >>> text = "三年九个月亏损,三到四个月内,连续6个月,20个交易日"
    >>> [(text[m.start:m.end], m.value, m.upper) for m in find_durations(text)]
    [('三年九个月', 'P3Y9M', None), ('三到四个月', 'P3M', 'P4M'), ('6个月', 'P6M', None), ('20个交易日', 'P20D', None)]
    """
    before: Mention | None = None
    position = 0
    for look in FIRST_LOOK.finditer(text):
        match = DURATION.match(text, look.start()) if look.start() >= position else None
        if match is None:
            continue
        position = match.end()
        mention = _duration(text, match)
        if mention is None:
            continue
        position = mention.end
        if before is not None and _is_range(text, before, mention):
            mention = msgspec.structs.replace(before, end=mention.end, upper=mention.value)
        elif before is not None:
            yield before
        before = mention
    if before is not None:
        yield before


JOIN = re.compile(r"到|至|-|~|—{1,2}")


# 周转天数缩短|5天至61天, 账期由此拉长|12天至96天: by how long, and to how long; but 预计缩短5天至8天
CHANGED = regex.compile(r"(?:周转|天数|账期)[^,。;\n预料将可拟]{0,8}(?:缩短|延长|拉长|减少|增加|缩减|下降|上升)(?:了|约|近|逾)*$")


def _is_range(text: str, first: Mention, second: Mention) -> bool:
    """Tell whether two lengths are the ends of one range: 半年至一年, 一个月到一个半月; but 周转天数缩短5天|至61天."""
    single = first.upper is None and second.upper is None
    joined = single and JOIN.fullmatch(text, first.end, second.start) is not None
    return joined and not CHANGED.search(text, max(0, first.start - 20), first.start)


def _duration(text: str, match: regex.Match[str]) -> Mention | None:
    if match.group("half"):
        if text[max(0, match.start() - 1) : match.start()] in ("上", "下", "大", "前", "后"):
            return None
        value = {"年": "P6M", "个月": "P15D", "个小时": "PT30M"}.get(match.group("half_unit"), "PT12H")
        return Mention(match.start(), match.end(), "DURATION", value, mod=_mod(text, match))
    if match.group("n2") and not _goes_on(match):
        match = DURATION.match(text, match.start(), match.start("n2")) or match
    if match.group("low_unit") and CHANGED.search(text, max(0, match.start() - 20), match.start()):
        match = DURATION.match(text, match.start(), match.end("low_unit")) or match
    surface, unit_words = match.group("n", "unit")
    unit = unit_words.removeprefix("个").removeprefix("多")
    number = known_number(surface) if _is_length(text, match, unit, surface) else None
    if number is None:
        return None
    low_unit = match.group("low_unit")
    value = f"P{_iso_part(number.value, low_unit)}" if low_unit else _iso(number.value, unit, match)
    upper = known_number(match.group("upper") or "")
    high = upper.value if upper else number.upper
    end = None if high is None else _iso(high, unit, match)
    mod = number.mod or ("MORE_THAN" if "多" in unit_words else None) or _mod(text, match)
    return Mention(match.start(), match.end(), "DURATION", value, end, mod=mod)


def _mod(text: str, match: regex.Match[str]) -> str | None:
    """Return the `mod` that the words around a length give it: none to 近14天内 and 最近三年, which are whole."""
    start = match.start()
    mod = mod_of(text, start, match.end())
    if mod is not None and NOT_OF.match(text, match.end()):
        return None
    near = mod == "APPROX" and text.startswith("近", start - 1) and not text.startswith(("接", "将", "几", "临"), start - 2)
    return None if near and not LASTED.search(text, max(0, start - 4), start) else mod


def _letter(unit: str) -> str:
    """Return the letter of a unit in ISO 8601, after the T that parts clock units from the others."""
    if unit in ("季", "季度"):
        return "M"
    return f"T{LETTER[unit]}" if unit in CLOCK_UNITS else LETTER[unit]


CLOCK_UNITS = ("小时", "钟头", "分钟", "分", "秒", "秒钟")


def _goes_on(match: regex.Match[str]) -> bool:
    """Tell whether the second number of a length counts a smaller unit than the first."""
    first, second = (
        match.group(name).removeprefix("个").removeprefix("多") for name in ("unit", "unit2")
    )
    return RANK[_letter(second)] < RANK[_letter(first)]


def _is_length(text: str, match: regex.Match[str], unit: str, surface: str) -> bool:
    """Tell a length from a date, an article or a rate: 5月, 20日, 2025年, 一年 in 每年一次."""
    arabic = surface[0].isdigit()
    if unit == "年" and arabic and len(surface) >= 4:
        return False
    before = text[max(0, match.start() - 6) : match.start()]
    if ORDINALS.search(text, max(0, match.start() - 10), match.start()):
        return False
    if unit == "季" and not (IN_A_ROW.search(before) or SINCE.match(text, match.end())):
        return False
    if unit == "月" and "个" not in match.group() and not RUNNING.search(before):
        return False
    stop = NOT_AFTER.get(unit)
    if stop and stop.match(text, match.end()) and match.group("n2", "more_half") == (None, None):
        return False
    if unit == "月" and "个" not in match.group():
        return True
    if unit == "日" and (arabic or len(surface) > 1):
        number = known_number(surface)
        long = SPELL.search(before) is not None or MEAN.match(text, match.end()) is not None or (number is not None and number.value >= 32) or YIELDS.match(text, match.end()) is not None
        return long or turned_over(text, match.start())
    if unit == "年" and arabic and len(surface) == 2 and not HAN.search(before[-1:]):
        return True
    if unit == "交易日" and before.endswith("前") and surface != "一":
        return True  # 公告日前60个交易日均价
    return not (ARTICLE if surface == "一" else COUNTED).search(before)


def _iso_part(value: Decimal, unit: str) -> str:
    """Return a number of units that nothing follows, without the P of ISO 8601: 15D, T2H."""
    letter = LETTER[unit.removeprefix("个")]
    return f"T{plain(value)}{letter}" if letter == "H" else f"{plain(value)}{letter}"


def _iso(number: Decimal, unit: str, match: regex.Match[str]) -> str:
    if unit in ("季", "季度"):
        number, unit = number * 3, "月"
    letter = LETTER[unit]
    time = "T" if unit in CLOCK_UNITS else ""
    extra = ""
    if match.group("more_half"):
        extra = {"年": "6M", "月": "15D", "小时": "30M", "天": "T12H"}.get(unit, "")
    if match.group("n2"):
        second = known_number(match.group("n2"))
        unit2 = match.group("unit2").removeprefix("个")
        time2 = "T" if unit2 in CLOCK_UNITS and not time else ""
        extra = f"{time2}{plain(second.value)}{LETTER[unit2]}" if second else ""
    return f"P{time}{plain(number)}{letter}{extra}"
